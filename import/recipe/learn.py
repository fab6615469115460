"""A recipe proposed from pages of one source: what repeats at each article, on all pages, above and below them.

Every proposal is tried: candidates cut the pages, and the one whose articles look best is kept. It is a beginning for
a person to go on with, not an authority.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from readroom.importer.cut.facts import Facts
from readroom.importer.cut.kinds import settle
from readroom.importer.cut.labelled_head import find_heads
from readroom.importer.cut.lines import read_units
from readroom.importer.cut.running_heads import find_running
from readroom.importer.recipe.edges import bylines, edges, furniture
from readroom.importer.recipe.elements import give_elements, host_of
from readroom.importer.recipe.keys import POSITIONS
from readroom.importer.recipe.shapes import Shape, find_shapes
from readroom.importer.recipe.trial import Proposal, Sample, agreement, cut_all, quality
from readroom.text.dates import Order, printed_order
from readroom.text.model import Page

__all__ = ["NO_MATCH", "Proposal", "Sample", "learn", "name_source"]

_TRIED = 3  # pages on which candidates are tried: the longest
_LONG = 300  # code points of a line whose numeric dates are looked at
_MOSTLY = 0.6
_SLACK = 0.05  # by which a cut that a recipe says plainly may look worse than that of the general rules
NO_MATCH = (
    'match_text = "a line that stands on every page of this source, and on no other"\n'
    "Without one of match_url, match_text and match_file the recipe is only used with --recipe."
)
_HTML = (
    "HTML: name the elements that hold the posts, the text and the fields, where the general rules miss them:\n"
    'posts = "article.post"\ncontent = ".entry-content"\nremove = ".share"'
)


def learn(samples: Sequence[Sample]) -> Proposal:
    """Return a proposal from pages of one source (at least one)."""
    found = Proposal()
    name_source(found, samples)
    order = printed_order(line for s in samples for line in s.page.text.split("\n") if len(line) <= _LONG)
    text = [sample for sample in samples if sample.page.format != "html"]
    if text and all(_has_head(s.page) for s in text):
        found.give("article", "labelled", True, "Each of these pages begins with labelled lines.")
        if all(len(s.page.articles) == 1 for s in text):
            found.give("split", "single", True, "Each of these pages holds one article.")
        _drop(found, text)
    elif text:
        _split(found, text, order)
        _drop(found, text)
        bylines(found, cut_all([s.page.text for s in text], found.tables))
    else:
        for key, value, note in edges([sample.page for sample in samples]):
            found.give("drop", key, value, note)
    html = [sample for sample in samples if sample.page.format == "html"]
    if html and not give_elements(found, html):
        found.notes["html posts"] = _HTML
    if order:
        found.give("article", "date_order", order, "Numeric dates on these pages are written so.")
    languages = Counter(a.language for sample in samples for a in sample.page.articles if a.language)
    if len(languages) == 1:
        found.give("article", "language", next(iter(languages)))
    return found


def name_source(found: Proposal, samples: Sequence[Sample]) -> None:
    """Propose the source's name, and by what its pages are told from others."""
    names = Counter(sample.page.source for sample in samples if sample.page.source)
    name = names.most_common(1)[0][0] if names else None
    if name:
        found.give("source", "name", name, "As the pages print it; correct it to the usual form.")
    else:
        found.notes["source name"] = 'name = "the source\'s name"'
    hosts = {host_of(sample) for sample in samples}
    if len(hosts) == 1 and (host := hosts.pop()):
        found.give("source", "match_url", host.removeprefix("www."))
    if name and all(name in sample.page.text for sample in samples):
        found.give("source", "match_text", name, "Pages that hold this are cut by this recipe.")
    elif "match_url" not in found.tables.get("source", {}):
        names_of_files = [sample.file.rsplit("/", 1)[-1] for sample in samples]
        letters = takewhile(lambda column: len(set(column)) == 1, zip(*names_of_files, strict=False))
        prefix = "".join(column[0] for column in letters)
        if len(samples) > 1 and len(prefix) >= 4:
            found.give("source", "match_file", f"{prefix}*", "Files with such names are cut by this recipe.")
        else:
            found.notes["source match_text"] = NO_MATCH


def _split(found: Proposal, samples: Sequence[Sample], order: Order | None) -> None:
    """Propose where pages are cut, and which line is the title."""
    tried = sorted(samples, key=lambda s: len(s.page.text), reverse=True)[:_TRIED]
    texts, general = [s.page.text for s in tried], [s.page for s in tried]
    facts = [_facts(text, order) for text in texts]
    several = any(len(sample.page.articles) > 1 for sample in samples)
    best, score = None, 0.0
    for shape in find_shapes(facts):
        if not several and not _within(shape, facts, general):
            continue
        for split in _candidates(shape):
            pages = cut_all(texts, {"split": split})
            mark = (quality(pages) + (0.02 if shape.dated else 0.0)) * agreement(pages, general)
            if mark > score:
                best, score = (shape, split), mark
    if best is not None and score > quality(general) - (_SLACK if several else 0.0):
        shape, split = best
        for key, value in split.items():
            found.give("split", key, value)
        on = len({page for page, _ in shape.places})
        said = f"Stands {len(shape.places)} times on {on} of the {len(tried)} pages that were tried."
        found.notes["split marker"] = said
        _title_rule(found, texts, score)
    elif not several and len(samples) > 1:
        found.give("split", "single", True, "Each of these pages holds one article.")


def _within(shape: Shape, pages: Sequence[Facts], general: Sequence[Page]) -> bool:
    """Tell whether lines of a form stand within what the general rules take for one article: below it are comments."""
    inside = 0
    for number, index in shape.places:
        line = pages[number].units[index].first
        inside += any(a.lines and a.lines[0] <= line <= a.lines[1] for a in general[number].articles)
    return inside >= max(2, _MOSTLY * len(shape.places))


def _candidates(shape: Shape) -> Iterator[dict[str, Any]]:
    if shape.titled:
        yield {"marker": shape.pattern}
        return
    for position in POSITIONS:
        yield {"marker": shape.pattern, "marker_position": position}


def _title_rule(found: Proposal, texts: Sequence[str], score: float) -> None:
    """Propose a rule for titles where one gives better articles than the general rules do."""
    best = None
    for word in ("first-isolated", "first-line"):
        new = quality(cut_all(texts, {**found.tables, "article": {"title": word}}))
        if new > score + _SLACK:
            best, score = word, new
    if best:
        found.give("article", "title", best)


def _drop(found: Proposal, samples: Sequence[Sample]) -> None:
    """Propose what is dropped above, below and within the articles, as far as it does no harm."""
    texts = [sample.page.text for sample in samples]
    pages = cut_all(texts, found.tables)
    for find in (edges, furniture):
        for key, value, note in find(pages):
            tables = {**found.tables, "drop": {**found.tables.get("drop", {}), key: value}}
            new = cut_all(texts, tables)
            same = [len(page.articles) for page in new] == [len(page.articles) for page in pages]
            if same and quality(new) >= quality(pages) - _SLACK:
                found.give("drop", key, value, note)
                pages = new


def _has_head(page: Page) -> bool:
    """Tell whether a page begins with labelled lines; with a title alone, its label is as good a marker."""
    heads = find_heads(page.text.split("\n"))
    return bool(heads) and all(len(head.fields) > 1 for head in heads)


def _facts(text: str, order: Order | None) -> Facts:
    units, _ = read_units(text)
    # Running heads of pages are no markers of articles.
    running = find_running(text.split("\n"))
    units = [unit for unit in units if unit.first - 1 not in running]
    settle(units, order)
    return Facts(units)
