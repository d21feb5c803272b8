"""What there is to learn from: the corpus, the marked words in it, the expressions, the needs' own definitions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from directory_data.corpus import Example
from directory_data.vocabulary import Vocabulary

SLOT = re.compile(r"[{}]")
# Expressions below these weights say a need only together with another: alone they would teach wrongly.
PLAIN_EXPRESSION, PLAIN_DANGER = 0.5, 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """A text and its labels. danger is None where nobody said whether there is any."""

    text: str
    needs: tuple[str, ...]
    danger: tuple[str, ...] | None


def lines(examples: Iterable[Example], vocabulary: Vocabulary) -> list[Line]:
    """Every line to learn from, in a fixed order."""
    return [*_of_corpus(examples), *_of_tables(vocabulary)]


def _of_corpus(examples: Iterable[Example]) -> Iterator[Line]:
    for example in examples:
        yield Line(example.text, example.needs, example.danger)
        if len(example.marked) > 1:
            for code, words in example.marked:
                yield Line(words, (code,), None)


def _of_tables(vocabulary: Vocabulary) -> Iterator[Line]:
    for expression in vocabulary.expressions:
        if expression.weight >= PLAIN_EXPRESSION:
            yield Line(SLOT.sub("", expression.text), (expression.need,), None)
    for sign in vocabulary.danger:
        if sign.weight >= PLAIN_DANGER:
            yield Line(SLOT.sub("", sign.text), (sign.need,), (sign.kind,))
    for need in vocabulary.needs.values():
        for text in (need.definition.fr, need.definition.en, need.label.fr, need.label.en):
            yield Line(text or "", (need.code,), None)


def labels_of(vocabulary: Vocabulary, kinds: Sequence[str]) -> tuple[str, ...]:
    """The model's labels: needs by code, then « @kind »."""
    return (*sorted(vocabulary.needs), *(f"@{kind}" for kind in kinds))


def says(line: Line, label: str) -> bool | None:
    """Whether a line says a label; None where nobody knows."""
    if not label.startswith("@"):
        return label in line.needs
    return None if line.danger is None else label[1:] in line.danger
