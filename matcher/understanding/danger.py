"""Words of danger: never ranked, never sent anywhere, said before anything else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from directory_data.folding import fold
from directory_data.vocabulary import DangerSign
from matcher.needs import Danger
from matcher.understanding.expressions import Sign
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.phrases import Found, Phrases
from matcher.understanding.scope import denied
from matcher.understanding.tokens import Note

FLOOR = 0.5
MOST_SKIPPED = 1


@dataclass(frozen=True, slots=True)
class Alarm:
    """One sign of danger in a note. kind: suicide, violence, child, overdose, food, roof."""

    kind: str
    sign: Sign


def find_alarms(note: Note, phrases: Phrases[DangerSign], lexicon: Lexicon) -> list[Alarm]:
    """Signs of danger, but those a phrase beside them makes harmless and those plainly denied.

    Past, hypothetical or about someone else, danger is still danger: only « pas d'idées noires » is not.
    """
    every = [found for found in phrases.find(note) if found.skipped <= MOST_SKIPPED]
    void = [set(f.tokens) for f in every if _harmless(f, note) or denied(f.tokens, note, lexicon)]
    return [
        Alarm(found.payload.kind, Sign(found.payload.need, found.payload.weight, found.tokens))
        for found in every
        if not any(set(found.tokens) <= tokens for tokens in void)
    ]


def dangers(alarms: Sequence[Alarm], note: Note) -> tuple[Danger, ...]:
    """One Danger per kind, surest first: noisy-or of its signs, each with its words."""
    by_kind: dict[str, list[Sign]] = defaultdict(list)
    for alarm in sorted(alarms, key=lambda a: (-a.sign.weight, a.sign.tokens)):
        if all(set(alarm.sign.tokens).isdisjoint(s.tokens) for s in by_kind[alarm.kind]):
            by_kind[alarm.kind].append(alarm.sign)
    told = [
        Danger(kind, 1.0 - prod(1.0 - s.weight for s in signs), tuple(note.words(s.tokens) for s in signs))
        for kind, signs in by_kind.items()
    ]
    return tuple(sorted((d for d in told if d.confidence >= FLOOR), key=lambda d: (-d.confidence, d.kind)))


def _harmless(found: Found[DangerSign], note: Note) -> bool:
    """« Tannée de vivre ici » is about the place: a phrase of `unless` stands in the same sentence."""
    if not found.payload.unless:
        return False
    sentence = note.words(note.sentence(found.tokens[0]))
    said = f" {fold(sentence.text)} "
    return any(f" {fold(phrase)} " in said for phrase in found.payload.unless)
