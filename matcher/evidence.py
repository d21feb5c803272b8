"""What a match says for itself: each criterion met, not met or not known, with its facts.

Score and sentences come from the same evidence: a match's score is the sum of its contributions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from directory_data.places import Place
from matcher.index import Entry
from matcher.needs import Danger, Need, Profile, Words


class Verdict(StrEnum):
    """Three answers. A rule that does not apply gives no evidence at all."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One rule's finding. `contribution`: points added to the score (negative for an unknown constraint)."""

    rule: str
    verdict: Verdict
    contribution: float
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """A need this service answers, and how well: fit 1.0 principal … 0.2 a distant kin.

    `via` is the service's own tag that answered (another code when by kinship, "" by its words).
    weight: what the need counts for, 1.0 for the weightiest need of the household.
    """

    need: Need
    fit: float
    via: str
    weight: float = 1.0

    @property
    def own(self) -> bool:
        """The service carries the need itself, not a kin of it: only then does it count as an answer."""
        return bool(self.via) and self.via == self.need.code

    @property
    def value(self) -> float:
        """What this answer is worth to this household, 0..1."""
        return self.weight * self.fit


@dataclass(frozen=True, slots=True)
class Way:
    """The best way in. mode: on_site, home, mobile, phone, online, transport, unknown; minutes by road, one way."""

    mode: str
    minutes: float | None
    same_place: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """One proposal: the service, why, for whom (indexes into Profile.people), and how to get there."""

    entry: Entry
    score: float
    evidence: tuple[Evidence, ...]
    answered: tuple[Answered, ...]
    for_whom: tuple[int, ...]
    way: Way

    @property
    def to_confirm(self) -> bool:
        """A lead, shown because nothing else answers."""
        return self.entry.service.standing == "lead"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A service that answers a need but is not proposed, with the evidence that set it aside."""

    entry: Entry
    reason: Evidence
    answered: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class NeedAnswer:
    """What a need gets. `cause` is None when something answers, otherwise why nothing does:
    none_exists, out_of_area, out_of_reach, not_eligible, suspended, to_confirm.
    `services`: ids, best first; `alternatives`: ids of the nearest second bests, 211 or 811 last.
    """

    need: Need
    services: tuple[str, ...]
    cause: str | None
    alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DangerLine:
    """A danger heard in the note and the lines to call at once, best first."""

    danger: Danger
    lines: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The fewest places that cover every need asked."""

    services: tuple[str, ...]
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole answer. `fingerprint`: SHA-256 of the profile, so that it can be computed again."""

    release: int
    policy: str
    fingerprint: str
    now: datetime
    profile: Profile
    place: Place | None
    danger: tuple[DangerLine, ...]
    matches: tuple[Match, ...]
    set_aside: tuple[SetAside, ...]
    by_need: tuple[NeedAnswer, ...]
    bundle: Bundle | None
    next_question: str | None
    not_understood: tuple[Words, ...] = ()
