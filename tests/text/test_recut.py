"""Cutting a page anew: what is untouched stays, what is changed keeps its structure, and no letter is lost."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.body import BodyBuilder
from readroom.text.model import Article, Aside, Evidence, LineVerdict, PrintedDate, Span, Voice
from readroom.text.recut import recut
from readroom.text.recut_edits import LineEdit, edit_lines

TEXT = """Menu
The mole holds
By Ann Brook
12 March 2020
The water came over the mole at
dawn and the boats were safe.
- ropes
- lamps
A picture of the mole
Share this page
The second storm
3 April 2021
It came back in April, and the
lamps went out.
Footer"""


def page() -> tuple[str, list[LineVerdict], list[Article]]:
    """Two articles of a wrapped dump, the first with a list, a caption, a voice and facts from lines."""
    lines = TEXT.split("\n")
    first = BodyBuilder()
    start, end = first.block(" ".join(lines[4:6]), [Span("strong", 4, 9)])
    first.block("- ropes", [Span("list_item", 0, 7, 1)])
    first.block("- lamps", [Span("list_item", 0, 7, 1)], tight=True)
    first.aside("caption", lines[8], 9)
    first.voice(Voice(start, end, outlet="Gull"))
    second = BodyBuilder()
    second.block(" ".join(lines[12:14]))
    one = Article(
        first.done(), lines[1], ("Ann Brook",), PrintedDate("2020-03-12", "day", lines[3], 4), section="Sea",
        language="en", url="https://gull.example/1", key="k1", lines=(2, 9),
        evidence={"title": Evidence(2, 0.9, "alone"), "authors": Evidence(3, 0.9, "by"), "date": Evidence(4, 0.9, "d")},
    )  # fmt: skip
    two = Article(
        second.done(), lines[10], (), PrintedDate("2021-04-03", "day", lines[11], 12), language="en", key="k2",
        lines=(11, 14), evidence={"title": Evidence(11, 0.9, "alone"), "date": Evidence(12, 0.9, "d")},
    )  # fmt: skip
    said = [("cut", None), *[("metadata", 1)] * 3, *[("kept", 1)] * 4, ("aside", 1), ("cut", None),
            *[("metadata", 2)] * 2, *[("kept", 2)] * 2, ("cut", None)]  # fmt: skip
    verdicts = [LineVerdict(n, v, "test", a) for n, (v, a) in enumerate(said, 1)]  # type: ignore[arg-type]
    return TEXT, verdicts, [one, two]


def do(*edits: tuple[str, int]):
    """The page after edits of (what, line)."""
    text, verdicts, articles = page()
    return recut(text, verdicts, articles, [e for what, line in edits for e in edit_lines(text, what, line)])  # type: ignore[arg-type]


def test_no_edit_changes_nothing() -> None:
    text, verdicts, articles = page()
    found = recut(text, verdicts, articles, [])
    assert list(found.articles) == articles
    assert list(found.verdicts) == verdicts
    assert found.unfit == ()


def test_a_line_that_is_cut_leaves_the_text_and_the_rest_stays() -> None:
    found = do(("cut", 7))
    first, second = found.articles
    assert first.body.text == "The water came over the mole at dawn and the boats were safe.\n\n- lamps"
    spans = {(s.kind, first.body.text[s.start : s.end]) for s in first.body.spans}
    assert ("strong", "water") in spans
    assert ("list_item", "- lamps") in spans
    assert ("list_item", "- ropes") not in spans
    assert first.body.voices[0].outlet == "Gull"
    assert first.body.asides == (Aside("caption", len(first.body.text), "A picture of the mole", 9),)
    assert (first.title, first.key, first.date.value) == ("The mole holds", "k1", "2020-03-12")  # type: ignore[union-attr]
    assert second == page()[2][1]
    assert found.verdicts[6] == LineVerdict(7, "cut", "corrected: cut", 1)


def test_one_line_of_a_wrapped_paragraph_can_be_cut() -> None:
    assert do(("cut", 5)).articles[0].body.text.startswith("dawn and the boats were safe.\n\n- ropes")


def test_a_line_that_is_kept_becomes_a_block_where_it_stands() -> None:
    found = do(("keep", 10), ("keep", 9))
    text = found.articles[0].body.text
    assert text.endswith("- ropes\n- lamps\n\nA picture of the mole\n\nShare this page")
    assert found.articles[0].body.asides == ()
    assert found.verdicts[9] == LineVerdict(10, "kept", "corrected: kept", 1)


def test_the_last_edit_of_a_line_counts() -> None:
    _text, _verdicts, articles = page()
    assert do(("keep", 10), ("cut", 10)).articles[0].body.text == articles[0].body.text
    assert do(("cut", 7), ("keep", 7)).articles[0].body == articles[0].body


def test_an_article_is_split_where_one_begins() -> None:
    found = do(("split", 7))
    first, second, third = found.articles
    assert first.body.text == "The water came over the mole at dawn and the boats were safe."
    assert first.body.asides == ()
    assert second.body.text == "- ropes\n- lamps"
    assert (second.title, second.authors, second.date, second.key, second.url) == (None, (), None, None, None)
    assert second.body.asides[0].text == "A picture of the mole"
    assert (first.lines, second.lines) == ((2, 6), (7, 9))
    assert first.date == page()[2][0].date
    assert third == page()[2][1]
    assert [v.article for v in found.verdicts[10:14]] == [3] * 4


def test_facts_go_with_their_lines() -> None:
    found = do(("merge", 11), ("split", 11))
    first, second = found.articles
    assert first.date
    assert first.date.value == "2020-03-12"
    assert second.date
    assert second.date.value == "2021-04-03"


def test_two_articles_are_joined_and_the_second_title_is_a_heading() -> None:
    found = do(("merge", 13))
    (only,) = found.articles
    assert only.body.text.endswith("- lamps\n\nThe second storm\n\nIt came back in April, and the lamps went out.")
    heading = next(s for s in only.body.spans if s.kind == "heading")
    assert only.body.text[heading.start : heading.end] == "The second storm"
    assert (only.title, only.key, only.date and only.date.value, only.lines) == (
        "The mole holds",
        "k1",
        "2020-03-12",
        (2, 14),
    )


def test_title_byline_and_date_are_read_off_their_lines() -> None:
    found = do(("split", 7), ("title", 7), ("byline", 3), ("date", 12))
    assert found.articles[1].title == "- ropes"
    assert found.articles[1].body.text == "- lamps"
    assert found.articles[0].authors == ("Ann Brook",)
    renamed = do(("title", 10)).articles[1]
    assert (renamed.title, renamed.evidence["title"].line) == ("Share this page", 10)
    assert do(("title", 10)).verdicts[10] == LineVerdict(11, "cut", "corrected: it was taken for the title", 2)


def test_what_does_not_fit_is_told() -> None:
    text, verdicts, articles = page()
    gone = LineEdit("cut", 3, "No such line")
    found = recut(text, verdicts, articles, [gone, *edit_lines(text, "date", 10), *edit_lines(text, "merge", 5)])
    assert [(u.edit.do, u.why.split()[0]) for u in found.unfit] == [("cut", "the"), ("date", "no"), ("merge", "there")]
    assert list(found.articles) == articles


def test_a_line_is_found_again_when_the_page_has_changed_a_little() -> None:
    text, verdicts, articles = page()
    edits = edit_lines(text, "cut", 7)
    moved = [
        LineVerdict(1, "cut", "new", None),
        *(LineVerdict(v.line + 1, v.verdict, v.reason, v.article) for v in verdicts),
    ]
    found = recut("A new first line\n" + text, moved, articles, edits)
    assert found.verdicts[7].verdict == "cut"
    assert "ropes" not in found.articles[0].body.text


def test_of_equal_lines_the_one_with_the_same_neighbours_is_meant() -> None:
    text = "one\nStar\ntwo\nStar\nthree"
    (edit,) = edit_lines(text, "cut", 4)
    article = Article(BodyBuilder().done())
    verdicts = [LineVerdict(n, "kept", "t", 1) for n in range(1, 6)]
    assert [v.line for v in recut(text, verdicts, [article], [edit]).verdicts if v.verdict == "cut"] == [4]


def test_an_article_without_lines_is_no_article() -> None:
    found = do(*(("cut", n) for n in range(11, 15)))
    assert len(found.articles) == 1
    assert {v.article for v in found.verdicts} == {None, 1}
    kept_only_facts = do(("cut", 13), ("cut", 14))
    assert len(kept_only_facts.articles) == 1
    assert kept_only_facts.verdicts[10] == LineVerdict(11, "cut", "corrected: its article was cut", None)


WORDS = st.lists(st.sampled_from(["mole", "lamp", "Ω", "rope—", "sea.", "港", "'tis", "7"]), min_size=1, max_size=6)
LINES = st.lists(WORDS.map(" ".join), min_size=2, max_size=12)
EDITS = st.lists(
    st.tuples(st.sampled_from(["cut", "keep", "split", "merge", "title", "byline"]), st.integers(1, 12)), max_size=8
)


def letters(text: str) -> Counter[str]:
    """How often each letter stands in a text."""
    return Counter(c for c in text if c.isalnum())


@settings(max_examples=150, deadline=None)
@given(LINES, st.data(), EDITS)
def test_every_kept_line_is_in_its_article_and_every_range_in_its_text(lines, data, edits) -> None:
    border = data.draw(st.integers(0, len(lines)))
    wrapped = data.draw(st.booleans())
    cut = data.draw(st.sets(st.integers(0, len(lines) - 1)))
    verdicts, articles, number = [], [], 0
    for start, end in ((0, border), (border, len(lines))):
        own = [i for i in range(start, end) if i not in cut]
        number += bool(own)
        builder = BodyBuilder()
        for block in [" ".join(lines[i] for i in own)] if wrapped else [lines[i] for i in own]:
            builder.block(block, [Span("strong", 0, len(block))])
        if own:
            articles.append(Article(builder.done(), lines=(own[0] + 1, own[-1] + 1)))
        verdicts += [LineVerdict(i + 1, "cut" if i in cut else "kept", "t", None if i in cut else number)
                     for i in range(start, end)]  # fmt: skip
    text = "\n".join(lines)
    wanted = [e for what, line in edits for e in edit_lines(text, what, line)]  # type: ignore[arg-type]
    found = recut(text, verdicts, articles, wanted)
    for number, article in enumerate(found.articles, 1):
        kept = [lines[v.line - 1] for v in found.verdicts if v.article == number and v.verdict == "kept"]
        assert letters("".join(kept)) == letters(article.body.text)
        assert article.body.text == article.body.text.strip()
        for span in article.body.spans:
            assert 0 <= span.start < span.end <= len(article.body.text)
    assert all(v.article is None or 1 <= v.article <= len(found.articles) for v in found.verdicts)
    assert [v.line for v in found.verdicts] == list(range(1, len(lines) + 1))
