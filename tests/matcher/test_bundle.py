"""The fewest doors that cover what was asked."""

from __future__ import annotations

from directory_data.model import NeedTag, Service
from matcher.needs import Need
from tests.matcher.conftest import profile, report
from tests.samples import service


def door(key: str, *codes: str) -> Service:
    return service(id=key, needs=tuple(NeedTag(code, "principal") for code in codes))


THREE = tuple(Need(code) for code in ("GAR-HALTE", "SOC-ISOLE", "ESS-VETEMENTS"))


def test_one_door_that_answers_everything_is_enough() -> None:
    found = report(
        profile(needs=THREE), door("all", "GAR-HALTE", "SOC-ISOLE", "ESS-VETEMENTS"), door("one", "GAR-HALTE")
    )
    assert found.bundle is not None
    assert found.bundle.services == ("all",)


def test_two_doors_when_one_is_not_enough() -> None:
    found = report(
        profile(needs=THREE),
        door("a", "GAR-HALTE", "SOC-ISOLE"),
        door("b", "ESS-VETEMENTS"),
        door("c", "SOC-ISOLE"),
    )
    assert found.bundle is not None
    assert set(found.bundle.services) == {"a", "b"}
    assert found.bundle.covers == ("ESS-VETEMENTS", "GAR-HALTE", "SOC-ISOLE")


def test_a_single_need_has_no_bundle() -> None:
    assert report(profile(), service()).bundle is None


def test_doors_that_leave_a_need_out_are_not_said_to_cover_everything() -> None:
    found = report(profile(needs=THREE), door("a", "GAR-HALTE"), door("b", "SOC-ISOLE"))
    assert found.bundle is None
