"""The engine's public names: `understand` a note, `match` a profile, `explain` one service, `Tagger` for untagged ones."""

from matcher.engine import match
from matcher.explain import explain
from matcher.index import Index
from matcher.needs import Need, Person, Profile
from matcher.understanding import understand
from matcher.understanding.tagging import Tagger

__all__ = ["Index", "Need", "Person", "Profile", "Tagger", "explain", "match", "understand"]
