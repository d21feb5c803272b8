"""What every reader gives: records of HSDS tables as they are written, with where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from directory_data.exchange.findings import Where
from directory_data.hsds.documents import Json


@dataclass(frozen=True, slots=True)
class Raw:
    """One record of a table of HSDS, its lists and other records inside it or not. Nothing is cleaned yet.

    alone: it has a row to itself, so that reading it twice is worth saying.
    """

    table: str
    values: Json
    where: Where
    alone: bool = True
