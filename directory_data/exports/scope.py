"""What is exported: one release, one source or all of them; and how far the writing has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from directory_data.hsds.pages import Question, Row
from directory_data.shelves import Shelves

Told = Callable[[int, int], None]


class Scope:
    """Records of a release, in the order of ids. `told(done, total)` is called as services are read."""

    def __init__(self, shelves: Shelves, source: str | None = None, told: Told | None = None) -> None:
        self.shelves, self.source, self.told = shelves, source, told

    @property
    def release(self) -> int:
        """Number of the release exported."""
        return self.shelves.release

    def count(self, kind: str) -> int:
        """How many records of a kind."""
        return self.shelves.page(self._question(kind), 0, 0).total

    def rows(self, kind: str) -> Iterator[Row]:
        """The records of a kind."""
        total = self.count(kind) if self.told and kind == "service" else 0
        for done, row in enumerate(self.shelves.stream(self._question(kind)), start=1):
            yield row
            if self.told and total and (done % 100 == 0 or done == total):
                self.told(done, total)

    def ids(self, kind: str) -> frozenset[str]:
        """The ids of the records of a kind."""
        return frozenset(self.shelves.ids(self._question(kind)))

    def _question(self, kind: str) -> Question:
        return Question(kind, source=self.source)
