"""The grammar, the notices, and that no string is too strange."""

import ast
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.query import MAX_DEPTH, MAX_LENGTH, MAX_WORDS, BadValue, Query, parse
from readroom.text.query_print import printed
from readroom.text.query_say import explained
from readroom.text.query_tree import (
    And,
    Dates,
    Field,
    Near,
    Nothing,
    Or,
    Term,
    needs_notebook,
    terms_of,
    walk,
)

TODAY = date(2026, 3, 31)


def read(text: str) -> Query:
    return parse(text, today=TODAY)


def attempt(text: str) -> Query | BadValue:
    try:
        return read(text)
    except BadValue as problem:
        return problem


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("ferry", "ferry"),
        ("ferry harbour", "ferry harbour"),
        ("ferry AND harbour", "ferry harbour"),
        ("Ferry HARBOUR", "ferry harbour"),
        ("ferry OR harbour", "ferry OR harbour"),
        ("ferry or harbour and quay", "ferry or harbour and quay"),
        ("a b OR c d", "a b OR c d"),
        ("a (b OR c) d", "a (b OR c) d"),
        ("(a b) OR (c d)", "a b OR c d"),
        ("((a) ((b)))", "a b"),
        ("a OR (b OR c)", "a OR b OR c"),
        ("-a", "-a"),
        ("a -b", "a -b"),
        ("a NOT b", "a -b"),
        ("-(a b)", "-(a b)"),
        ("-(a OR b) c", "-(a OR b) c"),
        ("-(-a)", "a"),
        ("NOT NOT a", "a"),
        ("a OR -b", "a OR -b"),
        ("-a OR b c", "-a OR b c"),
        ('"the old quay"', '"the old quay"'),
        ("“the old quay”", '"the old quay"'),
        ("„der alte Kai“", '"der alte kai"'),
        ("«le vieux quai»", '"le vieux quai"'),
        ('“mixed quotes"', '"mixed quotes"'),
        ('-"the quay"', '-"the quay"'),
        ("harb*", "harb*"),
        ("harb**", "harb*"),
        ("harb*,", "harb*"),
        ('"old harb"*', '"old harb"*'),
        ('"old harb*"', '"old harb"*'),
        ("well-known", '"well known"'),
        ("well-kn*", '"well kn"*'),
        ("U.S.", '"u s"'),
        ("l'Alsace", '"l alsace"'),
        ("l’Alsace", '"l alsace"'),
        ("Dupont's", '"dupont s"'),
        ("AB/CD", '"ab cd"'),
        ("a_b", "a_b"),
        ("10:30", '"10 30"'),
        ("https://quay.example/a-b?c=1", '"https quay example a b c 1"'),
        ("Straße", "strasse"),
        ("CAFÉ", "cafe"),
        ("cafe\u0301", "cafe"),
        ("北京", '"北 京"'),
        ("北*", "北*"),
        ("near/5(a b)", "near/5(a b)"),
        ("NEAR/0(a b)", "near/0(a b)"),
        ('near/3(a "b c" d*)', 'near/3(a "b c" d*)'),
        ("-near/5(a b)", "-near/5(a b)"),
        ("title:near/5(a b)", "title:near/5(a b)"),
        ("title:ferry", "title:ferry"),
        ("Title:ferry", "title:ferry"),
        ('text:"the quay"', 'text:"the quay"'),
        ("title:(a OR b) c", "(title:a OR title:b) c"),
        ("title:(a text:b)", "title:a text:b"),
        ("-title:a", "-title:a"),
        ("title:-a", "-title:a"),
        ("title:harb*", "title:harb*"),
        ("title:title:a", 'title:"title a"'),
        ('source:"The Quay Times"', 'source:"the quay times"'),
        ("source:quay*", 'source:"quay"*'),
        ("source:(a OR b)", 'source:"a" OR source:"b"'),
        ("-source:quay", '-source:"quay"'),
        ("tag:to-check", 'tag:"to-check"'),
        ('tag:"to check"', 'tag:"to check"'),
        ("has:highlights", 'has:"highlight"'),
        ("lang:pt_BR", 'lang:"pt-br"'),
        ("id:7,12", 'id:"7,12"'),
        ("tag:a*b", 'tag:"a*b"'),
        ('tag:"=what"', 'tag:"=what"'),
        ("=Ferry", "=Ferry"),
        ("=CAFÉ", "=CAFÉ"),
        ('="The old-Quay"', '="The old Quay"'),
        ('="The old Qu"*', '="The old Qu"*'),
        ("=Ferr*", "=Ferr*"),
        ("-=Ferry", "-=Ferry"),
        ("title:=Ferry", "title:=Ferry"),
        ('title:="The Quay"', 'title:="The Quay"'),
        ("near/5(=A b)", "near/5(=A b)"),
        ("a=b", '"a b"'),
        ("*ferry", "*ferry"),
        ("f*y", "f*y"),
        ("f*r*y*", "f*r*y*"),
        ("F**Y", "f*y"),
        ('"old f*y quay"', '"old f*y quay"'),
        ("/fer+y/", "/fer+y/"),
        ("/old quay/i", "/old quay/i"),
        (r"/a\/b/", r"/a\/b/"),
        ('-/[("]/ a', '-/[("]/ a'),
        ("title:/fer+y$/", "title:/fer+y$/"),
        ("a/b/c", '"a b c"'),
        ("saved:mine", 'saved:"mine"'),
        ('saved:"my own"', 'saved:"my own"'),
        ("like:12", 'like:"12"'),
        ("is:Unread", 'is:"unread"'),
        ("is:read", 'is:"read"'),
        ("has:notes", 'has:"note"'),
        ("in:mine", 'in:"mine"'),
        ("-in:-odd", '-in:"-odd"'),
        ("dup:all", 'dup:"all"'),
        ("file:/a/", 'file:"a"'),
        ("date:2019", "date:2019"),
        ("date:2019-3", "date:2019-03"),
        ("date:2019-03..2020-01", "date:2019-03..2020-01"),
        ("date:..2020", "date:..2020"),
        ("date:2020..", "date:2020.."),
        ("date:2020-03~", "date:2020-03~"),
        ("date:none", "date:none"),
        ("first:2019-02-28", "first:2019-02-28"),
        ("date:(2019 OR 2021)", "date:2019 OR date:2021"),
        ("date:0d", "date:2026-03-31"),
        ("date:30d", "date:2026-03-01..2026-03-31"),
        ("date:2w", "date:2026-03-17..2026-03-31"),
        ("date:1m", "date:2026-02-28..2026-03-31"),
        ("date:13m", "date:2025-02-28..2026-03-31"),
        ("date:1y", "date:2025-03-31..2026-03-31"),
        ("date:99999y", "date:0001-01-01..2026-03-31"),
        ("~ferry", "~ferry"),
        ('title:~"old quay"', 'title:~"old quay"'),
        ("~Qadrani -story:12", '~qadrani -story:"12"'),
        ('story:"The last crossing"', 'story:"The last crossing"'),
    ],
)
def test_what_is_understood_without_a_notice(text: str, meaning: str) -> None:
    query = read(text)
    assert printed(query.tree) == meaning
    assert query.notices == ()


@pytest.mark.parametrize(
    ("text", "meaning", "notice"),
    [
        ("~ferr*", "ferr*", "has no set of spellings"),
        ('"a * quay"', '"a quay"', "only in or at the end of a word"),
        ("ferry*-*", "ferry*", "only in or at the end of a word"),
        ("source:f*y", 'source:"f y"', "only at the end of the last word"),
        ("/(fer)+y|(/", '"fer y"', "a parenthesis is not closed"),
        ("/(a+)+b/", '"a b"', "what is repeated may hold no repeat"),
        ("source:(/a/)", 'source:"a"', "takes none"),
        ("/(/", '""', "a parenthesis is not closed"),
        ("nosuch:ferry", '"nosuch ferry"', "no such field"),
        ("title: ferry", "title ferry", "nothing stands right after"),
        ('"open quote', '"open quote"', "not closed"),
        ("(ferry", "ferry", "not closed"),
        ("ferry)", "ferry", "closes nothing"),
        ("ferry ()", "ferry", "without a word"),
        ("ferry OR", "ferry or", "looked for as a word"),
        ("OR ferry", "or ferry", "looked for as a word"),
        ("AND", "and", "looked for as a word"),
        ("ferry NOT", "ferry not", "looked for as a word"),
        ("ferry - boat", "ferry boat", "holds no word"),
        ("near(a b)", "near/10(a b)", "names no number"),
        ("near/99999(a b)", "near/1000(a b)", "at most"),
        ("near/5(a a)", "a", "each once"),
        ("near/5(a OR b)", "near/5(a b)", "words and phrases only"),
        ("near/5(a b -c)", "near/5(a b) -c", "words and phrases only"),
        ("near/5(a b source:c)", 'near/5(a b) source:"c"', "words and phrases only"),
        ("a near/5 b", 'a "near 5" b', "write near/5(one other)"),
        ("note:ferr*", 'note:"ferr"', "stands for nothing"),
        ('-"..." ferry', "ferry", "holds no word"),
        ("...", '""', "nothing is found"),
        ('""', '""', "nothing is found"),
    ],
)
def test_what_is_not_understood_is_looked_for_as_words_and_said(text: str, meaning: str, notice: str) -> None:
    query = read(text)
    assert printed(query.tree) == meaning
    assert any(notice in n.message for n in query.notices), query.notices
    assert all(0 <= n.position <= len(query.text) for n in query.notices)


@pytest.mark.parametrize(
    ("text", "position", "said"),
    [
        ("date:foo", 5, "no date"),
        ("ferry date:2020-13", 11, "month 13"),
        ("date:2020-02-30", 5, "day 30"),
        ("date:0000", 5, "year 0000"),
        ("date:9999-99-99", 5, "month 99"),
        ("date:2019..soon", 11, "no date"),
        ("date:2020..2019", 5, "ends before"),
        ("date:..", 5, "no date"),
        ("first:yesterday", 6, "no date"),
        ("-date:foo", 6, "no date"),
        ("date:(2019 OR foo)", 14, "no date"),
        ("id:seven", 3, "no number"),
        ("has:wings", 4, "has:highlight"),
        ("is:red", 3, "is:unread or is:read"),
        ("like:seven", 5, "no number"),
        ("dup:no", 4, "dup:all or dup:fold"),
    ],
)
def test_an_impossible_value_is_an_error_that_points_at_it(text: str, position: int, said: str) -> None:
    with pytest.raises(BadValue, match=said) as raised:
        read(text)
    assert raised.value.position == position
    assert "\n" not in str(raised.value)


def test_an_empty_query_asks_for_everything_and_one_without_words_for_nothing() -> None:
    assert read("").tree is None
    assert read(" \t\n").tree is None
    assert read("--- !?").tree == Nothing()
    assert explained(None) == ["every article"]


def test_the_tree_is_typed_and_flat() -> None:
    tree = read("a (b (c d)) OR date:2019..").tree
    assert tree == Or(
        (And((Term(("a",)), Term(("b",)), Term(("c",)), Term(("d",)))), Dates("date", "2019", None)),
    )
    assert read("title:near/2(a b)").tree == Near(2, (Term(("a",)), Term(("b",))), "title")
    assert [t.position for t in terms_of(read("ab  cd").tree)] == [0, 4]
    assert [t.words[0] for t in terms_of(read("a -b -(c d)").tree, positive_only=True)] == ["a"]
    assert [t.column for t in terms_of(read("text:near/2(a b)").tree)] == ["text", "text"]


def test_the_notebook_is_needed_only_where_it_is_asked() -> None:
    assert needs_notebook(read("a -(b OR tag:x)").tree)
    assert not needs_notebook(read("a source:tag").tree)


def test_a_query_is_explained_in_words() -> None:
    lines = explained(read('ferry -(title:"old quay" OR harb*) date:2019..').tree)
    assert lines == [
        "all of",
        '  the word "ferry" in title or text',
        "  not",
        "    at least one of",
        '      the phrase "old quay" in title',
        '      words that begin with "harb" in title or text',
        "  date that lies in 2019 or later",
    ]
    for text in (
        "source:a", "voice:a*", "tag:x", "id:1", "date:none", "first:..2019~", "near/2(a b)", "date:2019", "=A", "=A*",
        "w*d", "/a/i", "saved:a", "in:a", "is:unread", "like:1", "dup:all", "has:note",
    ):  # fmt: skip
        (line,) = explained(read(text).tree)
        assert line


def test_words_and_length_are_limited_and_it_is_said() -> None:
    query = read(" ".join(f"w{n}" for n in range(100)))
    assert len(terms_of(query.tree)) == MAX_WORDS
    assert "64 words" in query.notices[0].message
    phrase = read('"' + "the " * 400 + '"').tree
    assert isinstance(phrase, Term)
    assert len(phrase.words) == MAX_WORDS
    long = read("ferry " * 1000)
    assert len(long.text) <= MAX_LENGTH
    assert any("2000 characters" in n.message for n in long.notices)
    assert not read("a" * MAX_LENGTH).notices
    assert printed(read("x" * 3000).tree) == "x" * MAX_LENGTH
    assert printed(read(" ".join(f"source:a{n}" for n in range(80))).tree).count("source") == MAX_WORDS


def test_what_is_asked_twice_is_asked_once() -> None:
    assert printed(read("the OR the OR The OR a").tree) == printed(read("the OR a").tree)
    assert printed(read("sea gate sea -wall -wall").tree) == printed(read("sea gate -wall").tree)
    assert printed(read('sea "sea gate" =sea').tree).split() == ["sea", '"sea', 'gate"', "=sea"]


def test_a_word_that_the_limit_would_cut_is_left_out() -> None:
    query = read(("ab" * 500 + " ") * 3)
    assert [len(t.words[0]) for t in terms_of(query.tree)] == [1000]


def test_parentheses_are_limited_in_depth() -> None:
    assert printed(read("(" * 900 + "ferry" + ")" * 900).tree) == "ferry"
    deep = "".join(f"a{n} OR (b{n} " for n in range(30)) + "end"
    query = read(deep)
    assert any("deeper" in n.message for n in query.notices)
    assert _height(query.tree) <= 2 * MAX_DEPTH + 3


def _height(node: object) -> int:
    return 1 + max(map(_height, getattr(node, "children", ())), default=0)


def test_control_characters_and_lone_surrogates_are_gone() -> None:
    assert printed(read("fer\x00ry").tree) == "ferry"
    assert printed(read("\x1b[31mferry").tree) == "31mferry"
    assert read("\ud800").tree is None
    assert printed(read("\u202eferry").tree) == "ferry"


PIECES = st.sampled_from(
    [
        "ferry", "old quay", '"', "“", "(", ")", "-", "--", "*", "OR", "AND", "NOT", " ", "  ", "near/5(", "near(",
        "near/", "title:", "text:", "source:", "date:", "2019", "2019-13", "..", "~", "none", "30d", "id:", "7",
        "tag:", "has:", "highlight", "note:", "nosuch:", "/", "=", ":", "'", "l'", "U.S.", "北京", "ميناء", "\u200c",
        "\u0301", "ß", "İ", "\n", "lang:", "key:", ",", "_",
        "/a/", "/a", "b/i", "=A", '="', '~"', "w*rd", "*a", "is:", "unread", "in:", "saved:", "like:", "dup:", "fold",
        "\ua66e",
    ]
)  # fmt: skip
QUERIES = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join) | st.text(max_size=200)


@settings(max_examples=1500, deadline=None)
@given(QUERIES)
def test_any_string_parses_and_what_is_printed_means_the_same(text: str) -> None:
    query = attempt(text)
    if isinstance(query, BadValue):
        assert 0 <= query.position <= len(text) + 1
        assert "\n" not in str(query)
        return
    again = parse(printed(query.tree), today=date(1999, 1, 1))
    assert again.tree == query.tree
    for part in walk(query.tree):
        assert not isinstance(part, Term) or all(word.strip("*") for word in part.words)
        assert not isinstance(part, And | Or) or len(part.children) > 1
        assert not isinstance(part, Field) or part.value
    for term in terms_of(query.tree):
        assert '"' not in "".join(term.words)
        assert " " not in "".join(term.words)


def test_hostile_queries(shared: Path) -> None:
    source = (shared / "tools" / "make_bad_inputs.py").read_text(encoding="utf-8")
    (function,) = (n for n in ast.parse(source).body if isinstance(n, ast.FunctionDef) and n.name == "queries")
    names: dict[str, Callable[[], list[dict[str, str]]]] = {}
    exec(compile(ast.Module([function], []), "make_bad_inputs", "exec"), names)
    found = names["queries"]()
    assert len(found) > 90
    for hostile in found:
        query = attempt(hostile["query"])
        if isinstance(query, BadValue):
            assert hostile["hazard"] == "date_filter", query
        else:
            assert len(terms_of(query.tree)) <= MAX_WORDS


@pytest.mark.parametrize(("mark", "words"), [("~", "~Ewa ~Stand"), ("=", "the =Stand")])
def test_marks_inside_a_quotation_are_said_to_be_left_out(mark: str, words: str) -> None:
    (notice,) = parse(f'quay "{words}"', today=TODAY).notices
    plain = words.replace(mark, "")
    assert notice.message == (
        f'a {mark} before a word of "{words}" is left out: write it before the quotation mark, {mark}"{plain}"'
    )
    assert not parse('~"Ewa Stand" "x=y" "a ~ b"', today=TODAY).notices
