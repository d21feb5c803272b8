"""The closed words of HSDS, as people write them: status, kinds of place, frequencies."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[\s_-]+")
SAME = {
    "open": "active",
    "ouvert": "active",
    "actif": "active",
    "published": "active",
    "closed": "inactive",
    "inactif": "inactive",
    "suspended": "temporarily closed",
    "temporarily unavailable": "temporarily closed",
    "ferme temporairement": "temporarily closed",
    "discontinued": "defunct",
    "deleted": "defunct",
    "mailing": "postal",
    "mail": "postal",
    "online": "virtual",
    "street": "physical",
    "weekly": "WEEKLY",
    "monthly": "MONTHLY",
}
# what an unknown word becomes; None: left out. An unknown status is never taken for « active ».
UNKNOWN = {"status": "inactive", "location_type": "physical", "address_type": "physical"}


def word(raw: object, choices: tuple[str, ...]) -> str | None:
    """The word of the list this stands for, None when it stands for none."""
    if not isinstance(raw, str):
        return None
    said = _SPACES.sub(" ", raw.strip())
    for candidate in (raw, said, said.lower(), said.upper(), SAME.get(said.lower(), "")):
        if candidate in choices:
            return candidate
    return None
