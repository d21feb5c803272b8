"""A record as HSDS writes it, standing alone: its own lists inside, other records only named by id."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import msgspec

from directory_data.hsds.tables import TABLES, Table

Json = dict[str, Any]
EMPTY = (None, "")
AFTER_ID = len('{"id":"00000000-0000-0000-0000-000000000000"')


@dataclass(frozen=True, slots=True)
class Document:
    """One record of one of the KINDS. `body` has no empty value and its keys in the order of the table.

    raw: the body already written, when it is.
    """

    kind: str
    id: str
    body: Json
    raw: bytes | None = None


def encode(body: Json) -> bytes:
    """The one way a body is written, so that equal bodies are equal bytes."""
    return msgspec.json.encode(body)


def ordered(body: Json, table: Table) -> Json:
    """The same body with its keys in the order of the table and nothing empty or said twice, lists included."""
    result = {name: body[name] for name in table.by_name if name in body and body[name] not in EMPTY}
    for key, name in table.lists.items():
        if items := body.get(key):
            result[key] = once([ordered(item, TABLES[name]) for item in items])
    if unit := body.get("unit"):
        result["unit"] = ordered(unit, TABLES["unit"])
    return result


def once(items: list[Json]) -> list[Json]:
    """Items that say the same under two ids are one. They are ordered: their id comes first."""
    if len(items) < 2:
        return items
    seen: dict[bytes, Json] = {}
    for item in items:
        seen.setdefault(encode(item)[AFTER_ID:], item)
    return list(seen.values())


def document(kind: str, body: Json) -> Document:
    """A document of this kind, its body ordered."""
    return Document(kind, body["id"], ordered(body, TABLES[kind]))


def tally(body: Json, table: Table, counts: Counter[str]) -> None:
    """Count the items inside a body, at any depth, by table."""
    for key, name in table.lists.items():
        if items := body.get(key):
            counts[name] += len(items)
            for item in items:
                if has_lists(item):
                    tally(item, TABLES[name], counts)


def has_lists(body: Json) -> bool:
    """Whether something hangs inside: most items hold values only, and need no second look."""
    return list in map(type, body.values())
