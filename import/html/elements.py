"""Who wrote an article and when, as its elements say by their names and attributes: time, itemprop, rel, class."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from readroom.importer.cut.wording import names_after_by
from readroom.importer.html.authors import author_names, is_office
from readroom.importer.html.dates import Surroundings, machine_date, refused
from readroom.importer.html.known import dates_in
from readroom.importer.html.labels import LABELS
from readroom.importer.html.markdown import is_caption
from readroom.importer.html.named_parts import linked_name, name_in, text_of
from readroom.importer.html.offices import is_office_name
from readroom.importer.html.zones import Zones, names_of
from readroom.text.dates import parse_date
from readroom.text.model import Evidence, PrintedDate

_AUTHOR = re.compile(
    r"(?<![a-z0-9])(?:author|byline|auteur|autor|autore|verfasser|writer|poster|posted-?by|user-?name|reporter|journalist|redacteur|redakteur|redattore|redactor|signature|signatura|"
    r"yazar(?:lar)?|muhabir|avtor|autorka|forfatter|forfattare|skribent|kirjoittaja|toimittaja|szerzo|penulis|wartawan|jurnalis|tac-?gia|nguoi-?viet|syntaktis|"
    r"arthrografos|dziennikarz|novinar|redaktor|cronista|colun?istas?|columnist|kolumnist|editorialista|opinionista|nevisande|"
    r"firma|contributor|creator|created-?by|written-?by|schrijver|auteurs)s?(?:[-_]{0,2}(?:name|full-?name|adi|isim|naam|nom|nome|nombre|jmeno|imie|nev|namn|navn|link|url|item|info-name|text|wrap|wrapper|container|block|line|list))?(?![a-z0-9_-])",
    re.IGNORECASE,
)
_NOT_AUTHOR = re.compile(
    r"(?<![a-z0-9])(?:prep|prefix|label|sep|separator|bio|box|avatar|image|img|photo|picture|figure|media|description|desc|social|twitter|follow|count|comment\w*|caption|credit|about|role|location|"
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
# What stands for "by" before a link; some are little words that open many other lines.
BY_LINKED = BY_WORDS - {"text", "texte", "texto", "testo", "tekst", "words"} | {
    "de", "de către", "nga", "od", "oleh", "bởi", "от", "від", "από", "from", "posted by", "written by", "published by",
    "per", "autor", "autore", "auteur",
}  # fmt: skip
_AROUND = re.compile(r"^[\s\[(|·•–—»-]+|[\s\])|·•–—»-]+$")
_BEFORE_DAY = re.compile(r"\s+(?:on|am|le|el|il|em|op|den)\s*$")  # "By Anna Miller on", the day beside it
_UPDATED = re.compile(r"update|modif|aktualis", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_CALLED = 0.8  # how sure an element is that says that it holds an author
OFFICE = 0.4  # how sure one is that names an account or an office
ELSEWHERE = frozenset(("comments", "related", "sidebar", "footer", "navigation", "advert"))
"""Zones of a page that are not about its article."""


@dataclass(slots=True)
class Facts:
    """What lines and elements around a text say; `lines` are the indexes of those lines among the page's."""

    authors: tuple[str, ...] = ()
    date: PrintedDate | None = None
    lines: set[int] = field(default_factory=set)
    outlet: str | None = None
    refused: str | None = None  # a date that is given and cannot be, as it is given
    evidence: dict[str, Evidence] = field(default_factory=dict)


def read_machine_date(facts: Facts, element: Any, zones: Zones, beside: Surroundings | None) -> None:
    """Read dates that are written for machines: time elements, schema.org properties, microformats."""
    best: tuple[float, PrintedDate, str] | None = None
    for found in element.iter("time", "abbr", "meta", "span", "div", "p", "a", "li", "small", "em"):
        tag = found.tag
        prop = found.get("itemprop") or ""
        if tag == "time":
            raw, sure = found.get("datetime") or text_of(found), 0.9
        elif "datePublished" in prop:
            raw, sure = found.get("content") or found.get("datetime") or text_of(found), 0.9
        elif tag == "abbr" and found.get("title"):
            raw, sure = found.get("title"), 0.85
        else:
            continue
        if not raw or zones(found) in ELSEWHERE:
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
    if date is None or date.value[8:10] != "01" or not (text := text_of(element)):
        return date
    shown = parse_date(text)
    return shown if shown and shown.precision == "month" and date.value.startswith(shown.value) else date


def read_named_author(facts: Facts, element: Any, zones: Zones) -> None:
    """Read elements that say that they hold an author's name."""
    best: tuple[float, tuple[str, ...], str] | None = None
    place: Any = None
    holder: Any = None
    printed = ""
    for found in element.iter(
        "a", "span", "div", "p", "address", "cite", "strong", "li", "em", "h3", "h4", "h5", "small", "b", "td", "meta"
    ):
        prop, rel, called = found.get("itemprop"), found.get("rel"), found.get("class")
        if rel and "author" in rel.split():
            sure, reason = 0.9, "rel=author"
        elif prop and prop.endswith("author"):
            sure, reason = 0.88, "itemprop author"
        elif (called or found.get("id") or found.get("data-hook")) and is_author(
            f"{names_of(found)} {found.get('data-hook') or ''}"
        ):
            sure, reason = 0.8, "element named author"
        elif called == "fn":
            sure, reason = 0.78, "microformat"
        else:
            continue
        beside = best is not None and best[0] == sure and found.getparent() is place
        # Of two that say it the inner one holds the name alone: "By Anna Miller" in a box with the day.
        inner = best is not None and best[0] == sure and holder is not None and holder in found.iterancestors()
        if best is not None and best[0] >= sure and not beside and not inner:
            continue
        zone = zones(found)
        if zone in ELSEWHERE or (zone == "bio" and best) or in_figure(found):
            continue
        text = found.get("content") or name_in(found)
        if _FIGURE.search(text) and (dates := dates_in(text, "dmy")):
            text = text[: dates[0][0]].strip()
        text = _BEFORE_DAY.sub("", text)
        if not text or len(text) > 100 or len(text.split()) > 12 or (inner and text == printed):
            continue
        if names := (
            linked_name(found, text)
            or author_names([_AROUND.sub("", text)], None, printed=True)
            or _with_role(text, reason)
            or ((names_after_by(text) or text,) if sure >= _CALLED and is_office_name(text) else ())
        ):
            if is_office(names):
                sure = OFFICE
            if zone == "bio":
                sure -= 0.3  # a box about somebody: the author, most likely
            if inner and best and all(name in best[1] for name in names):
                continue
            if inner and best and len(" ".join(names)) >= len(" ".join(best[1])):
                continue
            best = sure, (*best[1], *(n for n in names if n not in best[1])) if best and beside else names, reason
            place, holder, printed = found.getparent(), found, text
    if best:
        facts.authors, facts.evidence["authors"] = best[1], Evidence(None, best[0], best[2])


def _with_role(text: str, reason: str) -> tuple[str, ...]:
    """Return what an element of an author prints where a word that is no "By" stands before the name: "guest: ann"."""
    role, sign, name = text.partition(":")
    if reason not in ("element named author", "itemprop author") or not sign or ":" in name or _FIGURE.search(text):
        return ()
    if len(role.split()) != 1 or not role.isalpha() or role.casefold() in LABELS | BY_WORDS:
        return ()
    return (text,) if 0 < len(name.split()) <= 3 and author_names([name.strip()], None) else ()


@lru_cache(maxsize=16384)
def is_author(names: str) -> bool:
    """Tell whether class names and an id are those of an element that holds an author's name."""
    return _AUTHOR.search(names) is not None and _NOT_AUTHOR.search(names) is None


def in_figure(element: Any) -> bool:
    """Tell whether an element stands in a figure: the name is that of who made the picture."""
    for _ in range(4):
        if element is None:
            return False
        if element.tag in ("figure", "figcaption") or is_caption(element):
            return True
        element = element.getparent()
    return False


def is_author_element(element: Any) -> bool:
    """Tell whether an element says that it holds an author's name."""
    named = "author" in (element.get("rel") or "").split() or (element.get("itemprop") or "").endswith("author")
    return named or is_author(names_of(element))
