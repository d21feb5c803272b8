"""Folding: what a thumb types and what a map prints must meet, and spans must come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory_data.folding import fold, fold_with_map, original_span


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Saint-Éloi", "saint eloi"),
        ("L’Isle-Verte", "l'isle verte"),
        ("Saint-Louis-du-Ha! Ha!", "saint louis du ha ha"),
        ("  Pas  d´auto,\n cœur… ", "pas d'auto coeur"),
        ("'Squatec'", "squatec"),
        ("De\u0301gelis", "degelis"),
        ("", ""),
        ("!?'", ""),
    ],
)
def test_accents_case_and_punctuation_are_forgotten(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded, positions = fold_with_map(text)
    assert len(folded) == len(positions)
    assert list(positions) == sorted(positions)
    assert all(0 <= index < len(text) for index in positions)


@given(st.text(alphabet="aé œ'’-!\u0301B", max_size=40))
def test_a_folded_word_gives_back_the_words_that_were_typed(text: str) -> None:
    folded, positions = fold_with_map(text)
    for word in folded.replace("'", " ").split():
        at = folded.index(word)
        start, end = original_span(text, positions, at, at + len(word))
        assert word in fold(text[start:end])


def test_a_span_keeps_the_accent_typed_apart() -> None:
    text = "a\u0300 Be\u0301 !"
    folded, positions = fold_with_map(text)
    start, end = original_span(text, positions, folded.index("be"), len(folded))
    assert text[start:end] == "Be\u0301"


def test_an_empty_span_stays_empty() -> None:
    assert original_span("abc", (0, 1, 2), 1, 1) == (1, 1)
