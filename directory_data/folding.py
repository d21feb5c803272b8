"""One way to forget accents, case and punctuation, shared by the gazetteer and the reading of notes.

Folding works character by character, so that every folded character remembers which original character
it came from: what was understood can be shown on the worker's own words.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

APOSTROPHES = frozenset("'’‘ʼ`´′＇")
LIGATURES = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"}


def fold(text: str) -> str:
    """Lower case, no accents, œ → oe, one apostrophe ('), any other punctuation one space; idempotent.

    An apostrophe is kept only between two letters or digits (« l'isle »); elsewhere it is a quote, a space.
    """
    return fold_with_map(text)[0]


def fold_with_map(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each of its characters the index of the original one; same lengths."""
    chars: list[str] = []
    positions: list[int] = []
    for index, original in enumerate(text):
        for char in _fold_char(original):
            _append(chars, positions, char, index)
    while chars and not chars[-1].isalnum():
        chars.pop()
    return "".join(chars), tuple(positions[: len(chars)])


def original_span(text: str, positions: tuple[int, ...], start: int, end: int) -> tuple[int, int]:
    """The [start, end) of `text` that folded to [start, end), trailing combining accents included.

    Raises IndexError outside the folded text. An empty span stays empty.
    """
    first = positions[start]
    if end <= start:
        return first, first
    last = positions[end - 1] + 1
    while last < len(text) and _fold_char(text[last]) == "":
        last += 1
    return first, last


def _append(chars: list[str], positions: list[int], char: str, index: int) -> None:
    """Add one folded character; runs of spaces become one, and a quote that is no apostrophe a space."""
    if not char.isalnum():
        if not chars or chars[-1] == " ":
            return
        if chars[-1] == "'":
            chars[-1] = " "
            return
    chars.append(char)
    positions.append(index)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """What one character becomes: letters or digits, an apostrophe, a space, or nothing (an accent)."""
    if char in APOSTROPHES:
        return "'"
    # Decomposed twice: lowering some letters (İ) brings out an accent the first pass could not see.
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    kept = (LIGATURES.get(c, c) for c in lowered if not unicodedata.category(c).startswith("M"))
    return "".join(c if c.isalnum() else " " for c in "".join(kept))
