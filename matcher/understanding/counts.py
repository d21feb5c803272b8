"""Numbers, units and the words for a child: what ages and durations are made of."""

from __future__ import annotations

from matcher.understanding.lexicon import LANGS, Lexicon
from matcher.understanding.tokens import Token


def number(token: Token, lexicon: Lexicon, lang: str) -> int | None:
    """« 3 » or « trois » → 3; None when it is no number."""
    if token.word.isdecimal():
        return int(token.word[:6])
    said = lexicon.value("number", token.word, lang)
    return int(said) if said else None


def unit(token: Token, lexicon: Lexicon) -> str | None:
    """« ans » → "year". A note too short to tell its language may still say "6 yo"."""
    return lexicon.value("unit", token.word, "fr") or lexicon.value("unit", token.word, "en")


def is_a(token: Token, slot: str, lang: str) -> bool:
    """Whether a word may fill a class: « gars » is an {enfant}. A function word of the note's language
    is no noun of the other: « son » chum is not an English son."""
    name = f"{{{slot}}}"
    return any(name in token.keys[one] for one in LANGS if one == lang or not token.stop[lang])
