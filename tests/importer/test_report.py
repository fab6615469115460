"""What an import says of itself."""

from readroom.importer.report import Counts, Problems, Row, place_of

BAD = Row("a.jsonl", 3, "skipped", "no text in this record", 0)


def test_problems_are_counted_by_reason_with_the_first_of_each() -> None:
    problems = Problems()
    for row in (
        Row("a.md", None, "new", None, 1),
        BAD,
        Row("b.md", None, "partial", "cut short", 1),
        Row("a.jsonl", 9, "skipped", "no text in this record", 0),
    ):
        problems.add(row)
    assert problems.lines == [
        "2 skipped: no text in this record (first: a.jsonl record 3)",
        "1 partial: cut short (first: b.md)",
    ]
    assert (problems.count, problems.repeated) == (3, True)


def test_reasons_are_bounded() -> None:
    problems = Problems(most=2)
    for number in range(1, 6):
        problems.add(Row("a", number, "skipped", f"reason {number}", 0))
    assert problems.lines[0] == "3 skipped: other reasons (first: a record 3)"
    assert len(problems.lines) == 3


def test_a_place_names_the_member() -> None:
    assert place_of(Row("a.zip", 2, "new", None, 1, "in/b.md")) == "a.zip record 2 (in/b.md)"
    assert place_of(Row("a.md", None, "new", None, 1)) == "a.md"


def test_counts_sum_to_the_rows() -> None:
    counts = Counts()
    for row in (BAD, Row("a", None, "new", None, 2), Row("b", None, "unchanged", None, 3)):
        counts.add(row)
    assert (counts.rows, counts.pages, counts.articles, counts.skipped) == (3, 2, 5, 1)
