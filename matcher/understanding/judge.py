"""The small model at work: how surely the whole note, and its surest part, say each need and each danger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from directory_data.reading_model import ReadingModel, key
from matcher.understanding.features import NUMBER, Seen
from matcher.understanding.tokens import Note

Floats = NDArray[np.float64]
# A token that adds a third of what the surest one adds is part of what was said.
TELLING = 0.34
# Words: longer notes are judged stretch by stretch, as long as most lines of the corpus. Two unseen notes put end to end
# are read with F1 .77 so, .68 as a whole.
LONG = 30


@dataclass(frozen=True, slots=True)
class Opinion:
    """Log-odds, one per label of the model: of the whole note, and of the part that says it best.

    tokens: (tokens, labels), what each token adds before the length is taken into account.
    """

    whole: Floats
    best: Floats
    parts: tuple[range, ...]
    where: NDArray[np.intp]
    tokens: Floats

    def words(self, label: int) -> tuple[int, ...]:
        """The tokens that say a label, in the part that says it best: those that add near as much as the most."""
        part = self.parts[int(self.where[label])]
        added = self.tokens[part.start : part.stop, label]
        enough = max(float(added.max()) * TELLING, 1e-9)
        return tuple(index for index, points in zip(part, added.tolist(), strict=True) if points >= enough)


def judge(note: Note, seen: Sequence[Seen], model: ReadingModel) -> Opinion | None:
    """What the model thinks of a note; None when it knows none of its words: pieces alone would be guessing."""
    if not any(_knows(token, model) for token in seen):
        return None
    sums, squares, pairs, pair_squares = _running(seen, model)
    parts = parts_of(note)
    starts = np.array([part.start for part in parts])
    stops = np.array([part.stop for part in parts])
    # the pair of a part's first word reaches back over its edge: it is taken out
    total = sums[stops] - sums[starts] - pairs[starts]
    length = np.sqrt(np.maximum(squares[stops] - squares[starts] - pair_squares[starts], 1e-9))
    odds = total / length[:, None] + model.bias
    whole = odds[: len(stretches(note))].max(axis=0)
    return Opinion(whole, odds.max(axis=0), parts, odds.argmax(axis=0), np.diff(sums, axis=0))


def _knows(token: Seen, model: ReadingModel) -> bool:
    """A word, neither a number nor a function word (« ~ », see `lexicon`), that the corpus has."""
    word = token.own[0] if token.own else ""
    return not word.startswith(("w~", f"w{NUMBER}")) and key(word) in model.rows


def _running(seen: Sequence[Seen], model: ReadingModel) -> tuple[Floats, Floats, Floats, Floats]:
    """Sums of weights (tokens + 1, labels) and of squared lengths before each token; its own pair's apart."""
    rows: list[int] = []
    edges = [0]
    unknown = len(model.lengths) - 1
    for token in seen:
        rows += _rows(model, token.own)
        rows.append(model.rows.get(key(token.pair), unknown) if token.pair else unknown)
        edges.append(len(rows))
    weights, squares = model.weights[rows], model.lengths[rows].astype(np.float64) ** 2
    by_token = np.add.reduceat(weights, edges[:-1], axis=0, dtype=np.float64)
    nothing = np.zeros((1, weights.shape[1]))
    last = np.array(edges[1:]) - 1
    return (
        np.vstack([nothing, np.cumsum(by_token, axis=0)]),
        np.append(0.0, np.cumsum(squares))[edges],
        np.vstack([weights[last], nothing]),
        np.append(squares[last], 0.0),
    )


@lru_cache(maxsize=16384)
def _rows(model: ReadingModel, names: tuple[str, ...]) -> tuple[int, ...]:
    """The rows of some features; the last row of the model for those it does not know."""
    return tuple(model.rows.get(key(name), len(model.lengths) - 1) for name in names)


def stretches(note: Note) -> tuple[range, ...]:
    """The whole note; a long one in stretches of whole sentences, as long as those the model learned from.

    Each stretch starts in the middle of the one before, so that no need is cut in two.
    """
    if len(note.tokens) <= LONG:
        return (range(len(note.tokens)),)
    runs = tuple(dict.fromkeys(note.sentences))
    found: list[range] = []
    for at, first in enumerate(runs):
        fitting = [run for run in runs[at:] if run.stop - first.start <= LONG] or [first]
        if (
            not found
            or first.start >= found[-1].start + LONG // 2
            or fitting[-1].stop > found[-1].stop + LONG // 2
        ):
            found.append(range(first.start, fitting[-1].stop))
    return tuple(found)


def parts_of(note: Note) -> tuple[range, ...]:
    """The stretches first, then clauses and sentences of two words or more, and each two that follow."""
    parts = dict.fromkeys(stretches(note))
    for runs in (tuple(dict.fromkeys(note.clauses)), tuple(dict.fromkeys(note.sentences))):
        parts |= {run: None for run in runs if len(run) > 1}
        parts |= {range(a.start, b.stop): None for a, b in pairwise(runs)}
    return tuple(parts)
