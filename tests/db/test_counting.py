"""Counting on a small library, against counts that are made here by hand; and what is kept is never behind."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from readroom.db.counting import scope
from readroom.db.counting.collocates import Window, collocates
from readroom.db.counting.dispersion import PARTS, dispersion
from readroom.db.counting.grams import gram_list
from readroom.db.counting.kept import WHOLE, has_kept, kept, recount, stale
from readroom.db.counting.keyness import Choice, keyness
from readroom.db.counting.over_time import over_time
from readroom.db.counting.schema import counting_step
from readroom.db.counting.scope import Scope
from readroom.db.counting.streams import rebuild_streams
from readroom.db.counting.tally import Tally
from readroom.db.counting.vocab import index_size
from readroom.db.counting.words import word_list
from readroom.db.counts import count
from readroom.db.errors import QueryError
from readroom.db.library import Library
from readroom.db.search import Interrupted, understand
from readroom.text.fold import folded_words, words
from readroom.text.measures.association import log_dice, mutual_information
from readroom.text.model import Article, Body, PrintedDate
from readroom.text.periods import UNITS
from readroom.text.query import Query

TODAY = date(2026, 3, 31)


def q(text: str = "") -> Query:
    return understand(text, today=TODAY)


class Papers:
    """A library of short articles, and what was put into it."""

    def __init__(self, shelf: Any, make_page: Callable[..., Any]) -> None:
        self._shelf = shelf
        self._page = make_page
        self.library: Library = shelf.library
        self.every: list[tuple[str, str, str | None, str]] = []

    def put(self, title: str, text: str, day: str | None = None, *, source: str = "Quay Times", **more: Any) -> int:
        precision = {4: "year", 7: "month", 10: "day"}[len(day)] if day else None
        printed = PrintedDate(day, precision, day) if day else None  # type: ignore[arg-type]
        made = Article(Body(text), title or None, date=printed, source=source, **more)
        (found,) = self._shelf.put(self._page(made)).articles
        self.every.append((title, text, day, source))
        return int(found)

    def keep(self) -> None:
        """Make the tables of counts, and fill them."""
        connection = self.library.connection
        if not has_kept(connection):
            connection.execute("begin")
            counting_step(connection)
            connection.execute("commit")
        recount(connection)


@pytest.fixture
def papers(shelf: Any, make_page: Callable[..., Any]) -> Papers:
    return Papers(shelf, make_page)


@pytest.fixture
def harbour(papers: Papers) -> Papers:
    papers.put(
        "Ferry late", "The ferry left the old quay. The ferry was late.\n\nA gull sat on the quay.", "2020-03-15"
    )
    papers.put("Quay", "An old quay, an old-quay inn; no boat.", "2020-03", source="Dock Herald", outlet="The Bell")
    papers.put("", "Zürich ZÜRICH Straße: a storm took the ferry’s ramp.", "2020")
    papers.put("Strike", "Crews walked out. No ferry ferry ferry.", "2022-01-01", source="Dock Herald")
    papers.put("Undated ferry", "The ferry has no date, and the quay is old.")
    papers.put("北京", "北京和北海 have no ferry.", "2018-12-31")
    return papers


@pytest.fixture
def many(papers: Papers) -> Papers:
    """A hundred and forty articles of random words, most of one source and year, so that these are worth keeping."""
    rng = random.Random(7)
    vocabulary = [f"w{n}" for n in range(40)]
    for n in range(140):
        text = " ".join(rng.choices(vocabulary, weights=[1 / (k + 1) for k in range(40)], k=rng.randrange(5, 30)))
        papers.put(f"t{n % 7}", text, "2019-05-01" if n < 120 else "2020-02-02", source="Big" if n < 125 else "Small")
    return papers


def by_hand(papers: Papers, wanted: Callable[[str | None, str], bool] = lambda *_: True) -> tuple[Counter[str], Any]:
    """Hits and articles of each word, counted here."""
    hits: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for title, text, day, source in papers.every:
        if wanted(day, source):
            found = folded_words(title) + folded_words(text)
            hits.update(found)
            articles.update(set(found))
    return hits, articles


def listed(library: Library, query: str = "", **more: Any) -> dict[str, tuple[int, int]]:
    return {row.word: (row.hits, row.articles) for row in word_list(library, q(query), limit=None, **more).rows}


def test_a_word_list_is_what_stands_in_titles_and_texts(harbour: Papers) -> None:
    hits, articles = by_hand(harbour)
    found = word_list(harbour.library, q(), limit=None)
    assert {row.word: (row.hits, row.articles) for row in found.rows} == {w: (hits[w], articles[w]) for w in hits}
    assert (found.types, found.head.words, found.head.articles) == (len(hits), hits.total(), 6)
    assert found.rows[0].per_million == pytest.approx(found.rows[0].hits / hits.total() * 1e6)
    assert [row.hits for row in found.rows] == sorted((row.hits for row in found.rows), reverse=True)


def test_a_word_list_of_a_query_counts_its_articles_alone(harbour: Papers) -> None:
    herald, _ = by_hand(harbour, lambda _, source: source == "Dock Herald")
    found = listed(harbour.library, "source:herald")
    assert {word: hits for word, (hits, _) in found.items()} == dict(herald)
    assert listed(harbour.library, "ferry source:herald")["ferry"] == (3, 1)
    assert listed(harbour.library, '"no such words"') == {}


def test_stop_words_and_filters_are_said(harbour: Papers) -> None:
    found = word_list(harbour.library, q(), stop=frozenset({"the", "a"}), pattern="*e*", minimum=2, limit=None)
    hits, _ = by_hand(harbour)
    wanted = {w: n for w, n in hits.items() if "e" in w and n >= 2 and w not in ("the", "a")}
    assert {row.word: row.hits for row in found.rows} == wanted
    assert found.stopped == hits["the"] + hits["a"]
    line = found.head.line()
    assert f"2 stop words left out of the list ({found.stopped} hits), not of the number of words" in line
    assert "only *e*" in line
    assert "only with 2 hits or more" in line
    assert f"out of {hits.total()} words in 6 articles" in line


def test_a_pattern_is_folded(harbour: Papers) -> None:
    assert set(listed(harbour.library, pattern="ZÜR*")) == {"zurich"}


@pytest.mark.parametrize("by_sentence", [False, True])
def test_ngrams_lie_inside_lines_or_sentences(harbour: Papers, by_sentence: bool) -> None:
    found = {row.word: row.hits for row in gram_list(
        harbour.library, q(), 2, by_sentence=by_sentence, minimum=1, limit=None).rows}  # fmt: skip
    assert found["the ferry"] == 4
    assert found["old quay"] == 3
    assert "late a" not in found  # on two lines
    assert ("quay the" in found) is not by_sentence
    assert "late the" not in found  # the title is a line of its own


def test_clusters_hold_their_word_and_count_each_place_once(harbour: Papers) -> None:
    found = gram_list(harbour.library, q(), 3, around="Ferry", minimum=1, limit=None)
    assert {row.word: row.hits for row in found.rows}["no ferry ferry"] == 1
    assert all("ferry" in row.word.split() for row in found.rows)
    assert found.head.articles == 6
    with pytest.raises(QueryError, match="holds 1 to 1"):
        gram_list(harbour.library, q(), 2, around="two words")


@pytest.mark.parametrize(
    "query",
    [
        "ferry", "ferry OR quay", '"old quay" OR boat', "fer*", "=ferry", "/f.rry/", "near/3(the quay)", "ferry quay",
        "ferry date:2020", "text:ferry", "Zürich", "source:herald", "北", "",
    ],
)  # fmt: skip
def test_over_time_adds_up_to_what_the_search_counts(harbour: Papers, query: str) -> None:
    summary = count(harbour.library, q(query))
    for keep, split, by in product((False, True), (None, "source", "outlet"), UNITS):
        if keep:
            harbour.keep()
        found = over_time(harbour.library, q(query), by=by, split=split)  # type: ignore[arg-type]
        assert sum(row.hits for row in found.rows) == summary.hits
        assert sum(row.articles for row in found.rows) == summary.articles
        said = found.head.summary
        assert said is not None
        assert (said.hits, said.articles, said.undated) == (summary.hits, summary.articles, summary.undated)
        assert (said.undated_out, said.first_out) == (summary.undated_out, summary.first_out)
        assert dict(said.by_field) == dict(summary.by_field)
        assert sum(row.words for row in found.rows) == found.head.words
        assert sum(row.all_articles for row in found.rows) == found.head.articles


@pytest.mark.parametrize(
    "query", ['"w0 w0"', '"w0 w0 w0" OR "w1 w0"', '"w1 w0" OR w2', '"w0 nowhere"', "w3* -w1", "w0 w1"]
)
def test_phrases_that_overlap_are_counted_as_the_search_counts_them(many: Papers, query: str) -> None:
    summary = count(many.library, q(query))
    found = over_time(many.library, q(query), by="month")
    spread = dispersion(many.library, q(query), by_part="year")
    assert sum(row.hits for row in found.rows) == sum(part.hits for part in spread.rows) == summary.hits
    assert found.head.summary is not None
    assert dict(found.head.summary.forms) == dict(summary.forms)


def test_over_time_has_a_row_for_each_kind_of_date(harbour: Papers) -> None:
    months = over_time(harbour.library, q("ferry"), by="month").rows
    assert [(row.period, row.kind) for row in months if row.all_articles] == [
        ("2018-12", "period"), ("2020-03", "period"), ("2022-01", "period"), ("2020 (no month)", "imprecise"),
        ("undated", "undated"),
    ]  # fmt: skip
    assert len([row for row in months if row.kind == "period"]) == 38  # those without an article, too
    weeks = {row.period: row.hits for row in over_time(harbour.library, q("ferry"), by="week").rows}
    assert weeks["2019-W01"] == 1  # the last of December 2018
    assert weeks["2020-W11"] == 3
    assert weeks["2020-03 (no day)"] == 0
    years = {row.period: row for row in over_time(harbour.library, q("ferry")).rows}
    assert (years["2020"].hits, years["2020"].articles, years["2021"].words, years["2021"].per_million) == (
        4,
        2,
        0,
        None,
    )


def test_frequencies_are_relative_to_what_the_conditions_allow(harbour: Papers) -> None:
    head = over_time(harbour.library, q("ferry source:herald")).head
    hits, _ = by_hand(harbour, lambda _, source: source == "Dock Herald")
    assert (head.words, head.articles, head.within) == (hits.total(), 2, 'source:"herald"')
    assert "out of 18 words in 2 articles of source:" in head.line()


def test_first_publication_is_another_column(papers: Papers) -> None:
    papers.put("Quay", "A quay.", "2021-05-05", first_date=PrintedDate("2020-04-04", "day", "4 April 2020"))
    papers.put("Quay", "A quay and a quay.", "2021-05-06")
    found = over_time(papers.library, q("text:quay"), dated="first").rows
    assert [(row.period, row.hits) for row in found] == [("2020", 1), ("undated", 2)]


def test_collocates_by_hand(papers: Papers) -> None:
    papers.put("", "a b NODE c d NODE e f g h", "2020")
    papers.put("", "b x x x x x x node b", "2020")
    found = collocates(papers.library, q("node"), window=Window(2, 2), minimum=1, limit=None)
    assert (found.nodes, found.inside) == (3, 9)
    row = {row.word: row for row in found.rows}
    assert {word: (r.hits, r.articles, r.total) for word, r in row.items()} == {
        "a": (1, 1, 1), "b": (2, 2, 3), "c": (1, 1, 1), "d": (1, 1, 1), "e": (1, 1, 1), "f": (1, 1, 1), "x": (2, 1, 6),
    }  # fmt: skip
    assert row["b"].logdice == log_dice(2, 3, 3)
    assert row["b"].mi == mutual_information(2, 3, 3, 19)
    wide = collocates(papers.library, q("node"), window=Window(2, 2, expected="window"), minimum=1, limit=None)
    assert {r.word: r.mi for r in wide.rows}["b"] == pytest.approx(row["b"].mi - 2)
    each = collocates(papers.library, q("node"), window=Window(2, 2, each=True), minimum=1, limit=None)
    assert {r.word: r.hits for r in each.rows}["c"] == 2  # in the window of either node
    for query in ("=NODE OR =node", "/node/i", "node OR zzz", "nod*"):
        again = collocates(papers.library, q(query), window=Window(2, 2), minimum=1, limit=None)
        assert {r.word: r.hits for r in again.rows} == {r.word: r.hits for r in found.rows}, query


def test_collocates_stay_in_the_sentence_and_in_the_title(papers: Papers) -> None:
    papers.put("Above", "One quay here. Two boats there.", "2020")
    inside = {r.word for r in collocates(papers.library, q("here"), window=Window(by_sentence=True), minimum=1).rows}
    assert inside == {"one", "quay"}
    beyond = {r.word for r in collocates(papers.library, q("here"), minimum=1).rows}
    assert beyond == {"one", "quay", "two", "boats", "there"}
    with pytest.raises(QueryError, match="no word"):
        collocates(papers.library, q("date:2020"))


def test_keyness_by_hand(harbour: Papers) -> None:
    found = keyness(harbour.library, q("source:herald"), q("date:2020"), Choice(minimum=1, limit=None))
    one, _ = by_hand(harbour, lambda _, source: source == "Dock Herald")
    other, _ = by_hand(harbour, lambda day, _: (day or "").startswith("2020"))
    assert {row.word: (row.target, row.reference) for row in found.rows} == {
        word: (one[word], other[word]) for word in one | other
    }
    assert (found.target, found.reference, found.shared) == ((2, one.total()), (3, other.total()), 1)
    assert "1 article is in both, and counts on each side" in found.head.line()
    assert [row.ll4 for row in found.rows] == sorted((row.ll4 for row in found.rows), reverse=True)
    assert all(row.p_corrected == min(1, row.p * found.tested) for row in found.rows)


def test_keyness_against_the_rest(harbour: Papers) -> None:
    found = keyness(harbour.library, q("source:herald"), None, Choice(minimum=1, limit=None))
    rest, articles = by_hand(harbour, lambda _, source: source != "Dock Herald")
    assert {row.word: (row.reference, row.reference_articles) for row in found.rows if row.reference} == {
        word: (rest[word], articles[word]) for word in rest
    }
    negative = keyness(harbour.library, q("source:herald"), None, Choice(side="negative", minimum=1, limit=None))
    assert {row.word for row in negative.rows} == {row.word for row in found.rows if not row.positive}
    assert negative.tested == found.tested  # the correction is for all of them
    with pytest.raises(QueryError, match="finds no words"):
        keyness(harbour.library, q("source:nobody"))


@pytest.mark.parametrize(
    "query", ["ferry", "=Ferry", '"old quay" OR boat', "/f.rry/", "ferry date:2020", "ferry first:2020"]
)
@pytest.mark.parametrize("streams", [False, True])
def test_undated_is_the_same_number_of_every_count(papers: Papers, query: str, streams: bool) -> None:
    papers.put("Ferry", "The ferry left the old quay.")
    papers.put("Boat", "No ferry, a boat.", "2020-03")
    papers.put("Quay", "The old quay and its ferry.")
    if streams:
        rebuild_streams(papers.library.connection)
    told = count(papers.library, q(query)).to_json()
    assert told["undated"] + told["undated_out"] + told["first_out"] > 0
    for make in (over_time, collocates, dispersion):
        found = make(papers.library, q(query)).head.to_json()["found"]  # type: ignore[operator]
        assert {name: found[name] for name in ("articles", "undated", "undated_out", "first_out")} == {
            name: told[name] for name in ("articles", "undated", "undated_out", "first_out")
        }


@pytest.mark.parametrize("query", ["ferry", "ferry OR quay", '"old quay" OR boat', "/f.rry/", "ferry source:times"])
def test_dispersion_has_every_hit_and_word_once(harbour: Papers, query: str) -> None:
    summary = count(harbour.library, q(query))
    for by_part in PARTS:
        found = dispersion(harbour.library, q(query), by_part=by_part, limit=None)
        assert sum(part.hits for part in found.rows) == summary.hits
        assert sum(part.words for part in found.rows) == found.head.words
        assert sum(part.articles for part in found.rows) == found.head.articles
        assert found.head.summary is not None
        assert dict(found.head.summary.by_field) == dict(summary.by_field)
        for part in found.rows:
            assert len(part.places) == part.hits
            assert sum(part.barcode(7)) == part.hits
            assert all(0 <= place < part.words for place in part.places)


def test_places_are_numbers_of_words(harbour: Papers) -> None:
    for query in ("ferry", "/ferry/i"):
        places = {part.name: part.places.tolist() for part in dispersion(harbour.library, q(query)).rows}
        assert places["1"] == [0, 3, 9]  # after the title's two words
        assert places["4"] == [5, 6, 7]


def test_sizes_come_from_the_index(papers: Papers) -> None:
    for length in (0, 1, 127, 128, 300, 16_500):
        papers.put("word " * length, "three short words", "2020")
    assert index_size(papers.library.connection) == (6, sum(words(t) + 3 for t, *_ in papers.every))
    found = dispersion(papers.library, q("short"), limit=None)
    assert sorted(part.words for part in found.rows) == [3, 4, 130, 131, 303, 16_503]
    assert Scope(papers.library, q("date:2020")).size() == index_size(papers.library.connection)


def test_what_is_kept_gives_the_same_answers(many: Papers, tmp_path: Path) -> None:
    queries = ("", "source:big", "date:2019", "source:small", "source:big date:2019..2020", "w1", "-source:big")
    before = {query: listed(many.library, query) for query in queries}
    keyed = keyness(many.library, q("source:big"), None, Choice(minimum=1, limit=None)).rows
    many.keep()
    connection = many.library.connection
    assert stale(connection) == set()
    assert kept(connection, WHOLE) is not None
    (cells,) = connection.execute("select count(*) from counted_words where source_id > 0").fetchone()
    assert cells == 1  # the others are too small to be kept
    for query in queries:
        assert listed(many.library, query) == before[query], query
    assert keyness(many.library, q("source:big"), None, Choice(minimum=1, limit=None)).rows == keyed


def test_what_is_kept_is_never_behind(many: Papers) -> None:
    many.keep()
    connection = many.library.connection
    many.put("New", "w1 w1 brandnew", "2019-07-07", source="Big")
    assert len(stale(connection)) == 1
    hits, articles = by_hand(many)
    assert listed(many.library) == {w: (hits[w], articles[w]) for w in hits}
    assert listed(many.library, "source:big")["brandnew"] == (1, 1)
    assert sum(row.words for row in over_time(many.library, q("w1")).rows) == hits.total()
    recount(connection, whole=False)
    assert stale(connection) == set()
    assert kept(connection, WHOLE) is None
    assert listed(many.library) == {w: (hits[w], articles[w]) for w in hits}
    recount(connection)
    assert listed(many.library) == {w: (hits[w], articles[w]) for w in hits}
    assert sum(row.words for row in over_time(many.library, q("w1")).rows) == hits.total()


@pytest.mark.parametrize(
    "change",
    [
        "update article set date = '2021-01-01' where id = 3",
        "update article set source_id = (select id from source where name = 'Small') where id = 3",
        "update article set title = 'other' where id = 3",
        "update article set digest = 'x' where id = 3",
        "delete from article where id = 3",
    ],
)
def test_every_change_of_an_article_is_marked(many: Papers, change: str) -> None:
    many.keep()
    connection = many.library.connection
    (big,) = connection.execute("select id from source where name = 'Big'").fetchone()
    connection.execute("begin")
    connection.execute("update article set section = 'x' where id = 3")
    assert stale(connection) == set()
    connection.execute("pragma defer_foreign_keys = 1")
    connection.execute(change)
    assert (big, "2019") in stale(connection)
    connection.execute("rollback")


def test_a_recount_that_was_stopped_goes_on(many: Papers) -> None:
    connection = many.library.connection
    todo = len(stale(connection))

    def stop(done: int, of: int) -> None:
        assert of == todo
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        recount(connection, progress=stop)
    assert len(stale(connection)) == todo - 1
    assert listed(many.library) == {w: (n, by_hand(many)[1][w]) for w, n in by_hand(many)[0].items()}
    assert recount(connection) == todo - 1
    assert stale(connection) == set()


def test_a_tally_that_spills_counts_the_same(tmp_path: Path) -> None:
    rng = random.Random(3)
    texts = [[f"g{rng.randrange(60)}" for _ in range(rng.randrange(20))] for _ in range(80)]
    hits = Counter(word for text in texts for word in text)
    holding = Counter(word for text in texts for word in set(text))
    for most in (1, 10, 1000):
        with Tally(most) as tally:
            for text in texts:
                tally.add(text)
            assert list(tally.items()) == [(word, hits[word], holding[word]) for word in sorted(hits)]
            assert tally.total == hits.total()


def test_a_count_can_be_stopped(many: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    library = many.library

    def looked(_: int) -> None:
        library.interrupt()

    monkeypatch.setattr(scope, "STEP", 10)
    with pytest.raises(Interrupted):
        gram_list(library, q(), 2, progress=looked)
    assert not library.connection.in_transaction
    assert len(listed(library)) == len(by_hand(many)[0])


def test_the_head_says_how_to_ask_again(harbour: Papers) -> None:
    found = over_time(harbour.library, q("ferry date:30d"), by="month", split="source")
    assert found.head.command == (
        "readroom", "over-time", "--by", "month", "--split", "source", "--", "ferry date:2026-03-01..2026-03-31",
    )  # fmt: skip
    assert found.head.to_json()["out_of"] == {"words": 0, "articles": 0}
    assert found.head.to_json()["library"] == harbour.library.id
    assert "words as folded, version" in found.head.line()
    assert "every copy counted" in found.head.line()


def test_readers_count_too(harbour: Papers) -> None:
    harbour.library.connection.execute("pragma wal_checkpoint(truncate)")
    with Library.open(harbour.library.path) as reader:
        assert listed(reader) == listed(harbour.library)
        assert reader.connection.execute("pragma query_only").fetchone() == (1,)
        assert not reader.connection.in_transaction
