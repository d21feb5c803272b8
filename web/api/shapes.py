"""Report and Reading → the JSON people build on. Later issues add keys; none is renamed or removed."""

from __future__ import annotations

from typing import Any

from directory_data.model import Service
from directory_data.values import tel_uri
from directory_data.vocabulary import Vocabulary
from matcher.evidence import Match, NeedAnswer, Report, SetAside
from matcher.explain import Explanation
from matcher.needs import Danger, Need, Words
from matcher.understanding import Reading
from matcher.wording import need_label, phrase, question, sentence


def report_json(report: Report, vocabulary: Vocabulary, lang: str) -> dict[str, Any]:
    """The answer of `passerelles match --json`. Scores are points; minutes are one way, by road."""
    asked = report.next_question
    return {
        "release": report.release,
        "policy": report.policy,
        "fingerprint": report.fingerprint,
        "place": place_json(report.place),
        "danger": [
            {**danger_json(line.danger, lang), "lines": [_line(e.service, lang) for e in line.lines]}
            for line in report.danger
        ],
        "needs": [need_json(need, vocabulary, lang) for need in report.profile.needs],
        "not_understood": [words_json(words) for words in report.not_understood],
        "matches": [match_json(m, vocabulary, lang) for m in report.matches],
        "set_aside": [_aside(item, vocabulary, lang) for item in report.set_aside],
        "by_need": {answer.need.code: list(answer.services) for answer in report.by_need},
        "unanswered": [_unanswered(a, lang) for a in report.by_need if a.cause is not None],
        "bundle": list(report.bundle.services) if report.bundle else None,
        "next_question": asked and {"key": asked, "text": question(asked, report.matches, vocabulary, lang)},
    }


def match_json(match: Match, vocabulary: Vocabulary, lang: str) -> dict[str, Any]:
    """One proposal with its criteria; their contributions add up to the score."""
    service = match.entry.service
    return {
        "service_id": service.id,
        "name": service.name.in_(lang),
        "title": service.title.in_(lang),
        "organization": match.entry.organization.name,
        "score": round(match.score, 6),
        "to_confirm": match.to_confirm,
        "for": list(match.for_whom),
        "needs": [{"code": a.need.code, "fit": a.fit} for a in match.answered if a.need.code],
        "minutes": None if match.way.minutes is None else round(match.way.minutes, 1),
        "mode": match.way.mode,
        "criteria": [
            {
                "rule": item.rule,
                "verdict": str(item.verdict),
                "contribution": round(item.contribution, 6),
                "text": sentence(item, vocabulary, lang),
            }
            for item in match.evidence
        ],
        "contact": contact_json(service),
        "verified": {
            "on": service.verified_on.isoformat() if service.verified_on else None,
            "read_on": service.read_on,
            "to_verify": [text.in_(lang) for text in service.to_verify],
        },
    }


def explanation_json(told: Explanation, vocabulary: Vocabulary, lang: str) -> dict[str, Any]:
    """The answer of `passerelles explain --json`: a match with its rank, or the rule that set it aside, or neither."""
    judged = told.judged
    found = match_json(judged, vocabulary, lang) if isinstance(judged, Match) else {}
    aside = _aside(judged, vocabulary, lang) if isinstance(judged, SetAside) else None
    return {"service_id": told.service_id, "rank": told.rank, "of": told.of, **found, "set_aside": aside}


def reading_json(reading: Reading, vocabulary: Vocabulary, lang: str) -> dict[str, Any]:
    """The answer of `passerelles understand --json`."""
    profile = reading.profile
    return {
        "lang": reading.lang,
        "needs": [need_json(need, vocabulary, lang) for need in profile.needs],
        "refused": [need_json(need, vocabulary, lang) for need in reading.refused],
        "people": [
            {
                "role": p.role,
                "age_months": p.age_months,
                "pregnant": p.pregnant,
                "conditions": sorted(p.conditions),
                "words": [words_json(w) for w in p.words],
            }
            for p in profile.people
        ],
        "places": [
            {"id": place.id, "name": place.name, "words": words_json(words), "confidence": confidence}
            for place, words, confidence in reading.places
        ],
        "means": {
            "car": profile.car,
            "max_minutes": profile.max_minutes,
            "languages": list(profile.languages),
            "cost": profile.cost,
            "barriers": sorted(profile.barriers),
            "free": [{"day": f.day, "start": f.start, "end": f.end} for f in profile.free],
            "conditions": sorted(profile.conditions),
        },
        "danger": [danger_json(danger, lang) for danger in profile.danger],
        "not_understood": [words_json(words) for words in reading.not_understood],
        "problems": list(reading.problems),
    }


def need_json(need: Need, vocabulary: Vocabulary, lang: str) -> dict[str, Any]:
    """A need with the words that said it."""
    return {
        "code": need.code,
        "label": need_label(need.code, vocabulary, lang),
        "priority": need.priority,
        "for": need.person,
        "confidence": round(need.confidence, 4),
        "words": [words_json(words) for words in need.words],
    }


def words_json(words: Words) -> dict[str, Any]:
    """Characters [start, end) of the note."""
    return {"start": words.start, "end": words.end, "text": words.text}


def place_json(place: Any) -> dict[str, Any] | None:
    """A gazetteer place; its coordinates are a village's, never a home's."""
    if place is None:
        return None
    return {"id": place.id, "name": place.name, "municipality": place.municipality, "mrc": place.mrc}


def danger_json(danger: Danger, lang: str) -> dict[str, Any]:
    """A danger heard, with what to say first."""
    return {
        "kind": danger.kind,
        "text": phrase(f"danger.{danger.kind}", lang),
        "confidence": round(danger.confidence, 4),
        "words": [words_json(words) for words in danger.words],
    }


def contact_json(service: Service) -> dict[str, Any]:
    """How to reach it. Every value here has a source and a date in the directory."""
    return {
        "phones": [
            {"number": p.number, "extension": p.extension, "kind": p.kind, "note": p.note, "uri": tel_uri(p)}
            for p in service.phones
        ],
        "email": service.email,
        "url": service.url,
    }


def _line(service: Service, lang: str) -> dict[str, Any]:
    return {"service_id": service.id, "name": service.name.in_(lang), "contact": contact_json(service)}


def _aside(item: SetAside, vocabulary: Vocabulary, lang: str) -> dict[str, Any]:
    service = item.entry.service
    return {
        "service_id": service.id,
        "name": service.name.in_(lang),
        "organization": item.entry.organization.name,
        "rule": item.reason.rule,
        "reason": sentence(item.reason, vocabulary, lang),
    }


def _unanswered(answer: NeedAnswer, lang: str) -> dict[str, Any]:
    return {
        "code": answer.need.code,
        "cause": answer.cause,
        "text": phrase(f"cause.{answer.cause}", lang),
        "alternatives": list(answer.alternatives),
    }
