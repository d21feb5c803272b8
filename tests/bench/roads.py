"""How far the road model is from what was published: `python -m tests.bench.roads [--facts DIR]`.

Kilometres and minutes are judged apart. A figure that is a difference of motorway markers, « hors accès
local », is compared with the motorway part of our drive; the table also shows the error of the whole drive,
village to village. A pair is not independent when the length of one of its links comes from a published
measure or marker. A figure that others contradict stays in the table and out of the limit.
Exits 1 when the median is above 10 %, the worst above 25 % or Auclair–Notre-Dame-du-Lac above 15 %.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import directory_data
from directory_data.places.gazetteer import gazetteer
from directory_data.places.links import Link
from directory_data.places.roads import roads
from directory_data.reference_tables import rows

REFERENCE = Path(directory_data.__path__[0]) / "reference" / "road_checks.csv"
MEDIAN, WORST, AROUND_THE_LAKE = 10.0, 25.0, 15.0
LAKE = ("Auclair", "Notre-Dame-du-Lac")
# 60 min for 45 km is 45 km/h; the MRC publishes 31 min for the 41 km that Auclair drives on the same road.
CONTRADICTED = {
    ("Saint-Juste-du-Lac", "Notre-Dame-du-Lac", "min"): "Auclair–Notre-Dame-du-Lac : 41 km en 31 min"
}


@dataclass(frozen=True)
class Check:
    """One published figure (km or min) and ours; whole: our km village to village."""

    pair: tuple[str, str]
    unit: str
    published: float
    ours: float
    whole: float
    independent: bool

    @property
    def error(self) -> float:
        """Percent, signed."""
        return 100 * (self.ours - self.published) / self.published

    @property
    def whole_error(self) -> float:
        return 100 * (self.whole - self.published) / self.published

    @property
    def contradicted(self) -> str | None:
        return CONTRADICTED.get((*self.pair, self.unit))


def checks(file: Path) -> list[Check]:
    """Every figure of a table of published distances."""
    with file.open(encoding="utf-8") as lines:
        return [check for row in csv.DictReader(lines) for check in _checks(row)]


def _checks(row: dict[str, str]) -> Iterable[Check]:
    pair = row["de"], row["a"]
    start, end = (gazetteer().find(name) for name in pair)
    drive, links = roads().minutes(start, end), roads().links_between(start, end)
    independent = not any(_from_a_measure(link) for link in links)
    markers = "bornes" in row["type_mesure"]
    km = sum(link.km for link in links if _trunk(link)) if markers else drive.km
    yield Check(pair, "km", float(row["km_route"]), km, drive.km, independent)
    if row["minutes"]:
        yield Check(pair, "min", float(row["minutes"]), drive.minutes, drive.minutes, independent)


def _trunk(link: Link) -> bool:
    return link.start.startswith("a85-") and link.end.startswith("a85-")


def _from_a_measure(link: Link) -> bool:
    return any(
        {row["from"], row["to"]} == {link.start, link.end} and row["how"].startswith(("bornes", "mesure"))
        for _, row in rows("road_links.csv")
    )


def show(found: Sequence[Check]) -> None:
    """The table, then medians and worsts."""
    print(f"{'pair':44} {'published':>11} {'ours':>7} {'error':>8} {'whole':>8}  independent")
    for check in found:
        whole = f"{check.whole_error:+.1f} %" if check.whole != check.ours else ""
        print(
            f"{'–'.join(check.pair):44} {check.published:7.1f} {check.unit:3} {check.ours:7.1f}"
            f" {check.error:+6.1f} % {whole:>8}  {'oui' if check.independent else 'non'}"
            + (f"  contradicted by {check.contradicted}" if check.contradicted else "")
        )
    print()
    for name, part in _parts(found):
        _summary(name, [abs(check.error) for check in part])
    _summary("km, whole drives, markers too", [abs(c.whole_error) for c in found if c.unit == "km"])
    print(
        "The speed and detour of each class were set on these figures together: none is wholly independent."
    )


def _summary(name: str, errors: Sequence[float]) -> None:
    print(f"{name:34} {len(errors):3} figures, median {median(errors):4.1f} %, worst {max(errors):4.1f} %")


def _parts(found: Sequence[Check]) -> Iterable[tuple[str, list[Check]]]:
    kept = [check for check in found if not check.contradicted]
    yield "all", list(found)
    yield "without the contradicted (limit)", kept
    yield "independent", [check for check in kept if check.independent]
    yield "not independent", [check for check in kept if not check.independent]
    yield "km", [check for check in kept if check.unit == "km"]
    yield "minutes", [check for check in kept if check.unit == "min"]


def passes(found: Sequence[Check]) -> bool:
    """Whether the model keeps the contract."""
    errors = [abs(check.error) for check in found if not check.contradicted]
    lake = [abs(check.error) for check in found if check.pair == LAKE]
    return median(errors) <= MEDIAN and max(errors) <= WORST and max(lake, default=0.0) <= AROUND_THE_LAKE


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Road model against published distances")
    parser.add_argument("--facts", type=Path, help="directory holding another roads.csv")
    facts = parser.parse_args(arguments).facts
    found = checks(facts / "roads.csv" if facts else REFERENCE)
    show(found)
    return 0 if passes(found) else 1


if __name__ == "__main__":
    sys.exit(main())
