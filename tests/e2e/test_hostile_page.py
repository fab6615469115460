"""A page made to act on the terminal: wherever its strings are shown, none of its control characters gets there.

Each string holds a mark of its own, so that it is known to have reached the screen as text.
"""

import base64
import contextlib
import json
import re
import sqlite3
import zlib

import pytest

# Everything that the app itself says to a terminal; the rest has to be printable text.
OWN = re.compile(
    rb"\x1b\[[\d;]*[mHKr]"  # style, place, erase to the end of the line, lines that scroll
    rb"|\x1bM|\r|\n"
    rb"|\x1b\[\?(?:1049|1000|1002|1006|1015|2004|2026|7|25)[hl]"
    rb"|\x1b\[\?(?:2026|2048)\$p|\x1b\[>\d*u|\x1b\[<u"
)
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
UNSEEN = re.compile("[\u061c\u200b-\u200f]")
ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"
CLIPBOARD = f"{ESC}]52;c;cHduZWQ={BEL}"
TITLE_BAR = f"{ESC}]0;pwned-title{BEL}{ESC}]2;pwned-title{ST}"
MOVES = f"{ESC}[2J{ESC}[31;1337H{ESC}[38;2;66;99;123m{ESC}[?1337h{ESC}c{ESC}P+q544e{ST}"
C1 = "\x9b31;1338H\x9d52;c;cHduZWQ=\x9c\x90q\x84\x85"
BIDI = "\u202eesrever\u202c \u2066isolated\u2069 \ufeff"
MARKS = "\u200f\u061c\u200b"
MARKUP = "[@click=app.quit]press[/] [/bold] [red]no[/red] [[/]"
SEPARATORS = "\x00\x08\x0c\r\u2028\u2029\x7f\t"


def hostile(mark: str) -> str:
    """A string with all of it, that begins and ends with a mark."""
    return f"{mark}a {MARKUP}{CLIPBOARD}{TITLE_BAR}{MOVES}{C1}{BIDI}{SEPARATORS} {mark}z"


def assert_clean(raw: bytes) -> None:
    """Nothing but the app's own sequences and printable text."""
    rest = OWN.sub(b"", bytes(raw)).decode("utf-8")
    for kind in (CONTROL, UNSEEN):
        found = kind.search(rest)
        around = rest[max(0, found.start() - 40) : found.end() + 40] if found else ""
        assert found is None, f"{found[0]!r} in {around!r}"
    for payload in (b"\x1b[38;2;66;99;123m", b"\x1b[31;1337H", b"\x1b[31;1338H", b"\x1b[?1337h"):
        assert payload not in raw


def record(number: int) -> dict[str, object]:
    """An article whose every field is hostile."""
    marks = [f"Body{number}p{n}" for n in range(4)]
    # Asides and voices have offsets: they are kept where the text is as it was given.
    bodies = [f"{mark}a {MARKUP} {mark}z" if number == 1 else hostile(mark) for mark in marks]
    paragraphs = [f"{body}{MARKS} and the ferry left the quay at nine." for body in bodies]
    shared = "What both of them tell is that the lamp on the mole was dark and the keeper was asleep in his chair."
    return {
        "title": hostile(f"Title{number}") + MARKS,
        "text": "\n\n".join([*paragraphs, shared]),
        "authors": [hostile(f"Author{number}")],
        "source": hostile("Source"),
        "outlet": hostile(f"Outlet{number}"),
        "section": hostile(f"Section{number}"),
        "keywords": [hostile(f"Keyword{number}")],
        "date": f"2020-01-0{number}",
        "url": f"https://example.org/{number}",
        "spans": [{"kind": "link", "start": 0, "end": 8, "href": "https://example.org/" + hostile(f"Link{number}")}],
        "asides": [{"kind": "caption", "at": 0, "text": hostile(f"Aside{number}")}],
        "voices": [{"start": 0, "end": 20, "authors": [hostile(f"Voice{number}")], "outlet": hostile("Elsewhere")}],
    }


@pytest.fixture
def library(desk):
    """A library of hostile pages, imported from a file with a hostile name."""
    folder = desk.folder / "in\x1b]0;pwned-folder\x07[@click=x][blink]"
    folder.mkdir()
    page = folder / "page\x1b[31m[red]\u202e.jsonl"
    page.write_text("".join(json.dumps(record(n)) + "\n" for n in (1, 2)), encoding="utf-8")
    path = desk.folder / "library.db"
    desk.run("--library", str(path), "import", str(folder))
    return path


def tour_of_every_screen(terminal):
    """Show the strings everywhere: lists, text, search, comparison, page, help, palette, notes, tags, prompts."""
    terminal.until("Title2a")
    terminal.press("alt+1")
    terminal.until("All sources")
    terminal.press("j", "l", "enter")
    terminal.until("row 1 of 2")
    terminal.press("enter")
    terminal.until("Body2p0a")
    terminal.press("/")
    terminal.until("Find (or /regex/):")
    terminal.press("Body2p0z", "enter")
    terminal.until(lambda s: "Body2p0z" in s and "Find" not in s.split("\n")[-2])
    terminal.press("G")
    terminal.until("asleep in his chair")
    terminal.press("g", "g", "v", "a")
    terminal.until("─Note")
    terminal.press("typed note \u202e\u2066[/bold]")
    terminal.until("typed note")
    terminal.paste("Pasted" + hostile("Note"))
    terminal.until("Pasted")
    terminal.until("saved")
    terminal.press("escape")
    terminal.until("▎✎")
    terminal.press("t")
    terminal.until("Tags:")
    terminal.paste("Label\u202e\x9b31m[/bold]")
    terminal.press("enter")
    terminal.until(lambda s: "Tags:" not in s)
    terminal.press("alt+4")
    terminal.until(lambda s: "Highlights 1" in s and "#Label" in s)
    terminal.press("alt+3", "p")
    terminal.until("line 1 of")
    terminal.press("q")
    terminal.until("Body2p0a")
    terminal.press("c")
    terminal.until("Taken for comparison")
    terminal.press("ctrl+n")
    terminal.until("Aside1a")
    terminal.press("16j")
    terminal.until(lambda s: "Body1p0a" in s and "Voice1a" in s)
    terminal.press("c")
    terminal.until("A  Title2a")
    terminal.press("]", "j", "j", "q")
    terminal.until("Body1p0a")
    terminal.press("?")
    terminal.until("Help ·")
    terminal.press("q", ":")
    terminal.until("Enter Accept")
    terminal.press("escape")
    terminal.until("Body1p0a")
    terminal.press("/")
    terminal.until("Find (or /regex/):")
    terminal.paste("Body1p1a" + C1 + CLIPBOARD + BIDI)
    terminal.press("enter")
    terminal.until(lambda s: "Find (or /regex/):" not in s)


def search(terminal):
    """Search with hostile queries."""
    terminal.press("s")
    terminal.until("Search:")
    terminal.press("ferry")
    terminal.until("in 2 articles")
    for query in (" \u202e[/bold]", ' "[@click=app.quit]" date:foo\x9b', " title:\u2066["):
        terminal.paste(query)
        terminal.quiet()
    terminal.press("\x15")
    terminal.press("body1p0a")
    terminal.until("in 1 article")
    terminal.press("enter")
    terminal.until("i Edit the query")
    terminal.press("enter")
    terminal.until("Body1p0a")


def lists_of_results(terminal):
    """Facets, the text beside the results, saved searches, completions, the concordance, what waits for review."""
    terminal.press("s")
    terminal.until("Search:")
    terminal.press("\x15", "ferry")
    terminal.until("in 2 articles")
    terminal.press("enter", ",", "f")
    terminal.until("- Outlet")
    terminal.press(",", "r")
    terminal.quiet()
    terminal.press(",", "s")
    terminal.until("Save this search as:")
    terminal.paste("Kept" + C1 + BIDI + "[/bold]")
    terminal.press("enter")
    terminal.until(lambda s: "Save this search as:" not in s)
    terminal.press("S")
    terminal.until("Kept")
    terminal.press("q", "i", "\x15", "outlet:out", "tab")
    terminal.quiet()
    # Alone: with a key at once behind it, Escape would be Alt.
    terminal.press("escape")
    terminal.quiet()
    terminal.press("q")
    terminal.until(lambda s: "Search:" not in s)
    terminal.press("K")
    terminal.until("Concordance of:")
    terminal.press("\x15", "ferry", "enter")
    terminal.until("Concordance · ferry")
    terminal.press("j", ",", "d")
    terminal.quiet()
    terminal.press("q", ",", "v")
    terminal.until("Review ·")
    terminal.press("j", "q")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (160, 45)], ids=lambda n: str(n))
def test_no_control_character_of_a_page_reaches_the_terminal(desk, library, columns, rows):
    terminal = desk.open("--library", str(library), columns=columns, rows=rows)
    tour_of_every_screen(terminal)
    search(terminal)
    lists_of_results(terminal)
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert_clean(terminal.raw)

    again = desk.open("--library", str(library), columns=columns, rows=rows)
    again.until("Title1a")
    again.press("ctrl+q")
    assert again.wait() == 0
    assert_clean(again.raw)


TAMPERED = {
    "article": ("title", "opening", "authors", "outlet", "outlet_name", "section", "url", "date_raw"),
    "source": ("name",),
    "aside": ("text",),
}
"""Columns that somebody else's program may have written into, past the gate that stands before the storage."""


def tamper(path):
    """Put control characters into every string of a library, as no import does."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        for table, columns in TAMPERED.items():
            for column in columns:
                wrapped = "json_array(?)" if column == "authors" else "?"
                file.execute(f"update {table} set {column} = {wrapped}", (hostile(column.capitalize()),))
        for article, packed in file.execute("select article_id, z from article_text").fetchall():
            text = zlib.decompress(packed).decode()
            # As many characters as before: what stands at an offset has to stay there.
            changed = text.replace("the ferry left", "\x1b[31;1mrry\x9b\u202ele", 1)
            assert len(changed) == len(text)
            file.execute(
                "update article_text set z = ? where article_id = ?", (zlib.compress(changed.encode()), article)
            )
        file.commit()


def test_a_library_that_holds_control_characters_is_shown_without_them(desk, library):
    tamper(library)
    terminal = desk.open("--library", str(library), columns=120, rows=40)
    terminal.until("Titlea")
    terminal.press("alt+1")
    terminal.until("Namea")
    terminal.press("alt+2", "enter")
    terminal.until("[31;1mrry")
    terminal.press("p")
    terminal.until("line 1 of")
    terminal.press("q", "c")
    terminal.until("Taken for comparison")
    terminal.press("ctrl+n", "c")
    terminal.until("A  Titlea")
    terminal.press("q", "s")
    terminal.until("Search:")
    terminal.press("asleep")
    terminal.until("in 2 articles")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert_clean(terminal.raw)


def test_a_notebook_that_holds_control_characters_is_shown_without_them(desk, library):
    terminal = desk.open("--library", str(library))
    terminal.until("Title2a")
    terminal.press("enter")
    terminal.until("Author2a")
    terminal.press("v", "m")
    terminal.until("Author2a")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    with contextlib.closing(sqlite3.connect(desk.notebook)) as file:
        file.execute("update highlight set note = ?, exact = ?", (hostile("Note"), hostile("Exact")))
        file.execute("insert into tag (name, folded) values (?, 'tag')", (hostile("Tag"),))
        file.execute("insert into highlight_tag select id, 1, 0 from highlight")
        file.execute("insert or replace into state values ('queries', ?)", (json.dumps([hostile("Query")]),))
        file.commit()
    again = desk.open("--library", str(library), columns=160, rows=40)
    again.until("Title2a")
    again.press("alt+4")
    again.until("#Taga")
    again.press("a")
    again.until("─Note")
    again.press("escape")
    again.until(lambda s: "─Note" not in s)
    again.press("t")
    again.until("Tags:")
    again.press("escape")
    again.until(lambda s: "Tags:" not in s)
    again.press("s")
    again.until("Search:")
    again.press("up")
    again.until("Queryz")
    again.press("ctrl+q")
    assert again.wait() == 0
    assert_clean(again.raw)


def test_no_control_character_of_a_name_reaches_the_terminal_of_an_import(desk):
    folder = desk.folder / "papers"
    folder.mkdir()
    (folder / "Good.md").write_text("# A quiet day\n\nNothing happened on the mole, and it took all day.\n")
    (folder / "Broken\x1b]0;pwned-title\x07\x9b31m\u202e[bold].jsonl").write_text('{"title": "\x1b[31mno end')
    terminal = desk.open("--library", str(desk.folder / "l.db"), "import", str(folder))
    assert terminal.wait() == 0
    # The progress line erases itself, and moves up to do so.
    assert_clean(re.sub(rb"\x1b\[(?:2K|1A|\?25[hl])", b"", bytes(terminal.raw)))
    assert "skipped: Broken" in terminal.text()
    explained = desk.open("explain", str(next(folder.glob("Broken*"))))
    assert explained.wait() == 1
    assert_clean(explained.raw)
    assert "pwned-title" in explained.text()


def test_no_control_character_of_a_path_reaches_the_terminal(desk):
    named = desk.folder / "Shelf\x1b]0;pwned-title\x07\x9b31m\u202e[bold]" / "library.db"
    welcome = desk.open("--library", str(named), columns=200)
    welcome.until("Shelf")
    welcome.press("q")
    assert welcome.wait() == 0
    assert_clean(welcome.raw)
    named.parent.mkdir()
    named.write_text("no library")
    refused = desk.open("--library", str(named))
    assert refused.wait() == 1
    assert_clean(refused.raw)
    assert "is not a library" in " ".join(refused.text().split())


def test_a_quotation_is_copied_without_control_characters(desk, library):
    terminal = desk.open("--library", str(library))
    terminal.until("Title2a")
    terminal.press("enter")
    terminal.until("Author2a")
    terminal.press("v", "y")
    start = terminal.until_raw(b"\x1b]52;c;")
    end = terminal.until_raw(b"\x07", start)
    copied = base64.b64decode(bytes(terminal.raw[start : end - 1])).decode()
    assert "Body2p0a" in copied
    assert not CONTROL.search(copied.replace("\n", ""))
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    raw = bytes(terminal.raw)
    assert_clean(raw[: start - len(b"\x1b]52;c;")] + raw[end:])
