"""Libraries and notebooks on network file systems: no write-ahead log, no shared locks, and it is said."""

import sqlite3
from pathlib import Path

import pytest

from readroom.__main__ import main
from readroom.db import file_system
from readroom.db.errors import NotebookError
from readroom.db.file_system import NETWORK, network_file_system
from readroom.db.notebook import Notebook

MOUNTS = r"""22 27 0:21 / / rw,relatime - ext4 /dev/sda1 rw
40 22 0:30 / /srv rw shared:1 - nfs4 server:/corpora rw,vers=4.2
41 40 0:31 / /srv/local rw - xfs /dev/sdb1 rw
42 22 0:32 / /home/two\040words rw shared:7 master:2 - fuse.sshfs me@there: rw
43 22 0:33 / /mnt rw - ext4 /dev/sdc1 rw
44 22 0:34 / /mnt rw - cifs //server/share rw
45 22 0:35 / /srvother rw - lustre mds:/scratch rw
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/press.db", "nfs4"), ("/srv", "nfs4"), ("/srv/local/press.db", None), ("/srvx/a", None),
        ("/home/two words/n.db", "fuse.sshfs"), ("/home/two", None), ("/mnt/a/b/c.db", "cifs"),
        ("/srvother/a", "lustre"), ("/etc/passwd", None),
    ],
)  # fmt: skip
def test_the_mount_that_holds_a_file_says_what_it_is(
    path: str, kind: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mountinfo").write_text(MOUNTS)
    monkeypatch.setattr(file_system, "MOUNTS", tmp_path / "mountinfo")
    monkeypatch.setattr(file_system.os.path, "realpath", str)
    assert network_file_system(Path(path)) == kind


def test_without_proc_a_file_is_local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_system, "MOUNTS", tmp_path / "absent")
    assert network_file_system(tmp_path) is None
    assert {"nfs", "nfs4", "cifs", "smb3", "lustre", "fuse.sshfs"} <= NETWORK


@pytest.fixture
def far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the system says is on a server."""
    folder = tmp_path / "far"
    folder.mkdir()
    (tmp_path / "mountinfo").write_text(
        f"1 0 0:1 / / rw - ext4 /dev/sda rw\n2 1 0:2 / {folder} rw - nfs server:/x rw\n"
    )
    monkeypatch.setattr(file_system, "MOUNTS", tmp_path / "mountinfo")
    return folder


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.md"
    path.write_text("# The quay\n\nThe quay held when the water came, and nobody was hurt on it, the council said.\n")
    return str(path)


def journal_of(path: Path) -> int:
    """What a file's header says of its journal: 1 rollback, 2 write-ahead."""
    return path.read_bytes()[18]


def test_an_import_there_writes_no_log_and_says_so(far: Path, page: str, capsys: pytest.CaptureFixture[str]) -> None:
    library = far / "press.db"
    assert main(["--library", str(library), "import", page]) == 0
    err = capsys.readouterr().err
    assert err.count("network file system (nfs)") == 1
    assert journal_of(library) == 1
    assert main(["--library", str(library), "search", "quay", "--json"]) == 0
    assert capsys.readouterr().err == ""


def test_a_library_there_that_was_not_published_is_read_and_it_is_said(
    far: Path, tmp_path: Path, page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "made.db"
    assert main(["--library", str(made), "import", page, "--json"]) == 0
    assert journal_of(made) == 2
    copy = far / "copy.db"
    copy.write_bytes(made.read_bytes())
    capsys.readouterr()
    assert main(["--library", str(copy), "search", "quay", "--json"]) == 0
    told = capsys.readouterr()
    assert "was not published" in told.err
    assert told.err.count("\n") == 1
    assert '"id": 1' in told.out
    assert [p.name for p in far.iterdir()] == ["copy.db"]
    assert main(["--library", str(made), "publish", str(far / "press.db")]) == 0
    capsys.readouterr()
    assert main(["--library", str(far / "press.db"), "search", "quay", "--json"]) == 0
    assert capsys.readouterr().err == ""


def test_a_notebook_there_has_one_program_at_a_time(far: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readroom.db.notebook.file.BUSY_SECONDS", 0.05)
    with Notebook.open(far / "n.db") as notebook:
        assert list(notebook.highlights()) == []
        with pytest.raises((NotebookError, sqlite3.OperationalError), match="another program"):
            Notebook.open(far / "n.db")
    with Notebook.open(far / "n.db") as notebook:
        assert list(notebook.highlights()) == []


def test_here_two_programs_share_a_notebook(tmp_path: Path) -> None:
    with Notebook.open(tmp_path / "n.db") as one, Notebook.open(tmp_path / "n.db") as other:
        assert list(one.highlights()) == list(other.highlights()) == []
