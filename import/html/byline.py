"""Who wrote an article and when, as its page prints it: elements named so, and the short lines around the text."""

# ruff: noqa: E501 (vocabularies read best one kind a line)

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from readroom.importer.cut.byline import parse_dateline, parse_labelled
from readroom.importer.cut.patterns import POSTED, UPDATED
from readroom.importer.html.authors import author_names, name_among, reporters
from readroom.importer.html.beside import is_time_zone, name_beside, names_within, signature
from readroom.importer.html.dates import Surroundings, machine_date, refused
from readroom.importer.html.known import byline_of, dates_in
from readroom.importer.html.markdown import is_caption
from readroom.importer.html.tree import Line
from readroom.importer.html.zones import Zones, names_of
from readroom.text.dates import Order, parse_date
from readroom.text.gate import clean_line
from readroom.text.model import Evidence, PrintedDate

_AUTHOR = re.compile(
    r"(?<![a-z0-9])(?:author|byline|auteur|autor|autore|verfasser|writer|poster|posted-?by|user-?name|reporter|journalist|redacteur|redakteur|signature|signatura|"
    r"firma)s?(?:[-_]{0,2}(?:name|link|url|item|info-name|text))?(?![a-z0-9_-])",
    re.IGNORECASE,
)
_NOT_AUTHOR = re.compile(
    r"(?<![a-z0-9])(?:bio|box|avatar|image|img|photo|picture|figure|media|description|desc|social|twitter|follow|count|comment\w*|caption|credit|about|role|location|"
    r"place|position|date|time|no|related|more)(?![a-z0-9])",
    re.IGNORECASE,
)
BY_WORDS = frozenset(
    [
        "by",
        "von",
        "vom",
        "par",
        "por",
        "di",
        "da",
        "door",
        "av",
        "af",
        "przez",
        "автор",
        "text",
        "texte",
        "texto",
        "testo",
        "tekst",
        "words",
        "written",
    ]
)
_DATE = re.compile(
    r"(?<![a-z0-9])(?:date|datum|fecha|published|posted-?on|pub-?date|(?:entry|post|article|blog)[-_]?date|timestamp|dateline|dt-published|date-?header|posted|"
    r"submitted|created|date-time|postdate|meta-date)(?![a-z0-9])",
    re.IGNORECASE,
)
_LABELS = frozenset(
    [
        "author",
        "autor",
        "auteur",
        "autore",
        "автор",
        "yazar",
        "作者",
        "نویسنده",
        "الكاتب",
        "writer",
        "auteurs",
        "verfasser",
        "autorka",
        "forfatter",
        "författare",
        "schrijver",
    ]
)
_TAGGED = re.compile(
    r"(?:tags?|tagged|labels?|filed under|posted in|keywords|categor\w+|schlagw\w+|etiquetas|étiquettes|etichette|"
    r"рубрики|метки)\s*[:：]?\s",
    re.IGNORECASE,
)
_AROUND = re.compile(r"^[\s\[(|·•–—»-]+|[\s\])|·•–—»-]+$")
_PARTS = re.compile(r"\s*[|·•‧/–—]\s*|\s-\s|,\s")
_UPDATED = re.compile(r"update|modif|aktualis", re.IGNORECASE)
_ELSEWHERE = frozenset(("comments", "related", "sidebar", "footer", "navigation", "advert"))
_SHORT = 200  # characters of a line that may be about the article
_CHANGES = re.compile(
    r"updat|modif|edited|revis|last\s?mod|aktualis|geändert|mise? à jour|actualiz|atualiz|aggiorn|bijgewerkt|gewijzigd|zaktualizowan|zmodyfikowan|uppdater|"
    r"oppdater|opdater|обновл|измен|güncelle|更新|最終|수정|به‌?روز|تحديث|تعديل",
    re.IGNORECASE,
)
_AMONG = 0.27  # share of a line that is dates, where they stand among other facts
_SEPARATED = re.compile(r"[|·•‧]|\s[–—-]\s")
_CHANGED = "date of a change, printed beside the text"
_PRINTED = "printed beside the text"
_STATED_AS = "said to be the day of publication"
_PAGES = re.compile(
    r"/(?:(?:our-)?(?:authors?|writers?|people|staff|contributors?|reporters?|columnists?|journalists?|profiles?|users?|members?)|by|author-\w+|autor(?:en|es|e|i|in|a)?|"
    r"auteurs?|signataires?|journalistes?|redaktion|redaktor\w*|firmas?|perfil|person|profil)s?/|/@\w",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"(?<![a-z])(?:tag|categor\w*|label|topic|keyword|crumb|nav|menu|section)s?(?![a-z])", re.IGNORECASE
)
_FIGURE = re.compile(r"\d")
_SENTENCES = 700  # characters of a line of facts that is written out
_WORDS = 30
_BESIDE = 4  # lines between two dates of which one is said to be that of publication
_STATED = 0.4  # share of a line that is dates, where it states them and nothing else


@dataclass(slots=True)
class Facts:
    """What lines and elements around a text say; `lines` are the indexes of those lines among the page's."""

    authors: tuple[str, ...] = ()
    date: PrintedDate | None = None
    lines: set[int] = field(default_factory=set)
    outlet: str | None = None
    refused: str | None = None  # a date that is given and cannot be, as it is given
    evidence: dict[str, Evidence] = field(default_factory=dict)


def read_facts(
    element: Any,
    lines: Sequence[Line],
    around: Iterable[int],
    zones: Zones,
    *,
    order: Order | None = None,
    beside: Surroundings | None = None,
) -> Facts:
    """Return who wrote what stands in `element`, and when.

    `around` are the indexes of the lines that are not its text, those that are likeliest first. `order` settles
    numeric dates. `beside` knows what in `element` is about other articles.
    """
    facts = Facts()
    around = [i for i in around if zones(lines[i].block) not in _ELSEWHERE]
    near = [i for i in around if len(lines[i].text) <= _SHORT]
    _machine_date(facts, element, zones, beside)
    _named_author(facts, element, zones)
    for index in near:
        _from_line(facts, lines[index], index, order, meta=zones(lines[index].block) in ("meta", "bio"))
        label = lines[index].text.strip(" :—–-").casefold()
        if not facts.authors and (label in _LABELS or label in BY_WORDS) and index + 1 in near:
            _take(facts, (lines[index + 1].text,), index + 1, 0.7)
    if not facts.authors:
        _name_beside(facts, lines, near, zones)
    if facts.date is None:
        _from_sentences(facts, lines, [i for i in around if _SHORT < len(lines[i].text) <= _SENTENCES], zones, order)
    return facts


def _name_beside(facts: Facts, lines: Sequence[Line], near: Sequence[int], zones: Zones) -> None:
    """Take the name that stands by itself beside the date, where no line says who wrote."""
    found = next(((names, i) for i in near if (names := names_within(lines[i]))), None)
    if found is None and facts.date and facts.date.line:
        found = name_beside(lines, facts.date.line - 1, near, zones)
    if found:
        facts.authors, facts.evidence["authors"] = found[0], Evidence(found[1] + 1, 0.5, "name beside the date")
        facts.lines.add(found[1])


def _from_sentences(
    facts: Facts, lines: Sequence[Line], around: Iterable[int], zones: Zones, order: Order | None
) -> None:
    """Read the date of a long line of facts: "This entry was posted on … at … and is filed under …"."""
    for index in around:
        text = lines[index].text
        if (
            zones(lines[index].block) == "meta"
            and POSTED.search(text, 0, 80)
            and (dates := dates_in(text[:_SHORT], order))
        ):
            facts.date = replace(dates[0][2], line=index + 1)
            facts.evidence["date"] = Evidence(index + 1, 0.7, "a sentence about the text")
            facts.lines.add(index)
            return


def _text(element: Any) -> str:
    return clean_line("".join(element.itertext())[:_SHORT])


def _machine_date(facts: Facts, element: Any, zones: Zones, beside: Surroundings | None) -> None:
    """Read dates that are written for machines: time elements, schema.org properties, microformats."""
    best: tuple[float, PrintedDate, str] | None = None
    for found in element.iter("time", "abbr", "meta", "span", "div", "p", "a", "li", "small", "em"):
        tag = found.tag
        prop = found.get("itemprop") or ""
        if tag == "time":
            raw, sure = found.get("datetime") or _text(found), 0.9
        elif "datePublished" in prop:
            raw, sure = found.get("content") or found.get("datetime") or _text(found), 0.9
        elif tag == "abbr" and found.get("title"):
            raw, sure = found.get("title"), 0.85
        else:
            continue
        if not raw or zones(found) in _ELSEWHERE:
            continue
        if beside and (beside.elsewhere(found) or (not prop and beside.prose(found))):
            continue
        date = _as_printed(machine_date(raw), found)
        if date is None:
            facts.refused = facts.refused or refused(raw)
            continue
        names = f"{names_of(found)} {prop}"
        sure = sure - 0.3 if _UPDATED.search(names) and "published" not in names else sure
        if best is None or sure > best[0]:
            best = sure, date, f"{tag} element" if not prop else f"itemprop {prop}"
    if best:
        printed = best[1]
        facts.date, facts.evidence["date"] = printed, Evidence(None, best[0], best[2])


def _as_printed(date: PrintedDate | None, element: Any) -> PrintedDate | None:
    """Return the month where an element prints no more than it: the first of a month is then there for the form."""
    if date is None or date.value[8:10] != "01" or not (text := _text(element)):
        return date
    shown = parse_date(text)
    return shown if shown and shown.precision == "month" and date.value.startswith(shown.value) else date


def _named_author(facts: Facts, element: Any, zones: Zones) -> None:
    """Read elements that say that they hold an author's name."""
    best: tuple[float, tuple[str, ...], str] | None = None
    place: Any = None
    for found in element.iter(
        "a", "span", "div", "p", "address", "cite", "strong", "li", "em", "h3", "h4", "h5", "small", "b", "td", "meta"
    ):
        prop, rel, called = found.get("itemprop"), found.get("rel"), found.get("class")
        if rel and "author" in rel.split():
            sure, reason = 0.9, "rel=author"
        elif prop and prop.endswith("author"):
            sure, reason = 0.88, "itemprop author"
        elif (called or found.get("id")) and _is_author(names_of(found)):
            sure, reason = 0.8, "element named author"
        elif called == "fn":
            sure, reason = 0.78, "microformat"
        else:
            continue
        beside = best is not None and best[0] == sure and found.getparent() is place
        if best is not None and best[0] >= sure and not beside:
            continue
        zone = zones(found)
        if zone in _ELSEWHERE or (zone == "bio" and best) or _in_figure(found):
            continue
        text = found.get("content") or _text(found)
        if _FIGURE.search(text) and (dates := dates_in(text, "dmy")):
            text = text[: dates[0][0]].strip()
        if not text or len(text) > 100 or len(text.split()) > 12:
            continue
        if names := (
            _linked_name(found, text) or author_names([_AROUND.sub("", text)], None) or _with_role(text, reason)
        ):
            if zone == "bio":
                sure -= 0.3  # a box about somebody: the author, most likely
            best = sure, (*best[1], *(n for n in names if n not in best[1])) if best and beside else names, reason
            place = found.getparent()
    if best:
        facts.authors, facts.evidence["authors"] = best[1], Evidence(None, best[0], best[2])


def _with_role(text: str, reason: str) -> tuple[str, ...]:
    """Return what an element of an author prints where a word that is no "By" stands before the name: "guest: ann"."""
    role, sign, name = text.partition(":")
    if reason not in ("element named author", "itemprop author") or not sign or ":" in name or _FIGURE.search(text):
        return ()
    if len(role.split()) != 1 or not role.isalpha() or role.casefold() in _LABELS | BY_WORDS:
        return ()
    return (text,) if 0 < len(name.split()) <= 3 and author_names([name.strip()], None) else ()


def _linked_name(element: Any, text: str) -> tuple[str, ...]:
    """Return the name that an element begins with, where it is a link and what she does stands behind it."""
    links = [link for link in element.iter("a") if link is not element] if len(element) else []
    name = _text(links[0]) if len(links) == 1 else ""
    rest = text[len(name) :].strip()
    if not name or not rest or not text.startswith(name) or rest[0] in ",;&" or byline_of(f"by {rest}") is None:
        return ()
    return author_names([name], None) if name_among([name]) or not name.isascii() else ()


@lru_cache(maxsize=16384)
def _is_author(names: str) -> bool:
    return _AUTHOR.search(names) is not None and _NOT_AUTHOR.search(names) is None


def _in_figure(element: Any) -> bool:
    """Tell whether an element stands in a figure: the name is that of who made the picture."""
    for _ in range(4):
        if element is None:
            return False
        if element.tag in ("figure", "figcaption") or is_caption(element):
            return True
        element = element.getparent()
    return False


def _from_line(facts: Facts, line: Line, index: int, order: Order | None, *, meta: bool = False) -> None:
    """Read a byline or a date out of one line about an article."""
    text = line.text
    if len(text.split()) > _WORDS:
        return
    labelled = parse_labelled(text) if ":" in text or "：" in text else None
    if labelled:
        facts.outlet = facts.outlet or labelled.outlet
        if labelled.authors and not facts.authors:
            _take(facts, labelled.authors, index, 0.8)
        facts.lines.add(index)
    dates = dates_in(text, order)
    if dates:
        fresh = next((d for n, d in enumerate(dates) if not _is_update(text, dates, n)), None)
        start, end, date = fresh or dates[0]
        whole = end - start >= 0.5 * len(text) or _is_named(line, _DATE) or meta or _is_of_facts(text, dates)
        if whole:
            facts.lines.add(index)
            stated = fresh is not None and POSTED.search(text, 0, start) is not None
            near = facts.date is not None and abs(index + 1 - (facts.date.line or 0)) <= _BESIDE
            worse = (_CHANGED, _PRINTED) if stated and near else (_CHANGED,)
            if facts.date is None or (fresh and facts.evidence["date"].reason in worse):
                facts.date = PrintedDate(date.value, date.precision, date.raw, index + 1)
                sure, why = (0.85, _STATED_AS) if stated else (0.8, _PRINTED) if fresh else (0.6, _CHANGED)
                facts.evidence["date"] = Evidence(index + 1, sure, why)
            elif facts.date.precision in ("year", "month") and date.value.startswith(facts.date.value):
                facts.date = PrintedDate(date.value, date.precision, date.raw, index + 1)
                facts.evidence["date"] = Evidence(index + 1, 0.8, _PRINTED)
            elif facts.date.line is None and date.value[:10] == facts.date.value[:10]:
                facts.date = PrintedDate(facts.date.value, facts.date.precision, date.raw, index + 1)
        found = parse_dateline(text.replace(" @ ", " | "), start, end)
        if names := signature(line, start):
            _take(facts, names, index, 0.75)
            return
        if found and is_time_zone(found[0].authors):
            found = None
        if found and facts.authors and facts.authors[0].endswith(f" {found[0].authors[0]}"):
            facts.authors = ()  # "wrote Name": the page's own word for it stands in the element too
        if facts.authors:
            return
        if found:
            _take(facts, found[0].authors, index, found[1] - 0.1)
            return
        if whole and (name := name_among(_PARTS.split(f"{text[:start]} | {text[end:]}"))):
            _take(facts, (name,), index, 0.55)
            return
    if facts.authors:
        if any(name in text for name in facts.authors) and len(text) < 80:
            facts.lines.add(index)
        return
    byline = byline_of(text)
    if byline:
        _take(facts, byline.authors, index, 0.75)
    elif ((names := reporters(text)) and len(text) < 60) or (
        line.linked and line.words <= 8 and (names := _linked_names(line))
    ):
        _take(facts, names, index, 0.7)
    elif (
        meta
        and line.words <= 4
        and line.block.tag not in ("li", "td")
        and name_among([text])
        and not _is_named(line, _LISTS)
    ):
        _take(facts, (text,), index, 0.55)


def _linked_names(line: Line) -> tuple[str, ...]:
    """Return the names in a line that lead to the pages of authors."""
    links = [a for a in line.block.iter("a") if _PAGES.search(a.get("href") or "")]
    if line.block.tag == "a" or not links:
        links += [a for a in line.block.iterancestors("a") if _PAGES.search(a.get("href") or "")][:1]
    return author_names([text for a in links if (text := _text(a)) and text in line.text], None)


def _is_of_facts(text: str, dates: Sequence[tuple[int, int, PrintedDate]]) -> bool:
    """Tell whether a short line with a date states facts about a text, and is no sentence with a date in it."""
    from readroom.importer.cut.patterns import POSTED, UPDATED

    count = len(text.split())
    if count > 16:
        return False
    stated = sum(end - start for start, end, _ in dates) >= _AMONG * len(text)
    if stated or count <= 6 or _SEPARATED.search(text) or POSTED.search(text) or UPDATED.search(text):
        return True
    return parse_dateline(text, dates[0][0], dates[0][1]) is not None


def tells(line: Line, order: Order | None) -> bool:
    """Tell whether a line at an edge of a text is no sentence of it, but says who wrote it, when, or about what."""
    text = line.text
    if line.words > 20 or text.endswith((".", "!", "?", "…", "”", '"')):
        return False
    if line.words > 12 and (byline := byline_of(text)):
        return bool(byline.authors) and bool(dates_in(text, order))
    if line.words > 15:
        return False
    if _TAGGED.match(text) and line.linked:
        return True
    if byline := byline_of(text):
        return bool(byline.authors)
    dates = dates_in(text, order)
    if not dates:
        return False
    start, end, _ = dates[0]
    stated = sum(end - start for start, end, _ in dates) >= _STATED * len(text)
    return line.words <= 8 or stated or parse_dateline(text, start, end) is not None


def is_stamp(text: str, order: Order | None) -> bool:
    """Tell whether a short line says when something was published or changed, and nothing else."""
    dates = dates_in(text, order) if len(text.split()) <= 12 else []
    if sum(end - start for start, end, _ in dates) < _STATED * len(text):
        return False
    return bool(dates) and (POSTED.search(text) is not None or UPDATED.search(text) is not None)


def _is_update(text: str, dates: Sequence[tuple[int, int, PrintedDate]], number: int) -> bool:
    """Tell whether the words before a line's date say that the text was only changed then."""
    return _CHANGES.search(text, dates[number - 1][1] if number else 0, dates[number][0]) is not None


def _take(facts: Facts, names: tuple[str, ...], index: int, sure: float) -> None:
    names = author_names(list(names), None)
    if names:
        facts.authors, facts.evidence["authors"] = names, Evidence(index + 1, sure, "byline")
        facts.lines.add(index)


def names_date(line: Line) -> bool:
    """Tell whether a line's element is named after a date."""
    return _is_named(line, _DATE)


def _is_named(line: Line, pattern: re.Pattern[str]) -> bool:
    block = line.block
    return block is not None and pattern.search(names_of(block)) is not None


def names_author(line: Line) -> bool:
    """Tell whether a line's element is named after an author."""
    return line.block is not None and _is_author(names_of(line.block))
