"""Car, phone, money, mistrust, languages, free hours."""

from __future__ import annotations

import pytest

from directory_data.vocabulary import vocabulary
from matcher.needs import FreeTime, Profile
from matcher.understanding import understand


def profile(note: str) -> Profile:
    return understand(note, vocabulary()).profile


@pytest.mark.parametrize(
    ("note", "car"),
    [
        ("pas de char", "no"),
        ("n'a pas d'auto", "no"),
        ("y'a pus de voiture", "no"),
        ("no car, lives far", "no"),
        ("son chum part avec le char", "sometimes"),
        ("elle a une auto", "yes"),
        ("le petit tousse", "unknown"),
    ],
)
def test_the_car(note: str, car: str) -> None:
    assert profile(note).car == car


@pytest.mark.parametrize(
    ("note", "barrier"),
    [
        ("pas de téléphone", "no_phone"),
        ("son cell est coupé", "no_phone"),
        ("pas d'internet chez eux", "no_internet"),
        ("très méfiante", "mistrust"),
        ("a peur d'être jugée", "mistrust"),
        ("savait pas que ça existait", "did_not_know"),
        ("a pas les moyens", "no_means"),
    ],
)
def test_what_keeps_the_family_away(note: str, barrier: str) -> None:
    assert barrier in profile(note).barriers


def test_languages_money_and_distance() -> None:
    assert profile("parle espagnol").languages == ("es",)
    assert profile("pus une cenne").cost == "free"
    assert profile("petit budget").cost == "low"
    assert profile("pas plus de 30 minutes de route").max_minutes == 30
    assert profile("le frigo est vide").cost is None


@pytest.mark.parametrize(
    ("note", "free"),
    [
        ("libre le jeudi matin", [FreeTime(3, 480, 720)]),
        ("disponible mardi et mercredi après-midi", [FreeTime(1, 720, 1020), FreeTime(2, 720, 1020)]),
        ("libre lundi", [FreeTime(0, 480, 1260)]),
        ("rendez-vous chez le dentiste jeudi", []),
        ("libre la fin de semaine", [FreeTime(5, 480, 1260), FreeTime(6, 480, 1260)]),
        ("She is free on Monday morning", [FreeTime(0, 480, 720)]),
    ],
)
def test_free_hours(note: str, free: list[FreeTime]) -> None:
    assert list(profile(note).free) == free


def test_evenings_only_is_every_evening() -> None:
    assert profile("disponible le soir seulement").free == tuple(FreeTime(d, 1020, 1260) for d in range(7))


def test_conditions_open_or_close_services() -> None:
    assert profile("mère monoparentale sur l'aide sociale").conditions >= {"single_parent", "low_income"}
