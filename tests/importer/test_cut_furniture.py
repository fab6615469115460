"""Lines that a source prints on many of its pages are furniture; what is an article's own stays."""

from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.cut.furniture import Furniture, count_lines, line_key
from readroom.importer.cut.page import cut_lines

BODIES = [
    "The ferry has been replaced by a rope. It is cheaper to run and, so the county says, hardly ever late at night.",
    "A gull took my chips on the quay, and then the paper that they came in. It looked at me while it ate them both.",
    "He counted eleven ships on the night of the fog and wrote down twelve. The twelfth, he said, was for his mother.",
    "The board agreed on Tuesday to rebuild the old pier, which the storm of last winter had damaged on both sides.",
]
TITLES = ["A rope for the ferry", "Gulls and chips", "What the keeper saw", "The old pier"]
PROMISE = "New to the Quay Letter? Here are a few things that other readers found worth their while."


def page(number: int) -> str:
    title, body = TITLES[number], BODIES[number]
    return (
        f"The Quay Letter\n\n{title}\n\nMay {number + 3}, 2020 by Anna Miller\n\n{PROMISE}\n  • How to moor a boat\n"
        f"  • Twelve knots for a wet rope\n\n{body}\n\nAnna Miller\n\nThe sea is deep here.\n"
    )


def test_a_line_of_many_pages_is_cut_and_says_so() -> None:
    texts = [page(n) for n in range(4)]
    furniture = Furniture.of(map(count_lines, texts))
    for number, text in enumerate(texts):
        (article,) = cut_lines(text, furniture=furniture).articles
        assert article.title == TITLES[number]
        assert article.authors == ("Anna Miller",)
        assert article.body.text == BODIES[number]
    verdicts = {text.split("\n")[v.line - 1].strip(): v for v in cut_lines(texts[0], furniture=furniture).verdicts}
    assert verdicts["• Twelve knots for a wet rope"].reason == "stands on 4 pages of this source"
    assert verdicts[PROMISE].verdict == "cut"


def test_without_counts_such_lines_are_text() -> None:
    (article,) = cut_lines(page(0)).articles
    assert PROMISE in article.body.text


def test_names_bylines_and_what_few_pages_share_are_no_furniture() -> None:
    furniture = Furniture.of(map(count_lines, [page(n) for n in range(4)]))
    assert furniture.pages_with("• How to moor a boat") == 4
    assert furniture.pages_with("Anna Miller") == 0
    assert furniture.pages_with("By Anna Miller") == 0
    assert furniture.pages_with(TITLES[0]) == 0
    assert furniture.pages_with("") == 0
    two = Furniture.of(map(count_lines, [page(0), page(1)]))
    assert two.pages_with("• How to moor a boat") == 0
    assert Furniture().pages_with("anything") == 0


def test_a_title_that_stands_on_a_list_and_on_its_own_page_stays_a_title() -> None:
    listed = "\n".join(f"  • {title}" for title in TITLES)
    texts = [f"{page(n)}\nRecent Posts\n{listed}\n" for n in range(4)]
    furniture = Furniture.of(map(count_lines, texts))
    assert [cut_lines(text, furniture=furniture).articles[0].title for text in texts] == TITLES


def test_long_paragraphs_are_not_counted() -> None:
    assert count_lines("word " * 50) == set()
    assert count_lines("12345\n---\n\n") == set()


@given(st.lists(st.text(max_size=60), max_size=8))
def test_counts_survive_json(lines: list[str]) -> None:
    furniture = Furniture.of([count_lines("\n".join(lines))] * 4)
    assert Furniture.from_json(furniture.to_json()) == furniture
    assert all(line_key(line) == line_key(f"  {line}  ") for line in lines)
