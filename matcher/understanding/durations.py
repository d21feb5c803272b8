"""What tells an age from a duration: « 3 ans » from « depuis 3 ans », « y a 2 mois », « 2 ans d'attente »."""

from __future__ import annotations

from matcher.understanding.counts import is_a
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.tokens import Note, Token

LINKS = frozenset({"a", "ai", "age", "agee", "ages", "agees", "aged", "is", "aura", "of", "s", "turned"})
OF = frozenset({"de", "d"})
OLD = frozenset({"old", "yo"})
AT = frozenset({"a", "at"})
# Before a number, one of these names someone by an age: « le 4 ans », "her 10 year old".
ARTICLES = frozenset({"le", "la", "mon", "ma", "son", "sa", "notre", "her", "his", "my", "our"})
SAYS = frozenset({"s", "n", "ne", "se", "pas", "il", "elle", "y", "qui", "fait", "dort", "marche", "and"})
NEAR = 3
LOOK_BACK = 5


def is_age(note: Note, first: int, after: int, named: str, lexicon: Lexicon) -> bool:
    """Years are an age unless a word of duration stands beside; shorter units need a child or a link."""
    if 0 < after < len(note.tokens) and (
        note.tokens[after].word in OLD or note.tokens[after - 1].word in OLD
    ):
        return True
    if _before_birth(note, first, named, lexicon) or _thing_of(note, first, lexicon):
        return False
    if _of_child(note, first) or (named != "day" and _named_by_age(note, first, after, lexicon)):
        return True
    if _lasting(note, first, after, named, lexicon):
        return False
    beside = _near_child(note, first, after) or _alone(note, first, after)
    return beside or (named == "year" and note.lang == "fr")


def _of_child(note: Note, first: int) -> bool:
    """« bébé de 4 mois », « bb 5 mois »: the word for a child stands just before."""
    index = first - 1
    if index > 0 and note.tokens[index].word in OF and not note.tokens[first].new_clause:
        index -= 1
    broken = any(token.new_clause for token in note.tokens[index + 1 : first + 1])
    return index >= 0 and not broken and is_a(note.tokens[index], "enfant", note.lang)


def _named_by_age(note: Note, first: int, after: int, lexicon: Lexicon) -> bool:
    """« le 4 ans pitche ses jouets », « mon 18 mois »."""
    if first == 0 or note.tokens[first].new_clause or note.tokens[first - 1].word not in ARTICLES:
        return False
    before = note.tokens[first - 2].word if first > 1 else ""
    if lexicon.has("lasting_before", before, note.lang) and before not in ("pour", "for"):
        return False
    return not (after < len(note.tokens) and note.tokens[after].word in OF)


def _lasting(note: Note, first: int, after: int, named: str, lexicon: Lexicon) -> bool:
    """« depuis 3 ans », « dans 2 mois », « ça fait au moins 6 mois », « 2 ans d'attente », "3 years ago"."""
    behind = [t for t in note.tokens[after : after + 2] if not t.new_clause]
    told = [lexicon.value("lasting_after", t.word, note.lang) for t in behind]
    if any(value == "" or (value == "next" and at == 0) for at, value in enumerate(told)):
        return True
    if named != "year" and behind and behind[0].word in OF and not _near_child(note, first, after):
        return True
    before = _before(note, first, lexicon)
    return any(lexicon.has("lasting_before", t.word, note.lang) for t in before) or _ago(note, first, named)


def _before(note: Note, first: int, lexicon: Lexicon) -> list[Token]:
    """The two words before a number, and more while they only measure (« au moins »), up to a child."""
    found: list[Token] = []
    index = first
    while index > note.clause(first).start and len(found) < LOOK_BACK:
        index -= 1
        token = note.tokens[index]
        if is_a(token, "enfant", note.lang):
            break
        found.append(token)
        if len(found) >= 2 and not lexicon.has("measure", token.word, note.lang):
            break
    return found


def _ago(note: Note, first: int, named: str) -> bool:
    """« il y a 2 ans », « reçu y a 2 mois »; but « y a 8 ans » that opens a clause is how one says his age."""
    words = [token.word for token in note.tokens[max(0, first - 3) : first]]
    if words[-2:] != ["y", "a"]:
        return False
    return named != "year" or words[0] == "il" or first - 2 > note.clause(first).start


def _before_birth(note: Note, first: int, named: str, lexicon: Lexicon) -> bool:
    """« né à 32 semaines », « a perdu son bébé à 22 semaines »: how far a pregnancy went."""
    if named == "year" or first == 0 or note.tokens[first - 1].word not in AT:
        return False
    clause = note.tokens[note.clause(first).start : first - 1]
    return any(lexicon.has("born", token.word, note.lang) for token in clause)


def _thing_of(note: Note, first: int, lexicon: Lexicon) -> bool:
    """« piqûres de 12 mois », « bail de 6 mois »: the age of no one."""
    if first < 2 or note.tokens[first - 1].word not in OF or note.tokens[first - 1].new_clause:
        return False
    return lexicon.has("lasting_of", note.tokens[first - 2].word, note.lang)


def _near_child(note: Note, first: int, after: int) -> bool:
    """A word for a child just before, or just after in the same clause."""
    start = max(note.sentence(first).start, first - NEAR)
    beside = [*note.tokens[start:first], *(t for t in note.tokens[after : after + 2] if not t.new_clause)]
    return any(is_a(token, "enfant", note.lang) for token in beside)


def _alone(note: Note, first: int, after: int) -> bool:
    """« (8 mois) », « 8 mois. », « 16 mois, marche pas », « 16 mois s'assoit pas »: all its clause says, or
    its subject; or after « âgé de », « a »."""
    clause = note.clause(first)
    linked = first > clause.start and note.tokens[first - 1].word in LINKS
    if linked and note.lang == "en" and note.tokens[first - 1].word in ("is", "s"):
        linked = after >= clause.stop and is_a(note.tokens[max(0, first - 2)], "enfant", "en")
    opens = clause.start == first and (clause.stop == after or note.tokens[after].word in SAYS)
    return linked or opens
