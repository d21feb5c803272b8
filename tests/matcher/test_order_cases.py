"""Order tests a social worker can write: better, worse, family. See order_cases.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from directory_data.model import Ages, Eligibility, NeedTag, Schedule, Service
from directory_data.places import gazetteer, roads
from directory_data.vocabulary import vocabulary
from matcher.engine import match
from matcher.index import Index
from tests.matcher.conftest import NOW
from tests.samples import organization, service, snapshot_of
from web.household import household

CASES = yaml.safe_load((Path(__file__).parent / "order_cases.yaml").read_text(encoding="utf-8"))
MEANS = ("car", "max_minutes", "languages", "free", "cost", "barriers")


def written(changes: dict[str, Any], key: str) -> Service:
    """A plain service with the changes of a case."""
    left = dict(changes)
    fields: dict[str, Any] = {"id": key, "organization_id": left.pop("organization", "community")}
    left.pop("at", None)
    if "needs" in left:
        fields["needs"] = tuple(
            NeedTag(code, role) for role, codes in left.pop("needs").items() for code in codes
        )
    ages = left.pop("ages", "any")
    fields["eligibility"] = Eligibility(
        Ages(**ages) if isinstance(ages, dict) else ages, requires=tuple(left.pop("requires", ()))
    )
    fields["schedule"] = Schedule(left.pop("hours", None))
    if left.pop("phones", True) is False:
        fields |= {"phones": (), "url": "https://exemple.test/"}
    return service(**fields, **{k: tuple(v) if isinstance(v, list) else v for k, v in left.items()})


def asked(family: dict[str, Any]) -> Any:
    data = {"place": "Dégelis", "needs": [{"code": "GAR-HALTE"}], **family}
    means = {key: data.pop(key) for key in MEANS if key in data}
    return household({**data, "means": means}, "order_cases.yaml", vocabulary())


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_order(case: dict[str, Any]) -> None:
    home = asked(case.get("family", {}))
    place = gazetteer().find(home.place)
    # the better one has the later id, so that a tie would fail the test
    pair = {"z-better": case["better"], "a-worse": case["worse"]}
    snapshot = snapshot_of(
        *(written(changes, key) for key, changes in pair.items()),
        at={key: changes.get("at", "Dégelis") for key, changes in pair.items()},
    )
    kinds = {s.organization_id for s in snapshot.services}
    snapshot = type(snapshot)(
        1,
        tuple(organization(id=kind, kind=kind) for kind in sorted(kinds)),
        *(getattr(snapshot, name) for name in ("services", "locations", "service_at_locations")),
    )
    index = Index.build(snapshot, gazetteer(), roads(), vocabulary())
    profile = type(home.profile)(
        **{**{f: getattr(home.profile, f) for f in home.profile.__slots__}, "place": place}
    )
    ranked = [m.entry.service.id for m in match(profile, index, NOW).matches]
    assert ranked == (["z-better"] if case.get("only_better") else ["z-better", "a-worse"])
