"""How much to believe the model and the tables: two small logistic regressions, learned on whole notes.

The notes (`reference/weighing_notes.tsv`) are by another writer than the corpus, so that what is learned is how
sure to be of words never seen.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from matcher.understanding.fusion import COLUMNS, DANGER_COLUMNS, probability

# A danger missed costs as much as this many false alarms: recall before precision.
MISSED = 4
FLOORS = np.arange(0.02, 0.6, 0.01)


def weights(table: NDArray[np.float64], truth: NDArray[np.bool_], names: Sequence[str]) -> dict[str, float]:
    """Coefficients by column, and the bias. table: (rows, columns)."""
    model = LogisticRegression(C=1.0, max_iter=1000).fit(table, truth)
    named = {name: round(float(x), 4) for name, x in zip(names, model.coef_[0], strict=True)}
    return {**named, "bias": round(float(model.intercept_[0]), 4)}


def need_weights(table: NDArray[np.float64], truth: NDArray[np.bool_]) -> dict[str, float]:
    """For `Weighed.need_table`."""
    return weights(table, truth, COLUMNS)


def danger_weights(table: NDArray[np.float64], truth: NDArray[np.bool_]) -> dict[str, float]:
    """For `Weighed.danger_table`, with the floor that costs least, a danger missed counting for MISSED alarms."""
    found = weights(table, truth, DANGER_COLUMNS)
    sure = probability(table, found, DANGER_COLUMNS)

    def cost(floor: float) -> float:
        heard = sure >= floor
        return float(MISSED * (truth & ~heard).sum() + (heard & ~truth).sum())

    return {**found, "floor": round(float(min(FLOORS, key=cost)), 2)}
