"""The small linear model of `reference/reading_model.bin`, as data: few weights per feature, four bits each.

Trained by `python -m matcher.training`; read by `matcher.understanding.judge` and by the phone's port, which is why
it is made of small integers and nothing else. Layout, little-endian: the length of a JSON header (uint32), the header,
then one array after the other: the features' CRC-32, ascending, as gaps of 24 bits; their lengths in sixteenths
(uint8); how many labels each weighs on (uint8); those labels (uint8); the weights' levels, two in a byte, low half first.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

TABLE = "reading_model.bin"
LENGTH_STEP = 16.0
LEVELS = 16
WIDEST = 1 << 24
DANGER = "@"
Floats = NDArray[np.float32]


def key(feature: str) -> int:
    """What a feature is known by: the CRC-32 of its UTF-8."""
    return crc32(feature.encode())


@dataclass(frozen=True, slots=True, eq=False)
class ReadingModel:
    """labels: need codes, then « @kind » of danger. rows: `key` of a feature → its row.

    weights: (features + 1, labels), the last row zero for features nobody knows; summed, divided by the length of
    the text and added to bias (labels,) they are log-odds. lengths: (features + 1,) each feature's share of that
    length. joint: the few numbers that weigh the model with the tables (`understanding.fusion`).
    needs, dangers: {need code, or kind of danger: its column}, in order.
    """

    version: str
    labels: tuple[str, ...]
    rows: Mapping[int, int]
    weights: Floats
    lengths: Floats
    bias: Floats
    joint: Mapping[str, Mapping[str, float]]
    needs: Mapping[str, int]
    dangers: Mapping[str, int]


@cache
def reading_model() -> ReadingModel:
    """The model beside this module."""
    return loads((files("directory_data") / "reference" / TABLE).read_bytes())


def loads(raw: bytes) -> ReadingModel:
    """Bytes → the model."""
    (size,) = struct.unpack_from("<I", raw)
    header = json.loads(raw[4 : 4 + size])
    many, cells = header["features"], header["cells"]
    at = 4 + size
    gaps = np.frombuffer(raw, np.uint8, many * 3, at).reshape(many, 3).astype(np.int64)
    keys = np.cumsum(gaps @ np.array([1, 1 << 8, 1 << 16]))
    lengths, counts = np.frombuffer(raw, np.uint8, many * 2, at + many * 3).reshape(2, many)
    at += many * 5
    columns = np.frombuffer(raw, np.uint8, cells, at)
    pairs = np.frombuffer(raw, np.uint8, (cells + 1) // 2, at + cells)
    levels = np.stack([pairs & 15, pairs >> 4], axis=1).ravel()[:cells]
    weights = np.zeros((many + 1, len(header["labels"])), np.float32)
    weights[np.repeat(np.arange(many), counts), columns] = np.array(header["levels"], np.float32)[
        columns, levels
    ]
    labels = tuple(header["labels"])
    return ReadingModel(
        header["version"],
        labels,
        {number: row for row, number in enumerate(keys.tolist())},
        weights,
        np.append(lengths / LENGTH_STEP, 0.0).astype(np.float32),
        np.array(header["bias"], np.float32),
        header["joint"],
        {label: at for at, label in enumerate(labels) if not label.startswith(DANGER)},
        {label[1:]: at for at, label in enumerate(labels) if label.startswith(DANGER)},
    )


@dataclass(frozen=True, eq=False)
class Parts:
    """A model about to be written. keys: of the features, ascending. lengths: in sixteenths.

    columns, levels: (cells,) for each feature in turn, the labels it weighs on and the level of each weight;
    counts: how many. values: (labels, LEVELS) what a level is worth.
    """

    labels: tuple[str, ...]
    keys: NDArray[np.int64]
    lengths: NDArray[np.uint8]
    counts: NDArray[np.uint8]
    columns: NDArray[np.uint8]
    levels: NDArray[np.uint8]
    values: NDArray[np.float64]
    bias: NDArray[np.float64]


def dumps(parts: Parts, version: str, joint: Mapping[str, Mapping[str, float]]) -> bytes:
    """The model → bytes."""
    parts = _bridged(parts)
    header: dict[str, Any] = {
        "version": version,
        "features": len(parts.keys),
        "cells": len(parts.columns),
        "labels": list(parts.labels),
        "levels": [[round(float(x), 3) for x in row] for row in parts.values],
        "bias": [round(float(x), 4) for x in parts.bias],
        "joint": joint,
    }
    text = json.dumps(header, separators=(",", ":")).encode()
    gaps = np.diff(parts.keys, prepend=0)
    small = np.stack([gaps & 255, (gaps >> 8) & 255, gaps >> 16], axis=1).astype(np.uint8)
    even = np.append(parts.levels, np.zeros(len(parts.levels) % 2, np.uint8))
    arrays = (small, parts.lengths, parts.counts, parts.columns, even[0::2] | (even[1::2] << 4))
    return struct.pack("<I", len(text)) + text + b"".join(array.tobytes() for array in arrays)


def _bridged(parts: Parts) -> Parts:
    """Features that weigh nothing, put where two keys are further apart than 24 bits can say."""
    wide = np.flatnonzero(np.diff(parts.keys, prepend=0) >= WIDEST)
    while len(wide):
        at = int(wide[0])
        before = int(parts.keys[at - 1]) if at else 0
        parts = replace(
            parts,
            keys=np.insert(parts.keys, at, before + WIDEST - 1),
            lengths=np.insert(parts.lengths, at, 0),
            counts=np.insert(parts.counts, at, 0),
        )
        wide = np.flatnonzero(np.diff(parts.keys, prepend=0) >= WIDEST)
    return parts
