"""What was found wrong while reading: where, what value, what became of it, and how to mend it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

SET_ASIDE, MENDED, NOTED = "set_aside", "mended", "noted"
MOST_KEPT = 2000
LONGEST = 120

# code → (what became of it, French, English, how to mend in French, in English)
SAYINGS: dict[str, tuple[str, str, str, str, str]] = {
    "unreadable": (
        SET_ASIDE,
        "ligne illisible",
        "unreadable row",
        "Corrigez-la dans le fichier, puis importez de nouveau.",
        "Correct it in the file, then import again.",
    ),
    "missing": (
        SET_ASIDE,
        "champ obligatoire vide",
        "required field empty",
        "Remplissez-le à la source.",
        "Fill it in at the source.",
    ),
    "orphan": (
        SET_ASIDE,
        "renvoie à une fiche absente",
        "refers to a record that is not there",
        "Ajoutez la fiche, ou retirez cette ligne.",
        "Add the record, or remove this row.",
    ),
    "other_source": (
        SET_ASIDE,
        "fiche déjà tenue par une autre source",
        "record already held by another source",
        "Importez-la sous le nom de cette source.",
        "Import it under the name of that source.",
    ),
    "unknown_table": (
        SET_ASIDE,
        "table inconnue",
        "unknown table",
        "Nommez le fichier comme une table de HSDS, ou écrivez une correspondance.",
        "Name the file after a table of HSDS, or write a mapping.",
    ),
    "dropped": (
        MENDED,
        "valeur illisible, laissée de côté",
        "unreadable value, left out",
        "Corrigez-la à la source.",
        "Correct it at the source.",
    ),
    "filled": (
        MENDED,
        "champ obligatoire vide, rempli",
        "required field empty, filled in",
        "Vérifiez, puis écrivez-le à la source.",
        "Check, then write it at the source.",
    ),
    "replaced": (
        MENDED,
        "valeur hors de la liste, remplacée",
        "value out of the list, replaced",
        "Écrivez une valeur de la liste à la source.",
        "Write a value of the list at the source.",
    ),
    "stub": (
        MENDED,
        "organisme nommé mais non décrit : fiche vide ajoutée",
        "organization named, not described: empty record added",
        "Ajoutez l'organisme à la source.",
        "Add the organization at the source.",
    ),
    "unlinked": (
        MENDED,
        "renvoi à une fiche absente, retiré",
        "link to a record that is not there, removed",
        "Ajoutez la fiche à la source.",
        "Add the record at the source.",
    ),
    "repeated": (
        NOTED,
        "fiche répétée, réunie à la première",
        "record repeated, joined to the first",
        "Retirez la répétition.",
        "Remove the repetition.",
    ),
    "unknown_field": (
        NOTED,
        "champ que HSDS n'a pas, non importé",
        "field HSDS has not, not imported",
        "Écrivez une correspondance si vous en avez besoin.",
        "Write a mapping if you need it.",
    ),
    "encoding": (
        NOTED,
        "fichier lu en Windows-1252, non en UTF-8",
        "file read as Windows-1252, not UTF-8",
        "Enregistrez-le en UTF-8.",
        "Save it as UTF-8.",
    ),
}


@dataclass(frozen=True, slots=True)
class Where:
    """A place in what is read: the file, the row (1 is the first record), the column."""

    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `effect`: set_aside, mended or noted."""

    code: str
    file: str
    row: int
    column: str
    value: str

    @property
    def effect(self) -> str:
        """What became of it."""
        return SAYINGS[self.code][0]

    def sentence(self, lang: str) -> str:
        """What, where and how to mend."""
        _, french, english, mend_fr, mend_en = SAYINGS[self.code]
        what, mend = (english, mend_en) if lang == "en" else (french, mend_fr)
        line = "row" if lang == "en" else "ligne"
        shown = f" « {self.value} »" if self.value else ""
        return f"{self.file}, {line} {self.row}, {self.column}{shown} : {what}. {mend}"


class Findings:
    """Everything found: counted exactly, the first ones kept whole."""

    def __init__(self) -> None:
        self.kept: list[Finding] = []
        self.counts: Counter[str] = Counter()
        self._fields: Counter[str] = Counter()

    def add(self, code: str, where: Where, column: str, value: object = "") -> None:
        """Remember one finding."""
        self.counts[code] += 1
        if len(self.kept) < MOST_KEPT:
            shown = "" if value is None else str(value)[:LONGEST]
            self.kept.append(Finding(code, where.file, where.row, column[:LONGEST], shown))

    def unknown(self, where: Where, field: str) -> None:
        """A field HSDS has not: said once, whatever the number of rows."""
        self._fields[field] += 1
        if self._fields[field] == 1 and len(self._fields) <= 50:
            self.add("unknown_field", where, field)

    def of(self, effect: str) -> int:
        """How many findings of this effect."""
        return sum(n for code, n in self.counts.items() if SAYINGS[code][0] == effect)
