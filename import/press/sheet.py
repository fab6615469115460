"""One record of a press database: its lines, what each of them says, and the page that comes of it.

A reader of a database goes over the lines of a record, says what each is, and asks for the page at the end. Lines that
it says nothing of are cut, with a reason that shows it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from readroom.importer.fields import line_of, url_of
from readroom.importer.formats import Unreadable
from readroom.importer.press.dates import whole_day
from readroom.importer.press.languages import language_code
from readroom.importer.press.names import press_names
from readroom.text.body import BodyBuilder
from readroom.text.dates import Order, parse_date
from readroom.text.gate import clean
from readroom.text.language import detect
from readroom.text.model import Article, AsideKind, Evidence, LineVerdict, Page, PrintedDate, Span, Verdict

SURE, LIKELY = 0.95, 0.8
OTHER = re.compile(r"([^\W\d_](?:[^\W\d_]|[ /&'’().-]){1,38}?)\s?[:：](?:\s|$)")
"""A label that is not known, at the beginning of a line that stands where only labels do."""


@dataclass(slots=True)
class Sheet:
    """A record while it is read. Lines are counted from 0 here, from 1 in what comes of it.

    `lines` are gated text without line ends. `label` says of each line that was understood what it is.
    """

    lines: Sequence[str]
    database: str
    order: Order | None = None
    values: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    _said: dict[int, tuple[Verdict, str]] = field(default_factory=dict)
    _body: BodyBuilder = field(default_factory=BodyBuilder)

    @classmethod
    def of(cls, text: str, database: str, order: Order | None = None) -> "Sheet":
        """Return the sheet of a record's text, gated; page breaks are line breaks."""
        return cls(clean(text.replace("\f", "\n")).split("\n"), database, order)

    def say(self, first: int, verdict: Verdict, reason: str, last: int | None = None) -> None:
        """Say what the lines from `first` to `last` (inclusive) are; what was said before stands."""
        for line in range(first, (first if last is None else last) + 1):
            self._said.setdefault(line, (verdict, reason))

    def is_said(self, line: int) -> bool:
        """Tell whether something was said of a line."""
        return line in self._said

    def other(self, first: int, label: str, last: int | None = None) -> None:
        """Say that lines are a value under a label of the database for which there is no field."""
        self.say(first, "metadata", f"other label: {label}"[:80], last)

    def put(
        self, name: str, value: object, line: int, label: str, confidence: float = SURE, *, last: int | None = None
    ) -> bool:
        """Give a field of the article its value, as printed on a line; return whether the value was understood.

        The first value of a field stands, keywords are collected. Dates, names, languages and addresses are read as
        such; a date that is not understood is kept as a reason of no confidence.
        """
        self.say(line, "metadata", label, last)
        found: Any
        match name:
            case "date" | "first_date":
                found = self._date(value, line)
            case "authors":
                found = value if isinstance(value, tuple) else press_names(str(value))
            case "keywords":
                found = (
                    value if isinstance(value, tuple) else tuple(k for k in map(line_of, str(value).split(";")) if k)
                )
            case "language":
                found = language_code(str(value))
            case "url":
                found = url_of(value)
            case _:
                found = line_of(value)
        if not found:
            if name in ("date", "first_date") and (raw := line_of(value)):
                self.evidence.setdefault(name, Evidence(line + 1, 0.0, f"not read as a date: {raw}"[:100]))
            return False
        if name == "keywords":
            self.values[name] = tuple(dict.fromkeys((*self.values.get(name, ()), *found)))
            self.evidence.setdefault(name, Evidence(line + 1, confidence, label))
        elif name not in self.values:
            self.values[name] = found
            self.evidence[name] = Evidence(line + 1, confidence, label)
        return True

    def paragraph(self, text: str, first: int, last: int | None = None, spans: Iterable[Span] = ()) -> None:
        """Append a paragraph of the text that stands on these lines."""
        self.block(text, spans, first, last, "text")

    def heading(self, text: str, first: int, last: int | None = None) -> None:
        """Append a sub-heading."""
        self.block(text, [Span("heading", 0, len(text), 2)], first, last, "heading")

    def block(self, text: str, spans: Iterable[Span], first: int, last: int | None, reason: str) -> None:
        """Append a block of the text; `spans` are ranges of it."""
        self._body.block(text, spans)
        self.say(first, "kept", reason, last)

    def aside(self, kind: AsideKind, text: str, first: int, label: str, last: int | None = None) -> None:
        """Append what belongs to the article and is not its text: a caption, a correction, a credit."""
        self._body.aside(kind, text, first + 1)
        self.say(first, "aside", label, last)

    @property
    def has_text(self) -> bool:
        """Whether any of the text is there yet."""
        return self._body.length > 0

    def page(self, kind: str, extractor: str, number: int | None) -> Page:
        """Return the page; raise Unreadable("no text in this record") when it holds none."""
        body = self._body.done()
        if not body.text:
            raise Unreadable("no text in this record")
        values = dict(self.values)
        language = values.pop("language", None) or detect(body.text[:4000])
        article = Article(
            body,
            language=language,
            database=self.database,
            lines=(1, len(self.lines)),
            evidence=self.evidence,
            **values,
        )
        return Page(
            kind,
            "\n".join(self.lines),
            (article,),
            tuple(self._verdicts()),
            source=article.source,
            url=article.url,
            language=language,
            extractor=extractor,
            problem="; ".join(dict.fromkeys(self.problems[:20])) or None,
            record=number,
        )

    def _verdicts(self) -> Iterable[LineVerdict]:
        for line, text in enumerate(self.lines):
            verdict, reason = self._said.get(line, ("cut", "blank" if not text.strip() else "not understood"))
            yield LineVerdict(line + 1, verdict, reason, None if verdict == "cut" else 1)

    def _date(self, value: object, line: int) -> PrintedDate | None:
        if isinstance(value, PrintedDate):
            return PrintedDate(value.value, value.precision, value.raw.strip(), line + 1)
        raw = " ".join(str(value).split())
        found = whole_day(raw, self.order) or parse_date(raw, self.order)
        return PrintedDate(found.value, found.precision, str(value).strip(), line + 1) if found else None
