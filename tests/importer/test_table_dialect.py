"""How a table is written, found from its beginning."""

import pytest

from readroom.importer.formats import Unreadable
from readroom.importer.records.table_dialect import Table, table_of
from readroom.importer.records.table_kinds import gdelt_reason, list_reason


def table(text: str, codec: str = "utf-8") -> Table:
    return table_of(text.encode(codec), whole=True)


@pytest.mark.parametrize(
    ("text", "delimiter", "quote", "names"),
    [
        ("title,text\na,b\n", ",", '"', ("title", "text")),
        ("Titel;Text\na, b;c, d, e\n", ";", '"', ("Titel", "Text")),
        ("title\ttext\na,b\tc\n", "\t", '"', ("title", "text")),
        ("title|text\na|b\n", "|", '"', ("title", "text")),
        ("sep=|\ntitle|text\na|b\n", "|", '"', ("title", "text")),
        ("'title','text'\n'a','b, c'\n", ",", "'", ("title", "text")),
        ('title\ttext\n"Hello" she said\tb\n"No\tc\n', "\t", "", ("title", "text")),
        ("text\none\ntwo\n", ",", '"', ("text",)),
        ('a,b,c\n1,"x, y",2021-01-01\n2,z,2021-01-02\n', ",", '"', ("a", "b", "c")),
        ("title,text,,\na,b,,\n", ",", '"', ("title", "text")),
        ("text,text,\nx,y,z\n", ",", '"', ("text", "text (2)")),
        ("Exported\n\nHeadline;Body\na;b\n", ";", '"', ("Headline", "Body")),
    ],
)
def test_delimiter_quotation_marks_and_header(text: str, delimiter: str, quote: str, names: tuple[str, ...]) -> None:
    found = table(text)
    assert (found.dialect.delimiter, found.dialect.quote, found.names) == (delimiter, quote, names)
    assert found.headed


def test_a_quotation_mark_behind_a_backslash() -> None:
    assert table('title,text\na,"say \\"no\\""\n').dialect.escape == "\\"
    assert table('title,text\na,"say ""no"""\n').dialect.escape == ""


def test_a_table_without_a_header_has_numbers_for_names() -> None:
    found = table("1,https://mercury.example/1,2021-03-15,Words\n2,https://mercury.example/2,2021-03-16,More\n")
    assert (found.headed, found.ahead) == (False, 0)
    assert found.names == ("column 1", "column 2", "column 3", "column 4")
    assert table("when,what\nthen,that\n").headed


def test_the_rows_of_a_column_show_the_order_of_its_dates() -> None:
    assert table("date,text\n03/15/2021,a\n04/05/2021,b\n").order == "mdy"
    assert table("date,text\n15/03/2021,a\n04/05/2021,b\n").order == "dmy"
    assert table("date,text\n04/05/2021,b\n").order is None


def test_charsets_and_line_ends() -> None:
    found = table("Titel;Text\nFähre;für Möwen über dem Fluss\n", "cp1252")
    assert (found.codec, found.names) == ("cp1252", ("Titel", "Text"))
    assert table("title,text\ra,b\r").dialect.newline == "\r"
    assert table("title,text\r\na,b\r\n").dialect.newline == "\n"
    assert table("Überschrift,Text\nä,b\n").codec is None


def test_what_is_no_table() -> None:
    with pytest.raises(Unreadable):
        table_of(b"\x89PNG\r\n\x1a\n" + bytes(100), whole=True)
    with pytest.raises(Unreadable, match="empty"):
        table(" \n\n")


def test_lists_that_are_known_are_named() -> None:
    cloud = ["id", "indexed_date", "language", "media_name", "media_url", "publish_date", "title", "url"]
    for names, who in (
        (cloud, "Media Cloud"),
        (["title", "url", "time_added", "tags", "status"], "Pocket"),
        (["URL", "Title", "Selection", "Folder"], "Instapaper"),
        (["Highlight", "Book Title", "Book Author", "Note"], "Readwise"),
        (["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"], "Readwise"),
    ):
        assert who in (list_reason(names) or ""), names
    assert list_reason(["title", "url", "text"]) is None


def test_gdelt_is_known_by_its_first_row() -> None:
    graph = b"20210315120000-17\t20210315120000\t1\tmercury.example\thttps://mercury.example/1"
    events = b"410412347\t20210315\t202103\t2021\t2021.2027\t\t"
    mentions = b"410412347\t20210315120000\t20210315121500\t1\tmercury.example"
    for data in (graph, events, mentions, b"DATE\tNUMARTS\tCOUNTS\tTHEMES\t"):
        assert "GDELT" in (gdelt_reason(data) or "")
    assert gdelt_reason(b"20210315\ttext") is None
