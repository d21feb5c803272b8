"""What a hard rule answers."""

from __future__ import annotations

from typing import Any

from matcher.evidence import Verdict

# Met, not met or not known, with the facts that say so; None when the rule does not apply.
Finding = tuple[Verdict, dict[str, Any]] | None
