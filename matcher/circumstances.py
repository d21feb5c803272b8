"""What is known of a household: what was said, and what an age, a state, a language or a need says by itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from matcher.needs import Person, Profile
from matcher.policy import POLICY

# Who is known to be the one is known not to be the other, unless both live there.
CONTRARY = {"women": "men", "men": "women", "fathers": "women", "mothers": "men"}
# Dangers that say, as a need would, what the household lives.
HEARD = {"suicide": "MEN-SUICIDE", "violence": "VIO-CONJUGALE"}
YOUNG, UNDER_35, NOT_YET_SENIOR = (12, 30), (16, 36), 60


class Household:
    """A profile and what follows from it, worked out once for all services."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    @cached_property
    def asked(self) -> frozenset[str]:
        """Codes of its needs."""
        return frozenset(need.code for need in self.profile.needs)

    @cached_property
    def lived(self) -> frozenset[str]:
        """Needs it has: asked, or heard as a danger."""
        return self.asked | {HEARD[danger.kind] for danger in self.profile.danger if danger.kind in HEARD}

    @cached_property
    def known(self) -> frozenset[str]:
        """Words of `Eligibility.requires` that hold here, and « not_… » for those that cannot."""
        profile = self.profile
        said = profile.conditions.union(*(person.conditions for person in profile.people))
        english = {"anglophone"} if "en" in profile.languages and "fr" not in profile.languages else set()
        poor = {"low_income"} if "no_means" in profile.barriers or profile.cost == "free" else set()
        implied = frozenset().union(*(POLICY.implied.get(code, frozenset()) for code in self.lived))
        people = {word for person in profile.people for word in _by_person(person)}
        return said | english | poor | implied | people | frozenset(_by_all(profile))

    def heard(self, kind: str) -> bool:
        """Was this danger heard?"""
        return any(danger.kind == kind for danger in self.profile.danger)


def barred(word: str, words: frozenset[str]) -> bool:
    """Do the words known of a household say that it does not meet this one?"""
    opposite = CONTRARY.get(word, f"not_{word}")
    return word not in words and (opposite in words or f"not_{word}" in words)


def _by_person(person: Person) -> Iterator[str]:
    """What a person's age and state say by themselves. Ages in months."""
    if person.role == "senior":
        yield "senior"
    if person.pregnant:
        yield from ("women", "mothers")
    if person.age_months is not None:
        yield from (
            word for word, years in (("under_35", UNDER_35), ("young", YOUNG)) if _aged(person, years)
        )


def _by_all(profile: Profile) -> Iterator[str]:
    """What only the whole household can say: a parent of its children, nobody that young, nobody that old."""
    children = [person for person in profile.people if person.role == "child"]
    grown = [person for person in profile.people if person.role != "child"]
    if children:
        sexes = frozenset().union(*(person.conditions for person in grown if person.role == "adult"))
        yield from (word for sex, word in (("men", "fathers"), ("women", "mothers")) if sex in sexes)
    ages = [person.age_months for person in grown if person.age_months is not None]
    if not grown or len(ages) < len(grown):
        return
    if min(ages) >= UNDER_35[1] * 12 and not any(_aged(person, UNDER_35) for person in children):
        yield "not_under_35"
    if max(ages) < NOT_YET_SENIOR * 12 and not any(person.role == "senior" for person in grown):
        yield "not_senior"


def _aged(person: Person, years: tuple[int, int]) -> bool:
    """Is the person's age known, and inside [from, to) years?"""
    return person.age_months is not None and years[0] * 12 <= person.age_months < years[1] * 12
