"""Running heads of scanned text: cut as furniture, and what they part is put together again."""

import textwrap

import pytest

from readroom.importer.cut.page import cut_lines
from readroom.importer.cut.running_heads import find_running

TEXT = (
    "the harbour board and the widow of the keeper carried tar over the mill bridge while the clerk of the parish "
    "wrote long letters about the storm that had broken the quay in the winter before"
)
WORDS = TEXT.split()
PARAGRAPHS = [
    " ".join(
        " ".join(WORDS[(n * 7 + s * 5 + i) % len(WORDS)] for i in range(9 + (n + s) % 6)).capitalize() + "."
        for s in range(8)
    )
    for n in range(6)
]
LINES = [line for text in PARAGRAPHS for line in (*textwrap.wrap(text, 62), "")]
TOP = ["THE STORM OF THE WINTER.", "", "(From our own correspondent.)", ""]


def paged(number: int, heads: list[str], lines: list[str] = LINES) -> list[str]:
    """Return a text with one of the heads, in turn, over each stretch of `number` lines."""
    found: list[str] = []
    for page, start in enumerate(range(0, len(lines), number)):
        found += [heads[page % len(heads)].format(n=page + 4), "", *(TOP if not page else []), *lines[start:][:number]]
        found += [""]
    return found


@pytest.mark.parametrize(
    ("number", "heads"),
    [
        (23, ["{n}     THE LAMP.          [Saturday, 4 March 1871", "Saturday, 4 March 1871     THE LAMP.    {n}"]),
        (30, ["{n}     THE LAMP.          [Saturday, 4 March 1871]"]),
        (23, ["— {n} —"]),
        (14, ["{n}  THE LAMP", "LOCAL NEWS  {n}"]),
    ],
)
def test_running_heads_are_neither_titles_nor_text(number: int, heads: list[str]) -> None:
    lines = paged(number, heads)
    page = cut_lines("\n".join(lines))
    (article,) = page.articles
    assert article.title == TOP[0]
    assert article.body.text == "\n\n".join([TOP[2], *PARAGRAPHS])
    cut = [v for v in page.verdicts if v.reason in ("running head of a page", "page number")]
    assert len(cut) == len(range(0, len(LINES), number))
    dated = (article.date.value, article.evidence["date"].reason) if article.date else None
    assert dated == (("1871-03-04", "day in the running heads of its pages") if "1871" in heads[0] else None)


def test_paragraphs_on_one_line_are_joined_too() -> None:
    middle = [len(text.split()) // 2 for text in PARAGRAPHS]
    lines = [*TOP]
    for number, (text, half) in enumerate(zip(PARAGRAPHS, middle, strict=True)):
        words = text.split()
        head = f"{number + 4}  THE LAMP" if number % 2 else f"THE LAMP  {number + 4}"
        lines += [" ".join(words[:half]), "", head, "", " ".join(words[half:]), ""]
    page = cut_lines("\n".join(lines))
    assert page.articles[0].body.text == "\n\n".join([TOP[2], *PARAGRAPHS])
    assert [v.line for v in page.verdicts] == list(range(1, len(lines) + 1))
    assert all(v.verdict == "kept" for v, line in zip(page.verdicts, lines, strict=True) if len(line) > 60)


@pytest.mark.parametrize("heading", ["Chapter {n}", "{n}", "193{n}", "March {n}", "{n}. News of the harbour"])
def test_numbered_headings_stay(heading: str) -> None:
    lines: list[str] = [*TOP]
    for number in range(1, 5):
        own = [line.replace("tar", f"tar and {number} geese").replace("the mill", f"mill {number}") for line in LINES]
        lines += [heading.format(n=number), "", *own]
    assert find_running(lines) == {}
