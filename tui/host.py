"""What panes and screens may ask of the app: they use `host(self)`, since `self.app` has no type of its own."""

from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.dom import DOMNode

from readroom.db.articles import ArticleRow, Selection
from readroom.tui.backend import Backend
from readroom.tui.dispatch import Dispatcher
from readroom.tui.look import Look

if TYPE_CHECKING:
    from readroom.text.bidi import LevelsOf
    from readroom.tui.proposal import Propose


class Host(Protocol):
    """The app, as its panes and screens see it."""

    backend: Backend
    keys: Dispatcher
    taken: int | None
    """The id of the article that was taken for comparison."""
    look: Look
    """How the reader looks."""
    bidi: "LevelsOf | None"
    """What says which way text runs, where the app turns text from right to left round itself."""

    propose: "Propose | None"
    """What proposes a recipe from a page."""

    async def begin(self) -> None:
        """Fill the panes with the last place one was in."""

    def say(self, message: str) -> None:
        """Show one line in the status line, until the next command."""

    def drawn(self) -> None:
        """Hear that a screen is on the terminal."""

    def changed(self) -> None:
        """Draw titles, status and footer again where what they say has changed."""

    def start(self, owner: DOMNode, job: Coroutine[Any, Any, None], group: str) -> None:
        """Run a coroutine as a worker of `owner`; a newer one of its group drops it. Errors are shown in one line."""

    async def open_selection(self, selection: Selection, name: str, total: int | None) -> None:
        """List the articles of a selection, and go to the list."""

    async def open_article(
        self,
        article_id: int,
        at: int | None = None,
        marks: Sequence[tuple[int, int]] = (),
        *,
        from_search: bool = False,
    ) -> None:
        """Open an article in the reader, at a code point of its text, with ranges that `n` and `N` go through."""

    async def compare(self, left: int, right: int) -> None:
        """Compare two articles, by their ids."""

    async def keep_for_comparison(self, ids: Sequence[int]) -> None:
        """Keep articles that are compared, and go to the lists, where `c` takes another one beside them."""

    async def show_concordance(self, text: str | None = None) -> None:
        """Show the concordance of a query; None: as it was left."""

    async def leave_concordance(self) -> None:
        """Close the concordance, and go to where it was opened."""

    async def leave_search(self) -> None:
        """Close the search screen, and go to where the search began."""

    async def open_tour(self) -> None:
        """Make the tour library, and open it."""

    async def take(self, row: ArticleRow) -> None:
        """Take an article for comparison, compare it with the one that was taken, or let go of it."""

    def copy_text(self, text: str) -> str:
        """Copy a text to the terminal's clipboard; return (and show) by which way."""

    async def can_take_back(self, words: str, back: Callable[[Path], object]) -> None:
        """Have `u` take back what was written to the library just now; `back` does that, given the library's path."""

    async def library_changed(self) -> None:
        """Read again what the panes show of the library."""

    def set_look(self, look: Look) -> None:
        """Give the reader another look, and the room that it asks for, and remember it."""

    def went(self, here: int, to: int) -> None:
        """Hear that the reader jumped within its text, from one code point to another."""

    def add_flusher(self, flusher: Callable[[], object]) -> None:
        """Have `flusher` called when the app must end at once; it writes what is not written yet, and does not wait."""

    async def ask(self, question: str, value: str, answered: Callable[[str], object]) -> None:
        """Ask for a line of text in the bottom line. `answered` gets it (and may be a coroutine function), unless the
        reader goes back. Returns when the line is there to type in.
        """


def host(node: DOMNode) -> Host:
    """Return the app that `node` belongs to."""
    return cast(Host, node.app)
