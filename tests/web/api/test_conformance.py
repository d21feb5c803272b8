"""A running server held to the published contract and to our own document, by programs written by others."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.serving import make_server

from tests.shared import HSDS, SCHEMA, needed

EXAMPLES = "8"


@pytest.fixture(scope="module")
def server(app: Flask) -> Iterator[str]:
    logger = logging.getLogger("werkzeug")
    level = logger.level
    logger.setLevel(logging.ERROR)
    running = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.port}"
    running.shutdown()
    running.server_close()
    thread.join()
    logger.setLevel(level)


def run(folder: Path, *command: str) -> None:
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, cwd=folder)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def schemathesis(folder: Path, document: str, *options: str) -> None:
    pytest.importorskip("schemathesis")
    run(
        folder, "-m", "schemathesis.cli", "run", document, "--max-examples", EXAMPLES, "--seed", "7", *options
    )


def test_the_walk_of_the_oruk_validator_finds_no_error_and_no_warning(server: str, tmp_path: Path) -> None:
    check = needed(HSDS / "check_api.py")
    done = subprocess.run(
        [sys.executable, str(check), f"{server}/hsds", "12"], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.stdout.strip().endswith("0 errors"), done.stdout[-3000:] + done.stderr[-2000:]
    assert "WARNING" not in done.stdout


def test_schemathesis_finds_nothing_against_the_contract(server: str, tmp_path: Path) -> None:
    contract = needed(SCHEMA / "openapi.local.json")
    checks = "not_a_server_error,response_schema_conformance"
    schemathesis(tmp_path, str(contract), "--url", f"{server}/hsds", "-c", checks)


def test_schemathesis_finds_nothing_against_our_own_document(server: str, tmp_path: Path) -> None:
    schemathesis(tmp_path, f"{server}/hsds/openapi.json")
