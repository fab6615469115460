"""The notebook in the app: listing, changing, going to a place and back; tags, what waits, collections, history."""

import re
from pathlib import Path

import pytest

from readroom.db.following import follow_texts
from readroom.db.library import Library
from readroom.db.notebook import Notebook
from readroom.tui import note_files
from readroom.tui.commands import COMMANDS
from readroom.tui.keys import show

FERRY = (
    "The ferry left late. The harbour was dark and nobody came.\n\n"
    "A second boat was sent. It found the crew on the rocks."
)
BRIDGE = "The bridge was closed on Monday. The council would not say why."


@pytest.fixture(autouse=True)
def state_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def filled(room, make_article):
    """Two articles with four highlights and two notes."""
    room.fill(
        more=[
            make_article(FERRY, "The ferry", "2031-03-01", source="Post"),
            make_article(BRIDGE, "The bridge", "2031-03-02", source="Wire"),
        ]
    )
    room.notes.parent.mkdir(mode=0o700, exist_ok=True)
    with Library.open(room.library) as library:
        rows = {t: (k, d) for t, k, d in library.connection.execute("select title, key, digest from article")}
        with Notebook.open(room.notes, library.id) as notebook:
            for title, text, words, tags, colour in (
                ("The ferry", FERRY, "The harbour was dark", ["state/dark"], "yellow"),
                ("The ferry", FERRY, "the crew on the rocks", ["state", "people"], "red"),
                ("The bridge", BRIDGE, "The bridge was closed", ["people"], "green"),
                ("The bridge", BRIDGE, "would not say why", [], "blue"),
            ):
                start = text.index(words)
                notebook.add(*rows[title], text, start, start + len(words), tags=tags, colour=colour)
            notebook.add_note("article", rows["The ferry"][0], text="On the *ferry*: see [[tag:people]]")
            notebook.add_note("free", title="Plan", text="read more")
    return rows


async def marks(desk):
    return await desk.app.backend.notes(lambda notebook: notebook.highlights())


def test_the_walk_names_keys_that_exist():
    text = (Path(__file__).parents[2] / "docs" / "coding.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([;,]?\S)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)))
    assert len(named) > 8
    # `/` is also what parts the levels of a tag, and `1` stands for a row of the picker.
    assert named - {"/", "1"} <= {show(key) for command in COMMANDS for key in command.keys}


async def test_groups_counts_and_a_note_as_it_is_meant(room, filled):
    async with room.open(100, 40) as desk:
        await desk.press("B")
        assert desk.lines[0] == " Notebook · by tag"
        assert desk.lines[1] == " 4 highlights and 2 notes in 2 articles; with two tags under both"
        shown = [line.strip().split("  ")[0] for line in desk.lines[2:14] if line.strip().startswith("▾")]
        assert shown == ["▾ people", "▾ state", "▾ dark", "▾ [no tag]"]
        (state,) = [line for line in desk.lines if line.startswith("▾ state")]
        assert state.endswith("2 highlights in 1 article")
        await desk.press("slash")
        await desk.type("ferry see")
        await desk.press("enter")
        assert "On the ferry: see [[tag:people]]" in desk.text
        await desk.press("o")
        assert desk.lines[0] == " Notebook · by article"
        await desk.press("comma", "s")
        assert [line.split()[1] for line in desk.lines if line.startswith("▾")] == ["Post", "Wire", "[no"]


async def test_a_query_enter_goes_to_the_place_and_q_comes_back(room, filled):
    async with room.open(100, 40) as desk:
        await desk.press("B", "i")
        await desk.type("tag:people source:wire")
        await desk.press("enter")
        assert desk.lines[1] == " 1 highlight in 1 article"
        await desk.press("j", "enter")
        assert desk.app.main.article.row.title == "The bridge"
        assert desk.app.main._reading[0].hits == [(0, 21)]
        await desk.press("q")
        assert desk.lines[0] == " Notebook · by tag · tag:people source:wire"
        await desk.press("q")
        assert desk.lines[1].startswith(" 4 highlights and 2 notes")


async def test_an_impossible_value_is_said(room, filled):
    async with room.open(100, 30) as desk:
        await desk.press("B", "i")
        await desk.type("date:foo")
        await desk.press("enter")
        assert "foo" in desk.lines[2]


async def test_tags_colours_removal_and_undo_from_the_list(room, filled):
    async with room.open(100, 40) as desk:
        await desk.press("B", "j")
        assert desk.app.screen.list.entry.highlight.exact == "the crew on the rocks"
        await desk.press("t", *"new", "enter", "M", "c")
        found = next(one for one in await marks(desk) if one.exact == "the crew on the rocks")
        assert (found.tags, found.colour) == (("state", "people", "new"), "cyan")
        await desk.press("d")
        assert len(await marks(desk)) == 3
        await desk.press("u")
        assert len(await marks(desk)) == 4
        assert "4 highlights" in desk.lines[1]


async def test_a_tag_is_merged_after_a_preview_and_one_undo_takes_it_back(room, filled):
    async with room.open(100, 30) as desk:
        await desk.press("semicolon", "t", "j", "ampersand")
        await desk.type("people")
        await desk.press("enter")
        assert " state goes into people (2 highlights have it), on 2 highlights:" in desk.lines
        assert "   state/dark → people/dark  (1)" in desk.lines
        await desk.press("escape")
        assert {tag for one in await marks(desk) for tag in one.tags} == {"state", "state/dark", "people"}
        await desk.press("ampersand")
        await desk.type("people")
        await desk.press("enter", "enter")
        assert {tag for one in await marks(desk) for tag in one.tags} == {"people", "people/dark"}
        await desk.press("u")
        assert {tag for one in await marks(desk) for tag in one.tags} == {"state", "state/dark", "people"}


async def test_what_waits_is_shown_beside_its_places_and_decided_with_one_key(room, filled):
    key, _ = filled["The ferry"]
    with Notebook.open(room.notes) as notebook:
        old = FERRY.replace("The harbour was dark", "The whole of the harbour lay dark")
        start = old.index("The whole of the harbour lay dark")
        notebook.add(key, "an older text", old, start, start + 33, tags=["late"], colour="yellow")
        gone = old + "\n\nA last line that is gone."
        start = gone.index("A last line")
        notebook.add(key, "another older text", gone, start, len(gone), tags=[], colour="yellow")
    async with room.open(120, 30) as desk:
        await desk.press("semicolon", "w")
        assert "1 of 2" in desk.lines[0]
        assert "place 1 of" in desk.text
        assert "The whole of the harbour lay dark" in desk.text
        await desk.press("equals_sign")
        (placed,) = [one for one in await marks(desk) if one.tags == ("late",)]
        assert placed.exact.startswith("The harbour was dark")
        assert "1 of 1" in desk.lines[0]
        await desk.press("x")
        assert "no highlight waits" in desk.lines[0]
        assert any(one.exact == "A last line that is gone." for one in await marks(desk))
        await desk.press("u")
        assert "1 of 1" in desk.lines[0]


async def test_a_collection_is_a_queue(room, filled):
    async with room.open(100, 30) as desk:
        await desk.press("semicolon", "K")
        await desk.type("All")
        await desk.press("enter")
        await desk.type("first look")
        await desk.press("enter", "semicolon", "q")
        assert desk.app.main.article.row.title == "The bridge"
        assert desk.status.startswith("All: 2 to code · first look")
        await desk.press("semicolon", "q")
        assert desk.app.main.article.row.title == "The ferry"
        await desk.press("semicolon", "q")
        assert "every article is coded" in desk.status
        await desk.press("semicolon", "c")
        assert "2 articles, 2 coded" in desk.lines[1]


async def test_attributes_are_completed(room, filled):
    key, _ = filled["The bridge"]
    async with room.open(100, 30) as desk:
        await desk.press("semicolon", "equals_sign")
        await desk.type("sta")
        await desk.press("tab")
        await desk.type("hostile")
        await desk.press("enter", "semicolon", "equals_sign", "tab", "down", "enter")
        known = await desk.app.backend.notes(lambda notebook: notebook.attributes(key))
        assert known == {"stance": "hostile"}


async def test_the_history_goes_back_to_before_a_step(room, filled):
    async with room.open(100, 30) as desk:
        await desk.press("semicolon", "h")
        rows = [line for line in desk.lines[1:-2] if line.strip()]
        assert "“The ferry”" in desk.text
        assert len(rows) == 6
        await desk.press("j", "j", "enter")
        assert any(line.startswith(" Undo 3 steps") for line in desk.lines)
        await desk.press("enter")
        assert len(await marks(desk)) == 3
        await desk.press(*["ctrl+r"] * 3)
        assert len(await marks(desk)) == 4


async def test_a_note_on_the_article_and_a_link_out_of_it(room, filled):
    async with room.open(100, 30) as desk:
        await desk.press("j", "semicolon", "a")
        assert desk.lines[0] == " Note on “The ferry”"
        await desk.press(*"!", "escape")
        (note,) = await desk.app.backend.notes(lambda notebook: notebook.notes("article"))
        assert note.text == "On the *ferry*: see [[tag:people]]!"
        await desk.press("semicolon", "f")
        assert desk.lines[0] == ' Notebook · by article · tag:"people"'


async def test_others_are_dim_with_their_names_and_hidden_for_blind_coding(room, filled, tmp_path):
    layer = layer_of(room, filled, tmp_path / "bo.jsonl", "Bo", "A second boat was sent", ["help"])
    async with room.open(130, 30) as desk:
        await desk.press("semicolon", "l", "plus")
        await desk.type(str(layer))
        await desk.press("enter", "q", "j", "enter")
        assert any("█┆ A second boat was sent" in line for line in desk.lines), desk.text
        assert any("┆ Bo: " in line for line in desk.lines)
        await desk.press("semicolon", "b")
        assert "┆" not in desk.text
        await desk.press("semicolon", "b", "alt+4", "j", "semicolon", "m", "enter")
        assert any(one.author == "Bo" for one in await marks(desk))


def layer_of(room, rows, path: Path, who: str, words: str, tags: list[str]) -> Path:
    """Write somebody's notes on the ferry."""
    from readroom.db.notebook_record import records
    from readroom.db.notes_bundle import Bundle
    from readroom.db.notes_export import exporter

    key, digest = rows["The ferry"]
    with Notebook.open(path.parent / who / "notes.db", author=who) as theirs, Library.open(room.library) as library:
        start = FERRY.index(words)
        made = theirs.add(key, digest, FERRY, start, start + len(words), tags=tags, colour="yellow")
        bundle = Bundle({}, [made], records([made], library))
        path.write_text("".join(exporter("jsonl").export(bundle)))  # type: ignore[arg-type]
    return path


async def test_layers_of_the_command_line_are_shown_hidden_and_said_when_they_cannot_be_read(room, filled, tmp_path):
    layer = layer_of(room, filled, tmp_path / "bo.jsonl", "Bo", "A second boat was sent", ["help"])
    (tmp_path / "torn.jsonl").write_text("no notes")
    app = room.app()
    app.backend.layers = (layer, tmp_path / "torn.jsonl", tmp_path / "none.jsonl")
    async with app.run_test(size=(130, 30)) as pilot:
        desk = room.desk(app, pilot)
        await desk.settle()
        await desk.press("j", "enter")
        assert any("█┆ A second boat was sent" in line for line in desk.lines), desk.text
        assert any("┆ Bo: " in line for line in desk.lines)
        await app._read_notices()
        assert re.fullmatch(r"layer: .*torn.jsonl.*; 1 more layer cannot be read", app.message)
        await desk.press("semicolon", "b")
        assert "┆" not in desk.text
        await desk.press("semicolon", "l")
        assert sum("hidden" in line for line in desk.lines[1:4]) == 3
        await desk.press("enter")
        assert desk.lines[1].startswith("┆ bo")
        assert "1 mark " in desk.lines[1]
        await desk.press("j", "enter")
        assert "cannot be read" in desk.lines[2]
        await desk.press("q")
        assert "┆ Bo: " in desk.text
    app.backend.close()


async def test_all_marks_of_a_layer_are_adopted_with_tags_kept_mapped_and_dropped_in_one_step(room, filled, tmp_path):
    layer = layer_of(
        room, filled, tmp_path / "bo.jsonl", "Bo", "A second boat", ["Aid", "aid/boat", "People", "noise", "night"]
    )
    async with room.open(130, 30) as desk:
        await desk.press("semicolon", "l", "plus")
        await desk.type(str(layer))
        await desk.press("enter", "semicolon", "m")
        assert "#Aid becomes: Aid" in desk.text
        await desk.type("sta")
        await desk.press("tab")
        assert "#Aid becomes: state" in desk.text
        await desk.press("escape")
        assert len(await marks(desk)) == 4, "leaving the prompt takes nothing in"
        await desk.press("semicolon", "m")
        await desk.type("sta")
        await desk.press("tab", "enter")
        assert "#aid/boat becomes: state/boat" in desk.text
        await desk.press("enter")
        assert "#night becomes: night" in desk.text
        await desk.press("enter", "ctrl+u", "enter")
        (adopted,) = [one for one in await marks(desk) if one.author == "Bo"]
        assert set(adopted.tags) == {"state", "state/boat", "people", "night"}
        await desk.press("u")
        assert len(await marks(desk)) == 4
        # The first tag again, then the rest as they are, or none of them.
        for sign, kept in (("=", {"Aid", "Aid/boat", "people", "night", "noise"}), ("-", {"Aid", "people"})):
            await desk.press("semicolon", "m", "ctrl+u", "enter", "shift+tab", "enter", "ctrl+u")
            await desk.type(sign)
            await desk.press("enter")
            assert set(next(one for one in await marks(desk) if one.author == "Bo").tags) == kept
            await desk.press("u")


async def test_what_is_written_elsewhere_is_hinted_at_and_read_on_r(room, filled):
    key, digest = filled["The bridge"]
    async with room.open(100, 30) as desk:
        await desk.press("B", "j", "M", "c")
        screen = desk.app.screen
        with Notebook.open(room.notes) as other:
            await screen.look_elsewhere()
            other.set_position(key, 3)
            await screen.look_elsewhere()
            assert not screen.elsewhere.changed, "neither what one does oneself nor a place that was read to is news"
            other.add(key, digest, BRIDGE, 0, 10, tags=["fresh"])
            await screen.look_elsewhere()
        assert "changed elsewhere: R" in desk.status
        assert "5 highlights" not in desk.text
        await desk.press("R")
        assert "changed elsewhere" not in desk.status
        assert desk.lines[1].startswith(" 5 highlights")


async def test_the_start_says_which_key_shows_what_waits(room, filled):
    with Notebook.open(room.notes) as notebook:
        gone = f"{FERRY} A last line that is gone."
        notebook.add(filled["The ferry"][0], "older", gone, len(gone) - 25, len(gone), tags=[])
    async with room.open(130, 30) as desk:
        with Library.open(room.library) as library, Notebook.open(room.notes) as notebook:
            follow_texts(notebook, library)
        await desk.app._read_notices()
        assert desk.status.startswith("1 highlight waits for a decision, since texts have changed: ;w")


async def test_nothing_of_a_note_or_a_tag_is_markup_or_reaches_the_terminal(room, filled):
    evil = "[red]x[/red] \x1b]52;c;eA==\x07 [@click=app.quit]y[/]"
    key, digest = filled["The bridge"]
    with Notebook.open(room.notes) as notebook:
        notebook.add(key, digest, BRIDGE, 0, 3, tags=[evil], note=evil)
        notebook.add_note("free", title=evil, text=evil)
        notebook.new_collection(evil)
    async with room.open(100, 40) as desk:
        for keys in (("B",), ("G",), ("o",), ("comma", "x"), ("q",), ("semicolon", "t"), ("q",), ("semicolon", "h"),
                     ("q",), ("semicolon", "c")):  # fmt: skip
            await desk.press(*keys)
            assert "\x1b" not in desk.text
            assert "\x07" not in desk.text
        assert "[red]x" in desk.text


async def test_a_tag_is_moved_with_what_lies_below(room, filled):
    async with room.open(100, 30) as desk:
        await desk.press("semicolon", "t", "j", "greater_than_sign")
        await desk.type("people")
        await desk.press("enter")
        assert "   state/dark → people/state/dark  (1)" in desk.lines
        await desk.press("enter")
        assert {tag for one in await marks(desk) for tag in one.tags} == {
            "people", "people/state", "people/state/dark",
        }  # fmt: skip
        assert desk.app.screen.list.tag.name == "people/state"


async def test_quitting_with_a_note_that_cannot_be_saved_says_first_where_its_text_is(room, filled):
    async with room.open(100, 30) as desk:
        await desk.press("enter", "a")
        await desk.type("last words")
        await desk.app.backend.notes(lambda notebook: notebook._connection.execute("pragma query_only = 1"))
        await desk.press("ctrl+q")
        (file,) = note_files.left()
        assert desk.app.is_running
        assert str(file)[:20] in desk.status
        await desk.pilot.press("ctrl+q")
    assert file.read_text() == "last words"


async def test_what_was_not_saved_is_told_of_at_the_next_start(room, filled):
    file = note_files.keep("left behind", "unsaved")
    async with room.open(140, 30) as desk:
        await desk.app._read_notices()
        assert str(file)[:40] in desk.app.message


async def test_what_is_listed_is_written_with_the_notes_of_its_articles(room, filled, tmp_path):
    out = tmp_path / "out.md"
    async with room.open(100, 30) as desk:
        await desk.press("B", "e", "ctrl+u")
        await desk.type(str(out))
        await desk.press("enter")
        assert "written to" in desk.status
        text = out.read_text(encoding="utf-8")
        assert "The harbour was dark" in text
        assert "On the *ferry*" in text
        await desk.press("e", "ctrl+u")
        await desk.type(str(out))
        await desk.press("enter")
        assert "is there already" in desk.app.message
        await desk.press("e", "ctrl+u")
        await desk.type("notes.xyz")
        await desk.press("enter")
        assert "which format" in desk.app.message


async def test_a_notebook_that_cannot_be_read_is_said_and_nothing_falls(room, filled):
    room.notes.write_bytes(b"no notebook at all, and longer than a header of SQLite would be: " * 20)
    async with room.open(100, 30) as desk:
        for keys in (("B",), ("semicolon", "t"), ("semicolon", "w"), ("semicolon", "h"), ("semicolon", "c"),
                     ("semicolon", "l"), ("semicolon", "b"), ("semicolon", "q")):  # fmt: skip
            await desk.press(*keys)
            assert desk.app.is_running
            assert "notebook" in desk.app.message
            await desk.app.show_main()
            desk.app.main.go("articles")
