"""One table from exception to answer: each known error has a status and a sentence in both languages."""

from __future__ import annotations

import pytest

from directory_data.errors import (
    AmbiguousPlace,
    BadRecord,
    StoreEmpty,
    StoreTooNew,
    StoreUnwritable,
    UnknownPlace,
)
from directory_data.refresh import ReleaseStopped
from web.config import BadSetting, Settings
from web.errors import answer
from web.household import BadHousehold


@pytest.mark.parametrize(
    ("error", "status", "french", "english"),
    [
        (UnknownPlace("Squateck", ["Squatec"]), 422, "Vouliez-vous dire Squatec", "Did you mean Squatec"),
        (UnknownPlace("xx"), 422, "Écrivez un village", "Type a village"),
        (
            AmbiguousPlace("saint fabian", ["Saint-Fabien", "Saint-Fabien-sur-Mer"]),
            422,
            "Saint-Fabien ou Saint-Fabien-sur-Mer",
            "Saint-Fabien or Saint-Fabien-sur-Mer",
        ),
        (
            BadHousehold("h.json", "needs[0].code", "pas permis.", "not allowed."),
            422,
            "needs[0].code",
            "not allowed",
        ),
        (BadRecord("f.yaml", "services[0]", "manque."), 422, "f.yaml", "f.yaml"),
        (ReleaseStopped(["a : b"]), 422, "l’ancienne version reste", "previous release stays"),
        (BadSetting("PASSERELLES_PORT", "non"), 500, "PASSERELLES_PORT", "PASSERELLES_PORT"),
        (StoreEmpty("db", ""), 503, "directory load", "directory load"),
        (StoreTooNew("db", ""), 503, "plus récente", "newer version"),
        (StoreUnwritable("db", "disk is full"), 503, "disk is full", "disk is full"),
        (FileNotFoundError(2, "No such file", "h.json"), 500, "h.json", "h.json"),
    ],
)
def test_a_known_error_is_one_sentence(error: Exception, status: int, french: str, english: str) -> None:
    assert answer(error, "fr")[0] == status
    assert french in answer(error, "fr")[1]
    assert english in answer(error, "en")[1]


def test_an_error_nobody_expected_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        answer(ZeroDivisionError())


def test_settings_come_from_the_environment_and_unknown_ones_are_refused() -> None:
    assert Settings.from_environment({"PASSERELLES_PORT": "9000", "PATH": "x"}).port == 9000
    for bad in ({"PASSERELLES_PROT": "1"}, {"PASSERELLES_PORT": "99999"}, {"PASSERELLES_PORT": "huit"}):
        with pytest.raises(BadSetting):
            Settings.from_environment(bad)
