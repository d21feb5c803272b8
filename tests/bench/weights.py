"""Are the weights of the policy the ones judged notes want? `python -m tests.bench.weights [--read] [--folds 5]`.

Development notes of ../shared/relevance, with their gold needs given as the household's, so that errors of reading
do not enter (`--read`: with the needs as read). A few knobs, each over a small grid, all monotone by construction: a
coordinate search climbs nDCG@10 from the present policy. Fitted figures flatter; the cross-validated one is what the
search would have given on notes it did not see. A knob is worth moving only where both say so, by .01 or more, and a
reason can be written beside it. The policy is edited by hand.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, reduce
from pathlib import Path
from types import MappingProxyType
from typing import Any

from matcher import Need, Profile, match
from matcher.policy import POLICY, Policy
from web.bench import vignettes
from web.bench.lines import Row, read_rows
from web.bench.runs import NOW, SHOWN, Ground
from web.bench.scoring import of_ranking

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "relevance"
# Path inside the policy, and the values tried.
KNOBS: Mapping[str, tuple[float, ...]] = {
    "role_fit.secondaire": (0.5, 0.55, 0.6, 0.65, 0.7),
    "kin_fit": (0.5, 0.65, 0.8, 1.0),
    "kin_main_work": (0.0, 0.15, 0.3, 0.45),
    "priority.2": (0.6, 0.65, 0.7, 0.75, 0.8),
    "urgency.none": (0.74, 0.82, 0.9, 1.0),
    "urgency.soon": (0.85, 0.9, 0.95, 1.0),
    "urgent_at_least.now": (0.7, 0.8, 0.9, 0.95),
    "confidence_power": (0.25, 0.5, 0.75, 1.0),
    "special_work": (1.0, 2.0, 4.0, 6.0, 8.0),
    "rarity.referral": (1.0, 2.0, 4.0),
    "constraints.household_meets_conditions.unknown": (2.0, 4.0, 6.0),
    "constraints.keeps_trust.unknown": (2.0, 4.0, 6.0, 10.0),
    "preferences.is_its_main_work.weight": (6.0, 12.0, 18.0),
    "preferences.answers_several_needs.weight": (4.0, 8.0, 12.0),
    "preferences.within_reach.weight": (14.0, 18.0, 22.0, 26.0, 30.0),
    "preferences.costs_what_family_can_pay.weight": (4.0, 8.0, 12.0),
    "preferences.open_when_family_is_free.weight": (3.0, 5.0, 8.0, 12.0),
    "preferences.speaks_family_language.weight": (8.0, 12.0, 16.0),
    "preferences.is_open_now.weight": (4.0, 8.0, 12.0),
    "preferences.is_from_here.weight": (0.0, 2.0, 4.0),
    "without_car.no": (0.2, 0.3, 0.4, 0.5, 0.6),
    "remote": (0.8, 0.9, 1.0),
}
LEAST_GAIN = 0.001
PASSES = 2
Setting = tuple[tuple[str, float], ...]


def changed(part: Any, path: str, value: float) -> Any:
    """A part of the policy with one number changed: a record's field, or a table's row."""
    head, _, rest = path.partition(".")
    if isinstance(part, Mapping):
        return MappingProxyType(
            {**part, _key(head): changed(part[_key(head)], rest, value) if rest else value}
        )
    return replace(part, **{head: changed(getattr(part, head), rest, value) if rest else value})


def present(path: str) -> float:
    """The number the policy has there now."""
    part: Any = POLICY
    for head in path.split("."):
        part = part[_key(head)] if isinstance(part, Mapping) else getattr(part, head)
    return float(part)


def _key(head: str) -> Any:
    return int(head) if head.isdigit() else head


def put(policy: Policy) -> None:
    """Make every module of the engine read this policy."""
    for name, module in list(sys.modules.items()):
        if name.startswith("matcher") and isinstance(getattr(module, "POLICY", None), Policy):
            module.POLICY = policy  # type: ignore[attr-defined]


class Trial:
    """Judged notes, asked again under other policies. Figures are kept per note, in the order of the file."""

    def __init__(self, services: Sequence[Row], rows: Sequence[Row], read: bool) -> None:
        self.services = services
        ground = Ground.of(services)
        asked = [question(row, ground, read) for row in rows]
        self.notes = list(zip(asked, vignettes.all_gold(rows), strict=True))
        self._seen: dict[Setting, list[float]] = {}
        self.harmful: dict[Setting, int] = {}

    @cache  # noqa: B019 - one trial a run
    def _ground(self, secondary: float) -> Ground:
        return Ground.of(self.services)

    def ndcg(self, setting: Setting) -> list[float]:
        """nDCG@10 of each note."""
        if setting not in self._seen:
            policy = reduce(lambda found, change: changed(found, *change), setting, POLICY)
            put(policy)
            index = self._ground(policy.role_fit["secondaire"]).index  # tags are weighed as they are indexed
            rows = [of_ranking(_shown(asked, index), gold) for asked, gold in self.notes]
            put(POLICY)
            self._seen[setting] = [row["ndcg10"] or 0.0 for row in rows]
            self.harmful[setting] = sum(bool(row["mn_rate10"]) for row in rows)
        return self._seen[setting]

    def mean(self, setting: Setting, notes: Iterable[int]) -> float:
        found = self.ndcg(setting)
        chosen = [found[i] for i in notes]
        return sum(chosen) / len(chosen)

    def climb(self, notes: Sequence[int]) -> Setting:
        """Coordinate by coordinate, from the present policy, the best setting for these notes."""
        best: dict[str, float] = {}
        for _ in range(PASSES):
            before = dict(best)
            for path, values in KNOBS.items():
                tries = [{**best, path: value} for value in values]
                scored = [(self.mean(_setting(t), notes), t) for t in tries]
                top = max(scored, key=lambda pair: pair[0])
                if top[0] > self.mean(_setting(best), notes) + LEAST_GAIN:
                    best = top[1]
            if best == before:
                break
        return _setting(best)


def question(row: Row, ground: Ground, read: bool) -> Profile:
    """The household of a note with its gold needs, or with those read."""
    asked = ground.profile(vignettes.asked(row))
    if read:
        return asked
    needs = tuple(Need(need["code"], need["priority"]) for need in row["gold_needs"])
    codes = {need.code for need in needs}
    return replace(
        asked,
        needs=needs,
        leftover=(),
        refused=tuple(code for code in asked.refused if code not in codes),
        declined=tuple(code for code in asked.declined if code not in codes),
    )


def _shown(asked: Profile, index: Any) -> list[str]:
    return [found.entry.service.id for found in match(asked, index, NOW, SHOWN).matches]


def _setting(changes: Mapping[str, float]) -> Setting:
    """Only what differs from the policy, so that equal settings are one."""
    return tuple(sorted((path, value) for path, value in changes.items() if value != present(path)))


def folds(count: int, of: int) -> list[list[int]]:
    """Notes shuffled once, always the same way, and dealt."""
    order = random.Random(7).sample(range(count), count)
    return [sorted(order[start::of]) for start in range(of)]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--directory", type=Path, default=FOLDER / "directory.jsonl")
    parser.add_argument("--vignettes", type=Path, default=FOLDER / "vignettes_dev.jsonl")
    parser.add_argument("--read", action="store_true", help="needs as read, not gold")
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()
    trial = Trial(list(read_rows(args.directory)), list(read_rows(args.vignettes)), args.read)
    notes = range(len(trial.notes))
    now = trial.mean((), notes)
    print(f"{len(notes)} notes, needs {'as read' if args.read else 'gold'}")
    print(f"present policy: nDCG@10 {now:.4f}, notes with a must_not {trial.harmful[()]}")
    print(f"\n{'knob (alone)':<50} {'now':>6}  value: change of nDCG@10")
    for path, values in KNOBS.items():
        moved = {v: trial.mean(_setting({path: v}), notes) - now for v in values}
        print(f"{path:<50} {present(path):>6}  " + "  ".join(f"{v:g}: {d:+.4f}" for v, d in moved.items()))
    fitted = trial.climb(notes)
    print(f"\nfitted on all: nDCG@10 {trial.mean(fitted, notes):.4f}, must_not {trial.harmful[fitted]}")
    print("  " + (", ".join(f"{path} {value:g}" for path, value in fitted) or "the present policy"))
    unseen = dict[int, float]()
    for number, held in enumerate(folds(len(notes), args.folds), start=1):
        setting = trial.climb([i for i in notes if i not in held])
        unseen |= {i: trial.ndcg(setting)[i] for i in held}
        print(f"  fold {number}: " + (", ".join(f"{path} {value:g}" for path, value in setting) or "-"))
    print(f"cross-validated: nDCG@10 {sum(unseen.values()) / len(unseen):.4f} (present {now:.4f})")


if __name__ == "__main__":
    main()
