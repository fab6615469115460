"""The page of a record with named fields: its lines as a reader of the file sees them, and the verdict on each.

`record.py` says what the record means; here stands where each of it was read, and what was not.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from readroom.importer.records.names import FIELDS
from readroom.importer.records.places import Columns, Places
from readroom.importer.records.record import read_fields
from readroom.importer.records.stamps import stamp_of
from readroom.text.dates import Order
from readroom.text.gate import clean, clean_line
from readroom.text.model import Article, Evidence, LineVerdict, Page, PrintedDate, Verdict

if TYPE_CHECKING:
    from readroom.importer.recipe.recipe import Chooser

_REASON = 120  # code points of a reason
_BODY = ("markdown", "html", "text")
_DATES = ("date", "first_date", "crawl_date")


class PageLines:
    """The lines of a record's page as they are put together; line numbers are 1-based."""

    def __init__(self, lines: Iterable[str] = (), verdicts: Iterable[LineVerdict] = ()) -> None:
        self._lines = list(lines)
        self._verdicts = list(verdicts)

    def add(self, text: str, verdict: Verdict, reason: str) -> int:
        """Append the lines of `text`, all with one verdict; return the number of the first."""
        first = len(self._lines) + 1
        reason = clean_line(reason[:_REASON])
        for number, line in enumerate(clean(text).split("\n"), first):
            self._lines.append(line)
            self._verdicts.append(LineVerdict(number, verdict, reason, None if verdict == "cut" else 1))
        return first

    def page(self, page: Page) -> Page:
        """Return the page with these lines, and its article over all of them where it has none of its own."""
        total = len(self._lines)
        articles = tuple(a if a.lines else replace(a, lines=(1, total)) for a in page.articles)
        return replace(page, text="\n".join(self._lines), verdicts=tuple(self._verdicts), articles=articles)


def record_page(
    record: Mapping[str, object],
    kind: str,
    number: int,
    *,
    columns: Columns = (),
    what: str = "field",
    problem: str | None = None,
    order: Order | None = None,
    asides: Iterable[tuple[str, str]] = (),
    recipe: "Chooser | None" = None,
) -> Page:
    """Return the page that a record is, with a line for each of its fields; raise Unreadable when it has no text.

    `kind` is the name of the file's format, `number` the record's place in it, from 1; `what` is what its fields are
    called ("column"). `order` is how its numeric dates are read. `asides` are what else
    stands on the page: reason and text. `recipe` finds the recipe of a body of HTML.
    """
    page = read_fields(record, kind, number, problem, columns, recipe)
    places = Places(record, columns)
    whole = page.extractor != "record"
    lines = PageLines(page.text.split("\n"), page.verdicts) if whole else PageLines()
    body_name = _body_name(places, whole=whole)
    read = _read_from(record, places, order)
    used = {name: field for field, (name, _) in read.items()}
    stood: dict[str, int] = {}
    for name, value in record.items():
        shown = _shown(value)
        if name == body_name:
            if not whole:
                stood["text"] = lines.add(page.articles[0].body.text, "kept", name)
        elif shown is not None and name in used:
            stood[used[name]] = lines.add(f"{name}: {shown}", "metadata", name)
        elif shown is not None:
            lines.add(f"{name}: {shown}", "cut", f"{name}: not read")
    for reason, text in asides:
        lines.add(text, "aside", reason)
    if not whole:
        for aside in page.articles[0].body.asides:
            lines.add(aside.text, "aside", aside.kind)
    if "crawl_date" in read and page.crawl_date is None:
        page = replace(page, crawl_date=read["crawl_date"][1])
    if len(page.articles) == 1:
        names = {field: name for field, (name, _) in read.items()} | ({"text": body_name} if body_name else {})
        page = replace(page, articles=(_located(page.articles[0], read, stood, names, what),))
    return lines.page(page)


def _read_from(
    record: Mapping[str, object], places: Places, order: Order | None
) -> dict[str, tuple[str, PrintedDate | None]]:
    """Return for each field the name that it was read from, and for dates the date."""
    found: dict[str, tuple[str, PrintedDate | None]] = {}
    for field in FIELDS:
        names = () if field in _BODY else places.names(field)
        if not names:
            continue
        found[field] = names[0], None
        if field in _DATES:
            stamps = ((name, stamp) for name in names if (stamp := stamp_of(record[name], order)))
            found[field] = next(stamps, found[field])
    return found


def _body_name(places: Places, *, whole: bool) -> str | None:
    """Return the name of the field that the body was made of, as `read_fields` chooses it."""
    fields = ("whole page",) if whole else ("exported text",) if "spans" in places else ()
    return next((names[0] for field in (*fields, *_BODY) if (names := places.names(field))), None)


def _shown(value: Any) -> str | None:
    """Return a value as a line shows it, None when it is empty."""
    if value is None or value == "" or value == [] or value == {}:
        return None
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False)


def _located(
    article: Article,
    read: Mapping[str, tuple[str, PrintedDate | None]],
    stood: Mapping[str, int],
    names: Mapping[str, str],
    what: str,
) -> Article:
    """Return an article with the line of each of its fields, and with the dates that only their column explains."""
    evidence = dict(article.evidence)
    dates: dict[str, PrintedDate] = {}
    for field, line in stood.items():
        if field in evidence and evidence[field].reason.startswith("recipe "):
            continue
        if field in ("date", "first_date"):
            found = getattr(article, field) or read[field][1]
            if found is None:
                unread = evidence.get(field) or Evidence(None, 0.0, "not read as a date")
                evidence[field] = replace(unread, line=line)
                continue
            dates[field] = replace(found, line=line)
        elif field != "text" and not getattr(article, field, None):
            continue
        evidence[field] = Evidence(line, 1.0, clean_line(f"{what} {names[field]}"[:_REASON]))
    if article.language and "language" not in evidence:
        evidence["language"] = Evidence(None, 0.7, "the text's own words")
    return replace(article, evidence=evidence, **dates)  # type: ignore[arg-type]
