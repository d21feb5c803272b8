"""The next best question: the unknown whose answer would change the list the most."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matcher.evidence import Match, Verdict
from matcher.needs import Profile

TOP = 5


def next_question(profile: Profile, matches: Sequence[Match]) -> str | None:
    """A question's key (worded in `wording`), or None when nothing more would help.

    Missing essentials come first; then the unknown that weighs on most of the first proposals.
    """
    for key, missing in _ESSENTIALS.items():
        if missing(profile):
            return key
    counts = {key: sum(_unknown(m, rule) for m in matches[:TOP]) for key, rule in _ASKED.items()}
    if profile.car == "unknown":
        counts["car"] = sum(m.way.mode == "on_site" and not m.way.same_place for m in matches[:TOP])
    counts = {key: n for key, n in counts.items() if n and _still_open(key, profile)}
    return max(counts, key=lambda key: (counts[key], key)) if counts else None


_ESSENTIALS: dict[str, Callable[[Profile], bool]] = {
    "needs": lambda profile: not profile.needs,
    "place": lambda profile: profile.place is None,
}
_ASKED = {"age": "takes_this_age", "conditions": "household_meets_conditions"}


def _unknown(match: Match, rule: str) -> bool:
    """Would the family's answer settle it? A service whose own ages are unknown is not the family's to answer."""
    return any(
        item.rule == rule and item.verdict is Verdict.UNKNOWN and item.facts for item in match.evidence
    )


def _still_open(key: str, profile: Profile) -> bool:
    known = any(person.age_months is not None for person in profile.people if person.role == "child")
    return key != "age" or not known
