"""`readroom recipe`, and recipes in `import` and `explain`."""

from pathlib import Path
from typing import Any

import pytest

from readroom.importer.recipe.recipe import parse
from readroom.recipe_document import EXAMPLE, EXAMPLE_PAGE

SHIPPED = ["blogger-label", "front-matter", "movable-type", "wordpress-archive"]
SENTENCES = "A sentence about the quay, and one more of it. " * 6
CUT_IN_TWO = ["The old pier opens again", "A second bus for the island"]


def titles(desk: Any) -> list[str]:
    return sorted(row["title"] for row in desk("articles", "--json").rows)


def test_list_says_what_is_there_and_what_each_is_for(desk: Any) -> None:
    desk.write("recipes/harbour.toml", EXAMPLE)
    desk.write("recipes/named.toml", "[drop]\nlines = 'x'")
    desk.write("recipes/broken.toml", "[drop]\nline = 'x'")
    said = desk("recipe", "list")
    assert said.status == 0
    lines = [line.split(maxsplit=1) for line in said.out.splitlines() if line.startswith("  ")]
    assert [name for name, _ in lines] == ["broken", "harbour", "named", *SHIPPED]
    about = dict(lines)
    assert about["broken"] == "recipe broken.toml: [drop] line is no key; did you mean lines?"
    assert about["harbour"] == "Harbour Gazette: text: THE HARBOUR GAZETTE"
    assert about["named"] == "only with --recipe: it does not say which pages are its own"
    assert about["front-matter"] == "Plain text with its fields above it, one article in each file"


def test_list_as_json(desk: Any) -> None:
    path = desk.write("recipes/harbour.toml", EXAMPLE)
    desk.write("recipes/broken.toml", "x")
    rows = desk("recipe", "list", "--json").rows
    assert [row["name"] for row in rows] == ["broken", "harbour", *SHIPPED]
    assert rows[1] == {
        "name": "harbour", "file": str(path), "shipped": False, "source": "Harbour Gazette", "match_url": [],
        "match_text": ["THE HARBOUR GAZETTE"], "match_file": [], "problem": None,
    }  # fmt: skip
    assert rows[0]["problem"].startswith("recipe broken.toml: is no TOML: ")
    assert all(row["shipped"] and row["problem"] is None for row in rows[2:])


def test_list_without_any_of_ones_own(desk: Any) -> None:
    assert "\n  none\n" in desk("recipe", "list").out
    assert [row["name"] for row in desk("recipe", "list", "--json").rows] == SHIPPED


def test_check_says_all_that_is_wrong(desk: Any) -> None:
    good = desk.write("good.toml", EXAMPLE)
    bad = desk.write("bad.toml", "[drop]\nline = 'x'\nfrom = '('\n")
    said = desk("recipe", "check", good, "front-matter")
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[0] == f"{good}: nothing is wrong with it"
    said = desk("recipe", "check", good, bad, desk.folder / "absent.toml")
    assert said.status == 1
    first, second, third = said.err.splitlines()
    assert first == "recipe bad.toml: [drop] line is no key; did you mean lines?"
    assert second.startswith("recipe bad.toml: [drop] from is no regular expression: missing )")
    assert "absent.toml is no file, and none of those that are there by name" in third


def test_a_broken_recipe_stops_import_and_explain_with_one_line(desk: Any) -> None:
    page = desk.write("page.txt", EXAMPLE_PAGE)
    recipe = desk.write("recipes/broken.toml", "[split]\nmarker = '(x'\n")
    line = (
        "readroom: recipe broken.toml: [split] marker is no regular expression: "
        "missing ), unterminated subpattern at position 0"
    )
    for argv in (("import", page), ("explain", page), ("import", page, "--recipe", recipe)):
        said = desk(*argv)
        assert (said.status, said.line, said.out) == (1, line, "")
    assert not desk.library.exists()
    said = desk("import", page, "--recipe", "lamp")
    assert said.status == 1
    assert said.line.startswith("readroom: recipe lamp is no file, and none of those that are there by name: ")


def test_import_cuts_by_the_recipe_that_is_named(desk: Any) -> None:
    page = desk.write("page.txt", EXAMPLE_PAGE)
    recipe = desk.write("harbour.toml", EXAMPLE)
    assert desk("import", page, "--json").value["articles"] == 1
    counts = desk("import", page, "--recipe", recipe, "--json").value
    assert (counts["articles"], counts["updated"]) == (2, 1)
    assert titles(desk) == sorted(CUT_IN_TWO)
    rows = desk("articles", "--json").rows
    assert {row["source"] for row in rows} == {"Harbour Gazette"}
    assert desk("import", page, "--recipe", recipe, "--json").value["unchanged"] == 1


def test_import_cuts_by_the_recipes_beside_the_library(desk: Any) -> None:
    page = desk.write("pages/page.txt", EXAMPLE_PAGE)
    other = desk.write("pages/other.txt", "The quay\n\n" + SENTENCES)
    desk.write("recipes/harbour.toml", EXAMPLE)
    assert desk("import", page.parent, "--json").value["articles"] == 3
    assert titles(desk) == sorted([*CUT_IN_TWO, "The quay"])
    said = desk("explain", page)
    assert said.out.splitlines()[-1].startswith("recipe harbour: drop until 2, article title 2, ")
    assert "recipe" not in desk("explain", other).out.splitlines()[-1]


def test_a_changed_recipe_is_an_update_with_the_same_ids_and_keys(desk: Any) -> None:
    page = desk.write("page.txt", EXAMPLE_PAGE)
    path = desk.write("recipes/harbour.toml", EXAMPLE)
    desk("import", page)

    def names() -> dict[str, tuple[int, str]]:
        return {row["title"]: (row["id"], row["key"]) for row in desk("articles", "--json").rows}

    before = names()
    report = desk.folder / "report.jsonl"
    path.write_text(EXAMPLE + "\n# a comment is no change\n", encoding="utf-8")
    assert desk("import", page, "--json").value["unchanged"] == 1
    path.write_text(EXAMPLE.replace("[drop]", "[drop]\nlines = '^The mayor|^What the winter'"), encoding="utf-8")
    counts = desk("import", page, "--report", report, "--json").value
    assert (counts["updated"], counts["new"], counts["articles"]) == (1, 0, 2)
    assert '"outcome": "updated"' in report.read_text(encoding="utf-8")
    assert names() == before
    text = desk("show", before["The old pier opens again"][0]).out
    assert "What the winter took" not in text
    assert "After two years of work" in text
    path.unlink()
    assert desk("import", page, "--json").value["updated"] == 1
    assert len(desk("articles", "--json").rows) == 1


def test_explain_says_which_recipe_was_used_and_what_found_nothing(desk: Any) -> None:
    page = desk.write("page.txt", EXAMPLE_PAGE)
    recipe = desk.write("harbour.toml", EXAMPLE.replace("[drop]", "[drop]\nlines = '^nowhere$'"))
    said = desk("explain", page, "--recipe", recipe)
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[-1] == (
        "recipe harbour: drop until 2, article title 2, article byline 2, split marker 2, split attach_after 2, "
        "drop from 3; found nothing: drop lines"
    )
    assert " recipe harbour: split marker " in said.out
    assert "date 2021-04-03: recipe harbour: split marker (line 8), 0.99" in said.out
    as_json = desk("explain", page, "--recipe", recipe, "--json")
    assert [row["reason"] for row in as_json.rows if row["line"] == 8] == ["recipe harbour: split marker"]
    assert as_json.err.splitlines()[-1] == said.out.splitlines()[-1]


def test_explain_says_when_a_recipe_has_no_say(desk: Any) -> None:
    page = desk.write("page.md", "# The quay\n\nThe quay held when the water came.\n")
    said = desk("explain", page, "--recipe", "front-matter")
    assert said.out.splitlines()[-1] == "recipe front-matter was not used: only text and HTML are cut by recipes"


def test_html_too_is_cut_by_recipes(desk: Any) -> None:
    body = "".join(f"<div class=row><b class=hd>Report {n}</b><div>{SENTENCES}</div></div>" for n in (1, 2))
    page = desk.write("page.html", f"<html><body><h1>Gull</h1>{body}</body></html>")
    recipe = desk.write("gull.toml", "[html]\nposts = '.row'\ntitle = '.hd'\nbyline = '.nobody'")
    said = desk("explain", page, "--recipe", recipe)
    assert said.out.splitlines()[-1] == "recipe gull: html title 2, html posts 2; found nothing: html byline"
    assert desk("import", page, "--recipe", recipe, "--json").value["articles"] == 2
    assert titles(desk) == ["Report 1", "Report 2"]


def archive(page: int) -> str:
    posts = "".join(
        f"Report {n} from the coast\n\n{SENTENCES}\n\nMay {n}, 201{page} ~ {n} hearts\n" for n in range(1, 5)
    )
    return f"Gull Street Journal\nHome\nImprint\n\n{posts}\nWhere to find us\nQuay 5\n© 2020 Gull Street Journal\n"


@pytest.fixture
def archives(desk: Any) -> list[Path]:
    return [desk.write(f"gull/{page}.txt", archive(page)) for page in range(2)]


def test_learn_proposes_a_recipe_and_tries_it(desk: Any, archives: list[Path]) -> None:
    said = desk("recipe", "learn", *archives)
    assert said.status == 0
    assert said.err.splitlines() == [
        "0.txt: 4 articles by the general rules, 4 by the recipe (4 with a title, 4 with a date)",
        "1.txt: 4 articles by the general rules, 4 by the recipe (4 with a title, 4 with a date)",
    ]
    recipe = parse(said.out, "gull.toml")
    assert (recipe.source, recipe.match_text, recipe.position) == (
        "Gull Street Journal", ("Gull Street Journal",), "after-article",
    )  # fmt: skip
    assert said.out.startswith("# Proposed by readroom from 2 pages.")


def test_learn_writes_a_new_file_that_can_be_used(desk: Any, archives: list[Path]) -> None:
    path = desk.folder / "recipes" / "gull.toml"
    path.parent.mkdir()
    said = desk("recipe", "learn", *archives, "-o", path)
    assert (said.status, said.out) == (0, "")
    assert said.err.splitlines()[0] == f"written: {path}"
    assert desk("recipe", "check", path).status == 0
    assert desk("explain", archives[0]).out.splitlines()[-1].startswith("recipe gull: ")
    again = desk("recipe", "learn", *archives, "-o", path)
    assert (again.status, again.line) == (1, f"readroom: {path} is there already; name another file with -o")


def test_learn_reads_html_and_passes_over_the_rest(desk: Any) -> None:
    pages = [
        desk.write(
            f"{n}.html",
            f"<html lang=en><head><link rel=canonical href='https://www.gull.example/{n}'></head><body>"
            "<div>Imprint</div>"
            f"<h1>Report {n}</h1><p>{SENTENCES}</p></body></html>",
        )
        for n in range(2)
    ]
    other = desk.write("a.md", "# The quay\n\nIt held.\n")
    empty = desk.write("empty.txt", "")
    said = desk("recipe", "learn", *pages, other, empty)
    assert said.status == 0
    assert parse(said.out, "x").match_url == ("gull.example",)
    assert '# posts = "article.post"' in said.out
    assert said.err.splitlines()[:2] == [
        "passed over: a.md: only text and HTML are cut by recipes", "skipped: empty.txt: the file is empty",
    ]  # fmt: skip
    assert said.err.splitlines()[2].startswith("0.html: 1 article by the general rules, 1 by the recipe")


def test_learn_without_a_page_is_one_line(desk: Any) -> None:
    said = desk("recipe", "learn", desk.folder / "absent.txt")
    assert said.status == 1
    assert said.err.splitlines()[-1] == "readroom: no page could be read; name text or HTML files of one source"


def test_wrong_usage_is_2(desk: Any) -> None:
    for argv in (("recipe",), ("recipe", "learn"), ("recipe", "check"), ("recipe", "bake")):
        assert desk(*argv).status == 2


def test_no_control_character_of_a_page_gets_out(desk: Any, archives: list[Path]) -> None:
    page = desk.write("bad\x1b[2J.txt", archive(1).replace("Gull Street", "Gull\x1b]0;evil\x07 Street\u202e"))
    said = desk("recipe", "learn", page)
    assert said.status == 0
    assert not any(ord(c) < 32 and c != "\n" for c in said.out + said.err)
    assert "\u202e" not in said.out + said.err
