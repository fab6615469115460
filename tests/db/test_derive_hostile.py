"""Texts that nobody wrote for readers: what is derived of them ends, and says nothing that is not so."""

import time
from typing import Any

import pytest

from readroom.db.check import check
from readroom.db.names import commonest_names
from readroom.db.relations import Remembered, relations
from readroom.db.reuse.derive import derive as derive_reuse
from readroom.db.stories import derive as derive_stories

SECONDS = 20
"""Of processor time; what is done here takes one or two."""
TEXTS = {
    "nothing": "",
    "one word": "again " * 30_000,
    "no spaces": "天地玄黄宇宙洪荒日月盈昃辰宿列张" * 800,
    "arabic": " ".join(f"الكاتب قال {n % 700} في المدينة" for n in range(3_000)),
    "quotations": "\n\n".join(f"“they saw {n} of the old boats go by”, he said." for n in range(300)),
    "open quotation marks": "“" * 20_000,
    "brackets": "Long Name (LN) " * 3_000,
    "capitals": "Zakir Ahmad Nur Bek " * 3_000,
    "one line": "a" * 30_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_it_ends_and_two_of_them_are_one_text(name: str, shelf: Any, make_page: Any, make_article: Any) -> None:
    text = TEXTS[name]
    for number in range(2):
        shelf.put(make_page(make_article(text, f"{name} {number}", "2021-02-03"), source=f"Paper {number}"))
    shelf.writer.begin()
    shelf.writer.settle_terms()
    shelf.writer.commit()
    began = time.process_time()
    derive_reuse(shelf.library.connection)
    derive_stories(shelf.library.connection)
    found = relations(shelf.library, Remembered({}), 1, like=True)
    commonest_names(shelf.library.connection, 10)
    assert time.process_time() - began < SECONDS
    assert found is not None
    assert [one.row.id for one in found.shared] in ([], [2])
    assert [each for each in check(shelf.library) if each.what not in ("text", "file")] == []
