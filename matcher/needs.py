"""The question: what the engine may know of a family, and nothing that identifies.

No name, no address, no identifier. Everything but one need and one place is optional; None or an empty
tuple means *not known*. Ages are months.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from directory_data.places import Place


@dataclass(frozen=True, slots=True)
class Words:
    """The characters of the note that said something: [start, end) and the text between them."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Need:
    """A need of the taxonomy. priority 1 (why the family would be called back) to 3.

    person: index into Profile.people, or None for the household. confidence 0..1: 1.0 when recorded by a
    person, below when read from a note; `words` are then the characters that said it.
    """

    code: str
    priority: int = 1
    person: int | None = None
    confidence: float = 1.0
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the household. role: "child", "adult", "senior".

    conditions: codes that open or close a service (the words of `Eligibility.requires`: women, men,
    disability, immigrant, indigenous, low_income, under_35, victim…).
    """

    role: str
    age_months: int | None = None
    pregnant: bool = False
    conditions: frozenset[str] = frozenset()
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class FreeTime:
    """When the family is free. day 0 = Monday … 6 = Sunday; minutes after midnight, half-open."""

    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Danger:
    """Words of danger. kind: suicide, violence, child, overdose, food, roof. Said before anything else."""

    kind: str
    confidence: float
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One household's question.

    car: "yes", "no", "sometimes" or "unknown". cost: "free" (can pay nothing), "low", "any" or None.
    barriers: mistrust, no_public (wants no public service), did_not_know, no_means, no_phone, no_internet.
    max_minutes: longest drive it accepts. refused: need codes that must not count: said no to, past,
    hypothetical, someone else's. declined: those of them the family itself said no to.
    leftover: words of the note that nothing understood, searched in the services' own text.
    """

    needs: tuple[Need, ...] = ()
    people: tuple[Person, ...] = ()
    place: Place | None = None
    car: str = "unknown"
    max_minutes: int | None = None
    languages: tuple[str, ...] = ()
    free: tuple[FreeTime, ...] = ()
    cost: str | None = None
    barriers: frozenset[str] = frozenset()
    refused: tuple[str, ...] = ()
    danger: tuple[Danger, ...] = ()
    leftover: tuple[Words, ...] = ()
    declined: tuple[str, ...] = ()
    conditions: frozenset[str] = field(default_factory=frozenset)
