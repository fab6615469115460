"""An HTML page to its articles: lines, main content, posts, facts, and the verdict on every line."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from readroom.importer.html.article import make_article, plain_body, strip
from readroom.importer.html.boxes import find_boxes
from readroom.importer.html.content import main_lines, words
from readroom.importer.html.draft import Draft
from readroom.importer.html.drafting import post_drafts, single_draft
from readroom.importer.html.issue import find_anchored, find_issue
from readroom.importer.html.marks import find_marked
from readroom.importer.html.meta import Head, read_head
from readroom.importer.html.posts import Post, announces_others, are_teasers, find_posts, find_sections, kept_lines
from readroom.importer.html.region import Measures, measure
from readroom.importer.html.repeats import without_repeats
from readroom.importer.html.signed_posts import find_signed
from readroom.importer.html.talk import own_lines
from readroom.importer.html.thread import first_of_thread
from readroom.importer.html.tree import Tree, letters, loses, parse
from readroom.importer.html.zones import REASONS, zones_of
from readroom.text.dates import Order, printed_order
from readroom.text.model import NO_ARTICLE, Article, Evidence, LineVerdict, Page, Verdict
from readroom.text.tags import lines as plain_lines

if TYPE_CHECKING:
    from readroom.importer.html.recipe import HtmlPlan
    from readroom.importer.recipe.recipe import Chooser, Recipe

_ASIDES = {"note": "note of first publication", "bio": "about the author", "pullquote": "repeats a passage of the text"}
_LEAST = 20  # words of an article; a page with less of them has none, unless it says that it is one
_NUMERIC = re.compile(r"\d[./-]\d")
# Languages that write numeric dates day first, for a page on which no date shows it.
_DAY_FIRST = frozenset(
    (
        "ar", "be", "bg", "bs", "ca", "cs", "cy", "da", "de", "el", "es", "et", "fi", "fo", "fr", "ga", "gl", "he",
        "hr", "hy", "id", "is", "it", "ka", "lb", "lv", "mk", "ms", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru",
        "sk", "sl", "sq", "sr", "tr", "uk", "vi",
    )
)  # fmt: skip


def read_page(source: str, recipe: "Recipe | Chooser | None" = None) -> Page:
    """Return the page that HTML source is; raise Unreadable when there is nothing to parse.

    A page whose structure cannot be trusted is read as plain lines, and says so in `problem`. What a `recipe` says, or
    the one that is chosen for the page, goes before the general rules.
    """
    try:
        tree = parse(source)
        head = read_head(tree.root, source)
        if loses(source, tree):
            return _linear(source, head, "the parser lost most of the page; its text was read without structure")
        if recipe is None:
            return _structured(tree, head)
        from readroom.importer.html.recipe import chosen, read_with

        found = chosen(recipe, tree, head)
        return read_with(tree, head, found, _structured) if found else _structured(tree, head)
    except (RecursionError, MemoryError):
        return _linear(source, Head(), "nested too deeply; its text was read without structure")


def _structured(tree: Tree, head: Head, plan: "HtmlPlan | None" = None) -> Page:
    """Return the page that a tree is, with its articles and the verdict on every line."""
    lines = tree.lines
    order: Order | None = plan.order if plan else None
    order = order or printed_order(line.text for line in lines if _NUMERIC.search(line.text))
    if order is None and head.language in _DAY_FIRST:
        order = "dmy"
    measures = measure(tree, zones_of(tree))
    posts = plan.posts() if plan else None
    if posts is None:
        posts = _posts(tree, head, measures)
    if posts:
        drafts = post_drafts(tree, posts, head.base or head.url, order, plan.kept_lines if plan else kept_lines, head)
        how = "teasers" if are_teasers(tree, posts) else "posts"
        sure = 0.3 if how == "teasers" else 0.85 if posts[0].kept is None else 0.7
        for draft in drafts:
            draft.evidence["cut"] = Evidence(None, sure - 0.1 * draft.plain, how)
    else:
        told = plan.main() if plan else None
        found = told or main_lines(tree, measures)
        how = found.how
        enough = told is not None or _enough(tree, found.lines, head)
        titled = plan.title() if plan else None
        text = found.lines if told else own_lines(lines, found.lines, order)
        drafts = [single_draft(tree, text, head, order, titled)] if enough else []
        for draft in drafts:
            draft.evidence["cut"] = Evidence(None, found.sure, how)
    if plan:
        plan.finish(drafts, single=not posts)
    strip(tree, drafts)
    made = [(draft, make_article(tree, draft, head, single=not posts)) for draft in drafts]
    made = [(draft, article) for draft, article in made if article.body.text]
    verdicts = line_verdicts(tree, [draft for draft, _ in made])
    articles = tuple(article for _, article in made)
    problem = None if articles else NO_ARTICLE
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


def _posts(tree: Tree, head: Head, measures: Measures) -> list[Post]:
    """Return the posts of a page by the general rules; none when it has one article."""
    posts = find_posts(tree, is_article=head.is_article) or find_sections(tree)
    if not posts and not head.is_article:
        posts = find_issue(tree, head.page_title) or find_boxes(tree) or find_signed(tree)
    if not posts and not head.is_article:
        posts = find_marked(tree, measures) or find_anchored(tree, head.page_title)
    if announces_others(tree, posts):
        return []
    opening = first_of_thread(tree.lines, posts)
    if opening is None:
        return posts
    parts = [kept_lines(tree, post)[1] for post in posts]
    opening.kept = without_repeats(tree.lines, parts, [(post.first, post.last) for post in posts])[0]
    return [opening]


def _enough(tree: Tree, kept: list[int], head: Head) -> bool:
    count = words(tree, kept)
    return count >= _LEAST or (count > 0 and head.is_article)


def line_verdicts(tree: Tree, drafts: Sequence[Draft]) -> tuple[LineVerdict, ...]:
    """Return the verdict on every line of a page."""
    said: dict[int, tuple[Verdict, str, int]] = {}
    for number, draft in enumerate(drafts, 1):
        said |= dict.fromkeys(draft.kept, ("kept", "text", number))
        said |= {i: ("metadata", "facts about the article", number) for i in draft.facts.lines if i not in said}
        said |= dict.fromkeys(draft.captions, ("aside", "caption", number))
        said |= {i: ("aside", _ASIDES.get(kind, kind), number) for i, kind in draft.asides.items()}
        if draft.title_line is not None:
            said[draft.title_line] = ("metadata", "title", number)
    zones = zones_of(tree)
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
