"""Asking for highlights and notes in the language of search, counting them in groups, marking what a query hits."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readroom.db.articles import get_article
from readroom.db.errors import NotebookError, QueryError
from readroom.db.highlights import Highlight
from readroom.db.layers import Layer
from readroom.db.mark_all import preview, tag_hits
from readroom.db.notebook import Notebook
from readroom.db.notes_groups import grouped, tag_by_source
from readroom.db.notes_query import find_entries
from readroom.db.search import understand

TODAY = date(2031, 6, 1)
ARTICLES = (
    ("Ferry", "The ferry left at dawn. Nobody waved. The ferry came back.", "2030-05-06", "Pier", "Ida Brun"),
    ("Lamp", "The lamp was out. A ferry waited.", "2031-01", "Bay", "Jo Falk"),
    ("Undated", "Somebody waited for the lamp.", None, "Bay", "Jo Falk"),
)


@pytest.fixture
def library(shelf: Any, make_article: Any, make_page: Any) -> Any:
    for number, (title, text, day, source, author) in enumerate(ARTICLES, 1):
        made = make_article(text, title, day, source=source, key=f"k{number}", authors=[author])
        shelf.put(make_page(made), f"{number}.txt")
    return shelf.library


@pytest.fixture
def notes(library: Any, tmp_path: Path) -> Iterator[Notebook]:
    with Notebook.open(tmp_path / "n.db", author="Ines") as opened:
        for number, quote, tags, note, colour in (
            (1, "Nobody waved", ["crowd/silent"], "Why nobody?", "red"),
            (1, "The ferry came back", ["sea"], "", "blue"),
            (2, "The lamp was out", ["sea", "crowd"], "A lamp story", "red"),
            (3, "Somebody waited", [], "", "red"),
        ):
            article = get_article(library, number)
            start = article.body.text.index(quote)
            opened.add(
                article.row.key, article.digest, article.body.text, start, start + len(quote), tags=tags, note=note,
                colour=colour,
            )  # fmt: skip
        opened.add_note("article", "k2", title="On the lamp", text="Keeper absent")
        opened.add_note("tag", "crowd", text="Whoever stands about")
        opened.add_note("free", title="Plan", text="Look for silent lamps")
        opened.set_attribute("k2", "stance", "hostile")
        opened.add_to_collection("round one", ["k1"], create=True)
        yield opened


def asked(notes: Notebook, library: Any, query: str) -> list[str]:
    found = find_entries(notes, library, query, today=TODAY)
    return [one.highlight.exact if one.highlight else one.text for one in found.entries]


WAVED, BACK, OUT, SOMEBODY = "Nobody waved", "The ferry came back", "The lamp was out", "Somebody waited"
KEEPER, CROWD, PLAN = "Keeper absent", "Whoever stands about", "Look for silent lamps"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [WAVED, BACK, OUT, KEEPER, SOMEBODY, PLAN, CROWD]),
        ("nobody", [WAVED]),
        ("lamp*", [OUT, KEEPER, PLAN]),
        ("lamp -out", [KEEPER]),
        ("tag:crowd", [WAVED, OUT, CROWD]),
        ("tag:crowd -tag:sea kind:highlight", [WAVED]),
        ("colour:red state:exact", [WAVED, OUT, SOMEBODY]),
        ("quote:ferry", [BACK]),
        ("note:story", [OUT]),
        ("has:note", [WAVED, OUT, KEEPER, PLAN, CROWD]),
        ("kind:tag OR kind:free", [PLAN, CROWD]),
        ("by:ines quote:lamp", [OUT]),
        ("by:uri", []),
        ("text:ferry", [WAVED, BACK, OUT, KEEPER]),
        ("text:ferry -title:ferry", [OUT, KEEPER]),
        ("date:2031", [OUT, KEEPER]),
        ("date:none", [SOMEBODY]),
        ("source:bay tag:sea", [OUT]),
        ("author:falk quote:waited", [SOMEBODY]),
        ("attr:stance=hostile", [OUT, KEEPER]),
        ('in:"round one"', [WAVED, BACK]),
        ("in:k3", [SOMEBODY]),
        ("in:3", [SOMEBODY]),
        ("in:k2 OR nobody", [WAVED, OUT, KEEPER]),
        ("(source:pier OR date:none) -tag:sea", [WAVED, SOMEBODY]),
        ("/[Nn]obody/", [WAVED]),
        ("~~~", []),
    ],
)
def test_the_language_of_search_finds_notes(notes: Notebook, library: Any, query: str, expected: list[str]) -> None:
    assert asked(notes, library, query) == expected


def test_what_cannot_be_asked_gives_one_line(notes: Notebook, library: Any) -> None:
    with pytest.raises(QueryError, match="in:nothing names no collection and no article"):
        asked(notes, library, "in:nothing")
    with pytest.raises(QueryError, match="date:"):
        asked(notes, library, "date:foo")
    with pytest.raises(NotebookError, match="there is no library"):
        asked(notes, None, "date:2031")
    assert asked(notes, None, 'in:"round one" tag:sea') == [BACK]
    found = find_entries(notes, library, "colour:", today=TODAY)
    assert found.query.notices


def test_layers_stand_beside_one_s_own(notes: Notebook, library: Any) -> None:
    other = Highlight("9" * 32, "k2", "d", 0, 3, "The", "", "", "red", ("sea",), "theirs", "Uri", "2031", "2031")
    found = find_entries(notes, library, "by:uri", today=TODAY, layers=[Layer("u", (other,), {}, (), ())])
    assert [(one.layer, one.text, one.key) for one in found.entries] == [("u", "theirs", "k2")]
    assert found.layers == 1


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("tag", [("crowd", 1, 1, 1), ("sea", 2, 0, 2), ("crowd/silent", 1, 0, 1), (None, 1, 2, 2)]),
        ("article", [("k1", 2, 0, 1), ("k2", 1, 1, 1), ("k3", 1, 0, 1), (None, 0, 2, 0)]),
        ("source", [("Bay", 2, 1, 2), ("Pier", 2, 0, 1), (None, 0, 2, 0)]),
        ("date", [("2031-01", 1, 1, 1), ("2030-05", 2, 0, 1), (None, 1, 2, 1)]),
        ("kind", [("highlight", 4, 0, 3), ("article", 0, 1, 1), ("free", 0, 1, 0), ("tag", 0, 1, 0)]),
        ("story", [(None, 4, 3, 3)]),
    ],
)
def test_groups_are_counted(notes: Notebook, library: Any, by: str, expected: list[tuple[Any, ...]]) -> None:
    found = find_entries(notes, library, "", today=TODAY)
    groups = grouped(found.entries, by, library, notes)
    assert [(one.value, one.highlights, one.notes, one.articles) for one in groups] == expected
    table = tag_by_source(found.entries)
    assert (table.rows[0], table.columns, table.counts["sea", "Pier"]) == ("sea", ("Bay", "Pier"), 1)


def test_every_hit_is_marked_in_one_step(notes: Notebook, library: Any) -> None:
    query = understand("ferry", today=TODAY)
    before = notes.highlights()
    found = list(preview(library, query, notes))
    assert [(one.article.row.key, len(one.ranges), one.lines) for one in found] == [("k2", 1, 1), ("k1", 2, 2)]
    marked = tag_hits(notes, found, ["boat"], colour="green", said=lambda changed: f"{changed} hits of ferry")
    assert (marked.made, marked.known, marked.lines) == (3, 0, 3)
    assert [one.exact.strip() for one in notes.highlights(tag="boat")] == [
        "The ferry left at dawn.", "The ferry came back.", "A ferry waited.",
    ]  # fmt: skip
    steps = notes.steps
    assert tag_hits(notes, found, ["Boat"], said=lambda changed: f"{changed} hits").tagged == 0
    assert notes.steps == steps
    again = tag_hits(notes, found, ["boat", "more"])
    assert (again.made, again.known, again.tagged) == (0, 3, 3)
    assert len(notes.highlights(tag="more")) == 3
    notes.undo()
    assert notes.undo() == "undid: 3 hits of ferry"
    assert notes.highlights() == before
    words = [one.ranges for one in preview(library, query, unit="hit")]
    assert [len(some) for some in words] == [1, 2]
    with pytest.raises(QueryError):
        list(preview(library, understand("date:2030", today=TODAY)))
