"""What leaves: valid, the same every time, and read back as it was."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from directory_data.errors import BadRecord
from directory_data.exchange.formats import Origin
from directory_data.exchange.run import run
from directory_data.exports.formats import WRITERS
from directory_data.exports.scope import Scope
from directory_data.hsds.ids import uid
from directory_data.refresh import publish_curated
from directory_data.shelves import Shelves
from directory_data.store import Store
from tests.shared import HSDS, faults, needed

NOW = datetime(2026, 11, 21, tzinfo=UTC)
ENDINGS = {
    "hsds-json": "json",
    "ndjson": "ndjson",
    "hsds-tabular": "zip",
    "csv": "csv",
    "json-ld": "jsonld",
    "geojson": "json",
}
READ_BACK = ("hsds-json", "ndjson", "hsds-tabular", "csv", "json-ld")


@pytest.fixture(scope="module")
def curated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path_factory.mktemp('curated') / 'd.db'}") as store:
        publish_curated(store, NOW)
        yield store


def written(store: Store, form: str) -> bytes:
    out = io.BytesIO()
    WRITERS[form](Scope(Shelves(store.engine)), out)
    return out.getvalue()


def again(content: bytes, form: str, folder: Path) -> bytes:
    """Imported into a new store, then exported from it."""
    path = folder / f"x.{ENDINGS[form]}"
    path.write_bytes(content)
    (folder / "again.db").unlink(missing_ok=True)
    with Store(f"sqlite:///{folder / 'again.db'}") as store:
        run(store, Origin(str(path)), "x", NOW)
        return written(store, form)


@pytest.mark.parametrize("form", list(WRITERS))
def test_twice_the_same_release_is_twice_the_same_bytes(curated: Store, form: str) -> None:
    assert written(curated, form) == written(curated, form)


@pytest.mark.parametrize("form", READ_BACK)
def test_export_import_export_is_the_identity(curated: Store, tmp_path: Path, form: str) -> None:
    first = written(curated, form)
    second = again(first, form, tmp_path)
    if form in ("csv", "json-ld"):  # these say less than HSDS: what they say comes back
        assert again(second, form, tmp_path) == second
    else:
        assert second == first


@pytest.mark.parametrize("form", ["hsds-json", "hsds-tabular"])
def test_the_identity_holds_for_other_peoples_data(tmp_path: Path, form: str) -> None:
    origin = Origin(str(needed(HSDS / "datasets" / "ilao_hsds11" / "output")))
    with Store(f"sqlite:///{tmp_path / 'first.db'}") as store:
        run(store, origin, "ilao", NOW)
        first = written(store, form)
    assert again(first, form, tmp_path) == first


def test_every_service_of_the_json_is_valid(curated: Store) -> None:
    found = json.loads(written(curated, "hsds-json"))
    assert faults("compiled/service.json", found["contents"]) == []
    assert faults("compiled/organization.json", found["organizations"]) == []
    assert found["total_items"] == len(found["contents"])


def test_the_tabular_package_passes_frictionless_with_its_foreign_keys(
    curated: Store, tmp_path: Path
) -> None:
    pytest.importorskip("frictionless")
    (tmp_path / "p.zip").write_bytes(written(curated, "hsds-tabular"))
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", "p.zip", "--json"],
        capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip
    report = json.loads(done.stdout)
    assert report["valid"], [task["errors"][:2] for task in report["tasks"] if not task["valid"]]
    assert len(report["tasks"]) > 20


def test_the_tabular_package_fits_the_published_descriptor(curated: Store, tmp_path: Path) -> None:
    pytest.importorskip("frictionless")
    descriptor = needed(HSDS / "3.2.3" / "datapackage.json").read_bytes()
    with ZipFile(io.BytesIO(written(curated, "hsds-tabular"))) as archive:
        archive.extractall(tmp_path)
    (tmp_path / "datapackage.json").write_bytes(descriptor)
    (tmp_path / "meta_table_descriptions.csv").write_text("id,name,language,character_set\n")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", "datapackage.json", "--json"],
        capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip
    assert json.loads(done.stdout)["valid"]


@pytest.mark.parametrize("form", list(WRITERS))
def test_no_confidential_place_leaves_in_any_format(curated: Store, form: str) -> None:
    hidden = {uid("location", x.id) for x in curated.snapshot().locations if x.confidential}
    content = written(curated, form)
    if form == "geojson":
        places = [f for f in json.loads(content)["features"] if f["properties"].get("location_id") in hidden]
        assert places
        assert all(f["geometry"] is None and "city" not in f["properties"] for f in places)
    if form == "csv":
        rows = [
            r for r in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))) if r["location_id"] in hidden
        ]
        assert rows
        assert not any(r["latitude"] or r["address_1"] or r["city"] for r in rows)
    if form == "hsds-tabular":
        with ZipFile(io.BytesIO(content)) as archive:
            places = list(csv.DictReader(io.TextIOWrapper(archive.open("locations.csv"), "utf-8")))
            written_at = {
                r["location_id"]
                for r in csv.DictReader(io.TextIOWrapper(archive.open("addresses.csv"), "utf-8"))
            }
        assert not any(r["latitude"] for r in places if r["id"] in hidden)
        assert not hidden & written_at


text = st.text(min_size=1, max_size=30)
phone = st.fixed_dictionaries(
    {"number": text}, optional={"extension": st.integers(0, 9999), "description": text, "type": text}
)
schedule = st.fixed_dictionaries(
    {"description": text},
    optional={
        "freq": st.sampled_from(["WEEKLY", "MONTHLY"]),
        "byday": st.sampled_from(["MO", "TU,TH"]),
        "valid_from": st.dates().map(str),
    },
)
service: Any = st.fixed_dictionaries(
    {"name": text, "status": st.sampled_from(["active", "inactive", "", "open"])},
    optional={
        "id": st.one_of(text, st.uuids().map(str)),
        "description": text,
        "url": text,
        "email": st.emails(),
        "minimum_age": st.one_of(st.integers(0, 99), text),
        "phones": st.lists(phone, max_size=3),
        "schedules": st.lists(schedule, max_size=3),
        "organization": st.fixed_dictionaries({"name": text}, optional={"description": text, "id": text}),
        "service_at_locations": st.lists(
            st.fixed_dictionaries(
                {
                    "location": st.fixed_dictionaries(
                        {"name": text}, optional={"latitude": st.floats(), "longitude": st.floats()}
                    )
                }
            ),
            max_size=2,
        ),
        "attributes": st.lists(st.fixed_dictionaries({"label": text}, optional={"value": text}), max_size=2),
    },
)


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(service, min_size=1, max_size=4))
def test_whatever_is_imported_leaves_valid_and_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, given_services: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    (folder / "in.json").write_text(json.dumps(given_services, ensure_ascii=True))
    with Store(f"sqlite:///{folder / 'first.db'}") as store:
        try:
            run(store, Origin(str(folder / "in.json"), "hsds-json"), "x", NOW)
        except BadRecord:
            return  # nothing of it could be read, and that was said
        first = {form: written(store, form) for form in ("hsds-json", "hsds-tabular")}
    assert faults("compiled/service.json", json.loads(first["hsds-json"])["contents"]) == []
    for form, content in first.items():
        assert again(content, form, folder) == content
