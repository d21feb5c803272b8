"""The audit: no row left out, no contact detail that no source carries."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from directory_data.audit import audit, read_facts
from directory_data.errors import BadRecord
from directory_data.ledger import Line, read_ledger
from directory_data.model import Phone, Snapshot
from directory_data.refresh import CURATED, read_curated
from tests.samples import service, snapshot_of

LEDGER = (Line("t-1", "published", "svc-a", ""),)


def fact(**changes: Any) -> dict[str, Any]:
    row = {"id": "t-1", "phone": "418-555-0101", "sources": [{"url": "https://x.test", "fields": ["phone"]}]}
    return {**row, **changes}


def one(**changes: Any) -> Snapshot:
    return snapshot_of(service(**changes), at={})


def problems(snapshot: Snapshot, ledger: tuple[Line, ...] = LEDGER, **rows: Any) -> list[tuple[str, str]]:
    result = audit(snapshot, ledger, rows or {"t-1": fact()})
    return [(item.kind, item.where) for item in result.findings]


def test_a_row_held_with_its_source_passes() -> None:
    result = audit(one(), LEDGER, {"t-1": fact()})
    assert (result.rows, result.accounted, result.details, result.findings) == (1, 1, 1, ())


def test_a_row_left_out_of_the_ledger_is_found() -> None:
    assert problems(one(), **{"t-1": fact(), "t-2": fact(id="t-2")}) == [("row", "t-2")]


def test_a_row_that_no_fact_has_is_found() -> None:
    assert ("row", "t-9") in problems(one(), (*LEDGER, Line("t-9", "refused", "", "fermé")))


def test_a_number_that_the_facts_do_not_carry_is_found() -> None:
    assert problems(one(phones=(Phone("418 555-0199"),))) == [("contact", "svc-a")]


def test_a_number_whose_row_lists_no_source_for_it_is_found() -> None:
    bare = fact(sources=[{"url": "https://x.test", "fields": ["service"]}])
    assert problems(one(), **{"t-1": bare}) == [("contact", "svc-a")]


def test_a_number_that_names_no_source_in_the_record_is_found() -> None:
    assert problems(one(provenance=())) == [("contact", "svc-a")]


def test_a_ledger_that_says_otherwise_than_the_record_is_found() -> None:
    assert problems(one(standing="lead", lead_reason="vieux")) == [("ledger", "t-1")]
    assert problems(one(), (replace(LEDGER[0], record="svc-z"),)) == [("ledger", "t-1")]


def test_a_folder_without_facts_is_refused(tmp_path: Any) -> None:
    with pytest.raises(BadRecord):
        read_facts(tmp_path)
    (tmp_path / "f.jsonl").write_text("{broken\n")
    with pytest.raises(BadRecord, match="ligne 1"):
        read_facts(tmp_path)


def test_the_curated_directory_agrees_with_its_ledger_and_cites_every_contact_detail() -> None:
    result = audit(read_curated(), read_ledger(CURATED / "ledger.csv"))
    assert result.findings == ()
    assert result.details > 500


def test_every_fact_we_were_given_has_its_fate() -> None:
    ledger = read_ledger(CURATED / "ledger.csv")
    assert len(ledger) == len({line.row for line in ledger}) == 531
