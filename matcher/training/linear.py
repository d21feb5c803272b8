"""One logistic regression a label over the features of `understanding.features`, made small.

Features seen in fewer than MIN_LINES lines are dropped; a feature counts for its inverse document frequency, the pieces
of words for less than words. Each label keeps its KEPT heaviest weights (frequent features first), is fitted again
on these alone, and each weight becomes one of sixteen levels of its label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix
from sklearn.linear_model import LogisticRegression

from directory_data.reading_model import LENGTH_STEP, LEVELS, Parts, key

MIN_LINES = 3
KEPT = 4200
INVERSE_REGULARISATION = 8.0
OF_KIND = {"w": 1.0, "b": 1.0, "!": 1.0, "c": 0.4}
FREQUENT = 50
FEWEST = 3
NEVER = -9.0
# The first fit only tells which weights matter.
ROUGHLY, CLOSELY = 1e-2, 1e-3
SETTLING = 30

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
# The rows of the features a label keeps, their weights, its bias.
Fitted = tuple[Integers, Floats, float]


def fit(
    texts: Sequence[Sequence[str]],
    truths: Sequence[Sequence[bool | None]],
    labels: tuple[str, ...],
    workers: int,
) -> Parts:
    """texts: the features of each line. truths: per label, one answer a line (None: not known, left out)."""
    frequency = Counter(key(name) for text in texts for name in set(text))
    kinds = {key(name): OF_KIND[name[0]] for text in texts for name in text}
    keys = sorted(number for number, lines in frequency.items() if lines >= MIN_LINES)
    often = np.array([frequency[number] for number in keys])
    lengths = _lengths(often, np.array([kinds[number] for number in keys]), len(texts))
    matrix = _matrix(texts, {number: row for row, number in enumerate(keys)}, lengths)
    with ProcessPoolExecutor(workers) as pool:
        fitted = list(pool.map(OneLabel(matrix, lengths * np.sqrt(np.minimum(often, FREQUENT))), truths))
    return _parts(labels, np.array(keys, np.int64), lengths, fitted)


def _lengths(often: Integers, kinds: Floats, lines: int) -> Floats:
    """Inverse document frequency × what its kind counts for, in whole sixteenths as it will be stored."""
    counted = (np.log((lines + 1) / (often + 1)) + 1) * kinds
    return np.asarray(np.round(counted * LENGTH_STEP) / LENGTH_STEP, np.float64)


def _matrix(texts: Sequence[Sequence[str]], rows: dict[int, int], lengths: Floats) -> csc_matrix:
    """(lines, features): each line brought to length 1, a feature said twice counted twice."""
    found = [[rows[number] for number in map(key, text) if number in rows] for text in texts]
    values = [lengths[at] / (np.sqrt((lengths[at] ** 2).sum()) or 1.0) for at in found]
    lines = np.repeat(np.arange(len(texts)), [len(at) for at in found])
    flat = np.concatenate([np.array(at, np.int64) for at in found])
    return csc_matrix((np.concatenate(values), (lines, flat)), shape=(len(texts), len(rows)))


class OneLabel:
    """Fits one label twice, the second time on what it keeps; a class, so that a process can be sent it."""

    def __init__(self, matrix: csc_matrix, importance: Floats) -> None:
        self.matrix, self.importance = matrix, importance

    def __call__(self, truth: Sequence[bool | None]) -> Fitted:
        known = np.array([at for at, answer in enumerate(truth) if answer is not None])
        answers = np.array([truth[at] for at in known.tolist()], bool)
        if answers.sum() < FEWEST:
            return np.zeros(0, np.int64), np.zeros(0), NEVER
        rows = self.matrix[known]
        first, _ = _regress(rows, answers, ROUGHLY)
        heavy = np.argsort(-np.abs(first) * self.importance, kind="stable")[:KEPT]
        kept = np.sort(heavy)
        weights, bias = _regress(rows[:, kept], answers, CLOSELY)
        return kept, weights, bias


def _regress(rows: csc_matrix, answers: NDArray[np.bool_], tolerance: float) -> tuple[Floats, float]:
    model = LogisticRegression(
        C=INVERSE_REGULARISATION, solver="liblinear", max_iter=60, tol=tolerance, random_state=0
    ).fit(rows, answers)
    return model.coef_[0], float(model.intercept_[0])


def _parts(labels: tuple[str, ...], keys: Integers, lengths: Floats, fitted: Sequence[Fitted]) -> Parts:
    """Features nobody weighs go; weights, their feature's length taken in, become levels."""
    values, cells = [], []
    for column, (rows, weights, _) in enumerate(fitted):
        worth, levels = levelled(weights * lengths[rows])
        values.append(worth)
        cells.append(np.stack([rows, np.full(len(rows), column), levels]))
    table = np.concatenate(cells, axis=1)
    table = table[:, np.lexsort((table[1], table[0]))]
    used, counts = np.unique(table[0], return_counts=True)
    return Parts(
        labels,
        keys[used],
        np.round(lengths[used] * LENGTH_STEP).astype(np.uint8),
        counts.astype(np.uint8),
        table[1].astype(np.uint8),
        table[2].astype(np.uint8),
        np.array(values),
        np.array([bias for _, _, bias in fitted]),
    )


def levelled(weights: Floats) -> tuple[Floats, Integers]:
    """(what each of LEVELS levels is worth, the level of each weight): one-dimensional k-means from quantiles."""
    if not len(weights):
        return np.zeros(LEVELS), np.zeros(0, np.int64)
    worth = np.quantile(weights, (np.arange(LEVELS) + 0.5) / LEVELS)
    worth[0], worth[-1] = weights.min(), weights.max()
    for _ in range(SETTLING):
        level = np.searchsorted((worth[1:] + worth[:-1]) / 2, weights)
        sums = np.bincount(level, weights, LEVELS)
        many = np.bincount(level, minlength=LEVELS)
        worth = np.where(many > 0, sums / np.maximum(many, 1), worth)
    return worth, np.searchsorted((worth[1:] + worth[:-1]) / 2, weights)
