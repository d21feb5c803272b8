"""How well notes are read: `python -m tests.bench.reading [--misses] [--slices]`.

Over `tests/matcher/understanding/`: `unseen_notes.tsv`, by a writer who had read neither tables nor corpus, only
judge; so do the even ids of `written_notes.jsonl` and `later_notes.jsonl` (ids up to 70 were looked at once).
`weighing_notes.tsv` (beside the corpus) gave the joint weights: `--misses` shows those and the odd written ones, never
another. Needs and refusals are micro P/R/F1, needs only in mind being neutral; ages count when every child's
known age of a note is read and no other; danger is per kind. A need of English services that only the language of
the note says is left out. `--slices`: by domain, number of needs and language, on the unseen notes.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from directory_data.corpus import Example, parse
from directory_data.vocabulary import vocabulary
from matcher.understanding import Reading, understand

FOLDER = Path(__file__).parents[1] / "matcher" / "understanding"
WEIGHING = "../../../directory_data/reference/weighing_notes.tsv"
LOOKED_AT = 70
Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """A written note, what was read of it, and the milliseconds it took."""

    gold: Gold
    reading: Reading
    ms: float

    def needs(self) -> tuple[set[str], set[str]]:
        """(read, meant)."""
        meant = set(self.gold["needs"])
        neutral = {"SOC-ANGLO"} if self.reading.lang == "en" else set()
        neutral |= set(self.gold.get("maybe", ()))
        return {need.code for need in self.reading.needs} - (neutral - meant), meant

    def refused(self) -> tuple[set[str], set[str]]:
        """(read, meant)."""
        return set(self.reading.profile.refused), set(self.gold["refused"])

    def danger(self) -> tuple[set[str], set[str]]:
        """(read, meant)."""
        return {danger.kind for danger in self.reading.profile.danger}, set(self.gold["danger"])

    def ages(self) -> tuple[list[int], list[int]]:
        """(read, meant): the known ages of children, in months."""
        told = (p.age_months for p in self.reading.profile.people if p.role == "child")
        return sorted(months for months in told if months is not None), self.gold["ages_months"]


def read_all(table: str = "written_notes.jsonl") -> list[Read]:
    """Every note of a table, read once warm."""
    understand("le frigo est vide", vocabulary())
    return [_read(gold) for gold in _golds(table)]


def _golds(table: str) -> list[Gold]:
    lines = (FOLDER / table).read_text(encoding="utf-8").splitlines()
    if table.endswith(".jsonl"):
        return [json.loads(line) for line in lines]
    return [_gold(at, parse(line, f"{table}:{at}", vocabulary().needs)) for at, line in enumerate(lines, 1)]


def _gold(at: int, note: Example) -> Gold:
    """A note of the corpus's format; nobody wrote down its ages and its car."""
    told = {"needs": note.needs, "refused": note.not_needs, "danger": note.danger, "maybe": note.maybe}
    return {"id": at, "text": note.text, "ages_months": [], "car": "unknown", **told}


def _read(gold: Gold) -> Read:
    start = time.perf_counter()
    reading = understand(gold["text"], vocabulary())
    return Read(gold, reading, (time.perf_counter() - start) * 1000)


def scores(pairs: Iterable[tuple[set[str], set[str]]]) -> tuple[float, float, float]:
    """Micro precision, recall and F1 of (read, meant)."""
    every = list(pairs)
    hits = sum(len(read & meant) for read, meant in every)
    said, meant_all = sum(len(read) for read, _ in every), sum(len(meant) for _, meant in every)
    return hits / max(said, 1), hits / max(meant_all, 1), 2 * hits / max(said + meant_all, 1)


def report(name: str, notes: Sequence[Read]) -> None:
    """The figures of one half."""
    print(f"{name} ({len(notes)} notes)")
    kinds: dict[str, Callable[[Read], tuple[set[str], set[str]]]] = {
        "needs": Read.needs,
        "refused": Read.refused,
        "danger": Read.danger,
    }
    for label, pair in kinds.items():
        precision, recall, f1 = scores(pair(note) for note in notes)
        print(f"  {label:<8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    if any(note.gold["ages_months"] for note in notes):
        _people(notes)
    print(f"  median   {median(note.ms for note in notes):.2f} ms a note")


def _people(notes: Sequence[Read]) -> None:
    aged = [note for note in notes if note.gold["ages_months"]]
    exact = [note for note in aged if note.ages()[0] == note.ages()[1]]
    wrong = [note for note in notes if not note.gold["ages_months"] and note.ages()[0]]
    print(f"  ages     exact {len(exact)}/{len(aged)}, read where none is told: {len(wrong)}")
    cars = [note for note in notes if note.gold["car"] != "unknown"]
    print(f"  car      right {sum(n.reading.profile.car == n.gold['car'] for n in cars)}/{len(cars)}")


def slices(notes: Sequence[Read]) -> Iterator[tuple[str, list[Read]]]:
    """Parts of the notes that tell where reading is weak."""
    for domain in vocabulary().domains:
        yield domain, [n for n in notes if any(code.startswith(domain) for code in n.gold["needs"])]
    for many in (1, 2, 3):
        yield f"{many} needs said", [n for n in notes if len(n.gold["needs"]) == many]
    yield "in English", [n for n in notes if n.reading.lang == "en"]
    yield "with a refusal", [n for n in notes if n.gold["refused"]]
    yield "15 words or fewer", [n for n in notes if len(n.gold["text"].split()) <= 15]
    yield "over 28 words", [n for n in notes if len(n.gold["text"].split()) > 28]


def misses(notes: Sequence[Read]) -> None:
    """What was read otherwise than meant, one note a line."""
    for note in notes:
        parts = []
        for pair in (note.needs(), note.refused(), note.danger()):
            parts += [f"-{code}" for code in sorted(pair[1] - pair[0])]
            parts += [f"+{code}" for code in sorted(pair[0] - pair[1])]
        if note.ages()[0] != note.ages()[1]:
            parts.append(f"ages {note.ages()[0]} for {note.ages()[1]}")
        if note.gold["car"] not in ("unknown", note.reading.profile.car):
            parts.append(f"car {note.reading.profile.car} for {note.gold['car']}")
        if parts:
            print(f"{note.gold['id']:>4} {' '.join(parts)}\n     {note.gold['text']}")


def endless() -> float:
    """Milliseconds of CPU for 4 000 characters without punctuation, the best of five."""
    note = ("pas de lait pour bébé et veut pas aller chez " * 200)[:4_000]
    took = []
    for _ in range(5):
        start = time.thread_time()
        understand(note, vocabulary())
        took.append((time.thread_time() - start) * 1000)
    return min(took)


def main() -> None:
    """Print every part; with --misses, the odd notes read otherwise than meant."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--misses", action="store_true", help="show the odd notes read otherwise than meant")
    parser.add_argument("--slices", action="store_true", help="the unseen notes, by slice")
    asked = parser.parse_args()
    notes = read_all()
    unseen, weighing = read_all("unseen_notes.tsv"), read_all(WEIGHING)
    report("unseen, another writer", unseen)
    report("weighing notes, the joint weights learned there", weighing)
    odd = [note for note in notes if note.gold["id"] % 2]
    report("to learn from, odd ids", odd)
    report("to judge, even ids", [note for note in notes if note.gold["id"] % 2 == 0])
    later = read_all("later_notes.jsonl")
    report("later, looked at once", [note for note in later if note.gold["id"] <= LOOKED_AT])
    report("later, never looked at", [note for note in later if note.gold["id"] > LOOKED_AT])
    print(f"4 000 characters without punctuation: {endless():.0f} ms")
    for name, part in slices(unseen) if asked.slices else ():
        precision, recall, f1 = scores(note.needs() for note in part)
        print(f"{name:18} {len(part):4}  P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}")
    if asked.misses:
        misses([*odd, *weighing])


if __name__ == "__main__":
    main()
