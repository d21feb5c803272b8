"""A note → tokens, each knowing its characters, its symbols in both languages and where clauses break."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from directory_data.folding import fold_with_map, original_span
from matcher.needs import Words
from matcher.understanding.correction import Corrector
from matcher.understanding.lexicon import LANGS, Lexicon

WORD = re.compile(r"[^\W\d_]+|\d+")
CLAUSE = re.compile(r"[,.;:!?()\n«»…\"|•]|\s-\s")
SENTENCE = re.compile(r"[.;!?\n…•]")
PLACE = "§place"


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number. [start, end) in the note; `before`: the characters since the token before.

    keys: per language, what a phrase may call it: symbol, =word alone, {slots}. stop: per language, a function
    word. place: inside a place name, silent for every phrase.
    """

    start: int
    end: int
    word: str
    before: str
    keys: dict[str, tuple[str, ...]]
    stop: dict[str, bool]
    place: bool = False

    @property
    def new_clause(self) -> bool:
        return CLAUSE.search(self.before) is not None

    @property
    def new_sentence(self) -> bool:
        return SENTENCE.search(self.before) is not None


@dataclass(frozen=True, slots=True)
class Note:
    """The text as read, its tokens, its language ("fr" or "en")."""

    text: str
    tokens: tuple[Token, ...]
    lang: str

    def words(self, indexes: Sequence[int]) -> Words:
        """The characters from the first to the last of some tokens."""
        start, end = self.tokens[min(indexes)].start, self.tokens[max(indexes)].end
        return Words(start, end, self.text[start:end])

    def sentence(self, index: int) -> range:
        """The tokens of the sentence around a token."""
        return self._around(index, "new_sentence")

    def clause(self, index: int) -> range:
        """The tokens between the two punctuation marks around a token."""
        return self._around(index, "new_clause")

    def _around(self, index: int, breaks: str) -> range:
        first, last = index, index + 1
        while first > 0 and not getattr(self.tokens[first], breaks):
            first -= 1
        while last < len(self.tokens) and not getattr(self.tokens[last], breaks):
            last += 1
        return range(first, last)


def read_tokens(
    text: str,
    lexicon: Lexicon,
    corrector: Corrector,
    places: Iterable[tuple[int, int]] = (),
    lang: str | None = None,
) -> Note:
    """Cut a text into tokens. `places`: [start, end) of place names. lang: None to let the words tell."""
    folded, positions = fold_with_map(text.replace("½", " "))
    spans = tuple(places)
    tokens: list[Token] = []
    for match in WORD.finditer(folded):
        start, end = original_span(text, positions, match.start(), match.end())
        before = text[tokens[-1].end if tokens else 0 : start]
        inside = any(a < end and start < b for a, b in spans)
        half = text[end : end + 1] == "½"
        tokens.append(_token(match[0], start, end, before, lexicon, corrector, inside, half))
    tokens = [_more(token, tokens[at + 1 : at + 2], lexicon) for at, token in enumerate(tokens)]
    return Note(text, tuple(tokens), lang or language(tokens, lexicon))


def _more(token: Token, following: Sequence[Token], lexicon: Lexicon) -> Token:
    """« le plus vieux » is no negation: there « plus » means more."""
    if token.word == "plus" and following and lexicon.has("comparative", following[0].word, "fr"):
        return replace(token, keys={**token.keys, "fr": ("plus",)}, stop={**token.stop, "fr": True})
    return token


def _token(
    raw: str,
    start: int,
    end: int,
    before: str,
    lexicon: Lexicon,
    corrector: Corrector,
    inside: bool,
    half: bool,
) -> Token:
    if inside:
        return Token(
            start, end, raw, before, dict.fromkeys(LANGS, (PLACE,)), dict.fromkeys(LANGS, False), True
        )
    word = corrector.correct(raw)
    keys = {lang: _keys(word, lang, lexicon, half) for lang in LANGS}
    return Token(start, end, word, before, keys, {lang: lexicon.has("stop", word, lang) for lang in LANGS})


def _keys(word: str, lang: str, lexicon: Lexicon, half: bool) -> tuple[str, ...]:
    """The symbol, the word alone, its slots. « 4½ » fills {demi}: in Quebec a number and a half is a home."""
    slots = sorted(lexicon.slots(word, lang) | ({"demi"} if half else set()))
    alone = () if lexicon.has("stop", word, lang) else (lexicon.alone(word, lang),)
    return (lexicon.symbol(word, lang), *alone, *(f"{{{slot}}}" for slot in slots))


def language(tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """ "en" when function words only English has outnumber those only French has; else "fr"."""
    english = sum(token.stop["en"] and not token.stop["fr"] for token in tokens)
    french = sum(token.stop["fr"] and not token.stop["en"] for token in tokens)
    return "en" if english > french else "fr"
