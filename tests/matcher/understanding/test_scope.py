"""What is refused, past, hypothetical or someone else's does not count."""

from __future__ import annotations

import pytest

from directory_data.vocabulary import vocabulary
from matcher.understanding import understand

REFUSED = [
    ("Pas besoin de couches, elle en a", "ESS-COUCHES"),
    ("Elle ne veut pas de suivi de grossesse", "PER-GROSSESSE"),
    ("Ont déjà des vêtements d'hiver, mais le frigo est vide", "ESS-VETEMENTS"),
    ("couches, pas besoin", "ESS-COUCHES"),
    ("veut pas de banque alimentaire", "ESS-DEPAN"),
    ("pas besoin de couches, de manteaux ni de meubles", "ESS-MEUBLES"),
    ("avait une place en garderie, fini", "GAR-PLACE"),
    ("si jamais elle voulait une garderie un jour, on verra", "GAR-PLACE"),
    ("sa voisine a des dettes", "FIN-DETTES"),
    ("She doesn't need diapers", "ESS-COUCHES"),
    ("no need for food bank", "ESS-DEPAN"),
    ("n'allaite pas", "PER-ALLAIT"),
    ("aucune dette", "FIN-DETTES"),
    ("pas de violence conjugale", "VIO-CONJUGALE"),
    ("pas besoin de bouffe", "ESS-DEPAN"),
    ("pas besoin de nourriture, le frigo est beau", "ESS-DEPAN"),
    ("sa soeur aurait besoin de couches", "ESS-COUCHES"),
    ("des couches, elle en veut pas", "ESS-COUCHES"),
    ("turned down the food bank", "ESS-DEPAN"),
]
KEPT = [
    ("veut pus aller à l'école", "SCO-PERSEV"),
    ("pas de manteau d'hiver", "ESS-VETEMENTS"),
    ("bébé dort pas la nuit", "PER-SOINS"),
    ("pas besoin de couches mais besoin d'un manteau d'hiver", "ESS-VETEMENTS"),
    ("garde les enfants de sa voisine, à bout de nerfs", "PAR-EPUISE"),
    ("elle refuse d'aller à l'école", "SCO-PERSEV"),
    ("veut pas voir d'intervenants", "PAR-MILIEU"),
    ("reste chez une amie, nulle part où dormir demain", "LOG-URGENCE"),
]


@pytest.mark.parametrize(("note", "code"), REFUSED)
def test_a_refusal_is_told_and_does_not_count(note: str, code: str) -> None:
    reading = understand(note, vocabulary())
    assert code not in {need.code for need in reading.needs}
    assert code in reading.profile.refused
    assert code in {need.code for need in reading.refused}


@pytest.mark.parametrize(("note", "code"), KEPT)
def test_a_lack_or_a_negation_inside_an_expression_is_no_refusal(note: str, code: str) -> None:
    assert code in {need.code for need in understand(note, vocabulary()).needs}


def test_a_need_said_yes_and_no_to_counts() -> None:
    reading = understand("Pas besoin de couches lavables. Manque de couches.", vocabulary())
    assert "ESS-COUCHES" in {need.code for need in reading.needs}
    assert reading.profile.refused == ()
