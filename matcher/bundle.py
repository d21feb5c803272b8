"""The fewest doors that cover what was asked: a small exact search over the best matches."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from matcher.evidence import Bundle, Match
from matcher.needs import Need

MOST_DOORS = 3


def bundle(matches: Sequence[Match], needs: Sequence[Need]) -> Bundle | None:
    """The smallest set of matches that covers every need asked; ties go to the highest scores.

    None when there is only one need, or when `MOST_DOORS` doors do not cover them all: never a false « tout ».
    """
    covers = [(match, _covered(match)) for match in matches]
    wanted = frozenset(need.code for need in needs)
    if len(wanted) < 2:
        return None
    for size in range(1, MOST_DOORS + 1):
        found = [group for group in combinations(covers, size) if _union(group) >= wanted]
        if found:
            best = max(
                found,
                key=lambda group: (sum(m.score for m, _ in group), [m.entry.service.id for m, _ in group]),
            )
            return Bundle(tuple(m.entry.service.id for m, _ in best), tuple(sorted(wanted)))
    return None


def _covered(match: Match) -> frozenset[str]:
    return frozenset(a.need.code for a in match.answered if a.own)


def _union(group: Sequence[tuple[Match, frozenset[str]]]) -> frozenset[str]:
    return frozenset().union(*(codes for _, codes in group))
