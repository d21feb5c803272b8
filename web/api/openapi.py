"""The OpenAPI 3.1 document of the public API, made from the tables the code itself reads."""

from __future__ import annotations

from typing import Any

from directory_data.hsds.tables import VERSION
from directory_data.vocabulary import Vocabulary
from web.api.hsds.lists import LISTS, List
from web.api.hsds.schemas import page_of, reference, schemas
from web.api.match_schema import REPORT, question_schema
from web.api.parameters import PARAMETERS

Schema = dict[str, Any]
PROBLEM: Schema = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "detail_en": {"type": "string"},
        "parameter": {"type": "string"},
    },
    "required": ["type", "title", "status"],
}
ROOT: Schema = {
    "type": "object",
    "properties": {
        "version": {"type": "string"},
        "profile": {"type": "string", "format": "uri"},
        "openapi_url": {"type": "string", "format": "uri"},
        "description": {"type": "string"},
    },
    "required": ["version", "profile", "openapi_url"],
}
JSON = "application/json"


def openapi(server: str, vocabulary: Vocabulary) -> Schema:
    """The document, for the API at `server`."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Passerelles",
            "version": "1",
            "summary": "A directory of family services, and the match of a need with the right one.",
            "description": f"HSDS {VERSION} under /hsds; `POST /api/v1/match` answers a note or a household.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": server.rstrip("/")}],
        "paths": _paths(vocabulary),
        "components": {"schemas": {**schemas(), "Problem": PROBLEM, "Report": REPORT}},
    }


def _paths(vocabulary: Vocabulary) -> Schema:
    paths: Schema = {
        "/hsds/": {"get": _operation("root", "Version and profile of this API.", ROOT)},
        "/hsds/openapi.json": {"get": _operation("openapi", "This document.", {"type": "object"})},
    }
    for entry in LISTS:
        paths[f"/hsds/{entry.path}"] = _list(entry)
        paths[f"/hsds/{entry.path}/{{id}}"] = {"get": _one(entry)}
    paths["/api/v1/match"] = {"post": _match(vocabulary)}
    return paths


def _list(entry: List) -> Schema:
    parameters = [_parameter(name) for name in entry.parameters]
    page = page_of(entry.kind)
    get = _operation(f"list_{entry.path}", f"A page of {entry.path}.", page, (400, 404), parameters)
    get["responses"]["200"]["content"]["application/x-ndjson"] = {"schema": {"type": "string"}}
    post = _operation(
        f"ask_{entry.path}", "The same question, kept out of addresses and logs.", page, (400, 404, 415)
    )
    post["responses"]["200"]["content"]["application/x-ndjson"] = {"schema": {"type": "string"}}
    properties = {name: PARAMETERS[name][0] for name in entry.parameters}
    body = {"type": "object", "properties": properties, "additionalProperties": False}
    post["requestBody"] = {"required": False, "content": {JSON: {"schema": body}}}
    for operation in (get, post):
        operation["responses"]["200"]["links"] = {"first": _first_of(entry)}
    return {"get": get, "post": post}


def _first_of(entry: List) -> Schema:
    """The first record of a page, by id."""
    return {"operationId": f"get_{entry.kind}", "parameters": {"id": "$response.body#/contents/0/id"}}


def _one(entry: List) -> Schema:
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
    parameters = [key, *(_parameter(name) for name in entry.of_one)]
    return _operation(
        f"get_{entry.kind}", "One record, whole.", reference(entry.kind), (400, 404), parameters
    )


def _match(vocabulary: Vocabulary) -> Schema:
    about = "From a note or a household to the right nearby help, and why."
    operation = _operation("match", about, reference("Report"), (400, 404, 409, 413, 415, 422))
    body = {"schema": question_schema(vocabulary)}
    operation["requestBody"] = {"required": True, "content": {JSON: body}}
    return operation


def _operation(
    name: str,
    summary: str,
    schema: Schema,
    refusals: tuple[int, ...] = (),
    parameters: list[Schema] | None = None,
) -> Schema:
    answers: Schema = {"200": {"description": "The answer.", "content": {JSON: {"schema": schema}}}}
    for status in refusals:
        problem = {"application/problem+json": {"schema": reference("Problem")}}
        answers[str(status)] = {"description": "A problem (RFC 9457).", "content": problem}
    return {"operationId": name, "summary": summary, "parameters": parameters or [], "responses": answers}


def _parameter(name: str) -> Schema:
    schema, about = PARAMETERS[name]
    return {"name": name, "in": "query", "required": False, "description": about, "schema": schema}
