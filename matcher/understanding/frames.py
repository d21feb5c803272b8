"""What makes a plain noun a need: « un lit » says nothing, « pas de lit », « cherche un lit », « lit brisé » do.

A thing named by one word is surer inside such a frame, so that the tables may hold many nouns of little
weight and no one has to write every « pas de », « besoin de », « trop cher ».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from directory_data.vocabulary import Cue, NeedType
from matcher.understanding.expressions import Sign
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.phrases import Found
from matcher.understanding.scope import denied
from matcher.understanding.tokens import Note

SURER = 1.6
SUREST = 0.85
REACH = 5
BEHIND = 4


def framed(
    signs: Sequence[Sign],
    note: Note,
    cues: Sequence[Found[Cue]],
    lexicon: Lexicon,
    needs: dict[str, NeedType],
) -> list[Sign]:
    """The signs; those of one noun that a frame holds have a greater weight."""
    frames = [f for f in cues if f.payload.kind == "frame" and not f.skipped]
    return [_surer(sign, note, frames, lexicon) if _plain(sign, needs) else sign for sign in signs]


def _plain(sign: Sign, needs: dict[str, NeedType]) -> bool:
    """One word that names a thing, not sure by itself."""
    return len(sign.tokens) == 1 and sign.weight < SUREST and needs[sign.need].said_of == "thing"


def _surer(sign: Sign, note: Note, frames: Sequence[Found[Cue]], lexicon: Lexicon) -> Sign:
    index = sign.tokens[0]
    if not denied(sign.tokens, note, lexicon) and not any(_holds(frame, index, note) for frame in frames):
        return sign
    return replace(sign, weight=min(sign.weight * SURER, SUREST))


def _holds(frame: Found[Cue], index: int, note: Note) -> bool:
    """The noun stands after « besoin de » or before « trop petit », near, in the same clause or list."""
    if frame.payload.value == "before":
        return 0 < frame.tokens[0] - index <= BEHIND and frame.tokens[0] in note.clause(index)
    return 0 < index - frame.tokens[-1] <= REACH and index in note.sentence(frame.tokens[0])
