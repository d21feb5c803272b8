"""Danger is said, with its words, and brings its need; what only looks like it is not."""

from __future__ import annotations

import pytest

from directory_data.vocabulary import vocabulary
from matcher.understanding import understand
from tests.bench.danger import hear, score

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


SIDEWAYS = [
    ("Elle donne ses affaires à tout le monde", "suicide"),
    ("dit que ses enfants seraient mieux sans elle", "suicide"),
    ("dort pas elle veut mourir", "suicide"),
    ("arrête pas de parler de mourir", "suicide"),
    ("she's been giving away her stuff", "suicide"),
    ("il garde sa carte bancaire", "violence"),
    ("elle sursaute quand le téléphone sonne", "violence"),
    ("elle chuchote au téléphone", "violence"),
    ("il veut pas qu'elle travaille", "violence"),
    ("he checks her phone", "violence"),
    ("le petit a des bleus", "child"),
    ("les enfants sont laissés à eux-mêmes", "child"),
    ("la mère est pas rentrée, les jeunes sont seuls", "child"),
    ("a pris toute la boîte de pilules", "overdose"),
    ("le petit a bu du Windex", "overdose"),
    ("a rien soupé hier ni à midi", "food"),
    ("il reste juste du ketchup", "food"),
    ("dorment dans l'auto", "roof"),
    ("veut pas que ça se sache, elle dort dans son auto", "roof"),
    ("dorment dans l'auto, pas besoin de couches", "roof"),
]
LOOK_ALIKES = [
    "se tuer à l'ouvrage",
    "en finir avec la cigarette",
    "veut devenir bénévole en prévention du suicide",
    "ont regardé un documentaire sur la violence conjugale",
    "idées noires à 15 ans, guéri depuis longtemps",
    "les enfants seraient mieux sans écran",
    "frappe aux portes pour trouver une garderie",
    "battre un record de lecture",
    "le petit a les yeux bleus",
    "cherche une gardienne pour pas laisser le petit seul",
    "prend la pilule contraceptive",
    "a faim de réussir",
    "pas de souper prêt",
    "dort chez sa mère en fin de semaine",
    "elle dort mal parce qu'il ronfle",
    "a pris une surdose de télé",
]


@pytest.mark.parametrize(("note", "kind"), SIDEWAYS)
def test_danger_said_sideways_is_heard(note: str, kind: str) -> None:
    assert kind in {danger.kind for danger in understand(note, vocabulary()).profile.danger}


@pytest.mark.parametrize("note", LOOK_ALIKES)
def test_a_look_alike_raises_no_alarm(note: str) -> None:
    assert understand(note, vocabulary()).profile.danger == ()


def test_nearly_every_danger_developed_on_is_heard() -> None:
    heard = [sentence for sentence in hear() if not sentence.held_out]
    assert score(heard).recall >= 0.97
