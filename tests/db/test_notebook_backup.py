"""Backups: when they are taken, which are kept, and that they come back."""

import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from readroom.db.errors import NotebookError
from readroom.db.notebook import Notebook
from readroom.db.notebook.backup import Backup, backup_folder, backups, is_due, restore, surplus
from readroom.db.notebook.file import connect

TEXT = "One line of words, and no more."
START = datetime(2031, 1, 6, 20, 0, 0, tzinfo=UTC)


class Clock:
    """A clock that moves only when it is told to."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path, clock: Clock) -> Iterator[Path]:
    path = tmp_path / "n.db"
    with Notebook.open(path, now=clock) as notebook:
        notebook.add("k", "d", TEXT, 0, 3, note="first")
    return path


def opened(path: Path, clock: Clock, **later: float) -> None:
    clock.time += timedelta(**later)
    Notebook.open(path, now=clock).close()


def notes(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return [note for (note,) in connection.execute("select note from highlight order by created, rowid")]
    finally:
        connection.close()


def damage(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))


def test_a_backup_is_taken_when_the_last_is_twelve_hours_old(path: Path, clock: Clock) -> None:
    assert backups(path) == []
    opened(path, clock, hours=1)
    assert [b.path.name for b in backups(path)] == ["2031-01-06T21-00-00Z.db"]
    opened(path, clock, hours=11, minutes=59)
    assert len(backups(path)) == 1
    opened(path, clock, minutes=1)
    assert [b.taken for b in backups(path)] == [clock(), clock() - timedelta(hours=12)]
    assert all(notes(b.path) == ["first"] for b in backups(path))
    assert {stat.S_IMODE(b.path.stat().st_mode) for b in backups(path)} == {0o600}
    assert stat.S_IMODE(backup_folder(path).stat().st_mode) == 0o700


def test_a_clock_that_goes_back_does_not_stop_backups(path: Path, clock: Clock) -> None:
    opened(path, clock, days=3650)
    opened(path, clock, days=-3650)
    opened(path, clock, hours=1)
    assert [b.taken.year for b in backups(path)] == [2041, 2031]
    assert is_due([], START)
    assert is_due([START + timedelta(seconds=1)], START)
    assert not is_due([START], START)
    assert is_due([START - timedelta(hours=12)], START)


def test_an_empty_notebook_is_not_backed_up(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "empty.db"
    opened(path, clock)
    opened(path, clock, days=2)
    assert backups(path) == []


def test_backups_are_thinned_to_seven_days_and_four_weeks(path: Path, clock: Clock) -> None:
    for _ in range(120):
        opened(path, clock, hours=12)
    kept = [b.taken for b in backups(path)]
    # The clock stands at Friday 2031-03-07, 20:00; weeks end on Sunday, the 2nd of March and before.
    assert clock() == datetime(2031, 3, 7, 20, tzinfo=UTC)
    days = [datetime(2031, 3, day, 20, tzinfo=UTC) for day in (7, 6, 5, 4, 3, 2, 1)]
    weeks = [datetime(2031, 2, 23, 20, tzinfo=UTC), datetime(2031, 2, 16, 20, tzinfo=UTC)]
    assert kept == days + weeks


def test_days_without_a_backup_do_not_count(tmp_path: Path) -> None:
    found = [Backup(tmp_path / f"{n}", START + timedelta(days=100 * n), "") for n in range(10)]
    assert surplus(found) == found[2::-1]
    assert surplus([]) == []


def test_what_was_kept_before_something_risky_stays(tmp_path: Path) -> None:
    found = [Backup(tmp_path / f"{n}", START + timedelta(hours=n), "schema-1") for n in range(50)]
    assert surplus(found) == []


def test_other_files_in_the_folder_are_left_alone(path: Path, clock: Clock) -> None:
    opened(path, clock, hours=13)
    for name in ("notes.txt", "2031-99-99T00-00-00Z.db", "copy of 2031-01-06T21-00-00Z.db"):
        (backup_folder(path) / name).write_text("mine")
    for _ in range(30):
        opened(path, clock, days=1)
    assert len([f for f in backup_folder(path).iterdir() if f.read_bytes() == b"mine"]) == 3


def test_a_backup_that_cannot_be_made_does_not_keep_the_notebook_shut(path: Path, clock: Clock) -> None:
    backup_folder(path).write_text("a file in the way")
    clock.time += timedelta(hours=13)
    with Notebook.open(path, now=clock) as notebook:
        assert len(notebook.highlights()) == 1
        assert len(notebook.notices) == 1
        assert "no backup" in notebook.notices[0]


def test_restore_brings_the_last_backup_back_and_keeps_what_was(path: Path, clock: Clock) -> None:
    opened(path, clock, hours=13)
    with Notebook.open(path, now=clock) as notebook:
        notebook.add("k", "d", TEXT, 4, 8, note="second")
        # Another program has the notebook open all the while, and sees what came back.
        used, kept = restore(path, None, clock())
        assert [h.note for h in notebook.highlights()] == ["first"]
        notebook.add("k", "d", TEXT, 9, 11, note="third")
    assert used == next(b.path for b in backups(path) if not b.label)
    assert kept is not None
    assert notes(kept) == ["first", "second"]
    assert notes(path) == ["first", "third"]
    restore(path, kept, clock() + timedelta(hours=1))
    assert notes(path) == ["first", "second"]
    assert [b.label for b in backups(path)] == ["before-restore", "", "before-restore"]


def test_a_damaged_notebook_is_said_and_comes_back(path: Path, clock: Clock) -> None:
    opened(path, clock, hours=13)
    damage(path)
    broken = path.read_bytes()
    clock.time += timedelta(hours=13)
    with pytest.raises(NotebookError, match=r"damaged.*backup of 2031-01-07 09:00 UTC with: readroom notes restore"):
        Notebook.open(path, now=clock)
    assert len(backups(path)) == 1
    _, kept = restore(path, None, clock())
    assert kept is not None
    assert kept.name.endswith("-damaged.db") or kept.name.endswith("-before-restore.db")
    if kept.name.endswith("-damaged.db"):
        assert kept.read_bytes() == broken
    assert notes(path) == ["first"]
    opened(path, clock)


def test_a_backup_that_is_damaged_itself_is_passed_over(path: Path, clock: Clock) -> None:
    opened(path, clock, hours=13)
    opened(path, clock, days=2)
    newest, older = backups(path)
    damage(newest.path)
    damage(path)
    with pytest.raises(NotebookError, match=rf"damaged.*backup of {older.taken:%Y-%m-%d %H:%M} UTC"):
        Notebook.open(path, now=clock)
    assert restore(path, None, clock())[0] == older.path
    assert notes(path) == ["first"]


def test_when_no_backup_is_sound_nothing_is_written_over(path: Path, clock: Clock) -> None:
    opened(path, clock, hours=13)
    damage(backups(path)[0].path)
    damage(path)
    broken = path.read_bytes()
    with pytest.raises(NotebookError, match="keep the file, and look at its backups"):
        Notebook.open(path, now=clock)
    with pytest.raises(NotebookError, match=r"damaged; name another|cannot be read"):
        restore(path, None, clock())
    assert path.read_bytes() == broken


@pytest.mark.parametrize("contents", [b"", b"\x00" * 8192, b"nonsense " * 2000])
def test_a_notebook_that_is_no_database_any_more_comes_back(path: Path, clock: Clock, contents: bytes) -> None:
    opened(path, clock, hours=13)
    path.write_bytes(contents)
    if contents:
        with pytest.raises(NotebookError, match="readroom notes restore"):
            Notebook.open(path, now=clock)
    _, kept = restore(path, None, clock())
    assert (kept.read_bytes() if kept else b"") == contents
    assert notes(path) == ["first"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    opened(path, clock)


def test_restore_into_nothing(path: Path, clock: Clock, tmp_path: Path) -> None:
    opened(path, clock, hours=13)
    lost = tmp_path / "elsewhere" / "n.db"
    assert restore(lost, backups(path)[0].path, clock()) == (backups(path)[0].path, None)
    assert notes(lost) == ["first"]


def test_restore_refuses_what_is_no_sound_notebook(path: Path, clock: Clock, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("create table fish (name)")
    connection.close()
    text = tmp_path / "text.db"
    text.write_text("words " * 999)
    empty = tmp_path / "empty.db"
    empty.touch()
    opened(path, clock, hours=13)
    bad = backups(path)[0].path
    damage(bad)
    for source in (other, text, empty, bad, tmp_path / "absent.db", tmp_path):
        with pytest.raises(NotebookError) as caught:
            restore(path, source, clock())
        assert "\n" not in str(caught.value)
        assert notes(path) == ["first"]
    other.chmod(0o600)
    with pytest.raises(NotebookError, match="not one of readroom's"):
        restore(other, path, clock())
    assert sqlite3.connect(other).execute("select count(*) from fish").fetchone() == (0,)


def test_restore_without_a_backup_says_so(path: Path, clock: Clock) -> None:
    with pytest.raises(NotebookError, match="has no backup"):
        restore(path, None, clock())


def test_an_older_schema_is_backed_up_before_it_is_changed(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def more(connection: sqlite3.Connection) -> None:
        connection.execute("create table more (a)")

    from readroom.db.notebook import file as notebook_file

    before = len(notebook_file.STEPS)
    monkeypatch.setattr(notebook_file, "STEPS", (*notebook_file.STEPS, more))
    opened(path, clock)
    assert sorted(b.label for b in backups(path)) == ["", f"schema-{before}"]
    connection = connect(path)
    assert connection.execute("pragma user_version").fetchone() == (before + 1,)
    assert connection.execute("select count(*) from more").fetchone() == (0,)
    connection.close()
    assert notes(path) == ["first"]
