"""Pages that a text browser printed: broken lines, numbers of links, the list of addresses."""

import textwrap

import pytest

from readroom.importer.cut.lines import read_units
from readroom.importer.cut.page import cut_lines
from readroom.importer.cut.wrapping import without_numbers

P1 = (
    "The ropewalk at Tarn Bridge will close in May, after two hundred years in which it made the lines of every boat "
    "on the lake and most of the washing lines of the town."
)
P2 = (
    "Its last walker, Enid Sorrel, has gone backwards along the same shed for forty winters, and reckons that she has "
    "walked to Lisbon and home again without once seeing where she was going."
)
P3 = "Nobody has asked for the shed yet, though the swallows have shown an interest since the doors came off."
HEAD = ("[1]Tarn Bridge Times", "", "  * [2]News", "  * [3]Sport", "  * [4]Letters", "")
FOOT = (
    "", "  * [5]Imprint", "", "References", "", "   Visible links", "   1. https://times.example/",
    "   2. https://times.example/news", "   3. https://times.example/sport", "   4. https://times.example/letters",
    "   5. https://times.example/imprint",
)  # fmt: skip


def wrapped(paragraphs: tuple[str, ...], width: int, indent: str, gap: tuple[str, ...]) -> list[str]:
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += [indent + line for line in textwrap.wrap(paragraph, width)] + list(gap)
    return lines


@pytest.mark.parametrize("width", [69, 72, 80])
def test_a_page_of_a_text_browser_is_read_as_the_page_itself(width: int) -> None:
    head = ["      The last rope of Tarn Bridge", "", "   By Ada Wren", "   3 March 2015", ""]
    page = cut_lines("\n".join([*HEAD, *head, *wrapped((P1, P2, P3), width, "   ", ("",)), *FOOT]))
    (article,) = page.articles
    assert article.title == "The last rope of Tarn Bridge"
    assert article.authors == ("Ada Wren",)
    assert article.date is not None
    assert article.date.value == "2015-03-03"
    assert article.body.text == "\n\n".join((P1, P2, P3))


def test_without_blank_lines_a_line_that_had_room_for_more_ends_its_paragraph() -> None:
    lines = ["The last rope", "3 March 2015", *wrapped((P1, P2, P3, P1[:-1] + " today."), 76, "", ())]
    units, _ = read_units("\n".join(lines))
    assert [u.text for u in units] == ["The last rope", "3 March 2015", P1, P2, P3, P1[:-1] + " today."]


def test_lines_that_are_sentences_are_paragraphs_however_long_they_are() -> None:
    lines = [
        f"On day {n} of the walk we made {n + 30} fathoms of line, and the swallows came and went." for n in range(9)
    ]
    units, _ = read_units("\n".join(lines))
    assert len(units) == 9


def test_numbers_of_links_count_upwards_and_footnotes_do_not() -> None:
    lines = ["[1]Home [2]News", "A rope[3]walk of 1811 [1] and its [4]shed.", "[1] Or so they say."]
    assert list(without_numbers(lines)) == ["Home News", "A rope walk of 1811 [1] and its shed.", "[1] Or so they say."]
    assert list(without_numbers(["As Moss [1] has it,", "and Reed [2] too."])) == [
        "As Moss [1] has it,",
        "and Reed [2] too.",
    ]


def test_scripts_without_spaces_are_joined_without_spaces() -> None:
    text = "湖の綱は二百年のあいだこの長い小屋で作られてきた。" * 5
    lines = [text[i : i + 36] for i in range(0, len(text), 36)]
    units, _ = read_units("\n".join(["最後の綱", "", *lines, "", *lines, "", "おわり"]))
    assert [u.text for u in units] == ["最後の綱", text, text, "おわり"]


def test_the_list_of_addresses_is_no_text() -> None:
    lines = ["The last rope of Tarn Bridge", "", *wrapped((P1, P2), 72, "", ("",)), *FOOT]
    page = cut_lines("\n".join(lines))
    assert "times.example" not in page.articles[0].body.text
    assert {v.verdict for v in page.verdicts[-8:]} == {"cut"}
