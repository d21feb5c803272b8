"""A directory entry → its public page. A confidential place has neither address nor town here. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from directory_data.model import Ages, Location, Service, Source
from directory_data.values import day
from directory_data.vocabulary import Vocabulary
from matcher import amounts
from matcher.index import Entry
from matcher.wording import need_label, phrase
from web.public.contact import Call, Hours, Site, calls, dated, hours, site, when
from web.public.text import Said, named, said, tell, typeset


@dataclass(frozen=True, slots=True)
class From:
    """One source: what to call it, where it is, its date in words."""

    title: str
    url: str | None
    host: str | None
    date: str


@dataclass(frozen=True, slots=True)
class ServicePage:
    """Everything the page prints, in order. `neutral`: its subject must not show in a tab or a history."""

    id: str
    neutral: bool
    title: Said
    name: Said
    organization: Said
    about: Said
    summary: Said
    lead: bool
    suspended: bool
    needs: tuple[str, ...]
    whom: tuple[Said, ...]
    area: str
    where: tuple[Said, ...]
    hours: Hours | None
    cost: Said
    cost_known: bool
    join: tuple[Said, ...]
    languages: str | None
    first_steps: str | None
    calls: tuple[Call, ...]
    site: Site | None
    email: str | None
    to_verify: tuple[Said, ...]
    sources: tuple[From, ...]
    dated: str


def service_page(entry: Entry, vocabulary: Vocabulary, now: datetime, lang: str) -> ServicePage:
    """The page of one service."""
    service = entry.service
    codes = [tag.code for tag in service.needs]
    return ServicePage(
        id=service.id,
        neutral=entry.confidential or any(vocabulary.needs[code].sensitive for code in codes),
        title=said(service.title, lang),
        name=said(service.name, lang),
        organization=named(entry.organization.name, lang),
        about=said(entry.organization.description, lang),
        summary=said(service.summary, lang),
        lead=service.standing == "lead",
        suspended=service.status == "suspended",
        needs=tuple(typeset(need_label(code, vocabulary, lang), lang) for code in codes),
        whom=_whom(service, vocabulary, lang),
        area=_area(service, lang),
        where=_where(entry, lang),
        hours=hours(service.schedule, now, lang),
        cost=said(service.cost_text, lang) if service.cost_text else Said(_cost(service, lang)),
        cost_known=service.cost != "unknown",
        join=_join(service, vocabulary, lang),
        languages=_labels("language", service.languages, vocabulary, lang),
        first_steps=_labels("low_threshold", service.low_threshold, vocabulary, lang),
        calls=calls(service, lang),
        site=site(service),
        email=service.email,
        to_verify=tuple(said(text, lang) for text in service.to_verify),
        sources=tuple(_source(source, lang) for source in service.sources),
        dated=dated(service, lang),
    )


def _whom(service: Service, vocabulary: Vocabulary, lang: str) -> tuple[Said, ...]:
    rules, lines = service.eligibility, []
    if rules.text:
        lines.append(said(rules.text, lang))
    lines.append(Said(_ages(rules.ages, lang)))
    for key, codes in (("requires", rules.requires), ("meant_for", rules.meant_for)):
        if codes:
            lines.append(Said(tell(f"service.{key}", lang, **{key: _labels(key, codes, vocabulary, lang)})))
    return tuple(lines)


def _ages(ages: Ages | str, lang: str) -> str:
    if isinstance(ages, Ages):
        return tell("service.ages", lang, ages=amounts.age_range(ages.min, ages.max, lang))
    return tell("service.ages_any" if ages == "any" else "service.ages_unknown", lang)


def _area(service: Service, lang: str) -> str:
    area = service.area
    if area.level in ("province", "region"):
        return typeset(phrase(f"serves.{area.level}", lang), lang)
    if area.level == "municipalities" and area.municipalities:
        return typeset(amounts.listed(list(area.municipalities), lang), "fr")
    return tell("service.area_mrc", lang, names=typeset(amounts.listed(list(area.mrcs), lang), "fr"))


def _where(entry: Entry, lang: str) -> tuple[Said, ...]:
    if entry.confidential:
        return (Said(tell("service.confidential", lang)),)
    return tuple(dict.fromkeys(_address(place, lang) for place in entry.locations))


def _address(place: Location, lang: str) -> Said:
    parts = [place.address or tell("service.no_address", lang), place.municipality, place.postal_code]
    return Said(typeset(", ".join(part for part in parts if part), "fr"))


def _cost(service: Service, lang: str) -> str:
    return typeset(phrase(f"cost.{service.cost}", lang), lang)


def _join(service: Service, vocabulary: Vocabulary, lang: str) -> tuple[Said, ...]:
    lines = [said(service.join_text, lang)] if service.join_text else []
    ways = None if lines else _labels("join", service.join, vocabulary, lang)
    return (*lines, Said(ways)) if ways else tuple(lines)


def _labels(kind: str, codes: tuple[str, ...], vocabulary: Vocabulary, lang: str) -> str | None:
    """« Gratuit, confidentiel et sans rendez-vous »; None for no code."""
    words = [vocabulary.label(kind, code).in_(lang) for code in codes]
    if kind != "language":
        words = [word[:1].lower() + word[1:] for word in words]
    text = amounts.listed(words, lang)
    text = text[:1].upper() + text[1:]
    return typeset(text, lang) or None


def _source(source: Source, lang: str) -> From:
    url = source.url if (source.url or "").startswith(("http://", "https://")) else None
    host = url.split("/")[2].removeprefix("www.") if url else None
    title = source.title or source.publisher or host or tell("service.source_other", lang)
    read_on = day(source.date)
    date = when(read_on, lang) if read_on else tell("service.source_undated", lang)
    return From(typeset(title, "fr"), url, host, date)
