"""Searching a small library: what is found, in which order, what is shown of it, and that it is exact."""

import ast
import threading
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readroom.db.articles import rows_by_id
from readroom.db.counts import count, count_articles
from readroom.db.errors import LibraryError, QueryError
from readroom.db.library import Library
from readroom.db.search import Hit, Interrupted, marks_in, matching_ids, search, stream, understand
from readroom.text.match import Matcher
from readroom.text.model import Article, Aside, Body, PrintedDate, Voice
from readroom.text.query import Query
from readroom.text.query_tree import Condition, Dates, Field

TODAY = date(2026, 3, 31)


class Papers:
    """A library of short articles, asked by their titles."""

    def __init__(self, shelf: Any, make_page: Callable[..., Any]) -> None:
        self._shelf = shelf
        self._page = make_page
        self.library: Library = shelf.library

    def put(
        self, title: str | None, text: str, day: str | None = None, *, source: str = "Quay Times", **more: Any
    ) -> int:
        precision = {4: "year", 7: "month", 10: "day", 16: "minute"}[len(day)] if day else None
        printed = PrintedDate(day, precision, day) if day else None  # type: ignore[arg-type]
        body = Body(text, asides=more.pop("asides", ()), voices=more.pop("voices", ()))
        made = Article(body, title, date=printed, source=source, **more)
        (found,) = self._shelf.put(self._page(made), more.get("file", "")).articles
        return int(found)

    def titles(self, query: str, **more: Any) -> list[str | None]:
        ids = list(matching_ids(self.library, query, today=TODAY, **more))
        return [row.title for row in rows_by_id(self.library, ids)]

    def hits(self, query: str, **more: Any) -> list[Hit]:
        return search(self.library, understand(query, today=TODAY), **more)


@pytest.fixture
def papers(shelf: Any, make_page: Callable[..., Any]) -> Papers:
    return Papers(shelf, make_page)


@pytest.fixture
def harbour(papers: Papers) -> Papers:
    """Six articles about a harbour."""
    papers.put("Ferry", "The ferry left the old quay. The ferry was late.", "2020-03-15")
    papers.put("Quay", "An old quay, an old-quay inn; no boat.", "2020-03", source="The Dock Herald")
    papers.put("Storm", "A storm took the ferry’s ramp. Straße nass.", "2020")
    papers.put("Ferry strike", "Crews walked out at the U.S. port on Monday.", "2019-12-31T10:00")
    papers.put("Undated", "The ferry has no date, and the quay is old.")
    papers.put(None, "北京和北海 have no ferry. این کتاب", "2018-01-02")
    return papers


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("ferry", ["Ferry", "Storm", "Ferry strike", None, "Undated"]),
        ("FERRY quay", ["Ferry", "Undated"]),
        ("ferry monday", ["Ferry strike"]),
        ('"old quay"', ["Ferry", "Quay"]),
        ("old-quay", ["Ferry", "Quay"]),
        ("near/3(old quay) -boat", ["Ferry", "Undated"]),
        ("near/2(quay old)", ["Ferry", "Quay", "Undated"]),
        ("near/0(quay old)", ["Ferry", "Quay"]),
        ("title:ferry", ["Ferry", "Ferry strike"]),
        ("text:ferry title:ferry", ["Ferry"]),
        ("ferry -title:ferry", ["Storm", None, "Undated"]),
        ("-ferry", ["Quay"]),
        ("-ferry -old", []),
        ("-(ferry OR quay)", []),
        ("-(ferry quay)", ["Quay", "Storm", "Ferry strike", None]),
        ("storm OR quay", ["Ferry", "Quay", "Storm", "Undated"]),
        ("storm OR -ferry", ["Quay", "Storm"]),
        ("fer*", ["Ferry", "Storm", "Ferry strike", None, "Undated"]),
        ('"old qu"*', ["Ferry", "Quay"]),
        ("strasse", ["Storm"]),
        ("U.S.", ["Ferry strike"]),
        ("ferry's", ["Storm"]),
        ("北京", [None]),
        ("京和", [None]),
        ("京海", []),
        ("كتاب", [None]),
        ("source:dock", ["Quay"]),
        ('source:"quay times" storm', ["Storm"]),
        ("source:times -ferry", []),
        ("source:(dock OR nowhere)", ["Quay"]),
        ("source:nowhere", []),
        ("-source:times", ["Quay"]),
        ("(ferry source:dock) OR (storm source:times)", ["Storm"]),
        ("...", []),
        ("", ["Ferry", "Quay", "Storm", "Ferry strike", None, "Undated"]),
    ],
)
def test_what_is_found_newest_first_and_undated_last(harbour: Papers, query: str, titles: list[str | None]) -> None:
    assert harbour.titles(query) == titles
    assert [hit.row.title for hit in harbour.hits(query)] == titles
    assert [hit.row.title for hit in stream(harbour.library, understand(query, today=TODAY))] == titles
    assert {hit.row.title for hit in harbour.hits(query, sort="rank")} == set(titles)
    made = understand(query, today=TODAY)
    assert count(harbour.library, made).articles == count_articles(harbour.library, made) == len(titles)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("date:2020", ["Ferry", "Quay", "Storm"]),
        ("date:2020-03", ["Ferry", "Quay"]),
        ("date:2020-03~", ["Ferry", "Quay", "Storm"]),
        ("date:2020-03-15", ["Ferry"]),
        ("date:2020-03-15~", ["Ferry", "Quay", "Storm"]),
        ("date:2020-03-16~", ["Quay", "Storm"]),
        ("date:2020-01..2020-12", ["Ferry", "Quay", "Storm"]),
        ("date:2020-02..2020-12", ["Ferry", "Quay"]),
        ("date:2020-01..2020-11", ["Ferry", "Quay"]),
        ("date:2020-03-02..2020-04-30", ["Ferry"]),
        ("date:2020-03-02..2020-04-30~", ["Ferry", "Quay", "Storm"]),
        ("date:2019-12-31", ["Ferry strike"]),
        ("date:..2019", ["Ferry strike", None]),
        ("date:..2020-06", ["Ferry", "Quay", "Ferry strike", None]),
        ("date:..2020-06~", ["Ferry", "Quay", "Storm", "Ferry strike", None]),
        ("date:2020..", ["Ferry", "Quay", "Storm"]),
        ("date:2020-02..", ["Ferry", "Quay"]),
        ("date:2020-02..~", ["Ferry", "Quay", "Storm"]),
        ("date:..9999", ["Ferry", "Quay", "Storm", "Ferry strike", None]),
        ("date:9999-12-31", []),
        ("date:none", ["Undated"]),
        ("-date:none -date:2020", ["Ferry strike", None]),
        ("-date:2020", ["Ferry strike", None, "Undated"]),
        ("date:2018 OR date:none", [None, "Undated"]),
        ("date:(2018 OR 2019)", ["Ferry strike", None]),
        ("ferry date:2020", ["Ferry", "Storm"]),
        ("-ferry date:2020", ["Quay"]),
        ("date:2020 date:2020-03", ["Ferry", "Quay"]),
    ],
)
def test_dates_with_their_precision(harbour: Papers, query: str, titles: list[str | None]) -> None:
    assert harbour.titles(query) == titles
    assert [hit.row.title for hit in harbour.hits(query)] == titles


def test_relative_dates_count_from_the_day_that_is_given(papers: Papers) -> None:
    papers.put("Old", "quay", "2026-02-28")
    papers.put("New", "quay", "2026-03-01")
    papers.put("Tomorrow", "quay", "2026-04-01")
    assert papers.titles("date:30d") == ["New"]


def test_every_field(papers: Papers, shelf: Any) -> None:
    papers.put(
        "All", "The text speaks of a quay.", "2020-01-02",
        source="Quay Times", outlet="Dock Herald, Lisbon", outlet_name="The Dock Herald",
        authors=("Ana Müller", "Bo Reyes"), section="Port and Sea", language="pt-BR",
        keywords=("Sea trade", "ferries"), key="akey1",
        first_date=PrintedDate("2019-12", "month", "Dec 2019"),
        voices=(Voice(0, 8, "A letter", ("Cem Aydin",), "Mole Post"),),
        asides=(Aside("caption", 0, "A crane at dawn"),),
    )  # fmt: skip
    papers.put("Plain", "Nothing else is known of this quay.", "2020-01-01", key="akey2")
    for query in (
        "outlet:lisbon", 'outlet:"the dock"', "outlet:her*", "author:muller", 'author:"bo reyes"', 'author:"ana mü"*',
        "section:sea", "lang:pt", "lang:PT-br", "keyword:trade", "keyword:ferr*", "voice:aydin", 'voice:"mole post"',
        "voice:letter", "aside:crane", 'aside:"at dawn"', "file:1", "key:akey1", "first:2019", "first:2019-12",
        "quay source:times author:(reyes OR nobody)", "-first:none", "id:1",
    ):  # fmt: skip
        assert papers.titles(query) == ["All"], query
        assert papers.titles(f"quay -({query})") == ["Plain"], query
        assert papers.titles(f"({query}) OR nothing") == ["All", "Plain"], query
    for query in (
        "author:reyesana",
        'author:"müller bo"',
        "lang:p",
        "crane",
        "aside:quay",
        "first:2020",
        "id:9",
        "key:b",
    ):
        assert papers.titles(query) == [], query
    assert papers.titles("key:akey") == ["All", "Plain"]
    assert papers.titles("first:none") == ["Plain"]
    assert papers.titles("id:2,1,77") == ["All", "Plain"]
    assert shelf.library.connection.execute("select count(*) from article").fetchone() == (2,)


class Notes:
    """A notebook of three marks."""

    def keys_tagged(self, tag: str) -> set[str]:
        return {"akey1"} if tag == "to check" else set()

    def keys_noted(self, words: Iterable[str]) -> set[str]:
        return {"akey2"} if list(words) == ["who says"] else set()

    def article_keys_with_highlights(self) -> set[str]:
        return {"akey1", "akey2"}


def test_the_notebook_is_asked_for_keys(papers: Papers) -> None:
    for n in (1, 2, 3):
        papers.put(f"A{n}", "A quay.", f"2020-01-0{n}", key=f"akey{n}")
    assert papers.titles('tag:"to check"', notebook=Notes()) == ["A1"]
    assert papers.titles('note:"Who says"', notebook=Notes()) == ["A2"]
    assert papers.titles("quay has:highlight", notebook=Notes()) == ["A2", "A1"]
    assert papers.titles("quay -has:highlight", notebook=Notes()) == ["A3"]
    assert papers.titles("has:highlight") == []
    assert papers.titles("-tag:x") == ["A3", "A2", "A1"]


def test_an_impossible_value_is_one_line_with_its_place(harbour: Papers) -> None:
    with pytest.raises(QueryError, match="month 13") as raised:
        harbour.titles("ferry date:2020-13")
    assert raised.value.position == 11
    assert "character 12" in str(raised.value)


def test_a_hit_shows_its_words(harbour: Papers) -> None:
    (first, second) = harbour.hits('"old quay"')
    assert (first.hits, first.start, first.score) == (1, 19, None)
    assert [first.snippet[s:e] for s, e in first.marks] == ["old quay"]
    assert second.hits == 2
    assert [second.snippet[s:e] for s, e in second.marks] == ["old quay", "old-quay"]
    title_only = harbour.hits("title:strike")[0]
    assert (title_only.hits, title_only.start, title_only.marks) == (1, None, ())
    assert title_only.snippet.startswith("Crews walked")
    assert harbour.hits("source:dock")[0].hits == 0


def test_the_hits_in_one_article(harbour: Papers) -> None:
    def marks(query: str, article: int) -> list[tuple[int, int]]:
        return marks_in(harbour.library, understand(query, today=TODAY), article)

    assert marks('ferry "old quay" -source:dock -date:2019', 1) == [(4, 9), (19, 27), (33, 38)]
    assert marks("(quay source:times) OR (ferry source:dock)", 1) == [(23, 27)]
    assert marks("storm", 1) == marks("source:times", 1) == marks("", 1) == marks("ferry", 99) == []


def test_hits_of_an_alternative_count_only_where_it_holds(harbour: Papers) -> None:
    found = {
        hit.row.title: hit.hits for hit in harbour.hits("(ferry source:dock) OR (storm source:times) OR (quay boat)")
    }
    assert found == {"Quay": 2 + 2, "Storm": 2}
    assert found["Quay"] == len(["Quay", "quay", "quay", "boat"])


def test_rank_puts_titles_first_and_newer_first_among_equals(papers: Papers) -> None:
    papers.put("Harbour", "The quay stands, and nothing else is said here.", "2020-01-03")
    papers.put("Quay", "The harbour stands, and nothing else is said here.", "2020-01-01")
    papers.put("Harbour", "The quay stands, and nothing else is said here.", "2020-01-04")
    papers.put("Dock", "Nothing is said here of any of that, not a word of it.", "2020-01-05")
    hits = papers.hits("quay", sort="rank")
    assert [hit.row.date for hit in hits] == ["2020-01-01", "2020-01-04", "2020-01-03"]
    scores = [hit.score for hit in hits if hit.score is not None]
    assert len(scores) == 3
    assert scores == sorted(scores)
    assert [h.row.date for h in papers.hits("quay", sort="rank", among=2)] == ["2020-01-04", "2020-01-03"]
    beside = papers.hits("quay OR source:times", sort="rank")
    assert [h.row.date for h in beside] == ["2020-01-01", "2020-01-04", "2020-01-03", "2020-01-05"]
    assert [h.score for h in papers.hits("source:times", sort="rank")] == [None] * 4


@pytest.mark.parametrize("seek", [0, 300])
@pytest.mark.parametrize("sort", ["date", "rank"])
@pytest.mark.parametrize(
    "query",
    ["quay", "qu*", "qu* OR source:herald", "source:times qu*", "source:times quay", "-dock", "quay -do* date:2020"],
)
def test_pages_by_key_are_the_whole(
    papers: Papers, monkeypatch: pytest.MonkeyPatch, sort: str, query: str, seek: int
) -> None:
    monkeypatch.setattr("readroom.db.plan.SEEK", seek)
    for n in range(1, 24):
        papers.put(
            "Quay" if n % 5 == 0 else "Sea",
            "quay " * (n % 3) + "sea",
            f"2020-01-{n:02}",
            source=["Times", "Herald"][n % 2],
        )
    whole = papers.hits(query, sort=sort, limit=99)
    assert len(whole) > 5
    pages: list[Hit] = []
    while page := papers.hits(query, sort=sort, limit=3, after=pages[-1] if pages else None):
        assert len(page) <= 3
        pages += page
    assert pages == whole
    assert papers.hits(query, sort=sort, limit=3, before=whole[5]) == whole[2:5]
    assert papers.hits(query, sort=sort, limit=30, before=whole[2]) == whole[:2]
    assert list(stream(papers.library, understand(query, today=TODAY), sort=sort)) == whole  # type: ignore[arg-type]
    if sort == "date":
        assert papers.hits(query, limit=3, after=whole[2].row.docid) == whole[3:6]
    elif whole[0].score is not None:
        with pytest.raises(ValueError, match="docid"):
            papers.hits(query, sort=sort, after=whole[2].row.docid)


def test_a_search_can_be_stopped_from_another_thread(papers: Papers) -> None:
    for n in range(1, 29):
        papers.put("Sea", "quay " * 50, f"2020-01-{n:02}")
    found = stream(papers.library, understand("quay", today=TODAY))
    next(found)
    stopper = threading.Thread(target=papers.library.interrupt)
    stopper.start()
    stopper.join()
    with pytest.raises(Interrupted):
        list(found)
    assert len(papers.hits("quay")) == 28


def test_a_damaged_text_is_said_in_one_line(papers: Papers) -> None:
    papers.put("Sea", "quay", "2020-01-01")
    papers.library.connection.execute("update article_text set z = x'00'")
    with pytest.raises(LibraryError, match=r"article 1 .* is damaged"):
        papers.hits("quay")
    with pytest.raises(LibraryError, match=r"article 1 .* is damaged"):
        count(papers.library, understand("quay", today=TODAY))


def test_a_reader_may_search_a_file_that_it_cannot_write(harbour: Papers) -> None:
    with Library.open(harbour.library.path) as library:
        assert len(search(library, understand('ferry source:times author:x OR tag:y OR "old quay"', today=TODAY))) == 2


HOSTILE = [
    '"', '""', '"""', "'", "\\", ";--", "'; drop table article; --", "NEAR(", "NEAR(a b, 5)", "near/5(",
    "near/(a b)", "^a", "a + b", "a^2", "{title text}: a", "{title}:a", "- title : a", "rowid:1", "article_fts:a",
    "rank MATCH 'x'", "*", "**", "a*b*", "?", "%", "_", "a_", "$1", "?1", ":name", "@x", "\x00", "a\x00b", "\ud800",
    "\u202e", "\u200b", "😀", "👩‍👩‍👧", "NULL", "null", "1=1", "/(a+)+$/", "[@click=app.quit]", "<script>", "\x1b[2J",
    "(" * 500, ")" * 500, "-" * 500, '"' * 501, "a OR " * 300, "-(" * 300 + "a", "NOT " * 200 + "a", "title:" * 200,
    "date:" * 100, "tag:", "id:", "id:99999999999999999999", "id:1,", "key:%", "key:\U0010ffff", "lang:%", "lang:_",
    "lang:'", "source:*", "source:''", "author:\"", "file:../../x", "a" * 3000, "ā" * 3000, "北" * 3000, "of " * 900,
    " ".join(f"{c}*" for c in "abcdefghijklmnopqrstuvwxyz"), " OR ".join(["the"] * 900), "date:9999-99-99",
    "date:2020..2019", "date:~", "first:none~", "has:", "has:nothing", "note:\"", "near/5(near/5(a b) c)",
    "near/5(-a -b)", "title:(source:(date:(2020)))", "￾", "ß" * 70, "\u0301" * 50, "a\u0301" * 400, "ﷺ" * 300,
    "1e309", "0x10", "-0", "--", "—a", "a—b", "a&b", "a|b", "!a", "~", "=", "/", "//", "a/", "/a/ /b/",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_run_or_are_an_error_of_one_line(harbour: Papers, query: str) -> None:
    run(harbour, query)


def attempt(query: str) -> Query | QueryError:
    try:
        return understand(query, today=TODAY)
    except QueryError as problem:
        return problem


def run(papers: Papers, query: str) -> None:
    made = attempt(query)
    if isinstance(made, QueryError):
        assert "\n" not in str(made)
        assert made.position is not None
        return
    found = search(papers.library, made)
    assert len(found) == count(papers.library, made).articles
    assert len(search(papers.library, made, sort="rank")) == len(found)


def test_hostile_queries_of_the_shared_set(harbour: Papers, shared: Path) -> None:
    source = (shared / "tools" / "make_bad_inputs.py").read_text(encoding="utf-8")
    (function,) = (n for n in ast.parse(source).body if isinstance(n, ast.FunctionDef) and n.name == "queries")
    names: dict[str, Callable[[], list[dict[str, str]]]] = {}
    exec(compile(ast.Module([function], []), "make_bad_inputs", "exec"), names)
    for hostile in names["queries"]():
        run(harbour, hostile["query"])


ATOMS = st.sampled_from(
    [
        "a", "b", "c", "d", "ab", "a*", '"a b"', '"b c"*', "near/1(a b)", "near/2(c a)", 'near/0(a b c)',
        'near/3("a b" c)', "near/2(a a*)", "title:a", "text:b", "title:near/1(a b)", "source:one", "-source:two",
        "date:2020", "date:none", "date:2020-02~", "=a", '="a b"', "=ab*", "*b", "a*b", '"*b c"', "near/1(=a *b)",
        "/a b/",
        "/^[ab]b/", "title:/a/", "q*q", '"a b c d a b c d a b"',
    ]
)  # fmt: skip
TREES = st.recursive(
    ATOMS,
    lambda inner: st.lists(inner, min_size=2, max_size=3).flatmap(
        lambda parts: st.sampled_from([f"({' '.join(parts)})", f"({' OR '.join(parts)})", f"-({' '.join(parts)})"])
    ),
    max_leaves=9,
)


@pytest.fixture
def many(papers: Papers) -> list[tuple[int, str, str, str, str | None]]:
    """Sixty articles of few words, each as (id, title, text, source, date)."""
    made = []
    for n in range(60):
        words = "".join(
            "abcd"[(n * 7 + k * k * (n % 5 + 1) + k // 3) % 4] + ("b" if (n + k) % 7 == 0 else "") + " "
            for k in range(n % 9)
        )
        title, source = "abcd"[n % 4] + " b" * (n % 3 == 0), ["one", "two", "three"][n % 3]
        day = [None, "2020", "2020-02-03", "2019-12", "2020-02"][n % 5]
        made.append((papers.put(title, words, day, source=source), title, words, source, day))
    return made


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=TREES)
def test_the_index_finds_exactly_what_the_texts_say(papers: Papers, many: list[Any], query: str) -> None:
    made = understand(query, today=TODAY)
    assert made.tree is not None
    matcher = Matcher(made.tree)
    expected: dict[int, int] = {}
    for number, title, text, source, day in many:

        def holds(condition: Condition, source: str = source, day: str | None = day) -> bool:
            if isinstance(condition, Field):
                return condition.value == source
            assert isinstance(condition, Dates)
            if condition.none or day is None:
                return condition.none and day is None
            return day.startswith("2020") if not condition.loose else day in ("2020", "2020-02", "2020-02-03")

        match = matcher.match(title, text, holds)
        if match is not None:
            expected[number] = match.hits
    assert {hit.row.id: hit.hits for hit in search(papers.library, made, limit=99)} == expected
    summary = count(papers.library, made)
    assert (summary.articles, summary.hits) == (len(expected), sum(expected.values()))
    assert {hit.row.id for hit in search(papers.library, made, limit=99, sort="rank")} == set(expected)


def test_an_author_is_found_as_printed_and_as_spoken(shelf, make_page, make_article):
    listed = ("Roe, Ann",), ("Ann Roe",), ("Roe Ann Lee", "Ann Hill"), ("Lee, Ann", "Hill, Roe")
    for number, authors in enumerate(listed):
        shelf.put(make_page(make_article(f"Text {number}", authors=authors)))

    def found(text):
        return sorted(hit.row.authors for hit in search(shelf.library, understand(text, today=date(2030, 5, 6))))

    both = [("Ann Roe",), ("Roe, Ann",)]
    assert found('author:"Ann Roe"') == found('author:"ann r*"') == both
    assert found('author:"Roe, Ann"') == found('author:"roe, ann"') == sorted([*both, ("Roe Ann Lee", "Ann Hill")])
    assert found('author:"Roe Hill"') == [("Lee, Ann", "Hill, Roe")]
    assert ("Roe, Ann",) in found("author:roe")
