"""Words parted at the end of a line are one word again; hyphens of their own stay."""

import pytest

from readroom.importer.cut.lines import read_units
from readroom.importer.hyphens import PageWords


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["about the dre-", "dging of it"], "about the dredging of it"),
        (["some twenty-", "one men"], "some twentyone men"),
        (["some twenty-", "one men", "or twenty-one"], "some twenty-one men"),
        (["to Stratford-", "Upon"], "to Stratford-Upon"),
        (["die Ein-", "und Ausfuhr"], "die Ein- und Ausfuhr"),
        (["the harb¬", "our"], "the harbour"),
    ],
)
def test_two_lines_are_joined(lines: list[str], joined: str) -> None:
    assert PageWords(lines).join(lines[0], lines[1]) == joined


def test_wrapped_text_is_joined_and_other_lines_are_not() -> None:
    wrapped = [
        "The harbour board met on Tuesday evening to speak of the dred-",
        "ging of the inner basin, and of the twenty-one barrels of tar",
        "that the owners of the tannery had bought without a word to an-",
        "yone, though the clerk of the parish had been asked about twenty-",
        "one barrels a fortnight since, and the matter was put off once",
        "more until the next quarter day, to the displeasure of all who",
        "had come.",
    ]
    (unit,), _ = read_units("\n".join(wrapped))
    assert "dredging" in unit.raw
    assert "anyone" in unit.raw
    assert "about twenty-one barrels" in unit.raw
    units, _ = read_units("A list of half-\nmade things")
    assert [u.raw for u in units] == ["A list of half-", "made things"]
