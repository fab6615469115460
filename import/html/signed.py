"""Who wrote a text and when, where no word says so: names alone at its ends, days in pieces, boxes about authors."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from readroom.importer.cut.alone import is_name_of_person, is_signed_again, name_of_sign, names_alone
from readroom.importer.cut.byline import is_name
from readroom.importer.cut.head import is_post
from readroom.importer.cut.patterns import READING_TIME
from readroom.importer.cut.wording_bylines import BY
from readroom.importer.cut.words import ABOUT_AUTHOR
from readroom.importer.html.authors import author_names, is_body, name_among
from readroom.importer.html.beside import is_topic
from readroom.importer.html.byline import is_label
from readroom.importer.html.bystanders import is_contact, is_of_another, is_of_quotation
from readroom.importer.html.draft import Draft
from readroom.importer.html.east import closing_name
from readroom.importer.html.elements import Facts, is_author_element
from readroom.importer.html.people import initials, is_shaped, names_printed
from readroom.importer.html.phrases import is_credit
from readroom.importer.html.shapes import shaped_names
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
_LEAST = 30  # words of a text that a name alone may sign
_DATELINE = re.compile(r"^[^\W\d_a-z][^\d.!?:;]{1,40}?[,(]\s?(?:[^\W\d_]{2,12}\.?,?\s?){0,2}$")
_AFTER = re.compile(r"^\)?\s?(?:[(/]\s?[^()/]{2,40}[)/]\s?)?(?:[–—-]|[.:]\s)\s?\S")
_RIGHT = re.compile(
    r"text-align:\s?(?:right|end)|(?<![a-z])(?:text-?|align-?|has-text-align-)right(?![a-z])", re.IGNORECASE
)
_COUNTER = re.compile(r"[^\W\d_][^:：.!?\d]{1,24}[:：]\s?\d[\d., \u00a0]{0,8}$")  # "Views: 312"
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
    if line.words <= 3 and (BY.is_whole(line.text) or (line.text.endswith((":", "：")) and is_label(line.text))):
        return True
    if index and _COUNTER.match(line.text) and lines[index - 1].words <= _FACTS:
        return True
    if any(not tail and (element.tag == "time" or _says_author(element)) for element, tail in line.slots):
        return True
    return line.words <= 8 and line.block.tag in ("p", "div", "span", "address") and is_author_element(line.block)


def _says_author(element: Any) -> bool:
    """Tell whether an element, or the phrase that it is a part of, says that it holds an author."""
    above = element.getparent()
    return is_author_element(element) or (
        above is not None and above.tag in ("span", "a", "b") and is_author_element(above)
    )


def read_alone(
    tree: Tree,
    draft: Draft,
    known: Sequence[str],
    zones: Zones,
    span: tuple[int, int] | None = None,
    language: str | None = None,
) -> None:
    """Take the names that stand alone right above or below a text for its authors, unless `known` ones are named.

    `span` are the lines of a post, `[first, last)`, where its page has several; `language` is the page's (ISO 639-1).
    """
    lines, kept = tree.lines, draft.kept
    if not kept or sum(lines[i].words for i in kept) < _LEAST:
        return
    above, below = _places(tree, draft, zones, span or (0, len(lines)))
    if known:
        again = [i for i in (*above, *below) if i in kept and is_signed_again(lines[i].text, known)]
        _drop(draft, again)
        return
    for index in (*above, *below):
        line = lines[index]
        names = names_printed(line.text)
        if not names and any(map(is_body, names := names_alone(line.text) or _written_to(line))):
            names = ()
        names = names or _initialled(draft, index, line) or _set_apart(draft, index, line)
        names = names or shaped_names(tree, draft, index, zones, language)
        if (
            not names
            or is_contact(lines, index, kept[-1])
            or is_of_another(tree, draft, index)
            or is_of_quotation(lines, index)
            or (line.linked and (not _is_about(line) or is_topic(line)))
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
    if name := closing_name(lines[kept[-1]].text):
        draft.facts.authors = (name,)
        draft.facts.evidence["authors"] = Evidence(kept[-1] + 1, 0.6, "name in brackets at the end of the text")
    elif name := name_of_sign(lines[kept[-1]].text, (line.text for line in lines[kept[-1] + 1 :])):
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
        if i in own
        or (
            zones(lines[i].block) not in _AWAY
            and not (_is_heading(lines[i], title, i) and not _is_over(lines[i], title, i))
        )
    }
    return [i for i in above if i in inside], [i for i in below if i in inside]


def _initialled(draft: Draft, index: int, line: Line) -> tuple[str, ...]:
    """Return the initials with full stops that are all there is in the last line of a text, or right below it."""
    sign = initials(line.text) if 0 <= index - draft.kept[-1] <= 1 and len(draft.kept) > 1 else None
    return (sign,) if sign else ()


def _set_apart(draft: Draft, index: int, line: Line) -> tuple[str, ...]:
    """Return the name in the last line of a text that a page aligns to the right: a signature, whatever the name."""
    if index != draft.kept[-1] or not is_shaped(line.text.strip(" ()–—-")):
        return ()
    for element in (line.block, *line.block.iterdescendants()):
        if (element.get("align") or "").lower() == "right" or _RIGHT.search(
            f"{element.get('style') or ''} {element.get('class') or ''}"
        ):
            return (line.text.strip(" ()–—-"),)
    return ()


def _is_heading(line: Line, title: int | None, index: int) -> bool:
    """Tell whether a line is a heading that stands away from the title: it begins something else."""
    return line.block.tag in ("h1", "h2", "h3", "h4", "h5", "h6") and (title is None or not title < index)


def _is_over(line: Line, title: int | None, index: int) -> bool:
    """Tell whether a heading right above the title is a person's name, as columns print their writer's."""
    return title is not None and index == title - 1 and bool(names_printed(line.text))


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
