"""The engine over a benchmark: one directory, many notes, a run. Only `Asked` comes in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from directory_data.places import Gazetteer, find_mentions, gazetteer, roads
from directory_data.vocabulary import Vocabulary, vocabulary
from matcher import Index, Profile, match, understand
from matcher.candidates import asked as needs_asked
from web.bench.fictional import snapshot
from web.bench.lines import Row
from web.bench.profiles import profile_of
from web.bench.untagged import with_tags_read
from web.bench.vignettes import Asked

Run = dict[str, dict[str, list[str]]]
# A plain Thursday morning, no holiday: the same files give the same run on any day.
NOW = datetime(2026, 11, 19, 10, 0)
SHOWN = 10


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What a benchmark is run on."""

    index: Index
    vocabulary: Vocabulary
    gazetteer: Gazetteer

    @classmethod
    def of(cls, rows: Sequence[Row], tagged: bool = True) -> Ground:
        """The benchmark's directory, indexed; not `tagged`: by what its services' own texts say."""
        words, places = vocabulary(), gazetteer()
        release = snapshot(rows, places, tagged)
        release = release if tagged else with_tags_read(release, words)
        return cls(Index.build(release, places, roads(), words), words, places)

    def profile(self, asked: Asked) -> Profile:
        """What the engine is asked for this vignette."""
        return profile_of(asked, self.vocabulary, self.gazetteer)


def relevance_run(ground: Ground, vignettes: Iterable[Asked]) -> Run:
    """{id: {"services": the ten a worker is shown, best first, "needs": codes read}}."""
    return {asked.id: _answer(ground, asked) for asked in vignettes}


def _answer(ground: Ground, asked: Asked) -> dict[str, list[str]]:
    report = match(ground.profile(asked), ground.index, NOW, SHOWN)
    services = [found.entry.service.id for found in report.matches]
    return {"services": services, "needs": [need.code for need in needs_asked(report.profile)]}


def needs_run(notes: Iterable[Asked]) -> Run:
    """{id: {"needs": codes read, "danger": kinds heard}}, from the text alone."""
    words, places = vocabulary(), gazetteer()
    run: dict[str, Any] = {}
    for note in notes:
        read = understand(note.text, words, lambda text: find_mentions(text, places)).profile
        kinds = dict.fromkeys(danger.kind for danger in read.danger)
        run[note.id] = {"needs": [need.code for need in needs_asked(read)], "danger": list(kinds)}
    return run
