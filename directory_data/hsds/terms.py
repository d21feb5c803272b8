"""The coded words of the directory as HSDS taxonomies: one taxonomy a list, one term a code."""

from __future__ import annotations

from collections.abc import Iterator

from directory_data.hsds.documents import Document, Json, document
from directory_data.hsds.ids import uid
from directory_data.model import Text
from directory_data.vocabulary import Vocabulary

NEEDS = "need"
FACTS = "fact"
TAXONOMIES = {
    NEEDS: "Besoins des familles / Family needs",
    "requires": "Conditions d'accès / Conditions of access",
    "meant_for": "Personnes visées / Intended public",
    "mode": "Façons d'offrir le service / Ways of delivery",
    "join": "Façons d'entrer en contact / Ways in",
    "low_threshold": "Accès facilité / Low threshold",
    "emergency": "Urgences / Emergencies",
    "cost": "Coût / Cost",
    FACTS: "Précisions de Passerelles / Further facts of Passerelles",
}
# what HSDS has no field for, kept as the value of an attribute
FACT_TERMS = {
    "name_en": Text("Nom en anglais", "Name in English"),
    "title_en": Text("Titre en anglais", "Title in English"),
    "summary_en": Text("Description en anglais", "Description in English"),
    "kind": Text("Genre d'organisme", "Kind of organization"),
    "standing": Text("Publié ou piste à confirmer", "Published, or a lead to be confirmed"),
    "status": Text("Statut chez Passerelles", "Status at Passerelles"),
    "confidence": Text("Confiance dans la fiche", "Confidence in the record"),
    "ages_months": Text("Âges en mois, de [min, max)", "Ages in months, half-open [min, max)"),
    "pregnant": Text("Pour les femmes enceintes", "For pregnant women"),
    "read_on": Text("Date de la source la plus récente", "Date of the latest source"),
    "lead_reason": Text("Pourquoi c'est une piste", "Why it is a lead"),
    "to_verify": Text("À vérifier", "To be verified"),
    "opening_hours": Text("Heures, syntaxe OpenStreetMap", "Hours, OpenStreetMap syntax"),
    "season": Text("Saison", "Season"),
    "confidential": Text(
        "Lieu confidentiel : ni adresse ni point", "Confidential place: no address, no point"
    ),
    "place": Text("Lieu du gazetteer", "Place of the gazetteer"),
    "municipality": Text("Municipalité", "Municipality"),
    "source": Text("Source", "Source"),
    "original_id": Text("Identifiant chez la source", "Identifier at the source"),
    "eligibility": Text("Admissibilité, telle qu'écrite", "Eligibility, as written"),
    "closure": Text("Fermeture temporaire", "Temporary closure"),
    "registration": Text("Période d'inscription", "Registration window"),
    "knock_first": Text("Où frapper d'abord", "Where to knock first"),
    "exclusion": Text("Exclusion", "Exclusion"),
    "verified": Text("Champ vérifié", "Verified field"),
}


def taxonomy_id(kind: str) -> str:
    """Id of the taxonomy of this list."""
    return uid("taxonomy", kind)


def term_id(kind: str, code: str) -> str:
    """Id of the term for this code of this list."""
    return uid("taxonomy_term", kind, code)


def term_code(kind: str, code: str) -> str:
    """The code written in the term: unique among all the lists (« requires:women », « GAR-HALTE »)."""
    return code if kind == NEEDS else f"{kind}:{code}"


def term_documents(vocabulary: Vocabulary) -> Iterator[Document]:
    """Every taxonomy and every term of the vocabulary."""
    for kind, name in TAXONOMIES.items():
        yield document("taxonomy", {"id": taxonomy_id(kind), "name": name, "description": name})
    for domain, label in vocabulary.domains.items():
        yield _term(NEEDS, domain, label, label.fr)
    for need in vocabulary.needs.values():
        yield _term(NEEDS, need.code, need.label, need.definition.fr, need.domain)
    for (kind, code), label in vocabulary.labels.items():
        if kind in TAXONOMIES:
            yield _term(kind, code, label, label.in_("en"))
    for code, label in FACT_TERMS.items():
        yield _term(FACTS, code, label, label.in_("en"))


def _term(kind: str, code: str, label: Text, description: str, parent: str | None = None) -> Document:
    body: Json = {
        "id": term_id(kind, code),
        "code": term_code(kind, code),
        "name": label.fr,
        "description": description,
        "parent_id": parent and term_id(kind, parent),
        "taxonomy": TAXONOMIES[kind],
        "taxonomy_id": taxonomy_id(kind),
        "language": "fr",
    }
    return document("taxonomy_term", body)
