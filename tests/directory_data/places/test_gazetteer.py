"""What people type for a place, and what they must get."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory_data.errors import AmbiguousPlace, UnknownPlace
from directory_data.folding import fold
from directory_data.places import Place, gazetteer
from directory_data.places.shores import same_shore

GAZETTEER = gazetteer()


def find(text: str) -> Place:
    return GAZETTEER.find(text)


@pytest.mark.parametrize("place", GAZETTEER.all(), ids=lambda place: place.id)
def test_every_place_answers_to_its_name_however_it_is_typed(place: Place) -> None:
    typed = fold(place.name).replace("saint ", "st ").replace("sainte ", "ste ")
    for text in (place.name, place.name.upper(), fold(place.name), typed, typed.replace(" ", "-")):
        assert find(text).id == place.id


def test_the_four_mrc_are_whole() -> None:
    ours = [place for place in GAZETTEER.all() if place.code and place.kind != "sector"]
    assert sum(place.kind == "municipality" for place in ours) == 49
    assert sum(place.kind == "territory" for place in ours) == 3
    assert {place.mrc for place in ours} == {"Rimouski-Neigette", "Les Basques", "Témiscouata", "La Matanie"}


def test_ids_are_unique_ascii_slugs() -> None:
    ids = [place.id for place in GAZETTEER.all()]
    assert len(set(ids)) == len(ids)
    assert all(
        place_id.isascii() and place_id == place_id.lower() and " " not in place_id for place_id in ids
    )


@pytest.mark.parametrize(
    ("typed", "place_id"),
    [
        ("Squattec", "saint-michel-du-squatec"),
        ("squatec", "saint-michel-du-squatec"),
        ("Degelie", "degelis"),
        ("degleis", "degelis"),
        ("rimousky", "rimouski"),
        ("rimou", "rimouski"),
        ("trois pistole", "trois-pistoles"),
        ("tois-pistoles", "trois-pistoles"),
        ("Temiscouata sur le lac", "temiscouata-sur-le-lac"),
        ("kabano", "temiscouata-sur-le-lac--cabano"),
        ("poenegamook", "pohenegamook"),
        ("ste rita", "sainte-rita"),
        ("st eloy", "saint-eloi"),
        ("Saint-Françoise", "sainte-francoise"),
        ("st-jean de dieu", "saint-jean-de-dieu"),
        ("saintjeandedieu", "saint-jean-de-dieu"),
        ("St-Louis du Ha Ha", "saint-louis-du-ha-ha"),
        ("le bic", "rimouski--le-bic"),
        ("Bic", "rimouski--le-bic"),
        ("bik", "rimouski--le-bic"),
        ("méchins", "les-mechins"),
        ("l’isle verte", "l-isle-verte"),
        ("isle verte", "l-isle-verte"),
        ("rivière du lou", "riviere-du-loup"),
        ("NDL", "temiscouata-sur-le-lac--notre-dame-du-lac"),
        ("ville de Matane", "matane"),
        ("Rimouski, QC", "rimouski"),
        ("st fabien", "saint-fabien"),
        ("st fabien sur", "saint-fabien--saint-fabien-sur-mer"),
        ("saint-fabien sur me", "saint-fabien--saint-fabien-sur-mer"),
        ("Saint-Guy", "lac-des-aigles--saint-guy"),
    ],
)
def test_names_are_understood_as_thumbs_type_them(typed: str, place_id: str) -> None:
    assert find(typed).id == place_id


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("squattec", "Squatec"),
        ("cabano", "Cabano"),
        ("saint simon", "Saint-Simon"),
        ("ndl", "Notre-Dame-du-Lac"),
    ],
)
def test_a_place_is_shown_as_people_call_it(typed: str, shown: str) -> None:
    assert find(typed).name == shown


@pytest.mark.parametrize(
    "town", ["Rivière-du-Loup", "Mont-Joli", "Amqui", "La Pocatière", "Métis-sur-Mer", "Rivière-Ouelle"]
)
def test_towns_beyond_the_border_are_outside(town: str) -> None:
    place = find(town)
    assert (place.kind, place.mrc, place.code) == ("outside", None, None)


def test_saint_guy_is_in_temiscouata_since_the_merger() -> None:
    place = find("st-guy")
    assert (place.municipality, place.code, place.mrc) == ("Lac-des-Aigles", "13062", "Témiscouata")


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("saint fabian", ("Saint-Fabien", "Saint-Fabien-sur-Mer")),
        ("st-jean", ("Saint-Jean-de-Dieu", "Saint-Jean-de-la-Lande", "Saint-Jean-de-Cherbourg")),
        ("G0L 4K0", ("Trois-Pistoles", "Notre-Dame-des-Neiges")),
        ("Les Basques", ("Trois-Pistoles", "Saint-Jean-de-Dieu", "Notre-Dame-des-Neiges", "Saint-Mathieu-de-Rioux", "Saint-Clément")),
    ],
)  # fmt: skip
def test_a_text_that_fits_several_places_is_asked_back(typed: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousPlace) as asked:
        find(typed)
    assert asked.value.candidates == candidates


@pytest.mark.parametrize(
    "typed", ["Témiscouata", "La Matanie", "Rimouski-Neigette", "MRC des Basques", "G0L", "temi"]
)
def test_a_region_is_never_taken_for_a_village(typed: str) -> None:
    with pytest.raises(AmbiguousPlace) as asked:
        find(typed)
    assert 4 <= len(asked.value.candidates) <= 6
    assert all(find(name) for name in asked.value.candidates)


def test_the_town_of_temiscouata_offers_both_its_sectors() -> None:
    with pytest.raises(AmbiguousPlace) as asked:
        find("Témiscouata")
    assert asked.value.candidates[:2] == ("Témiscouata-sur-le-Lac", "Notre-Dame-du-Lac")


@pytest.mark.parametrize(
    ("typed", "place_id"),
    [
        ("G5L 1A1", "rimouski"),
        ("g4w3a2", "matane"),
        ("G0L 4H0", "saint-michel-du-squatec"),
        ("G0L 1X0", "temiscouata-sur-le-lac--notre-dame-du-lac"),
        ("G0L-1B0", "rimouski--le-bic"),
        ("G0L 2P0", "saint-cyprien"),
    ],
)
def test_postal_codes_lead_to_their_place(typed: str, place_id: str) -> None:
    assert find(typed).id == place_id


@pytest.mark.parametrize(
    "typed",
    ["G0L 9Z9", "H2X 1Y4", "", "   ", "x" * 100_000, "🤷", "99 999", "saint", "Saint-Félicien", "Paris"],
)
def test_what_is_unknown_is_said(typed: str) -> None:
    with pytest.raises(UnknownPlace) as unknown:
        find(typed)
    assert len(unknown.value.text) <= 80


def test_an_unknown_name_comes_with_suggestions() -> None:
    assert "Sainte-Félicité" in GAZETTEER.suggest("Saint-Félicien")
    assert GAZETTEER.suggest("skwatec", 1) == ("Squatec",)
    assert GAZETTEER.suggest("") == ()


@pytest.mark.parametrize(
    "typed", ["48,45 -68,53", "48.45, -68.53", "48.4512 68.5311", "48° 27' N, 68° 31' 48\" O"]
)
def test_typed_coordinates_are_rounded_and_tied_to_a_village(typed: str) -> None:
    place = find(typed)
    assert (place.kind, place.name, place.node) == ("point", "près de Rimouski", "rimouski")
    assert place.point == (48.45, -68.53)
    assert place.id == "point--4845n-6853w"
    assert GAZETTEER.by_id(place.id) == place


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("47.87 -68.73", "près de Squatec"),
        ("48.37 -68.71", "près du Bic"),
        ("47.73 -68.65", "près d'Auclair"),
    ],
)
def test_a_point_is_named_in_good_french(typed: str, near: str) -> None:
    assert find(typed).name == near


def test_a_point_on_the_east_shore_of_the_lake_never_hangs_on_the_west_shore() -> None:
    # 4.5 km from Notre-Dame-du-Lac as the crow flies, 40 km by road.
    assert find("47.64, -68.76").node == "saint-juste-du-lac"


@pytest.mark.parametrize(
    "north",
    ["49.22, -68.15", "48.74, -69.08", "48.35, -69.40", "48.14, -69.71", "49.32, -67.60", "47.65, -70.15"],
)
def test_the_north_shore_has_no_village_of_ours(north: str) -> None:
    with pytest.raises(UnknownPlace):
        find(north)


def test_no_village_stands_in_the_water() -> None:
    rimouski = find("Rimouski")
    ours = [
        place for place in GAZETTEER.all() if place.mrc in ("Rimouski-Neigette", "La Matanie", "Les Basques")
    ]
    assert all(same_shore(rimouski.point, place.point) for place in ours)


@given(st.text(max_size=120))
def test_any_text_is_answered_or_refused_politely(text: str) -> None:
    with suppress(UnknownPlace, AmbiguousPlace):
        assert GAZETTEER.find(text).id


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(UnknownPlace):
        GAZETTEER.by_id("atlantis")
