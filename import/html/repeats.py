"""Lines that every post of a page has at its edge: tools, counters, calls, labels. They are no text of any post."""

import re
from collections import Counter
from collections.abc import Sequence

from readroom.importer.html.region import HEADINGS, Kind, kind_of
from readroom.importer.html.tree import Line

_FIGURES = re.compile(r"\d+")
_LABEL = re.compile(r"[^\W\d_][^:：.!?]{1,30}[:：](?=\s)")
_WORDS = 16  # of a line that may be repeated
_MOSTLY = 0.4  # share of a line that is links, from which on they alone say what it is
_LINKED = 30  # where it has links
_AGREED = 0.8  # of the posts that must have it
_LEAST = 3  # posts; of two, each must have it, and it must have links
_EDGE = 6  # lines from either end of a text among which it may stand

Sign = tuple[Kind, str]


def without_repeats(
    lines: Sequence[Line], texts: Sequence[list[int]], ranges: Sequence[tuple[int, int]]
) -> list[list[int]]:
    """Return the lines of each post's text without those at its edges that nearly all posts have.

    `ranges` are all the lines of each post, `[first, last)`: what is text in one may be none in the others.
    Figures may differ, and what stands behind a label ("Mood: tired") where the line is marked up unlike the text.
    A post that consists of such lines keeps them.
    """
    if len(texts) < 2:
        return list(texts)
    own = _own_kinds(lines, texts)
    signs = [
        {i: _signs(lines[i], own) for i in (*_edges(range(first, last)), *_edges(kept))}
        for kept, (first, last) in zip(texts, ranges, strict=True)
    ]
    held: Counter[Sign] = Counter()
    for found in signs:
        held.update({sign for of in found.values() for sign in of})
    enough = max(_AGREED * len(texts), min(_LEAST, len(texts)))
    linked = {sign for found in signs for i, of in found.items() if lines[i].linked for sign in of}
    known = {sign for sign, count in held.items() if count >= enough and (len(texts) >= _LEAST or sign in linked)}
    alike = _templates(lines, texts, own)
    if not known and not alike:
        return list(texts)
    return [
        [i for i in kept if i not in alike and known.isdisjoint(found.get(i, ()))] or kept
        for kept, found in zip(texts, signs, strict=True)
    ]


def _templates(lines: Sequence[Line], texts: Sequence[list[int]], own: set[Kind]) -> set[int]:
    """Return the lines that stand at one end of all texts, are marked up unlike them, and share most of their words."""
    found: set[int] = set()
    if len(texts) < _LEAST or any(len(kept) < 2 for kept in texts):
        return found
    for place in (0, -1):
        at = [kept[place] for kept in texts]
        kinds = {kind_of(lines[i]) for i in at}
        if len(kinds) > 1 or not kinds.isdisjoint(own) or any(lines[i].words > _LINKED for i in at):
            continue
        said = [set(_FIGURES.sub("#", lines[i].text).casefold().split()) - {"#"} for i in at]
        common = set.intersection(*said)
        if len(common) > 1 and all(len(common) >= _MOSTLY * len(words) for words in said):
            found.update(at)
    return found


def _edges(kept: Sequence[int]) -> list[int]:
    return list(dict.fromkeys((*kept[:_EDGE], *kept[-_EDGE:])))


def _own_kinds(lines: Sequence[Line], texts: Sequence[list[int]]) -> set[Kind]:
    """Return how the paragraphs of the posts are marked up."""
    return {kind_of(lines[i]) for kept in texts for i in kept if lines[i].prose > _WORDS}


def _signs(line: Line, own: set[Kind]) -> list[Sign]:
    """Return what a short line may be known by: its words without figures, and the label that it opens with."""
    if line.words > (_LINKED if line.linked else _WORDS) or line.block.tag in HEADINGS:
        return []
    kind = kind_of(line)
    exact = kind in own and not line.linked  # a short paragraph of the text itself
    found = [(kind, line.text if exact else _FIGURES.sub("#", line.text).casefold())]
    if line.linked > _MOSTLY * len(line.text):
        texts = [
            e.text or ""
            for e, tail in line.slots
            if not tail and (e.tag == "a" or next(e.iterancestors("a"), None) is not None)
        ]
        found.append((kind, _FIGURES.sub("#", " ".join(["", *texts])).casefold()))
    if kind not in own and (label := _LABEL.match(line.text)):
        found.append((kind, label[0].casefold()))
    return found
