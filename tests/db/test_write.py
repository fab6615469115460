"""The write path: keys, ids, the index, and pages that change."""

import sqlite3
from collections.abc import Callable

import pytest

from readroom.db.articles import FIRST_DATED, get_article, list_articles
from readroom.db.check import check
from readroom.db.columns import OPENING_LENGTH, opening
from readroom.text.fold import fold
from readroom.text.model import Aside, Evidence, Page, Voice


def found(shelf: object, word: str) -> list[int]:
    """Ids of the articles that the index has under a folded word."""
    rows = shelf.library.connection.execute(  # type: ignore[attr-defined]
        "select a.id from article_fts f join article a on a.docid = f.rowid where article_fts match ? order by a.id",
        (f'"{word}"',),
    )
    return [i for (i,) in rows]


def test_an_article_comes_back_as_it_was_stored(shelf, make_article, make_page) -> None:
    from dataclasses import replace

    article = make_article("The mole.\n\nIt held.", "A storm", "2019-11-03", authors=["Ann Brook"], section="Harbour",
                           keywords=("storm", "storm", " mole "), evidence={"title": Evidence(1, 0.9, "alone")},
                           lines=(3, 9))  # fmt: skip
    body = replace(article.body, asides=(Aside("caption", 9, "The mole", 4),), voices=(Voice(0, 9, outlet="Paper"),))
    stored = shelf.put(make_page(replace(article, body=body), source="The Gull"), "a.txt")
    assert (stored.outcome, len(stored.articles)) == ("new", 1)
    full = get_article(shelf.library, stored.articles[0])
    assert full.body == body
    assert (full.row.title, full.row.source, full.row.authors) == ("A storm", "The Gull", ("Ann Brook",))
    assert (full.row.words, full.row.file, full.lines) == (4, "a.txt", (3, 9))
    assert full.keywords == ("storm", "mole")
    assert full.evidence == {"title": Evidence(1, 0.9, "alone")}
    assert not list(check(shelf.library))


def test_the_same_bytes_under_two_paths_are_one_page(shelf, make_article, make_page) -> None:
    page = make_page(make_article("Once only."))
    first = shelf.put(page, "a.txt", digest=b"same")
    second = shelf.put(page, "b.txt", digest=b"same")
    assert (first.outcome, second.outcome) == ("new", "unchanged")
    assert second.articles == first.articles
    paths = shelf.library.connection.execute("select file, page_id from import_file order by file").fetchall()
    assert paths == [("a.txt", first.page_id), ("b.txt", first.page_id)]


def test_a_changed_page_keeps_ids_and_keys(shelf, make_article, make_page) -> None:
    first = shelf.put(make_page(make_article("Old words.", "One"), make_article("Gone.", "Two")), "a.txt")
    keys = [get_article(shelf.library, i).row.key for i in first.articles]
    second = shelf.put(make_page(make_article("New words.", "One")), "a.txt", replaces=[first.page_id])
    assert second.outcome == "updated"
    assert second.articles == first.articles[:1]
    assert get_article(shelf.library, second.articles[0]).row.key == keys[0]
    assert found(shelf, "old") == []
    assert found(shelf, "gone") == []
    assert found(shelf, "new") == list(second.articles)
    recut = shelf.library.connection.execute("select old_key, new_key from recut order by id").fetchall()
    assert recut == [(keys[0], keys[0]), (keys[1], None)]
    assert not list(check(shelf.library))


def test_an_id_is_never_used_again(shelf, make_article, make_page) -> None:
    first = shelf.put(make_page(make_article("A.", "One"), make_article("B.", "Two")), "a.txt")
    shelf.put(make_page(make_article("A.", "One")), "a.txt", replaces=[first.page_id])
    third = shelf.put(make_page(make_article("C.", "Three")), "c.txt")
    assert third.articles[0] > max(first.articles)


def test_a_page_that_another_file_still_has_stays(shelf, make_article, make_page) -> None:
    page = make_page(make_article("Shared.", "One"))
    first = shelf.put(page, "a.txt", digest=b"same")
    shelf.put(page, "b.txt", digest=b"same")
    second = shelf.put(make_page(make_article("Changed.", "One")), "a.txt", replaces=[first.page_id])
    assert second.outcome == "new"
    assert found(shelf, "shared") == list(first.articles)
    assert not list(check(shelf.library))


def test_keys_come_from_url_then_title_then_text(shelf, make_article, make_page) -> None:
    def key(page: Page) -> str:
        return get_article(shelf.library, shelf.put(page).articles[0]).row.key

    by_url = key(make_page(make_article("A.", "T", url="https://Gull.example/x/#top")))
    again = key(make_page(make_article("Another text.", "U", url="https://gull.example/x")))
    assert again.startswith(by_url + "-")
    by_title = key(make_page(make_article("B.", "T", "2020-01-01")))
    assert key(make_page(make_article("C.", "T", "2020-01-01"))).startswith(by_title + "-")
    assert key(make_page(make_article("D.", "T", "2020-01-02"))) not in (by_url, by_title)
    assert key(make_page(make_article("E.", key="kept-key"))) == "kept-key"


def test_articles_of_one_page_do_not_take_the_pages_url(shelf, make_article, make_page) -> None:
    url = "https://gull.example/archive"
    stored = shelf.put(make_page(make_article("A.", "One", url=url), make_article("B.", "Two", url=url)))
    keys = [get_article(shelf.library, i).row.key for i in stored.articles]
    assert not keys[1].startswith(keys[0])


def test_docids_order_by_date_and_the_undated_come_last(shelf, make_article, make_page) -> None:
    for text, date in (("a", None), ("b", "2020-05"), ("c", "1899-12-31"), ("d", "2020-05-01T10:00"), ("e", "2021")):
        shelf.put(make_page(make_article(text, text, date)))
    rows = list_articles(shelf.library)
    assert [r.title for r in rows] == ["e", "d", "b", "c", "a"]
    assert [r.docid < FIRST_DATED for r in rows] == [False, False, False, False, True]


def test_what_is_not_committed_is_not_there(shelf, make_article, make_page) -> None:
    from readroom.db.write import Origin

    writer = shelf.writer
    writer.begin()
    writer.store_page(make_page(make_article("Lost.", "L")), Origin("/x", "x", 0, b"x"), shelf.run)
    writer.rollback()
    assert list_articles(shelf.library) == []
    shelf.put(make_page(make_article("Kept.", "K")))
    assert found(shelf, "lost") == []
    assert not list(check(shelf.library))


@pytest.mark.parametrize(
    ("page_source", "article_source", "url", "expected"),
    [
        ("Site", "Record", None, "Record"),
        ("Site", None, None, "Site"),
        (None, None, "https://www.gull.example/x", "gull.example"),
        (None, None, None, "papers"),
        (" \x1b ", None, None, "[") ,
    ],
)  # fmt: skip
def test_who_published_it(
    shelf, make_article, make_page, page_source: str | None, article_source: str | None, url: str | None, expected: str
) -> None:
    if expected == "[":
        expected = "papers"
    stored = shelf.put(make_page(make_article("x", source=article_source, url=url), source=page_source))
    assert get_article(shelf.library, stored.articles[0]).row.source == expected


def test_the_index_holds_folded_words(shelf, make_article, make_page) -> None:
    stored = shelf.put(make_page(make_article("Die Straße nach Müllersund.", "Über")))
    for word in ("strasse", "mullersund", "uber"):
        assert found(shelf, fold(word)) == list(stored.articles)


def test_the_opening_stands_in_for_a_title(make_article: Callable[..., object]) -> None:
    assert opening("Short text") == "Short text"
    long = opening("word " * 60)
    assert len(long) <= OPENING_LENGTH + 1
    assert long.endswith("word…")
    assert len(opening("x" * 500)) <= OPENING_LENGTH + 1


def test_the_index_can_be_checked_by_any_sqlite(shelf, make_article, make_page) -> None:
    shelf.put(make_page(make_article("Some words.", "T")))
    raw = sqlite3.connect(shelf.path)
    raw.execute("insert into article_fts (article_fts, rank) values ('integrity-check', 1)")
    raw.close()
