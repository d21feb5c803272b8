"""The order: total and repeatable. Score first, then a stable key; then what is worth showing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from matcher.evidence import Match, NeedAnswer
from matcher.policy import POLICY


def ordered(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Highest score first; equal scores by service id."""
    return tuple(sorted(matches, key=lambda m: (-round(m.score, 9), m.entry.service.id)))


def shortlist(ranked: Sequence[Match], by_need: Sequence[NeedAnswer], limit: int) -> tuple[Match, ...]:
    """The first `limit` matches worth showing, where the best answer of every need has its place."""
    best = {answer.services[0] for answer in by_need if answer.services}
    worth = _not_too_alike([m for m in ranked if _worth_showing(m, by_need)], best)
    must = [m for m in worth if m.entry.service.id in best][:limit]
    rest = [m for m in worth if m not in must][: limit - len(must)]
    kept = {m.entry.service.id for m in (*must, *rest)}
    return tuple(m for m in worth if m.entry.service.id in kept)


def _worth_showing(match: Match, by_need: Sequence[NeedAnswer]) -> bool:
    """A lead only where it is the only answer; words alone only where no need was understood."""
    if match.to_confirm:
        return any(match.entry.service.id in answer.services[:2] for answer in by_need)
    return not by_need or any(a.need.code for a in match.answered)


def _not_too_alike(matches: Sequence[Match], keep: set[str]) -> list[Match]:
    """At most `most_alike` matches with the same title."""
    seen: Counter[str] = Counter()
    kept = []
    for match in matches:
        title = match.entry.service.title.fr
        seen[title] += 1
        if seen[title] <= POLICY.most_alike or match.entry.service.id in keep:
            kept.append(match)
    return kept
