"""Taking in what was marked elsewhere: highlights and entries of a codebook, as one step."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from readroom.db import highlights, notebook_codes, notebook_log
from readroom.db.highlights import Highlight
from readroom.db.notebook_base import NotebookBase
from readroom.db.notebook_codes import Code


class Taken(NamedTuple):
    """How many highlights and entries of tags are new in the notebook."""

    highlights: int
    codes: int


class NotebookTaking(NotebookBase):
    """What comes into a notebook from a file."""

    def take_in(
        self, found: Iterable[Highlight], texts: Mapping[str, str], codes: Iterable[Code] = ()
    ) -> Taken:  # fmt: skip
        """Write highlights whose ids the notebook has not, with their texts by digest, and entries of tags.

        It is one step of undo and one transaction. What the notebook has stays as it is.
        """
        with self._writing() as connection:
            step, at, taken = notebook_log.next_step(connection), self._at(), 0
            for new in found:
                if highlights.read(connection, new.id) is not None:
                    continue
                for digest in {new.digest} | ({new.suggestion.digest} if new.suggestion else set()):
                    if digest in texts:
                        highlights.keep_text(connection, digest, texts[digest])
                notebook_log.write(
                    connection, None, new, kind="do", action="import", step=step, at=at, author=self.author
                )
                taken += 1
            changes = notebook_codes.define(connection, codes)
            for name, change in changes:
                notebook_log.append(
                    connection, notebook_codes.ACTION, name, "", change, at, self.author, step=step
                )  # fmt: skip
        return Taken(taken, len(changes))

    def codes(self) -> list[Code]:
        """Return the codebook: every tag that is in use or has an entry."""
        with self._reading() as connection:
            return notebook_codes.select(connection)
