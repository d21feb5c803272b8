"""The JSON schemas of the match: what may be asked, and the shape of a Report."""

from __future__ import annotations

from typing import Any

from directory_data.vocabulary import Vocabulary
from web.household import BARRIERS, CARS, COSTS, DAYS, OLDEST_MONTHS, ROLES

Schema = dict[str, Any]
LONGEST_NOTE = 4000
LONGEST_PLACE = 80
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


def question_schema(vocabulary: Vocabulary) -> Schema:
    """A note, or a household, at a place."""
    common: Schema = {
        "place": {"type": ["string", "null"], "maxLength": LONGEST_PLACE},
        "lang": {"type": "string", "enum": ["fr", "en"]},
        "limit": {"type": "integer", "minimum": 1, "maximum": 100},
    }
    note = {"type": "string", "minLength": 1, "maxLength": LONGEST_NOTE}
    return {
        "oneOf": [
            _block({**common, "note": note}, ("note",)),
            _block({**common, "profile": _household(vocabulary)}, ("profile",)),
        ]
    }


def _household(vocabulary: Vocabulary) -> Schema:
    conditions = _list(_word(vocabulary.codes("requires")))
    needs = _list(_need(vocabulary)) | {"minItems": 1}
    return _block(
        {
            "place": {"type": ["string", "null"], "maxLength": LONGEST_PLACE},
            "needs": needs,
            "people": _list(_person(conditions)),
            "means": _means(vocabulary),
            "conditions": conditions,
        },
        ("needs",),
    )


def _need(vocabulary: Vocabulary) -> Schema:
    priority = {"type": ["integer", "null"], "minimum": 1, "maximum": 3}
    whom = {"type": ["integer", "null"], "minimum": 0, "description": "Rank in people, the first is 0."}
    return _block({"code": _word(vocabulary.needs), "priority": priority, "for": whom}, ("code",))


def _person(conditions: Schema) -> Schema:
    return _block(
        {
            "role": _word(ROLES),
            "age_months": {"type": ["number", "null"], "minimum": 0, "maximum": OLDEST_MONTHS},
            "age_years": {"type": ["number", "null"], "minimum": 0, "maximum": OLDEST_MONTHS // 12},
            "pregnant": {"type": "boolean"},
            "conditions": conditions,
        }
    )


def _means(vocabulary: Vocabulary) -> Schema:
    clock = {"type": "string", "pattern": CLOCK}
    free = _block({"day": _word(DAYS), "from": clock, "to": clock}, ("day", "from", "to"))
    return _block(
        {
            "car": _word(CARS),
            "max_minutes": {"type": ["number", "null"], "minimum": 1, "maximum": 600},
            "languages": _list(_word(vocabulary.codes("language"))),
            "free": _list(free),
            "cost": {"enum": [*COSTS, None]},
            "barriers": _list(_word(BARRIERS)),
        }
    )


def _block(properties: Schema, required: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _word(words: Any) -> Schema:
    return {"type": "string", "enum": list(words)}


_ANY: Schema = {"type": "object"}
REPORT: Schema = {
    "type": "object",
    "properties": {
        "release": {"type": "integer"},
        "policy": {"type": "string"},
        "fingerprint": {"type": "string"},
        "place": {"type": ["object", "null"]},
        "danger": {"type": "array", "items": _ANY},
        "needs": {"type": "array", "items": _ANY},
        "not_understood": {"type": "array", "items": _ANY},
        "matches": {"type": "array", "items": _ANY},
        "set_aside": {"type": "array", "items": _ANY},
        "by_need": {"type": "object"},
        "unanswered": {"type": "array", "items": _ANY},
        "bundle": {"type": ["array", "null"]},
        "next_question": {"type": ["object", "null"]},
    },
    "required": ["release", "policy", "fingerprint", "matches", "set_aside", "by_need", "unanswered"],
}
