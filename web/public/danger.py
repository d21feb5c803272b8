"""Danger heard in the note → what is said first, and the numbers to call. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from directory_data.model import Phone
from matcher.evidence import DangerLine, Report
from matcher.index import Entry
from matcher.wording import phrase
from web.public.contact import Call, Hours, call, calls, hours
from web.public.text import Said, said, tell, typeset

# Tonight's food or roof: the line that finds some comes before 911.
NOT_AT_ONCE = frozenset({"food", "roof"})
EMERGENCY = Phone("911")


@dataclass(frozen=True, slots=True)
class Line:
    """One emergency line: its name, when it answers, its numbers."""

    id: str
    name: Said
    hours: Hours | None
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Danger:
    """One danger: the sentence, the words that said it, the lines. `at_once`: 911 stands first."""

    kind: str
    sentence: str
    words: tuple[str, ...]
    lines: tuple[Line, ...]
    at_once: bool


def dangers(report: Report, lang: str) -> tuple[Danger, ...]:
    """Every danger of the report, those for 911 first, otherwise in its order."""
    found = [_danger(item, report, lang) for item in report.danger]
    return tuple(sorted(found, key=lambda danger: not danger.at_once))


def _danger(item: DangerLine, report: Report, lang: str) -> Danger:
    kind = item.danger.kind
    return Danger(
        kind=kind,
        sentence=typeset(phrase(f"danger.{kind}", lang), lang),
        words=tuple(dict.fromkeys(words.text for words in item.danger.words)),
        lines=tuple(line(entry, report, lang) for entry in item.lines),
        at_once=kind not in NOT_AT_ONCE,
    )


def line(entry: Entry, report: Report, lang: str) -> Line:
    """An emergency line with every number it answers."""
    service = entry.service
    numbers = calls(service, lang)
    return Line(service.id, said(service.name, lang), hours(service.schedule, report.now, lang), numbers)


def call_911(lang: str) -> Call:
    """« Appeler le 911 »."""
    return call(EMERGENCY, tell("home.danger", lang), lang)
