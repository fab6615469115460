"""Fields of an article as files name them: names, dates, languages, addresses, checked for their form only."""

import re
from datetime import UTC, datetime
from functools import lru_cache

from readroom.importer.iso import iso_date, stamp
from readroom.text.gate import clean_line
from readroom.text.model import PrintedDate
from readroom.text.names import byline_names

LONGEST = 1000  # code points of a field of one line
SHORT = 200  # of one that is worth keeping in mind
_LANGUAGE = re.compile(r"([a-zA-Z]{2})(?:[-_].*)?$")
_URL = re.compile(r"https?://[^\s<>\"]+$", re.IGNORECASE)
_BY = re.compile(r"by(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE)
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?$")
_LANGUAGES = {
    name: code
    for code, names in {
        "ar": "arabic ara", "da": "danish dan", "de": "german deutsch deu ger", "el": "greek ell",
        "en": "english eng", "es": "spanish español spa", "fa": "persian farsi fas per", "fi": "finnish fin",
        "fr": "french français fra fre", "he": "hebrew heb", "it": "italian italiano ita", "ja": "japanese jpn",
        "ko": "korean kor", "nl": "dutch nederlands nld dut", "no": "norwegian nor", "pl": "polish pol",
        "pt": "portuguese português por", "ru": "russian русский rus", "sq": "albanian sqi", "sv": "swedish swe",
        "tr": "turkish tur", "uk": "ukrainian ukr", "zh": "chinese zho chi",
    }.items()
    for name in names.split()
}  # fmt: skip


def line_of(value: object) -> str | None:
    """Return a value as one line of text, at most a thousand code points; None when it is empty, no text, no number."""
    if not isinstance(value, str):
        if value is None or isinstance(value, bool) or not isinstance(value, int | float):
            return None
        value = str(value)
    if len(value) > LONGEST:
        return clean_line(value[: 4 * LONGEST])[:LONGEST].strip() or None
    return clean_line(value) or None


@lru_cache(maxsize=1 << 14)
def _known_line(value: str) -> str | None:
    return line_of(value)


def name_of(value: object) -> str | None:
    """Return the line that a value is, if it is one that comes again and again: a source, a section, a keyword."""
    return _known_line(value) if isinstance(value, str) and len(value) <= SHORT else line_of(value)


def names_of(value: object) -> tuple[str, ...]:
    """Return names as printed, without "By": of a list one by one, of one string as a byline says them."""
    if isinstance(value, str):
        return _known_byline(value) if len(value) <= SHORT else _from_byline(value)
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list | tuple):
        return ()
    found: list[str] = []
    for item in value[:200]:
        name = line_of(item.get("name") if isinstance(item, dict) else item)
        if name and (bare := _BY.sub("", name, count=1) if _BY.match(name) else name) not in found:
            found.append(bare)
    return tuple(found)


def _from_byline(text: str) -> tuple[str, ...]:
    line = line_of(text)
    if not line or "@" in line or _URL.match(line):
        return ()
    if len(line.split()) > 1 and (found := byline_names(line)):
        return found
    return (line,)


_known_byline = lru_cache(maxsize=1 << 14)(_from_byline)


def date_of(value: object) -> PrintedDate | None:
    """Return a date as a file gives it: ISO, a printed form, or seconds (or milliseconds) since 1970, by the day."""
    return _known_date(value) if isinstance(value, str) and len(value) <= SHORT else _date_of(value)


def _date_of(value: object) -> PrintedDate | None:
    if isinstance(value, str) and (found := stamp(value)):
        return found
    text = line_of(value)
    if text is None or len(text) > 100:
        return None
    if match := _EPOCH.match(text):
        day = datetime.fromtimestamp(int(match[1]), UTC).date().isoformat()
        return PrintedDate(day, "day", text) if "1985" < day < "2100" else None
    return iso_date(value if isinstance(value, str) else text)


_known_date = lru_cache(maxsize=1 << 14)(_date_of)


def language_of(value: object) -> str | None:
    """Return the ISO 639-1 code that a value is, or that the name of a common language stands for."""
    text = name_of(value)
    if not text:
        return None
    if match := _LANGUAGE.match(text):
        return match[1].lower()
    return _LANGUAGES.get(text.casefold())


def url_of(value: object) -> str | None:
    """Return a web address, or None when the value is none."""
    text = line_of(value)
    return text if text and _URL.match(text) else None


def keywords_of(value: object) -> tuple[str, ...]:
    """Return the keywords of a list, or of a string with commas or semicolons."""
    if isinstance(value, str):
        value = re.split(r"[,;|]", value[:20_000])
    if not isinstance(value, list | tuple):
        return ()
    lines = [name_of(v.get("name") if isinstance(v, dict) else v) for v in value[:200]]
    return tuple(dict.fromkeys([line for line in lines if line]))
