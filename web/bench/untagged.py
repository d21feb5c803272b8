"""Services without tags: the reader of notes reads their own name and description, and says what they answer.

A service's text says what it offers as a family says what it lacks, so the same reader serves. What it reads
surely, or says first, is principal; the rest is secondary; no more than a few, as a person would tag.
"""

from __future__ import annotations

from dataclasses import replace

from directory_data.model import NeedTag, Service, Snapshot
from directory_data.vocabulary import Vocabulary
from matcher import Need, understand

SURE = 0.8
MOST_TAGS = 6
# Said of the language of a text, not of what a service offers.
OF_THE_TEXT = frozenset({"SOC-ANGLO"})


def with_tags_read(snapshot: Snapshot, vocabulary: Vocabulary) -> Snapshot:
    """The same release, every service carrying only the tags read in its own text."""
    services = (replace(s, needs=tags_read(s, vocabulary)) for s in snapshot.services)
    return replace(snapshot, services=tuple(services))


def tags_read(service: Service, vocabulary: Vocabulary) -> tuple[NeedTag, ...]:
    """The needs its name and description say it answers, surest first."""
    reading = understand(f"{service.name.fr}. {service.summary.fr}", vocabulary, None, "fr")
    offered = [need for need in reading.needs if need.code not in OF_THE_TEXT]
    return tuple(NeedTag(need.code, _role(need)) for need in offered[:MOST_TAGS])


def _role(need: Need) -> str:
    return "principal" if need.confidence >= SURE or need.priority == 1 else "secondaire"
