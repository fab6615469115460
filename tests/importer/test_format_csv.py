"""Tables: four languages of headers, every way of writing them, odd rows, and those that hold no text."""

import contextlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer import limits
from readroom.importer.asking import reason_for
from readroom.importer.formats import Left, Part, Record, Unreadable, find_format
from readroom.importer.formats.csv import FORMAT
from readroom.importer.session import Options, import_paths
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Article, Page, PrintedDate

FIXTURES = Path(__file__).parent.parent / "fixtures" / "formats"
FILES = sorted(path.name for path in FIXTURES.iterdir())
OURS = [name for name in FILES if name.startswith("csv_")]
UNKNOWN = 'ref,heading,when_seen,payload\n1,A table of tides,2021-03-15,"The tide came in at six, and stayed."\n'
HEADLESS = (
    '1,https://mercury.example/1,2021-03-15,"Nine barges went through before noon, and the tenth one did not."\n'
    '2,https://mercury.example/2,2021-03-16,"The ledger stood behind a radiator, dry, with every page in it."\n'
)
GDELT = "\t".join(["20210315120000-17", "20210315120000", "1", "mercury.example", *[""] * 22, "<PAGE_TITLE>x"])


def parts(data: bytes | str) -> list[Part]:
    raw = data if isinstance(data, bytes) else data.encode()
    return list(FORMAT.records(io.BytesIO(raw)))


def read(data: bytes | str, columns: dict[str, str] | None = None) -> list[Page]:
    given = Settings(columns=columns)
    found = [p for p in parts(data) if isinstance(p, Record) and not p.refused]
    return [FORMAT.read_record(p.data, p.number, "a.csv", given) for p in found]


def fixture(name: str) -> bytes:
    data = (FIXTURES / name).read_bytes()
    assert find_format(data[: limits.HEAD_BYTES], name) is FORMAT
    return data


def only(name: str) -> list[Article]:
    found = [p for p in parts(fixture(name)) if isinstance(p, Record)]
    articles = []
    for part in found:
        with contextlib.suppress(Unreadable):
            articles += FORMAT.read_record(part.data, part.number, name).articles
    return articles


def test_english_with_a_list_in_a_cell_and_lines_in_another() -> None:
    first, second, third = only("csv_english.csv")
    assert (first.title, first.authors, first.source) == (
        "Tenth barge, turned back",
        ("Hedda Lind", "Jon Ask"),
        "Marrowick Mercury",
    )
    assert first.date == PrintedDate("2021-03-15", "day", "03/15/2021", 4)
    assert (first.url, first.keywords) == ("https://mercury.example/1", ("locks", "silt"))
    assert first.body.text == (
        "The lock keepers counted nine barges before noon.\n\n"
        '"It is the silt," said Hedda Brandt.\nShe has kept the gate since spring.'
    )
    # 04/05/2021: another row of the column shows that the month stands first.
    assert second.date == PrintedDate("2021-04-05", "day", "04/05/2021", 4)
    assert second.keywords == ("ledger", "flood")
    assert (third.title, third.authors, third.date) == ('A 5" gauge reads low', ("Ida Storm",), None)
    assert third.evidence["date"].confidence == 0.0
    assert "next week" in third.evidence["date"].reason
    assert third.body.text == "The gauge at the weir reads low.\n\nIt was set by hand."
    assert [(s.kind, s.start, s.end) for s in third.body.spans] == [("strong", 28, 31)]


def test_rows_are_counted_as_they_stand() -> None:
    found = parts(fixture("csv_english.csv"))
    assert [p.number for p in found if isinstance(p, Record)] == [1, 2, 3, 6]
    assert [p.reason for p in found if isinstance(p, Left)] == ["empty rows", "repeated headers"]


def test_german_in_windows_1252_with_semicolons() -> None:
    first, second = only("csv_german.csv")
    assert (first.title, first.authors, first.source, first.section) == (
        "Zehnter Kahn zurückgeschickt",
        ("Hedda Lind",),
        "Marrowicker Bote",
        "Lokales",
    )
    assert first.date == PrintedDate("2021-03-15", "day", "15.03.2021", 4)
    assert (first.print_page, first.keywords, first.language) == ("12", ("Schleuse", "Schlick"), "de")
    assert first.body.text.startswith("Die Schleusenwärter von Marrowick")
    assert second.date == PrintedDate("2021-03", "month", "März 2021", 3)
    assert (second.authors, second.keywords, second.print_page) == ((), (), None)
    assert second.body.text == "Der Stadtschreiber fand das Kassenbuch hinter einem Heizkörper; es war trocken."


def test_french_with_excels_hint() -> None:
    (article,) = only("csv_french.csv")
    assert (article.title, article.source, article.section, article.language) == (
        "La dixième péniche",
        "Le Mercure de Marrowick",
        "Région",
        "fr",
    )
    assert article.date is not None
    assert article.date.value == "2021-03-15"
    assert not [p for p in parts(fixture("csv_french.csv")) if isinstance(p, Left)]


def test_spanish_in_excels_utf_16() -> None:
    (article,) = only("csv_spanish.tsv")
    assert (article.title, article.authors, article.source, article.section) == (
        "La décima barcaza",
        ("Hedda Lind",),
        "El Mercurio",
        "Local",
    )
    assert article.date is not None
    assert (article.date.value, article.date.raw) == ("2021-03-15", "15 de marzo de 2021")
    assert article.body.text.split("\n\n")[1].startswith("«Es el lodo», dijo Hedda Brandt")


def test_lines_before_the_header_are_counted() -> None:
    found = parts(fixture("csv_preamble.csv"))
    assert [p for p in found if isinstance(p, Left)] == [Left("lines before the header")] * 2
    assert [a.title for a in only("csv_preamble.csv")] == ["Tenth barge turned back", "Ledger found"]


def test_odd_rows_are_partial_and_cost_nothing_else() -> None:
    pages = read(fixture("csv_broken.csv"))
    assert [page.problem for page in pages] == [
        None,
        "a quotation mark that is never closed",
        None,
        "the row has 1 cell more than the header has columns",
        "the row has 3 of 5 cells",
    ]
    third = pages[2].articles[0]
    assert (third.title, third.body.text) == ("Third", 'Another "whole" row, after it.')
    assert pages[3].text.split("\n")[-1] == "column 6: https://mercury.example/4"


@pytest.mark.parametrize("name", OURS)
def test_every_line_has_a_verdict(name: str) -> None:
    for part in parts(fixture(name)):
        if isinstance(part, Record):
            try:
                page = FORMAT.read_record(part.data, part.number, name)
            except Unreadable:
                continue
            assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
            assert (page.format, page.record) == ("csv", part.number)
            assert page.articles[0].lines == (1, page.text.count("\n") + 1)


def test_every_column_says_what_it_was_taken_for() -> None:
    page = read(fixture("csv_german.csv"))[0]
    assert [(v.verdict, v.reason) for v in page.verdicts][:3] == [
        ("cut", "Nr: not read"),
        ("metadata", "Überschrift"),
        ("metadata", "Autor"),
    ]
    assert page.articles[0].evidence["text"].reason == "column Volltext"


def test_a_table_without_a_column_of_text_asks_for_it() -> None:
    unclear = FORMAT.unclear(io.BytesIO(UNKNOWN.encode()), NOTHING)
    assert unclear is not None
    assert (list(unclear.columns), list(unclear.missing)) == (["ref", "heading", "when_seen", "payload"], ["text"])
    assert unclear.samples["payload"] == "The tide came in at six, and stayed."
    reason = reason_for(unclear)
    assert "--map COLUMN=text" in reason
    assert "payload" in reason
    mapped = Settings(columns={"payload": "text", "When Seen": "date"})
    assert FORMAT.unclear(io.BytesIO(UNKNOWN.encode()), mapped) is None
    (page,) = read(UNKNOWN, {"payload": "text", "When Seen": "date"})
    article = page.articles[0]
    assert (article.title, article.body.text) == ("A table of tides", "The tide came in at six, and stayed.")
    assert article.date is not None
    assert article.date.value == "2021-03-15"


def test_a_table_without_a_header_is_mapped_by_number() -> None:
    unclear = FORMAT.unclear(io.BytesIO(HEADLESS.encode()), NOTHING)
    assert unclear is not None
    assert list(unclear.columns) == ["column 1", "column 2", "column 3", "column 4"]
    pages = read(HEADLESS, {"column 4": "text", "column 2": "url", "column 3": "date"})
    assert [page.articles[0].url for page in pages] == ["https://mercury.example/1", "https://mercury.example/2"]
    assert pages[1].articles[0].body.text == "The ledger stood behind a radiator, dry, with every page in it."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("id,indexed_date,language,media_name,media_url,publish_date,title,url\n1,a,en,m,m,2021-03-15,T,u\n", "Media"),
        ("title,url,time_added,tags,status\nT,https://mercury.example/1,1615800000,a|b,unread\n", "Pocket"),
        ('URL,Title,Selection,Folder,Timestamp,Tags\nu,T,,Unread,1615800000,"[""a""]"\n', "Instapaper"),
        ("Highlight,Book Title,Book Author,Note\nwords,T,A,\n", "Readwise"),
    ],
)
def test_lists_of_addresses_are_refused_by_name(data: str, reason: str) -> None:
    assert find_format(data.encode(), "a.csv") is FORMAT
    with pytest.raises(Unreadable, match=reason):
        FORMAT.unclear(io.BytesIO(data.encode()), NOTHING)


def test_gdelt_is_refused_with_a_plain_reason() -> None:
    assert find_format(GDELT.encode(), "") is FORMAT
    assert FORMAT.columns(io.BytesIO(GDELT.encode())) is None
    with pytest.raises(Unreadable, match=r"GDELT's Global Knowledge Graph: .* no text"):
        parts(GDELT)


def test_highlights_are_read_when_that_is_asked_for() -> None:
    data = "Highlight,Book Title,Book Author,Note\nNobody dredges what nobody sees.,Tenth barge,Hedda Lind,\n"
    (page,) = read(data, {"Highlight": "text"})
    article = page.articles[0]
    assert (article.title, article.authors, article.body.text) == (
        "Tenth barge",
        ("Hedda Lind",),
        "Nobody dredges what nobody sees.",
    )


def test_a_row_without_text_says_so() -> None:
    found = [p for p in parts("title,text\nOnly a title,\n") if isinstance(p, Record)]
    with pytest.raises(Unreadable, match=r"^no text in this record$"):
        FORMAT.read_record(found[0].data, 1, "a")
    with pytest.raises(Unreadable, match="no column is known to hold it"):
        read(UNKNOWN)


def test_a_press_database_in_a_table_brings_its_numbers() -> None:
    (page,) = read("title,text,database,accession number,edition,page number\nT,Words.,Press Cellar,PC-1,Late,A3\n")
    article = page.articles[0]
    assert (article.database, article.accession, article.edition, article.print_page) == (
        "Press Cellar",
        "PC-1",
        "Late",
        "A3",
    )


def test_rows_in_another_charset_than_the_beginning_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TABLE_SAMPLE", 60)
    data = b"title,text\n" + b"plain,words\n" * 10 + "Fähre,für Möwen über dem Fluss\n".encode("cp1252")
    last = read(data)[-1]
    assert last.articles[0].body.text == "für Möwen über dem Fluss"
    assert last.problem == "the row is not UTF-8; read as cp1252"


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(Unreadable, match="more than 16,384 columns"):
        parts("text," * 20_000 + "\n" + "x," * 20_000)


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        ("Headline;Date;Body\na;b;c\n", "", "csv"),
        ("title\ttext\tdate\na\tb\tc\n", "export.txt", "csv"),
        ("anything at all", "a.csv", "csv"),
        ("Titel;Text\na;b\n", "", "csv"),
        ("News | Topics | Authors\nA page of words, and nothing more.\nAnd another line of it.\n", "a.txt", "text"),
        ("Title, text and date are words\nthat stand in this text.\n", "a.txt", "text"),
        ('{"title": "x", "text": "y"}\n', "a.csv", "jsonl"),
        ("<html><body>title,text", "a.csv", "html"),
        ("Title: a\nText: b\n", "a.txt", "text"),
    ],
)
def test_detection(head: str, name: str, expected: str) -> None:
    found = find_format(head.encode(), name)
    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize("name", [name for name in FILES if name not in OURS])
def test_nothing_of_others_is_taken(name: str) -> None:
    with (FIXTURES / name).open("rb") as file:
        assert find_format(file.read(limits.HEAD_BYTES), name) is not FORMAT


def test_a_second_import_changes_nothing_and_what_was_added_is_new(tmp_path: Path) -> None:
    file, library = tmp_path / "a.csv", tmp_path / "l.db"
    rows = "".join(f"T{n},Words of row {n}.,2021-03-{n + 10}\n" for n in range(3))
    file.write_text(f"title,text,date\n{rows}")
    options = Options(1, "1")
    assert import_paths(library, [file], options)[0].new == 3
    assert import_paths(library, [file], options)[0].unchanged == 3
    file.write_text(f"title,text,date\n{rows}T9,One more row.,2021-03-29\n")
    counts = import_paths(library, [file], options)[0]
    assert (counts.new, counts.unchanged) == (1, 3)


def test_a_map_reaches_the_import(tmp_path: Path) -> None:
    file, library = tmp_path / "a.csv", tmp_path / "l.db"
    file.write_text(UNKNOWN)
    rows: list[str] = []
    import_paths(library, [file], Options(1, "1"), lambda row: rows.append(row.reason or ""))
    assert rows == [
        "no column is known to hold its text; say which one: --map COLUMN=text "
        "(COLUMN is one of: ref, heading, when_seen, payload)"
    ]
    mapped = Options(1, "1", settings=Settings(columns={"payload": "text"}))
    assert import_paths(library, [file], mapped)[0].new == 1
    # The map is kept with the library: the next file with these columns needs none.
    again = tmp_path / "b.csv"
    again.write_text(UNKNOWN.replace("six", "seven"))
    assert import_paths(library, [again], Options(1, "1"))[0].new == 1


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(OURS), st.data())
def test_any_damage_ends_in_pages_or_reasons(name: str, data: st.DataObject) -> None:
    whole = (FIXTURES / name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    hurt = whole[:start] + data.draw(st.binary(max_size=6)) + whole[start + data.draw(st.integers(0, 60)) :]
    numbers = []
    try:
        found = parts(hurt)
        FORMAT.unclear(io.BytesIO(hurt), NOTHING)
    except Unreadable:
        return
    for part in found:
        if not isinstance(part, Record) or part.refused:
            continue
        numbers.append(part.number)
        try:
            page = FORMAT.read_record(part.data, part.number, "a")
        except Unreadable:
            continue
        assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
    assert numbers == sorted(set(numbers))


def test_fixtures_in_other_charsets_are_what_they_say() -> None:
    assert (FIXTURES / "csv_spanish.tsv").read_bytes().startswith(b"\xff\xfe")
    with pytest.raises(UnicodeDecodeError):
        (FIXTURES / "csv_german.csv").read_bytes().decode("utf-8")
    assert (
        json.loads(next(p for p in parts(fixture("csv_german.csv")) if isinstance(p, Record)).data.split(b"\n")[0])[
            "codec"
        ]
        == "cp1252"
    )
