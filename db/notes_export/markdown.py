"""Markdown: what was asked, then each article with its quotations, citations and notes, then notes, tags, collections.

A folder: a file for each article and for each free note, with links as Obsidian writes them.
"""

from collections.abc import Iterator

from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._passages import escaped, front_matter, passage
from readroom.db.notes_export._vault import files
from readroom.db.notes_export._wholes import about_article, codebook, collections, note, tables

__all__ = ["SUFFIX", "export", "files"]
SUFFIX = ".md"


def export(bundle: Bundle) -> Iterator[str]:
    """Yield the front matter, each article, and all that belongs to none."""
    yield front_matter(bundle.about)
    for key, some in bundle.by_article():
        first = some[0]
        yield f"\n## {escaped(first['title'] or key)}\n\n"
        yield f"{first['date'] or 'undated'} · {escaped(key)}\n"
        yield about_article(bundle, key)
        for one in some:
            yield passage(one, bundle.citation(one))
    for key in bundle.unmarked():
        yield f"\n## {escaped(bundle.title_of(key))}\n\n{escaped(key)}\n" + about_article(bundle, key)
    for one in bundle.notes:
        if one["kind"] in ("free", "story"):
            yield note(one, "## ")
    yield codebook(bundle, "## ")
    yield collections(bundle, "## ", lambda key: escaped(bundle.title_of(key)))
    yield tables(bundle, "## ")
