"""Heads of labelled lines above a text: "Title: …", "Von: …", "Дата: …", at the top of a file or behind a separator.

A head has two lines of known fields at least, or a title alone with a blank line and text below it. Labelled lines
elsewhere are text. Several articles in one file have such a head each.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readroom.importer.cut.shapes import ends_sentence
from readroom.importer.cut.wording_heads import Label, is_swedish, label_of

_LINE = re.compile(r"\s{0,8}(?P<label>[^\W\d_][^\n:：]{0,39}?)\s?(?P<sign>[:：])\**(?:\s+|$|(?=[^\s/]))(?P<value>.*)$")
_LOOSE = re.compile(r"\s{0,8}(?P<label>[^\W\d_][\w -]{0,39}?)\s?(?P<sign>[:：=])\**(?:\s+|$|(?=[^\s/]))(?P<value>.*)$")
_RULE = re.compile(r"\s*(?:[-=_*#~+•·–—]\s?){3,200}$")
_FENCE = re.compile(r"\s*(?:---+|\+\+\+)\s*$")
_CORE: frozenset[Label] = frozenset(
    ("title", "subject", "rubric", "authors", "date", "first_date", "source", "outlet", "section", "url", "keywords",
     "edition", "print_page")
)  # fmt: skip
_TITLES: frozenset[Label] = frozenset(("title", "subject", "rubric"))
_VALUE_MOST, _TITLE_MOST, _UNKNOWN_MOST, _ABOVE_MOST = 300, 500, 25, 160
_LINES_MOST, _BLANKS, _HEADS_MOST, _UNKNOWN_LINES = 30, 2, 5_000, 6


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled line: what it says, its label as printed, its value, its lines (0-based, inclusive).

    `sure` is False where the label may as well say something else.
    """

    kind: Label | None
    label: str
    value: str
    first: int
    last: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """The lines `[start, end)` (0-based) of a head, rules around it included, and its fields.

    `above` is the line of a title without a label that stands over the fields.
    """

    start: int
    end: int
    fields: tuple[Field, ...]
    above: int | None = None

    def of(self, *kinds: Label) -> list[Field]:
        """Return the fields of some kinds that hold something, in the order of the page."""
        return [f for f in self.fields if f.kind in kinds and f.value]


def find_heads(lines: Sequence[str], *, loose: bool = False, single: bool = False) -> list[Head]:
    """Return the labelled heads of a page's lines (gated), none when the page does not begin with one.

    `loose`: somebody has said that there is a head, so one field is enough, and "=" a sign. `single`: only the first.
    """
    top = next((i for i, line in enumerate(lines) if line.strip()), None)
    if top is None:
        return []
    first = _read(lines, top, loose=loose) or (None if loose else _below_title(lines, top))
    if first is None and loose:
        first = _below_title(lines, top)
    if first is None or not any(line.strip() for line in lines[first.end :]):
        return []
    if single:
        return [first]
    heads = [first]
    index = first.end
    while index < len(lines) and len(heads) < _HEADS_MOST:
        found = _next(lines, index, first)
        if found is not None:
            heads.append(found)
        index = found.end if found is not None else index + 1
    mail = len(heads) > 1 and not first.of("title") and bool(first.of("subject"))
    # What messages print over themselves is read by `fielded`, in whatever language it is.
    return [] if mail else heads


def is_rule(line: str) -> bool:
    """Tell a line of hyphens, stars or other signs that parts what is above from what is below."""
    return len(line) <= 200 and _RULE.match(line) is not None


def _next(lines: Sequence[str], index: int, first: Head) -> Head | None:
    """Return the head of another article that begins at a line: behind a separator, or one like the `first`."""
    if not lines[index].strip() or (match := _LINE.match(lines[index])) is None or label_of(match["label"]) is None:
        return None
    above = index - 1
    while above >= first.end and not lines[above].strip():
        above -= 1
    if above >= first.end and is_rule(lines[above]):
        return _read(lines, index)
    if above == index - 1 or match["label"].casefold() != first.fields[0].label.casefold():
        return None
    found = _read(lines, index)
    if found is None or not found.of("title", "rubric"):
        return None
    own = {f.label.casefold() for f in first.fields}
    alike = sum(f.label.casefold() in own for f in found.fields)
    return found if alike >= min(2, len(first.fields)) and alike >= 0.6 * len(found.fields) else None


def _read(lines: Sequence[str], start: int, *, loose: bool = False) -> Head | None:
    """Return the head that begins at a line, None when there is none."""
    index = start
    fence = _FENCE.match(lines[index]) is not None
    if is_rule(lines[index]):
        index = _skip_blank(lines, index + 1)
    fields: list[Field] = []
    while index < len(lines) and len(fields) < _LINES_MOST:
        place = index
        if not lines[place].strip():
            place = _skip_blank(lines, index)
            if place - index > _BLANKS or place == len(lines):
                break
        field = _field(lines, place, loose=loose)
        if field is None or (place > index and not _goes_on(field, fields)):
            break
        if field.kind is None and not (fields and _is_inside(lines, field.last + 1, loose=loose)):
            break
        if field.kind == "text" and not _is_enough(fields, lines, index, loose=loose):
            break
        fields.append(field)
        index = field.last + 1
        if field.kind == "text":
            break
    if not _is_enough(fields, lines, index, loose=loose):
        return None
    if fields[-1].kind != "text":
        index = _past_rule(lines, index, fence=fence)
    return Head(start, index, tuple(_settled(fields)))


def _below_title(lines: Sequence[str], top: int) -> Head | None:
    """Return the head whose title stands over its fields without a label."""
    title = lines[top].strip()
    below = _skip_blank(lines, top + 1)
    if below == len(lines) or below - top > 2 or len(title) > _ABOVE_MOST or is_rule(title):
        return None
    if ends_sentence(title) and title[-1] == ".":
        return None
    found = _read(lines, below)
    if found is None or len({f.kind for f in found.of(*_CORE)}) < 2 or found.of(*_TITLES) or found.of("url"):
        return None
    return replace(found, start=top, above=top)


def _field(lines: Sequence[str], place: int, *, loose: bool) -> Field | None:
    """Return the labelled line that a line is, with the lines that go on with its value; None when it is none."""
    line = lines[place][:2000]
    match = (_LOOSE if loose else _LINE).match(line.lstrip("*").rstrip())
    if match is None:
        return None
    label, value = match["label"].strip("* "), match["value"].strip()
    kind = label_of(label)
    if kind is None and (len(label) > _UNKNOWN_MOST or label.count(" ") > 2):
        return None
    if kind != "text" and len(value) > (_TITLE_MOST if kind in _TITLES else _VALUE_MOST):
        return None
    last = place
    indent = len(line) - len(line.lstrip())
    while value and kind not in ("text", None) and last + 1 < len(lines) and last - place < 3:
        more = lines[last + 1]
        own = len(more) - len(more.lstrip())
        if not more.strip() or own < max(2, indent + 2) or _LINE.match(more) or len(more) > _VALUE_MOST:
            break
        value, last = f"{value} {more.strip()}", last + 1
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    return Field(kind, label, " ".join(value.split()), place, last)


def _goes_on(field: Field, fields: Sequence[Field]) -> bool:
    """Tell whether a field below a blank line is still of the head: one that it does not have yet."""
    known = field.kind in _CORE or field.kind in ("text", "place")
    return known and bool(fields) and all(f.kind != field.kind for f in fields)


def _is_inside(lines: Sequence[str], index: int, *, loose: bool) -> bool:
    """Tell whether a line with a label of its own is one of the head: the head ends or goes on below it."""
    for place in range(index, index + _UNKNOWN_LINES):
        if place >= len(lines) or not lines[place].strip() or is_rule(lines[place]):
            return True
        below = _field(lines, place, loose=loose)
        if below is None or below.kind is not None:
            return below is not None
    return False


def _is_enough(fields: Sequence[Field], lines: Sequence[str], end: int, *, loose: bool) -> bool:
    """Tell whether labelled lines are a head: two known fields, or a title alone with a blank line and text below."""
    kinds = {f.kind for f in fields if f.kind in _CORE and f.value}
    if len(kinds) > 1 or (loose and kinds):
        return True
    alone = len(fields) == 1 and kinds == {"title"}
    return alone and end < len(lines) and not lines[end].strip() and not ends_sentence(fields[0].value.rstrip("?!"))


def _settled(fields: Sequence[Field]) -> list[Field]:
    """Return the fields with what depends on the others said: a subject, and what "Rubrik" is."""
    titled = any(f.kind == "title" and f.value for f in fields)
    swedish = any(is_swedish(f.label) for f in fields)
    german = any(f.label.casefold() in ("quelle", "zeitung", "von", "autor", "autorin", "titel") for f in fields)
    rubric = any(f.kind == "rubric" and f.value for f in fields)
    found: list[Field] = []
    for f in fields:
        if f.kind == "rubric":
            title = not titled and (swedish or not german)
            f = replace(f, kind="title" if title else "section", sure=titled or swedish or german)
        elif f.kind == "subject":
            f = replace(f, kind="keywords" if titled or (rubric and swedish) else "title")
        found.append(f)
    return found


def _skip_blank(lines: Sequence[str], index: int) -> int:
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


def _past_rule(lines: Sequence[str], index: int, *, fence: bool) -> int:
    """Return the line behind a rule that ends the head, if one stands there."""
    place = _skip_blank(lines, index)
    if place == len(lines) or not is_rule(lines[place]):
        return index
    return place + 1 if fence or place - index <= 1 else index
