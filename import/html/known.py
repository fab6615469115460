"""What several rules ask of the same line, worked out once: its dates, and the byline that it is."""

import re
from functools import lru_cache

from readroom.importer.cut.byline import Byline, parse_byline
from readroom.text.dates import Order, find_dates
from readroom.text.model import PrintedDate
from readroom.text.names import as_printed, prepared

_REMEMBERED = 2048  # lines
_LONGEST = 400  # characters of a byline
_INTERVIEWED = re.compile(r"^(?:das|dieses) (?:gespräch|interview) führten? (?=[A-ZÀ-Þ])", re.IGNORECASE)


@lru_cache(maxsize=_REMEMBERED)
def dates_in(text: str, order: Order | None = None) -> tuple[tuple[int, int, PrintedDate], ...]:
    """Return what `find_dates` finds: ranges in code points, `[start, end)`, each with its date."""
    return tuple(find_dates(text, order))


@lru_cache(maxsize=_REMEMBERED)
def byline_of(text: str) -> Byline | None:
    """Return the byline that a line is, None when it is none."""
    if len(text) > _LONGEST:
        return None
    bare, suffixes = prepared(_INTERVIEWED.sub("Interview: ", text))
    found = parse_byline(bare)
    return found._replace(authors=tuple(as_printed(found.authors, text, suffixes))) if found else None
