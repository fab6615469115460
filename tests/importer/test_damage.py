"""Bytes that are not of the charset of their file are said, in exports of press databases too, beside what else is."""

import io
from contextlib import suppress
from pathlib import Path

import pytest

from readroom.importer.damage import joined, with_problem
from readroom.importer.formats import Record, Unreadable, find_format
from readroom.text.model import NO_ARTICLE, Page

EXPORTS = (
    "nexis_en.txt", "nexis.html", "proquest_de.txt", "proquest_more.txt", "proquest_more.html", "europresse_old.html",
    "europresse_new.html", "factiva_codes_en.html", "factiva_de.html", "factiva.xml",
)  # fmt: skip


@pytest.fixture
def folder(root: Path) -> Path:
    return root / "tests" / "fixtures" / "formats"


def pages(data: bytes, name: str) -> list[Page]:
    """Return the pages that an export is read as."""
    reader = find_format(data[:65536], name)
    assert reader is not None
    assert reader.container
    found = []
    for part in reader.records(io.BytesIO(data)):
        if isinstance(part, Record):
            with suppress(Unreadable):
                found.append(reader.read_record(part.data, part.number, name))
    return found


def hurt(data: bytes, word: str, codec: str = "utf-8", byte: bytes = b"\xe9") -> bytes:
    """Return an export in which one byte inside a word of its last article is another."""
    at = data.rindex(word.encode(codec)) + len(word[:1].encode(codec))
    return data[:at] + byte + data[at + len(byte) :]


def a_word(page: Page) -> str:
    """Return a word from the middle of an article's text, long enough to stand there only."""
    words = [word for word in page.articles[0].body.text.split() if word.isascii() and word.isalpha()]
    return max(words[len(words) // 3 :], key=len)


@pytest.mark.parametrize("name", EXPORTS)
def test_a_stray_byte_in_a_record_is_said_of_that_record_alone(folder: Path, name: str) -> None:
    data = (folder / name).read_bytes()
    data = data if data.startswith(b"\xef\xbb\xbf") else b"\xef\xbb\xbf" + data
    before = pages(data, name)
    after = pages(hurt(data, a_word(before[-1])), name)
    assert [page.problem for page in after[:-1]] == [page.problem for page in before[:-1]]
    assert after[-1].problem == joined(before[-1].problem, "some bytes are not utf-8")
    assert len(after[-1].articles[0].body.text) == len(before[-1].articles[0].body.text)
    assert "�" not in after[-1].text
    assert "é" in after[-1].articles[0].body.text


@pytest.mark.parametrize("name", ["nexis_en.txt", "europresse_new.html"])
def test_half_a_character_of_a_wide_export_is_said(folder: Path, name: str) -> None:
    data = (folder / name).read_text(encoding="utf-8").encode("utf-16")
    before = pages(data, name)
    lone = "\ud83d".encode("utf-16-le", "surrogatepass")
    after = pages(hurt(data, a_word(before[-1]), "utf-16-le", lone), name)
    assert [page.problem for page in after] == [
        *(page.problem for page in before[:-1]), joined(before[-1].problem, "some bytes are not utf-16-le"),
    ]  # fmt: skip
    assert "�" in after[-1].articles[0].body.text


def test_an_export_that_ends_inside_a_character_says_so(folder: Path) -> None:
    data = (folder / "nexis_en.txt").read_text(encoding="utf-8").rstrip() + " ü"
    for codec, said in (("utf-8", "utf-8"), ("utf-16", "utf-16-le")):
        *others, last = pages(data.encode(codec)[:-1], "export.txt")
        assert last.problem == f"some bytes are not {said}"
        assert all(page.problem is None for page in others)


@pytest.mark.parametrize(
    ("name", "word", "hurt_word"),
    [
        ("proquest.eml", b"north pier", b"n=E9rth pier"),
        ("proquest_forwarded.eml", b"nets", b"n=C3=A9ts, =C3=A9el, =E9l"),
    ],
)
def test_an_e_mail_with_stray_bytes_says_so(folder: Path, name: str, word: bytes, hurt_word: bytes) -> None:
    data = (folder / name).read_bytes()
    assert {page.problem for page in pages(data, name)} == {None}
    after = pages(data.replace(word, hurt_word), name)
    # Which of the records has the byte is not seen any more: the e-mail is one text.
    assert {page.problem for page in after} == {"some bytes are not utf-8"}
    assert "\xe9" in after[-1].articles[0].body.text


def test_an_export_as_rtf_with_bytes_of_another_charset_says_so(folder: Path) -> None:
    data = (folder / "nexis_de.rtf").read_bytes()
    reader = find_format(data[:65536], "nexis_de.rtf")
    assert reader is not None
    before = reader.read(data, "nexis_de.rtf")
    word = a_word(before).encode()
    at = data.rindex(word) + 1
    after = reader.read(data[:at] + rb"\'81" + data[at:], "nexis_de.rtf")
    assert after.problem == joined(before.problem, "some bytes are not of the charset that it names")


def test_problems_are_said_in_their_order_and_once() -> None:
    page = Page("text", "a", problem="7 lines were not read")
    assert joined(None, "") is None
    assert with_problem(page, None) is page
    assert with_problem(page, "some bytes are not utf-8").problem == "7 lines were not read; some bytes are not utf-8"
    assert joined("two", "one", None, "two") == "two; one"
    empty = Page("text", "a", problem=NO_ARTICLE)
    assert with_problem(empty, "some bytes are not utf-8").problem == NO_ARTICLE
