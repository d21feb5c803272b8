"""The published HSDS material, beside the project: read where it is, never copied. Absent, its tests say so."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

HSDS = Path(__file__).resolve().parent.parent.parent / "shared" / "hsds"
SCHEMA = HSDS / "3.2.3" / "schema"
ABSENT = "left out: ../shared/hsds is not here, so nothing was held to the published HSDS schemas"


def needed(path: Path = HSDS) -> Path:
    """The path, or the test is skipped with a printed reason."""
    if not path.exists():
        print(ABSENT)
        pytest.skip(ABSENT)
    return path


@cache
def _validator(schema: str) -> Any:
    jsonschema = pytest.importorskip("jsonschema")
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    files = [(p.name, DRAFT202012.create_resource(json.loads(p.read_text()))) for p in SCHEMA.glob("*.json")]
    text = json.loads((SCHEMA / schema).read_text())
    return jsonschema.Draft202012Validator(
        text, format_checker=jsonschema.FormatChecker(), registry=Registry().with_resources(files)
    )


def faults(schema: str, bodies: Iterable[Any]) -> list[str]:
    """What the published schema says against these bodies: [] when all are valid."""
    needed(SCHEMA)
    return [
        f"{body.get('id')} {'/'.join(map(str, e.absolute_path))}: {e.message[:120]}"
        for body in bodies
        for e in _validator(schema).iter_errors(body)
    ]
