"""Why this rank, or why not there: one service, one household, every rule said aloud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matcher.candidates import candidates
from matcher.circumstances import Household
from matcher.engine import judge
from matcher.evidence import Match, SetAside
from matcher.index import Index
from matcher.needs import Profile
from matcher.order import ordered


@dataclass(frozen=True, slots=True)
class Explanation:
    """rank: 1 for the best, None when not ranked. `judged` is None when no need of the note finds the service."""

    service_id: str
    rank: int | None
    of: int
    judged: Match | SetAside | None


def explain(profile: Profile, index: Index, now: datetime, service_id: str) -> Explanation:
    """Judge every candidate, then tell one. Raises KeyError for a service the index does not hold."""
    wanted = index.by_id[service_id]
    found = candidates(profile, index)
    home = Household(profile)
    judged = {row: judge(index.entries[row], home, a, index, now) for row, a in found.items()}
    ranked = ordered(item for item in judged.values() if isinstance(item, Match))
    ids = [item.entry.service.id for item in ranked]
    rank = ids.index(service_id) + 1 if service_id in ids else None
    return Explanation(service_id, rank, len(ids), judged.get(wanted.row))
