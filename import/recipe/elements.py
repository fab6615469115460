"""What all HTML pages of a source mark in the same way: the elements of posts, text, title, author and date."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from readroom.importer.formats import Unreadable
from readroom.importer.html.own_host import linked_address
from readroom.importer.html.selectors import Selector, SelectorError, parse_selector
from readroom.importer.html.tree import Tree, parse
from readroom.importer.recipe.pattern import tidy
from readroom.importer.recipe.trial import Proposal, Sample
from readroom.text.dates import find_dates
from readroom.text.model import Article

LARGEST = 3_000_000
"""Code points of a page whose elements are looked at."""
_MOST = 200  # selectors that are tried
_SHARE = 0.8  # of an article's text that stands in its element
_SHORT = 200  # code points of an element that holds a date or a name
_TAGS = ("time", "h1", "article")


class _Seen(NamedTuple):
    """A page that was parsed, and its articles."""

    tree: Tree
    articles: Sequence[Article]


def give_elements(found: Proposal, samples: Sequence[Sample]) -> bool:
    """Propose selectors that hold on every HTML page, in the order of its articles.

    Tell whether posts or their text are among them.
    """
    pages = list(_parsed(samples))
    if not pages or len(pages) < len(samples) or not all(page.articles for page in pages):
        return False
    selectors = list(_shared(pages))
    posts = _tightest(selectors, pages, _holds_article)
    content = _tightest(selectors, pages, _holds_text)
    given = {
        "posts": posts,
        "content": content if content != posts else None,
        "title": _tightest(selectors, pages, _is_title),
        "byline": _tightest(selectors, pages, _is_byline),
        "date": _tightest(selectors, pages, _is_date),
    }
    for key, value in given.items():
        if value:
            found.give("html", key, value, "On all of the pages, once for each article." if key == "posts" else "")
    return bool(posts or content)


def address_of(sample: Sample) -> str | None:
    """Return the address of a page: its own, else that of the host that most of its links lead to."""
    if sample.page.url or not sample.source:
        return sample.page.url
    tree = _tree(sample)
    return linked_address(tree.root) if tree else None


def host_of(sample: Sample) -> str:
    """Return the host of a page's address; empty without one."""
    try:
        return urlsplit(address_of(sample) or "").hostname or ""
    except ValueError:
        return ""


def _parsed(samples: Sequence[Sample]) -> Iterator[_Seen]:
    for sample in samples:
        if (tree := _tree(sample)) is not None:
            yield _Seen(tree, sample.page.articles)


def _tree(sample: Sample) -> Tree | None:
    if not sample.source or len(sample.source) > LARGEST:
        return None
    try:
        return parse(sample.source)
    except (Unreadable, RecursionError, MemoryError):
        return None


def _shared(pages: Sequence[_Seen]) -> Iterator[Selector]:
    """Yield the selectors of one class or tag that every page has as often as articles."""
    counts = [Counter(_names(page.tree.root)) for page in pages]
    shared = [
        name for name in counts[0] if all(c[name] == len(page.articles) for c, page in zip(counts, pages, strict=True))
    ]
    for name in shared[:_MOST]:
        try:
            yield parse_selector(name)
        except SelectorError:
            continue


def _names(root: Any) -> Iterator[str]:
    for element in root.iter():
        if isinstance(element.tag, str):
            yield from (f".{name}" for name in set((element.get("class") or "").split()))
            if element.tag in _TAGS:
                yield element.tag


def _tightest(
    selectors: Sequence[Selector], pages: Sequence[_Seen], holds: Callable[[Any, Article], bool]
) -> str | None:
    """Return the selector of the smallest elements that hold something of each article of each page."""
    best: tuple[int, str] | None = None
    for selector in selectors:
        size = 0
        for page in pages:
            elements = selector.find(page.tree.root)
            pairs = list(zip(elements, page.articles, strict=False))
            if len(pairs) < len(page.articles) or not all(holds(element, article) for element, article in pairs):
                break
            size += sum(len(_text(element)) for element, _ in pairs)
        else:
            # Of two that hold the same, the one that says more by its name: a class before a tag, the longer one.
            if best is None or size < best[0]:
                best = size, selector.text
    return best[1] if best else None


def _text(element: Any) -> str:
    return tidy(" ".join(element.itertext()))


def _is_title(element: Any, article: Article) -> bool:
    return article.title is not None and _bare(_text(element)) == _bare(article.title)


def _holds_text(element: Any, article: Article) -> bool:
    words = article.body.text.split()
    there = set(_text(element).split())
    return bool(words) and sum(word in there for word in words) >= _SHARE * len(words)


def _holds_article(element: Any, article: Article) -> bool:
    return (
        _holds_text(element, article)
        and article.title is not None
        and _bare(article.title) in _bare(_text(element))
        and element.tag not in ("html", "body")
    )


def _is_byline(element: Any, article: Article) -> bool:
    text = _text(element)
    return bool(article.authors) and len(text) <= _SHORT and all(name in text for name in article.authors)


def _is_date(element: Any, article: Article) -> bool:
    said = element.get("datetime") or element.get("content") or _text(element)
    if article.date is None:
        return False
    day = article.date.value[:10]
    return len(said) <= _SHORT and any(date.value[:10] == day for _, _, date in find_dates(tidy(said)))


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
