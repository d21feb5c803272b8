"""What to say of a note that could not be read whole: one sentence, and a way on."""

from __future__ import annotations

PROBLEMS = {
    "empty": (
        "La note est vide. Écrivez en quelques mots ce que vit la famille, ou choisissez des besoins.",
        "The note is empty. Write in a few words what the family is living, or choose needs.",
    ),
    "too_long": (
        "La note est très longue\u00a0: seuls les 4\u00a0000 premiers caractères ont été lus. Gardez l’essentiel.",
        "The note is very long: only its first 4,000 characters were read. Keep the essentials.",
    ),
    "nothing_understood": (
        "Nous n’avons reconnu aucun besoin dans la note. Dites-le autrement, ou choisissez des besoins.",
        "We recognised no need in the note. Say it another way, or choose needs.",
    ),
    "impossible_age": (
        "Un âge est impossible. Corrigez-le\u00a0: en mois ou en ans, de 0 à 110 ans.",
        "An age is impossible. Correct it: in months or years, from 0 to 110 years.",
    ),
}


def problem_sentence(code: str, lang: str) -> str:
    """The sentence for a reading's problem code. Raises KeyError for a code that has none."""
    return PROBLEMS[code][lang == "en"]
