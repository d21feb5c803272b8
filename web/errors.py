"""One table from exception to answer: a status for pages and one clear sentence in the asker's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from directory_data.errors import (
    AmbiguousPlace,
    BadRecord,
    StoreEmpty,
    StoreError,
    StoreTooNew,
    StoreUnwritable,
    UnknownPlace,
)
from directory_data.refresh import ReleaseStopped
from web.config import BadSetting
from web.household import BadHousehold

Sentence = Callable[[Any], str]


def _or(names: tuple[str, ...], joint: str) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" {joint} " + names[-1]


def _unknown_fr(error: UnknownPlace) -> str:
    start = f"Nous ne connaissons pas de lieu nommé «\u00a0{error.text[:60]}\u00a0»."
    if error.suggestions:
        return f"{start} Vouliez-vous dire {_or(error.suggestions, 'ou')}?"
    return f"{start} Écrivez un village, un secteur ou un code postal du Bas-Saint-Laurent."


def _unknown_en(error: UnknownPlace) -> str:
    start = f"We know of no place named “{error.text[:60]}”."
    if error.suggestions:
        return f"{start} Did you mean {_or(error.suggestions, 'or')}?"
    return f"{start} Type a village, an area or a postal code of the Lower St. Lawrence."


def _record(error: BadRecord) -> str:
    return f"{error.file}, {error.where}\u00a0: {error.problem} {error.mend}".strip()


# The most precise class first: the first that matches answers.
ANSWERS: tuple[tuple[type[Exception], int, Sentence, Sentence], ...] = (
    (UnknownPlace, 422, _unknown_fr, _unknown_en),
    (
        AmbiguousPlace,
        422,
        lambda e: (
            f"«\u00a0{e.text[:60]}\u00a0» peut être plusieurs lieux. Vouliez-vous dire {_or(e.candidates, 'ou')}?"
        ),
        lambda e: f"“{e.text[:60]}” may be several places. Did you mean {_or(e.candidates, 'or')}?",
    ),
    (
        BadHousehold,
        422,
        lambda e: f"{e.file}, champ «\u00a0{e.field}\u00a0»\u00a0: {e.problem_fr}",
        lambda e: f"{e.file}, field “{e.field}”: {e.problem_en}",
    ),
    (BadRecord, 422, _record, _record),
    (
        ReleaseStopped,
        422,
        lambda e: (
            "La publication est arrêtée, l’ancienne version reste en place\u00a0:\n  "
            + "\n  ".join(e.problems)
        ),
        lambda e: "Publication stopped, the previous release stays in place:\n  " + "\n  ".join(e.problems),
    ),
    (
        BadSetting,
        500,
        lambda e: f"Réglage {e.name}\u00a0: {e.problem}.",
        lambda e: f"Setting {e.name}: {e.problem}.",
    ),
    (
        StoreEmpty,
        503,
        lambda e: "Le répertoire est vide. Chargez-le avec «\u00a0passerelles directory load\u00a0».",
        lambda e: "The directory is empty. Load it with “passerelles directory load”.",
    ),
    (
        StoreTooNew,
        503,
        lambda e: (
            f"La base {e.path} vient d’une version plus récente de Passerelles. Mettez le programme à jour, ou choisissez une autre base avec PASSERELLES_DATABASE."
        ),
        lambda e: (
            f"The database {e.path} comes from a newer version of Passerelles. Update the program, or choose another database with PASSERELLES_DATABASE."
        ),
    ),
    (
        StoreUnwritable,
        503,
        lambda e: (
            f"Impossible d’écrire dans {e.path} ({e.problem}). Libérez de l’espace, donnez les droits, ou changez PASSERELLES_DATABASE."
        ),
        lambda e: (
            f"Cannot write to {e.path} ({e.problem}). Free some space, grant access, or change PASSERELLES_DATABASE."
        ),
    ),
    (
        StoreError,
        503,
        lambda e: f"La base {e.path} ne répond pas\u00a0: {e.problem}",
        lambda e: f"The database {e.path} does not answer: {e.problem}",
    ),
    (
        OSError,
        500,
        lambda e: f"Fichier illisible\u00a0: {e.filename or ''} ({e.strerror or e}).",
        lambda e: f"Unreadable file: {e.filename or ''} ({e.strerror or e}).",
    ),
)

KNOWN = tuple(kind for kind, *_ in ANSWERS)


def answer(error: Exception, lang: str = "fr") -> tuple[int, str]:
    """(HTTP status, sentence) for a known error. Raises the error itself when it is not one we expect."""
    for kind, status, french, english in ANSWERS:
        if isinstance(error, kind):
            return status, (english if lang == "en" else french)(error)
    raise error
