"""Whether the first lines of a file can hold the header of a table: told in no time, since every file is asked."""

import re
import unicodedata
from itertools import filterfalse

from readroom.importer.records.names import FIELDS

_CELLS = bytes.maketrans(b",;\t|\rABCDEFGHIJKLMNOPQRSTUVWXYZ", b"\n\n\n\n\nabcdefghijklmnopqrstuvwxyz")
_LEFT_OUT = bytes((*range(9), 11, 12, *range(14, 32), 127)) + b" \"'_-"  # what names are compared without
_BEYOND = bytes(range(128, 256))
# No name of a column is made of these letters and signs, whatever is taken off them: a cell with one of them is none.
_FOREIGN = re.compile(
    "[\u00ab\u00bb\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f\u05d0-\u05ea\u0627-\u063a\u0641-\u064a\u0904-\u0939"
    "\u0e01-\u0e30\u2012-\u2015\u2018-\u2022\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]"
)
_FOREIGN_FIRST = b"\xd0\xd1\xe4\xe5\xe6\xe7\xe8\xe9\xeb\xec"  # all characters whose UTF-8 begins so are such


def _bare(cells: bytes) -> bytes:
    return cells.translate(_CELLS, _LEFT_OUT)


_NAMES = frozenset(_bare(name.encode()) for names in FIELDS.values() for name in names)
_LONGEST = max(map(len, _NAMES))  # bytes


def may_name_columns(lines: bytes) -> bool:
    """Tell whether a name that columns are known to have can be a cell of some lines, in UTF-8 or near it.

    Never False where a cell is such a name by `table_dialect.is_known`, whatever sign parts the cells.
    """
    cells = _bare(lines).split()
    if not _NAMES.isdisjoint(cells):
        return True
    if lines.isascii():
        return False
    for cell in filterfalse(bytes.isascii, cells):
        if cell[0] not in _FOREIGN_FIRST and len(cell.translate(None, _BEYOND)) <= _LONGEST:
            text = cell.decode("utf-8", "ignore")
            if not _FOREIGN.search(text) and _plain(text) in _NAMES:
                return True
    return False


def _plain(text: str) -> bytes:
    """Return the letters of ASCII that a cell comes down to when accents and the like are taken off."""
    return _bare(unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore"))
