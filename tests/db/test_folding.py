"""Copies counted once: results, pages, lists, lines, facets and counts agree on what stands for a group."""

import random
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Any

import pytest

from readroom.db.concordance import lines
from readroom.db.counting.collocates import collocates
from readroom.db.counting.dispersion import dispersion
from readroom.db.counting.grams import gram_list
from readroom.db.counting.keyness import Choice, keyness
from readroom.db.counting.over_time import over_time
from readroom.db.counting.tables import keyness_table
from readroom.db.counting.words import word_list
from readroom.db.counts import copies_among, count, count_articles
from readroom.db.facets import facet
from readroom.db.folding import UNKNOWN
from readroom.db.library import Library
from readroom.db.reuse.derive import derive
from readroom.db.search import Hit, matching_ids, search, stream, understand
from readroom.db.statement import rule
from readroom.text.concordance_head import Tally, head
from readroom.text.header import header
from readroom.text.query import Query
from readroom.text.query_tree import without_rule
from readroom.tui.listing import Listing, window

TODAY = date(2026, 3, 31)
ALL = Choice(minimum=1, limit=None)
bigrams = partial(gram_list, size=2)
GROUPS = ((2, 7, 11), (3, 5), (8, 20), (12, 13), (24, 25))
QUERIES = (
    "tide", "gull", "tide gull", "tide OR gull", "/g[u]ll/", "tide -mast", "date:2020", "=Gull", "tide date:2021", "",
    "id:5,7,11,25", "title:even", "like:3",
)  # fmt: skip


def asked(text: str) -> Query:
    return understand(text, today=TODAY)


@pytest.fixture
def filled(shelf: Any, make_article: Callable[..., Any], make_page: Callable[..., Any]) -> Library:
    source = random.Random(5)
    for n in range(30):
        words = " ".join(source.choices(("tide", "gull", "Gull", "rope", "mast"), k=6))
        day = None if n % 7 == 0 else f"{source.choice((2020, 2021))}-0{source.randint(1, 9)}-1{n % 10}"
        shelf.put(make_page(make_article(f"{words} n{n}", "even" if n % 2 else "odd", day, source=f"Paper {n % 3}")))
    library: Library = shelf.library
    return library


@pytest.fixture
def library(filled: Library) -> Library:
    derive(filled.connection)
    for first, *others in GROUPS:
        rows = [(first, other, 0.9, 0.9, 6) for other in others]
        filled.connection.executemany("insert into near_duplicate values (?, ?, ?, ?, ?)", rows)
    return filled


def once(ids: list[int]) -> list[int]:
    """What is left of some articles, in their order: of each group, the smallest id among them."""
    gone = {one for group in GROUPS for one in sorted(set(group) & set(ids))[1:]}
    return [one for one in ids if one not in gone]


def paged(library: Library, query: Query, sort: Any, *, back: bool = False) -> list[int]:
    place: Hit | None = None
    found: list[int] = []
    if back:
        *_, place = search(library, query, sort=sort, limit=99)
        found.append(place.row.id)
    while part := search(library, query, sort=sort, limit=2, **{"before" if back else "after": place}):
        found = [hit.row.id for hit in part] + found if back else found + [hit.row.id for hit in part]
        place = part[0 if back else -1]
    return found


@pytest.mark.parametrize("text", QUERIES)
def test_every_way_of_listing_folds_alike(library: Library, text: str) -> None:
    every = list(matching_ids(library, text, today=TODAY))
    left = once(every)
    folded = f"{text} dup:fold"
    assert every
    assert list(matching_ids(library, folded, today=TODAY)) == left
    query = asked(folded)
    for sort in ("date", "rank"):
        order = once([hit.row.id for hit in stream(library, asked(f"{text} dup:all"), sort=sort)])
        assert paged(library, query, sort) == paged(library, query, sort, back=True) == order
        assert [hit.row.id for hit in stream(library, query, sort=sort)] == order
    assert [row.id for row in window(library, Listing(query=query), limit=99)] == left
    assert sum(row.articles for row in facet(library, query, "source")) == len(left)
    assert count_articles(library, query) == count_articles(library, query, most=99) == len(left)
    among = copies_among(library, query)
    assert (among.once, among.copies) == (True, len(every) - len(left))
    assert copies_among(library, asked(text)) == (False, len(every) - len(left))


@pytest.mark.parametrize("text", QUERIES)
def test_both_figures_are_there_with_either_rule(library: Library, text: str) -> None:
    each, folded = count(library, asked(text)), count(library, asked(f"dup:fold {text}"))
    assert (folded.once, each.once, each.each) == (True, False, None)
    assert folded.folded == each.folded
    assert folded.each is not None
    assert (folded.each.hits, folded.each.articles) == (each.hits, each.articles)
    assert folded.folded is not None
    assert (folded.hits, folded.articles) == (folded.folded.hits, folded.folded.articles)
    assert sum(form.hits for form in folded.forms.values()) == folded.hits
    assert folded.to_json()["counted"] == "once"
    assert each.to_json()["counted"] == "each"


def test_the_header_leads_with_what_was_asked_for(library: Library) -> None:
    said = [header(count(library, asked(text))) for text in ("date:2020.. dup:all", "date:2020.. dup:fold")]
    assert said[0].startswith("25 articles · every copy counted (20 without copies)")
    assert said[1].startswith("20 articles · copies counted once (25 with every copy)")


def test_lines_are_those_of_one_of_each_group(library: Library) -> None:
    tally = Tally()
    found = list(lines(library, asked("gull dup:fold"), tally=tally))
    ids = list(dict.fromkeys(line.place.id for line in found))
    assert ids == once(list(matching_ids(library, "text:gull", today=TODAY)))
    each = count(library, asked("gull"))
    assert f"copies counted once ({each.hits} in {each.articles} with every copy)" in head(tally)
    # While lines are still to come, nobody knows.
    tally = Tally()
    assert next(lines(library, asked("gull dup:fold"), tally=tally))
    assert tally.each is None
    assert "with every copy" not in head(tally)


def test_copies_that_a_target_leaves_out_are_none_of_the_others(library: Library) -> None:
    text = "gull date:2020.."
    every, once_each = (keyness(library, asked(f"{text} {rule}"), None, ALL) for rule in ("dup:all", "dup:fold"))
    gone = every.target[0] - once_each.target[0]
    assert gone > 0
    assert once_each.reference == every.reference
    assert {row.word: row.reference for row in once_each.rows if row.reference} == {
        row.word: row.reference for row in every.rows if row.reference
    }
    assert f"{gone} copies of the target left out there, too" in once_each.head.line()
    assert "left out there" not in every.head.line()
    word = next(row for row in once_each.rows if row.reference)
    table = keyness_table(once_each, asked(f"{text} dup:fold"), None, sort="ll4")
    place = table.where(asdict(word), "reference_articles")
    assert len(list(matching_ids(library, place.query, today=TODAY))) == word.reference_articles


@pytest.mark.parametrize("make", [over_time, dispersion, word_list, collocates, bigrams, keyness])
def test_a_table_says_both_figures(library: Library, make: Any) -> None:
    once, every = (make(library, asked(f"gull date:2020.. {rule}")).head for rule in ("dup:fold", "dup:all"))
    said, out_of = every.to_json(), once.to_json()["out_of"]
    assert (once.copies, every.copies, said["out_of"].pop("each", None)) == ("once", "every", None)
    assert out_of["each"] == said["out_of"]
    assert out_of["each"]["articles"] > out_of["articles"]
    words, articles = (said["out_of"][name] for name in ("words", "articles"))
    assert f"({words:,} in {articles:,} with every copy) of " in once.line()
    if once.summary is not None:
        each = count(library, asked("gull date:2020.."))
        assert once.to_json()["found"]["each"] == {"hits": each.hits, "articles": each.articles}
        assert f"copies counted once ({each.hits} in {each.articles} with every copy)" in once.line()
    else:
        assert "copies counted once · out of" in once.line()
    assert "with every copy" not in every.line()


def test_hits_of_many_copies_are_not_counted_for_a_header(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readroom.db.counting.scope.CHEAP", 1)
    monkeypatch.setattr("readroom.db.concordance.CHEAP", 1)
    tally = Tally()
    assert list(lines(library, asked("gull dup:fold"), tally=tally))
    head_of_table = over_time(library, asked("gull dup:fold")).head
    for said in (head(tally), head_of_table.line()):
        assert "· copies counted once ·" in f"{said} ·"
    assert "each" not in head_of_table.to_json()["found"]
    assert head_of_table.each is not None


def test_a_list_folds_within_its_source(library: Library) -> None:
    from readroom.db.articles import Selection

    number = library.connection.execute("select source_id from article where id = 7").fetchone()[0]
    rows = window(library, Listing(Selection(source_id=number), asked("dup:fold id:2,7,11")), limit=9)
    assert len(rows) == 1
    assert rows[0].source_id == number


def test_a_change_of_the_library_is_seen(library: Library) -> None:
    query = asked("dup:fold")
    before = count_articles(library, query)
    library.connection.execute("insert into near_duplicate values (26, 27, 0.9, 0.9, 6)")
    assert count_articles(library, query) == before - 1


def test_what_is_not_known_yet_is_said_and_nothing_is_left_out(filled: Library) -> None:
    remarks: list[str] = []
    assert len(search(filled, asked("dup:fold"), remarks=remarks)) == 30
    assert remarks == [UNKNOWN]
    summary = count(filled, asked("dup:fold tide"))
    assert (summary.once, summary.folded, summary.each) == (False, None, None)
    assert header(summary).endswith(UNKNOWN)
    assert "every copy counted" in header(summary)
    assert copies_among(filled, asked("dup:fold")) == (False, None)


@pytest.mark.parametrize(
    ("text", "left"), [("dup:fold", None), ("-dup:fold tide", "tide"), ("tide OR dup:all", "tide"), ("tide", "tide")]
)
def test_the_rule_is_no_condition(text: str, left: str | None) -> None:
    assert without_rule(asked(text).tree) == (asked(left).tree if left else None)


def test_what_an_export_says() -> None:
    assert rule(2, 1, once=True) == "copies counted once (3 with every copy)"
    assert rule(3, 1, once=False) == "each copy counted (2 without copies)"
    assert (rule(3, None, once=False), rule(3, 0, once=True)) == ("each copy counted", "copies counted once")
