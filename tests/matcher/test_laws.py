"""The laws of a match, as properties."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from directory_data.model import Ages, Eligibility, NeedTag, Service, ServiceArea
from directory_data.places import gazetteer, roads
from directory_data.vocabulary import vocabulary
from matcher.evidence import Verdict
from matcher.needs import FreeTime, Need, Person, Profile
from matcher.wording import sentence
from tests.matcher.conftest import NOW, only, profile, report
from tests.samples import service

VILLAGES = ("Dégelis", "Squatec", "Cabano", "Auclair", "Rivière-Bleue", "Pohénégamook", "Biencourt")
CODES = ("GAR-HALTE", "GAR-REPIT", "PAR-EPUISE", "ESS-DEPAN", "MEN-ADULTE")
quick = settings(max_examples=60, deadline=None)

ages = st.one_of(
    st.sampled_from(["any", "unknown"]),
    st.tuples(st.integers(0, 100), st.integers(1, 120)).map(lambda t: Ages(t[0], t[0] + t[1], "child")),
)
services = st.builds(
    lambda code, role, age, modes, cost, hours, languages, read, phones: service(
        needs=(NeedTag(code, role),),
        eligibility=Eligibility(ages=age),
        modes=modes,
        cost=cost,
        languages=languages,
        read_on=read,
        phones=service().phones if phones else (),
        url="https://exemple.test/",
        schedule=replace(service().schedule, osm=hours),
    ),
    st.sampled_from(CODES),
    st.sampled_from(["principal", "secondaire"]),
    ages,
    st.sampled_from([("on_site",), ("phone",), ("home",), ("on_site", "phone"), ("mobile",), ()]),
    st.sampled_from(["free", "low", "paid", "unknown", "varies"]),
    st.sampled_from([None, "24/7", "Mo-Fr 09:00-16:00", "Sa 10:00-12:00"]),
    st.sampled_from([(), ("fr",), ("fr", "en")]),
    st.sampled_from([None, "2014", "2023-08", "2026-10-02"]),
    st.booleans(),
)
profiles = st.builds(
    lambda codes, village, car, age, cost, free, barriers, languages: profile(
        place=village,
        needs=tuple(Need(code, priority) for priority, code in enumerate(codes, start=1)),
        car=car,
        people=(Person("child", age),) if age is not None else (),
        cost=cost,
        free=free,
        barriers=barriers,
        languages=languages,
    ),
    st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True),
    st.sampled_from(VILLAGES),
    st.sampled_from(["yes", "no", "sometimes", "unknown"]),
    st.one_of(st.none(), st.integers(0, 200)),
    st.sampled_from([None, "free", "low", "any"]),
    st.sampled_from([(), (FreeTime(3, 540, 720),), (FreeTime(5, 600, 660),)]),
    st.sampled_from([frozenset(), frozenset({"mistrust"})]),
    st.sampled_from([(), ("en",), ("fr", "en")]),
)
crowds = st.lists(services, min_size=1, max_size=7).map(
    lambda found: tuple(replace(s, id=f"svc-{n}") for n, s in enumerate(found))
)


def standing(asked: Profile, *found: Service, at: object = "Dégelis") -> dict[str, float]:
    return {m.entry.service.id: m.score for m in report(asked, *found, at=at).matches}


@quick
@given(services, profiles, st.permutations(VILLAGES))
def test_nearer_never_loses(one: Service, asked: Profile, order: list[str]) -> None:
    near, far = order[:2]
    assert asked.place is not None
    drive = {v: roads().minutes(asked.place, gazetteer().find(v), NOW.date()).minutes for v in (near, far)}
    if drive[near] > drive[far]:
        near, far = far, near
    twins = (replace(one, id="a-far"), replace(one, id="b-near"))
    found = standing(asked, *twins, at={"a-far": far, "b-near": near})
    if "a-far" in found:
        assert found["b-near"] >= found["a-far"] - 1e-9


@quick
@given(crowds, profiles)
def test_the_order_of_input_does_not_matter(found: tuple[Service, ...], asked: Profile) -> None:
    shuffled = random.Random(7).sample(found, len(found))
    needs = tuple(reversed(asked.needs))
    first, second = report(asked, *found), report(replace(asked, needs=needs), *shuffled)
    assert [(m.entry.service.id, m.score) for m in first.matches] == [
        (m.entry.service.id, m.score) for m in second.matches
    ]


@quick
@given(crowds, profiles)
def test_a_service_no_one_asked_for_changes_nothing(found: tuple[Service, ...], asked: Profile) -> None:
    stranger = service(id="zzz", needs=(NeedTag("DRO-IMMIG", "principal"),))
    assert standing(asked, *found) == standing(asked, *found, stranger)


@quick
@given(services, profiles, st.sampled_from(["phone", "home", "mobile"]))
def test_help_that_comes_or_calls_does_not_lose_with_distance(
    one: Service, asked: Profile, mode: str
) -> None:
    one = replace(one, modes=(mode,))
    scores = {
        tuple(standing(replace(asked, place=gazetteer().find(village)), one, at="Dégelis").values())
        for village in VILLAGES
    }
    assert len(scores) == 1


MET_PREFERENCES = (
    ({"cost": "free"}, {"cost": "free"}),
    ({"languages": ("en",)}, {"languages": ("fr", "en")}),
    ({"barriers": frozenset({"mistrust"})}, {"low_threshold": ("goes_home",)}),
    ({"free": (FreeTime(3, 540, 720),)}, {"schedule": replace(service().schedule, osm="Th 09:00-12:00")}),
)


@quick
@given(crowds, profiles, st.sampled_from(MET_PREFERENCES))
def test_a_met_preference_never_lowers_a_rank(
    found: tuple[Service, ...], asked: Profile, preference: tuple[dict[str, object], dict[str, object]]
) -> None:
    wish, answer = preference
    plain = replace(asked, **{key: type(getattr(asked, key))() if key != "cost" else None for key in wish})
    chosen = replace(found[0], **answer)  # type: ignore[arg-type]
    crowd = (chosen, *found[1:])
    before, after = (list(standing(p, *crowd)) for p in (plain, replace(plain, **wish)))  # type: ignore[arg-type]
    if chosen.id in before:
        assert after.index(chosen.id) <= before.index(chosen.id)


def test_unknown_lies_between_met_and_not_met() -> None:
    family = profile(people=(Person("child", 30),), cost="free", languages=("en",))
    cases = (
        (
            "eligibility",
            [Eligibility(Ages(0, 72, "child")), Eligibility("unknown"), Eligibility(Ages(72, 90, "child"))],
        ),
        ("cost", ["free", "unknown", "paid"]),
        ("languages", [("en",), (), ("fr",)]),
    )
    for field, (met, unknown, not_met) in cases:
        scores = [standing(family, service(**{field: v})).get("svc-a", -1e9) for v in (met, unknown, not_met)]
        assert scores[0] > scores[1] > scores[2], field


@quick
@given(st.integers(0, 240), st.integers(0, 200), st.integers(1, 60))
def test_no_hole_at_an_age_edge(age: int, low: int, width: int) -> None:
    """Two services that share an edge leave no month between them: exactly one takes each child."""
    below = service(id="below", eligibility=Eligibility(Ages(0, low + 1, "child")))
    above = service(id="above", eligibility=Eligibility(Ages(low + 1, low + 1 + width, "child")))
    found = standing(profile(people=(Person("child", age),)), below, above)
    assert len(found) == (1 if age < low + 1 + width else 0)


def test_no_hole_at_midnight_on_a_holiday_or_when_the_clocks_change() -> None:
    always = service(schedule=replace(service().schedule, osm="24/7"))
    asked = profile(free=(FreeTime(6, 0, 1440),))
    moments = (
        "2026-10-31T23:59",
        "2026-11-01T00:00",
        "2026-11-01T01:30",
        "2027-03-14T02:30",
        "2026-12-25T12:00",
    )
    verdicts = {
        item.verdict
        for moment in moments
        for item in only(asked, always, now=NOW.fromisoformat(moment)).evidence
        if item.rule == "open_when_family_is_free"
    }
    assert verdicts == {Verdict.MET}


@quick
@given(crowds, profiles)
def test_a_score_is_exactly_what_its_evidence_adds_up_to(found: tuple[Service, ...], asked: Profile) -> None:
    for one in report(asked, *found).matches:
        assert one.score == sum(item.contribution for item in one.evidence)


@quick
@given(crowds, profiles)
def test_every_criterion_has_its_sentence_in_both_languages(
    found: tuple[Service, ...], asked: Profile
) -> None:
    answered = report(asked, *found)
    evidence = itertools.chain(
        *(m.evidence for m in answered.matches), (s.reason for s in answered.set_aside)
    )
    for item in evidence:
        for lang in ("fr", "en"):
            text = sentence(item, vocabulary(), lang)
            assert text
            assert "{" not in text


@quick
@given(crowds, profiles)
def test_each_need_gets_an_answer_or_a_cause(found: tuple[Service, ...], asked: Profile) -> None:
    for answer in report(asked, *found).by_need:
        assert bool(answer.services) == (answer.cause in (None, "to_confirm"))


def test_a_service_for_several_municipalities_bars_the_others() -> None:
    one = service(area=ServiceArea("municipalities", (), ("Biencourt",)))
    assert standing(profile(), one) == {}
