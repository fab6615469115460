"""The Search screen around its results: completion, the old query, facets, the text beside, orders, saved searches."""

import asyncio

import pytest

from readroom.tui.search_lines import arrange_search


@pytest.fixture
def copied(monkeypatch):
    texts = []
    monkeypatch.setattr("readroom.tui.clipboard.copy", lambda text, driver: texts.append(text) or "Copied")
    return texts


# The line


async def test_the_old_query_is_selected_so_that_typing_takes_its_place(room):
    room.fill(30)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour")
        await desk.press("enter", "q", "s")
        field = desk.app.screen.field
        assert (field.value, field.selected) == ("harbour", True)
        await desk.type("ferry")
        assert field.value == "ferry"
        await desk.press("enter", "s", "left")
        await desk.type("x")
        assert field.value == "ferrxy"
        await desk.press("escape", "s", "backspace")
        assert field.value == ""


async def test_i_goes_on_with_the_query(room):
    room.fill(30)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour")
        await desk.press("enter", "i")
        await desk.type(" ferry")
        assert desk.app.screen.field.value == "harbour ferry"


async def test_tab_completes_words_commonest_first_and_goes_round(room):
    room.fill(40)
    async with room.open() as desk:
        await desk.press("s")
        field = desk.app.screen.field
        await desk.type("st")
        offered = desk.lines[2]
        assert offered.startswith(" Tab: st")
        assert "storm" in offered
        assert "strike" in offered
        seen = []
        for _ in range(3):
            await desk.press("tab")
            seen.append(field.value)
        assert sorted(seen) == ["storm", "story:", "strike"]
        await desk.press("tab")
        assert field.value == "st"
        await desk.press("shift+tab")
        assert field.value == seen[-1]
        await desk.type(" ")
        assert "hits in" in desk.lines[1]


async def test_fields_and_their_values_are_completed(room):
    room.fill(30)
    async with room.open() as desk:
        await desk.press("s")
        field = desk.app.screen.field
        await desk.type("sou")
        await desk.press("tab")
        assert field.value == "source:"
        await desk.type("wir")
        assert "Northern Wire" in desk.lines[2]
        await desk.press("tab")
        assert field.value == 'source:"Northern Wire"'
        assert {hit.row.source for hit in desk.app.screen.results.rows} == {"Northern Wire"}
        await desk.type(" date:201")
        assert "Tab: 2010" in desk.lines[2]
        await desk.press("tab")
        assert field.value.endswith(" date:2010")


async def test_tags_and_saved_names_are_completed(room):
    room.fill(10)
    async with room.open() as desk:
        article = await desk.app.backend.article(3)
        key, digest, text = article.row.key, article.digest, article.body.text
        await desk.app.backend.notes(lambda notebook: notebook.add(key, digest, text, 0, 5, tags=["ice/thin"]))
        await desk.press("s")
        await desk.type("ferry")
        await desk.press("enter", ",", "s")
        await desk.type("my boats")
        await desk.press("enter")
        assert "saved:my boats is kept as: ferry" in desk.status
        await desk.press("s")
        await desk.type("tag:thin")
        assert "ice/thin" in desk.lines[2]
        await desk.press("tab")
        assert desk.app.screen.field.value == 'tag:"ice/thin"'
        assert [hit.row.id for hit in desk.app.screen.results.rows] == [3]
        await desk.press("ctrl+u")
        await desk.type("saved:bo")
        await desk.press("tab")
        assert desk.app.screen.field.value == 'saved:"my boats"'


async def test_tab_with_nothing_to_complete_goes_on(room):
    room.fill(30)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour ")
        await desk.press("tab")
        assert desk.focused() == "results"
        await desk.press("tab")
        assert desk.focused() == "results"


async def test_a_tab_in_a_list_never_leads_into_the_line(room):
    room.fill(30)
    async with room.open(130, 30) as desk:
        await desk.press("s")
        await desk.type("harbour")
        await desk.press("enter", ",", "f")
        ring = [desk.focused()]
        for _ in range(6):
            await desk.press("tab")
            ring.append(desk.focused())
        assert ring == ["facets", "results", "preview"] * 2 + ["facets"]
        await desk.press("shift+tab", "shift+tab", "shift+tab", "j")
        assert desk.focused() == "facets"
        assert desk.app.screen.field.value == "harbour"


async def test_a_slow_completion_holds_nothing_up(room):
    room.fill(20)
    async with room.open() as desk:
        await desk.press("s")
        gate = asyncio.Event()
        hint = desk.app.backend.hint

        async def slow(job):
            await gate.wait()
            return await hint(job)

        desk.app.backend.hint = slow
        for character in "harb":
            await desk.pilot.press(character)
        screen = desk.app.screen
        await desk.until(lambda: screen._shown == "harb")
        assert screen.field.value == "harb"
        assert not screen.completer.offers
        gate.set()
        await desk.settle()
        assert [offer.text for offer in screen.completer.offers] == ["harbour"]


async def test_what_was_typed_comes_back_below_the_last_query(room):
    room.fill(20)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour")
        await desk.press("enter", "s")
        await desk.type("ferr")
        await desk.press("up")
        assert desk.app.screen.field.value == "harbour"
        await desk.press("down")
        assert desk.app.screen.field.value == "ferr"


async def test_an_error_points_and_keeps_what_was_found(room):
    room.fill(20)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour")
        await desk.type(" id:twelve x")
        assert "below is what this found: harbour" in desk.lines[1]
        assert desk.lines[2].index("^") == desk.lines[0].index("twelve")
        assert desk.app.screen.results.rows
        await desk.press("enter")
        assert desk.app.screen.field.has_focus
        assert "is no number" in desk.status


# The panes


@pytest.mark.parametrize(
    ("size", "facets", "reader", "shown"),
    [
        ((80, 24), False, None, (0, 0, False)),
        ((80, 24), True, None, (26, 0, False)),
        ((80, 24), False, True, (0, 9, False)),
        ((80, 40), False, None, (0, 17, False)),
        ((120, 40), False, None, (0, 60, True)),
        ((120, 40), False, False, (0, 0, True)),
        ((200, 50), True, None, (28, 76, True)),
        ((50, 10), True, True, (0, 3, False)),
    ],
)
def test_the_room_of_the_panes(size, facets, reader, shown):
    assert arrange_search(*size, facets=facets, reader=reader) == shown


async def test_the_text_stands_beside_the_results_from_120_columns_on(room, make_article):
    before = ["Nothing here but words of no weight at all."] * 40
    text = "\n\n".join([*before, "A zeppelin crossed.", "Then the zeppelin fell."])
    room.fill(3, more=[make_article(text, "The airship", "2030-01-01")])
    async with room.open(120, 40) as desk:
        await desk.press("s")
        await desk.type("zeppelin")
        line = next(line for line in desk.lines if "A zeppelin crossed." in line and "│" in line)
        assert line.index("│") < line.index("A zeppelin crossed.")
        preview = desk.app.screen.preview
        assert len(preview.hits) == 2
        read = await desk.app.backend.notes(lambda notebook: notebook.keys_read())
        assert read == set(), "what is only looked at was not opened"
        await desk.press("enter", "tab")
        assert desk.focused() == "preview"
        await desk.press("n")
        assert "2 of 2" in desk.status
        await desk.press("g", "g")
        assert "The airship" in desk.lines[3]
        await desk.press("enter")
        assert desk.focused() == "reader"
        await desk.press("q", ",", "r")
        assert not preview.display
        assert all("│" not in line for line in desk.lines)


async def test_a_narrow_list_beside_a_text_has_the_source_before_the_snippet(room, make_article):
    long = "Zeppelin over the lighthouse and the bridge"
    room.fill(3, more=[make_article("A zeppelin crossed the bay.", long, "2030-01-01", source="Island Post")])
    async with room.open(120, 30) as desk:
        await desk.press("s")
        await desk.type("zeppelin")
        first, second = (line.split("│")[0].rstrip() for line in desk.lines[3:5])
        assert first.split("  ")[1].startswith("Zeppelin over the lighthouse and")
        assert "2030-01-01" in first
        assert "Island Post" not in first
        assert second == "    Island Post · A zeppelin crossed the bay."
        await desk.press("enter", ",", "r")
        assert "Island Post" in desk.lines[3]


async def test_under_120_columns_the_text_stands_under_the_results_when_asked(room):
    room.fill(20)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour")
        await desk.press("enter")
        assert not desk.app.screen.preview.display
        await desk.press(",", "r")
        preview, results = desk.app.screen.preview, desk.app.screen.results
        assert preview.region.y >= results.region.bottom
        assert preview.article.row == results.chosen.row
        await desk.press("j")
        assert preview.article.row == results.chosen.row


async def test_facets_filter_the_query_and_again_they_do_not(room):
    room.fill(60)
    async with room.open(100, 40) as desk:
        await desk.press("s")
        await desk.type("harbour OR ferry")
        await desk.press("enter", ",", "f")
        facets, screen = desk.app.screen.facets, desk.app.screen
        assert desk.focused() == "facets"
        assert facets.rows[0][:2] == ("source", "head")
        total = screen.results.total
        assert sum(row.articles for row in facets.rows if row[:2] == ("source", "value")) == total
        await desk.press("j", "enter")
        name, count = facets.rows[1].value, facets.rows[1].articles
        assert screen.field.value == f'(harbour OR ferry) source:"{name}"'
        assert screen.results.total == count
        assert {hit.row.source for hit in screen.results.rows} == {name}
        assert desk.focused() == "facets"
        assert any(line.startswith(f"✓ {name}") for line in desk.lines)
        await desk.press("enter")
        assert screen.field.value == "(harbour OR ferry)"
        assert screen.results.total == total
        await desk.press("k", "enter")
        assert all(row[:2] != ("source", "value") for row in facets.rows)
        await desk.press("q")
        assert desk.focused() == "results"
        await desk.press(",", "f")
        assert not facets.display


async def test_years_beyond_the_first_are_listed_when_asked_and_the_undated_too(room):
    room.fill(400)
    async with room.open(100, 60) as desk:
        await desk.press("s")
        await desk.type("harbour")
        await desk.press("enter", ",", "f")
        facets = desk.app.screen.facets
        years = [row for row in facets.rows if row.facet == "year"]
        assert years[-1].kind == "more"
        facets.go_to(facets.rows.index(years[-1]))
        await desk.press("enter")
        undated = [row for row in facets.rows if row.facet == "year" and row.kind == "value"][-1]
        assert undated.value is None
        facets.go_to(facets.rows.index(undated))
        await desk.press("enter")
        assert desk.app.screen.field.value == "harbour date:none"
        assert all(hit.row.date is None for hit in desk.app.screen.results.rows)


async def test_the_panes_that_were_shown_are_shown_the_next_time(room):
    room.fill(20)
    async with room.open(120, 30) as desk:
        await desk.press("s")
        await desk.type("harbour")
        await desk.press("enter", ",", "f", "tab", "tab", ",", "r")
        desk.app.flush()
    async with room.open(120, 30) as desk:
        await desk.press("s")
        assert desk.app.screen.facets.display
        assert not desk.app.screen.preview.display


# Orders, copies, what is kept


async def test_one_key_for_the_order(room, make_article):
    best = make_article("The quay.", "Zeppelin zeppelin", "1990-01-01")
    later = [make_article("A zeppelin crossed the bay. " * 3, f"Day {n}", f"202{n}-01-01") for n in range(5)]
    room.fill(10, more=[best, *later])
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("zeppelin")
        await desk.press("enter")
        results = desk.app.screen.results
        assert desk.lines[2].strip() == "newest first"
        assert results.rows[0].row.date == "2024-01-01"
        await desk.press("o")
        assert desk.lines[2].strip() == "best first"
        assert results.rows[0].row.title == "Zeppelin zeppelin"
        assert desk.status == "row 1 of 6"
        await desk.press("G")
        assert results.chosen.row.title.startswith("Day")
        await desk.press("g", "g", "o")
        assert results.rows[0].row.date == "2024-01-01"


async def test_the_end_of_a_long_list_by_rank_is_reached_without_what_lies_between(room):
    room.fill(300)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour OR ferry OR storm OR bridge")
        await desk.press("enter", "o", "G")
        results = desk.app.screen.results
        total = results.total
        assert desk.status == f"row {total} of {total}"
        last = results.chosen.row
        scores = [hit.score for hit in results.rows]
        assert scores == sorted(scores)
        await desk.press("g", "g", *str(total), "j")
        assert results.chosen.row == last


async def test_an_approximate_order_says_so_and_claims_no_number_of_rows(room, monkeypatch):
    from readroom.tui import finding

    room.fill(30)
    find = finding.search

    def remarked(library, query, *, remarks=None, **more):
        if remarks is not None:
            remarks.append("approximate: ranked are the newest 7")
        return find(library, query, remarks=remarks, **more)

    monkeypatch.setattr(finding, "search", remarked)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour")
        await desk.press("enter", "o")
        assert "best first · note: approximate: ranked are the newest 7" in desk.lines[2]
        assert "articles" in desk.lines[1]


async def test_one_key_for_copies(room):
    room.fill(20)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour")
        await desk.press("enter", ",", "d")
        assert desk.app.screen.field.value == "harbour dup:fold"
        await desk.press(",", "d")
        assert desk.app.screen.field.value == "harbour dup:all"
        await desk.press(",", "d")
        assert desk.app.screen.field.value == "harbour dup:fold"


async def test_the_counts_are_copied_with_the_command_that_repeats_them(room, copied):
    room.fill(20)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type('"no such phrase" OR harbour')
        await desk.press("enter", "o", "y")
        head, command = copied[-1].splitlines()
        assert head == desk.app.screen.line
        assert command == (f"readroom --library {room.library} search --sort rank '\"no such phrase\" OR harbour'")
        await desk.press("s")
        await desk.type("date:30000d")
        await desk.press("enter", "y")
        assert copied[-1].splitlines()[-1].count("..") == 1, "a date that counts from today is written as a day"


async def test_saved_searches_are_listed_asked_and_removed(room):
    room.fill(30)
    async with room.open() as desk:
        await desk.press("S")
        assert "No saved searches yet" in desk.text
        await desk.press("q")
        for name, query in (("boats", "ferry"), ("land", "bridge storm")):
            await desk.press("s")
            await desk.type(query)
            await desk.press("enter", ",", "s")
            await desk.type(name)
            await desk.press("enter")
        await desk.press("q", "S")
        assert "Saved searches 2" in desk.lines[0]
        assert desk.lines[1].split() == ["boats", "ferry"]
        await desk.press("j", "enter")
        assert desk.focused() == "results"
        assert desk.app.screen.field.value == "bridge storm"
        await desk.press("S", "d", "q", "S")
        assert "land" in desk.lines[1]
        assert "boats" not in desk.text


async def test_a_search_that_asks_for_itself_is_refused(room):
    room.fill(5)
    async with room.open() as desk:
        for query in ("ferry", "saved:loop"):
            await desk.press("s")
            await desk.type(query)
            await desk.press("enter", ",", "s")
            await desk.type("loop")
            await desk.press("enter")
        assert "asks for itself" in desk.status


async def test_facets_of_many_results_begin_with_the_newest_and_say_so(room, monkeypatch):
    from readroom.tui import asking

    room.fill(60)
    monkeypatch.setattr(asking, "NEWEST", 10)
    heard = []
    async with room.open(100, 40) as desk:
        await desk.press("s")
        await desk.type("harbour OR ferry")
        screen = desk.app.screen
        put = screen.facets.put

        def told(name, counts, over=None):
            put(name, counts, over)
            heard.append(
                (name, over, sum(count.articles for count in counts), screen.facets.row_line(0, 0, 30)[0].text)
            )

        screen.facets.put = told
        await desk.press("enter", ",", "f")
        sources = [entry[1:] for entry in heard if entry[0] == "source"]
        assert [over for over, _, _ in sources] == [10, None]
        assert [articles for _, articles, _ in sources] == [10, screen.results.total]
        assert "of newest 10" in sources[0][2]
        assert "of newest" not in sources[1][2]


async def test_tags_are_a_facet(room):
    room.fill(10)
    async with room.open(100, 60) as desk:
        article = await desk.app.backend.article(3)
        key, digest, text = article.row.key, article.digest, article.body.text
        await desk.app.backend.notes(lambda notebook: notebook.add(key, digest, text, 0, 5, tags=["ice"]))
        await desk.press("s")
        await desk.type("harbour OR ferry OR storm OR bridge")
        await desk.press("enter", ",", "f")
        facets = desk.app.screen.facets
        at = next(n for n, row in enumerate(facets.rows) if row[:3] == ("tag", "value", "ice"))
        assert facets.rows[at].articles == 1
        facets.go_to(at)
        await desk.press("enter")
        assert desk.app.screen.field.value.endswith(" tag:ice")
        assert [hit.row.id for hit in desk.app.screen.results.rows] == [3]
