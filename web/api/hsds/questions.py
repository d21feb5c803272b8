"""Parameters → the Question asked of the documents."""

from __future__ import annotations

from directory_data.errors import AmbiguousPlace, UnknownPlace
from directory_data.hsds.columns import plain
from directory_data.hsds.pages import Question
from directory_data.places import Gazetteer, Place
from web.api.parameters import Read
from web.api.problems import Problem, unknown_place

EVERYWHERE = ("quebec", "bas saint laurent")


def question(kind: str, values: Read, places: Gazetteer) -> Question:
    """The question these parameters ask. Raises Problem for a place nobody knows."""
    of_terms = kind == "taxonomy_term"
    postcode, metres = values.get("postcode"), values.get("proximity")
    place = _place(postcode, places) if postcode else None
    if metres and place is None:
        raise Problem(
            404,
            "Aucun lieu d'où mesurer : « proximity » demande « postcode ».",
            "No place to measure from: “proximity” needs “postcode”.",
            "proximity",
        )
    return Question(
        kind,
        words=tuple(plain(values.get("search", "")).split())[:12],
        term=values.get("taxonomy_term_id"),
        taxonomy=None if of_terms else values.get("taxonomy_id"),
        of_taxonomy=values.get("taxonomy_id") if of_terms else None,
        organization=values.get("organization_id"),
        modified_after=values.get("modified_after"),
        parent=values.get("parent_id"),
        top_only=values.get("top_only", False),
        near=(place.point, float(metres)) if place and metres else None,
        areas=_areas(place) if place and not metres else (),
    )


def _place(text: str, places: Gazetteer) -> Place | None:
    if not text.strip():
        return None
    try:
        return places.find(text)
    except (UnknownPlace, AmbiguousPlace) as error:
        raise unknown_place(error, "postcode") from error


def _areas(place: Place) -> tuple[str, ...]:
    """Every territory whose service reaches this place: its municipality, its MRC, the region, the province."""
    own = (place.municipality, place.mrc)
    return tuple(dict.fromkeys([*(plain(name) for name in own if name), *EVERYWHERE]))
