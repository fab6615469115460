"""Which hits make an article match, against counts made in another way; and the snippets that show them."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.fold import tokens
from readroom.text.match import SNIPPET, Match, Matcher, Spot, snippet
from readroom.text.query import parse
from readroom.text.query_tree import Condition, Field, Near, Node, Term

TODAY = date(2026, 3, 31)


def tree(text: str) -> Node:
    found = parse(text, today=TODAY).tree
    assert found is not None
    return found


def match(query: str, text: str, title: str = "") -> Match | None:
    return Matcher(tree(query)).match(title, text)


def found(query: str, text: str, title: str = "") -> list[str] | None:
    hits = match(query, text, title)
    if hits is None:
        return None
    return [title[s.start : s.end] for s in hits.title] + [text[s.start : s.end] for s in hits.text]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("quay", "The quay. Quay, QUAY! quays", ["quay", "Quay", "QUAY"]),
        ("quay*", "The quay, quays, aquay", ["quay", "quays"]),
        ("old quay", "The quay is old, very old", ["quay", "old", "old"]),
        ("old quay", "The quay is new", None),
        (
            '"old quay"',
            "An old quay, the old-quay inn, an old\nQuay. Old and quay",
            ["old quay", "old-quay", "old\nQuay"],
        ),
        ('"of the" the', "of the of the", ["of the", "the", "of the", "the"]),
        ("quay OR dock", "a dock and a quay", ["dock", "quay"]),
        ("quay OR quay", "a quay", ["quay"]),
        ("(quay red) OR dock", "a quay and a dock", ["dock"]),
        ("-dock", "a quay", []),
        ("-dock", "a dock", None),
        ("quay -dock", "a quay", ["quay"]),
        ("quay -dock", "a quay, a dock", None),
        ("near/1(red quay)", "red old quay, quay so very red", ["red", "quay"]),
        ("near/0(red quay)", "quay red", ["quay", "red"]),
        ("near/0(red quay)", "quay, old red", None),
        ('near/2("red boat" quay)', "a quay for the red boat", ["quay", "red boat"]),
        ('near/1("red boat" quay)', "a quay for the red boat", None),
        ("near/1(a b c)", "a x b c", None),
        ("near/2(a b c)", "a x b c", ["a", "b", "c"]),
        ("near/9(a b)", "b", None),
        ("U.S.", "The U.S. and the u s of us", ["U.S", "u s"]),
        ("title:quay", "a quay", None),
        ("text:quay", "a quay", ["quay"]),
        ("北京", "在北京和北海京", ["北京"]),
        ("mujahedin", "المجاهدين", None),
        ("كتاب", "این کتاب و كِتَاب", ["کتاب", "كِتَاب"]),
        ("müller", "Muller, Müller, MÜLLER, Mueller", ["Muller", "Müller", "MÜLLER"]),
        ("thürstraße", "THÜRSTRASSE; Thürstraße", ["THÜRSTRASSE", "Thürstraße"]),
    ],
)
def test_hits_as_printed(query: str, text: str, expected: list[str] | None) -> None:
    assert found(query, text) == expected


def test_title_and_text_are_looked_at_together_and_counted_apart() -> None:
    hits = match("old quay", "The quay.", "An old harbour")
    assert hits == Match((Spot(3, 6, 0),), (Spot(4, 8, 1),))
    assert hits is not None
    assert hits.hits == 2
    assert found("title:old quay", "The quay.", "An old quay") == ["old", "quay", "quay"]
    assert match('"old quay"', "quay", "old") is None
    assert match("near/5(old quay)", "quay", "old") is None


def test_conditions_are_asked_of_the_caller() -> None:
    asked: list[Condition] = []

    def holds(condition: Condition) -> bool:
        asked.append(condition)
        return isinstance(condition, Field) and condition.value == "a"

    matcher = Matcher(tree("(quay source:a) OR (dock source:b)"))
    assert matcher.match("", "a quay, a dock", holds) == Match((), (Spot(2, 6, 0),))
    assert [c.value for c in asked if isinstance(c, Field)] == ["a", "b"]


WORDS = ["ab", "abc", "b", "c"]
TEXTS = st.lists(st.sampled_from([*WORDS, "é", "ß"]), max_size=14).map(
    lambda words: "".join(w + (" ", ", ", "-", "\n\n")[n % 4] for n, w in enumerate(words))
)


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_counts_equal_those_of_a_regular_expression(text: str, one: str, other: str) -> None:
    def count(pattern: str) -> int:
        return len(re.findall(pattern, text))

    def hits(query: str) -> int:
        made = match(query, text)
        return made.hits if made else 0

    assert hits(one) == count(rf"\b{one}\b")
    assert hits(one + "*") == count(rf"\b{one}\w*\b")
    assert hits(f'"{one} {other}"') == count(rf"\b{one}(?=\W+{other}\b)")
    assert hits(f"{one} OR {other}") == count(rf"\b(?:{one}|{other})\b")
    both = count(rf"\b{one}\b") and count(rf"\b{other}\b")
    assert hits(f"{one} {other}") == (count(rf"\b(?:{one}|{other})\b") if both else 0)


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.sampled_from([("ab", "b"), ("b", "c"), ("c", "abc")]), st.integers(0, 4))
def test_near_is_at_most_so_many_words_between_in_either_order(text: str, pair: tuple[str, str], between: int) -> None:
    words = re.findall(r"\w+", text)
    spots = {w: [n for n, word in enumerate(words) if word == w] for w in pair}
    near = {n for n in spots[pair[0]] for m in spots[pair[1]] if abs(n - m) - 1 <= between}
    near |= {m for n in spots[pair[0]] for m in spots[pair[1]] if abs(n - m) - 1 <= between}
    for query in (f"near/{between}({pair[0]} {pair[1]})", f"near/{between}({pair[1]} {pair[0]})"):
        made = match(query, text)
        assert (made.hits if made else 0) == len(near)


LETTERS = ("aab é", "аб й", "北京 ", "ابّ ", "가나 ", "ไทย ", "தமி ")
SCRIPTS = st.sampled_from(LETTERS).flatmap(
    lambda letters: st.lists(st.sampled_from(letters) | st.sampled_from(" ,—’a2\u0301\n北œ"), max_size=30).map("".join)
)


@settings(max_examples=400, deadline=None)
@given(SCRIPTS, st.data())
def test_what_is_found_is_what_the_words_of_a_text_say(text: str, data: st.DataObject) -> None:
    words = tokens(text)
    pick = st.sampled_from([word.folded for word in words] or ["a"])
    one, other, between = data.draw(pick), data.draw(pick), data.draw(st.integers(0, 3))
    spots = {w: [n for n, word in enumerate(words) if word.folded == w] for w in (one, other)}

    def places(found: Match | None) -> list[tuple[int, int]]:
        return [(spot.start, spot.end) for spot in found.text] if found else []

    def span(first: int, last: int) -> tuple[int, int]:
        return words[first].start, words[last].end

    term, second = Term((one,)), Term((other,))
    assert places(Matcher(term).match("", text)) == [span(n, n) for n in spots[one]]
    follow = [span(n, n + 1) for n in spots[one] if n + 1 in spots[other]]
    assert places(Matcher(Term((one, other))).match("", text)) == follow
    begun = [span(n, n) for n, word in enumerate(words) if word.folded.startswith(one[0])]
    assert places(Matcher(Term((one[0],), prefix=True)).match("", text)) == begun
    if one != other:
        near = {n for n in spots[one] for m in spots[other] if abs(n - m) - 1 <= between}
        near |= {m for n in spots[one] for m in spots[other] if abs(n - m) - 1 <= between}
        found = Matcher(Near(between, (term, second))).match("", text)
        assert places(found) == [span(n, n) for n in sorted(near)]
    printed = text[slice(*span(spots[one][0], spots[one][0]))] if words else "a"
    as_it_is = [span(n, n) for n in spots[one] if text[slice(*span(n, n))] == printed]
    assert places(Matcher(Term((one,), printed=(printed,))).match("", text)) == as_it_is


def test_a_snippet_shows_the_hits_around_the_best_place() -> None:
    text = (
        "A quay here. " + "Filler words stand here. " * 40 + "The old quay,\n\nand the red quay. " + "More of it. " * 40
    )
    hits = match("old OR red OR quay", text)
    assert hits is not None
    piece = snippet(text, hits.text)
    assert [piece.text[s:e] for s, e in piece.marks] == ["old", "quay", "red", "quay"]
    assert piece.text.startswith("… ")
    assert piece.text.endswith(" …")
    assert "\n" not in piece.text
    assert "quay, and" in piece.text
    assert len(piece.text) <= SNIPPET + 4


def test_a_snippet_without_hits_is_the_beginning() -> None:
    assert snippet("Short\ntext").text == "Short text"
    assert snippet("").text == ""
    long = snippet("word " * 100)
    assert long.text.endswith("word …")
    assert long.marks == ()


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from(["quay", "old", "北", " ", "\n\n", ", ", "x" * 70, "é"]), max_size=60).map("".join),
    st.sampled_from(["quay", '"quay old"', "quay OR old", "北", "x*"]),
)
def test_the_marks_of_a_snippet_are_hits(text: str, query: str) -> None:
    hits = match(query, text)
    piece = snippet(text, hits.text if hits else ())
    last = 0
    for start, end in piece.marks:
        assert last <= start < end <= len(piece.text)
        last = end
        assert match(query, piece.text[start:end])
    assert bool(piece.marks) == bool(hits)


def test_a_long_match_is_quick() -> None:
    text = "the sea and the land " * 3000
    hits = match("near/1000(the and)", text)
    assert hits is not None
    assert hits.hits == 9000


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("=Quay", "Quay QUAY quay Quays", ["Quay"]),
        ("=café", "cafe café Café", ["café"]),
        ('="Das Haus"', "das Haus, Das Haus, Das-Haus, DAS HAUS", ["Das Haus", "Das-Haus"]),
        ("=Qu*", "Quay quay Quite", ["Quay", "Quite"]),
        ("=US us", "the US and us", ["US", "us"]),
        ("near/2(=US dock)", "us and a dock, the US dock", ["dock", "US", "dock"]),
        ("=US", "us", None),
        ("q*y", "quay quays qy", ["quay", "qy"]),
        ("*ay -way", "quay Day", ["quay", "Day"]),
        ('"old q*y"', "old quay, old bay", ["old quay"]),
        ("near/1(*ock q*y)", "dock and quay", ["dock", "quay"]),
        ("/[Qq]uay/ dock", "Quays at a dock", ["Quay", "dock"]),
        ("/quay$/", "no quay here", None),
        ("-/quay/", "no Quay here", []),
    ],
)
def test_words_as_printed_with_stars_and_patterns(query: str, text: str, expected: list[str] | None) -> None:
    hits = found(query, text)
    assert (None if hits is None else sorted(hits)) == (None if expected is None else sorted(expected))


def test_a_pattern_looks_at_the_title_too() -> None:
    assert found("/Quay/", "a quay", "Quay") == ["Quay"]
    assert match("text:/Quay/", "a quay", "Quay") is None


def test_what_takes_too_long_counts_as_not_matching() -> None:
    assert Matcher(tree("/quay/")).match("", "a quay", go_on=lambda: False) is None
