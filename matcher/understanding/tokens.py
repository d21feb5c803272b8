"""A note → tokens, each knowing its characters, its symbols in both languages and where clauses break."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from directory_data.folding import APOSTROPHES, fold_with_map, original_span
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
    word. place: inside a place name, silent for every phrase. new_clause, new_sentence: punctuation before.
    """

    start: int
    end: int
    word: str
    before: str
    keys: dict[str, tuple[str, ...]]
    stop: dict[str, bool]
    place: bool = False
    new_clause: bool = False
    new_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """The text as read, its tokens, its language ("fr" or "en")."""

    text: str
    tokens: tuple[Token, ...]
    lang: str
    clauses: tuple[range, ...]
    sentences: tuple[range, ...]

    def words(self, indexes: Sequence[int]) -> Words:
        """The characters from the first to the last of some tokens; « can't » is not cut in two."""
        first = min(indexes)
        if first and self.tokens[first].word == "t" and self.tokens[first].before in APOSTROPHES:
            first -= 1
        start, end = self.tokens[first].start, self.tokens[max(indexes)].end
        return Words(start, end, self.text[start:end])

    def sentence(self, index: int) -> range:
        """The tokens of the sentence around a token."""
        return self.sentences[index]

    def clause(self, index: int) -> range:
        """The tokens between the two punctuation marks around a token."""
        return self.clauses[index]


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
    clauses = _spans([token.new_clause for token in tokens])
    sentences = _spans([token.new_sentence for token in tokens])
    return Note(text, tuple(tokens), lang or language(tokens, lexicon), clauses, sentences)


def _spans(breaks: Sequence[bool]) -> tuple[range, ...]:
    """For each token, the run between two breaks that holds it."""
    starts = [index for index, new in enumerate(breaks) if new or index == 0]
    runs = [range(start, stop) for start, stop in pairwise([*starts, len(breaks)])]
    return tuple(run for run in runs for _ in run)


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
    word = raw if inside else corrector.correct(raw)
    keys = {lang: (PLACE,) if inside else _keys(word, lang, lexicon, half) for lang in LANGS}
    stop = {lang: not inside and lexicon.has("stop", word, lang) for lang in LANGS}
    clause, sentence = CLAUSE.search(before) is not None, SENTENCE.search(before) is not None
    return Token(start, end, word, before, keys, stop, inside, clause, sentence)


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
