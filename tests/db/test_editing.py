"""Cuts of stored pages: applied, taken back, applied again at an import, with ids and keys that stay."""

import pytest

from readroom.db.articles import get_article, list_articles
from readroom.db.check import check
from readroom.db.corrections import parse_setting
from readroom.db.curator import Curator
from readroom.db.editing import CutAgain
from readroom.db.errors import LibraryError
from readroom.db.import_log import Origin
from readroom.db.pages import page_lines, page_text
from readroom.text.body import BodyBuilder
from readroom.text.model import Article, Evidence, LineVerdict, Page
from readroom.text.recut_edits import edit_lines

LINES = ("Menu", "Storm", "The mole held.", "The lamp did not.", "Calm", "Nothing moved.", "Footer")


def dump(*lines: str, source: str | None = "Gull") -> Page:
    """A page whose first and last line are cut, and whose second line is the title of its one article."""
    builder = BodyBuilder()
    for line in lines[2:-1]:
        builder.block(line)
    article = Article(
        builder.done(), lines[1], url="https://gull.example/storm", lines=(2, len(lines) - 1),
        evidence={"title": Evidence(2, 0.9, "alone"), "cut": Evidence(2, 0.5, "unsure")},
    )  # fmt: skip
    verdicts = [LineVerdict(1, "cut", "menu"), LineVerdict(2, "metadata", "title", 1)]
    verdicts += [LineVerdict(n, "kept", "prose", 1) for n in range(3, len(lines))]
    return Page("text", "\n".join(lines), (article,), (*verdicts, LineVerdict(len(lines), "cut", "footer")), source)


def edits(page: Page, *wanted: tuple[str, int]):
    """Edits of a page's lines."""
    return [e for do, line in wanted for e in edit_lines(page.text, do, line)]  # type: ignore[arg-type]


@pytest.fixture
def cut(shelf):
    """Cut a page of the shelf anew in a transaction of its own."""

    def run(page_id: int, page: Page, *wanted: tuple[str, int]) -> CutAgain:
        curator = Curator(shelf.library, author="Ann", now="2026-02-03T04:05:06+00:00")
        curator.begin()
        try:
            found = curator.recut_page(page_id, edits(page, *wanted))
        except BaseException:
            curator.rollback()
            raise
        curator.commit()
        shelf.writer.decisions.forget()
        shelf.writer._next_docid.clear()  # another writer was at work
        return found

    return run


def texts(shelf) -> dict[int, tuple[str | None, str]]:
    """Title and text of every article by its id."""
    return {r.id: (r.title, get_article(shelf.library, r.id).body.text) for r in list_articles(shelf.library)}


def undo(shelf, number: int) -> None:
    """Take a correction back in a transaction of its own."""
    curator = Curator(shelf.library, author="Ann", now="2026-02-04T00:00:00+00:00")
    curator.begin()
    curator.undo(number)
    curator.commit()
    shelf.writer.decisions.forget()


def test_a_page_is_split_and_joined_again(shelf, cut) -> None:
    page = dump(*LINES)
    stored = shelf.put(page, "a.txt")
    (first,) = stored.articles
    before = get_article(shelf.library, first)
    done = cut(stored.page_id, page, ("split", 5), ("title", 5), ("cut", 4))
    assert done.articles[0] == first
    assert texts(shelf) == {first: ("Storm", "The mole held."), done.articles[1]: ("Calm", "Nothing moved.")}
    assert get_article(shelf.library, first).row.key == before.row.key
    assert get_article(shelf.library, first).row.source == "Gull"
    verdicts = [(line.verdict, line.article) for line in page_lines(shelf.library, stored.page_id)]
    assert verdicts[3:6] == [("cut", 1), ("metadata", 2), ("kept", 2)]
    assert page_text(shelf.library, stored.page_id) == page.text
    assert not list(check(shelf.library))
    undo(shelf, done.correction)
    assert texts(shelf) == {first: ("Storm", before.body.text)}
    assert get_article(shelf.library, first).evidence == before.evidence
    assert shelf.library.connection.execute("select count(*) from page_cut").fetchone() == (0,)
    assert not list(check(shelf.library))


def test_cuts_add_up_and_are_taken_back_one_by_one(shelf, cut) -> None:
    page = dump(*LINES)
    stored = shelf.put(page, "a.txt")
    one = cut(stored.page_id, page, ("cut", 3)).correction
    two = cut(stored.page_id, page, ("cut", 4)).correction
    assert [t for _, t in texts(shelf).values()] == ["Calm\n\nNothing moved."]
    undo(shelf, one)
    assert [t for _, t in texts(shelf).values()] == ["The mole held.\n\nCalm\n\nNothing moved."]
    undo(shelf, two)
    assert [t for _, t in texts(shelf).values()] == [page.articles[0].body.text]


def test_a_cut_outlives_a_new_import(shelf, cut) -> None:
    page = dump(*LINES)
    stored = shelf.put(page, "a.txt")
    done = cut(stored.page_id, page, ("split", 5), ("title", 5), ("keep", 7))
    changed = dump("Menu", "Storm", "A new sentence.", *LINES[2:])
    again = shelf.put(changed, "a.txt", replaces=[stored.page_id])
    assert again.articles == done.articles
    assert texts(shelf) == {
        done.articles[0]: ("Storm", "A new sentence.\n\nThe mole held.\n\nThe lamp did not."),
        done.articles[1]: ("Calm", "Nothing moved.\n\nFooter"),
    }
    undo(shelf, done.correction)
    assert [t for _, t in texts(shelf).values()] == [changed.articles[0].body.text]
    assert not list(check(shelf.library))


def test_a_file_of_the_same_name_in_another_folder_is_another_page(shelf, cut) -> None:
    page = dump(*LINES)
    stored = shelf.put(page, "a.txt")
    done = cut(stored.page_id, page, ("cut", 4))
    other = dump(*LINES, "A line more.")
    shelf.writer.begin()
    elsewhere = shelf.writer.store_page(other, Origin("/other/a.txt", "a.txt", 0, b"other", "other"), shelf.run)
    shelf.writer.commit()
    assert get_article(shelf.library, elsewhere.articles[0]).body.text == other.articles[0].body.text
    undo(shelf, done.correction)
    assert get_article(shelf.library, stored.articles[0]).body.text == page.articles[0].body.text


def test_a_cut_outlives_another_way_of_reading(shelf, cut) -> None:
    page = dump(*LINES)
    stored = shelf.put(page, "a.txt", digest=b"same")
    done = cut(stored.page_id, page, ("split", 5), ("title", 5))
    shelf.writer.begin()
    again = shelf.writer.store_page(
        page, Origin("/papers/a.txt", "a.txt", 0, b"same", "papers"), shelf.run, replaces=[stored.page_id], reading="r2"
    )
    shelf.writer.commit()
    assert (again.outcome, again.articles) == ("updated", done.articles)
    assert texts(shelf)[done.articles[1]] == ("Calm", "Nothing moved.")
    undo(shelf, done.correction)
    assert [t for _, t in texts(shelf).values()] == [page.articles[0].body.text]


def test_fields_stay_corrected_when_the_page_is_cut_anew(shelf, cut) -> None:
    page = dump(*LINES)
    stored = shelf.put(page, "a.txt")
    curator = Curator(shelf.library, author="Ann", now="2026-02-03T04:05:06+00:00")
    curator.begin()
    number = curator.correct(stored.articles, *parse_setting("title=A gale"))
    curator.correct(stored.articles, *parse_setting("source=The Gull"))
    curator.commit()
    done = cut(stored.page_id, page, ("split", 5))
    assert texts(shelf)[stored.articles[0]] == ("A gale", "The mole held.\n\nThe lamp did not.")
    assert {row.source for row in list_articles(shelf.library)} == {"The Gull", "Gull"}
    undo(shelf, done.correction)
    undo(shelf, number)
    assert texts(shelf) == {stored.articles[0]: ("Storm", page.articles[0].body.text)}
    assert not list(check(shelf.library))


def test_a_page_without_articles_gets_one(shelf, cut) -> None:
    page = Page(
        "text", "Menu\nA line of prose.", (), (LineVerdict(1, "cut", "menu"), LineVerdict(2, "cut", "x")), "Gull"
    )
    stored = shelf.put(page, "a.txt")
    done = cut(stored.page_id, page, ("keep", 2), ("title", 1))
    assert texts(shelf) == {done.articles[0]: ("Menu", "A line of prose.")}
    assert get_article(shelf.library, done.articles[0]).row.source == "Gull"
    again = shelf.put(page, "a.txt", replaces=[stored.page_id], digest=b"changed")
    assert again.articles == done.articles


def test_an_article_that_is_cut_away_is_gone_and_comes_back(shelf, cut) -> None:
    page = dump(*LINES)
    stored = shelf.put(page, "a.txt")
    done = cut(stored.page_id, page, *(("cut", n) for n in range(2, 7)))
    assert done.articles == ()
    assert page_text(shelf.library, stored.page_id) == page.text
    undo(shelf, done.correction)
    assert [t for _, t in texts(shelf).values()] == [page.articles[0].body.text]
    assert not list(check(shelf.library))


def test_a_withdrawn_article_stays_away_when_its_page_is_cut_anew(shelf, cut) -> None:
    page = dump(*LINES)
    stored = shelf.put(page, "a.txt")
    first, second = cut(stored.page_id, page, ("split", 5), ("title", 5)).articles
    curator = Curator(shelf.library, author="Ann", now="2026-02-03T04:05:06+00:00")
    curator.begin()
    curator.remove([first])
    curator.commit()
    shelf.writer.decisions.forget()
    done = cut(stored.page_id, page, ("keep", 7))
    assert done.articles == (second,)
    assert texts(shelf) == {second: ("Calm", "Nothing moved.\n\nFooter")}
    assert not list(check(shelf.library))


def test_what_fits_nowhere_changes_nothing(shelf, cut) -> None:
    page = dump(*LINES)
    stored = shelf.put(page, "a.txt")
    with pytest.raises(LibraryError, match="there is no article before this one"):
        cut(stored.page_id, page, ("merge", 3))
    with pytest.raises(LibraryError, match="no page 99"):
        cut(99, page, ("cut", 3))
    assert shelf.library.connection.execute("select count(*) from correction").fetchone() == (0,)
    done = cut(stored.page_id, page, ("merge", 3), ("cut", 3))
    assert [u.edit.do for u in done.unfit] == ["merge"]
