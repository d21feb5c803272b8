"""What the engine may know of a vignette, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory_data.places import gazetteer
from directory_data.vocabulary import vocabulary
from matcher import Profile
from tests.web.bench.conftest import ALLOWED, NOTE, a_note, three_rows
from web.bench.profiles import profile_of
from web.bench.runs import Ground, relevance_run
from web.bench.vignettes import asked, gold

CODES = st.sampled_from(["ESS-COUCHES", "VIO-REFUGE", "MEN-SUICIDE"])
NEED = st.fixed_dictionaries({"code": CODES, "priority": st.integers(1, 3), "implicit": st.booleans()})
SERVICES = st.sampled_from(["s1", "s2", "s3", "s999"])
ANYTHING = st.one_of(st.none(), st.text(max_size=8), st.lists(st.text(max_size=4), max_size=3))
GOLD = st.fixed_dictionaries(
    {},
    optional={
        "gold_needs": st.lists(NEED, max_size=3),
        "needs": st.lists(NEED, max_size=3),
        "relevance": st.dictionaries(SERVICES, st.integers(0, 3)),
        "must_not": st.lists(SERVICES),
        **{key: ANYTHING for key in NOTE if key not in (*ALLOWED, "gold_needs", "relevance", "must_not")},
        "danger": ANYTHING,
        "anything_else": ANYTHING,
    },
)


@pytest.fixture(scope="module")
def ground() -> Ground:
    return Ground.of(three_rows())


@given(other=GOLD)
@settings(max_examples=60, deadline=None)
def test_no_gold_field_ever_changes_what_is_asked_nor_the_run(ground: Ground, other: dict[str, Any]) -> None:
    bare = {key: NOTE[key] for key in ALLOWED}
    assert asked(bare | other) == asked(bare)
    assert relevance_run(ground, [asked(bare | other)]) == relevance_run(ground, [asked(bare)])


def test_a_note_without_gold_has_none() -> None:
    assert gold({key: NOTE[key] for key in ALLOWED}) is None


def test_gold_is_read_from_vignettes_and_from_notes() -> None:
    judged = gold(a_note())
    assert judged is not None
    assert (judged.expected, judged.relevance, judged.must_not) == ({"ESS-COUCHES"}, {"s1": 3}, {"s2"})
    assert judged.slices == (
        "diff:facile",
        "dom:ESS",
        "mrc:Les Basques",
        "lang:fr",
        "feat:typo",
        "cons:sans_auto",
    )
    note = gold(
        {"id": "n", "text": "", "needs": [{"code": "LOG-URGENCE", "implicit": True}], "danger": ["roof"]}
    )
    assert note is not None
    assert (note.implicit, note.danger, note.relevance) == ({"LOG-URGENCE"}, {"roof"}, None)


def profile(**changes: Any) -> Profile:
    return profile_of(asked(a_note(**changes)), vocabulary(), gazetteer())


def test_the_sheet_wins_over_the_reading() -> None:
    told = profile(text="bébé de 3 mois à Matane, plus de couches", child_ages=[2.8, 0.03])
    assert [person.age_months for person in told.people] == [33, 0, None]
    assert told.place is not None
    assert told.place.id == "trois-pistoles"
    assert {need.person for need in told.needs} == {None}
    assert told.car == "no"


def test_without_a_sheet_the_reading_stands() -> None:
    told = profile(child_ages=None, situation=None, constraints=None, municipality=None, lat=None, lon=None)
    assert 3 in [person.age_months for person in told.people]
    assert told.place is None
    assert not {code for code in told.conditions if code.startswith("not_")}


def test_a_complete_list_also_tells_what_the_family_is_not_but_never_of_money() -> None:
    told = profile(situation=["parent_mere", "autochtone"], constraints=["anglophone"])
    assert {"indigenous", "not_immigrant", "not_senior"} <= told.conditions
    assert not {"low_income", "not_low_income", "under_35", "not_under_35"} & told.conditions
    assert told.languages == ("en",)


@pytest.mark.parametrize(
    ("situation", "adults"),
    [
        (["parent_mere"], [({"women"}, False)]),
        (["parent_pere"], [({"men"}, False)]),
        (["deux_parents", "enceinte"], [({"women"}, True), ({"men"}, False)]),
        (["enceinte"], [({"women"}, True)]),
        (["grand_parent_responsable"], [({"relatives"}, False)]),
    ],
)
def test_the_adults_of_the_sheet(situation: list[str], adults: list[tuple[set[str], bool]]) -> None:
    told = profile(situation=situation, child_ages=[])
    assert [(set(person.conditions), person.pregnant) for person in told.people] == adults


def test_the_sheet_says_the_means() -> None:
    told = profile(
        constraints=["soir_fds_seulement", "sans_telephone", "mefiance_institutions", "faible_revenu"]
    )
    assert {slot.day for slot in told.free} == set(range(7))
    assert min(slot.start for slot in told.free if slot.day < 5) >= 17 * 60
    assert {"no_phone", "mistrust"} <= told.barriers
    assert "low_income" in told.conditions
    assert told.cost is not None
