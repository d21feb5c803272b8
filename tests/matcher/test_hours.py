"""Opening hours: open now, opens next, and never « open » on a Québec holiday."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from matcher.hours import Slot, holiday, open_during, open_state
from matcher.needs import FreeTime

THURSDAY = datetime(2026, 11, 19, 10, 0)
WEEKDAYS = "Mo-Fr 09:00-16:00"


def test_open_now_says_until_when() -> None:
    state = open_state(WEEKDAYS, THURSDAY)
    assert (state.open, state.changes) == (True, datetime(2026, 11, 19, 16, 0))


def test_closed_now_says_when_it_opens() -> None:
    state = open_state(WEEKDAYS, THURSDAY.replace(hour=20))
    assert (state.open, state.changes) == (False, datetime(2026, 11, 20, 9, 0))


@pytest.mark.parametrize("day", [date(2026, 6, 24), date(2026, 12, 25), date(2027, 1, 1), date(2026, 5, 18)])
def test_a_quebec_holiday_is_not_sure(day: date) -> None:
    state = open_state("Mo-Su 09:00-16:00", datetime(day.year, day.month, day.day, 10))
    assert state.open is None
    assert state.holiday == holiday(day)


def test_the_30th_of_september_is_an_ordinary_day_in_quebec() -> None:
    assert open_state(WEEKDAYS, datetime(2026, 9, 30, 10)).open is True


def test_a_line_that_never_closes_stays_open_on_a_holiday() -> None:
    assert open_state("24/7", datetime(2026, 12, 25, 3)).open is True


def test_open_while_the_family_is_free() -> None:
    assert open_during(WEEKDAYS, (FreeTime(3, 540, 720),), THURSDAY) == Slot(3, 540)
    assert open_during(WEEKDAYS, (FreeTime(3, 480, 600),), THURSDAY) == Slot(3, 540)
    assert open_during(WEEKDAYS, (FreeTime(5, 540, 720),), THURSDAY) is None
    assert open_during(WEEKDAYS, (FreeTime(3, 960, 1080),), THURSDAY) is None
