"""What must not count: refused, past, hypothetical, said of someone else, or plainly denied.

A cue reaches what follows it (or what precedes it, as the table says) inside its sentence, up to a word of
contrast (« mais ») or a comma that does not carry on a list. A cue inside an expression is part of it:
« veut pus aller à l'école » refuses nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from directory_data.vocabulary import Cue, NeedType
from matcher.understanding.expressions import Sign
from matcher.understanding.lexicon import Lexicon
from matcher.understanding.phrases import Found
from matcher.understanding.tokens import Note

KINDS = frozenset({"refusal", "past", "hypothetical", "someone_else"})
NE = frozenset({"n", "ne"})
FARTHEST = 30
BEFORE_HER_NEED = 3
CARRY_ON = frozenset({"ni", "ou", "et", "de", "des", "du", "d", "nor", "or", "and"})
BESIDE = frozenset({"chez", "avec", "a", "pour", "par", "de", "d", "with", "to", "at", "for", "qui"})

Reaches = dict[int, list[tuple[frozenset[int], range]]]


def split(
    signs: Sequence[Sign],
    note: Note,
    cues: Sequence[Found[Cue]],
    lexicon: Lexicon,
    needs: dict[str, NeedType],
) -> tuple[list[Sign], list[Sign]]:
    """Signs that count, signs that do not."""
    reaches = _reaches(note, cues, lexicon, KINDS)
    refused = {sign for sign in signs if _is_void(sign, reaches, note, lexicon, needs[sign.need].said_of)}
    void: dict[tuple[str, int], set[frozenset[int]]] = defaultdict(set)
    for sign in refused:
        for index in sign.tokens:
            void[sign.need, index].add(frozenset(sign.tokens))
    refused |= {sign for sign in signs if _inside(sign, void.get((sign.need, sign.tokens[0]), ()))}
    return [sign for sign in signs if sign not in refused], [sign for sign in signs if sign in refused]


def silenced(note: Note, cues: Sequence[Found[Cue]], lexicon: Lexicon) -> frozenset[int]:
    """The tokens a cue makes void: they are not said of this family, now. The cue's own tokens are not."""
    reaches = _reaches(note, cues, lexicon, KINDS)
    return frozenset(index for index, over in reaches.items() if any(index not in cue for cue, _ in over))


def declined(
    void: Sequence[Sign], note: Note, cues: Sequence[Found[Cue]], lexicon: Lexicon
) -> frozenset[str]:
    """Of the needs that do not count, those the family itself says no to (« veut pas de… », « a déjà »)."""
    reaches = _reaches(note, cues, lexicon, frozenset({"refusal"}))
    return frozenset(sign.need for sign in void if _reached(sign.tokens, reaches))


def _is_void(sign: Sign, reaches: Reaches, note: Note, lexicon: Lexicon, said_of: str) -> bool:
    denial = said_of == "trouble" and denied(sign.tokens, note, lexicon)
    return denial or _reached(sign.tokens, reaches) or _ne_pas(sign.tokens, note, lexicon)


def _inside(sign: Sign, others: Iterable[frozenset[int]]) -> bool:
    """Once « idées suicidaires » is denied, the « suicidaires » in it is too."""
    own = frozenset(sign.tokens)
    return any(own < other for other in others)


def denied(tokens: Sequence[int], note: Note, lexicon: Lexicon) -> bool:
    """A negation stands just before, function words aside: « pas de dettes », « no bruises »."""
    index = min(tokens) - 1
    if note.tokens[min(tokens)].new_clause:
        return False
    while index >= 0:
        token = note.tokens[index]
        if lexicon.has("denial", token.word, note.lang):
            return True
        if token.new_clause or not token.stop[note.lang]:
            return False
        index -= 1
    return False


def _ne_pas(tokens: Sequence[int], note: Note, lexicon: Lexicon) -> bool:
    """« n'allaite pas »: both halves of the negation stand around the words, outside them."""
    before, after = min(tokens) - 1, max(tokens) + 1
    if before < 0 or after >= len(note.tokens) or note.tokens[after].new_clause:
        return False
    return note.tokens[before].word in NE and lexicon.has("denial", note.tokens[after].word, note.lang)


def _reached(tokens: Sequence[int], reaches: Reaches) -> bool:
    first, last = min(tokens), max(tokens)
    return any(last < reach.stop and not cue.issubset(tokens) for cue, reach in reaches.get(first, ()))


def _reaches(note: Note, cues: Sequence[Found[Cue]], lexicon: Lexicon, kinds: frozenset[str]) -> Reaches:
    """For each token, the cues that reach it: (tokens of the cue, tokens it makes void, its own among them)."""
    said = {
        (found.tokens, found.payload.kind == "someone_else", found.payload.value == "before")
        for found in cues
        if found.payload.kind in kinds and _applies(found.payload, found.tokens, found.skipped, note)
    }
    reaches: Reaches = defaultdict(list)
    for tokens, someone, before in sorted(said):
        start = _start(note, tokens[0], lexicon) if before else tokens[0]
        stop = tokens[-1] + 1 if before else _end(note, tokens[-1], lexicon, someone)
        for index in range(start, stop):
            reaches[index].append((frozenset(tokens), range(start, stop)))
    return reaches


def refused(tokens: Sequence[int], anywhere: bool, no: Reaches) -> bool:
    """Whether a refusal takes a word of these tokens (« pas besoin de bouffe » is not « pas de bouffe »), or,
    when `anywhere`, stands before them."""
    taken = [(cue, reach) for cue, reach in no.get(min(tokens), ()) if anywhere or not cue.isdisjoint(tokens)]
    return _reached(tokens, {min(tokens): taken})


def refusals(note: Note, cues: Sequence[Found[Cue]], lexicon: Lexicon) -> Reaches:
    """The refusals said with a negation: « pas besoin », « veut pas », "doesn't need"."""
    plain = [f for f in cues if any(lexicon.has("denial", note.tokens[i].word, note.lang) for i in f.tokens)]
    return _reaches(note, plain, lexicon, frozenset({"refusal"}))


def _applies(cue: Cue, tokens: Sequence[int], skipped: int, note: Note) -> bool:
    """« sa voisine » only as the one spoken of; a lone « fini » only when its clause says nothing else."""
    if cue.kind == "someone_else" and _beside(note, tokens[0]):
        return False
    if cue.value == "before" and len(tokens) == 1:
        clause = (note.tokens[i] for i in note.clause(tokens[0]) if i != tokens[0])
        return all(token.stop[note.lang] for token in clause)
    return not skipped or cue.kind == "past"


def _beside(note: Note, first: int) -> bool:
    """« chez sa voisine », « avec une amie »: she is where or with whom, not who."""
    return first > 0 and not note.tokens[first].new_clause and note.tokens[first - 1].word in BESIDE


def _end(note: Note, last: int, lexicon: Lexicon, someone: bool) -> int:
    """Where the reach of a cue stops; « sa voisine aurait besoin de… » goes on past her « besoin »."""
    stop = min(note.sentence(last).stop, last + FARTHEST)
    for index in range(last + 1, stop):
        token = note.tokens[index]
        if token.new_clause and token.word not in CARRY_ON:
            return index
        hers = someone and index <= last + BEFORE_HER_NEED and lexicon.has("request", token.word, note.lang)
        if lexicon.has("contrast", token.word, note.lang) and not hers:
            return index
    return stop


def _start(note: Note, first: int, lexicon: Lexicon) -> int:
    """A backward cue set apart by a comma (« couches, pas besoin », « couches, elle en veut pas ») reaches the
    clause before it."""
    floor = max(note.sentence(first).start, first - FARTHEST)
    opening = note.clause(first).start
    apart = all(note.tokens[index].stop[note.lang] for index in range(opening, first))
    start = first
    for index in range(first - 1, floor - 1, -1):
        if lexicon.has("contrast", note.tokens[index].word, note.lang):
            return start
        start = index
        if note.tokens[index].new_clause and not (apart and index == opening):
            return start
    return start
