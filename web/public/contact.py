"""How to reach a service and when: calls, site, hours now, date of the information. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from directory_data.model import Phone, Schedule, Service
from directory_data.values import tel_uri
from matcher import amounts
from matcher.hours import OpenState, open_state
from web.public.text import NBSP, Said, said, tell, typeset


@dataclass(frozen=True, slots=True)
class Call:
    """One number as a button: « Appeler » « 418 893-5389 » « poste 302 ».

    `who` says the same with the service's name, for people who hear the page.
    """

    verb: str
    number: str
    extension: str | None
    who: str
    uri: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A web address (http or https only) and the host to show."""

    url: str
    host: str


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours as people say them, and the state now: "open", "closed" or "unsure"."""

    text: Said | None
    state: str | None
    now: str | None


def calls(service: Service, lang: str) -> tuple[Call, ...]:
    """Every number of a service, voice first."""
    phones = sorted(service.phones, key=lambda phone: phone.kind == "text")
    return tuple(call(phone, service.name.in_(lang), lang) for phone in phones)


def call(phone: Phone, name: str, lang: str) -> Call:
    """One number, worded. A short one takes an article: « Appeler le 811 »."""
    short = phone.kind != "text" and len(phone.number) == 3
    verb = tell("call.text" if phone.kind == "text" else "call.short" if short else "call.call", lang)
    number = phone.number.replace(" ", NBSP)
    extension = tell("call.extension", lang, extension=phone.extension) if phone.extension else None
    words = " ".join(part for part in (verb, number, extension) if part)
    who = tell("call.who", lang, action=words, name=typeset(name, lang))
    return Call(verb, number, extension, who, tel_uri(phone), phone.note and typeset(phone.note, "fr"))


def site(service: Service) -> Site | None:
    """The service's site; an address with another scheme than the web's is not shown."""
    parts = urlsplit(service.url or "")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return Site(parts.geturl(), parts.hostname.removeprefix("www."))


def hours(schedule: Schedule, now: datetime, lang: str) -> Hours | None:
    """Hours when something is known of them, None otherwise."""
    text = _sentence(said(schedule.text, lang)) if schedule.text else None
    if schedule.osm is None:
        return Hours(text, None, None) if text else _season(schedule, lang)
    state = open_state(schedule.osm, now)
    word = {True: "open", False: "closed", None: "unsure"}[state.open]
    return Hours(text, word, _now(state, schedule.osm, now, lang))


def _sentence(words: Said) -> Said:
    return words._replace(text=words.text[:1].upper() + words.text[1:])


def _season(schedule: Schedule, lang: str) -> Hours | None:
    if schedule.season is None:
        return None
    months = amounts.season(schedule.season, lang)
    return Hours(Said(tell("hours.season", lang, season=months)), None, None)


def _now(state: OpenState, osm: str, now: datetime, lang: str) -> str:
    if state.open is None:
        return tell("hours.holiday", lang)
    if state.open:
        if osm == "24/7":
            return tell("hours.always", lang)
        soon = state.changes is not None and (state.changes - now.replace(tzinfo=None)).days < 1
        return (
            tell("hours.until", lang, time=_clock(state.changes, lang)) if soon else tell("hours.open", lang)
        )
    return _opens(state.changes, now, lang)


def _opens(changes: datetime | None, now: datetime, lang: str) -> str:
    days = (changes.date() - now.date()).days if changes else 99
    if changes is None or days > 6:
        return tell("hours.closed", lang)
    key = {0: "hours.opens", 1: "hours.opens_tomorrow"}.get(days, "hours.opens_day")
    return tell(key, lang, time=_clock(changes, lang), day=amounts.DAYS[lang][changes.weekday()])


def _clock(moment: datetime | None, lang: str) -> str:
    return amounts.clock(moment.hour * 60 + moment.minute, lang) if moment else ""


def dated(service: Service, lang: str) -> str:
    """« Information lue en août 2023 », « Vérifié le 3 novembre 2026 », « Information sans date »."""
    if service.verified_on:
        return tell("dated.checked", lang, when=when(service.verified_on.isoformat(), lang))
    if service.read_on is None:
        return tell("dated.none", lang)
    return tell("dated.read", lang, when=when(service.read_on, lang))


def when(iso: str, lang: str) -> str:
    """« en 2023 », « en août 2023 », « le 14 août 2023 »."""
    key = "when.day" if iso.count("-") == 2 else "when.month"
    return tell(key, lang, date=amounts.month_of(iso, lang).replace(" ", NBSP))
