"""Opening hours as an answer: open now, opens when, open while the family is free.

Québec's holidays are not the parser's « CA » ones (24 June, 30 September): on a holiday the answer is
« not sure, call », never « open ».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays
from opening_hours import OpeningHours

from matcher.needs import FreeTime


@dataclass(frozen=True, slots=True)
class Slot:
    """A moment of the week: day 0 = Monday, `start` in minutes after midnight."""

    day: int
    start: int


@dataclass(frozen=True, slots=True)
class OpenState:
    """open: True, False, or None when not sure (a holiday). `changes`: when that ends, or opens next."""

    open: bool | None
    changes: datetime | None
    holiday: str | None = None


@lru_cache(maxsize=4096)
def _parsed(osm: str) -> OpeningHours:
    return OpeningHours(osm)


@lru_cache(maxsize=16)
def _holidays(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("CA", subdiv="QC", years=year, language="fr"))


def holiday(day: date) -> str | None:
    """The Québec holiday's French name, or None."""
    return _holidays(day.year).get(day)


def _closed_by_holiday(osm: str, day: date) -> str | None:
    """The holiday that makes the hours unsure; none for what never closes."""
    return None if osm == "24/7" else holiday(day)


def open_state(osm: str, now: datetime) -> OpenState:
    """Is it open at `now` (local wall time)? A round-the-clock line stays open on holidays."""
    local = now.replace(tzinfo=None)
    hours = _parsed(osm)
    changes = hours.next_change(local)
    name = _closed_by_holiday(osm, local.date())
    return OpenState(None if name else hours.is_open(local), changes, name)


def open_during(osm: str, free: Sequence[FreeTime], now: datetime) -> Slot | None:
    """The first moment of the next seven days when the family is free and the service open, or None."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    hours = _parsed(osm)
    for offset in range(7):
        day = midnight + timedelta(days=offset)
        for slot in sorted(free, key=lambda s: s.start):
            if slot.day == day.weekday() and _closed_by_holiday(osm, day.date()) is None:
                opened = _first_open(hours, day, slot)
                if opened is not None:
                    return Slot(slot.day, opened)
    return None


def _first_open(hours: OpeningHours, day: datetime, slot: FreeTime) -> int | None:
    start, end = day + timedelta(minutes=slot.start), day + timedelta(minutes=slot.end)
    if hours.is_open(start):
        return slot.start
    change = hours.next_change(start)
    if change is not None and change < end and hours.is_open(change):
        return int((change - day).total_seconds() // 60)
    return None
