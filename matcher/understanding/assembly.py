"""Signs → Needs: confidence, priority, for whom, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from directory_data.vocabulary import Cue, NeedType, Vocabulary
from matcher.needs import Need, Person
from matcher.understanding.expressions import Sign
from matcher.understanding.fusion import Said
from matcher.understanding.people import Household
from matcher.understanding.phrases import Found
from matcher.understanding.tokens import Note

FLOOR = 0.35
# A word or two typed in a search box says a need more surely than the same word inside a story.
FEW_WORDS = 3
BARE_FLOOR = 0.15
FAINT = 0.4
IMPLIED = frozenset({"SOC-ANGLO"})
NEARLY_AS_SURE = 0.85
FIRST_SAID = 0.7
MOST_SIGNS = 8


def needs_of(
    read: Said, note: Note, home: Household, vocabulary: Vocabulary, cues: Sequence[Found[Cue]]
) -> tuple[Need, ...]:
    """Needs of confidence 0.35 or more (0.15 in a note of three words or fewer), by priority, then confidence, then code.

    Priority 1: the surest need; the first said, when almost as sure; any nearly as sure that is asked for
    (« besoin », « cherche ») or urgent. 2: the others.
    """
    floor = FLOOR if len(note.tokens) > FEW_WORDS else BARE_FLOOR
    clauses = {note.clause(f.tokens[0]) for f in cues if f.payload.kind == "request"}
    asked = {index for clause in clauses for index in clause}
    said = []
    for code, (sure, kept) in read.items():
        insists = any(not asked.isdisjoint(sign.tokens) for sign in kept)
        if sure >= floor:
            said.append((code, sure, insists or vocabulary.needs[code].urgency == "now", kept))
    top = max((sure for _, sure, _, _ in said), default=0.0)
    said = [item for item in said if item[1] >= top * FAINT or item[0] in IMPLIED]
    first = min((kept[0].tokens for _, _, _, kept in said), default=())
    needs = [
        Need(
            code,
            1 if sure >= top * _bar(insists, kept[0].tokens == first) else 2,
            _for_whom(vocabulary.needs[code], kept, home),
            round(min(sure, 0.999), 6),
            tuple(note.words(sign.tokens) for sign in kept[:MOST_SIGNS]),
        )
        for code, sure, insists, kept in said
    ]
    return tuple(sorted(needs, key=lambda n: (n.priority, -n.confidence, n.code)))


def _bar(insists: bool, first: bool) -> float:
    """The share of the surest need's confidence that makes a need as important."""
    return FIRST_SAID if first else NEARLY_AS_SURE if insists else 1.0


def refused_of(needs: Sequence[Need], counting: Sequence[Need]) -> tuple[Need, ...]:
    """What was said no to, but for needs also said yes to."""
    kept = {need.code for need in counting}
    return tuple(need for need in needs if need.code not in kept)


def fits(kind: NeedType, person: Person) -> bool:
    """Whether a need of children may be this person's; an unknown age may."""
    if person.role != "child" or kind.child_months is None:
        return False
    return person.age_months is None or kind.child_months[0] <= person.age_months < kind.child_months[1]


def of_another_age(people: Sequence[Person], needs: Mapping[str, NeedType]) -> frozenset[str]:
    """The needs of children when children are told and none is of the age they are about (coliques at 9 years)."""
    children = [p for p in people if p.role == "child"]
    if not children:
        return frozenset()
    expecting = any(p.pregnant for p in people)
    of_children = ((code, kind, kind.child_months) for code, kind in needs.items() if kind.child_months)
    return frozenset(
        code
        for code, kind, months in of_children
        if not any(fits(kind, p) for p in children) and not (expecting and months[0] == 0)
    )


def _for_whom(kind: NeedType, signs: Sequence[Sign], home: Household) -> int | None:
    """The child of the right age said nearest to the words of the need; the youngest of those as near."""
    said = [index for sign in signs for index in sign.tokens]
    fitting = [at for at, person in enumerate(home.people) if fits(kind, person)]
    if not fitting:
        return None
    if kind.child_months is not None and kind.child_months[1] <= 48:
        return min(fitting, key=lambda at: (home.people[at].age_months or 0, at))
    return min(fitting, key=lambda at: (min(abs(i - j) for i in home.near[at] for j in said), at))
