"""HTML fragments: the body of a feed's entry, a chapter, a field of a record. All of it is text; nothing is cut."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from readroom.importer.formats import Unreadable
from readroom.text.body import BodyBuilder
from readroom.text.model import Body, Page

if TYPE_CHECKING:
    from readroom.importer.html.meta import Head
    from readroom.importer.html.recipe import HtmlPlan
    from readroom.importer.html.tree import Tree
    from readroom.importer.recipe.recipe import Chooser

_TAG = re.compile(
    r"</?(?:p|br|div|a|em|strong|i|b|ul|ol|li|blockquote|h[1-6]|span|img|table|figure|section|article)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def looks_like_html(text: str) -> bool:
    """Tell whether a text clearly holds HTML: a paragraph, a line break or the end of an element."""
    return (
        any(tag in text[:200_000] for tag in ("<p>", "<p ", "<br", "</", "<P>", "<BR", "<div"))
        and _TAG.search(text) is not None
    )


def fragment_body(fragment: str, base: str | None = None) -> Body:
    """Return the body that a fragment of HTML is; `base` is the URL that its links are relative to.

    What cannot be parsed becomes plain paragraphs: no letter is lost.
    """
    from readroom.importer.html.asides import without_repeats
    from readroom.importer.html.markdown import HtmlConverter
    from readroom.importer.html.tree import letters, loses, parse
    from readroom.text.markdown import from_markdown
    from readroom.text.tags import lines

    try:
        tree = parse(f"<html><body>{fragment}</body></html>")
    except Unreadable:
        return Body()
    printed = sum(len(line.text) for line in tree.lines)
    if not loses(fragment, tree) and tree.elements < _MOST_ELEMENTS:
        root = tree.root.find("body")
        body = from_markdown(HtmlConverter(base).markdown(root if root is not None else tree.root))
        kept = len(letters(body.text)) + sum(len(letters(a.text)) for a in body.asides)
        if kept >= 0.97 * sum(len(letters(line.text)) for line in tree.lines) or not printed:
            return replace(body, asides=without_repeats(body.asides))
    builder = BodyBuilder()
    for line in lines(fragment):
        builder.block(line)
    return builder.done()


def fragment_page(fragment: str, url: str | None, recipe: "Chooser") -> Page | None:
    """Return the page that a fragment of HTML is by its recipe; None when it has none, or is too odd to follow one.

    What the recipe removes goes, and the fields that it names are read; all the rest is text of one article.
    """
    from readroom.importer.html.meta import Head
    from readroom.importer.html.recipe import chosen, read_with
    from readroom.importer.html.tree import loses, parse

    try:
        tree = parse(f"<html><body>{fragment}</body></html>")
    except Unreadable:
        return None
    if loses(fragment, tree) or tree.elements >= _MOST_ELEMENTS:
        return None
    head = Head(url=url)
    found = chosen(recipe, tree, head)
    return read_with(tree, head, found, _whole) if found else None


def _whole(tree: "Tree", head: "Head", plan: "HtmlPlan | None") -> Page:
    """Return a page of one article that all the lines of a tree are, but for what a recipe says of them."""
    from readroom.importer.html.article import make_article, strip
    from readroom.importer.html.content import common_root
    from readroom.importer.html.draft import Draft
    from readroom.importer.html.page import line_verdicts

    told = plan.main() if plan else None
    titled = plan.title() if plan else None
    line = titled[1] if titled else None
    kept = [i for i in (told.lines if told else range(len(tree.lines))) if i != line]
    draft = Draft(kept, common_root(tree, kept), tree.root)
    if titled:
        draft.title, draft.title_line, draft.evidence["title"] = titled
    if plan:
        plan.finish([draft], single=True)
        draft.kept = [i for i in draft.kept if i not in draft.facts.lines]
    strip(tree, [draft])
    article = make_article(tree, draft, head, single=True)
    text = "\n".join(line.text for line in tree.lines)
    verdicts = line_verdicts(tree, [draft])
    return Page("html", text, (article,) if article.body.text else (), verdicts, url=head.url, extractor="fragment")


_MOST_ELEMENTS = 100_000
