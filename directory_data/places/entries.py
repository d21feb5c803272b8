"""The reference tables of names, read into entries: one per name, several per place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from directory_data.errors import BadRecord
from directory_data.places.names import words
from directory_data.places.place import Place, slug
from directory_data.reference_tables import Row, number, rows

MUNICIPALITIES = "municipalities.csv"
ALIASES = "aliases.csv"
POSTAL_CODES = "postal_codes.csv"
LARGEST = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One name. `place` carries it as display name; None when the name stands for several places.

    stands_for: the display names an ambiguous name may mean, most populous first. population: of the
    municipality, 0 when unknown. own: the place's own name. usual: what people say rather than that.
    """

    name: str
    words: tuple[str, ...]
    place: Place | None
    population: int = 0
    stands_for: tuple[str, ...] = ()
    own: bool = False
    usual: bool = False

    @property
    def node(self) -> str:
        """The road node it leads to; an ambiguous name leads nowhere else can."""
        return self.place.node if self.place else self.name


def load_entries() -> tuple[Entry, ...]:
    """Every name, the places' own first. Raises BadRecord when a table cannot be read."""
    known = {entry.name: entry for entry in _municipalities()}
    regions = tuple(_regions(known.values()))
    aliases = list(rows(ALIASES, "name", "of", "kind", "lat", "lon", "node", "source"))
    for line, row in aliases:
        if row["kind"] == "sector":
            known[row["name"]] = _sector(line, row, known)
    others = [_alias(line, row, known) for line, row in aliases if row["kind"] != "sector"]
    return (*known.values(), *others, *regions)


def load_postal_codes() -> dict[str, tuple[str, ...]]:
    """Place names by postal code ("G0L 4K0") or area ("G5L"), most populous first. Raises BadRecord."""
    return {row["code"]: tuple(row["places"].split(";")) for _, row in rows(POSTAL_CODES, "code", "places")}


def _municipalities() -> Iterator[Entry]:
    """Municipalities, territories and towns beyond the border."""
    for line, row in rows(MUNICIPALITIES, "name", "kind", "code", "mrc", "population", "lat", "lon", "node"):
        name, place_id = row["name"], slug(row["name"])
        lat, lon = _point(MUNICIPALITIES, line, row)
        node = row["node"] or place_id
        code, mrc = row["code"] or None, row["mrc"] or None
        place = Place(place_id, name, row["kind"], name, code, mrc, lat, lon, node)
        yield Entry(name, words(name), place, int(row["population"] or 0), own=True)


def _sector(line: int, row: Row, known: dict[str, Entry]) -> Entry:
    """A sector or hamlet: a place of its own inside its municipality."""
    whole = _known(ALIASES, line, row["of"], known)
    lat, lon = _point(ALIASES, line, row)
    sector_id = f"{whole.id}--{slug(row['name'])}"
    node = row["node"] or sector_id
    place = replace(whole, id=sector_id, name=row["name"], kind="sector", lat=lat, lon=lon, node=node)
    return Entry(row["name"], words(row["name"]), place, own=True)


def _alias(line: int, row: Row, known: dict[str, Entry]) -> Entry:
    """Another name of a place, or a name that may mean several."""
    name = row["name"]
    if row["kind"] == "ambiguous":
        return Entry(name, words(name), None, stands_for=tuple(row["of"].split(";")))
    place = _known(ALIASES, line, row["of"], known)
    said = place if row["source"] == "variante" else replace(place, name=name)
    population = known[row["of"]].population
    return Entry(said.name, words(name), said, population, usual=row["source"] == "nom usuel")


def _regions(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The MRC by name: too wide for a place, each stands for its largest municipalities."""
    members: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.place and entry.place.mrc:
            members[entry.place.mrc].append(entry)
    for mrc, towns in members.items():
        largest = sorted(towns, key=lambda entry: -entry.population)[:LARGEST]
        yield Entry(mrc, words(mrc), None, stands_for=tuple(entry.name for entry in largest))


def _known(table: str, line: int, name: str, known: dict[str, Entry]) -> Place:
    entry = known.get(name)
    if entry is None or entry.place is None:
        raise BadRecord(table, f"line {line}", f"no such place: {name!r}", "Write its official name.")
    return entry.place


def _point(table: str, line: int, row: Row) -> tuple[float, float]:
    return number(table, line, row["lat"]), number(table, line, row["lon"])
