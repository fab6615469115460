"""Names that mojibake has spoilt are found by either form in fields too, and where words have nothing it is said."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from readroom.db.elsewhere import elsewhere
from readroom.db.library import Library
from readroom.db.search import matching_ids, search, understand
from readroom.db.values import rebuild_values
from readroom.text.body import BodyBuilder
from readroom.text.model import Article, Voice

TODAY = date(2026, 3, 31)


@pytest.fixture
def library(shelf: Any, make_page: Callable[..., Any]) -> Library:
    builder = BodyBuilder()
    builder.block("Somebody else wrote this about the quay.")
    builder.voice(Voice(0, 8, authors=("Ana PeƱalva",)))
    shelf.put(make_page(Article(builder.done(), "One", ("Iria MuƱiz",), outlet="La MaÃ±ana", keywords=("niƱos",))))
    builder = BodyBuilder()
    builder.block("Nothing of note.")
    shelf.put(make_page(Article(builder.done(), "Two", ("Hans Mueller", "A. Peña"), section="Ocio")))
    found: Library = shelf.library
    return found


CASES = (
    ("voice:PeƱalva", [1]), ("voice:Peñalva", [1]), ('voice:"Ana Peñalva"', [1]), ("voice:penalva", [1]),
    ("author:Muñiz", [1]), ("author:MuƱiz", [1]), ("author:muni", []), ("outlet:Mañana", [1]),
    ("outlet:MaÃ±ana", [1]), ("keyword:niños", [1]), ("-author:Muñiz", [2]), ("author:Müller", [2]),
    ("author:Muller", []), ("author:Peña", [2]), ("Peñalva", []),
)  # fmt: skip


@pytest.mark.parametrize(("query", "found"), CASES)
def test_a_field_is_found_as_printed_and_as_mended(library: Library, query: str, found: list[int]) -> None:
    assert list(matching_ids(library, query, today=TODAY)) == found


def test_a_rebuild_learns_what_an_older_import_did_not(library: Library) -> None:
    library.connection.execute("delete from spelling")
    assert list(matching_ids(library, "voice:Peñalva", today=TODAY)) == []
    rebuild_values(library.connection)
    for query, found in CASES:
        assert list(matching_ids(library, query, today=TODAY)) == found


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("Peñalva", "voice:Peñalva finds 1 article"),
        ("PeƱalva", "voice:PeƱalva finds 1 article"),
        ('"Hans Mueller"', 'author:"Hans Mueller" finds 1 article'),
        ("author:Peñalva", "voice:Peñalva finds 1 article"),
        ("Muñi*", None),
        ("Mue*", "author:Mue* finds 1 article"),
        ("Mueller date:none", 'author:"mueller" date:none finds 1 article'),
        ("nobody", None), ("=Mueller", None), ("Mueller OR Peña", None), ("title:Mueller", None), ("id:9", None),
    ],
)  # fmt: skip
def test_nothing_found_points_to_where_it_stands(library: Library, query: str, hint: str | None) -> None:
    assert elsewhere(library, understand(query, today=TODAY)) == hint
    remarks: list[str] = []
    assert search(library, understand(query, today=TODAY), remarks=remarks) == []
    assert remarks == ([hint] if hint else [])
