"""What a household is known to be without being told, and what follows for who is let in."""

from __future__ import annotations

import pytest

from directory_data.model import Ages, Eligibility, NeedTag
from matcher.circumstances import Household, barred
from matcher.evidence import Verdict
from matcher.needs import Danger, Need, Person, Profile
from tests.matcher.conftest import profile, report
from tests.samples import service

MAN, WOMAN = (Person("adult", conditions=frozenset({sex})) for sex in ("men", "women"))
CHILD = Person("child", 40)


def grown(years: int) -> Person:
    return Person("adult", years * 12)


@pytest.mark.parametrize(
    ("people", "says", "does_not_say"),
    [
        ((MAN, CHILD), {"fathers"}, {"mothers"}),
        ((WOMAN, CHILD), {"mothers"}, {"fathers"}),
        ((MAN,), set(), {"fathers"}),
        ((grown(34),), {"under_35"}, {"not_under_35"}),
        ((grown(35),), {"under_35"}, {"not_under_35"}),
        ((grown(36),), {"not_under_35", "not_senior"}, {"under_35"}),
        ((grown(36), Person("adult")), set(), {"not_under_35", "not_senior"}),
        ((grown(50), Person("child", 17 * 12)), {"under_35", "young"}, {"not_under_35"}),
        ((grown(61),), {"not_under_35"}, {"not_senior", "senior"}),
        ((grown(50), Person("senior")), {"senior"}, {"not_senior"}),
        ((CHILD,), set(), {"not_under_35", "not_senior", "young"}),
    ],
)
def test_what_people_say_by_themselves(
    people: tuple[Person, ...], says: set[str], does_not_say: set[str]
) -> None:
    words = Household(Profile(people=people)).known
    assert says <= words
    assert not does_not_say & words


@pytest.mark.parametrize(
    ("word", "people", "expected"),
    [
        ("fathers", (WOMAN, CHILD), True),
        ("fathers", (WOMAN, MAN, CHILD), False),
        ("mothers", (MAN, CHILD), True),
        ("women", (), False),
        ("under_35", (grown(50),), True),
        ("under_35", (grown(50), grown(30)), False),
    ],
)
def test_who_is_one_is_not_the_other(word: str, people: tuple[Person, ...], expected: bool) -> None:
    assert barred(word, Household(Profile(people=people)).known) is expected


def doubt(asked: Profile, *principal: str) -> bool:
    """Is a service of that main work, which also does what is asked, said to be meant for others?"""
    tags = (*(NeedTag(code, "principal") for code in principal), NeedTag("MEN-ADULTE", "secondaire"))
    match = report(asked, service(needs=tags)).matches[0]
    return any(item.rule == "is_meant_for_family" for item in match.evidence)


def test_work_for_people_who_live_something_is_for_them() -> None:
    asked = profile("MEN-ADULTE")
    assert doubt(asked, "MEN-DEUIL")
    assert doubt(asked, "VIO-SEXUELLE")
    assert not doubt(asked, "MEN-DEUIL", "MEN-ADULTE")
    assert not doubt(asked, "PAR-EPUISE")


def test_the_family_may_say_so_by_a_need_a_kin_a_word_or_a_danger() -> None:
    both = (Need("MEN-ADULTE"), Need("PER-DEUIL", 2))
    assert not doubt(profile(needs=both), "MEN-DEUIL")
    lgbt = profile("MEN-ADULTE", conditions=frozenset({"lgbt"}))
    assert not doubt(lgbt, "SOC-LGBT")
    heard = profile("MEN-ADULTE", danger=(Danger("suicide", 0.9, ()),))
    assert not doubt(heard, "MEN-SUICIDE")


@pytest.mark.parametrize(
    ("person", "ages", "expected"),
    [
        (grown(20), Ages(144, 312, "youth"), Verdict.MET),
        (grown(40), Ages(144, 312, "youth"), Verdict.UNKNOWN),
        (Person("child", 16 * 12), Ages(168, None, "adult"), Verdict.MET),
        (Person("child", 13 * 12), Ages(144, None, "adult"), Verdict.NOT_MET),
    ],
)
def test_teenagers_and_young_adults_are_let_in_by_both_doors(
    person: Person, ages: Ages, expected: Verdict
) -> None:
    found = report(profile(people=(person,)), service(eligibility=Eligibility(ages)))
    evidence = [e for m in found.matches for e in m.evidence] + [s.reason for s in found.set_aside]
    assert [item.verdict for item in evidence if item.rule == "takes_this_age"] == [expected]
