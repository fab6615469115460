"""Highlights whose article was cut otherwise in the app: they follow, or wait and are placed in another article."""

import pytest

from readroom.db.import_log import Origin
from readroom.db.library import Library
from readroom.db.notebook import Notebook
from readroom.db.write import Writer
from readroom.text.body import BodyBuilder
from readroom.text.model import Article, LineVerdict, Page

LINES = (
    "Storm",
    "The mole held, and nobody slept.",
    "The lamp did not.",
    "Calm",
    "Nothing moved in the harbour all day.",
)
WORDS = LINES[4]


@pytest.fixture
def dump(room):
    """A library with one page of two articles, of which the second has a mark."""
    articles, verdicts = [], []
    for number, (first, last) in enumerate(((1, 3), (4, 5)), 1):
        builder = BodyBuilder()
        for line in LINES[first:last]:
            builder.block(line)
        articles.append(Article(builder.done(), LINES[first - 1], lines=(first, last)))
        verdicts.append(LineVerdict(first, "metadata", "title", number))
        verdicts += [LineVerdict(n, "kept", "prose", number) for n in range(first + 1, last + 1)]
    with Library.open_writable(room.library) as library:
        writer = Writer(library)
        writer.begin()
        run = writer.start_run({}, version="test", now="2026-01-01T00:00:00+00:00")
        page = Page("text", "\n".join(LINES), tuple(articles), tuple(verdicts), "Gull", extractor="test")
        writer.store_page(page, Origin("/p/a.txt", "a.txt", 0, b"a", "papers"), run)
        writer.commit()
        key, digest = library.connection.execute("select key, digest from article where title = 'Calm'").fetchone()
    with Notebook.open(room.notes) as notebook:
        notebook.set_attribute(key, "stance", "calm")
        notebook.set_position(key, 10_000)  # as if it had been longer
        notebook.add(key, digest, WORDS, 0, len(WORDS), tags=["sea"], note="dull")
    return room


def stands(room) -> tuple[int | None, str]:
    """The id of the article that the one highlight is in, and its state."""
    with Library.open(room.library) as library, Notebook.open(room.notes) as notebook:
        (one,) = notebook.highlights()
        row = library.connection.execute("select id from article where key = ?", (one.article_key,)).fetchone()
        return row[0] if row else None, one.state


async def test_a_mark_follows_articles_that_are_joined_and_parted_on_the_page(dump) -> None:
    async with dump.open(100, 24) as desk:
        await desk.press("enter", "p", "g", "g", "3", "j", "&", "comma", "w")
        assert desk.status.startswith("Written: 1 article changed, 1 gone; u or readroom edit --undo 1 takes it back")
        await desk.press("q")
        assert stands(dump) == (1, "shifted")
        await desk.app._read_notices()
        assert desk.status.startswith("Something is said of 1 article that is gone: readroom notes follow")
        await desk.press("q", "enter", "p", "g", "g", "3", "j", "|", "comma", "t", "comma", "w", "q")
        assert stands(dump) == (2, "exact")
        await desk.press("B")
        assert "not in this library" not in desk.text


@pytest.mark.parametrize("keys", [("semicolon", "w", "="), ("B", "j", "=")])
async def test_a_mark_that_waits_is_placed_in_the_article_that_has_its_words(dump, keys) -> None:
    from readroom.db.curator import open_to_curate
    from readroom.text.recut_edits import edit_lines

    with open_to_curate(dump.library) as curator:
        curator.recut_page(1, edit_lines("\n".join(LINES), "merge", 4))
        # As it was noted before it was noted where words went.
        curator.library.connection.execute("update recut set new_key = null where old_key <> new_key")
    async with dump.open(130, 24) as desk:
        await desk.app._read_notices()
        assert desk.status.startswith("1 highlight waits for a decision, since texts have changed: ;w")
        assert stands(dump) == (None, "orphan")
        if keys[0] == "semicolon":
            await desk.press(*keys[:2])
            assert "in another article, Storm" in desk.text
            await desk.press("=")
        else:
            await desk.press(*keys)
        assert stands(dump) == (1, "exact")
        await desk.press("u")
        assert stands(dump) == (None, "orphan")
