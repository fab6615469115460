"""What a line looks like, told from the line alone."""

import re
from collections.abc import Sequence
from itertools import pairwise

from readroom.importer.cut import hints, patterns, words
from readroom.importer.cut.lines import Kind, Unit, weight
from readroom.importer.cut.shapes import is_button_row
from readroom.text.dates import Found, Order, find_dates
from readroom.text.months import MONTHS

_TRIM = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_URL = re.compile(r"^(?:https?://|www\.)\S+$|^\[?(?:email|\S{1,60}@\S{1,60})[\s\u00a0]?(?:protected)?\]?$", re.I)
_LINK = re.compile(r"https?://\S+")
_END = re.compile(r"[.!?…。！？؟۔][”\"'’»)\]]*$")
_INSIDE = re.compile(r"[.!?…。！？؟۔，、][”\"'’»)]*(?:\s|$|(?=[\u3040-\u9fff]))|[,;،؛]\s")
_CRUMB = re.compile(r"\s(?:/|>|»|›|::|→)\s")
_PARTIAL = re.compile(r"^(?:([^\W\d_]{3,14})\.?\s?(\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})\.?\s([^\W\d_]{3,14})\.?)$")
_TIME_ONLY = re.compile(r"^\D{0,30}\b\d{1,2}:\d{2}\b.{0,40}$")
_ARROW_START = re.compile(r"^(?:[←‹⟵]|<<?\s|«\s|→|» ).{1,200}$")
_ARROW_END = re.compile(r"^.{1,200}\s(?:→|›|»|>>?)$")
_PAGE_WORD = re.compile(r"[^\W\d]{1,14}|\d{1,4}|[…·|«»‹›←→]|\.\.\.?|of|/")
_PIPES = re.compile(r"^[^.!?\d|]{2,40}(?:\s\|\s[^|.!?\d]{1,40}){2,}$")
_NUMBER = re.compile(r"^[\d.,%°#/ ]{1,12}d?$")


def settle(units: Sequence[Unit], order: Order | None) -> None:
    """Give every unit its kind and its dates; `order` settles numeric dates (see `readroom.text.dates`)."""
    for unit in units:
        classify(unit, order)


def classify(unit: Unit, order: Order | None) -> None:
    """Set the unit's kind and the dates that it holds."""
    text = unit.text
    if unit.size <= 400:
        unit.dates = [Found(*found) for found in find_dates(text, order)]
        if unit.dates and "://" in text:
            links = [m.span() for m in _LINK.finditer(text)]
            unit.dates = [d for d in unit.dates if not any(a <= d.start < b for a, b in links)]
    unit.kind = _kind(unit, text)


def key_of(text: str) -> str:
    """Return a line as the vocabulary lists it: casefolded, without signs and numbers at its ends."""
    return _TRIM.sub("", text[:200]).casefold()


def _hinted(low: str, parts: tuple[str, ...]) -> bool:
    """Tell whether any of `parts` is in a casefolded line: a cheap question before a dear pattern."""
    return any(map(low.__contains__, parts))


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends as a sentence does."""
    return _END.search(text[-12:]) is not None


def _kind(unit: Unit, text: str) -> Kind:
    if unit.size > 400:
        return "bullet" if unit.bullet else "tags" if unit.size <= 1500 and patterns.TAGS_SURE.match(text) else "prose"
    low = text.casefold()
    return _furniture(unit, text, low) or _about(unit, text, low) or _matter(unit, text)


def _furniture(unit: Unit, text: str, low: str) -> Kind | None:
    key = key_of(text) if len(text) <= 100 else low
    if not key or (len(key) == 1 and len(text) <= 3):
        return "ui" if len(text) <= 24 and not unit.bullet and not unit.dates else None
    if key in words.UI and not any(c.isdigit() for c in text):
        return "ui"
    if unit.size <= 300:
        counter = text.lstrip("#/|»›•·-–— ")
        if patterns.COMMENTS.match(counter) or patterns.COMMENTS_HEAD.match(counter):
            return "comments"
    if len(key) <= 60:
        if key in words.WIDGETS or (unit.size <= 60 and key.startswith(words.WIDGET_STARTS)):
            return "widget"
        if key in words.UI and not unit.dates:
            return "ui"
    if _social(text, low) or (" " in text and is_button_row(text)):
        return "share"
    if (
        unit.size <= 300
        and _hinted(low, hints.COPYRIGHT_HINTS)
        and (patterns.COPYRIGHT.match(text) or (unit.size <= 200 and patterns.COPYRIGHT_INSIDE.search(text)))
    ):
        return "copyright"
    if unit.size <= 200 and (
        (_ARROW_START.match(text) and "»" not in text[2:]) or (_ARROW_END.match(text) and "«" not in text)
    ):
        return "more" if patterns.MORE.match(text) else "pager"
    if patterns.MORE.match(text):
        return "more"
    if unit.size <= 160 and (patterns.PAGER.match(text) or _is_page_list(unit, text)):
        return "pager"
    if unit.size <= 160 and _hinted(low, hints.SUBSCRIBE_HINTS) and patterns.SUBSCRIBE.search(text):
        return "ui"
    if unit.bullet and unit.dates and all(d.date.precision == "month" for d in unit.dates) and unit.size <= 40:
        return "widget"
    if unit.size <= 200 and len(_CRUMB.findall(text)) >= 2 and not ends_sentence(text):
        return "breadcrumb"
    if unit.size <= 60 and patterns.READING_TIME.match(text):
        return "ui"
    if _URL.match(text):
        return "url"
    return None


def _about(unit: Unit, text: str, low: str) -> Kind | None:
    """Tell the lines that say something about an article: dates, bylines, labels, captions, notes."""
    if patterns.TWEET.match(text):
        return "tweet"
    if patterns.TAGS_SURE.match(text):
        return "date" if unit.dates else "tags"
    if unit.bullet:
        return None
    if unit.dates and _is_date_line(unit, text):
        return "date"
    if (
        (unit.size <= 160 or (unit.size <= 300 and unit.dates))
        and _hinted(low, hints.NOTE_HINTS)
        and patterns.NOTE.search(text)
    ):
        return "note"
    if unit.size <= 160 and patterns.TAGS.match(text) and not ends_sentence(text):
        return "tags"
    if _hinted(low, hints.CAPTION_HINTS) and patterns.CAPTION.search(text):
        return "caption"
    if unit.size <= 20 and _is_partial(text):
        return "partial"
    if _PIPES.match(text):
        return "tags"
    if unit.size <= 140 and patterns.BYLINE.match(text) and not ends_sentence(text):
        return "byline"
    return None


def _matter(unit: Unit, text: str) -> Kind:
    if unit.bullet:
        return "bullet"
    if unit.size >= 200 and _INSIDE.search(text):
        return "prose"
    if unit.size >= 72 and unit.size >= 2 * len(text):
        # Two dozen Chinese or Japanese characters are a sentence, with or without its full stop.
        return "prose"
    if ends_sentence(text) and (unit.size >= 60 or (unit.size >= 35 and text.count(" ") >= 5)):
        return "prose"
    return "prose" if unit.size >= 90 and len(_INSIDE.findall(text)) >= 2 and not _is_list_of_names(text) else "text"


def _is_list_of_names(text: str) -> bool:
    """Tell a line nearly all of whose words are capitalised: names, places, labels."""
    words_ = text.split()
    return (
        len(words_) > 3 and sum(w[0].islower() for w in words_) <= 0.12 * len(words_) and any(c.islower() for c in text)
    )


def _social(text: str, low: str) -> bool:
    """Tell a share bar: names of networks and nothing much else."""
    if len(text) > 300:
        return False
    if not _hinted(low, hints.NETWORK_HINTS):
        return False
    if patterns.NETWORK.fullmatch(text):
        return True
    glued = len(patterns.SOCIAL_GLUED.findall(text))
    if glued >= 2 and " " not in text.strip():
        return True
    names = patterns.SOCIAL.findall(text)
    covered = sum(len(name) for name in names)
    if len(names) >= 2 and covered >= 0.7 * sum(c.isalnum() for c in text):
        return True
    return glued >= 2 and covered >= 0.3 * weight(text) and not _INSIDE.search(text)


def _is_date_line(unit: Unit, text: str) -> bool:
    """Tell whether the date is what the line is there for, and not a word of a sentence."""
    if all(f.date.precision == "month" for f in unit.dates):
        rest = weight(text) - sum(f.end - f.start for f in unit.dates)
        return rest <= 12
    first = unit.dates[0]
    before, after = text[: first.start].strip(), text[first.end :].strip()
    if len(unit.dates) == 1 and len(before) <= 40 and len(after) <= 40 and not ends_sentence(text):
        return True
    if unit.size > 300:
        return False
    if len(before) <= 60 and after[:1] != "," and (patterns.POSTED.match(before) or patterns.BYLINE.match(before)):
        return True
    if ends_sentence(text):
        return False
    if len(before) <= 90 and patterns.POSTED.search(before):
        return True
    return len(before) <= 30 and len(after) <= 160 and not _INSIDE.search(after[:-1])


def _is_page_list(unit: Unit, text: str) -> bool:
    """Tell "1 2 3 … 47": rising numbers, from the first page on or with a gap, and few words between them."""
    if unit.dates:
        return False
    parts = text.split()
    numbers = [int(p) for p in parts if p.isdecimal() and len(p) <= 4]
    if len(numbers) < 3 or len(parts) > 3 * len(numbers) or not all(_PAGE_WORD.fullmatch(p) for p in parts):
        return False
    rising = all(a < b for a, b in pairwise(numbers))
    return rising and (numbers[0] == 1 or "…" in text or ".." in text) and len({p for p in parts if p.isalpha()}) <= 5


def _is_partial(text: str) -> bool:
    """Tell a day without a year ("sep 17", "17 sep"): it is no date, but it is not text either."""
    match = _PARTIAL.match(text)
    return bool(match) and (match[1] or match[4]).casefold() in MONTHS if match else False
