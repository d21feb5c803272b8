"""The policy is a table: every rule has its line, its claim and its reason."""

from __future__ import annotations

from matcher import constraints, features
from matcher.phrases import PHRASES
from matcher.policy import POLICY


def test_every_rule_has_its_line_and_every_line_its_rule() -> None:
    assert {rule.__name__ for rule in constraints.RULES} == set(POLICY.constraints)
    assert {rule.__name__ for rule in features.RULES} == set(POLICY.preferences)


def test_every_rule_explains_itself() -> None:
    for rule in (*constraints.RULES, *features.RULES):
        assert rule.__doc__
    assert all(line.why for line in (*POLICY.constraints.values(), *POLICY.preferences.values()))


def test_no_preference_can_take_points_away() -> None:
    assert all(p.weight >= 0 and 0 <= p.unknown <= 1 for p in POLICY.preferences.values())
    assert all(c.unknown >= 0 for c in POLICY.constraints.values())


def test_every_phrase_exists_in_both_languages() -> None:
    for french, english in PHRASES.values():
        assert french
        assert english
