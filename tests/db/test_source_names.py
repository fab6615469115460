"""Sources that were renamed and merged come back, in the order of what was done: names, articles, pages, maps."""

import pytest

from readroom.db.articles import source_counts
from readroom.db.check import check
from readroom.db.column_maps import column_map, keep_column_map
from readroom.db.correction_file import corrections, exported
from readroom.db.curator import Curator
from readroom.db.errors import LibraryError


class Desk:
    """A curator whose every deed is a transaction of its own."""

    def __init__(self, shelf) -> None:
        self._shelf = shelf
        self.curator = Curator(shelf.library, author="Ann", now="2026-02-03T04:05:06+00:00")

    def do(self, name: str, *args: object):
        """Run a method of the curator; a later import looks at the library anew."""
        self.curator.begin()
        try:
            found = getattr(self.curator, name)(*args)
        except BaseException:
            self.curator.rollback()
            raise
        self.curator.commit()
        self._shelf.writer._sources.clear()
        self._shelf.writer._next_docid.clear()
        return found

    def state(self) -> tuple[object, ...]:
        """Everything about names of sources."""
        execute = self._shelf.library.connection.execute
        return tuple(
            execute(sql).fetchall()
            for sql in (
                "select s.name, a.key from article a join source s on s.id = a.source_id order by a.id",
                "select s.name, p.id from page p join source s on s.id = p.source_id order by p.id",
                "select name from source order by name",
                "select c.name, s.name from source_alias c join source s on s.id = c.source_id order by 1",
                "select source, columns, map from column_map order by 1, 2",
            )
        )


@pytest.fixture
def desk(shelf, make_article, make_page):
    """A curator at work, with articles of four sources in turn, and column maps."""
    for n in range(12):
        source = ("Gull", "gull.example", "Wire", "Post")[n % 4]
        shelf.put(make_page(make_article(f"Text {n}.", f"T{n}", source=source), source=source))
    with shelf.library.connection:
        keep_column_map(shelf.library.connection, "Gull", ["a"], {"a": "title"})
        keep_column_map(shelf.library.connection, "gull.example", ["a"], {"a": "text"})
        keep_column_map(shelf.library.connection, "gull.example", ["b"], {"b": "text"})
    return Desk(shelf)


def test_a_merge_is_taken_back_as_a_whole(shelf, desk) -> None:
    before = desk.state()
    assert desk.do("merge_sources", ["gull.example", "Wire"], "Gull") == 9
    assert column_map(shelf.library.connection, "Gull", ["b"]) == {"b": "text"}
    assert desk.state() != before
    assert desk.do("undo", desk.curator.last_source_deed()) == 6
    assert desk.state() == before
    assert not list(check(shelf.library))


def test_a_merge_into_a_new_name_is_taken_back(desk) -> None:
    before = desk.state()
    assert desk.do("merge_sources", ["gull.example", "Wire"], "Both") == 6
    assert desk.do("undo", 1) == 6
    assert desk.state() == before


def test_a_rename_is_taken_back_and_the_name_that_it_took_over_is_an_old_one_again(desk) -> None:
    desk.do("rename_source", "Wire", "Press")
    between = desk.state()
    assert desk.do("rename_source", "Gull", "Wire") == 3  # the old name of another
    assert desk.do("undo", 2) == 3
    assert desk.state() == between


def test_what_was_done_later_to_the_same_name_goes_back_first(desk) -> None:
    before = desk.state()
    desk.do("rename_source", "Wire", "Press")
    desk.do("merge_sources", ["Press", "Post"], "Gull")
    desk.do("rename_source", "gull.example", "Web")
    with pytest.raises(LibraryError, match=r"correction 2 came later .* readroom sources undo 2"):
        desk.do("undo", 1)
    for number in (2, 1, 3):
        desk.do("undo", number)
    assert desk.state() == before
    with pytest.raises(LibraryError, match="no source was renamed"):
        desk.do("last_source_deed")
    with pytest.raises(LibraryError, match="correction 1 was taken back"):
        desk.do("undo", 1)


def test_what_came_since_stays_where_it_came_to(shelf, desk, make_article, make_page) -> None:
    desk.do("merge_sources", ["gull.example"], "Gull")
    shelf.put(make_page(make_article("New.", "N", source="gull.example"), source="gull.example"))
    assert desk.do("undo", 1) == 3
    counts = {s.name: s.articles for s in source_counts(shelf.library)}
    assert counts == {"Gull": 4, "gull.example": 3, "Wire": 3, "Post": 3}
    shelf.put(make_page(make_article("Newer.", "M", source="gull.example"), source="gull.example"))
    assert {s.name: s.articles for s in source_counts(shelf.library)}["gull.example"] == 4


def test_deeds_are_listed_and_not_exported(shelf, desk) -> None:
    desk.do("rename_source", "Wire", "Press")
    desk.do("merge_sources", ["Press", "Post"], "Gull")
    desk.do("rename_source", "Gull", "Gull")  # nothing
    assert [(c.field, c.shown, c.author) for c in corrections(shelf.library)] == [
        ("merge", "Press, Post → Gull", "Ann"), ("rename", "Wire → Press", "Ann"),
    ]  # fmt: skip
    assert list(exported(shelf.library)) == []
