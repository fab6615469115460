"""A number and its noun are put together by one function, so that no count says "1 articles"."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from readroom.text.counted import number_of

ROOT = Path(__file__).resolve().parents[1]
PLURAL = re.compile(
    r" (?:more |new |different )?(articles|notes|passages|lines|highlights|hits|words|tags|pages)\b(?!/)"
)
"""What may stand after a number only where `number_of` has put it there."""
FIXED = re.compile(r"[A-Z_.]+(\[[^\]]*\])?")
"""A constant of the program: a limit, known to be more than one."""
SEVERAL = {"cli/search.py: more", "db/forms.py: of", "db/write.py: articles"}
"""Lines that are only reached where there are several."""


def numbers_with_nouns(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the expression of each value in an f-string that a plural follows."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            for value, after in zip(node.values, node.values[1:], strict=False):
                if isinstance(value, ast.FormattedValue) and isinstance(after, ast.Constant):
                    said = ast.unparse(value.value)
                    if PLURAL.match(str(after.value)) and not FIXED.fullmatch(said.removeprefix("align.")):
                        yield value.lineno, said


@pytest.mark.parametrize("room", ["cli", "tui", "db"])
def test_no_count_stands_before_a_plural_of_its_own(room: str) -> None:
    """A library of one article, a notebook of one note: every screen and command says so in good English."""
    found = {
        f"{path.relative_to(ROOT)}: {said}": line
        for path in sorted((ROOT / room).rglob("*.py"))
        for line, said in numbers_with_nouns(path.read_text(encoding="utf-8"))
    }
    assert not {where: line for where, line in found.items() if where not in SEVERAL}


def test_the_look_for_plurals_sees_one() -> None:
    assert list(numbers_with_nouns("f'{len(rows):,} notes that stand'")) == [(1, "len(rows)")]
    assert not list(numbers_with_nouns("f'{MOST:,} articles; {number_of(n, \"line\")} chosen'"))


def test_a_number_has_the_form_of_its_noun() -> None:
    assert [number_of(n, "note that stands", "notes that stand") for n in (0, 1, 1204)] == [
        "0 notes that stand", "1 note that stands", "1,204 notes that stand",
    ]  # fmt: skip
