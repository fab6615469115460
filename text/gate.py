"""The text gate: what may be stored, and what may reach a terminal.

It stands twice: `clean` before a text is stored, `display` before a string meets the screen. Nothing that was a
control character in a file can then act in a terminal, however it got there.
"""

import re
import unicodedata
from functools import cache

from readroom.text.western import one_byte

# Out: C0 but LF and tab, DEL, C1, bidi embeddings, overrides and isolates, the byte order mark, lone surrogates.
_OUT = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
# The same in texts of one byte a character: tabs, controls and DEL; in Latin-1 also C1.
_ODD_BYTES = (bytes((*range(10), *range(11, 32), *range(0x7F, 0xA0))), bytes((*range(10), *range(11, 32), 0x7F)))

# Patterns are made when they are first needed: a start that meets none of these characters does without them.


@cache
def _remove() -> re.Pattern[str]:
    return re.compile(f"[{_OUT}]")


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[\t\u2028\u2029{_OUT}]")


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile("\r\n?|[\u2028\u2029]")


@cache
def _unseen() -> re.Pattern[str]:
    """What is invisible on a screen, and able to move what stands beside it: joiners and direction marks."""
    return re.compile("[\u061c\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufff9-\ufffb]")


@cache
def _not_shown() -> re.Pattern[str]:
    return re.compile(f"[\n\t\u2028\u2029{_OUT}]")


_LONG = 500
_last = ""
"""The last long text that was clean: a body is cleaned by its reader, and looked at again by all who store it."""


def clean(text: str) -> str:
    """Return `text` as it may be stored: NFC, LF line ends, tabs as spaces, no control or override characters.

    The result is a fixed point: `clean(clean(text)) == clean(text)`.
    """
    global _last
    if text is _last:
        return text
    if _is_clean(text):
        if len(text) >= _LONG:
            _last = text
        return text
    text = _breaks().sub("\n", text).replace("\t", " ")
    # Removing first: a character that stood between a letter and its mark must not keep them apart after it is gone.
    return unicodedata.normalize("NFC", _remove().sub("", text))


def _is_clean(text: str) -> bool:
    found = one_byte(text)
    if found is None:
        return not _odd().search(text) and unicodedata.is_normalized("NFC", text)
    data, charset = found
    return len(data.translate(None, _ODD_BYTES[charset])) == len(data)


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line: runs of white space become one space, ends are stripped."""
    if not (text.isascii() and text.isprintable()):
        text = clean(text)
    return " ".join(text.split())


def display(text: str) -> str:
    """Return `text` as it may be written to a terminal, on one line; its length may differ from the text's.

    Line ends and tabs become spaces; invisible joiners and direction marks are left out.
    """
    if text.isprintable():
        return text  # every character that is taken out or changed here is none that can be printed
    return _unseen().sub("", _not_shown().sub(lambda m: " " if m[0] in "\n\t\u2028\u2029" else "", text))


def display_char(char: str) -> str:
    """Return what one code point of a stored text looks like on a screen: itself, a space, or nothing."""
    return display(char)


def has_control(text: str) -> bool:
    """Tell whether `text` holds a character that the gate would take out (line ends and tabs do not count)."""
    found = one_byte(text)
    if found is not None and len(found[0].translate(None, _ODD_BYTES[found[1]])) == len(found[0]):
        return False
    return _remove().search(text) is not None
