"""Is « 80 % sure » right eight times in ten? Measured on notes left out of what the weights were learned on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from matcher.understanding.fusion import COLUMNS, probability

FOLDS = 5
EDGES = (0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0001)
Rows = tuple[NDArray[np.float64], NDArray[np.bool_]]
Learn = Callable[[NDArray[np.float64], NDArray[np.bool_]], dict[str, float]]


def report(notes: Sequence[Rows], learn: Learn) -> str:
    """The reliability table, each note judged by weights learned on the others."""
    sure, right = crossed(notes, learn)
    return "\n".join(("said sure   right   readings", *reliability(sure, right)))


def crossed(notes: Sequence[Rows], learn: Learn) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """(confidence, truth) of every reading, each fold by weights learned on the four others."""
    sure, right = [], []
    for fold in range(FOLDS):
        others = [note for at, note in enumerate(notes) if at % FOLDS != fold]
        weights = learn(np.vstack([t for t, _ in others]), np.concatenate([y for _, y in others]))
        for table, truth in notes[fold::FOLDS]:
            sure.append(probability(table, weights, COLUMNS))
            right.append(truth)
    return np.concatenate(sure), np.concatenate(right)


def reliability(sure: NDArray[np.float64], right: NDArray[np.bool_]) -> Iterator[str]:
    """A line per band of confidence: the mean said, the share right, how many."""
    for low, high in pairwise(EDGES):
        band = (sure >= low) & (sure < high)
        if band.any():
            yield f"{sure[band].mean():9.2f} {right[band].mean():7.2f} {int(band.sum()):10d}"
