"""RIS: records by their tags, and the same values as another reader finds."""

import io
from pathlib import Path

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer import limits
from readroom.importer.formats import Left, Part, Record, Unreadable, find_format
from readroom.importer.formats import ris as module
from readroom.importer.formats.ris import FORMAT, read_ris
from readroom.importer.session import Options, import_paths
from readroom.text.model import Aside, Page, PrintedDate

FIXTURES = Path(__file__).parent.parent / "fixtures" / "formats"
OURS = ["ris_broken.ris", "ris_database.ris", "ris_zotero.ris"]


def parts(data: bytes) -> list[Part]:
    return list(FORMAT.records(io.BytesIO(data)))


def fixture(name: str) -> bytes:
    data = (FIXTURES / name).read_bytes()
    assert find_format(data[: limits.HEAD_BYTES], "") is FORMAT
    return data


def read(name: str, number: int) -> Page:
    found = [p for p in parts(fixture(name)) if isinstance(p, Record)]
    return FORMAT.read_record(found[number - 1].data, number, name)


def test_a_record_of_a_reference_manager() -> None:
    page = read("ris_zotero.ris", 1)
    article = page.articles[0]
    assert (article.title, article.authors) == (
        "Tenth barge turned back at Marrowick",
        ("Hedda Lind", "Jon Ask, Jr.", "Mercury Press Agency, Inc."),
    )
    assert article.date == PrintedDate("2021-03-15", "day", "2021/03/15/", 7)
    assert (article.source, article.section, article.edition, article.print_page, article.language) == (
        "Marrowick Mercury",
        "Waterways",
        "Late",
        "A3-A4",
        "en",
    )
    assert (article.database, article.accession, article.url) == (
        "Press Cellar",
        "PC-0815",
        "https://mercury.example/2021/tenth-barge",
    )
    assert article.keywords == ("locks", "silt")
    assert page.crawl_date is not None
    assert page.crawl_date.value == "2021-05-01"
    assert article.body.text == (
        "The lock keepers of Marrowick counted nine barges before noon, and sent the tenth one back.\n\n"
        "“It is the silt,” said Hedda Brandt, who has kept the lower gate since spring. "
        "“Nobody dredges what nobody sees.”"
    )
    assert article.body.asides == (Aside("note", len(article.body.text), "Read this one again.", 19),)
    assert article.evidence["text"].confidence == 0.5


def test_every_line_has_a_verdict_by_its_tag() -> None:
    page = read("ris_zotero.ris", 1)
    said = [(v.verdict, v.reason) for v in page.verdicts]
    assert said[1:4] == [("metadata", "TI"), ("metadata", "AU"), ("metadata", "AU")]
    assert said[15:19] == [("kept", "AB"), ("kept", "AB"), ("kept", "AB"), ("aside", "N1")]
    assert said[21] == ("cut", "L1: not read")
    assert page.text.split("\n")[21] == "L1  - files/23/barge.pdf"


def test_a_record_of_a_database() -> None:
    found = parts(fixture("ris_database.ris"))
    assert [p for p in found if isinstance(p, Left)] == [Left("lines before the first record")]
    article = read("ris_database.ris", 1).articles[0]
    assert (article.title, article.source, article.database, article.accession, article.language) == (
        "Die zehnte Fuhre",
        "Marrowicker Bote",
        "Press Cellar",
        "4711",
        "de",
    )
    assert article.body.text.startswith("Die Schleusenwärter von Marrowick")
    # Labels of the database stand in the same field as notes, and are none.
    assert article.body.asides == ()
    with pytest.raises(Unreadable, match=r"^no text in this record$"):
        read("ris_database.ris", 2)


def test_a_note_is_the_text_where_there_is_no_abstract() -> None:
    article = read("ris_zotero.ris", 3).articles[0]
    assert article.body.text.split("\n\n")[1] == "Its last entry is from the night of the flood."
    assert article.date is not None
    assert (article.date.value, article.date.precision) == ("2020-04", "month")
    with pytest.raises(Unreadable, match=r"^no text in this record$"):
        read("ris_zotero.ris", 2)


def test_a_record_without_end_costs_no_other() -> None:
    pages = [read("ris_broken.ris", n) for n in (1, 2, 3)]
    assert [page.articles[0].title for page in pages] == ["No end to this one", "Whole", "Cut short"]
    assert [bool(page.problem) for page in pages] == [True, False, True]
    assert ("cut", "XX: not read") in [(v.verdict, v.reason) for v in pages[1].verdicts]


@pytest.mark.parametrize("name", ["ris_zotero.ris", "ris_database.ris"])
def test_another_reader_finds_the_same_values(name: str) -> None:
    text = fixture(name).decode().replace("\r\n", "\n")
    ours = [read_ris(p.data) for p in parts(fixture(name)) if isinstance(p, Record)]
    theirs = rispy.loads(text[text.index("TY  -") :])
    assert len(ours) == len(theirs)
    names = {"title": ("title", "primary_title"), "url": ("urls",), "accession": ("accession_number",)}
    for mine, other in zip(ours, theirs, strict=True):
        for field, keys in names.items():
            said = next((other[key] for key in keys if key in other), None)
            said = said[0] if isinstance(said, list) else said
            value = mine.first(field)
            assert (value.text if value else None) == said
        assert len(mine.each("keywords")) == len(other.get("keywords", []))
        assert len(mine.each("authors")) == len(other.get("authors", other.get("first_authors", [])))


def test_one_space_is_enough_where_the_record_has_one() -> None:
    found = read_ris(b"TY - NEWS\nTI - Tenth barge\nN2 - Words of it.\nER -")
    assert [v.text for v in found.each("title")] == ["Tenth barge"]
    strict = read_ris(b"TY  - NEWS\nN2  - In London\nUK - a word that looks like a tag\nER  - ")
    assert strict.each("abstract")[0].text == "In London\nUK - a word that looks like a tag"


def test_old_line_ends_and_other_charsets() -> None:
    data = "TY  - NEWS\rTI  - Die Fähre fährt für Möwen\rN2  - Über den Fluß.\rER  - \r"
    (record,) = parts(data.encode("cp1252"))
    assert isinstance(record, Record)
    assert FORMAT.read_record(record.data, 1, "a").articles[0].title == "Die Fähre fährt für Möwen"
    assert len(parts(data.encode("utf-16"))) == 1


def test_a_record_that_is_too_long_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RECORD_BYTES", 60)
    data = (
        b"TY  - NEWS\nN2  - a\nER  - \nTY  - NEWS\nN2  - " + b"word " * 40 + b"\nER  - \nTY  - NEWS\nN2  - b\nER  - \n"
    )
    assert [bool(p.refused) for p in parts(data) if isinstance(p, Record)] == [False, True, False]


def test_detection() -> None:
    assert find_format(b"\xef\xbb\xbfTY  - JOUR\nTI  - x", "a.txt") is FORMAT
    assert find_format(b"words", "a.ris") is FORMAT
    assert find_format(b"A text.\nTY  - the words\nand so on\n", "a.txt") is not FORMAT
    for path in sorted(FIXTURES.iterdir()):
        if path.name not in OURS:
            with path.open("rb") as file:
                assert find_format(file.read(limits.HEAD_BYTES), path.name) is not FORMAT, path.name


def test_a_second_export_of_the_same_records_changes_nothing(tmp_path: Path) -> None:
    whole = fixture("ris_zotero.ris")
    for name, data in (("one.ris", whole), ("two.ris", whole.replace(b"KW  - silt", b"KW  - mud"))):
        (tmp_path / name).write_bytes(data)
        counts = import_paths(tmp_path / "l.db", [tmp_path / name], Options(1, "1"))[0]
    assert (counts.new, counts.unchanged, counts.skipped) == (0, 2, 1)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(OURS), st.data())
def test_any_damage_ends_in_pages_or_reasons(name: str, data: st.DataObject) -> None:
    whole = (FIXTURES / name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    hurt = whole[:start] + data.draw(st.binary(max_size=6)) + whole[start + data.draw(st.integers(0, 60)) :]
    records = [p for p in parts(hurt) if isinstance(p, Record)]
    assert [p.number for p in records] == list(range(1, len(records) + 1))
    for part in records:
        try:
            page = FORMAT.read_record(part.data, part.number, "a")
        except Unreadable:
            continue
        assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
