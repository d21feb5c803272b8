"""Need × MRC: what counts as local, regional, remote, and empty."""

from __future__ import annotations

from directory_data.coverage import Cell, coverage
from directory_data.model import MRCS, ServiceArea
from tests.samples import service, snapshot_of

TOWNS = {mrc: [mrc] for mrc in MRCS} | {"Témiscouata": ["Dégelis"]}


def cell(mrc: str = "Témiscouata", **changes: object) -> Cell:
    return coverage(snapshot_of(service(**changes)), ["GAR-HALTE"], TOWNS)["GAR-HALTE"][mrc]


def test_a_service_of_the_mrc_is_local_there_and_nowhere_else() -> None:
    assert cell() == Cell(local=1)
    assert cell("La Matanie") == Cell()


def test_a_service_of_one_municipality_counts_for_its_mrc() -> None:
    assert cell(area=ServiceArea("municipalities", (), ("Dégelis",))) == Cell(local=1)


def test_a_service_of_the_whole_region_is_regional() -> None:
    assert cell("La Matanie", area=ServiceArea("region", MRCS)) == Cell(regional=1)


def test_a_service_by_phone_is_remote() -> None:
    assert cell(modes=("phone",)) == Cell(remote=1)
    assert cell("Les Basques", area=ServiceArea("province"), modes=("phone", "online")) == Cell(remote=1)


def test_a_lead_or_a_suspended_service_is_not_usable() -> None:
    assert cell(standing="lead") == Cell(leads=1)
    assert cell(status="suspended").usable == 0
