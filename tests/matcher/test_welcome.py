"""Preferences about the door: each test is a sentence a worker could say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from directory_data.model import Eligibility, NeedTag, Schedule, Service, ServiceArea
from directory_data.vocabulary import vocabulary
from matcher.evidence import Evidence
from matcher.needs import Profile
from matcher.policy import POLICY
from matcher.wording import sentence
from tests.matcher.conftest import NOW, only, profile
from tests.samples import service


def said(rule: str, asked: Profile, one: Service, now: datetime = NOW) -> Evidence | None:
    return next((item for item in only(asked, one, now=now).evidence if item.rule == rule), None)


def value(rule: str, asked: Profile, one: Service, now: datetime = NOW) -> float | None:
    """0..1; None when the rule does not apply."""
    found = said(rule, asked, one, now)
    return None if found is None else round(found.contribution / POLICY.preferences[rule].weight, 6)


NO_PHONE, NO_INTERNET = (profile(barriers=frozenset({word})) for word in ("no_phone", "no_internet"))


@pytest.mark.parametrize(
    ("asked", "join", "expected"),
    [
        (NO_PHONE, ("walk_in",), 1.0),
        (NO_PHONE, ("call", "text"), 0.0),
        (NO_PHONE, ("call", "email"), 1.0),
        (NO_PHONE, ("register",), 0.5),
        (NO_PHONE, (), 0.5),
        (NO_INTERNET, ("online_form",), 0.0),
        (NO_INTERNET, ("call",), 1.0),
        (profile(), ("call",), None),
    ],
)
def test_the_first_contact_is_by_means_the_family_has(
    asked: Profile, join: tuple[str, ...], expected: float | None
) -> None:
    assert value("can_be_contacted", asked, service(join=join)) == expected


def test_a_number_is_no_use_without_a_phone() -> None:
    assert value("someone_to_call", NO_PHONE, service()) is None
    assert value("someone_to_call", profile(), service()) == 1.0


def test_help_by_phone_only_is_out_of_reach_without_a_phone() -> None:
    found = said("within_reach", NO_PHONE, service(modes=("phone",)))
    assert found is not None
    assert found.contribution == 0
    assert "moyens" in sentence(found, vocabulary(), "fr")


def test_what_is_hard_to_say_is_said_where_it_stays() -> None:
    quiet = service(needs=(NeedTag("MEN-CONSO", "principal"),), low_threshold=("anonymous", "drop_in"))
    assert value("keeps_it_private", profile("MEN-CONSO"), quiet) == 1.0
    assert value("keeps_it_private", profile("MEN-CONSO"), replace(quiet, low_threshold=())) == 0.4
    assert value("keeps_it_private", profile(), service(low_threshold=("anonymous",))) is None


@pytest.mark.parametrize(
    ("osm", "now", "expected"),
    [
        ("24/7", datetime(2026, 11, 19, 22, 0), 1.0),
        ("Mo-Fr 09:00-17:00", datetime(2026, 11, 19, 22, 0), 0.0),
        ("Mo-Fr 09:00-17:00", datetime(2026, 11, 19, 10, 0), 1.0),
        ("Mo-Fr 09:00-17:00", datetime(2026, 12, 25, 10, 0), 0.4),
        (None, datetime(2026, 11, 19, 10, 0), 0.4),
    ],
)
def test_what_cannot_wait_wants_what_is_open(osm: str | None, now: datetime, expected: float) -> None:
    line = service(needs=(NeedTag("MEN-SUICIDE", "principal"),), schedule=Schedule(osm))
    assert value("is_open_now", profile("MEN-SUICIDE"), line, now) == expected


def test_a_playgroup_can_wait_for_tomorrow() -> None:
    assert value("is_open_now", profile(), service(schedule=Schedule("24/7"))) is None


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        (ServiceArea("municipalities", (), ("Dégelis",)), 1.0),
        (ServiceArea("mrc", ("Témiscouata",)), 0.6),
        (ServiceArea("region"), 0.3),
        (ServiceArea("province"), 0.0),
    ],
)
def test_the_smaller_the_area_the_more_it_is_from_here(area: ServiceArea, expected: float) -> None:
    assert value("is_from_here", profile(), service(area=area)) == expected
    assert value("is_from_here", profile(place=None), service(area=area)) is None


def test_it_is_made_for_them_only_where_the_family_is_of_that_public() -> None:
    group = service(eligibility=Eligibility("any", meant_for=("single_parent", "parents")))
    found = said("is_made_for_them", profile(conditions=frozenset({"single_parent"})), group)
    assert found is not None
    assert sentence(found, vocabulary(), "fr") == "Pensé pour\u00a0: familles monoparentales"
    assert said("is_made_for_them", profile(conditions=frozenset({"parents"})), group) is None
