"""From a worker's note to a Profile, each element tied to the characters that said it."""

from matcher.understanding.reader import Reading, understand

__all__ = ["Reading", "understand"]
