"""Who lives there: ages in every form, children without an age, a pregnancy, people carrying conditions.

« 3 ans et demi », « 4 et 7 ans », « 2 enfants (4, 6) », « fille de 14 », « a 4-year-old »: a run of numbers
and a unit. A number of months or weeks is an age only near a child; « depuis 3 ans » is none; « enceinte
de 7 mois » is a pregnancy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from directory_data.vocabulary import Cue
from matcher.needs import Person
from matcher.understanding.ages import Age, find_ages
from matcher.understanding.counts import is_a, number
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.parents import with_parent
from matcher.understanding.phrases import Found
from matcher.understanding.tokens import Note

ADULT = 18 * 12
SENIOR = 65 * 12
OLDEST = 110 * 12
MOTHER = 13 * 12
FARTHEST = 6
MOST = 12
LOST = frozenset({"perdu", "perd", "perdre", "lost", "losing"})
# Words that fill {enfant} inside an expression, but alone name no child.
VAGUE = frozenset({"grand", "grande", "vieux", "vieille", "jeune", "nouveau", "sons"})


@dataclass(frozen=True, slots=True)
class Household:
    """The people of a note; `near`: for each, the tokens that said it; `impossible`: tokens of no human age."""

    people: tuple[Person, ...]
    near: tuple[tuple[int, ...], ...]
    impossible: tuple[tuple[int, ...], ...]


def find_people(note: Note, lexicon: Lexicon, cues: Sequence[Found[Cue]]) -> Household:
    """People in order of mention."""
    pregnancy = [f.tokens for f in cues if f.payload.kind == "pregnant" and not f.skipped]
    found: list[tuple[Person, tuple[int, ...]]] = []
    impossible = []
    expecting = {index for tokens in pregnancy for index in tokens}
    for age in find_ages(note, lexicon):
        if _of_pregnancy(age, note, expecting):
            continue
        if not 0 <= age.months <= OLDEST:
            impossible.append(age.tokens)
            continue
        found.extend([(_person(age, note), age.tokens)] * age.copies)
    found = _expecting(found, note, pregnancy)
    if not any(person.role == "child" for person, _ in found):
        found.extend(_ageless(note, lexicon, cues, [near for _, near in found]))
    found = with_parent(found, note, lexicon)[:MOST]
    return Household(tuple(p for p, _ in found), tuple(t for _, t in found), tuple(impossible))


def _of_pregnancy(age: Age, note: Note, expecting: set[int]) -> bool:
    """« enceinte de 20 sem », « 32 semaines de grossesse »: weeks and months beside the word."""
    if age.unit == "year" or not expecting:
        return False
    clause = note.clause(age.tokens[0])
    return any(index in clause and abs(index - age.tokens[0]) <= FARTHEST for index in expecting)


def _person(age: Age, note: Note) -> Person:
    """A child up to 17 years, unless the word before says a parent of 13 or more."""
    words = (note.words(age.tokens),)
    grown = age.months >= ADULT or (age.months >= MOTHER and _who(age, note) == "parent")
    role = "senior" if age.months >= SENIOR else "adult" if grown else "child"
    return Person(role, age.months, words=words)


def _who(age: Age, note: Note) -> str:
    """ "enfant" or "parent": the nearest such word before the age in its sentence; else nothing."""
    first = age.tokens[0]
    floor = max(note.sentence(first).start, first - FARTHEST)
    for index in range(first - 1, floor - 1, -1):
        for slot in ("parent", "enfant"):
            if is_a(note.tokens[index], slot, note.lang):
                return slot
    return ""


def _expecting(
    found: list[tuple[Person, tuple[int, ...]]], note: Note, pregnancy: Sequence[tuple[int, ...]]
) -> list[tuple[Person, tuple[int, ...]]]:
    """A pregnant adult: the person of 13 to 55 years nearest the word, or one more."""
    if not pregnancy:
        return found
    tokens = pregnancy[0]
    for at, (person, near) in enumerate(found):
        close = abs(near[0] - tokens[0]) <= FARTHEST
        if close and person.age_months is not None and MOTHER <= person.age_months < 55 * 12:
            who = Person("adult", person.age_months, True, words=(*person.words, note.words(tokens)))
            return [*found[:at], (who, near), *found[at + 1 :]]
    return [*found, (Person("adult", pregnant=True, words=(note.words(tokens),)), tokens)]


def _ageless(
    note: Note, lexicon: Lexicon, cues: Sequence[Found[Cue]], aged: Sequence[tuple[int, ...]]
) -> list[tuple[Person, tuple[int, ...]]]:
    """Children said without an age: as many as counted (« 3 enfants »); a newborn is 0 months old."""
    told = [f for f in cues if f.payload.kind == "child" and not f.skipped]
    if told:
        months = 0 if told[0].payload.value == "newborn" else None
        person = Person("child", months, words=(note.words(told[0].tokens),))
        return [(person, told[0].tokens)] * (2 if told[0].payload.value == "twins" else 1)
    for index, token in enumerate(note.tokens):
        taken = any(index < near[0] <= index + 3 for near in aged) or _lost(note, index)
        if is_a(token, "enfant", note.lang) and token.word not in VAGUE and not taken:
            count = number(note.tokens[index - 1], lexicon, note.lang) if index else None
            tokens = (index,) if count is None else (index - 1, index)
            person = Person("child", words=(note.words(tokens),))
            return [(person, tokens)] * min(max(count or 1, 1), MOST)
    return []


def _lost(note: Note, index: int) -> bool:
    """« a perdu son bébé »: no child lives there for it."""
    start = max(note.clause(index).start, index - 3)
    return any(token.word in LOST for token in note.tokens[start:index])
