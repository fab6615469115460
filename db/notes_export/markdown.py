"""Markdown: what was asked, then each article with its quotations, citations and notes. A folder: a file for each."""

from collections.abc import Iterator

from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._passages import escaped, front_matter, passage
from readroom.db.notes_export._vault import files

__all__ = ["SUFFIX", "export", "files"]
SUFFIX = ".md"


def export(bundle: Bundle) -> Iterator[str]:
    """Yield the front matter, then each article."""
    yield front_matter(bundle.about)
    for key, some in bundle.by_article():
        first = some[0]
        yield f"\n## {escaped(first['title'] or key)}\n\n"
        yield f"{first['date'] or 'undated'} · {escaped(key)}\n"
        for one in some:
            yield passage(one, bundle.citation(one))
