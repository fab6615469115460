"""Who wrote a text and when, where no word says so: names alone at its ends, days in pieces, boxes about authors."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from readroom.importer.cut.alone import is_name_of_person, is_signed_again, name_of_sign, names_alone
from readroom.importer.cut.byline import is_name
from readroom.importer.cut.head import is_post
from readroom.importer.cut.patterns import READING_TIME
from readroom.importer.cut.words import ABOUT_AUTHOR
from readroom.importer.html.authors import author_names, is_body, name_among
from readroom.importer.html.byline import is_label
from readroom.importer.html.draft import Draft
from readroom.importer.html.elements import Facts, is_author_element
from readroom.importer.html.phrases import is_credit
from readroom.importer.html.tree import Line, Tree, letters
from readroom.importer.html.zones import Zones
from readroom.text.dates import Order, parse_date
from readroom.text.model import Evidence, PrintedDate

_OPENING = re.compile(
    r"^(?P<name>(?:[^\W\d_a-zà-ÿ][\w'’.-]*\s(?:(?:van|von|de|der|di|da|del|la|le|el|al)\s){0,2}){2,4}?)(?=[^\W\d_A-ZÀ-Þ])"
)
_AWAY = frozenset(("navigation", "sidebar", "footer", "comments", "related", "advert", "form", "notice", "header"))
_PIECE = 14  # characters of a line that is a part of a day
_ABOVE, _BELOW = 2, 4  # lines above a title and below a text in which a name may stand
_FACTS = 12  # words of a line with an element for the author in it
_QUOTES = frozenset('"“”„«»‘’「」')
_DASHES = frozenset("—–―-~")
_LEAST = 30  # words of a text that a name alone may sign
_DATELINE = re.compile(r"^[^\W\d_a-z][^\d.!?:;]{1,40}?[,(]\s?(?:[^\W\d_]{2,12}\.?,?\s?){0,2}$")
_AFTER = re.compile(r"^\)?\s?(?:[(/]\s?[^()/]{2,40}[)/]\s?)?(?:[–—-]|[.:]\s)\s?\S")
_EARLIEST = "1990"


def is_fact(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line at an end of a text tells about it: how long it takes to read, who wrote it, by a label."""
    line = lines[index]
    if line.words > _FACTS or line.text.endswith((".", "!", "?", "…")):
        return False
    if READING_TIME.match(line.text) or (is_credit(line.text) and line.words <= 8):
        return True
    if index and line.words <= 6 and is_label(lines[index - 1].text):
        return True
    return any(not tail and (element.tag == "time" or is_author_element(element)) for element, tail in line.slots)


def read_alone(
    tree: Tree, draft: Draft, known: Sequence[str], zones: Zones, span: tuple[int, int] | None = None
) -> None:
    """Take the names that stand alone right above or below a text for its authors, unless `known` ones are named.

    `span` are the lines of a post, `[first, last)`, where its page has several.
    """
    lines, kept = tree.lines, draft.kept
    if len(kept) < 2 or sum(lines[i].words for i in kept) < _LEAST:
        return
    above, below = _places(tree, draft, zones, span or (0, len(lines)))
    if known:
        again = [i for i in (*above, *below) if i in kept and is_signed_again(lines[i].text, known)]
        _drop(draft, again)
        return
    for index in (*above, *below):
        line = lines[index]
        names = names_alone(line.text) or _written_to(line)
        if (
            not names
            or _is_of_quotation(lines, index)
            or (line.linked and not _is_about(line))
            or any(map(is_body, names))
        ):
            continue
        if index not in kept and index < kept[0] and draft.title_line is None:
            continue
        if any(name.split()[-1] in lines[i].text for i in kept if i != index for name in names):
            continue  # whom the text speaks of is not who wrote it
        draft.facts.authors = names
        draft.facts.evidence["authors"] = Evidence(index + 1, 0.55, "a name alone beside the text")
        draft.facts.lines.add(index)
        post = index + 1 < len(lines) and is_post(lines[index + 1].text)
        _drop(draft, [index, index + 1] if post else [index])
        return
    if name := name_of_sign(lines[kept[-1]].text, (line.text for line in lines[kept[-1] + 1 :])):
        draft.facts.authors = (name,)
        draft.facts.evidence["authors"] = Evidence(kept[-1] + 1, 0.6, "sign below the text, explained on the page")
    elif found := _announced(lines, kept[-1], zones):
        draft.facts.authors, index = found
        draft.facts.evidence["authors"] = Evidence(index + 1, 0.65, "named under a heading about the author")


def _places(tree: Tree, draft: Draft, zones: Zones, span: tuple[int, int]) -> tuple[list[int], list[int]]:
    """Return the lines above and below a text in which a name may stand alone, the likeliest first."""
    lines, kept = tree.lines, draft.kept
    title = draft.title_line if draft.title_line is not None and draft.title_line < kept[0] else None
    begin = kept[0] if title is None else title + 1
    first = next((i for i in kept if lines[i].words > _FACTS), kept[0])
    above = [*range(begin, first)]
    if title is not None:
        above += range(title - 1, max(title - _ABOVE, span[0]) - 1, -1)
    below = [*kept[:-3:-1], *range(kept[-1] + 1, min(kept[-1] + _BELOW, span[1]))]
    # A page of a table has tens of thousands of lines.
    own = set(kept)
    inside = {
        i
        for i in (*above, *below)
        if i in own or (zones(lines[i].block) not in _AWAY and not _is_heading(lines[i], title, i))
    }
    return [i for i in above if i in inside], [i for i in below if i in inside]


def _is_of_quotation(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a name stands below a quotation: it says whose words those are."""
    above = lines[index - 1] if index else None
    block = lines[index].block
    return (
        block.tag == "blockquote"
        or any(e.tag in ("blockquote", "figure") for e in block.iterancestors())
        or (
            above is not None
            and (above.text[-1:] in _QUOTES or above.text[:1] in _QUOTES or above.block.tag == "blockquote")
            and lines[index].text[:1] in _DASHES
        )
    )


def _is_heading(line: Line, title: int | None, index: int) -> bool:
    """Tell whether a line is a heading that stands away from the title: it begins something else."""
    return line.block.tag in ("h1", "h2", "h3", "h4", "h5", "h6") and (title is None or not title < index)


def _drop(draft: Draft, indexes: Iterable[int]) -> None:
    gone = set(indexes)
    left = [i for i in draft.kept if i not in gone]
    if left and gone:
        draft.facts.lines |= gone & set(draft.kept)
        draft.kept = left


def _written_to(line: Line) -> tuple[str, ...]:
    """Return the name in a line that is nothing but a link to write to the person of this name."""
    if line.linked < 0.9 * len(line.text) or not name_among([line.text]):
        return ()
    return (line.text,) if _is_about(line) and any(h.startswith("mailto:") for h in _hrefs(line)) else ()


def _is_about(line: Line) -> bool:
    """Tell whether the link of a name leads to nowhere else than to the person."""
    words = [letters(word).casefold() for word in line.text.split()]
    return any(len(w) > 2 and w in letters(href).casefold() for href in _hrefs(line) for w in words)


def _hrefs(line: Line) -> list[str]:
    links: list[Any] = [*line.block.iter("a"), *line.block.iterancestors("a")]
    return [href for a in links if (href := a.get("href"))]


def _announced(lines: Sequence[Line], last: int, zones: Zones) -> tuple[tuple[str, ...], int] | None:
    """Return the name that stands under a heading such as "About the author" below a text, with its line."""
    for index in range(last + 1, min(last + 12, len(lines) - 1)):
        heading = lines[index]
        if heading.text.casefold().strip(" :") not in ABOUT_AUTHOR or zones(heading.block) in (
            "comments",
            "related",
            "navigation",
        ):
            continue
        below = lines[index + 1].text
        opening = _OPENING.match(below)
        name = opening["name"].strip() if opening else below
        if is_name_of_person(name) or (" " in name and is_name(name) and not is_body(name)):
            return author_names([name], None), index + 1
        return None
    return None


def joined_date(
    lines: Sequence[Line], indexes: Iterable[int], order: Order | None
) -> tuple[PrintedDate, set[int]] | None:
    """Return the day that stands in pieces on two or three lines, one below the other, and those lines."""
    near = set(indexes)
    for index in sorted(near):
        for count in (3, 2):
            group = range(index, index + count)
            if not near.issuperset(group) or any(len(lines[i].text) > _PIECE for i in group):
                continue
            text = " ".join(lines[i].text for i in group)
            found = parse_date(text, order)
            if found and found.precision == "day":
                return PrintedDate(found.value, "day", text, index + 1), set(group)
    return None


def dateline_of(text: str, dates: Sequence[tuple[int, int, PrintedDate]]) -> PrintedDate | None:
    """Return the day with which a text opens behind a place: "Freiburg, 3. Mai 2019. Die …"."""
    for start, end, day in dates[:1]:
        if start > 60 or day.precision != "day" or day.value < _EARLIEST:
            return None
        return day if _DATELINE.match(text[:start]) and _AFTER.match(text[end:]) else None
    return None


def take_pieces(tree: Tree, draft: Draft, facts: Facts, order: Order | None, near: Iterable[int]) -> None:
    """Take a day in pieces beside a text that has no other date."""
    if facts.date is None and (found := joined_date(tree.lines, near, order)):
        facts.date, used = found
        facts.evidence["date"] = Evidence(facts.date.line, 0.7, "day in pieces beside the text")
        facts.lines |= used
        _drop(draft, used)
