"""A household file: what it says, and refusals that name the field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from directory_data.vocabulary import vocabulary
from matcher.needs import FreeTime, Need, Person
from web.household import BadHousehold, household, read_household

GOOD: dict[str, Any] = {
    "place": "Squatec",
    "needs": [{"code": "ESS-COUCHES", "priority": 1, "for": 0}, {"code": "PAR-EPUISE", "priority": 2}],
    "people": [
        {"role": "child", "age_months": 3},
        {"role": "adult", "age_years": 24.5, "conditions": ["women"]},
    ],
    "means": {
        "car": "no",
        "max_minutes": 45,
        "languages": ["en"],
        "cost": "free",
        "barriers": ["mistrust"],
        "free": [{"day": "thursday", "from": "09:00", "to": "12:30"}],
    },
}


def test_a_household_becomes_a_profile() -> None:
    home = household(GOOD, "h.json", vocabulary())
    profile = home.profile
    assert home.place == "Squatec"
    assert profile.needs == (Need("ESS-COUCHES", 1, 0), Need("PAR-EPUISE", 2))
    assert profile.people == (Person("child", 3), Person("adult", 294, False, frozenset({"women"})))
    assert profile.free == (FreeTime(3, 540, 750),)
    assert (profile.car, profile.max_minutes, profile.cost, profile.languages) == ("no", 45, "free", ("en",))


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        (("needs", 0, "code"), "ESS-PIZZA", "needs[0].code"),
        (("needs", 0, "priority"), 9, "needs[0].priority"),
        (("needs", 0, "for"), 5, "needs[0].for"),
        (("needs",), [], "needs"),
        (("needs",), "faim", "needs"),
        (("people", 0, "age_months"), -3, "people[0].age_months"),
        (("people", 1, "age_years"), 140, "people[1].age_years"),
        (("people", 0, "role"), "dog", "people[0].role"),
        (("people", 0, "name"), "Léa", "people[0].name"),
        (("means", "car"), "maybe", "means.car"),
        (("means", "free", 0, "from"), "9h", "means.free[0].from"),
        (("means", "free", 0, "to"), "08:00", "means.free[0].to"),
        (("means",), [], "means"),
        (("place",), 12, "place"),
    ],
)
def test_a_broken_field_is_named(path: tuple[Any, ...], value: Any, field: str) -> None:
    data = json.loads(json.dumps(GOOD))
    target = data
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    with pytest.raises(BadHousehold) as caught:
        household(data, "h.json", vocabulary())
    assert caught.value.field == field
    assert caught.value.problem_fr
    assert caught.value.problem_en


def test_a_file_that_is_not_json_says_so(tmp_path: Path) -> None:
    path = tmp_path / "household.json"
    path.write_text("{needs:")
    with pytest.raises(BadHousehold, match="JSON"):
        read_household(path, vocabulary())
