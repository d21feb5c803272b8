"""How names are compared: keys that meet whatever the spelling, completions, and near misses.

« St-Jean de dieu », « SAINT JEAN-DE-DIEU » and « saintjeandedieu » share one key. « Saint » carries no
information here (half the villages have it), so a near miss is judged on the rest of the name: « Saint-Félicien »
is not Sainte-Félicité.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from directory_data.folding import fold

SHORT = {"st": "saint", "ste": "sainte", "nd": "notre dame", "mt": "mont", "riv": "riviere"}
SAINTS = ("saint", "sainte")
ARTICLES = ("l", "le", "la", "les")
LEAD = {
    "ville",
    "municipalite",
    "paroisse",
    "village",
    "secteur",
    "mrc",
    "de",
    "d",
    "du",
    "des",
    "a",
    "au",
    "aux",
}
TAIL = {"qc", "quebec", "canada"}

ONE_SLIP = 88.0
OTHER_SAINT = 5.0
BEGINNING = 0.97


def words(text: str) -> tuple[str, ...]:
    """The folded words of a name, abbreviations spelled out: « Ste-Rita » → ("sainte", "rita")."""
    spelled = (SHORT.get(word, word) for word in fold(text).replace("'", " ").split())
    return tuple(" ".join(spelled).split())


def key(name: tuple[str, ...]) -> str:
    """One string without spaces for the words of a name."""
    return "".join(name)


def spellings(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The name, and the name without its leading article: « Les Méchins », « Méchins »."""
    return (name, name[1:]) if len(name) > 1 and name[0] in ARTICLES else (name,)


def trimmed(name: tuple[str, ...]) -> tuple[str, ...]:
    """The name without « ville de » before it and « QC » after it."""
    start, end = 0, len(name)
    while start < end - 1 and name[start] in LEAD:
        start += 1
    while end > start + 1 and name[end - 1] in TAIL:
        end -= 1
    return name[start:end]


def specific(name: tuple[str, ...]) -> tuple[str, bool]:
    """What tells a name apart, without its leading « Saint », and whether it had one."""
    saint = len(name) > 1 and name[0] in SAINTS
    return key(name[1:] if saint else name), saint


def likeness(asked: tuple[str, ...], name: tuple[str, ...]) -> float:
    """0 to 100: how near a typed name is to a known one, or to the beginning of a longer one."""
    (said, said_saint), (known, known_saint) = specific(asked), specific(name)
    score = _alike(said, known)
    if 5 <= len(said) < len(known):
        score = max(score, BEGINNING * _alike(said, known[: len(said)]))
    return score if said_saint == known_saint else score - OTHER_SAINT


def _alike(a: str, b: str) -> float:
    """Share of letters right, swaps counting one; a single slip is near enough however short the name."""
    if min(len(a), len(b)) < 3:
        return 100.0 if a == b else 0.0
    slips = OSA.distance(a, b)
    return max(100.0 * (1 - slips / max(len(a), len(b))), ONE_SLIP if slips == 1 and a[0] == b[0] else 0.0)
