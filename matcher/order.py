"""The order: total and repeatable. Score first, then a stable key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matcher.evidence import Match, NeedAnswer


def ordered(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Highest score first; equal scores by service id. Leads come after every published service."""
    return tuple(sorted(matches, key=lambda m: (m.to_confirm, -round(m.score, 9), m.entry.service.id)))


def keep_every_need(ranked: Sequence[Match], by_need: Sequence[NeedAnswer], limit: int) -> tuple[Match, ...]:
    """The first `limit` matches, where the best answer of every need has its place.

    Leads appear only where they are the only answer to a need.
    """
    best = {answer.services[0] for answer in by_need if answer.services}
    only = {i for answer in by_need if answer.cause == "to_confirm" for i in answer.services[:2]}
    shown = [m for m in ranked if not m.to_confirm or m.entry.service.id in only]
    must = [m for m in shown if m.entry.service.id in best]
    room = max(limit - len(must), 0)
    rest = [m for m in shown if m not in must][:room]
    kept = {m.entry.service.id for m in (*must[:limit], *rest)}
    return tuple(m for m in shown if m.entry.service.id in kept)
