"""A mother or a father, only when the note says so plainly: it keeps a women's shelter from a man."""

from __future__ import annotations

import pytest

from directory_data.vocabulary import vocabulary
from matcher.understanding import understand


def parent(note: str) -> set[str]:
    profile = understand(note, vocabulary()).profile
    told = profile.conditions.union(*(person.conditions for person in profile.people))
    return set(told) & {"women", "men"}


@pytest.mark.parametrize(
    "note",
    ["mère de 23 ans", "Maman débordée", "elle a pu de couches", "enceinte de 7 mois", "la mère est épuisée"],
)
def test_a_mother_is_a_woman(note: str) -> None:
    assert parent(note) == {"women"}


@pytest.mark.parametrize(
    "note",
    [
        "Papa seul, cherche un groupe",
        "père de 28 ans",
        "Monsieur vit seul avec sa fille de 12 ans",
        "single dad of two",
    ],
)
def test_a_father_who_asks_is_a_man(note: str) -> None:
    assert parent(note) == {"men"}


@pytest.mark.parametrize(
    "note",
    [
        "le père paye pas sa pension",
        "son père est malade",
        "papa en prison, 3 enfants",
        "Papa pis maman au boutte",
        "visites supervisées pour le père",
        "sa fille de 15, elle fugue",
        "chez sa mère",
        "son chum est parti",
        "her dad died",
    ],
)
def test_it_stays_unknown_when_unclear(note: str) -> None:
    assert parent(note) == set()


def test_a_father_whose_partner_is_pregnant_is_not_taken_for_her() -> None:
    people = understand("Papa inquiet, sa blonde est enceinte de 7 mois", vocabulary()).profile.people
    assert [("women" in p.conditions, "men" in p.conditions) for p in people] == [
        (True, False),
        (False, True),
    ]
