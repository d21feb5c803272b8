"""The needs a service's own text says it answers: the expressions of the vocabulary, looked for word by word.

A service says what it offers in plain words, so that neither refusals nor frames need reading: one pass over the
words, fast enough for a directory of fifty thousand. What it finds is inferred, never known: it says how surely.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from directory_data.vocabulary import Vocabulary
from matcher.understanding.lexicon import stem

WORD = re.compile(r"[^\W\d_]+")
ACCENTS = re.compile("[\u0300-\u036f]+")
SUREST = 0.8  # nothing read in a text is as sure as what a person coded
LEAST = 0.55
MOST = 5
LONGEST_TEXT = 800
OF_THE_TEXT = frozenset({"SOC-ANGLO"})  # said of the language of a text, not of what a service offers


class _Phrases:
    """The expressions of one language: by their word, or by their first two. Looked for by intersection."""

    def __init__(self) -> None:
        self.words: dict[str, dict[str, float]] = defaultdict(dict)
        self.pairs: dict[tuple[str, str], list[tuple[str, str, float]]] = defaultdict(list)

    def add(self, words: tuple[str, ...], need: str, weight: float) -> None:
        if len(words) == 1:
            self.words[words[0]][need] = max(weight, self.words[words[0]].get(need, 0.0))
        elif words:
            self.pairs[words[0], words[1]].append((f" {' '.join(words)} ", need, weight))

    def look(self, words: list[str], found: dict[str, float]) -> None:
        for word in self.words.keys() & set(words):
            for need, weight in self.words[word].items():
                found[need] = max(weight, found.get(need, 0.0))
        pairs = self.pairs.keys() & set(pairwise(words))
        text = f" {' '.join(words)} " if pairs else ""
        for pair in pairs:
            for phrase, need, weight in self.pairs[pair]:
                if weight > found.get(need, 0.0) and phrase in text:
                    found[need] = weight


class Tagger:
    """Built once for a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._phrases = {"fr": _Phrases(), "en": _Phrases()}
        for expression in vocabulary.expressions:
            if "{" in expression.text or expression.need in OF_THE_TEXT:
                continue
            lang = "en" if expression.lang == "en" else "fr"
            words = tuple(stem(word, lang) for word in _words(expression.text))
            self._phrases[lang].add(words, expression.need, expression.weight)

    def tags(self, texts: Iterable[str]) -> list[tuple[str, float]]:
        """(need, confidence 0..1) read in these texts, surest first; a few at most."""
        found: dict[str, float] = {}
        words = _words(" . ".join(texts)[:LONGEST_TEXT])
        for lang, phrases in self._phrases.items():
            phrases.look([stem(word, lang) for word in words], found)
        surest = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return [(code, round(weight * SUREST, 2)) for code, weight in surest if weight >= LEAST][:MOST]


def _words(text: str) -> list[str]:
    if not text.isascii():
        text = ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return WORD.findall(text.casefold())
