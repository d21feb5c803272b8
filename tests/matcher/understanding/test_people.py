"""Ages in every form; a pregnancy and a duration are not an age."""

from __future__ import annotations

import pytest

from directory_data.vocabulary import vocabulary
from matcher.needs import Person
from matcher.understanding import understand


def people(note: str) -> tuple[Person, ...]:
    return understand(note, vocabulary()).profile.people


CHILDREN = [
    ("bébé de 8 mois", [8]),
    ("bb de 6 semaines", [1]),
    ("garçon de 3 ans et demi", [42]),
    ("fille de 2½ ans", [30]),
    ("2 enfants (4 et 7 ans)", [48, 84]),
    ("3 enfants (2, 4, 6)", [24, 48, 72]),
    ("des enfants de 4, 7 et 9 ans", [48, 84, 108]),
    ("jumeaux de 18 mois", [18, 18]),
    ("un nouveau-né à la maison", [0]),
    ("fille de 14 ans", [168]),
    ("ado de 15", [180]),
    ("son gars de 6 écoute pas", [72]),
    ("Le petit a trois ans", [36]),
    ("6 yo boy", [72]),
    ("a 4-year-old", [48]),
    ("her kids aged 4 and 7", [48, 84]),
    ("my 10 month old baby", [10]),
    ("deux enfants à la maison", [None, None]),
    ("5 ans, coquin", [60]),
    ("two kids 5 and 9", [60, 108]),
    ("3 enfants de 2-4-7 ans", [24, 48, 84]),
    ("enfants 5 pis 8 ans", [60, 96]),
    ("ses 2 gars de 5 et 8", [60, 96]),
    ("2 enfants (4-7 ans)", [48, 84]),
    ("deux petits-enfants à temps plein (3 et 6)", [36, 72]),
    ("soccer for the girls 6 & 8", [72, 96]),
    ("boys are twelve and fourteen", [144, 168]),
    ("her daughter just turned 2", [24]),
    ("a mentor for her 10 year old", [120]),
    ("le 4 ans pitche ses jouets", [48]),
    ("16 mois s'assoit pas", [16]),
    ("2 and a half and only says mama", [30]),
    ("bb de 4 mois pleure sans arrêt", [4]),
    ("y a 8 ans pis y lit pas", [96]),
]
NOT_CHILDREN = [
    "depuis 3 ans",
    "2 ans d'attente pour l'orthophonie",
    "déménage dans 2 mois",
    "enceinte de 7 mois",
    "32 semaines de grossesse",
    "place 0-5 ans",
    "waiting for 3 years",
    "attend depuis 11 mois",
    "travaille 12 heures par semaine",
    "diagnostic reçu (il) y a 2 mois",
    "diagnostic d'autisme y a 2 mois",
    "il y a 4 ans",
    "ça fait 6 mois que ça dure",
    "ça fait au moins 3 ans",
    "pendant 2 semaines",
    "dans 2 mois",
    "en arrêt depuis 5 mois",
    "v'la 10 jours",
    "piqûres de 12 mois en retard",
    "bail de 12 mois",
    "a perdu son bébé à 22 semaines",
    "lost the pregnancy at 5 months",
    "daycare waitlist is 2 years",
    "son chum",
    "elle, son chum pis sa mère",
    "a deux jobs",
]


@pytest.mark.parametrize(("note", "ages"), CHILDREN)
def test_children_and_their_ages_in_months(note: str, ages: list[int | None]) -> None:
    assert [p.age_months for p in people(note) if p.role == "child"] == ages


@pytest.mark.parametrize("note", NOT_CHILDREN)
def test_a_duration_or_a_pregnancy_is_no_child(note: str) -> None:
    assert not [p for p in people(note) if p.role == "child"]


def test_a_young_mother_is_an_adult() -> None:
    (mother,) = people("mère de 16 ans")
    assert (mother.role, mother.age_months) == ("adult", 192)


def test_an_age_above_17_is_an_adult_and_above_65_a_senior() -> None:
    assert [p.role for p in people("son fils de 22 ans, la grand-mère de 68 ans")] == ["adult", "senior"]


def test_a_pregnant_girl_is_the_pregnant_person() -> None:
    (girl,) = people("17 ans, enceinte de 20 sem")
    assert (girl.role, girl.age_months, girl.pregnant) == ("adult", 204, True)


@pytest.mark.parametrize("note", ["enceinte de 7 mois", "She is 30 weeks pregnant"])
def test_a_pregnancy_is_an_adult(note: str) -> None:
    (adult,) = people(note)
    assert (adult.role, adult.pregnant) == ("adult", True)


@pytest.mark.parametrize("note", ["enfant de 140 ans", "enfant de 999999999999 ans", "garçon de -3 ans"])
def test_an_impossible_age_is_said(note: str) -> None:
    reading = understand(note, vocabulary())
    assert "impossible_age" in reading.problems


def test_a_baby_need_is_for_the_youngest() -> None:
    reading = understand("fille de 7 ans et bébé de 3 mois, pus de couches", vocabulary())
    need = next(need for need in reading.needs if need.code == "ESS-COUCHES")
    assert need.person is not None
    assert reading.profile.people[need.person].age_months == 3
