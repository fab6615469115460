"""The article beside the results: its text at the first hit, with every hit marked. It counts as not opened."""

from collections.abc import Sequence

from textual import events

from readroom.db.articles import FullArticle
from readroom.tui.widgets.reader_cursor import Range
from readroom.tui.widgets.reader_motion import ReaderMotion


class PreviewPane(ReaderMotion):
    """Shows the article under the cursor of a list of results. It is scrolled and not marked in."""

    @property
    def context(self) -> str:
        """The context of the keys."""
        return "preview"

    def show(self, article: FullArticle, hits: Sequence[Range]) -> None:
        """Show an article with its hits, the first of them in the upper third; without any, from its beginning."""
        at, above = (hits[0][0], (self.size.height or self.app.size.height) // 3) if hits else (0, 0)
        self.set_article(article, at, above)
        self.hits, self._hit = sorted(hits), 0 if hits else -1
        self.redraw()

    def clear(self) -> None:
        """Show nothing."""
        if self.article is not None:
            self.set_article(None, 0)
            self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Put no cursor into the text: it is marked in the reader."""
        event.stop()
