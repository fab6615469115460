"""Pages by relevance of what is common: read off lists that are exact, or chosen among likely articles and said so."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from readroom.db import best, ranking
from readroom.db.library import Library
from readroom.db.search import Hit, search, understand

TODAY = date(2031, 5, 6)


@pytest.fixture
def common(shelf: Any, make_article: Callable[..., Any], make_page: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Two hundred articles of few words, all of them common; lists are made of words of more than 20 articles."""
    monkeypatch.setattr(best, "COMMON", 20)
    monkeypatch.setattr(ranking, "COMMON", 20)
    monkeypatch.setattr(ranking, "RANKED", 20)
    monkeypatch.setattr(ranking, "SOON", 0.0)
    monkeypatch.setattr(best, "LEAST", 150)
    chosen = random.Random(5)
    for n in range(200):
        words = chosen.choices(("tide", "quay", "mole", "ferry", "rope"), k=chosen.randint(2, 9))
        title = " ".join(chosen.choices(("Tide", "Quay", "News", "Port"), k=2))
        day = f"20{10 + n % 20}-0{1 + n % 9}-11" if n % 9 else None
        shelf.put(make_page(make_article(" ".join(words), title, day), source=("Gull", "Tern")[n % 2]))
    shelf.writer.rank_anew()
    return shelf


def ranked(library: Library, query: str, **more: Any) -> tuple[list[Hit], list[str]]:
    remarks: list[str] = []
    hits = search(library, understand(query, today=TODAY), sort="rank", remarks=remarks, **more)
    return hits, remarks


def same(one: list[Hit], other: list[Hit]) -> bool:
    return [hit.row.id for hit in one] == [hit.row.id for hit in other] and [hit.score for hit in one] == pytest.approx(
        [hit.score for hit in other], rel=1e-6
    )


@pytest.mark.parametrize("query", ["tide", "QUAY", "mole source:gull", "tide date:2015..2024", "rope -date:2015"])
def test_one_common_word_is_ranked_exactly_whatever_else_is_asked(common: Any, query: str) -> None:
    whole, _ = ranked(common.library, query, limit=30, exact=True)
    hits, remarks = ranked(common.library, query, limit=30)
    assert len(hits) == 30
    assert remarks == []
    assert same(hits, whole)


def test_pages_of_a_list_make_up_the_whole(common: Any) -> None:
    whole, _ = ranked(common.library, "tide source:tern", limit=20, exact=True)
    pages: list[Hit] = []
    while len(pages) < 20:
        page, _ = ranked(common.library, "tide source:tern", limit=5, after=pages[-1] if pages else None)
        pages += page
    assert same(pages, whole)
    back, _ = ranked(common.library, "tide source:tern", limit=5, before=pages[12])
    assert back == pages[7:12]


@pytest.mark.parametrize("query", ["tide quay", '"tide quay"', "near/1(tide mole)", "tide OR mole", "title:tide rope"])
def test_of_several_words_likely_articles_are_ranked_by_their_texts(common: Any, query: str) -> None:
    whole, _ = ranked(common.library, query, limit=200, exact=True)
    hits, remarks = ranked(common.library, query, limit=200)
    assert {hit.row.id for hit in hits} <= {hit.row.id for hit in whole}
    assert [hit.score for hit in hits] == sorted(hit.score or 0.0 for hit in hits)
    if len(whole) > ranking.NEWEST:
        (remark,) = remarks
        assert remark.startswith(f"approximate: ranked are the newest {ranking.NEWEST} and ")
    else:
        assert remarks == []
        assert {hit.row.id for hit in hits} == {hit.row.id for hit in whole}


def test_the_score_of_a_text_is_the_index_s_own(common: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "NEWEST", 500)
    for query in ("tide rope", "tide OR mole", "tide -quay"):
        whole, _ = ranked(common.library, query, limit=200, exact=True)
        hits, remarks = ranked(common.library, query, limit=200)
        assert remarks == []
        assert {h.row.id: h.score for h in hits} == pytest.approx({h.row.id: h.score for h in whole}, rel=1e-9), query


def test_pages_among_the_likely_follow_one_another(common: Any) -> None:
    first, _ = ranked(common.library, "tide OR mole", limit=10)
    second, _ = ranked(common.library, "tide OR mole", limit=10, after=first[-1])
    assert not {hit.row.id for hit in first} & {hit.row.id for hit in second}
    assert (second[0].score or 0.0) >= (first[-1].score or 0.0)
    back, _ = ranked(common.library, "tide OR mole", limit=10, before=second[0])
    assert back[-1].row.id == first[-1].row.id


def test_what_came_after_the_lists_is_ranked_and_said(common: Any, make_article: Any, make_page: Any) -> None:
    put = common.put(make_page(make_article("tide tide tide", "Tide tide", "2012-03-04"), source="Gull"))
    hits, remarks = ranked(common.library, "tide", limit=10)
    assert hits[0].row.id == put.articles[0]
    assert remarks == [
        "approximate: the lists of what common words rank first are older than the library; "
        "readroom rebuild best makes them anew"
    ]
    common.writer.rank_anew()
    assert ranked(common.library, "tide", limit=10)[1] == []


def test_the_lists_are_made_when_a_library_has_grown(common: Any, make_article: Any, make_page: Any) -> None:
    connection = common.library.connection
    assert not best.stale(connection)
    for n in range(12):
        common.put(make_page(make_article(f"tide {n}", "News", "2012-03-04"), source="Gull"))
    assert best.stale(connection)
    common.writer.merge_index()
    assert not best.stale(connection)
    assert best.state(connection) == best.State(212, 212, whole=True)


def test_making_the_lists_is_gone_on_with(common: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = common.library.connection
    monkeypatch.setattr(best, "PART", 2)
    connection.execute("delete from best")
    steps = best.rebuild_best(connection)
    next(steps)
    next(steps)
    steps.close()
    state = best.state(connection)
    assert state is not None
    assert not state.whole
    assert best.stale(connection)
    some = connection.execute("select count(*) from best").fetchone()[0]
    assert ranked(common.library, "tide", limit=5)[0]
    told: list[tuple[int, int]] = []
    for _ in best.rebuild_best(connection, lambda done, of: told.append((done, of))):
        pass
    (every,) = connection.execute("select count(*) from best").fetchone()
    assert (told[0][1], some > 1) == (every - some, True)
    state = best.state(connection)
    assert state is not None
    assert state.whole


def test_a_list_keeps_the_best_of_its_word(common: Any) -> None:
    found = best.best_of(common.library.connection, "tide")
    assert found is not None
    docids, scores = found
    sql = f"select rowid, bm25(article_fts, {best.WEIGHTS}) from article_fts where article_fts match 'tide'"
    rows = sorted(common.library.connection.execute(sql), key=lambda row: (row[1], -row[0]))[: len(docids)]
    assert list(docids) == [docid for docid, _ in rows]
    assert list(scores) == pytest.approx([score for _, score in rows], rel=1e-6)
    assert best.best_of(common.library.connection, "nowhere") is None
    articles, words = best.total(common.library.connection)
    assert articles == 200
    every = common.library.connection.execute("select docid from article").fetchall()
    assert words == sum(best.lengths(common.library.connection, docid) for (docid,) in every)
