"""The model's file: what is written is what is read, small enough for a phone, of today's corpus."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from directory_data.reading_model import LEVELS, TABLE, Parts, dumps, key, loads, reading_model
from directory_data.vocabulary import DANGERS, vocabulary

LABELS = ("AAA-UN", "AAA-DEUX", "@food")
cells = st.dictionaries(
    st.tuples(st.text(min_size=1, max_size=8), st.integers(0, len(LABELS) - 1)),
    st.integers(0, LEVELS - 1),
    min_size=1,
    max_size=40,
)


@given(cells)
def test_what_is_written_is_what_is_read(table: dict[tuple[str, int], int]) -> None:
    names = sorted({name for name, _ in table}, key=key)
    names = [name for at, name in enumerate(names) if at == 0 or key(names[at - 1]) != key(name)]
    rows = [(name, label) for name in names for label in range(len(LABELS)) if (name, label) in table]
    values = np.arange(len(LABELS) * LEVELS, dtype=float).reshape(len(LABELS), LEVELS) - 20
    parts = Parts(
        LABELS,
        np.array([key(name) for name in names], np.int64),
        np.arange(len(names), dtype=np.uint8),
        np.array([sum(n == name for n, _ in rows) for name in names], np.uint8),
        np.array([label for _, label in rows], np.uint8),
        np.array([table[row] for row in rows], np.uint8),
        values,
        np.array([-1.0, -2.0, -3.0]),
    )
    model = loads(dumps(parts, "v", {"need": {"bias": 1.0}}))
    assert (model.labels, model.version, model.joint) == (LABELS, "v", {"need": {"bias": 1.0}})
    for name, label in rows:
        assert model.weights[model.rows[key(name)], label] == values[label, table[name, label]]
    assert np.count_nonzero(model.weights[-1]) == 0
    assert model.lengths[-1] == 0


def test_the_model_fits_on_a_phone() -> None:
    assert len((files("directory_data") / "reference" / TABLE).read_bytes()) <= 1_000_000


def test_the_model_knows_every_need_and_danger() -> None:
    model = reading_model()
    assert set(model.needs) == set(vocabulary().needs)
    assert set(model.dangers) == DANGERS
