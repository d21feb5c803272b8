"""What a document is found by: the columns beside its body."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from directory_data.hsds.documents import Document, Json, encode

Point = tuple[float, float]
_ACCENTS = re.compile("[\u0300-\u036f]+")
_NOT_WORDS = re.compile(r"[\W_]+")
LocatePlace = Callable[[Json], Point | None]


@dataclass(frozen=True, slots=True)
class Written:
    """A document ready for the database: its body as text, and its columns."""

    kind: str
    id: str
    digest: str
    modified: str | None
    body: str
    columns: dict[str, Any]
    terms: tuple[str, ...]


def written(document: Document, locate: LocatePlace) -> Written:
    """A document with the columns it is found by. `locate`: a point for a location that has none of its own."""
    raw = document.raw or encode(document.body)
    body = document.body
    point = _point(body) or locate(body) if document.kind == "location" else None
    columns = {
        "organization_id": body.get("organization_id"),
        "service_id": body.get("service_id"),
        "location_id": body.get("location_id"),
        "parent_id": body.get("parent_id"),
        "taxonomy_id": body.get("taxonomy_id"),
        "lat": point[0] if point else None,
        "lon": point[1] if point else None,
        "areas": _areas(body),
        "text": searched(body),
    }
    modified = instant(body.get("last_modified"))
    return Written(document.kind, document.id, digest(raw), modified, raw.decode(), columns, _terms(body))


def digest(raw: bytes) -> str:
    """A short fingerprint of a body."""
    return hashlib.blake2b(raw, digest_size=16).hexdigest()


def searched(body: Json) -> str:
    """The plain words a search reads: the names, the description, the code of a term."""
    fields = ("name", "alternate_name", "description", "code")
    return plain(" ".join(str(body[field]) for field in fields if body.get(field)))


def plain(text: str) -> str:
    """Lower case, no accents, one space between words. Ten times as fast as `folding`, which also keeps positions."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return _NOT_WORDS.sub(" ", text.casefold()).strip()


def hidden(body: Json) -> bool:
    """A confidential place: an attribute says so."""
    return any(item.get("label") == "confidential" for item in body.get("attributes", ()))


def _point(body: Json) -> Point | None:
    if hidden(body) or body.get("latitude") is None or body.get("longitude") is None:
        return None
    return float(body["latitude"]), float(body["longitude"])


def _areas(body: Json) -> str:
    names = [plain(area["name"]) for area in body.get("service_areas", ()) if area.get("name")]
    return f"|{'|'.join(names)}|" if names else ""


def _terms(body: Json) -> tuple[str, ...]:
    found = (item.get("taxonomy_term_id") for item in body.get("attributes", ()))
    return tuple(dict.fromkeys(term for term in found if term))


def instant(text: str | None) -> str | None:
    """A date-time in UTC to the millisecond, so that instants compare as text; None for what is not one."""
    if not text:
        return None
    try:
        read = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    try:
        utc = read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except OverflowError:
        return None
    return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}Z"
