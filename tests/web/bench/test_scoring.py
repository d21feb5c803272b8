"""One truth: our figures are score.py's."""

from __future__ import annotations

import importlib.util
import json
import math
from types import ModuleType
from typing import Any

import pytest

from tests.web.bench.conftest import SHARED, a_note
from web.bench.scoring import by_slice, evaluate
from web.bench.vignettes import all_gold

needs_shared = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="../shared is not here")


def judge() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def runs(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The best order, a poor one with repeats and harm, nothing at all, half of the notes."""
    best, poor = {}, {}
    for at, row in enumerate(rows):
        order = sorted(row["relevance"], key=lambda s: -row["relevance"][s])
        codes = [need["code"] for need in row["gold_needs"]]
        best[row["id"]] = {"services": order, "needs": codes}
        wrong = [*row["must_not"][:2], "s999", *reversed(order), *order]
        poor[row["id"]] = {"services": wrong, "needs": [*codes[at % 2 :], "SOC-ISOLE"]}
    return [best, poor, {}, dict(list(poor.items())[::2])]


@needs_shared
def test_every_figure_is_that_of_score_py() -> None:
    text = (SHARED / "vignettes_dev.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    for run in runs(rows):
        theirs = judge().evaluate(run, rows)
        ours = evaluate(run, all_gold(rows))
        assert set(theirs) == set(ours)
        for key, value in theirs.items():
            assert math.isclose(ours[key], value, abs_tol=1e-12), key


def test_a_perfect_run_and_a_harmful_one() -> None:
    golds = all_gold([a_note()])
    perfect = evaluate({"v1": {"services": ["s1"], "needs": ["ESS-COUCHES"]}}, golds)
    assert [perfect[key] for key in ("ndcg10", "rec10", "mrr", "hit3", "needs_f1")] == [1.0] * 5
    harmful = evaluate({"v1": {"services": ["s2", "s1"], "needs": []}}, golds)
    assert (harmful["mn_rate10"], harmful["mrr"], harmful["needs_f1"]) == (1.0, 0.5, 0.0)


def test_danger_counts_kinds_where_the_gold_judges_it() -> None:
    rows = [
        {"id": "a", "text": "", "needs": [], "danger": ["suicide", "violence"]},
        {"id": "b", "text": "", "needs": [], "danger": []},
        {"id": "c", "text": "", "needs": []},
    ]
    run = {
        "a": {"needs": [], "danger": ["suicide"]},
        "b": {"needs": [], "danger": ["roof"]},
        "c": {"needs": [], "danger": ["child"]},
    }
    told = evaluate(run, all_gold(rows))
    assert (told["danger_p"], told["danger_r"]) == (0.5, 0.5)
    assert "ndcg10" not in told


def test_slices_hold_the_notes_of_their_name() -> None:
    golds = all_gold([a_note(), a_note(id="v2", features=["neg"])])
    told = by_slice({"v1": {"services": ["s1"]}}, golds)
    assert (told["feat:typo"]["ndcg10"], told["feat:neg"]["ndcg10"], told["dom:ESS"]["n"]) == (1.0, 0.0, 2)
