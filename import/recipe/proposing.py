"""A recipe proposed from a page of a library, and others of its source; and what a proposal says of itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readroom.db.errors import ReadroomError
from readroom.db.library import Library
from readroom.db.review import page_named
from readroom.db.stored_page import stored_cut
from readroom.importer.formats import Unreadable
from readroom.importer.recipe.learn import Proposal, Sample, learn
from readroom.importer.recipe.recipe import Recipe
from readroom.importer.recipe.trial import LEARNT, cut_all
from readroom.importer.recipe.write import to_toml
from readroom.importer.session import read_file
from readroom.importer.settings import NOTHING, Settings
from readroom.text.counted import number_of
from readroom.text.model import Page

CUT_BY_RECIPES = ("text", "html")
"""The formats whose pages recipes cut."""
TOGETHER = 12
"""From how many pages of a source one learns at most."""
_LARGEST = 4_000_000
"""Bytes of a file that is read again; of a larger one the library's text is taken."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal: a `name` for its file, the recipe as TOML, and a line for each page that it was tried on.

    `try_on` is the file of the page, where it can be read, for `readroom explain`.
    """

    name: str
    toml: str
    tried: tuple[str, ...]
    try_on: str | None = None


def propose(library: Library, ref: str) -> Proposed:
    """Return a recipe proposed from the page of an article (an ID) or a page (`page:N`), and others of its source.

    A page is read from its file again where that is still there, else its text is taken from the library. Raise
    ReadroomError when recipes cannot cut it.
    """
    page_id = page_named(library, ref)
    found = [_sample(library, one) for one in _together(library, page_id)]
    samples = [one for one, _ in found]
    first, path = found[0]
    if first.page.format not in CUT_BY_RECIPES:
        raise ReadroomError(
            f"recipes cut text and HTML; {first.file} is {first.page.format}, which says itself where its articles are"
        )
    proposal = learn(samples)
    _name(library, page_id, proposal)
    try_on = str(path) if path else None
    tried = tuple(trial_line(sample, page) for sample, page in _tried(proposal, found))
    toml = to_toml(proposal.tables, proposal.notes, heading(len(samples), try_on))
    return Proposed(_named(proposal, first), toml, tried, try_on)


def _name(library: Library, page_id: int, proposal: Proposal) -> None:
    """Give a proposal without one the name that the library has for the source of its page."""
    table = proposal.tables.get("source", {})
    (name,) = library.connection.execute(
        "select s.name from page p left join source s on s.id = p.source_id where p.id = ?", (page_id,)
    ).fetchone()
    if name and "name" not in table:
        proposal.tables["source"] = {"name": name, **table}
        proposal.notes["source name"] = "As the library has it."


def heading(pages: int, page: str | None = None) -> str:
    """Return what stands above a proposed recipe: from how many pages it is, and how to go on."""
    shown = f"'{page}'" if page and " " in page else page or "PAGE"
    return (
        f"Proposed by readroom from {number_of(pages, 'page')}. Read it, correct it, and try it with\n"
        f"readroom explain {shown} --recipe THIS-FILE. In the folder recipes beside the library it is used by itself."
    )


def trial_line(sample: Sample, page: Page | None) -> str:
    """Return how many articles a page has by the general rules and (`page`) by the recipe."""
    said = f"{sample.file}: {number_of(len(sample.page.articles), 'article')} by the general rules"
    if page is not None:
        dated = sum(article.date is not None for article in page.articles)
        titled = sum(article.title is not None for article in page.articles)
        said += f", {len(page.articles)} by the recipe ({titled} with a title, {dated} with a date)"
    return said


def _together(library: Library, page_id: int) -> list[int]:
    """Return a page, and the pages of its source and format that are nearest to it in the order of the import."""
    rows = library.connection.execute(
        "select o.id from page p join page o on o.source_id is p.source_id and o.format = p.format "
        "where p.id = ?1 order by o.id <> ?1, abs(o.id - ?1) limit ?2",
        (page_id, TOGETHER),
    )
    return [found for (found,) in rows]


def _sample(library: Library, page_id: int) -> tuple[Sample, Path | None]:
    """Return a page by the general rules, and its file where it was read from there."""
    cut = stored_cut(library, page_id)
    path = Path(cut.origin.path)
    name = f"{cut.origin.file} record {cut.origin.record}" if cut.origin.record else cut.origin.file
    page = None if cut.origin.record else _read(path, NOTHING)
    # Without its file an HTML page is what stands in its lines.
    if page is None:
        return Sample(name, cut.page), None
    return Sample(name, page, source_of(path, page)), path


def source_of(path: Path, page: Page) -> str:
    """Return the characters of a file of HTML; empty for another format, or where it cannot be read."""
    if page.format != "html":
        return ""
    from readroom.importer.decode import decode
    from readroom.importer.formats.html import declared_charset

    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except OSError:
        return ""
    return decode(data, declared_charset(data))[0]


def _read(path: Path, settings: Settings) -> Page | None:
    try:
        if path.stat().st_size > _LARGEST:
            return None
        for _, page in read_file(path, settings):
            return page if isinstance(page, Page) else None
    except (OSError, Unreadable):
        return None
    return None


def _tried(proposal: Proposal, found: list[tuple[Sample, Path | None]]) -> Iterator[tuple[Sample, Page | None]]:
    """Yield each page as it was, and as the proposal cuts it; None where it cannot be tried."""
    settings = Settings(forced=Recipe.of(proposal.tables, LEARNT).to_json()) if proposal.tables else None
    for sample, path in found:
        if settings is None:
            yield sample, None
        elif path is not None:
            yield sample, _read(path, settings)
        elif sample.page.format == "text":
            (page,) = cut_all([sample.page.text], proposal.tables)
            yield sample, page
        else:
            yield sample, None


def _named(proposal: Proposal, sample: Sample) -> str:
    """Return a name for a recipe's file: of the source, else of the page."""
    said = str(proposal.tables.get("source", {}).get("name") or sample.page.source or Path(sample.file).stem)
    return re.sub(r"[^a-z0-9]+", "-", said.casefold()).strip("-")[:40] or "recipe"
