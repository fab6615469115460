"""Who wrote an article and when, as its page prints it: elements named so, and the short lines around the text."""

# ruff: noqa: E501 (vocabularies read best one kind a line)

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from readroom.importer.cut.byline import parse_dateline, parse_labelled
from readroom.importer.cut.patterns import POSTED, UPDATED
from readroom.importer.cut.wording_bylines import BY
from readroom.importer.html.authors import author_names, is_office, name_among, reporters
from readroom.importer.html.beside import (
    is_time_zone,
    name_beside,
    name_linked,
    names_behind_label,
    names_within,
    signature,
)
from readroom.importer.html.dates import Surroundings
from readroom.importer.html.elements import (
    BY_LINKED,
    BY_WORDS,
    ELSEWHERE,
    OFFICE,
    Facts,
    is_author,
    read_machine_date,
    read_named_author,
)
from readroom.importer.html.known import byline_of, dates_in
from readroom.importer.html.labels import LABELS
from readroom.importer.html.named_parts import spaced, text_of
from readroom.importer.html.other_signs import who_else
from readroom.importer.html.people import initials, is_person, is_shaped, names_printed
from readroom.importer.html.tree import Line
from readroom.importer.html.zones import Zones, names_of
from readroom.text.dates import Order
from readroom.text.gate import clean_line
from readroom.text.given_names import is_given_name
from readroom.text.model import Evidence, PrintedDate

_DATE = re.compile(
    r"(?<![a-z0-9])(?:date|datum|fecha|published|posted-?on|pub-?date|(?:entry|post|article|blog)[-_]?date|timestamp|dateline|dt-published|date-?header|posted|"
    r"submitted|created|date-time|postdate|meta-date)(?![a-z0-9])",
    re.IGNORECASE,
)
_DAY_LABELS = frozenset(
    [
        "date",
        "published",
        "posted",
        "datum",
        "veröffentlicht",
        "publié le",
        "fecha",
        "publicado",
        "data",
        "pubblicato",
        "дата",
        "tarih",
        "日期",
    ]
)
_TAGGED = re.compile(
    r"(?:tags?|tagged|labels?|filed under|posted in|keywords|categor\w+|schlagw\w+|etiquetas|étiquettes|etichette|"
    r"рубрики|метки)\s*[:：]?\s",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[|·•‧/–—]\s*|\s-\s|,\s")
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
_SENTENCES = 700  # characters of a line of facts that is written out
_WORDS = 30
_STAMP = 24  # words of a line that only says when, and of what number, something was published
_INITIAL = re.compile(r"^.{3,40}\s[^\W\d_]\.$")  # a line that ends with an initial: "by Anna M."
_SIGNED = re.compile(r"\s[—–]\s(?P<name>\S+)$")  # an end behind a dash: one word
_CELL = re.compile(r"\s+[|·•‧/]\s+")
# "Anna Miller schrieb am": before a date it says who wrote.
_WROTE = re.compile(
    r"(?P<name>[^\W\d_][\w.’'-]{1,20}(?: [^\W\d_a-z][\w.’'-]{1,20}){0,3}) (?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|napisała?|написала?)"
    r"(?: (?:on|am|le|el|il|em|op|den))?\s*$"
)
_FIELD = re.compile(r"[^\W\d_][^:：.!?]{1,30}[:：]\s?(?=\S)")
_TODAY = re.compile(
    r"(?<!\w)(?:today(?:['’]s date)?(?: is)?|heute(?: ist)?|aujourd['’]hui|hoy(?: es)?|oggi|hoje|vandaag|сегодня|bugün|امروز|اليوم|今天(?:是)?|今日)\s?[:：,]?\s*"
    r"(?:[^\W\d_]{2,14}[,،]?\s){0,2}$",
    re.IGNORECASE,
)
"""What a page prints before the day on which it is looked at."""
_SIGNED_WORDS = 8
_STATING = 20  # characters of a cell beside its date: "First published"
_DOUBTFUL = 0.6  # how sure a name is that only stands where one may
_SAID = 0.7  # how sure a byline is that says "By"
_BESIDE = 4  # lines between two dates of which one is said to be that of publication
_STATED = 0.4  # share of a line that is dates, where it states them and nothing else


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
    around = [i for i in around if zones(lines[i].block) not in ELSEWHERE or _says_posted(lines[i], zones, order)]
    near = [i for i in around if len(lines[i].text) <= _SHORT]
    read_machine_date(facts, element, zones, beside)
    read_named_author(facts, element, zones)
    for index in near:
        _from_line(facts, lines[index], index, order, meta=zones(lines[index].block) in ("meta", "bio"))
        label = lines[index].text.strip(" :—–-").casefold()
        if not facts.authors and (label in LABELS or label in BY_WORDS or BY.is_whole(label)) and index + 1 in near:
            _take(facts, (lines[index + 1].text,), index + 1, 0.7)
    if not facts.authors:
        _name_beside(facts, lines, near, zones)
    if facts.date is None:
        _from_sentences(facts, lines, [i for i in around if _SHORT < len(lines[i].text) <= _SENTENCES], zones, order)
    return facts


def _says_posted(line: Line, zones: Zones, order: Order | None) -> bool:
    """Tell whether a line in a foot says who posted the text and when: the foot is the text's, not the page's."""
    if zones(line.block) != "footer" or line.words > _STAMP or not POSTED.match(line.text):
        return False
    return byline_of(line.text) is not None and bool(dates_in(line.text, order))


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


def _from_line(facts: Facts, line: Line, index: int, order: Order | None, *, meta: bool = False) -> None:
    """Read a byline or a date out of one line about an article."""
    if line.words > _WORDS:
        return
    text = spaced(line)
    labelled = parse_labelled(text) if ":" in text or "：" in text else None
    if labelled:
        facts.outlet = facts.outlet or labelled.outlet
        if labelled.authors and not facts.authors:
            _take(facts, labelled.authors, index, 0.8)
        facts.lines.add(index)
    dates = [d for d in dates_in(text, order) if not _TODAY.search(text, 0, d[0])]
    if dates:
        fresh = next((d for n, d in enumerate(dates) if not _is_update(text, dates, n)), None)
        start, end, date = fresh or dates[0]
        whole = (
            end - start >= 0.5 * len(text)
            or _is_named(line, _DATE)
            or meta
            or _is_of_facts(text, dates)
            or is_stamp(text, order)
        )
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
        if not facts.authors and whole and (wrote := _WROTE.match(text[:start])):
            _take(facts, (wrote["name"],), index, 0.7)
            return
        if found and is_time_zone(found[0].authors):
            found = None
        if found and found[1] <= _DOUBTFUL and (within := names_within(line)):
            found = (found[0]._replace(authors=within), found[1])  # an element of its own says more than the words do
        if found and facts.authors and facts.authors[0].endswith(f" {found[0].authors[0]}"):
            facts.authors = ()  # "wrote Name": the page's own word for it stands in the element too
        if facts.authors:
            return
        if found:
            _take(facts, found[0].authors, index, found[1] - 0.1)
            return
        if (signed := _SIGNED.search(text, end)) and is_office((signed["name"],)):
            # "Monday, 3 May 2010 - 14:08 — admin": the sign says who, so an office is believed.
            _take(facts, (signed["name"],), index, _SAID)
            return
        parts = _PARTS.split(f"{text[:start]} | {text[end:]}")
        printed = [names for part in parts if (names := names_printed(part.strip(" ,()")))] if whole else []
        if len(printed) == 1:
            facts.authors, facts.evidence["authors"] = printed[0], Evidence(index + 1, 0.55, "name beside the date")
            return
        if whole and (name := name_among(parts)):
            _take(facts, (name,), index, 0.55)
            return
        pieces = (
            [clean_line((e.tail if tail else e.text) or "") for e, tail in line.slots] if len(line.slots) > 1 else []
        )
        if whole and (signed_by := who_else([*parts, *(p for p in pieces if p and p not in parts)])):
            facts.authors, facts.evidence["authors"] = (
                signed_by,
                Evidence(index + 1, OFFICE, "sign or office beside the date"),
            )
            return
        given = [part for part in _PARTS.split(f"{text[:start]} | {text[end:]}") if is_given_name(part.strip(" ,"))]
        if whole and len(given) == 1:
            _take(facts, (given[0].strip(" ,"),), index, 0.5)
            return
    if facts.authors:
        if any(name in text for name in facts.authors) and len(text) < 80:
            facts.lines.add(index)
        return
    byline = byline_of(text)
    if byline:
        _take(facts, byline.authors, index, 0.75)
    elif names := names_behind_label(line, LABELS):
        _take(facts, names, index, 0.75)
    elif line.linked and (names := name_linked(line, BY_LINKED)):
        facts.authors, facts.evidence["authors"] = names, Evidence(index + 1, 0.7, "link behind a by")
        facts.lines.add(index)
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
    return author_names([text for a in links if (text := text_of(a)) and text in line.text], None)


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
    if line.words > 20:
        return False
    if text.endswith((".", "!", "?", "…", "”", '"')) and not _INITIAL.search(text):
        return text.endswith(".") and line.words <= 8 and _is_closed_fact(text, order)
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
    cells = _CELL.split(text)
    if len(cells) > 2 and any(
        text[s:e] in cell and len(cell) <= e - s + _STATING for cell in cells for s, e, _ in dates
    ):
        return True  # "Updated 4 May 2019 · First published 3 May 2019 · Anna Miller · Town · 3 comments"
    stated = sum(end - start for start, end, _ in dates) >= _STATED * len(text)
    return line.words <= 8 or stated or parse_dateline(text, start, end) is not None


def _is_closed_fact(text: str, order: Order | None) -> bool:
    """Tell whether a line with a full stop is a day, as some languages print it, or a byline, and no sentence."""
    dates = dates_in(text, order)
    if dates:
        (start, _, _), (_, end, _) = dates[0], dates[-1]
        stated = sum(e - s for s, e, _ in dates) >= 0.5 * len(text)
        return stated or initials(text[end:]) is not None or is_shaped(text[:start].strip(" ,–—-|·"))
    byline = byline_of(text.rstrip("."))
    return byline is not None and any(map(is_person, byline.authors))


def says_who(line: Line) -> bool:
    """Tell whether a short line is nothing but a "By" and persons."""
    byline = byline_of(line.text.rstrip(".")) if line.words <= _SIGNED_WORDS else None
    return byline is not None and bool(byline.authors) and all(map(is_person, byline.authors))


def is_stamp(text: str, order: Order | None) -> bool:
    """Tell whether a short line says when something was published or changed, and nothing else."""
    dates = dates_in(text, order) if len(text.split()) <= _STAMP else []
    if not dates:
        return False
    said = POSTED.search(text) is not None or UPDATED.search(text) is not None
    if said and sum(end - start for start, end, _ in dates) >= _STATED * len(text):
        return True
    fields = _FIELD.findall(text)
    # "Published: 3 May 2019 Views: 217": labels, and a day right behind one of them.
    return len(fields) > 1 and any(text[:start].rstrip().endswith((":", "：")) for start, _, _ in dates)


def _is_update(text: str, dates: Sequence[tuple[int, int, PrintedDate]], number: int) -> bool:
    """Tell whether the words before a line's date say that the text was only changed then."""
    return _CHANGES.search(text, dates[number - 1][1] if number else 0, dates[number][0]) is not None


def _take(facts: Facts, names: tuple[str, ...], index: int, sure: float) -> None:
    names = author_names(list(names), None, printed=sure >= _SAID)
    if names:
        sure = min(sure, OFFICE) if is_office(names) else sure
        facts.authors, facts.evidence["authors"] = names, Evidence(index + 1, sure, "byline")
        facts.lines.add(index)


def names_date(line: Line) -> bool:
    """Tell whether a line's element is named after a date."""
    return _is_named(line, _DATE)


def _is_named(line: Line, pattern: re.Pattern[str]) -> bool:
    block = line.block
    return block is not None and pattern.search(names_of(block)) is not None


def is_label(text: str) -> bool:
    """Tell whether a line is the label of a name or a day in the line below it: "Author", "Published:"."""
    label = text.strip(" :—–-").casefold()
    return label in LABELS or label in _DAY_LABELS or BY.is_whole(label)


def names_author(line: Line) -> bool:
    """Tell whether a line's element is named after an author."""
    return line.block is not None and is_author(names_of(line.block))
