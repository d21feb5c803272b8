"""One search: what was asked → what was read, corrected, placed and found. Knows no HTTP and keeps nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from directory_data.errors import AmbiguousPlace, UnknownPlace
from directory_data.places import Place
from matcher.evidence import Report
from matcher.understanding import Reading
from web.public.forms import READ, Asked, profile_of
from web.wiring import Desk

SHOWN, MORE = 10, 40


@dataclass(frozen=True, slots=True)
class Found:
    """Everything a results page shows. `lost`: the place typed leads nowhere, or to several places.

    problems: codes of `web.notes`, in the order to say them; `ages_readable` is False for impossible ages.
    report is None only for an empty question.
    """

    asked: Asked
    reading: Reading
    report: Report | None
    problems: tuple[str, ...] = ()
    lost: AmbiguousPlace | UnknownPlace | None = None
    ages_readable: bool = True

    @property
    def status(self) -> int:
        """200, or 422 when something asked must be mended by the person."""
        return 422 if self.report is None or self.lost or not self.ages_readable else 200


def search(asked: Asked, desk: Desk, lang: str, now: datetime) -> Found:
    """Read, correct, place, match. An unknown place never hides the answers, nor danger."""
    reading = desk.read(asked.note)
    problems = _problems(asked, reading)
    if "empty" in problems:
        return Found(asked, reading, None, problems)
    profile, readable = profile_of(asked, reading, desk.read, lang)
    place, lost = _placed(asked, reading, desk)
    report = desk.ask(profile, place, now, MORE if asked.more else SHOWN)
    return Found(asked, reading, report, problems, lost, readable)


def _placed(
    asked: Asked, reading: Reading, desk: Desk
) -> tuple[Place | None, AmbiguousPlace | UnknownPlace | None]:
    """The place typed; else, on a first search, the one the note names."""
    try:
        return desk.place(asked.place, None if asked.corrected else reading), None
    except (AmbiguousPlace, UnknownPlace) as error:
        return None, error


def _problems(asked: Asked, reading: Reading) -> tuple[str, ...]:
    """What to say of the note. Needs chosen in the list make up for a note that says nothing."""
    found = [code for code in reading.problems if code != "impossible_age" or not asked.corrected]
    if len(asked.note) > READ and "too_long" not in found:
        found.append("too_long")
    if asked.needs or asked.corrected:
        found = [code for code in found if code not in ("empty", "nothing_understood")]
    elif not asked.note:
        found = ["empty"]
    elif not reading.profile.needs and "nothing_understood" not in found:
        found.append("nothing_understood")
    return tuple(found)
