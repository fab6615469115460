"""The body of a record: an exported one with its spans, or plain text as it is."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, get_args

from readroom.importer.fields import date_of, line_of, names_of, url_of
from readroom.text.body import BodyBuilder
from readroom.text.gate import clean
from readroom.text.model import Aside, AsideKind, Body, PrintedDate, Span, SpanKind, Voice

_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")
_SPACED = re.compile(r"\n[^\S\n]+\n")  # a blank line that is not empty
_SPANS = frozenset(get_args(SpanKind))
_ASIDES = frozenset(get_args(AsideKind))
_T = TypeVar("_T")


def plain_body(text: str) -> Body:
    """Return plain text as a body: paragraphs by blank lines, other line ends as they are."""
    text = clean(text).strip()
    if _is_plain(text.split("\n")):
        return Body(text)
    if not _SPACED.search(text) and all(p and not (p[0].isspace() or p[-1].isspace()) for p in text.split("\n\n")):
        return Body(text)
    builder = BodyBuilder()
    for paragraph in _BLANK.split(text):
        builder.block(paragraph)
    return builder.done()


def _is_plain(lines: list[str]) -> bool:
    """Tell whether no line has white space at an end, and no more than one blank line stands between two others."""
    blank = False
    for line in lines:
        if not line:
            if blank:
                return False
            blank = True
        elif line[0].isspace() or line[-1].isspace():
            return False
        else:
            blank = False
    return True


def exported_body(fields: Mapping[str, Any]) -> tuple[Body, str | None]:
    """Return the body of an exported record as it was, and what was wrong with its spans, if anything.

    A span, aside or voice that does not fit the text is left out. When the gate would change the text, its offsets
    hold no longer, and the text comes alone.
    """
    text = str(fields["text"])
    if clean(text) != text:
        return plain_body(text), "the text was cleaned; its spans are lost"
    size = len(text)
    lost: list[object] = []
    spans = _each(fields.get("spans"), lambda item: _span(item, size), lost)
    asides = _each(fields.get("asides"), lambda item: _aside(item, size), lost)
    voices = _each(fields.get("voices"), lambda item: _voice(item, size), lost)
    return Body(text, spans, asides, voices), f"{len(lost)} spans or asides do not fit the text" if lost else None


def _each(items: object, make: Callable[[Mapping[str, Any]], _T | None], lost: list[object]) -> tuple[_T, ...]:
    found: list[_T] = []
    for item in items if isinstance(items, Iterable) and not isinstance(items, str) else ():
        made = make(item) if isinstance(item, dict) else None
        if made is None:
            lost.append(item)
        else:
            found.append(made)
    return tuple(found)


def _int(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _range(item: Mapping[str, Any], size: int) -> tuple[int, int] | None:
    start, end = _int(item.get("start")), _int(item.get("end"))
    if start is None or end is None or not 0 <= start < end <= size:
        return None
    return start, end


def _span(item: Mapping[str, Any], size: int) -> Span | None:
    where = _range(item, size)
    if where is None or item.get("kind") not in _SPANS:
        return None
    from readroom.text.markdown_inline import followable

    href = item.get("href")
    return Span(
        item["kind"], *where, level=_int(item.get("level")), href=followable(href) if isinstance(href, str) else None
    )


def _aside(item: Mapping[str, Any], size: int) -> Aside | None:
    at, text = _int(item.get("at")), item.get("text")
    if at is None or not 0 <= at <= size or not isinstance(text, str) or item.get("kind") not in _ASIDES:
        return None
    return Aside(item["kind"], at, clean(text), _int(item.get("line")))


def _voice(item: Mapping[str, Any], size: int) -> Voice | None:
    where = _range(item, size)
    if where is None:
        return None
    return Voice(
        *where,
        line_of(item.get("title")),
        names_of(item.get("authors")),
        line_of(item.get("outlet")),
        _printed(item),
        url_of(item.get("url")),
    )


def _printed(item: Mapping[str, Any]) -> PrintedDate | None:
    """Return the date of a voice: `date` and `date_raw` beside each other, as an export has them."""
    found = date_of(item.get("date"))
    if found is None:
        return None
    return PrintedDate(found.value, found.precision, line_of(item.get("date_raw")) or found.raw)
