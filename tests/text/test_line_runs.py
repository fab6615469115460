"""Verdicts of lines as runs: the same verdicts, in less room."""

from hypothesis import given
from hypothesis import strategies as st

from readroom.text.gated import gated_page
from readroom.text.line_runs import LineRuns, runs_of
from readroom.text.model import LineVerdict, Page

FATES = st.sampled_from(
    [("kept", "content", 1), ("cut", "blank", None), ("cut", "menu\x1b", None), ("aside", "box", 2)]
)


@st.composite
def verdicts(draw: st.DrawFn) -> tuple[LineVerdict, ...]:
    numbers = sorted(draw(st.sets(st.integers(1, 40), max_size=30)))
    return tuple(LineVerdict(n, *draw(FATES)) for n in numbers)  # type: ignore[arg-type]


@given(verdicts())
def test_runs_are_the_verdicts_that_they_were_made_of(given_: tuple[LineVerdict, ...]) -> None:
    runs = runs_of(given_)
    assert runs == given_
    assert len(runs) == len(given_)
    assert [runs[n] for n in range(-len(given_), len(given_))] == [given_[n] for n in range(-len(given_), len(given_))]
    assert runs[1:5] == given_[1:5]
    assert runs_of(runs) is runs
    pairs = zip(runs.runs, runs.runs[1:], strict=False)
    assert all(one[2] != other[2] or one[1] + 1 < other[0] for one, other in pairs)
    assert bool(runs) == bool(given_)


@given(verdicts())
def test_the_gate_cleans_the_reasons_of_runs(given_: tuple[LineVerdict, ...]) -> None:
    page = gated_page(Page("text", "x", verdicts=runs_of(given_)))
    assert isinstance(page.verdicts, LineRuns)
    assert page == gated_page(Page("text", "x", verdicts=given_))
