"""Fields of an article as a recipe finds them: out of its marker, by a pattern, or where the recipe says they stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from readroom.importer.cut.byline import Byline, parse_byline, parse_names
from readroom.importer.cut.draft import Draft, Role
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.signature import parse_signature
from readroom.importer.fields import keywords_of, url_of
from readroom.importer.recipe.pattern import tidy
from readroom.importer.recipe.recipe import Recipe
from readroom.text.dates import Found, find_dates, parse_date
from readroom.text.gate import clean_line
from readroom.text.model import PrintedDate

SURE = 0.99
"""How sure a field is that a recipe gives."""

_TAIL = 5  # last lines of a text that may sign it
_HEAD = 4  # first lines of a text that may still be about it
_LABEL = 80  # characters of a label
_SHORT = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2,4}")
_TWO_DIGITS = re.compile(r"(?<!\d)(\d\d)([./-])(\d{1,2})\2(\d{1,2})(?!\d)")
ROLES: Mapping[str, Role] = {
    "title": "title", "author": "byline", "date": "date", "section": "section", "outlet": "outlet", "url": "tags",
    "keywords": "tags", "source": "outlet",
}  # fmt: skip


def printed_date(raw: str, recipe: Recipe) -> PrintedDate | None:
    """Return the one date that a printed string holds, its numbers read in the recipe's order; None without one."""
    raw = clean_line(raw)
    if recipe.date_order == "ymd" and (match := _TWO_DIGITS.search(raw)):
        year = int(match[1])
        year += 2000 if year < 70 else 1900
        day = parse_date(f"{year}-{int(match[3]):02d}-{int(match[4]):02d}")
        return replace(day, raw=raw) if day else None
    if whole := parse_date(raw, recipe.order):
        return whole
    found = find_dates(raw, recipe.order)
    return found[0][2] if found else None


def year_first(text: str, dates: Sequence[Found], recipe: Recipe) -> list[Found]:
    """Return the dates of a line, where three short numbers are a date with its year first, or none."""
    found = [each for each in dates if not _SHORT.match(each.date.raw)]
    for match in _TWO_DIGITS.finditer(text):
        day = printed_date(match[0], recipe)
        if day and all(match.end() <= each.start or match.start() >= each.end for each in found):
            found.append(Found(match.start(), match.end(), day))
    return sorted(found, key=lambda each: each.start)


def take_groups(
    draft: Draft,
    unit: Unit,
    groups: Mapping[str, str | None],
    recipe: Recipe,
    rule: str,
    extra: dict[str, str],
) -> None:
    """Take the fields that a pattern's named groups hold; `extra` gets those that a draft has no place for."""
    reason = recipe.reason(rule)
    values = {name: clean_line(value) for name, value in groups.items() if value}
    if title := values.get("title"):
        draft.title = title[:500]
        draft.found("title", unit.first, SURE, reason)
    if (raw := values.get("date")) and (day := printed_date(raw, recipe)):
        draft.date = replace(day, line=unit.first)
        draft.found("date", unit.first, SURE, reason)
    if author := values.get("author"):
        take_names(
            draft,
            unit,
            parse_names(author, marked=True) or Byline((author,), None),
            recipe,
            reason,
        )
    if section := values.get("section"):
        draft.section = section
        draft.found("section", unit.first, SURE, reason)
    if outlet := values.get("outlet"):
        draft.outlet = outlet
        draft.found("outlet", unit.first, SURE, reason)
    if source := values.get("source"):
        extra["source"] = source
        draft.found("source", unit.first, SURE, reason)
        if draft.outlet is not None and _line_of(draft, "outlet") == unit.first:
            # The general rules took the name on this line for who published it before.
            draft.outlet = None
            draft.evidence.pop("outlet", None)
    if keywords := values.get("keywords"):
        draft.keywords = keywords_of(keywords)
    if url := url_of(values.get("url")):
        extra["url"] = url
        draft.found("url", unit.first, SURE, reason)


def take_names(draft: Draft, unit: Unit, found: Byline, recipe: Recipe, reason: str) -> None:
    """Take authors, and the outlet beside them; a name that the recipe knows as an outlet's is no author."""
    outlets = [name for name in found.authors if recipe.usual(name)]
    draft.authors = tuple(name for name in found.authors if name not in outlets)
    if draft.authors:
        draft.found("authors", unit.first, SURE, reason)
    outlet = found.outlet or (outlets[0] if outlets else None)
    if outlet and "outlet" not in recipe.rules:
        draft.outlet = outlet
        draft.found("outlet", unit.first, SURE, reason)


def read_byline(facts: Facts, draft: Draft, word: str, recipe: Recipe) -> None:
    """Find the author where the recipe says that the byline stands: "head", "tail" or "none"."""
    reason = recipe.reason("article byline")
    if word == "none":
        _forget(draft, "authors", "byline")
        draft.authors = ()
        return
    indexes = head_of(draft) if word == "head" else [i for i in tail_of(draft) if i not in draft.ahead]
    if any(facts.units[i].first == _line_of(draft, "authors") for i in indexes):
        return  # the general rules found it there
    draft.authors = ()
    draft.evidence.pop("authors", None)
    for index in indexes:
        unit = facts.units[index]
        if draft.role(index) in ("title", "date", "section") or unit.size > 160 or index == draft.block.title:
            continue
        found = parse_byline(unit.text) or (parse_signature(unit.text) if _may_sign(unit) else None)
        if found:
            take_names(draft, unit, found, recipe, reason)
            draft.roles[index] = "byline", reason
            return


def read_date(facts: Facts, draft: Draft, word: str, recipe: Recipe) -> None:
    """Find the date where the recipe says that it stands: "head", "tail" or "none"."""
    reason = recipe.reason("article date")
    if word == "none":
        _forget(draft, "date", "date")
        draft.date = None
        return
    indexes = head_of(draft) if word == "head" else tail_of(draft)
    if any(facts.units[i].first == _line_of(draft, "date") for i in indexes):
        return
    draft.date = None
    draft.evidence.pop("date", None)
    for index in indexes:
        unit = facts.units[index]
        if not unit.dates or unit.size > 160 or index == draft.block.title:
            continue
        draft.date = replace(unit.dates[0].date, line=unit.first)
        draft.found("date", unit.first, SURE, reason)
        draft.roles[index] = "date", reason
        return


def read_section(facts: Facts, draft: Draft, word: str, recipe: Recipe) -> None:
    """Take the label right above the title, or none at all."""
    reason = recipe.reason("article section")
    if word == "none":
        _forget(draft, "section", "section")
        draft.section = None
        return
    index = (draft.block.title or 0) - 1
    if draft.block.title is None or index < draft.block.start or index == draft.block.marker:
        return
    unit = facts.units[index]
    if unit.size <= _LABEL and draft.role(index) != "cut":
        draft.section = unit.text
        draft.found("section", unit.first, SURE, reason)
        draft.roles[index] = "section", reason


def find_outlet(facts: Facts, draft: Draft, recipe: Recipe) -> None:
    """Take the outlet of a last line that is nothing but a name that the recipe knows as one."""
    if draft.outlet is None and "outlet" not in recipe.rules:
        for index in tail_of(draft):
            unit = facts.units[index]
            name = unit.text.strip(" .,;:()–—-")
            if recipe.usual(name) and draft.role(index) in (None, "byline"):
                draft.outlet = name
                draft.found("outlet", unit.first, SURE, recipe.reason("outlets"))
                draft.roles[index] = "outlet", recipe.reason("outlets")
                break
    if draft.outlet is None and any(recipe.usual(name) for name in draft.authors) and "outlet" not in recipe.rules:
        name = next(name for name in draft.authors if recipe.usual(name))
        draft.authors = tuple(author for author in draft.authors if author != name)
        draft.outlet = name
        draft.found("outlet", _line_of(draft, "authors"), SURE, recipe.reason("outlets"))
        if not draft.authors:
            draft.evidence.pop("authors", None)


def matching(
    facts: Facts, indexes: Iterable[int], recipe: Recipe, field: str
) -> tuple[int, dict[str, str | None]] | None:
    """Return the first of the units that the field's patterns match, with their groups; None without one."""
    patterns = recipe.rules[field].patterns
    for index in indexes:
        if match := patterns.find(tidy(facts.units[index].raw)):
            return index, match.groupdict()
    return None


def _may_sign(unit: Unit) -> bool:
    """Tell whether a line without a "By" may be nothing but names."""
    return unit.kind == "text" and unit.size <= 120 and not unit.bullet and not ends_sentence(unit.text.rstrip(","))


def head_of(draft: Draft) -> list[int]:
    """Return the units above an article's text, and the first of the text."""
    return list(range(draft.block.start, min(draft.first + _HEAD, draft.block.end)))


def tail_of(draft: Draft) -> Sequence[int]:
    """Return the units below an article's text and the last of the text, the last one first."""
    return range(draft.block.end - 1, max(draft.first, draft.last - _TAIL) - 1, -1)


def _line_of(draft: Draft, name: str) -> int | None:
    evidence = draft.evidence.get(name)
    return evidence.line if evidence else None


def _forget(draft: Draft, name: str, role: Role) -> None:
    """Forget a field; lines within the text that gave it are text again."""
    draft.evidence.pop(name, None)
    for index in range(draft.first, draft.last):
        if draft.role(index) == role and index != draft.block.marker:
            del draft.roles[index]
