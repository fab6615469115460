"""Screens that read what they show: keys wait until it is there, and the list gets the focus then."""

from textual.widget import Widget

from readroom.db.articles import ArticleRow
from readroom.tui.host import host
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.lines import LineList


class FilledScreen(FramedScreen):
    """A screen with one list, or another `main` widget, that `read` fills."""

    list: LineList

    @property
    def main(self) -> Widget:
        """What has the focus."""
        return self.list

    async def read(self) -> None:
        """Read what is to be shown."""

    async def begin(self) -> None:
        """Fill the screen. Until it is, it has no focus: keys wait, and Escape stops the reading."""
        try:
            await self.read()
        finally:
            if self.is_mounted and self.focused is None:
                self.set_focus(self.main, scroll_visible=False)
                host(self).changed()


class LedScreen(FilledScreen):
    """A screen that leads to articles, and that one comes back to from the reader."""

    @property
    def row(self) -> ArticleRow | None:
        """The article at hand."""
        return None

    async def lead(self, screen: "LedScreen") -> None:
        """Show another screen on top of this one."""
        await self.app.push_screen(screen)
        await screen.begin()
