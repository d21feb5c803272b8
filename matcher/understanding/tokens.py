"""A note → tokens, each knowing its characters, its symbols in both languages and where clauses break."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

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
    measure: a number or its unit (« 5 mois »), which stands between two words of a phrase for free.
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
    measure: bool = False


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
    cutter = _Cutter(text, lexicon, corrector)
    tokens: list[Token] = []
    for match in WORD.finditer(folded):
        start, end = original_span(text, positions, match.start(), match.end())
        inside = any(a < end and start < b for a, b in spans)
        tokens.append(cutter.token(match[0], start, end, tokens[-1].end if tokens else 0, inside))
    tokens = [_more(token, tokens[at + 1 : at + 3], lexicon) for at, token in enumerate(tokens)]
    tokens = [_measured(token, tokens[max(0, at - 1) : at], lexicon) for at, token in enumerate(tokens)]
    clauses = _spans([token.new_clause for token in tokens])
    sentences = _spans([token.new_sentence for token in tokens])
    return Note(text, tuple(tokens), lang or language(tokens, lexicon), clauses, sentences)


def _spans(breaks: Sequence[bool]) -> tuple[range, ...]:
    """For each token, the run between two breaks that holds it."""
    starts = [index for index, new in enumerate(breaks) if new or index == 0]
    runs = [range(start, stop) for start, stop in pairwise([*starts, len(breaks)])]
    return tuple(run for run in runs for _ in run)


def _more(token: Token, following: Sequence[Token], lexicon: Lexicon) -> Token:
    """« le plus vieux » is no negation: there « plus » means more. « La » that ends its clause is « là »."""
    if token.word == "plus" and following and lexicon.has("comparative", following[0].word, "fr"):
        return replace(token, keys={**token.keys, "fr": ("~plus",)}, stop={**token.stop, "fr": True})
    if token.word.isdecimal() and _and_a_half(following):
        return replace(token, keys={**token.keys, "fr": (*token.keys["fr"], "{demi}")})
    twin = lexicon.twin(token.word, "fr") if token.stop["fr"] and not token.place else None
    if twin and (not following or following[0].new_clause):
        return replace(token, keys={**token.keys, "fr": (*token.keys["fr"], lexicon.symbol(twin, "fr"))})
    return token


def _and_a_half(following: Sequence[Token]) -> bool:
    """« 4 et demi », « 4 1/2 »: like « 4½ », a home."""
    words = [token.word for token in following]
    return words in (["et", "demi"], ["et", "demie"]) or (words == ["1", "2"] and following[1].before == "/")


def _measured(token: Token, before: Sequence[Token], lexicon: Lexicon) -> Token:
    """« bébé de 5 mois a… » reads as « bébé a… »."""
    counted = bool(before) and before[0].word.isdecimal() and lexicon.has("unit", token.word)
    return replace(token, measure=True) if counted or token.word.isdecimal() else token


class _Cutter:
    """Makes the tokens of one text."""

    def __init__(self, text: str, lexicon: Lexicon, corrector: Corrector) -> None:
        self._text, self._lexicon, self._corrector = text, lexicon, corrector
        self._plain = all(char.isascii() for char in text if char.isalpha())

    def token(self, raw: str, start: int, end: int, past: int, inside: bool) -> Token:
        """One word; `past`: where the word before it ends; `inside`: part of a place name."""
        before, original = self._text[past:start], self._text[start:end]
        clause, sentence = CLAUSE.search(before) is not None, SENTENCE.search(before) is not None
        if inside:
            silent: dict[str, tuple[str, ...]] = dict.fromkeys(LANGS, (PLACE,))
            nowhere = dict.fromkeys(LANGS, False)
            return Token(start, end, raw, before, silent, nowhere, True, clause, sentence)
        half = self._text[end : end + 1] == "½"
        word, keys, stop = _look_up(self._lexicon, self._corrector, raw, original, half, self._plain)
        return Token(start, end, word, before, keys, stop, False, clause, sentence)


Looked = tuple[str, dict[str, tuple[str, ...]], dict[str, bool]]


@lru_cache(maxsize=8192)
def _look_up(
    lexicon: Lexicon, corrector: Corrector, raw: str, original: str, half: bool, plain: bool
) -> Looked:
    """The word as read, its keys and whether it is a function word, per language; words met again are known."""
    read_as = lexicon.accented(normalize("NFC", original), raw)
    word = raw if read_as != raw else corrector.correct(raw)
    read_as = word if read_as == raw else read_as
    stop = {lang: lexicon.has("stop", read_as, lang) for lang in LANGS}
    return word, {lang: _keys(lexicon, read_as, lang, stop[lang], half, plain) for lang in LANGS}, stop


def _keys(lexicon: Lexicon, word: str, lang: str, stop: bool, half: bool, plain: bool) -> tuple[str, ...]:
    """The symbol, the word alone, its slots; both words it may be in a note without accents (`plain`).

    « 4½ » fills {demi}: in Quebec a number and a half is a home.
    """
    slots = sorted(lexicon.slots(word, lang) | ({"demi"} if half else set()))
    keys = [lexicon.symbol(word, lang), *(f"{{{slot}}}" for slot in slots)]
    if stop:
        return tuple(keys)
    keys.insert(1, lexicon.alone(word, lang))
    twin = lexicon.twin(word, lang) if plain else None
    if twin:
        keys += [lexicon.symbol(twin, lang), lexicon.alone(twin, lang)]
    return tuple(dict.fromkeys(keys))


def language(tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """ "en" when function words only English has outnumber those only French has; else "fr"."""
    english = sum(token.stop["en"] and not token.stop["fr"] for token in tokens)
    french = sum(token.stop["fr"] and not token.stop["en"] for token in tokens)
    return "en" if english > french else "fr"
