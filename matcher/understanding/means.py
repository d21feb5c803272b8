"""How the family lives with services: car, phone, money, mistrust, languages, free hours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from directory_data.vocabulary import Cue
from matcher.needs import FreeTime
from matcher.understanding.counts import number
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.phrases import Found
from matcher.understanding.scope import denied
from matcher.understanding.tokens import Note

KINDS = frozenset({"car", "barrier", "language", "cost", "condition"})
SURER_FIRST = {"car": ("no", "sometimes", "yes"), "cost": ("free", "low")}
OPEN_DAY = (480, 1260)
MINUTES = frozenset({"minute", "minutes", "min", "mins"})


@dataclass(frozen=True, slots=True)
class Means:
    """The fields of a Profile of the same names; `tokens`: what was read for them."""

    car: str
    max_minutes: int | None
    languages: tuple[str, ...]
    cost: str | None
    barriers: frozenset[str]
    conditions: frozenset[str]
    free: tuple[FreeTime, ...]
    tokens: frozenset[int]


def find_means(note: Note, cues: Sequence[Found[Cue]], lexicon: Lexicon) -> Means:
    """What the cues of the note say; "unknown", None or nothing where they are silent."""
    found = [f for f in cues if not f.skipped]
    told: dict[str, list[str]] = defaultdict(list)
    used: set[int] = set()
    for item in found:
        if item.payload.kind in KINDS and not denied(item.tokens, note, lexicon):
            told[item.payload.kind].append(item.payload.value)
            used.update(item.tokens)
    return Means(
        _surest("car", told) or "unknown",
        _limit(note, found, lexicon),
        tuple(dict.fromkeys(told["language"])),
        _surest("cost", told),
        frozenset(told["barrier"]),
        frozenset(told["condition"]),
        tuple(sorted(set(_free(note, found)), key=lambda f: (f.day, f.start, f.end))),
        frozenset(used),
    )


def _surest(kind: str, told: dict[str, list[str]]) -> str | None:
    return next((value for value in SURER_FIRST[kind] if value in told[kind]), None)


def _limit(note: Note, found: Sequence[Found[Cue]], lexicon: Lexicon) -> int | None:
    """« pas plus de 30 minutes » → 30; hours are rarely a limit people give."""
    for item in found:
        after = note.tokens[item.tokens[-1] + 1 : item.tokens[-1] + 3]
        if item.payload.kind == "limit" and len(after) == 2 and after[1].word in MINUTES:
            minutes = number(after[0], lexicon, note.lang)
            if minutes and minutes <= 600:
                return minutes
    return None


def _free(note: Note, found: Sequence[Found[Cue]]) -> Iterator[FreeTime]:
    """Days × parts of the day in each clause that says the family is free; all days when only a part is."""
    for clause in _clauses(note, found):
        if clause["unavailable"] or not clause["available"] or not (clause["day"] or clause["part"]):
            continue
        days = sorted({int(day) for value in clause["day"] for day in value} or range(7))
        for day in days:
            for start, end in _parts(clause["part"]):
                yield FreeTime(day, start, end)


def _clauses(note: Note, found: Sequence[Found[Cue]]) -> Iterator[dict[str, list[str]]]:
    """The values of the time cues of each clause, by kind."""
    clauses: dict[int, dict[str, list[str]]] = {}
    for item in found:
        start = note.clause(item.tokens[0]).start
        clauses.setdefault(start, defaultdict(list))[item.payload.kind].append(item.payload.value or "yes")
    for start in sorted(clauses):
        yield clauses[start]


def _parts(values: Sequence[str]) -> list[tuple[int, int]]:
    """« 480-720 » → (480, 720); nothing said: the hours services keep, widely."""
    parts = [tuple(int(edge) for edge in value.split("-")) for value in dict.fromkeys(values)]
    return [(part[0], part[1]) for part in parts] or [OPEN_DAY]
