"""What is said about a comparison."""

import pytest

from readroom.text.align import compare_texts
from readroom.text.align_model import Comparison
from readroom.text.align_report import checks, counts, is_later, missing, overlap, percent, posted, words

LEFT = "The lamp of the ledge light was dark for nine weeks, and no ship was warned of it by the harbour office."
RIGHT = (
    "The lamp of the ledge light was dark for ten weeks, and no ship was warned of it by the harbor office. So it was."
)


def test_overlap_is_said_in_both_directions() -> None:
    assert overlap(Comparison((), (), (), 1150, 1013, 1055, 984, 478)) == (
        "92 % of A (1,055 words) is in B; 97 % of B (984 words) is in A"
    )


def test_counts_and_checks() -> None:
    found = compare_texts(LEFT, RIGHT)
    assert counts(found) == "longest shared run: 10 words; passages: 1 duplicate"
    assert checks(found) == "differences to check: 1 number; spellings: 1"
    nothing = compare_texts("", "")
    assert counts(nothing) == "longest shared run: 0 words; passages: none"
    assert checks(nothing) == "differences to check: none"


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "0 %"), (0.001, "under 1 %"), (0.5, "50 %"), (0.999, "over 99 %"), (1.0, "100 %")],
)
def test_percent_never_rounds_some_to_none_or_all(share: float, said: str) -> None:
    assert percent(share) == said


def test_words() -> None:
    assert [words(n) for n in (0, 1, 1234)] == ["0 words", "1 word", "1,234 words"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (("Isles Mail", "2021-03-02"), "posted by Isles Mail on 2021-03-02"),
        (("Isles Mail", None), "posted by Isles Mail, undated"),
        (("Isles Mail", "2021-03-02T10:00", None, "Post"), "posted by Isles Mail on 2021-03-02 10:00; from Post"),
        (
            ("Isles Mail", "2021-03-02", "2021-02", "Harbour Post"),
            "first published by Harbour Post on 2021-02; posted by Isles Mail on 2021-03-02",
        ),
        (("Isles Mail", None, "2021", "Isles Mail"), "first published on 2021; posted by Isles Mail, undated"),
    ],
)  # fmt: skip
def test_who_posted_it_when(fields: tuple[str, str | None], said: str) -> None:
    assert posted(*fields) == said


@pytest.mark.parametrize(
    ("first", "other", "later"),
    [
        ("2021-03-02", "2021-03-01", True),
        ("2021-03-02", "2021-03", False),
        ("2021-04", "2021-03-31", True),
        ("2021", "2020-12-31", True),
        ("2021-03-01", "2021-03-02", False),
        ("2021-03-01", "2021-03-01", False),
        (None, "2020", False),
        ("2021", None, False),
    ],
)
def test_later_only_when_it_is_certain(first: str | None, other: str | None, later: bool) -> None:
    assert is_later(first, other) is later


def test_omits_only_for_the_later_text() -> None:
    assert missing("A", later=False) == "Not in A"
    assert missing("B", later=True) == "B omits this"
