"""`understand`: a worker's note → a Reading. The steps, in order; each is a module of this package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from directory_data.places import Place
from directory_data.reading_model import reading_model
from directory_data.vocabulary import Vocabulary
from matcher.needs import Need, Profile, Words
from matcher.understanding.assembly import FEW_WORDS, needs_of, refused_of
from matcher.understanding.danger import dangers
from matcher.understanding.expressions import Sign, combine
from matcher.understanding.fusion import Said
from matcher.understanding.hearing import Ear, Mentions
from matcher.understanding.leftover import not_understood
from matcher.understanding.tokens import Note

LONGEST = 4_000
ENGLISH, ENGLISH_FAMILY = "SOC-ANGLO", 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """What a note says. `profile.needs` by priority, then confidence.

    places: every place named, with its words and confidence (the surest is profile.place). refused: needs
    said no to, past, hypothetical or someone else's. not_understood: runs of words nothing read. lang: "fr"
    or "en". problems: codes among empty, nothing_understood, too_long, impossible_age.
    """

    profile: Profile
    places: tuple[tuple[Place, Words, float], ...]
    refused: tuple[Need, ...]
    not_understood: tuple[Words, ...]
    lang: str
    problems: tuple[str, ...]

    @property
    def needs(self) -> tuple[Need, ...]:
        """The needs of the profile, first the one the family would be called back for."""
        return self.profile.needs


def understand(
    text: str, vocabulary: Vocabulary, gazetteer_mentions: Mentions | None = None, lang: str | None = None
) -> Reading:
    """Read a note. Never raises on any text; only its first 4 000 characters are read, and it says so.

    gazetteer_mentions: finds the places of a text, None to look for none. lang: "fr" or "en" when known.
    """
    reader = _reader(vocabulary)
    reading = reader.read(text, gazetteer_mentions, lang)
    if lang is None and "nothing_understood" in reading.problems:
        # a word or two (« food ») may not say which language they are: the other one is tried
        other = reader.read(text, gazetteer_mentions, "fr" if reading.lang == "en" else "en")
        return other if any(need.code != ENGLISH for need in other.needs) else reading
    return reading


@lru_cache(maxsize=8)
def _reader(vocabulary: Vocabulary) -> Reader:
    return Reader(vocabulary)


class Reader:
    """The tables and the model, made ready once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.ear = Ear(vocabulary)
        self.model = reading_model()

    def read(self, text: str, mentions: Mentions | None, lang: str | None) -> Reading:
        """Listen, weigh, conclude; what nothing read is left over."""
        heard = self.ear.listen(text[:LONGEST], mentions, lang)
        note, home, means = heard.note, heard.home, heard.means
        weighed = heard.weighed(self.model, self.vocabulary)
        said = _in_english(weighed.needs() if weighed else {}, note)
        if len(note.tokens) <= FEW_WORDS:
            said = _surest(said, heard.said())
        needs = needs_of(said, note, home, self.vocabulary, heard.cues)
        refused = refused_of(needs_of(combine(heard.void), note, home, self.vocabulary, ()), needs)
        used = _tokens(heard.counting, heard.void, _signs(needs, said)) | means.tokens
        left = not_understood(note, used | {i for near in home.near for i in near}, self.ear.lexicon)
        places = tuple((m.place, Words(m.start, m.end, m.text), m.confidence) for m in heard.named)
        profile = Profile(
            needs=needs,
            people=home.people,
            place=max(places, key=lambda place: place[2])[0] if places else None,
            car=means.car,
            max_minutes=means.max_minutes,
            languages=means.languages or (("en",) if note.lang == "en" else ()),
            free=means.free,
            cost=means.cost,
            barriers=means.barriers,
            refused=tuple(need.code for need in refused),
            danger=dangers(weighed.dangers() if weighed else {}, note),
            leftover=left,
            declined=tuple(sorted(heard.declined & {need.code for need in refused})),
            conditions=means.conditions,
        )
        understood = bool(needs or refused or home.people or places or means.tokens)
        problems = _problems(text, note, understood, bool(home.impossible))
        return Reading(profile, places, refused, left, note.lang, problems)


def _in_english(said: Said, note: Note) -> Said:
    """A family whose words are English needs to be served in English, likely; its first words say so."""
    if note.lang != "en" or not note.tokens or said.get(ENGLISH, (0.0, ()))[0] >= ENGLISH_FAMILY:
        return said
    sign = Sign(ENGLISH, ENGLISH_FAMILY, (next(iter(note.sentence(0))),))
    return {**said, ENGLISH: (ENGLISH_FAMILY, (sign,))}


def _surest(said: Said, tables: Said) -> Said:
    """A word or two are better known to the tables than to a model that learned from sentences."""
    return {**said, **{code: item for code, item in tables.items() if item[0] > said.get(code, (0.0, ()))[0]}}


def _signs(needs: Sequence[Need], said: Said) -> list[Sign]:
    return [sign for need in needs for sign in said[need.code][1]]


def _tokens(*groups: Iterable[Sign]) -> set[int]:
    return {index for signs in groups for sign in signs for index in sign.tokens if sign.need != ENGLISH}


def _problems(text: str, note: Note, understood: bool, impossible: bool) -> tuple[str, ...]:
    told = {
        "empty": not note.tokens,
        "nothing_understood": bool(note.tokens) and not understood,
        "too_long": len(text) > LONGEST,
        "impossible_age": impossible,
    }
    return tuple(code for code, is_so in told.items() if is_so)
