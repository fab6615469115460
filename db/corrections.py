"""Corrections of an article's fields: what may be said, how it is stored, and what it makes of an article.

A correction is a row of `correction`; the articles that it applies to stand in `correction_article`, by their keys,
each with what the field was before. So it survives a new import, and can be taken back.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from readroom.db.columns import date_columns
from readroom.db.errors import ReadroomError
from readroom.text.gate import clean_line
from readroom.text.model import Article, Evidence, Precision, PrintedDate
from readroom.text.names import byline_names

COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "authors": ("authors",),
    "date": ("date", "date_precision", "date_raw", "date_line"),
    "first_date": ("first_date", "first_date_precision", "first_date_raw", "first_date_line"),
    "source": ("source",),
    "outlet": ("outlet", "outlet_name"),
    "section": ("section",),
    "language": ("language",),
}
"""The fields that can be corrected, and what holds them (`source`: the name of the article's source)."""
CUT = "cut"
"""The field of a correction of a page's cut."""
SOURCE_DEEDS = ("rename", "merge")
"""The fields of corrections of a source's name: value has what was done and what was before, as JSON."""
_ALIASES = {"author": "authors", "byline": "authors", "lang": "language", "first": "first_date"}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_LONGEST = 2000

State = dict[str, Any]
"""What a field of an article is: its columns, and under "evidence" its row of evidence or None. JSON values."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A row of `correction`, with how many articles it applies to. `value` is as it is stored."""

    id: int
    made: str
    author: str | None
    field: str
    value: str | None
    reason: str | None
    article_key: str | None
    query: str | None
    articles: int
    undone: str | None
    file: str | None
    record: int | None

    @property
    def shown(self) -> str:
        """The value in words."""
        if self.value is None:
            return "(absent)"
        if self.field == "authors":
            return "; ".join(json.loads(self.value))
        if self.field == CUT:
            edits = [e["do"] for e in json.loads(self.value)]
            return ", ".join(f"{edits.count(do)} {do}" for do in dict.fromkeys(edits))
        if self.field in SOURCE_DEEDS:
            return _deed(json.loads(self.value))
        return self.value


def _deed(deed: Mapping[str, Any]) -> str:
    """Return what was done to the names of sources: "A, B → C"."""
    if "to" in deed:
        return f"{deed['from']} → {deed['to']}"
    joined = [*([deed["was"]] if deed["was"] else []), *(one["name"] for one in deed["sources"])]
    return f"{', '.join(joined)} → {deed['into']}"


def parse_setting(text: str) -> tuple[str, str | None]:
    """Return field and stored value of `FIELD=VALUE`; an empty value is an absent one. Raise ReadroomError."""
    name, sign, value = text.partition("=")
    if not sign:
        raise ReadroomError(f"{text!r} is no correction; write it as FIELD=VALUE, such as section=News")
    return stored_value(name, value)


def stored_value(name: str, value: str) -> tuple[str, str | None]:
    """Return the field that `name` means and its value as it is stored (None: absent); raise ReadroomError."""
    wanted = clean_line(name).casefold().replace("-", "_")
    field = _ALIASES.get(wanted, wanted)
    if field not in COLUMNS:
        there = ", ".join(COLUMNS).replace("authors", "authors, byline")
        raise ReadroomError(f"no field {name!r} can be corrected; there are: {there}")
    text = clean_line(value)
    if len(text) > _LONGEST:
        raise ReadroomError(f"the value of {field} has {len(text):,} characters; {_LONGEST:,} is the most")
    if not text:
        if field == "source":
            raise ReadroomError("an article has a source; give its name: source=NAME")
        return field, None
    if field in ("date", "first_date"):
        date_precision(text, field)
    elif field == "authors":
        return field, _authors(wanted, text)
    elif field == "language":
        if not _LANGUAGE.fullmatch(text):
            raise ReadroomError(f"{value!r} is no language; give its tag, such as en, de or pt-BR")
        head, *rest = re.split("[-_]", text)
        text = "-".join([head.lower(), *rest])
    return field, text


def _authors(wanted: str, text: str) -> str | None:
    """Return names as they are stored: of a byline as it is printed, else those between semicolons."""
    if wanted == "byline":
        names = byline_names(text)
    else:
        names = tuple(name for part in text.split(";") if (name := part.strip()))
    return json.dumps(names, ensure_ascii=False) if names else None


def date_precision(text: str, field: str = "date") -> Precision:
    """Return the precision of an ISO date that is cut to it; raise ReadroomError when there is no such date."""
    match = _DATE.fullmatch(text)
    if match:
        year, month, day, hour, minute = (int(part) if part else None for part in match.groups())
        try:
            date(year or 0, month or 1, day or 1)
            datetime(2000, 1, 1, hour or 0, minute or 0)
        except ValueError:
            match = None
        else:
            return "minute" if hour is not None else "day" if day else "month" if month else "year"
    raise ReadroomError(f"{field}={text} is no date; write it as 2020, 2020-01, 2020-01-25 or 2020-01-25T10:00")


def columns_of(field: str, value: str | None) -> State:
    """Return the columns that hold a stored value."""
    if field == "authors":
        return {"authors": value or "[]"}
    if field in ("date", "first_date"):
        parts = (value, date_precision(value, field), None, None) if value else (None,) * 4
        return dict(zip(COLUMNS[field], parts, strict=True))
    return dict.fromkeys(COLUMNS[field], value)


def evidence_of(author: str | None, reason: str | None) -> Evidence:
    """Return the evidence of a corrected field."""
    said = f"corrected by {author or 'a curator'}"
    return Evidence(None, 1.0, f"{said}: {reason}" if reason else said)


def state_of(article: Article, source: str, field: str) -> State:
    """Return what a field of an article from `source` is."""
    state: State
    match field:
        case "authors":
            state = {"authors": json.dumps(article.authors, ensure_ascii=False)}
        case "date" | "first_date":
            printed = article.date if field == "date" else article.first_date
            state = dict(zip(COLUMNS[field], date_columns(printed), strict=True))
        case "source":
            state = {"source": source}
        case _:
            state = {column: getattr(article, column) for column in COLUMNS[field]}
    found = article.evidence.get(field)
    return {**state, "evidence": [found.line, found.confidence, found.reason] if found else None}


def with_state(article: Article, field: str, state: Mapping[str, Any]) -> Article:
    """Return an article with a field as `state` says; of `source` only the evidence is the article's own."""
    evidence = {name: e for name, e in article.evidence.items() if name != field}
    if state.get("evidence"):
        evidence[field] = Evidence(*state["evidence"])
    changed = replace(article, evidence=evidence)
    match field:
        case "authors":
            return replace(changed, authors=tuple(json.loads(state["authors"])))
        case "date":
            return replace(changed, date=_printed(state, field))
        case "first_date":
            return replace(changed, first_date=_printed(state, field))
        case "source":
            return changed
        case _:
            return replace(changed, **{column: state[column] for column in COLUMNS[field]})


def _printed(state: Mapping[str, Any], field: str) -> PrintedDate | None:
    value, precision, raw, line = (state[column] for column in COLUMNS[field])
    return PrintedDate(value, precision, raw or "", line) if value else None
