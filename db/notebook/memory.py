"""What a notebook remembers besides highlights: how far one read, and what the app had open. Undo leaves it alone."""

import json
from typing import Any

from readroom.db.notebook.base import NotebookBase


class NotebookMemory(NotebookBase):
    """Reading positions, and the app's own memory."""

    def position(self, article_key: str) -> int | None:
        """Return how far an article was read (code points), or None when it was not opened."""
        rows = self._rows('select "offset" from position where article_key = ?', (article_key,))
        return int(rows[0][0]) if rows else None

    def set_position(self, article_key: str, offset: int) -> None:
        """Remember how far an article was read (code points)."""
        with self._writing(by_itself=True) as connection:
            connection.execute(
                "insert into position values (?, ?, ?) on conflict (article_key) do update "
                'set "offset" = excluded."offset", modified = excluded.modified',
                (article_key, offset, self._at()),
            )

    def keys_read(self) -> set[str]:
        """Return the keys of the articles that were opened."""
        return self._keys("select article_key from position")

    def state(self, key: str, default: Any = None) -> Any:
        """Return what the app remembered under `key` (JSON values), or `default`."""
        rows = self._rows("select value from state where key = ?", (key,))
        return json.loads(rows[0][0]) if rows else default

    def set_state(self, key: str, value: Any) -> None:
        """Remember JSON values under `key`."""
        with self._writing(by_itself=True) as connection:
            connection.execute(
                "insert into state values (?, ?) on conflict (key) do update set value = excluded.value",
                (key, json.dumps(value)),
            )
