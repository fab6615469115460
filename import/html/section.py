"""The section of an article: the last step of a breadcrumb, a category's link, the label above the title."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from readroom.importer.cut.words import SECTIONS
from readroom.importer.cut.words import UI as BUTTONS
from readroom.importer.html.known import dates_in
from readroom.importer.html.meta import Head
from readroom.importer.html.tree import Line, letters
from readroom.importer.html.zones import Zones, names_of
from readroom.text.gate import clean_line

_TRAIL = re.compile(
    r"breadcrumb|bread-crumb|(?<![a-z])(?:crumbs?|ariane|brotkr[uü]me\w*|migas|briciole|kruimel\w*|pathway|you-?are-?here)(?![a-z])",
    re.IGNORECASE,
)
_STEP_END = re.compile(r"(?:^|\s)(?:[|/·•\\>»<«:]|::|->|[–—-])(?=\s|$)|\s*[›❯→‹»▸]\s*")
_NAMED = re.compile(
    r"(?<![a-z])(?:section|category|categor[iy]a|categoria|catégorie|kategorie|cat|cat-?links?|rubrik|rubrique|rubrica|rubriek|ressort|"
    r"sezione|secci[oó]n|se[cç][cç][aã]o|channel|department|desk)(?:[-_]?(?:name|label|link|title|tag))?(?![a-z])",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?<![a-z])(?:kicker|eyebrow|overline|over-?title|label|pre-?title|supertitle|dachzeile|topline|surtitre|sur-?titulo|antet[ií]tulo|"
    r"occhiello|topic|theme)(?![a-z])",
    re.IGNORECASE,
)


def _set(text: str) -> frozenset[str]:
    return frozenset(entry.strip() for entry in text.replace("\n", " ").split("|"))


_LISTS = (
    r"(?:^|[\s|·•])(?:posted in|filed (?:under|in)|published in|categor(?:y|ies)|section|kategorien?|rubrik|ressort|"
    r"veröffentlicht in|abgelegt unter|catégories?|rubrique|publié dans|classé (?:dans|sous)|categorías?|"
    r"sección|rubrica|publicado en|archivado en|"
    r"categori[ae]s?|sezione|pubblicato (?:in|su)|categorie|рубрик[аи]|категори[яи]|"
    r"kategori(?:ler)?|分类|分類|カテゴリー?)"
)
_LISTED = re.compile(_LISTS, re.IGNORECASE)
_POSTED_IN = re.compile(rf"{_LISTS}\s*[:：]?\s*$", re.IGNORECASE)
_CATEGORY_PATH = re.compile(
    r"/(?:category|categories|section|sections|rubrik|rubrique|rubrica|categoria|kategorie|ressort|topics?)/",
    re.IGNORECASE,
)
_HOME = _set(
    """
home | homepage | home page | start | startseite | accueil | inicio | portada | início | página inicial |
главная | ana sayfa | anasayfa | الرئيسية | خانه | صفحه اصلی | 首页 | 首頁 | ホーム | strona główna | forside | hem |
etusivu | voorpagina | 正文 | 详情 | 内容 | you are here | sie sind hier | vous êtes ici | estás en | ti trovi in |
sei qui
"""
)
_NOTHING = _set(
    """
uncategorized | uncategorised | allgemein | allgemeines | non classé | non classifié(e) | sin categoría |
sin categorizar | senza categoria | non categorizzato | geen categorie | без рубрики | 未分类 | 未分類 |
sem categoria | blog | all | general
"""
)
_ELSEWHERE = frozenset(("comments", "related", "sidebar", "advert", "share", "footer", "notice", "form"))
_LONGEST = 60  # characters of a section's name
_TRAIL_ABOVE = 40  # lines above a title that may hold its breadcrumb
_ABOVE = 5  # lines above a title that may hold its label


class Section(NamedTuple):
    """A section's name, the line that prints it (its index among the page's), how sure it is (0 to 1), and why."""

    name: str
    line: int
    sure: float
    reason: str


def find_section(
    lines: Sequence[Line],
    head: Head,
    title: tuple[str | None, int | None],
    near: Sequence[int],
    authors: Sequence[str],
    zones: Zones,
) -> Section | None:
    """Return the section that a page prints for its article; None when it prints none.

    `title` is the article's, with the line that it stands in; `near` are the indexes of the lines around
    the text, `authors` those who wrote it.
    """
    top = title[1] if title[1] is not None else min(near, default=0)
    end = top + 3 if title[1] is not None else max(near, default=0) + 1
    return (
        _from_trail(lines, head, title[0], range(max(0, top - _TRAIL_ABOVE), end))
        or from_categories(lines, near, zones)
        or (_above(lines, head, top, authors, zones) if title[1] is not None else None)
    )


def _from_trail(lines: Sequence[Line], head: Head, title: str | None, indexes: Iterable[int]) -> Section | None:
    """Return the last step of the breadcrumb that stands in one of the lines."""
    seen: set[Any] = set()
    for index in indexes:
        if index >= len(lines):
            break
        line = lines[index]
        steps = _printed_steps(line)
        block, level = line.block, 0
        while not steps and block is not None and block not in seen and level < 5:
            seen.add(block)
            if _is_trail(block):
                steps = _steps(block.itertext())
                break
            block, level = block.getparent(), level + 1
        if steps:
            name = last_step(steps, title, head.site)
            at = next((i for i in range(index, min(index + 8, len(lines))) if lines[i].text == name), index)
            return Section(name, at, 0.85, "last step of the breadcrumb") if name else None
    return None


def _printed_steps(line: Line) -> list[str]:
    """Return the steps of a line that leads from the home page on, though no element is named a breadcrumb."""
    if not line.linked or len(line.text) > 300:
        return []
    steps = _steps([line.text])
    return steps if len(steps) > 1 and steps[0].casefold() in _HOME else []


def _is_trail(element: Any) -> bool:
    if element.tag in ("body", "html"):
        return False
    names = " ".join((names_of(element), *(element.get(n) or "" for n in ("aria-label", "itemtype", "typeof"))))
    return len(names) > 3 and _TRAIL.search(names) is not None and len("".join(element.itertext())) < 600


def _steps(texts: Iterable[str]) -> list[str]:
    """Return the steps of a breadcrumb: the texts of its links and of what stands between its separators."""
    found: list[str] = []
    for text in texts:
        found += (line for piece in _STEP_END.split(clean_line(text)) if (line := piece.strip(" :›»>/|→·•,")))
    return found


def last_step(steps: Sequence[str], title: str | None, site: str | None) -> str | None:
    """Return the last of a breadcrumb's steps that is neither the title, nor the way home."""
    key = letters(title or "").casefold()
    left = [s for s in steps if s.casefold().strip(" :") not in _HOME]
    if left and site and letters(left[0]).casefold() == letters(site).casefold():
        left = left[1:]
    while left and key and (_same(letters(left[-1]).casefold(), key) or len(left[-1]) > _LONGEST):
        left.pop()
    return left[-1] if left and is_section_name(left[-1]) else None


def _same(step: str, title: str) -> bool:
    """Tell whether a step is the title, or its beginning where it was cut short."""
    return bool(step) and (step == title or (len(step) > 12 and title.startswith(step)))


def is_section_name(text: str) -> bool:
    """Tell whether a label may be the name of a section: short, with letters, no date, no sentence."""
    if not 0 < len(text) <= _LONGEST or len(text.split()) > 6 or text[-1] in ".?!…:" or "://" in text or "@" in text:
        return False
    folded = text.casefold()
    if folded in _NOTHING or folded in BUTTONS or not any(c.isalpha() for c in text):
        return False
    return not dates_in(text, "dmy")


def from_categories(lines: Sequence[Line], near: Iterable[int], zones: Zones) -> Section | None:
    """Return the first category that lines about an article link to, or name as its section."""
    for index in near:
        line = lines[index]
        zone = zones(line.block)
        if zone in _ELSEWHERE or len(line.text) > 300:
            continue
        listed = _LISTED.search(line.text) is not None and zone != "navigation"
        for element in _inside(line):
            if "category" in (element.get("rel") or "").split():
                sure, reason = 0.85, "link of a category"
            elif element.get("itemprop") == "articleSection":
                sure, reason = 0.9, "itemprop articleSection"
            elif listed and element.tag == "a" and _POSTED_IN.search(_before(element)):
                sure, reason = 0.75, "line of categories"
            else:
                continue
            text = clean_line("".join(element.itertext())[:200]).strip(" :,|")
            if text in line.text and is_section_name(text):
                return Section(text, index, sure, reason)
    return None


def _inside(line: Line) -> Iterator[Any]:
    block = line.block
    if block.get("itemprop") == "articleSection":
        yield block
    yield from block.iter("a", "span", "meta")


def _before(link: Any) -> str:
    """Return the text that stands right before a link, within its parent."""
    previous = link.getprevious()
    if previous is not None:
        return f"{''.join(previous.itertext())}{previous.tail or ''}"[-60:]
    parent = link.getparent()
    text = (parent.text or "") if parent is not None else ""
    if not text.strip() and parent is not None and parent.tag == "span":
        return _before(parent)
    return text[-60:]


def _above(lines: Sequence[Line], head: Head, title: int, authors: Sequence[str], zones: Zones) -> Section | None:
    """Return the label that stands above the title, or between it and the text when it is named a section."""
    site = letters(head.site or "").casefold()
    for index in range(title - 1, max(title - _ABOVE, 0) - 1, -1):
        line = lines[index]
        zone = zones(line.block)
        if line.words > 5 or len(line.text) > 40:
            break
        if zone in _ELSEWHERE or not is_section_name(line.text) or letters(line.text).casefold() == site:
            continue
        if line.text in authors or any(_leads_elsewhere(e) for e in _inline(line) if e.tag == "a"):
            continue
        if found := _label(lines, index, zone):
            return found
    for index in range(title + 1, min(title + 4, len(lines))):
        line = lines[index]
        if (
            line.words <= 4
            and is_section_name(line.text)
            and _NAMED.search(_names(line))
            and zones(line.block) not in _ELSEWHERE
        ):
            return Section(line.text, index, 0.75, "element named section")
    return None


def _leads_elsewhere(link: Any) -> bool:
    """Tell whether a link is no label of an article: one within the page, or to an author's page."""
    return (link.get("href") or "#").startswith("#") or "author" in (link.get("rel") or "").split()


def _label(lines: Sequence[Line], index: int, zone: str | None) -> Section | None:
    line, names = lines[index], _names(lines[index])
    linked = line.linked >= 0.8 * len(line.text)
    if _NAMED.search(names) and zone != "navigation":
        return Section(line.text, index, 0.8, "element named section above the title")
    known = line.text.casefold() in SECTIONS
    if zone in ("navigation", "header"):
        return None
    if _LABEL.search(names) and (linked or known or _in_menu(lines, index)):
        return Section(line.text, index, 0.75, "label above the title")
    if linked and (known or _to_category(line) or _in_menu(lines, index)):
        return Section(line.text, index, 0.65, "link above the title")
    return None


def _names(line: Line) -> str:
    """Return the class names of a line's inline elements, and of the blocks around it that hold this line only."""
    names = [names_of(element) for element in _inline(line)]
    block = line.block
    for _ in range(2):
        if block is None or not _holds_only(block, line):
            break
        names.append(names_of(block))
        block = block.getparent()
    return " ".join(n for n in names if n)


def _inline(line: Line) -> list[Any]:
    """Return the elements within its block that a line's characters stand in."""
    found: dict[Any, None] = {}
    for element, tail in line.slots:
        inner = element.getparent() if tail else element
        while inner is not None and inner is not line.block and inner not in found:
            found[inner] = None
            inner = inner.getparent()
    return list(found)


def _holds_only(element: Any, line: Line) -> bool:
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > len(line.text) + 5:
            return False
    return True


def _to_category(line: Line) -> bool:
    return any(_CATEGORY_PATH.search(e.get("href") or "") for e in _inline(line) if e.tag == "a")


def _in_menu(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the page's menu, above, links to something of the same name."""
    key = lines[index].text.casefold()
    return any(
        clean_line("".join(link.itertext())).casefold() == key
        for line in lines[:index]
        if line.linked and key in line.text.casefold()
        for link in line.block.iter("a")
    )
