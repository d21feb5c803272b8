"""Evidence → sentences, French and English. Each sentence is made from its evidence and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from directory_data.vocabulary import Vocabulary
from matcher import amounts
from matcher.evidence import Evidence, Match, Verdict
from matcher.phrases import PHRASES


def sentence(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> str:
    """One criterion in `lang` ("fr" or "en")."""
    variant, facts = _VARIANTS.get(evidence.rule, _plain)(evidence, vocabulary, lang)
    return phrase(variant, lang, **facts)


def phrase(key: str, lang: str, **facts: Any) -> str:
    """A phrase of `phrases` filled with facts. Raises KeyError for a key that is not there."""
    return PHRASES[key][lang == "en"].format(**facts)


def question(key: str, matches: tuple[Match, ...], vocabulary: Vocabulary, lang: str) -> str:
    """The next best question; for conditions, those of the first proposal that waits for them."""
    if key != "conditions":
        return phrase(f"question.{key}", lang)
    waiting = next(
        item.facts["requires"]
        for match in matches
        for item in match.evidence
        if item.rule == "household_meets_conditions" and item.verdict is Verdict.UNKNOWN
    )
    return phrase("question.conditions", lang, requires=_labels("requires", waiting, vocabulary, lang))


def need_label(code: str, vocabulary: Vocabulary, lang: str) -> str:
    """A need's label; "" for words that have no code."""
    return vocabulary.needs[code].label.in_(lang) if code in vocabulary.needs else ""


Worded = tuple[str, dict[str, Any]]


def _plain(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    return f"{evidence.rule}.{evidence.verdict}", dict(evidence.facts)


def _answers(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    need, via = evidence.facts["need"], evidence.facts["via"]
    labels = {"need": need_label(need, vocabulary, lang), "via": need_label(via, vocabulary, lang)}
    if not need:
        return "answers_the_need.words", {}
    if need != via:
        return "answers_the_need.kin", labels
    return ("answers_the_need.own" if evidence.facts["fit"] >= 1.0 else "answers_the_need.also"), labels


def _several(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    codes = evidence.facts["needs"]
    needs = amounts.listed([need_label(code, vocabulary, lang) for code in codes], lang)
    return f"answers_several_needs.{'met' if codes else 'not_met'}", {"needs": needs}


def _main_work(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    facts = evidence.facts
    return f"is_its_main_work.{'own' if facts['own'] else 'kin' if facts['near'] else 'not_met'}", {}


def _reach(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    facts = evidence.facts
    if facts["mode"] not in ("on_site", "unknown"):
        return f"within_reach.{facts['mode']}", {}
    if facts["minutes"] is None:
        variant = "confidential" if facts["confidential"] else evidence.verdict
        return f"within_reach.{variant}", {}
    variant = "here" if facts["same_place"] else "no_car" if facts["car"] == "no" else "drive"
    return f"within_reach.{variant}", {"minutes": amounts.minutes(facts["minutes"])}


def _cost(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    return f"cost.{evidence.facts['cost']}", {}


def _open(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    facts: dict[str, Any] = {}
    if evidence.verdict is Verdict.MET:
        facts = {
            "day": amounts.DAYS[lang][evidence.facts["day"]],
            "time": amounts.clock(evidence.facts["start"], lang),
        }
    return f"open_when_family_is_free.{evidence.verdict}", facts


def _listed(fact: str, kind: str) -> Callable[[Evidence, Vocabulary, str], Worded]:
    """The rule's verdict, with one fact said by the labels of its codes."""

    def worded(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
        said = _labels(kind, evidence.facts.get(fact, ()), vocabulary, lang)
        return f"{evidence.rule}.{evidence.verdict}", {fact: said}

    return worded


def _recent(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    if evidence.verdict is Verdict.UNKNOWN:
        return "read_recently.unknown", {}
    variant = "checked" if evidence.facts["checked"] else evidence.verdict
    return f"read_recently.{variant}", {"date": amounts.when(evidence.facts["date"], lang)}


def _sourced(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    return f"well_sourced.{evidence.facts['confidence']}", {}


def _serves(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    facts = evidence.facts
    level = facts["area"]
    if evidence.verdict is Verdict.MET and level in ("province", "region"):
        return f"serves.{level}", {}
    names = [*facts.get("municipalities", ()), *facts.get("mrcs", ())]
    area = amounts.listed(names, lang) or phrase(f"serves.{level}", lang)
    return f"serves.{evidence.verdict}", {"municipality": facts.get("municipality", ""), "area": area}


def _ages(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    if not evidence.facts:
        return "takes_this_age.silent", {}
    ages = amounts.age_range(evidence.facts["min"], evidence.facts["max"], lang)
    return f"takes_this_age.{evidence.verdict}", {"ages": ages}


def _meant(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    if "work" in evidence.facts:
        work = [need_label(code, vocabulary, lang) for code in evidence.facts["work"]]
        return "is_meant_for_family.work", {"work": amounts.listed(work, lang)}
    return f"{evidence.rule}.{evidence.verdict}", {
        "meant_for": _labels("meant_for", evidence.facts["meant_for"], vocabulary, lang)
    }


def _running(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    if "season" in evidence.facts:
        return "is_running.season", {"season": amounts.season(evidence.facts["season"], lang)}
    return f"is_running.{evidence.verdict}", {}


def _near(evidence: Evidence, vocabulary: Vocabulary, lang: str) -> Worded:
    return f"near_enough.{evidence.verdict}", {"minutes": amounts.minutes(evidence.facts["minutes"])}


def _labels(kind: str, codes: Mapping[str, Any] | tuple[str, ...], vocabulary: Vocabulary, lang: str) -> str:
    return amounts.listed([_inline(vocabulary.label(kind, code).in_(lang)) for code in codes], lang)


def _inline(label: str) -> str:
    """A label inside a sentence: no capital, but for a proper word (« English », « LGBTQ+ »)."""
    keeps = label.split(" ")[0] in ("English", "Indigenous") or not label[1:2].islower()
    return label if keeps else label[:1].lower() + label[1:]


_VARIANTS: dict[str, Callable[[Evidence, Vocabulary, str], Worded]] = {
    "answers_the_need": _answers,
    "answers_several_needs": _several,
    "is_its_main_work": _main_work,
    "within_reach": _reach,
    "costs_what_family_can_pay": _cost,
    "open_when_family_is_free": _open,
    "speaks_family_language": _listed("languages", "language"),
    "easy_first_step": _listed("steps", "low_threshold"),
    "keeps_it_private": _listed("steps", "low_threshold"),
    "is_made_for_them": _listed("meant_for", "meant_for"),
    "can_be_contacted": _listed("ways", "join"),
    "read_recently": _recent,
    "well_sourced": _sourced,
    "serves_where_family_lives": _serves,
    "takes_this_age": _ages,
    "household_meets_conditions": _listed("requires", "requires"),
    "is_meant_for_family": _meant,
    "is_running": _running,
    "near_enough": _near,
}
