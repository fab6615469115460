"""What a library is measured beside: a table of sqlite-utils with `enable_fts`, tantivy, ripgrep over the corpus."""

import itertools
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

ROWS = 50
PLAIN = """
select d.title, d.date, snippet(doc_fts, 1, '[', ']', '…', 40) from doc_fts join doc d on d.rowid = doc_fts.rowid
where doc_fts match ?{} order by {} limit 50
"""


class Peer(Protocol):
    """Another way to ask the same articles. `sources`: it can be asked for those of one source."""

    name: str
    sources: bool

    def ask(self, query: str, *, ranked: bool, source: str | None = None) -> int | None:
        """Find a first page with snippets and return how many rows it has; None for what cannot be asked."""
        ...


def records(corpus: Path, most: int) -> Iterator[dict[str, Any]]:
    """Yield up to `most` records of a file of JSON lines: title, body, date, source."""
    with corpus.open(encoding="utf-8") as lines:
        for record in map(json.loads, itertools.islice(lines, most)):
            yield {
                "title": record.get("title"), "body": record.get("text") or record.get("body") or "",
                "date": record.get("date") or record.get("published"),
                "source": record.get("source") or record.get("outlet"),
            }  # fmt: skip


class Plain:
    """The table that a user of sqlite-utils would make, asked in FTS5's own order and with its own snippets."""

    name = "plain FTS5"
    sources = True

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    @staticmethod
    def build(corpus: Path, path: Path, most: int) -> None:
        """Make the table."""
        from sqlite_utils import Database

        database = Database(path, execute_plugins=False)
        table = database.table("doc")
        table.insert_all(records(corpus, most))
        table.enable_fts(["title", "body"], create_triggers=True)
        table.create_index(["date"])
        table.create_index(["source"])
        database.conn.close()

    def ask(self, query: str, *, ranked: bool, source: str | None = None) -> int | None:
        """Find a first page with snippets."""
        held, values = ("", [query]) if source is None else (" and d.source = ?", [query, source])
        sql = PLAIN.format(held, "doc_fts.rank" if ranked else "d.date desc")
        return len(self._connection.execute(sql, values).fetchall())


class Tantivy:
    """An index of tantivy with stored texts; what its query language has no word for is not asked."""

    name = "tantivy"
    sources = False

    def __init__(self, path: Path) -> None:
        import tantivy

        self._tantivy = tantivy
        self._index = tantivy.Index.open(str(path))
        self._searcher = self._index.searcher()

    @staticmethod
    def build(corpus: Path, path: Path, most: int) -> None:
        """Make the index, with one thread."""
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("title", stored=True)
        builder.add_text_field("body", stored=True)
        builder.add_integer_field("date", stored=True, fast=True)
        path.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(builder.build(), path=str(path))
        writer = index.writer(heap_size=256_000_000, num_threads=1)
        for record in records(corpus, most):
            day = int((record["date"] or "0")[:10].replace("-", "") or 0)
            writer.add_document(tantivy.Document(title=record["title"] or "", body=record["body"], date=day))
        writer.commit()
        writer.wait_merging_threads()

    def ask(self, query: str, *, ranked: bool, source: str | None = None) -> int | None:
        """Find a first page with snippets."""
        if "*" in query or "NEAR" in query or " NOT " in query:
            return None
        text = query.replace("title : ", "title:")
        if '"' not in text and " OR " not in text and ":" not in text:
            text = " ".join(f"+{word}" for word in text.split())
        asked = self._index.parse_query(text, ["title", "body"])
        more = {} if ranked else {"order_by_field": "date"}
        found = self._searcher.search(asked, ROWS, count=False, **more).hits
        snippets = self._tantivy.SnippetGenerator.create(self._searcher, asked, self._index.schema, "body")
        for _, address in found:
            snippets.snippet_from_doc(self._searcher.doc(address)).fragment()
        return len(found)


class Ripgrep:
    """ripgrep over the corpus: how many lines hold a word, whatever its case."""

    name = "ripgrep"
    sources = False

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus

    @staticmethod
    def there() -> bool:
        """Tell whether it is installed."""
        return shutil.which("rg") is not None

    def ask(self, query: str, *, ranked: bool, source: str | None = None) -> int | None:
        """Count lines."""
        if not query.isalpha() or ranked:
            return None
        command = ["rg", "-ciw", query, str(self._corpus)]
        found = subprocess.run(command, capture_output=True, text=True, check=False)
        return int(found.stdout or 0)
