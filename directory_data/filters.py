"""A Question → the conditions the database reads."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import aliased

from directory_data.hsds.pages import Question
from directory_data.tables import DocumentRow, DocumentTermRow

Row = type[DocumentRow]
Condition = Callable[[Row], ColumnElement[bool]]


class Filters:
    """Conditions as of a release, the current one too: what is published meanwhile changes no answer."""

    def __init__(self, release: int) -> None:
        self.release = release

    def living(self, row: Row) -> list[ColumnElement[bool]]:
        """The rows of this release."""
        return [row.since <= self.release, or_(row.until.is_(None), row.until > self.release)]

    def where(self, question: Question) -> list[ColumnElement[bool]]:
        """Every condition of the question but the distance."""
        found = [DocumentRow.kind == question.kind, *self.living(DocumentRow)]
        found += [self._about_service(question.kind, condition) for condition in _of_the_service(question)]
        found += [self._says(question.kind, word) for word in question.words]
        if question.term is not None:
            found.append(self._tagged(question.kind, [question.term]))
        if question.taxonomy is not None:
            found.append(self._tagged(question.kind, self._terms(question.taxonomy)))
        return found + self._own(question)

    def _own(self, question: Question) -> list[ColumnElement[bool]]:
        row, found = DocumentRow, []
        if question.parent is not None:
            found.append(row.parent_id == question.parent)
        if question.top_only:
            found.append(row.parent_id.is_(None))
        if question.of_taxonomy is not None:
            found.append(row.taxonomy_id == question.of_taxonomy)
        if question.source is not None:
            found.append(row.source == question.source)
        return found

    def _about_service(self, kind: str, condition: Condition) -> ColumnElement[bool]:
        """The condition held by a service, or by the service given at a place."""
        if kind != "service_at_location":
            return condition(DocumentRow)
        return self._other("service", DocumentRow.service_id, condition)

    def _other(self, kind: str, key: object, condition: Condition) -> ColumnElement[bool]:
        other = aliased(DocumentRow)
        where = [other.kind == kind, other.id == key, *self.living(other), condition(other)]
        return exists(select(1).where(*where))

    def _says(self, kind: str, word: str) -> ColumnElement[bool]:
        """The word is in the record, or in the name or description of the organization that offers it."""

        def in_text(row: Row) -> ColumnElement[bool]:
            return row.text.contains(word, autoescape=True)

        def anywhere(row: Row) -> ColumnElement[bool]:
            return or_(in_text(row), self._other("organization", row.organization_id, in_text))

        offered = kind in ("service", "service_at_location")
        return self._about_service(kind, anywhere) if offered else in_text(DocumentRow)

    def _tagged(self, kind: str, terms: object) -> ColumnElement[bool]:
        """Carries one of these terms; an organization by its services too."""
        own = self._about_service(kind, lambda row: _carries(row, terms))
        if kind != "organization":
            return own
        service = aliased(DocumentRow)
        offers = [service.kind == "service", service.organization_id == DocumentRow.id]
        return or_(own, exists(select(1).where(*offers, *self.living(service), _carries(service, terms))))

    def _terms(self, taxonomy: str) -> object:
        term = aliased(DocumentRow)
        return select(term.id).where(
            term.kind == "taxonomy_term", term.taxonomy_id == taxonomy, *self.living(term)
        )


def _carries(row: Row, terms: object) -> ColumnElement[bool]:
    tag = aliased(DocumentTermRow)
    same = [tag.kind == row.kind, tag.id == row.id, tag.since == row.since]
    return exists(select(1).where(*same, tag.term_id.in_(terms)))  # type: ignore[arg-type]


def _of_the_service(question: Question) -> list[Condition]:
    found: list[Condition] = []
    if (organization := question.organization) is not None:
        found.append(lambda row: row.organization_id == organization)
    if (instant := question.modified_after) is not None:
        found.append(lambda row: row.modified >= instant)
    if areas := question.areas:
        found.append(
            lambda row: or_(row.areas == "", *(row.areas.contains(f"|{a}|", autoescape=True) for a in areas))
        )
    return found
