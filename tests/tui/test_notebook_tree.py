"""Groups of the Notebook screen: tags as a tree with counts of distinct highlights, folding, the table of counts."""

from dataclasses import dataclass, field
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from readroom.db.highlights import Highlight
from readroom.db.notes_query import Entry
from readroom.tui.notebook_table import cross
from readroom.tui.notebook_tree import Counts, counted, nodes_of, parent_of, rows_of
from readroom.tui.widgets.cells import len_cells
from readroom.tui.widgets.notebook_rows import entry_line, group_line


@dataclass
class Group:
    value: str | None
    label: str
    entries: list = field(default_factory=list)


def entry(name: str, tags: tuple[str, ...] = (), *, key: str = "k", layer=None, source: str = "Post") -> Entry:
    made = Highlight(
        name, key, "d", 0, 3, f"words of {name} 港", "", "", "green", tags, "", "me", "2031-01-01", "2031-01-01"
    )
    row = SimpleNamespace(source=source, date="2031-01-02", title="A title", opening="", id=1)
    return Entry(made, None, row, layer)  # type: ignore[arg-type]


def by_tag(entries) -> list[Group]:
    groups: dict[str | None, Group] = {}
    for one in entries:
        for tag in one.tags or (None,):
            groups.setdefault(tag, Group(tag, tag or "[no tag]")).entries.append(one)
    return list(groups.values())


def test_levels_above_a_tag_count_each_highlight_once():
    entries = [entry("a", ("actor/state/us", "actor/state")), entry("b", ("Actor/press",), key="l"), entry("c")]
    nodes = nodes_of(by_tag(entries), "tag")
    assert [(node.depth, node.label, node.counts) for node in nodes] == [
        (0, "actor", Counts(2, 0, 2)),
        (1, "press", Counts(1, 0, 1)),
        (1, "state", Counts(1, 0, 1)),
        (2, "us", Counts(1, 0, 1)),
        (0, "[no tag]", Counts(1, 0, 1)),
    ]
    assert parent_of(nodes, nodes[3]) is nodes[2]
    assert parent_of(nodes, nodes[4]) is None


def test_what_is_below_a_folded_group_is_hidden():
    nodes = nodes_of(by_tag([entry("a", ("x/y",)), entry("b", ("x",)), entry("c", ("z",))]), "tag")
    shown = [(row.node.label, row.entry.id if row.entry else None) for row in rows_of(nodes, set())]
    assert shown == [("x", None), ("x", "b"), ("y", None), ("y", "a"), ("z", None), ("z", "c")]
    folded = [(row.node.label, row.entry.id if row.entry else None) for row in rows_of(nodes, {"=x"})]
    assert folded == [("x", None), ("z", None), ("z", "c")]


def test_counts_say_what_they_count():
    assert Counts(1, 0, 1).words == "1 highlight in 1 article"
    assert Counts(1200, 2, 31).words == "1,200 highlights and 2 notes in 31 articles"
    assert Counts(0, 1, 0).words == "1 note"
    assert counted([]).words == "0 highlights"


tags = st.lists(st.sampled_from(["a", "a/b", "a/b/c", "d", "D/e"]), max_size=3, unique=True).map(tuple)


@given(st.lists(tags, max_size=8), st.integers(1, 130))
def test_every_line_has_its_width_and_no_highlight_is_lost(some, width):
    entries = [entry(f"h{n}", one) for n, one in enumerate(some)]
    nodes = nodes_of(by_tag(entries), "tag")
    rows = rows_of(nodes, set())
    assert {row.entry.id for row in rows if row.entry} == {one.id for one in entries}
    for row in rows:
        line = entry_line(row.entry, row.node, "tag", width) if row.entry else group_line(row.node, False, width)
        assert sum(len_cells(segment.text) for segment in line) == width


def test_the_table_counts_a_highlight_once_in_its_source():
    table = cross([
        entry("a", ("x", "y"), source="Post"), entry("b", ("x",), source="Wire"), entry("c", source="Wire"),
        entry("d", ("x",), layer="bob"),
    ])  # fmt: skip
    assert table.cells() == [
        ["tag", "Wire", "Post", "all"],
        ["x", "1", "1", "2"],
        ["y", "0", "1", "1"],
        ["untagged", "1", "0", "1"],
        ["highlights", "2", "1", "3"],
    ]
