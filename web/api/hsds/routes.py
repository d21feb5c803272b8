"""The HSDS API: GET and POST lists, records by id. A POST is the same question, kept out of logs and addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask import Blueprint, Response, current_app, request, url_for
from werkzeug.datastructures import MultiDict

from directory_data.errors import StoreEmpty, StoreError
from directory_data.gathering import Gathering
from directory_data.hsds.documents import Json, encode
from directory_data.hsds.ids import as_uuid
from directory_data.hsds.pages import Question, Row
from directory_data.hsds.tables import PROFILE, VERSION
from directory_data.shelves import Shelves
from directory_data.vocabulary import vocabulary
from web.api.answers import json_answer, line_answer
from web.api.hsds.envelope import envelope, links, minimal
from web.api.hsds.lists import LISTS, List
from web.api.hsds.questions import question
from web.api.openapi import openapi
from web.api.parameters import Read, read
from web.api.problems import Problem
from web.wiring import Library

Terms = dict[str, Json]
hsds = Blueprint("hsds", __name__, url_prefix="/hsds")
DESCRIPTION = "Répertoire des services aux familles de l'est du Québec. / Family services of eastern Quebec."


def library() -> Library:
    """The directory behind this application."""
    found: Library = current_app.extensions["passerelles.library"]
    return found


@hsds.get("/")
def root() -> Response:
    """Version, profile, and where the OpenAPI document is."""
    return json_answer(
        request,
        {
            "version": VERSION,
            "profile": PROFILE,
            "openapi_url": url_for("hsds.openapi_view", _external=True),
            "description": DESCRIPTION,
        },
    )


@hsds.get("/openapi.json")
def openapi_view() -> Response:
    """The OpenAPI document of the whole public API."""
    return json_answer(request, openapi(request.host_url, vocabulary()))


def shelves(release: int | None) -> Shelves:
    """The release asked for. Raises Problem 404 or 503."""
    try:
        return library().shelves(release)
    except StoreEmpty as error:
        raise Problem(503, "Le répertoire est vide.", "The directory is empty.") from error
    except StoreError as error:
        if release is None:
            raise Problem(503, "La base ne répond pas.", "The database does not answer.") from error
        raise Problem(
            404, f"Il n'y a pas de version {release}.", f"There is no release {release}.", "release"
        ) from error


def asked(allowed: tuple[str, ...]) -> Read:
    """The parameters of the address, and of the JSON body of a POST."""
    given: list[tuple[str, object]] = list(MultiDict(request.args).items(multi=True))
    if request.method == "POST" and request.get_data(cache=True):
        body = request.get_json(silent=True) if request.is_json else None
        if not request.is_json:
            raise Problem(415, "Le corps doit être du JSON.", "The body must be JSON.")
        if not isinstance(body, dict):
            raise Problem(400, "Le corps doit être un objet JSON.", "The body must be a JSON object.")
        given += body.items()
    return read(given, allowed)


def list_view(entry: List) -> Response:
    """A page of a list, or the whole of it as lines."""
    values = asked(entry.parameters)
    here = shelves(values.get("release"))
    terms = library().terms(here.release)
    wanted = question(entry.kind, values, library().gazetteer)
    if values.get("format") == "ndjson":
        mark = f"{here.release} {sorted(values.items())} {entry.kind}"
        return line_answer(request, _lines(here, entry, wanted, values, terms), mark)
    if values.get("minimal"):
        return json_answer(request, minimal(list(here.stream(wanted))))
    number, size = values.get("page", 1), values.get("per_page", 50)
    page = here.page(wanted, (number - 1) * size, size)
    contents = _contents(Gathering(here, terms), entry, page.rows, values)
    return json_answer(request, envelope(page, number, size, contents), links(request, page, number, size))


def _lines(here: Shelves, entry: List, wanted: Question, values: Read, terms: Terms) -> Iterator[bytes]:
    """Runs after the view has answered: nothing of the request or the application is at hand any more."""
    for batch in here.batches(wanted):
        for body in _contents(Gathering(here, terms), entry, batch, values):
            yield encode(body) + b"\n"


def _contents(gathering: Gathering, entry: List, rows: Sequence[Row], values: Read) -> list[Json]:
    if entry.kind == "organization" and (values.get("full") or values.get("full_service")):
        return gathering.organizations(rows, bool(values.get("full_service")))
    return gathering.whole(entry.kind, rows) if values.get("full") else gathering.listed(entry.kind, rows)


def one_view(entry: List, key: str) -> Response:
    """One record, whole."""
    values = read(MultiDict(request.args).items(multi=True), entry.of_one)
    here = shelves(values.get("release"))
    identifier = as_uuid(key)
    row = here.get(entry.kind, identifier) if identifier else None
    if row is None:
        raise Problem(404, "Aucune fiche de cet identifiant.", "No record of this id.", "id")
    gathering = Gathering(here, library().terms(here.release))
    if entry.kind == "organization":
        return json_answer(request, gathering.organizations([row], bool(values.get("full_service")))[0])
    return json_answer(request, gathering.whole(entry.kind, [row])[0])


for _entry in LISTS:
    hsds.add_url_rule(
        f"/{_entry.path}", _entry.path, lambda entry=_entry: list_view(entry), methods=["GET", "POST"]
    )
    hsds.add_url_rule(
        f"/{_entry.path}/<key>", f"{_entry.path}_one", lambda key, entry=_entry: one_view(entry, key)
    )
