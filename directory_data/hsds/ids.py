"""Identifiers HSDS accepts: a uuid5 made from a stable key, so that the same record has the same id for ever."""

from __future__ import annotations

import re
from hashlib import sha1
from uuid import NAMESPACE_DNS, UUID, uuid5

NAMESPACE = uuid5(NAMESPACE_DNS, "passerelles.directory")
_PREFIX = NAMESPACE.bytes
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def uid(*key: object) -> str:
    """The id of what this key names: uid("service", "cab-basques-popote")."""
    # uuid5 itself, without the object it makes: a large import needs a million of them
    mark = bytearray(sha1(_PREFIX + "\x1f".join(map(str, key)).encode(), usedforsecurity=False).digest()[:16])
    mark[6], mark[8] = mark[6] & 0x0F | 0x50, mark[8] & 0x3F | 0x80
    text = mark.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def as_uuid(text: str) -> str | None:
    """A uuid in canonical form, None when the text is not one. Braces, case and « urn:uuid: » are forgiven."""
    low = text.strip().lower()
    if _UUID.fullmatch(low):
        return low
    try:
        return str(UUID(low)) if len(low) >= 32 else None
    except ValueError:
        return None
