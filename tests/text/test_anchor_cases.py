"""Edited articles with near-twins: what is moved without asking is on the very characters that were marked."""

import runpy
from collections import Counter, defaultdict
from itertools import islice
from pathlib import Path

import pytest

from readroom.text.anchor import find_anchor, make_anchor

MADE = runpy.run_path(str(Path(__file__).parent.parent / "fixtures" / "anchor_cases.py"))
MARKS = 700
HARMLESS = {"insert": 0.9, "cut again": 0.9, "join": 0.9, "delete": 0.85}  # what others do, and how many are kept


def test_nothing_certain_covers_other_words_than_the_marked_ones() -> None:
    """Promise 9; `benchmarks/anchoring.py` does the same with 10,000 marks."""
    counts: Counter[str] = Counter()
    by_edit: dict[str, Counter[str]] = defaultdict(Counter)
    for case in islice(MADE["cases"](11), MARKS):
        found = find_anchor(make_anchor(case.old, case.start, case.end), case.new, case.old)
        verdict = MADE["verdict"](case, found.state, found.start)
        assert verdict != "wrong", (case.edits, found, case.truth, case.old, case.new)
        counts[verdict] += 1
        if case.truth is not None:
            assert case.new[case.truth : case.truth + case.end - case.start] == case.old[case.start : case.end]
            counts["there"] += 1
            by_edit[case.edits[0] if len(case.edits) == 1 else "more"][verdict] += 1
    assert MARKS * 0.4 < counts["there"] < MARKS * 0.8
    # Waiting is safe and also a nuisance: most of what is still there is found.
    assert counts["right"] > 0.88 * counts["there"]
    for edit, least in HARMLESS.items():
        assert by_edit[edit]["right"] > least * by_edit[edit].total(), edit


CRUISE = "The cruise line answered within the hour. The tide table of the western basin was wrong all summer, it said."
FERRY = "The ferry line answered within the hour. The tide table of the western basin was wrong all summer, it said."
BETWEEN = "Repairs to the quay will take until spring.\n\nNobody was hurt, and the inquiry goes on behind closed doors."
QUOTE = "The tide table of the western basin was wrong all summer"


@pytest.mark.parametrize("known", [True, False])
def test_a_twin_at_the_old_place_is_not_the_marked_passage(known: bool) -> None:
    """Both paragraphs change places, and their sentence stands at the same offset as before."""
    ferry = FERRY.replace("ferry ", "ferry  ")  # as long as the other one
    old, new = f"{CRUISE}\n\n{BETWEEN}\n\n{ferry}", f"{ferry}\n\n{BETWEEN}\n\n{CRUISE}"
    anchor = make_anchor(old, old.index(QUOTE), old.index(QUOTE) + len(QUOTE))
    found = find_anchor(anchor, new, old if known else None)
    assert (found.state in ("exact", "shifted")) is False or (not known and found.start == anchor.start)


def test_half_a_passage_is_not_taken_for_a_whole_one() -> None:
    """What was marked runs over two paragraphs, and a twin of the second has come behind the first."""
    first = "The harbour council met for nine hours and gave no reason for it, then or later."
    second = "Odile Brandt said that the pier was unsafe. The mayor of Lindholm wrote to the line in June."
    twin = "Odile Brandt said that the pier was unsafe. The mayor of Lindholm denies everything."
    old = f"{first}\n\n{second}\n\n{BETWEEN}\n\n{twin}"
    start = old.index("gave no reason")
    anchor = make_anchor(old, start, old.index("the pier was unsafe", start) + 15)
    found = find_anchor(anchor, f"{first}\n\n{twin}\n\n{BETWEEN}", old)
    assert found.state == "ambiguous"
    assert found.start == start
