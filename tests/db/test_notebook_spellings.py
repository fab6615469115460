"""A tag is the same whatever its case: counted once, shown in one spelling, and never twice on a passage."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.db.facets import Tagged
from readroom.db.highlights import fold_tag
from readroom.db.notebook import Notebook
from readroom.db.notebook.codes import Code
from readroom.db.notebook.tags_spelled import Spellings
from readroom.db.notes_groups import grouped
from readroom.db.notes_query import Entry

TEXT = "Rain fell on the market. The stalls stood empty."


def mark(notes: Notebook, start: int, *tags: str) -> str:
    return notes.add("k", "d", TEXT, start, start + 4, tags=tags).id


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Notebook]:
    with Notebook.open(tmp_path / "n.db", author="Ines") as opened:
        yield opened


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Notebook]:
    """A notebook in which two spellings were given: `blame` on three, `Blame` on one of them and on another one."""
    path = tmp_path / "old.db"
    with Notebook.open(path, author="Ines") as opened:
        ids = [mark(opened, at, "blame") for at in (0, 5, 10)] + [mark(opened, 15, "state/Us")]
    with sqlite3.connect(path) as connection:
        connection.execute("insert into tag (name, folded) values ('Blame', 'blame'), ('State/us', 'state/us')")
        sql = "insert into highlight_tag select ?, id, 5 from tag where name = ?"
        connection.executemany(sql, [(ids[0], "Blame"), (ids[3], "Blame"), (ids[1], "State/us")])
    connection.close()
    with Notebook.open(path, author="Ines") as opened:
        yield opened


def tags(notes: Notebook) -> list[tuple[str, ...]]:
    return [one.tags for one in notes.highlights()]


def stored(notes: Notebook) -> list[str]:
    with sqlite3.connect(notes.path) as connection:
        rows = connection.execute("select name from highlight_tag join tag on id = tag_id order by highlight_id, place")
        found = [name for (name,) in rows]
    connection.close()
    return found


def test_a_tag_that_is_there_is_taken_in_its_spelling(notes: Notebook) -> None:
    first, second = mark(notes, 0, "blame"), mark(notes, 5, "BLAME", "Blame")
    assert tags(notes) == [("blame",), ("blame",)]
    steps = notes.steps
    notes.edit(first, tags=["Blame"])
    notes.define_tag("Blame")
    assert (notes.steps, stored(notes)) == (steps, ["blame", "blame"])
    notes.edit(second, tags=["Blame", "BLAME/on", "new"])
    assert tags(notes)[1] == ("blame", "blame/on", "new")
    assert notes.add_note("tag", "Blame/ON", text="x").subject == "blame/on"
    notes.define_tag("Blame", definition="who is said to be at fault")
    assert [(one.name, one.definition[:3]) for one in notes.codes() if one.definition] == [("blame", "who")]
    taken = replace(notes.get(first), id="f" * 32, tags=("NEW", "Other", "other"))
    notes.take_in([taken], {}, [Code("BLAME", colour="#112233")])
    assert notes.get("f" * 32).tags == ("new", "Other")
    assert [(one.name, one.colour) for one in notes.codes() if one.colour] == [("blame", "#112233")]


def test_two_spellings_count_as_one_tag(old: Notebook) -> None:
    before = stored(old)
    assert tags(old) == [("blame",), ("blame", "state/Us"), ("blame",), ("state/Us", "blame")]
    assert [(one.name, one.used, one.below) for one in old.tag_tree()] == [
        ("blame", 4, 4), ("state", 0, 2), ("state/Us", 2, 2),
    ]  # fmt: skip
    assert old.tags() == [("blame", 4), ("state/Us", 2)]
    assert old.complete_tags("BL") == [("blame", 4)]
    assert [code.name for code in old.codes()] == ["blame", "state/Us"]
    assert isinstance(old, Tagged)
    assert sorted(stored(old)) == sorted(before)


def test_the_codebook_says_which_spelling_counts(old: Notebook) -> None:
    with sqlite3.connect(old.path) as connection:
        connection.execute("update tag set definition = 'fault' where name = 'Blame'")
    connection.close()
    assert old.tags()[0] == ("Blame", 4)
    assert tags(old)[2] == ("Blame",)
    old.edit(old.highlights()[2].id, note="seen", tags=["BLAME", "x"])
    # What a passage has it keeps as it is written.
    assert sorted(stored(old)).count("blame") == 3


@pytest.mark.parametrize("new", ["blame", "Blame", "fault"])
def test_a_new_name_makes_both_spellings_one_and_undo_gives_both_back(old: Notebook, new: str) -> None:
    before = stored(old)
    first = next(one.id for one in old.highlights())
    old.edit(first, note="see [[tag:Blame]]")
    old.rename_tag("Blame", new)
    assert stored(old).count(new) == 4
    assert {fold_tag(name) for name in stored(old) if name != new} == {"state/us"}
    assert old.get(first).note == f"see [[tag:{new}]]" or fold_tag(new) == "blame"
    old.undo()
    old.undo()
    assert stored(old) == before


def test_spellings_are_merged_and_refused_as_one(old: Notebook) -> None:
    with pytest.raises(Exception, match="there is a tag 'blame' already"):
        old.rename_tag("state/us", "BLAME")
    assert old.merge_tags(["STATE"], "BLAME") == 2
    assert tags(old) == [("blame",), ("blame", "blame/Us"), ("blame",), ("blame/Us", "blame")]
    old.undo()
    assert old.merge_tags(["blame"], "Blame") == 3
    assert set(stored(old)) == {"Blame", "State/us", "state/Us"}
    assert old.delete_tag("blame") == 4
    assert old.tags() == [("state/Us", 2)]


def test_a_layers_tags_are_grouped_with_ones_own(old: Notebook) -> None:
    own = [Entry(highlight=one) for one in old.highlights()]
    theirs = Entry(highlight=replace(own[0].highlight, id="e" * 32, tags=("BLAME",)), layer="rom")  # type: ignore[type-var]
    groups = grouped([theirs, *own], "tag", None, old)
    assert [(one.label, len(one.entries)) for one in groups] == [("blame", 5), ("state/Us", 2)]


_NAMES = st.lists(st.lists(st.sampled_from(["a", "A", "b", "B", "ß", "SS"]), min_size=1, max_size=3).map("/".join))


@given(_NAMES)
def test_a_spelling_is_one_for_each_tag_and_level(names: Sequence[str]) -> None:
    spelled = Spellings(names)
    for one in names:
        assert fold_tag(spelled(one)) == fold_tag(one)
        assert spelled(spelled(one)) == spelled(one)
        assert spelled(one.swapcase()) == spelled(one)
        above = one.rpartition("/")[0]
        assert not above or spelled(one).startswith(f"{spelled(above)}/")
    assert len({spelled(one) for one in names}) == len({fold_tag(one) for one in names})
