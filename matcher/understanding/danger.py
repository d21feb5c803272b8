"""Words of danger: never ranked, never sent anywhere, said before anything else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from directory_data.vocabulary import Cue, DangerSign
from matcher.needs import Danger
from matcher.understanding.expressions import Sign
from matcher.understanding.harmless import only_told, spaced
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.phrases import Found, Phrases
from matcher.understanding.scope import Reaches, denied, refusals, refused
from matcher.understanding.tokens import Note

MOST_SKIPPED = 1
# Words that open a clause where no comma was typed, and verbs a negation makes stronger.
OPENING = frozenset(
    [
        *("il", "elle", "on", "je", "j", "tu", "ils", "elles", "nous", "vous", "pis", "et", "puis", "faque"),
        *("mais", "parce", "car", "he", "she", "they", "we", "i", "and", "but", "because"),
    ]
)
UNCEASING = frozenset(
    {"arrete", "arretait", "arretent", "cesse", "lache", "empecher", "doute", "cache", "stop"}
)


@dataclass(frozen=True, slots=True)
class Alarm:
    """One sign of danger in a note. kind: suicide, violence, child, overdose, food, roof."""

    kind: str
    sign: Sign


def find_alarms(
    note: Note, phrases: Phrases[DangerSign], lexicon: Lexicon, cues: Sequence[Found[Cue]]
) -> tuple[list[Alarm], frozenset[str]]:
    """(signs of danger, kinds of those left out): a phrase beside makes it harmless, plainly denied, refused.

    Past, hypothetical or about someone else, danger is still danger: only « pas d'idées noires » is not, nor
    « pas besoin de bouffe », nor what is only told (`harmless`).
    """
    every = [found for found in phrases.find(note) if found.skipped <= MOST_SKIPPED]
    no = refusals(note, cues, lexicon)
    void = {frozenset(f.tokens) for f in every if _is_void(f, note, lexicon, no)}
    kept = [found for found in every if not any(tokens.issuperset(found.tokens) for tokens in void)]
    kinds = {found.payload.kind for found in every} - {found.payload.kind for found in kept}
    alarms = [Alarm(f.payload.kind, Sign(f.payload.need, f.payload.weight, f.tokens)) for f in kept]
    return alarms, frozenset(kinds)


def _is_void(found: Found[DangerSign], note: Note, lexicon: Lexicon, no: Reaches) -> bool:
    return (
        _harmless(found, note)
        or only_told(found.tokens, note)
        or _denied(found, note, lexicon)
        or refused(
            found.tokens, found.payload.kind in ("food", "roof"), _near(found.tokens, note, lexicon, no)
        )
    )


def _denied(found: Found[DangerSign], note: Note, lexicon: Lexicon) -> bool:
    """Plainly denied, in the note's language or, just before, in the sign's own (« no suicidal thoughts »)."""
    first = min(found.tokens)
    if denied(found.tokens, note, lexicon):
        return not _carries_on(first, note, lexicon)
    own = found.payload.lang == "en" and first > 0 and not note.tokens[first].new_clause
    return own and lexicon.has("denial", note.tokens[first - 1].word, "en")


def _carries_on(first: int, note: Note, lexicon: Lexicon) -> bool:
    """Whether the negation before a word denies another: « dort pas elle veut mourir », « arrête pas de parler
    de mourir ». In a dictated note, a subject or « et » opens a clause as a comma would."""
    for index in range(first - 1, -1, -1):
        word = note.tokens[index].word
        if lexicon.has("denial", word, note.lang):
            return index > 0 and note.tokens[index - 1].word in UNCEASING
        if word in OPENING:
            return True
    return False


def _near(tokens: Sequence[int], note: Note, lexicon: Lexicon, no: Reaches) -> Reaches:
    """The refusals that stand right beside: « veut pas que ça se sache, elle dort dans son auto » refuses no
    roof, nor does « dorment dans l'auto, pas besoin de couches »."""
    first, last = min(tokens), max(tokens)
    return {
        first: [(cue, reach) for cue, reach in no.get(first, ()) if _beside(cue, first, last, note, lexicon)]
    }


def _beside(cue: frozenset[int], first: int, last: int, note: Note, lexicon: Lexicon) -> bool:
    if min(cue) > last:
        return max(cue) + 1 == note.clause(max(cue)).stop
    between = note.tokens[max(cue) + 1 : first]
    return all(token.stop[note.lang] and token.word not in OPENING for token in between)


def by_kind(alarms: Sequence[Alarm]) -> dict[str, tuple[float, tuple[Sign, ...]]]:
    """{kind: (confidence of the tables, its signs)}: noisy-or of the signs that share no word."""
    kinds: dict[str, list[Sign]] = defaultdict(list)
    for alarm in sorted(alarms, key=lambda a: (-a.sign.weight, a.sign.tokens)):
        if all(set(alarm.sign.tokens).isdisjoint(s.tokens) for s in kinds[alarm.kind]):
            kinds[alarm.kind].append(alarm.sign)
    return {kind: (1.0 - prod(1.0 - s.weight for s in signs), tuple(signs)) for kind, signs in kinds.items()}


def dangers(heard: Mapping[str, tuple[float, tuple[Sign, ...]]], note: Note) -> tuple[Danger, ...]:
    """One Danger per kind heard, surest first, each with its words."""
    told = [
        Danger(kind, sure, tuple(note.words(s.tokens) for s in signs))
        for kind, (sure, signs) in heard.items()
    ]
    return tuple(sorted(told, key=lambda d: (-d.confidence, d.kind)))


def _harmless(found: Found[DangerSign], note: Note) -> bool:
    """« Tannée de vivre ici » is about the place: a phrase of `unless` stands in the same sentence."""
    if not found.payload.unless:
        return False
    said = spaced(note.words(note.sentence(found.tokens[0])).text)
    return any(spaced(phrase) in said for phrase in found.payload.unless)
