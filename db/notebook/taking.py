"""Taking in what was marked elsewhere: highlights, entries of a codebook and all the rest, as one step."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from readroom.db import highlights
from readroom.db.highlights import Highlight
from readroom.db.notebook import codes, rest
from readroom.db.notebook.codes import Code
from readroom.db.notebook.rest import Rest
from readroom.db.notebook.steps import Changes, NotebookSteps
from readroom.db.notebook.tags_spelled import spellings


class Taken(NamedTuple):
    """How many highlights, entries of tags and other things are new in the notebook."""

    highlights: int
    codes: int
    rest: int = 0


class NotebookTaking(NotebookSteps):
    """What comes into a notebook from a file."""

    def take_in(
        self,
        found: Iterable[Highlight],
        texts: Mapping[str, str],
        entries: Iterable[Code] = (),
        others: Rest | None = None,
    ) -> Taken:
        """Write highlights whose ids the notebook has not, with their texts by digest, entries of tags, and the rest.

        It is one step of undo and one transaction. What the notebook has stays as it is.
        """
        with self._changing() as changes:
            taken = take_highlights(changes, found, texts, "import")
            defined = take_codes(changes, entries)
            more = rest.take(changes, others or Rest())
        return Taken(taken, defined, more)

    def rest(self) -> Rest:
        """Return all that is no highlight and no entry of the codebook."""
        with self._reading() as connection:
            return rest.read(connection)

    def codes(self) -> list[Code]:
        """Return the codebook: every tag that is in use or has an entry."""
        with self._reading() as connection:
            return codes.shown(connection)


def take_highlights(
    changes: Changes, found: Iterable[Highlight], texts: Mapping[str, str], action: str
) -> int:  # fmt: skip
    """Write highlights whose ids the notebook has not, with their texts; return how many.

    A tag that is there in another case takes the spelling that is there.
    """
    taken = 0
    spelled = spellings(changes.connection)
    for new in found:
        if highlights.read(changes.connection, new.id) is not None:
            continue
        for digest in {new.digest} | ({new.suggestion.digest} if new.suggestion else set()):
            if digest in texts:
                highlights.keep_text(changes.connection, digest, texts[digest])
        tags = spelled.given(new.tags)
        spelled.learn(tags)
        changes.mark(None, new if tags == new.tags else replace(new, tags=tags), action)
        taken += 1
    return taken


def take_codes(changes: Changes, entries: Iterable[Code]) -> int:
    """Write entries of tags that say something new; return how many."""
    done = codes.define(changes.connection, entries)
    for name, change in done:
        changes.note(codes.ACTION, name, change)
    return len(done)
