"""The corpus: every line well formed, every need taught, nothing of the judged notes in it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from directory_data.corpus import Example, corpus, parse, weighing_notes
from directory_data.errors import BadRecord
from directory_data.folding import fold
from directory_data.vocabulary import DANGERS, vocabulary

NEEDS = vocabulary().needs
TESTS = Path(__file__).parents[1] / "matcher" / "understanding"
SHARED = Path(__file__).parents[3] / "shared" / "relevance" / "vignettes_dev.jsonl"
SHORTEST = 12


@pytest.fixture(scope="module")
def examples() -> tuple[Example, ...]:
    return corpus(NEEDS)


def test_a_line_gives_its_codes_and_its_words() -> None:
    line = "ESS-DEPAN LOG-CHAUFFAGE !ESS-CUISINE @food\t[pus rien]ESS-DEPAN, [l'hydro va couper]LOG-CHAUFFAGE"
    example = parse(line, "x:1", NEEDS)
    assert example.text == "pus rien, l'hydro va couper"
    assert (example.needs, example.not_needs) == (("ESS-DEPAN", "LOG-CHAUFFAGE"), ("ESS-CUISINE",))
    assert (example.danger, example.not_danger) == (("food",), ())
    assert example.marked == (("ESS-DEPAN", "pus rien"), ("LOG-CHAUFFAGE", "l'hydro va couper"))


def test_nothing_and_only_in_mind_are_no_needs() -> None:
    assert parse("-\tle chien jappe", "x:1", NEEDS).needs == ()
    kept = parse("ESS-DEPAN ?FIN-BUDGET !@food\tfrigo vide", "x:1", NEEDS)
    assert (kept.needs, kept.maybe, kept.not_danger) == (("ESS-DEPAN",), ("FIN-BUDGET",), ("food",))


@pytest.mark.parametrize(
    "line",
    [
        "ESS-DEPAN frigo vide",
        "ESS-RIEN\tfrigo vide",
        "@faim\tfrigo vide",
        "ESS-DEPAN\t",
        "ESS-DEPAN\tfrigo\tvide",
        "ESS-DEPAN\t[frigo vide",
        "ESS-DEPAN\t[frigo vide]ESS-REPAS",
    ],
)
def test_a_bad_line_says_where_and_how_to_mend(line: str) -> None:
    with pytest.raises(BadRecord, match="x:7"):
        parse(line, "x:7", NEEDS)


def test_every_need_has_hundreds_of_lines(examples: tuple[Example, ...]) -> None:
    taught = Counter(code for example in examples for code in example.needs)
    looks = Counter(code for example in examples for code in example.not_needs)
    assert {code: taught[code] for code in NEEDS if taught[code] < 150} == {}
    assert {code: looks[code] for code in NEEDS if looks[code] < 15} == {}


def test_every_danger_has_its_look_alikes(examples: tuple[Example, ...]) -> None:
    said = Counter(kind for example in examples for kind in example.danger)
    looks = Counter(kind for example in examples for kind in example.not_danger)
    assert all(said[kind] >= 200 and looks[kind] >= 150 for kind in DANGERS)


def test_no_line_is_there_twice(examples: tuple[Example, ...]) -> None:
    seen = Counter((fold(example.text), example.needs, example.danger) for example in examples)
    assert [text for (text, *_), times in seen.items() if times > 1] == []


def test_no_judged_note_is_in_the_corpus(examples: tuple[Example, ...]) -> None:
    """Nor twelve words in a row of one: what judges must not teach."""
    taught = {shingle for example in examples for shingle in shingles(example.text)}
    held = [text for text in judged() if shingles(text) & taught]
    assert held == []


def judged() -> list[str]:
    files = [SHARED, *sorted(TESTS.glob("*_notes.jsonl"))]
    texts = [
        json.loads(line)["text"]
        for file in files
        if file.exists()
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    unseen = (TESTS / "unseen_notes.tsv").read_text(encoding="utf-8").splitlines()
    return [*texts, *(line.partition("\t")[2] for line in unseen)]


def shingles(text: str) -> set[str]:
    words = "".join(char if char.isalnum() else " " for char in fold(text)).split()
    return {" ".join(words[at : at + SHORTEST]) for at in range(len(words) - SHORTEST + 1)}


def test_the_weighing_notes_say_every_need() -> None:
    said = Counter(code for note in weighing_notes(NEEDS) for code in note.needs)
    assert [code for code in NEEDS if said[code] < 3] == []
