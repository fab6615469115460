"""The note editor: what is typed is on the disk, and only then it says so."""

import runpy
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from readroom.db.notebook import Notebook
from readroom.tui import note_files
from readroom.tui.widgets import note_editor
from readroom.tui.widgets.footer import footer_items

HOST = runpy.run_path(str(Path(__file__).with_name("reading_host.py")))
reading, read_notes, TEXT = HOST["reading"], HOST["read_notes"], HOST["TEXT"]
FIRST = "The harbour froze in the first week of January."


def editor(here):
    return here.pane._editor


async def notes_of(here):
    return [h.note for h in await here.notes()]


async def test_keys_right_after_a_arrive_in_the_editor(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a", *"quick jump (of 3) a.d", "enter", *"q", "escape")
        (made,) = await here.notes()
        assert (made.exact, made.note) == (FIRST, "quick jump (of 3) a.d\nq")
        assert here.app.focused is here.pane
        assert here.screen()[5].startswith("▎✎ The harbour")


async def test_the_screen_while_a_note_is_typed(tmp_path):
    async with reading(tmp_path, size=(40, 10)) as here:
        await here.press("a", *"cold")
        editor(here).write()
        await here.settle()
        assert here.screen()[5:] == ["─Note · saved · Esc leaves──────────────", " cold", "", "", ""]


async def test_the_editor_leaves_the_marked_words_in_sight(tmp_path):
    async with reading(tmp_path, size=(40, 10)) as here:
        await here.press(*")))))", "a")
        start = here.pane.shown_range()[0]
        assert start <= here.pane.cursor.offset < here.pane.shown_range()[1]
        assert here.pane.rows_shown == 5


async def test_a_note_is_written_when_the_keys_rest(tmp_path, monkeypatch):
    assert note_editor.SAVE_SECONDS <= 0.25
    monkeypatch.setattr(note_editor, "SAVE_SECONDS", 600)
    async with reading(tmp_path) as here:
        await here.press("a", "x")
        clock = editor(here)._clock
        assert clock is not None
        await here.press("y")
        assert editor(here)._clock is not clock
        editor(here).write()
        await here.settle()
        assert await notes_of(here) == ["xy"]
        assert editor(here).state == "saved"
        await here.press("z")
        assert editor(here).state == ""


async def test_it_says_saved_only_when_it_is(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a", "x")
        await here.notes(lambda notebook: notebook._connection.execute("pragma query_only = 1"))
        editor(here).write()
        await here.settle()
        assert editor(here).state == "not saved"
        assert "not saved" in here.app.said[-1]
        await here.notes(lambda notebook: notebook._connection.execute("pragma query_only = 0"))
        editor(here).write()
        await here.settle()
        assert editor(here).state == "saved"
        assert await notes_of(here) == ["x"]


async def test_a_note_that_cannot_be_written_is_not_left_without_a_word(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a", "x")
        await here.notes(lambda notebook: notebook._connection.execute("pragma query_only = 1"))
        await here.press("escape")
        assert editor(here).is_open
        assert here.app.said[-1].endswith("Esc again leaves the note unsaved")
        await here.press("escape")
        assert not editor(here).is_open


async def test_a_note_is_written_at_once_when_the_app_must_end(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a", *"unsaved words")
        for flusher in here.app.flushers:
            flusher()
        here.app.backend.flush_now()
    assert [h.note for h in read_notes(tmp_path)] == ["unsaved words"]


async def test_a_note_is_written_when_another_article_comes(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a", *"before")
        await here.pane.show(here.article)
        await here.settle()
        assert await notes_of(here) == ["before"]
        assert not editor(here).is_open


async def test_a_mark_with_its_note_is_one_step_of_undo(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a", *"one")
        editor(here).write()
        await here.press(*" two")
        editor(here).write()
        await here.press("escape", "u")
        assert await here.notes() == []


async def test_a_later_note_is_a_step_of_its_own(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a", *"one", "escape", "a", *" more")
        editor(here).write()
        await here.press("x", "escape")
        assert await notes_of(here) == ["one morex"]
        await here.press("u")
        assert await notes_of(here) == ["one"]


async def test_the_note_of_the_highlight_under_the_cursor_is_opened(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a", *"old", "escape", "w", "a")
        assert editor(here).text == "old"
        assert len(await here.notes()) == 1


async def test_no_control_character_comes_in_with_what_is_pasted(tmp_path):
    from textual.events import Paste

    async with reading(tmp_path) as here:
        await here.press("a")
        here.app.post_message(Paste("a\x1b]52;c;eA==\x07b\r\nc\u202e"))
        await here.settle()
        assert editor(here).text == "a]52;c;eA==b\nc"
        await here.press("escape")
        assert await notes_of(here) == ["a]52;c;eA==b\nc"]


async def test_the_cursor_of_the_editor_does_not_blink(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a")
        assert not editor(here).cursor_blink


async def test_tab_leaves_the_note_and_goes_on(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a", *"kept", "tab")
        assert not editor(here).is_open
        assert await notes_of(here) == ["kept"]


async def test_the_end_of_a_text_is_seen_above_the_editor_and_below_when_it_is_gone(tmp_path):
    async with reading(tmp_path, size=(40, 10)) as here:
        await here.press("G", ")", "a")
        assert here.screen()[4].strip()
        await here.press("escape")
        assert here.screen()[-1] == "   kitchen."


async def test_a_note_on_words_that_could_not_be_marked_is_not_called_saved(tmp_path):
    async with reading(tmp_path) as here:
        await here.notes(lambda notebook: notebook._connection.execute("pragma query_only = 1"))
        await here.press("a", "x")
        editor(here).write()
        await here.settle()
        assert editor(here).state == "not saved"
        assert editor(here).text == "x"
        await here.press("escape", "escape")
        assert not editor(here).is_open
        assert await here.notes() == []


@pytest.fixture(autouse=True)
def state_folder(tmp_path, monkeypatch):
    """Unsaved texts go to a folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


async def test_the_footer_promises_no_key_that_is_typed(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a")
        items = footer_items(here.app.keys.keymap, here.app.keys.context)
        assert ("Esc", "Back") in items
        assert ("^O", "Editor") in items
        assert all(title != "Accept" for _, title in items)


async def test_a_change_by_another_process_is_taken_in(tmp_path, monkeypatch):
    monkeypatch.setattr(note_editor, "SAVE_SECONDS", 600)  # nothing is saved between two keys
    async with reading(tmp_path) as here:
        await here.press("a", *"first line")
        editor(here).write()
        await here.settle()
        (made,) = await here.notes()
        with Notebook.open(tmp_path / "notes" / "notes.db") as other:
            other.edit(made.id, note="theirs above\nfirst line")
        await here.press("enter", *"mine below")
        editor(here).write()
        await here.settle()
        assert await notes_of(here) == ["theirs above\nfirst line\nmine below"]
        assert editor(here).text == "theirs above\nfirst line\nmine below"
        assert "changed elsewhere" in here.app.said[-1]
        await here.press(*"!", "escape")
        assert "theirs above\nfirst line" in (await notes_of(here))[0]


async def test_both_stay_where_two_change_the_same_line(tmp_path, monkeypatch):
    monkeypatch.setattr(note_editor, "SAVE_SECONDS", 600)  # nothing is saved between two keys
    async with reading(tmp_path) as here:
        await here.press("a", *"one")
        editor(here).write()
        await here.settle()
        (made,) = await here.notes()
        with Notebook.open(tmp_path / "notes" / "notes.db") as other:
            other.edit(made.id, note="theirs")
        await here.press(*" more", "escape")
        (note,) = await notes_of(here)
        assert "one more" in note
        assert "theirs" in note


async def test_texts_that_follow_each_other_faster_than_the_notebook_are_no_quarrel(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a")
        for letter in "quick":
            editor(here).insert(letter)
            editor(here).flush()
        await here.press("escape")
        assert await notes_of(here) == ["quick"]


async def test_a_text_that_cannot_be_saved_lies_in_a_file_until_it_can(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a", *"kept words")
        await here.notes(lambda notebook: notebook._connection.execute("pragma query_only = 1"))
        await here.press("escape")
        (file,) = note_files.left()
        assert file.read_text(encoding="utf-8") == "kept words"
        assert str(file) in here.app.said[-1]
        await here.press(*"!", "escape", "escape")
        assert not editor(here).is_open
        assert file.read_text(encoding="utf-8") == "kept words!"


async def test_the_file_goes_when_the_notebook_can_be_written_again(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a", "x")
        await here.notes(lambda notebook: notebook._connection.execute("pragma query_only = 1"))
        editor(here).write()
        await here.settle()
        assert len(note_files.left()) == 1
        await here.notes(lambda notebook: notebook._connection.execute("pragma query_only = 0"))
        editor(here).write()
        await here.settle()
        assert note_files.left() == []
        assert await notes_of(here) == ["x"]


async def test_the_end_of_the_app_loses_nothing_of_a_note_that_cannot_be_saved(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("a", *"last words")
        await here.notes(lambda notebook: notebook._connection.execute("pragma query_only = 1"))
        for flusher in here.app.flushers:
            flusher()
        here.app.backend.flush_now()
        (file,) = note_files.left()
    assert file.read_text(encoding="utf-8") == "last words"


async def test_what_another_editor_wrote_is_taken_in(tmp_path, monkeypatch):
    monkeypatch.setattr(HeadlessDriver, "can_suspend", True, raising=False)
    monkeypatch.setattr(HeadlessDriver, "suspend_application_mode", lambda self: None, raising=False)
    monkeypatch.setattr(HeadlessDriver, "resume_application_mode", lambda self: None, raising=False)
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\nprintf "longer" > "$1"\nexit "$(cat %s)"\n' % (tmp_path / "status"))
    script.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    async with reading(tmp_path) as here:
        (tmp_path / "status").write_text("0")
        await here.press("a", *"short", "ctrl+o")
        assert editor(here).text == "longer"
        assert await notes_of(here) == ["longer"]
        assert note_files.left() == []
        (tmp_path / "status").write_text("7")
        await here.press(*" note", "ctrl+o")
        assert editor(here).text == "longer note"
        assert "status 7" in here.app.said[-1]
        (file,) = note_files.left()
        assert file.read_text() == "longer"
