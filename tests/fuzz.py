"""Hurt the files of the tests in every way, for as long as one likes, and see that each reading ends in an outcome.

    python tests/fuzz.py [--minutes 10] [--seed 1] [--keep DIR] [FOLDER…]

Takes the fixtures of the formats and of HTML (or the files of the named folders), changes a copy of one (bytes turned,
taken out, doubled, moved, cut off; pieces of other files and known troublemakers put in), and reads it as a worker
does: what is not a page or a stated reason is a finding, and so is a page whose offsets lie outside its text, or a file
that takes longer than ten seconds of the processor. A finding's file is kept in DIR. Prints findings, files and
minutes; the exit status is 1 when there was one.
"""

import argparse
import hashlib
import io
import logging
import random
import resource
import signal
import sys
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from readroom.importer import limits
from readroom.importer.formats import Format, Record, Unreadable, find_format, formats
from readroom.importer.worker import RECURSION
from readroom.text.model import Page

FIXTURES = Path(__file__).parent / "fixtures"
TROUBLE = (
    b"\x00", b"\xff\xfe", b"\x1b[2J", b"\xc2\x9b", b"-1", b"0", b"99999999999999999999", b"1e999", b"\xed\xa0\x80",
    b"<", b"<!--", b"]]>", b"</", b"<a href='", b"&#x110000;", b"&#0;", b"<div>" * 400, b"{" * 300, b"[" * 2000,
    b'"', b"'", b"\\", b"\r", b"\n\n", b"\n", b"\t", b" ", b"%", b"=", b"=?utf-8?B?", b"--", b"(", b"()" * 500,
    b"* " * 400, b"> " * 300, b"\\bin999999999 ", b"Content-Length: -5\r\n", b"Content-Type: text/html; charset=idna\n",
    b"\xe2\x80\xae", b"\xcc\x81" * 300, b"\xef\xb7\xba", b"1970-01-01T00:00:00Z", b"9999-99-99", b"xmlns:a='b' ",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"/Kids[3 0 R]", b"/Length 999999", b"TY  - ", b"@article{", b"From a@b c\n",
)  # fmt: skip


def material(folders: list[Path]) -> list[tuple[str, bytes]]:
    """Return names and bytes of all files to begin with."""
    tops = folders or [FIXTURES / "formats", FIXTURES / "html"]
    return [(path.name, path.read_bytes()) for top in tops for path in sorted(top.iterdir()) if path.is_file()]


def hurt(data: bytes, other: bytes, dice: random.Random) -> bytes:
    """Return the bytes with one to eight changes."""
    for _ in range(dice.choice((1, 1, 1, 2, 3, 5, 8))):
        size = len(data)
        start = dice.randint(0, size)
        end = min(size, start + dice.choice((1, 2, 8, 40, 400, 4000)))
        kind = dice.randrange(8)
        if kind == 0:
            data = (
                data[:start] + bytes(b ^ (1 << dice.randrange(8)) for b in data[start : start + 2]) + data[start + 2 :]
            )
        elif kind == 1:
            data = data[:start] + data[end:]
        elif kind == 2:
            data = data[:start] + data[start:end] * dice.choice((2, 3, 50)) + data[end:]
        elif kind == 3:
            data = data[:start]
        elif kind == 4:
            at = dice.randint(0, len(other))
            data = (
                data[:start]
                + other[at : at + dice.choice((4, 40, 400))]
                + data[end if dice.random() < 0.5 else start :]
            )
        elif kind == 5:
            data = (
                data[:start] + dice.randbytes(dice.choice((1, 4, 30))) + data[end if dice.random() < 0.3 else start :]
            )
        else:
            data = data[:start] + dice.choice(TROUBLE) * dice.choice((1, 1, 1, 3)) + data[start:]
    return data[: 4 << 20]


def hurt_within(data: bytes, other: bytes, dice: random.Random) -> bytes:
    """Return a ZIP with one member changed, packed anew, so that the change reaches its reader."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        chosen = dice.choice(source.namelist())
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, hurt(content, other, dice) if name == chosen else content)
    return out.getvalue()


def read(data: bytes, name: str) -> Iterator[Page | str]:
    """Yield pages and reasons as an import would."""
    try:
        found = find_format(data[: limits.HEAD_BYTES], name)
        if found is None:
            yield "no reader"
        elif not found.container:
            yield found.read(data, name)
        else:
            for part in found.records(io.BytesIO(data)):
                if isinstance(part, Record) and not part.refused:
                    yield read_part(part, found, name)
    except Unreadable as problem:
        yield str(problem)


def read_part(part: Record, found: Format, name: str) -> Page | str:
    """Return the page of a record, or the reason why there is none."""
    reader = next(each for each in formats() if each.name == (part.format or found.name))
    try:
        if reader.container:
            return reader.read_record(part.data, part.number, part.member or name)
        return reader.read(part.data, part.member or name)
    except Unreadable as problem:
        return str(problem)


def faults(page: Page) -> Iterator[str]:
    """Yield what is wrong with a page."""
    lines = page.text.count("\n") + 1
    numbers = [verdict.line for verdict in page.verdicts]
    if numbers != sorted(set(numbers)) or (numbers and not 1 <= numbers[0] <= numbers[-1] <= lines):
        yield "verdicts out of order or range"
    for article in page.articles:
        size = len(article.body.text)
        if not article.body.text:
            yield "an article without text"
        if not all(0 <= span.start < span.end <= size for span in article.body.spans):
            yield "a span out of range"
        if not all(0 <= aside.at <= size for aside in article.body.asides):
            yield "an aside out of range"
        if not all(each.line is None or 1 <= each.line <= lines for each in article.evidence.values()):
            yield "evidence out of range"


def outcome(data: bytes, name: str) -> str | None:
    """Read a file and return what is wrong, None when it ended in an outcome."""
    started = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, limits.CPU_SECONDS)
    try:
        for page in read(data, name):
            for fault in () if isinstance(page, str) else faults(page):
                return fault
    except (MemoryError, RecursionError) as problem:
        # A worker has a sentence for these, but a reader should see them coming.
        return f"{type(problem).__name__} in {place(problem)}"
    except Exception as problem:
        return f"{type(problem).__name__}: {str(problem)[:120]} in {place(problem)}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    took = time.process_time() - started
    return f"took {took:.0f} s" if took > limits.CPU_SECONDS / 2 else None


def place(problem: BaseException) -> str:
    """Return the last place in readroom's own code that an exception came through."""
    frames = [
        f for f in traceback.extract_tb(problem.__traceback__) if "/import/" in f.filename or "/text/" in f.filename
    ]
    return f"{'/'.join(frames[-1].filename.split('/')[-2:])}:{frames[-1].lineno}" if frames else "a library"


def too_long(_number: int, _frame: object) -> None:
    """Stop a reader that goes on and on."""
    raise TimeoutError("no outcome in time")


def main() -> int:
    """Hurt and read until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(RECURSION)
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, resource.RLIM_INFINITY))
    signal.signal(signal.SIGVTALRM, too_long)
    dice = random.Random(args.seed)
    files, tried, found = material(args.folders), 0, Counter[str]()
    end = time.monotonic() + args.minutes * 60
    while time.monotonic() < end:
        name, data = dice.choice(files)
        change = hurt_within if zipfile.is_zipfile(io.BytesIO(data)) and dice.random() < 0.8 else hurt
        data = change(data, dice.choice(files)[1], dice)
        tried += 1
        if (fault := outcome(data, name)) is None:
            continue
        found[fault] += 1
        if found[fault] == 1:
            kept = f"{hashlib.sha256(data).hexdigest()[:8]}-{name}"
            print(f"{kept}: {fault}", flush=True)
            if args.keep:
                args.keep.mkdir(parents=True, exist_ok=True)
                (args.keep / kept).write_bytes(data)
    print(f"{tried:,} files in {args.minutes:g} minutes, {found.total():,} findings of {len(found)} kinds")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
