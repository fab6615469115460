"""Where a note is written to: the note of a highlight, or one on an article, a tag, a story, or on nothing."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from readroom.db.errors import NotebookError
from readroom.text.merge import merged

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook


class Stored(NamedTuple):
    """What the notebook has of a note now; `both`: somebody else changed the same lines, and both stand there."""

    text: str
    both: bool = False


@dataclass(slots=True)
class Target:
    """A note to write to; its id is known when the notebook has made it. `sitting` joins one step of undo.

    `title` is what the editor calls it.
    """

    id: str = ""
    sitting: str = field(default_factory=lambda: uuid.uuid4().hex)
    title: str = ""
    _last: tuple[str, str] | None = None
    """The text that was handed over last, and what the notebook made of it."""

    def found(self) -> str:
        """Return the id; raise NotebookError when what the note stands on could not be made."""
        if not self.id:
            raise NotebookError("the note has no highlight to stand on; leave it and mark the words again")
        return self.id

    def job(self, text: str, known: str) -> "Callable[[Notebook], Stored]":
        """Return the job that writes a text. `known` is what its writer last knew to be in the notebook."""
        return lambda notebook: self._write(notebook, text, known)

    def _write(self, notebook: "Notebook", text: str, known: str) -> Stored:
        sent, stored = self._last or (known, known)
        # Texts follow each other faster than their writer hears what became of them: a text that does not know yet
        # what the notebook has stands on the one that was sent before it.
        wanted = text if known == stored else rebased(sent, text, stored)
        done = notebook.save_text(self.found(), wanted, stored, group=self.sitting)
        self._last = (text, done.text)
        return Stored(done.text, done.both)


def rebased(base: str, typed: str, stored: str) -> str:
    """Return what was typed since `base` on top of what the notebook has by now; nothing of either is lost."""
    if stored in (base, typed):
        return typed
    together = merged(base, typed, stored)
    return together if together is not None else f"{typed.rstrip()}\n\n{stored}"
