"""What articles have to do with one another, in the app: shared text, stories, quotations, spellings, folded copies."""

import pytest
from rich.cells import cell_len

from readroom.db.library import Library
from readroom.db.reuse.derive import derive as derive_reuse
from readroom.db.stories import derive as derive_stories
from readroom.db.write import Writer
from readroom.tui.screens.compare import CompareScreen
from readroom.tui.screens.ledger import LedgerScreen
from readroom.tui.screens.related import RelatedScreen
from readroom.tui.screens.spellings import SpellingsScreen
from readroom.tui.screens.stories import StoriesScreen
from readroom.tui.screens.story import StoryScreen
from readroom.tui.widgets.entries import Entry, entry_segments, wrapped

LOSS = (
    "The barge Orla sank at the weir of Tamberg on Sunday with eleven sacks of barley and two goats on board. "
    "Its owner Bashir Qadrani swam ashore and walked to the toll house in his wet boots to ring the bell."
)
SAID = "“We pulled the rope until it burned our hands and then it was gone for good”"
SHORTER = "“We pulled the rope until it burned our hands”"
COPY = LOSS + "\n\n" + f"{SAID}, said the keeper Ewa Lindqvist at Tamberg."
VERSION = COPY.replace("walked to", "limped to")
OTHER = (
    f"At the weir of Tamberg a barge called Orla went down with its goats. {SHORTER}, said Ewa Lindqvist. "
    "Bashir Kadrani, who owned the Orla and its barley, has asked the toll house at the weir for a new bell."
)


@pytest.fixture
def related(room, make_article):
    """Two versions of a text, another account of the same event, and articles that have nothing to do with it."""
    told = [
        make_article(COPY, "Barge sinks", "2030-05-05", source="Weir Post"),
        make_article(VERSION, "A barge lost", "2030-05-06", source="Toll Echo"),
        make_article(OTHER, "Goats of the Orla", "2030-05-06", source="Barley News"),
    ]
    room.fill(30, more=told)
    with Library.open_writable(room.library) as library:
        writer = Writer(library)
        writer.begin()
        writer.settle_terms()
        writer.commit()
        derive_reuse(library.connection)
        derive_stories(library.connection)
    return room


@pytest.mark.parametrize("width", [0, 3, 8, 40, 80, 200])
@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_row_has_exactly_the_width(width, depth):
    entry = Entry("海の新聞 [b]e\u0301", "≡", (("1,234", -6), ("2020-01-25", 10), ("Zeitung", 18)), depth=depth)
    assert sum(cell_len(segment.text) for segment in entry_segments(entry, width)) == width


@pytest.mark.parametrize("text", ["one two three four five", "海港纪事海港纪事海港纪事", "a" * 50, "", "x\n[b]y"])
def test_words_are_broken_to_the_width(text):
    lines = wrapped(text, 10, 3)
    assert len(lines) <= 3
    assert all(cell_len(line) <= 10 for line in lines)
    assert wrapped(text, 200, 3) == ([" ".join(text.split("\n"))] if text else [])


async def test_who_shares_text_and_the_way_there_and_back(related):
    async with related.open() as desk:
        await desk.press("j", "j", "r")
        screen = desk.app.screen
        assert isinstance(screen, RelatedScreen)
        assert screen.base.title == "Barge sinks"
        assert "2 articles share text · 1 near-duplicate ≡ · 1 quotation others print" in desk.lines[1]
        assert desk.lines[2].startswith(" Shares text")
        assert "≡" in desk.lines[3]
        assert "later" in desk.lines[3]
        assert "duplicate" in desk.lines[4]
        await desk.press("j", "enter")
        assert desk.app.main.article.row.title == "A barge lost"
        assert desk.app.main.pane == "reader"
        await desk.press("q")
        assert desk.app.screen is screen
        assert screen.list.cursor == 2
        await desk.press("c")
        assert isinstance(desk.app.screen, CompareScreen)
        await desk.press("q", ",", "n")
        assert "Goats" not in desk.text
        await desk.press(",", "t")
        assert isinstance(desk.app.screen, StoryScreen)
        await desk.press("q", ",", "q", "enter")
        assert isinstance(desk.app.screen, LedgerScreen)


async def test_what_to_compare_with_compares(related):
    async with related.open() as desk:
        await desk.press("j", "j", "C", "enter")
        assert isinstance(desk.app.screen, CompareScreen)
        assert {desk.app.screen.left.row.title, desk.app.screen.right.row.title} == {"Barge sinks", "A barge lost"}


async def test_the_ledger_says_what_each_leaves_out_and_opens_the_place(related):
    async with related.open() as desk:
        await desk.press("Q")
        assert "1 quotation ·" in desk.lines[1]
        await desk.press("enter")
        assert "3 articles · 3 distinct outlets" in desk.text
        assert "− leaves out “and then it was gone for good”" in desk.text
        await desk.press("G", "enter")
        article = desk.app.main.article
        start = article.body.text.index(SHORTER) + 1
        assert article.row.title == "Goats of the Orla"
        assert desk.app.main._reading[0].article is article
        await desk.press("q")
        assert isinstance(desk.app.screen, LedgerScreen)
        assert desk.app.screen.list.entry.at[0] == start


async def test_stories_are_named_split_and_taken_back_from_the_keyboard(related):
    async with related.open() as desk:
        await desk.press("T")
        screen = desk.app.screen
        assert isinstance(screen, StoriesScreen)
        at = next(n for n, row in enumerate(screen.list.rows) if "2030-05" in str(row.entry.columns))
        await desk.press(*["j"] * at)
        assert [text for text, _ in screen.list.entry.columns][2:5] == ["3", "2", "3"]
        await desk.press(",", "n")
        await desk.type("The loss of the Orla")
        await desk.press("enter")
        assert " n 2030-05-05 2030-05-06   3   2   3 " in desk.text
        assert "The loss of the Orla" in desk.text
        await desk.press("enter")
        assert desk.app.screen.told.story.title == "The loss of the Orla"
        assert "3 articles · 2 distinct texts · 3 distinct outlets" in desk.lines[1]
        await desk.press("G", ",", "s")
        assert "2 articles" in desk.lines[1]
        await desk.press(",", "x")
        assert "3 articles" in desk.lines[1]


async def test_two_stories_are_made_one_and_stay_so_after_a_new_clustering(related):
    async with related.open() as desk:
        await desk.press("T")
        before = len(desk.app.screen.list.order)
        assert before > 1
        await desk.press("v", ",", "m")
        assert len(desk.app.screen.list.order) == before - 1
        assert desk.lines[2].startswith(" p")
    with Library.open_writable(related.library) as library:
        from readroom.db.stories import rebuild_stories

        rebuild_stories(library.connection)
    async with related.open() as desk:
        await desk.press("T")
        assert len(desk.app.screen.list.order) == before - 1


async def test_a_spelling_is_accepted_by_key_and_the_query_counts_it(related):
    async with related.open() as desk:
        await desk.press("V")
        screen = desk.app.screen
        assert isinstance(screen, SpellingsScreen)
        assert "Qadrani = Kadrani" in desk.text or "Kadrani = Qadrani" in desk.text
        at = next(n for n, one in enumerate(screen._rows) if "adrani" in one.term)
        await desk.press(*["j"] * at)
        assert "Bashir Kadrani" in desk.text
        await desk.press("a")
        assert "✓" in desk.text
        await desk.press("s")
        await desk.type("~qadrani")
        await desk.press("enter")
        assert "qadrani 2 in 2, kadrani 1 in 1" in desk.text.lower()


async def test_the_list_folds_copies_and_says_what_it_counts(related):
    async with related.open(160, 30) as desk:
        articles = desk.app.main.articles
        assert articles.total == 33
        await desk.press(",", "n")
        assert "copies folded: each text counts once" in articles.heading
        assert articles.total == 32
        titles = [row.title for row in articles.rows]
        assert "Barge sinks" in titles
        assert "A barge lost" not in titles
        assert "Barge sinks" in next(line for line in desk.lines if " +1 " in line)
        await desk.press("o", ",", "n")
        assert articles.total == 33
