"""Hard rules. Each says met, not met, or not known, with its facts; None when it does not apply.

Not met sets the service aside, with the reason. Not known keeps it, at a cost. The name of each rule is the
claim it makes, and its docstring is what we tell people about it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from directory_data.model import Ages, Service
from matcher import safeguards
from matcher.case import Case
from matcher.circumstances import barred
from matcher.evidence import Verdict
from matcher.needs import Person
from matcher.policy import POLICY
from matcher.ruling import Finding

TEENAGER = 14 * 12  # months: from that age a child is let in where grown people are


def serves_where_family_lives(case: Case) -> Finding:
    """The service serves the municipality where the family lives."""
    area, place = case.entry.service.area, case.profile.place
    if area.level == "province":
        return Verdict.MET, {"area": "province"}
    if place is None or place.mrc is None:
        return Verdict.UNKNOWN, {"area": area.level, "mrcs": area.mrcs, "municipalities": area.municipalities}
    facts = {"area": area.level, "mrc": place.mrc, "municipality": place.municipality}
    if area.level == "municipalities":
        served = place.municipality in area.municipalities
        return _verdict(served), {**facts, "municipalities": area.municipalities}
    served = area.level == "region" or place.mrc in area.mrcs
    return _verdict(served), {**facts, "mrcs": area.mrcs}


def takes_this_age(case: Case) -> Finding:
    """The service takes someone of the age of the person concerned."""
    eligibility = case.entry.service.eligibility
    ages = eligibility.ages
    if ages == "any":
        return None
    if not isinstance(ages, Ages):
        return Verdict.UNKNOWN, {}
    facts = {"min": ages.min, "max": ages.max, "of": ages.of}
    people = _concerned(case)
    if eligibility.pregnant and any(person.pregnant for person in people):
        return Verdict.MET, facts
    verdicts = [_inside(person, ages) for person in people if _is_of(person, ages)]
    if Verdict.MET in verdicts:
        return Verdict.MET, facts
    unknown = not verdicts and not any(p.age_months is not None for p in people if p.role == "child")
    return (Verdict.UNKNOWN if unknown or Verdict.UNKNOWN in verdicts else Verdict.NOT_MET), facts


def household_meets_conditions(case: Case) -> Finding:
    """The household meets what the service requires: for women, low income, a referral…"""
    required = _required(case.entry.service)
    if not required:
        return None
    facts = {"requires": required}
    if any(barred(word, case.known) for word in required):
        return Verdict.NOT_MET, facts
    return (Verdict.MET if set(required) <= case.known else Verdict.UNKNOWN), facts


def is_meant_for_family(case: Case) -> Finding:
    """The service is meant for families like this one, though it bars no one."""
    meant = tuple(word for word in case.entry.service.eligibility.meant_for if word in POLICY.rarity)
    if set(meant) & case.known:
        return None
    if work := _special_work(case):
        return Verdict.UNKNOWN, {"work": work}
    return (Verdict.UNKNOWN, {"meant_for": meant}) if meant else None


def is_confirmed(case: Case) -> Finding:
    """A person or a recent page confirms that the service exists and can be reached."""
    service = case.entry.service
    return None if service.standing == "published" else (Verdict.UNKNOWN, {"reason": service.lead_reason})


def is_running(case: Case) -> Finding:
    """The service is not suspended, and this is its season."""
    service = case.entry.service
    if service.status == "suspended":
        return Verdict.NOT_MET, {"status": "suspended"}
    season = service.schedule.season
    if season is not None and not in_season(season, case.now.month):
        return Verdict.UNKNOWN, {"season": season}
    return None if service.status == "active" else (Verdict.UNKNOWN, {"status": service.status})


def near_enough(case: Case) -> Finding:
    """The drive is one that families make for this kind of need."""
    if case.way.mode != "on_site" or case.way.minutes is None:
        return None
    return _verdict(not case.too_far), {"minutes": case.way.minutes}


RULES: tuple[Callable[[Case], Finding], ...] = (
    is_running,
    safeguards.is_safe_here,
    safeguards.is_not_a_report,
    safeguards.shelters_this_parent,
    safeguards.defends_this_household,
    safeguards.spares_the_bereaved,
    safeguards.is_not_declined,
    safeguards.keeps_trust,
    serves_where_family_lives,
    takes_this_age,
    household_meets_conditions,
    is_meant_for_family,
    is_confirmed,
    near_enough,
)


def in_season(season: str, month: int) -> bool:
    """Is `month` (1..12) inside « Jun-Aug » or « Nov-Mar »? An unreadable season is always in season."""
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    ends = [names.index(part[:3].lower()) + 1 for part in season.split("-") if part[:3].lower() in names]
    if not ends:
        return True
    first, last = ends[0], ends[-1]
    return first <= month <= last if first <= last else month >= first or month <= last


def _required(service: Service) -> tuple[str, ...]:
    """What it requires; a door that only a professional's paper opens requires that paper."""
    words = service.eligibility.requires
    paper = service.join == ("referral",) and "referral" not in words
    return (*words, "referral") if paper else words


def _special_work(case: Case) -> tuple[str, ...]:
    """The main work of a service for people who live something in particular, where nothing says the family does."""
    principal = tuple(sorted(tag.code for tag in case.entry.service.needs if tag.role == "principal"))
    lived, kin = case.household.lived, case.index.vocabulary.needs
    close = {code for need in lived & POLICY.special if need in kin for code, _ in kin[need].kin}
    if not principal or not POLICY.special.issuperset(principal) or (lived | close) & set(principal):
        return ()
    public = frozenset().union(*(POLICY.implied.get(code, frozenset()) for code in principal))
    return () if public & case.known else principal


def _verdict(met: bool) -> Verdict:
    return Verdict.MET if met else Verdict.NOT_MET


def cost_of_doubt(rule: str, facts: Mapping[str, Any]) -> float:
    """Points lost when a rule is not known; a rare condition nobody mentioned is likely not met."""
    cost = POLICY.constraints[rule].unknown
    if "season" in facts:
        return cost * POLICY.out_of_season
    if "work" in facts:
        return cost * POLICY.special_work
    words = facts.get("requires") or facts.get("meant_for")
    if not words:
        return cost
    rarest = max if "requires" in facts else min  # every requirement must hold; one intended public is enough
    return cost * rarest(POLICY.rarity.get(word, 1.0) for word in words)


def _concerned(case: Case) -> tuple[Person, ...]:
    """The people the answered needs are for; the whole household when no need names someone."""
    people = case.profile.people
    named = {a.need.person for a in case.answered}
    if None in named or not named:
        return people
    return tuple(people[i] for i in sorted(i for i in named if i is not None and i < len(people)))


def _is_of(person: Person, ages: Ages) -> bool:
    """Is this someone the ages speak of? Youth may be grown; a service for fourteen and over takes a teenager."""
    child, inside = (
        person.role == "child",
        person.age_months is not None and _inside(person, ages) is Verdict.MET,
    )
    if ages.of == "child":
        return child
    if ages.of == "youth":
        return child or inside
    return not child or (inside and person.age_months is not None and person.age_months >= TEENAGER)


def _inside(person: Person, ages: Ages) -> Verdict:
    """Half-open in months: a child is « 5 ans » until the day of the sixth birthday."""
    if person.age_months is None:
        grown = ages.of == "adult" and ages.min <= 18 * 12 and ages.max is None
        return Verdict.MET if grown else Verdict.UNKNOWN
    return _verdict(ages.min <= person.age_months and (ages.max is None or person.age_months < ages.max))
