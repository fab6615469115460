"""A record of a reference manager (RIS, BibTeX, CSL JSON) to a page: one article where text is attached."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from readroom.importer.fields import keywords_of, language_of, line_of, url_of
from readroom.importer.formats import Unreadable
from readroom.importer.html.fragment import fragment_body, looks_like_html
from readroom.importer.records.body import plain_body
from readroom.importer.records.stamps import stamp_of
from readroom.text.language import detect
from readroom.text.model import Article, Aside, Body, Evidence, LineVerdict, Page, PrintedDate, Verdict
from readroom.text.tags import lines as text_lines

_ABSTRACT = "an abstract, perhaps not the whole article"
_NOTE = "a note in the record, perhaps not the article's own text"
# What databases write into the field for notes: labels and their values, no text.
_LABELLED = re.compile(
    r"\s*(?:[^\W\d_]\w{0,30}(?: \w{1,20}){0,2}(?: - |: ?)\S.{0,200}$|(?:ISSN|DOI|PMID|ProQuest|Accession)\b.{0,200}$)"
)
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+$", re.ASCII)


@dataclass(slots=True, eq=False)
class Value:
    """A value of a record: what it says, the name that it stands under, and its lines in the record (1-based)."""

    text: str
    label: str
    line: int
    last: int


@dataclass(slots=True)
class Reference:
    """A record as it was read: its lines, and the values of its fields in their order.

    The fields are those of an article; `abstract` and `note` are where its text may stand, `year` is a date that
    counts where there is no `date`, `journal` and `publisher` sources that count where there is no `source`, `catalog`
    such a database; what is `other` is not read.
    """

    lines: list[str]
    values: dict[str, list[Value]] = field(default_factory=dict)
    problem: str | None = None

    def add(self, name: str, text: str, label: str, first: int, last: int | None = None) -> None:
        """Note the value of a field that stands on these lines."""
        self.values.setdefault(name, []).append(Value(text.strip(), label, first, last or first))

    def each(self, name: str) -> list[Value]:
        """Return the values of a field that are not empty."""
        return [value for value in self.values.get(name, ()) if value.text]

    def first(self, *names: str) -> Value | None:
        """Return the first value of the first of these fields that has one."""
        return next((value for name in names for value in self.each(name)), None)


def reference_page(found: Reference, kind: str, number: int) -> Page:
    """Return the page of a record; raise Unreadable when it has no text."""
    text, why = _text(found)
    body = _body(text.text, found)
    evidence = {"text": Evidence(text.line, 0.5, f"{text.label}: {why}")}
    asides = [
        Aside("note", len(body.text), _plain(value.text), value.line)
        for name in ("abstract", "note")
        for value in found.each(name)
        if value is not text and not _LABELLED.match(value.text)
    ]
    article = _article(found, replace(body, asides=(*body.asides, *asides)), evidence)
    return Page(
        kind,
        "\n".join(found.lines),
        (article,),
        _verdicts(found, text),
        source=article.source,
        url=article.url,
        language=article.language,
        crawl_date=next((d for value in found.each("crawl_date") if (d := stamp_of(value.text))), None),
        extractor="record",
        problem=found.problem,
        record=number,
    )


def _plain(text: str) -> str:
    return "\n".join(text_lines(text)) if looks_like_html(text) else text


def _article(found: Reference, body: Body, evidence: dict[str, Evidence]) -> Article:
    """Return the article of a record, with the line and the name of each field in its evidence."""
    date, raw = _date(found)
    if raw is not None:
        unread = f"not read as a date: {line_of(raw.text) or ''}"[:120]
        evidence["date"] = Evidence(raw.line, 1.0, raw.label) if date else Evidence(raw.line, 0.0, unread)
    people = found.each("authors")
    if people:
        evidence["authors"] = Evidence(people[0].line, 1.0, people[0].label)
    address = next((value for value in found.each("url") if url_of(value.text)), None)
    if address:
        evidence["url"] = Evidence(address.line, 1.0, address.label)
    return Article(
        body,
        title=_said(found, evidence, "title"),
        authors=tuple(dict.fromkeys(value.text for value in people)),
        date=date,
        section=_said(found, evidence, "section"),
        language=_language(found, body, evidence),
        url=url_of(address.text) if address else None,
        database=_said(found, evidence, "database", "catalog"),
        accession=_said(found, evidence, "accession"),
        edition=_said(found, evidence, "edition"),
        print_page=_said(found, evidence, "print_page"),
        source=_said(found, evidence, "source", "journal", "publisher"),
        keywords=tuple(dict.fromkeys(word for value in found.each("keywords") for word in keywords_of(value.text))),
        lines=(1, len(found.lines)),
        evidence=evidence,
    )


def _text(found: Reference) -> tuple[Value, str]:
    """Return the value that is the record's text, and what that is; raise Unreadable when there is none."""
    if (abstract := found.first("abstract")) is not None:
        return abstract, _ABSTRACT
    for note in found.each("note"):
        if not _LABELLED.match(note.text):
            return note, _NOTE
    raise Unreadable("no text in this record")


def _body(text: str, found: Reference) -> Body:
    address = found.first("url")
    body = fragment_body(text, url_of(address.text) if address else None) if looks_like_html(text) else plain_body(text)
    if not body.text:
        raise Unreadable("no text in this record")
    return body


def _said(found: Reference, evidence: dict[str, Evidence], name: str, *others: str) -> str | None:
    value = found.first(name, *others)
    if name == "database" and value is not None and _DOMAIN.match(value.text):
        # Reference managers name the site that they took a record from as its catalogue.
        return None
    if value is None or (line := line_of(value.text)) is None:
        return None
    evidence[name] = Evidence(value.line, 1.0 if value in found.each(name) else 0.6, value.label)
    return line


def _date(found: Reference) -> tuple[PrintedDate | None, Value | None]:
    """Return the date and the value that gave it; a value that cannot be read comes alone."""
    candidates = [*found.each("date"), *found.each("year")]
    for value in candidates:
        if date := stamp_of(value.text):
            return replace(date, line=value.line), value
    return None, candidates[0] if candidates else None


def _language(found: Reference, body: Body, evidence: dict[str, Evidence]) -> str | None:
    value = found.first("language")
    if value is not None and (said := language_of(value.text)):
        evidence["language"] = Evidence(value.line, 1.0, value.label)
        return said
    said = detect(body.text[:4000])
    if said:
        evidence["language"] = Evidence(None, 0.7, "the text's own words")
    return said


def _verdicts(found: Reference, text: Value) -> tuple[LineVerdict, ...]:
    """Return the verdict on every line of a record."""
    said: dict[int, tuple[Verdict, str]] = {}
    for name, values in found.values.items():
        for value in values:
            verdict: Verdict = "cut" if name == "other" else "metadata"
            if name in ("abstract", "note") and not (value is not text and _LABELLED.match(value.text)):
                verdict = "kept" if value is text else "aside"
            reason = f"{value.label}: not read" if name == "other" else value.label
            said |= dict.fromkeys(range(value.line, value.last + 1), (verdict, reason))
    verdicts = []
    for number in range(1, len(found.lines) + 1):
        verdict, reason = said.get(number, ("cut", "not read"))
        verdicts.append(LineVerdict(number, verdict, reason, None if verdict == "cut" else 1))
    return tuple(verdicts)


def without_ends(lines: Sequence[str]) -> list[str]:
    """Return lines without the blank ones at both ends."""
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    last = next((n for n in range(len(lines), first, -1) if lines[n - 1].strip()), first)
    return list(lines[first:last])
