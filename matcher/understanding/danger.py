"""Words of danger: never ranked, never sent anywhere, said before anything else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from directory_data.folding import fold
from directory_data.vocabulary import Cue, DangerSign
from matcher.needs import Danger
from matcher.understanding.expressions import Sign
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.phrases import Found, Phrases
from matcher.understanding.scope import Reaches, denied, refusals, refused
from matcher.understanding.tokens import Note

FLOOR = 0.5
MOST_SKIPPED = 1


@dataclass(frozen=True, slots=True)
class Alarm:
    """One sign of danger in a note. kind: suicide, violence, child, overdose, food, roof."""

    kind: str
    sign: Sign


def find_alarms(
    note: Note, phrases: Phrases[DangerSign], lexicon: Lexicon, cues: Sequence[Found[Cue]]
) -> list[Alarm]:
    """Signs of danger, but those a phrase beside them makes harmless, those plainly denied or refused.

    Past, hypothetical or about someone else, danger is still danger: only « pas d'idées noires » is not, nor
    « pas besoin de bouffe ».
    """
    every = [found for found in phrases.find(note) if found.skipped <= MOST_SKIPPED]
    no = refusals(note, cues, lexicon)
    void = {frozenset(f.tokens) for f in every if _is_void(f, note, lexicon, no)}
    return [
        Alarm(found.payload.kind, Sign(found.payload.need, found.payload.weight, found.tokens))
        for found in every
        if not any(tokens.issuperset(found.tokens) for tokens in void)
    ]


def _is_void(found: Found[DangerSign], note: Note, lexicon: Lexicon, no: Reaches) -> bool:
    anywhere = found.payload.kind in ("food", "roof")
    return (
        _harmless(found, note) or denied(found.tokens, note, lexicon) or refused(found.tokens, anywhere, no)
    )


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
