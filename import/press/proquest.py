"""ProQuest records: `Label: value` blocks, the same in its text and its HTML exports, by the label's language.

A record is a head (title, link, abstract), the full text, and a tail of labels. The tail is what of the record's end
is nothing but labels, known to us or not; a label within the text is text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from readroom.importer.formats import Unreadable
from readroom.importer.press.dates import find_day
from readroom.importer.press.proquest_labels import field_of, find_label
from readroom.importer.press.proquest_text import NONE, read_text
from readroom.importer.press.sheet import LIKELY, OTHER, Sheet
from readroom.text.model import Page

__all__ = ["field_of", "find_label", "own_address", "read_record"]

RULE = re.compile(r"_{50,}\s*$")
COUNT = re.compile(r"(?:Document|Dokument|Documento)\s+(\d{1,6})\s+(?:of|sur|de|von|di)\s+(\d{1,6})\s*$", re.I)
_LINK = re.compile(r"https?://\S+$")
_PROXY = re.compile(r"^https?://[^/]+/login\?(?:q?url)=(https?://.*)$")
_HOST = re.compile(r"^(https?)://(www|search)-proquest-com\.[^/]+/")
_LINK_WORDS = re.compile(
    r"(?:ProQuest document link|ProQuest-Dokumentlink|Lien de document ProQuest|Enlace de documentos de ProQuest|"
    r"Link do documento ProQuest|Collegamento al documento ProQuest)(?:\s*<(?P<link>https?://[^>\s]+)>)?\s*$",
    re.I,
)
_EDITION = re.compile(r":?\s*\[([^\[\]]{3,60}\b(?:edition|final)\b[^\[\]]{0,20})\]\s*$", re.I)
_PAIR = re.compile(r"(?:^|;\s*)(Name|Subject|Industry|Corporation|Company)\s*:\s*([^;]+)", re.I)
_CITED = re.compile(r"(.{2,80}?)\s;\s.{2,80}?\[")
_TAIL_LINES = 6  # lines of one value in the tail

Label = tuple[str, str, str]


def own_address(address: str) -> str:
    """Return ProQuest's own address of a document, without the library's proxy before it and the account behind it."""
    address = address.split(" <")[0].strip()
    if proxied := _PROXY.match(address):
        address = proxied[1]
    address = _HOST.sub(r"\1://\2.proquest.com/", address)
    return re.sub(r"[?&]accountid=\w+$", "", address)


def read_record(text: str, number: int | None, kind: str, extractor: str) -> Page:
    """Return the page of one record; raise Unreadable when it holds no text."""
    sheet = Sheet.of(text, "ProQuest")
    lines = sheet.lines
    tail = _tail(lines)
    labels = _head_labels(lines, tail)
    texts = [i for i, (_, field, _) in labels if field == "text"]
    start = texts[0] if texts else None
    end = tail
    if start is not None and start >= tail:
        # The full text stands last: everything above it is labels.
        end = len(lines)
    head = [(i, found) for i, found in labels if start is None or i < start]
    below = _tail_labels(lines, end)
    fields = frozenset(found[1] for _, found in (*head, *below))
    _read_title(sheet, head[0][0] if head else (start if start is not None else tail), fields)
    abstract = _read_labels(sheet, head, tail if start is None else start, fields)
    if start is not None:
        label, _, rest = next(found for i, found in labels if i == start)
        read_text(sheet, start, end, rest, label, authored="authors" in fields)
    if below:
        beneath = _read_labels(sheet, below, len(lines), fields)
        abstract = abstract or beneath
    if abstract and not sheet.has_text:
        sheet.problems.append("only the abstract: the record has no full text")
        read_text(sheet, *abstract, "abstract", authored=True)
    elif abstract:
        sheet.say(abstract[0], "metadata", "abstract", abstract[1] - 1)
    if not sheet.has_text and start is not None and NONE.match(lines[start].partition(":")[2].strip()):
        raise Unreadable("no text in this record: ProQuest has no full text of it")
    return sheet.page(kind, extractor, number)


def _tail(lines: Sequence[str]) -> int:
    """Return the first line of what of the end of a record is nothing but labels and their values."""
    groups: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if line.strip():
            if index and lines[index - 1].strip():
                groups[-1] = (groups[-1][0], index)
            else:
                groups.append((index, index))
    at = len(lines)
    known = False
    for place in range(len(groups) - 1, -1, -1):
        first, last = groups[place]
        found = find_label(lines[first])
        if found and found[1] in ("text", "abstract"):
            break
        every = sum(find_label(lines[i]) is not None for i in range(first, last + 1))
        short = last - first < _TAIL_LINES or every > (last - first) // 2
        if found and short:
            at, known = first, True
        elif not (short and not found and known and first == last and _is_other(lines, first)):
            # Several labels without a line between them, below the last paragraph of a text.
            run = last
            while run >= first and find_label(lines[run]):
                run -= 1
            if last - run > 2:
                at = run + 1
            break
        elif place and _goes_on(lines, groups[place - 1], first):
            at = first
    return at


def _is_other(lines: Sequence[str], line: int) -> bool:
    return OTHER.match(lines[line]) is not None


def _goes_on(lines: Sequence[str], before: tuple[int, int], line: int) -> bool:
    """Tell whether an unknown label is one: it stands below another, or below a text without blank lines of its own."""
    above = find_label(lines[before[0]])
    return above is not None and (above[1] != "text" or before[0] != before[1] or len(lines[line]) < 160)


def _head_labels(lines: Sequence[str], tail: int) -> list[tuple[int, Label]]:
    """Return the labels above the text, the text's own last."""
    found: list[tuple[int, Label]] = []
    within = False  # of an abstract, in which only a blank line makes a label one
    for index, line in enumerate(lines[:tail]):
        label = find_label(line)
        if label is None or (within and index and lines[index - 1].strip() and label[1] != "text"):
            continue
        found.append((index, label))
        within = label[1] == "abstract"
        if label[1] == "text" and not _is_text_last(lines, index, tail):
            break
    return found


def _is_text_last(lines: Sequence[str], index: int, tail: int) -> bool:
    """Tell a label without a text below it, as "Full text: " is in a list of what there is."""
    rest = lines[index].partition(":")[2].strip()
    return not rest and not any(line.strip() for line in lines[index + 1 : tail])


def _tail_labels(lines: Sequence[str], start: int) -> list[tuple[int, Label]]:
    found: list[tuple[int, Label]] = []
    for index in range(start, len(lines)):
        if label := find_label(lines[index]):
            found.append((index, label))
        elif (other := OTHER.match(lines[index])) and (not index or not lines[index - 1].strip()):
            found.append((index, (other[1], "unknown", lines[index][other.end() :])))
    return found


def _read_title(sheet: Sheet, end: int, fields: frozenset[str]) -> None:
    """Read what stands above the first label: the count, the title, the address."""
    for line in range(end):
        text = sheet.lines[line].strip()
        if not text:
            continue
        if COUNT.match(text):
            sheet.say(line, "metadata", "number of the document")
        elif not _read_line(sheet, line, text):
            if "title" in sheet.values:
                _read_info(sheet, text, line, "citation", fields)
            else:
                _title(sheet, text, line, "title above the record", line)


def _read_line(sheet: Sheet, line: int, text: str) -> bool:
    """Read a line that has no label and is not the title's: an address, a rule."""
    words = _LINK_WORDS.match(text)
    if words and words["link"]:
        sheet.put("url", own_address(words["link"]), line, "address of the document")
    elif _LINK.match(text):
        sheet.put("url", own_address(text), line, "address of the document")
    elif words or text == "<>":
        sheet.say(line, "metadata", "link to the document")
    elif RULE.match(text):
        sheet.say(line, "cut", "line between documents")
    else:
        return False
    return True


def _read_labels(
    sheet: Sheet, labels: Sequence[tuple[int, Label]], end: int, fields: frozenset[str]
) -> tuple[int, int, str] | None:
    """Read labelled values; return where an abstract stands: its lines, `[first, end)`, and what is on the label's."""
    abstract: tuple[int, int, str] | None = None
    starts = [i for i, _ in labels] + [end]
    for place, (start, (label, field, rest)) in enumerate(labels):
        stop = starts[place + 1]
        last = stop - 1
        while last > start and not sheet.lines[last].strip():
            last -= 1
        if field == "abstract":
            if NONE.match(rest) or not (rest.strip() or last > start):
                sheet.say(start, "metadata", label, last)
            else:
                abstract = (start, last + 1, rest)
        elif field == "text":
            sheet.say(start, "metadata", label)
        elif field == "unknown":
            sheet.other(start, label, last)
        elif field == "year" and "date" in fields:
            sheet.say(start, "metadata", label, last)
        elif field == "info":
            _read_info(sheet, rest, start, label, fields)
            sheet.say(start, "metadata", label, last)
        else:
            _read_field(sheet, start, last, label, field, rest)
    return abstract


def _read_field(sheet: Sheet, first: int, last: int, label: str, field: str, rest: str) -> None:
    values = [rest]
    for line in range(first + 1, last + 1):
        text = sheet.lines[line].strip()
        if not _read_line(sheet, line, text):
            values.append(text)
    value = " ".join(values).strip()
    if field == "other":
        sheet.say(first, "metadata", label, last)
    elif field == "title":
        _title(sheet, value, first, label, last)
    elif field == "names":
        names = tuple(found[2].rpartition(" : ")[2].strip() for found in _PAIR.finditer(value))
        sheet.put("keywords", names or value, first, label, last=last)
    elif field == "url":
        sheet.put(field, own_address(value), first, label, last=last)
    elif field == "year":
        sheet.put("date", value, first, label, last=last)
    elif field == "date":
        _date(sheet, value, first, label, last)
    else:
        sheet.put(field, value, first, label, last=last)


def _title(sheet: Sheet, text: str, line: int, label: str, last: int) -> None:
    """Take a title; ProQuest prints the edition behind it, in brackets."""
    edition = _EDITION.search(text)
    if edition and edition.start():
        sheet.put("title", text[: edition.start()], line, label, last=last)
        sheet.put("edition", edition[1], line, f"{label}, in brackets", LIKELY)
    else:
        sheet.put("title", text, line, label, last=last)


def _date(sheet: Sheet, value: str, line: int, label: str, last: int) -> None:
    """Take a date. Stray spaces inside ("Jan 11, 2 009") are the export's, not the paper's; it is kept as printed."""
    before = sheet.values.get("date")
    if before is not None and sheet.evidence["date"].confidence <= LIKELY:
        del sheet.values["date"]
    if sheet.put("date", value, line, label, last=last):
        return
    packed = re.fullmatch(r"([^\W\d_]+)\.?(\d{1,2}),(\d{4})", "".join(value.split()))
    tries = [re.sub(r"(?<=\d)\s(?=\d)", "", value), f"{packed[1]} {packed[2]}, {packed[3]}" if packed else ""]
    for text in tries:
        if text and sheet.put("date", text, line, label, last=last):
            sheet.values["date"] = replace(sheet.values["date"], raw=value)
            return
    if before is not None:
        sheet.values["date"] = before


def _read_info(sheet: Sheet, text: str, line: int, label: str, fields: frozenset[str]) -> None:
    """Read "Harbour Gazette ; Port Ellery [Port Ellery]. 03 Mar 2021: A.4." where the labels do not say it."""
    sheet.say(line, "metadata", label)
    day = find_day(text)
    if day and fields.isdisjoint(("date", "year")):
        sheet.put("date", day.date, line, label, LIKELY)
    if "source" not in fields and (cited := _CITED.match(text)):
        sheet.put("source", cited[1], line, label, LIKELY)
