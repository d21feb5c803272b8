"""Quebec speech, word by word: plurals, accents, idioms, and what only looks alike. Each line is a requirement."""

from __future__ import annotations

import pytest

from directory_data.vocabulary import vocabulary
from matcher.understanding import understand


def codes(note: str) -> set[str]:
    return {need.code for need in understand(note, vocabulary()).needs}


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("habits de neige pour les deux", "ESS-VETEMENTS"),
        ("habit de neige trop petit", "ESS-VETEMENTS"),
        ("deux conflits avec le proprio", "LOG-PROPRIO"),
        ("banques alimentaires", "ESS-DEPAN"),
    ],
)
def test_a_plural_is_read_as_its_singular(note: str, code: str) -> None:
    assert code in codes(note)


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("les enfants se sont couchés tôt", "ESS-COUCHES"),
        ("elle va se coucher de bonne heure", "ESS-COUCHES"),
        ("peur de devoir repartir", "SCO-DEVOIRS"),
        ("doivent sortir de la maison le 1er", "VIO-REFUGE"),
        ("ça coupe dans le budget", "VIO-CONJUGALE"),
        ("les enfants s'entendent pas", "SAN-VUE"),
        ("s'attache pas, est pus la même mais a pas de bb", "PER-GROSSESSE"),
        ("sait pas lire les papiers", "DRO-IMMIG"),
        ("pas de table pour manger", "ESS-DEPAN"),
        ("pas capable de conduire l'hiver", "PAR-EPUISE"),
    ],
)
def test_words_that_only_look_alike_say_nothing(note: str, code: str) -> None:
    assert code not in codes(note)


@pytest.mark.parametrize(
    "note", ["va-tu falloir appeler", "pas envie de cuisiner", "parle de finir son secondaire"]
)
def test_everyday_words_raise_no_alarm(note: str) -> None:
    assert understand(note, vocabulary()).profile.danger == ()


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("chu au boutte", "PAR-EPUISE"),
        ("est pu capable", "PAR-EPUISE"),
        ("magannée, tient pus debout", "PAR-EPUISE"),
        ("cherche un 4 et demi", "LOG-TROUVER"),
        ("cherche un 4 1/2", "LOG-TROUVER"),
        ("cherche un 3½", "LOG-TROUVER"),
        ("comment aller à l'hôpital pour ses rendez-vous", "TRA-MEDICAL"),
        ("comment aller à Rimouski pour ses rendez-vous", "TRA-MEDICAL"),
        ("a peur quand y rentre", "VIO-CONJUGALE"),
        ("a peur qu'il rentre", "VIO-CONJUGALE"),
        ("pogne les nerfs après les enfants", "PAR-EPUISE"),
        ("a l'a pas le moral pantoute", "MEN-ADULTE"),
        ("y'a pu de bois pis y fait frette", "LOG-CHAUFFAGE"),
        ("voit pas un chat icitte", "SOC-ISOLE"),
        ("son gars veut lâcher l'école, faque a sait pus quoi faire", "SCO-PERSEV"),
        ("se fait écoeurer à polyvalente", "SCO-INTIM"),
    ],
)
def test_oral_idioms_are_read(note: str, code: str) -> None:
    assert code in codes(note)


@pytest.mark.parametrize(
    ("note", "code"),
    [("cherche un lit", "ESS-MEUBLES"), ("pas de poussette", "ESS-BEBE"), ("divan fini", "ESS-MEUBLES")],
)
def test_a_plain_noun_is_a_need_inside_a_frame(note: str, code: str) -> None:
    assert code in codes(note)


@pytest.mark.parametrize(
    ("note", "code"),
    [("bébé couché dans son lit", "ESS-MEUBLES"), ("assis sur le divan", "ESS-MEUBLES")],
)
def test_a_plain_noun_alone_is_not(note: str, code: str) -> None:
    assert code not in codes(note)


def test_a_distress_said_of_a_child_is_the_childs() -> None:
    assert "MEN-JEUNE" in codes("son gars de 8 ans fait des crises de panique")
    assert "MEN-ADULTE" in codes("mère de 2 enfants, fait des crises de panique")


def test_faint_signs_are_noise_beside_a_sure_need() -> None:
    needs = understand("cherche une place en garderie pour son 2 ans", vocabulary()).needs
    assert min(need.confidence for need in needs) >= 0.65 * max(need.confidence for need in needs)
