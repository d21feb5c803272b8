"""The small model over a note: what it looks at, what it adds up, which words it shows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory_data.reading_model import key, reading_model
from directory_data.vocabulary import vocabulary
from matcher.understanding.features import pieces
from matcher.understanding.fusion import COLUMNS, DANGER_COLUMNS, probability
from matcher.understanding.hearing import Ear
from matcher.understanding.judge import judge, parts_of

EAR = Ear(vocabulary())
MODEL = reading_model()


def test_pieces_are_three_to_five_letters_with_their_edges() -> None:
    assert pieces("lait") == ("c<la", "clai", "cait", "cit>", "c<lai", "clait", "cait>", "c<lait", "clait>")


def test_a_refused_word_is_another_feature() -> None:
    seen = EAR.listen("veut pas de couches", None, None).seen
    assert any(token.own[0].startswith("!") for token in seen)
    assert not any(
        token.own[0].startswith("!") for token in EAR.listen("cherche des couches", None, None).seen
    )


def test_the_parts_are_the_whole_then_clauses_and_neighbours() -> None:
    note = EAR.listen("frigo vide, bébé malade. pas de char", None, None).note
    assert parts_of(note)[0] == range(len(note.tokens))
    assert {range(2), range(2, 4), range(4)} <= set(parts_of(note))


def test_the_odds_of_the_whole_are_the_sum_of_its_features() -> None:
    heard = EAR.listen("frigo vide, les enfants ont faim", None, None)
    names = [name for token in heard.seen for name in (*token.own, token.pair) if name]
    rows = [MODEL.rows[key(name)] for name in names if key(name) in MODEL.rows]
    length = np.sqrt((MODEL.lengths[rows].astype(float) ** 2).sum())
    expected = MODEL.weights[rows].sum(axis=0) / length + MODEL.bias
    opinion = judge(heard.note, heard.seen, MODEL)
    assert opinion is not None
    assert np.allclose(opinion.whole, expected, atol=1e-3)


@pytest.mark.parametrize("text", ["", "asdf qsdf", "lorem ipsum dolor", "le la de"])
def test_where_no_word_is_known_nothing_is_guessed(text: str) -> None:
    heard = EAR.listen(text, None, None)
    assert judge(heard.note, heard.seen, MODEL) is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abcé ,.'pas de lait 12", max_size=80))
def test_any_note_is_judged_and_shows_its_own_words(text: str) -> None:
    heard = EAR.listen(text, None, None)
    opinion = judge(heard.note, heard.seen, MODEL)
    if opinion is None:
        return
    assert (opinion.best >= opinion.whole - 1e-9).all()
    assert all(0 <= at < len(heard.note.tokens) for at in opinion.words(0))


@pytest.mark.parametrize(("name", "columns"), [("need", COLUMNS), ("danger", DANGER_COLUMNS)])
def test_surer_signs_never_make_a_need_less_sure(name: str, columns: tuple[str, ...]) -> None:
    weights = MODEL.joint[name]
    low, high = np.zeros((1, len(columns))), np.zeros((1, len(columns)))
    low[0, 0], high[0, 0] = -1.0, 1.0
    assert probability(high, weights, columns)[0] > probability(low, weights, columns)[0]
