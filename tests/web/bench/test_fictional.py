"""Golden pairs: a row of the benchmark's directory → our model."""

from __future__ import annotations

from typing import Any

import pytest

from directory_data.model import Ages, NeedTag, ServiceArea
from directory_data.places import gazetteer
from directory_data.vocabulary import vocabulary
from tests.web.bench.conftest import a_row, three_rows
from web.bench.fictional import KNOWN, ages, area, cost, eligibility, opening_hours, service, snapshot
from web.bench.lines import strangers
from web.bench.untagged import tags_read


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (None, None, "any"),
        (0, 5, Ages(0, 72, "child")),
        (6, 12, Ages(72, 156, "child")),
        (0, 0.99, Ages(0, 12, "child")),
        (0, 0.8, Ages(0, 10, "child")),
        (4, None, Ages(48, None, "child")),
        (0, 99, Ages(0, None, "child")),
    ],
)
def test_years_become_months_half_open(low: float | None, high: float | None, expected: Any) -> None:
    assert ages(low, high) == expected


@pytest.mark.parametrize(
    ("tags", "osm"),
    [
        ((), None),
        (("jour",), "Mo-Fr 09:00-16:00"),
        (("jour", "soir", "fds"), "Mo-Fr 09:00-16:00,18:00-21:00; Sa,Su 10:00-16:00"),
        (("fds",), "Sa,Su 10:00-16:00"),
        (("jour", "24_7"), "24/7"),
    ],
)
def test_tags_of_hours_become_opening_hours(tags: tuple[str, ...], osm: str | None) -> None:
    assert opening_hours(tags) == osm


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, ServiceArea("mrc", ("Les Basques",))),
        ({"scope": "region", "served_mrcs": []}, ServiceArea("region", ())),
        (
            {"scope": "region", "served_mrcs": ["Les Basques", "La Matanie"]},
            ServiceArea("mrc", ("Les Basques", "La Matanie")),
        ),
        (
            {
                "scope": "municipalites",
                "served_municipalities": ["Témiscouata-sur-le-Lac (Cabano)", "Saint-Guy"],
            },
            ServiceArea("municipalities", ("Les Basques",), ("Témiscouata-sur-le-Lac", "Lac-des-Aigles")),
        ),
    ],
)
def test_who_is_served(row: dict[str, Any], expected: ServiceArea) -> None:
    assert area(a_row(**row), gazetteer()) == expected


def test_conditions_bar_and_a_word_nobody_knows_is_kept_as_it_is() -> None:
    told = eligibility(a_row(eligibility=["femmes", "65_ans_et_plus", "reference_requise", "gaucher"]))
    assert told.requires == ("women", "senior", "referral", "gaucher")


def test_a_service_for_pregnant_people_takes_no_child_by_age() -> None:
    told = eligibility(a_row(eligibility=["personne_enceinte"]))
    assert (told.ages, told.pregnant, told.requires) == (Ages(0, 0, "child"), True, ())


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("gratuit", "", "free"),
        ("contribution", "5 $ par année", "low"),
        ("contribution", "selon le revenu", "income_based"),
        ("payant", "", "paid"),
        ("troc", "", "unknown"),
    ],
)
def test_what_it_costs(kind: str, text: str, expected: str) -> None:
    assert cost(a_row(cost=kind, cost_text=text)) == expected


def test_modes_and_status_are_said_in_our_words() -> None:
    modes = ["sur_place", "domicile", "itinerant", "telephone", "en_ligne", "livraison", "transport"]
    told = service(a_row(modes=modes, status="ferme"), gazetteer())
    assert told.modes == ("on_site", "home", "mobile", "phone", "online", "delivery", "transport")
    assert told.status == "suspended"
    assert service(a_row(status="liste_attente"), gazetteer()).status == "active"


def test_a_directory_keeps_every_row_and_its_place() -> None:
    release = snapshot(three_rows(), gazetteer())
    assert [s.id for s in release.services] == ["s1", "s2", "s3"]
    assert [x.place for x in release.locations] == ["trois-pistoles", "matane", "trois-pistoles"]
    assert {link.service_id: link.location_id for link in release.service_at_locations}["s2"] == "s2@"
    assert release.services[0].needs == (NeedTag("ESS-COUCHES", "principal"),)


def test_untagged_never_looks_at_the_tags() -> None:
    wrong = a_row(needs=[{"code": "VIO-REFUGE", "role": "principal"}])
    told = service(wrong, gazetteer(), tagged=False)
    assert told.needs == ()
    assert told == service({k: v for k, v in wrong.items() if k != "needs"}, gazetteer(), tagged=False)


def test_untagged_reads_the_tags_in_the_words_of_the_service() -> None:
    told = tags_read(service(a_row(), gazetteer(), tagged=False), vocabulary())
    assert "ESS-COUCHES" in {tag.code for tag in told}


def test_words_of_closed_lists_that_nobody_knows_are_named() -> None:
    rows = [a_row(modes=["telepathie"], status="endormi")]
    assert strangers(rows, KNOWN) == ("modes=telepathie", "status=endormi")
