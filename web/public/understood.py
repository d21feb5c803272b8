"""What was understood → chips to correct: needs with their words, ages, car, place, conditions. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from directory_data.vocabulary import Vocabulary
from matcher import amounts
from matcher.evidence import Report, Verdict
from matcher.needs import Need, Profile
from web.public.forms import ages_text as ages_of
from web.public.forms import fact_keys
from web.public.search import Found
from web.public.text import tell, typeset

SURE = 0.6


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing understood, checked or not. `words`: what said it; `maybe`: read with little confidence."""

    value: str
    label: str
    checked: bool
    words: tuple[str, ...] = ()
    maybe: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that the next question asks about."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Domain:
    """A family of needs in the list, with the codes already shown as chips left out."""

    label: str
    needs: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """The corrections form."""

    note: str
    needs: tuple[Chip, ...]
    refused: tuple[Chip, ...]
    facts: tuple[Chip, ...]
    conditions: tuple[Condition, ...]
    domains: tuple[Domain, ...]
    ages: str
    ages_readable: bool
    pregnant: bool
    car: str
    place: str


def understood(found: Found, report: Report, vocabulary: Vocabulary, lang: str) -> Understood:
    """The chips of a report, as they stand after correction."""
    profile, asked = report.profile, found.asked
    kept = [need for need in profile.needs if need.code not in profile.refused]
    left = _left_out(found, {need.code for need in kept})
    shown = {need.code for need in (*kept, *left)}
    return Understood(
        note=asked.note,
        needs=tuple(_chip(need, vocabulary, lang, True) for need in kept),
        refused=tuple(_chip(need, vocabulary, lang, False) for need in left),
        facts=_facts(found.reading.profile, profile, vocabulary, lang),
        conditions=tuple(_condition(code, vocabulary, lang) for code in _asked(report)),
        domains=domains(vocabulary, lang, shown),
        ages=asked.ages if asked.corrected and not found.ages_readable else ages_of(profile, lang),
        ages_readable=found.ages_readable and "impossible_age" not in found.problems,
        pregnant=any(person.pregnant for person in profile.people),
        car=profile.car,
        place=typeset(asked.place or (report.place.name if report.place else ""), "fr"),
    )


def _left_out(found: Found, kept: set[str]) -> list[Need]:
    """Needs read but refused, past, or unchecked: shown unchecked, so that a mistake can be mended."""
    read = {need.code: need for need in (*found.reading.profile.needs, *found.reading.refused)}
    return [need for code, need in read.items() if code not in kept]


def _chip(need: Need, vocabulary: Vocabulary, lang: str, checked: bool) -> Chip:
    words = tuple(dict.fromkeys(item.text for item in need.words))
    label = typeset(vocabulary.needs[need.code].chip.in_(lang), lang)
    return Chip(need.code, label, checked, words, need.confidence < SURE)


def _facts(read: Profile, now: Profile, vocabulary: Vocabulary, lang: str) -> tuple[Chip, ...]:
    """What was read, checked when kept, then what was answered since."""
    kept = fact_keys(now)
    keys = dict.fromkeys((*fact_keys(read), *kept))
    return tuple(Chip(key, typeset(_fact(key, vocabulary, lang), lang), key in kept) for key in keys)


def _fact(key: str, vocabulary: Vocabulary, lang: str) -> str:
    kind, _, value = key.partition(":")
    if kind == "cond":
        label = vocabulary.label("requires", value.removeprefix("not_")).in_(lang)
        return tell("fact.not", lang, name=label) if value.startswith("not_") else label
    if kind == "lang":
        return tell("fact.language", lang, name=vocabulary.label("language", value).in_(lang))
    if kind == "max":
        return tell("fact.max", lang, minutes=f"{value}\u00a0min")
    if kind == "free":
        day, start, end = map(int, value.split("-"))
        clock = {"start": amounts.clock(start, lang), "end": amounts.clock(end, lang)}
        return tell("fact.free", lang, day=amounts.DAYS[lang][day], **clock)
    return tell(f"fact.{kind}.{value}", lang)


def _condition(code: str, vocabulary: Vocabulary, lang: str) -> Condition:
    return Condition(code, typeset(vocabulary.label("requires", code).in_(lang), lang))


def _asked(report: Report) -> tuple[str, ...]:
    """The conditions that the first proposal waiting for them requires."""
    if report.next_question != "conditions":
        return ()
    return next(
        item.facts["requires"]
        for match in report.matches
        for item in match.evidence
        if item.rule == "household_meets_conditions" and item.verdict is Verdict.UNKNOWN
    )


def domains(
    vocabulary: Vocabulary, lang: str, shown: set[str] | frozenset[str] = frozenset()
) -> tuple[Domain, ...]:
    """The whole list of needs by domain, without those already shown as chips."""
    groups: dict[str, list[Chip]] = {domain: [] for domain in vocabulary.domains}
    for code, need in vocabulary.needs.items():
        if code not in shown:
            groups[need.domain].append(Chip(code, typeset(need.chip.in_(lang), lang), False))
    return tuple(
        Domain(typeset(vocabulary.domains[domain].in_(lang), lang), tuple(chips))
        for domain, chips in groups.items()
        if chips
    )
