"""The tables and the small model, weighed together: one calibrated confidence per need, and per danger.

The weights are few, learned on notes of other writers than the corpus (`matcher.training.joint`), and stand in the
model's file (`joint`): a logistic regression over the columns below, the same for every need.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from directory_data.reading_model import ReadingModel
from matcher.understanding.expressions import Sign
from matcher.understanding.judge import Floats, Opinion

# whole, best: the model's log-odds of the note and of its surest part. gap: how far behind the surest need.
# sign: log-odds of the tables; has_sign: 1 when a table says it. void: 1 when a table says it is refused, past…
# wrong_age: 1 when the children told are all of another age.
COLUMNS = ("whole", "best", "gap", "sign", "has_sign", "void", "wrong_age")
# denied: 1 when every sign of that danger is plainly denied, refused or only told.
DANGER_COLUMNS = ("whole", "best", "sign", "has_sign", "denied")
SUREST = 0.98
WORTH_SAYING = 0.05
PLAINLY = 0.5

Said = Mapping[str, tuple[float, tuple[Sign, ...]]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the model thinks of a note beside what the tables say of it.

    said: by need; alarms: by kind of danger. void: needs refused, past…; wrong_age: needs of children of
    another age than those told; quiet: dangers plainly denied.
    """

    opinion: Opinion
    model: ReadingModel
    said: Said
    void: frozenset[str]
    wrong_age: frozenset[str]
    alarms: Said
    quiet: frozenset[str]

    def needs(self) -> Said:
        """{need: (confidence, its signs)}: those of the tables where they have any, else the model's own words.

        A need the tables only hear refused, past or someone else's is not said.
        """
        labels = self.model.needs
        sure = probability(self.need_table(), self.model.joint["need"], COLUMNS)
        pairs = zip(labels.items(), sure.tolist(), strict=True)
        return {
            code: (odds, _signs(self.said, code) or (Sign(code, odds, self.opinion.words(label)),))
            for (code, label), odds in pairs
            if odds >= WORTH_SAYING and (code not in self.void or code in self.said)
        }

    def dangers(self) -> Said:
        """{kind: (confidence, its signs)} of the dangers heard: from `floor` on, set so that few are missed.

        What the tables plainly hear is heard, whatever the model thinks; what they only hear denied is not.
        """
        weights = self.model.joint["danger"]
        sure = probability(self.danger_table(), weights, DANGER_COLUMNS)
        heard = {}
        for (kind, label), odds in zip(self.model.dangers.items(), sure.tolist(), strict=True):
            table, signs = self.alarms.get(kind, (0.0, ()))
            if table >= PLAINLY or (odds >= weights["floor"] and kind not in self.quiet):
                heard[kind] = (max(odds, table), signs or (Sign("", odds, self.opinion.words(label)),))
        return heard

    def need_table(self) -> Floats:
        """(needs, COLUMNS)."""
        codes, at = list(self.model.needs), list(self.model.needs.values())
        whole, best = self.opinion.whole[at], self.opinion.best[at]
        sign = np.array([_sure(self.said, code) for code in codes])
        void = np.array([code in self.void for code in codes])
        wrong = np.array([code in self.wrong_age for code in codes])
        return np.stack([whole, best, whole - whole.max(), _odds(sign), sign > 0, void, wrong], axis=1)

    def danger_table(self) -> Floats:
        """(kinds, DANGER_COLUMNS)."""
        kinds, at = list(self.model.dangers), list(self.model.dangers.values())
        sign = np.array([_sure(self.alarms, kind) for kind in kinds])
        quiet = np.array([kind in self.quiet for kind in kinds])
        return np.stack([self.opinion.whole[at], self.opinion.best[at], _odds(sign), sign > 0, quiet], axis=1)


def probability(table: Floats, weights: Mapping[str, float], names: Sequence[str]) -> Floats:
    """One probability per row of a table whose columns are `names`."""
    odds = table @ np.array([weights[name] for name in names]) + weights["bias"]
    return np.asarray(1.0 / (1.0 + np.exp(-odds)), np.float64)


def _sure(said: Said, code: str) -> float:
    return said[code][0] if code in said else 0.0


def _signs(said: Said, code: str) -> tuple[Sign, ...]:
    return said[code][1] if code in said else ()


def _odds(sure: Floats) -> Floats:
    """Log-odds of the tables' confidence; nothing said counts as barely likely."""
    kept = np.clip(sure, 1.0 - SUREST, SUREST)
    return np.asarray(np.log(kept / (1.0 - kept)), np.float64)
