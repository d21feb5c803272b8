"""One matcher for every table: expressions, danger and cues are phrases looked for in a trie of symbols.

Between two words of a phrase, function words and measures (« 5 mois ») are free; one other word may be skipped per word already
found, two in all. Never a negation, never over punctuation: « dort pas » is not « dort ».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from matcher.understanding.lexicon import LANGS, Lexicon
from matcher.understanding.tokens import Note

T = TypeVar("T")
FARTHEST = 2
LONGEST_GAP = 9
END = "."
CARRY_ON = frozenset({"pis", "et", "and", "mais", "faque", "elle", "il"})
LACKED = frozenset({"de", "d"})


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase of the table found: its payload, the tokens that said it, the words skipped between them."""

    payload: T
    tokens: tuple[int, ...]
    skipped: int


@dataclass(slots=True)
class _Node(Generic[T]):
    children: dict[str, _Node[T]] = field(default_factory=dict)
    ends: list[T] = field(default_factory=list)


def _ends(note: Note, index: int) -> bool:
    """Whether a token is the last of its clause, or is carried on by « pis », « et »."""
    following = index + 1
    return following >= note.clause(index).stop or note.tokens[following].word in CARRY_ON


class Phrases(Generic[T]):
    """Phrases of both languages, each with a payload. Entries: (phrase, lang "fr" | "qc" | "en", payload).

    A phrase written with a final point must end its clause: « pus capable. » is not « pus capable de conduire ».
    """

    def __init__(self, entries: Iterable[tuple[str, str, T]], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._roots: dict[str, _Node[T]] = {lang: _Node() for lang in LANGS}
        for phrase, lang, payload in entries:
            own = "en" if lang == "en" else "fr"
            node = self._roots[own]
            for symbol in (*lexicon.pattern(phrase, own), *((END,) if phrase.endswith(END) else ())):
                node = node.children.setdefault(symbol, _Node())
            node.ends.append(payload)

    def find(self, note: Note) -> list[Found[T]]:
        """Every phrase found, in order; of two ways to find one at the same place, the tightest.

        The other language counts only from two words on: « pain », « chat », « main » mean two things.
        """
        best: dict[tuple[int, int, int], Found[T]] = {}
        for lang, root in self._roots.items():
            for found in self._found(note, lang, root):
                if lang == note.lang or len(found.tokens) > 1:
                    key = (id(found.payload), found.tokens[0], found.tokens[-1])
                    if key not in best or found.skipped < best[key].skipped:
                        best[key] = found
        return sorted(best.values(), key=lambda found: (found.tokens, found.skipped))

    def _found(self, note: Note, lang: str, root: _Node[T]) -> Iterator[Found[T]]:
        for first, token in enumerate(note.tokens):
            for key in token.keys[lang]:
                if child := root.children.get(key):
                    yield from self._walk(note, lang, child, (first,), 0)

    def _walk(
        self, note: Note, lang: str, node: _Node[T], used: tuple[int, ...], skipped: int
    ) -> Iterator[Found[T]]:
        if skipped < len(used):
            final = node.children.get(END) if _ends(note, used[-1]) else None
            for payload in (*node.ends, *(final.ends if final else ())):
                yield Found(payload, used, skipped)
        if not node.children:
            return
        for index in range(used[-1] + 1, min(len(note.tokens), used[-1] + LONGEST_GAP)):
            token = note.tokens[index]
            if token.new_clause:
                return
            for key in token.keys[lang]:
                if (child := node.children.get(key)) and self._carries(note, lang, used, index):
                    yield from self._walk(note, lang, child, (*used, index), skipped)
            if not token.stop[lang] and not token.measure:
                skipped += 1
                if skipped > FARTHEST or self._lexicon.has("denial", token.word, lang):
                    return

    def _carries(self, note: Note, lang: str, used: tuple[int, ...], index: int) -> bool:
        """A negation that opens a French phrase reaches over a word only to what is lacked: « pas trouvé de
        garderie », « pas d'autres bottes », not « pas lire les papiers »."""
        if lang != "fr" or len(used) > 1 or not self._lexicon.has("denial", note.tokens[used[0]].word, lang):
            return True
        over = [token for token in note.tokens[used[0] + 1 : index] if not token.stop[lang]]
        if not over or note.tokens[index - 1].word in LACKED:
            return True
        return all(self._lexicon.has("comparative", token.word, lang) for token in over)
