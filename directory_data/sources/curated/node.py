"""Reading a YAML mapping destructively: each key is taken once, what is left over is refused.

So a misspelt key announces itself instead of being ignored.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from directory_data.errors import BadRecord
from directory_data.model import Text


class Node:
    """A mapping at `where` in `file`; `data` is consumed by the takes."""

    def __init__(self, file: str, where: str, data: object) -> None:
        self.file, self.where = file, where
        if not isinstance(data, dict):
            raise BadRecord(file, where, "devrait être un bloc « clé: valeur ».", "Revoyez l'indentation.")
        self.data: dict[str, Any] = dict(data)

    def bad(self, key: str, problem: str, mend: str = "") -> BadRecord:
        """The error for `key`, ready to raise."""
        return BadRecord(self.file, f"{self.where}.{key}", problem, mend)

    def text(self, key: str) -> str:
        """A required, non-empty string."""
        value = self.data.pop(key, None)
        if not isinstance(value, str) or not value.strip():
            raise self.bad(key, "manque ou est vide.", "Écrivez une valeur entre guillemets.")
        return value.strip()

    def maybe(self, key: str) -> str | None:
        """A string, or None when the key is absent."""
        if self.data.get(key) is None:
            self.data.pop(key, None)
            return None
        return self.text(key)

    def number(self, key: str) -> float:
        """A required number."""
        value = self.data.pop(key, None)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.bad(key, f"« {value} » n'est pas un nombre.")
        return float(value)

    def day(self, key: str) -> date | None:
        """A date, written 2026-12-24, or None when the key is absent."""
        value = self.data.pop(key, None)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise self.bad(key, f"« {value} » n'est pas une date.", "Écrivez 2026-12-24.") from None

    def day_required(self, key: str) -> date:
        """A date that must be there."""
        found = self.day(key)
        if found is None:
            raise self.bad(key, "manque.", "Écrivez une date, comme 2026-12-24.")
        return found

    def flag(self, key: str) -> bool | None:
        """true, false, or None when the key is absent."""
        value = self.data.pop(key, None)
        if value is not None and not isinstance(value, bool):
            raise self.bad(key, f"« {value} » devrait être true ou false.")
        return value

    def only_text(self) -> Text:
        """A block that holds a `text` and nothing else."""
        text = self.both_required("text")
        self.done()
        return text

    def both(self, key: str) -> Text | None:
        """A `{fr, en}` block, or None."""
        block = self.maybe_child(key)
        if block is None:
            return None
        result = Text(block.text("fr"), block.maybe("en"))
        block.done()
        return result

    def both_required(self, key: str) -> Text:
        """A `{fr, en}` block that must be there."""
        value = self.both(key)
        if value is None:
            raise self.bad(key, "manque.", "Écrivez au moins « fr ».")
        return value

    def word(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """One word of a closed list."""
        value = self.data.pop(key, default)
        choices = sorted(allowed)
        if value not in choices:
            raise self.bad(key, f"« {value} » n'est pas permis.", f"Choisissez parmi : {', '.join(choices)}.")
        return str(value)

    def words(self, key: str, allowed: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of words, of a closed list when `allowed` is given; () when absent."""
        value = self.data.pop(key, None) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.bad(key, "devrait être une liste de mots.")
        unknown = set(value) - set(allowed) if allowed is not None else set()
        if unknown:
            raise self.bad(key, f"« {', '.join(sorted(unknown))} » n'est pas permis.")
        return tuple(value)

    def children(self, key: str) -> list[Node]:
        """A list of blocks; [] when absent."""
        value = self.data.pop(key, None) or []
        if not isinstance(value, list):
            raise self.bad(key, "devrait être une liste.")
        return [Node(self.file, f"{self.where}.{key}[{i}]", item) for i, item in enumerate(value)]

    def child(self, key: str) -> Node:
        """A block that must be there."""
        return Node(self.file, f"{self.where}.{key}", self.data.pop(key, None))

    def maybe_child(self, key: str) -> Node | None:
        """A block, or None when absent."""
        if self.data.get(key) is None:
            self.data.pop(key, None)
            return None
        return self.child(key)

    def done(self) -> None:
        """Refuse what was not taken."""
        if self.data:
            raise BadRecord(
                self.file, self.where, f"clé inconnue : {', '.join(self.data)}.", "Corrigez ou retirez-la."
            )
