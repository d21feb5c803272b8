"""Referrals that look right and would hurt: hard rules, like those of `constraints`, with the same verdicts.

A wrong door here costs more than a trip: it exposes someone, or breaks the trust a worker took months to build.
"""

from __future__ import annotations

from matcher.case import Case
from matcher.evidence import Verdict
from matcher.needs import Person
from matcher.policy import POLICY
from matcher.ruling import Finding
from matcher.welcome import first_steps

BABY = 24  # months


def is_safe_here(case: Case) -> Finding:
    """Where there is violence or control, no mediation and no couple work is proposed."""
    if not case.entry.mediates:
        return None
    violence = case.household.asked & POLICY.violence or case.household.heard("violence")
    return (Verdict.NOT_MET, {}) if violence else None


def is_not_a_report(case: Case) -> Finding:
    """A parent who asks for help is not sent to the line that receives reports about children."""
    if not case.entry.takes_reports or case.household.heard("child"):
        return None
    return Verdict.NOT_MET, {}


def shelters_this_parent(case: Case) -> Finding:
    """A shelter for women is not proposed to a man alone with his children."""
    if not case.entry.for_women or "women" in case.entry.service.eligibility.requires:
        return None  # what the directory requires is already judged
    adults = [person for person in case.profile.people if person.role == "adult"]
    men = [person for person in adults if "men" in person.conditions]
    return (Verdict.NOT_MET, {}) if men and len(men) == len(adults) else None


def defends_this_household(case: Case) -> Finding:
    """A service for tenants is not proposed to a family that owns its home."""
    return (Verdict.NOT_MET, {}) if case.entry.for_tenants and "owner" in case.known else None


def spares_the_bereaved(case: Case) -> Finding:
    """After the loss of a baby, nothing that supposes a living one is proposed."""
    asked = case.household.asked
    if "PER-DEUIL" not in asked or any(map(_expects_or_has_a_baby, case.profile.people)):
        return None
    principal = {tag.code for tag in case.entry.service.needs if tag.role == "principal"}
    supposes_one = principal and principal <= POLICY.living_baby - asked
    return (Verdict.NOT_MET, {}) if supposes_one else None


def is_not_declined(case: Case) -> Finding:
    """The family did not say no to what this service mainly does."""
    if not case.profile.declined:
        return None
    principal = {tag.code for tag in case.entry.service.needs if tag.role == "principal"}
    declined = principal & set(case.profile.declined)
    if not declined:
        return None
    facts = {"needs": tuple(sorted(declined))}
    return (Verdict.NOT_MET, facts) if declined == principal else None


def keeps_trust(case: Case) -> Finding:
    """A public service is proposed to a family that mistrusts only with someone who goes along."""
    barriers = case.profile.barriers
    if case.entry.organization.kind != "public" or not barriers & {"mistrust", "no_public"}:
        return None
    if "no_public" in barriers and not _cannot_wait(case):
        return Verdict.NOT_MET, {}
    return None if first_steps(case.entry.service) else (Verdict.UNKNOWN, {})


def _expects_or_has_a_baby(person: Person) -> bool:
    return person.pregnant or (person.age_months is not None and person.age_months < BABY)


def _cannot_wait(case: Case) -> bool:
    return any(answered.need.code in POLICY.life_first for answered in case.answered)
