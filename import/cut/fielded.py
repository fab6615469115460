"""Heads of messages in fields: "From: …", "Subject: …", "Date: …", in any order and any language.

The lines of a head have labels, the heads of a page have the same ones; what a field holds says what it is: a day, a
name or an address, a line that differs from message to message.
"""

import re
from collections import Counter
from collections.abc import Sequence

from readroom.importer.cut.byline import is_name
from readroom.importer.cut.dated import has_day
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.wording_bylines import BY
from readroom.importer.cut.wording_heads import is_subject

_FIELD = re.compile(r"^(?P<label>[^\W\d_][\w-]{0,14}(?: [\w-]{1,12})?)\s?[:：]\s?(?P<value>\S.*)$")
_ADDRESS = re.compile(r"\s*[<(\[][^<>()\[\]]*(?:@|\bat\b|hidden)[^<>()\[\]]*[>)\]]\s*|\s*\S+@\S+")
_MOST, _LINE_MOST = 8, 200


def mark_fields(units: Sequence[Unit]) -> None:
    """Tell in the units what the fields of message heads are, for pages with two such heads or more.

    The unit of the subject keeps its value only, that of the author "by" and the name; `field` says "head" for the
    first line of each head and "title" for the subject.
    """
    found = _heads(units)
    if len(found) < 2:
        return
    subject = _subject(units, found)
    author = _author(units, found)
    if subject is None:
        return
    for head in found:
        for label, index in head.items():
            unit = units[index]
            value = _value(unit)
            if label == subject:
                unit.raw = unit.text = value
                unit.kind, unit.dates = "text", []
                unit.field = "title"
            elif label == author:
                name = _ADDRESS.sub(" ", value).strip(' "') or value
                unit.text, unit.kind = f"by {name}", "byline"
            elif not has_day(unit):
                unit.kind = "ui"
            else:
                unit.kind = "date"
        first = units[min(head.values())]
        first.field = "both" if first.field == "title" else "head"


def _value(unit: Unit) -> str:
    match = _FIELD.match(unit.text)
    return match["value"] if match else unit.text


def _heads(units: Sequence[Unit]) -> list[dict[str, int]]:
    """Return for each head of a message its labels with their units: the labels that come again in other heads."""
    runs: list[dict[str, int]] = []
    run: dict[str, int] = {}
    for index, unit in enumerate(units):
        match = _FIELD.match(unit.text) if unit.size <= _LINE_MOST and not unit.bullet else None
        label = match["label"].casefold() if match else ""
        if match and label not in run and len(run) < _MOST and "//" not in match["value"][:2]:
            run[label] = index
            continue
        runs.append(run)
        run = {label: index} if match else {}
    runs.append(run)
    runs = [r for r in runs if len(r) >= 2 and any(has_day(units[i]) for i in r.values())]
    counts = Counter(label for r in runs for label in r)
    common = {label for label, number in counts.items() if number >= max(2, 0.6 * len(runs))}
    kept = [{label: i for label, i in r.items() if label in common} for r in runs]
    return [r for r in kept if len(r) >= 2]


def _subject(units: Sequence[Unit], heads: Sequence[dict[str, int]]) -> str | None:
    """Return the label of the field that holds the titles: one worded so, else the longest that differs."""
    labels = [label for label in heads[0] if all(label in head for head in heads)]
    if (named := next((label for label in labels if is_subject(label)), None)) is not None:
        return named
    sizes: dict[str, float] = {}
    for label in labels:
        found = [units[head[label]] for head in heads]
        values = [_value(u) for u in found]
        if len(set(values)) == len(values) and not any(has_day(u) for u in found):
            names = sum(is_name(v) or "@" in v for v in values)
            sizes[label] = 0 if names > 0.5 * len(values) else sum(len(v.split()) for v in values) / len(values)
    best = max(sizes, key=lambda label: sizes[label], default=None)
    return best if best is not None and sizes[best] >= 2 else None


def _author(units: Sequence[Unit], heads: Sequence[dict[str, int]]) -> str | None:
    """Return the label of the field that holds the authors: one worded so, else the first of names or addresses."""
    labels = [label for label in heads[0] if sum(label in head for head in heads) >= 0.6 * len(heads)]
    for label in labels:
        if label in ("from", "von", "de", "da", "van", "от", "od", "från", "fra") or BY.is_whole(label):
            return label
    for label in labels:
        values = [_value(units[head[label]]) for head in heads if label in head]
        if sum(is_name(_ADDRESS.sub(" ", v).strip(' "')) or "@" in v for v in values) >= 0.8 * len(values):
            return label
    return None
