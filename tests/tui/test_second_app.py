"""Two apps, and the command line, on one notebook: each sees what the others did, and nothing is lost."""

import subprocess
import sys

from readroom.db.notebook import Notebook

LONG = "a note that the first one was writing while the second one wrote its own"


def notes(room) -> list[tuple[str, str]]:
    with Notebook.open(room.notes) as notebook:
        return [(h.exact, h.note) for h in notebook.highlights()]


async def test_both_mark_and_each_sees_the_other(room):
    room.fill(4)
    async with room.open(120, 30) as one, room.open(120, 30) as other:
        for desk in (one, other):
            await desk.press("alt+2", "g", "g", "enter")
        await one.press("m", "m")
        await other.press(")", ")", "m", "m")
        assert len(notes(room)) == 2
        # The other one's mark is there when the article is opened again.
        for desk in (one, other):
            await desk.press("escape", "ctrl+n", "ctrl+p", "alt+4")
            first, second = (exact for exact, _ in sorted(notes(room)))
            assert first[:20] in desk.text
            assert second[:20] in desk.text


async def test_notes_that_are_typed_at_the_same_time_are_all_kept(room):
    room.fill(4)
    async with room.open() as one, room.open() as other:
        await one.press("alt+2", "g", "g", "enter", "a")
        await other.press("alt+2", "g", "g", "j", "enter", "a")
        # A letter in turn, so that both save while the other one types.
        for letter in LONG:
            await one.type(letter)
            await other.type(letter.upper())
        done = subprocess.run(
            [sys.executable, "-m", "readroom", "--library", str(room.library), "--notes", str(room.notes), "notes",
             "add", "3", "--start", "0", "--end", "7", "--note", "from the command line"],
            capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        await one.press("escape")
        await other.press("escape")
    assert sorted(note for _, note in notes(room)) == sorted((LONG, LONG.upper(), "from the command line"))


def test_undo_takes_back_the_last_step_of_either_and_loses_none(tmp_path):
    text = "The quay held when the water came, and the lamps were lit one after the other."
    with Notebook.open(tmp_path / "n.db") as one, Notebook.open(tmp_path / "n.db") as other:
        for n in range(30):
            (one, other)[n % 2].add("k", "d", text, n, n + 4, note=f"note {n}")
        made = one.highlights()
        assert [h.note for h in made] == [h.note for h in other.highlights()]
        for n, each in enumerate(made):
            (other, one)[n % 2].edit(each.id, note=each.note + " again")
        for _ in range(10):
            one.undo()
            other.undo()
        for _ in range(10):
            other.redo()
            one.redo()
        again = [h.note for h in one.highlights()]
        assert again == [h.note for h in other.highlights()] == [f"{h.note} again" for h in made]
