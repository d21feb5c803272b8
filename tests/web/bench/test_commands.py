"""`passerelles bench …` as people type it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.web.bench.conftest import ALLOWED, NOTE, a_note, three_rows, write
from web.bench import peers
from web.bench.runs import Ground
from web.bench.vignettes import asked
from web.cli import main

Files = tuple[Path, Path]


def relevance(files: Files, *options: str) -> Result:
    directory, notes = (str(path) for path in files)
    done = CliRunner().invoke(
        main, ["bench", "relevance", "--directory", directory, "--vignettes", notes, *options]
    )
    assert done.exit_code == 0, done.output
    return done


def test_the_run_has_the_shape_that_score_py_reads(files: Files, tmp_path: Path) -> None:
    out = tmp_path / "run.json"
    relevance(files, "--run-out", str(out))
    run = json.loads(out.read_text(encoding="utf-8"))
    assert run == {"v1": {"services": ["s1"], "needs": ["ESS-COUCHES"]}}


def test_a_judged_file_prints_measures_and_slices(files: Files) -> None:
    told = relevance(files, "--slices").output
    assert "ndcg10" in told
    assert "feat:typo" in told


@pytest.mark.parametrize("options", [(), ("--untagged",), ("--slices",), ("--peers",)])
def test_notes_without_gold_give_a_run_and_no_score(
    files: Files, tmp_path: Path, options: tuple[str, ...]
) -> None:
    bare = write(tmp_path / "bare.jsonl", [{key: NOTE[key] for key in ALLOWED}])
    out = tmp_path / "run.json"
    told = relevance((files[0], bare), "--run-out", str(out), *options).output
    assert "ndcg10" not in told
    assert list(json.loads(out.read_text(encoding="utf-8"))) == ["v1"]


def test_untagged_ignores_the_tags(files: Files, tmp_path: Path) -> None:
    runs = []
    for code in ("GAR-HALTE", "DRO-IMMIG"):
        rows = [row | {"needs": [{"code": code, "role": "principal"}]} for row in three_rows()]
        out = tmp_path / f"{code}.json"
        directory = write(tmp_path / f"{code}.jsonl", rows)
        relevance((directory, files[1]), "--untagged", "--run-out", str(out))
        runs.append(out.read_text(encoding="utf-8"))
    assert runs[0] == runs[1]


def test_peers_stand_beside_us_and_an_absent_encoder_is_said(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peers, "encoder_is_there", lambda: False)
    told = relevance(files, "--peers").output
    assert all(name in told for name in (*peers.PEERS, "Passerelles"))
    assert "Encodeur de phrases absent" in told


def test_peers_find_the_words_and_our_rules_bar_the_other_territory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "encoder_is_there", lambda: False)
    runs = peers.peer_runs(Ground.of(three_rows()), [asked(a_note())])
    assert len(runs) == len(peers.PEERS) * len(peers.FILTERS)
    for (_, kept), run in runs.items():
        assert "s1" in run["v1"]["services"]
        assert ("s2" in run["v1"]["services"]) == (kept == "aucun")


def test_needs_alone(tmp_path: Path) -> None:
    gold = {"needs": [{"code": "ESS-COUCHES", "implicit": False}], "danger": []}
    notes = write(tmp_path / "notes.jsonl", [{"id": "n1", "text": "plus de couches"} | gold])
    out = tmp_path / "run.json"
    done = CliRunner().invoke(main, ["bench", "needs", "--notes", str(notes), "--run-out", str(out)])
    assert done.exit_code == 0
    assert "needs_f1" in done.output
    assert json.loads(out.read_text(encoding="utf-8")) == {"n1": {"needs": ["ESS-COUCHES"], "danger": []}}


@pytest.mark.parametrize("content", ["{", "[]", '{"id": "v1"}', '{"id": 3, "text": "x"}'])
def test_a_bad_line_is_named(tmp_path: Path, content: str) -> None:
    notes = tmp_path / "notes.jsonl"
    notes.write_text(content, encoding="utf-8")
    done = CliRunner().invoke(main, ["bench", "needs", "--notes", str(notes)])
    assert done.exit_code == 2
    assert "notes.jsonl, ligne 1" in done.output


def test_words_nobody_knows_are_told_and_left_unread(files: Files, tmp_path: Path) -> None:
    notes = write(tmp_path / "odd.jsonl", [a_note(constraints=["sans_auto", "sans_cheval"])])
    assert "constraints=sans_cheval" in relevance((files[0], notes)).output
