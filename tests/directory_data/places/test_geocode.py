"""The remote geocoder stays off until someone turns it on, and asks nobody else than allowed."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from geopy.exc import GeocoderTimedOut

from directory_data.errors import UnknownPlace
from directory_data.places import gazetteer
from directory_data.places.geocode import GeocoderError, RemoteGeocoder, Settings, remote_geocoder

COMPLETE = Settings(provider="nominatim", user_agent="passerelles-test", domain="geo.example")


class Fake:
    """Answers what it was told to, or raises it."""

    def __init__(self, answer: object) -> None:
        self.answer = answer

    def geocode(self, address: str, exactly_one: bool) -> object:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        (Settings(), "off"),
        (Settings(provider="atlas"), "unknown geocoder"),
        (Settings(provider="photon"), "user agent"),
        (COMPLETE, "allowed"),
        (replace(COMPLETE, allowed_domains=("other.example",)), "allowed"),
    ],
)
def test_an_incomplete_setting_is_refused_and_says_why(settings: Settings, problem: str) -> None:
    with pytest.raises(GeocoderError, match=problem):
        remote_geocoder(settings, gazetteer())


def test_complete_settings_make_a_geocoder_without_asking_anyone() -> None:
    assert remote_geocoder(replace(COMPLETE, allowed_domains=("geo.example",)), gazetteer())


def test_an_address_becomes_a_point_rounded_to_a_kilometre() -> None:
    answer = SimpleNamespace(latitude=47.8811, longitude=-68.7249)
    place = RemoteGeocoder(Fake(answer), gazetteer()).find("12, rue Principale, Squatec")
    assert (place.kind, place.point, place.node) == ("point", (47.88, -68.72), "saint-michel-du-squatec")


def test_an_address_nobody_knows_is_an_unknown_place() -> None:
    with pytest.raises(UnknownPlace):
        RemoteGeocoder(Fake(None), gazetteer()).find("nulle part")


def test_a_service_that_does_not_answer_is_said_plainly() -> None:
    with pytest.raises(GeocoderError, match="does not answer"):
        RemoteGeocoder(Fake(GeocoderTimedOut()), gazetteer()).find("Squatec")
