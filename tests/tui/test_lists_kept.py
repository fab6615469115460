"""The list as one left it: order and filter outlive the app, and finding goes through the titles in its order."""

import pytest


def titles(desk):
    return [row.title or "" for row in desk.app.main.articles.rows]


def chosen(desk):
    return desk.app.main.articles.chosen.title


async def find(desk, words):
    await desk.press("slash")
    await desk.type(words)
    await desk.press("enter")


@pytest.mark.parametrize(("orders", "reverse"), [(0, False), (0, True), (1, False), (3, True)])
async def test_finding_goes_through_the_list_in_its_order(room, orders, reverse):
    room.fill(40)
    async with room.open() as desk:
        await desk.press(*["o"] * orders, *["O"] * reverse, "g", "g")
        wanted = [title for title in titles(desk) if "bridge" in title.lower().split()]
        assert len(wanted) > 3
        await find(desk, "bridge")
        found = [chosen(desk)]
        for _ in range(len(wanted) - 1):
            await desk.press("n")
            found.append(chosen(desk))
        assert found == wanted
        await desk.press("n")
        assert chosen(desk) == wanted[0]
        assert "other end" in desk.status
        await desk.press("N")
        assert chosen(desk) == wanted[-1]
        await desk.press("2", "N")
        assert chosen(desk) == wanted[-3]


async def test_finding_stays_within_the_filter(room):
    room.fill(40)
    async with room.open() as desk:
        await desk.press("comma", "f")
        await desk.type("title:ferry")
        await desk.press("enter")
        wanted = [title for title in titles(desk) if "storm" in title.lower().split()]
        assert wanted
        await find(desk, "storm")
        assert chosen(desk) == wanted[0]
        await desk.press("n")
        assert chosen(desk) in wanted


async def test_order_and_filter_outlive_the_app(room):
    room.fill(40)
    async with room.open() as desk:
        await desk.press("o", "O", "comma", "f")
        await desk.type("title:ferry")
        await desk.press("enter", "j", "j")
        before, row, heading = titles(desk), chosen(desk), desk.app.main.articles.heading
        desk.app.flush()
    async with room.open() as desk:
        assert titles(desk) == before
        assert chosen(desk) == row
        assert desk.app.main.articles.heading == heading
        await desk.press("comma", "f")
        await desk.press(*["backspace"] * 20, "enter", "o", "o", "o", "o")
        desk.app.flush()
    async with room.open() as desk:
        assert len(titles(desk)) == 40
        assert "newest first" in desk.app.main.articles.heading


async def test_the_look_and_the_way_outlive_the_app(room):
    room.fill(6)
    async with room.open(120, 30) as desk:
        await desk.press("enter", "2", "0", "-", "comma", "t", "q", "j", "enter", "H")
        first = desk.app.main.article.row.key
        desk.app.flush()
    async with room.open(120, 30) as desk:
        assert desk.app.look.width == 52
        assert desk.app.look.theme == "light"
        assert desk.app.main.article.row.key == first
        await desk.press("L")
        assert desk.app.main.article.row.key != first
        await desk.press("L")
        assert "this is where the way ends" in desk.status


async def test_links_are_a_list_that_copies_and_leads_to_the_text(room, make_article):
    from dataclasses import replace

    from readroom.text.model import Span

    article = make_article("See the map of the harbour.\n\n" + "Words. " * 400 + "\n\nAnd the list.", "With links")
    text = article.body.text
    spans = tuple(
        Span("link", text.index(words), text.index(words) + len(words), None, target)
        for words, target in (("the map", "https://a.example/map"), ("the list", "https://b.example/" + "x" * 100))
    )
    room.fill(more=[replace(article, body=replace(article.body, spans=spans))])
    async with room.open() as desk:
        copied = []
        desk.app.copy_text = lambda text: copied.append(text) or "copied to a file"
        await desk.press("enter", "comma", "l")
        assert "[1] the map" in desk.lines[1]
        await desk.press("j")
        assert desk.text.count("x" * 60) == 1
        await desk.press("enter")
        assert copied == ["https://b.example/" + "x" * 100]
        await desk.press("t")
        assert "And the list[2]." in desk.text
        await desk.press("H")
        assert "See the map[1]" in desk.text


async def test_a_query_whose_articles_must_be_looked_into_is_counted_up_to_a_bound(room, monkeypatch):
    from datetime import date

    from readroom.db.library import Library
    from readroom.db.search import understand
    from readroom.tui import finding

    room.fill(30)
    monkeypatch.setattr(finding, "COUNTED", 5)
    query = understand("storm", today=date(2030, 1, 1))
    with Library.open(room.library) as library:
        articles, line = finding.count_line(library, query, None)
        assert articles > 5
        assert "hits not counted" in line
        assert "hits in" in finding.count_line(library, query, None, exact=True)[1]
        monkeypatch.setattr(finding, "FIRST", 5)
        assert finding.count_line(library, query, None)[0] is None
