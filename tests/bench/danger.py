"""How well danger is read: `python -m tests.bench.danger [--misses]`.

Over `tests/matcher/understanding/danger_sentences.jsonl`: dangerous sentences and look-alikes, written before the
table was widened. `danger` lists the kinds to say, `also` kinds that are no mistake when said too. An id that
3 divides is held out: `--misses` only ever shows the others, and no one looks at those.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from directory_data.vocabulary import vocabulary
from matcher.understanding import understand

SENTENCES = Path(__file__).parents[1] / "matcher" / "understanding" / "danger_sentences.jsonl"
KINDS = ("suicide", "violence", "child", "overdose", "food", "roof")
HELD_OUT = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence, the kinds it should say, those it may, those it was read as."""

    id: int
    text: str
    gold: frozenset[str]
    also: frozenset[str]
    said: frozenset[str]

    @property
    def held_out(self) -> bool:
        """Whether it only judges."""
        return self.id % HELD_OUT == 0


@dataclass(frozen=True, slots=True)
class Score:
    """Of one kind, or of all: found, missed, wrongly said."""

    found: int
    missed: int
    wrong: int

    @property
    def recall(self) -> float:
        """What is heard of what is said."""
        return self.found / max(1, self.found + self.missed)

    @property
    def precision(self) -> float:
        """What is right of what is heard."""
        return self.found / max(1, self.found + self.wrong)


def hear() -> list[Heard]:
    """Every sentence of the list, read."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    return [_heard(**json.loads(line)) for line in lines]


def _heard(id: int, text: str, danger: Sequence[str], also: Sequence[str] = ()) -> Heard:
    said = frozenset(d.kind for d in understand(text, vocabulary()).profile.danger)
    return Heard(id, text, frozenset(danger), frozenset(also), said)


def score(heard: Sequence[Heard], kinds: Sequence[str] = KINDS) -> Score:
    """Micro figures over some kinds."""
    wanted = frozenset(kinds)
    return Score(
        sum(len(h.gold & h.said & wanted) for h in heard),
        sum(len((h.gold - h.said) & wanted) for h in heard),
        sum(len((h.said - h.gold - h.also) & wanted) for h in heard),
    )


def report(heard: Sequence[Heard]) -> Iterator[str]:
    """Recall and precision, by kind, of what was developed on and of what was held out."""
    parts = [[h for h in heard if not h.held_out], [h for h in heard if h.held_out]]
    yield f"{'':10} developed: recall precision   held out: recall precision"
    for name, kinds in (*((kind, (kind,)) for kind in KINDS), ("all", KINDS)):
        developed, held = (score(part, kinds) for part in parts)
        yield (
            f"{name:10} {developed.recall:17.2f} {developed.precision:9.2f}"
            f" {held.recall:18.2f} {held.precision:9.2f}"
        )
    quiet = [[h for h in part if not h.gold] for part in parts]
    shares = [f"{sum(not h.said for h in part)}/{len(part)}" for part in quiet]
    yield f"look-alikes left quiet: {shares[0]} developed, {shares[1]} held out"


def misses(heard: Sequence[Heard]) -> Iterator[str]:
    """What is not heard and what is wrongly heard, never of the held out part."""
    for h in heard:
        if not h.held_out and (h.gold - h.said or h.said - h.gold - h.also):
            yield f"{h.id} {h.text!r}: {sorted(h.gold)}, heard {sorted(h.said)}"


def main() -> None:
    """Print the figures, and the misses when asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    heard = hear()
    for line in (*report(heard), *(misses(heard) if asked.misses else ())):
        print(line)


if __name__ == "__main__":
    main()
