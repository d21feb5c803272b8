"""Hard rules: met, not met, not known. Each test is a sentence a worker could say."""

from __future__ import annotations

from datetime import datetime

import pytest

from directory_data.model import Ages, Eligibility, NeedTag, Schedule, ServiceArea, Text
from matcher.constraints import in_season
from matcher.evidence import Verdict
from matcher.needs import Danger, Need, Person, Profile
from tests.matcher.conftest import profile, report
from tests.samples import service


def verdict(rule: str, asked: Profile, now: datetime | None = None, **changes: object) -> Verdict | None:
    found = report(asked, service(**changes), **({"now": now} if now else {}))
    evidence = [e for m in found.matches for e in m.evidence] + [s.reason for s in found.set_aside]
    return next((item.verdict for item in evidence if item.rule == rule), None)


CHILD = Ages(0, 72, "child")


@pytest.mark.parametrize(
    ("people", "ages", "expected"),
    [
        ((Person("child", 71),), CHILD, Verdict.MET),
        ((Person("child", 72),), CHILD, Verdict.NOT_MET),
        ((Person("child", 90), Person("child", 3)), CHILD, Verdict.MET),
        ((Person("child"),), CHILD, Verdict.UNKNOWN),
        ((), CHILD, Verdict.UNKNOWN),
        ((Person("adult", pregnant=True),), CHILD, Verdict.UNKNOWN),
        ((Person("child", 30),), "unknown", Verdict.UNKNOWN),
        ((Person("child", 30),), "any", None),
        ((Person("adult"),), Ages(216, None, "adult"), Verdict.MET),
        ((Person("adult", 20 * 12),), Ages(192, 432, "adult"), Verdict.MET),
        ((Person("adult", 40 * 12),), Ages(192, 432, "adult"), Verdict.NOT_MET),
        ((Person("child", 14 * 12),), Ages(168, 252, "youth"), Verdict.MET),
    ],
)
def test_ages(people: tuple[Person, ...], ages: Ages | str, expected: Verdict | None) -> None:
    asked = profile(people=people)
    assert verdict("takes_this_age", asked, eligibility=Eligibility(ages)) == expected


def test_a_pregnancy_opens_a_service_that_welcomes_it() -> None:
    asked = profile(people=(Person("adult", pregnant=True),))
    assert (
        verdict("takes_this_age", asked, eligibility=Eligibility(Ages(0, 12, "child"), pregnant=True))
        is Verdict.MET
    )


def test_the_age_that_counts_is_of_the_person_the_need_is_for() -> None:
    baby, teen = Person("child", 6), Person("child", 170)
    asked = profile(needs=(Need("GAR-HALTE", person=1),), people=(baby, teen))
    assert verdict("takes_this_age", asked, eligibility=Eligibility(CHILD)) is Verdict.NOT_MET


@pytest.mark.parametrize(
    ("known", "required", "expected"),
    [
        (frozenset({"women"}), ("women",), Verdict.MET),
        (frozenset({"men"}), ("women",), Verdict.NOT_MET),
        (frozenset(), ("women",), Verdict.UNKNOWN),
        (frozenset({"women"}), ("women", "referral"), Verdict.UNKNOWN),
        (frozenset({"women", "men"}), ("men",), Verdict.MET),
        (frozenset(), (), None),
    ],
)
def test_conditions(known: frozenset[str], required: tuple[str, ...], expected: Verdict | None) -> None:
    asked = profile(people=(Person("adult", conditions=known),))
    assert (
        verdict("household_meets_conditions", asked, eligibility=Eligibility("any", requires=required))
        == expected
    )


@pytest.mark.parametrize(
    ("place", "area", "expected"),
    [
        ("Dégelis", ServiceArea("mrc", ("Témiscouata",)), Verdict.MET),
        ("Matane", ServiceArea("mrc", ("Témiscouata",)), Verdict.NOT_MET),
        ("Matane", ServiceArea("province"), Verdict.MET),
        ("Cabano", ServiceArea("municipalities", (), ("Témiscouata-sur-le-Lac",)), Verdict.MET),
        ("Cabano", ServiceArea("municipalities", (), ("Dégelis",)), Verdict.NOT_MET),
        (None, ServiceArea("mrc", ("Témiscouata",)), Verdict.UNKNOWN),
        ("Rivière-du-Loup", ServiceArea("mrc", ("Témiscouata",)), Verdict.UNKNOWN),
    ],
)
def test_territory(place: str | None, area: ServiceArea, expected: Verdict) -> None:
    assert verdict("serves_where_family_lives", profile(place=place), area=area, modes=("phone",)) is expected


def test_a_suspended_service_is_set_aside() -> None:
    assert verdict("is_running", profile(), status="suspended") is Verdict.NOT_MET


def test_out_of_season_is_said_and_not_hidden() -> None:
    summer = Schedule(season="Jun-Aug")
    assert verdict("is_running", profile(), schedule=summer) is Verdict.UNKNOWN
    assert verdict("is_running", profile(), now=datetime(2026, 7, 2, 9, 0), schedule=summer) is None


@pytest.mark.parametrize(
    ("season", "inside", "outside"), [("Jun-Aug", 7, 9), ("Nov-Mar", 1, 6), ("Dec", 12, 1)]
)
def test_seasons_wrap_the_year(season: str, inside: int, outside: int) -> None:
    assert in_season(season, inside)
    assert not in_season(season, outside)


MEDIATION = {"name": Text("Médiation familiale"), "needs": (NeedTag("DRO-GARDE", "principal"),)}


@pytest.mark.parametrize("sign", ["need", "danger"])
@pytest.mark.parametrize("work", [MEDIATION, {"needs": (NeedTag("PAR-COUPLE", "principal"),)}])
def test_no_mediation_and_no_couple_work_where_there_is_violence(sign: str, work: dict[str, object]) -> None:
    codes = ["DRO-GARDE", "PAR-COUPLE", *(["VIO-CONJUGALE"] if sign == "need" else [])]
    danger = (Danger("violence", 0.9, ()),) if sign == "danger" else ()
    asked = profile(needs=tuple(map(Need, codes)), danger=danger)
    assert verdict("is_safe_here", asked, **work) is Verdict.NOT_MET


def test_the_lawyer_stays_where_there_is_violence() -> None:
    asked = profile(needs=(Need("DRO-GARDE"), Need("VIO-CONJUGALE")))
    assert verdict("is_safe_here", asked, needs=(NeedTag("DRO-GARDE", "principal"),)) is None


def test_mediation_stays_possible_where_nothing_speaks_of_violence() -> None:
    assert verdict("is_safe_here", profile("DRO-GARDE"), **MEDIATION) is None


def test_a_playgroup_across_the_region_is_too_far_but_a_shelter_is_not() -> None:
    both = ServiceArea("region", ("Rimouski-Neigette", "Les Basques", "Témiscouata", "La Matanie"))
    for code, expected in (("PAR-ACTIV", Verdict.NOT_MET), ("VIO-REFUGE", Verdict.MET)):
        asked = profile(code, place="Matane")
        assert verdict("near_enough", asked, needs=(NeedTag(code, "principal"),), area=both) is expected, code


def test_the_family_says_how_far_it_will_go() -> None:
    asked = profile(place="Squatec", max_minutes=10)
    assert verdict("near_enough", asked) is Verdict.NOT_MET


def test_a_family_without_means_is_a_family_with_a_low_income() -> None:
    asked = profile(barriers=frozenset({"no_means"}))
    assert (
        verdict("household_meets_conditions", asked, eligibility=Eligibility("any", requires=("low_income",)))
        is Verdict.MET
    )


def test_an_english_family_is_an_english_speaking_one() -> None:
    asked = profile(languages=("en",))
    wanted = Eligibility("any", requires=("anglophone",))
    assert verdict("household_meets_conditions", asked, eligibility=wanted) is Verdict.MET


def test_a_doubt_about_a_rare_condition_costs_more() -> None:
    common, rare = (
        report(profile(), service(eligibility=Eligibility("any", requires=(word,)))).matches[0].score
        for word in ("women", "victim")
    )
    assert rare < common - 10


def test_what_is_meant_for_others_comes_after_but_is_not_barred() -> None:
    meant = service(id="a-meant", eligibility=Eligibility("any", meant_for=("newcomers",)))
    plain = service(id="b-plain", eligibility=Eligibility("any"))
    ranked = [m.entry.service.id for m in report(profile(), meant, plain).matches]
    assert ranked == ["b-plain", "a-meant"]
    family = profile(conditions=frozenset({"newcomers"}))
    assert verdict("is_meant_for_family", family, eligibility=meant.eligibility) is None
    assert verdict("is_made_for_them", family, eligibility=meant.eligibility) is Verdict.MET
