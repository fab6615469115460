"""Every key that a recipe may have, in one table: the checks, the program's help and docs/recipes.md come from it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "texts", "globs", "patterns", "pairs", "switch", "word", "rule", "selectors", "language"]


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its table and name, what its value is, and what it says.

    `words` are the words that a `word` or a `rule` may be. `groups` are named groups: a `rule` that is a pattern needs
    the first of them, the patterns of the marker may have any.
    """

    table: str
    name: str
    kind: Kind
    help: str
    words: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """What the value is, in a few words, with code in backquotes."""
        words = " ".join(f"`{word}`" for word in self.words)
        said = {
            "text": "text", "texts": "text, or a list", "globs": "file pattern, or a list",
            "patterns": "pattern, or a list", "pairs": "list of `[start, end]` patterns",
            "switch": "`true` or `false`", "word": words,
            "rule": f"{words}, or a pattern with a group `{self.groups[0] if self.groups else ''}`",
            "selectors": "selector, or a list", "language": "ISO 639-1 code",
        }[self.kind]  # fmt: skip
        return said.removeprefix(", or ").replace("a pattern", "pattern") if self.kind == "rule" and not words else said


POSITIONS = ("above-title", "below-title", "after-article")
"""Where a marker stands."""

FIELDS = ("date", "title", "author", "section", "outlet", "url")
"""Named groups that a marker may have."""

KEYS: tuple[Key, ...] = (
    Key("source", "name", "text", "The name of the source; `--source` goes before it."),
    Key("source", "match_url", "texts", "The page's address holds this text. Letter case does not count."),
    Key("source", "match_text", "texts", "This text stands on one line of the page, as it is printed."),
    Key("source", "match_file", "globs", "The file's name or its path is like this: `harbour-*.txt`, `coast/*`."),
    Key("split", "marker", "patterns", "A line that stands once at each article. Its named groups give fields: "
        "`date` `title` `author` `section` `outlet` `url`.", groups=FIELDS),
    Key("split", "marker_position", "word", "Where the marker stands: above its article's title, below it, or at the "
        "article's end. A marker that holds the title itself needs none.", words=POSITIONS),
    Key("split", "attach_after", "patterns", "Lines right below a marker that go with it, such as share bars: they are "
        "neither title nor text."),
    Key("split", "single", "switch", "Each page holds one article, however many dates stand on it. Needs no marker."),
    Key("drop", "until", "patterns", "The page's head: all lines down to the first one that matches, it too."),
    Key("drop", "from", "patterns", "The page's foot: the first line below the head that matches, and all below it."),
    Key("drop", "between", "pairs", "Boxes: from each line that matches the first pattern to the next one that matches "
        "the second, both too. A box that does not end is left alone."),
    Key("drop", "lines", "patterns", "Lines that are cut wherever they stand."),
    Key("keep", "lines", "patterns", "Lines that are text of the article, whatever the general rules, `drop.lines` and "
        "`drop.between` say."),
    Key("article", "title", "rule", "`first-line`: the first line of the article; `first-isolated`: the first with "
        "blank lines around it; `none`: there are no titles.", ("first-isolated", "first-line", "none"), ("title",)),
    Key("article", "byline", "rule", "Where the author stands: `head`, above the text; `tail`, in its last lines; "
        "`none`: nowhere. A second group `outlet` gives the outlet.", ("head", "tail", "none"), ("author", "outlet")),
    Key("article", "date", "rule", "Where the date stands: `head`, above the text; `tail`, in or below its last lines; "
        "`none`: nowhere.", ("head", "tail", "none"), ("date",)),
    Key("article", "section", "rule", "`label-above-title`: the short line right above the title; `none`: nowhere.",
        ("label-above-title", "none"), ("section",)),
    Key("article", "outlet", "rule", "Who published it first; `none`: nobody did before this source.", ("none",),
        ("outlet",)),
    Key("article", "source", "rule", "Who published it, where each text says so above itself; in text only. It goes "
        "before the recipe's own `source.name`.", groups=("source",)),
    Key("article", "url", "rule", "The article's own address.", groups=("url",)),
    Key("article", "keywords", "rule", "Keywords, with commas or semicolons between them.", groups=("keywords",)),
    Key("article", "labelled", "switch", "The lines above the text say what they are, as in `Title: …`, `Autor: …`, "
        "`Дата: …`: each gives its field. In text only; it goes before what else finds the fields."),
    Key("article", "date_order", "word", "How numeric dates are written: with `dmy`, `03/04/2021` is in April.",
        words=("dmy", "mdy", "ymd")),
    Key("article", "language", "language", "The language of the articles, as `en`."),
    Key("html", "posts", "selectors", "Elements of HTML that are one article each."),
    Key("html", "content", "selectors", "The elements that hold the text: of the page, or of each post."),
    Key("html", "remove", "selectors", "Elements that are cut with all that they hold."),
    Key("html", "title", "selectors", "The element with the title."),
    Key("html", "byline", "selectors", "The elements with the author."),
    Key("html", "date", "selectors", "The element with the date: its `datetime` or `content`, else its text."),
    Key("html", "section", "selectors", "The element with the section."),
)  # fmt: skip

OUTLETS = "outlets"
"""The table whose keys are names as printed."""

_OUTLET_HELP = (
    "The usual form of the outlet's name. The printed form is kept beside it, and the name is known as an outlet's "
    "where it stands alone or beside the author."
)

TABLES: tuple[str, ...] = tuple(dict.fromkeys((*(key.table for key in KEYS if key.table != "html"), OUTLETS, "html")))


def keys_of(table: str) -> dict[str, Key]:
    """Return the keys of a table by their names."""
    return {key.name: key for key in KEYS if key.table == table}


def key_table() -> str:
    """Return the table of all keys as Markdown."""
    rows = ["| key | value | what it says |", "| --- | --- | --- |"]
    for table in TABLES:
        rows += [f"| `{table}.{key.name}` | {key.value} | {key.help} |" for key in KEYS if key.table == table]
        if table == OUTLETS:
            rows.append(f'| `outlets."NAME AS PRINTED"` | text | {_OUTLET_HELP} |')
    return "\n".join(rows) + "\n"
