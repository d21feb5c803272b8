"""Of whom a distress is said: « son gars de 8 ans fait des crises de panique » is a child's, not a parent's.

Only when the first person of the sentence is one child, and no parent is named in it: « mère de 2 enfants,
fait de l'angoisse » stays the mother's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from directory_data.vocabulary import NeedType
from matcher.understanding.assembly import fits
from matcher.understanding.counts import is_a
from matcher.understanding.expressions import Sign
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.people import Household
from matcher.understanding.tokens import Note

# The need of a parent → the same need of a child.
CHILDS = {"MEN-ADULTE": "MEN-JEUNE"}


def of_children(
    signs: Sequence[Sign], note: Note, home: Household, lexicon: Lexicon, needs: dict[str, NeedType]
) -> list[Sign]:
    """The signs, those said of a child of the right age turned to the need of children."""
    turned = []
    for sign in signs:
        child = CHILDS.get(sign.need)
        if child and _said_of_child(sign, note, home, lexicon, needs[child]):
            sign = replace(sign, need=child)
        turned.append(sign)
    return turned


def _said_of_child(sign: Sign, note: Note, home: Household, lexicon: Lexicon, kind: NeedType) -> bool:
    """One child of the right age, with a known age, opens the sentence before the words."""
    sentence = note.sentence(sign.tokens[0])
    before = range(sentence.start, sign.tokens[0])
    if any(_parent(note, index, lexicon) for index in sentence):
        return False
    at = [n for n, near in enumerate(home.near) if near[0] in before and home.people[n].role == "child"]
    return len(at) == 1 and home.people[at[0]].age_months is not None and fits(kind, home.people[at[0]])


def _parent(note: Note, index: int, lexicon: Lexicon) -> bool:
    """A parent, or « elle », who may be the one."""
    token = note.tokens[index]
    return is_a(token, "parent", note.lang) or lexicon.has("she", token.word, note.lang)
