"""Every line heard as a note is heard, on every core."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from directory_data.vocabulary import vocabulary
from matcher.understanding.hearing import Ear

BATCH = 500


def features_of(texts: Sequence[str], workers: int) -> list[tuple[str, ...]]:
    """The features of each text, in order."""
    batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
    with ProcessPoolExecutor(workers) as pool:
        return [found for batch in pool.map(_batch, batches) for found in batch]


def _batch(texts: Sequence[str]) -> list[tuple[str, ...]]:
    return [_features(text) for text in texts]


def _features(text: str) -> tuple[str, ...]:
    seen = _ear().listen(text, None, None).seen
    return tuple(name for token in seen for name in (*token.own, token.pair) if name)


@cache
def _ear() -> Ear:
    return Ear(vocabulary())
