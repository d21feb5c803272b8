"""« Comment ça marche »: the policy table in plain words, read from the policy itself. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.policy import POLICY
from web.public.cards import number
from web.public.text import tell


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as people read it. weight: most points; unknown: points when not known (lost, for a door)."""

    claim: str
    why: str
    weight: str | None
    unknown: str


@dataclass(frozen=True, slots=True)
class How:
    """doors: rules that set aside; points: rules that add points, the heaviest first."""

    doors: tuple[Rule, ...]
    points: tuple[Rule, ...]
    version: str


def how(lang: str) -> How:
    """The whole policy, in `lang`."""
    doors = [_rule(name, None, -rule.unknown, lang) for name, rule in POLICY.constraints.items()]
    heavy = sorted(POLICY.preferences.items(), key=lambda pair: -pair[1].weight)
    points = [_rule(name, rule.weight, rule.weight * rule.unknown, lang) for name, rule in heavy]
    return How(tuple(doors), tuple(points), POLICY.version)


def _rule(name: str, weight: float | None, unknown: float, lang: str) -> Rule:
    most = None if weight is None else number(round(weight * 10), lang)
    return Rule(
        tell(f"claim.{name}", lang), tell(f"why.{name}", lang), most, number(round(unknown * 10), lang)
    )
