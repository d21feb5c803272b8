"""The policy: every rule and weight of the ranking, in one table. Reading it is reading the algorithm.

A score is a sum of points. A constraint *not met* sets the service aside; *not known* costs its `unknown`
points. A preference adds `weight` × value (0..1); *not known* adds `weight` × its `unknown` value.
No contribution of a preference is negative, so that a met preference never lowers a rank.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType as View

from matcher import need_kinds as needs

VERSION = "2026-11-22"


@dataclass(frozen=True, slots=True)
class Preference:
    """weight: points at value 1. unknown: value given when not known. why: the reason for the weight."""

    weight: float
    unknown: float
    why: str


@dataclass(frozen=True, slots=True)
class Constraint:
    """unknown: points lost when not known (≥ 0). why: the reason for the rule."""

    unknown: float
    why: str


@dataclass(frozen=True, slots=True)
class Policy:
    """See the module's first lines. Minutes are one way, by road."""

    version: str
    role_fit: Mapping[str, float]
    kin_fit: float
    priority: Mapping[int, float]
    urgency: Mapping[str, float]
    confidence_power: float
    urgent_at_least: Mapping[str, float]
    implied: Mapping[str, frozenset[str]]
    kin_main_work: float
    constraints: Mapping[str, Constraint]
    rarity: Mapping[str, float]
    special: frozenset[str]
    special_work: float
    preferences: Mapping[str, Preference]
    word_fit: float
    word_share: float
    met_from: float
    most_alike: int
    reach_limit: float
    without_car: Mapping[str, float]
    remote: float
    secret_minutes: float
    remote_for_hands_on: float
    lines: Mapping[str, frozenset[str]]
    out_of_season: float
    referral_lines: tuple[str, ...]
    hands_on: frozenset[str]
    couple_work: frozenset[str]
    violence: frozenset[str]
    protection: frozenset[str]
    life_first: frozenset[str]
    living_baby: frozenset[str]
    few_words: frozenset[str]
    health: frozenset[str]


POLICY = Policy(
    version=VERSION,
    # A service *for* the need beats one that also helps: a colleague would say six against ten.
    role_fit=View({"principal": 1.0, "secondaire": 0.6}),
    # What a colleague would try next comes after the same help done on the side.
    kin_fit=0.8,
    priority=View({1: 1.0, 2: 0.7, 3: 0.45}),
    # A need read with half the confidence is not half as important: the square root keeps it in sight.
    confidence_power=0.5,
    # Where life or tonight's roof hangs on it, nearly a first need whatever the order it was written in; what
    # cannot wait otherwise counts as more than a second one.
    urgent_at_least=View({"life": 0.95, "now": 0.8, "soon": 0.0, "none": 0.0}),
    implied=needs.IMPLIED,
    # Close to the need is not the need: a few of the points of its own main work.
    kin_main_work=0.15,
    # Tonight's hunger comes before next month's lease, when the note says both in one breath.
    urgency=View({"now": 1.0, "soon": 0.9, "none": 0.82}),
    constraints=View(
        {
            "serves_where_family_lives": Constraint(4, "Un refus au téléphone coûte la confiance."),
            "takes_this_age": Constraint(3, "Un service pour un autre âge ne peut pas aider."),
            "household_meets_conditions": Constraint(4, "Une condition non remplie ferme la porte."),
            "is_meant_for_family": Constraint(3, "Un service pensé pour d'autres aide moins."),
            "is_confirmed": Constraint(15, "Une piste n'est pas une réponse avant un appel."),
            "is_running": Constraint(2, "Un service suspendu n'aide personne."),
            "is_safe_here": Constraint(0, "Une médiation expose une personne qui subit de la violence."),
            "is_not_a_report": Constraint(0, "Demander de l’aide n’est pas se dénoncer."),
            "shelters_this_parent": Constraint(0, "Un refus à la porte d’un refuge brise l’élan."),
            "defends_this_household": Constraint(0, "Être renvoyé pour ce qu'on n'est pas décourage."),
            "spares_the_bereaved": Constraint(0, "Un cercle de mamans rouvre la plaie."),
            "is_not_declined": Constraint(0, "Un non entendu garde la confiance."),
            "keeps_trust": Constraint(6, "La confiance perdue avec une institution ne revient pas seule."),
            "near_enough": Constraint(4, "Trop loin, la famille n'ira pas."),
        }
    ),
    # How many times more a doubt costs where the condition is rare: nobody spoke of it, so it is likely not met.
    rarity=View(
        {
            **dict.fromkeys(("women", "mothers", "low_income", "member"), 1.0),
            **dict.fromkeys(
                ("men", "fathers", "single_parent", "under_35", "young", "student", "owner"), 2.0
            ),
            "referral": 2.0,
            **dict.fromkeys(("immigrant", "newcomers", "disability", "farm", "anglophone", "lgbt"), 4.0),
            **dict.fromkeys(("victim", "indigenous", "senior", "court_order"), 5.0),
        }
    ),
    special=needs.SPECIAL,
    # More than any rare word: its whole trade is for others.
    special_work=6.0,
    preferences=View(
        {
            "answers_the_need": Preference(60, 0, "C'est pour cela que la famille est écoutée."),
            "is_its_main_work": Preference(12, 0, "Qui en fait son métier aide mieux que qui le fait aussi."),
            "answers_several_needs": Preference(12, 0, "Moins de portes à ouvrir."),
            "within_reach": Preference(22, 0.35, "Ce qui est proche se fait."),
            "costs_what_family_can_pay": Preference(8, 0.5, "Un coût imprévu arrête tout."),
            "open_when_family_is_free": Preference(8, 0.5, "Fermé quand la famille peut venir ne sert pas."),
            "speaks_family_language": Preference(12, 0.4, "Être comprise dans sa langue."),
            "easy_first_step": Preference(6, 0.4, "La méfiance se défait par un premier pas facile."),
            "keeps_it_private": Preference(4, 0.4, "Ce qui est dur à dire se dit où cela reste."),
            "is_open_now": Preference(8, 0.4, "Une urgence n'attend pas l'ouverture."),
            "is_made_for_them": Preference(4, 0, "Qui est attendu se sent à sa place."),
            "can_be_contacted": Preference(6, 0.5, "Une porte qu'on ne peut pas joindre reste fermée."),
            "is_from_here": Preference(2, 0, "Les gens de la place connaissent les portes voisines."),
            "someone_to_call": Preference(4, 0, "Un numéro se compose tout de suite."),
            "read_recently": Preference(4, 0.2, "Une information récente trompe moins."),
            "well_sourced": Preference(3, 0.3, "La page de l'organisme vaut mieux qu'un ouï-dire."),
        }
    ),
    # Words of the note found in a service's own text: never more than a hint; each one more leaves 0.6 of the doubt.
    word_fit=0.3,
    word_share=0.6,
    # A preference worth half its points or more is said to be met.
    met_from=0.5,
    # No more than two proposals with the same title: ten pharmacies are one idea.
    most_alike=2,
    reach_limit=3.5,
    # What a drive to another village is worth to a family, by what it has to drive.
    without_car=View({"yes": 1.0, "unknown": 1.0, "sometimes": 0.7, "no": 0.4}),
    remote=0.9,
    # A secret address whose area holds the family's home: half an hour, as between two villages of one MRC.
    secret_minutes=30.0,
    remote_for_hands_on=0.2,
    # Which emergency lines answer which danger heard in a note; a danger not named here has its own lines.
    lines=View({"overdose": frozenset({"overdose", "poison"})}),
    # A camp is not there in November: four times the doubt of a service nobody confirmed.
    out_of_season=4.0,
    # They know who helps; they are the way on, never one of the doors of a bundle.
    referral_lines=("211", "811"),
    hands_on=needs.HANDS_ON,
    couple_work=needs.COUPLE_WORK,
    violence=needs.VIOLENCE,
    life_first=needs.LIFE_FIRST,
    living_baby=needs.LIVING_BABY,
    few_words=needs.FEW_WORDS,
    protection=needs.PROTECTION,
    health=needs.HEALTH,
)
