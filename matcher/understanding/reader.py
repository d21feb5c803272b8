"""`understand`: a worker's note → a Reading. The steps, in order; each is a module of this package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from directory_data.places import Mention, Place
from directory_data.vocabulary import Cue, DangerSign, Expression, Vocabulary
from matcher.needs import Need, Profile, Words
from matcher.understanding.assembly import needs_of, refused_of
from matcher.understanding.correction import Corrector
from matcher.understanding.danger import dangers, find_alarms
from matcher.understanding.expressions import Sign, find_signs
from matcher.understanding.frames import framed
from matcher.understanding.leftover import not_understood
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.means import find_means
from matcher.understanding.people import find_people
from matcher.understanding.phrases import Phrases
from matcher.understanding.scope import split
from matcher.understanding.subject import of_children
from matcher.understanding.tokens import Note, read_tokens

LONGEST = 4_000
ENGLISH_FAMILY = 0.5
# Closed lists of single words, looked up one by one; the other cues are phrases.
WORD_LISTS = frozenset(
    [
        *("stop", "pronoun", "weak", "whole", "telling", "accented", "common", "number", "unit", "measure"),
        *("denial", "contrast", "comparative", "lasting_before", "lasting_after", "lasting_of", "born"),
        *("mother", "father", "she", "girl", "owner", "away", "before_parent"),
    ]
)
Mentions = Callable[[str], Sequence[Mention]]
Entry = TypeVar("Entry", Expression, DangerSign, Cue)


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
        return other if any(need.code != "SOC-ANGLO" for need in other.needs) else reading
    return reading


@lru_cache(maxsize=8)
def _reader(vocabulary: Vocabulary) -> Reader:
    return Reader(vocabulary)


class Reader:
    """The tables of a vocabulary, made ready once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.lexicon = Lexicon(vocabulary)
        said = [*(e.text for e in vocabulary.expressions), *(d.text for d in vocabulary.danger)]
        self.corrector = Corrector(self.lexicon.words_of(said))
        self.expressions = self._phrases(vocabulary.expressions)
        self.danger = self._phrases(vocabulary.danger)
        self.cues = self._phrases(tuple(c for c in vocabulary.cues if c.kind not in WORD_LISTS))

    def _phrases(self, entries: tuple[Entry, ...]) -> Phrases[Entry]:
        return Phrases(((entry.text, entry.lang, entry) for entry in entries), self.lexicon)

    def read(self, text: str, mentions: Mentions | None, lang: str | None) -> Reading:
        """The steps: places, tokens, cues, signs and their scope, danger, people, means, needs, the rest."""
        short = text[:LONGEST]
        named = sorted(mentions(short) if mentions else (), key=lambda m: (m.start, m.end))
        note = read_tokens(short, self.lexicon, self.corrector, [(m.start, m.end) for m in named], lang)
        cues = self.cues.find(note)
        alarms = find_alarms(note, self.danger, self.lexicon, cues)
        counting, void = split(
            find_signs(note, self.expressions), note, cues, self.lexicon, self.vocabulary.needs
        )
        home = find_people(note, self.lexicon, cues)
        counting = framed(counting, note, cues, self.lexicon, self.vocabulary.needs)
        counting = of_children(counting, note, home, self.lexicon, self.vocabulary.needs)
        counting += [alarm.sign for alarm in alarms] + _english(note)
        means = find_means(note, cues, self.lexicon)
        needs = needs_of(counting, note, home, self.vocabulary, cues)
        refused = refused_of(needs_of(void, note, home, self.vocabulary, ()), needs)
        used = _tokens(counting, void) | means.tokens | {i for near in home.near for i in near}
        left = not_understood(note, used, self.lexicon)
        places = tuple((m.place, Words(m.start, m.end, m.text), m.confidence) for m in named)
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
            danger=dangers(alarms, note),
            leftover=left,
            conditions=means.conditions,
        )
        understood = bool(needs or refused or home.people or places or means.tokens)
        problems = _problems(text, note, understood, bool(home.impossible))
        return Reading(profile, places, refused, left, note.lang, problems)


def _english(note: Note) -> list[Sign]:
    """A family whose words are English needs to be served in English, likely; its first words say so."""
    if note.lang != "en" or not note.tokens:
        return []
    return [Sign("SOC-ANGLO", ENGLISH_FAMILY, (next(iter(note.sentence(0))),))]


def _tokens(*groups: Iterable[Sign]) -> set[int]:
    return {index for signs in groups for sign in signs for index in sign.tokens if sign.need != "SOC-ANGLO"}


def _problems(text: str, note: Note, understood: bool, impossible: bool) -> tuple[str, ...]:
    told = {
        "empty": not note.tokens,
        "nothing_understood": bool(note.tokens) and not understood,
        "too_long": len(text) > LONGEST,
        "impossible_age": impossible,
    }
    return tuple(code for code, is_so in told.items() if is_so)
