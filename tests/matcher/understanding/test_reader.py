"""Laws of reading: never raises, never invents a character, always the same answer."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory_data.places import Mention, Place
from directory_data.vocabulary import vocabulary
from matcher.needs import Words
from matcher.understanding import Reading, understand
from matcher.understanding.assembly import BARE_FLOOR
from matcher.understanding.reader import LONGEST

SQUATEC = Place(
    "saint-michel-du-squatec", "Saint-Michel-du-Squatec", "municipality", "Saint-Michel-du-Squatec",
    "13065", "Témiscouata", 47.9, -68.7, "saint-michel-du-squatec",
)  # fmt: skip
WORDS = sorted({word for e in vocabulary().expressions for word in e.text.split()})
notes = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from([*WORDS, "3", "ans", "mois", ",", ".", "(", "pas", "½", "’"]), max_size=60).map(
        " ".join
    ),
)


def every_words(reading: Reading) -> list[Words]:
    profile = reading.profile
    tied = [*reading.needs, *reading.refused, *profile.people, *profile.danger]
    return [w for item in tied for w in item.words] + [*reading.not_understood]


@given(notes)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_every_word_is_the_notes_own(text: str) -> None:
    reading = understand(text, vocabulary())
    for words in every_words(reading):
        assert 0 <= words.start < words.end <= len(text)
        assert text[words.start : words.end] == words.text
    assert all(BARE_FLOOR <= need.confidence < 1.0 for need in reading.needs)
    assert all(need.person is None or need.person < len(reading.profile.people) for need in reading.needs)


@given(notes)
@settings(max_examples=60, deadline=None)
def test_the_same_note_reads_the_same(text: str) -> None:
    assert understand(text, vocabulary()) == understand(text, vocabulary())


def test_the_order_of_the_tables_does_not_matter() -> None:
    known = vocabulary()
    mixed = list(known.expressions)
    random.Random(7).shuffle(mixed)
    other = replace(known, expressions=tuple(mixed))
    note = "bébé de 3 mois, pu de lait, pas de char, chu à boutte, le frigo est vide pis on gèle"
    assert understand(note, other) == understand(note, known)


@pytest.mark.parametrize("note", ["", "   ", "🙂🙂", "...!?"])
def test_an_empty_note_says_so(note: str) -> None:
    assert understand(note, vocabulary()).problems == ("empty",)


@pytest.mark.parametrize("note", ["asdf qsdf", "lorem ipsum dolor"])
def test_gibberish_says_so(note: str) -> None:
    reading = understand(note, vocabulary())
    assert reading.problems == ("nothing_understood",)
    assert [w.text for w in reading.not_understood] == [note]


def test_an_endless_note_is_read_up_to_4000_characters_and_says_so() -> None:
    note = "le frigo est vide. " + "la neige a fondu sur la galerie. " * 4_000 + "pas de couches"
    reading = understand(note, vocabulary())
    assert "too_long" in reading.problems
    codes = {need.code for need in reading.needs}
    assert "ESS-DEPAN" in codes
    assert "ESS-COUCHES" not in codes
    assert all(words.end <= LONGEST for words in every_words(reading))


def test_places_come_with_their_words_and_the_surest_is_the_familys() -> None:
    note = "reste à Squatec, frigo vide"
    reading = understand(note, vocabulary(), lambda text: [Mention(8, 15, text[8:15], SQUATEC, 1.0)])
    assert reading.profile.place == SQUATEC
    assert reading.places == ((SQUATEC, Words(8, 15, "Squatec"), 1.0),)
    assert "Squatec" not in [w.text for w in reading.not_understood]


@pytest.mark.parametrize(
    ("note", "lang"),
    [("elle a besoin de couches", "fr"), ("she needs diapers for the baby", "en"), ("couches", "fr")],
)
def test_the_language_of_a_note(note: str, lang: str) -> None:
    assert understand(note, vocabulary()).lang == lang


def test_the_asker_may_say_the_language() -> None:
    assert understand("diapers", vocabulary(), lang="en").needs[0].code == "ESS-COUCHES"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("nourriture", "ESS-DEPAN"),
        ("logement", "LOG-TROUVER"),
        ("food", "ESS-DEPAN"),
        ("transport", "TRA-COLLECTIF"),
    ],
)
def test_a_single_word_typed_in_a_search_box_is_a_need(typed: str, code: str) -> None:
    assert code in [need.code for need in understand(typed, vocabulary()).needs]


def test_words_of_no_language_stay_not_understood() -> None:
    assert understand("blorf gnik zzzt", vocabulary()).problems == ("nothing_understood",)
