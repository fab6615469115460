"""What becomes of articles when their page is cut anew: where their words went, and the ids of those that are gone."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from readroom.db.columns import source_name
from readroom.db.former import Former, same_article, same_passages
from readroom.db.identity import base_key
from readroom.db.import_log import Origin
from readroom.db.lineage import Passed, heirs
from readroom.text.model import Page


def keys_asked_for(page: Page, origin: Origin, override: str | None) -> list[str]:
    """Return the key that each article of a page asks for; `override` is the name of its source, if it was given."""
    alone = len(page.articles) == 1
    return [base_key(one, source_name(page, one, origin, override), alone=alone) for one in page.articles]


class Recuts:
    """Notes for one page at a time what became of its articles. The caller holds the transaction.

    It reads and writes two tables that nobody else does, so rows that wait for more of them may go on waiting.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._execute = connection.execute
        self._passed: list[Passed] = []
        self._any_gone: bool | None = None
        self._pages: tuple[int, ...] = ()
        self._claimed: frozenset[str] = frozenset()

    def begin(self, pages: Iterable[int] = (), keys: Iterable[str] = ()) -> None:
        """Begin with a page that had articles before: the ids that it had and has, the keys that its articles ask for.

        Without any it is a new page.
        """
        self._passed.clear()
        self._pages = tuple(pages)
        self._claimed = frozenset(keys)

    @property
    def replacing(self) -> bool:
        """Tell whether the page had articles before."""
        return bool(self._pages)

    def forget(self) -> None:
        """Look again whether any article is gone: what was noted may have been taken back."""
        self._passed.clear()
        self._any_gone = None

    def stored(self, key: str, was: str | None, now: str) -> None:
        """Hear of an article: its text before (None: it is new) and now."""
        if self.replacing:
            self._passed.append(Passed(key, was, now))

    def gone(self, former: Former, was: str) -> None:
        """Hear that an article is gone; its id is kept for its key."""
        self._passed.append(Passed(former.key, was, None))
        row = former.key, former.id, former.digest
        self._execute("insert or replace into gone values (?, ?, ?, null)", row)
        self._any_gone = True

    def end(self, page: int, run: int) -> None:
        """Note where the words of the page's articles went."""
        for old, new in heirs(self._passed) if self._passed else ():
            self.note(old, new, page, run)
        for one in self._passed:
            if one.now is None:
                self._execute("update gone set page_id = ? where key = ?", (page, one.key))
        self._passed.clear()

    def which(
        self,
        former: Sequence[Former],
        wanted: str,
        digest: str,
        title: str | None,
        text: str,
        text_of: Callable[[Former], str],
        *,
        alone: bool,
    ) -> tuple[Former | None, str | None]:
        """Return which article of the page an article is, or the key of the one that was gone and is back.

        What says most goes first: the key, the text, the title, the passages. A former article whose key another one
        of the page asks for is left to that.
        """
        free = [one for one in former if one.key not in self._claimed or one.key == wanted]
        if any(one.key == wanted or one.key.startswith(wanted + "-") for one in free):
            return same_article(free, wanted, digest, title, alone=alone), None
        if back := self._back("key", wanted):
            return None, back
        if not any(one.digest == digest for one in free) and (back := self._back("digest", digest)):
            return None, back
        found = same_article(free, wanted, digest, title, alone=alone)
        return found or same_passages(free, text, text_of), None

    def _back(self, column: str, value: str) -> str | None:
        """Return the key of an article of this page that is gone, by its key or the digest of its text."""
        if not self._gone_there():
            return None
        marks = ",".join("?" * len(self._pages))
        sql = f"select key from gone where {column} = ? and page_id in ({marks}) order by article_id"
        keys = [str(key) for (key,) in self._execute(sql, (value, *self._pages))]
        return next((key for key in keys if column == "key" or key not in self._claimed), None)

    def note(self, old: str, new: str | None, page: int, run: int) -> None:
        """Note that an article's text is another one now, that words of it went to another article, or that it is gone
        (None).
        """
        sql = "insert into recut (old_key, new_key, page_id, run_id) values (?, ?, ?, ?)"
        self._execute(sql, (old, new, page, run))

    def follow_page(self, old: int, new: int) -> None:
        """Let what is known of a page be known of the one in its place."""
        for table in ("recut", "gone"):
            self._execute(f"update {table} set page_id = ? where page_id = ?", (new, old))

    def id_of(self, key: str) -> int | None:
        """Return the id that the article with this key had before it was gone, and forget it: it has it again."""
        if not self._gone_there():
            return None
        row = self._execute("select article_id from gone where key = ?", (key,)).fetchone()
        if row is None:
            return None
        self._execute("delete from gone where key = ?", (key,))
        return int(row[0])

    def _gone_there(self) -> bool:
        if self._any_gone is None:
            self._any_gone = bool(self._execute("select exists (select 1 from gone)").fetchone()[0])
        return self._any_gone
