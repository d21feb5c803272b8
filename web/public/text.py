"""The interface's sentences, as data (texts.yml), with each language's typography put in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from directory_data.model import Text

LANGS = ("fr", "en")
NBSP = "\u00a0"
FILE = Path(__file__).with_name("texts.yml")

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_UNITS = re.compile(r"(?<=\d) (?=(?:h|min|km|ans|mois|\$|%)(?!\w))")
_BEFORE = re.compile(r"[ \u00a0\u202f]+(?=[:»])")
_CLOSE = re.compile(r"[ \u00a0\u202f]+(?=[?!;](?:\s|$|»|\)))")
_MONTH = re.compile(r"\b([Dd])e (?=(?:avril|août|octobre)\b)")


class Said(NamedTuple):
    """A text and, when it is not in the page's language, the language it is in."""

    text: str
    lang: str | None = None


def typeset(text: str, lang: str) -> str:
    """No-break spaces, curly apostrophes and elisions as Québec French (or English) prints them."""
    text = _UNITS.sub(NBSP, _APOSTROPHE.sub("’", text))
    if lang == "en":
        return text
    text = _BEFORE.sub(NBSP, _CLOSE.sub("", text)).replace("« ", f"«{NBSP}")
    return _MONTH.sub(r"\1’", text)


def said(text: Text, lang: str) -> Said:
    """A directory text in `lang`; French, and said to be French, where no English was written."""
    if lang == "en" and not text.en:
        return Said(typeset(text.fr, "fr"), "fr")
    return Said(typeset(text.in_(lang), lang))


def named(name: str, lang: str) -> Said:
    """A proper name: always as the organization writes it, in French."""
    return Said(typeset(name, "fr"), None if lang == "fr" else "fr")


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    """Every sentence: key → {"fr", "en"}, typeset once."""
    data = yaml.load(FILE.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {key: {lang: typeset(both[lang], lang) for lang in LANGS} for key, both in data.items()}


def tell(key: str, lang: str, **facts: Any) -> str:
    """The sentence of `key` in `lang`, filled. Raises KeyError for a key that is not there."""
    sentence = texts()[key][lang]
    return sentence.format(**facts) if facts else sentence
