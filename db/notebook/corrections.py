"""The reader's corrections in their notebook: proposed, taken back, found again."""

import json
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from readroom.db.errors import NotebookError
from readroom.db.notebook import proposals
from readroom.db.notebook.proposals import ACTION, Proposal, change_of
from readroom.db.notebook.steps import Changes, NotebookSteps
from readroom.text.counted import number_of
from readroom.text.recut_edits import LineEdit


class NotebookCorrections(NotebookSteps):
    """Corrections of a library that its reader cannot write to."""

    def propose(self, article_key: str, field: str, value: str | None, *, reason: str | None = None) -> Proposal:
        """Note that a field of an article should have another value, as `corrections.stored_value` gives it."""
        return self._propose(article_key, field, value, None, reason)

    def propose_all(self, said: Iterable[tuple[str, str, str | None]], *, reason: str | None = None) -> list[Proposal]:
        """Note corrections (article key, field, stored value) of many articles as one step."""
        new = [
            Proposal(uuid.uuid4().hex, key, field, value, None, reason, self.author, self._at())
            for key, field, value in said
        ]
        with self._changing() as changes:
            fields = ", ".join(dict.fromkeys(one.field for one in new))
            words = f"correction of {fields} in {number_of(len({one.article_key for one in new}), 'article')}"
            for one in new:
                proposals.put(changes.connection, one)
                whole = {} if changes.done or len(new) == 1 else {"said": words}
                _note(changes, one, {**change_of(None, one), **whole})
        return new

    def propose_cut(self, article_key: str, page: tuple[bytes, str, int | None], edits: Sequence[LineEdit]) -> Proposal:
        """Note how an article's page should be cut; `page` is its digest, its file and its record."""
        digest, file, record = page
        place = {"digest": digest.hex(), "file": file, "record": record}
        value = json.dumps([edit.to_json() for edit in edits], ensure_ascii=False)
        return self._propose(article_key, "cut", value, json.dumps(place, ensure_ascii=False), None)

    def drop_proposal(self, correction_id: str) -> Proposal:
        """Take a correction away and return what it was; `undo` brings it back."""
        with self._changing() as changes:
            found = next(proposals.select(changes.connection, "id = ?", (correction_id,)), None)
            if found is None:
                raise NotebookError(
                    f"there is no correction {correction_id!r}; list them with: readroom edit --list --mine"
                )
            proposals.delete(changes.connection, correction_id)
            _note(changes, found, change_of(found, None))
        return found

    def proposals(self, article_key: str | None = None, *, page_digest: bytes | None = None) -> list[Proposal]:
        """Return corrections, the oldest first: all, those of an article, or those of a page's cut."""
        conditions, values = ["1"], []
        for column, value in (("article_key", article_key), ("page_digest", page_digest and page_digest.hex())):
            if value is not None:
                conditions.append(f"{column} = ?")
                values.append(value)
        with self._reading() as connection:
            return list(proposals.select(connection, " and ".join(conditions), values))

    def _propose(
        self, article_key: str, field: str, value: str | None, page: str | None, reason: str | None
    ) -> Proposal:
        new = Proposal(uuid.uuid4().hex, article_key, field, value, page, reason, self.author, self._at())
        with self._changing() as changes:
            proposals.put(changes.connection, new)
            _note(changes, new, change_of(None, new))
        return new


def _note(changes: Changes, subject: Proposal, change: dict[str, Any]) -> None:
    changes.note(ACTION, subject.id, change, subject.article_key)
