"""Places named inside a worker's note, each tied to the characters that named it.

A known name is found wherever it stands, the longest first; a name that is also a word, a surname or a
brand (« bic », « Mme Auclair ») only after a word of place. A misspelt name is looked for only after such a
word too, so that ordinary French never becomes a village.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from directory_data.folding import fold_with_map, original_span
from directory_data.places.gazetteer import Gazetteer
from directory_data.places.names import SAINTS, SHORT, key, spellings
from directory_data.places.place import Place

WORD = re.compile(r"[^\W_]+")
LIKE_ENOUGH = 0.85
LONGEST_TYPO = 5
SHORTEST_TYPO = 5
LONGEST_NOTE = 20_000


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PLACING = _set("a au aux en vers dans sur pres jusqu")
BELONGING = _set("de d du des")
NEARBY = _set("pres proche proches loin vient viennent originaire")
LIVING = _set("reste restent habite habitent demeure demeurent vit vivent demenage reside")
TITLES = _set("m mr mme mlle monsieur madame dr dre docteur docteure famille saint sainte")
# Names that are words, brands, surnames or first names too.
ALSO_WORDS = _set(
    "bic sully auclair lejeune lamy price biencourt neigette estcourt ladriere latrinite trinite laredemption "
    "redemption leshauteurs hauteurs saintmichel saintpierre saintlouis saintgabriel boules lesboules "
    "saintjuste saintmarc saintluc saintguy saintsimon saintmathieu saintrene"
)
# One slip away from a name, but said every day: « chez ma matante », « en montée ».
NOT_PLACES = _set("matante matantes matin matins matinee cabane cabanes montee rivieres")
PROVINCE = "quebec"


@dataclass(frozen=True, slots=True)
class Mention:
    """[start, end) in the note, the text between them, the place it names and how sure we are (0..1).

    1.0: a known name after a word of living (« reste à Squatec »); 0.95 after a word of place; 0.9 after
    « de »; 0.8 alone. A misspelt name: 0.9 times its likeness.
    """

    start: int
    end: int
    text: str
    place: Place
    confidence: float


@dataclass(frozen=True)
class _Names:
    """exact: place by key; lengths: name lengths in words by first word, longest first; near: keys by initial; never: no typo."""

    exact: Mapping[str, Place]
    lengths: Mapping[str, Sequence[int]]
    near: Mapping[tuple[str, bool], Sequence[str]]
    never: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def find_mentions(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Places named in a note, in order, never overlapping. Names that may mean several places are left out.

    Only the first 20 000 characters are read.
    """
    note = text[:LONGEST_NOTE]
    folded, positions = fold_with_map(note)
    found = _found(_words(folded), _names(gazetteer))
    mentions = []
    for first, last, place, confidence in found:
        start, end = original_span(note, positions, first.start, last.end)
        mentions.append(Mention(start, end, note[start:end], place, confidence))
    return tuple(mentions)


def _found(words: Sequence[_Word], names: _Names) -> Iterator[tuple[_Word, _Word, Place, float]]:
    """First word, last word, place and confidence of each name, reading left to right."""
    at = 0
    while at < len(words):
        count, place, confidence = _known(words, at, names) or _misspelt(words, at, names) or (1, None, 0.0)
        if place is not None:
            yield words[at], words[at + count - 1], place, confidence
        at += count


def _known(words: Sequence[_Word], at: int, names: _Names) -> tuple[int, Place, float] | None:
    """The longest known name that begins here."""
    for count in names.lengths.get(words[at].text, ()):
        said = "".join(word.text for word in words[at : at + count])
        place = names.exact.get(said) if at + count <= len(words) else None
        if place is not None:
            sure = _confidence(words, at)
            return (count, place, sure) if _meant(said, _before(words, at), sure) else None
    return None


def _meant(said: str, before: str, sure: float) -> bool:
    """Whether a known name is meant as a place here: « à Québec » the city, « au Québec » the province."""
    if said == PROVINCE:
        return before == "a"
    return before not in TITLES and (sure >= 0.95 or said not in ALSO_WORDS)


def _misspelt(words: Sequence[_Word], at: int, names: _Names) -> tuple[int, Place, float] | None:
    """The known name most like the words that follow a word of place, the longest run first."""
    if _confidence(words, at) < 0.9 or len(words[at].text) < 3:
        return None
    for count in range(min(LONGEST_TYPO, len(words) - at), 0, -1):
        run = words[at : at + count]
        said = "".join(word.text for word in run)
        if len(said) < SHORTEST_TYPO or said in names.never:
            continue
        group = names.near.get((_initial(run), run[0].text in SAINTS), ())
        hit = process.extractOne(said, group, scorer=OSA.normalized_similarity, score_cutoff=LIKE_ENOUGH)
        if hit is not None:
            return count, names.exact[hit[0]], round(0.9 * hit[1], 3)
    return None


def _confidence(words: Sequence[_Word], at: int) -> float:
    """How sure a name said here is a place, from the two words before it."""
    before, earlier = _before(words, at), _before(words, at - 1)
    if before in LIVING or (before in PLACING and earlier in LIVING):
        return 1.0
    if before in PLACING or (before in BELONGING and earlier in NEARBY):
        return 0.95
    return 0.9 if before in BELONGING else 0.8


def _before(words: Sequence[_Word], at: int) -> str:
    return words[at - 1].text if at > 0 else ""


def _initial(run: Sequence[_Word]) -> str:
    """First letter of what tells the name apart: typing rarely gets that one wrong."""
    return run[1].text[0] if len(run) > 1 and run[0].text in SAINTS else run[0].text[0]


def _words(folded: str) -> list[_Word]:
    """Words with their place in the folded text; « st » is spelled out, but keeps its two characters."""
    return [_Word(SHORT.get(m[0], m[0]), m.start(), m.end()) for m in WORD.finditer(folded)]


@lru_cache(maxsize=4)
def _names(gazetteer: Gazetteer) -> _Names:
    """Every name that means one place, under each of its spellings."""
    exact: dict[str, Place] = {}
    lengths: dict[str, set[int]] = defaultdict(set)
    near: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for entry in gazetteer.entries:
        for name in spellings(entry.words):
            if entry.place is not None:
                exact.setdefault(key(name), entry.place)
                lengths[name[0]].add(len(name))
                saint = len(name) > 1 and name[0] in SAINTS
                near[name[1][0] if saint else name[0][0], saint].append(key(name))
    vague = {key(name) for entry in gazetteer.entries if not entry.place for name in spellings(entry.words)}
    longest_first = {first: sorted(counts, reverse=True) for first, counts in lengths.items()}
    return _Names(exact, longest_first, near, NOT_PLACES | ALSO_WORDS | {PROVINCE} | vague)
