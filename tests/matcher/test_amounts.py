"""Ages, minutes and dates as people say them."""

from __future__ import annotations

import pytest

from matcher import amounts


@pytest.mark.parametrize(
    ("low", "high", "french", "english"),
    [
        (0, 72, "0 à 5 ans", "0 to 5 years"),
        (0, 12, "moins de 12 mois", "under 12 months"),
        (0, 18, "moins de 18 mois", "under 18 months"),
        (18, 72, "18 mois à 5 ans", "18 months to 5 years"),
        (216, None, "18 ans et plus", "18 years and over"),
        (168, 252, "14 à 20 ans", "14 to 20 years"),
        (6, 18, "6 mois à 17 mois", "6 months to 17 months"),
    ],
)
def test_an_age_range_is_said_as_people_say_it(low: int, high: int | None, french: str, english: str) -> None:
    assert amounts.age_range(low, high, "fr").replace("\u00a0", " ") == french
    assert amounts.age_range(low, high, "en").replace("\u00a0", " ") == english


@pytest.mark.parametrize(
    ("iso", "french", "english"),
    [
        ("2023", "2023", "2023"),
        ("2023-08", "août 2023", "August 2023"),
        ("2023-08-14", "14 août 2023", "August 14, 2023"),
    ],
)
def test_a_date_keeps_its_precision(iso: str, french: str, english: str) -> None:
    assert (amounts.month_of(iso, "fr"), amounts.month_of(iso, "en")) == (french, english)


def test_minutes_wear_a_tilde() -> None:
    assert amounts.minutes(23.6) == "~24\u00a0min"
    assert amounts.minutes(0.0) == "~1\u00a0min"


def test_clock_and_season() -> None:
    assert amounts.clock(14 * 60 + 5, "fr") == "14\u00a0h\u00a005"
    assert amounts.clock(9 * 60, "en") == "9:00"
    assert amounts.season("Jun-Aug", "fr") == "juin à août"


def test_a_list_ends_with_and() -> None:
    assert amounts.listed(["a", "b", "c"], "fr") == "a, b et c"
    assert amounts.listed(["a"], "en") == "a"
