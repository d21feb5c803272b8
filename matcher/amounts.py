"""Ages, minutes, days and dates as people say them, French and English. No-break spaces included."""

from __future__ import annotations

NBSP = "\u00a0"
MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
DAYS = {
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}


def minutes(value: float) -> str:
    """« ~24 min »: a tilde, because a model said so."""
    return f"~{max(1, round(value))}{NBSP}min"


def clock(value: int, lang: str) -> str:
    """Minutes after midnight: « 9 h », « 14 h 05 »; « 9:00 », « 14:05 » in English."""
    hour, minute = divmod(value, 60)
    if lang == "en":
        return f"{hour}:{minute:02d}"
    return f"{hour}{NBSP}h" + (f"{NBSP}{minute:02d}" if minute else "")


def month_of(iso: str, lang: str) -> str:
    """« 2023 », « août 2023 », « 14 août 2023 »."""
    parts = iso.split("-")
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[lang][int(parts[1]) - 1]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    day = int(parts[2])
    return f"{month} {day}, {parts[0]}" if lang == "en" else f"{day} {month} {parts[0]}"


def when(iso: str, lang: str) -> str:
    """« en 2023 », « en août 2023 », « le 14 août 2023 »; « in August 2023 », « on August 14, 2023 »."""
    day = iso.count("-") == 2
    before = {"fr": ("en", "le"), "en": ("in", "on")}[lang][day]
    return f"{before} {month_of(iso, lang)}"


def season(osm: str, lang: str) -> str:
    """« Jun-Aug » → « juin à août »."""
    names = [name[:3].lower() for name in MONTHS["en"]]
    months = [
        MONTHS[lang][names.index(part[:3].lower())] for part in osm.split("-") if part[:3].lower() in names
    ]
    joint = " to " if lang == "en" else " à "
    return joint.join(months) or osm


def age_range(low: int, high: int | None, lang: str) -> str:
    """Months [low, high) → « 0 à 5 ans », « 18 mois à 5 ans », « moins de 12 mois », « 18 ans et plus »."""
    if high is None:
        return f"{_age(low, lang)} and over" if lang == "en" else f"{_age(low, lang)} et plus"
    whole = low % 12 == 0 and high % 12 == 0 and high > 24
    last = high // 12 - 1
    if whole:
        return f"{low // 12} to {last} years" if lang == "en" else f"{low // 12} à {last}{NBSP}ans"
    if low == 0:
        return f"under {_age(high, lang)}" if lang == "en" else f"moins de {_age(high, lang)}"
    top = _age(last * 12, lang) if high % 12 == 0 and high > 24 else _age(high - 1, lang)
    return f"{_age(low, lang)} to {top}" if lang == "en" else f"{_age(low, lang)} à {top}"


def age(months: int, lang: str) -> str:
    """A person's age: « 3 mois » under two years, then « 4 ans »."""
    return _age(months if months < 24 else months - months % 12, lang)


def _age(months: int, lang: str) -> str:
    if months < 24 or months % 12:
        unit = ("month" if months == 1 else "months") if lang == "en" else "mois"
        return f"{months}{NBSP}{unit}"
    years = months // 12
    return f"{years}{NBSP}" + ("years" if lang == "en" else "ans")


def listed(words: list[str], lang: str) -> str:
    """« a, b et c »."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + (" and " if lang == "en" else " et ") + words[-1]
