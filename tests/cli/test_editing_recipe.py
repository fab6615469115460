"""`readroom edit --export --recipe`: what the corrections of a source have in common, as a recipe."""

from typing import Any

import pytest

from readroom.importer.recipe.common import pattern_of, pick
from readroom.importer.recipe.recipe import parse

NAMES = ("Ann Brook", "Tom Baker", "Ida Frost")


def page(number: int) -> str:
    """A page whose title, byline and date no general rule knows for sure."""
    where = ("north", "south", "east")[number]
    prose = (
        f"The {where} quay held through the night, and the boats lay safe behind it until the evening came at last.\n\n"
        f"It was mended in spring by the people of the {where} side, and nobody has asked them yet who paid for it."
    )
    return (
        f"Pier Letters\n\nHeading >> Letter {number} of the pier\n~ {NAMES[number]} on the quay ~\n"
        f"posted {number + 3} March 2021 at noon\n\n{prose}\n\nBuy our calendar 202{number}\n"
    )


@pytest.fixture
def corrected(desk: Any) -> Any:
    """Three pages of a source, two of them corrected, and one value that stands nowhere."""
    for number in range(3):
        desk.write(f"pier/{number}.txt", page(number))
    assert desk("import", desk.folder / "pier", "--source", "Pier").status == 0
    rows = {row["file"]: row["id"] for row in desk("articles", "--json").rows}
    for number in range(2):
        article = rows[f"{number}.txt"]
        lines = ("title=3", "byline=4", "cut=11")
        said = desk("edit", article, *(f"--line={line}" for line in lines), "--yes")
        assert said.status == 0
        # The page's own date is right: a reader takes it out, and thinks better of it.
        assert desk("edit", article, "--set", "date=", "--yes").status == 0
        values = ("--set", f"date=2021-03-0{number + 3}", "--set", f"authors={NAMES[number]}", "--set", "language=nl")
        assert desk("edit", article, *values, "--yes").status == 0
    assert desk("edit", rows["0.txt"], "--set", "section=Sea", "--yes").status == 0
    return desk


def test_corrections_of_a_source_become_a_recipe(corrected: Any) -> None:
    path = corrected.folder / "pier.toml"
    said = corrected("edit", "--export", "--recipe", "-o", path)
    assert (said.status, said.out) == (0, "")
    text = path.read_text(encoding="utf-8")
    recipe = parse(text, "pier")
    assert (recipe.source, recipe.language) == ("Pier", "nl")
    assert r"date = '^posted (?P<date>\d{1,2} [^\W\d_]+ \d{4}) at noon$'" in text
    assert r"title = '^Heading >>" not in text  # the line was taken whole: it has nothing around the title
    assert "title in the line: Heading >> Letter 0 of the pier" in said.err
    assert recipe.drop_lines.find("Buy our calendar 2031")
    assert 'byline = "^~ (?P<author>.{2,80}?) on the quay ~$"' in text
    assert "\nmatch_text" not in text  # "Pier" may be a word of any page
    assert "section of article 1: Sea" in said.err
    assert "# Not said by this recipe: section of article 1: Sea" in text
    assert corrected("recipe", "check", path).status == 0
    # The page that nobody corrected is cut as the others are.
    third = corrected("explain", corrected.folder / "pier" / "2.txt", "--recipe", path).out
    assert "Ida Frost" in third
    assert "recipe pier: drop lines" in third
    assert corrected("edit", "--export", "--recipe", "-o", path).line.endswith("name another file with -o")
    assert corrected("edit", "--export", "--recipe", "Gull").line.startswith("readroom: there are no corrections of")
    assert corrected("edit", "--list", "--recipe").status == 2


def test_a_reader_s_corrections_become_one_too(corrected: Any) -> None:
    from readroom.db.library import Library

    assert corrected("edit", "--export", "--mine", "--recipe").line.startswith("readroom: a recipe is for one source")
    with Library.open_writable(corrected.library):
        for article in (1, 2):
            assert corrected("edit", article, "--line", "cut=5", "--yes").status == 0
    found = parse(corrected("edit", "--export", "--mine", "--recipe").out, "mine")
    assert found.drop_lines.find("posted 9 March 2022 at noon")


def test_lines_have_a_pattern_in_common_or_none() -> None:
    def of(field: str, *lines: str) -> str | None:
        found = pattern_of([p for n, line in enumerate(lines) if (p := pick(n, line, field))], field)
        return found[0] if found else None

    assert of("date", "posted 3 March 2021 at 9", "posted 12 April 2020 at 10") == (
        r"^posted (?P<date>\d{1,2} [^\W\d_]+ \d{4}) at \d+$"
    )
    assert of("date", "posted 3 March 2021", "sent 4 March 2021") is None
    assert of("title", "One", "Two") is None
    assert of("author", "By Ann Brook", "By Tom Baker") == "^By (?P<author>.{2,80}?)$"
