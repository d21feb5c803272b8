"""A note → what the model looks at: for each token its word, the pair with the word before, its pieces.

Marks keep them apart: « w » a word (its symbol, see `lexicon`), « b » a pair, « c » three to five letters of a
word, « ! » a word under a refusal, in the past, hypothetical or someone else's.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from matcher.understanding.tokens import Note

SHORTEST, LONGEST = 3, 5
NUMBER = "#"


@dataclass(frozen=True, slots=True)
class Seen:
    """own: the features of a token by itself. pair: the one it makes with the token before, or None."""

    own: tuple[str, ...]
    pair: str | None


def features(note: Note, void: Container[int]) -> list[Seen]:
    """One Seen per token; a place says nothing. void: tokens that do not count as said."""
    seen: list[Seen] = []
    before: str | None = None
    for index, token in enumerate(note.tokens):
        if token.place:
            seen.append(Seen((), None))
            before = None
            continue
        symbol = NUMBER if token.word.isdecimal() else token.keys[note.lang][0]
        if index in void:
            seen.append(Seen((f"!{symbol}",), None))
            before = f"!{symbol}"
            continue
        pair = None if before is None or token.new_clause else f"b{before} {symbol}"
        in_pieces = not (token.word.isdecimal() or token.stop[note.lang])
        seen.append(Seen(_own(symbol, token.word if in_pieces else ""), pair))
        before = symbol
    return seen


@lru_cache(maxsize=16384)
def _own(symbol: str, word: str) -> tuple[str, ...]:
    """A word's features, the same object each time the word is met."""
    return (f"w{symbol}", *pieces(word))


def pieces(word: str) -> tuple[str, ...]:
    """« lait » → « c<la », « clai », … « cait> »: what a typo, a plural or a verb form leaves unharmed."""
    if len(word) < SHORTEST:
        return ()
    edged = f"<{word}>"
    return tuple(
        f"c{edged[start : start + size]}"
        for size in range(SHORTEST, LONGEST + 1)
        for start in range(len(edged) - size + 1)
    )
