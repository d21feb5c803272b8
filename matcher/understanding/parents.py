"""Whether the parent concerned is a mother or a father, only when the note says so plainly.

It keeps a women's shelter from a man, so a man is told only by a word that opens its clause (« Papa seul
avec… »), never by « le père », « son père » or someone who has left; both, or neither, is unknown.
"""

from __future__ import annotations

from dataclasses import replace

from matcher.needs import Person
from matcher.understanding.counts import is_a
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.tokens import Note

Seen = tuple[Person, tuple[int, ...]]
NEAR = 4


def with_parent(found: list[Seen], note: Note, lexicon: Lexicon) -> list[Seen]:
    """The people, the parent's condition set on the adult told beside the word; else one adult more."""
    told = _parent(note, lexicon)
    if told is None:
        return _pregnant_women(found)
    index, condition = told
    for at, (person, near) in enumerate(found):
        beside = abs(near[0] - index) <= NEAR or (person.pregnant and condition == "women")
        if person.role != "child" and beside and not (person.pregnant and condition == "men"):
            parent = replace(person, conditions=person.conditions | {condition})
            return [*found[:at], (parent, near), *found[at + 1 :]]
    words = (note.words((index,)),)
    adult = Person("adult", conditions=frozenset({condition}), words=words)
    return [*_pregnant_women(found), (adult, (index,))]


def _pregnant_women(found: list[Seen]) -> list[Seen]:
    """Whoever is pregnant; it says nothing of the other parent."""
    return [(replace(p, conditions=p.conditions | {"women"}) if p.pregnant else p, near) for p, near in found]


def _parent(note: Note, lexicon: Lexicon) -> tuple[int, str] | None:
    """(token, "women" or "men"), None when both, neither or unclear."""
    mothers = [at for at in _said("mother", note, lexicon) if not _owned(note, at, lexicon)]
    fathers = [at for at in _said("father", note, lexicon) if _asks(note, at, lexicon)]
    spoken_of = mothers or _she(note, lexicon)
    if bool(spoken_of) == bool(fathers):
        return None
    return (spoken_of[0], "women") if spoken_of else (fathers[0], "men")


def _said(kind: str, note: Note, lexicon: Lexicon) -> list[int]:
    """The tokens that name a mother, or a father."""
    return [at for at, t in enumerate(note.tokens) if not t.place and lexicon.has(kind, t.word, note.lang)]


def _owned(note: Note, index: int, lexicon: Lexicon) -> bool:
    """« sa mère », « belle-mère », « chez maman »: not the one who asks."""
    before = note.tokens[index - 1] if index else None
    return (
        before is not None
        and lexicon.has("owner", before.word, note.lang)
        and not note.tokens[index].new_clause
    )


def _asks(note: Note, index: int, lexicon: Lexicon) -> bool:
    """A father who opens his clause and is there: « Papa seul avec ses gars », not « papa en prison »."""
    clause = note.clause(index)
    before = note.tokens[clause.start : index]
    if _owned(note, index, lexicon) or any(
        lexicon.has("away", note.tokens[i].word, note.lang) for i in clause
    ):
        return False
    return all(lexicon.has("before_parent", token.word, note.lang) for token in before)


def _she(note: Note, lexicon: Lexicon) -> list[int]:
    """« elle », "she": the mother, unless a girl or another woman was named who may be meant."""
    for token in note.tokens:
        if lexicon.has("girl", token.word, note.lang) or is_a(token, "proche", note.lang):
            return []
    return _said("she", note, lexicon)
