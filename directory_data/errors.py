"""The few errors the directory raises. They know no HTTP; `web.errors` turns them into answers.

Each carries what is wrong, where, and how to mend it, as data; the sentence in the asker's
language is made at the edge.
"""

from __future__ import annotations

from collections.abc import Sequence


class DirectoryError(Exception):
    """Root of everything `directory_data` raises on purpose."""


class BadRecord(DirectoryError):
    """A curated file, reference table or source row that cannot be read: file, place in it, how to mend."""

    def __init__(self, file: str, where: str, problem: str, mend: str = "") -> None:
        self.file, self.where, self.problem, self.mend = file, where, problem, mend
        super().__init__(f"{file}: {where}: {problem}" + (f" {mend}" if mend else ""))


class BadValue(DirectoryError, ValueError):
    """One value refused by its cleaner in `values`."""


class UnknownPlace(DirectoryError):
    """No place of the gazetteer answers to this text; `suggestions` are display names, nearest first."""

    def __init__(self, text: str, suggestions: Sequence[str] = ()) -> None:
        self.text, self.suggestions = text, tuple(suggestions)
        super().__init__(f"unknown place: {text!r}")


class AmbiguousPlace(DirectoryError):
    """Several places answer to this text; `candidates` are display names, most populous first."""

    def __init__(self, text: str, candidates: Sequence[str]) -> None:
        self.text, self.candidates = text, tuple(candidates)
        super().__init__(f"ambiguous place: {text!r}")


class StoreError(DirectoryError):
    """Root of the store's errors; `path` is the database URL without password."""

    def __init__(self, path: str, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(f"{path}: {problem}")


class StoreTooNew(StoreError):
    """The database was written by a newer version of Passerelles than this one."""


class StoreUnwritable(StoreError):
    """The disk or the database refuses to be written."""


class StoreEmpty(StoreError):
    """No release has been published yet."""
