"""`passerelles import` and `export`: exact accounts, nothing half-done, one sentence when it cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from directory_data.hsds.terms import NEEDS
from web.cli import main

SERVICES = [
    {
        "id": "1",
        "name": "Dépannage alimentaire",
        "status": "active",
        "description": "Des sacs de nourriture.",
    },
    {"id": "2", "name": "", "status": "active"},
]


@pytest.fixture(autouse=True)
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PASSERELLES_DATABASE", f"sqlite:///{tmp_path / 'd.db'}")


def call(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def given(tmp_path: Path, services: Any = SERVICES) -> str:
    path = tmp_path / "voisin.json"
    path.write_text(json.dumps(services), encoding="utf-8")
    return str(path)


def test_an_import_gives_an_exact_account(tmp_path: Path) -> None:
    done = call("import", given(tmp_path), "--json")
    account = json.loads(done.stdout)
    assert (account["source"], account["format"], account["rows"], account["release"]) == (
        "voisin",
        "hsds-json",
        2,
        1,
    )
    assert account["entered"]["service"] == 1
    assert account["set_aside"] == {"service": 1}
    assert account["records"]["added"] == 1
    found = account["details"][0]
    assert (found["file"], found["row"], found["column"], found["effect"]) == (
        "voisin.json",
        2,
        "service.name",
        "set_aside",
    )
    assert found["mend"]


@pytest.mark.parametrize(
    ("lang", "said"), [("fr", "Mis de côté : 1 service"), ("en", "Set aside: 1 service")]
)
def test_people_read_it_in_their_language(tmp_path: Path, lang: str, said: str) -> None:
    assert said in call("import", given(tmp_path), "--lang", lang).stdout


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    assert "rien n'est changé" in call("import", given(tmp_path), "--dry-run").stdout
    assert call("export", str(tmp_path / "x.json"), "--format", "hsds-json").exit_code == 2


def test_needs_nobody_coded_are_inferred_and_say_so(tmp_path: Path) -> None:
    call("import", given(tmp_path))
    call("export", str(tmp_path / "x.json"), "--format", "hsds-json")
    service = json.loads((tmp_path / "x.json").read_bytes())["contents"][0]
    needs = {x["label"]: x["value"] for x in service["attributes"] if x.get("link_type") == NEEDS}
    assert needs["ESS-DEPAN"].startswith("inferred 0.")


def test_they_can_be_left_out(tmp_path: Path) -> None:
    call("import", given(tmp_path), "--no-needs")
    call("export", str(tmp_path / "x.json"), "--format", "hsds-json")
    attributes = json.loads((tmp_path / "x.json").read_bytes())["contents"][0]["attributes"]
    assert {x["label"] for x in attributes} == {"original_id"}


def test_an_export_goes_to_the_output_too(tmp_path: Path) -> None:
    call("import", given(tmp_path))
    assert json.loads(call("export", "-", "--format", "ndjson").stdout)["name"] == "Dépannage alimentaire"


def test_one_source_or_an_older_release_can_be_exported(tmp_path: Path) -> None:
    call("import", given(tmp_path), "--source", "un")
    call("import", given(tmp_path, [{**SERVICES[0], "id": "9", "name": "Autre"}]), "--source", "deux")
    both = call("export", "-", "--format", "ndjson").stdout.splitlines()
    assert len(both) == 2
    assert "Autre" in call("export", "-", "--format", "ndjson", "--source", "deux").stdout
    assert len(call("export", "-", "--format", "ndjson", "--release", "1").stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import", "absent.json"], "absent.json"),
        (["import", "FILE", "--source", "curated"], "--source"),
        (["import", "FILE", "--format", "icalendar"], "calendrier"),
        (["export", "OUT/x.zip", "--format", "hsds-tabular"], "vide"),
    ],
)
def test_a_refusal_is_one_sentence(tmp_path: Path, words: list[str], said: str) -> None:
    place = given(tmp_path)
    done = call(*(word.replace("FILE", place).replace("OUT", str(tmp_path)) for word in words))
    assert done.exit_code == 2
    assert said in done.output
    assert "Traceback" not in done.output


def test_an_export_that_fails_leaves_the_file_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("import", given(tmp_path))
    out = tmp_path / "x.json"
    out.write_text("avant")

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device", str(out))

    monkeypatch.setitem(
        __import__("web.commands.exchange", fromlist=["WRITERS"]).WRITERS, "hsds-json", broken
    )
    assert call("export", str(out), "--format", "hsds-json").exit_code == 2
    assert out.read_text() == "avant"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".x")] == []
