"""Whatever is done in a notebook, in any order: each step can be undone and done again, and has words for it."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.db.errors import NotebookError
from readroom.db.notebook import Notebook
from readroom.db.saved import remove_saved, save_search
from readroom.db.story_decisions import StoryDecision, keep_here
from readroom.db.variants import decide_here
from readroom.text.query import parse

TEXT = "Rain fell on the market. The stalls stood empty. A dog slept under the fish stand until noon."
KEYS = ("k1", "k2", "k3")
TAGS = ("actor", "actor/state", "Actor/state/us", "place", "place/sea")
NAMES = ("Orla", "Órla", "Orlagh", "Aurla")
TABLES = ("highlight", "note", "article_attribute", "collection", "collection_item", "decision")


def now() -> datetime:
    return datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "n.db"
    Notebook.open(path, now=now).close()
    return path


def contents(notebook: Notebook) -> dict[str, Any]:
    """Return all that undo has to bring back; tags by their names, since their numbers are nobody's business."""
    found: dict[str, Any] = {
        table: sorted(map(tuple, notebook._rows(f"select * from {table}")), key=repr) for table in TABLES
    }
    found["tags"] = sorted(
        map(tuple, notebook._rows("select name, highlight_id, place from highlight_tag join tag on id = tag_id"))
    )
    found["codes"] = notebook.codes()
    found["kept"] = [one.name for one in notebook.kept_layers()]
    return found


def last_step(notebook: Notebook) -> int:
    return int(notebook._rows("select coalesce(max(step), 0) from log")[0][0])


def marks(notebook: Notebook, pick: int) -> str:
    found = notebook.highlights()
    return found[pick % len(found)].id


def notes(notebook: Notebook, pick: int) -> str:
    found = notebook.notes()
    return found[pick % len(found)].id


DO: dict[str, Callable[[Notebook, int], object]] = {
    "mark": lambda n, i: n.add(KEYS[i % 3], "d", TEXT, i % 9, 10 + i % 9, tags=[TAGS[i % 5], TAGS[(i // 5) % 5]]),
    "restyle": lambda n, i: n.edit(marks(n, i), tags=[TAGS[i % 5]], group="g"),
    "unmark": lambda n, i: n.remove(marks(n, i)),
    "define": lambda n, i: n.define_tag(TAGS[i % 5], definition=f"what {i} means", colour="#a0b0c0" if i % 2 else None),
    "rename": lambda n, i: n.rename_tag(TAGS[i % 5], f"{TAGS[(i // 5) % 5]}/new" if i % 3 else f"x{i % 4}"),
    "move": lambda n, i: n.move_tag(TAGS[i % 5], TAGS[(i // 5) % 5] if i % 2 else None),
    "merge": lambda n, i: n.merge_tags([TAGS[i % 5]], TAGS[(i // 5) % 5]),
    "delete": lambda n, i: n.delete_tag(TAGS[i % 5], below=i % 2 == 0),
    "note": lambda n, i: n.add_note("tag", TAGS[i % 5], text="why [[x]]") if i % 2 else n.add_note("free", title="x"),
    "write": lambda n, i: n.edit_note(notes(n, i), text=f"a text of {i} words", group="g"),
    "save": lambda n, i: n.save_text(notes(n, i), f"mine {i}", "something else"),
    "drop": lambda n, i: n.remove_note(notes(n, i)),
    "attribute": lambda n, i: n.set_attribute(KEYS[: 1 + i % 3], ("stance", "genre")[i % 2], ("pro", "", "con")[i % 3]),
    "named": lambda n, i: n.rename_attribute("stance", "position" if i % 2 else "STANCE"),
    "list": lambda n, i: n.add_to_collection(f"c{i % 2}", KEYS[: 1 + i % 3], reason="why", create=True),
    "unlist": lambda n, i: n.remove_from_collection(f"c{i % 2}", KEYS[: 1 + i % 2]),
    "done": lambda n, i: n.set_items(f"c{i % 2}", KEYS[:1], state="done" if i % 2 else "todo", reason=str(i)),
    "unlisted": lambda n, i: n.delete_collection(f"c{i % 2}"),
    "ask": lambda n, i: save_search(n, f"s{i % 3}", parse(f"fog tag:{TAGS[i % 5]}", today=now().date())),
    "unask": lambda n, i: remove_saved(n, f"s{i % 3}"),
    "spell": lambda n, i: decide_here(n, NAMES[i % 3 :: 1 + i % 2], ("accepted", "rejected", None)[i % 3]),
    "tell": lambda n, i: keep_here(n, [StoryDecision(f"{i % 3}", pinned=i % 2 == 0)], [f"{(i + 1) % 3}"] * (i % 2)),
    "relisted": lambda n, i: n.rename_collection(f"c{i % 2}", f"c{i % 3}"),
}  # fmt: skip
OPS = st.lists(
    st.tuples(st.sampled_from(["undo", "redo", "reopen", *DO, "mark", "note"]), st.integers(0, 99)), max_size=40
)


@settings(max_examples=50, deadline=None)
@given(ops=OPS)
def test_every_step_can_be_undone_and_done_again(ops: list[tuple[str, int]], empty: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "n.db"
        shutil.copy(empty, path)

        def opened() -> Notebook:
            notebook = Notebook.open(path, now=now)
            notebook._connection.execute("pragma synchronous = off")
            return notebook

        notebook = opened()
        past, future = [contents(notebook)], []
        for name, pick in ops:
            if name == "reopen":
                notebook.close()
                notebook = opened()
            elif name == "undo":
                assert (notebook.undo() is not None) == (len(past) > 1)
                if len(past) > 1:
                    future.append(past.pop())
            elif name == "redo":
                assert (notebook.redo() is not None) == bool(future)
                if future:
                    past.append(future.pop())
            else:
                changes, step = notebook.steps, last_step(notebook)
                try:
                    DO[name](notebook, pick)
                except (NotebookError, ZeroDivisionError):
                    assert notebook.steps == changes
                if notebook.steps > changes:
                    if last_step(notebook) == step:
                        past.pop()  # it joined the step before it
                    past, future = [*past, contents(notebook)], []
            assert contents(notebook) == past[-1]
        end = contents(notebook)
        count = 0
        while notebook.undo():
            count += 1
        assert contents(notebook) == past[0]
        for _ in range(count):
            assert notebook.redo() is not None
        assert contents(notebook) == end
        assert notebook._connection.execute("pragma foreign_key_check").fetchall() == []
        assert all(one.words for one in notebook.history(999))
        notebook.close()
