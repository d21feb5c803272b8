"""Preferences: each gives a value 0..1 with its facts, "not known", or None when it does not apply.

The name of each rule is the claim it makes; its docstring is what we tell people about it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from matcher import welcome
from matcher.case import Case
from matcher.hours import open_during
from matcher.policy import POLICY
from matcher.welcome import Value

COST_VALUE = {"free": 1.0, "low": 0.75, "income_based": 0.7, "varies": 0.45, "paid": 0.0}
# Nobody said what the family can pay: the same order, closer together. No value here is so low that saying
# « nothing » would lift anything above what is free.
COST_UNASKED = {"free": 0.69, "low": 0.66, "income_based": 0.62, "varies": 0.53, "paid": 0.5}
FEW_WORDS = 0.35  # a box of food in French still feeds; under what is not known
READ_ONLY = 0.85  # a page read is worth less than a call made the same day
SOURCED = {"high": 1.0, "medium": 0.6, "low": 0.1}


def answers_the_need(case: Case) -> Value:
    """The service answers what the family asks for, the first need first."""
    best = case.answered[0]
    return best.value, {"need": best.need.code, "fit": best.fit, "via": best.via}


def is_its_main_work(case: Case) -> Value:
    """What the family asks for is the service's main work, or close to it."""
    asked = {need.code for need in case.profile.needs}
    known = case.index.vocabulary.needs
    near = asked.union(*({kin for kin, _ in known[code].kin} for code in asked if code in known))
    principal = {tag.code for tag in case.entry.service.needs if tag.role == "principal"}
    if not asked:
        return None
    value = 1.0 if principal & asked else POLICY.kin_main_work if principal & near else 0.0
    return value, {"own": bool(principal & asked), "near": bool(principal & near)}


def answers_several_needs(case: Case) -> Value:
    """The service also answers other needs of the household."""
    others = len(case.profile.needs) - 1
    if others < 1:
        return None
    also = [a for a in case.answered[1:] if a.own]
    value = min(1.0, sum(a.fit for a in also) / min(others, 3))
    return value, {"needs": tuple(a.need.code for a in also)}


def within_reach(case: Case) -> Value:
    """The family can get there, or help comes to it."""
    way = case.way
    facts = {
        "mode": way.mode,
        "minutes": way.minutes,
        "car": case.profile.car,
        "same_place": way.same_place,
        "confidential": case.entry.confidential,
    }
    return case.reach, facts


def costs_what_family_can_pay(case: Case) -> Value:
    """The family can pay what it costs."""
    cost = case.entry.service.cost
    if cost == "unknown":
        return None, {"cost": cost}
    tight = case.profile.cost in ("free", "low") or "low_income" in case.known
    return (COST_VALUE if tight else COST_UNASKED)[cost], {"cost": cost}


def open_when_family_is_free(case: Case) -> Value:
    """The service is open when the family is free."""
    if not case.profile.free:
        return None
    osm = case.entry.service.schedule.osm
    if osm is None:
        return None, {}
    slot = open_during(osm, case.profile.free, case.now)
    return (1.0, {"day": slot.day, "start": slot.start}) if slot else (0.0, {})


def speaks_family_language(case: Case) -> Value:
    """The service speaks the family's language."""
    wanted = [code for code in case.profile.languages if code != "fr"]
    if not wanted or "fr" in case.profile.languages:
        return None
    spoken = case.entry.service.languages
    if not spoken:
        return None, {"languages": tuple(wanted)}
    few_words = case.answered[0].need.code[:3] in POLICY.few_words
    value = 1.0 if set(wanted) & set(spoken) else FEW_WORDS if few_words else 0.0
    return value, {"languages": tuple(wanted)}


def read_recently(case: Case) -> Value:
    """The information was checked or read recently."""
    service = case.entry.service
    checked = service.verified_on.isoformat() if service.verified_on else ""
    when = max(checked, service.read_on or "")
    if not when:
        return None, {}
    recent = 1.0 / (1.0 + (months_since(when, case.now) / 36.0) ** 2)
    value = recent * (1.0 if when == checked else READ_ONLY)
    return value, {"date": when, "checked": when == checked}


def well_sourced(case: Case) -> Value:
    """The organization's own page, or several recent sources, say so."""
    confidence = case.entry.service.confidence
    return SOURCED[confidence], {"confidence": confidence}


RULES: tuple[Callable[[Case], Value], ...] = (
    answers_the_need,
    is_its_main_work,
    answers_several_needs,
    within_reach,
    costs_what_family_can_pay,
    open_when_family_is_free,
    speaks_family_language,
    welcome.easy_first_step,
    welcome.keeps_it_private,
    welcome.is_open_now,
    welcome.is_made_for_them,
    welcome.can_be_contacted,
    welcome.someone_to_call,
    welcome.is_from_here,
    read_recently,
    well_sourced,
)


def months_since(when: str, now: datetime) -> float:
    """Months between « 2023 », « 2023-08 » or « 2023-08-14 » and now, never negative; a bare year is its July."""
    year, month = int(when[:4]), int(when[5:7]) if len(when) >= 7 else 7
    return max(0.0, (now.year - year) * 12 + now.month - month)
