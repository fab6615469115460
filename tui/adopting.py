"""Taking marks of others into one's own notebook, with their tags as they are or under one's own names."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

from readroom.text.counted import number_of
from readroom.tui.layering import LayeringApp
from readroom.tui.theirs import Theirs
from readroom.tui.widgets.cells import plain

if TYPE_CHECKING:
    from readroom.db.highlights import Highlight
    from readroom.db.library import Library


class AdoptingApp(LayeringApp):
    """The app, as far as it takes marks of others in."""

    async def do_adopt_mark(self, count: int | None) -> None:
        """Take a mark of somebody else's into one's own notebook, with its tags and its note."""
        theirs: Theirs | None = getattr(self.focused, "theirs_at_hand", None) or getattr(
            self.screen, "theirs_at_hand", None
        )
        if theirs is None:
            self.say("There is no mark of somebody else's here")
            return
        await self.adopt([theirs.highlight], theirs.who)

    async def adopt(self, marks: "Sequence[Highlight]", who: str) -> None:
        """Take marks in as one step, after asking what is to become of tags that one has not oneself."""
        from readroom.db.highlights import fold_tag

        own = await self.backend.notes(lambda notebook: {fold_tag(one.name): one.name for one in notebook.codes()})
        tags = foreign_tags(marks, own)
        # What is said of a tag is not said of one below it that one has oneself.
        mine = {tag: own[fold_tag(tag)] for mark in marks for tag in mark.tags if fold_tag(tag) in own}
        if not tags:
            await self._take_in(marks, who, mine)
            return
        from readroom.tui.screens.notebook_adopt import AdoptScreen

        async def answered(mapping: Mapping[str, str | None]) -> None:
            await self._take_in(marks, who, {**mapping, **mine})

        known = await self.backend.notes(lambda notebook: notebook.complete_tags(""))
        await AdoptScreen.open(self, tags, known, answered)

    async def _take_in(self, marks: "Sequence[Highlight]", who: str, mapping: Mapping[str, str | None]) -> None:
        kept = await self.kept_layers()
        texts = {digest: text for layer in kept.shown for digest, text in layer.texts.items()}
        texts |= await self.backend.library(lambda lib: texts_of(lib, marks, texts))
        done = await self.backend.notes(lambda notebook: notebook.adopt(marks, texts, tags=mapping))
        await self.layers_changed()
        some = f"{number_of(done, 'mark')} taken" if len(marks) > 1 else "taken"
        self.say(f"{some} from {plain(who)}; u takes that back" if done else "you have that already")


def foreign_tags(marks: "Sequence[Highlight]", own: Container[str]) -> list[tuple[str, int]]:
    """Return the tags of marks that are not among one's own (folded), with how many marks have each. Pure."""
    from readroom.db.highlights import fold_tag

    names = {fold_tag(tag): tag for mark in reversed(marks) for tag in reversed(mark.tags)}
    counts = Counter(folded for mark in marks for folded in {fold_tag(tag) for tag in mark.tags})
    return [(names[folded], counts[folded]) for folded in sorted(names, key=lambda one: one.split("/"))
            if folded not in own]  # fmt: skip


def texts_of(library: "Library", marks: "Sequence[Highlight]", known: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of the articles of marks by their digests, where the library has them and nobody else."""
    from readroom.db.articles import text_of

    found: dict[str, str] = {}
    for key in dict.fromkeys(mark.article_key for mark in marks):
        row = library.connection.execute("select id, digest from article where key = ?", (key,)).fetchone()
        if row and row[1] not in known:
            found[row[1]] = text_of(library, row[0])
    return found
