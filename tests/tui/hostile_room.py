"""A library and a notebook whose every field is hostile, with all that is derived: what each new screen has to show."""

from readroom.__main__ import main
from readroom.db.articles import get_article, list_articles
from readroom.db.library import Library
from readroom.db.notebook import Notebook
from readroom.db.write import Writer
from readroom.importer.deriving import derive
from readroom.text.body import BodyBuilder
from readroom.text.model import Article, PrintedDate

MARK = "Qx7"
"""Begins every hostile string, so that it is known where one was shown."""
BAD = f"{MARK} \x1b]52;c;eA==\x07\u202e[/b][@click=app.quit]x\x9b31m"
SAID = f"\u201cWe pulled the rope {MARK} until it burned our hands and then it was gone for good\u201d"
TOLD = (
    f"The barge Orla sank at the weir of Tamberg on Sunday with eleven sacks of barley and two goats on board. {BAD} "
    "Its owner Bashir Qx7adrani swam ashore and walked to the toll house in his wet boots to ring the bell.\n\n"
    f"{SAID}, said the keeper Ewa Lindqvist at Tamberg.",
    f"The barge Orla sank at the weir of Tamberg on Sunday with eleven sacks of barley and two goats on board. {BAD} "
    "Its owner Bashir Qx7adrani swam ashore and limped to the toll house in his wet boots to ring the bell.\n\n"
    f"{SAID}, said the keeper Ewa Lindqvist at Tamberg.",
    f"At the weir of Tamberg a barge called Orla went down with its goats. {SAID}, said Ewa Lindqvist. "
    f"Bashir Qx7adrany, who owned the Orla and its barley, has asked the toll house at the weir for a new bell. {BAD}",
)
"""An event in two versions and another account of it: near-duplicates, a story, a quotation, two spellings."""


def told() -> list[Article]:
    """The three articles of one event, the newest of the library."""
    found = []
    for number, text in enumerate(TOLD):
        builder = BodyBuilder()
        for block in text.split("\n\n"):
            builder.block(block, [])
        date = PrintedDate(f"2199-05-0{number + 5}", "day", BAD)
        found.append(Article(builder.done(), f"{BAD} {number}", (BAD,), date, source=f"{BAD} {number}"))
    return found


def furnish(room, articles: list[Article]) -> None:
    """Fill the library with `articles` and those of the event, derive everything, and begin a notebook and a layer."""
    room.fill(more=[*articles, *told()])
    with Library.open_writable(room.library) as library:
        derive(Writer(library))
        rows = list_articles(library, limit=3)
        full = [get_article(library, row.id) for row in rows]
    both = ["--library", str(room.library), "--notes"]
    layer = room.folder / f"{MARK}\x1b]0;x\x07[b]\u202e.jsonl"
    theirs = room.folder / "theirs" / "notes.db"
    for path, tag in ((theirs, f"{MARK}theirs\u202e[red]x"), (room.notes, f"{MARK}mine")):
        with Notebook.open(path) as notebook:
            for each in full:
                text = each.body.text
                notebook.add(each.row.key, each.digest, text, 0, 40, tags=[tag, f"{tag}/sub"], note=f"{BAD} [[{MARK}]]")
    assert main([*both, str(theirs), "notes", "export", "--as", f"{MARK} [/b]", "-o", str(layer)]) == 0
    with Notebook.open(room.notes) as notebook:
        # Words that were marked in a text that is no more.
        old = f"{full[0].body.text[:60]} {MARK} words that nobody has printed since then, as far as anybody knows."
        start = old.index(MARK, 60)
        notebook.add(full[0].row.key, "a digest of old", old, start, len(old), note=BAD)
        notebook.keep_layer(layer)


WALK = (
    "alt+2|g g|enter|alt+4|B|g g|, a|l|j|, r|, s|l|j|, x|j|l|q|q|; n", f" {MARK} free [b]", "enter|escape|q",
    "; t|j|a", f" {MARK} meaning [red]", "enter|q|; h|g g|enter|escape|q|; w|j|q",
    "; c|+", f" {MARK} collection [/b]", "enter|q|alt+3|; k", f" {MARK} collection [/b]", "enter", f" {MARK} reason",
    "enter|; c|j|q|; =", f" {MARK}stance={MARK} yes[/]", "enter|; l|j|; m|down|tab|escape|q|; d|j|enter|q|q",
    "# g|j|l|, s", f" {MARK} table [/b]", "enter|q|# s|j|q|# w|ctrl+u", f" {MARK}", "enter|j|q|# t|ctrl+u",
    f" {MARK}", "enter|j|q|# c|ctrl+u", f" {MARK}", "enter|j|q|# d|ctrl+u", f" {MARK}", "enter|j|q",
    "# k", " ferry", "enter", " barge", "enter|j|q|q",
    "# a|enter|j|enter|q|q|T|j|enter|j|q|q|Q|j|enter|j|q|q|V|j|q|alt+2|g g|r|j|enter|q|q|alt+2|g g",
    "c|j|c|, u|j|c|j|c|, u|tab|j|, k|q|q",
)  # fmt: skip
"""Keys to press from the main screen, as in the first walk."""
