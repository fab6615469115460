"""Which readings of a page go by the articles' own days, and not by those of changes or of the article that follows."""

from collections.abc import Sequence
from typing import Protocol

from readroom.importer.cut.dated import is_change
from readroom.importer.cut.facts import STOP, Facts, is_bare_date
from readroom.importer.cut.titles import LEAST_CONTENT

_NEAR = 30  # units behind the last marker that are looked at


class Reading(Protocol):
    """A reading of a page: where its markers stand, which units they are, whether they hold days."""

    @property
    def position(self) -> str:
        """Say where a marker stands: "under", "over", "end", "beside"."""

    @property
    def markers(self) -> tuple[int, ...]:
        """Return the units that separate the articles."""

    @property
    def dated(self) -> bool:
        """Tell whether the markers hold days."""


def own_days(facts: Facts, found: Sequence[Reading]) -> list[int]:
    """Return the places of the readings without those by days of changes, where others are by the articles' own days.

    Bare days do not end articles either where nothing to read stands above the first of them, and over the same lines
    there is a reading as well.
    """
    changes = [m.dated and all(is_change(facts.units[i]) for i in m.markers) for m in found]
    own = any(m.dated and not changed for m, changed in zip(found, changes, strict=True))
    over = {m.markers for m in found if m.position == "over"}
    return [
        place
        for place, (m, changed) in enumerate(zip(found, changes, strict=True))
        if not (own and changed) and not (m.markers in over and _stand_over(facts, m))
    ]


def _stand_over(facts: Facts, reading: Reading) -> bool:
    """Tell bare days that are taken for the ends of articles though the first has none above, and the last has one."""
    if reading.position != "end" or not reading.dated or facts.prose(0, reading.markers[0]):
        return False
    last = reading.markers[-1]
    return (
        all(is_bare_date(facts.units[i]) for i in reading.markers)
        and facts.content(last + 1, _stop(facts, last)) >= LEAST_CONTENT
    )


def _stop(facts: Facts, marker: int) -> int:
    """Return the first box, pager or line about rights below a marker."""
    end = min(len(facts.units), marker + _NEAR)
    return next((i for i in range(marker + 1, end) if facts.units[i].kind in STOP), end)
