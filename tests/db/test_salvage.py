"""Salvage: whatever is damaged, what is saved is sound and is what stood there; what is known to be gone is said."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readroom.db.articles import text_of
from readroom.db.check import check
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.salvage import salvage

ARTICLES = 400
Damage = Callable[[bytearray], object]


@pytest.fixture
def sound(large_library: Path) -> Path:
    """A sound library."""
    return large_library


def contents(path: Path) -> dict[str, tuple[Any, ...]]:
    with Library.open(path) as library:
        rows = library.connection.execute("select key, id, title, date from article").fetchall()
        return {key: (number, title, date, text_of(library, number)) for key, number, title, date in rows}


def damaged(sound: Path, folder: Path, change: Damage) -> Path:
    content = bytearray(sound.read_bytes())
    change(content)
    path = folder / "damaged.db"
    path.write_bytes(content)
    return path


def holes(seed: int) -> Damage:
    def change(content: bytearray) -> None:
        chance = random.Random(seed)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(0 if seed % 5 == 0 else 16384, len(content) - 3000)
            noise = chance.randbytes(chance.choice([1, 40, 3000]))
            content[at : at + len(noise)] = noise

    return change


def test_a_sound_library_is_saved_whole(sound, tmp_path):
    before = sound.read_bytes()
    done = salvage(sound, tmp_path / "new.db")
    assert (done.articles, done.pages, done.lost) == (ARTICLES, ARTICLES, {})
    assert sound.read_bytes() == before
    assert contents(tmp_path / "new.db") == contents(sound)
    with Library.open(tmp_path / "new.db") as new, Library.open(sound) as old:
        assert list(check(new)) == []
        assert new.id == old.id
        # Nothing of a whole library is marked to be read again.
        for table in ("page", "import_file", "source", "term", "import_run"):
            sql = f"select * from {table} order by 1"
            assert new.connection.execute(sql).fetchall() == old.connection.execute(sql).fetchall()


@pytest.mark.parametrize("seed", range(24))
def test_what_is_saved_is_sound_and_true(sound, tmp_path, seed):
    path = damaged(sound, tmp_path, holes(seed))
    whole = contents(sound)
    done = salvage(path, tmp_path / "new.db")
    saved = contents(tmp_path / "new.db")
    assert done.articles == len(saved)
    assert all(whole[key][3] == row[3] for key, row in saved.items() if key in whole)
    assert len(saved.keys() - whole.keys()) <= 6, "only a key that was itself overwritten may be another one"
    if len(saved) < ARTICLES:
        assert done.lost["articles"] > 0
    with Library.open(tmp_path / "new.db") as new:
        assert list(check(new)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.__setitem__(slice(0, 100), bytes(100)),
        lambda c: c.__delitem__(slice(len(c) - 40_000, None)),
        lambda c: c.__setitem__(slice(28, 32), bytes(4)),
        lambda c: c.__setitem__(slice(18, 20), b"\x02\x02"),
    ],
    ids=["no header", "cut short", "no number of pages", "says it has a log"],
)
def test_a_damaged_head_or_tail_does_not_take_the_rest(sound, tmp_path, change):
    done = salvage(damaged(sound, tmp_path, change), tmp_path / "new.db")
    assert done.articles > ARTICLES * 0.8
    with Library.open(tmp_path / "new.db") as new:
        assert list(check(new)) == []


@pytest.mark.parametrize("content", [b"", b"no library", bytes(16384) + b"x" * 40_000], ids=["empty", "text", "zeros"])
def test_nothing_to_save_leaves_nothing(tmp_path, content):
    (tmp_path / "damaged.db").write_bytes(content)
    with pytest.raises(LibraryError, match=r"nothing could be read of .*again$"):
        salvage(tmp_path / "damaged.db", tmp_path / "new.db")
    assert [path.name for path in tmp_path.iterdir()] == ["damaged.db"]


def test_what_is_there_is_not_written_over(sound, tmp_path):
    shutil.copyfile(sound, tmp_path / "new.db")
    with pytest.raises(LibraryError, match="there already"):
        salvage(sound, tmp_path / "new.db")
    with pytest.raises(LibraryError, match="not there"):
        salvage(tmp_path / "absent.db", tmp_path / "other.db")
