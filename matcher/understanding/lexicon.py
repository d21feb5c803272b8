"""Words → symbols: what makes « frigidaire » and « frigo », « dort » and « dormir », the same to the matcher.

A symbol is the stem of the word, or of the word it is read as (`word_classes.csv`, kind "same"). Stems are
those of Snowball (French, English) on folded words, less a final e: without accents « épuisée » and
« épuisé » would otherwise part ways.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import snowballstemmer

from directory_data.folding import fold
from directory_data.vocabulary import Vocabulary

LANGS = ("fr", "en")
# Endings that bend a French word without making another: gender, number, the commonest verb forms.
ENDING = re.compile(r"(?<=[a-z]{4})(?:ees|ee|er|ent|ait|ant|es|e|s|x)$")
PIECE = re.compile(r"\{[a-z]+\}|[^\W\d_]+|\d+")
SHORTEST_PLURAL = 5
_STEMMERS = {"fr": snowballstemmer.stemmer("french"), "en": snowballstemmer.stemmer("english")}


@lru_cache(maxsize=65536)
def stem(word: str, lang: str) -> str:
    """The stem of a folded word; lang "fr" or "en"."""
    cut = str(_STEMMERS[lang].stemWord(word))
    return cut.rstrip("e") or cut if lang == "fr" else cut


def singular(word: str) -> str:
    """« habits » → « habit », before stemming: Snowball leaves « habits » whole and cuts « habit » to « hab »."""
    plural = len(word) >= SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


@dataclass(frozen=True)
class Tongue:
    """What one language knows. `same`: word → the word it is read as. `slots`: word → classes it may fill.

    lists: kind of cue → cue → its value."""

    same: dict[str, str] = field(default_factory=dict)
    slots: dict[str, set[str]] = field(default_factory=dict)
    lists: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))


class Lexicon:
    """The closed lists and word classes of a vocabulary, ready for reading. Build once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._tongues = {lang: Tongue() for lang in LANGS}
        for word in vocabulary.word_classes:
            tongue = self._tongues[word.lang]
            if word.kind == "same":
                tongue.same[word.word] = word.name
            else:
                tongue.slots.setdefault(word.word, set()).add(word.name)
        for cue in vocabulary.cues:
            said = cue.text if cue.kind == "accented" else fold(cue.text)
            self._tongues[cue.lang].lists[cue.kind][said] = cue.value
        self._twins = {
            lang: {fold(said): as_read for said, as_read in tongue.lists["accented"].items()}
            for lang, tongue in self._tongues.items()
        }
        self._weak = {
            lang: {self.symbol(word, lang) for word in tongue.lists["weak"]}
            for lang, tongue in self._tongues.items()
        }

    def symbol(self, word: str, lang: str) -> str:
        """What the matcher compares inside a phrase: « frigidaire » → « frigo », « pleurait » → « pleur ».

        A function word is marked, not to be taken for a stem: « ça va-tu » is not « va tuer ».
        """
        tongue = self._tongues[lang]
        if word in tongue.lists["stop"]:
            return f"~{word}"
        read_as = self._read_as(word, lang)
        return f"={read_as}" if read_as in tongue.lists["whole"] else stem(read_as, lang)

    def alone(self, word: str, lang: str) -> str:
        """What the matcher compares for a phrase of one word, where a stem would bring too much along:
        « garage » is not « garagiste », « place » not « placement »."""
        read_as = self._read_as(word, lang)
        if read_as in self._tongues[lang].lists["whole"]:
            return f"={read_as}"
        return "=" + (ENDING.sub("", read_as) if lang == "fr" else stem(read_as, lang))

    def _read_as(self, word: str, lang: str) -> str:
        """The word of the classes, singular: « frigidaires » → « frigo »."""
        same, whole = self._tongues[lang].same, self._tongues[lang].lists["whole"]
        read_as = word if word in whole else same.get(word, word)
        if lang != "fr" or read_as in whole:
            return read_as
        return same.get(singular(read_as), singular(read_as))

    def twin(self, word: str, lang: str) -> str | None:
        """What a word written without accents may also be: « couche » may be « couché »; else None."""
        return self._twins[lang].get(word)

    def accented(self, original: str, folded: str, lang: str = "fr") -> str:
        """The word an accent tells from another: « là » → « ici », « couchés » → « coucher »; else as folded."""
        return self._tongues[lang].lists["accented"].get(original.lower(), folded)

    def slots(self, word: str, lang: str) -> frozenset[str]:
        """The classes a word may fill: « gars » → {"enfant"}."""
        tongue = self._tongues[lang]
        return frozenset({*tongue.slots.get(word, ()), *tongue.slots.get(tongue.same.get(word, word), ())})

    def value(self, kind: str, word: str, lang: str) -> str | None:
        """What a closed list says of a word: ("unit", "mois") → "month"; None when it is not there."""
        return self._tongues[lang].lists[kind].get(word)

    def has(self, kind: str, word: str, lang: str | None = None) -> bool:
        """Whether a folded word is in a closed list of one language, or of any."""
        if lang:
            return word in self._tongues[lang].lists[kind]
        return any(word in tongue.lists[kind] for tongue in self._tongues.values())

    def pattern(self, phrase: str, lang: str) -> tuple[str, ...]:
        """The symbols of a phrase, function words dropped; « {enfant} » stays a slot.

        A phrase with one content word, or only weak ones (« veut pus être là »), keeps its function words:
        they are what tells it from the word alone. Its pronouns still go. A phrase with one word that is not
        weak keeps the function words that tell (« rien mangé depuis », « mieux sans moi »).
        """
        words = self._pieces(phrase, lang)
        content = [word for word in words if not self.has("stop", word, lang)]
        strong = [w for w in content if w[0] != "{" and self.symbol(w, lang) not in self._weak[lang]]
        slots = sum(word[0] == "{" for word in content)
        if len(content) < 2 or (not strong and not slots):
            tonic = words[-1] if self.value("telling", words[-1], lang) == "last" else None
            content = [w for w in words if w == tonic or not self.has("pronoun", w, lang)] or words
        elif len(strong) < 2:
            content = [w for at, w in enumerate(words) if self._tells(w, at == len(words) - 1, lang)]
        if len(content) == 1 and content[0][0] != "{":
            return (self.alone(content[0], lang),)
        return tuple(word if word[0] == "{" else self.symbol(word, lang) for word in content)

    def _tells(self, word: str, last: bool, lang: str) -> bool:
        """A content word, or a function word that is part of the meaning (value "last": only at the end)."""
        if not self.has("stop", word, lang):
            return True
        return self.has("telling", word, lang) and (last or self.value("telling", word, lang) != "last")

    def _pieces(self, phrase: str, lang: str) -> list[str]:
        """The folded words and {slots} of a phrase, those an accent tells apart read as what they mean."""
        pieces = PIECE.findall(unicodedata.normalize("NFC", phrase))
        return [p if p[0] == "{" else self.accented(p, fold(p), lang) for p in pieces]

    def words_of(self, phrases: Iterable[str]) -> frozenset[str]:
        """Every folded word of some phrases, and of the tables: what spelling may be corrected to."""
        words = {fold(word) for phrase in phrases for word in PIECE.findall(phrase) if word[0] != "{"}
        for tongue in self._tongues.values():
            words.update(tongue.same, tongue.same.values(), tongue.slots)
            for cues in tongue.lists.values():
                words.update(word for cue in cues for word in PIECE.findall(cue))
        return frozenset(words)
