"""Who shares text with an article, where, and which one is the earlier."""

import random
from typing import Any

import pytest

from readroom.db.articles import rows_by_id, text_of
from readroom.db.reuse.dating import earlier
from readroom.db.reuse.derive import derive
from readroom.db.reuse.sharing import article_candidates, not_compared, reuse_of, shared_with, too_long
from readroom.text import align

LAMP = (
    "The lamp on the outer ledge was dark for nine nights before the pilots wrote to the board, and their letter lay "
    "for another week in a drawer of the weigh house, where a clerk found it under the tide tables."
)
SAID = "nobody on the whole island will ever mend that lamp"


def prose(seed: int, words: int = 300) -> str:
    source = random.Random(seed)
    return " ".join(f"{source.choice('abcdefgh')}{source.randrange(900)}" for _ in range(words))


@pytest.fixture
def put(shelf: Any, make_page: Any, make_article: Any) -> Any:
    """Store an article of some text on a page of its own; return its id."""

    def stored(text: str, date: str | None = None, source: str = "", **more: Any) -> int:
        number = shelf.library.connection.execute("select count(*) from article").fetchone()[0]
        name = source or f"Paper {number}"
        page = make_page(make_article(text, f"Title {number}", date, source=name, **more), source=name)
        return int(shelf.put(page).articles[0])

    return stored


def test_a_passage_is_found_with_its_places_on_both_sides(shelf: Any, put: Any) -> None:
    one = put(f"{prose(1)}\n\n{LAMP}\n\n{prose(2)}", "2020-01-11")
    other = put(f"{prose(3, 900)}\n\n{LAMP.replace('nine', 'ten')}\n\n{prose(4, 50)}", "2020-03-02")
    put(prose(5))
    derive(shelf.library.connection)
    (found,) = shared_with(shelf.library, one)
    assert (found.row.id, found.earlier) == (other, "left")
    (passage,) = found.passages
    assert text_of(shelf.library, one)[slice(*passage.left)] == LAMP
    assert text_of(shelf.library, other)[slice(*passage.right)] == LAMP.replace("nine", "ten")
    assert (passage.kind, passage.words) == ("duplicate", 40)
    assert found.left_in_right == pytest.approx(40 / 641)
    (back,) = shared_with(shelf.library, other)
    assert (back.row.id, back.earlier) == (one, "right")
    assert (back.passages[0].left, back.passages[0].right) == (passage.right, passage.left)


def test_what_is_too_long_is_named_and_not_compared(shelf: Any, put: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    long = put(f"{prose(1)}\n\n{LAMP}\n\n{prose(2, 900)}")
    short = put(f"{prose(3)}\n\n{LAMP}")
    derive(shelf.library.connection)
    monkeypatch.setattr(align, "MOST_WORDS", 500)
    for one, other in ((long, short), (short, long)):
        reuse = reuse_of(shelf.library, one)
        assert (reuse.shared, [row.id for row in reuse.unverified]) == ((), [other])
    rows = rows_by_id(shelf.library, [long, short])
    assert [too_long(row) for row in rows] == [True, False]
    assert "a text of 1,241 words is too long (up to 500" in not_compared(rows)


def test_near_duplicates_come_with_the_passages_that_were_stored(shelf: Any, put: Any) -> None:
    one, other = put(prose(1)), put(f"{prose(1, 200)} {prose(2, 60)}")
    derive(shelf.library.connection)
    (found,) = shared_with(shelf.library, other)
    assert (found.row.id, found.words) == (one, 200)
    stored = shelf.library.connection.execute("select a_start, a_end, b_start, b_end from passage").fetchall()
    assert [(*p.right, *p.left) for p in found.passages] == stored


def test_a_short_quotation_is_enough(shelf: Any, put: Any) -> None:
    one, other = put(f"{prose(1)} “{SAID}”, he said."), put(f"“{SAID.replace('ever ', '')}”, it says.\n\n{prose(2)}")
    derive(shelf.library.connection)
    (found,) = shared_with(shelf.library, one)
    assert found.row.id == other
    assert [p.kind for p in found.passages] == ["quote"]


def test_what_articles_of_one_page_repeat_does_not_count(shelf: Any, make_page: Any, make_article: Any) -> None:
    texts = f"{prose(1)}\n\n{LAMP}", f"{LAMP}\n\n{prose(2)}"
    shelf.put(make_page(*(make_article(text, f"Title {n}") for n, text in enumerate(texts)), source="Mail"))
    derive(shelf.library.connection)
    assert shared_with(shelf.library, 1) == []


def test_two_versions_of_one_text_count_on_one_page_too(shelf: Any, make_page: Any, make_article: Any) -> None:
    texts = prose(1), prose(1, 280)
    shelf.put(make_page(*(make_article(text, f"Title {n}") for n, text in enumerate(texts)), source="Mail"))
    derive(shelf.library.connection)
    assert [found.row.id for found in shared_with(shelf.library, 1)] == [2]


def test_furniture_of_a_source_does_not_count(shelf: Any, put: Any) -> None:
    ids = [put(f"{prose(n)}\n\n{LAMP}", source="Mail") for n in range(7)]
    derive(shelf.library.connection)
    assert all(shared_with(shelf.library, one) == [] for one in ids)


def test_stock_phrases_one_after_another_are_no_furniture(shelf: Any, put: Any) -> None:
    # Each of three phrases stands in many articles of a source, the three of them in two.
    phrases = [prose(900 + n, 16) for n in range(3)]
    for n in range(21):
        put(f"{prose(100 + n)} {phrases[n % 3]} {prose(200 + n)}", source="Mail")
    said = " ".join(phrases)
    one, other = put(f"{prose(1)}\n\n{said}"), put(f"{said}\n\n{prose(2)}")
    derive(shelf.library.connection)
    stops = shelf.library.connection.execute("select count(*) from fingerprint_stop").fetchone()[0]
    assert stops > 2
    assert [(found.row.id, found.words) for found in shared_with(shelf.library, one)] == [(other, 48)]


def test_a_withdrawn_article_is_not_found_before_anything_is_derived(shelf: Any, put: Any, make_page: Any) -> None:
    one, other = put(prose(1)), put(prose(1, 290))
    derive(shelf.library.connection)
    (page,) = shelf.library.connection.execute("select page_id from article where id = ?", (other,)).fetchone()
    shelf.put(make_page(), "2.txt", replaces=[page])
    assert shared_with(shelf.library, one) == []


@pytest.mark.parametrize(
    ("left", "right", "which"),
    [
        ({"date": "2020-01-11"}, {"date": "2020-01-12"}, "left"),
        ({"date": "2020-01-12"}, {"date": "2020-01-11"}, "right"),
        ({"date": "2020-01-11"}, {"date": "2020-01-11"}, None),
        ({"date": "2020-01"}, {"date": "2020-01-11"}, None),
        ({"date": "2020"}, {"date": "2021-01-11"}, "left"),
        ({"date": "2020-01-11"}, {}, None),
        ({"date": "2020-01-11"}, {"date": "2020-03-01", "outlet": "The Post"}, None),
        ({"date": "2020-01-11", "outlet": "The Post"}, {"date": "2020-03-01"}, "left"),
        ({"date": "2020-01-11T09:00"}, {"date": "2020-01-11T12:00"}, None),
        ({"date": "2020-01-11T09:00", "source": "S"}, {"date": "2020-01-11T12:00", "source": "S"}, "left"),
    ],
)
def test_earlier_is_said_only_where_dates_prove_it(
    shelf: Any, put: Any, left: dict[str, Any], right: dict[str, Any], which: str | None
) -> None:
    ids = [put(prose(n), **side) for n, side in enumerate((left, right))]
    one, other = rows_by_id(shelf.library, ids)
    assert earlier(one, other) == which


def test_candidates_are_there_without_reading_other_texts(shelf: Any, put: Any) -> None:
    one, other = put(f"{prose(1)} {LAMP}"), put(f"{LAMP} {prose(2)}")
    derive(shelf.library.connection)
    connection = shelf.library.connection
    (found,) = article_candidates(connection, one, text_of(shelf.library, one))
    assert found.id == other
    assert all(position < 40 for _, position in found.hits)


def test_hostile_texts_end_in_an_answer(shelf: Any, put: Any) -> None:
    texts = "again " * 60_000, "again " * 50_000, "天地玄黄宇宙洪荒" * 3000, "سلام عليكم يا اهل الدار " * 3000, "…"
    ids = [put(text) for text in texts]
    derive(shelf.library.connection)
    for one in ids:
        shared_with(shelf.library, one)
