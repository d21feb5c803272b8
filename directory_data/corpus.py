"""The corpus of example notes (`reference/corpus/*.tsv`): what the small reading model is trained on.

The format and how a code is given: `reference/corpus/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from directory_data.errors import BadRecord
from directory_data.vocabulary import DANGERS

MARKED = re.compile(r"\[([^\[\]]+)\]([A-Z]{3}-[A-Z]+)")
NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Example:
    """One line. needs: codes, the one the family would be called back for first. danger: kinds.

    not_needs, not_danger: what it could be taken for and is not. maybe: needs not said that a careful worker would
    have in mind. marked: (code, the words that say it). where: « file:line ».
    """

    text: str
    needs: tuple[str, ...]
    danger: tuple[str, ...]
    not_needs: tuple[str, ...]
    not_danger: tuple[str, ...]
    maybe: tuple[str, ...]
    marked: tuple[tuple[str, str], ...]
    where: str


def corpus(codes: Container[str]) -> tuple[Example, ...]:
    """Every example, by file then line. codes: the needs that exist. Raises BadRecord (file, line, how to mend)."""
    folder = files("directory_data") / "reference" / "corpus"
    tables = sorted((f for f in folder.iterdir() if f.name.endswith(".tsv")), key=lambda f: f.name)
    return tuple(example for table in tables for example in _read(table, codes))


def weighing_notes(codes: Container[str]) -> tuple[Example, ...]:
    """Whole notes by another writer than the corpus: how far to believe what was learned. Raises BadRecord."""
    return tuple(_read(files("directory_data") / "reference" / "weighing_notes.tsv", codes))


def _read(table: Traversable, codes: Container[str]) -> Iterator[Example]:
    for at, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            yield parse(line, f"{table.name}:{at}", codes)


def parse(line: str, where: str, codes: Container[str]) -> Example:
    """« ESS-DEPAN !ESS-CUISINE<TAB>frigo vide, veut pas de cours » → an Example. Raises BadRecord."""
    said, tab, text = line.partition("\t")
    if not tab or not text.strip() or "\t" in text:
        raise BadRecord(
            "corpus", where, "one tab stands between the codes and the text", "Write codes<TAB>text."
        )
    words = said.split()
    for word in words:
        if word != NOTHING and not _known(word, codes):
            raise BadRecord(
                "corpus", where, f"{word!r} is no code", "Write a code of needs.csv or a danger kind."
            )
    marked = tuple((m[2], m[1].strip()) for m in MARKED.finditer(text))
    plain = MARKED.sub(r"\1", text).strip()
    if "[" in plain or "]" in plain or any(code not in words for code, _ in marked):
        raise BadRecord(
            "corpus", where, "a bracket without its code", "Write [words]CODE, CODE among the codes."
        )
    kept = [word for word in words if word[0] not in "!?" and word != NOTHING]
    denied = [word[1:] for word in words if word.startswith("!")]
    maybe = tuple(word[1:] for word in words if word.startswith("?"))
    return Example(plain, *_split(kept), *_split(denied), maybe, marked, where)


def _known(word: str, codes: Container[str]) -> bool:
    code = word.lstrip("!?")
    return code[1:] in DANGERS if code.startswith("@") else code in codes


def _split(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(needs, danger kinds)."""
    needs = tuple(dict.fromkeys(w for w in words if not w.startswith("@")))
    return needs, tuple(dict.fromkeys(w[1:] for w in words if w.startswith("@")))
