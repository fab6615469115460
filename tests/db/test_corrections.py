"""Corrections of fields: what may be said, what they do, and that they outlive imports."""

import json

import pytest

from readroom.db.articles import FIRST_DATED, get_article, list_articles
from readroom.db.check import check
from readroom.db.corrections import parse_setting, stored_value
from readroom.db.curator import Curator
from readroom.db.errors import ReadroomError
from readroom.text.model import Evidence, PrintedDate


@pytest.fixture
def curator(shelf):
    """A curator at work in the shelf's library; its transactions are begun and committed by `with_` calls."""
    return Curator(shelf.library, author="Ann", now="2026-02-03T04:05:06+00:00")


def edit(curator: Curator, ids, *settings: str, **more: object) -> list[int]:
    """Correct fields in a transaction, and give a later import its own look at the library."""
    curator.begin()
    numbers = [curator.correct(ids, *parse_setting(s), **more) for s in settings]  # type: ignore[arg-type]
    curator.commit()
    return numbers


def words(shelf, word: str) -> list[int]:
    """Ids of the articles that the index has under a folded word."""
    sql = "select a.id from article_fts f join article a on a.docid = f.rowid where article_fts match ? order by a.id"
    return [i for (i,) in shelf.library.connection.execute(sql, (word,))]


@pytest.mark.parametrize(
    ("said", "stored"),
    [
        ("title=  A  storm ", ("title", "A storm")),
        ("title=", ("title", None)),
        ("authors=Ann Brook; Ben Hill", ("authors", '["Ann Brook", "Ben Hill"]')),
        ("authors=Brook, Ann", ("authors", '["Brook, Ann"]')),
        ("byline=By Ann Brook and Ben Hill | The Gull", ("authors", '["Ann Brook", "Ben Hill"]')),
        ("date=2020-02-29", ("date", "2020-02-29")),
        ("date=2020", ("date", "2020")),
        ("first-date=2020-02-29T23:59", ("first_date", "2020-02-29T23:59")),
        ("lang=PT-br", ("language", "pt-br")),
        ("section=a=b", ("section", "a=b")),
    ],
)
def test_a_setting_is_read(said: str, stored: tuple[str, str | None]) -> None:
    assert parse_setting(said) == stored


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("title", "FIELD=VALUE"),
        ("colour=red", "no field 'colour'"),
        ("date=last Tuesday", "is no date"),
        ("date=2019-02-29", "is no date"),
        ("date=2020-1-2", "is no date"),
        ("date=2020-01-25T24:00", "is no date"),
        ("language=the usual one", "is no language"),
        ("source=", "an article has a source"),
        ("title=" + "x" * 2001, "2,001 characters"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(said: str, word: str) -> None:
    with pytest.raises(ReadroomError, match=word) as found:
        parse_setting(said)
    assert "\n" not in str(found.value)


def test_fields_are_corrected_and_say_by_whom(shelf, curator, make_article, make_page) -> None:
    stored = shelf.put(make_page(make_article("The mole held.", "Storm", "2019-11-03")))
    (article_id,) = stored.articles
    key = get_article(shelf.library, article_id).row.key
    edit(curator, [article_id], "title=The storm of 2020", "date=2020-01", "byline=By Ann Brook", "outlet=Gull",
         "first_date=2018", "section=Sea", "language=en", "source=The Gull", reason="the scan shows it")  # fmt: skip
    full = get_article(shelf.library, article_id)
    row = full.row
    assert (row.key, row.title, row.date, row.date_precision, full.date_raw) == (
        key, "The storm of 2020", "2020-01", "month", None,
    )  # fmt: skip
    assert (row.authors, row.outlet, full.outlet_name, row.section) == (("Ann Brook",), "Gull", "Gull", "Sea")
    assert (row.first_date, full.first_date_precision, row.language, row.source) == ("2018", "year", "en", "The Gull")
    assert full.evidence["title"] == Evidence(None, 1.0, "corrected by Ann: the scan shows it")
    assert set(full.evidence) == {"title", "date", "authors", "outlet", "first_date", "section", "language", "source"}
    assert words(shelf, "2020") == [article_id]
    assert not list(check(shelf.library))


def test_corrections_outlive_a_new_import_and_undo_shows_what_the_page_says_then(
    shelf, curator, make_article, make_page
) -> None:
    first = shelf.put(make_page(make_article("Old words.", "One", "2019-01-01", section="A")), "a.txt")
    title, date = edit(curator, first.articles, "title=Corrected", "date=2020-05-05")
    (section,) = edit(curator, first.articles, "section=B")
    shelf.writer.decisions.forget()
    second = shelf.put(
        make_page(make_article("New words.", "One", "2019-01-01", section="C")), "a.txt", replaces=[first.page_id]
    )
    assert (second.outcome, second.articles) == ("updated", first.articles)
    full = get_article(shelf.library, first.articles[0])
    assert (full.row.title, full.row.date, full.row.section) == ("Corrected", "2020-05-05", "B")
    assert words(shelf, "corrected") == words(shelf, "new") == list(first.articles)
    for number in (section, title, date):
        curator.begin()
        assert curator.undo(number) == 1
        curator.commit()
    full = get_article(shelf.library, first.articles[0])
    assert (full.row.title, full.row.date, full.date_raw, full.row.section) == ("One", "2019-01-01", "2019-01-01", "C")
    assert full.evidence == {}
    assert words(shelf, "corrected") == []
    assert words(shelf, "one") == list(first.articles)
    assert not list(check(shelf.library))


def test_of_two_corrections_the_later_counts_until_it_is_taken_back(shelf, curator, make_article, make_page) -> None:
    stored = shelf.put(make_page(make_article("A.", "T", section="Page")))
    one, two = edit(curator, stored.articles, "section=One", "section=Two")

    def section() -> str | None:
        return get_article(shelf.library, stored.articles[0]).row.section

    assert section() == "Two"
    for number, left in ((one, "Two"), (two, "Page")):
        curator.begin()
        curator.undo(number)
        curator.commit()
        assert section() == left
    with pytest.raises(ReadroomError, match=f"correction {one} was taken back on 2026-02-03"):
        curator.undo(one)
    with pytest.raises(ReadroomError, match="correction 99 is not there"):
        curator.undo(99)


def test_a_querys_correction_keeps_the_articles_that_it_met(shelf, curator, make_article, make_page) -> None:
    ids = [shelf.put(make_page(make_article(f"Storm {n}.", f"S{n}"))).articles[0] for n in range(3)]
    (number,) = edit(curator, ids[:2], "outlet=Gull", query="storm")
    later = shelf.put(make_page(make_article("Storm again.", "S9"))).articles[0]
    rows = {row.id: row.outlet for row in list_articles(shelf.library)}
    assert rows == {ids[0]: "Gull", ids[1]: "Gull", ids[2]: None, later: None}
    execute = shelf.library.connection.execute
    assert execute("select query, article_key, value from correction where id = ?", (number,)).fetchone() == (
        "storm", None, "Gull",
    )  # fmt: skip
    before = execute("select before from correction_article where correction_id = ?", (number,)).fetchall()
    assert [json.loads(b) for (b,) in before] == [{"outlet": None, "outlet_name": None, "evidence": None}] * 2


def test_a_date_puts_an_article_where_it_belongs(shelf, curator, make_article, make_page) -> None:
    ids = [
        shelf.put(make_page(make_article(t, t, d))).articles[0] for t, d in (("a", "2020"), ("b", "2021"), ("c", None))
    ]
    edit(curator, [ids[2]], "date=2020-06")
    assert [row.title for row in list_articles(shelf.library)] == ["b", "c", "a"]
    edit(curator, [ids[1]], "date=")
    rows = list_articles(shelf.library)
    assert [row.title for row in rows] == ["c", "a", "b"]
    assert rows[2].docid < FIRST_DATED
    assert words(shelf, "b") == [ids[1]]


def test_a_printed_date_comes_back_with_its_line(shelf, curator, make_article, make_page) -> None:
    from dataclasses import replace

    article = replace(make_article("A.", "T"), date=PrintedDate("2019-11-03", "day", "3 Nov. 2019", 7))
    stored = shelf.put(make_page(article))
    (number,) = edit(curator, stored.articles, "date=2020")
    curator.begin()
    curator.undo(number)
    curator.commit()
    sql = "select date, date_precision, date_raw, date_line from article"
    assert shelf.library.connection.execute(sql).fetchone() == ("2019-11-03", "day", "3 Nov. 2019", 7)


def test_stored_value_names_the_field_that_an_alias_means() -> None:
    assert stored_value("Author", "A")[0] == stored_value("byline", "A")[0] == "authors"
