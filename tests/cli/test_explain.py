"""`readroom explain`: a verdict for each line of a page, with its reason, and the sum."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from readroom.tour import corpus

FIELDS = ("line", "verdict", "reason", "article", "record", "text")
VERDICTS = ("kept", "metadata", "aside", "cut")
FILES = sorted(p.relative_to(corpus()).as_posix() for p in corpus().rglob("*") if p.is_file())
SUM = re.compile(r"(\d+) lines: kept (\d+), metadata (\d+), aside (\d+), cut (\d+); (\d+) articles? \([\w ]+\)")


@pytest.mark.parametrize("file", FILES, ids=lambda name: Path(name).name)
def test_each_line_has_a_verdict_and_the_sum_is_theirs(desk: Any, truth: dict[str, Any], file: str) -> None:
    said = desk("explain", corpus() / file, "--json", files=False)
    assert said.status == 0
    assert all(tuple(row) == FIELDS for row in said.rows)
    assert {row["verdict"] for row in said.rows} <= set(VERDICTS)
    records = sorted({row["record"] or 0 for row in said.rows})
    sums = [SUM.fullmatch(line) for line in said.err.splitlines() if not line.startswith("read by itself: ")]
    assert len(sums) == len(records)
    articles = 0
    for record, found in zip(records, sums, strict=True):
        assert found is not None
        rows = [row for row in said.rows if (row["record"] or 0) == record]
        assert [row["line"] for row in rows] == list(range(1, len(rows) + 1))
        counts = Counter(row["verdict"] for row in rows)
        assert tuple(map(int, found.groups()[:5])) == (len(rows), *(counts[v] for v in VERDICTS))
        articles += int(found[6])
    assert articles == sum(a["file"] == file for a in truth["articles"])


@pytest.mark.parametrize("ending", [".txt", ".html", ".md"])
def test_articles_are_numbered_from_1(desk: Any, truth: dict[str, Any], ending: str) -> None:
    for file in (f for f in FILES if f.endswith(ending)):
        rows = desk("explain", corpus() / file, "--json", files=False).rows
        numbers = {row["article"] for row in rows if row["verdict"] == "kept"}
        assert numbers == set(range(1, sum(a["file"] == file for a in truth["articles"]) + 1)), file


@pytest.mark.parametrize("file", [f for f in FILES if f.endswith(".txt")], ids=lambda name: Path(name).name)
def test_lines_of_a_text_are_the_lines_of_its_file_with_a_reason_each(desk: Any, file: str) -> None:
    rows = desk("explain", corpus() / file, "--json", files=False).rows
    text = (corpus() / file).read_text(encoding="utf-8")
    assert [row["text"] for row in rows] == text.split("\n")
    assert all(row["reason"] for row in rows)
    assert all(row["article"] is not None for row in rows if row["verdict"] == "kept")


def test_as_text_it_says_the_same(desk: Any) -> None:
    file = corpus() / "The Lantern Society" / "archive-2022-02.txt"
    rows = desk("explain", file, "--json", files=False).rows
    said = desk("explain", file, files=False)
    assert (said.status, said.err) == (0, "")
    lines = said.out.splitlines()
    assert SUM.fullmatch(lines[-2])
    assert lines[-1] == "read by itself: there is no library to know its source from"
    for line, row in zip(lines, rows, strict=False):
        assert line.split()[:3] == [str(row["line"]), row["verdict"], str(row["article"] or "-")]
        assert row["reason"] in line
    assert sum(line.startswith("article ") for line in lines) == 6
    assert any(re.match(r"    date 2022-02-\d\d: .*\(line \d+\), [01]\.\d\d", line) for line in lines)


BOX = "Every gift keeps our lighthouse lit: become a friend today"
DAYS = ("Monday", "Tuesday", "Friday")


def write_dumps(desk: Any) -> Path:
    """Five dumps of one source with a box in the middle of each, and a sixth that no import has seen."""
    for n, boat in enumerate(("small ferry", "grain barge", "mail steamer", "pilot cutter", "night packet", "old tug")):
        desk.write(
            f"light/{n}.txt" if n < 5 else "new/light/5.txt",
            f"{boat.title()} stays\nMarch {n + 1}, 2021\nThe harbour board voted on {DAYS[n % 3]} to keep the {boat} "
            "running through the winter, after two hundred people had written to ask for it.\n"
            f"{BOX}\nThe {boat} will cross four times a day, and its crew be paid from the fund of the families.\n",
        )
    return Path(desk.folder / "new" / "light" / "5.txt")


def test_what_the_source_repeats_is_known_from_the_library(desk: Any) -> None:
    new = write_dumps(desk)
    alone = desk("explain", new)
    assert re.search(rf"\bkept .* {BOX[:20]}", alone.out)
    assert "read by itself: there is no library" in alone.out.splitlines()[-1]
    assert desk("import", desk.folder / "light").status == 0
    said = desk("explain", new)
    assert re.search(rf"\bcut .*stands on 5 pages of this source .* {BOX[:20]}", said.out), said.out
    assert said.out.splitlines()[-1] == "what «light» repeats on 5 pages is known from the library"
    (row,) = [row for row in desk("explain", new, "--json").rows if row["text"] == BOX]
    assert (row["verdict"], row["reason"]) == ("cut", "stands on 5 pages of this source")
    # The library's own name for the source of a file that it has counts.
    assert desk("sources", "rename", "light", "The Light").status == 0
    assert "what «The Light» repeats" in desk("explain", desk.folder / "light" / "0.txt").out
    other = desk.write("elsewhere/9.txt", new.read_text())
    assert "has not learnt what its source repeats" in desk("explain", other).out.splitlines()[-1]


def test_fields_say_where_they_come_from(desk: Any, root: Path) -> None:
    said = desk("explain", root / "tests" / "fixtures" / "formats" / "factiva.rtf").out
    assert re.search(r"^    title Second boat named: headline \(line 1\), 0\.\d\d$", said, re.M)
    assert re.search(r"^    source The Evening Tide: source \(line 5\), 0\.\d\d$", said, re.M)
    assert re.search(
        r"^    accession EVT0000020210404eh4400012: number of the document \(line 10\), 0\.\d\d$", said, re.M
    )
    assert "    database Factiva\n" in said
    lines = desk("explain", desk.write("harbour/a.jsonl", '{"text": "Words of it.", "outlet": "Gull"}\n')).out
    assert "    source Gull: its record or its page names it\n" in lines
    assert "    outlet Gull: its record or its page names it\n" in lines
    text = "Ferry stays\n31 June 2021\n\n" + "The harbour board voted to keep the small ferry running in winter. " * 4
    lines = desk("explain", desk.write("harbour/b.txt", text)).out
    assert "    source harbour: the folder's name, since the page names nobody\n" in lines
    assert "    date (absent): not read as a date: 31 June 2021 is no day that there is (line 2), 0.00\n" in lines


def test_records_are_numbered(desk: Any) -> None:
    (file,) = (f for f in FILES if f.endswith(".jsonl"))
    said = desk("explain", corpus() / file, files=False)
    assert [line for line in said.out.splitlines() if line.startswith("record ")] == [
        f"record {n}" for n in range(1, 7)
    ]


def test_what_cannot_be_read_is_one_line(desk: Any) -> None:
    empty = desk.write("empty.txt", "")
    picture = desk.write("picture.png", b"\x89PNG")
    for path in (desk.folder / "absent.txt", desk.folder, empty, picture):
        said = desk("explain", path, files=False)
        assert (said.status, said.out) == (1, "")
        assert str(path) in said.line


def test_no_control_character_of_a_page_is_printed(desk: Any) -> None:
    page = desk.write(
        "bad\x1b[2J.txt", "\x1b]0;evil\x07A title\x9b\n\nBy \x1b[31mAda Reed\n\n" + "A sentence of it. " * 30
    )
    for argv in (["explain", page], ["explain", page, "--json"]):
        said = desk(*argv, files=False)
        assert said.status == 0
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", said.out + said.err)
