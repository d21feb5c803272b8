"""The training: a small corpus is learned, what it learns is what it was told, and twice gives the same."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory_data.corpus import corpus, parse
from directory_data.reading_model import LEVELS, dumps, key, loads, reading_model
from directory_data.vocabulary import vocabulary
from matcher.training.__main__ import fingerprint
from matcher.training.calibration import reliability
from matcher.training.joint import danger_weights
from matcher.training.linear import fit, levelled
from matcher.training.lines import labels_of, lines, says
from matcher.understanding.fusion import DANGER_COLUMNS, probability

TEXTS = [["wfrigo", "wvid"], ["wfrigo"], ["wcouch", "wbebe"], ["wcouch"], ["wchien"], ["wfrigo", "wbebe"]] * 4
LABELS = ("ESS-DEPAN", "ESS-COUCHES")


def learned() -> bytes:
    truths = [["wfrigo" in text for text in TEXTS], ["wcouch" in text for text in TEXTS]]
    return dumps(fit(TEXTS, truths, LABELS, workers=1), "v", {})


def test_a_word_said_of_a_need_weighs_for_it_and_against_the_other() -> None:
    model = loads(learned())
    food, diapers = model.weights[model.rows[key("wfrigo")]]
    assert food > 0 > diapers


def test_the_same_lines_give_the_same_model() -> None:
    assert learned() == learned()


def test_lines_nobody_judged_are_left_out() -> None:
    truths = [[None if "wchien" in text else "wfrigo" in text for text in TEXTS]]
    model = loads(dumps(fit(TEXTS, truths, ("@food",), workers=1), "v", {}))
    assert key("wchien") not in model.rows or model.weights[model.rows[key("wchien")], 0] == 0


def test_marked_words_teach_their_own_need() -> None:
    example = parse(
        "ESS-DEPAN SAN-VUE\t[frigo vide]ESS-DEPAN, [lunettes cassées]SAN-VUE", "x:1", vocabulary().needs
    )
    found = [(line.text, line.needs) for line in lines([example], vocabulary())[:3]]
    assert found[1:] == [("frigo vide", ("ESS-DEPAN",)), ("lunettes cassées", ("SAN-VUE",))]


def test_danger_is_not_known_where_nobody_looked() -> None:
    first, *others = lines([parse("@food ESS-DEPAN\trien à soir", "x:1", vocabulary().needs)], vocabulary())
    assert says(first, "@food") is True
    assert says(first, "@roof") is False
    assert says(next(line for line in others if line.danger is None), "@food") is None


def test_labels_are_the_needs_then_the_dangers() -> None:
    labels = labels_of(vocabulary(), ("food",))
    assert labels[-1] == "@food"
    assert list(labels[:-1]) == sorted(vocabulary().needs)


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=200))
def test_levels_keep_the_order_of_weights(weights: list[float]) -> None:
    worth, level = levelled(np.array(weights))
    assert len(worth) == LEVELS
    assert level.max() < LEVELS
    by_weight = np.array(level)[np.argsort(weights, kind="stable")]
    assert all(low <= high for low, high in pairwise(by_weight.tolist()))


def test_the_reliability_table_says_what_was_said_and_what_was_right() -> None:
    sure, right = (
        np.array([0.85] * 10 + [0.3] * 10),
        np.array([True] * 8 + [False] * 2 + [True] * 3 + [False] * 7),
    )
    table = [line.split() for line in reliability(sure, right)]
    assert table == [["0.30", "0.30", "10"], ["0.85", "0.80", "10"]]


def test_the_floor_of_danger_prefers_an_alarm_to_a_miss() -> None:
    table = np.zeros((40, len(DANGER_COLUMNS)))
    table[:, 0] = np.linspace(-3, 3, 40)
    truth = table[:, 0] + np.tile([0.9, -0.9], 20) > 0.5
    found = danger_weights(table, truth)
    heard = probability(table, found, DANGER_COLUMNS) >= found["floor"]
    assert (truth & ~heard).sum() <= (heard & ~truth).sum()


@pytest.mark.parametrize("name", ["need", "danger"])
def test_the_model_carries_its_joint_weights(name: str) -> None:
    assert "bias" in reading_model().joint[name]


def test_the_model_is_of_todays_corpus() -> None:
    """Else: python -m matcher.training."""
    assert reading_model().version == fingerprint(corpus(vocabulary().needs))
