"""A vignettes file, cut in two as it is read: what an engine may know, and the gold kept for scoring.

`Asked` has no field for gold, and the engine is given `Asked` only: no gold can reach it. A test changes
every gold field and sees the same run.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from web.bench.lines import Row, words_of

SITUATIONS = (
    *("parent_mere", "parent_pere", "deux_parents", "grand_parent_responsable", "enceinte"),
    *("parent_moins_de_35", "personne_immigrante", "enfant_incapacite_reconnue", "autochtone"),
    *("milieu_agricole", "proprietaire", "ordonnance_de_la_cour"),
)
CONSTRAINTS = (
    *("sans_auto", "soir_fds_seulement", "sans_telephone", "sans_internet", "anglophone", "allophone_es"),
    *("mefiance_institutions", "faible_revenu", "confidentialite"),
)
KNOWN: Mapping[str, Container[str]] = {"situation": SITUATIONS, "constraints": CONSTRAINTS}


@dataclass(frozen=True, slots=True)
class Asked:
    """The allowed inputs of a vignette and its id. child_ages in years; None when the row does not say."""

    id: str
    text: str
    municipality: str | None = None
    mrc: str | None = None
    lat: float | None = None
    lon: float | None = None
    child_ages: tuple[float, ...] | None = None
    situation: tuple[str, ...] | None = None
    constraints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """What a vignette is scored with. relevance: {service: grade}, None when only needs are judged.
    expected, implicit: need codes; danger: kinds, None when not judged; slices: « diff:moyen », « lang:fr »…"""

    id: str
    relevance: Mapping[str, int] | None
    must_not: frozenset[str] = frozenset()
    expected: frozenset[str] = frozenset()
    implicit: frozenset[str] = frozenset()
    danger: frozenset[str] | None = None
    slices: tuple[str, ...] = ()


def asked(row: Row) -> Asked:
    """The allowed inputs, and nothing else of the row."""
    return Asked(
        id=row["id"],
        text=row["text"],
        municipality=row.get("municipality"),
        mrc=row.get("mrc"),
        lat=row.get("lat"),
        lon=row.get("lon"),
        child_ages=tuple(row["child_ages"]) if row.get("child_ages") is not None else None,
        situation=words_of(row, "situation") if row.get("situation") is not None else None,
        constraints=words_of(row, "constraints"),
    )


def gold(row: Row) -> Gold | None:
    """The gold of a vignette (« gold_needs », « relevance ») or of a note (« needs », « danger »); None without."""
    said = row.get("gold_needs", row.get("needs"))
    if said is None:
        return None
    return Gold(
        id=row["id"],
        relevance=row.get("relevance"),
        must_not=frozenset(row.get("must_not") or ()),
        expected=frozenset(need["code"] for need in said if not need.get("implicit")),
        implicit=frozenset(need["code"] for need in said if need.get("implicit")),
        danger=frozenset(words_of(row, "danger")) if "danger" in row else None,
        slices=tuple(_slices(row)),
    )


def all_gold(rows: Iterable[Row]) -> tuple[Gold, ...]:
    """The gold there is, in the order of the file."""
    return tuple(found for row in rows if (found := gold(row)) is not None)


def _slices(row: Row) -> Iterable[str]:
    for name, field in (
        ("diff", "difficulty"),
        ("dom", "primary_domain"),
        ("mrc", "mrc"),
        ("lang", "lang"),
        ("feat", "features"),
        ("cons", "constraints"),
    ):
        yield from (f"{name}:{word}" for word in words_of(row, field))
