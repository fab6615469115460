"""A note in the reader's own editor: the app steps aside, and takes in what the editor leaves."""

import asyncio
from pathlib import Path
from typing import NamedTuple

from textual.app import SuspendNotSupported
from textual.dom import DOMNode

from readroom.text.gate import clean
from readroom.tui import note_files


class Edited(NamedTuple):
    """What came of it: what is to be said, the text (None: it is as it was) and the file that has it."""

    said: str = ""
    text: str | None = None
    path: Path | None = None


async def edit(node: DOMNode, text: str) -> Edited:
    """Have a text edited elsewhere. Whatever goes wrong, what the editor wrote stays in its file, and that is said."""
    command = note_files.editor_command()
    try:
        path = await asyncio.to_thread(note_files.keep, text, "editing")
    except OSError as problem:
        return Edited(f"no file for the editor can be made: {problem.strerror or problem}")
    try:
        # Nothing is drawn while the terminal belongs to the editor.
        with node.app.batch_update(), node.app.suspend():
            problem_said = await asyncio.to_thread(note_files.run_editor, command, path)
    except SuspendNotSupported:
        note_files.forget(path)
        return Edited("this terminal cannot be given to another editor")
    node.app.refresh()
    return await asyncio.to_thread(_taken, path, text, problem_said)


def _taken(path: Path, text: str, problem: str) -> Edited:
    try:
        found = clean(note_files.read(path)).rstrip("\n")
    except ValueError as unreadable:
        return Edited(f"{problem or unreadable}; the note is as it was")
    if found == text.rstrip("\n"):
        note_files.forget(path)
        return Edited(f"{problem}; the note is as it was" if problem else "")
    if problem:
        return Edited(f"{problem}; the note is as it was, and what the editor left is kept in {path}")
    return Edited("", found, path)
