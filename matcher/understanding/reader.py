"""`understand`: a worker's note → a Reading. The steps, in order; each is a module of this package."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from directory_data.places import Mention, Place
from directory_data.vocabulary import Cue, DangerSign, Expression, Vocabulary
from matcher.needs import Need, Profile, Words
from matcher.understanding.assembly import needs_of, refused_of
from matcher.understanding.correction import Corrector
from matcher.understanding.danger import dangers, find_alarms
from matcher.understanding.expressions import Sign, find_signs
from matcher.understanding.leftover import not_understood
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.means import Means, find_means
from matcher.understanding.people import find_people
from matcher.understanding.phrases import Phrases
from matcher.understanding.scope import split
from matcher.understanding.tokens import Note, read_tokens

LONGEST = 4_000
Mentions = Callable[[str], Sequence[Mention]]


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


class Reader:
    """The tables of a vocabulary, made ready once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.lexicon = Lexicon(vocabulary)
        tables = (vocabulary.expressions, vocabulary.danger)
        self.corrector = Corrector(self.lexicon.words_of(entry.text for table in tables for entry in table))
        self.expressions: Phrases[Expression] = self._phrases(vocabulary.expressions)
        self.danger: Phrases[DangerSign] = self._phrases(vocabulary.danger)
        self.cues: Phrases[Cue] = self._phrases(vocabulary.cues)

    def _phrases[T: Expression | DangerSign | Cue](self, entries: Sequence[T]) -> Phrases[T]:
        return Phrases(((entry.text, entry.lang, entry) for entry in entries), self.lexicon)

    def read(self, text: str, mentions: Mentions | None, lang: str | None) -> Reading:
        """The steps: places, tokens, signs, scope, danger, people, means, needs, what is left."""
        short = text[:LONGEST]
        named = sorted(mentions(short) if mentions else (), key=lambda m: (m.start, m.end))
        note = read_tokens(short, self.lexicon, self.corrector, [(m.start, m.end) for m in named], lang)
        signs = find_signs(note, self.expressions)
        counting, refused = split(signs, note, self.cues, self.lexicon, self.vocabulary.needs)
        alarms = find_alarms(note, self.danger, self.lexicon)
        home = find_people(note, self.lexicon, self._pregnancy(note))
        means = find_means(note, self.cues, self.lexicon)
        counting = [*counting, *(alarm.sign for alarm in alarms)]
        needs = needs_of(counting, note, home, self.vocabulary, self.cues)
        used = _used(counting, refused, means) | {i for near in home.near for i in near}
        left = not_understood(note, used, self.lexicon)
        places = tuple((m.place, Words(m.start, m.end, m.text), m.confidence) for m in named)
        profile = Profile(
            needs=needs,
            people=home.people,
            place=max(places, key=lambda p: p[2])[0] if places else None,
            car=means.car,
            max_minutes=means.max_minutes,
            languages=_languages(means, note),
            free=means.free,
            cost=means.cost,
            barriers=means.barriers,
            refused=refused_of(refused, needs),
            danger=dangers(alarms, note),
            leftover=left,
            conditions=means.conditions,
        )
        refusals = tuple(n for n in needs_of(refused, note, home, self.vocabulary, self.cues) if n.code in profile.refused)
        understood = bool(needs or refused or home.people or places or means.tokens or profile.danger)
        problems = _problems(text, note, understood, bool(home.impossible))
        return Reading(profile, places, refusals, left, note.lang, problems)

    def _pregnancy(self, note: Note) -> list[tuple[int, ...]]:
        found = (f for f in self.cues.find(note) if f.payload.kind == "pregnant" and not f.skipped)
        return [f.tokens for f in found]
