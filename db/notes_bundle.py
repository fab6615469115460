"""What an export is made of: highlights with their articles, the codebook, and what was asked."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from readroom.db.articles import FullArticle, get_article
from readroom.db.citing import cited
from readroom.db.errors import LibraryError
from readroom.db.highlights import Highlight
from readroom.db.library import Library
from readroom.db.notebook.codes import Code
from readroom.db.notebook.rest import Rest
from readroom.db.notebook_record import Record, note_record, rows_by_key
from readroom.text.citation import Cited, citation


class Bundle:
    """Highlights in the order of the list, one's own and those of layers.

    `about` says what was asked of what, when, by which program, and how it was counted. `highlights` are what the
    `records` were made of, one for one. `text_of` gives the text with a digest, or None. `problems` are articles that
    could not be read, as lines for the reader. `rest` is all that is no highlight, `notes` are its notes as records.
    """

    def __init__(
        self,
        about: Mapping[str, str],
        highlights: Sequence[Highlight],
        records: Sequence[Record],
        *,
        codes: Sequence[Code] = (),
        rest: Rest | None = None,
        library: Library | None = None,
        text_of: Callable[[str], str | None] = lambda digest: None,
    ) -> None:
        self.about = about
        self.highlights = highlights
        self.records = records
        self.codes = codes
        self.text_of = text_of
        self.problems: list[str] = []
        self._library = library
        self._articles: dict[int, FullArticle | None] = {}
        self.rest = rest or Rest()
        self._rows = rows_by_key(library, self._keys()) if library else {}
        self._attributes: dict[str, dict[str, str]] = {}
        for one in self.rest.attributes:
            self._attributes.setdefault(one.article_key, {})[one.name] = one.value
        self.notes: list[Record] = [note_record(one, self._rows.get(one.key)) for one in self.rest.notes]

    def _keys(self) -> list[str]:
        """Return the keys of the articles that something other than a highlight is about."""
        items = (item.article_key for one in self.rest.collections for item in one.items)
        about = (one.article_key for one in self.rest.attributes)
        return list(dict.fromkeys([*(one.key for one in self.rest.notes if one.key), *about, *items]))

    def unmarked(self) -> list[str]:
        """Return the keys of the articles that have no highlight, but a note or an attribute."""
        marked = {one["key"] for one in self.records}
        said = [*(one.key for one in self.rest.notes if one.key), *(one.article_key for one in self.rest.attributes)]
        return [key for key in dict.fromkeys(said) if key not in marked]

    def other_articles(self) -> list[FullArticle]:
        """Return the articles that have no highlight, and something else."""
        marked = {one["key"] for one in self.records}
        rows = [self._rows[key] for key in self._keys() if key not in marked and key in self._rows]
        found = (self.article({"article": row.id}) for row in rows)
        return [article for article in found if article]

    def attributes_of(self, key: str) -> dict[str, str]:
        """Return the attributes of an article by name."""
        return self._attributes.get(key, {})

    def title_of(self, key: str) -> str:
        """Return the title of an article that something other than a highlight is about; its key when it has none."""
        row = self._rows.get(key)
        return (row.title if row else None) or key

    def article(self, record: Record) -> FullArticle | None:
        """Return the article of a record, where the library has it; a damaged one is among `problems`."""
        if self._library is None or (number := record["article"]) is None:
            return None
        if number not in self._articles:
            try:
                self._articles[number] = get_article(self._library, number)
            except LibraryError as problem:
                self._articles[number] = None
                self.problems.append(str(problem))
        return self._articles[number]

    def by_article(self) -> list[tuple[str, list[Record]]]:
        """Return the records of each article, under its key."""
        return [(str(key), list(some)) for key, some in groupby(self.records, key=lambda one: one["key"])]

    def articles(self) -> list[FullArticle]:
        """Return the articles that the library has, each once."""
        found = (self.article(some[0]) for _, some in self.by_article())
        return [article for article in found if article]

    def cited(self, record: Record) -> Cited | None:
        """Return what a record's words are cited as: their voice, or their article. None without the article."""
        article = self.article(record)
        if article is None:
            return None
        placed = record["digest"] == article.digest
        return cited(article, record["start"], record["end"]) if placed else cited(article)

    def citation(self, record: Record) -> str:
        """Return the citation of a record's words; empty without the article."""
        found = self.cited(record)
        return citation(found) if found else ""
