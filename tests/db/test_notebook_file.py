"""The notebook as a file: private whatever the umask, refused in one line where it is not safe to use."""

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from readroom.db.errors import NotebookError
from readroom.db.notebook import Notebook
from readroom.db.notebook.schema import STEPS
from readroom.db.notebook_path import notebook_path

ROOT = os.geteuid() == 0
NOBODY = 65534


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def refused(path: Path) -> str:
    with pytest.raises(NotebookError) as caught:
        Notebook.open(path)
    message = str(caught.value)
    assert "\n" not in message
    assert path.name in message
    return message


def test_where_a_notebook_lies(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path)}
    name = "5b1c2e4e-1f6e-4b1e-9d53-0d1f6a3c9c11"
    assert notebook_path(name, home) == tmp_path / ".local/share/readroom/notebooks" / f"{name}.db"
    assert notebook_path(name, {**home, "XDG_DATA_HOME": "/data"}) == Path(f"/data/readroom/notebooks/{name}.db")
    assert notebook_path(name, {**home, "XDG_DATA_HOME": "data"}) == notebook_path(name, home)
    assert notebook_path(name, {**home, "READROOM_NOTES": "/mine.db"}) == Path("/mine.db")


@pytest.mark.parametrize("library_id", ["../../etc/x", "", "a/b", ".", "x" * 300, "a\x00b", "\ud800", "-n"])
def test_a_librarys_id_does_not_lead_out_of_the_folder(library_id: str, tmp_path: Path) -> None:
    path = notebook_path(library_id, {"HOME": str(tmp_path)})
    assert path.parent == tmp_path / ".local/share/readroom/notebooks"
    assert len(path.name) == 64 + len(".db")


UMASK = """
import os, sys
from pathlib import Path
from readroom.db.notebook import Notebook

os.umask(int(sys.argv[2], 8))
path = Path(sys.argv[1])
notebook = Notebook.open(path)
notebook.add("k", "d", "Some words.", 0, 4)
notebook._connection.execute("begin immediate")
notebook._connection.execute("insert into state values ('a', '1')")
notebook._connection.execute("pragma cache_spill = 0")
for file in sorted(path.parent.parent.rglob("*")):
    print(oct(file.stat().st_mode & 0o777), file.is_dir(), file.name)
notebook._connection.execute("rollback")
notebook.close()
Notebook.open(path).close()
for file in sorted(path.parent.parent.rglob("*")):
    print(oct(file.stat().st_mode & 0o777), file.is_dir(), file.name)
"""


@pytest.mark.parametrize("umask", ["000", "022", "077", "777"])
def test_files_are_private_whatever_the_umask(tmp_path: Path, umask: str) -> None:
    path = tmp_path / "readroom" / "notebooks" / "n.db"
    ran = subprocess.run([sys.executable, "-c", UMASK, path, umask], capture_output=True, text=True, timeout=60)
    assert ran.stderr == ""
    lines = [line.split(None, 2) for line in ran.stdout.splitlines()]
    assert {name for _, _, name in lines} >= {"notebooks", "n.db", "n.db-journal", "n.db-backups"}
    assert {(bits, folder) for bits, folder, _ in lines} == {("0o600", "False"), ("0o700", "True")}
    assert sum(name.endswith("Z.db") for _, _, name in lines) == 1


def test_a_copy_that_others_can_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    Notebook.open(path).close()
    path.chmod(0o644)
    Notebook.open(path).close()
    assert mode(path) == 0o600


def test_a_folder_that_was_there_is_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    folder.chmod(0o755)
    Notebook.open(folder / "n.db").close()
    assert mode(folder) == 0o755


@pytest.mark.parametrize("bits", [0o620, 0o602, 0o666])
def test_a_file_that_others_can_change_is_refused(tmp_path: Path, bits: int) -> None:
    path = tmp_path / "n.db"
    Notebook.open(path).close()
    path.chmod(bits)
    assert "can be changed by other users; close it with: chmod 600" in refused(path)
    path.chmod(0o600)
    Notebook.open(path).close()


@pytest.mark.skipif(not ROOT, reason="only root can give a file away")
@pytest.mark.parametrize("side", ["", "-journal", "-wal"])
def test_a_file_of_another_user_is_refused(tmp_path: Path, side: str) -> None:
    path = tmp_path / "n.db"
    Notebook.open(path).close()
    file = tmp_path / f"n.db{side}"
    file.touch(mode=0o600)
    os.chown(file, NOBODY, NOBODY)
    assert "belongs to another user" in refused(path)


def test_a_journal_that_is_a_link_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    Notebook.open(path).close()
    (tmp_path / "n.db-journal").symlink_to(tmp_path / "elsewhere")
    assert "is not a file" in refused(path)


def test_a_link_that_leads_nowhere_gives_one_line(tmp_path: Path) -> None:
    loop = tmp_path / "loop.db"
    loop.symlink_to(loop)
    refused(loop)


def test_a_link_to_a_notebook_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "real" / "n.db"
    Notebook.open(real).close()
    link = tmp_path / "link.db"
    link.symlink_to(real)
    with Notebook.open(link) as notebook:
        assert notebook.path == real


READ_ONLY = """
import os, sys
from pathlib import Path
from readroom.db.errors import NotebookError
from readroom.db.notebook import Notebook
import sqlite_utils.migrations

if os.geteuid() == 0:
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
try:
    with Notebook.open(Path(sys.argv[1])) as notebook:
        print(len(notebook.highlights()), "read")
        notebook.add("k", "d", "Some words.", 5, 10)
except NotebookError as problem:
    print(problem)
"""


@pytest.mark.parametrize("there", ["nothing", "notebook", "file read-only"])
def test_what_is_read_only_is_read_and_a_change_refused_in_one_line(there: str) -> None:
    # Not below pytest's own folder: that is closed to the user without rights that root becomes here.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        path = folder / "notes" / "n.db"
        if there == "nothing":
            path.parent.mkdir()
        else:
            with Notebook.open(path) as notebook:
                notebook.add("k", "d", "Some words.", 0, 4)
        before = {file: file.is_file() and file.read_bytes() for file in path.parent.rglob("*")}
        if ROOT:
            for file in (path.parent, path):
                if file.exists():
                    os.chown(file, NOBODY, NOBODY)
        if there == "file read-only":
            path.chmod(0o400)
        else:
            path.parent.chmod(0o500)
        ran = subprocess.run(
            [sys.executable, "-c", READ_ONLY, path], capture_output=True, text=True, timeout=60, cwd="/"
        )
        path.parent.chmod(0o700)
        assert ran.stderr == ""
        *read, line = ran.stdout.splitlines()
        assert read == ([] if there == "nothing" else ["1 read"])
        what = "the file" if there == "file read-only" else "its folder"
        said = "Permission denied" if there == "nothing" else f"{what} is read-only"
        assert line == f"notebook {path} cannot be written: {said}; name another with --notes"
        assert {file: file.is_file() and file.read_bytes() for file in path.parent.rglob("*")} == before


def test_what_is_no_notebook_is_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "shopping.db"
    text.write_text("bread, milk and a rather long list of other things, " * 30)
    text.chmod(0o600)
    before = text.read_bytes()
    assert "not a database" in refused(text)
    assert text.read_bytes() == before
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("create table fish (name)")
    connection.close()
    other.chmod(0o600)
    before = other.read_bytes()
    assert "not one of readroom's" in refused(other)
    assert other.read_bytes() == before
    folder = tmp_path / "folder.db"
    folder.mkdir()
    refused(folder)
    beneath = tmp_path / "shopping.db" / "n.db"
    refused(beneath)


def test_a_notebook_of_a_newer_readroom_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    Notebook.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"pragma user_version = {len(STEPS) + 1}")
    connection.close()
    assert "newer readroom" in refused(path)


def test_an_empty_file_becomes_a_notebook(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    path.touch(mode=0o600)
    with Notebook.open(path) as notebook:
        assert notebook.highlights() == []


def test_odd_names_are_names(tmp_path: Path) -> None:
    path = tmp_path / "a?mode=memory#b%20c" / "nötes.db"
    with Notebook.open(path) as notebook:
        notebook.set_state("a", 1)
    assert path.stat().st_size > 0


def test_the_journal_is_a_rollback_journal_and_every_commit_is_synced(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    Notebook.open(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("pragma journal_mode = wal").fetchone() == ("wal",)
    connection.close()
    with Notebook.open(path) as notebook:
        assert notebook._connection.execute("pragma journal_mode").fetchone() == ("delete",)
        assert notebook._connection.execute("pragma synchronous").fetchone() == (3,)
        assert notebook._connection.execute("pragma foreign_keys").fetchone() == (1,)


CREATE = """
import sys
from pathlib import Path
from readroom.db.notebook import Notebook

sys.stdin.readline()
with Notebook.open(Path(sys.argv[1])) as notebook:
    notebook.add("k", "d", "Some words.", 0, 4)
"""


def test_programs_that_meet_a_new_notebook_make_it_once(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    running = [
        subprocess.Popen([sys.executable, "-c", CREATE, path], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [process.communicate("go\n", timeout=60)[1] for process in running]
    assert said == [""] * 3
    with Notebook.open(path) as notebook:
        assert len(notebook.highlights()) == 3
