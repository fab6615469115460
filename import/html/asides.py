"""What stands within or below a text and is not text: captions, pull quotes, notes, lines about the author."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from readroom.importer.cut.wording import is_entry
from readroom.importer.html.authors import author_names
from readroom.importer.html.byline import tells
from readroom.importer.html.content import common_root
from readroom.importer.html.draft import Draft
from readroom.importer.html.filter import beside_image
from readroom.importer.html.known import dates_in
from readroom.importer.html.markdown import is_caption
from readroom.importer.html.notes import author_in_bio, is_bio, read_note
from readroom.importer.html.tree import Line, Tree, letters, letters_of
from readroom.importer.html.zones import Zones, names_of
from readroom.text.dates import Order
from readroom.text.model import Aside, Body, Evidence

_PULLED = re.compile(
    r"pull-?_?quote|quote-?pull|(?<![a-z])(?:quotes?|block-?quote|zitat|citation|exergue|destacado|ladillo|callout|highlight|sommario|citazione)(?![a-z])",
    re.IGNORECASE,
)
_QUOTED = ("blockquote", "aside", "q", "figure")
_SPEAKER = ("cite", "footer", "figcaption")
_LEAST = 8  # letters of a pull quote
_MOST = 400  # characters
_BELOW = 10  # lines below the text that may be about the author or the article
_SOUGHT = 60  # characters of a line that are looked for in the text
_ELSEWHERE = frozenset(("comments", "related", "navigation", "advert", "share", "form"))


def set_apart(tree: Tree, draft: Draft, zones: Zones, order: Order | None) -> None:
    """Take captions, pull quotes and notes of first publication out of a draft's text; `zones` are the page's."""
    _captions(tree, draft)
    _pull_quotes(tree, draft)
    _notes(tree, draft, zones, order)
    draft.root = common_root(tree, sorted({*draft.kept, *draft.captions}))


def _captions(tree: Tree, draft: Draft) -> None:
    lines = tree.lines
    first, last = draft.kept[0], draft.kept[-1]
    known: dict[Any, bool] = {}
    inside = set(draft.kept)
    for index in range(max(first - 3, 0), min(last + 2, len(lines))):
        block = lines[index].block
        parent = block.getparent()
        if parent not in known:
            known[parent] = any(is_caption(b) for b in _upward(parent, 3))
        if ((known[parent] or is_caption(block)) and _under(block, draft.frame)) or (
            index not in inside and first < index < last and beside_image(tree, index)
        ):
            draft.captions.add(index)
    draft.kept = [i for i in draft.kept if i not in draft.captions] or draft.kept
    draft.captions -= set(draft.kept)


def _pull_quotes(tree: Tree, draft: Draft) -> None:
    """Set apart quotations that stand in a frame of their own and repeat what the text says anyway."""
    lines = tree.lines
    frames: dict[Any, list[int]] = {}
    known: dict[Any, Any] = {}
    for index in range(draft.kept[0], draft.kept[-1] + 1):
        block = lines[index].block
        if index not in draft.captions and (frame := _frame(block, draft.root, known)) is not None:
            frames.setdefault(frame, []).append(index)
    frames = {frame: held for frame, held in frames.items() if sum(len(lines[i].text) for i in held) <= _MOST}
    if not frames:
        return
    framed = {i for indexes in frames.values() for i in indexes}
    texts = [text.casefold() for text in letters_of(lines[i].text for i in draft.kept if i not in framed)]
    for indexes in frames.values():
        said = [i for i in indexes if not _names_speaker(lines[i], indexes)]
        cores = [letters(lines[i].text).casefold() for i in said]
        if cores and sum(map(len, cores)) >= _LEAST and all(any(c in text for text in texts) for c in cores):
            draft.asides |= dict.fromkeys(indexes, "pullquote")
    draft.kept = [i for i in draft.kept if draft.asides.get(i) != "pullquote"]


def _names_speaker(line: Line, frame: list[int]) -> bool:
    """Tell whether a line of a framed quotation says whose words it is."""
    if len(frame) < 2 or line.words > 12:
        return False
    return line.text[0] in "—–―-" or line.block.tag in _SPEAKER or line.slots[0][0].tag in _SPEAKER


def _frame(block: Any, root: Any, known: dict[Any, Any]) -> Any:
    """Return the element around a line that sets a quotation off from the text, or None."""
    path: list[Any] = []
    found = None
    while block is not None and block is not root and len(path) < 4:
        if block in known:
            found = known[block]
            break
        path.append(block)
        if block.tag in _QUOTED or _PULLED.search(names_of(block)):
            found = block
            break
        block = block.getparent()
    known |= dict.fromkeys(path, found)
    return found


def _notes(tree: Tree, draft: Draft, zones: Zones, order: Order | None) -> None:
    """Set apart the lines that say where the text was published first, and take what they say."""
    lines = tree.lines
    first, last = draft.kept[0], draft.kept[-1]
    top = draft.title_line if draft.title_line is not None and draft.title_line < first else first
    beside = [*range(top + 1, first), *range(last + 1, min(last + 6, len(lines)))]
    beside = [i for i in beside if zones(lines[i].block) not in _ELSEWHERE and _under(lines[i].block, draft.frame)]
    for index in (*draft.kept[:2], *draft.kept[-4:], *beside):
        if index in draft.asides or (index in draft.kept and len(draft.kept) == 1):
            continue
        found = read_note(lines[index].text, order)
        if found is None or (not found.outlet and is_entry(lines[index].text)):
            continue
        draft.asides[index] = "note"
        if found.outlet and not draft.outlet:
            draft.outlet = found.outlet
            draft.evidence["outlet"] = Evidence(index + 1, 0.8, "note of first publication")
        if found.date and not draft.first_date:
            draft.first_date = replace(found.date, line=index + 1)
            draft.evidence["first_date"] = Evidence(index + 1, 0.85, "note of first publication")
    draft.kept = [i for i in draft.kept if draft.asides.get(i) != "note"] or draft.kept


def read_bios(tree: Tree, draft: Draft, authors: Sequence[str], within: Any, zones: Zones, order: Order | None) -> None:
    """Set apart the lines about the author: those in an element named so, and the last ones that open with a name.

    `within` is the element in which a box about the author may stand.
    """
    lines = tree.lines
    first, last = draft.kept[0], draft.kept[-1]
    top = draft.title_line if draft.title_line is not None and draft.title_line < first else first
    end = min(last + 1 + _BELOW, len(lines))
    for index in (*range(top + 1, first), *range(max(first, last - _BELOW), end)):
        line = lines[index]
        if index in draft.asides or index in draft.facts.lines or zones(line.block) != "bio":
            continue
        if not _under(line.block, within if index > last else draft.frame):
            continue
        sentence = line.text.endswith((".", "!", "…", "。"))
        if line.words >= 4 and (sentence or (line.words >= 8 and not dates_in(line.text))) and not tells(line, order):
            draft.asides[index] = "bio"
    for index in reversed(draft.kept[-3:]):
        if not is_bio(lines[index].text, tuple(authors)) and index not in draft.asides:
            break
        draft.asides.setdefault(index, "bio")
    for index in range(last + 1, end):
        line = lines[index]
        if (
            index not in draft.asides
            and zones(line.block) not in _ELSEWHERE
            and _under(line.block, draft.frame)
            and is_bio(line.text, tuple(authors))
        ):
            draft.asides[index] = "bio"
    if not authors:
        _author_of_bio(tree, draft)
    left = [i for i in draft.kept if draft.asides.get(i) != "bio"]
    if left:
        draft.kept = left
    else:
        draft.asides = {i: kind for i, kind in draft.asides.items() if i not in draft.kept}


def _author_of_bio(tree: Tree, draft: Draft) -> None:
    """Take the author of an unsigned text from the line about her, when the text itself does not name her."""
    lines = tree.lines
    bios = [i for i, kind in draft.asides.items() if kind == "bio"]
    for index in [*bios, *draft.kept[-1:]]:
        name = author_in_bio(lines[index].text)
        rest = [i for i in draft.kept if i != index]
        if name is None or sum(len(lines[i].text) for i in rest) < 300:
            continue
        surname = name.split()[-1]
        if index not in bios and any(surname in lines[i].text for i in rest):
            continue
        draft.asides[index] = "bio"
        draft.facts.authors = author_names([name], None)
        draft.facts.evidence["authors"] = Evidence(index + 1, 0.6, "the last line says who it is")
        return


def with_asides(body: Body, tree: Tree, draft: Draft) -> tuple[Aside, ...]:
    """Return a body's asides with those of the draft, each before the paragraph that follows it on the page."""
    asides = list(without_repeats(body.asides))
    at, places = 0, dict[int, int]()
    for index in draft.kept if draft.asides else ():
        found = body.text.find(tree.lines[index].text[:_SOUGHT], at)
        if found >= 0:
            at = found
            places[index] = found
            at += 1
    for index, kind in sorted(draft.asides.items()):
        place = next((p for i, p in places.items() if i > index), len(body.text))
        asides.append(Aside(kind, place, tree.lines[index].text, index + 1))
    return tuple(sorted(asides, key=lambda a: a.at))


def without_repeats(asides: Sequence[Aside]) -> tuple[Aside, ...]:
    """Return asides without captions that say no more than the caption next to them, as an image's alt text does."""
    found: list[Aside] = []
    for aside in asides:
        last = found[-1] if found else None
        if last is not None and (last.kind, last.at) == (aside.kind, aside.at) and aside.kind == "caption":
            old, new = letters(last.text).casefold(), letters(aside.text).casefold()
            if new in old:
                continue
            if old in new:
                found.pop()
        found.append(aside)
    return tuple(found)


def _upward(block: Any, steps: int) -> Iterator[Any]:
    while block is not None and steps:
        yield block
        block, steps = block.getparent(), steps - 1


def _under(block: Any, root: Any) -> bool:
    while block is not None:
        if block is root:
            return True
        block = block.getparent()
    return False
