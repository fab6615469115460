"""Decisions in a notebook: saved searches, spellings, stories, what was accepted in review. See db/decided.py."""

import json
from collections.abc import Mapping
from typing import Any

from readroom.db.notebook.log import DECIDE
from readroom.db.notebook.steps import NotebookSteps
from readroom.text.gate import clean_line


class NotebookDecisions(NotebookSteps):
    """What its reader decided."""

    def decided(self, kind: str) -> dict[str, Any]:
        """Return the values of a kind by their names, in the order in which they were decided."""
        rows = self._rows("select name, value from decision where kind = ? order by place, name", (kind,))
        return {name: json.loads(value) for name, value in rows}

    def decide(self, kind: str, values: Mapping[str, Any], said: str, *, group: str | None = None) -> int:
        """Keep values of a kind by their names (None: no longer), as one step; return how many that changes.

        `said` is the step in words. Each value is a row of its own, so that what another program decides at the same
        moment stays.
        """
        said = clean_line(said)
        with self._changing(group) as changes:
            sql = "select coalesce(max(place), 0) from decision where kind = ?"
            (last,) = changes.connection.execute(sql, (kind,)).fetchone()
            for place, (name, value) in enumerate(values.items(), last + 1):
                text = None if value is None else json.dumps(value, ensure_ascii=False)
                sql = "select value from decision where kind = ? and name = ?"
                row = changes.connection.execute(sql, (kind, name)).fetchone()
                if text == (row[0] if row else None):
                    continue
                written = {"value": text, "place": place, "author": self.author, "modified": changes.at}
                changes.row("decision", (kind, name), written if text is not None else None, DECIDE, said)
            return changes.done
