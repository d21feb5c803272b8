"""Joins the exchange of directories and the vocabulary: an imported service whose needs nobody coded gets inferred ones."""

from __future__ import annotations

from directory_data.exchange.importing import Tag
from directory_data.hsds.documents import Json
from directory_data.hsds.ids import uid
from directory_data.hsds.terms import NEEDS, term_id
from directory_data.vocabulary import Vocabulary
from matcher import Tagger

INFERRED = "inferred"


def tag_with(vocabulary: Vocabulary) -> Tag:
    """A function that adds inferred needs to a service that has none; « inferred 0.72 » is their value."""
    tagger = Tagger(vocabulary)

    def tag(service: Json) -> Json:
        attributes = service.get("attributes", [])
        if any(item.get("link_type") == NEEDS for item in attributes):
            return service
        texts = (service.get(field, "") for field in ("name", "alternate_name", "description"))
        found = [_inferred(service["id"], code, sure) for code, sure in tagger.tags(texts)]
        return {**service, "attributes": [*attributes, *found]} if found else service

    return tag


def _inferred(owner: str, code: str, sure: float) -> Json:
    return {
        "id": uid("attribute", owner, NEEDS, code),
        "taxonomy_term_id": term_id(NEEDS, code),
        "link_type": NEEDS,
        "value": f"{INFERRED} {sure:.2f}",
        "label": code,
    }
