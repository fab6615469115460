"""Sentences and paragraphs: truth counted by hand on texts of our own, and what must hold for any text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.sentences import paragraphs, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        # abbreviations, titles, initials
        ["Mr. Ruiz met Dr. Lena K. Ohm in Linz.", "They spoke for an hour."],
        ["Gen. Arno Weil (ret.) came with Prof. Stern.", "Nobody else did."],
        ["J. R. Marsh wrote it.", "A. Holm paid for it."],
        ["It names Smith et al.", "The paper is old."],
        ["Some towns, e.g. Linz, i.e. small ones, voted.", "Others, cf. Table 2, did not."],
        # dotted acronyms: inside, and at the end of a sentence
        ["The U.S. Senate met.", "It sits in the U.S.", "The E.U. Council did not."],
        ["The train left at 5 p.m. on Friday.", "It came at 9 a.m.", "Nobody knew why."],
        ["Acme Inc. bought Boltz Ltd. in May.", "He ran Acme Inc.", "Then he left."],
        # numbers, dates
        ["It rose 3.5 percent, to 1.250,75 crowns.", "In 2019.", "Twelve men voted."],
        ["On Jan. 3 it snowed.", "See No. 5 on p. 12.", "He said no.", "And left."],
        ["Am 3. Januar kam er z. B. nach Wien.", "Das 20. Jahrhundert begann."],
        ["Im II. Weltkrieg war das anders.", "Er fuhr u. a. nach Rom.", "Dort blieb er bis 1950.", "Dann kam er heim."],
        ["Le 3 mars, M. Petit est parti.", "Il reviendra, p. ex. en avril.", "Peut-être."],
        # quotations with marks after the stop
        ["He said: “It is over.”", "They cheered.", "“Will you go?” she asked.", "“No!” he cried.", "“Never.”"],
        ["„Das ist alles.“", "Sie ging.", "»Nein!« rief er.", "Dann war Ruhe."],
        ["(He had been ill.)", "The rest is known.[4]", "So it ended.[5][6]", "Really?!"],
        ['"I went."', "Then he sat down."],
        # ellipses
        ["Then they left... or so it seemed.", "Wait...", "What was that?"],
        ["It went on … and on.", "It never stopped …", "Only the end did."],
        # a lone capital
        ["So did I.", "Then came Plan B.", "The rest waited."],
        # words that are abbreviations only with a capital
        ["She was ill.", "John came.", "He sat.", "Mary stood."],
    ],
)
def test_sentences_of_one_line(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("هل تعرف ذلك؟ نعم، أعرف. هذا د. أحمد؛ وهو هنا.", 4),
        ("کیا تم آؤ گے؟ ہاں۔ میں آؤں گا۔", 3),
        ("他走了。真的吗？是！他说“好。”然后走了", 5),
        ("「もう行く。」と言った。彼は帰った。", 2),
        ("वह गया। फिर लौटा।", 2),
        ("Այո։ Ոչ։ Գուցե։", 3),
    ],
)
def test_sentences_of_other_scripts(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_line_is_never_joined_with_the_next() -> None:
    text = (
        "A heading without a stop\n\nThe first sentence. The second\n- an item\n- another. With two.\n1. A number.\nEnd"
    )
    assert cut(text) == [
        "A heading without a stop",
        "The first sentence.",
        "The second",
        "- an item",
        "- another.",
        "With two.",
        "1. A number.",
        "End",
    ]


def test_paragraphs_are_parted_by_blank_lines() -> None:
    text = "\n  One.\nStill one.\n \nTwo. \n\n\nThree.\n"
    assert [text[s:e] for s, e in paragraphs(text)] == ["One.\nStill one.", "Two.", "Three."]


@pytest.mark.parametrize("text", ["", "   ", "\n\n \n"])
def test_blank_texts_have_none(text: str) -> None:
    assert sentences(text) == []
    assert paragraphs(text) == []


TEXTS = st.text(st.sampled_from(list("abcXYZ éß هم他。「」？。.!?…”“\"'’»)[]1 3\n\n  \t-–·")), max_size=120) | st.text(
    max_size=80
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_ranges_are_ordered_within_lines_and_cover_everything(text: str) -> None:
    covered: set[int] = set()
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        assert "\n" not in text[start:end]
        assert text[start:end] == text[start:end].strip()
        covered.update(range(start, end))
        last = end
    assert all(char.isspace() for n, char in enumerate(text) if n not in covered)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_paragraphs_hold_whole_sentences(text: str) -> None:
    blocks = paragraphs(text)
    assert all(a[1] < b[0] for a, b in pairwise(blocks))
    for start, end in sentences(text):
        assert sum(s <= start and end <= e for s, e in blocks) == 1


FIXTURE = Path(__file__).parents[1] / "fixtures" / "sentences.txt"


def counted() -> list[tuple[str, str, list[str]]]:
    """The paragraphs of the fixture: language, what joins its sentences, the sentences as they were counted by hand."""
    found, language, glue, lines = [], "", "", list[str]()
    for line in [*FIXTURE.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("== "):
            _, language, name = line.split()
            glue = {"space": " ", "none": ""}[name]
        elif line and not line.startswith("#"):
            lines.append(line)
        elif lines:
            found.append((language, glue, lines))
            lines = []
    return found


def test_there_is_enough_that_was_counted_by_hand() -> None:
    assert sum(len(lines) for _, _, lines in counted()) >= 220
    assert len({language for language, _, _ in counted()}) >= 20


@pytest.mark.parametrize(("language", "glue", "lines"), counted())
def test_sentences_are_those_that_were_counted_by_hand(language: str, glue: str, lines: list[str]) -> None:
    assert cut(glue.join(lines)) == lines


# Number of a page, of a line in it, and of the sentences in that line, counted by hand.
COUNTED_ON_PAGES = """
0:9:1 0:21:2 0:29:2 0:39:1 1:56:3 1:126:6 1:149:8 1:373:4 2:13:2 2:20:3 2:22:1 2:23:2 3:13:4 3:16:3 3:35:4 3:41:3
4:11:1 4:13:1 4:29:1 4:33:1
"""


def test_sentences_on_real_pages_are_as_many_as_were_counted_by_hand(shared: Path) -> None:
    pages = [page.read_text(encoding="utf-8").split("\n") for page in sorted((shared / "seeds").glob("*.txt"))]
    for place in COUNTED_ON_PAGES.split():
        page, line, count = map(int, place.split(":"))
        assert len(sentences(pages[page][line - 1])) == count, place
