"""A question asked of the documents: which kind, which filters, which release. Pure data, read by `records`."""

from __future__ import annotations

from dataclasses import dataclass

from directory_data.hsds.columns import Point


@dataclass(frozen=True, slots=True)
class Question:
    """Filters add up. `words`: plain words, all of them somewhere in the record or its organization.

    near: a point and metres, of service_at_location only. areas: plain names of territories, one of which must be
    served; a service that says no area is kept. source: one source only.
    """

    kind: str
    words: tuple[str, ...] = ()
    term: str | None = None
    taxonomy: str | None = None
    organization: str | None = None
    modified_after: str | None = None
    parent: str | None = None
    top_only: bool = False
    of_taxonomy: str | None = None
    near: tuple[Point, float] | None = None
    areas: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer: `total` records in all, `rows` of them here, as of `release`."""

    release: int
    total: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One record read again: its body as text, when it last changed, where it came from."""

    kind: str
    id: str
    modified: str
    source: str
    body: str
