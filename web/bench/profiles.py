"""What a worker knows of a vignette → a Profile: her note, read, and the sheet beside it (people, means).

The sheet is filled in by a person: where it speaks it wins over the reading. Who the family is is a complete
list (judging.md), so « personne_immigrante » absent means not an immigrant. Money is not: nobody ticks
« not poor », and an absent « faible_revenu » stays not known.
"""

from __future__ import annotations

from dataclasses import replace

from directory_data.places import Gazetteer, Place, find_mentions
from directory_data.vocabulary import Vocabulary
from matcher import Person, Profile, understand
from matcher.needs import FreeTime
from web.bench.vignettes import Asked
from web.bench.whereabouts import place_of

CONDITIONS = {
    "personne_immigrante": "immigrant",
    "enfant_incapacite_reconnue": "disability",
    "autochtone": "indigenous",
    "milieu_agricole": "farm",
    "proprietaire": "owner",
}
TOLD_ONLY = {
    "parent_moins_de_35": "under_35",
    "ordonnance_de_la_cour": "court_order",
    "faible_revenu": "low_income",
}
LANGUAGES = {"anglophone": "en", "allophone_es": "es"}
BARRIERS = {
    "sans_telephone": "no_phone",
    "sans_internet": "no_internet",
    "mefiance_institutions": "mistrust",
}
EVENINGS = tuple(FreeTime(day, 17 * 60, 22 * 60) for day in range(5))
WEEKEND = tuple(FreeTime(day, 8 * 60, 22 * 60) for day in (5, 6))


def profile_of(asked: Asked, vocabulary: Vocabulary, gazetteer: Gazetteer) -> Profile:
    """The note read, then the sheet laid over it. A need is the household's: the sheet does not say for whom."""
    read = understand(asked.text, vocabulary, lambda note: find_mentions(note, gazetteer)).profile
    told = set(asked.constraints)
    people = people_of(asked)
    languages = tuple(code for word, code in LANGUAGES.items() if word in told)
    return replace(
        read,
        needs=tuple(replace(need, person=None) for need in read.needs) if people else read.needs,
        people=people or read.people,
        place=place(asked, gazetteer) or read.place,
        car="no" if "sans_auto" in told else read.car,
        languages=languages or read.languages,
        free=(*EVENINGS, *WEEKEND) if "soir_fds_seulement" in told else read.free,
        cost=read.cost or ("low" if "faible_revenu" in told else None),
        barriers=read.barriers | {code for word, code in BARRIERS.items() if word in told},
        conditions=read.conditions | conditions_of(asked),
    )


def place(asked: Asked, gazetteer: Gazetteer) -> Place | None:
    """Where the family lives."""
    return place_of({"municipality": asked.municipality, "lat": asked.lat, "lon": asked.lon}, gazetteer)


def people_of(asked: Asked) -> tuple[Person, ...]:
    """Children by age, then the adults of the sheet; () when the sheet names nobody."""
    ages = asked.child_ages or ()
    children = tuple(Person("child", int(years * 12 + 1e-6)) for years in ages)
    return children + tuple(_adults(set(asked.situation or ())))


def _adults(situation: set[str]) -> list[Person]:
    both = "deux_parents" in situation
    expecting = "enceinte" in situation
    adults = []
    if both or expecting or "parent_mere" in situation:
        adults.append(Person("adult", pregnant=expecting, conditions=frozenset({"women"})))
    if both or "parent_pere" in situation:
        adults.append(Person("adult", conditions=frozenset({"men"})))
    if "grand_parent_responsable" in situation:
        adults.append(Person("adult", conditions=frozenset({"relatives"})))
    return adults


def conditions_of(asked: Asked) -> frozenset[str]:
    """Codes of `Eligibility.requires` the sheet opens, and « not_… » for those a complete list rules out."""
    told = {*(asked.situation or ()), *asked.constraints}
    codes = {code for word, code in (CONDITIONS | TOLD_ONLY).items() if word in told}
    if asked.situation is None:
        return frozenset(codes)
    ruled_out = {f"not_{code}" for word, code in CONDITIONS.items() if word not in told}
    return frozenset(codes | ruled_out | (set() if "grand_parent_responsable" in told else {"not_senior"}))
