"""A directory of three fictional rows and two judged notes, in the formats of ../shared/relevance."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared" / "relevance"

ROW: dict[str, Any] = {
    "id": "s1",
    "name": "Le Berceau",
    "organisation": "Le Berceau (fictif)",
    "description": "Couches et lait pour les bébés.",
    "audience": "",
    "municipality": "Trois-Pistoles",
    "mrc": "Les Basques",
    "lat": 48.12,
    "lon": -69.17,
    "phone": "367-555-0129",
    "email": "info@le-berceau.example",
    "scope": "mrc",
    "served_mrcs": ["Les Basques"],
    "served_municipalities": [],
    "needs": [{"code": "ESS-COUCHES", "role": "principal"}],
    "child_age_min": None,
    "child_age_max": None,
    "accepts_pregnancy": False,
    "eligibility": [],
    "cost": "gratuit",
    "cost_text": "",
    "modes": ["sur_place"],
    "hours": "",
    "hours_tags": ["jour"],
    "languages": ["fr"],
    "status": "actif",
    "sector": "communautaire",
}
NOTE: dict[str, Any] = {
    "id": "v1",
    "text": "bébé de 3 mois, plus de couches",
    "lang": "fr",
    "municipality": "Trois-Pistoles",
    "mrc": "Les Basques",
    "lat": 48.12,
    "lon": -69.17,
    "child_ages": [0.25],
    "situation": ["parent_mere"],
    "constraints": ["sans_auto"],
    "gold_needs": [{"code": "ESS-COUCHES", "priority": 1, "implicit": False}],
    "relevance": {"s1": 3},
    "must_not": ["s2"],
    "must_not_reasons": {"s2": "hors_territoire"},
    "difficulty": "facile",
    "features": ["typo"],
    "primary_domain": "ESS",
    "split": "dev",
}
ALLOWED = ("id", "text", "municipality", "mrc", "lat", "lon", "child_ages", "situation", "constraints")


def a_row(**changes: Any) -> dict[str, Any]:
    return ROW | changes


def a_note(**changes: Any) -> dict[str, Any]:
    return NOTE | changes


def three_rows() -> list[dict[str, Any]]:
    return [
        a_row(),
        a_row(id="s2", name="Couches de la Matanie", municipality="Matane", served_mrcs=["La Matanie"]),
        a_row(id="s3", name="Halte", needs=[{"code": "GAR-HALTE", "role": "principal"}]),
    ]


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """(directory, vignettes)."""
    return write(tmp_path / "directory.jsonl", three_rows()), write(tmp_path / "notes.jsonl", [a_note()])
