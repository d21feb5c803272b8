"""The needs a service's own text says it answers: inferred, never as sure as what a person coded."""

from __future__ import annotations

import pytest

from directory_data.vocabulary import vocabulary
from matcher import Tagger


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(vocabulary())


@pytest.mark.parametrize(
    ("texts", "need"),
    [
        (["Banque alimentaire", "Des sacs de nourriture"], "ESS-DEPAN"),
        (["DÉPANNAGES ALIMENTAIRES"], "ESS-DEPAN"),
        (["Food bank for families"], "ESS-DEPAN"),
        (["Halte-garderie"], "GAR-HALTE"),
    ],
)
def test_what_is_offered_is_read_whatever_the_spelling(tagger: Tagger, texts: list[str], need: str) -> None:
    assert need in dict(tagger.tags(texts))


def test_nothing_read_is_sure_and_few_are_kept(tagger: Tagger) -> None:
    found = tagger.tags(
        ["Banque alimentaire, halte-garderie, friperie, transport, logement, budget, répit, suicide"]
    )
    assert 0 < len(found) <= 5
    assert all(0.0 < sure <= 0.8 for _, sure in found)
    assert [sure for _, sure in found] == sorted((sure for _, sure in found), reverse=True)


def test_a_text_that_says_nothing_gets_nothing(tagger: Tagger) -> None:
    assert tagger.tags([""]) == tagger.tags(["xyzzy 12345"]) == []
