"""What leaves as HSDS comes back as it was: a second Passerelles matches as the first one does."""

from __future__ import annotations

from directory_data.hsds.from_model import documents
from directory_data.hsds.ids import uid
from directory_data.hsds.to_model import Told, location_of, models
from directory_data.hsds.to_service import Around, service_of
from directory_data.model import Ages, ServiceArea
from directory_data.refresh import read_curated
from directory_data.vocabulary import vocabulary

SAME = (
    *(
        "name",
        "title",
        "summary",
        "standing",
        "status",
        "needs",
        "modes",
        "cost",
        "join",
        "languages",
    ),
    *("low_threshold", "emergency", "email", "url", "confidence", "lead_reason"),
)
HERE = Around("org", "ailleurs", "2026-11-21T00:00:00.000Z", ())
PLAIN = {"id": "s", "name": "Aide", "status": "active"}


def test_every_curated_service_comes_back_with_what_the_engine_reads() -> None:
    curated = read_curated()
    told = [
        Told(d.kind, "voisin", "2026-11-21T00:00:00.000Z", d.body) for d in documents(curated, vocabulary())
    ]
    back = {service.id: service for service in models(told).services}
    assert len(models(told).services) == len(curated.services)
    for service in curated.services:
        again = back[uid("service", service.id)]
        for field in SAME:
            assert getattr(again, field) == getattr(service, field), (service.id, field)
        assert [p.number for p in again.phones] == [p.number for p in service.phones]
        assert again.eligibility.ages == service.eligibility.ages
        assert again.area.level == service.area.level
        if service.area.level in ("mrc", "municipalities"):
            assert again.area == service.area
        assert again.eligibility.requires == service.eligibility.requires
        assert again.schedule.osm == service.schedule.osm


def test_a_territory_we_cannot_name_is_none_of_ours() -> None:
    assert service_of({**PLAIN, "service_areas": [{"name": "Cook County"}]}, HERE).area == ServiceArea(
        "municipalities", (), ("Cook County",)
    )
    assert service_of({**PLAIN, "service_areas": [{"name": "Témiscouata"}]}, HERE).area == ServiceArea(
        "mrc", ("Témiscouata",)
    )


def test_years_become_months_with_the_last_year_inside() -> None:
    assert service_of({**PLAIN, "minimum_age": 0, "maximum_age": 5}, HERE).eligibility.ages == Ages(
        0, 72, "child"
    )
    assert service_of({**PLAIN, "minimum_age": 18}, HERE).eligibility.ages == Ages(216, None, "adult")
    assert service_of({**PLAIN, "minimum_age": 9, "maximum_age": 2}, HERE).eligibility.ages == "unknown"


def test_without_any_contact_it_is_a_lead_that_says_why() -> None:
    found = service_of(PLAIN, HERE)
    assert (found.standing, bool(found.lead_reason)) == ("lead", True)
    assert service_of({**PLAIN, "phones": [{"number": "418 555-0101"}]}, HERE).standing == "published"


def test_a_closed_service_is_never_offered() -> None:
    assert not service_of({**PLAIN, "status": "temporarily closed", "url": "https://a.test"}, HERE).usable


def test_an_inferred_need_weighs_by_how_surely_it_was_read() -> None:
    tags = [{"label": code, "link_type": "need", "value": value} for code, value in (
        ("ESS-DEPAN", "inferred 0.76"), ("LOG-CHERCHE", "inferred 0.50"), ("NOPE", "principal"))]  # fmt: skip
    found = service_of({**PLAIN, "attributes": tags}, HERE).needs
    assert [(tag.code, tag.role) for tag in found][:1] == [("ESS-DEPAN", "principal")]
    assert all(tag.code in vocabulary().needs for tag in found)


def test_a_confidential_place_stays_one() -> None:
    place = {
        "id": "x",
        "name": "?",
        "latitude": 48.0,
        "longitude": -68.0,
        "attributes": [{"label": "confidential", "value": "yes"}],
    }
    found = location_of(place)
    assert (found.confidential, found.lat, found.municipality) == (True, None, None)
