"""For each need, at least one proposal, or an honest "nothing within reach", its cause and the way on.

Danger lines stand apart and come first; they wait for no ranking.
"""

from __future__ import annotations

from collections.abc import Sequence

from matcher.candidates import asked
from matcher.evidence import DangerLine, Match, NeedAnswer, SetAside
from matcher.index import Entry, Index
from matcher.needs import Danger, Need, Profile
from matcher.policy import POLICY

CAUSE_OF_RULE = {
    "is_running": "suspended",
    "is_confirmed": "to_confirm",
    "is_meant_for_family": "not_eligible",
    **dict.fromkeys(
        (
            *("is_safe_here", "is_not_a_report", "shelters_this_parent", "defends_this_household"),
            *("spares_the_bereaved", "is_not_declined", "keeps_trust"),
        ),
        "not_eligible",
    ),
    "serves_where_family_lives": "out_of_area",
    "takes_this_age": "not_eligible",
    "household_meets_conditions": "not_eligible",
    "near_enough": "out_of_reach",
}
MOST_ALTERNATIVES = 4


def answer_each_need(
    profile: Profile, ranked: Sequence[Match], rejected: Sequence[SetAside], index: Index
) -> tuple[NeedAnswer, ...]:
    """One NeedAnswer per need asked, in the profile's order."""
    return tuple(_answer(need, ranked, rejected, index) for need in asked(profile))


def _answer(need: Need, ranked: Sequence[Match], rejected: Sequence[SetAside], index: Index) -> NeedAnswer:
    own = [m for m in ranked if _owns(m, need)]
    usable = tuple(m.entry.service.id for m in own if not m.to_confirm)
    if usable:
        return NeedAnswer(need, usable, None, ())
    leads = tuple(m.entry.service.id for m in own)
    cause = "to_confirm" if leads else _cause(need, rejected)
    near = tuple(m.entry.service.id for m in ranked if not m.to_confirm and _answers(m, need))
    elsewhere = tuple(s.entry.service.id for s in rejected if _far_but_real(s, need))
    return NeedAnswer(need, leads, cause, _ways_on(need, (*near[:2], *elsewhere[:2]), index))


def _answers(match: Match | SetAside, need: Need) -> bool:
    return any(a.need.code == need.code for a in match.answered)


def _owns(match: Match | SetAside, need: Need) -> bool:
    return any(a.need.code == need.code and a.own for a in match.answered)


def _cause(need: Need, rejected: Sequence[SetAside]) -> str:
    """The cause nearest to a yes: too far, then another territory, then not for this household."""
    found = {
        CAUSE_OF_RULE[s.reason.rule]
        for s in rejected
        if _owns(s, need) and s.entry.service.standing == "published"
    }
    for cause in ("out_of_reach", "not_eligible", "suspended", "out_of_area"):
        if cause in found:
            return cause
    return "none_exists"


def _far_but_real(item: SetAside, need: Need) -> bool:
    far = item.reason.rule in ("near_enough", "serves_where_family_lives")
    return far and item.entry.service.usable and _owns(item, need)


def _ways_on(need: Need, found: Sequence[str], index: Index) -> tuple[str, ...]:
    """Second bests, then the line that knows the region: 811 for health, 211 for the rest, then the other."""
    numbers = POLICY.referral_lines[:: -1 if need.code[:3] in POLICY.health else 1]
    lines = [_line(index.by_number[n], need) for n in numbers if n in index.by_number]
    return tuple(dict.fromkeys((*found[:MOST_ALTERNATIVES], *lines)))


def _line(entries: Sequence[Entry], need: Need) -> str:
    """Of the services behind one number (811 has three), the one nearest to the need."""

    def nearness(entry: Entry) -> tuple[int, bool, int]:
        return sum(code[:3] == need.code[:3] for code in entry.fits), _always_open(entry), len(entry.fits)

    return max(entries, key=nearness).service.id


def danger_lines(profile: Profile, index: Index) -> tuple[DangerLine, ...]:
    """The lines to call for each danger heard; published ones first, a lead only when alone."""
    return tuple(DangerLine(danger, _lines(danger, profile, index)) for danger in profile.danger)


def _lines(danger: Danger, profile: Profile, index: Index) -> tuple[Entry, ...]:
    kinds = POLICY.lines.get(danger.kind, frozenset({danger.kind}))
    lines = [e for e in index.entries if kinds & set(e.service.emergency) and _serves(e, profile)]
    usable = [e for e in lines if e.service.usable and e.service.phones] or lines
    first: dict[str, Entry] = {}
    for entry in sorted(usable, key=lambda e: (not _always_open(e), -len(e.service.phones), e.service.id)):
        first.setdefault(entry.service.phones[0].number if entry.service.phones else entry.service.id, entry)
    return tuple(first.values())[:3]


def _always_open(entry: Entry) -> bool:
    return entry.service.schedule.osm == "24/7"


def _serves(entry: Entry, profile: Profile) -> bool:
    area, place = entry.service.area, profile.place
    return area.level in ("province", "region") or place is None or place.mrc in area.mrcs
