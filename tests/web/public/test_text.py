"""The interface's sentences: complete in both languages, used, typeset, and true to the policy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from directory_data.vocabulary import vocabulary
from matcher import constraints, features
from matcher.policy import POLICY
from web.household import BARRIERS
from web.public.text import FILE, texts, typeset

ROOM = FILE.parent
TEMPLATES = sorted((ROOM / "templates").glob("*.html"))
KEY = re.compile(r"""\bt(?:ell)?\(\s*['"]([a-z0-9_.]+)['"]\s*[,)]""")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_sentence_a_template_asks_for_exists(template: Path) -> None:
    asked = KEY.findall(template.read_text(encoding="utf-8"))
    assert not [key for key in asked if key not in texts()]


@pytest.mark.parametrize("key", sorted(texts()))
def test_every_sentence_is_written_in_both_languages_with_the_same_blanks(key: str) -> None:
    both = texts()[key]
    assert all(both[lang].strip() for lang in ("fr", "en"))
    blanks = {lang: set(re.findall(r"\{(\w+)\}", both[lang])) for lang in ("fr", "en")}
    assert blanks["fr"] == blanks["en"]


def test_no_sentence_is_left_unused() -> None:
    code = "".join(
        p.read_text(encoding="utf-8") for p in (*ROOM.glob("*.py"), *TEMPLATES, ROOM.parent / "app.py")
    )
    unused = [
        key for key in texts() if f'"{key}"' not in code and f"'{key}'" not in code and not _built(key, code)
    ]
    assert not unused


def _built(key: str, code: str) -> bool:
    """Is it put together from its beginning (« aside.{rule} », 'car.' + car, 'home.step' + n)?"""
    starts = {key[:i] for i in range(3, len(key)) if key[i - 1] == "." or key[i].isdigit()}
    return any(re.search(rf"""['"]{re.escape(start)}(?:['"]|\{{)""", code) for start in starts)


def test_templates_hold_no_sentence_of_their_own() -> None:
    for template in TEMPLATES:
        source = template.read_text(encoding="utf-8")
        text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&\w+;", " ", source, flags=re.S)
        assert not re.findall(r"[A-Za-zÀ-ÿ]{3,}", text.replace("Passerelles", "")), template.name


@pytest.mark.parametrize("rule", [*constraints.RULES, *features.RULES], ids=lambda rule: rule.__name__)
def test_what_the_page_says_of_a_rule_is_what_the_engine_says(rule: object) -> None:
    name, claim = rule.__name__, (rule.__doc__ or "").splitlines()[0]  # type: ignore[attr-defined]
    policy = {**POLICY.constraints, **POLICY.preferences}[name]
    assert texts()[f"claim.{name}"]["en"] == typeset(claim, "en")
    assert texts()[f"why.{name}"]["fr"] == typeset(policy.why, "fr")


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("Confirmez l'adresse : le 607", "Confirmez l’adresse\u00a0: le 607"),
        ("Information de août 2023", "Information d’août 2023"),
        ("« à vérifier »", "«\u00a0à vérifier\u00a0»"),
        ("Une auto ? Oui !", "Une auto? Oui!"),
        ("de 9 h à 12 h, 30 $", "de 9\u00a0h à 12\u00a0h, 30\u00a0$"),
    ],
)
def test_french_is_printed_as_in_quebec(raw: str, printed: str) -> None:
    assert typeset(raw, "fr") == printed


@pytest.mark.parametrize("kind", ["barrier", "cost"])
def test_every_fact_a_note_can_say_has_its_words(kind: str) -> None:
    said = {cue.value for cue in vocabulary().cues if cue.kind == kind}
    assert said
    assert {value for value in said if f"fact.{kind}.{value}" not in texts()} == set()


def test_every_barrier_a_household_can_tell_has_its_words() -> None:
    assert {code for code in BARRIERS if f"fact.barrier.{code}" not in texts()} == set()
    assert set(BARRIERS) == set(vocabulary().codes("barrier"))
