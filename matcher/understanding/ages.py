"""Ages: runs of numbers with a unit (« 4 et 7 ans », « 2-4-7 ans ») or beside a child (« ses 2 gars de 5 et 8 »)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from matcher.understanding.counts import is_a, number, unit
from matcher.understanding.durations import OF, is_age
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.tokens import Note

MONTHS = {"year": 12.0, "month": 1.0, "week": 12 / 52, "day": 12 / 365}
JOINTS = frozenset({"et", "and", "ou", "or", "puis", "pis"})
BESIDE = frozenset({"are", "is", "ont", "a", "turned", "just", "aged"})
HALVES = (["et", "demi"], ["et", "demie"], ["and", "a", "half"])
ONE = frozenset({"un", "une", "one"})
MOST_NUMBERS = 8
OLDEST_CHILD = 17
FAR = 6


@dataclass(frozen=True, slots=True)
class Age:
    """Months (negative or huge when no human age), the unit said, its tokens, how many are that age."""

    months: int
    unit: str
    tokens: tuple[int, ...]
    copies: int = 1


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
    """The indexes of numbers that stand together: « 4, 7 et 9 », « 4 et 7 », « 2-4-7 »."""
    if number(note.tokens[index], lexicon, note.lang) is None:
        return []
    run = [index]
    while len(run) < MOST_NUMBERS:
        following = run[-1] + 1
        joined = following < len(note.tokens) and note.tokens[following].word in JOINTS
        following += joined
        if following >= len(note.tokens) or number(note.tokens[following], lexicon, note.lang) is None:
            break
        if not joined and not _listed(note, following):
            break
        run.append(following)
    return run


def _listed(note: Note, index: int) -> bool:
    """A comma, a slash or a dash carries a list on; « , un » begins something else."""
    token = note.tokens[index]
    return bool(set(token.before) & set(",/&+.-")) and token.word not in ONE


def _ages(note: Note, run: list[int], lexicon: Lexicon) -> Iterator[Age]:
    last = run[-1]
    named, after = _unit_after(note, last, lexicon)
    if named is None:
        named = "year" if _bare(note, run, after, lexicon) else None
    elif _range(note, run, lexicon) or not is_age(note, run[0], after, named, lexicon):
        named = None
    if named is None:
        return
    half = _half(note, last, after)
    copies = 2 if _twins(note, run[0]) else 1
    for position, index in enumerate(run):
        final = position == len(run) - 1
        tokens = (index, *range(run[-1] + 1, after)) if final else (index,)
        yield Age(_months(note, index, named, half * final, lexicon), named, tokens, copies)


def _months(note: Note, index: int, named: str, half: int, lexicon: Lexicon) -> int:
    """One age of a run. A minus sign glued to the number makes it impossible; a half counts for the last."""
    if note.tokens[index].before.endswith((" -", " −")):
        return -1
    value = number(note.tokens[index], lexicon, note.lang) or 0
    return int(value * MONTHS[named] + half * MONTHS[named] / 2 + 1e-9)


def _unit_after(note: Note, last: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The unit said after a number, « et demi » aside, and the index past it."""
    index = last + 1
    index += _half_words(note, index)
    if index >= len(note.tokens) or note.tokens[index].new_clause:
        return None, index
    named = unit(note.tokens[index], lexicon)
    return named, index + 1 + _half_words(note, index + 1) if named else index


def _half_words(note: Note, index: int) -> int:
    words = [token.word for token in note.tokens[index : index + 3]]
    return next((len(half) for half in HALVES if words[: len(half)] == half), 0)


def _half(note: Note, last: int, after: int) -> int:
    """1 when « ½ », « et demi » or "and a half" adds half a unit."""
    following = note.tokens[last + 1] if last + 1 < len(note.tokens) else None
    symbol = following is not None and "½" in following.before
    return int(symbol or any(t.word in ("demi", "demie", "half") for t in note.tokens[last + 1 : after]))


def _range(note: Note, run: list[int], lexicon: Lexicon) -> bool:
    """« 0-5 ans » names a group, « 2-4-7 ans » and « 2 enfants (4-7 ans) » children."""
    if len(run) != 2 or note.tokens[run[1]].before.strip() != "-":
        return False
    before = note.tokens[max(0, run[0] - 3) : run[0]]
    return not any(number(token, lexicon, note.lang) == 2 for token in before)


def _bare(note: Note, run: list[int], after: int, lexicon: Lexicon) -> bool:
    """« fille de 14 », « 3 enfants (2, 4, 6) », « two kids 5 and 9 », "boys are 12 and 14": no unit is said."""
    first, values = run[0], [number(note.tokens[index], lexicon, note.lang) for index in run]
    if not all(value is not None and 0 < value <= OLDEST_CHILD for value in values):
        return False
    if after > run[-1] + 1:
        return note.clause(first).start == first
    if first == 0:
        return False
    if "(" in note.tokens[first].before:
        return _child_before(note, first, FAR) and ")" in _following(note, run[-1])
    if note.tokens[first - 1].word in OF:
        return not note.tokens[first].new_clause and _child_before(note, first - 1, 1)
    start = first
    while start > 0 and note.tokens[start - 1].word in BESIDE and not note.tokens[start].new_clause:
        start -= 1
    if note.tokens[first].new_clause and len(run) == 1:
        return False
    return _child_before(note, start, 1) and (len(run) > 1 or _ends(note, run[-1] + 1, lexicon))


def _child_before(note: Note, first: int, far: int) -> bool:
    """A word for a child among the `far` words before, in the same sentence."""
    start = max(note.sentence(max(first - 1, 0)).start, first - far)
    return any(is_a(token, "enfant", note.lang) for token in note.tokens[start:first])


def _following(note: Note, last: int) -> str:
    """The characters after a token, up to the next one."""
    end = note.tokens[last + 1].start if last + 1 < len(note.tokens) else len(note.text)
    return note.text[note.tokens[last].end : end]


def _ends(note: Note, index: int, lexicon: Lexicon) -> bool:
    """Nothing is counted: the clause ends, or a function word follows (« the little one 4 has… »)."""
    if index >= len(note.tokens) or note.tokens[index].new_clause:
        return True
    token = note.tokens[index]
    return token.stop[note.lang] and token.word not in OF and number(token, lexicon, note.lang) is None


def _twins(note: Note, first: int) -> bool:
    words = {token.word for token in note.tokens[max(0, first - 2) : first]}
    return bool(words & {"jumeau", "jumeaux", "jumelles", "twins", "twin"})
