"""The curated YAML: a raw file beside the records expected of it, and refusals that say how to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory_data.errors import BadRecord
from directory_data.model import (
    Ages,
    Eligibility,
    Location,
    NeedTag,
    Organization,
    Phone,
    Provenance,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Source,
    Text,
)
from directory_data.sources.curated.importer import read

SAMPLE = Path(__file__).parents[3] / "data" / "curated" / "maison-exemple.yaml"
S1 = Source("s1", "https://exemple.test/page", "2026-05", ("x-1",))
S2 = Source("s2", "https://exemple.test/autre", None, ("x-2", "x-3"))

ORGANIZATION = Organization(
    "maison-exemple",
    "Maison Exemple",
    "community",
    Text("Organisme inventé pour les tests.", "Organization made up for the tests."),
    ("ME",),
)
HALTE = Service(
    id="maison-exemple-halte",
    organization_id="maison-exemple",
    name=Text("Halte-garderie", "Drop-in child care"),
    title=Text("Faire garder mon enfant"),
    summary=Text("On garde votre enfant quelques heures."),
    standing="published",
    status="active",
    needs=(NeedTag("GAR-HALTE", "principal"), NeedTag("PAR-EPUISE", "secondaire")),
    eligibility=Eligibility(Ages(0, 72, "child"), False, ("low_income",), (), Text("Enfants de 0 à 5 ans")),
    area=ServiceArea("mrc", ("Témiscouata",)),
    modes=("on_site",),
    schedule=Schedule("Mo-Fr 08:30-16:30", Text("lundi au vendredi, 8 h 30 à 16 h 30")),
    cost="low",
    cost_text=Text("5 $ la demi-journée"),
    join=("call",),
    join_text=Text("Appelez la veille."),
    languages=("fr",),
    low_threshold=(),
    emergency=(),
    phones=(Phone("418 555-0101", "12"),),
    email=None,
    url="https://exemple.test/",
    to_verify=(Text("Demandez l'horaire d'été."),),
    confidence="high",
    read_on="2026-05",
    sources=(S1, S2),
    provenance=(
        Provenance("address", ("s1",)),
        Provenance("eligibility", ("s1",)),
        Provenance("hours", ("s1",)),
        Provenance("cost", ("s2",)),
        Provenance("phone", ("s1", "s2")),
        Provenance("url", ("s2",)),
    ),
    rows=("x-1", "x-2"),
)


def sample() -> str:
    return SAMPLE.read_text(encoding="utf-8")


def test_a_file_becomes_the_records_it_describes() -> None:
    records = list(read([(SAMPLE.name, sample())]))
    assert records[:4] == [
        ORGANIZATION,
        HALTE,
        Location("maison-exemple-halte@lieu", "degelis", "Dégelis", "1, rue du Test"),
        ServiceAtLocation("maison-exemple-halte", "maison-exemple-halte@lieu"),
    ]


def test_a_confidential_place_has_neither_village_nor_address_nor_point() -> None:
    place = next(r for r in read([("f", sample())]) if isinstance(r, Location) and r.confidential)
    assert (place.place, place.municipality, place.address, place.lat) == (None, None, None, None)


@pytest.mark.parametrize(
    ("change", "where", "says"),
    [
        (("kind: low", "kind: gratis"), "cost.kind", "Choisissez parmi"),
        (('number: "418 555-0101"', 'number: "555-0101"'), "phones[0].number", "dix chiffres"),
        (
            ('number: "418 555-0101"', 'number: "418-555-0101"'),
            "phones[0].number",
            "s'écrit « 418 555-0101 »",
        ),
        (("    sources: [s1, s2]\n", ""), "phones[0].sources", "aucune source"),
        (("sources: [s1, s2]", "sources: [s9]"), "phones[0].sources", "aucune source"),
        (("osm: Mo-Fr 08:30-16:30", "osm: lundi"), "hours.osm", "OpenStreetMap"),
        (
            ("{min: 0, max: 72, of: child}", "{min: 72, max: 0, of: child}"),
            "eligibility.ages",
            "bornes impossibles",
        ),
        (
            ("    confidential: true\n", "    confidential: true\n    municipality: Dégelis\n"),
            "confidential",
            "confidentiel",
        ),
        (("https://exemple.test/\n", "javascript:alert(1)\n"), "url.value", "adresse web"),
        (("  languages: [fr]\n", "  langues: [fr]\n"), "services[0]", "clé inconnue : langues"),
        (("  kind: community\n", ""), "organization.kind", "n'est pas permis"),
        (("standing: published", "standing: [published"), "ligne", "YAML"),
    ],
)
def test_a_mistake_is_refused_with_its_place_and_its_cure(
    change: tuple[str, str], where: str, says: str
) -> None:
    text = sample()
    assert change[0] in text
    with pytest.raises(BadRecord) as caught:
        list(read([("f.yaml", text.replace(change[0], change[1], 1))]))
    assert where in caught.value.where
    assert says in str(caught.value)
