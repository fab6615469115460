"""Collections in the app: which articles a list has, and the queue of what is still to code."""

from functools import partial
from typing import TYPE_CHECKING, Any

from readroom.db.library import Library
from readroom.tui import finding
from readroom.tui.listing import Listing
from readroom.tui.widgets.cells import plain

if TYPE_CHECKING:
    from readroom.db.fields import NotebookView
    from readroom.db.notebook import Notebook
    from readroom.db.notebook.collections import CollectionItem
    from readroom.tui.backend import Backend
    from readroom.tui.noting import NotingApp

LAST = "collection"
"""The name under which the notebook keeps the collection that was used last."""
MOST = 20_000
"""Articles that go into a collection at once at most."""


async def keys_listed(screen: Any, backend: "Backend") -> list[str]:
    """Return the keys of all articles that the list of a screen has: what was searched for, or is listed."""
    results, articles = getattr(screen, "results", None), getattr(screen, "articles", None)
    found = getattr(results, "found", None)
    if isinstance(found, finding.Found):
        notebook = await _view(backend, found.query)
        return await backend.search(partial(_keys_found, query=found.query, notebook=notebook))
    listing = getattr(articles, "listing", None)
    if isinstance(listing, Listing):
        notebook = await _view(backend, listing.query) if listing.query else None
        return await backend.search(partial(_keys_in, listing=listing, notebook=notebook))
    entries = getattr(getattr(screen, "found", None), "entries", None)
    return list(dict.fromkeys(one.key for one in entries if one.key)) if entries else []


async def _view(backend: "Backend", query: finding.Query) -> "NotebookView | None":
    return await backend.notes(lambda notebook: notebook) if finding.asks_notebook(query) else None


def _keys_found(library: Library, query: finding.Query, notebook: "NotebookView | None") -> list[str]:
    from readroom.db.search import stream

    keys: list[str] = []
    for hit in stream(library, query, notebook=notebook):
        keys.append(hit.row.key)
        if len(keys) >= MOST:
            break
    return keys


def _keys_in(library: Library, listing: Listing, notebook: "NotebookView | None") -> list[str]:
    from readroom.tui.listing import window

    keys: list[str] = []
    rows = window(library, listing=listing, notebook=notebook, limit=500)
    while rows and len(keys) < MOST:
        keys += [row.key for row in rows]
        rows = window(library, listing=listing, notebook=notebook, after=rows[-1], limit=500)
    return keys[:MOST]


async def step_queue(app: "NotingApp", count: int | None) -> None:
    """Open the next article that is still to be coded. The one that is open is done then, when it is of the queue."""
    main = app.main
    here = main.article.row.key if main.article is not None and app.screen is main else None

    def next_one(notebook: "Notebook") -> "tuple[str, CollectionItem | None, int, bool]":
        names = [one.name for one in notebook.collections()]
        last = notebook.state(LAST, "")
        name = last if last in names else (names[0] if names else "")
        if not name:
            return "", None, 0, False
        done = here is not None and any(
            one.article_key == here for one in notebook.collection_items(name, state="todo")
        )
        if done and here is not None:
            notebook.set_items(name, [here], state="done")
        found = notebook.next_item(name, after=here)
        return name, found, notebook.collection(name).todo, done

    name, item, left, done = await app.backend.notes(next_one)
    if not name:
        app.say("There is no collection yet: ;k puts the article into one")
        return
    if item is None:
        app.say(f"{plain(name)} is done: every article is coded" + ("; u takes the last one back" if done else ""))
        return
    key = item.article_key

    def find(library: Library) -> int | None:
        row = library.connection.execute("select id from article where key = ?", (key,)).fetchone()
        return int(row[0]) if row else None

    article_id = await app.backend.library(find)
    if article_id is None:
        app.say(f"The next article of {plain(name)} is not in this library: ;c lists them")
        return
    await app.open_article(article_id)
    why = f" · {plain(item.reason)}" if item.reason else ""
    app.say(f"{plain(name)}: {left:,} to code{why}" + (" · the one before is done" if done else ""))
