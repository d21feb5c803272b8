"""Referrals that look right and would hurt. Each test is a sentence a worker could say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from directory_data.model import Eligibility, NeedTag, Text
from directory_data.places import gazetteer, roads
from directory_data.vocabulary import vocabulary
from matcher.engine import match
from matcher.evidence import Verdict
from matcher.index import Index
from matcher.needs import Danger, Need, Person, Profile
from matcher.understanding import understand
from tests.matcher.conftest import NOW, index_of, profile
from tests.samples import service, snapshot_of

REPORTING = {"title": Text("Signaler qu'un enfant n'est pas en sécurité")}
MAN = Person("adult", conditions=frozenset({"men"}))
WOMAN = Person("adult", conditions=frozenset({"women"}))


def verdict(
    rule: str, asked: Profile, code: str, kind: str = "community", **changes: object
) -> Verdict | None:
    snapshot = snapshot_of(service(**{"needs": (NeedTag(code, "principal"),), **changes}))
    snapshot = replace(snapshot, organizations=(replace(snapshot.organizations[0], kind=kind),))
    found = match(asked, Index.build(snapshot, gazetteer(), roads(), vocabulary()), NOW)
    evidence = [e for m in found.matches for e in m.evidence] + [s.reason for s in found.set_aside]
    return next((item.verdict for item in evidence if item.rule == rule), None)


def test_a_parent_asking_for_help_is_not_sent_to_the_reporting_line() -> None:
    assert verdict("is_not_a_report", profile("VIO-DPJ"), "VIO-DPJ", **REPORTING) is Verdict.NOT_MET


def test_the_reporting_line_stays_where_a_child_is_in_danger() -> None:
    asked = profile("VIO-DPJ", danger=(Danger("child", 0.9, ()),))
    assert verdict("is_not_a_report", asked, "VIO-DPJ", **REPORTING) is None


def test_who_stands_by_families_after_a_report_is_proposed() -> None:
    beside = {"summary": Text("Après un signalement, nous accompagnons les parents.")}
    assert verdict("is_not_a_report", profile("VIO-DPJ"), "VIO-DPJ", **beside) is None


@pytest.mark.parametrize(
    ("people", "expected"),
    [((MAN,), Verdict.NOT_MET), ((WOMAN,), None), ((MAN, WOMAN), None), ((), None)],
)
def test_a_shelter_for_women_is_not_for_a_man_alone(
    people: tuple[Person, ...], expected: Verdict | None
) -> None:
    shelter = {"summary": Text("Hébergement sécuritaire pour femmes et leurs enfants.")}
    asked = profile("VIO-REFUGE", people=(*people, Person("child", 60)))
    assert verdict("shelters_this_parent", asked, "VIO-REFUGE", **shelter) is expected


def test_what_the_directory_requires_is_judged_once() -> None:
    shelter = {
        "summary": Text("Hébergement pour femmes."),
        "eligibility": Eligibility(requires=("women",)),
    }
    asked = profile("VIO-REFUGE", people=(MAN,))
    assert verdict("shelters_this_parent", asked, "VIO-REFUGE", **shelter) is None
    assert verdict("household_meets_conditions", asked, "VIO-REFUGE", **shelter) is Verdict.NOT_MET


def test_what_the_family_said_no_to_is_not_proposed_by_the_back_door() -> None:
    tags = (NeedTag("ESS-CUISINE", "principal"), NeedTag("ESS-DEPAN", "secondaire"))
    asked = profile("ESS-DEPAN", declined=("ESS-CUISINE",), refused=("ESS-CUISINE",))
    assert verdict("is_not_declined", asked, "ESS-DEPAN", needs=tags) is Verdict.NOT_MET


def test_what_also_does_something_else_first_stays() -> None:
    tags = (NeedTag("ESS-CUISINE", "principal"), NeedTag("ESS-DEPAN", "principal"))
    asked = profile("ESS-DEPAN", declined=("ESS-CUISINE",), refused=("ESS-CUISINE",))
    assert verdict("is_not_declined", asked, "ESS-DEPAN", needs=tags) is None


@pytest.mark.parametrize(
    ("note", "declined"),
    [
        ("besoin de bouffe, veut pas d'ateliers de cuisine", {"ESS-CUISINE"}),
        ("a eu des ateliers de cuisine l'an passé, c'est fini, frigo vide", set()),
        ("frigo vide", set()),
    ],
)
def test_a_no_is_told_from_a_past(note: str, declined: set[str]) -> None:
    assert set(understand(note, vocabulary()).profile.declined) == declined


@pytest.mark.parametrize(
    ("barriers", "home", "expected"),
    [
        ({"mistrust"}, False, Verdict.UNKNOWN),
        ({"mistrust"}, True, None),
        ({"no_public"}, False, Verdict.NOT_MET),
        ({"no_public"}, True, Verdict.NOT_MET),
        (set(), False, None),
    ],
)
def test_a_public_service_needs_someone_along_where_trust_is_thin(
    barriers: set[str], home: bool, expected: Verdict | None
) -> None:
    asked = profile("PAR-EPUISE", barriers=frozenset(barriers))
    modes = ("home",) if home else ("on_site",)
    assert verdict("keeps_trust", asked, "PAR-EPUISE", "public", modes=modes) is expected


def test_a_life_comes_before_trust() -> None:
    asked = profile("MEN-SUICIDE", barriers=frozenset({"no_public"}))
    assert verdict("keeps_trust", asked, "MEN-SUICIDE", "public") is Verdict.UNKNOWN


def test_the_note_says_which_door_is_closed() -> None:
    barriers = understand("au boutte, veut rien savoir du CLSC", vocabulary()).profile.barriers
    assert barriers >= {"no_public"}


def test_couple_therapy_named_only_in_the_text_is_couple_work() -> None:
    asked = profile(needs=(Need("PAR-SEPAR"), Need("VIO-CONJUGALE")))
    work = {"summary": Text("Thérapie de couple et médiation.")}
    assert verdict("is_safe_here", asked, "PAR-SEPAR", **work) is Verdict.NOT_MET


def test_an_index_knows_the_nature_of_a_service_once() -> None:
    entry = index_of(service(needs=(NeedTag("VIO-DPJ", "principal"),), **REPORTING)).entries[0]
    assert (entry.takes_reports, entry.mediates, entry.for_women) == (True, False, False)


@pytest.mark.parametrize(
    ("conditions", "title", "expected"),
    [
        ({"owner"}, "Comité des locataires", Verdict.NOT_MET),
        ({"owner"}, "Locataires et propriétaires : vos droits", None),
        ({"owner"}, "Améliorer sa maison", None),
        (set(), "Comité des locataires", None),
    ],
)
def test_a_service_for_tenants_is_not_for_a_family_that_owns_its_home(
    conditions: set[str], title: str, expected: Verdict | None
) -> None:
    asked = profile("LOG-INSALUBRE", conditions=frozenset(conditions))
    assert verdict("defends_this_household", asked, "LOG-INSALUBRE", title=Text(title)) is expected


LOSS = (Need("PER-DEUIL"), Need("SOC-ISOLE", 2))
CIRCLE = (NeedTag("PER-ALLAIT", "principal"), NeedTag("SOC-ISOLE", "secondaire"))


@pytest.mark.parametrize(
    ("needs", "people", "expected"),
    [
        (LOSS, (WOMAN,), Verdict.NOT_MET),
        (LOSS, (WOMAN, Person("child", 60)), Verdict.NOT_MET),
        (LOSS, (WOMAN, Person("child", 2)), None),
        (LOSS, (Person("adult", pregnant=True),), None),
        ((*LOSS, Need("PER-ALLAIT", 2)), (WOMAN,), None),
        ((Need("SOC-ISOLE"),), (WOMAN,), None),
    ],
)
def test_after_the_loss_of_a_baby_nothing_supposes_a_living_one(
    needs: tuple[Need, ...], people: tuple[Person, ...], expected: Verdict | None
) -> None:
    asked = profile(needs=needs, people=people)
    assert verdict("spares_the_bereaved", asked, "", needs=CIRCLE) is expected


def test_a_clinic_that_also_helps_with_babies_stays_for_the_bereaved() -> None:
    clinic = (NeedTag("PER-SOINS", "principal"), NeedTag("PER-DETRESSE", "principal"))
    assert verdict("spares_the_bereaved", profile("PER-DEUIL"), "", needs=clinic) is None
