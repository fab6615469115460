"""Withdrawals and sources: what goes stays away, what comes back is as it was, and old names lead to new ones."""

import pytest

from readroom.db.articles import get_article, list_articles, source_counts
from readroom.db.check import check
from readroom.db.curator import Curator
from readroom.db.errors import LibraryError
from readroom.db.pages import page_lines, page_text


class Desk:
    """A curator whose every deed is a transaction of its own."""

    def __init__(self, shelf) -> None:
        self._shelf = shelf
        self._curator = Curator(shelf.library, author="Ann", now="2026-02-03T04:05:06+00:00")

    def do(self, name: str, *args: object, **more: object):
        """Run a method of the curator, and give a later import its own look at the library."""
        self._curator.begin()
        try:
            found = getattr(self._curator, name)(*args, **more)
        except BaseException:
            self._curator.rollback()
            raise
        self._curator.commit()
        self._shelf.writer.decisions.forget()
        self._shelf.writer._sources.clear()
        self._shelf.writer._next_docid.clear()
        return found


@pytest.fixture
def desk(shelf):
    """A curator at work."""
    return Desk(shelf)


def sources(shelf) -> dict[str, int]:
    """Every source with its number of articles."""
    return {s.name: s.articles for s in source_counts(shelf.library)}


def test_a_withdrawn_article_goes_and_its_page_stays(shelf, desk, make_article, make_page) -> None:
    stored = shelf.put(make_page(make_article("Private words.", "One")), "a.txt")
    kept = shelf.put(make_page(make_article("Other words.", "Two")), "b.txt")
    assert desk.do("remove", stored.articles, reason="asked for") == 1
    assert [row.title for row in list_articles(shelf.library)] == ["Two"]
    assert page_text(shelf.library, stored.page_id) == "Private words."
    assert shelf.library.connection.execute(
        "select title, author, reason from withdrawn"
    ).fetchall() == [("One", "Ann", "asked for")]  # fmt: skip
    assert not list(check(shelf.library))
    assert get_article(shelf.library, kept.articles[0]).row.title == "Two"


def test_a_withdrawn_article_is_not_imported_again(shelf, desk, make_article, make_page) -> None:
    first = shelf.put(make_page(make_article("Old.", "One"), make_article("Stays.", "Two")), "a.txt")
    desk.do("remove", first.articles[:1])
    page = make_page(make_article("New.", "One"), make_article("Stays.", "Two"))
    second = shelf.put(page, "a.txt", replaces=[first.page_id])
    assert second.articles == first.articles[1:]
    assert [row.title for row in list_articles(shelf.library)] == ["Two"]
    assert [line.article for line in page_lines(shelf.library, second.page_id)] == [1, 1]
    elsewhere = shelf.put(make_page(make_article("New.", "One")), "c.txt", digest=b"elsewhere")
    assert elsewhere.articles == ()
    assert page_text(shelf.library, elsewhere.page_id) == "New."
    assert not list(check(shelf.library))


def test_another_article_does_not_get_a_withdrawn_key(shelf, desk, make_article, make_page) -> None:
    first = shelf.put(make_page(make_article("Old.", "One")), "a.txt")
    key = get_article(shelf.library, first.articles[0]).row.key
    desk.do("remove", first.articles)
    other = shelf.put(make_page(make_article("Quite another text.", "One")), "b.txt")
    assert len(other.articles) == 1
    assert get_article(shelf.library, other.articles[0]).row.key.startswith(key + "-")


def test_what_was_withdrawn_comes_back_under_its_id(shelf, desk, make_article, make_page) -> None:
    first = shelf.put(
        make_page(make_article("Old.", "One", "2020-01-01", source="Gull"), make_article("B.", "Two")), "a.txt"
    )
    before = get_article(shelf.library, first.articles[0])
    desk.do("remove", first.articles)
    assert desk.do("restore", before.row.key[:6]) == first.articles[0]
    after = get_article(shelf.library, first.articles[0])
    assert (after.row.key, after.row.source, after.body, after.row.title) == (
        before.row.key, before.row.source, before.body, before.row.title,
    )  # fmt: skip
    assert not list(check(shelf.library))
    with pytest.raises(LibraryError, match="no article 'nothing' was withdrawn"):
        desk.do("restore", "nothing")


def test_it_comes_back_as_its_file_has_it_now(shelf, desk, make_article, make_page) -> None:
    first = shelf.put(make_page(make_article("Old.", "One")), "a.txt")
    key = get_article(shelf.library, first.articles[0]).row.key
    desk.do("remove", first.articles)
    second = shelf.put(make_page(make_article("New.", "One")), "a.txt", replaces=[first.page_id])
    assert second.articles == ()
    desk.do("restore", key)
    assert get_article(shelf.library, first.articles[0]).body.text == "New."
    third = shelf.put(make_page(make_article("Newer.", "One")), "a.txt", replaces=[second.page_id])
    assert third.articles == first.articles


def test_a_renamed_source_gets_what_is_imported_under_its_old_name(shelf, desk, make_article, make_page) -> None:
    first = shelf.put(make_page(make_article("A.", "One", source="Old Gull")), "a.txt")
    key = get_article(shelf.library, first.articles[0]).row.key
    assert desk.do("rename_source", "Old Gull", "The Gull") == 1
    shelf.put(make_page(make_article("B.", "Two", source="Old Gull")), "b.txt")
    assert sources(shelf) == {"The Gull": 2}
    again = shelf.put(make_page(make_article("A new.", "One", source="Old Gull")), "a.txt", replaces=[first.page_id])
    assert again.articles == first.articles
    assert get_article(shelf.library, again.articles[0]).row.key == key
    desk.do("rename_source", "Old Gull", "Old Gull")
    assert sources(shelf) == {"Old Gull": 2}
    assert not list(check(shelf.library))


def test_sources_are_merged_and_stay_so(shelf, desk, make_article, make_page) -> None:
    for n, name in enumerate(("gull.example", "The Gull", "Gull", "Other")):
        shelf.put(make_page(make_article(f"A{n}.", f"T{n}", source=name)))
    ids = dict(shelf.library.connection.execute("select name, id from source").fetchall())
    one, two = ids["gull.example"], ids["The Gull"]
    shelf.library.connection.execute(f"insert into furniture values ({one}, 7, 3), ({two}, 7, 4), ({one}, 8, 1)")
    assert desk.do("merge_sources", ["gull.example", "The Gull", "Gull"], "Gull") == 3
    assert sources(shelf) == {"Gull": 3, "Other": 1}
    furniture = shelf.library.connection.execute("select line, pages from furniture order by line").fetchall()
    assert furniture == [(7, 7), (8, 1)]
    shelf.put(make_page(make_article("B.", "U", source="gull.example")))
    desk.do("rename_source", "gull.example", "The Seagull")
    shelf.put(make_page(make_article("C.", "V", source="The Gull")))
    assert sources(shelf) == {"The Seagull": 5, "Other": 1}
    assert not list(check(shelf.library))


def test_sources_that_are_not_there_or_are_in_the_way(shelf, desk, make_article, make_page) -> None:
    for name in ("One", "Two"):
        shelf.put(make_page(make_article(name, name, source=name)))
    with pytest.raises(LibraryError, match="no source 'Three'"):
        desk.do("rename_source", "Three", "Four")
    with pytest.raises(LibraryError, match="there is a source 'Two' already"):
        desk.do("rename_source", "One", "Two")
    assert desk.do("merge_sources", ["One", "Two"], "Both") == 2
    assert sources(shelf) == {"Both": 2}
