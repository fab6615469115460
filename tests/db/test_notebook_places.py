"""Highlights and texts that change: what is certain moves, what is not waits, nothing is lost."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.db.errors import NotebookError
from readroom.db.highlights import Highlight
from readroom.db.notebook import Notebook
from readroom.db.notebook.places import moved

OLD = (
    "The orchard stood behind the school. In May the children were sent to count the hives.\n\n"
    "There were eleven of them that year, painted white and facing south.\n\n"
    "A storm took four in August. The caretaker wrote it down and told nobody."
)
QUOTE = "painted white and facing south"


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    with Notebook.open(tmp_path / "n.db", author="Ines") as opened:
        yield opened


def mark(notebook: Notebook, quote: str, text: str = OLD, digest: str = "old", **more: object) -> str:
    start = text.index(quote)
    return notebook.add("k", digest, text, start, start + len(quote), **more).id  # type: ignore[arg-type]


def test_the_same_text_changes_nothing(notebook: Notebook) -> None:
    made = notebook.get(mark(notebook, QUOTE))
    assert notebook.reanchor("k", "old", OLD) == [made]
    assert notebook.reanchor("other", "old", OLD) == []


def test_certain_words_move_and_the_rest_stays(notebook: Notebook) -> None:
    first = notebook.get(mark(notebook, "The orchard"))
    made = notebook.get(mark(notebook, QUOTE, note="n", tags=["t"], colour="red"))
    new = OLD.replace("In May the", "In May, when the rain let up, the")
    (stayed, shifted) = notebook.reanchor("k", "new", new)
    assert (stayed.id, stayed.state, stayed.digest, stayed.start) == (first.id, "exact", "new", 0)
    assert shifted.state == "shifted"
    assert new[shifted.start : shifted.end] == shifted.exact == QUOTE
    assert shifted.prefix == new[shifted.start - 32 : shifted.start]
    assert (shifted.note, shifted.tags, shifted.colour, shifted.modified) == ("n", ("t",), "red", made.modified)
    assert notebook.text_of("old") == OLD
    assert notebook.text_of("new") == new
    assert notebook.reanchor("k", "new", new) == [stayed, shifted]


def test_changed_words_wait_until_the_reader_says_yes(notebook: Notebook) -> None:
    made = mark(notebook, QUOTE, note="n")
    new = OLD.replace("painted white and facing south", "painted blue and facing south")
    (waiting,) = notebook.reanchor("k", "new", new)
    assert (waiting.state, waiting.exact, waiting.digest, waiting.note) == ("edited", QUOTE, "old", "n")
    assert waiting.suggestion is not None
    assert new[waiting.suggestion.start : waiting.suggestion.end] == "painted blue and facing south"
    assert notebook.waiting() == [waiting]
    assert notebook.reanchor("k", "new", new) == [waiting]
    confirmed = notebook.confirm(made)
    assert (confirmed.state, confirmed.exact, confirmed.digest) == ("exact", "painted blue and facing south", "new")
    assert confirmed.suggestion is None
    assert notebook.waiting() == []
    assert notebook.undo() == "undid: new place of “painted white and facing south” in k"
    assert notebook.get(made) == waiting
    notebook.redo()
    assert notebook.get(made) == confirmed


def test_an_orphan_waits_with_all_its_words_and_is_placed_by_hand(notebook: Notebook) -> None:
    made = mark(notebook, QUOTE, note="n")
    new = OLD.replace("There were eleven of them that year, painted white and facing south.\n\n", "")
    (waiting,) = notebook.reanchor("k", "new", new)
    assert (waiting.state, waiting.exact, waiting.note) == ("orphan", QUOTE, "n")
    with pytest.raises(NotebookError, match="has no suggested place"):
        notebook.confirm(made)
    for start, end in ((5, 5), (-1, 4), (0, len(new) + 1)):
        with pytest.raises(NotebookError, match="does not reach there"):
            notebook.confirm(made, start, end)
    start = new.index("A storm")
    placed = notebook.confirm(made, start, start + 7)
    assert (placed.state, placed.exact, placed.start, placed.digest) == ("exact", "A storm", start, "new")


def test_a_text_that_comes_back_ends_the_waiting(notebook: Notebook) -> None:
    made = notebook.get(mark(notebook, QUOTE))
    notebook.reanchor("k", "new", OLD.replace(QUOTE, ""))
    assert notebook.get(made.id).waiting
    assert notebook.reanchor("k", "old", OLD) == [made]


def test_a_waiting_highlight_is_looked_for_again_in_a_third_text(notebook: Notebook) -> None:
    mark(notebook, QUOTE)
    (waiting,) = notebook.reanchor("k", "new", OLD.replace(QUOTE, "gone"))
    assert waiting.waiting
    third = "An introduction.\n\n" + OLD
    (found,) = notebook.reanchor("k", "third", third)
    assert (found.state, third[found.start : found.end]) == ("shifted", QUOTE)


def test_a_change_of_text_is_in_the_log_and_undo_leaves_it_alone(notebook: Notebook) -> None:
    made = mark(notebook, QUOTE)
    notebook.edit(made, note="one")
    new = "An introduction.\n\n" + OLD
    (shifted,) = notebook.reanchor("k", "new", new)
    notebook.edit(made, colour="blue")
    kinds = [tuple(row) for row in notebook._connection.execute("select kind, action from log order by seq")]
    assert kinds == [("do", "mark"), ("do", "note"), ("auto", "move"), ("do", "style")]
    notebook.undo()
    notebook.undo()
    found = notebook.get(made)
    assert (found.note, found.colour, found.start, found.digest) == ("", "yellow", shifted.start, "new")
    notebook.undo()
    assert notebook.highlights() == []
    for _ in range(3):
        notebook.redo()
    (back,) = notebook.reanchor("k", "new", new)
    assert (back.note, back.colour, back.state, back.start) == ("one", "blue", "shifted", shifted.start)


def test_a_note_that_is_typed_while_the_text_changes_stays_one_step(notebook: Notebook) -> None:
    made = mark(notebook, QUOTE)
    notebook.edit(made, note="on", group="g")
    notebook.reanchor("k", "new", "An introduction.\n\n" + OLD)
    notebook.edit(made, note="one", group="g")
    notebook.undo()
    assert notebook.get(made).note == ""


def test_a_damaged_copy_of_the_old_text_does_not_keep_an_article_shut(notebook: Notebook) -> None:
    mark(notebook, QUOTE)
    other = sqlite3.connect(notebook.path)
    other.execute("update marked_text set z = x'00ff'")
    other.commit()
    other.close()
    with pytest.raises(NotebookError, match="copy of text old is damaged"):
        notebook.text_of("old")
    (found,) = notebook.reanchor("k", "new", "An introduction.\n\n" + OLD)
    assert found.state == "shifted"


PIECES = st.lists(st.sampled_from(["The hive. ", "A storm. ", "\n\n", "white ", "south, ", "eleven "]), max_size=25)


@settings(max_examples=200, deadline=None)
@given(PIECES, PIECES, st.integers(0, 10**6), st.integers(1, 60))
def test_no_highlight_points_silently_at_other_words(old: list[str], new: list[str], at: int, length: int) -> None:
    text, changed = "".join(["x", *old]), "".join(new)
    start = at % len(text)
    end = min(start + length, len(text))
    highlight = Highlight("i", "k", "d", start, end, text[start:end], "", "", "red", (), "n", None, "", "")
    for known in (None, text):
        result = moved(highlight, "new", changed, known)
        assert (result.id, result.note) == ("i", "n")
        if result.waiting:
            assert (result.exact, result.start, result.digest) == (highlight.exact, start, "d")
        else:
            assert changed[result.start : result.end] == result.exact == highlight.exact
            assert result.digest == "new"
