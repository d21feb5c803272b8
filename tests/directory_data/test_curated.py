"""The curated records themselves: plain French, English beside it, known words, real places."""

from __future__ import annotations

import re

import pytest

from directory_data.model import Location, Service, Text
from directory_data.places import gazetteer
from directory_data.refresh import read_curated
from directory_data.vocabulary import vocabulary

SNAPSHOT = read_curated()
LOCATIONS = {x.service_id: x.location_id for x in SNAPSHOT.service_at_locations}
BY_ID = {x.id: x for x in SNAPSHOT.locations}
each_service = pytest.mark.parametrize("service", SNAPSHOT.services, ids=[s.id for s in SNAPSHOT.services])


def texts(service: Service) -> list[Text]:
    found = (service.name, service.title, service.summary, service.join_text, service.cost_text)
    return [t for t in (*found, service.schedule.text, service.eligibility.text, *service.to_verify) if t]


def words(sentence: str) -> int:
    return sum(any(c.isalnum() for c in word) for word in sentence.split())


@each_service
def test_summaries_are_plain_sentences_of_twenty_words_at_most(service: Service) -> None:
    for sentence in re.split(r"(?<=[.!?])\s+", service.summary.fr):
        assert words(sentence) <= 20, sentence


@each_service
def test_everything_people_read_is_in_both_languages(service: Service) -> None:
    assert all(text.en for text in texts(service))


@each_service
def test_no_number_hides_in_a_sentence_where_no_source_is_asked(service: Service) -> None:
    for text in texts(service):
        assert not re.search(r"(?<!\d)\d{3}[ -]\d{4}", f"{text.fr} {text.en}")


@each_service
def test_every_coded_word_has_its_label(service: Service) -> None:
    coded = {
        "mode": service.modes,
        "join": service.join,
        "cost": (service.cost,),
        "status": (service.status,),
        "emergency": service.emergency,
        "low_threshold": service.low_threshold,
        "requires": service.eligibility.requires,
        "meant_for": service.eligibility.meant_for,
        "language": service.languages,
    }
    for kind, codes in coded.items():
        assert set(codes) <= set(vocabulary().codes(kind)), kind


@each_service
def test_a_lead_says_why_and_a_published_service_can_be_reached(service: Service) -> None:
    if service.standing == "lead":
        assert service.lead_reason
    else:
        assert service.phones or service.url
        assert service.confidence in ("high", "medium")


@pytest.mark.parametrize("location", SNAPSHOT.locations, ids=[x.id for x in SNAPSHOT.locations])
def test_a_location_is_a_place_of_the_gazetteer_or_secret(location: Location) -> None:
    if location.confidential:
        assert (location.place, location.municipality, location.address, location.lat) == (None,) * 4
        return
    assert location.place is not None
    assert gazetteer().by_id(location.place)


def test_a_shelter_for_women_is_always_secret() -> None:
    for service in SNAPSHOT.services:
        principal = {tag.code for tag in service.needs if tag.role == "principal"}
        if "VIO-REFUGE" in principal and service.id in LOCATIONS:
            assert BY_ID[LOCATIONS[service.id]].confidential, service.id


def test_areas_name_real_municipalities() -> None:
    known = {place.municipality for place in gazetteer().all()}
    for service in SNAPSHOT.services:
        assert set(service.area.municipalities) <= known, service.id
