"""The source that a run of the import is told for its files: an order, also for pages that were there before."""

from readroom.db.editing import Editor

REASON = "named by --source in an import"


class Naming:
    """Gives pages the source `name`: one correction for the whole run, which outlives imports and can be taken back."""

    def __init__(self, editor: Editor, name: str) -> None:
        self._editor = editor
        self._name = name
        self.correction: int | None = None

    def differs(self, page: int) -> bool:
        """Tell whether some article of a page has another source."""
        return bool(self._others(page))

    def page(self, page: int) -> bool:
        """Give a page's articles the source, where they have another, and tell whether that changed anything.

        The caller holds the transaction.
        """
        ids = self._others(page)
        if not ids:
            return False
        if self.correction is None:
            self.correction = self._editor.add(field="source", value=self._name, reason=REASON)
        self._editor.extend(self.correction, ids, "source", self._name, reason=REASON)
        return True

    def _others(self, page: int) -> list[int]:
        source = self._editor.known_source_id(self._name)
        rows = self._editor.library.connection.execute(
            "select id from article where page_id = ? and source_id is not ? order by position", (page, source)
        )
        return [article for (article,) in rows.fetchall()]
