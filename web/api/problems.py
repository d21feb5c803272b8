"""RFC 9457 problems: what is wrong, where, and how to mend it; French and English, never what a family wrote."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Response
from werkzeug.exceptions import HTTPException

from directory_data.errors import AmbiguousPlace, UnknownPlace

TYPE = "application/problem+json"
TITLES = {
    400: "Demande mal formée / Bad request",
    404: "Introuvable / Not found",
    405: "Méthode non permise / Method not allowed",
    406: "Format non offert / Not acceptable",
    409: "Champs contradictoires / Conflicting fields",
    413: "Demande trop longue / Request too large",
    415: "Format non lu / Unsupported media type",
    422: "Champ refusé / Unprocessable field",
    500: "Erreur de notre côté / Our error",
    503: "Service momentanément indisponible / Temporarily unavailable",
}


class Problem(Exception):
    """An answer that is a refusal: status, sentence in both languages, and the parameter or field at fault."""

    def __init__(self, status: int, french: str, english: str, where: str | None = None) -> None:
        self.status, self.french, self.english, self.where = status, french, english, where
        super().__init__(english)


def unknown_place(error: UnknownPlace | AmbiguousPlace, where: str) -> Problem:
    """A place nobody knows, or several: the likely ones are named."""
    likely = error.suggestions if isinstance(error, UnknownPlace) else error.candidates
    shown = f" ({', '.join(likely[:5])}?)" if likely else ""
    return Problem(
        404,
        f"Nous ne savons pas de quel lieu il s'agit{shown}.",
        f"We do not know which place this is{shown}.",
        where,
    )


def problem_response(error: Exception) -> Response:
    """The answer for any error of the API."""
    if isinstance(error, Problem):
        return _response(error.status, error.french, error.english, error.where)
    status = error.code if isinstance(error, HTTPException) and error.code else 500
    response = _response(status if status in TITLES else 400 if status < 500 else 500)
    if methods := getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(sorted(methods))
    return response


def _response(
    status: int, french: str | None = None, english: str | None = None, where: str | None = None
) -> Response:
    body: dict[str, Any] = {"type": "about:blank", "title": TITLES[status], "status": status}
    if french and english:
        body |= {"detail": french, "detail_en": english}
    if where:
        body["parameter"] = where
    response = Response(msgspec.json.encode(body), status, content_type=TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response
