"""The formats we write, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from directory_data.exports.flat_files import write_csv, write_geojson, write_jsonld
from directory_data.exports.hsds_json import write_json, write_ndjson
from directory_data.exports.scope import Scope
from directory_data.exports.tabular import write_tabular

Writer = Callable[[Scope, BinaryIO], None]
WRITERS: dict[str, Writer] = {
    "hsds-json": write_json,
    "ndjson": write_ndjson,
    "hsds-tabular": write_tabular,
    "csv": write_csv,
    "geojson": write_geojson,
    "json-ld": write_jsonld,
}
