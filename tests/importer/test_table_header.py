"""Whether first lines can hold a header: never denied where a name that is known stands in a cell."""

import re
import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.records import table_header
from readroom.importer.records.names import FIELDS
from readroom.importer.records.table_dialect import is_known
from readroom.importer.records.table_header import may_name_columns

NAMES = sorted(name for names in FIELDS.values() for name in names)
AROUND = st.sampled_from(
    ["", "", " ", '"', "'", "\u200b", "\ufeff", "\x00", "\x85", "\xa0", "\u0301", "\u202e", "\u3000"]
)
SIGNS = st.sampled_from([",", ";", "\t", "|", "\n", "\r"])


def wide(name: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)


def accented(name: str) -> str:
    return "".join(c + "\u0302" if c in "aeiou" else c for c in name)


WAYS = st.sampled_from(
    [
        str, str.upper, str.title, wide, accented, lambda n: unicodedata.normalize("NFC", accented(n)).upper(),
        lambda n: n.replace("_", " "), lambda n: n.replace("_", "\u2003-"), lambda n: n.replace("k", "\u212a"),
        lambda n: n.replace("s", "\u017f"), lambda n: n.replace("fi", "\ufb01"), lambda n: n.replace("i", "\u0130"),
        lambda n: "\ufeff".join(n), lambda n: n.replace("ss", "\u1e9e"),
    ]
)  # fmt: skip
CELLS = st.one_of(
    st.builds(lambda name, way, a, b: f"{a}{way(name)}{b}", st.sampled_from(NAMES), WAYS, AROUND, AROUND),
    st.text(max_size=8),
    st.sampled_from(["the quay", "„Kai“", "порт", "Порт title", "a – b", "港口"]),
)


@given(st.lists(st.tuples(CELLS, SIGNS), max_size=8))
def test_a_known_name_is_never_overlooked(cells: list[tuple[str, str]]) -> None:
    line = "".join(cell + sign for cell, sign in cells).encode("utf-8", "replace")
    read = re.split("[,;\t|\n\r]", line.decode("utf-8"))
    if any(is_known(cell.strip(" \"'")) for cell in read):
        assert may_name_columns(line)


def test_prose_names_no_columns() -> None:
    for line in (
        "The quay, it seems, is open; so is the pier.",
        "„Der Kai“, so hieß es, ist offen – für alle",
        "порт, пирс",
        "港,口",
    ):
        assert not may_name_columns(line.encode())


def test_no_foreign_letter_comes_down_to_one_of_ascii() -> None:
    for letter in map(chr, range(0x80, sys.maxunicode + 1)):
        first = letter.encode("utf-8", "surrogatepass")[0]
        if not (table_header._FOREIGN.match(letter) or first in table_header._FOREIGN_FIRST):
            continue
        plain = unicodedata.normalize("NFKD", letter.casefold())
        assert any(not c.isascii() and not unicodedata.combining(c) for c in plain), letter
    assert all(name.isascii() for name in NAMES)
