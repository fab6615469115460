"""Saving a text that is being edited: what another window wrote to it meanwhile is never lost."""

from dataclasses import dataclass, replace

from readroom.db.highlights import Highlight
from readroom.db.notebook import memos
from readroom.db.notebook.steps import NotebookSteps
from readroom.text.gate import clean
from readroom.text.merge import merged

OTHER = "— written meanwhile in another window:"
"""The line behind which the other text stands, where two changes touch."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The text as the notebook has it now. `merged`: another window's change is in it; `both`: the two touch, and the
    other's text stands behind a line that says so.
    """

    text: str
    merged: bool = False
    both: bool = False


class NotebookSaving(NotebookSteps):
    """Saving from an editor."""

    def save_text(self, some_id: str, text: str, base: str, *, group: str | None = None) -> Saved:
        """Write the note of a highlight, or the text of a note, that was edited from `base`.

        Where the notebook has another text than `base` by now, both changes are kept: merged by lines, or, where they
        touch, one behind the other. A repeated save with the same text and base changes nothing.
        """
        with self._changing(group) as changes:
            old = memos.entry(changes.connection, some_id)
            there = old.note if isinstance(old, Highlight) else old.text
            mine = clean(text)
            done = Saved(mine) if there in (clean(base), mine) else _both(clean(base), mine, there)
            if done.text == there:
                return done
            if isinstance(old, Highlight):
                changes.mark(old, replace(old, note=done.text, modified=changes.at), "note")
            else:
                said = f"change of note {memos.described(old)}"
                values = {"text": done.text, "modified": changes.at}
                changes.row("note", (old.id,), values, "note", said, article_key=old.key)
        return done

    def version(self) -> tuple[int, int]:
        """Return a value that is another one whenever anybody has written to the notebook, in any process."""
        with self._reading() as connection:
            (other,) = connection.execute("pragma data_version").fetchone()
            return int(other), connection.total_changes


def _both(base: str, mine: str, theirs: str) -> Saved:
    if theirs in mine:
        return Saved(mine)
    together = merged(base, mine, theirs)
    if together is not None:
        return Saved(together, merged=True)
    return Saved(f"{mine.rstrip()}\n\n{OTHER}\n\n{theirs}", merged=True, both=True)
