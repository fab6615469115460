"""A recipe at work on an HTML page: elements that are removed, posts, text and fields that are named by selectors.

What is removed leaves the tree before the general rules see it; afterwards every line is told of the whole page.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from readroom.importer.cut.recipe_fields import SURE
from readroom.importer.cut.words import UI as BUTTONS
from readroom.importer.html.content import Found, common_root
from readroom.importer.html.draft import Draft
from readroom.importer.html.drafting import Titled
from readroom.importer.html.meta import Head
from readroom.importer.html.own_host import linked_address
from readroom.importer.html.posts import Post, kept_lines
from readroom.importer.html.recipe_fields import Fields, owners
from readroom.importer.html.tree import Tree, read_lines
from readroom.importer.html.zones import Zones
from readroom.importer.recipe.lines import Sifted
from readroom.importer.recipe.pattern import tidy
from readroom.importer.recipe.recipe import Chooser, Recipe
from readroom.text.dates import Order
from readroom.text.model import Article, Evidence, LineVerdict, Page


def chosen(recipe: Recipe | Chooser, tree: Tree, head: Head) -> Recipe | None:
    """Return the recipe of a page: the one that is given, or the one that is chosen by its text and its address."""
    if isinstance(recipe, Recipe):
        return recipe
    return recipe("\n".join(line.text for line in tree.lines), head.url or head.base or linked_address(tree.root))


def read_with(tree: Tree, head: Head, recipe: Recipe, read: "Callable[[Tree, Head, HtmlPlan], Page]") -> Page:
    """Return the page that a tree is, read by a recipe; `read` is the general way, which asks the plan."""
    text = "\n".join(line.text for line in tree.lines)
    left, sifted = reduce(tree, recipe)
    plan = HtmlPlan(recipe, left)
    page = read(left, _without_denied(head, recipe), plan)
    verdicts = tuple(map(plan.reasoned, page.verdicts))
    return sifted.whole(replace(page, articles=tuple(map(plan.complete, page.articles)), verdicts=verdicts), text)


def reduce(tree: Tree, recipe: Recipe) -> tuple[Tree, Sifted]:
    """Take out of a tree what a recipe removes and drops; return what is left, and which of its lines those are."""
    removed: set[Any] = set()
    for selector in recipe.html.get("remove", ()):
        for element in selector.find(tree.root):
            removed.update(element.iter())
    under = [i for i, line in enumerate(tree.lines) if removed and all(owner in removed for owner in owners(line))]
    reasons = dict.fromkeys(under, recipe.reason("html remove"))
    sifted = Sifted([tidy(line.text) for line in tree.lines], recipe, reasons)
    if not sifted.gone and not removed:
        return tree, sifted
    places = {slot: i for i, line in enumerate(tree.lines) for slot in line.slots}
    for index in sifted.gone:
        for element, tail in tree.lines[index].slots:
            if tail:
                element.tail = None
            else:
                element.text = None
    _empty(removed)
    left = read_lines(tree.root)
    left.suspect = tree.suspect
    sifted.left = [next(places[slot] for slot in line.slots if slot in places) for line in left.lines]
    return left, sifted


def _empty(removed: set[Any]) -> None:
    """Leave the outermost of the elements where they are, with nothing in them: what stands beside them stays apart."""
    for element in [e for e in removed if e.getparent() not in removed]:
        for child in list(element):
            element.remove(child)
        element.text = None
        for name in list(element.attrib):
            del element.attrib[name]


def _without_denied(head: Head, recipe: Recipe) -> Head:
    """Return the head without the fields that the recipe says there are none of."""
    words = {name for name, rule in recipe.rules.items() if rule.word == "none"}
    return replace(
        head,
        title=None if "title" in words else head.title,
        authors=() if "byline" in words else head.authors,
        date=None if "date" in words else head.date,
        section=None if "section" in words else head.section,
    )


class HtmlPlan:
    """What a recipe says of one HTML page; indices are those of the lines that are left."""

    def __init__(self, recipe: Recipe, tree: Tree) -> None:
        self.recipe = recipe
        self._tree = tree
        self._fields = Fields(recipe, tree)
        self._kept: dict[int, str] = {}
        self._posted = False

    @property
    def order(self) -> Order | None:
        """The order of numeric dates, if the recipe says it."""
        return self.recipe.order

    def posts(self) -> list[Post] | None:
        """Return the posts of the page, [] when it has one article; None when the recipe leaves it to the rules."""
        if self.recipe.single:
            return []
        named = {e for selector in self.recipe.html.get("posts", ()) for e in selector.find(self._tree.root)}
        outer = {element for element in named if not any(above in named for above in element.iterancestors())}
        ranges: dict[Any, tuple[int, int]] = {}
        for index, line in enumerate(self._tree.lines):
            for element in _upward(line.block):
                if element in outer:
                    first, _ = ranges.get(element, (index, index))
                    ranges[element] = first, index + 1
                    break
        found = [Post(element, first, last) for element, (first, last) in ranges.items()]
        self._posted = bool(found)
        return sorted(found, key=lambda post: post.first) or None

    def main(self) -> Found | None:
        """Return the lines of the page's one text, when the recipe names its elements; else None."""
        kept = self._content(self._tree.root)
        return Found(kept, "content of the recipe", SURE) if kept else None

    def title(self) -> Titled | None:
        """Return the title of the page's one article, when the recipe names its element; else None."""
        return self._fields.title(self._tree.root)

    def kept_lines(self, tree: Tree, post: Post) -> tuple[int | None, list[int]]:
        """Return a post's title line, and the lines that are its text."""
        title, kept = kept_lines(tree, post)
        titled = self._fields.title(post.element)
        if titled:
            title = titled[1]
        if own := self._content(post.element):
            kept = own
        return title, [i for i in kept if i != title]

    def finish(self, drafts: Sequence[Draft], *, single: bool) -> None:
        """Keep the lines that the recipe keeps, and set the fields that it gives."""
        self._keep(drafts, single=single)
        for draft in drafts:
            scope = self._tree.root if single else draft.frame
            lines = list(range(len(self._tree.lines))) if single else self._fields.lines_in(scope)
            if not single and (titled := self._fields.title(scope)):
                draft.title, draft.title_line, draft.evidence["title"] = titled
            if self._posted and lines:
                draft.evidence["boundaries"] = Evidence(lines[0] + 1, SURE, self.recipe.reason("html posts"))
            self._fields.read(draft, scope, lines)

    def complete(self, article: Article) -> Article:
        """Return an article with what the recipe says of all of them, and with what its own lines gave."""
        title = self.recipe.rules.get("title")
        first, last = article.lines or (0, 0)
        keywords = next((found for line, found in self._fields.keywords.items() if first <= line <= last), ())
        at = next((line for line in self._fields.urls if first <= line <= last), None)
        found = {"url": Evidence(at, SURE, self.recipe.reason("article url"))} if at else {}
        return replace(
            article,
            title=None if title and title.word == "none" else article.title,
            outlet_name=(article.outlet and self.recipe.usual(article.outlet)) or article.outlet_name,
            language=self.recipe.language or article.language,
            url=self._fields.urls[at] if at else article.url,
            keywords=keywords or article.keywords,
            evidence={**article.evidence, **found},
        )

    def reasoned(self, verdict: LineVerdict) -> LineVerdict:
        """Return a verdict with the recipe's reason, where it is the recipe's."""
        reasons = {"kept": self._kept, "metadata": self._fields.about}.get(verdict.verdict, {})
        return replace(verdict, reason=reasons.get(verdict.line - 1, verdict.reason))

    def _content(self, scope: Any) -> list[int]:
        """Return the lines in the elements that the recipe says are text; furniture by its place is left out."""
        found: set[int] = set()
        for selector in self.recipe.html.get("content", ()):
            for element in selector.find(scope):
                zones = Zones(until=element)
                for index in self._fields.lines_in(element):
                    line = self._tree.lines[index]
                    if zones(line.block) is None and line.text.casefold() not in BUTTONS:
                        found.add(index)
        self._kept |= dict.fromkeys(found, self.recipe.reason("html content"))
        return sorted(found)

    def _keep(self, drafts: Sequence[Draft], *, single: bool) -> None:
        """Add the lines that the recipe keeps to the text of the article, or to that of the post that holds them."""
        for index, line in enumerate(self._tree.lines):
            if not self.recipe.keep_lines.find(tidy(line.text)):
                continue
            around = set(_upward(line.block))
            draft = next((draft for draft in drafts if single or draft.frame in around), None)
            if draft is None or index == draft.title_line:
                continue
            draft.kept = sorted({*draft.kept, index})
            draft.root = common_root(self._tree, sorted({*draft.kept, *draft.captions}))
            draft.asides.pop(index, None)
            draft.captions.discard(index)
            draft.facts.lines.discard(index)
            self._kept[index] = self.recipe.reason("keep lines")


def _upward(block: Any) -> Iterable[Any]:
    while block is not None:
        yield block
        block = block.getparent()
