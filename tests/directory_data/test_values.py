"""One cleaner per kind of value: canonical or refused, never completed."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory_data import values
from directory_data.errors import BadValue
from directory_data.model import Phone


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("418 893-5389", Phone("418 893-5389")),
        ("418-893-5389", Phone("418 893-5389")),
        ("1-866-277-3553", Phone("1 866 277-3553")),
        ("418 851-2662, poste 302", Phone("418 851-2662", "302")),
        ("1 800 363-9010 (SOS violence conjugale)", Phone("1 800 363-9010", note="SOS violence conjugale")),
        ("texto 514 600-1002", Phone("514 600-1002", kind="text")),
        ("texto PARLER au 686868", Phone("686868", kind="text", note="écrire PARLER")),
        ("811", Phone("811")),
        ("988", Phone("988")),
    ],
)
def test_a_phone_has_one_way_to_be_written(raw: str, expected: Phone) -> None:
    assert values.phone(raw) == expected


@pytest.mark.parametrize(
    "raw", ["725-5389", "", "abc", "418 893-53", "123", "0 418 893-5389", "118 893-5389"]
)
def test_a_phone_that_is_not_whole_is_refused_and_never_completed(raw: str) -> None:
    with pytest.raises(BadValue):
        values.phone(raw)


def test_a_cell_may_hold_several_phones() -> None:
    found = values.phones("1 866 277-3553 (1 866 APPELLE); texto 535353; 988")
    assert [(p.number, p.kind) for p in found] == [
        ("1 866 277-3553", "voice"),
        ("535353", "text"),
        ("988", "voice"),
    ]


@pytest.mark.parametrize(
    ("phone", "uri"),
    [
        (Phone("418 893-5389"), "tel:+14188935389"),
        (Phone("418 851-2662", "302"), "tel:+14188512662;ext=302"),
        (Phone("1 866 277-3553"), "tel:+18662773553"),
        (Phone("811"), "tel:811"),
        (Phone("535353", kind="text"), "sms:535353"),
    ],
)
def test_a_phone_dials(phone: Phone, uri: str) -> None:
    assert values.tel_uri(phone) == uri


@given(st.from_regex(r"[2-9]\d{2}[2-9]\d{6}", fullmatch=True))
def test_cleaning_a_clean_phone_changes_nothing(digits: str) -> None:
    once = values.phone(digits)
    assert values.phone(once.number) == once


@given(st.text(max_size=40))
def test_any_text_is_cleaned_or_refused(text: str) -> None:
    for cleaner in (values.phone, values.postal_code, values.url, values.email):
        with contextlib.suppress(BadValue):
            assert cleaner(text)


def test_a_postal_code_is_canonical() -> None:
    assert values.postal_code(" g0l4k0 ") == "G0L 4K0"
    with pytest.raises(BadValue):
        values.postal_code("G0L 4K")


@pytest.mark.parametrize("raw", ["javascript:alert(1)", "data:text/html,x", "ftp://a.ca", "pas une adresse"])
def test_a_dangerous_or_broken_url_is_refused(raw: str) -> None:
    with pytest.raises(BadValue):
        values.url(raw)


def test_a_bare_host_becomes_https() -> None:
    assert values.url("www.cosmoss.qc.ca") == "https://www.cosmoss.qc.ca"


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("2023-02-22 (commit)", "2023-02-22"),
        ("vers 2015-2016", "2015"),
        ("2021 ou après", "2021"),
        ("2025-10", "2025-10"),
        ("date non visible", None),
        (None, None),
    ],
)
def test_a_date_never_looks_fresher_than_its_source(raw: str | None, day: str | None) -> None:
    assert values.day(raw) == day


def test_hours_are_checked_by_the_parser_that_reads_them() -> None:
    assert values.hours("Mo-Fr 08:30-16:30") == "Mo-Fr 08:30-16:30"
    with pytest.raises(BadValue):
        values.hours("lundi matin")
