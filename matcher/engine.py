"""match(profile, index, now): the steps, in order.

candidates → the way there → constraints → preferences → order → an answer for each need → bundle →
next question. Pure: the same profile, index and time give the same report for ever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from matcher import constraints, features
from matcher.answers import answer_each_need, danger_lines
from matcher.bundle import bundle
from matcher.candidates import asked, candidates
from matcher.case import Case
from matcher.circumstances import Household
from matcher.evidence import Answered, Evidence, Match, Report, SetAside, Verdict
from matcher.index import Entry, Index
from matcher.needs import Profile
from matcher.order import ordered, shortlist
from matcher.policy import POLICY
from matcher.questions import next_question


def match(profile: Profile, index: Index, now: datetime, limit: int = 10) -> Report:
    """Rank the services that help this household, say why, and what was set aside.

    now: local wall time (America/Toronto). limit: most matches returned (1..100).
    """
    found: list[Match] = []
    aside: list[SetAside] = []
    household = Household(profile)
    for row, answered in candidates(profile, index).items():
        judged = judge(index.entries[row], household, answered, index, now)
        (found if isinstance(judged, Match) else aside).append(judged)  # type: ignore[arg-type]
    ranked, rejected = ordered(found), tuple(sorted(filter(_was_an_answer, aside), key=_aside_key))
    by_need = answer_each_need(profile, ranked, rejected, index)
    shown = shortlist(ranked, by_need, limit)
    return Report(
        release=index.release,
        policy=POLICY.version,
        fingerprint=fingerprint(profile),
        now=now,
        profile=profile,
        place=profile.place,
        danger=danger_lines(profile, index),
        matches=shown,
        set_aside=rejected,
        by_need=by_need,
        bundle=bundle([m for m in shown if _is_a_door(m)], asked(profile)),
        next_question=next_question(profile, shown),
        not_understood=profile.leftover,
    )


def judge(
    entry: Entry, household: Household, answered: tuple[Answered, ...], index: Index, now: datetime
) -> Match | SetAside:
    """One service for one household: set aside by the first rule it breaks, or scored by all."""
    case = Case(entry, household, answered, index, now)
    evidence: list[Evidence] = []
    for item in _hold(case):
        if item.verdict is Verdict.NOT_MET:
            return SetAside(entry, item, answered)
        evidence.append(item)
    evidence += _weigh(case)
    score = sum(item.contribution for item in evidence)
    return Match(entry, score, tuple(evidence), answered, _for_whom(answered), case.way)


def _hold(case: Case) -> Iterable[Evidence]:
    for rule in constraints.RULES:
        finding = rule(case)
        if finding is not None:
            verdict, facts = finding
            cost = constraints.cost_of_doubt(rule.__name__, facts) if verdict is Verdict.UNKNOWN else 0.0
            yield Evidence(rule.__name__, verdict, -cost, facts)


def _weigh(case: Case) -> Iterable[Evidence]:
    for rule in features.RULES:
        finding = rule(case)
        if finding is not None:
            value, facts = finding
            yield _preference(rule.__name__, value, facts)


def _preference(name: str, value: float | None, facts: dict[str, object]) -> Evidence:
    preference = POLICY.preferences[name]
    if value is None:
        return Evidence(name, Verdict.UNKNOWN, preference.weight * preference.unknown, facts)
    verdict = Verdict.MET if value >= POLICY.met_from else Verdict.NOT_MET
    return Evidence(name, verdict, preference.weight * value, facts)


def _for_whom(answered: Sequence[Answered]) -> tuple[int, ...]:
    return tuple(sorted({a.need.person for a in answered if a.need.person is not None}))


def _was_an_answer(item: SetAside) -> bool:
    """Only what would have answered is worth saying why not."""
    return any(a.own for a in item.answered)


def _is_a_door(match: Match) -> bool:
    """A service that helps by itself: neither a lead nor a line that sends elsewhere."""
    numbers = {phone.number for phone in match.entry.service.phones}
    return not match.to_confirm and not numbers & set(POLICY.referral_lines)


def _aside_key(item: SetAside) -> tuple[float, str]:
    return -max(a.fit for a in item.answered), item.entry.service.id


def fingerprint(profile: Profile) -> str:
    """SHA-256 of the profile's meaning, words left out: it proves which question was answered."""
    content = msgspec.to_builtins(profile)
    for key in ("leftover", "danger"):
        content.pop(key)
    for item in (*content["needs"], *content["people"]):
        item.pop("words")
    return hashlib.sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()
