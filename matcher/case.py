"""One service for one household: what every rule looks at. The way there is worked out only when asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from matcher.circumstances import Household
from matcher.evidence import Answered, Way
from matcher.index import Entry, Index
from matcher.reach import best_way, comfortable_minutes, too_far


class Case:
    """answered: the household's needs this service answers, best first. now: local wall time."""

    def __init__(
        self, entry: Entry, household: Household, answered: Sequence[Answered], index: Index, now: datetime
    ) -> None:
        self.entry, self.household, self.answered = entry, household, answered
        self.profile, self.index, self.now = household.profile, index, now

    @property
    def known(self) -> frozenset[str]:
        """What is known of the household, in the words of `Eligibility.requires`."""
        return self.household.known

    @cached_property
    def _far(self) -> float:
        return comfortable_minutes(self.answered, self.index.vocabulary)

    @cached_property
    def _best(self) -> tuple[Way, float | None]:
        return best_way(self.entry, self.profile, self.answered, self.index.roads, self._far, self.now.date())

    @property
    def way(self) -> Way:
        """The best way in."""
        return self._best[0]

    @property
    def reach(self) -> float | None:
        """What that way is worth, 0..1; None when nobody knows."""
        return self._best[1]

    @property
    def too_far(self) -> bool:
        """Further than anyone goes for this."""
        return too_far(self.way, self.profile, self._far)
