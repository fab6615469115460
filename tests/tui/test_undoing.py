"""`u` and ctrl-r name what was done last, whatever it was, and the screens that show it read it anew."""

import pytest

from readroom.db.library import Library
from readroom.db.stories import derive as derive_stories
from readroom.db.write import Writer
from readroom.text.model import Evidence

LOSS = "The barge Orla sank at the weir of Tamberg with eleven sacks of barley. Its owner Bashir Qadrani swam ashore."
AGAIN = "At the weir of Tamberg a barge called Orla sank with its barley. Bashir Kadrani, the owner, swam ashore wet."


@pytest.fixture
def told(room, make_article):
    """Two accounts of one event, with two spellings of a name."""
    more = [
        make_article(LOSS, "Barge sinks", "2030-05-05", source="Weir Post"),
        make_article(AGAIN, "A barge lost", "2030-05-06", source="Toll Echo"),
    ]
    room.fill(12, more=more)
    with Library.open_writable(room.library) as library:
        writer = Writer(library)
        writer.begin()
        writer.settle_terms()
        writer.commit()
        derive_stories(library.connection)
    return room


async def test_each_step_is_undone_and_done_again_by_its_name(told):
    async with told.open(100, 24) as desk:
        await desk.press("enter", "v", "m")
        await desk.press("V")
        at = next(n for n, one in enumerate(desk.app.screen._rows) if "adrani" in one.term)
        await desk.press(*["j"] * at, "a")
        row = desk.lines[2 + at]
        assert row.startswith(" ✓")
        await desk.press("q", "T", ",", "p")
        assert desk.lines[2].startswith(" p")
        await desk.press("s")
        await desk.type("ferry")
        await desk.press("enter", ",", "s")
        await desk.type("boats in fog")
        await desk.press("enter", "S", "d")
        assert "u brings it back" in desk.status
        assert "No saved searches" in desk.lines[1]
        await desk.press("u")
        assert desk.status.startswith("Undid: saved search “boats in fog” removed")
        assert "boats in fog" in desk.lines[1]
        await desk.press("u")
        assert desk.status.startswith("Undid: saved search “boats in fog” kept")
        assert "No saved searches" in desk.lines[1]
        await desk.press("q", "T", "u")
        assert "pinned" in desk.status
        assert desk.lines[2].startswith("   ")
        await desk.press("q", "V", "u")
        assert desk.status.startswith("Undid: accepted: ")
        assert "Qadrani" in desk.text
        assert "✓" not in desk.text
        await desk.press("u")
        assert desk.status.startswith("Undid: mark “")
        await desk.press("u")
        assert desk.status.startswith("There is nothing to undo")
        await desk.press("ctrl+r", "ctrl+r")
        assert desk.status.startswith("Redid: accepted: ")
        assert "✓" in desk.text
        await desk.press("q", ";", "h")
        assert "accepted: " in desk.lines[1]
        assert "undone  story" in desk.text
        await desk.press("ctrl+r")
        assert "redid: story" in desk.lines[1]
        assert "undone  story" not in desk.text


async def test_a_story_that_was_split_is_whole_again_on_its_own_screen(told):
    async with told.open(100, 24) as desk:
        await desk.press("T", "enter")
        whole = desk.lines[1]
        await desk.press(",", "s")
        assert desk.lines[1] != whole
        await desk.press("u")
        assert desk.status.startswith("Undid: 1 article taken out of story")
        assert desk.lines[1] == whole
        await desk.press("q")
        assert "  2   2   2 " in desk.lines[2]


async def test_what_was_not_decided_is_not_taken_back(told):
    async with told.open(100, 24) as desk:
        await desk.press("T", ",", "x")
        assert desk.status.startswith("Nothing was changed")
        await desk.press("q", "V", "d")
        assert desk.status.startswith("Nothing is decided of these two")
        await desk.press("u")
        assert desk.status.startswith("There is nothing to undo")


def doubtful(make_article, name):
    evidence = {"date": Evidence(1, 0.3, "by guess")}
    return make_article(f"Text of {name}.", name, "2020-01-01", evidence=evidence)


@pytest.mark.parametrize("locked", [True, False])
async def test_what_was_accepted_in_review_waits_again(room, make_article, locked):
    room.fill(3, more=[doubtful(make_article, "Ferry in fog"), doubtful(make_article, "Bell")])
    writing = Library.open_writable(room.library) if locked else None
    async with room.open(100, 24) as desk:
        await desk.press("enter", "v", "m", "q", ",", "v")
        before = desk.lines[:4]
        assert "2 pages to look at" in before[0]
        await desk.press("a")
        assert ("in your notebook" in desk.status) == locked
        await desk.press("a")
        assert "0 pages to look at" in desk.lines[0]
        await desk.press("u")
        assert desk.status.startswith("Undid: accepted in review: “")
        assert "1 page to look at" in desk.lines[0]
        await desk.press("u")
        assert desk.status.startswith("Undid: accepted in review: “")
        assert desk.lines[:4] == before
        await desk.press("u")
        assert desk.status.startswith("Undid: mark “")
    if writing:
        writing.close()
