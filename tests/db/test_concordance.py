"""Concordances of a library: every hit in a text is a line; streams, pages, orders and samples agree."""

import random
from datetime import date
from itertools import islice

import pytest

from readroom.db import concordance
from readroom.db.concordance import count_left_out, lines, ordered, sample
from readroom.db.concordance_csv import csv_rows
from readroom.db.counts import count
from readroom.db.errors import QueryError
from readroom.db.search import Interrupted, understand
from readroom.text.concordance import Line, Place, in_order, parse_keys
from readroom.text.concordance_head import Tally, command, frozen, head
from readroom.text.fold import fold

TODAY = date(2030, 5, 6)
WORDS = ["ferry", "quay", "mole", "tide", "Tide", "TIDE", "lamp", "lámp", "rope", "港の潮", "old-quay", "net"]
QUERIES = (
    "tide",
    "lamp",
    '"tide rope"',
    "ti*",
    "near/2(ferry quay)",
    "ferry OR 潮",
    "=Tide",
    "/l[aá]mp/",
    "quay -title:rope",
    "tide date:2003..2008",
    "text:rope title:ferry",
    "*de",
)


def ask(text):
    return understand(text, today=TODAY)


@pytest.fixture
def library(shelf, make_page, make_article):
    """Forty articles of few words, so that every query finds many hits."""
    pick = random.Random(3)
    for n in range(40):
        blocks = [" ".join(pick.choices(WORDS, k=pick.randint(1, 25))) for _ in range(3)]
        day = f"{2000 + n // 4}-0{1 + n % 9}-11" if n % 7 else None
        made = make_article("\n\n".join(blocks), " ".join(pick.choices(WORDS, k=3)), day)
        shelf.put(make_page(made, source=f"Paper {n % 3}"))
    return shelf.library


@pytest.mark.parametrize("text", QUERIES)
def test_every_hit_in_a_text_is_a_line_and_its_node_is_the_texts(library, text):
    tally = Tally()
    found = list(lines(library, ask(text), window=4, tally=tally))
    texts = dict(library.connection.execute("select id, key from article"))
    from readroom.db.articles import get_article

    for line in found:
        body = get_article(library, line.place.id).body.text
        assert body[line.start : line.end] == line.node
        assert body[line.start - len(line.left) : line.end + len(line.right)] == line.left + line.node + line.right
        assert texts[line.place.id] == line.place.key
        assert line.place.length == len(body)
    summary = count(library, ask(text))
    assert len(found) == summary.by_field["text"].hits == tally.lines > 0
    assert len({line.place.id for line in found}) == summary.by_field["text"].articles == tally.articles
    count_left_out(library, ask(text), tally)
    assert tally.summary() == summary
    assert tally.whole


@pytest.mark.parametrize("text", ["*e*", "title:*e*", "*e* date:2003..2008", "*e* -title:rope"])
def test_a_star_that_stands_for_very_many_words_finds_the_same_in_the_texts(library, text, monkeypatch):
    expected, tally = list(lines(library, ask(text))), Tally()
    assert expected or text.startswith("title")
    monkeypatch.setattr(concordance, "FORMS", 2)
    asked: list[str] = []
    library.connection.set_trace_callback(asked.append)
    assert list(lines(library, ask(text), tally=tally)) == expected
    library.connection.set_trace_callback(None)
    assert any("from article a cross join" in sql for sql in asked) == ("-" not in text)
    assert tally.matching == count(library, ask(text)).articles


def test_lines_come_newest_first_and_in_the_order_of_the_text(library):
    found = list(lines(library, ask("tide")))
    assert found == sorted(found, key=lambda line: (-line.place.docid, line.start, line.end))
    undated = [line.place.date is None for line in found]
    assert undated == sorted(undated)


@pytest.mark.parametrize("step", [1, 3, 7, 1000])
@pytest.mark.parametrize("text", ["tide", "near/2(ferry quay)", "*de"])
def test_pages_are_the_whole_whatever_their_length(library, text, step):
    query, tally = ask(text), Tally()
    found: list[Line] = []
    while not tally.whole:
        found += islice(lines(library, query, after=found[-1] if found else None, tally=tally), step)
    whole = Tally()
    assert found == list(lines(library, query, tally=whole))
    assert tally.summary() == whole.summary()


def test_what_has_no_words_has_no_lines(library):
    for text in ("source:paper", "date:2003", "-tide", ""):
        with pytest.raises(QueryError, match="needs a word"):
            next(lines(library, ask(text)))


@pytest.mark.parametrize("keys", ["R1,R2", "L1,-R1,node", "-date,source", "source,date,-L2", "-node"])
def test_orders_are_the_same_in_memory_and_on_disk(library, keys):
    found, levels = list(lines(library, ask("tide OR lamp"))), parse_keys(keys)
    in_memory = list(ordered(found, levels))
    assert in_memory == in_order(found, levels)
    assert list(ordered(iter(found), levels, in_memory=5)) == in_memory
    assert list(ordered(found, ())) == found


def test_words_after_the_node_are_in_order(library):
    found = [fold(line.right) for line in ordered(lines(library, ask("tide")), parse_keys("R1,R2,R3"))]
    first = [" ".join(words.split()[:3]) for words in found]
    assert first == sorted(first)


def test_a_sample_is_the_same_for_its_seed_and_part_of_the_whole(library):
    whole = list(lines(library, ask("tide")))
    tally = Tally()
    found = sample(library, ask("tide"), 12, 17, tally=tally)
    assert len(found) == 12
    assert [line for line in whole if line in set(found)] == found
    assert sample(library, ask("tide"), 12, 17) == found
    assert sample(library, ask("tide"), 12, 18) != found
    assert sample(library, ask("tide"), 10_000, 1) == whole
    assert tally.lines == len(whole)


def test_a_sample_stays_when_articles_come(library, shelf, make_page, make_article):
    before = set(sample(library, ask("tide"), 12, 17))
    shelf.put(make_page(make_article("A tide and a tide.", "New", "2029-01-01"), source="Paper 9"))
    after = {(line.place.key, line.start) for line in sample(library, ask("tide"), 12, 17)}
    assert len({(line.place.key, line.start) for line in before} & after) >= 10


def test_a_stream_can_be_stopped(library):
    coming = lines(library, ask("tide"))
    next(coming)
    found, stopped = [], False
    library.interrupt()  # between two statements there is nothing to be stopped
    try:
        for line in coming:
            library.interrupt()
            found.append(line)
    except Interrupted:
        stopped = True
    assert stopped
    assert len(found) < sum(1 for _ in lines(library, ask("tide"))) - 1


def test_progress_is_told(library, monkeypatch):
    monkeypatch.setattr(concordance, "STEP", 10)
    told: list[int] = []
    list(lines(library, ask("tide"), progress=told.append))
    assert told[:2] == [10, 20]


def test_the_head_says_what_was_counted(shelf, make_page, make_article):
    shelf.put(make_page(make_article("The tide and the Tide.", "A tide", "2020-01-02"), source="P"))
    shelf.put(make_page(make_article("No tide.", None, None), source="P"))
    library = shelf.library
    tally = Tally()
    found = list(lines(library, ask("tide"), tally=tally))
    assert head(tally) == (
        "3 lines in 2 articles · hits in titles have no line · 4 hits in 2 articles · text 3 in 2, title 1 in 1 · "
        "tide 3 in 2, Tide 1 in 1 · every copy counted · 1 of them undated"
    )
    part = Tally()
    coming = lines(library, ask("tide"), tally=part)
    next(coming)
    assert head(part, shown=1, articles=1).startswith("1 line in 1 article · the newest: others were not read")
    assert "hits" not in head(part, shown=1, articles=1)
    assert head(tally, shown=2, articles=1, sample=(2, 7)).startswith(
        "2 lines in 1 article · a random sample of 3, seed 7 · "
    )
    dated = Tally()
    assert list(lines(library, ask("tide date:2020"), tally=dated)) == found[:2]
    count_left_out(library, ask("tide date:2020"), dated)
    assert head(dated).endswith("1 undated not considered")
    assert head(Tally(whole=True)) == "0 lines in 0 articles · nothing found"


def test_the_command_gives_the_same_again():
    query = ask("tide date:30d")
    assert frozen(query) == "tide date:2030-04-06..2030-05-06"
    assert frozen(ask("Tide's  date:2019")) == "Tide's  date:2019"
    said = command("-x 'y'", window=3, keys=parse_keys("R1,-date"), sample=(5, 9), limit=2, library="a b.db")
    assert said == (
        "readroom --library 'a b.db' concordance --window 3 --sort=R1,-date --sample 5 --seed 9 --limit 2 "
        "-- '-x '\"'\"'y'\"'\"''"
    )
    assert command("tide") == "readroom concordance tide"


def test_a_table_is_on_one_line_each_and_no_spreadsheet_runs_it():
    place = Place(1, "k", 2, "=SUM(1)", "P", None, None, 30)
    rows = list(csv_rows([Line(place, 4, 8, "a\n\n- ", "tide", ', "b"')]))
    assert rows[0] == "id,key,start,end,left,node,right,title,source,outlet,date\n"
    assert rows[1] == '1,k,4,8,a -,tide,", ""b""",\'=SUM(1),P,,\n'


def test_memory_of_spellings_is_bounded(monkeypatch):
    from readroom.text import concordance_head
    from readroom.text.match import Match, Spot

    monkeypatch.setattr(concordance_head, "FORMS", 3)
    tally = Tally()
    for word in ("one", "two", "ten", "six", "one"):
        tally.add("", word, Match((), (Spot(0, 3, 0),)), dated=True)
    assert tally.summary().forms == {}
    assert tally.lines == 5


def test_what_is_not_done_as_asked_is_said_with_the_first_line(library):
    tally, query = Tally(), ask("tide -~wharf")
    first = next(lines(library, query, tally=tally))
    assert "no spelling of wharf was accepted" in head(tally, shown=1, articles=1)
    next(lines(library, query, tally=tally, after=first))
    assert len(tally.notes) == 1
