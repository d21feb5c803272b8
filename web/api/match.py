"""`POST /api/v1/match`: a note or a household → the Report. Only ever by POST: a family's words are in no address."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, request

from directory_data.errors import AmbiguousPlace, UnknownPlace
from directory_data.places import Place
from matcher.needs import Profile
from matcher.understanding import Reading
from web.api.answers import json_answer
from web.api.match_schema import LONGEST_NOTE, LONGEST_PLACE
from web.api.problems import Problem, unknown_place
from web.api.shapes import report_json
from web.household import BadHousehold, household
from web.wiring import Desk

matching = Blueprint("matching", __name__, url_prefix="/api/v1")
FIELDS = ("note", "profile", "place", "lang", "limit")

CONTRADICTIONS = (".for", ".to")  # each field is well written; together they cannot be


@matching.post("/match")
def match_view() -> Response:
    """The report for a note or a household at a place."""
    desk: Desk = current_app.extensions["passerelles"]
    body = _body()
    lang = _choice(body.get("lang", "fr"))
    profile, place, reading = _asked(desk, body, lang)
    report = desk.ask(profile, _place(desk, place, reading), desk.now(), _limit(body.get("limit", 10)))
    return json_answer(request, report_json(report, desk.vocabulary, lang))


def _body() -> dict[str, Any]:
    if not request.is_json:
        raise Problem(415, "Le corps doit être du JSON.", "The body must be JSON.")
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise Problem(400, "Le corps doit être un objet JSON.", "The body must be a JSON object.")
    if extra := sorted(set(body) - set(FIELDS)):
        raise _refused(extra[0], "champ inconnu", "unknown field")
    if ("note" in body) == ("profile" in body):
        raise _refused(
            "note", "donnez « note » ou « profile », pas les deux", "give “note” or “profile”, not both"
        )
    return body


def _asked(desk: Desk, body: dict[str, Any], lang: str) -> tuple[Profile, str | None, Reading | None]:
    place = _named(body.get("place"))
    if "profile" in body:
        try:
            home = household(body["profile"], "profile", desk.vocabulary)
        except BadHousehold as error:
            status = 409 if error.field.endswith(CONTRADICTIONS) else 422
            raise Problem(status, error.problem_fr, error.problem_en, f"profile.{error.field}") from error
        return home.profile, place or _named(home.place), None
    note = body["note"]
    if not isinstance(note, str) or not 1 <= len(note) <= LONGEST_NOTE:
        raise _refused(
            "note", f"un texte de 1 à {LONGEST_NOTE} caractères", f"a text of 1 to {LONGEST_NOTE} characters"
        )
    reading = desk.read(note, lang)
    return reading.profile, place, reading


def _named(place: object) -> str | None:
    if place is None or (isinstance(place, str) and len(place) <= LONGEST_PLACE):
        return place
    raise _refused("place", "écrivez le nom d'un lieu", "write the name of a place")


def _place(desk: Desk, text: str | None, reading: Reading | None) -> Place | None:
    try:
        return desk.place(text, reading)
    except (UnknownPlace, AmbiguousPlace) as error:
        raise unknown_place(error, "place") from error


def _choice(value: object) -> str:
    if value not in ("fr", "en"):
        raise _refused("lang", "fr ou en", "fr or en")
    return str(value)


def _limit(value: object) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 100:
        raise _refused("limit", "un entier de 1 à 100", "an integer from 1 to 100")
    return value


def _refused(name: str, french: str, english: str) -> Problem:
    label = name[:40]
    return Problem(400, f"Champ « {label} » : {french}.", f"Field “{label}”: {english}.", label)
