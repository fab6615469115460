"""Publishing: readers get one sound file in one step, and nothing that is not a version of it is replaced."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from readroom.db.articles import list_articles
from readroom.db.check import check
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.publish import publish


@pytest.fixture
def filled(shelf, make_article, make_page):
    for number in range(5):
        shelf.put(make_page(make_article(f"The {number}. ferry came late.", f"Ferry {number}", "2020-01-11")))
    return shelf


def test_the_copy_is_one_sound_file_with_the_same_articles(filled, tmp_path):
    destination = tmp_path / "shared" / "corpus.db"
    destination.parent.mkdir()
    filled.library.close()
    done = publish(filled.path, destination)
    assert (done.path, done.articles, done.replaced) == (destination, 5, None)
    assert [path.name for path in destination.parent.iterdir()] == ["corpus.db"]
    assert done.size == destination.stat().st_size
    with Library.open(destination) as new, Library.open(filled.path) as old:
        assert list(check(new)) == []
        assert new.id == old.id
        assert list_articles(new) == list_articles(old)
        assert new.connection.execute("pragma journal_mode").fetchone() == ("delete",)
    assert [path.name for path in destination.parent.iterdir()] == ["corpus.db"]


def test_a_folder_takes_the_library_s_name(filled, tmp_path):
    (tmp_path / "shared").mkdir()
    filled.library.close()
    assert publish(filled.path, tmp_path / "shared").path == tmp_path / "shared" / filled.path.name


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o027, 0o640)])
def test_who_may_read_it_is_what_the_umask_allows(filled, tmp_path, umask, mode):
    filled.library.close()
    before = os.umask(umask)
    try:
        publish(filled.path, tmp_path / "corpus.db")
    finally:
        os.umask(before)
    assert (tmp_path / "corpus.db").stat().st_mode & 0o777 == mode


def test_a_reader_keeps_the_old_version_until_it_opens_the_new_one(filled, make_article, make_page, tmp_path):
    destination = tmp_path / "corpus.db"
    filled.library.close()
    publish(filled.path, destination)
    with Library.open(destination) as reading:
        library = Library.open_writable(filled.path)
        library.connection.execute("delete from keyword")
        library.close()
        done = publish(filled.path, destination)
        assert done.replaced is not None
        assert done.replaced.startswith("20")
        assert len(list_articles(reading)) == 5
    with Library.open(destination) as reading:
        assert list(check(reading)) == []


def test_a_running_import_is_waited_for(filled, tmp_path):
    with pytest.raises(LibraryError, match=r"an import into library .* is running"):
        publish(filled.path, tmp_path / "corpus.db")
    assert not (tmp_path / "corpus.db").exists()


def test_another_library_or_file_is_not_replaced(filled, large_library, tmp_path):
    filled.library.close()
    other = tmp_path / "other.db"
    shutil.copyfile(large_library, other)
    text = tmp_path / "notes.txt"
    text.write_text("mine")
    database = tmp_path / "data.db"
    sqlite3.connect(database).execute("create table mine (x)").connection.close()
    for destination, why in ((other, "another library"), (text, "not a library"), (database, "not one of readroom's")):
        before = destination.read_bytes()
        with pytest.raises(LibraryError, match=why):
            publish(filled.path, destination)
        assert destination.read_bytes() == before
    with pytest.raises(LibraryError, match="over itself"):
        publish(filled.path, filled.path)
    with pytest.raises(LibraryError, match="make it first"):
        publish(filled.path, tmp_path / "nowhere" / "corpus.db")


def test_a_damaged_library_is_not_published(filled, tmp_path):
    filled.library.connection.execute("delete from article_text where article_id = 2")
    filled.library.close()
    with pytest.raises(LibraryError, match="differ in number"):
        publish(filled.path, tmp_path / "corpus.db")
    assert [path.name for path in tmp_path.iterdir() if "corpus" in path.name] == []


def test_a_disk_that_is_full_leaves_what_was_there(filled, tmp_path, monkeypatch):
    filled.library.close()
    publish(filled.path, tmp_path / "corpus.db")
    before = (tmp_path / "corpus.db").read_bytes()

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("readroom.db.publish._sync", full)
    with pytest.raises(LibraryError, match=r"was not published: .*No space"):
        publish(filled.path, tmp_path / "corpus.db")
    assert (tmp_path / "corpus.db").read_bytes() == before
    assert not list(tmp_path.glob("*.part"))
