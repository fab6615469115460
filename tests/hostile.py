"""Import a folder of hostile files as an ordinary user, and hold what became of each against what it may come to.

    python tests/hostile.py FOLDER [--work DIR] [--user ID] [--workers N] [--no-derive] [--times] [--queries]
        [--no-import]

FOLDER holds `tree/` (the files), `outside/` (what no file may reach), `manifest.json` (for each file the outcomes that
are right and what must hold) and `queries.jsonl`. The library, its report and the home folder of the run go to DIR,
which is made anew. Run by root, the import is run by the user with the number ID (65534, who owns nothing), so that
unreadable files are unreadable; the Python that runs this has to be one that this user may run, too.

Prints a line for each file whose outcome or content is not as the manifest says, and at the end the figures: files,
rows, seconds, peak memory of the import's own process and of its largest worker, and whether anything was written
elsewhere or read from outside. `--times` reads every file once more, one at a time, and lists those over ten seconds.
`--queries` runs every query as `readroom search`. The exit status is the number of faults, at most 99.
"""

import argparse
import base64
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from readroom.importer.discover import shown_name
from readroom.text.gate import clean, has_control

MIB = 1 << 20
SHARED = ("TOKma", "TOKmz")  # one message in many mailboxes
WORKER_MOST, PARENT_MOST = 1024 * MIB, 500 * MIB
FILE_SECONDS, QUERY_SECONDS = 10.0, 2.0
TIMED_FROM = 20_000  # bytes: smaller files have nothing to be long about
IMPORTED, PARTIAL, SKIPPED = "imported", "partial_with_warning", "skipped_with_reason"
OTHERS_MAY_WRITE = ("/tmp", "/var/tmp", "/dev/shm")


class Judge:
    """Collects faults and prints each as it comes."""

    def __init__(self) -> None:
        self.faults = 0

    def fault(self, where: str, what: str) -> None:
        """Note one thing that is not as it must be."""
        self.faults += 1
        print(f"FAULT {where[:120]}: {what[:300]}", flush=True)


class Watch(threading.Thread):
    """Follows a process and its children, and keeps the peak of resident memory of each (bytes)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.parent, self.worker, self.workers = pid, 0, 0, set[int]()
        self.over = threading.Event()

    def run(self) -> None:
        """Look every fiftieth of a second until told to stop."""
        while not self.over.wait(0.02):
            self.parent = max(self.parent, peak(self.pid))
            for child in children(self.pid):
                self.workers.add(child)
                self.worker = max(self.worker, peak(child))


def peak(pid: int) -> int:
    """Return the peak of resident memory of a process in bytes; 0 when it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0]) * 1024 if found else 0


def children(pid: int) -> list[int]:
    """Return the children of all threads of a process."""
    found: list[int] = []
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, tasks.read_text().split())
        except OSError:
            continue
    return found


def walk(*tops: Path) -> dict[str, tuple[int, int, int]]:
    """Return kind, size and time of change of all that is below some folders."""
    found = {}
    for top in tops:
        for folder, folders, files in os.walk(top):
            for name in [*folders, *files]:
                path = os.path.join(folder, name)
                at = os.lstat(path)
                found[path] = (at.st_mode, at.st_size, at.st_mtime_ns)
    return found


def owned(user: int) -> set[str]:
    """Return what a user owns where everybody may write."""
    found = set()
    for top in OTHERS_MAY_WRITE:
        with os.scandir(top) as entries:
            found |= {e.path for e in entries if e.stat(follow_symlinks=False).st_uid == user}
    return found


class Run:
    """The program as an ordinary user, with a home and a folder of its own."""

    def __init__(self, work: Path, user: int) -> None:
        self.work, self.user = work, user if os.getuid() == 0 else os.getuid()
        self.library, self.report = work / "library.db", work / "report.jsonl"
        self.home = work / "home"

    def start(self) -> None:
        """Make the folder anew."""
        shutil.rmtree(self.work, ignore_errors=True)
        self.home.mkdir(parents=True)
        if os.getuid() == 0:
            for folder in (self.work, self.home):
                os.chown(folder, self.user, self.user)

    def popen(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start `readroom` with these arguments."""
        home = {"HOME": str(self.home), "XDG_DATA_HOME": str(self.home), "TMPDIR": str(self.home)}
        as_user: dict[str, Any] = {}
        if os.getuid() == 0:
            as_user = {"user": self.user, "group": self.user, "extra_groups": []}
        return subprocess.Popen(
            [sys.executable, "-m", "readroom", "--library", str(self.library), *arguments],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace",
            cwd=self.home, env=os.environ | home | {"PYTHONDONTWRITEBYTECODE": "1"}, **as_user,
        )  # fmt: skip


def import_tree(run: Run, folder: Path, more: list[str], judge: Judge) -> None:
    """Import the tree, and judge the run as a whole."""
    tree, outside = folder / "tree", folder / "outside"
    before, elsewhere = walk(folder), owned(run.user)
    started = time.monotonic()
    process = run.popen("import", str(tree), "--report", str(run.report), "--json", *more)
    watch = Watch(process.pid)
    watch.start()
    out, err = process.communicate()
    watch.over.set()
    seconds = time.monotonic() - started
    if process.returncode != 0:
        judge.fault("import", f"status {process.returncode}: {err.strip()[-300:]}")
    if "Traceback" in out + err:
        judge.fault("import", "a traceback")
    judge_elsewhere(run, judge, before, walk(folder), owned(run.user) - elsewhere)
    if outside.joinpath("secret.txt").stat().st_atime_ns > outside.joinpath("secret.txt").stat().st_ctime_ns:
        judge.fault("outside/secret.txt", "was read")
    if watch.worker >= WORKER_MOST or watch.parent >= PARENT_MOST:
        judge.fault("memory", "over the limit")
    print(f"import: {seconds:.0f} s, status {process.returncode}, {len(watch.workers)} workers, one after another")
    print(f"peak memory: import {watch.parent / MIB:.0f} MiB, largest worker {watch.worker / MIB:.0f} MiB")
    print(out.strip())


def judge_elsewhere(run: Run, judge: Judge, before: dict[str, Any], after: dict[str, Any], new: set[str]) -> None:
    """Judge that nothing was written but the library and its report."""
    for path in before.keys() ^ after.keys() | {p for p in before.keys() & after.keys() if before[p] != after[p]}:
        judge.fault(path, "was changed by the import")
    mine = {"library.db", "library.db-wal", "library.db-shm", "library.db.lock", "report.jsonl", "home"}
    for path in sorted(new - {str(run.work)}) + [str(p) for p in run.home.rglob("*")]:
        judge.fault(path, "was written by the import")
    for path in run.work.iterdir():
        if path.name not in mine:
            judge.fault(str(path), "was written by the import")


class Stored:
    """What a library holds of each file."""

    def __init__(self, library: Path) -> None:
        connection = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
        self.texts: dict[str, list[str]] = defaultdict(list)
        self.dates: dict[str, list[str | None]] = defaultdict(list)
        asides: dict[int, str] = defaultdict(str)
        for article, text in connection.execute("select article_id, text from aside"):
            asides[article] += f"\n{text}"
        for file, article, title, authors, date, z in connection.execute(
            "select distinct f.file, a.id, a.title, a.authors, a.date, t.z from import_file f "
            "join article a on a.page_id = f.page_id join article_text t on t.article_id = a.id"
        ):
            text = zlib.decompress(z).decode()
            self.texts[file].append("\n".join((title or "", authors, text)) + asides[article])
            self.dates[file].append(date)
        self.every = "\n".join(text for texts in self.texts.values() for text in texts)
        self.controls = list(stored_controls(connection))
        connection.close()


def stored_controls(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the columns that hold a character which the text gate takes out.

    A `path` is what the system calls a file, and is never shown; a `file` is what is shown, and keeps its own form.
    """
    for (table,) in connection.execute("select name from sqlite_master where type = 'table' and sql not like '%fts5%'"):
        if table.startswith("article_fts"):
            continue
        for row in connection.execute(f"pragma table_info({table})").fetchall():
            for (value,) in connection.execute(f'select "{row[1]}" from "{table}"'):
                if isinstance(value, bytes) and row[1] in ("z", "text"):
                    value = zlib.decompress(value).decode()
                if not isinstance(value, str) or row[1] in ("path", "arguments"):
                    continue
                if has_control(value) if row[1] in ("file", "member") else clean(value) != value:
                    yield f"{table}.{row[1]}: {value[:80]!r}"
                    break


def outcome_of(rows: list[dict[str, Any]]) -> str:
    """Return what became of a file whose records have these rows."""
    kinds = {row["outcome"] for row in rows}
    if kinds == {"skipped"}:
        return SKIPPED
    return PARTIAL if kinds & {"partial", "skipped"} else IMPORTED


def rows_of(report: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a report by file."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with report.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            rows[row["file"]].append(row)
    return rows


def shown_path(entry: dict[str, Any]) -> str:
    """Return the path of a file of the manifest as reports show it."""
    path = os.fsdecode(base64.b64decode(entry["path_b64"]))
    return "/".join(shown_name(part) for part in path.split("/"))


def judge_files(run: Run, folder: Path, judge: Judge) -> None:
    """Judge every file of the manifest."""
    entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    rows, stored = rows_of(run.report), Stored(run.library)
    counts: dict[str, int] = defaultdict(int)
    for entry in entries:
        name = shown_path(entry)
        found = rows.get(name) or rows.get(name + "/") or rows_above(rows, name)
        if entry["kind"] == "dir":
            found = [row for file, all_ in rows.items() if file.startswith(name + "/") for row in all_]
        if not found:
            judge.fault(name, "has no row in the report")
            continue
        outcome = outcome_of(found)
        counts[outcome] += 1
        allowed = [entry["expect"]] if isinstance(entry["expect"], str) else entry["expect"]
        reasons = sorted({row["reason"] for row in found if row["reason"]})
        if outcome not in allowed:
            judge.fault(name, f"{outcome}, allowed {', '.join(allowed)} ({entry['hazard']}) {'; '.join(reasons)}")
        elif outcome != SKIPPED and entry["kind"] != "dir":
            # A text that stands in several files is stored once, and may belong to the page of another.
            shared = any(row["outcome"] == "unchanged" for row in found)
            judge_content(name, entry, stored, judge, shared=shared)
        if any(row["outcome"] in ("partial", "skipped") and not row["reason"] for row in found):
            judge.fault(name, "no reason is given")
    for control in stored.controls:
        judge.fault("library", f"a control character in {control}")
    if any("TRIPWIRE" in text for texts in stored.texts.values() for text in texts):
        judge.fault("library", "holds what stands outside the tree")
    report_rows = sum(map(len, rows.values()))
    print(f"{len(entries)} files, {report_rows:,} rows: " + ", ".join(f"{counts[k]} {k}" for k in sorted(counts)))


def rows_above(rows: dict[str, list[dict[str, Any]]], name: str) -> list[dict[str, Any]]:
    """Return the rows of the nearest folder that was left out whole."""
    while "/" in name:
        name = name.rsplit("/", 1)[0]
        if name + "/" in rows:
            return rows[name + "/"]
    return []


def judge_content(name: str, entry: dict[str, Any], stored: Stored, judge: Judge, *, shared: bool) -> None:
    """Judge what is stored of a file that was imported."""
    texts = stored.texts.get(name, [])
    whole = "\n".join(texts)
    for rule in entry["must_hold"]:
        kind, _, value = rule.partition(":")
        if kind == "token" and value not in whole and not (value in SHARED and value in stored.every):
            judge.fault(name, f"{value!r} is in no text of it ({entry['hazard']})")
        elif kind == "no_token" and value in whole:
            judge.fault(name, f"{value!r} is in its text ({entry['hazard']})")
        elif kind == "count" and len(texts) != int(value) and not shared:
            judge.fault(name, f"{len(texts)} articles, not {value} ({entry['hazard']})")
        elif kind == "date_null" and any(stored.dates[name]):
            judge.fault(name, f"a date was found: {stored.dates[name][:4]} ({entry['hazard']})")


def time_files(run: Run, folder: Path, judge: Judge) -> None:
    """Import each file alone, one after the other, and name those that take too long (processor time of all)."""
    took = []
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]:
        path = os.fsencode(folder / "tree") + b"/" + base64.b64decode(entry["path_b64"])
        if entry["kind"] not in ("file", "dir") or entry["format"] == "terminal" or entry["size"] < TIMED_FROM:
            continue
        before, started = os.times(), time.monotonic()
        single = Run(run.work / "single", run.user)
        single.start()
        single.popen("import", os.fsdecode(path), "--workers", "1", "--no-derive").communicate()
        after = os.times()
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        took.append((cpu, time.monotonic() - started, shown_path(entry)))
        if cpu > FILE_SECONDS:
            judge.fault(shown_path(entry), f"took {cpu:.1f} s of processor time")
        shutil.rmtree(single.work)
    for cpu, seconds, name in sorted(took, reverse=True)[:12]:
        print(f"{cpu:6.1f} s processor {seconds:6.1f} s clock  {name[:100]}")
    print(f"{len(took)} files timed one by one (those of 20 kB and more)")


def ask_queries(run: Run, folder: Path, judge: Judge) -> None:
    """Run every query as `readroom search`; each gives an answer or one line of explanation."""
    slowest, answered, refused = 0.0, 0, 0
    queries = [json.loads(line) for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    for entry in queries:
        before, started = os.times(), time.monotonic()
        try:
            process = run.popen("search", "--limit", "20", "--", entry["query"])
        except (OSError, ValueError) as problem:
            # The system itself takes no NUL and nothing over 128 KiB as one argument.
            print(f"not possible on a command line: {entry['hazard']} ({type(problem).__name__})")
            continue
        _, err = process.communicate()
        after, seconds = os.times(), time.monotonic() - started
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        slowest = max(slowest, cpu)
        answered += process.returncode == 0
        refused += process.returncode != 0
        lines = [line for line in err.splitlines() if line.strip()]
        if process.returncode not in (0, 1, 2) or "Traceback" in err:
            judge.fault(entry["hazard"], f"status {process.returncode}: {err[-200:]}")
        elif process.returncode and len(lines) != 1:
            judge.fault(entry["hazard"], f"{len(lines)} lines: {err[:200]}")
        if cpu > QUERY_SECONDS:
            judge.fault(entry["hazard"], f"took {cpu:.1f} s of processor time, {seconds:.1f} s")
    print(f"{len(queries)} queries: {answered} answered, {refused} refused in one line; slowest {slowest:.2f} s")


def main() -> int:
    """Run what was asked for and return the number of faults."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--work", type=Path, help="a folder that is made anew for the run")
    parser.add_argument("--user", type=int, default=65534)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-derive", action="store_true", help="leave what is derived from articles out")
    parser.add_argument("--times", action="store_true")
    parser.add_argument("--queries", action="store_true")
    parser.add_argument("--no-import", action="store_true", help="judge the library and the report that are in DIR")
    args = parser.parse_args()
    work = args.work or Path(tempfile.gettempdir()) / f"readroom-hostile-{os.getpid()}"
    run, judge = Run(work.resolve(), args.user), Judge()
    if not args.no_import:
        run.start()
        more = ["--workers", str(args.workers), *(["--no-derive"] if args.no_derive else [])]
        import_tree(run, args.folder.resolve(), more, judge)
    judge_files(run, args.folder, judge)
    if args.times:
        time_files(run, args.folder.resolve(), judge)
    if args.queries:
        ask_queries(run, args.folder, judge)
    print(f"{judge.faults} faults")
    return min(judge.faults, 99)


if __name__ == "__main__":
    sys.exit(main())
