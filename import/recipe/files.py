"""Where recipes are: named on the command line, in the folder `recipes` beside the library, shipped with readroom."""

from dataclasses import dataclass, replace
from pathlib import Path

from readroom.importer.recipe.check import shown, shown_path
from readroom.importer.recipe.recipe import Recipe, RecipeError, load
from readroom.importer.settings import NOTHING, Settings

FOLDER = "recipes"
"""The folder beside a library whose recipes are tried on every page."""

ENDING = ".toml"
_MOST = 500  # recipes beside a library
_SHIPPED = Path(__file__).parent / "shipped"


@dataclass(frozen=True, slots=True)
class Listed:
    """A recipe that was found: its name, its file, whether it came with readroom, and what is wrong with it."""

    name: str
    file: Path
    shipped: bool
    recipe: Recipe | None = None
    problem: str | None = None


def shipped() -> list[Path]:
    """Return the recipes that come with readroom, by name. They are only used when they are named."""
    return sorted(_SHIPPED.glob(f"*{ENDING}"))


def beside(library: Path) -> list[Path]:
    """Return the recipes in the folder beside a library, in the order in which they are tried: that of their names."""
    folder = library.expanduser().absolute().parent / FOLDER
    try:
        found = sorted(p for p in folder.iterdir() if p.suffix == ENDING and not p.name.startswith(".") and p.is_file())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as problem:
        raise RecipeError(f"recipes in {shown_path(folder)} cannot be read: {problem.strerror or problem}") from problem
    if len(found) > _MOST:
        raise RecipeError(f"more than {_MOST} recipes in {shown(folder)}; name one with --recipe")
    return found


def find(named: str, library: Path) -> Path:
    """Return the file of a recipe that is named: a path, or the name of one beside the library or of a shipped one."""
    path = Path(named).expanduser()
    if path.is_file():
        return path
    known = {p.stem: p for p in (*shipped(), *beside(library))}
    if found := known.get(named.removesuffix(ENDING)):
        return found
    names = ", ".join(sorted(known))
    raise RecipeError(f"recipe {shown_path(named)} is no file, and none of those that are there by name: {names}")


def with_recipes(library: Path, named: str | None = None, settings: Settings = NOTHING) -> Settings:
    """Return settings with the recipe that is named, for every page, or else with all that choose pages themselves.

    Raise RecipeError when one of them cannot be used: pages would be cut in another way than it says.
    """
    if named is not None:
        return replace(settings, recipes=(), forced=load(find(named, library)).to_json())
    found = [recipe for path in beside(library) if (recipe := load(path)).chooses]
    return replace(settings, recipes=tuple(recipe.to_json() for recipe in found), forced=None)


def listed(library: Path) -> list[Listed]:
    """Return every recipe that can be used with a library: those beside it, then the shipped ones."""
    return [_look(path, shipped=False) for path in beside(library)] + [_look(path, shipped=True) for path in shipped()]


def _look(path: Path, *, shipped: bool) -> Listed:
    name = shown(path.stem)
    try:
        return Listed(name, path, shipped, load(path))
    except RecipeError as problem:
        return Listed(name, path, shipped, problem=str(problem))
