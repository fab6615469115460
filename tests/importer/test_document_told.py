"""Recipes on documents: what they drop is cut, what they say of a field is read, their markers divide."""

from readroom.importer.document.blocks import Block
from readroom.importer.document.page import document_page
from readroom.importer.recipe.recipe import Recipe, chooser
from readroom.importer.settings import Settings
from readroom.text.model import Page

TABLES = {
    "source": {"name": "Harbour Circular", "match_file": "*.docx", "match_text": "Harbour Circular"},
    "drop": {"lines": "^Printed by"},
    "article": {"byline": r"^Set down by (?P<author>.+)$", "date": r"^Day: (?P<date>.+)$"},
}
LINES = (
    "Harbour Circular",
    "Set down by Tilda Brough",
    "Day: 4 May 1998",
    "The new crane lifts four tons and complains about each of them, which the old one never did.",
    "Printed by the parish press",
)


def read(tables: dict[str, object], lines: tuple[str, ...] = LINES, name: str = "a.docx") -> Page:
    blocks = [Block("paragraph", line) for line in lines]
    recipe = Recipe.of(tables, "harbour").to_json()
    return document_page("docx", blocks, recipe=chooser(Settings(recipes=(recipe,)), name))


def test_fields_source_and_dropped_lines_are_the_recipes() -> None:
    page = read(TABLES)
    (article,) = page.articles
    assert (page.recipe, page.source, article.source) == ("harbour", "Harbour Circular", "Harbour Circular")
    assert article.authors == ("Tilda Brough",)
    assert article.date is not None
    assert article.date.value == "1998-05-04"
    assert article.evidence["date"].reason == "recipe harbour: article date"
    assert "Printed" not in article.body.text
    assert "Set down" not in article.body.text
    assert [v.reason for v in page.verdicts if v.verdict == "cut"] == ["recipe harbour: drop lines"]


def test_a_recipe_for_other_files_is_left_alone() -> None:
    page = read(TABLES, name="a.rtf")
    assert page.recipe is None
    assert "Printed by the parish press" in page.articles[0].body.text


def test_a_marker_divides_a_document() -> None:
    tables = {
        "source": {"match_file": "*.docx"},
        "split": {"marker": r"^No\. (?P<title>.+)$", "marker_position": "above-title"},
    }
    lines = ("No. One, rope", "The rope was short.", "No. Two, tar", "The tar was not.")
    page = read(tables, lines)
    assert [(a.title, a.body.text) for a in page.articles] == [
        ("One, rope", "The rope was short."),
        ("Two, tar", "The tar was not."),
    ]


def test_a_field_can_be_denied() -> None:
    page = read({**TABLES, "article": {"byline": "none"}}, ("Harbour Circular", "By Ann Roe", *LINES[3:]))
    assert page.articles[0].authors == ()
