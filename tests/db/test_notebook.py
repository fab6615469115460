"""Marking, editing and asking: what a notebook keeps, and that it keeps it."""

import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from readroom.db.errors import NotebookError
from readroom.db.notebook import COLOURS, Notebook

TEXT = (
    "The lighthouse keeper wrote every evening.\n\nOn the ninth she wrote nothing; the lamp was out.\n\n"
    "Nobody asked her why, and she never said."
)
KEY = "island-gazette/lamp"


class Clock:
    """A clock that moves only when it is told to."""

    def __init__(self) -> None:
        self.time = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **amount: float) -> None:
        self.time += timedelta(**amount)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes" / "n.db"


@pytest.fixture
def notebook(path: Path, clock: Clock) -> Iterator[Notebook]:
    with Notebook.open(path, "library-1", author="Ines", now=clock) as opened:
        yield opened


def mark(notebook: Notebook, quote: str, key: str = KEY, **more: object) -> str:
    start = TEXT.index(quote)
    return notebook.add(key, "digest-1", TEXT, start, start + len(quote), **more).id  # type: ignore[arg-type]


def test_a_highlight_is_kept_with_all_that_belongs_to_it(notebook: Notebook, path: Path) -> None:
    made = notebook.add(
        KEY,
        "digest-1",
        TEXT,
        4,
        21,
        colour="red",
        tags=["people/keepers", "people/keepers", " a \n b "],
        note="see\tp. 4\n",
    )
    assert (made.exact, made.prefix) == ("lighthouse keeper", "The ")
    assert made.suffix == TEXT[21:53]
    assert (made.colour, made.tags, made.note) == ("red", ("people/keepers", "a b"), "see p. 4\n")
    assert (made.author, made.created, made.modified) == ("Ines", "2031-05-06T07:08:09Z", "2031-05-06T07:08:09Z")
    assert (made.state, made.suggestion, made.waiting) == ("exact", None, False)
    with Notebook.open(path) as again:
        assert again.highlights() == [made]
        assert again.get(made.id[:8]) == made
        assert again.text_of("digest-1") == TEXT
        assert again.text_of("digest-2") is None


def test_an_edit_changes_what_is_named_and_nothing_else(notebook: Notebook, clock: Clock) -> None:
    first = notebook.get(mark(notebook, "the lamp was out", colour="blue", tags=["light"], note="one"))
    clock.forward(minutes=2)
    second = notebook.edit(first.id, note="two")
    assert (second.note, second.colour, second.tags, second.modified) == (
        "two",
        "blue",
        ("light",),
        "2031-05-06T07:10:09Z",
    )
    assert second.created == first.created
    third = notebook.edit(first.id, tags=[], colour="green")
    assert (third.note, third.colour, third.tags) == ("two", "green", ())
    assert notebook.get(first.id) == third
    assert notebook.edit(first.id, note="two") == third


def test_notes_and_tags_pass_the_text_gate(notebook: Notebook) -> None:
    made = notebook.get(mark(notebook, "nothing", tags=["a\x1b]52;b", "//c//d /"], note="x\x1b[31m\u202ey\ud800"))
    assert made.tags == ("a]52;b", "c/d")
    assert made.note == "x[31my"


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (-2, 4), (0, 10_000)])
def test_a_range_outside_the_text_is_refused(notebook: Notebook, start: int, end: int) -> None:
    with pytest.raises(NotebookError, match="nothing was marked"):
        notebook.add(KEY, "digest-1", TEXT, start, end)
    assert notebook.highlights() == []


def test_a_colour_that_is_none_is_refused(notebook: Notebook) -> None:
    with pytest.raises(NotebookError, match="no colour 'mauve'; use one of yellow, green, blue, red, magenta, cyan"):
        mark(notebook, "lamp", colour="mauve")
    assert COLOURS == ("yellow", "green", "blue", "red", "magenta", "cyan")


def test_a_new_mark_has_the_style_of_the_last(notebook: Notebook, clock: Clock) -> None:
    assert notebook.last_style() == ("yellow", ())
    first = mark(notebook, "lamp", colour="cyan", tags=["b", "a"])
    assert notebook.last_style() == ("cyan", ("b", "a"))
    second = notebook.get(mark(notebook, "ninth"))
    assert (second.colour, second.tags) == ("cyan", ("b", "a"))
    notebook.edit(second.id, tags=["c"])
    assert notebook.last_style() == ("cyan", ("c",))
    notebook.edit(first, colour="red")
    assert notebook.last_style() == ("cyan", ("c",))
    notebook.remove(second.id)
    assert notebook.last_style() == ("cyan", ("b", "a"))


def test_highlights_are_found_by_article_tag_colour_and_words(notebook: Notebook) -> None:
    lamp = mark(notebook, "the lamp was out", tags=["Light/oil"], colour="red", note="Señal número dos")
    why = mark(notebook, "Nobody asked her why", tags=["silence", "light"], colour="red")
    other = mark(notebook, "every evening", key="other", tags=["lights"], colour="blue")

    def ids(**by: str) -> list[str]:
        return [h.id for h in notebook.highlights(**by)]  # type: ignore[arg-type]

    assert ids() == [lamp, why, other]
    assert ids(article_key="other") == [other]
    assert ids(tag="light") == [lamp, why]
    assert ids(tag="light/oil") == [lamp]
    assert ids(tag="LIGHTS") == [other]
    assert ids(tag="ligh") == []
    assert ids(colour="red") == [lamp, why]
    assert ids(text="senal num") == [lamp]
    assert ids(text="LAMP") == [lamp]
    assert ids(text="amp") == []
    assert ids(text="asked her", tag="light", colour="red", article_key=KEY) == [why]
    assert notebook.tags() == [("Light", 1), ("Light/oil", 1), ("lights", 1), ("silence", 1)]
    assert notebook.article_keys_with_highlights() == {KEY, "other"}
    assert notebook.keys_tagged("light") == {KEY}
    assert notebook.keys_tagged("lights") == {"other"}
    assert notebook.keys_noted("dos numero") == {KEY}
    assert notebook.keys_noted(["numero dos"]) == {KEY}
    assert notebook.keys_noted(["dos numero"]) == set()
    assert notebook.keys_noted("num") == set()


def test_an_unknown_id_and_an_ambiguous_beginning_give_one_line(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = iter(["abc1", "abd2"])
    monkeypatch.setattr("readroom.db.notebook.marks.new_id", lambda: next(ids))
    mark(notebook, "lamp")
    mark(notebook, "ninth")
    assert notebook.get("abd").exact == "ninth"
    for ref, said in (
        ("ab", "2 notes begin with 'ab'"),
        ("xyz", "there is no note 'xyz'"),
        ("", "2 notes begin with ''"),
    ):
        for call in (notebook.get, notebook.remove, notebook.edit):
            with pytest.raises(NotebookError, match=said):
                call(ref)


def test_positions_and_state_are_kept(notebook: Notebook, path: Path) -> None:
    assert notebook.position(KEY) is None
    notebook.set_position(KEY, 40)
    notebook.set_position(KEY, 77)
    assert notebook.state("panes", ["reader"]) == ["reader"]
    notebook.set_state("panes", {"open": ["reader", "highlights"], "wide": True})
    assert notebook.undo() is None
    with Notebook.open(path) as again:
        assert again.position(KEY) == 77
        assert again.keys_read() == {KEY}
        assert again.state("panes") == {"open": ["reader", "highlights"], "wide": True}


def test_the_libraries_are_recorded(notebook: Notebook, path: Path) -> None:
    mark(notebook, "lamp")
    for library in ("library-2", "library-1", None):
        with Notebook.open(path, library) as again:
            assert len(again.highlights(KEY)) == 1
    assert notebook.library_ids == ("library-1", "library-2")


def test_any_thread_may_write(notebook: Notebook) -> None:
    problems: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for n in range(10):
                notebook.edit(mark(notebook, "lamp", key=f"k{number}"), note=f"note {n}")
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert len(notebook.highlights()) == 40
    assert all(h.note for h in notebook.highlights())


def test_two_programs_write_to_one_notebook(notebook: Notebook, path: Path) -> None:
    first = mark(notebook, "lamp")
    with Notebook.open(path, author="Ines") as other:
        second = mark(other, "ninth")
        notebook.edit(second, note="from here", group="g")
        other.edit(first, note="from there")
        notebook.edit(second, note="from here again", group="g")
        assert [notebook.undo() is not None for _ in range(3)] == [True] * 3
        assert {h.id: h.note for h in other.highlights()} == {first: "", second: ""}


def test_a_failed_write_changes_nothing_and_says_so(notebook: Notebook, path: Path) -> None:
    made = mark(notebook, "lamp", note="kept")
    locked = sqlite3.connect(path, isolation_level=None)
    notebook._connection.execute("pragma busy_timeout = 10")
    locked.execute("begin exclusive")
    with pytest.raises(NotebookError, match=r"not saved \(database is locked\)") as caught:
        notebook.edit(made, note="new")
    assert "\n" not in str(caught.value)
    locked.execute("rollback")
    locked.close()
    assert notebook.get(made).note == "kept"
    assert notebook.edit(made, note="new").note == "new"


def test_a_full_disk_gives_one_line(notebook: Notebook) -> None:
    made = mark(notebook, "lamp", note="kept")
    (pages,) = notebook._connection.execute("pragma page_count").fetchone()
    notebook._connection.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(NotebookError, match=r"not saved \(database or disk is full\)"):
        notebook.edit(made, note="long " * 10_000)
    assert notebook.get(made).note == "kept"
    assert notebook._connection.execute("pragma quick_check").fetchone() == ("ok",)


def test_a_closed_notebook_gives_one_line(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.close()
    with pytest.raises(NotebookError, match="closed"):
        notebook.highlights()
    with pytest.raises(NotebookError, match="not saved"):
        notebook.set_position(KEY, 1)


KILLED = """
import os, signal, sys
from pathlib import Path
from readroom.db.notebook import Notebook

notebook = Notebook.open(Path(sys.argv[1]), "library-1")
text = "A quiet street.\\n\\nA louder one."
made = notebook.add("k", "d", text, 2, 14, note="" if sys.argv[2] == "edit" else "typed")
if sys.argv[2] == "edit":
    notebook.edit(made.id, note="typed", group="g")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("call", ["add", "edit"])
def test_what_was_saved_survives_kill_9(path: Path, call: str) -> None:
    for _ in range(3):
        killed = subprocess.run([sys.executable, "-c", KILLED, path, call], check=False, timeout=60)
        assert killed.returncode == -signal.SIGKILL
    with Notebook.open(path) as notebook:
        assert [(h.exact, h.note) for h in notebook.highlights("k")] == [("quiet street", "typed")] * 3
        assert notebook._connection.execute("pragma integrity_check").fetchone() == ("ok",)
        assert notebook.undo() is not None


INTERRUPTED = """
import sys
from pathlib import Path
from readroom.db.notebook import Notebook

notebook = Notebook.open(Path(sys.argv[1]))
text = "A quiet street."
print("ready", flush=True)
while True:
    made = notebook.add("k", "d", text, 2, 14, tags=["a", "b"], note="typed " * 500)
    print(made.id, flush=True)
"""


def test_killed_in_the_middle_nothing_that_was_reported_is_lost(path: Path) -> None:
    reported: list[str] = []
    for count in (1, 4, 9):
        with subprocess.Popen([sys.executable, "-c", INTERRUPTED, path], stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout is not None
            assert running.stdout.readline() == "ready\n"
            lines = [running.stdout.readline() for _ in range(count)]
            running.kill()
            lines += [line for line in running.stdout if line.endswith("\n")]
        assert len(lines) >= count
        reported += [line.strip() for line in lines]
    with Notebook.open(path) as notebook:
        kept = {h.id for h in notebook.highlights()}
        assert set(reported) <= kept
        assert all(h.tags == ("a", "b") and h.note == "typed " * 500 for h in notebook.highlights())
        assert notebook._connection.execute("pragma integrity_check").fetchone() == ("ok",)


def test_an_up_to_date_notebook_opens_without_sqlite_utils(notebook: Notebook, path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from readroom.db.notebook import Notebook\n"
        "Notebook.open(Path(sys.argv[1])).close()\n"
        "print(sorted({'sqlite_utils', 'rapidfuzz', 'textual'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout == "[]\n"


def test_the_account_signs_when_nobody_else_does(path: Path) -> None:
    with Notebook.open(path) as notebook:
        made = notebook.get(mark(notebook, "lamp"))
        assert made.author == notebook.author
    with Notebook.open(path, author="") as notebook:
        assert notebook.get(mark(notebook, "ninth")).author is None


def test_a_signal_handler_of_another_thread_waits_for_its_turn(notebook: Notebook) -> None:
    made = mark(notebook, "lamp")
    done: list[Callable[[], None]] = []
    with notebook._lock:
        thread = threading.Thread(target=lambda: done.append(notebook.edit(made, note="flushed")))  # type: ignore[arg-type]
        thread.start()
        notebook.edit(made, colour="red")
        assert done == []
    thread.join()
    assert (notebook.get(made).note, notebook.get(made).colour) == ("flushed", "red")
