"""What the tables and the model hear in a note, before anything is concluded: signs, people, means, danger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from directory_data.places import Mention
from directory_data.reading_model import ReadingModel
from directory_data.vocabulary import Cue, DangerSign, Expression, Vocabulary
from matcher.understanding.assembly import of_another_age
from matcher.understanding.correction import Corrector
from matcher.understanding.danger import Alarm, by_kind, find_alarms
from matcher.understanding.expressions import Sign, combine, find_signs
from matcher.understanding.features import Seen, features
from matcher.understanding.frames import framed
from matcher.understanding.fusion import Said, Weighed
from matcher.understanding.judge import judge
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.means import Means, find_means
from matcher.understanding.people import Household, find_people
from matcher.understanding.phrases import Found, Phrases
from matcher.understanding.scope import declined, silenced, split
from matcher.understanding.subject import of_children
from matcher.understanding.tokens import Note, read_tokens

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
class Heard:
    """One note, heard. counting, void: signs of needs that count, and that do not (refused, past…).

    quiet: kinds of danger whose every sign is denied. declined: needs the family itself says no to.
    """

    note: Note
    named: tuple[Mention, ...]
    cues: Sequence[Found[Cue]]
    home: Household
    means: Means
    counting: list[Sign]
    void: list[Sign]
    declined: frozenset[str]
    alarms: list[Alarm]
    quiet: frozenset[str]
    seen: list[Seen]

    def said(self) -> Said:
        """{need: (confidence of the tables, its signs)}."""
        return combine(self.counting)

    def weighed(self, model: ReadingModel, vocabulary: Vocabulary) -> Weighed | None:
        """What the tables say beside what the model thinks; None for a note without a word."""
        opinion = judge(self.note, self.seen, model)
        if opinion is None:
            return None
        refused = frozenset(sign.need for sign in self.void)
        ages = of_another_age(self.home.people, vocabulary.needs)
        return Weighed(opinion, model, self.said(), refused, ages, by_kind(self.alarms), self.quiet)


class Ear:
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

    def listen(self, text: str, mentions: Mentions | None, lang: str | None) -> Heard:
        """The steps: places, tokens, cues, signs and their scope, danger, people, means."""
        named = tuple(sorted(mentions(text) if mentions else (), key=lambda m: (m.start, m.end)))
        note = read_tokens(text, self.lexicon, self.corrector, [(m.start, m.end) for m in named], lang)
        cues, needs = self.cues.find(note), self.vocabulary.needs
        alarms, quiet = find_alarms(note, self.danger, self.lexicon, cues)
        counting, void = split(find_signs(note, self.expressions), note, cues, self.lexicon, needs)
        home = find_people(note, self.lexicon, cues)
        counting = framed(counting, note, cues, self.lexicon, needs)
        counting = of_children(counting, note, home, self.lexicon, needs)
        return Heard(
            note=note,
            named=named,
            cues=cues,
            home=home,
            means=find_means(note, cues, self.lexicon),
            counting=counting + [alarm.sign for alarm in alarms],
            void=void,
            declined=declined(void, note, cues, self.lexicon),
            alarms=alarms,
            quiet=quiet,
            seen=features(note, silenced(note, cues, self.lexicon)),
        )
