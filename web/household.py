"""A household file: recorded needs, people, place and means, as JSON → Profile and place text.

The same shape answers `passerelles match --profile household.json` and, later, the match API. Ages are
written in months (`age_months`) or years (`age_years`); nothing that identifies anyone has a field here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from directory_data.vocabulary import Vocabulary
from matcher.needs import FreeTime, Need, Person, Profile

ROLES = ("child", "adult", "senior")
CARS = ("yes", "no", "sometimes", "unknown")
COSTS = ("free", "low", "any")
BARRIERS = ("mistrust", "no_public", "did_not_know", "no_means", "no_phone", "no_internet")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
OLDEST_MONTHS = 115 * 12


class BadHousehold(Exception):
    """A household file that cannot be read: file, path of the field, problem in both languages."""

    def __init__(self, file: str, field: str, french: str, english: str) -> None:
        self.file, self.field, self.problem_fr, self.problem_en = file, field, french, english
        super().__init__(f"{file}: {field}: {english}")


@dataclass(frozen=True, slots=True)
class Household:
    """`profile` has no place yet: `place` is the text to look up in the gazetteer."""

    profile: Profile
    place: str | None


def read_household(path: Path, vocabulary: Vocabulary) -> Household:
    """Read a household file. Raises BadHousehold with the field, OSError where unreadable."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadHousehold(
            path.name, "(fichier)", f"JSON illisible ({error}).", f"not readable JSON ({error})."
        ) from error
    return household(data, path.name, vocabulary)


def household(data: Any, file: str, vocabulary: Vocabulary) -> Household:
    """The same from a parsed document."""
    return _Reader(file, vocabulary).household(data)


class _Reader:
    """Reads field by field, so that every refusal names its path."""

    def __init__(self, file: str, vocabulary: Vocabulary) -> None:
        self.file, self.vocabulary = file, vocabulary

    def bad(self, field: str, french: str, english: str) -> BadHousehold:
        return BadHousehold(self.file, field, french, english)

    def household(self, data: Any) -> Household:
        top = self.block(data, "(racine)", ("place", "needs", "people", "means", "conditions"))
        people = [self.person(p, f"people[{i}]") for i, p in enumerate(self.rows(top, "people"))]
        needs = [self.need(n, f"needs[{i}]", len(people)) for i, n in enumerate(self.rows(top, "needs"))]
        if not needs:
            raise self.bad("needs", "il faut au moins un besoin.", "at least one need is required.")
        means = self.block(
            top.get("means", {}), "means", ("car", "max_minutes", "languages", "free", "cost", "barriers")
        )
        place = top.get("place")
        if place is not None and not isinstance(place, str):
            raise self.bad("place", "écrivez le nom d’un lieu.", "write the name of a place.")
        return Household(self.profile(needs, people, means, top.get("conditions", [])), place)

    def profile(self, needs: list[Need], people: list[Person], means: dict[str, Any], own: Any) -> Profile:
        conditions = tuple(self.vocabulary.codes("requires"))
        return Profile(
            needs=tuple(needs),
            people=tuple(people),
            car=self.word(means.get("car", "unknown"), "means.car", CARS),
            max_minutes=self.number(means.get("max_minutes"), "means.max_minutes", 1, 600),
            languages=self.words(
                means.get("languages", []), "means.languages", self.vocabulary.codes("language")
            ),
            free=tuple(self.free(f, f"means.free[{i}]") for i, f in enumerate(self.rows(means, "free"))),
            cost=None if means.get("cost") is None else self.word(means["cost"], "means.cost", COSTS),
            barriers=frozenset(self.words(means.get("barriers", []), "means.barriers", BARRIERS)),
            conditions=frozenset(self.words(own, "conditions", conditions)),
        )

    def need(self, data: Any, at: str, people: int) -> Need:
        row = self.block(data, at, ("code", "priority", "for"))
        code = self.word(row.get("code"), f"{at}.code", self.vocabulary.needs)
        priority = self.whole(row.get("priority", 1), f"{at}.priority", 1, 3)
        person = self.whole(row.get("for"), f"{at}.for", 0, people - 1)
        return Need(code, priority or 1, person)

    def person(self, data: Any, at: str) -> Person:
        row = self.block(data, at, ("role", "age_months", "age_years", "pregnant", "conditions"))
        years = self.number(row.get("age_years"), f"{at}.age_years", 0, OLDEST_MONTHS // 12)
        months = self.number(row.get("age_months"), f"{at}.age_months", 0, OLDEST_MONTHS)
        age = months if months is not None else None if years is None else round(years * 12)
        conditions = self.words(
            row.get("conditions", []), f"{at}.conditions", self.vocabulary.codes("requires")
        )
        role = self.word(row.get("role", "child"), f"{at}.role", ROLES)
        return Person(
            role, age, self.flag(row.get("pregnant", False), f"{at}.pregnant"), frozenset(conditions)
        )

    def free(self, data: Any, at: str) -> FreeTime:
        row = self.block(data, at, ("day", "from", "to"))
        day = DAYS.index(self.word(row.get("day"), f"{at}.day", DAYS))
        start, end = self.clock(row.get("from"), f"{at}.from"), self.clock(row.get("to"), f"{at}.to")
        if end <= start:
            raise self.bad(f"{at}.to", "la fin vient avant le début.", "the end comes before the start.")
        return FreeTime(day, start, end)

    def clock(self, value: Any, at: str) -> int:
        hour, colon, minute = str(value).partition(":")
        if not (colon and hour.isdigit() and minute.isdigit() and int(hour) < 25 and int(minute) < 60):
            raise self.bad(at, "écrivez une heure comme « 13:30 ».", "write a time like “13:30”.")
        return min(int(hour) * 60 + int(minute), 1440)

    def block(self, data: Any, at: str, keys: Iterable[str]) -> dict[str, Any]:
        if not isinstance(data, dict):
            raise self.bad(at, "devrait être un bloc { … }.", "should be an object { … }.")
        extra = sorted(set(data) - set(keys))
        if extra:
            raise self.bad(f"{at}.{extra[0]}", "champ inconnu.", "unknown field.")
        return data

    def rows(self, data: dict[str, Any], key: str) -> list[Any]:
        value = data.get(key, [])
        if not isinstance(value, list):
            raise self.bad(key, "devrait être une liste [ … ].", "should be a list [ … ].")
        return value

    def word(self, value: Any, at: str, allowed: Iterable[str]) -> str:
        choices = tuple(allowed)
        if not isinstance(value, str) or value not in choices:
            shown = ", ".join(choices[:8]) + (" …" if len(choices) > 8 else "")
            raise self.bad(
                at, f"« {value} » n’est pas permis ({shown}).", f"“{value}” is not allowed ({shown})."
            )
        return value

    def words(self, value: Any, at: str, allowed: Iterable[str] | None) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.bad(at, "devrait être une liste de mots.", "should be a list of words.")
        return tuple(
            self.word(item, f"{at}[{i}]", allowed) if allowed is not None else item
            for i, item in enumerate(value)
        )

    def number(self, value: Any, at: str, low: int, high: int) -> Any:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise self.bad(
                at,
                f"{value} : il faut un nombre de {low} à {high}.",
                f"{value}: a number from {low} to {high} is needed.",
            )
        return value

    def whole(self, value: Any, at: str, low: int, high: int) -> Any:
        if isinstance(value, float) and not value.is_integer():
            raise self.bad(at, f"{value} : il faut un nombre entier.", f"{value}: a whole number is needed.")
        found = self.number(value, at, low, high)
        return None if found is None else int(found)

    def flag(self, value: Any, at: str) -> bool:
        if not isinstance(value, bool):
            raise self.bad(at, "écrivez true ou false.", "write true or false.")
        return value
