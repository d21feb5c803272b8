"""Danger is said, with its words, and brings its need; what only looks like it is not."""

from __future__ import annotations

import pytest

from directory_data.vocabulary import vocabulary
from matcher.understanding import understand

DANGER = [
    ("elle parle de mourir", "suicide", "MEN-SUICIDE"),
    ("dit qu'elle a pus le goût de vivre", "suicide", "MEN-SUICIDE"),
    ("she wants to kill herself", "suicide", "MEN-SUICIDE"),
    ("son frère veut se suicider", "suicide", "MEN-SUICIDE"),
    ("son chum la frappe", "violence", "VIO-CONJUGALE"),
    ("menaces de mort de son ex", "violence", "VIO-CONJUGALE"),
    ("He beats her every weekend", "violence", "VIO-CONJUGALE"),
    ("veut se sauver avec les enfants", "violence", "VIO-REFUGE"),
    ("a secoué le bébé hier", "child", "VIO-DPJ"),
    ("les enfants ont tout vu", "child", "VIO-EXPOSE"),
    ("a fait une surdose", "overdose", "MEN-CONSO"),
    ("les enfants ont pas mangé", "food", "ESS-DEPAN"),
    ("nulle part où dormir", "roof", "LOG-URGENCE"),
    ("sleeping in the car with a baby", "roof", "LOG-URGENCE"),
    ("a peur quand y rentre", "violence", "VIO-CONJUGALE"),
    ("veut pas retourner, son chum la frappe", "violence", "VIO-CONJUGALE"),
    ("le bébé de 5 mois a des bleus sur les jambes", "child", "VIO-DPJ"),
    ("se demande à quoi bon continuer", "suicide", "MEN-SUICIDE"),
    ("les petits se sont couchés sans souper", "food", "ESS-DEPAN"),
]
HARMLESS = [
    "tannée de vivre ici, veut déménager",
    "pas d'idées suicidaires",
    "no suicidal thoughts",
    "les crises du bacon à l'épicerie",
    "son frère à l'école se fait frapper dans l'autobus",
    "veut en finir avec le ménage",
    "pas besoin de bouffe",
    "pas besoin de nourriture",
    "no need for food",
    "prend ses pilules tous les matins",
    "doit sortir de la maison plus souvent",
]


@pytest.mark.parametrize(("note", "kind", "code"), DANGER)
def test_danger_is_said_with_its_words_and_its_need(note: str, kind: str, code: str) -> None:
    reading = understand(note, vocabulary())
    found = {danger.kind: danger for danger in reading.profile.danger}
    assert kind in found
    assert all(note[w.start : w.end] == w.text for w in found[kind].words)
    assert code in {need.code for need in reading.needs}


@pytest.mark.parametrize("note", HARMLESS)
def test_harmless_words_raise_no_alarm(note: str) -> None:
    assert understand(note, vocabulary()).profile.danger == ()
