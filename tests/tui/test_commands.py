"""The table of commands: whole, without clashes, and with a handler for each command in each of its contexts."""

import ast
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from readroom.tui import commands
from readroom.tui.commands import COMMANDS, CONTEXTS, GLOBAL, Command, by_id, in_context
from readroom.tui.keys import build, find_clash, normalise, show
from readroom.tui.widgets.footer import footer_items, footer_segments

WHERE = {
    # Of each context: what has the focus, and the screens that it stands in.
    GLOBAL: [("readroom.tui.shell:ReadroomApp",)],
    "sources": [("readroom.tui.widgets.sources:SourcesPane", "readroom.tui.screens.main:MainScreen")],
    "articles": [("readroom.tui.widgets.articles:ArticlesPane", "readroom.tui.screens.main:MainScreen")],
    "reader": [("readroom.tui.widgets.reader:ReaderPane", "readroom.tui.screens.main:MainScreen")],
    "cursor": [("readroom.tui.widgets.reader:ReaderPane", "readroom.tui.screens.main:MainScreen")],
    "highlights": [("readroom.tui.widgets.highlights:HighlightsPane", "readroom.tui.screens.main:MainScreen")],
    "search": [("readroom.tui.screens.search:ResultsList", "readroom.tui.screens.search:SearchScreen")],
    "facets": [("readroom.tui.widgets.facets:FacetsPane", "readroom.tui.screens.search:SearchScreen")],
    "preview": [("readroom.tui.widgets.preview:PreviewPane", "readroom.tui.screens.search:SearchScreen")],
    "saved": [("readroom.tui.screens.saved:SavedList", "readroom.tui.screens.saved:SavedScreen")],
    "concordance": [
        ("readroom.tui.widgets.concordance:ConcordanceList", "readroom.tui.screens.concordance:ConcordanceScreen")
    ],
    **{
        name: [("readroom.tui.widgets.table:TableList", f"readroom.tui.screens.counting_{module}:{kind}Screen")]
        for name, module, kind in (
            ("over-time", "hits", "OverTime"),
            ("words", "words", "Words"),
            ("collocates", "words", "Collocates"),
            ("keyness", "words", "Keyness"),
            ("dispersion", "hits", "Dispersion"),
            ("tags", "tags", "Tags"),
        )
    },
    "tables": [
        ("readroom.tui.screens.saved_tables:SavedTablesList", "readroom.tui.screens.saved_tables:SavedTablesScreen")
    ],
    "compare": [("readroom.tui.widgets.compare_view:CompareView", "readroom.tui.screens.compare:CompareScreen")],
    "several": [("readroom.tui.widgets.compare_view:CompareView", "readroom.tui.screens.several:SeveralScreen")],
    "page": [("readroom.tui.screens.page:PageList", "readroom.tui.screens.page:PageScreen")],
    "sample": [("readroom.tui.widgets.entries:EntryList", "readroom.tui.screens.sample:SampleScreen")],
    "review": [("readroom.tui.screens.review:ReviewList", "readroom.tui.screens.review:ReviewScreen")],
    **{
        name: [(f"readroom.tui.widgets.{widget}", f"readroom.tui.screens.{screen}")]
        for name, widget, screen in (
            ("related", "entries:EntryList", "related:RelatedScreen"),
            ("stories", "numbered:NumberedList", "stories:StoriesScreen"),
            ("story", "entries:EntryList", "story:StoryScreen"),
            ("quotations", "numbered:NumberedList", "quotations:QuotationsScreen"),
            ("ledger", "entries:EntryList", "ledger:LedgerScreen"),
            ("spellings", "entries:EntryList", "spellings:SpellingsScreen"),
        )
    },
    "links": [("readroom.tui.screens.links:LinksList", "readroom.tui.screens.links:LinksScreen")],
    "notebook": [("readroom.tui.widgets.notebook_list:NotebookList", "readroom.tui.screens.notebook:NotebookScreen")],
    "notebook-note": [
        ("readroom.tui.widgets.notebook_view:NoteView", "readroom.tui.screens.notebook:NotebookScreen"),
        ("readroom.tui.screens.notebook_note:NotePane", "readroom.tui.screens.notebook_note:NoteScreen"),
    ],
    "note": [("readroom.tui.widgets.note_editor:NoteEditor", "readroom.tui.screens.main:MainScreen")],
    **{
        name: [(f"readroom.tui.{kind}", f"readroom.tui.screens.notebook_{screen}")]
        for name, kind, screen in (
            ("notes-table", "screens.notebook_table:TableList", "table:NotesTableScreen"),
            ("codebook", "widgets.notebook_codes:CodebookList", "codes:CodebookScreen"),
            ("waiting", "screens.notebook_waiting:WaitingPane", "waiting:WaitingScreen"),
            ("history", "screens.notebook_history:HistoryList", "history:HistoryScreen"),
            ("collections", "screens.notebook_collections:CollectionList", "collections:CollectionsScreen"),
            ("layers", "screens.notebook_layers:LayersList", "layers:LayersScreen"),
            ("differences", "screens.notebook_differences:DifferencesList", "differences:DifferencesScreen"),
        )
    },
    "help": [("readroom.tui.screens.help:HelpList", "readroom.tui.screens.help:HelpScreen")],
    "welcome": [("readroom.tui.screens.welcome:WelcomeText", "readroom.tui.screens.welcome:WelcomeScreen")],
    "field": [
        ("readroom.tui.widgets.field:LineField", f"readroom.tui.screens.{name}:{kind}")
        for name, kind in (("search", "SearchScreen"), ("palette", "PaletteScreen"), ("prompt", "PromptScreen"))
    ],
}


def load(name):
    module, _, kind = name.partition(":")
    return getattr(__import__(module, fromlist=[kind]), kind)


def test_ids_are_unique_and_plain():
    assert len(by_id()) == len(COMMANDS)
    for command in COMMANDS:
        assert command.id.replace("-", "").isalpha(), command.id
        assert command.id.islower()


def test_titles_and_helps_are_plain_sentences():
    for command in COMMANDS:
        assert command.title[:1].isupper()
        assert command.help.endswith("."), command.id
        assert command.help[:1].isupper()
        assert command.help.isascii()
        assert len(command.help) <= 63, "the help screen has 80 columns"
    for a, b in combinations(COMMANDS, 2):
        assert a.title != b.title or set(a.contexts).isdisjoint(b.contexts), (a.id, b.id)


def test_every_context_is_named_and_every_key_exists():
    for command in COMMANDS:
        assert set(command.contexts) <= set(CONTEXTS), command.id
        assert command.keys, command.id
        for sequence in command.keys:
            assert [normalise(key) for key in sequence.split()] == sequence.split()


def test_no_key_means_two_things_in_one_context():
    assert find_clash(by_id(), {c.id: c.keys for c in COMMANDS}, ()) is None


def test_a_key_that_means_two_things_is_found():
    twice = Command("twice", "Twice", "Does it twice.", ("g",), ("articles",))
    table = by_id((*COMMANDS, twice))
    assert find_clash(table, {c.id: c.keys for c in table.values()}, ()) == ("twice", "top", "g")


@pytest.mark.parametrize("context", CONTEXTS)
def test_every_command_has_a_handler_in_each_of_its_contexts(context):
    for chain in WHERE[context]:
        kinds = [*map(load, chain), load("readroom.tui.shell:ReadroomApp")]
        for command in in_context(context):
            assert any(callable(getattr(kind, command.handler, None)) for kind in kinds), (context, command.id)


def test_every_handler_belongs_to_a_command():
    handlers = {c.handler for c in COMMANDS}
    kinds = {load(name) for chains in WHERE.values() for chain in chains for name in chain}
    found = {name for kind in kinds for name in dir(kind) if name.startswith("do_")}
    assert found <= handlers


def test_a_context_has_its_own_keys_before_those_of_everywhere():
    found = in_context("compare")
    assert found[0].contexts != (GLOBAL,)
    assert found[-1].contexts == (GLOBAL,)
    assert [c.id for c in in_context(GLOBAL)] == [c.id for c in COMMANDS if GLOBAL in c.contexts]


def test_adding_a_command_is_one_entry():
    added = Command("sing", "Sing", "Sing a song.", ("ctrl+g",), ("reader",), True)
    keymap, problems = build((*COMMANDS, added))
    assert problems == []
    assert keymap.lookup("reader", ("ctrl+g",)) == "sing"
    assert keymap.lookup("articles", ("ctrl+g",)) is None
    assert added in in_context("reader", (*COMMANDS, added))


def test_the_table_needs_no_textual():
    code = (
        "import sys, readroom.tui.commands, readroom.tui.keys; "
        "print(any(m.split('.')[0] in ('textual', 'rich') for m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_table_is_data():
    files = sorted(Path(commands.__file__).parent.glob("*.py"))
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    imported = {str(n.module) for tree in trees for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert len(files) > 5
    data = {"dataclasses", "readroom.text.record"}
    assert all(name in data or name.startswith("readroom.tui.commands") for name in imported)


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("width", [1, 20, 40, 80, 200])
def test_the_footer_fits_and_ends_with_help(context, width):
    keymap, _ = build()
    text = "".join(s.text for s in footer_segments(keymap, context, width)).rstrip()
    items = footer_items(keymap, context)
    assert len(text) <= max(width, len("q Back  ? Help"))
    if context not in ("field", "note"):
        assert text.endswith("? Help")
    if width == 200:
        assert all(f"{key} {title}" in text for key, title in items)


def test_the_footer_of_a_line_shows_no_key_that_would_be_typed():
    keymap, _ = build()
    assert all(len(key) > 1 for key, _ in footer_items(keymap, "field"))
    assert ("Enter", "Accept") in footer_items(keymap, "field")
    assert ("Esc", "Back") in footer_items(keymap, "field")


def test_keys_are_shown_as_they_are_read():
    assert [show(k) for k in ("ctrl+d", "g g", ", =", "alt+1", "pagedown", "shift+tab", "?")] == [
        "^D",
        "gg",
        ",=",
        "Alt-1",
        "PgDn",
        "Shift-Tab",
        "?",
    ]
