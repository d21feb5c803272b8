"""What was found → the results page, as plain records the template prints. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from directory_data.errors import AmbiguousPlace
from directory_data.model import Service
from directory_data.vocabulary import Vocabulary
from matcher.evidence import NeedAnswer, Report, SetAside
from matcher.index import Index
from matcher.wording import need_label, phrase, question, sentence
from web.errors import answer
from web.notes import problem_sentence
from web.public.cards import Card, card, of_place
from web.public.contact import Call, calls
from web.public.danger import Danger, dangers
from web.public.search import SHOWN, Found
from web.public.text import Said, said, tell, typeset
from web.public.understood import Understood, understood
from web.wiring import Desk

MOST_ASIDE = 15
BUNDLE = {1: "found.bundle_one", 2: "found.bundle_two", 3: "found.bundle_three"}


@dataclass(frozen=True, slots=True)
class PlaceQuestion:
    """A place that leads nowhere or to several: the sentence, and the names to choose from."""

    sentence: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """A need and the ranks that answer it; no rank when nothing sure does."""

    label: str
    ranks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """A service named in passing: where to read of it, and its first number."""

    id: str
    title: Said
    name: Said
    call: Call | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A need without a sure answer, why, and the ways on."""

    label: str
    cause: str
    others: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """Services set aside for one kind of reason: each with its own sentence."""

    heading: str
    items: tuple[tuple[Other, str], ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The results page, from top to bottom."""

    problems: tuple[str, ...]
    danger: tuple[Danger, ...]
    place_question: PlaceQuestion | None
    understood: Understood
    question: str | None
    question_key: str | None
    not_understood: str | None
    heading: str
    count: str
    glance: tuple[Glance, ...]
    bundle: str | None
    bundle_cards: tuple[Card, ...]
    cards: tuple[Card, ...]
    more: bool
    help_line: Other | None
    missing: tuple[Missing, ...]
    asides: tuple[Aside, ...]
    aside_count: int
    aside_rest: int


def results(found: Found, report: Report, desk: Desk, lang: str) -> Results:
    """The whole page for a report."""
    words, index = desk.vocabulary, desk.index
    cards = tuple(
        card(rank, match, report.profile, words, report.now, lang)
        for rank, match in enumerate(report.matches, 1)
    )
    key = report.next_question
    in_bundle = report.bundle.services if report.bundle else ()
    return Results(
        problems=problem_sentences(found.problems, lang),
        danger=dangers(report, lang),
        place_question=_place_question(found, lang),
        understood=understood(found, report, words, lang),
        question=typeset(question(key, report.matches, words, lang), lang) if key else None,
        question_key=key,
        not_understood=_not_understood(report, lang),
        heading=_heading(report, lang),
        count=_count(len(cards), lang),
        glance=_glance(report, words, lang),
        bundle=tell(BUNDLE[len(in_bundle)], lang) if in_bundle else None,
        bundle_cards=tuple(c for c in cards if c.id in in_bundle),
        cards=cards,
        more=len(cards) >= SHOWN and not found.asked.more,
        help_line=help_line(index, lang),
        missing=tuple(_missing(a, index, words, lang) for a in report.by_need if a.cause),
        asides=_asides(report.set_aside[:MOST_ASIDE], words, lang),
        aside_count=len(report.set_aside),
        aside_rest=max(0, len(report.set_aside) - MOST_ASIDE),
    )


def problem_sentences(codes: Sequence[str], lang: str) -> tuple[str, ...]:
    """One sentence per problem; an age is said beside its field, not here."""
    return tuple(typeset(problem_sentence(code, lang), lang) for code in codes if code != "impossible_age")


def _place_question(found: Found, lang: str) -> PlaceQuestion | None:
    if found.lost is None:
        return None
    names = found.lost.candidates if isinstance(found.lost, AmbiguousPlace) else found.lost.suggestions
    return PlaceQuestion(typeset(answer(found.lost, lang)[1], lang), names)


def _not_understood(report: Report, lang: str) -> str | None:
    quote = "“{}”" if lang == "en" else "« {} »"
    words = [quote.format(item.text) for item in report.not_understood]
    return typeset(tell("read.not_understood", lang, words=", ".join(words)), lang) if words else None


def _heading(report: Report, lang: str) -> str:
    if report.place is None:
        return tell("found.heading", lang)
    return tell("found.heading_at", lang, of=of_place(report.place, lang))


def _count(count: int, lang: str) -> str:
    return tell({0: "found.none", 1: "found.one"}.get(count, "found.many"), lang, count=count)


def _glance(report: Report, vocabulary: Vocabulary, lang: str) -> tuple[Glance, ...]:
    """Need by need, when there are several: which answers to read."""
    rank_of = {match.entry.service.id: rank for rank, match in enumerate(report.matches, 1)}
    if len(report.by_need) < 2:
        return ()
    return tuple(
        Glance(
            typeset(vocabulary.needs[item.need.code].chip.in_(lang), lang),
            tuple(sorted(rank_of[i] for i in item.services if i in rank_of)),
        )
        for item in report.by_need
    )


def _missing(item: NeedAnswer, index: Index, vocabulary: Vocabulary, lang: str) -> Missing:
    others = tuple(other(index.by_id[i].service, lang) for i in item.alternatives)
    label = typeset(need_label(item.need.code, vocabulary, lang), lang)
    return Missing(label, typeset(phrase(f"cause.{item.cause}", lang), lang), others)


def help_line(index: Index, lang: str) -> Other | None:
    """211, where a person answers: the way on when nothing else is left."""
    behind = index.by_number.get("211", ())
    return other(behind[0].service, lang) if behind else None


def other(service: Service, lang: str) -> Other:
    """A service named in passing."""
    numbers = calls(service, lang)
    return Other(
        service.id, said(service.title, lang), said(service.name, lang), numbers[0] if numbers else None
    )


def _asides(items: Iterable[SetAside], vocabulary: Vocabulary, lang: str) -> tuple[Aside, ...]:
    groups: dict[str, list[tuple[Other, str]]] = {}
    for item in items:
        reason = typeset(sentence(item.reason, vocabulary, lang), lang)
        groups.setdefault(item.reason.rule, []).append((other(item.entry.service, lang), reason))
    return tuple(Aside(tell(f"aside.{rule}", lang), tuple(group)) for rule, group in groups.items())
