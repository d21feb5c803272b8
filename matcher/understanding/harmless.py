"""What only speaks of danger: a film about it, training about it, what is plainly healed.

Recall comes first: told in the past, supposed or said of someone else, danger still counts. Only three settings
take it away, each said right beside the words of danger, never elsewhere in the note.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from directory_data.folding import fold
from matcher.understanding.tokens import Note

FARTHEST = 6
HEALED_WITHIN = 9
# Said before the words of danger, in their clause: « un documentaire sur la violence conjugale ».
TOLD = frozenset(
    fold(phrase)
    for phrase in (
        *("film sur", "film parlait", "film où", "film parle", "documentaire sur", "série sur", "roman sur"),
        *("livre sur", "reportage sur", "pièce sur", "joue un personnage", "balado sur", "chanson sur"),
        *("prévention de", "prévention du", "prévention des", "formation sur", "formation en"),
        *("atelier sur", "conférence sur", "travail scolaire sur", "bénévole en", "bénévole pour"),
        *("intervenante en", "intervenant en"),
        *("movie about", "film about", "book about", "documentary about", "series about", "show about"),
        *("training on", "training in", "workshop on", "prevention of"),
    )
)
# Said after them, in their sentence: « c'est guéri depuis longtemps ».
HEALED = frozenset(
    fold(phrase)
    for phrase in (
        *(
            "guéri depuis",
            "guérie depuis",
            "c'est guéri",
            "est guérie",
            "c'est derrière elle",
            "c'est derrière lui",
        ),
        *("du passé réglé", "réglé depuis longtemps", "complètement remise", "complètement remis"),
        *(
            "aucun risque aujourd'hui",
            "plus aucun risque",
            "healed years ago",
            "long behind her",
            "long behind him",
        ),
    )
)


def only_told(tokens: Sequence[int], note: Note) -> bool:
    """Whether words of danger are a story's, a course's, or those of a plainly healed past."""
    first, last = min(tokens), max(tokens)
    before = range(max(note.clause(first).start, first - FARTHEST), first + 1)
    after = range(last + 1, min(note.sentence(last).stop, last + 1 + HEALED_WITHIN))
    return _said(TOLD, before, note) or _said(HEALED, after, note)


def _said(phrases: frozenset[str], among: range, note: Note) -> bool:
    if not among:
        return False
    said = spaced(note.words(among).text)
    return any(spaced(phrase) in said for phrase in phrases)


@lru_cache(maxsize=8192)
def spaced(text: str) -> str:
    """Folded, a space at each end, so that a whole phrase is found in it."""
    return f" {fold(text)} "
