"""On the real directory: whatever the need, wherever the family, the answer is usable or says why and where to turn."""

from __future__ import annotations

from datetime import datetime

import pytest

from directory_data.model import MRCS
from directory_data.places import gazetteer, roads
from directory_data.refresh import read_curated
from directory_data.vocabulary import vocabulary
from matcher.engine import match
from matcher.index import Index
from matcher.needs import Need, Profile

SEATS = dict(zip(MRCS, ("Rimouski", "Trois-Pistoles", "Cabano", "Matane"), strict=True))
NOW = datetime(2026, 11, 19, 10, 0)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(read_curated(), gazetteer(), roads(), vocabulary())


@pytest.mark.parametrize("mrc", MRCS)
@pytest.mark.parametrize("code", sorted(vocabulary().needs))
def test_every_need_in_every_mrc_has_something_usable_or_a_cause_and_a_line_to_call(
    index: Index, code: str, mrc: str
) -> None:
    report = match(Profile(needs=(Need(code),), place=gazetteer().find(SEATS[mrc])), index, NOW)
    (answer,) = report.by_need
    if answer.cause is None:
        assert all(index.by_id[key].service.usable for key in answer.services)
    else:
        line = index.by_id[answer.alternatives[-1]].service
        assert line.usable
        assert line.phones[0].number in ("211", "811")


def test_no_place_that_must_stay_secret_has_a_point_an_address_or_minutes(index: Index) -> None:
    secret = [entry for entry in index.entries if entry.confidential]
    assert secret
    for entry in secret:
        assert entry.places == ()
        assert all(x.address is None and x.lat is None and x.municipality is None for x in entry.locations)
    report = match(Profile(needs=(Need("VIO-REFUGE"),), place=gazetteer().find("Matane")), index, NOW)
    assert all(m.way.minutes is None for m in report.matches if m.entry.confidential)
