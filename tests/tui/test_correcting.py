"""Fields corrected in the app: in the library, in the notebook, for one article and for all that were found."""

from readroom.db.articles import list_articles
from readroom.db.library import Library
from readroom.db.notebook import Notebook


def rows(room):
    """The library's articles."""
    with Library.open(room.library) as library:
        return list_articles(library)


async def test_a_field_of_the_article_at_hand_is_corrected(room, make_article) -> None:
    room.fill(more=[make_article("A ferry went down.", "Ferry lost", "2020-01-01")])
    async with room.open(100, 24) as desk:
        await desk.press("comma", "c")
        assert "Correct this article" in desk.text
        await desk.type("title=Ferry saved")
        await desk.press("enter")
        assert desk.status.startswith("Corrected 1 article; u or readroom edit --undo 1 takes it back")
        assert "Ferry saved" in desk.text
        await desk.press("comma", "c")
        await desk.type("title=Ferry saved")
        await desk.press("enter")
        assert desk.status.startswith("It is so already: nothing was changed")
        await desk.press("comma", "c")
        await desk.type("date=soon")
        await desk.press("enter")
        assert "is no date" in desk.status
    assert [row.title for row in rows(room)] == ["Ferry saved"]


async def test_a_field_is_proposed_where_the_library_cannot_be_written(room, make_article) -> None:
    room.fill(more=[make_article("A ferry went down.", "Ferry lost", "2020-01-01")])
    with Library.open_writable(room.library):
        async with room.open(100, 24) as desk:
            await desk.press("enter", "comma", "c")
            await desk.type("title=Ferry saved")
            await desk.press("enter")
            assert desk.status.startswith("Kept in your notebook, corrected by you")
            assert "Ferry saved · corrected by you" in desk.text
            assert "corrected by you: title" in desk.lines[5] + desk.lines[4] + desk.lines[3]
            await desk.press("comma", "c")
            await desk.type("title=Ferry saved")
            await desk.press("enter")
            assert desk.status.startswith("It is so already")
            await desk.press("q")
            assert "* Ferry saved" in desk.text
            await desk.press("u")
            assert desk.status.startswith("Undid: correction of title")
            assert "  Ferry lost" in desk.text
            assert "* Ferry" not in desk.text
            await desk.press("ctrl+r")
        async with room.open(100, 24) as desk:
            assert "Ferry saved · corrected by you" in desk.text
            await desk.press("s")
            await desk.type("ferry")
            await desk.press("enter")
            assert "* Ferry saved" in desk.text
            await desk.press("comma", "a")
            await desk.type("section=Sea")
            await desk.press("enter")
            await desk.type("yes")
            await desk.press("enter")
            assert desk.status.startswith("Kept in your notebook")
            await desk.press("u", "u")
    assert (rows(room)[0].title, rows(room)[0].section) == ("Ferry lost", None)
    with Notebook.open(room.notes) as notebook:
        assert notebook.proposals() == []


async def test_all_that_was_found_is_corrected_after_a_question(room, make_article) -> None:
    room.fill(more=[make_article(f"A ferry and {n} boats.", f"F{n}", "2020-01-01") for n in range(3)]
              + [make_article("A bridge.", "B", "2020-01-01")])  # fmt: skip
    async with room.open(100, 24) as desk:
        await desk.press("s")
        await desk.type("ferry")
        await desk.press("enter", "comma", "a")
        assert "Correct 3 articles" in desk.text
        await desk.type("outlet=Gull")
        await desk.press("enter")
        await desk.type("no")
        await desk.press("enter")
        assert desk.status.startswith("Nothing was changed")
        await desk.press("comma", "a")
        await desk.type("outlet=Gull")
        await desk.press("enter")
        await desk.type("yes")
        await desk.press("enter")
        assert desk.status.startswith("Corrected 3 articles")
    assert sorted((row.title or "", row.outlet) for row in rows(room)) == [
        ("B", None), ("F0", "Gull"), ("F1", "Gull"), ("F2", "Gull"),
    ]  # fmt: skip


async def test_u_right_after_a_correction_takes_that_back_and_no_highlight(room, make_article) -> None:
    room.fill(more=[make_article("A ferry went down.", "Ferry lost", "2020-01-01")])
    async with room.open(100, 24) as desk:
        await desk.press("comma", "c")
        await desk.type("title=Ferry saved")
        await desk.press("enter")
        assert "Ferry saved" in desk.text
        await desk.press("u")
        assert desk.status.startswith("Undid: correction 1 of the library")
        assert "Ferry lost" in desk.text
        await desk.press("u")
        assert desk.status.startswith("There is nothing to undo")
