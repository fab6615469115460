"""A paragraph goes from one article while its twin stays, in it and in a syndicated copy: the highlight waits."""

import runpy
from itertools import islice
from pathlib import Path

from readroom.db.notebook import Notebook

MADE = runpy.run_path(str(Path(__file__).parent.parent / "fixtures" / "anchor_cases.py"))
MARKED = "Two divers said that the swell had damaged the keel, and that the berth was too short for her."
WIRE = f"(Agency) The ferry was stopped at noon on Monday. {MARKED} The line has not answered since then."
COPY = f"The ferry was stopped on Monday at noon. {MARKED} The line has not answered us since then."
FIRST = "The harbour council met for nine hours and gave no reason for it."
LAST = "The next meeting is in March, behind closed doors."


def test_a_highlight_stays_with_its_article(tmp_path: Path) -> None:
    wire, copy = f"{FIRST}\n\n{WIRE}\n\n{LAST}", f"{COPY}\n\n{LAST}"
    start = wire.index(MARKED)
    with Notebook.open(tmp_path / "n.db") as notebook:
        made = notebook.add("wire", "w1", wire, start, start + len(MARKED))
        assert notebook.reanchor("copy", "c1", copy) == []
        (waiting,) = notebook.reanchor("wire", "w2", f"{FIRST}\n\n{COPY}\n\n{LAST}")
        # The same words, between others: suggested, not taken.
        assert (waiting.state, waiting.exact, waiting.start) == ("ambiguous", MARKED, made.start)
        (gone,) = notebook.reanchor("wire", "w3", f"{FIRST}\n\n{LAST}")
        assert (gone.state, gone.exact, gone.digest) == ("orphan", MARKED, "w1")
        (back,) = notebook.reanchor("wire", "w4", f"{LAST}\n\n{FIRST}\n\n{WIRE}")
        assert back.state in ("shifted", "ambiguous")
        assert notebook.reanchor("copy", "c2", copy + " More follows.") == []


def test_edits_one_after_the_other_never_lead_to_other_words(tmp_path: Path) -> None:
    """A notebook follows a text through the edits of generated cases, and back to its first form."""
    with Notebook.open(tmp_path / "n.db") as notebook:
        for number, case in enumerate(islice(MADE["cases"](23), 60)):
            key = f"article {number}"
            made = notebook.add(key, f"{key} old", case.old, case.start, case.end)
            (found,) = notebook.reanchor(key, f"{key} new", case.new)
            assert MADE["verdict"](case, found.state, found.start) != "wrong"
            (again,) = notebook.reanchor(key, f"{key} old", case.old)
            if again.state in ("exact", "shifted"):
                assert (again.start, again.end) == (made.start, made.end), case.edits
