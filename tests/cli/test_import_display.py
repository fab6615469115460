"""What is seen of an import."""

import pytest

from readroom.import_display import Lines, clock, line_of, problem_line
from readroom.importer.pace import Pace
from readroom.importer.report import Counts, Progress, Row

SKIPPED = Row("a.jsonl", 3, "skipped", "no text in this record", 0)


def test_the_line_says_how_far_how_fast_and_what_is_left() -> None:
    pace = Pace(0.0)
    pace.note(10.0, 250, 5000)
    counts = Counts(articles=5000, new=4000, unchanged=1000, skipped=2)
    line = line_of(Progress("in/a.jsonl", 250, 1000, counts), 5002, pace)
    said = ("5,002 files and records", "500 articles/s", "25%", "0:30 left", "1,000 unchanged", "2 skipped")
    assert line == " · ".join((*said, "in/a.jsonl"))


def test_what_cannot_be_told_is_not_told() -> None:
    line = line_of(Progress("a\\x1b]0;x.md", 0, 0, Counts()), 0, Pace(0.0))
    assert line == "0 files and records · 0 articles/s · a…"


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (59.6, "1:00"), (125, "2:05"), (3723, "1:02:03")])
def test_lengths_of_time(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


def test_a_problem_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(quiet=False)
    for row in (SKIPPED, Row("b.md", None, "new", None, 1)):
        lines.row(row)
    assert capsys.readouterr().err == problem_line(SKIPPED) + "\n"
    assert lines.told == 1
    quiet = Lines(quiet=True)
    quiet.row(SKIPPED)
    assert (capsys.readouterr().err, quiet.told) == ("", 0)
