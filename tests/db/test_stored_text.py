"""The forms in which a text is stored."""

import zlib

import pytest

from readroom.db.stored_text import pack, stored_text, text_digest, unpacked
from readroom.text.fold import folded_words

TEXTS = ("", "The quay held.", "Die Fähre fuhr über den Sund.", "“Łódź” 港口", "word " * 5000)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_back_and_is_counted(text: str) -> None:
    stored = stored_text(text)
    assert zlib.decompress(stored.packed).decode() == text
    assert stored.packed == pack(text)
    assert stored.digest == text_digest(text)
    assert len(stored.digest) == 32
    assert stored.words == len(folded_words(text))


@pytest.mark.parametrize("text", TEXTS)
def test_what_was_packed_is_unpacked(text: str) -> None:
    assert unpacked(pack(text), 1 << 20).decode() == text


@pytest.mark.parametrize("data", [b"", b"word", pack("word")[:-1], pack("word") + b"\x1b", pack("word" * 9)])
def test_what_is_not_one_packed_text_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpacked(data, 20)


def test_long_texts_are_packed_well_too() -> None:
    text = " ".join(f"On day {n} the ferry came in late and the clerk wrote it down." for n in range(2000))
    assert len(pack(text)) < 0.2 * len(text)


@pytest.mark.parametrize("text", TEXTS)
def test_the_index_takes_the_form(shelf, text: str) -> None:
    execute = shelf.library.connection.execute
    execute("insert into article_fts (rowid, title, text) values (1, '', ?)", (stored_text(text).form,))
    execute("create virtual table temp.fed using fts5vocab (main, article_fts, instance)")
    fed = [term for (term,) in execute("select term from temp.fed where col = 'text' order by offset")]
    assert fed == folded_words(text)
