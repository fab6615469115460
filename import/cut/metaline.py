"""Lines that hold several things about an article: day, name, categories, counters, with or without signs between.

"23/04/2017 / Anna Miller / 3 comments", "2 comments / Travel / Anna Miller / 17 May", "posted by anna @ 03/11/2002".
"""

import re
from collections.abc import Container
from typing import NamedTuple

from readroom.importer.cut import wording, words
from readroom.importer.cut.byline import Byline, is_name, is_outlet, parse_dateline, parse_names
from readroom.importer.cut.han_names import is_han_name
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.patterns import READING_TIME
from readroom.importer.cut.slots import unglued
from readroom.importer.cut.wording_bylines import POSTED_ON, UPDATED_ON
from readroom.importer.cut.wording_comments import COUNTERS
from readroom.text.months import WEEKDAYS

_GLUE = re.compile(
    r"(?<=\w)(?=(?:Categor(?:ies|y|ías|ia|ias|ie|ieën)|Catégories?|Kategorien?|Kategorier|Kategorie|Kategoriler|"
    r"Tags?|Schlagwörter|"
    r"Étiquettes|Etiquetas|Etichette|Рубрики|Метки|Etiketler|Taggar|Tagi|Leave a|Posted (?:in|on|by)|Published|"
    r"Veröffentlicht|"
    r"Publié|Publicado|Pubblicato|Geplaatst|Опубликовано|Autor|Author|Auteur|Автор|Comments|Kommentare|"
    r"التصنيفات|الوسوم|الكاتب|نُ?شرت? في|دسته‌?ها|برچسب‌?ها)(?:\W|[A-ZÀ-Þ]|\d|$)|التصنيفات|الوسوم|الكاتب)"
)
_CUT = re.compile(r"\x1f|\s[|/·•‧∙⋅—–»›~>:@-]{1,2}\s|[|·•‧∙⋅\[\](){}／｜]|\s{3,}|\s//|//\s|,\s(?=\x1f)|(?<=\x1f)[,.]\s")
_DANGLING = re.compile(
    r"(?:^|[\s,])(?:on|at|in|am|um|im|auf|le|à|dans|el|a las|en|il|alle|ore|nel|em|às|op|om|den|kl|på|dnia|o|w|"
    r"в|на|от|г|في|در|به تاریخ|بتاريخ|"
    r"the|and|und|et|y|e|—|–|-|,|\.|:|/|·|\|)$"
)
_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?|uhr|h)?", re.I)
_IN = re.compile(r"^(?:in|unter|dans|en|em|su|nel|under|на|в|i|w|în)\s", re.I)
_POSTED_END = re.compile(
    r"[\s,|]+(?:posted|published|updated|veröffentlicht|erstellt|publiée?|posté|publicad[oa]|pubblicato|"
    r"geplaatst|publicerat|"
    r"опубликовано|yayım tarihi|opublikowan[oey]|added|written|stand|mis à jour)$",
    re.I,
)
# Turkish says "by" behind the name.
_TURKISH_BY = re.compile(r"(?P<name>[^\W\d_][\w.-]{1,20}(?:\s[A-ZÇĞİÖŞÜ][\w.-]{1,20}){0,2})\starafından(?!\w)")
# Korean blogs print who wrote right before the day.
_NICKNAME = re.compile("[\uac00-\ud7a3]{3,12}")
_REPORTER = re.compile("^[\uac00-\ud7a3]{2,4} 기자$")
OFFICES = frozenset(
    [
        "admin",
        "administrator",
        "webmaster",
        "redaktion",
        "redaction",
        "redacción",
        "rédaction",
        "redazione",
        "redação",
        "redactie",
        "redakcja",
        "редакция",
        "redaktionen",
        "staff",
        "prensa",
        "prensa y comunicación",
        "comunicación",
        "ufficio stampa",
        "imprensa",
        "assessoria de imprensa",
        "pressestelle",
        "presse",
        "haber merkezi",
        "редакція",
        "prensa y difusión",
        "σύνταξη",
    ]
)
"""Who posts in the name of a site, as pages print it."""
_CAPITALS = re.compile(r"^(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){1,2})(?=,\s|\s?[|·•–—-]\s)")
_CLOSE, _APART = 0.6, 0.5
_SPOT, _SPOTS = re.compile("(?<=\\s)\\S|(?<=[\u3040-\u30ff\u3400-\u9fff])[\u3040-\u30ff\u3400-\u9fff]"), 12


class Piece(NamedTuple):
    """A part of such a line between its signs; `beside` tells whether the date stands next to it."""

    text: str
    beside: bool


def pieces(unit: Unit) -> list[Piece]:
    """Return the parts of the line that are left when its dates, hours and counters are taken out."""
    text, parts, end = unit.text, [], 0
    for found in unit.dates:
        parts += [text[end : found.start], "\x1f"]
        end = found.end
    line = _GLUE.sub("\x1f", _TIME.sub("\x1f", "".join([*parts, text[end:]])))
    found_pieces: list[Piece] = []
    place = 0
    for match in [*_CUT.finditer(line), None]:
        stop = match.start() if match else len(line)
        beside = line[max(0, place - 1) : place] == "\x1f" or line[stop : stop + 1] == "\x1f"
        piece = clean_piece(line[place:stop])
        if any(map(str.isalpha, piece)):
            found_pieces.append(Piece(piece, beside))
        place = match.end() if match else stop
    return found_pieces


def clean_piece(text: str) -> str:
    """Return a part of a line without signs, weekdays, counters and dangling small words at its ends."""
    before = None
    text = text.strip(" \u00a0,.;:|/·•—–-@#»«\"’'")
    while text != before:
        before = text
        for table in (POSTED_ON, UPDATED_ON):
            if end := table.end(text):
                text = text[end:].strip(" \u00a0,.:|-–—")
        tail = text.rsplit(None, 1)
        if tail and tail[-1].casefold().strip(".,") in WEEKDAYS and len(tail[-1]) > 2:
            text = text[: len(text) - len(tail[-1])].strip(" ,.:|")
        head = text.split(None, 1)
        if head and head[0].casefold().strip(".,") in WEEKDAYS and len(head[0]) > 2:
            text = text[len(head[0]) :].strip(" ,.:|")
        text = _DANGLING.sub("", text).strip(" \u00a0,.:|/·—–-")
        text = _POSTED_END.sub("", text)
        text = _without_counter(text)
    return text


def _without_counter(text: str) -> str:
    """Return the text without a counter of comments at its end ("Anna Miller 3 comments")."""
    spots = [m.start() for m in _SPOT.finditer(text)]
    for spot in [0, *spots[-_SPOTS:]]:
        if COUNTERS.is_whole(text[spot:]):
            return text[:spot].strip(" \u00a0,.:|/·—–-")
    return text


def read_names(unit: Unit, labels: Container[str]) -> tuple[Byline, float] | None:
    """Return the names in a line with a date, and how sure they are (0 to 1); None when it holds none.

    `labels`: what the page prints as entries of menus and lists, so that a section is no name.
    """
    parts = pieces(unit)
    for piece in parts:
        names = wording.names_after_by(piece.text)
        if names and (found := parse_names(names, marked=True)):
            return found, 0.9
    if "tarafından" in unit.text and (match := _TURKISH_BY.search(unit.text)):
        return Byline((match["name"],), None), 0.8
    for piece in parts:
        if (name := glued_name(piece.text)) is not None and name not in labels:
            return Byline((name,), None), 0.75
    if (match := _CAPITALS.match(unit.text)) and len(parts) > 1 and is_name(match["name"].title()):
        return Byline((match["name"],), None), 0.65
    named = parse_dateline(unit.text, unit.dates[0].start, unit.dates[-1].end) if unit.dates else None
    if (
        named is not None
        and not any(name in labels or _holds_weekday(name) for name in named[0].authors)
        and (named[1] > _CLOSE or not wording.is_labels(unit.text))
    ):
        return named
    for piece in parts:
        if _REPORTER.match(piece.text):
            return Byline((piece.text,), None), 0.8
    nick = unit.text[: unit.dates[0].start].strip() if unit.dates else ""
    told = POSTED_ON.end(nick + " ") or UPDATED_ON.end(nick + " ")
    if _NICKNAME.fullmatch(nick) and not told and nick not in labels:
        return Byline((nick,), None), _APART
    for piece in parts:
        if is_han_name(piece.text) and piece.text not in labels:
            return Byline((piece.text,), None), _APART
    for piece in parts:
        if piece.text.casefold() in OFFICES:
            return Byline((piece.text,), None), _CLOSE
    found_names = [p for p in parts if _may_be_name(p.text) and p.text not in labels]
    for piece in [p for p in found_names if p.beside] or found_names[-1:]:
        found = parse_names(piece.text)
        if found:
            return found, _CLOSE if piece.beside else _APART
    return None


def glued_name(text: str) -> str | None:
    """Return the name among the parts of a line that are glued together: "HarbourAnna Miller4 min read"."""
    found = unglued(text)
    named = [part for part in found if " " in part and is_name(part) and not is_outlet(part)]
    whole = len(found) > 1 or (found and len(found[0]) < len(text))
    return named[0] if whole and len(named) == 1 else None


def _holds_weekday(text: str) -> bool:
    return any(word.casefold().strip(",.") in WEEKDAYS and len(word) > 3 for word in text.split())


def _may_be_name(text: str) -> bool:
    return (
        is_name(text)
        and not _holds_weekday(text)
        and text.casefold() not in words.UI
        and text.casefold() not in words.SECTIONS
        and not _IN.match(text)
        and not READING_TIME.match(text)
        and not wording.is_labels(text)
        and not is_outlet(text)
    )
