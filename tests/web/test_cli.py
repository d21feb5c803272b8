"""The commands as people type them, on the curated directory."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from web.cli import main

NOTE = "bébé de 3 mois, pu de lait, pas de char"
KEYS = {
    "release", "policy", "place", "danger", "needs", "not_understood", "matches", "set_aside", "by_need", "next_question",
}  # fmt: skip
MATCH_KEYS = {
    "service_id", "name", "organization", "score", "for", "minutes", "mode", "criteria", "contact", "verified",
}  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("cli") / "directory.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PASSERELLES_DATABASE", f"sqlite:///{path}")
        loaded = CliRunner().invoke(main, ["directory", "load"])
        assert loaded.exit_code == 0, loaded.output
        yield path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def answer(*arguments: str) -> Any:
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.usefixtures("database")
class TestMain:
    def test_a_second_load_changes_nothing(self) -> None:
        first, second = run("directory", "load"), run("directory", "load")
        assert first.output == second.output
        assert first.output.startswith("Version 1 ")

    def test_the_main_job_answers_with_the_promised_shape(self) -> None:
        found = answer("match", NOTE, "--at", "Squatec")
        assert set(found) >= KEYS
        assert found["place"]["municipality"] == "Saint-Michel-du-Squatec"
        assert "ESS-COUCHES" in [need["code"] for need in found["needs"]]
        assert found["matches"]
        for match in found["matches"]:
            assert set(match) >= MATCH_KEYS
            assert match["score"] == pytest.approx(
                sum(c["contribution"] for c in match["criteria"]), abs=1e-4
            )
            assert {c["verdict"] for c in match["criteria"]} <= {"met", "not_met", "unknown"}
            assert all(c["text"] for c in match["criteria"])

    def test_the_words_of_a_need_are_the_notes_own_characters(self) -> None:
        for need in answer("understand", NOTE)["needs"]:
            for words in need["words"]:
                assert NOTE[words["start"] : words["end"]] == words["text"]

    def test_a_recorded_household_answers_like_a_note(self, tmp_path: Path) -> None:
        path = tmp_path / "household.json"
        path.write_text(
            json.dumps(
                {
                    "place": "Squatec",
                    "needs": [{"code": "ESS-COUCHES", "for": 0}],
                    "people": [{"role": "child", "age_months": 3}],
                    "means": {"car": "no"},
                }
            )
        )
        found = answer("match", "--profile", str(path))
        assert found["needs"][0]["confidence"] == 1.0
        assert found["matches"][0]["for"] == [0]

    def test_the_limit_is_kept(self) -> None:
        assert len(answer("match", NOTE, "--at", "Squatec", "--limit", "3")["matches"]) <= 3

    def test_english_sentences(self) -> None:
        found = answer("match", "we have no food left", "--at", "Matane", "--lang", "en")
        texts = " ".join(c["text"] for m in found["matches"] for c in m["criteria"])
        assert "Gratuit" not in texts
        assert "Answers" in texts

    def test_danger_comes_with_its_lines(self) -> None:
        danger = answer(
            "match", "elle dit qu'elle veut mourir, elle a plus envie de vivre", "--at", "Matane"
        )["danger"]
        assert danger[0]["kind"] == "suicide"
        assert "1 866 277-3553" in [
            p["number"] for line in danger[0]["lines"] for p in line["contact"]["phones"]
        ]

    def test_explain_says_why_this_rank_and_why_not_there(self) -> None:
        first = answer("match", NOTE, "--at", "Squatec")["matches"][0]
        told = answer("explain", NOTE, first["service_id"], "--at", "Squatec")
        assert (told["rank"], told["score"]) == (1, first["score"])
        other = "cherche une garderie pour sa fille de 14 mois"
        aside = answer("match", other, "--at", "Squatec")["set_aside"][0]
        done = run("explain", other, aside["service_id"], "--at", "Squatec")
        assert aside["reason"] in done.output
        assert (
            answer("explain", other, aside["service_id"], "--at", "Squatec")["set_aside"]["rule"]
            == aside["rule"]
        )

    def test_minutes(self) -> None:
        trip = answer("minutes", "Auclair", "Notre-Dame-du-Lac")
        assert set(trip) == {"km", "minutes", "via"}
        assert 31 * 0.85 <= trip["minutes"] <= 31 * 1.15
        assert 41 * 0.85 <= trip["km"] <= 41 * 1.15

    def test_show_gives_a_record_with_its_sources(self) -> None:
        first = answer("match", NOTE, "--at", "Squatec")["matches"][0]
        shown = json.loads(run("directory", "show", first["service_id"]).stdout)
        assert shown["sources"]
        assert shown["organization"]["name"] == first["organization"]

    def test_coverage_covers_every_need_and_mrc(self) -> None:
        grid = answer("directory", "coverage")
        assert len(grid) == 100
        assert all(len(row) == 4 for row in grid.values())

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("match", NOTE, "--at", "Xyzzyville"), "Xyzzyville"),
            (("match", NOTE, "--at", "saint fabian"), "Saint-Fabien ou Saint-Fabien-sur-Mer"),
            (("match", NOTE, "--at", "saint fabian", "--lang", "en"), "Saint-Fabien or Saint-Fabien-sur-Mer"),
            (("match", "", "--at", "Matane"), "La note est vide"),
            (("match", "  ", "--at", "Matane", "--lang", "en"), "The note is empty"),
            (("match", "--profile", "absent.json"), "absent.json"),
            (("minutes", "Matane", "Zzz"), "Zzz"),
        ],
    )
    def test_bad_input_is_one_sentence_and_code_2(
        self, arguments: tuple[str, ...], says: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "argv", ["passerelles", *arguments])
        done = run(*arguments)
        assert done.exit_code == 2
        assert says in done.output
        assert "Traceback" not in done.output

    def test_a_garbled_or_endless_note_goes_on_with_a_word(self) -> None:
        done = run("match", "blorf gnik zzzt", "--at", "Matane")
        assert done.exit_code == 0
        assert "aucun besoin" in done.output
        done = run("understand", "on n'a plus rien à manger. " * 400)
        assert "4\u00a0000" in done.output

    def test_the_note_can_come_by_standard_input(self) -> None:
        done = run("match", "-", "--at", "Squatec", "--json", stdin=NOTE)
        assert json.loads(done.stdout)["matches"]


def refused(**environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "web.cli", "serve", "--port", environment.pop("port", "8001")],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **environment},
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_port_in_use_is_said(database: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"Le port {port} est déjà pris" in refused(
            port=port, PASSERELLES_DATABASE=f"sqlite:///{database}"
        )


def test_an_empty_directory_is_said_before_the_first_visit(tmp_path: Path) -> None:
    assert "directory load" in refused(PASSERELLES_DATABASE=f"sqlite:///{tmp_path / 'new.db'}")


def test_a_database_from_a_newer_version_is_said(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'newer.db'}"
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(sa.text("INSERT INTO alembic_version VALUES ('9999')"))
    engine.dispose()
    assert "plus récente" in refused(PASSERELLES_DATABASE=url)


def test_a_disk_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "Impossible d’écrire" in refused(PASSERELLES_DATABASE=f"sqlite:///{tmp_path / 'file' / 'x.db'}")
