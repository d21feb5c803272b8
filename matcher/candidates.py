"""Who might help: generous on purpose. Constraints and scores come after.

A need finds the services tagged with it, then those of its kin at a discount; words nobody understood are
looked for in the services' own text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from matcher.evidence import Answered
from matcher.index import Index, stems
from matcher.needs import Need, Profile
from matcher.policy import POLICY


def candidates(profile: Profile, index: Index) -> dict[int, tuple[Answered, ...]]:
    """{row of the index: the needs it answers, best first}. A refused need asks for nothing."""
    found: dict[int, dict[str, Answered]] = {}
    weights = weigh(profile, index)
    for need in asked(profile):
        for row, answered in _for_need(need, weights[need.code], index):
            _keep_best(found.setdefault(row, {}), answered)
    for row, answered in _for_words(profile, index):
        found.setdefault(row, {}).setdefault("", answered)
    return {row: tuple(sorted(answers.values(), key=_best_first)) for row, answers in found.items()}


def asked(profile: Profile) -> tuple[Need, ...]:
    """The needs that count: recorded or read, and not refused."""
    return tuple(need for need in profile.needs if need.code not in profile.refused)


def weigh(profile: Profile, index: Index) -> dict[str, float]:
    """{need: what it counts for}: priority × confidence × urgency, the weightiest brought to 1."""
    raw = {need.code: _weight(need, index) for need in asked(profile)}
    most = max(raw.values(), default=1.0) or 1.0
    return {code: weight / most for code, weight in raw.items()}


def _weight(need: Need, index: Index) -> float:
    known = index.vocabulary.needs.get(need.code)
    level = known.urgency if known else "none"
    sure: float = need.confidence**POLICY.confidence_power
    least = POLICY.urgent_at_least["life" if need.code in POLICY.life_first else level]
    rank = max(POLICY.priority.get(need.priority, POLICY.priority[3]), least)
    return rank * sure * POLICY.urgency[level]


def _for_need(need: Need, weight: float, index: Index) -> Iterator[tuple[int, Answered]]:
    """The need's own services, then its kin's."""
    known = index.vocabulary.needs.get(need.code)
    kin = [(code, discount * POLICY.kin_fit) for code, discount in (known.kin if known else ())]
    for code, discount in ((need.code, 1.0), *kin):
        postings = index.by_need.get(code)
        if postings is not None:
            for row, fit in zip(postings.rows.tolist(), postings.fits.tolist(), strict=True):
                yield row, Answered(need, round(fit * discount, 6), code, weight)


def _for_words(profile: Profile, index: Index) -> Iterator[tuple[int, Answered]]:
    """Services whose own text has the words left over; each as the answer to a need without a code."""
    words = {word for item in profile.leftover for word in stems(item.text)}
    need = Need("", priority=3, words=profile.leftover)
    shared = Counter(int(row) for word in words for row in index.by_word.get(word, ()))
    for row in sorted(shared):
        yield row, Answered(need, round(POLICY.word_fit * (1 - POLICY.word_share ** shared[row]), 6), "")


def _keep_best(answers: dict[str, Answered], new: Answered) -> None:
    old = answers.get(new.need.code)
    if old is None or new.fit > old.fit:
        answers[new.need.code] = new


def _best_first(answered: Answered) -> tuple[float, str]:
    return -answered.value, answered.need.code
