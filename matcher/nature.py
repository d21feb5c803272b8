"""What a service is by nature, read in its own words: directories rarely tag what makes a referral harmful."""

from __future__ import annotations

import re

from directory_data.folding import fold
from directory_data.model import Service
from matcher.policy import POLICY

MEDIATION = re.compile(
    r"\bmediation\b|\b(?:therapie|consultation|counseling|suivi)s? (?:de couple|conjugal)"
    r"|\bcouples? (?:therapy|counsell?ing)\b"
)
REPORTS = re.compile(
    r"\bsignalements?\b|\bsignaler\b.{0,40}\b(?:enfant|jeune)|\bdeclarer qu.{0,20}\benfant"
    r"|\breport(?:ing)?\b.{0,30}\b(?:child|abuse|neglect)"
)
SHELTER = re.compile(r"\b(?:hebergement|heberge|refuge|abri|shelter)")
TENANTS, OWNERS = re.compile(r"\b(?:locataires?|tenants?)\b"), re.compile(r"\b(?:proprietaires?|owners?)\b")
WOMEN, MEN = re.compile(r"\b(?:femmes?|women)\b"), re.compile(r"\b(?:hommes?|men|peres?|fathers?)\b")


def mediates(service: Service) -> bool:
    """Brings two parties to one table: couple work by its tag, mediation by its own words."""
    couple = any(tag.code in POLICY.couple_work and tag.role == "principal" for tag in service.needs)
    return couple or MEDIATION.search(_words(service)) is not None


def takes_reports(service: Service) -> bool:
    """Receives reports about children: its name or title says so, and protection is its main work."""
    protects = any(tag.code in POLICY.protection and tag.role == "principal" for tag in service.needs)
    named = fold(" ".join((service.name.fr, service.title.fr)))
    untagged = not service.needs
    return (protects or untagged) and REPORTS.search(named) is not None


def for_women(service: Service) -> bool:
    """A shelter that names women and nowhere men."""
    words = _words(service)
    shelter = SHELTER.search(words) is not None or any(tag.code == "VIO-REFUGE" for tag in service.needs)
    return shelter and WOMEN.search(words) is not None and MEN.search(words) is None


def for_tenants(service: Service) -> bool:
    """Names tenants, and nowhere owners, in its name or title."""
    named = fold(" ".join((service.name.fr, service.title.fr)))
    return TENANTS.search(named) is not None and OWNERS.search(named) is None


def _words(service: Service) -> str:
    return fold(" ".join((service.name.fr, service.title.fr, service.summary.fr)))
