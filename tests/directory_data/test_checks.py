"""What stops a release."""

from __future__ import annotations

from dataclasses import replace

import pytest

from directory_data.checks import problems
from directory_data.model import NeedTag, Snapshot
from directory_data.refresh import read_curated
from directory_data.vocabulary import vocabulary
from tests.samples import service, small_snapshot, snapshot_of

CODES = ("GAR-HALTE",)


def found(snapshot: Snapshot, **expectations: int) -> str:
    return "\n".join(problems(snapshot, CODES, expectations))


def test_a_sound_snapshot_passes() -> None:
    assert found(small_snapshot()) == ""


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"phones": (), "url": None}, "sans téléphone ni site"),
        ({"confidence": "low"}, "confiance est faible"),
        ({"standing": "lead"}, "piste sans raison"),
        ({"needs": (NeedTag("XXX-YYY", "principal"),)}, "besoin XXX-YYY inconnu"),
    ],
)
def test_a_service_that_would_mislead_stops_the_release(changes: dict[str, object], says: str) -> None:
    assert says in found(snapshot_of(service(**changes)))


def test_a_record_written_twice_or_hanging_in_the_air_stops_the_release() -> None:
    snapshot = small_snapshot()
    assert "écrit 2 fois" in found(replace(snapshot, services=snapshot.services * 2))
    assert "organisation org-a inconnue" in found(replace(snapshot, organizations=()))
    assert "sans lieu" in found(replace(snapshot, locations=()))


def test_a_directory_that_lost_its_services_stops_the_release() -> None:
    assert "il en faut au moins 150" in found(small_snapshot(), min_published_services=150)


def test_the_curated_directory_passes() -> None:
    assert problems(read_curated(), vocabulary().needs, {}) == []
