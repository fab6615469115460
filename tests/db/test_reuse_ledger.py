"""The ledger of quotations, and groups of near-duplicates."""

import random
from typing import Any

import pytest

from readroom.db.reuse.asked import heads, quotation_order
from readroom.db.reuse.derive import derive
from readroom.db.reuse.duplicates import folded, groups, pairs, representatives
from readroom.db.reuse.families import one_quotation
from readroom.db.reuse.ledger import bare, ledger, printed_in, printed_often

FULL = (
    "We asked the board for a new bell in March, and nobody came, and nobody wrote back, and now the bell has cracked"
)


def prose(seed: int, words: int = 120) -> str:
    source = random.Random(seed)
    return " ".join(f"{source.choice('abcdefgh')}{source.randrange(900)}" for _ in range(words))


@pytest.fixture
def printed(shelf: Any, make_page: Any, make_article: Any) -> Any:
    """Five articles that print one quotation, each in its way, and one that does not."""
    texts = (
        f"{prose(1)} “{FULL}”, she said.",
        f"“We asked the board for a new bell in March … and nobody wrote back”, she said. {prose(2)}",
        f"{prose(3)} “{FULL.replace('new bell', 'new [brass] bell')}.”",
        f"“We asked the board for a new bell in March”, she said. “And now the bell has cracked.” {prose(4)}",
        f"{prose(5)}. {FULL}. {prose(6)}",
        prose(7),
    )
    for number, text in enumerate(texts, 1):
        date = f"2020-01-{10 + number}" if number != 3 else None
        shelf.put(make_page(make_article(text, f"Title {number}", date, source=f"Paper {number}")))
    derive(shelf.library.connection)
    return shelf.library


def test_everyone_who_prints_it_by_date_with_what_each_does_to_it(printed: Any) -> None:
    (family,) = printed_often(printed.connection, 10)
    found = ledger(printed, family)
    assert found is not None
    assert found.text == FULL
    assert [p.row.id for p in found.printings] == [1, 2, 4, 5, 3]
    by_id = {p.row.id: p for p in found.printings}
    assert by_id[1].wording.left_out == by_id[1].wording.put_in == ()
    assert by_id[2].wording.left_out == ("and nobody came", "and now the bell has cracked")
    assert by_id[3].wording.put_in == ("[brass]",)
    assert by_id[4].text == "We asked the board for a new bell in March … And now the bell has cracked."
    assert by_id[4].wording.left_out == ("and nobody came, and nobody wrote back",)
    assert [p.quoted for p in found.printings] == [True, True, True, False, True]
    # The undated one may have been the first: nobody is, and only those that another one surely precedes are not.
    assert [p.first for p in found.printings] == [None, False, False, False, None]


def test_a_list_says_of_a_quotation_what_its_ledger_says(printed: Any) -> None:
    (family,) = quotation_order(printed.connection)
    found = ledger(printed, family)
    (head,) = heads(printed, [family, 999])
    assert found is not None
    assert (head.text, head.articles, head.day) == (found.text, len(found.printings), "2020-01-11")
    assert head.articles == 5


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("““We asked for a bell,” she said", "““We asked for a bell,” she said"),
        ("““We asked for a bell", "We asked for a bell"),
        ("“We asked\nfor a bell”,", "We asked for a bell"),
        ("„Wir baten“ und „warteten“", "„Wir baten“ und „warteten“"),
        ("‘Never,’ he said", "‘Never,’ he said"),
        ("“", ""),
    ],
)
def test_a_quotation_is_shown_without_the_marks_around_it(printed: str, shown: str) -> None:
    assert bare(printed) == shown


def test_a_quotation_that_one_article_prints_is_shown_when_asked(shelf: Any, make_page: Any, make_article: Any) -> None:
    shelf.put(make_page(make_article(f"{prose(1)} “{FULL}”, she said.", "A")))
    derive(shelf.library.connection)
    ((family, article_id, start, end),) = printed_in(shelf.library.connection, [1])
    assert (article_id, end - start) == (1, len(FULL))
    assert ledger(shelf.library, family) is None
    alone = ledger(shelf.library, family, least=1)
    assert alone is not None
    assert [p.first for p in alone.printings] == [True]


def test_articles_of_one_page_are_one_that_prints_it(shelf: Any, make_page: Any, make_article: Any) -> None:
    texts = f"{prose(1)} “{FULL}”, she said.", f"{prose(2)} “{FULL}”, she said."
    shelf.put(make_page(*(make_article(text, f"Title {n}") for n, text in enumerate(texts)), source="Mail"))
    derive(shelf.library.connection)
    assert all(ledger(shelf.library, family) is None for family in printed_often(shelf.library.connection, 10))


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Nobody will be moved before the spring", "nobody will be moved before the spring,", True),
        ("Nobody will be moved before the spring", "We say it again: nobody will be moved before the spring", True),
        ("Nobody will be moved", "Nobody will be moved", False),
        ("Nobody will be moved before the spring", "Everybody was moved long before the harvest", False),
        (FULL, FULL.replace("board", "Board of Works").replace("cracked", "split"), True),
        ("天地玄黄宇宙洪荒日月", "他说天地玄黄宇宙洪荒日月", True),
        ("", "", False),
    ],
)
def test_what_counts_as_one_quotation(left: str, right: str, one: bool) -> None:
    assert one_quotation(left, right) is one
    assert one_quotation(right, left) is one


def test_groups_hold_together_by_those_between(shelf: Any, make_page: Any, make_article: Any) -> None:
    for number, text in enumerate((prose(1), prose(2), prose(1, 110), prose(9), prose(2, 115), prose(1, 100))):
        shelf.put(make_page(make_article(text, f"Title {number}", source=f"Paper {number}")))
    connection = shelf.library.connection
    derive(connection)
    assert groups(connection) == [[1, 3, 6], [2, 5]]
    found = {(pair.a, pair.b): pair for pair in pairs(connection)}
    assert found[1, 3].b_in_a == 1
    assert found[1, 3].a_in_b == pytest.approx(110 / 120)
    first = representatives(connection)
    assert first == {1: 1, 3: 1, 6: 1, 2: 2, 5: 2}
    assert list(folded([6, 5, 4, 3, 2, 1], first)) == [6, 5, 4]


def test_a_note_that_a_long_article_quotes_is_no_version_of_it(shelf: Any, make_page: Any, make_article: Any) -> None:
    for number, text in enumerate((prose(1, 60), f"{prose(1, 60)}\n\n{prose(2, 600)}")):
        shelf.put(make_page(make_article(text, f"Title {number}", source=f"Paper {number}")))
    derive(shelf.library.connection)
    assert list(pairs(shelf.library.connection)) == []
