"""The measures of ../shared/relevance/score.py, formula by formula; a test holds the two equal.

score.py stays the judge: this prints the same figures without leaving the command.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

from web.bench.vignettes import Gold

Answer = Mapping[str, Sequence[str]]
Figures = dict[str, float]
Counts = tuple[int, int, int]
MEASURES = ("ndcg10", "rec10", "rec10_g2", "mrr", "hit3", "mn_rate10", "mn_mean10")
TOP = 10


def evaluate(run: Mapping[str, Answer], golds: Sequence[Gold]) -> Figures:
    """Means over the judged vignettes; a vignette missing from the run counts as an empty list."""
    ranked = [gold for gold in golds if gold.relevance is not None]
    rows = [of_ranking(list(run.get(gold.id, {}).get("services", ())), gold) for gold in ranked]
    figures = {key: _mean(row[key] for row in rows) for key in MEASURES} if ranked else {}
    return figures | _of_needs(run, golds) | _of_danger(run, golds) | {"n": len(golds)}


def of_ranking(services: Sequence[str], gold: Gold) -> dict[str, float | None]:
    """One vignette. None: the measure does not apply to it and stays out of the mean."""
    grades, listed = gold.relevance or {}, list(dict.fromkeys(services))
    top, best = listed[:TOP], max(grades.values(), default=0)
    gains = [grades.get(service, 0) for service in top]
    good = [service for service, grade in grades.items() if grade >= 2]
    harmful = sum(service in gold.must_not for service in top)
    ideal = dcg(sorted(grades.values(), reverse=True)[:TOP])
    return {
        "ndcg10": dcg(gains) / ideal if ideal else 0.0,
        "rec10": sum(gain > 0 for gain in gains) / len(grades) if grades else None,
        "rec10_g2": sum(service in good for service in top) / len(good) if good else None,
        "mrr": _reciprocal_rank(listed, grades, min(2, best)) if best else 0.0,
        "hit3": float(any(grades.get(service, 0) == best for service in listed[:3])) if best else 0.0,
        "mn_rate10": float(harmful > 0),
        "mn_mean10": float(harmful),
    }


def dcg(grades: Iterable[int]) -> float:
    """Gain 2^grade − 1, log2 discount."""
    return math.fsum((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))


def _reciprocal_rank(listed: Sequence[str], grades: Mapping[str, int], wanted: int) -> float:
    ranks = (rank for rank, service in enumerate(listed, start=1) if grades.get(service, 0) >= wanted)
    return next((1 / rank for rank in ranks), 0.0)


def _mean(values: Iterable[float | None]) -> float:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else float("nan")


def _of_needs(run: Mapping[str, Answer], golds: Sequence[Gold]) -> Figures:
    """Micro precision, recall and F1; implicit gold needs are neither hit nor miss."""
    said = [(set(run[gold.id]["needs"]), gold) for gold in golds if "needs" in run.get(gold.id, {})]
    if not said:
        return {}
    codes = [_counts(got, gold.expected, gold.implicit) for got, gold in said]
    domains = [_counts(_domains(got), _domains(gold.expected), _domains(gold.implicit)) for got, gold in said]
    precision, recall, f1 = _prf(codes)
    return {"needs_p": precision, "needs_r": recall, "needs_f1": f1, "dom_f1": _prf(domains)[2]}


def _of_danger(run: Mapping[str, Answer], golds: Sequence[Gold]) -> Figures:
    """Micro over kinds of danger, where the gold judges it and the run says it. Ours: score.py has no danger."""
    judged = [(set(run[g.id]["danger"]), g.danger) for g in golds if "danger" in run.get(g.id, {})]
    counts = [_counts(got, gold, ()) for got, gold in judged if gold is not None]
    return dict(zip(("danger_p", "danger_r", "danger_f1"), _prf(counts), strict=True)) if counts else {}


def _domains(codes: Iterable[str]) -> set[str]:
    return {code[:3] for code in codes}


def _counts(got: set[str], wanted: Collection[str], neutral: Iterable[str]) -> Counts:
    """(hits, false alarms, misses)."""
    wanted = set(wanted)
    return len(got & wanted), len(got - wanted - set(neutral)), len(wanted - got)


def _prf(counts: Sequence[Counts]) -> tuple[float, float, float]:
    hits, alarms, misses = (sum(column) for column in zip(*counts, strict=True))
    precision = hits / (hits + alarms) if hits + alarms else 0.0
    recall = hits / (hits + misses) if hits + misses else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def by_slice(run: Mapping[str, Answer], golds: Sequence[Gold]) -> dict[str, Figures]:
    """{slice: figures}, in the order of their names."""
    found: dict[str, list[Gold]] = {}
    for gold in golds:
        for name in gold.slices:
            found.setdefault(name, []).append(gold)
    return {name: evaluate(run, found[name]) for name in sorted(found)}
