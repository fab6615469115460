"""The search screen's lines: the sign under an error, what is said of results; and the command that asks again."""

import shlex
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from readroom.db.errors import QueryError
from readroom.text.query import parse
from readroom.tui import finding
from readroom.tui.finding import Found
from readroom.tui.search_lines import notes_of, pointed
from readroom.tui.widgets.field import LineField

TODAY = date(2024, 5, 1)


class Still(LineField):
    """A line that is not on a screen."""

    width = 40

    @property
    def size(self):
        return type("Size", (), {"width": self.width})

    def refresh(self, *regions, **more):
        return self


def line(text, position, width=40):
    field = Still("Search:", text)
    field.width = width
    segments = pointed(field, QueryError("date:foo is no date (character 9 of the query)", position), width)
    return "".join(segment.text for segment in segments)


def test_the_sign_stands_under_the_place_with_the_words_where_there_is_room():
    assert line("date:foo", 5) == " " * 13 + "^ date:foo is no date"
    said = line("harbour ferry bridge date:foo", 26)
    assert said == " " * 14 + "date:foo is no date ^"
    assert said.index("^") == len("Search: ") + 26


@pytest.mark.parametrize("width", [3, 10, 20, 41])
@pytest.mark.parametrize("position", [None, 0, 5, 30, 60])
def test_the_line_of_an_error_fits(width, position):
    assert cell_len(line("x" * 60, position, width)) <= max(width, 4)


def test_a_long_line_points_into_what_is_shown_of_it():
    field = Still("Search:", "x" * 100)
    assert field.column_of(100) == 39
    assert field.column_of(90) == 29
    assert field.column_of(0) == len("Search: ")
    wide = Still("Search:", "港港ab")
    assert wide.column_of(2) == len("Search: ") + 4


@pytest.fixture
def rows(room):
    from readroom.db.library import Library

    room.fill(20)
    with Library.open(room.library) as library:
        yield finding.find(library, parse("harbour", today=TODAY), None).hits


def test_a_page_that_texts_alone_can_fill_says_when_it_is_not_finished(room):
    from readroom.db.library import Library

    room.fill(20)
    query = parse("/harbour/", today=TODAY)
    with Library.open(room.library) as library:
        first = finding.find(library, query, None, seconds=0)
        assert (first.hits, first.unfinished) == ([], True)
        whole = finding.find(library, query, None, seconds=60)
        assert whole.hits
        assert not whole.unfinished


def test_what_is_said_of_results(rows):
    query = parse("(harbour", today=TODAY)
    found = Found(
        query, rows, "rank", ("approximate: ranked are the newest 5,000", "hor*: the 50 commonest of 60 words")
    )
    assert notes_of(found, "") == (
        "best first · note: a parenthesis is not closed: it is read to the end; "
        "approximate: ranked are the newest 5,000; hor*: the 50 commonest of 60 words"
    )
    said = notes_of(found, "3 articles · hor*: the 50 commonest of 70 words", order=False)
    assert "hor*" not in said
    assert said.startswith("note: a parenthesis")
    assert notes_of(Found(parse("x", today=TODAY), []), "") == ""
    assert notes_of(None, "") == ""


@pytest.mark.parametrize(
    ("text", "sort", "parts"),
    [
        ("harbour 'x'", "date", ["search", "harbour 'x'"]),
        ("-ferry", "rank", ["search", "--sort", "rank", "--", "-ferry"]),
        ("date:2021", "date", ["search", "date:2021"]),
        ("date:10d", "date", ["search", "date:2024-04-21..2024-05-01"]),
    ],
)
def test_the_command_that_asks_again(text, sort, parts):
    written = finding.command(parse(text, today=TODAY), text, sort, Path("/l b.db"))
    assert shlex.split(written) == ["readroom", "--library", "/l b.db", *parts]


def test_the_command_names_the_notebook_that_was_named():
    written = finding.command(parse("x", today=TODAY), "x", "date", Path("/l"), Path("/n"))
    assert shlex.split(written) == ["readroom", "--library", "/l", "--notes", "/n", "search", "x"]
