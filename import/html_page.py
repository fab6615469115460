"""An HTML page to its articles: lines, main content, posts, facts, and the verdict on every line."""

import re
from collections.abc import Sequence

from readroom.importer.html_article import make_article, plain_body, strip
from readroom.importer.html_content import main_lines, words
from readroom.importer.html_draft import Draft
from readroom.importer.html_drafting import post_drafts, single_draft
from readroom.importer.html_meta import Head, read_head
from readroom.importer.html_posts import find_posts, find_sections
from readroom.importer.html_tree import Tree, letters, loses, parse
from readroom.importer.html_zones import REASONS, Zones
from readroom.text.dates import Order, printed_order
from readroom.text.model import Article, LineVerdict, Page, Verdict
from readroom.text.tags import lines as plain_lines

_ASIDES = {"note": "note of first publication", "bio": "about the author", "pullquote": "repeats a passage of the text"}
_LEAST = 20  # words of an article; a page with less of them has none, unless it says that it is one
_NUMERIC = re.compile(r"\d[./-]\d")
# Languages that write numeric dates day first, for a page on which no date shows it.
_DAY_FIRST = frozenset(
    ("bg", "ca", "cs", "da", "de", "el", "es", "fi", "fr", "it", "nb", "nl", "no", "pl", "pt", "ro", "ru", "sk", "tr")
)


def read_page(source: str) -> Page:
    """Return the page that HTML source is; raise Unreadable when there is nothing to parse.

    A page whose structure cannot be trusted is read as plain lines, and says so in `problem`.
    """
    try:
        tree = parse(source)
        head = read_head(tree.root, source)
        if loses(source, tree):
            return _linear(source, head, "the parser lost most of the page; its text was read without structure")
        return _structured(tree, head)
    except (RecursionError, MemoryError):
        return _linear(source, Head(), "nested too deeply; its text was read without structure")


def _structured(tree: Tree, head: Head) -> Page:
    """Return the page that a tree is, with its articles and the verdict on every line."""
    lines = tree.lines
    order: Order | None = printed_order(line.text for line in lines if _NUMERIC.search(line.text))
    if order is None and head.language in _DAY_FIRST:
        order = "dmy"
    posts = find_posts(tree, is_article=head.is_article) or find_sections(tree)
    if posts:
        drafts, how = post_drafts(tree, posts, head.base or head.url, order), "posts"
    else:
        kept, how = main_lines(tree)
        drafts = [single_draft(tree, kept, head, order)] if _enough(tree, kept, head) else []
    verdicts = _verdicts(tree, drafts)
    strip(tree, drafts)
    articles = tuple(a for d in drafts if (a := make_article(tree, d, head, single=not posts)).body.text)
    problem = None if articles else "no article was found on this page"
    return Page(
        "html",
        "\n".join(line.text for line in lines),
        articles,
        verdicts,
        source=head.site,
        url=head.url,
        language=head.language,
        crawl_date=head.crawl_date,
        extractor=how,
        problem=problem,
    )


def _enough(tree: Tree, kept: list[int], head: Head) -> bool:
    count = words(tree, kept)
    return count >= _LEAST or (count > 0 and head.is_article)


def _verdicts(tree: Tree, drafts: Sequence[Draft]) -> tuple[LineVerdict, ...]:
    """Return the verdict on every line of a page."""
    said: dict[int, tuple[Verdict, str, int]] = {}
    for number, draft in enumerate(drafts, 1):
        said |= dict.fromkeys(draft.kept, ("kept", "text", number))
        said |= {i: ("metadata", "facts about the article", number) for i in draft.facts.lines if i not in said}
        said |= dict.fromkeys(draft.captions, ("aside", "caption", number))
        said |= {i: ("aside", _ASIDES.get(kind, kind), number) for i, kind in draft.asides.items()}
        if draft.title_line is not None:
            said[draft.title_line] = ("metadata", "title", number)
    zones = Zones(tree.frames)
    found = []
    for index, line in enumerate(tree.lines):
        if index in said:
            verdict, reason, article = said[index]
            found.append(LineVerdict(index + 1, verdict, reason, article))
        else:
            reason = REASONS.get(zones(line.block) or "", "not in the main content")
            found.append(LineVerdict(index + 1, "cut", reason))
    return tuple(found)


def _linear(source: str, head: Head, problem: str) -> Page:
    """Return a page whose tree cannot be trusted: its text in the order of the source, all of it kept."""
    texts = plain_lines(source)
    if texts and head.page_title and letters(texts[0]) == letters(head.page_title):
        texts = texts[1:]
    body = plain_body(texts)
    article = Article(
        body,
        title=head.title or head.page_title,
        authors=head.authors,
        date=head.date,
        section=head.section,
        language=head.language,
        url=head.url,
        source=head.site,
        keywords=head.keywords,
        lines=(1, max(len(texts), 1)),
        evidence=head.evidence,
    )
    verdicts = tuple(LineVerdict(i, "kept", "whole page", 1) for i in range(1, len(texts) + 1))
    return Page(
        "html",
        "\n".join(texts),
        (article,) if body.text else (),
        verdicts,
        source=head.site,
        url=head.url,
        language=head.language,
        crawl_date=head.crawl_date,
        extractor="linear text",
        problem=problem,
    )
