"""The written notes cover the vocabulary, and the reader does not fall below what it reached on them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from directory_data.vocabulary import DANGERS, vocabulary
from tests.bench.reading import read_all, scores

NOTES = [
    json.loads(line)
    for line in (Path(__file__).parent / "written_notes.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_every_need_is_written_of_twice() -> None:
    count = Counter(code for note in NOTES for code in note["needs"])
    assert len(NOTES) >= 250
    assert [code for code in vocabulary().needs if count[code] < 2] == []


def test_the_notes_use_known_codes() -> None:
    for note in NOTES:
        assert {*note["needs"], *note["refused"]} <= set(vocabulary().needs)
        assert set(note["danger"]) <= DANGERS
        assert note["car"] in {"yes", "no", "sometimes", "unknown"}


@pytest.mark.parametrize(("half", "floor"), [(1, 0.86), (0, 0.78)])
def test_needs_are_read_no_worse_than_before(half: int, floor: float) -> None:
    notes = [note for note in read_all() if note.gold["id"] % 2 == half]
    assert scores(note.needs() for note in notes)[2] >= floor


def test_ages_and_danger_are_read_no_worse_than_before() -> None:
    notes = read_all()
    assert scores(note.danger() for note in notes)[1] >= 0.85
    aged = [note for note in notes if note.gold["ages_months"]]
    assert sum(note.ages()[0] == note.ages()[1] for note in aged) / len(aged) >= 0.9
