"""The needs a service's own text says it answers: the expressions of the vocabulary, looked for word by word.

A service says what it offers in plain words, so that neither refusals nor frames need reading: one pass over the
words, fast enough for a directory of fifty thousand. What it finds is inferred, never known: it says how surely.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from directory_data.vocabulary import Vocabulary
from matcher.understanding.lexicon import stem

WORD = re.compile(r"[^\W\d_]+|\d+")
ACCENTS = re.compile("[\u0300-\u036f]+")
SUREST = 0.8  # nothing read in a text is as sure as what a person coded
LEAST = 0.55
MOST = 5
LONGEST_TEXT = 1500
OF_THE_TEXT = frozenset({"SOC-ANGLO"})  # said of the language of a text, not of what a service offers
Phrase = tuple[tuple[str, ...], str, float]


class Tagger:
    """Built once for a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._phrases: dict[str, dict[str, list[Phrase]]] = {"fr": defaultdict(list), "en": defaultdict(list)}
        for expression in vocabulary.expressions:
            if "{" in expression.text or expression.need in OF_THE_TEXT:
                continue
            lang = "en" if expression.lang == "en" else "fr"
            words = tuple(stem(word, lang) for word in _words(expression.text))
            if words:
                self._phrases[lang][words[0]].append((words, expression.need, expression.weight))

    def tags(self, texts: Iterable[str]) -> list[tuple[str, float]]:
        """(need, confidence 0..1) read in these texts, surest first; a few at most."""
        found: dict[str, float] = {}
        words = _words(" . ".join(texts)[:LONGEST_TEXT])
        for lang, phrases in self._phrases.items():
            self._look([stem(word, lang) for word in words], phrases, found)
        surest = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return [(code, round(weight * SUREST, 2)) for code, weight in surest if weight >= LEAST][:MOST]

    def _look(self, words: list[str], phrases: dict[str, list[Phrase]], found: dict[str, float]) -> None:
        for start, word in enumerate(words):
            for phrase, need, weight in phrases.get(word, ()):
                if weight > found.get(need, 0.0) and tuple(words[start : start + len(phrase)]) == phrase:
                    found[need] = weight


def _words(text: str) -> list[str]:
    return WORD.findall(ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold()))
