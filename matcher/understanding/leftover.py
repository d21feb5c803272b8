"""What no step understood, as runs of words: shown to the worker, and searched in the services' own text."""

from __future__ import annotations

from collections.abc import Container, Iterator

from matcher.needs import Words
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.tokens import Note, Token

SHORTEST = 3


def not_understood(note: Note, used: Container[int], lexicon: Lexicon) -> tuple[Words, ...]:
    """Runs of content words outside `used`, inside one clause. Numbers, places, common words do not count."""
    return tuple(note.words(run) for run in _runs(note, used, lexicon))


def _runs(note: Note, used: Container[int], lexicon: Lexicon) -> Iterator[list[int]]:
    run: list[int] = []
    for index, token in enumerate(note.tokens):
        if run and (token.new_clause or index in used):
            yield run
            run = []
        if index in used or not _tells(token, note.lang, lexicon):
            continue
        run.append(index)
    if run:
        yield run


def _tells(token: Token, lang: str, lexicon: Lexicon) -> bool:
    """A word someone could look for in a service's text."""
    if token.place or token.stop[lang] or len(token.word) < SHORTEST or token.word.isdecimal():
        return False
    if any(key.startswith("{") for key in token.keys[lang]):
        return False
    return not lexicon.has("common", token.word, lang) and not lexicon.has("denial", token.word, lang)
