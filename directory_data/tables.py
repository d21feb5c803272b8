"""SQLAlchemy tables of the public directory.

Each record carries the release it came in with (`since`) and the release that replaced or withdrew it
(`until`, None while current), so that any numbered release can be read again. What is queried or joined
is a column; the rest of the record, with its sources, is one JSON body.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The public base: never shared with the confidential store."""

    type_annotation_map: ClassVar = {dict[str, Any]: JSON}


class ReleaseRow(Base):
    """One numbered release. `source`: whose records it replaced; `fingerprint`: SHA-256 of those records."""

    __tablename__ = "release"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    published_at: Mapped[str] = mapped_column(String(32))
    fingerprint: Mapped[str] = mapped_column(String(64))
    note: Mapped[str] = mapped_column(String, default="")
    source: Mapped[str] = mapped_column(String(80), default="curated", server_default="curated")


class Versioned(Base):
    """Columns every directory record shares: its id, its life in releases, its body."""

    __abstract__ = True
    id: Mapped[str] = mapped_column(String(160), primary_key=True)
    since: Mapped[int] = mapped_column(ForeignKey("release.number"), primary_key=True)
    until: Mapped[int | None] = mapped_column(ForeignKey("release.number"), index=True)
    body: Mapped[dict[str, Any]]


class OrganizationRow(Versioned):
    """HSDS organization."""

    __tablename__ = "organization"
    name: Mapped[str]


class ServiceRow(Versioned):
    """HSDS service."""

    __tablename__ = "service"
    organization_id: Mapped[str] = mapped_column(String(160), index=True)
    standing: Mapped[str] = mapped_column(String(16), index=True)
    status: Mapped[str] = mapped_column(String(16))


class LocationRow(Versioned):
    """HSDS location. A confidential place has neither place nor point."""

    __tablename__ = "location"
    place: Mapped[str | None] = mapped_column(String(120), index=True)
    lat: Mapped[float | None]
    lon: Mapped[float | None]


class ServiceAtLocationRow(Versioned):
    """HSDS service_at_location; its id is « service → location »."""

    __tablename__ = "service_at_location"
    service_id: Mapped[str] = mapped_column(String(160), index=True)
    location_id: Mapped[str] = mapped_column(String(160), index=True)


def _where_given(column: str) -> Index:
    """An index of the rows that have this column: most have none."""
    given = text(f"{column} IS NOT NULL")
    return Index(f"ix_document_{column}", column, sqlite_where=given, postgresql_where=given)


class DocumentRow(Base):
    """One record as HSDS writes it, whatever source it came from: what is exchanged and served.

    `body`: canonical JSON, standing alone. `modified`: its own last_modified, else the time of its release, UTC.
    `lat`, `lon`: where distances are measured from; never there for a confidential place. `areas`: the folded
    names of the territories served, « |a|b| »; `text`: the folded words that are searched.
    """

    __tablename__ = "document"
    kind: Mapped[str] = mapped_column(String(24), primary_key=True)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    since: Mapped[int] = mapped_column(ForeignKey("release.number"), primary_key=True)
    until: Mapped[int | None] = mapped_column(ForeignKey("release.number"))
    source: Mapped[str] = mapped_column(String(80))
    digest: Mapped[str] = mapped_column(String(32))
    modified: Mapped[str] = mapped_column(String(24))
    organization_id: Mapped[str | None] = mapped_column(String(36))
    service_id: Mapped[str | None] = mapped_column(String(36))
    location_id: Mapped[str | None] = mapped_column(String(36))
    parent_id: Mapped[str | None] = mapped_column(String(36))
    taxonomy_id: Mapped[str | None] = mapped_column(String(36))
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    areas: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    __table_args__ = (
        Index("ix_document_living", "kind", "id", "since", "until"),
        Index("ix_document_source", "source", "until"),
        *(_where_given(column) for column in ("organization_id", "service_id", "location_id")),
    )


class DocumentTermRow(Base):
    """The taxonomy terms a document carries, with their taxonomy: what the API filters by."""

    __tablename__ = "document_term"
    term_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kind: Mapped[str] = mapped_column(String(24), primary_key=True)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    since: Mapped[int] = mapped_column(primary_key=True)
    __table_args__ = ({"sqlite_with_rowid": False},)
