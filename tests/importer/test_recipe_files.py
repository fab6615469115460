"""Where recipes are found, and what settings they become."""

from pathlib import Path

import pytest

from readroom.importer.recipe.files import beside, find, listed, shipped, with_recipes
from readroom.importer.recipe.recipe import RecipeError, load
from readroom.importer.settings import NOTHING, Settings

SHIPPED = ["blogger-label", "front-matter", "movable-type", "wordpress-archive"]
MATCHING = "[source]\nmatch_text = 'GULL'\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "recipes").mkdir()
    return tmp_path / "library.db"


def put(library: Path, name: str, text: str = MATCHING) -> Path:
    path = library.parent / "recipes" / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_recipes_are_sound_and_choose_no_page() -> None:
    assert [path.stem for path in shipped()] == SHIPPED
    assert not any(load(path).chooses for path in shipped())


def test_recipes_beside_a_library_come_by_name(library: Path) -> None:
    for name in ("b.toml", "a.toml", ".hidden.toml", "notes.txt", "c.toml~"):
        put(library, name)
    (library.parent / "recipes" / "folder.toml").mkdir()
    assert [path.name for path in beside(library)] == ["a.toml", "b.toml"]
    assert beside(library.parent / "nowhere" / "library.db") == []


def test_a_recipe_is_named_by_its_file_or_its_name(library: Path) -> None:
    own = put(library, "gull.toml")
    assert find(str(own), library) == own
    assert find("gull", library) == own
    assert find("gull.toml", library) == own
    assert find("front-matter", library).parent.name == "shipped"
    mine = put(library, "front-matter.toml")
    assert find("front-matter", library) == mine
    with pytest.raises(RecipeError) as fault:
        find("lamp", library)
    names = "blogger-label, front-matter, gull, movable-type, wordpress-archive"
    assert str(fault.value) == f"recipe lamp is no file, and none of those that are there by name: {names}"


def test_settings_hold_the_recipes_that_choose_pages_or_the_one_that_is_named(library: Path) -> None:
    assert with_recipes(library) == NOTHING
    assert with_recipes(library).digest is None
    put(library, "b.toml")
    put(library, "a.toml")
    put(library, "named-only.toml", "[drop]\nlines = 'x'")
    found = with_recipes(library)
    assert [recipe["recipe"] for recipe in found.recipes] == ["a", "b"]
    assert found.forced is None
    forced = with_recipes(library, "named-only", Settings(columns={"Headline": "title"}))
    assert (forced.recipes, forced.columns) == ((), {"Headline": "title"})
    assert forced.forced is not None
    assert forced.forced["recipe"] == "named-only"


def test_a_broken_recipe_beside_the_library_stops_with_one_line(library: Path) -> None:
    put(library, "gull.toml", "[drop]\nline = 'x'")
    with pytest.raises(RecipeError, match=r"^recipe gull.toml: \[drop\] line is no key; did you mean lines\?$"):
        with_recipes(library)
    assert with_recipes(library, "front-matter").forced is not None


def test_all_are_listed_with_what_is_wrong(library: Path) -> None:
    put(library, "a.toml", "x = [")
    put(library, "b.toml")
    found = listed(library)
    assert [(each.name, each.shipped, each.problem is None) for each in found] == [
        ("a", False, False), ("b", False, True), *((name, True, True) for name in SHIPPED),
    ]  # fmt: skip
    assert found[0].problem == "recipe a.toml: is no TOML: invalid value (at end of document)"
