"""Typos, at the level of the vocabulary: an unknown word near a known one is read as it.

Words are compared as they sound a little: ph is f, a double letter is one. Only words of five letters or more, with the same first letter (thumbs rarely miss that one); one slip, two
from nine letters on. Slips are counted by optimal string alignment: a swap of neighbours is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from matcher.understanding.lexicon import stem

DOUBLED = re.compile(r"(.)\1+")
SHORTEST = 5
LONG = 9


class Corrector:
    """The nearest known word, remembered. Build once with every word of the tables."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = frozenset(words)
        self._stems = frozenset(stem(word, lang) for word in self._known for lang in ("fr", "en"))
        self._groups: dict[str, dict[str, str]] = defaultdict(dict)
        for word in sorted(self._known):
            if len(word) >= SHORTEST - 1 and word.isalpha():
                self._groups[word[0]].setdefault(_sound(word), word)
        self._seen: dict[str, str] = {}

    def correct(self, word: str) -> str:
        """The word itself when known, short or unlike any; else the known word it was meant to be."""
        if len(word) < SHORTEST or not word.isalpha() or self._is_known(word):
            return word
        if word not in self._seen:
            if len(self._seen) > 20_000:
                self._seen.clear()
            self._seen[word] = self._nearest(word)
        return self._seen[word]

    def _is_known(self, word: str) -> bool:
        return word in self._known or stem(word, "fr") in self._stems or stem(word, "en") in self._stems

    def _nearest(self, word: str) -> str:
        slips = 2 if len(word) >= LONG else 1
        group = self._groups.get(word[0], {})
        hit = process.extractOne(_sound(word[:40]), group.keys(), scorer=OSA.distance, score_cutoff=slips)
        return group[hit[0]] if hit else word


def _sound(word: str) -> str:
    return DOUBLED.sub(r"\1", word.replace("ph", "f"))
