"""What each need gets: proposals, or an honest cause and a way on. Danger stands apart."""

from __future__ import annotations

import pytest

from directory_data.model import MRCS, Ages, Eligibility, NeedTag, Phone, Schedule, ServiceArea, Text
from matcher.needs import Danger, Need, Person
from tests.matcher.conftest import profile, report
from tests.samples import service

PROVINCE = ServiceArea("province")


def line(number: str, **changes: object) -> object:
    return service(
        id=f"line-{number.replace(' ', '')}",
        phones=(Phone(number),),
        modes=("phone",),
        area=PROVINCE,
        **{"needs": (NeedTag("DRO-PAPIERS", "principal"),), **changes},
    )


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"area": ServiceArea("mrc", ("La Matanie",))}, "out_of_area"),
        ({"eligibility": Eligibility(Ages(72, 100, "child"))}, "not_eligible"),
        ({"status": "suspended"}, "suspended"),
        ({"needs": (NeedTag("DRO-IMMIG", "principal"),)}, "none_exists"),
        ({"standing": "lead", "lead_reason": "vu en 2012"}, "to_confirm"),
    ],
)
def test_a_need_without_a_service_says_why(changes: dict[str, object], cause: str) -> None:
    answered = report(profile(people=(Person("child", 30),)), service(**changes), line("211"))  # type: ignore[arg-type]
    assert answered.by_need[0].cause == cause
    assert answered.by_need[0].alternatives[-1] == "line-211"


def test_too_far_is_a_cause_of_its_own_and_the_far_service_stays_an_alternative() -> None:
    group = service(needs=(NeedTag("PAR-ACTIV", "principal"),), area=ServiceArea("region", MRCS))
    answered = report(profile("PAR-ACTIV"), group, at="Matane")
    assert answered.by_need[0].cause == "out_of_reach"
    assert answered.by_need[0].alternatives == ("svc-a",)


def test_a_lead_is_shown_only_when_nothing_else_answers() -> None:
    lead = service(id="lead", standing="lead", lead_reason="vu en 2012")
    assert [m.entry.service.id for m in report(profile(), lead, service()).matches] == ["svc-a"]
    alone = report(profile(), lead)
    assert [(m.entry.service.id, m.to_confirm) for m in alone.matches] == [("lead", True)]


def test_health_needs_are_sent_to_811_first_and_the_others_to_211() -> None:
    for code, first in (("SAN-MEDECIN", "line-811"), ("DRO-IMMIG", "line-211")):
        answered = report(profile(code), line("811"), line("211"))  # type: ignore[arg-type]
        assert answered.by_need[0].alternatives[0] == first


def test_every_need_keeps_its_best_answer_in_a_short_list() -> None:
    many = [service(id=f"halte-{n}", title=Text(f"Halte {n}")) for n in range(12)]
    food = service(id="food", needs=(NeedTag("ESS-DEPAN", "secondaire"),), read_on="2012")
    asked = profile(needs=(Need("GAR-HALTE", 1), Need("ESS-DEPAN", 3)))
    shown = [m.entry.service.id for m in report(asked, *many, food).matches]
    assert "food" in shown
    assert len(shown) == 10


def test_danger_calls_the_lines_that_answer_day_and_night_first_and_each_number_once() -> None:
    suicide = {"emergency": ("suicide",), "needs": (NeedTag("MEN-SUICIDE", "principal"),)}
    always = Schedule("24/7")
    asked = profile(danger=(Danger("suicide", 0.9, ()),))
    answered = report(
        asked,
        line("418 555-0100", **suicide),  # type: ignore[arg-type]
        line("988", **suicide, schedule=always),  # type: ignore[arg-type]
        service(id="twin", phones=(Phone("988"),), area=PROVINCE, schedule=always, **suicide),
    )
    assert [e.service.id for e in answered.danger[0].lines] == ["line-988", "line-418555-0100"]


def test_a_refused_need_asks_for_nothing() -> None:
    asked = profile(needs=(Need("GAR-HALTE"), Need("ESS-DEPAN")), refused=("GAR-HALTE",))
    answered = report(asked, service())
    assert answered.matches == ()
    assert [a.need.code for a in answered.by_need] == ["ESS-DEPAN"]


def test_ten_doors_with_the_same_title_are_one_idea() -> None:
    alike = [service(id=f"pharmacie-{n}") for n in range(10)]
    assert len(report(profile(), *alike).matches) == 2


def test_a_part_answer_comes_after_a_whole_one_and_never_counts_as_an_answer() -> None:
    kin = service(id="kin", needs=(NeedTag("GAR-REPIT", "secondaire"),), title=Text("Répit"))
    assert [m.entry.service.id for m in report(profile(), service(), kin).matches] == ["svc-a", "kin"]
    assert report(profile(), kin).by_need[0].cause == "none_exists"


def test_tonights_hunger_comes_before_next_months_outing() -> None:
    asked = profile(needs=(Need("SOC-LOISIRS"), Need("ESS-DEPAN")))
    food = service(id="z-food", needs=(NeedTag("ESS-DEPAN", "principal"),))
    outing = service(id="a-outing", needs=(NeedTag("SOC-LOISIRS", "principal"),), title=Text("Sortir"))
    assert [m.entry.service.id for m in report(asked, food, outing).matches] == ["z-food", "a-outing"]
