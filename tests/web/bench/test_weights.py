"""The bench of the weights turns knobs that exist, one at a time, and puts them back."""

from __future__ import annotations

import pytest

from matcher import candidates
from matcher.policy import POLICY
from tests.bench.weights import KNOBS, changed, folds, present, put


@pytest.mark.parametrize("path", KNOBS)
def test_a_knob_moves_one_number_and_the_present_one_is_among_its_values(path: str) -> None:
    assert present(path) in KNOBS[path]
    moved = changed(POLICY, path, 123.0)
    assert moved != POLICY
    assert changed(moved, path, present(path)) == POLICY


def test_the_engine_reads_the_policy_that_is_put() -> None:
    try:
        put(changed(POLICY, "kin_fit", 0.5))
        assert candidates.POLICY.kin_fit == 0.5
    finally:
        put(POLICY)
    assert candidates.POLICY is POLICY


def test_folds_deal_every_note_once_and_always_alike() -> None:
    dealt = folds(60, 5)
    assert sorted(note for fold in dealt for note in fold) == list(range(60))
    assert dealt == folds(60, 5)
