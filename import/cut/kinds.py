"""What a line looks like, told from the line alone."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from readroom.importer.cut import hints, patterns, wording, words
from readroom.importer.cut.byline import is_initials, parse_byline, parse_names
from readroom.importer.cut.dated import (
    CELL,
    has_day,
    is_all_date,
    is_date_line,
    is_dated_item,
    is_partial,
    is_partial_row,
)
from readroom.importer.cut.day_numbers import join_days
from readroom.importer.cut.fielded import mark_fields
from readroom.importer.cut.lines import Kind, Unit, weight
from readroom.importer.cut.phrases import may_open
from readroom.importer.cut.rows import is_button, is_meta_row, is_row, leads_on
from readroom.importer.cut.shapes import ends_sentence as ends_sentence
from readroom.importer.cut.shapes import figures, is_button_row, may_hold_date
from readroom.importer.cut.shapes import key_of as key_of
from readroom.importer.cut.wording_bylines import BY
from readroom.importer.cut.wording_comments import COUNTERS
from readroom.importer.cut.wording_news import announces_others, leads_to_another, says_rights
from readroom.importer.cut.wording_site import VIEWS
from readroom.importer.cut.wrapping import is_addresses
from readroom.text.dates import Found, Order, find_dates

_URL = re.compile(r"^(?:https?://|www\.)\S+$|^\[?(?:email|\S{1,60}@\S{1,60})[\s\u00a0]?(?:protected)?\]?$", re.I)
_LINK = re.compile(r"https?://\S+")
_INSIDE = re.compile(r"[.!?…。！？؟۔，、][”\"'’»)]*(?:\s|$|(?=[\u3040-\u9fff]))|[,;،؛]\s")
_CRUMB = re.compile(r"\s(?:/|>|»|›|::|→|＞)\s")
_ARROW_START = re.compile(r"^(?:[←‹⟵]|<<?\s|«\s|→|» ).{1,200}$")
_ARROW_END = re.compile(r"^.{1,200}\s(?:→|›|»|>>?)$")
_PAGE_WORD = re.compile(r"[^\W\d]{1,14}|\d{1,4}|[…·|«»‹›←→]|\.\.\.?|of|/")
_PIPES = re.compile(r"^[^.!?\d|]{2,40}(?:\s\|\s[^|.!?\d]{1,40}){2,}$")
_IN = re.compile(r"^(?:[Ii]n|under|unter|dans|en|em|su|nel|на|в|i|w|în)\s\S")
# "In Garden. tags: roses, soil"
_IN_SECTION = re.compile(r"^(?:In|Under|Unter|Dans|En|Em|Su|Nel|На|В|I|W)\s[^.:!?]{2,60}[.,]\s")
_SIGNED_ITEM = re.compile(r"^\W{1,3}[^:：]{2,20}[:：]\s?\S")
_HASHTAGS = re.compile(r"^#[^\W\d_][^#.!?:]{1,30}(?:,?\s#[^#.!?:]{2,30}){1,20}$|^#[^\W\d]\S{1,23}$")
_BOTH_WAYS = re.compile(r"^(?:[«‹←]|<<?)\s?.+\s[-|–•·]\s.+\s?(?:[»›→]|>>?)$")
_ARROWS = frozenset("←‹⟵<«→»›>")
_STEPS = (" / ", " > ", " » ", " › ", " :: ", " → ", " ＞ ")
_DIGIT = re.compile(r"\d")
_RUN_ON = re.compile(r"^(?:[Bb]y|Author|Autor|Auteur|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Dd]a|[Dd]i|[Aa]v|[Aa]f)[A-ZÀ-Þ]")
_EDGES = "#|»›•·:,-–—[("
_LABEL_MOST = 24
_HANDLE = re.compile(r"@[\w.]{2,30}")
_QUOTED_LABEL = frozenset("‘'\"“「『")
_KEYWORD = re.compile(r"[•*▪·-]\s?#[^\W\d_][\w -]{0,30}$")
_REPEATED, _GLUED_MOST, _ROW_MOST = 60, 120, 160
_PLAIN_LEAST, _PLAIN_LONG = 60, 240
_PLAIN_START = re.compile(r"[“\"„‘'(\[]?[^\W_]")
_PLAIN_END = re.compile(r"[^\W_][.!?…。！？؟۔][”\"'’)\]]*$")
# All that is told by a phrase at the start of a line.
_WORDED = (
    wording.is_comments, wording.is_more, wording.is_pager, wording.is_labels, wording.is_entry,
    leads_to_another, says_rights,
)  # fmt: skip
_GLUE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÞА-ЯЁ])|(?<=[^\W\d_])(?=\d)")
_CELL_SIGNS = re.compile(r"[|·•/–—]")


def settle(units: Sequence[Unit], order: Order | None) -> None:
    """Give every unit its kind and its dates; `order` settles numeric dates (see `readroom.text.dates`)."""
    for unit in units:
        classify(unit, order)
    _settle_days(units)
    join_days(units)
    mark_fields(units)
    for place, (above, unit) in enumerate(pairwise(units)):
        if (
            unit.kind == "text"
            and _is_worded_label(above)
            and any(u.kind in ("date", "byline") for u in units[max(0, place - 3) : place])
        ):
            # "Category" below the day and the name, its value below it.
            unit.kind = "tags" if _is_label_value(above, unit) else unit.kind
        if above.bullet and unit.bullet and "date" in (above.kind, unit.kind):
            # Beside the day in a list stands the name.
            other = unit if above.kind == "date" else above
            if other.kind == "bullet" and other.size <= 60 and parse_byline(other.text[1:].strip()):
                other.kind = "byline"
        if above.text[-1] in ":：" and unit.kind == "text" and _is_label_value(above, unit):
            unit.kind = "tags"
        if above.kind in ("byline", "ui") and _is_named_below(above, unit):
            unit.kind = "byline"
        elif above.kind == "byline" and unit.kind in ("text", "prose") and unit.size <= 40 and _IN.match(unit.text):
            unit.kind = "tags" if not unit.above or len(unit.text.split()) <= 3 else unit.kind


def _settle_days(units: Sequence[Unit]) -> None:
    """Make date lines of the lines that begin with a day and have the same signs behind it as a date line of the page.

    A button at the end of such a line may be worded as a sentence is: "12 May 2010 | anna | Write to us!"
    """
    rows = [u for u in units if u.dates and u.size <= _ROW_MOST and not u.bullet and u.dates[0].start <= 2]
    forms = {form for u in rows if u.kind == "date" and (form := _signs_behind(u))}
    for unit in rows:
        if unit.kind in ("text", "prose") and has_day(unit) and _signs_behind(unit) in forms:
            unit.kind = "date"


def _signs_behind(unit: Unit) -> str:
    """Return the signs between the cells of a line behind its day, "" without any."""
    return "".join(_CELL_SIGNS.findall(unit.text[unit.dates[-1].end :]))


def _is_worded_label(unit: Unit) -> bool:
    return (
        unit.kind in ("ui", "tags")
        and unit.size <= _LABEL_MOST
        and unit.text[-1].isalpha()
        and wording.is_bare_label(unit.text)
    )


def _is_label_value(above: Unit, unit: Unit) -> bool:
    """Tell the keywords below a line that says that they follow, and nothing else."""
    if above.size > _LABEL_MOST or above.bullet or above.kind not in ("tags", "ui") or unit.size > _REPEATED:
        return False
    return wording.is_bare_label(above.text) and not ends_sentence(unit.text)


def _is_named_below(above: Unit, unit: Unit) -> bool:
    """Tell a name below a line that says "by" and nothing else."""
    return (
        unit.kind in ("text", "bullet")
        and unit.size <= 60
        and BY.is_whole(above.text)
        and parse_names(unit.text, marked=True) is not None
    )


def classify(unit: Unit, order: Order | None) -> None:
    """Set the unit's kind and the dates that it holds."""
    if len(unit.text) <= _REPEATED:
        unit.kind, dates = _short(unit.text, unit.size, unit.bullet, order)
        unit.dates = list(dates)
    else:
        _classify(unit, order)


@lru_cache(maxsize=4096)
def _short(text: str, size: int, bullet: bool, order: Order | None) -> tuple[Kind, tuple[Found, ...]]:
    """Return what a short line is: menus and boxes stand on every page of a source."""
    unit = Unit(0, 0, text, text, size, 0, bullet)
    _classify(unit, order)
    return unit.kind, tuple(unit.dates)


def _classify(unit: Unit, order: Order | None) -> None:
    text = unit.text
    if unit.size <= 400 and may_hold_date(text):
        unit.dates = [Found(*found) for found in find_dates(text, order)]
        if not unit.dates and unit.size <= _GLUED_MOST:
            unit.dates = _glued_dates(text, order)
        if unit.dates and "://" in text:
            links = [m.span() for m in _LINK.finditer(text)]
            unit.dates = [d for d in unit.dates if not any(a <= d.start < b for a, b in links)]
    unit.kind = _kind(unit, text)


def _glued_dates(text: str, order: Order | None) -> list[Found]:
    """Return the dates of a line in which one begins right behind a word: "Anna MillerFeb 11, 2024"."""
    for match in _GLUE.finditer(text):
        if found := find_dates(text[match.start() :], order):
            return [Found(start + match.start(), end + match.start(), date) for start, end, date in found]
    return []


def _kind(unit: Unit, text: str) -> Kind:
    if "://" in text[:60] and is_addresses(text):
        return "widget"
    if unit.size > 400:
        return "bullet" if unit.bullet else "tags" if unit.size <= 1500 and _is_long_label(text) else "prose"
    low = text.casefold()
    worded = may_open(text)
    if unit.size > _PLAIN_LEAST and _is_plain(unit, text, low, worded):
        return "prose"
    return _furniture(unit, text, low, worded) or _about(unit, text, low, worded) or _matter(unit, text)


def _is_plain(unit: Unit, text: str, low: str, worded: bool) -> bool:
    """Tell a whole sentence of which `_furniture` and `_about` can say nothing: the quick answer for most of a text.

    Whatever they look for in a line of more than `_PLAIN_LEAST` code points that ends as a sentence does, or of more
    than `_PLAIN_LONG`, must be met here by a word, a sign or a length without which it cannot be found.
    """
    size, length = unit.size, len(text)
    if unit.bullet or unit.dates or not _PLAIN_START.match(text):
        return False
    if not _PLAIN_END.search(text[-12:]) and (size <= _PLAIN_LONG or not _INSIDE.search(text)):
        return False
    if worded and any(told(text) for told in _WORDED):
        return False
    if hints.CAPTIONS.stands_in(low) or low in words.UI or low.count(" ") < 2 or "|" in text:
        return False
    if length <= 300 and hints.NETWORKS.stands_in(low):
        return False
    if size <= 300 and text[0] in wording.QUOTES and wording.is_comments(text):
        return False
    if size <= 300 and (patterns.COPYRIGHT.match(text) if size > 200 else hints.COPYRIGHT.stands_in(low)):
        return False
    if size <= 160 and (
        hints.NOTES.stands_in(low)
        or hints.SUBSCRIBE.stands_in(low)
        or _IN_SECTION.match(text)
        or CELL.search(text)
        or (size <= 120 and text[-1] not in ".!?")
    ):
        return False
    if length <= 120 and low.split(" ", 1)[0].strip(_EDGES) in words.BUTTONS:
        return False
    return length > 100 or (len(key := key_of(text)) > 60 and key not in words.UI)


def _furniture(unit: Unit, text: str, low: str, worded: bool) -> Kind | None:
    """Tell the lines of the page around its articles. `worded`: a phrase of the wording tables may begin the line."""
    key = key_of(text) if len(text) <= 100 else low
    if not key or (len(key) == 1 and len(text) <= 3):
        if unit.bullet and unit.size <= 8 and any(map(str.isdigit, text)):
            return "pager"
        return "ui" if len(text) <= 24 and not unit.bullet and not unit.dates else None
    if key in words.UI and not any(c.isdigit() for c in text):
        return "ui"
    if text[0] == "@" and _HANDLE.fullmatch(text):
        return "ui"
    if text[0] in _QUOTED_LABEL and announces_others(text):
        return "widget"
    if unit.size <= 300 and (worded or text[0] in wording.QUOTES) and not has_day(unit) and wording.is_comments(text):
        return "comments"
    if len(key) <= 60:
        if key in words.WIDGETS or (unit.size <= 60 and words.starts_box(key) and not is_button_row(text)):
            return "widget"
        if key in words.UI and not unit.dates:
            return "ui"
    if _social(text, low) or (
        " " in text and low.split(" ", 1)[0].strip(_EDGES) in words.BUTTONS and is_button_row(text)
    ):
        return "share"
    if (
        unit.size <= 300
        and hints.COPYRIGHT.stands_in(low)
        and (patterns.COPYRIGHT.match(text) or (unit.size <= 200 and patterns.COPYRIGHT_INSIDE.search(text)))
    ):
        return "copyright"
    if unit.size <= 240 and (text[0] in _ARROWS or text[-1] in _ARROWS) and (kind := _arrowed(unit, text)):
        return kind
    if worded and (wording.is_more(text) or leads_to_another(text)):
        return "more"
    if worded and not unit.bullet and says_rights(text):
        return "copyright"
    if unit.size <= 160 and ((worded and wording.is_pager(text)) or _is_page_list(unit, text)):
        return "pager"
    if unit.size <= 120 and not unit.bullet and not unit.dates and text[-1] not in ".,;:!?" and is_row(unit):
        return "pager" if leads_on(unit) else "ui"
    if unit.size <= 160 and hints.SUBSCRIBE.stands_in(low) and patterns.SUBSCRIBE.search(text):
        return "ui"
    if unit.bullet and unit.dates and all(d.date.precision == "month" for d in unit.dates) and unit.size <= 40:
        return "widget"
    if (
        unit.size <= 200
        and any(map(text.__contains__, _STEPS))
        and len(_CRUMB.findall(text)) >= 2
        and not ends_sentence(text)
        and not has_day(unit)
    ):
        return "breadcrumb"
    if unit.size <= 60 and _DIGIT.search(text) and (patterns.READING_TIME.match(text) or VIEWS.is_whole(text)):
        return "ui"
    if _URL.match(text):
        return "url"
    return None


def _arrowed(unit: Unit, text: str) -> Kind | None:
    """Tell links to other pages by the arrows at their ends."""
    if unit.size <= 200 and (
        (_ARROW_START.match(text) and "»" not in text[2:]) or (_ARROW_END.match(text) and "«" not in text)
    ):
        if has_day(unit) and wording.names_after_by(text):
            # "By anna on 3 May 2009 | 3 feedbacks »"
            return None
        return "more" if wording.is_more(text) else "pager"
    return "pager" if _BOTH_WAYS.match(text) else None


# "Words: Anna Miller. Photographs: Tom Wray": both are named, and the first is who wrote.
_WRITTEN = re.compile(
    r"(?:words|story|text|texte?s?|texto|testo|tekst)\s?(?:[:：]|by\s|von\s|par\s|de\s|di\s)\s?\S", re.IGNORECASE
)


def _about(unit: Unit, text: str, low: str, worded: bool) -> Kind | None:
    """Tell the lines that say something about an article: dates, bylines, labels, captions, notes."""
    if patterns.TWEET.match(text):
        return "tweet"
    labels = (worded and wording.is_labels(text)) or (text[0] == "#" and _HASHTAGS.match(text) is not None)
    if not labels and unit.size <= 160 and (place := _IN_SECTION.match(text)):
        labels = wording.is_labels(text[place.end() :])
    if (worded and wording.is_entry(text)) or (labels and unit.dates and is_date_line(unit, text)):
        return "date" if unit.dates else "tags"
    if unit.bullet:
        if has_day(unit) and (is_all_date(unit) or is_dated_item(unit, text)):
            return "date"
        if (labels and unit.size <= _LABEL_MOST) or _KEYWORD.match(text):
            # The head of a list of keywords that is printed as its first item.
            return "tags"
        return "byline" if _SIGNED_ITEM.match(text) and parse_byline(text[1:].strip()) else None
    if unit.dates and is_date_line(unit, text):
        return "date"
    if (
        (unit.size <= 160 or (unit.size <= 300 and unit.dates))
        and hints.NOTES.stands_in(low)
        and patterns.NOTE.search(text)
    ):
        return "note"
    if labels:
        return "tags"
    if hints.CAPTIONS.stands_in(low) and patterns.CAPTION.search(text):
        return "byline" if worded and unit.size <= 140 and _WRITTEN.match(text) and parse_byline(text) else "caption"
    if (unit.size <= 32 and is_partial(text)) or (unit.size <= 80 and is_partial_row(text)):
        return "partial"
    if worded and unit.size <= 160 and CELL.search(text) and parse_byline(text) and is_meta_row(text):
        return "byline"
    if _PIPES.match(text):
        return "tags"
    if unit.size <= 80 and not unit.dates and " | " in text and _is_label_with_counter(text):
        return "tags"
    if unit.size <= 160 and CELL.search(text) and _is_row_of_counters(text):
        return "comments"
    if (
        unit.size <= 140
        and (worded or _RUN_ON.match(text) or "기자" in text[:7] or "@" in text or " at " in text)
        and (not ends_sentence(text) or is_initials(text.rsplit(None, 1)[-1]))
        and parse_byline(text)
    ):
        return "byline"
    return None


def _is_label_with_counter(text: str) -> bool:
    """Tell "Published in Garden | Leave a comment": a few words, and what leads to the comments."""
    label, _, counter = text.rpartition(" | ")
    return len(label.split()) <= 5 and not ends_sentence(label) and COUNTERS.is_whole(counter)


def _is_row_of_counters(text: str) -> bool:
    """Tell a row of three or more short cells, all but the first of them counters, buttons or links to the article."""
    cells = [cell.strip() for cell in CELL.split(text) if cell.strip()]
    return (
        len(cells) > 2
        and any(wording.is_comments(cell) for cell in cells[1:])
        and all(is_button(cell) or wording.is_comments(cell) for cell in cells[1:])
    )


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
    if unit.size <= 40 and BY.is_whole(text):
        return "byline"
    return "prose" if unit.size >= 90 and len(_INSIDE.findall(text)) >= 2 and not _is_list_of_names(text) else "text"


def _is_list_of_names(text: str) -> bool:
    """Tell a line nearly all of whose words are capitalised: names, places, labels."""
    words_ = text.split()
    return (
        len(words_) > 3 and sum(w[0].islower() for w in words_) <= 0.12 * len(words_) and any(c.islower() for c in text)
    )


def _is_long_label(text: str) -> bool:
    """Tell a long list of keywords, or a long sentence about where the article was posted, from a paragraph."""
    return wording.is_entry(text) or (":" in text[:24] and text.count(",") >= 8 and wording.is_labels(text))


def _social(text: str, low: str) -> bool:
    """Tell a share bar: names of networks and nothing much else."""
    if len(text) > 300:
        return False
    if not hints.NETWORKS.stands_in(low):
        return False
    if patterns.NETWORK.fullmatch(text):
        return True
    glued = len(patterns.SOCIAL_GLUED.findall(text))
    if glued >= 2 and " " not in text.strip():
        return True
    if ":" in text[:_LABEL_MOST] and patterns.SOCIAL.match(tail := text.partition(":")[2].strip()):
        # "Share: Facebook Telegram", whatever the first word says.
        text = tail
    names = patterns.SOCIAL.findall(text)
    covered = sum(len(name) for name in names)
    if len(names) >= 2 and covered >= 0.7 * sum(c.isalnum() for c in text):
        return True
    return glued >= 2 and covered >= 0.3 * weight(text) and not _INSIDE.search(text)


def _is_page_list(unit: Unit, text: str) -> bool:
    """Tell "1 2 3 … 47": rising numbers, from the first page on or with a gap, and few words between them."""
    if unit.dates or figures(text) < 3:
        return False
    parts = text.split()
    numbers = [int(p) for p in parts if p.isdecimal() and len(p) <= 4]
    if len(numbers) < 3 or len(parts) > 3 * len(numbers) or not all(_PAGE_WORD.fullmatch(p) for p in parts):
        return False
    rising = all(a < b for a, b in pairwise(numbers))
    return (
        rising and (numbers[0] in (0, 1) or "…" in text or ".." in text) and len({p for p in parts if p.isalpha()}) <= 5
    )
