"""Expressions found in a note → signs of needs → one confidence per need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

from directory_data.vocabulary import Expression
from matcher.understanding.phrases import Found, Phrases
from matcher.understanding.tokens import Note

LOOSE = 0.75
LOOSE_PAIR = 0.6
CLEARLY_WEAKER = 0.15


@dataclass(frozen=True, slots=True)
class Sign:
    """Tokens that say a need, and how surely (0..1)."""

    need: str
    weight: float
    tokens: tuple[int, ...]


def find_signs(note: Note, phrases: Phrases[Expression]) -> list[Sign]:
    """The signs of every need, those that a longer expression explains left out, in order."""
    return _unexplained([_sign(found) for found in phrases.find(note)])


def _sign(found: Found[Expression]) -> Sign:
    """A word skipped makes it less sure, most of all between only two."""
    loose = LOOSE_PAIR if len(found.tokens) == 2 else LOOSE
    weight = found.payload.weight * loose**found.skipped
    return Sign(found.payload.need, weight, found.tokens)


def _unexplained(signs: Sequence[Sign]) -> list[Sign]:
    """« Couche à terre » (a bed) explains « couche »: a sign inside a longer one, about as sure, goes."""
    over: dict[int, list[Sign]] = defaultdict(list)
    for sign in signs:
        for index in sign.tokens:
            over[index].append(sign)
    return [sign for sign in signs if not any(_explains(other, sign) for other in over[sign.tokens[0]])]


def _explains(other: Sign, sign: Sign) -> bool:
    """A longer sign of another need holds every word of this one and is about as sure."""
    return (
        other.need != sign.need
        and len(other.tokens) > len(sign.tokens)
        and other.weight >= sign.weight - CLEARLY_WEAKER
        and set(sign.tokens) < set(other.tokens)
    )


def combine(signs: Iterable[Sign]) -> dict[str, tuple[float, tuple[Sign, ...]]]:
    """{need: (confidence, the signs that count)}: noisy-or of signs that share no word, surest first."""
    by_need: dict[str, list[Sign]] = defaultdict(list)
    taken: dict[str, set[int]] = defaultdict(set)
    for sign in sorted(signs, key=lambda s: (-s.weight, -len(s.tokens), s.tokens)):
        if taken[sign.need].isdisjoint(sign.tokens):
            by_need[sign.need].append(sign)
            taken[sign.need].update(sign.tokens)
    return {
        need: (1.0 - prod(1.0 - s.weight for s in kept), tuple(sorted(kept, key=lambda s: s.tokens)))
        for need, kept in by_need.items()
    }
