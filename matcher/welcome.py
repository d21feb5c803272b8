"""Preferences about the door itself: can the family knock, will it be at ease, is it open, is it of the place.

The same form as `features`: a value 0..1 with its facts, "not known", or None when it does not apply.
"""

from __future__ import annotations

from typing import Any

from directory_data.model import Service
from matcher.case import Case
from matcher.hours import open_state
from matcher.policy import POLICY

# (value 0..1 or None when not known, facts); None when the rule does not apply.
Value = tuple[float | None, dict[str, Any]] | None

FIRST_STEPS = frozenset(
    {"goes_home", "accompanied", "anonymous", "confidential", "no_file", "drop_in", "no_referral"}
)
PRIVATE = frozenset({"anonymous", "confidential"})
# What a first contact needs; « register » and « referral » do not say by which means.
NEEDS_OF_CONTACT = {
    "walk_in": "",
    "call": "no_phone",
    "text": "no_phone",
    "email": "no_internet",
    "online_form": "no_internet",
}
# The smaller the area served, the better its people know who is there.
LOCAL = {"municipalities": 1.0, "mrc": 0.6, "region": 0.3, "province": 0.0}


def first_steps(service: Service) -> frozenset[str]:
    """What makes the first step easy: words of `low_threshold`, and help that comes to the home."""
    return FIRST_STEPS & {*service.low_threshold, *(("goes_home",) if "home" in service.modes else ())}


def easy_first_step(case: Case) -> Value:
    """The first step is easy for a family that mistrusts: help comes, no file, someone goes along."""
    if "mistrust" not in case.profile.barriers:
        return None
    steps = first_steps(case.entry.service)
    if steps:
        return 1.0, {"steps": tuple(sorted(steps))}
    return (0.0 if case.entry.organization.kind == "public" else None), {}


def keeps_it_private(case: Case) -> Value:
    """What is told there stays there, where it is hard to say."""
    known = case.index.vocabulary.needs
    if not any(known[code].sensitive for code in case.household.asked if code in known):
        return None
    steps = PRIVATE & set(case.entry.service.low_threshold)
    return (1.0 if steps else None), {"steps": tuple(sorted(steps))}


def can_be_contacted(case: Case) -> Value:
    """The first contact asks for nothing the family lacks: no phone, or no internet."""
    lacking = {"no_phone", "no_internet"} & case.profile.barriers
    if not lacking:
        return None
    told = [way for way in case.entry.service.join if way in NEEDS_OF_CONTACT]
    usable = tuple(way for way in told if NEEDS_OF_CONTACT[way] not in lacking)
    return (float(bool(usable)) if told else None), {"ways": usable}


def someone_to_call(case: Case) -> Value:
    """There is a number to call now."""
    if "no_phone" in case.profile.barriers:
        return None
    return (1.0 if case.entry.service.phones else 0.0), {}


def is_open_now(case: Case) -> Value:
    """It is open at this moment, where life or tonight's roof hangs on it."""
    if case.household.asked.isdisjoint(POLICY.life_first):
        return None
    osm = case.entry.service.schedule.osm
    now = open_state(osm, case.now).open if osm else None
    return (None if now is None else float(now)), {}


def is_from_here(case: Case) -> Value:
    """It is of the place: it knows the families and the other doors."""
    place, level = case.profile.place, case.entry.service.area.level
    if place is None or place.mrc is None:
        return None
    return LOCAL.get(level, 0.0), {"area": level}


def is_made_for_them(case: Case) -> Value:
    """It is made for families like this one."""
    rules, rarity = case.entry.service.eligibility, POLICY.rarity
    few = tuple(
        word for word in rules.requires if rarity.get(word, 0) > 1
    )  # a door for few is meant for those few
    words = dict.fromkeys((*(word for word in rules.meant_for if word in rarity), *few))
    meant = tuple(word for word in words if word in case.known)
    return (1.0, {"meant_for": meant}) if meant else None
