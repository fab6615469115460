"""HTML fragments: the body of a feed's entry, a chapter, a field of a record. All of it is text; nothing is cut."""

import re
from dataclasses import replace

from readroom.importer.formats import Unreadable
from readroom.text.body import BodyBuilder
from readroom.text.model import Body

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


_MOST_ELEMENTS = 100_000
