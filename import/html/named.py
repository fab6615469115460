"""The one author that a page names away from its articles: in its title element, above a column, in a box about her."""

import re

from readroom.importer.html.authors import author_names, is_body, name_among
from readroom.importer.html.byline import names_author
from readroom.importer.html.dates import leads_home
from readroom.importer.html.elements import BY_WORDS
from readroom.importer.html.meta import Head
from readroom.importer.html.tree import Tree, letters
from readroom.importer.html.zones import zones_of
from readroom.text.gate import clean_line
from readroom.text.model import Evidence

_PARTS = re.compile(r"\s+(?:[|–—·•»]|-{1,2}|::)\s+")
_NEAR = 15  # lines above the text, and half of them below it, that may print the name again
_FURNITURE = frozenset(("navigation", "sidebar", "footer", "comments", "related", "advert", "form", "notice"))
_MENU = 3  # lines that stand above the heading of a section of a site; the site's own name is among the first
_INTRODUCTION = 20  # words of a line above the posts
_BOXES = frozenset(("sidebar", "bio"))


def name_of_page(tree: Tree, head: Head, first: int, last: int) -> tuple[tuple[str, ...], Evidence] | None:
    """Return the author of a page that names nobody beside its text, the lines `first` to `last`, and why it is that.

    A name between the title and the site in the title element counts when a line near the text is that name; the name
    in a box in the margin when it is the only one that an element there calls an author's.
    """
    near = {letters(line.text): i for i, line in enumerate(tree.lines[: last + _NEAR // 2]) if i >= first - _NEAR}
    for part in _PARTS.split(head.page_title or "")[1:-1]:
        line = near.get(letters(part))
        if line is not None and leads_home(tree.lines[line]):
            continue  # the site, with a part of it behind its name
        if line is not None and part != head.site and not first <= line <= last and name_among([part]):
            return author_names([part], None), Evidence(line + 1, 0.6, "name in the title element")
    zones = zones_of(tree)
    boxed = {
        line.text: i
        for i, line in enumerate(tree.lines)
        if line.words <= 5 and zones(line.block) in _BOXES and names_author(line) and name_among([line.text])
    }
    if len(boxed) == 1 and not is_body(next(iter(boxed))):
        ((name, line),) = boxed.items()
        return author_names([name], None), Evidence(line + 1, 0.5, "box about the page's author")
    return None


def name_above(tree: Tree, head: Head, first: int) -> tuple[tuple[str, ...], Evidence] | None:
    """Return the author of all posts of a page, whose name stands above the first of them, the line `first`.

    It is the heading of the page, and no link to the home page as a site's name is; or what an element of its own
    prints behind a "by" in an introduction.
    """
    zones = zones_of(tree)
    page = letters(head.page_title or "").casefold()
    for index in range(first - 1, max(first - _NEAR, 0) - 1, -1):
        line = tree.lines[index]
        if zones(line.block) in _FURNITURE or line.words > _INTRODUCTION:
            continue
        if (
            index >= _MENU
            and line.block.tag in ("h1", "h2")
            and not line.linked
            and name_among([line.text])
            and line.text != head.site
        ):
            key = letters(line.text).casefold()
            if page.startswith(key) and page != key:
                return author_names([line.text], None), Evidence(index + 1, 0.6, "name at the head of the page")
        for (element, tail), (before, before_tail) in zip(line.slots[1:], line.slots, strict=False):
            text = clean_line(element.text or "") if not tail else ""
            label = ((before.tail if before_tail else before.text) or "").split()
            if text and label and label[-1].casefold().strip(":") in BY_WORDS and name_among([text]):
                return author_names([text], None), Evidence(index + 1, 0.6, "name in the introduction of the page")
    return None
