"""`python -m matcher.training [--out F] [--workers N]`: the corpus → `reference/reading_model.json`. About five minutes.

The joint weights, how far to believe the model and the tables, are learned on notes of another writer
(`weighing_notes.tsv`), where calibration is measured too, a fifth of the notes at a time.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from directory_data.corpus import Example, corpus, weighing_notes
from directory_data.reading_model import TABLE, ReadingModel, dumps, loads
from directory_data.vocabulary import DANGERS, Vocabulary, vocabulary
from matcher.training import calibration, joint
from matcher.training.linear import fit
from matcher.training.lines import labels_of, lines, says
from matcher.training.listening import features_of
from matcher.understanding.fusion import Weighed
from matcher.understanding.hearing import Ear

DEFAULT = Path(__file__).parents[2] / "directory_data" / "reference" / TABLE
Joint = dict[str, dict[str, float]]


def main() -> None:
    """Train, say what was measured on the way, write the model."""
    asked = _asked()
    words, workers = vocabulary(), asked.workers
    examples = corpus(words.needs)
    labels = labels_of(words, sorted(DANGERS))
    everything = lines(examples, words)
    _say(f"{len(examples)} examples, {len(everything)} lines")
    features = features_of([line.text for line in everything], workers)
    truths = [[says(line, label) for line in everything] for label in labels]
    parts = fit(features, truths, labels, workers)
    version = fingerprint(examples)
    raw = dumps(parts, version, _joint(loads(dumps(parts, version, {})), words))
    asked.out.write_bytes(raw)
    _say(
        f"{asked.out.name}: {len(parts.keys)} features, {len(parts.columns)} weights, {len(raw) / 1e6:.2f} MB"
    )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=DEFAULT, help="where to write the model")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes")
    return parser.parse_args()


def fingerprint(examples: Sequence[Example]) -> str:
    """What a model was trained on, in twelve characters: a test compares it with the corpus of the day."""
    said = "\n".join(f"{e.text}\t{e.needs}{e.danger}{e.marked}" for e in examples)
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _joint(model: ReadingModel, words: Vocabulary) -> Joint:
    """The joint weights; what they are worth on notes they were not learned on is said."""
    ear = Ear(words)
    heard = [(e, ear.listen(e.text, None, None).weighed(model, words)) for e in weighing_notes(words.needs)]
    notes = [(example, weighed) for example, weighed in heard if weighed]
    tables = [_needs(example, weighed) for example, weighed in notes]
    _say(calibration.report(tables, joint.need_weights))
    return {
        "need": joint.need_weights(*_stacked(tables)),
        "danger": joint.danger_weights(*_stacked([_dangers(e, w) for e, w in notes])),
    }


Rows = tuple[NDArray[np.float64], NDArray[np.bool_]]


def _needs(example: Example, weighed: Weighed) -> Rows:
    """A note's table and truth, needs only in mind left out."""
    codes = list(weighed.model.needs)
    kept = [at for at, code in enumerate(codes) if code not in example.maybe]
    return weighed.need_table()[kept], np.array([codes[at] in example.needs for at in kept])


def _dangers(example: Example, weighed: Weighed) -> Rows:
    return weighed.danger_table(), np.array([kind in example.danger for kind in weighed.model.dangers])


def _stacked(tables: Sequence[Rows]) -> Rows:
    return np.vstack([table for table, _ in tables]), np.concatenate([truth for _, truth in tables])


def _say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    main()
