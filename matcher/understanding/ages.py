"""Durations that are ages: runs of numbers and a unit, told from « depuis 3 ans » by the words around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from matcher.understanding.lexicon import Lexicon
from matcher.understanding.tokens import Note, Token

MONTHS = {"year": 12.0, "month": 1.0, "week": 12 / 52, "day": 12 / 365}
JOINTS = frozenset({"et", "and", "ou", "or", "puis", "pis", "a"})
LINKS = frozenset(
    {"de", "d", "a", "ai", "age", "agee", "ages", "agees", "aged", "is", "aura", "avec", "of", "s"}
)
NEAR = 3
MOST_NUMBERS = 8


@dataclass(frozen=True, slots=True)
class Age:
    """Months (negative or huge when no human age), the unit said, its tokens, how many are that age."""

    months: int
    unit: str
    tokens: tuple[int, ...]
    copies: int = 1


def number(token: Token, lexicon: Lexicon, lang: str) -> int | None:
    """« 3 » or « trois » → 3; None when it is no number."""
    if token.word.isdecimal():
        return int(token.word[:6])
    said = lexicon.value("number", token.word, lang)
    return int(said) if said else None


def unit(token: Token, lexicon: Lexicon) -> str | None:
    """« ans » → "year". A note too short to tell its language may still say "6 yo"."""
    return lexicon.value("unit", token.word, "fr") or lexicon.value("unit", token.word, "en")


def is_a(token: Token, slot: str) -> bool:
    """Whether a word may fill a class: « gars » is an {enfant}."""
    return any(f"{{{slot}}}" in keys for keys in token.keys.values())


def find_ages(note: Note, lexicon: Lexicon) -> Iterator[Age]:
    """Every age of the note, in order."""
    index = 0
    while index < len(note.tokens):
        run = _run(note, index, lexicon)
        if not run:
            index += 1
            continue
        yield from _ages(note, run, lexicon)
        index = run[-1] + 1


def _run(note: Note, index: int, lexicon: Lexicon) -> list[int]:
    """The indexes of numbers that stand together: « 4, 7 et 9 », « 4 et 7 »."""
    if number(note.tokens[index], lexicon, note.lang) is None:
        return []
    run = [index]
    while len(run) < MOST_NUMBERS:
        following = run[-1] + 1
        joined = following < len(note.tokens) and note.tokens[following].word in JOINTS - {"a"}
        following += joined
        if following >= len(note.tokens) or number(note.tokens[following], lexicon, note.lang) is None:
            break
        if not joined and not set(note.tokens[following].before) & set(",/&+."):
            break
        run.append(following)
    return run


def _ages(note: Note, run: list[int], lexicon: Lexicon) -> Iterator[Age]:
    last = run[-1]
    named, after = _unit_after(note, last, lexicon)
    if named is None:
        named = "year" if _bare_age(note, run, lexicon) else None
    elif not _is_age(note, run[0], after, named, lexicon):
        named = None
    if named is None:
        return
    half = _half(note, last, after)
    copies = 2 if _twins(note, run[0]) else 1
    for position, index in enumerate(run):
        yield _age(note, index, position == len(run) - 1, named, after, half, copies, run, lexicon)


def _age(
    note: Note,
    index: int,
    final: bool,
    named: str,
    after: int,
    half: int,
    copies: int,
    run: list[int],
    lexicon: Lexicon,
) -> Age:
    """One age of a run. A minus sign glued to the number makes it impossible; a half counts for the last."""
    value = number(note.tokens[index], lexicon, note.lang) or 0
    exact = value * MONTHS[named] + (half * MONTHS[named] / 2 if final else 0)
    months = -1 if note.tokens[index].before.endswith((" -", " −")) else int(exact + 1e-9)
    return Age(months, named, (index, *range(run[-1] + 1, after)) if final else (index,), copies)


def _unit_after(note: Note, last: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The unit said after a number, « et demi » aside, and the index past it."""
    index = last + 1
    if index >= len(note.tokens) or note.tokens[index].new_clause:
        return None, index
    named = unit(note.tokens[index], lexicon)
    return named, index + 1 + (_half_words(note, index + 1) if named else 0)


def _half_words(note: Note, index: int) -> int:
    words = [token.word for token in note.tokens[index : index + 2]]
    return 2 if words in (["et", "demi"], ["et", "demie"]) else 0


def _half(note: Note, last: int, after: int) -> int:
    """1 when « ½ » or « et demi » adds half a unit."""
    following = note.tokens[last + 1] if last + 1 < len(note.tokens) else None
    symbol = following is not None and "½" in following.before
    return int(symbol or note.tokens[after - 1].word in ("demi", "demie"))


def _is_age(note: Note, first: int, after: int, named: str, lexicon: Lexicon) -> bool:
    """Years are an age unless a word of duration stands beside; shorter units need a child or a link."""
    if _lasting(note, first, after, lexicon) or _range(note, first):
        return False
    return named == "year" or _near_child(note, first, after) or _alone(note, first, after)


def _lasting(note: Note, first: int, after: int, lexicon: Lexicon) -> bool:
    """« depuis 3 ans », « dans 2 mois », « 2 ans d'attente », "3 years ago"."""
    before = [] if note.tokens[first].new_clause else list(note.tokens[max(0, first - 2) : first])
    behind = [t for t in note.tokens[after : after + 2] if not t.new_clause]
    return any(lexicon.has("lasting_before", t.word, note.lang) for t in before) or any(
        lexicon.has("lasting_after", t.word, note.lang) for t in behind
    )


def _range(note: Note, first: int) -> bool:
    """« 0-5 ans » names a group, not a child."""
    return first > 0 and note.tokens[first].before.strip() == "-" and note.tokens[first - 1].word.isdecimal()


def _near_child(note: Note, first: int, after: int) -> bool:
    """A word for a child just before, or just after in the same clause."""
    start = max(note.sentence(first).start, first - NEAR)
    beside = [*note.tokens[start:first], *(t for t in note.tokens[after : after + 2] if not t.new_clause)]
    return any(is_a(token, "enfant") for token in beside)


def _alone(note: Note, first: int, after: int) -> bool:
    """« (8 mois) », « 8 mois. »: the age is all its clause says, or it follows « a », « âgé de »."""
    clause = note.clause(first)
    linked = first > clause.start and note.tokens[first - 1].word in LINKS - {"de", "d", "avec", "s"}
    return linked or (clause.start == first and clause.stop == after)


def _bare_age(note: Note, run: list[int], lexicon: Lexicon) -> bool:
    """« fille de 14 », « 3 enfants (2, 4, 6) », « ado de 15 »: a child, a link or a bracket, a number."""
    first, last = run[0], run[-1]
    if first == 0:
        return False
    bracket = "(" in note.tokens[first].before
    linked = note.tokens[first - 1].word in {"de", "d", "aged"} and not note.tokens[first].new_clause
    child = first > linked and is_a(note.tokens[first - 1 - linked], "enfant")
    small = number(note.tokens[last], lexicon, note.lang) in range(1, 18)
    return child and small and (bracket or linked) and note.tokens[first].word.isdecimal()


def _twins(note: Note, first: int) -> bool:
    words = {token.word for token in note.tokens[max(0, first - 2) : first]}
    return bool(words & {"jumeau", "jumeaux", "jumelles", "twins", "twin"})
