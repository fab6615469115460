"""docs/recipes.md: how to write a recipe, with the table of keys out of the program."""

EXAMPLE_PAGE = """\
THE HARBOUR GAZETTE
Home | Archive | About us

The old pier opens again
What the winter took, the town has rebuilt.
After two years of work the pier is open. The mayor cut a ribbon, and the ferry blew its horn.
Ada Reed for The Evening Lamp
+++ 03/04/2021 +++ Harbour +++
[print] [mail]

A second bus for the island
The bus company has found a driver. From Monday on there will be two buses an hour.
Tom Baker
+++ 01/04/2021 +++ Island +++
[print] [mail]

Most read this week
Ten things to do in the rain
"""
"""A page that the general rules cannot cut well; the example recipe does."""

EXAMPLE = """\
[source]
name = "Harbour Gazette"
match_text = "THE HARBOUR GAZETTE"       # on which pages it is used

[split]
marker = '^\\+\\+\\+ (?P<date>\\S+) \\+\\+\\+ (?P<section>.+) \\+\\+\\+$'
marker_position = "after-article"
attach_after = '^\\[print\\]'

[drop]
until = '^Home \\| Archive'
from = '^Most read'

[article]
title = "first-line"
byline = '^(?P<author>[A-Z]\\w+ [A-Z]\\w+)(?: for (?P<outlet>.+))?$'
date_order = "dmy"

[outlets]
"The Evening Lamp" = "Evening Lamp"
"""

_TOP = """\
# Recipes

A recipe says how one source's pages are cut, where the general rules ([formats.md](formats.md)) are not enough. It is
a TOML file. What it does not say is done by the general rules, so most recipes are short. Text dumps and HTML are cut
by recipes; other formats say themselves where their articles are.

## Where recipes are found

* `--recipe FILE` of `import` and `explain`: that recipe, for every page of the run. A name is enough for a recipe that
  is shipped, or that is beside the library.
* Without it, every `recipes/*.toml` in the folder beside the library, in the order of their names. The first one whose
  `match_url`, `match_text` and `match_file` fit the page is used. All that are given must fit; a page without an
  address (a text dump) is judged by the others. A recipe without any of the three is only used when it is named.

`readroom recipe list` shows what is there. An article's page keeps the name of its recipe, and every line that a recipe
judged says so: `recipe harbour: drop lines`. When a recipe has changed, the next import of the same files reads them
again; articles keep their numbers and keys, and yours your highlights.

## How one is made

1. `readroom recipe learn PAGE… -o recipes/harbour.toml` proposes one from some pages of the source and tries it on
   them: it says how many articles each page has by the general rules, and by the recipe.
2. `readroom explain PAGE --recipe recipes/harbour.toml` shows what becomes of each line, and at the end on how many
   lines each rule was used, and which found nothing.
3. `readroom recipe check recipes/harbour.toml` says all that is wrong with it, a line each. A recipe with a fault is
   never used: the import stops and says why.

## An example

This page prints the date and the section below each article, and its titles look like any other line:

```
"""

_MIDDLE = """\
```

With this recipe it gives two articles with title, author, date and section, the first with its outlet:

```toml
"""

_KEYS = """\
```

## Every key

"""

_PATTERNS = """
## Patterns

Patterns are Python's regular expressions, looked for anywhere in a line: write `^` and `$` for its ends. Quote them
with `'`, so that a backslash stays one. A line is seen without the white space at its ends, every run of white space as
one space, and cut to 2,000 characters. Letter case counts, unless the pattern begins with `(?i)`. Values are taken out
by named groups: `(?P<date>...)`. A pattern has at most 500 characters; one that could keep a long line busy for ever
is refused, such as a repetition within a repetition, `([a-z]+ ?)+`.

A rule of `[article]` is one of its words, or a pattern (or several) with a group that holds the value. The pattern is
looked for in the article, then beside it, so that a line at the top of a page can date its one article. In HTML the
patterns and `none` count; where else a field stands there, say with selectors.

Selectors are a small part of CSS: `tag`, `*`, `.class`, `#id`, `[name]`, `[name=value]` (and `^=` `$=` `*=` `~=` `|=`),
a space for "anywhere inside", `>` for "directly inside", a comma for "or".

## In which order

`drop.until`, then `drop.from`, `drop.lines` and `drop.between` take lines away before anything else is looked at; for
HTML, `html.remove` too. Then the marker cuts the page, or `html.posts`; without them, the general rules. Of two that
give the same field, the later counts: the general rules, the marker or `[html]`, `[article]`. Nothing that is cut is
lost: the page keeps all of its lines, with the reason.

## Shipped recipes

They are only used by name, and are there to be copied: `readroom recipe list --json` says where their files are.

| name | for |
| --- | --- |
"""


def recipes_page() -> str:
    """Return docs/recipes.md."""
    from readroom.importer.recipe.files import shipped
    from readroom.importer.recipe.keys import key_table

    rows = "".join(f"| `{path.stem}` | {opening(path.read_text(encoding='utf-8'))}. |\n" for path in shipped())
    return _TOP + EXAMPLE_PAGE + _MIDDLE + EXAMPLE + _KEYS + key_table() + _PATTERNS + rows


def opening(text: str) -> str:
    """Return the first sentence of the comment that a recipe opens with."""
    lines = [line.removeprefix("#").strip() for line in text.split("\n\n")[0].split("\n") if line.startswith("#")]
    return " ".join(lines).split(". ", 1)[0].split(":  ", 1)[0].rstrip(":. ")
