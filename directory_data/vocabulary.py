"""Needs, expressions and coded words: the one source for the form, the reader of notes, the API and the docs.

Everything is in the tables of `directory_data/reference`; this module only types and checks them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache

from directory_data.errors import BadRecord
from directory_data.model import Text
from directory_data.reference_tables import Row, number, rows

URGENCIES = frozenset({"none", "soon", "now"})
LANGUAGES = frozenset({"fr", "qc", "en"})
DANGERS = frozenset({"suicide", "violence", "child", "overdose", "food", "roof"})


@dataclass(frozen=True, slots=True)
class NeedType:
    """A need of the taxonomy.

    urgency: none, soon, now. kin: (code, discount 0..1), services of that code answer in part.
    reach_minutes: the drive beyond which a family rarely goes. sensitive: not to be shown on a shared screen.
    said_of: "thing" (« pas de couches » says the need) or "trouble" (« pas de dettes » says there is none).
    child_months: [from, to) of the child it concerns, None for any household.
    """

    code: str
    domain: str
    label: Text
    chip: Text
    definition: Text
    urgency: str
    kin: tuple[tuple[str, float], ...]
    reach_minutes: int
    sensitive: bool
    said_of: str = "thing"
    child_months: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that say a need. lang: fr, qc, en. weight 0..1: how surely they mean it."""

    text: str
    lang: str
    need: str
    weight: float
    register: str


@dataclass(frozen=True, slots=True)
class DangerSign:
    """Words of danger, the need they call for, and the phrases that turn them harmless."""

    text: str
    lang: str
    kind: str
    need: str
    weight: float
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of a small closed list (`kind`): « pas besoin » (refusal, after), « char » (car)…"""

    kind: str
    text: str
    lang: str
    value: str


@dataclass(frozen=True, slots=True)
class ClassWord:
    """kind "same": `word` is read as `name` everywhere. kind "slot": it may stand for {name}."""

    name: str
    word: str
    lang: str
    kind: str


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Every table, read. `needs` and `domains` keep the order of the file."""

    needs: dict[str, NeedType]
    domains: dict[str, Text]
    expressions: tuple[Expression, ...]
    danger: tuple[DangerSign, ...]
    cues: tuple[Cue, ...]
    word_classes: tuple[ClassWord, ...]
    labels: dict[tuple[str, str], Text]

    def label(self, kind: str, code: str) -> Text:
        """What people read for a coded word (kind "mode", code "home"). Raises KeyError."""
        return self.labels[kind, code]

    def codes(self, kind: str) -> tuple[str, ...]:
        """The codes of one kind ("requires", "cost"…), in the order of the table."""
        return tuple(code for k, code in self.labels if k == kind)


@cache
def vocabulary() -> Vocabulary:
    """The tables beside this module. Raises BadRecord (file, line, problem, how to mend)."""
    needs, domains = _needs()
    _check_kin(needs)
    return Vocabulary(
        needs,
        domains,
        tuple(_expressions(needs)),
        tuple(_danger(needs)),
        tuple(Cue(r["kind"], r["cue"], r["lang"], r["value"]) for _, r in rows("cues.csv", *CUE)),
        tuple(
            ClassWord(r["class"], r["word"], r["lang"], r["kind"])
            for _, r in rows("word_classes.csv", *CLASS)
        ),
        {(r["kind"], r["code"]): Text(r["fr"], r["en"]) for _, r in rows("labels.csv", *LABEL)},
    )


NEED = (
    *("code", "domain", "domain_fr", "domain_en", "label_fr", "label_en", "chip_fr", "chip_en"),
    *("definition_fr", "definition_en", "urgency", "kin", "reach_minutes", "sensitive", "said_of"),
    "child_months",
)
CUE = ("kind", "cue", "lang", "value")
CLASS = ("class", "word", "lang", "kind")
LABEL = ("kind", "code", "fr", "en")
EXPRESSION = ("expression", "lang", "need", "weight", "register")
DANGER = ("expression", "lang", "kind", "need", "weight", "unless")


def _needs() -> tuple[dict[str, NeedType], dict[str, Text]]:
    needs: dict[str, NeedType] = {}
    domains: dict[str, Text] = {}
    for line, row in rows("needs.csv", *NEED):
        if row["code"] in needs:
            raise BadRecord("needs.csv", f"line {line}", f"{row['code']} is there twice", "Remove one.")
        needs[row["code"]] = _need(line, row)
        domains[row["domain"]] = Text(row["domain_fr"], row["domain_en"])
    return needs, domains


def _need(line: int, row: Row) -> NeedType:
    _one_of("needs.csv", line, row["urgency"], URGENCIES)
    _one_of("needs.csv", line, row["said_of"], frozenset({"thing", "trouble"}))
    return NeedType(
        row["code"],
        row["domain"],
        Text(row["label_fr"], row["label_en"]),
        Text(row["chip_fr"], row["chip_en"]),
        Text(row["definition_fr"], row["definition_en"]),
        row["urgency"],
        tuple(_kin(line, item) for item in row["kin"].split()),
        int(number("needs.csv", line, row["reach_minutes"])),
        row["sensitive"] == "yes",
        row["said_of"],
        _months(line, row["child_months"]),
    )


def _kin(line: int, item: str) -> tuple[str, float]:
    """« PAR-MILIEU:0.4 » → ("PAR-MILIEU", 0.4)."""
    code, _, discount = item.partition(":")
    return code, _weight("needs.csv", line, discount)


def _months(line: int, text: str) -> tuple[int, int] | None:
    """« 0-36 » → (0, 36), half-open; nothing → None."""
    if not text:
        return None
    low, _, high = text.partition("-")
    return int(number("needs.csv", line, low)), int(number("needs.csv", line, high))


def _check_kin(needs: dict[str, NeedType]) -> None:
    for need in needs.values():
        for code, _ in need.kin:
            if code not in needs:
                raise BadRecord("needs.csv", need.code, f"unknown kin {code!r}", "Write a code of the table.")


def _expressions(needs: dict[str, NeedType]) -> Iterator[Expression]:
    for line, row in rows("expressions.csv", *EXPRESSION):
        _one_of("expressions.csv", line, row["lang"], LANGUAGES)
        _one_of("expressions.csv", line, row["need"], needs.keys())
        weight = _weight("expressions.csv", line, row["weight"])
        yield Expression(row["expression"], row["lang"], row["need"], weight, row["register"])


def _danger(needs: dict[str, NeedType]) -> Iterator[DangerSign]:
    for line, row in rows("danger.csv", *DANGER):
        _one_of("danger.csv", line, row["kind"], DANGERS)
        _one_of("danger.csv", line, row["need"], needs.keys())
        weight = _weight("danger.csv", line, row["weight"])
        unless = tuple(phrase for phrase in row["unless"].split("|") if phrase)
        yield DangerSign(row["expression"], row["lang"], row["kind"], row["need"], weight, unless)


def _weight(file: str, line: int, text: str) -> float:
    weight = number(file, line, text)
    if not 0.0 < weight <= 1.0:
        raise BadRecord(file, f"line {line}", f"{text!r} is not above 0 and at most 1", "Write 0.8, say.")
    return weight


def _one_of(file: str, line: int, value: str, allowed: Container[str]) -> None:
    if value not in allowed:
        raise BadRecord(file, f"line {line}", f"{value!r} is not known here", "Write a word of the list.")
