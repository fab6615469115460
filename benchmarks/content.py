"""The stored text of pages with one article, beside trafilatura's, by the measure of article-extraction-benchmark.

    python benchmarks/content.py [FOLDER...] [--worst N]

A FOLDER holds gold.json and html/ (default: ../shared/pages beside the checkout); every page of it with one article is
read by both. Precision and recall of each page are those of runs of four words, each counted as often as it stands in
both texts; they are averaged over the pages, and F1 is of the averages. Numbers and signs that stand before the items
of a list are no words of the page, and are left out of both texts.
"""

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:] = [p for p in sys.path if Path(p or ".").resolve() != HERE]  # this file must not pass for another module
DEFAULT = HERE.parents[1] / "shared" / "pages"
RUN = 4  # words
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W_\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+")
_SIGN = re.compile(r"^\s*(?:\d{1,3}[.)]|[-*•])\s+")

Scores = tuple[float, float, float]
"""Precision, recall and F1, or shares of what was found; each 0 to 1."""


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Return how often each run of four words stands in a text; a shorter text is one run."""
    words = _WORD.findall(text)
    if len(words) < RUN:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[n:] for n in range(RUN)), strict=False))


def matched(text: str, truth: str) -> Scores | None:
    """Return the shares of a text's runs that are right, too many, and missing; None when both are empty."""
    found, wanted = runs(text), runs(truth)
    right = sum((found & wanted).values())
    more, less = sum(found.values()) - right, sum(wanted.values()) - right
    total = right + more + less
    return (right / total, more / total, less / total) if total else None


def scores(pages: list[tuple[str, str]]) -> Scores:
    """Return precision, recall and F1 of (text, truth) pairs, averaged over the pages; a page without a text has 0."""
    shares = [found for text, truth in pages if (found := matched(text, truth))]
    precisions = [right / (right + more) if right else 0.0 for right, more, _ in shares]
    recalls = [right / (right + less) if right else 0.0 for right, _, less in shares]
    precision = sum(precisions) / max(len(precisions), 1)
    recall = sum(recalls) / max(len(recalls), 1)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def bare_items(article: Any) -> str:
    """Return an article's text without the numbers and signs that were set before the items of its lists."""
    text = article.body.text
    starts = sorted({s.start for s in article.body.spans if s.kind == "list_item"}, reverse=True)
    for start in starts:
        text = text[:start] + _SIGN.sub("", text[start:], count=1)
    return str(text)


def by_readroom(data: bytes, name: str) -> str:
    """Return the text that readroom stores of a page; of several articles all, one after the other."""
    from readroom.importer.formats.html import FORMAT

    return "\n\n".join(bare_items(article) for article in FORMAT.read(data, name).articles)


def by_trafilatura(data: bytes) -> str:
    """Return the text that trafilatura's default finds on a page, without comments."""
    import logging

    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    found = extract(data, include_comments=False) or ""
    return "\n".join(_SIGN.sub("", line) for line in found.split("\n"))


def read(folder: Path) -> list[tuple[str, str, str, str]]:
    """Return (page, truth, readroom's text, trafilatura's text) of the pages with one article in a folder."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    found = []
    for page, entry in sorted(gold.items()):
        path = folder / "html" / f"{page}.html"
        if len(entry["articles"]) != 1 or entry.get("kind") == "excerpt" or not path.is_file():
            continue
        data = path.read_bytes()
        found.append((page, entry["articles"][0]["body"], by_readroom(data, path.name), by_trafilatura(data)))
    return found


def main() -> None:
    """Print both scores for each folder and for all pages, and the pages on which readroom is furthest behind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[DEFAULT])
    parser.add_argument("--worst", type=int, default=0, help="how many of the pages that are behind are named")
    options = parser.parse_args()
    everything: list[tuple[str, str, str, str]] = []
    print(f"{'':28} pages  readroom P    R    F1     trafilatura P    R    F1     ahead")
    for folder in options.folders:
        pages = read(folder)
        everything += [(f"{folder}/{page}", *rest) for page, *rest in pages]  # type: ignore[misc]
        print_line(str(folder)[-28:], pages)
    if len(options.folders) > 1:
        print_line("all", everything)
    behind = sorted(everything, key=lambda p: scores([(p[2], p[1])])[2] - scores([(p[3], p[1])])[2])
    for page in behind[: options.worst]:
        own, other = scores([(page[2], page[1])]), scores([(page[3], page[1])])
        shown = [" ".join(f"{value:.3f}" for value in found) for found in (own, other)]
        print(f"{page[0]}: {shown[0]}, trafilatura {shown[1]}")


def print_line(label: str, pages: list[tuple[str, str, str, str]]) -> None:
    """Print the scores of both on some pages."""
    own = scores([(text, truth) for _, truth, text, _ in pages])
    other = scores([(text, truth) for _, truth, _, text in pages])
    row = "  ".join(f"{value:.3f}" for value in own), "  ".join(f"{value:.3f}" for value in other)
    print(f"{label:28} {len(pages):5}    {row[0]}          {row[1]}  {own[2] - other[2]:+.3f}")


if __name__ == "__main__":
    main()
