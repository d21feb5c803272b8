"""One value as people write it → the value HSDS wants, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory_data.exchange import cells
from directory_data.exchange.words import word


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  deux\\nlignes ", "deux\nlignes"),
        ("a\x00b", "ab"),
        ("\r\n", None),
        ("", None),
        (12, "12"),
        ({"a": 1}, None),
    ],
)
def test_text(raw: object, clean: str | None) -> None:
    assert cells.text(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("www.exemple.ca", "https://www.exemple.ca"),
        ("http://exemple.ca/é?a=1", "http://exemple.ca/%C3%A9?a=1"),
        ("javascript:alert(1)", None),
        ("voir le site", None),
        ("http://", None),
        ("https://exemple.ca/100%", None),
        ("http://exemple.ca:port/", None),
    ],
)
def test_uri(raw: object, clean: str | None) -> None:
    assert cells.uri(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("9:00", "09:00"),
        ("9:00 AM", "09:00"),
        ("12:30 a.m.", "00:30"),
        ("5 PM", "17:00"),
        ("13h30", "13:30"),
        ("09:00:00-0500", "09:00-05:00"),
        ("24:00", "23:59"),
        ("25:00", None),
        ("midi", None),
        ("9", None),
    ],
)
def test_clock(raw: object, clean: str | None) -> None:
    assert cells.clock(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("12,5", 12.5),
        ("7", 7),
        (7.0, 7),
        ("sept", None),
        (True, None),
        ("NaN", None),
        (float("inf"), None),
        ("1e400", None),
    ],
)
def test_number(raw: object, clean: float | None) -> None:
    assert cells.number(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("2026-11-21T10:00:00", "2026-11-21"),
        ("2026/1/2", "2026-01-02"),
        ("2026-02-30", None),
        ("21/11/2026", None),
    ],
)
def test_a_date_that_could_be_two_dates_is_none(raw: object, clean: str | None) -> None:
    assert cells.day(raw) == clean


def test_an_unknown_status_is_never_taken_for_active() -> None:
    choices = ("active", "inactive", "defunct", "temporarily closed")
    assert [word(x, choices) for x in ("Active", "TEMPORARILY_CLOSED", "ouvert", "???", 3)] == [
        *("active", "temporarily closed", "active", None, None)
    ]


@given(
    st.one_of(
        st.text(), st.integers(), st.floats(), st.none(), st.booleans(), st.lists(st.text(), max_size=2)
    )
)
def test_no_cleaner_ever_fails_and_cleaning_twice_changes_nothing(raw: object) -> None:
    for cleaner in cells.CLEANERS.values():
        clean = cleaner(raw)
        assert clean is None or cleaner(clean) == clean
