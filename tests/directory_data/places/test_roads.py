"""Minutes on the road: the laws of a distance, and the lake."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory_data.errors import BadRecord
from directory_data.places import Place, gazetteer, geodesic_km, roads
from directory_data.places.links import CLASSES, load_links
from directory_data.places.roads import Roads, Trip
from directory_data.reference_tables import rows

GAZETTEER, ROADS = gazetteer(), roads()
PLACES = st.sampled_from(GAZETTEER.all())
DAYS = st.sampled_from([None, date(2026, 1, 15), date(2026, 7, 15)])
SUMMER = date(2026, 7, 15)
ROOT = Path(__file__).parents[3]


def drive(start: str, end: str, on: date | None = None) -> Trip:
    return ROADS.minutes(GAZETTEER.find(start), GAZETTEER.find(end), on)


@given(PLACES, PLACES, DAYS)
def test_going_takes_as_long_as_coming_back(a: Place, b: Place, on: date | None) -> None:
    there, back = ROADS.minutes(a, b, on), ROADS.minutes(b, a, on)
    assert (there.km, there.minutes) == pytest.approx((back.km, back.minutes))
    assert there.via == back.via[::-1]


@given(PLACES, PLACES, PLACES, DAYS)
def test_a_stop_on_the_way_never_shortens_a_drive(a: Place, b: Place, c: Place, on: date | None) -> None:
    direct = ROADS.minutes(a, c, on).minutes
    assert direct <= ROADS.minutes(a, b, on).minutes + ROADS.minutes(b, c, on).minutes + 1e-9


def test_the_matrix_is_symmetric_finite_and_says_what_trips_say() -> None:
    matrix = ROADS.matrix()
    assert matrix.dtype == np.float32
    assert matrix.shape == (len(ROADS.node_index),) * 2
    assert np.isfinite(matrix).all()
    assert (matrix == matrix.T).all()
    a, b = GAZETTEER.find("Squatec"), GAZETTEER.find("Matane")
    assert matrix[ROADS.node_index[a.node], ROADS.node_index[b.node]] == pytest.approx(
        ROADS.minutes(a, b).minutes
    )
    with pytest.raises(ValueError, match="read-only"):
        matrix[0, 0] = 1


def test_every_place_hangs_on_the_road_graph() -> None:
    assert all(place.node in ROADS.node_index for place in GAZETTEER.all())


@given(PLACES, PLACES)
def test_no_road_is_shorter_than_a_straight_line_nor_driven_above_110(a: Place, b: Place) -> None:
    straight, trip = geodesic_km(a.point, b.point), ROADS.minutes(a, b)
    assert trip.km >= straight * 0.98
    assert trip.minutes >= 60 * straight / 110


def test_inside_a_village_a_drive_takes_five_minutes() -> None:
    assert drive("Squatec", "Saint-Michel-du-Squatec") == Trip(2.0, 5.0, ())


def test_auclair_is_far_from_notre_dame_du_lac_by_road() -> None:
    trip = drive("Auclair", "Notre-Dame-du-Lac")
    assert trip.km == pytest.approx(41, rel=0.15)
    assert trip.minutes == pytest.approx(31, rel=0.15)
    assert trip.via == ("295", "A-85")


def test_the_ferry_shortens_the_way_round_the_lake_in_season_only() -> None:
    winter = drive("Saint-Juste-du-Lac", "Notre-Dame-du-Lac")
    assert winter.km == pytest.approx(45, rel=0.15)
    assert drive("Saint-Juste-du-Lac", "Notre-Dame-du-Lac", date(2026, 1, 15)) == winter
    summer = drive("Saint-Juste-du-Lac", "Notre-Dame-du-Lac", SUMMER)
    assert summer.via == ("traversier",)
    assert summer.minutes < winter.minutes


@given(PLACES, PLACES)
def test_the_ferry_never_lengthens_a_drive(a: Place, b: Place) -> None:
    assert ROADS.minutes(a, b, SUMMER).minutes <= ROADS.minutes(a, b).minutes


def test_without_a_date_no_ferry_is_promised() -> None:
    assert (ROADS.matrix() == ROADS.matrix(date(2026, 12, 1))).all()


@pytest.mark.parametrize("day", [date(2026, 5, 31), date(2026, 10, 1)])
def test_the_season_ends_with_its_months(day: date) -> None:
    assert "traversier" not in drive("Saint-Juste-du-Lac", "Notre-Dame-du-Lac", day).via


def test_a_point_adds_its_way_to_its_village() -> None:
    point, village, target = (GAZETTEER.find(text) for text in ("47.90 -68.72", "Squatec", "Biencourt"))
    assert point.node == village.node
    extra = ROADS.minutes(point, target).km - ROADS.minutes(village, target).km
    assert extra == pytest.approx(geodesic_km(point.point, village.point) * CLASSES["locale"].detour)


def test_a_village_without_road_stops_the_load() -> None:
    with pytest.raises(BadRecord, match="no road"):
        Roads(GAZETTEER.all(), load_links({p.id: p.point for p in GAZETTEER.all()})[:50])


def test_every_link_says_where_its_length_comes_from() -> None:
    for line, row in rows("road_links.csv", "how", "source"):
        assert row["how"], line
        assert bool(row["km"]) == bool(row["source"]), line


def test_the_model_keeps_its_contract_against_published_distances() -> None:
    bench = subprocess.run(
        [sys.executable, "-m", "tests.bench.roads"], cwd=ROOT, capture_output=True, text=True
    )
    assert bench.returncode == 0, bench.stdout + bench.stderr
    assert "independent" in bench.stdout


@given(PLACES, PLACES)
def test_a_duration_is_the_minutes_of_the_drive(a: Place, b: Place) -> None:
    assert roads().duration(a, b) == pytest.approx(roads().minutes(a, b).minutes)
