"""What is counted, and what is left out because it has no date."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from readroom.db.counts import count
from readroom.db.library import Library
from readroom.db.search import understand
from readroom.text.header import Count, Summary, header

TODAY = date(2026, 3, 31)
TEXTS = (
    ("Ferry", "The ferry left. THE FERRY was late, the ferry-boat too.", "2020-03-15"),
    ("Late ferries", "Ferries are late; the Ferry is not.", "2019"),
    ("Storm", "No boat left the quay.", "2020"),
    ("The ferry", "A ferry without a date: the ferry.", None),
    ("Quay", "A quay without a date.", None),
)


@pytest.fixture
def library(shelf: Any, make_article: Callable[..., Any], make_page: Callable[..., Any]) -> Library:
    for title, text, day in TEXTS:
        shelf.put(make_page(make_article(text, title, day)))
    found: Library = shelf.library
    return found


def ask(library: Library, query: str) -> Summary:
    return count(library, understand(query, today=TODAY))


@pytest.mark.parametrize("word", ["ferry", "the", "late", "boat", "date", "nowhere"])
def test_counts_equal_a_plain_count_of_the_texts(library: Library, word: str) -> None:
    found = {name: [len(re.findall(rf"\b{word}\b", part, re.IGNORECASE)) for part in parts]
             for name, parts in (("title", [t[0] for t in TEXTS]), ("text", [t[1] for t in TEXTS]))}  # fmt: skip
    summary = ask(library, word)
    assert summary.by_field == {name: Count(sum(counts), sum(map(bool, counts))) for name, counts in found.items()}
    assert summary.hits == sum(map(sum, found.values()))
    assert summary.articles == sum(any(pair) for pair in zip(*found.values(), strict=True))


def test_spellings_are_counted_as_printed(library: Library) -> None:
    summary = ask(library, "ferr*")
    assert dict(summary.forms) == {
        "ferry": Count(5, 2), "Ferry": Count(2, 2), "FERRY": Count(1, 1), "ferries": Count(1, 1),
        "Ferries": Count(1, 1),
    }  # fmt: skip
    assert next(iter(summary.forms)) == "ferry"
    assert header(summary) == (
        "10 hits in 3 articles · text 7 in 3, title 3 in 3 · ferry 5 in 2, Ferry 2 in 2, FERRY 1 in 1, Ferries 1 in 1 "
        "and 1 more spelling · every copy counted · 1 of them undated"
    )


def test_a_phrase_is_one_hit_and_its_line_ends_are_spaces(library: Library) -> None:
    summary = ask(library, '"the ferry" boat')
    assert (summary.hits, summary.articles) == (4, 1)
    assert set(summary.forms) == {"The ferry", "THE FERRY", "the ferry", "boat"}


@pytest.mark.parametrize(
    ("query", "articles", "undated", "matching"),
    [
        ("ferry", 3, 0, 1),
        ("ferry date:2020", 1, 1, 0),
        ("ferry date:2020-03", 1, 1, 0),
        ("date:2020", 2, 2, 0),
        ("ferry -date:2020", 2, 0, 1),
        ("ferry date:none", 1, 0, 1),
        ("storm OR (ferry date:2020)", 2, 1, 0),
        ("(ferry date:2020) OR quay", 3, 1, 1),
        ("date:2019 OR date:none", 3, 0, 2),
        ("-ferry date:2019..2021", 1, 1, 0),
        ("nowhere date:2020", 0, 0, 0),
        ("source:nowhere date:2020", 0, 0, 0),
    ],
)
def test_what_a_date_leaves_out_is_counted(
    library: Library, query: str, articles: int, undated: int, matching: int
) -> None:
    summary = ask(library, query)
    assert (summary.articles, summary.undated_out, summary.undated) == (articles, undated, matching)
    assert summary.first_out == 0
    assert ("undated not considered" in header(summary)) == bool(undated)


def test_first_publication_is_counted_apart(library: Library) -> None:
    summary = ask(library, "ferry first:2019")
    assert (summary.articles, summary.undated_out, summary.first_out) == (0, 0, 3)
    assert header(summary) == "nothing found · 3 without a date of first publication not considered"


def test_without_words_there_are_no_hits(library: Library) -> None:
    summary = ask(library, "-ferry")
    assert (summary.hits, summary.articles, summary.has_words) == (0, 2, False)
    assert header(summary) == "2 articles · every copy counted · 1 of them undated"
    assert ask(library, "").articles == len(TEXTS)
