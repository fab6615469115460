"""Fingerprints, near-duplicates and quotations follow the articles, however the work is cut up."""

import random
import sqlite3
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.db.reuse import derive as module
from readroom.db.reuse import store
from readroom.db.reuse.derive import derive, rebuild_fingerprints, reuse_left
from readroom.db.reuse.shared import Marked, shared_fingerprints, shared_quotations
from readroom.db.schema4 import DERIVED
from readroom.text.fingerprint import WordHashes, fingerprints

SAID = "we shall mend the lamp on the ledge before the first fog of the autumn"


def prose(seed: int, words: int = 200) -> str:
    source = random.Random(seed)
    return " ".join(f"{source.choice('abcdefgh')}{source.randrange(900)}" for _ in range(words))


def stored(connection: sqlite3.Connection) -> dict[str, list[Any]]:
    """What there is, the fingerprints of both tables together, quotations without the numbers they have."""
    rows = {table: connection.execute(f"select * from {table}").fetchall() for table in DERIVED}
    rows["fingerprint"] = sorted(rows.pop("fingerprint") + rows.pop("fingerprint_new"))
    names = {number: (article, start) for number, article, start, *_ in rows["quotation"]}
    rows["quotation"] = sorted((a, s, e, w, names[f]) for _, a, s, e, w, f in rows["quotation"])
    rows["quotation_print"] = sorted((found, names.get(number, ())) for found, number in rows["quotation_print"])
    return rows


TEXTS = (
    prose(1), f"{prose(1, 150)}\n\n{prose(2, 40)}", f"{prose(3)} “{SAID}”, he said.",
    f"“{SAID}”, he told us.\n\n{prose(4)}", prose(5),
)  # fmt: skip
"""Two versions of one text, two that quote one sentence, one alone."""


@pytest.fixture
def put(shelf: Any, make_page: Any, make_article: Any) -> Any:
    """Store the n-th text as an article of its own page."""

    def stored(number: int) -> None:
        page = make_page(make_article(TEXTS[number], f"Title {number}", "2020-01-11", source=f"Paper {number}"))
        shelf.put(page, f"{number}.txt")

    return stored


@pytest.fixture
def filled(shelf: Any, put: Any) -> Any:
    """A library of all the texts, nothing derived."""
    for number in range(len(TEXTS)):
        put(number)
    return shelf


def test_everything_is_made_and_stands_where_it_should(filled: Any) -> None:
    connection = filled.library.connection
    assert reuse_left(connection) == 5
    assert derive(connection) == 5
    assert reuse_left(connection) == 0
    text = prose(1)
    own = connection.execute(
        "select hash, position from fingerprint where article_id = 1 union all "
        "select hash, position from fingerprint_new where article_id = 1 order by hash"
    ).fetchall()
    assert own == fingerprints(WordHashes().of(text))
    ((a, b, a_in_b, b_in_a, words),) = connection.execute("select * from near_duplicate").fetchall()
    assert (a, b, words) == (1, 2, 150)
    assert a_in_b == pytest.approx(0.75)
    assert b_in_a == pytest.approx(150 / 190)
    passages = connection.execute("select a, b, kind, a_start, b_start, words from passage").fetchall()
    assert passages == [(1, 2, "duplicate", 0, 0, 150)]
    families = connection.execute("select article_id, family = min(family) over () from quotation").fetchall()
    assert families == [(3, 1), (4, 1)]
    assert derive(connection) == 0


@pytest.mark.parametrize("batches", [(0, 5), (0, 1, 5), (0, 2, 4, 5), (0, 1, 2, 3, 4, 5)])
def test_in_how_many_imports_they_came_makes_no_difference(shelf: Any, put: Any, batches: tuple[int, ...]) -> None:
    connection = shelf.library.connection
    for first, end in pairwise(batches):
        for number in range(first, end):
            put(number)
        assert derive(connection) == end - first
    found = stored(connection)
    assert found["near_duplicate"]
    rebuild_fingerprints(connection)
    assert stored(connection) == found


def test_what_was_stopped_is_finished_by_the_next_call(filled: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = filled.library.connection
    derive(connection)
    whole = stored(connection)
    monkeypatch.setattr(store, "CHUNK", 1)
    monkeypatch.setattr(module, "PAIRED", 1)
    for stop_at in range(1, 10):
        rebuild = [stop_at]

        def progress(done: int, of: int, rebuild: list[int] = rebuild) -> None:
            rebuild[0] -= 1
            if not rebuild[0]:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            rebuild_fingerprints(connection, progress)
        assert reuse_left(connection) > 0
        derive(connection)
        assert stored(connection) == whole


def test_a_changed_text_takes_its_rows_along(filled: Any, make_page: Any, make_article: Any) -> None:
    connection = filled.library.connection
    derive(connection)
    replaced = connection.execute("select page_id from article where id = 2").fetchone()
    filled.put(make_page(make_article(prose(9), "Title 1", "2020-01-11", source="Paper 1")), "1.txt", replaces=replaced)
    assert connection.execute("select id from article where title = 'Title 1'").fetchall() == [(2,)]
    assert connection.execute("select count(*) from near_duplicate").fetchone() == (0,)
    assert connection.execute("select count(*) from passage").fetchone() == (0,)
    assert reuse_left(connection) == 1
    derive(connection)
    after = stored(connection)
    rebuild_fingerprints(connection)
    assert after == stored(connection)


def test_a_withdrawn_article_leaves_nothing_behind(filled: Any, make_page: Any, make_article: Any) -> None:
    connection = filled.library.connection
    derive(connection)
    replaced = connection.execute("select page_id from article where id = 3").fetchone()
    filled.put(make_page(), "2.txt", replaces=replaced)
    assert connection.execute("select count(*) from article where id = 3").fetchone() == (0,)
    derive(connection)
    for table in ("fingerprint", "fingerprint_new", "quotation", "reuse_left"):
        assert connection.execute(f"select count(*) from {table} where article_id = 3").fetchone() == (0,)
    assert connection.execute("select count(*) from fingerprint_gone").fetchone() == (0,)
    orphans = "select count(*) from quotation_print where quotation_id not in (select id from quotation)"
    assert connection.execute(orphans).fetchone() == (0,)
    assert connection.execute("select article_id, family = id from quotation").fetchall() == [(4, 1)]


def test_a_family_that_loses_its_oldest_member_stays_one(shelf: Any, make_page: Any, make_article: Any) -> None:
    for number in range(3):
        text = f"{prose(number)} “{SAID}”, he said."
        shelf.put(make_page(make_article(text, f"Title {number}", source=f"Paper {number}")))
    connection = shelf.library.connection
    derive(connection)
    shelf.put(make_page(), "1.txt", replaces=connection.execute("select page_id from article where id = 1").fetchone())
    derive(connection)
    assert connection.execute("select article_id, family from quotation").fetchall() == [(2, 2), (3, 2)]


def test_another_version_of_the_algorithm_makes_everything_anew(filled: Any) -> None:
    connection = filled.library.connection
    derive(connection)
    whole = stored(connection)
    connection.execute("update derived set version = 0 where name = 'near_duplicate'")
    assert reuse_left(connection) == 5
    assert derive(connection) == 5
    assert stored(connection) == whole


def test_the_buffer_is_merged_and_nothing_is_lost(filled: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = filled.library.connection
    derive(connection)
    whole = stored(connection)
    monkeypatch.setattr(store, "CHUNK", 1)
    monkeypatch.setattr(store, "MERGE_ROWS", 10)
    monkeypatch.setattr(store, "MERGE_MOST", 10)
    rebuild_fingerprints(connection)
    assert connection.execute("select count(*) from fingerprint_new").fetchone() == (0,)
    assert stored(connection) == whole


def test_furniture_of_a_source_is_stopped_and_versions_are_not(shelf: Any, make_page: Any, make_article: Any) -> None:
    footer = "Write to the desk by post at the lower quay, or leave a note in the blue box beside the weigh house door."
    for number in range(6):
        shelf.put(make_page(make_article(f"{prose(number)}\n\n{footer}", f"A {number}", source="Mail")))
    for number in range(6):
        shelf.put(make_page(make_article(f"{prose(50)} {prose(60 + number, 5)}", f"B {number}", source="Post")))
    connection = shelf.library.connection
    derive(connection)
    silent = {found for (found,) in connection.execute("select hash from fingerprint_stop")}
    assert silent
    assert silent <= {found for found, _ in fingerprints(WordHashes().of(f"{prose(0)}\n\n{footer}"))}
    assert not silent & {found for found, _ in fingerprints(WordHashes().of(prose(50)))}
    assert connection.execute("select count(*) from near_duplicate").fetchone() == (15,)


def test_a_phrase_of_very_many_articles_is_stopped(shelf: Any, make_page: Any, make_article: Any) -> None:
    phrase = "as the old people of the lower town have always said and will say again and again"
    for number in range(store.COMMON + 2):
        shelf.put(make_page(make_article(f"{prose(number, 60)} {phrase}", f"T {number}", source=f"S {number}")))
    connection = shelf.library.connection
    derive(connection)
    assert connection.execute("select count(*) from fingerprint_stop").fetchone()[0] >= 1


@pytest.mark.parametrize(
    "text", ["", "word", "again " * 30_000, "天地玄黄宇宙洪荒" * 2000, "“" * 3000, "سلام عليكم " * 4000], ids=len
)
def test_hostile_texts_are_done_in_time(
    shelf: Any, make_page: Callable[..., Any], make_article: Callable[..., Any], text: str
) -> None:
    for number in range(3):
        shelf.put(make_page(make_article(text or " ", f"T {number}", source=f"S {number}")))
    assert derive(shelf.library.connection) == 3
    assert reuse_left(shelf.library.connection) == 0


@pytest.mark.parametrize("merged", [True, False])
def test_the_pass_over_what_is_shared_only_saves_looking_up(
    filled: Any, monkeypatch: pytest.MonkeyPatch, merged: bool
) -> None:
    connection = filled.library.connection
    if not merged:  # all fingerprints stay in the table of the newest
        monkeypatch.setattr(store.Store, "merge", lambda self, last: None)
    derive(connection)
    with_pass = stored(connection)
    assert with_pass["near_duplicate"]
    monkeypatch.setattr(module, "many_left", lambda connection: False)
    rebuild_fingerprints(connection)
    assert stored(connection) == with_pass


def test_what_only_one_article_has_is_not_looked_up(filled: Any) -> None:
    connection = filled.library.connection
    derive(connection)
    (several,) = zip(
        *connection.execute("select hash from fingerprint group by hash having count(*) > 1 order by hash"), strict=True
    )
    (every,) = zip(*connection.execute("select distinct hash from fingerprint order by hash"), strict=True)
    assert tuple(shared_fingerprints(connection).of(every)) == several
    assert [n for n, flag in enumerate(shared_quotations(connection)) if flag] == [1, 2]
    connection.executemany("insert into fingerprint_stop values (?)", [(found,) for found in several])
    assert shared_fingerprints(connection).of(every) == []


@given(st.sets(st.integers(0, (1 << 48) - 1), max_size=50), st.lists(st.integers(0, (1 << 48) - 1), max_size=50))
def test_what_is_marked_is_known_again(marked: set[int], others: list[int]) -> None:
    marks = Marked(10)
    marks.mark((each,) for each in marked)
    asked = [*sorted(marked), *others]
    assert [each for each in marks.of(asked) if each in marked] == [each for each in asked if each in marked]
    assert Marked(10).of(asked) == []
