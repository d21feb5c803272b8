"""The engine over hand-made services: real words, real places, real roads; no database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from directory_data.model import Service
from directory_data.places import gazetteer, roads
from directory_data.vocabulary import vocabulary
from matcher.engine import match
from matcher.evidence import Match, Report
from matcher.index import Index
from matcher.needs import Need, Profile
from tests.samples import snapshot_of

NOW = datetime(2026, 11, 19, 10, 0)  # a Thursday


def index_of(*services: Service, at: Any = "Dégelis") -> Index:
    return Index.build(snapshot_of(*services, at=at), gazetteer(), roads(), vocabulary())


def profile(code: str = "GAR-HALTE", place: str | None = "Dégelis", **changes: Any) -> Profile:
    needs = changes.pop("needs", (Need(code),))
    return Profile(needs=needs, place=gazetteer().find(place) if place else None, **changes)


def report(asked: Profile, *services: Service, at: Any = "Dégelis", now: datetime = NOW) -> Report:
    return match(asked, index_of(*services, at=at), now)


def only(asked: Profile, one: Service, at: str | None = "Dégelis", now: datetime = NOW) -> Match:
    """The single match of a single service. Fails when it was set aside."""
    found = report(asked, one, at={one.id: at}, now=now)
    assert [m.entry.service.id for m in found.matches] == [one.id], [s.reason for s in found.set_aside]
    return found.matches[0]


@pytest.fixture
def score() -> Callable[..., float]:
    return lambda *args, **kwargs: only(*args, **kwargs).score
