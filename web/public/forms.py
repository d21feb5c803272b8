"""Form data → what was asked, and the corrections a person made → Profile. Pure: nothing is stored."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from werkzeug.datastructures import MultiDict

from directory_data.vocabulary import Vocabulary
from matcher import amounts
from matcher.needs import FreeTime, Need, Person, Profile
from matcher.understanding import Reading

READ = 4000
CARS = ("yes", "no", "sometimes", "unknown")
CONDITION = "cond-"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says. `corrected`: a person went over the chips, so they replace what was read.

    needs: codes checked; facts: keys of `fact_keys` kept; conditions: code → "yes" or "no", just answered.
    """

    note: str = ""
    place: str = ""
    needs: tuple[str, ...] = ()
    corrected: bool = False
    ages: str = ""
    pregnant: bool = False
    car: str = "unknown"
    facts: frozenset[str] = frozenset()
    conditions: Mapping[str, str] = field(default_factory=dict)
    more: bool = False


def read_form(form: MultiDict[str, str], vocabulary: Vocabulary) -> Asked:
    """The form, cleaned: unknown codes and control characters are dropped. Nothing is refused here."""
    answers = {key.removeprefix(CONDITION): form.get(key, "") for key in form if key.startswith(CONDITION)}
    known = vocabulary.codes("requires")
    return Asked(
        note=_clean(form.get("note", "")),
        place=_clean(form.get("choix", "") or form.get("lieu", ""))[:80],
        needs=tuple(dict.fromkeys(code for code in form.getlist("besoin") if code in vocabulary.needs)),
        corrected=form.get("corrige", "") == "1",
        ages=_clean(form.get("ages", ""))[:200],
        pregnant=form.get("enceinte", "") == "1",
        car=form.get("auto", "") if form.get("auto", "") in CARS else "unknown",
        facts=frozenset(key for key in form.getlist("aussi") if _known_fact(key, known)),
        conditions={code: word for code, word in answers.items() if code in known and word in ("yes", "no")},
        more=form.get("plus", "") == "1",
    )


def _known_fact(key: str, conditions: Sequence[str]) -> bool:
    """Conditions are taken from the form, so they must exist; other facts only keep what the note said."""
    kind, _, code = key.partition(":")
    return kind != "cond" or code.removeprefix("not_") in conditions


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()


def profile_of(
    asked: Asked, reading: Reading, reread: Callable[[str], Reading], lang: str
) -> tuple[Profile, bool]:
    """The profile to match, and whether the ages typed can be read.

    A first search adds the needs checked to those read; a corrected one keeps only what is checked.
    """
    read = reading.profile
    if not asked.corrected:
        added = [Need(code) for code in asked.needs if code not in {n.code for n in read.needs}]
        return replace(read, needs=(*read.needs, *added), refused=_refused(read, asked.needs)), True
    people, readable = _people(asked, read, reread, lang)
    same = people == read.people
    profile = replace(
        read,
        needs=tuple(_need(code, reading, same) for code in asked.needs),
        refused=_refused(read, asked.needs),
        people=people,
        car=asked.car,
    )
    return with_facts(profile, asked), readable


def _refused(read: Profile, wanted: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in read.refused if code not in wanted)


def _need(code: str, reading: Reading, same_people: bool) -> Need:
    """The need as it was read, words and confidence kept; a need added by hand is certain."""
    heard = {need.code: need for need in (*reading.refused, *reading.profile.needs)}
    need = heard.get(code, Need(code))
    return need if same_people else replace(need, person=None)


def _people(
    asked: Asked, read: Profile, reread: Callable[[str], Reading], lang: str
) -> tuple[tuple[Person, ...], bool]:
    """The people as read while the ages are left as shown; those of the new ages otherwise."""
    people, readable = read.people, True
    if _folded(asked.ages) != _folded(ages_text(read, lang)):
        again = reread(asked.ages) if asked.ages else None
        aged = [p for p in again.profile.people if p.age_months is not None] if again else []
        readable = not asked.ages or (
            bool(aged) and again is not None and "impossible_age" not in again.problems
        )
        people = (*(p for p in people if p.age_months is None), *(replace(p, words=()) for p in aged))
    return _with_pregnancy(people, asked.pregnant), readable


def _with_pregnancy(people: tuple[Person, ...], pregnant: bool) -> tuple[Person, ...]:
    if pregnant == any(person.pregnant for person in people):
        return people
    if not pregnant:
        return tuple(replace(person, pregnant=False) for person in people)
    return (*people, Person("adult", pregnant=True))


def ages_text(profile: Profile, lang: str) -> str:
    """« 3 mois, 4 ans »: what the ages field shows."""
    return ", ".join(amounts.age(p.age_months, lang) for p in profile.people if p.age_months is not None)


def _folded(ages: str) -> str:
    return " ".join(ages.split()).lower()


def fact_keys(profile: Profile) -> tuple[str, ...]:
    """What else is known, one key each: « lang:en », « cost:free », « barrier:mistrust », « cond:women »…"""
    return (
        *(f"cond:{code}" for code in sorted(conditions_of(profile))),
        *(f"lang:{code}" for code in profile.languages if code != "fr"),
        *((f"cost:{profile.cost}",) if profile.cost else ()),
        *(f"barrier:{code}" for code in sorted(profile.barriers)),
        *(free_key(slot) for slot in profile.free),
        *((f"max:{profile.max_minutes}",) if profile.max_minutes is not None else ()),
    )


def free_key(slot: FreeTime) -> str:
    """« free:3-780-1020 »."""
    return f"free:{slot.day}-{slot.start}-{slot.end}"


def conditions_of(profile: Profile) -> frozenset[str]:
    """Every condition known of the household or of one of its people."""
    return profile.conditions.union(*(person.conditions for person in profile.people))


def with_facts(read: Profile, asked: Asked) -> Profile:
    """The profile with only the facts left checked, and the conditions answered yes or no."""
    kept = asked.facts
    known = {key.removeprefix("cond:") for key in kept if key.startswith("cond:")}
    known |= {code if word == "yes" else contrary(code) for code, word in asked.conditions.items()}
    people = tuple(replace(person, conditions=person.conditions & known) for person in read.people)
    return replace(
        read,
        people=people,
        conditions=frozenset(known) - frozenset().union(*(person.conditions for person in people)),
        languages=tuple(code for code in read.languages if code == "fr" or f"lang:{code}" in kept),
        cost=read.cost if f"cost:{read.cost}" in kept else None,
        barriers=frozenset(code for code in read.barriers if f"barrier:{code}" in kept),
        free=tuple(slot for slot in read.free if free_key(slot) in kept),
        max_minutes=read.max_minutes if f"max:{read.max_minutes}" in kept else None,
    )


def contrary(code: str) -> str:
    """What « no » to a condition says: « not_low_income »; women and men are each other's."""
    return {"women": "men", "men": "women"}.get(code, f"not_{code}")
