"""The facts of one service, each held to its sources: a value that no known source carries is refused."""

from __future__ import annotations

from collections.abc import Callable, Collection

from directory_data import values
from directory_data.errors import BadValue
from directory_data.model import Ages, Eligibility, Location, Phone, Provenance, Schedule, Text
from directory_data.sources.curated.node import Node

_CLEANERS: dict[str, Callable[[str], str]] = {
    "url": values.url,
    "email": values.email,
    "postal_code": values.postal_code,
}


class Facts:
    """Reads facts and remembers, field by field, which sources carry them (`seen`)."""

    def __init__(self, known: Collection[str]) -> None:
        self.known = frozenset(known)
        self.seen: list[Provenance] = []

    def location(self, node: Node | None, service_id: str) -> Location | None:
        """Where the service stands; a confidential place may say nothing but that it is."""
        if node is None:
            return None
        point = node.maybe_child("point")
        location = Location(
            id=f"{service_id}@lieu",
            place=node.maybe("place"),
            municipality=node.maybe("municipality"),
            address=self.contact(node, "address"),
            postal_code=self.contact(node, "postal_code"),
            lat=point.number("lat") if point else None,
            lon=point.number("lon") if point else None,
            precision="point" if point else "village",
            confidential=node.flag("confidential") or False,
        )
        if point is not None:
            self._carried(point, "point")
        node.done()
        if location.confidential and (location.municipality or location.address or point):
            raise node.bad("confidential", "un lieu confidentiel n'a ni adresse, ni village, ni point.")
        return location

    def eligibility(self, node: Node | None) -> Eligibility:
        """Who may come; unknown when the block is absent."""
        if node is None:
            return Eligibility()
        return Eligibility(
            ages=_ages(node, node.data.pop("ages", "unknown")),
            pregnant=node.flag("pregnant"),
            requires=node.words("requires"),
            meant_for=node.words("meant_for"),
            text=self.sourced_text(node, "eligibility"),
        )

    def schedule(self, node: Node | None) -> Schedule:
        """Opening hours; unknown when the block is absent."""
        if node is None:
            return Schedule()
        osm, season = node.maybe("osm"), node.maybe("season")
        try:
            return Schedule(values.hours(osm) if osm else None, self.sourced_text(node, "hours"), season)
        except BadValue as error:
            raise node.bad("osm", str(error)) from error

    def sourced_text(self, node: Node | None, field: str) -> Text | None:
        """The `text` of a block and its sources; closes the block."""
        if node is None:
            return None
        text = node.both("text")
        if text is not None:
            self._carried(node, field)
        node.data.pop("sources", None)
        node.done()
        return text

    def phone(self, node: Node) -> Phone:
        """A number already in canonical form, so that a typing error in the file shows."""
        number, extension = node.text("number"), node.maybe("extension")
        kind, note = node.word("kind", ("voice", "text"), "voice"), node.maybe("note")
        try:
            canonical = values.phone(("texto " if kind == "text" else "") + number).number
        except BadValue as error:
            raise node.bad("number", str(error)) from error
        if canonical != number:
            raise node.bad("number", f"« {number} » s'écrit « {canonical} ».")
        self._carried(node, "phone")
        return Phone(number, extension, kind, note)

    def contact(self, node: Node, key: str) -> str | None:
        """A `{value, sources}` block cleaned by the cleaner of its kind, or None."""
        block = node.maybe_child(key)
        if block is None:
            return None
        value = block.text("value")
        try:
            canonical = _CLEANERS.get(key, str)(value)
        except BadValue as error:
            raise block.bad("value", str(error)) from error
        self._carried(block, key)
        return canonical

    def _carried(self, node: Node, field: str) -> None:
        ids = node.words("sources")
        if not ids or not set(ids) <= self.known:
            raise node.bad("sources", "aucune source connue ne porte cette valeur.", "Citez-en une.")
        self.seen.append(Provenance(field, ids))
        node.done()


def _ages(node: Node, value: object) -> Ages | str:
    if value in ("any", "unknown"):
        return str(value)
    if not isinstance(value, dict) or set(value) != {"min", "max", "of"}:
        raise node.bad("ages", "devrait être any, unknown ou {min, max, of} en mois.")
    low, high = value["min"], value["max"]
    if not isinstance(low, int) or (high is not None and (not isinstance(high, int) or high <= low)):
        raise node.bad("ages", f"de {low} à {high} mois : bornes impossibles.")
    return Ages(low, high, str(value["of"]))
