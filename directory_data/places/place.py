"""A place a family can live in or a service can stand in."""

from __future__ import annotations

from dataclasses import dataclass

from directory_data.folding import fold


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer, named as the person said it.

    id: ASCII slug, the same whatever name was said ("saint-michel-du-squatec" for « Squatec »,
    "rimouski--le-bic" for a sector, "point--4788n-6872w" for typed coordinates).
    kind: "municipality", "sector" (sector or hamlet with its own point), "outside" (beyond the four MRC),
    "territory" (unorganised, no village) or "point". municipality: official name. code: five-digit
    geographic code, None outside. mrc: None outside. lat, lon: decimal degrees (WGS 84) of the village,
    or of the 0.01° cell for a point. node: the node of the road graph it is reached by.
    """

    id: str
    name: str
    kind: str
    municipality: str
    code: str | None
    mrc: str | None
    lat: float
    lon: float
    node: str

    @property
    def point(self) -> tuple[float, float]:
        """(lat, lon) in decimal degrees."""
        return self.lat, self.lon


def slug(name: str) -> str:
    """ASCII identifier of a name: « Saint-Louis-du-Ha! Ha! » → "saint-louis-du-ha-ha"."""
    return fold(name).replace("'", " ").replace(" ", "-")


def near(name: str) -> str:
    """« près de » with the contractions French wants: près du Bic, près des Méchins, près d'Auclair."""
    for article, contracted in (("Le ", "du "), ("Les ", "des ")):
        if name.startswith(article):
            return f"près {contracted}{name[len(article) :]}"
    return f"près d'{name}" if fold(name[:1]) in "aeiou" else f"près de {name}"
