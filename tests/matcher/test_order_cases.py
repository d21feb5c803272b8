"""Order tests a social worker can write: better, worse, family. How: the head of order_cases/besoins.yaml."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from directory_data.model import (
    Ages,
    Eligibility,
    Location,
    NeedTag,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Snapshot,
    Text,
)
from directory_data.places import Place, gazetteer, roads
from directory_data.vocabulary import vocabulary
from matcher.engine import match
from matcher.index import Index
from matcher.needs import Danger, Profile
from tests.matcher.conftest import NOW
from tests.samples import organization, service, snapshot_of
from web.household import household

FOLDER = Path(__file__).parent / "order_cases"
PENDING = "en-attente"
MEANS = ("car", "max_minutes", "languages", "free", "cost", "barriers")
Case = dict[str, Any]


def read(theme: Path) -> list[Case]:
    cases: list[Case] = yaml.safe_load(theme.read_text(encoding="utf-8"))
    return cases


THEMES = {path.stem: read(path) for path in sorted(FOLDER.glob("*.yaml"))}
HELD = [case for theme, cases in THEMES.items() if theme != PENDING for case in cases]
ALL = [case for cases in THEMES.values() for case in cases]


def asked(case: Case) -> Profile:
    """The household of a case, in its place."""
    family = {
        "place": "Dégelis",
        "needs": [{"code": case.get("need", "GAR-HALTE")}],
        **case.get("family", {}),
    }
    means = {key: family.pop(key) for key in MEANS if key in family}
    refused, danger = tuple(family.pop("refused", ())), family.pop("danger", ())
    home = household({**family, "means": means}, case["says"], vocabulary())
    heard = tuple(Danger(kind, 1.0, ()) for kind in danger)
    place = gazetteer().find(home.place or "")
    return replace(home.profile, place=place, refused=refused, danger=heard)


def area(serves: Any, place: Place) -> ServiceArea:
    """« province », « region », a list of MRC, or {municipalities: […]}; the family's own MRC when not said."""
    if isinstance(serves, str):
        return ServiceArea(serves)
    if isinstance(serves, dict):
        return ServiceArea("municipalities", (), tuple(serves["municipalities"]))
    return ServiceArea("mrc", tuple(serves or (place.mrc,)))


def written(changes: Case, key: str, profile: Profile) -> Service:
    """A plain service for the family's first need, with the changes of a case."""
    left = dict(changes)
    left.pop("at", None)
    needs = left.pop("needs", {"principal": [profile.needs[0].code]})
    ages = left.pop("ages", "any")
    fields: dict[str, Any] = {
        "id": key,
        "organization_id": left.pop("organization", "community"),
        "needs": tuple(NeedTag(code, role) for role, codes in needs.items() for code in codes),
        "eligibility": Eligibility(
            Ages(**ages) if isinstance(ages, dict) else ages,
            pregnant=left.pop("pregnant", None),
            requires=tuple(left.pop("requires", ())),
            meant_for=tuple(left.pop("meant_for", ())),
        ),
        "area": area(left.pop("serves", None), profile.place or gazetteer().find("Dégelis")),
        "schedule": Schedule(left.pop("hours", None), season=left.pop("season", None)),
    }
    if left.pop("phones", True) is False:
        fields |= {"phones": (), "url": "https://exemple.test/"}
    fields |= {key: Text(left.pop(key)) for key in ("title", "summary") if key in left}
    if "verified_on" in left:
        fields["verified_on"] = date.fromisoformat(left.pop("verified_on"))
    return service(**fields, **{k: tuple(v) if isinstance(v, list) else v for k, v in left.items()})


def ranked(case: Case) -> list[str]:
    """The two services in the order the engine shows them; the one it hides is not there."""
    profile = asked(case)
    # the better one has the later id, so that a tie would fail the test
    pair = {"z-better": case["better"], "a-worse": case["worse"]}
    here = profile.place.name if profile.place else None
    snapshot = snapshot_of(
        *(written(changes, key, profile) for key, changes in pair.items()),
        at={key: changes.get("at", here) for key, changes in pair.items()},
    )
    secret = [key for key, changes in pair.items() if "at" in changes and changes["at"] is None]
    snapshot = with_secret_addresses(snapshot, secret)
    kinds = sorted({s.organization_id for s in snapshot.services})
    snapshot = replace(snapshot, organizations=tuple(organization(id=kind, kind=kind) for kind in kinds))
    index = Index.build(snapshot, gazetteer(), roads(), vocabulary())
    now = datetime.fromisoformat(case["now"]) if "now" in case else NOW
    return [m.entry.service.id for m in match(profile, index, now).matches]


def with_secret_addresses(snapshot: Snapshot, services: list[str]) -> Snapshot:
    """The same, where these services stand at an address nobody may tell."""
    places = tuple(Location(f"{key}@secret", None, None, confidential=True) for key in services)
    links = tuple(ServiceAtLocation(key, f"{key}@secret") for key in services)
    return replace(
        snapshot,
        locations=(*snapshot.locations, *places),
        service_at_locations=(*snapshot.service_at_locations, *links),
    )


def expected(case: Case) -> list[str]:
    return ["z-better"] if case.get("only_better") else ["z-better", "a-worse"]


@pytest.mark.parametrize("case", HELD, ids=[case["says"] for case in HELD])
def test_order(case: Case) -> None:
    assert ranked(case) == expected(case)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(reason=case["why"], strict=True, raises=AssertionError))
        for case in THEMES[PENDING]
    ],
    ids=[case["says"] for case in THEMES[PENDING]],
)
def test_order_not_yet(case: Case) -> None:
    """The worker is right, the engine not yet. Passing is a failure: then move the case to its theme."""
    assert ranked(case) == expected(case)


def test_names_are_unique() -> None:
    assert [says for says, times in Counter(case["says"] for case in ALL).items() if times > 1] == []


def test_every_domain_is_argued_about() -> None:
    firsts = Counter(asked(case).needs[0].code.partition("-")[0] for case in HELD)
    assert {domain for domain in vocabulary().domains if firsts[domain] < 10} == set()
    assert sum(firsts.values()) >= 200
