"""What the head of an HTML page says about it: JSON-LD, meta elements, links, the title element. One pass."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from readroom.importer.cut.wording_bylines import BY
from readroom.importer.html.authors import author_names, is_body
from readroom.importer.html.dates import machine_date, refused
from readroom.importer.iso import iso_date
from readroom.text.gate import clean_line
from readroom.text.model import Evidence, PrintedDate

_ARTICLE = re.compile(
    r"(?:Article|BlogPosting|Posting|Report|Review|Story|Blog|WebPage|ItemPage|CreativeWork|Recipe|Chapter|Book)$"
)
_MAIN = re.compile(r"(?:Article|BlogPosting|Posting|Report|Review)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage|CreativeWork)$")
_LONGEST_JSON = 2_000_000  # characters of JSON-LD that are looked at
_LONGEST = 1000  # characters of a field
_MOST = 2000  # objects of JSON-LD
_LANG = re.compile(r"([a-zA-Z]{2})(?:[-_].*)?$")
_URL = re.compile(r"https?://\S+$", re.IGNORECASE)
_SAVED = re.compile(r"<!--\s*(?:Page saved with|Archive processed by) SingleFile\s*(.{0,2000}?)-->", re.DOTALL)
_SAVED_URL = re.compile(r"url:\s*(https?://\S+)")
_SAVED_DATE = re.compile(r"saved date:\s*\w{3} (\w{3}) (\d{1,2}) (\d{4}) (\d\d:\d\d)")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "og:article:published_time", "dc.date.issued",
    "dc.date", "dcterms.created", "dcterms.date", "dc.date.created", "citation_publication_date", "citation_date",
    "parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "publish_date", "pubdate",
    "publication_date", "date", "originalpublicationdate", "article.published", "cxenseparse:recs:publishtime",
    "date_published", "bt:pubdate", "article_date_original", "release_date",
)  # fmt: skip
_DATED = re.compile(r"publi[sc]|issued|(?<![a-z])created?(?![a-z])|(?:^|[._:-])date$")
_CHANGED = re.compile(
    r"modif|updat|revis|chang|expir|unpubl|valid|until|crawl|access|event|start|end|publisher|public\b"
)
_AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "og:author",
    "dc.creator",
    "dc.contributor.author",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_KEYWORDS = ("news_keywords", "article:tag", "keywords", "parsely-tags", "sailthru.tags")


@dataclass(slots=True)
class Head:
    """The facts of a page's head. `title` is the article's, `page_title` what stands in the title element."""

    title: str | None = None
    page_title: str | None = None
    authors: tuple[str, ...] = ()
    date: PrintedDate | None = None
    section: str | None = None
    site: str | None = None
    url: str | None = None
    base: str | None = None
    trail: tuple[str, ...] = ()  # the steps of a breadcrumb
    language: str | None = None
    keywords: tuple[str, ...] = ()
    crawl_date: PrintedDate | None = None
    article_body: str | None = None
    is_article: bool = False
    refused: str | None = None  # a date that is given and cannot be, as it is given
    evidence: dict[str, Evidence] = field(default_factory=dict)


class _Gathered:
    """The raw values of a head, by their names."""

    def __init__(self, root: Any) -> None:
        self.metas: dict[str, list[str]] = {}
        self.canonical: str | None = None
        self.base: str | None = None
        self.title: str | None = None
        self.objects: list[dict[str, Any]] = []
        for element in root.iter("meta", "link", "title", "script", "base"):
            tag = element.tag
            if tag == "meta":
                name = element.get("property") or element.get("name") or element.get("itemprop")
                content = element.get("content")
                if name and content:
                    self.metas.setdefault(name.strip().lower()[:100], []).append(content[:_LONGEST])
            elif tag == "link":
                if (element.get("rel") or "").lower() == "canonical":
                    self.canonical = self.canonical or element.get("href")
            elif tag == "base":
                self.base = self.base or element.get("href")
            elif tag == "title":
                if self.title is None and element.getparent() is not None and element.getparent().tag != "svg":
                    self.title = _line("".join(element.itertext())[: 4 * _LONGEST])
            elif (element.get("type") or "").lower().startswith("application/ld+json"):
                self.objects += _objects(element.text or "")

    def first(self, *names: str) -> tuple[str, str] | None:
        """Return the first value that one of the names has, with that name."""
        for name in names:
            for value in self.metas.get(name, ()):
                if line := _line(value):
                    return line, name
        return None


def _line(text: str) -> str | None:
    return clean_line(text)[:_LONGEST] or None


def _objects(text: str) -> list[dict[str, Any]]:
    """Return the objects of a JSON-LD script, those inside lists and graphs too; nothing when it is no JSON."""
    text = (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .strip()
        .rstrip(";")
    )
    if not text or len(text) > _LONGEST_JSON:
        return []
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    waiting = [data]
    while waiting and len(found) < _MOST:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value[:_MOST]
        elif isinstance(value, dict):
            found.append(value)
            waiting += [
                value[k]
                for k in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item")
                if isinstance(value.get(k), dict | list)
            ]
    return found


def _types(item: dict[str, Any]) -> list[str]:
    kind = item.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]


def _names(value: Any) -> Iterator[str]:
    """Yield the names that a JSON-LD value holds: strings, objects with a name, lists of either."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item.get("name")
            if isinstance(item, list):
                item = item[0] if item else None
        if isinstance(item, str) and (line := _line(item)):
            yield line


def read_head(root: Any, source: str) -> Head:
    """Return what a page's head says; `source` is the page's characters (a browser's note of where it was saved)."""
    raw = _Gathered(root)
    head = Head(page_title=raw.title, base=raw.base if raw.base and _URL.match(raw.base) else None)
    articles = [o for o in raw.objects if any(_MAIN.search(t) for t in _types(o))]
    head.is_article = bool(articles) or (raw.first("og:type") or ("",))[0] == "article"
    several = len(articles) > 1 and len({str(o.get("headline")) for o in articles}) > 1
    main = articles[0] if articles and not several else None
    pages = [o for o in raw.objects if any(_ARTICLE.search(t) for t in _types(o))]
    _saved(head, source)
    _title(head, raw, main)
    _date(head, raw, main, [] if several else pages)
    _site(head, raw, main, articles)
    _authors(head, raw, main, raw.objects)
    head.trail = _trail(raw.objects)
    _place(head, raw, main, root)
    if main and isinstance(main.get("articleBody"), str):
        head.article_body = main["articleBody"]
    return head


def _title(head: Head, raw: _Gathered, main: dict[str, Any] | None) -> None:
    if main and (name := next(_names(main.get("headline")), None)):
        head.title, head.evidence["title"] = name, Evidence(None, 0.95, "JSON-LD headline")
    elif found := raw.first(
        "og:title",
        "twitter:title",
        "dc.title",
        "dcterms.title",
        "citation_title",
        "headline",
        "sailthru.title",
        "parsely-title",
    ):
        head.title, head.evidence["title"] = found[0], Evidence(None, 0.85, f"meta {found[1]}")


def _date(head: Head, raw: _Gathered, main: dict[str, Any] | None, pages: list[dict[str, Any]]) -> None:
    for item in ([main] if main else []) + pages:
        value = item.get("datePublished")
        if isinstance(value, str):
            if date := machine_date(value, head.crawl_date):
                head.date, head.evidence["date"] = date, Evidence(None, 0.95, "JSON-LD datePublished")
                return
            head.refused = head.refused or refused(value)
    for item in [main] if main else []:
        value = item.get("dateCreated")
        if isinstance(value, str) and "datePublished" not in item and (date := machine_date(value, head.crawl_date)):
            head.date, head.evidence["date"] = date, Evidence(None, 0.8, "JSON-LD dateCreated")
            return
    for name in _PUBLISHED:
        for value in raw.metas.get(name, ()):
            if date := machine_date(value, head.crawl_date):
                head.date, head.evidence["date"] = date, Evidence(None, 0.9, f"meta {name}")
                return
            head.refused = head.refused or refused(value)
    for name, values in raw.metas.items():
        if _DATED.search(name) and not _CHANGED.search(name) and (date := machine_date(values[0], head.crawl_date)):
            head.date, head.evidence["date"] = date, Evidence(None, 0.7, f"meta {name}")
            return


def _site(head: Head, raw: _Gathered, main: dict[str, Any] | None, articles: list[dict[str, Any]]) -> None:
    if found := raw.first("og:site_name"):
        head.site, head.evidence["source"] = found[0], Evidence(None, 0.95, "meta og:site_name")
        return
    for item in [main] if main else articles[:1]:
        if name := next(_names(item.get("publisher")), None):
            head.site, head.evidence["source"] = name, Evidence(None, 0.9, "JSON-LD publisher")
            return
    for item in raw.objects:
        if "WebSite" in _types(item) and (name := next(_names(item.get("name")), None)):
            head.site, head.evidence["source"] = name, Evidence(None, 0.85, "JSON-LD WebSite")
            return
    if found := raw.first("application-name", "dc.publisher", "citation_journal_title", "twitter:app:name:iphone"):
        head.site, head.evidence["source"] = found[0], Evidence(None, 0.7, f"meta {found[1]}")


def _trail(objects: list[dict[str, Any]]) -> tuple[str, ...]:
    """Return the steps of the first breadcrumb that JSON-LD gives."""
    for item in objects:
        steps = item.get("itemListElement")
        if "BreadcrumbList" in _types(item) and isinstance(steps, list):
            named = [
                s if "name" in s or not isinstance(s.get("item"), dict) else s["item"]
                for s in steps[:20]
                if isinstance(s, dict)
            ]
            return tuple(_names(named))
    return ()


def _authors(head: Head, raw: _Gathered, main: dict[str, Any] | None, objects: list[dict[str, Any]]) -> None:
    candidates: list[tuple[list[str], str, float]] = []
    if main:
        people = _people(main.get("author") or main.get("creator"), objects)
        candidates.append((list(_names(people)), "JSON-LD author", 0.95))
    candidates += [([v for v in map(_line, raw.metas.get(n, [])) if v], f"meta {n}", 0.85) for n in _AUTHORS]
    candidates += [([v], "meta twitter:data", 0.8) for v in _labelled(raw)]
    candidates += [
        (list(_names(_people(o.get("author"), objects))), "JSON-LD author of the page", 0.75)
        for o in objects
        if main is None and "author" in o and any(_PAGE.search(t) for t in _types(o))
    ]
    for names, reason, confidence in candidates:
        found = author_names(names, head.site)
        if found:
            # A company or an agency is believed only where the page prints no person.
            sure = confidence if not all(map(is_body, found)) else 0.4
            head.authors, head.evidence["authors"] = found, Evidence(None, sure, reason)
            return


def _people(value: Any, objects: list[dict[str, Any]]) -> list[Any]:
    """Return what JSON-LD gives for authors, without organisations; what is only named by its id as its name."""
    people = [
        v
        for v in (value if isinstance(value, list) else [value])
        if not (isinstance(v, dict) and "Organization" in _types(v))
    ]
    known = {o["@id"]: o.get("name") for o in objects if isinstance(o.get("@id"), str) and "name" in o}
    return [known.get(_id(v), v) if isinstance(v, dict) and "name" not in v else v for v in people]


def _labelled(raw: "_Gathered") -> list[str]:
    """Return the names behind a label "Written by" among the labelled values that a page gives for its card."""
    found = []
    for number in ("1", "2"):
        label = (raw.first(f"twitter:label{number}") or ("",))[0]
        value = raw.first(f"twitter:data{number}")
        if value and label and BY.is_whole(label):
            found.append(value[0])
    return found


def _id(item: dict[str, Any]) -> str:
    name = item.get("@id")
    return name if isinstance(name, str) else ""


def _place(head: Head, raw: _Gathered, main: dict[str, Any] | None, root: Any) -> None:
    section = next(_names(main.get("articleSection")), None) if main else None
    if section:
        head.section, head.evidence["section"] = section, Evidence(None, 0.9, "JSON-LD articleSection")
    elif found := raw.first("article:section", "section", "parsely-section", "dc.subject"):
        head.section, head.evidence["section"] = found[0], Evidence(None, 0.85, f"meta {found[1]}")
    for url, reason in (
        (raw.canonical, "canonical link"),
        (next(iter(raw.metas.get("og:url", ())), None), "meta og:url"),
    ):
        if url and _URL.match(url.strip()):
            head.url, head.evidence["url"] = clean_line(url), Evidence(None, 0.95, reason)
            break
    html = root if root.tag == "html" else root.find(".//html")
    declared = (
        (html.get("lang") or html.get("{http://www.w3.org/XML/1998/namespace}lang") or "") if html is not None else ""
    )
    values = [
        declared,
        *raw.metas.get("og:locale", []),
        *raw.metas.get("content-language", []),
        *raw.metas.get("language", []),
    ]
    if match := next((m for v in values if (m := _LANG.match(v.strip()))), None):
        head.language, head.evidence["language"] = match[1].lower(), Evidence(None, 0.8, "the page's lang")
    words: list[str] = []
    if main and (value := main.get("keywords")):
        for name in _names(value):
            words += name.split(",")
    for key in _KEYWORDS:
        if words:
            break
        for entry in raw.metas.get(key, []):
            words += entry.split(",") if key != "article:tag" else [entry]
    lines = [line for w in words[:100] if (line := _line(w)) and len(line) <= 80]
    head.keywords = tuple(dict.fromkeys(lines))[:50]


def _saved(head: Head, source: str) -> None:
    """Read the note that a browser extension leaves at the top of a page that it saved."""
    note = _SAVED.search(source[:5000])
    if not note:
        return
    if url := _SAVED_URL.search(note[1]):
        head.url, head.evidence["url"] = clean_line(url[1]), Evidence(None, 0.9, "note of the saved page")
    if (date := _SAVED_DATE.search(note[1])) and date[1] in _MONTHS:
        value = f"{date[3]}-{_MONTHS.index(date[1]) + 1:02}-{int(date[2]):02}T{date[4]}"
        head.crawl_date = iso_date(value)
