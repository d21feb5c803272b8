"""Chips corrected by a person → the profile to match. Pure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from werkzeug.datastructures import MultiDict

from directory_data.vocabulary import vocabulary
from matcher import understand
from matcher.needs import FreeTime, Need, Person, Profile, Words
from matcher.understanding import Reading
from web.public.forms import Asked, ages_text, fact_keys, profile_of, read_form

WORDS = (Words(0, 4, "faim"),)
READ = Profile(
    needs=(Need("ESS-DEPAN", 1, 0, 0.5, WORDS), Need("FIN-BUDGET", 2)),
    people=(Person("child", 3), Person("child", 51), Person("adult", conditions=frozenset({"women"}))),
    car="no",
    languages=("es",),
    cost="free",
    free=(FreeTime(3, 780, 1020),),
    barriers=frozenset({"mistrust"}),
    refused=("ESS-COUCHES",),
)
READING = Reading(READ, (), (Need("ESS-COUCHES", 1, None, 0.9, WORDS),), (), "fr", ())
SHOWN = Asked(
    note="…",
    corrected=True,
    needs=("ESS-DEPAN",),
    ages="3 mois, 4 ans",
    car="no",
    facts=frozenset(fact_keys(READ)),
)


def reread(text: str) -> Reading:
    return understand(text, vocabulary())


def corrected(**changes: object) -> Profile:
    return profile_of(replace(SHOWN, **changes), READING, reread, "fr")[0]  # type: ignore[arg-type]


def test_a_first_search_adds_what_was_checked_to_what_was_read() -> None:
    profile, _ = profile_of(Asked(needs=("LOG-TROUVER", "ESS-DEPAN")), READING, reread, "fr")
    assert [need.code for need in profile.needs] == ["ESS-DEPAN", "FIN-BUDGET", "LOG-TROUVER"]


def test_a_corrected_search_keeps_only_what_is_checked_with_its_words_and_confidence() -> None:
    assert corrected().needs == (READ.needs[0],)


def test_a_need_added_by_hand_is_certain() -> None:
    assert corrected(needs=("LOG-TROUVER",)).needs == (Need("LOG-TROUVER", confidence=1.0),)


def test_a_refused_need_checked_again_is_asked_for() -> None:
    profile = corrected(needs=("ESS-COUCHES",))
    assert profile.needs[0].words == WORDS
    assert profile.refused == ()


def test_ages_left_as_shown_keep_the_people_as_read() -> None:
    assert corrected().people == READ.people
    assert ages_text(READ, "fr") == "3\u00a0mois, 4\u00a0ans"


def test_new_ages_replace_the_aged_people_and_keep_the_others() -> None:
    people = corrected(ages="18 mois").people
    assert [p.age_months for p in people] == [None, 18]
    assert people[0].conditions == {"women"}


def test_ages_rubbed_out_leave_nobody_with_an_age() -> None:
    profile, readable = profile_of(replace(SHOWN, ages=""), READING, reread, "fr")
    assert readable
    assert [p.age_months for p in profile.people] == [None]


@pytest.mark.parametrize("ages", ["300 ans", "blabla", "-4 ans et des poussières zz"])
def test_ages_that_cannot_be_are_told_apart(ages: str) -> None:
    _, readable = profile_of(replace(SHOWN, ages=ages), READING, reread, "fr")
    assert readable is (ages.startswith("-4"))


def test_a_pregnancy_is_added_and_taken_away() -> None:
    assert any(p.pregnant for p in corrected(pregnant=True).people)
    expecting = replace(READING, profile=replace(READ, people=(Person("adult", pregnant=True),)))
    people = profile_of(replace(SHOWN, ages="", pregnant=False), expecting, reread, "fr")[0].people
    assert not any(p.pregnant for p in people)


def test_facts_unchecked_are_forgotten() -> None:
    profile = corrected(facts=frozenset())
    assert (profile.languages, profile.cost, profile.free, profile.barriers) == ((), None, (), frozenset())
    assert profile.people[2].conditions == frozenset()


def test_a_condition_answered_yes_or_no_is_known() -> None:
    profile = corrected(conditions={"low_income": "yes", "disability": "no"})
    assert {"low_income", "not_disability"} <= profile.conditions
    assert "cond:not_disability" in fact_keys(profile)


def test_a_form_is_read_without_trusting_it() -> None:
    form = MultiDict(
        [
            ("note", "a\x00b"),
            ("besoin", "NOPE"),
            ("besoin", "ESS-DEPAN"),
            ("besoin", "ESS-DEPAN"),
            ("auto", "tank"),
            ("cond-low_income", "yes"),
            ("cond-nope", "yes"),
            ("aussi", "cond:nope"),
            ("lieu", "x" * 200),
        ]
    )
    asked = read_form(form, vocabulary())
    assert asked.note == "a b"
    assert asked.needs == ("ESS-DEPAN",)
    assert asked.car == "unknown"
    assert dict(asked.conditions) == {"low_income": "yes"}
    assert asked.facts == frozenset()
    assert len(asked.place) == 80
