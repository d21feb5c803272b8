"""Who might help: generous on purpose. Constraints and scores come after.

A need finds the services tagged with it, then those of its kin at a discount; words nobody understood are
looked for in the services' own text.
"""

from __future__ import annotations

from matcher.evidence import Answered
from matcher.index import Index, stems
from matcher.needs import Need, Profile
from matcher.policy import POLICY


def candidates(profile: Profile, index: Index) -> dict[int, tuple[Answered, ...]]:
    """{row of the index: the needs it answers, best first}. A refused need asks for nothing."""
    found: dict[int, dict[str, Answered]] = {}
    for need in profile.needs:
        if need.code not in profile.refused:
            for row, answered in _for_need(need, index):
                _keep_best(found.setdefault(row, {}), answered)
    if not found or profile.leftover:
        for row, answered in _for_words(profile, index):
            found.setdefault(row, {}).setdefault("", answered)
    return {row: _best_first(answers, profile) for row, answers in found.items()}


def _for_need(need: Need, index: Index) -> list[tuple[int, Answered]]:
    """The need's own services, then its kin's."""
    kin = index.vocabulary.needs[need.code].kin if need.code in index.vocabulary.needs else ()
    result: list[tuple[int, Answered]] = []
    for code, discount in ((need.code, 1.0), *kin):
        postings = index.by_need.get(code)
        if postings is not None:
            for row, fit in zip(postings.rows.tolist(), postings.fits.tolist(), strict=True):
                result.append((row, Answered(need, round(fit * discount, 6), code)))
    return result


def _for_words(profile: Profile, index: Index) -> list[tuple[int, Answered]]:
    """Services whose own text has the words left over; each as the answer to a need without a code."""
    words = {word for item in profile.leftover for word in stems(item.text)}
    rows = sorted({int(row) for word in words for row in index.by_word.get(word, ())})
    need = Need("", priority=2, confidence=0.5, words=profile.leftover)
    return [(row, Answered(need, POLICY.word_fit, "")) for row in rows]


def _keep_best(answers: dict[str, Answered], new: Answered) -> None:
    old = answers.get(new.need.code)
    if old is None or new.fit > old.fit:
        answers[new.need.code] = new


def weight(need: Need) -> float:
    """How much a need counts: its priority times the confidence of its reading."""
    return POLICY.priority.get(need.priority, POLICY.priority[3]) * need.confidence


def _best_first(answers: dict[str, Answered], profile: Profile) -> tuple[Answered, ...]:
    return tuple(sorted(answers.values(), key=lambda a: (-weight(a.need) * a.fit, a.need.code)))
