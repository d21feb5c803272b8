"""Why this rank, or why not there."""

from __future__ import annotations

import pytest

from directory_data.model import NeedTag
from matcher.evidence import Match, SetAside
from matcher.explain import explain
from tests.matcher.conftest import NOW, index_of, profile
from tests.samples import service

INDEX = index_of(
    service(id="first"),
    service(id="second", cost="paid"),
    service(id="aside", status="suspended"),
    service(id="stranger", needs=(NeedTag("DRO-IMMIG", "principal"),)),
)


def test_a_ranked_service_tells_its_rank_and_its_points() -> None:
    told = explain(profile(), INDEX, NOW, "second")
    assert (told.rank, told.of) == (2, 2)
    assert isinstance(told.judged, Match)


def test_a_service_set_aside_tells_the_rule() -> None:
    told = explain(profile(), INDEX, NOW, "aside")
    assert told.rank is None
    assert isinstance(told.judged, SetAside)
    assert told.judged.reason.rule == "is_running"


def test_a_service_that_no_need_leads_to_says_so() -> None:
    assert explain(profile(), INDEX, NOW, "stranger").judged is None


def test_an_unknown_service_is_an_error() -> None:
    with pytest.raises(KeyError):
        explain(profile(), INDEX, NOW, "nowhere")
