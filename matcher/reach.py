"""How a family gets to help: minutes on the road, or help that comes, calls or drives.

Each service is reached by its best way in. How far people go depends on the need: a drive of the need's
own `reach_minutes` is worth half of one next door.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from directory_data.places import Roads
from directory_data.vocabulary import Vocabulary
from matcher.evidence import Answered, Way
from matcher.index import Entry
from matcher.needs import Profile
from matcher.policy import POLICY

COMES = ("home", "delivery", "mobile", "transport")
BY_VOICE = ("phone", "text")
BY_SCREEN = ("chat", "online", "email")


def best_way(
    entry: Entry,
    profile: Profile,
    answered: Sequence[Answered],
    roads: Roads,
    far: float,
    on: date,
) -> tuple[Way, float | None]:
    """The best way in and its value 0..1; value None when nobody knows (no place, or a secret one).

    far: minutes a family drives for this without second thoughts. on: the day of the question, for ferries.
    """
    hands_on = all(item.need.code in POLICY.hands_on for item in answered)
    ways = [(way, _value(way, profile, far, hands_on)) for way in _ways(entry, profile, roads, on)]
    known = [(way, value) for way, value in ways if value is not None]
    if known:
        return max(known, key=lambda pair: pair[1])
    if ways:
        return ways[0][0], _secret(entry, profile, far)
    return Way("unknown", None), 0.0 if entry.service.modes else None  # only by what the family lacks


def comfortable_minutes(answered: Sequence[Answered], vocabulary: Vocabulary) -> float:
    """Minutes a family drives without second thoughts for what is answered here: the most of its needs."""
    coded = (vocabulary.needs.get(item.need.code) for item in answered)
    return max((float(need.reach_minutes) for need in coded if need), default=30.0)


def too_far(way: Way, profile: Profile, far: float) -> bool:
    """Further than the family accepts, or than anyone goes for this need; only a drive can be too far."""
    if way.mode != "on_site" or way.minutes is None:
        return False
    accepted = profile.max_minutes if profile.max_minutes is not None else POLICY.reach_limit * far
    return way.minutes > accepted


def _ways(entry: Entry, profile: Profile, roads: Roads, on: date) -> Iterator[Way]:
    """Every way in, on site first, so that a tie goes to meeting in person."""
    modes = entry.service.modes
    if "on_site" in modes or (not modes and entry.places):
        yield _by_road(entry, profile, roads, on)
    yield from (Way(mode, None) for mode in COMES if mode in modes)
    if "no_phone" not in profile.barriers:
        yield from (Way(mode, None) for mode in BY_VOICE if mode in modes)
    if "no_internet" not in profile.barriers:
        yield from (Way(mode, None) for mode in BY_SCREEN if mode in modes)


def _by_road(entry: Entry, profile: Profile, roads: Roads, on: date) -> Way:
    origin = profile.place
    if entry.confidential or not entry.places or origin is None:
        return Way("on_site", None)
    drives = [(roads.duration(origin, place, on), place) for place in entry.places]
    minutes, place = min(drives, key=lambda pair: (pair[0], pair[1].id))
    return Way("on_site", minutes, place.node == origin.node)


def _value(way: Way, profile: Profile, far: float, hands_on: bool) -> float | None:
    if way.mode in COMES:
        return 1.0
    if way.mode in BY_VOICE or way.mode in BY_SCREEN:
        return POLICY.remote_for_hands_on if hands_on else POLICY.remote
    if way.minutes is None:
        return None
    return _drive(way.minutes, far) * (1.0 if way.same_place else POLICY.without_car[profile.car])


def _secret(entry: Entry, profile: Profile, far: float) -> float | None:
    """A secret address, nowhere told: near when its area is small and holds the family's home, else not known."""
    area, place = entry.service.area, profile.place
    if not entry.confidential or area.level not in ("mrc", "municipalities") or place is None:
        return None
    near = place.mrc in area.mrcs or place.municipality in area.municipalities
    return _drive(POLICY.secret_minutes, far) * POLICY.without_car[profile.car] if near else None


def _drive(minutes: float, far: float) -> float:
    """1 next door, one half at `far`, falling for ever after: never a step, so no hole at an edge."""
    return 1.0 / (1.0 + (minutes / far) ** 2)
