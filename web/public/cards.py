"""Match → a card: rank, outcome, reasons, the way there, who to call, and the points that made the rank. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from directory_data.places import Place
from directory_data.places.place import near
from directory_data.vocabulary import Vocabulary
from matcher import amounts
from matcher.evidence import Evidence, Match, Verdict
from matcher.needs import Person, Profile
from matcher.wording import need_label, phrase, sentence
from web.public.contact import Call, Hours, Site, calls, dated, hours, site
from web.public.text import Said, named, said, tell, typeset

# Said elsewhere on the card, or silent when there is nothing to learn from them.
SAID_ELSEWHERE = frozenset(
    {"answers_the_need", "answers_several_needs", "within_reach", "read_recently", "someone_to_call"}
)
SILENT_WHEN_MET = frozenset({"well_sourced", "near_enough"})


@dataclass(frozen=True, slots=True)
class Criterion:
    """A finding in words. mark: "met", "unknown", "not_met" or "fact"."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A rule's share of the score, already worded (« 12,5 »)."""

    rule: str
    text: str
    points: str


@dataclass(frozen=True, slots=True)
class Card:
    """One proposal, ready to print. `answers`, `partly`: labels of needs."""

    rank: int
    id: str
    title: Said
    name: Said
    organization: Said | None
    summary: Said
    lead: bool
    answers: tuple[str, ...]
    partly: tuple[str, ...]
    for_whom: str | None
    way: str
    mode: str
    town: str | None
    criteria: tuple[Criterion, ...]
    hours: Hours | None
    calls: tuple[Call, ...]
    site: Site | None
    email: str | None
    dated: str
    to_verify: tuple[Said, ...]
    points: tuple[Points, ...]
    total: str


def card(rank: int, match: Match, profile: Profile, vocabulary: Vocabulary, now: datetime, lang: str) -> Card:
    """The card of one match."""
    service = match.entry.service
    points, total = points_of(match, vocabulary, lang)
    return Card(
        rank=rank,
        id=service.id,
        title=said(service.title, lang),
        name=said(service.name, lang),
        organization=_organization(match, lang),
        summary=said(service.summary, lang),
        lead=match.to_confirm,
        answers=_labels(match, vocabulary, lang, whole=True),
        partly=_labels(match, vocabulary, lang, whole=False),
        for_whom=_for_whom([profile.people[i] for i in match.for_whom if i < len(profile.people)], lang),
        way=way(match, profile.place, vocabulary, lang),
        mode=match.way.mode,
        town=_town(match, profile.place),
        criteria=tuple(_criteria(match, vocabulary, lang)),
        hours=hours(service.schedule, now, lang),
        calls=calls(service, lang),
        site=site(service),
        email=service.email,
        dated=dated(service, lang),
        to_verify=tuple(said(text, lang) for text in service.to_verify),
        points=points,
        total=total,
    )


def _organization(match: Match, lang: str) -> Said | None:
    """Who offers it, unless its own name already says so."""
    name, owner = match.entry.service.name.fr, match.entry.organization.name
    return None if owner.casefold().startswith(name.casefold()) else named(owner, lang)


def _labels(match: Match, vocabulary: Vocabulary, lang: str, whole: bool) -> tuple[str, ...]:
    """Labels of the needs answered well (`whole`) or only in part, best first."""
    codes = [a.need.code for a in match.answered if a.need.code and a.own == whole]
    return tuple(typeset(need_label(code, vocabulary, lang), lang) for code in dict.fromkeys(codes))


def _for_whom(people: Sequence[Person], lang: str) -> str | None:
    names = list(dict.fromkeys(who(person, lang) for person in people))
    return tell("card.for", lang, people=amounts.listed(names, lang)) if names else None


def who(person: Person, lang: str) -> str:
    """« l’enfant de 3 mois », « la personne enceinte »."""
    if person.role == "child":
        if person.age_months is None:
            return tell("card.child_unknown", lang)
        return tell("card.child", lang, age=amounts.age(person.age_months, lang))
    return tell("card.pregnant" if person.pregnant else f"card.{person.role}", lang)


def way(match: Match, place: Place | None, vocabulary: Vocabulary, lang: str) -> str:
    """The travel line: « ~24 min en auto de Squatec », « Vient à la maison », « Par téléphone »."""
    found = next(item for item in match.evidence if item.rule == "within_reach")
    drives = match.way.mode == "on_site" and match.way.minutes is not None and not match.way.same_place
    if not drives or place is None:
        return typeset(sentence(found, vocabulary, lang), lang)
    key = "card.ride" if found.facts["car"] == "no" else "card.drive"
    return tell(key, lang, minutes=amounts.minutes(match.way.minutes or 0), of=of_place(place, lang))


def of_place(place: Place, lang: str) -> str:
    """« de Squatec », « d’Auclair », « du Bic » in French; the bare name in English."""
    if lang == "en":
        return typeset(place.name.removeprefix("près ").removeprefix("de "), "fr")
    name = place.name if place.name.startswith("près ") else near(place.name)
    return typeset(name.removeprefix("près "), "fr")


def _town(match: Match, place: Place | None) -> str | None:
    """The town of the service, when there is one place to go to and it is not a secret."""
    towns = {x.municipality for x in match.entry.locations if x.municipality and not x.confidential}
    return towns.pop() if match.way.mode == "on_site" and len(towns) == 1 else None


def _criteria(match: Match, vocabulary: Vocabulary, lang: str) -> Iterable[Criterion]:
    """What is left to say: met, unknown or not met, in the order of the rules; cost always."""
    for item in match.evidence:
        quiet = item.verdict is Verdict.MET and item.rule in SILENT_WHEN_MET
        if item.rule not in SAID_ELSEWHERE and not quiet:
            yield Criterion(_mark(item), typeset(sentence(item, vocabulary, lang), lang))
    if not any(item.rule == "costs_what_family_can_pay" for item in match.evidence):
        yield Criterion("unknown", typeset(phrase("cost.unknown", lang), lang))


def _mark(item: Evidence) -> str:
    """The verdict; a fee nobody said was too much is a plain fact, neither met nor not."""
    fee = item.facts.get("cost") in ("paid", "varies")
    return "fact" if fee and item.verdict is Verdict.MET else str(item.verdict)


def points_of(match: Match, vocabulary: Vocabulary, lang: str) -> tuple[tuple[Points, ...], str]:
    """Each rule's points in tenths, rounded so that what is shown adds up to the total shown."""
    tenths = rounded([item.contribution for item in match.evidence])
    shown = tuple(
        Points(item.rule, typeset(sentence(item, vocabulary, lang), lang), number(part, lang))
        for item, part in zip(match.evidence, tenths, strict=True)
    )
    return shown, number(sum(tenths), lang)


def rounded(parts: Sequence[float]) -> list[int]:
    """Tenths of points by the largest remainder: their sum is the rounded sum."""
    low = [int(part * 10 // 1) for part in parts]
    missing = round(sum(parts) * 10) - sum(low)
    order = sorted(range(len(parts)), key=lambda i: (low[i] - parts[i] * 10, i))
    for i in order[:missing]:
        low[i] += 1
    return low


def number(tenths: int, lang: str) -> str:
    """Tenths → « 12,5 », « −4 », « 0 »; a point in English."""
    text = f"{abs(tenths) / 10:.1f}".removesuffix(".0").replace(".", "." if lang == "en" else ",")
    return f"\u2212{text}" if tenths < 0 else text
