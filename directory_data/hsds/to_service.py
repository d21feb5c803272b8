"""One HSDS service → the directory's own Service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from directory_data import values
from directory_data.errors import BadValue
from directory_data.hsds.columns import plain
from directory_data.hsds.documents import Json
from directory_data.hsds.terms import FACTS, NEEDS
from directory_data.hsds.to_hours import schedule_of
from directory_data.model import (
    MRCS,
    Ages,
    Eligibility,
    Location,
    NeedTag,
    Phone,
    Service,
    ServiceArea,
    Source,
    Text,
)
from directory_data.places import gazetteer
from directory_data.vocabulary import vocabulary

STATUS = {
    "active": "active",
    "inactive": "suspended",
    "defunct": "suspended",
    "temporarily closed": "suspended",
}
SURE = 0.7  # an inferred need read this surely is what the service is for
NO_CONTACT = "Ni téléphone, ni courriel, ni site dans la source"
_MRCS = {plain(name): name for name in MRCS}
Codes = Mapping[str, list[Json]]


@dataclass(frozen=True, slots=True)
class Around:
    """What a service's own document does not hold: who offers it, who says so and when, where."""

    organization_id: str
    source: str
    modified: str
    locations: tuple[Location, ...]


def service_of(body: Json, around: Around) -> Service:
    """The Service; a field the document does not say is not known."""
    codes: dict[str, list[Json]] = defaultdict(list)
    for item in body.get("attributes", ()):
        codes[item.get("link_type", "")].append(item)
    facts = {item["label"]: item.get("value", "") for item in codes[FACTS] if item.get("label")}
    phones = tuple(map(_phone, body.get("phones", ())))
    usable = bool(phones or body.get("url") or body.get("email"))
    name: str = body["name"]
    return Service(
        id=body["id"],
        organization_id=around.organization_id,
        name=Text(name, facts.get("name_en")),
        title=Text(body.get("alternate_name") or name, facts.get("title_en")),
        summary=Text(body.get("description") or name, facts.get("summary_en")),
        standing=facts.get("standing") or ("published" if usable else "lead"),
        status=facts.get("status") or STATUS[body["status"]],
        needs=_needs(codes),
        eligibility=_eligibility(body, codes, facts),
        area=_area(body, around.locations),
        modes=_words(codes, "mode") or (("on_site",) if around.locations and "standing" not in facts else ()),
        schedule=schedule_of(body, facts),
        cost=next(iter(_words(codes, "cost")), "unknown"),
        cost_text=_text(body.get("fees_description")),
        join=_words(codes, "join"),
        join_text=_text(body.get("application_process")),
        languages=tuple(x["code"] for x in body.get("languages", ()) if x.get("code")),
        low_threshold=_words(codes, "low_threshold"),
        emergency=_words(codes, "emergency"),
        phones=phones,
        email=body.get("email"),
        url=body.get("url"),
        to_verify=tuple(
            Text(x["value"]) for x in codes[FACTS] if x.get("label") == "to_verify" and x.get("value")
        ),
        confidence=facts.get("confidence") or "medium",
        read_on=facts.get("read_on") or (body.get("last_modified") or around.modified)[:10],
        sources=(Source(around.source, None, around.modified[:10], title=around.source),),
        provenance=(),
        rows=(),
        lead_reason=facts.get("lead_reason") or (None if usable else NO_CONTACT),
        knock_first=_text(facts.get("knock_first")),
        exclusions=tuple(
            Text(x["value"]) for x in codes[FACTS] if x.get("label") == "exclusion" and x.get("value")
        ),
    )


def _text(said: str | None) -> Text | None:
    return Text(said) if said else None


def _words(codes: Codes, kind: str) -> tuple[str, ...]:
    known = vocabulary().codes(kind)
    return tuple(dict.fromkeys(x["label"] for x in codes.get(kind, ()) if x.get("label") in known))


def _needs(codes: Codes) -> tuple[NeedTag, ...]:
    known = vocabulary().needs
    return tuple(
        NeedTag(x["label"], _role(x.get("value", "")))
        for x in codes.get(NEEDS, ())
        if x.get("label") in known
    )


def _role(said: str) -> str:
    """« inferred 0.76 » is principal when read surely enough."""
    if said.startswith("inferred "):
        return "principal" if float(said.removeprefix("inferred ")) >= SURE else "secondaire"
    return "secondaire" if said == "secondaire" else "principal"


def _eligibility(body: Json, codes: Codes, facts: Mapping[str, str]) -> Eligibility:
    pregnant = {"True": True, "False": False}.get(facts.get("pregnant", ""))
    text = _text(body.get("eligibility_description"))
    requires, meant_for = _words(codes, "requires"), _words(codes, "meant_for")
    return Eligibility(_ages(body, facts.get("ages_months")), pregnant, requires, meant_for, text)


def _ages(body: Json, said: str | None) -> Ages | str:
    """« 0-72 child » as we write it, else HSDS years, the last one included."""
    if said in ("any", "unknown"):
        return said
    if said:
        span, _, of = said.partition(" ")
        low, _, high = span.partition("-")
        return Ages(int(low), int(high) if high else None, of)
    youngest, oldest = body.get("minimum_age"), body.get("maximum_age")
    if youngest is None and oldest is None:
        return "unknown"
    top = None if oldest is None else round((oldest + 1 if float(oldest).is_integer() else oldest) * 12)
    low_months = round((youngest or 0) * 12)
    if top is not None and top <= low_months:
        return "unknown"
    return Ages(low_months, top, "child" if top is not None and top <= 18 * 12 else "adult")


def _area(body: Json, locations: tuple[Location, ...]) -> ServiceArea:
    names = [area["name"] for area in body.get("service_areas", ()) if area.get("name")]
    said = [plain(name) for name in names]
    if "quebec" in said:
        return ServiceArea("province")
    if "bas saint laurent" in said:
        return ServiceArea("region")
    if mrcs := tuple(_MRCS[name] for name in said if name in _MRCS):
        return ServiceArea("mrc", mrcs)
    if not names:
        names = [x.municipality for x in locations if x.municipality]
    return ServiceArea("municipalities", _around(names), tuple(names))


def _around(names: list[str]) -> tuple[str, ...]:
    """The MRC of these municipalities, those we know."""
    found = {_mrc_of().get(plain(name)) for name in names}
    return tuple(mrc for mrc in MRCS if mrc in found)


@cache
def _mrc_of() -> dict[str, str]:
    return {plain(place.municipality): place.mrc for place in gazetteer().all() if place.mrc}


def _phone(body: Json) -> Phone:
    extension = body.get("extension")
    said = str(int(extension)) if extension is not None else None
    kind = "text" if body.get("type") in ("text", "sms") else "voice"
    try:
        read = values.phone(("texto " if kind == "text" else "") + body["number"])
    except BadValue:
        return Phone(body["number"], said, kind, body.get("description"))
    return Phone(read.number, said or read.extension, kind, body.get("description") or read.note)
