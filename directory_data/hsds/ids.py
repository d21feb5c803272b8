"""Identifiers HSDS accepts: a uuid5 made from a stable key, so that the same record has the same id for ever."""

from __future__ import annotations

import re
from uuid import NAMESPACE_DNS, UUID, uuid5

NAMESPACE = uuid5(NAMESPACE_DNS, "passerelles.directory")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def uid(*key: object) -> str:
    """The id of what this key names: uid("service", "cab-basques-popote")."""
    return str(uuid5(NAMESPACE, "\x1f".join(map(str, key))))


def as_uuid(text: str) -> str | None:
    """A uuid in canonical form, None when the text is not one. Braces, case and « urn:uuid: » are forgiven."""
    low = text.strip().lower()
    if _UUID.fullmatch(low):
        return low
    try:
        return str(UUID(low)) if len(low) >= 32 else None
    except ValueError:
        return None
