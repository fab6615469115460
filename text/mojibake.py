"""Letters that a wrong decoding has put into a text, and what they were; the text itself stays as it is printed.

Precise rather than complete: what may be right in some language is left alone.
"""

import re
import unicodedata
from collections.abc import Iterator

from readroom.text.western import one_byte

# Bytes 0x80 to 0xBF as Windows-1252 shows them; those that it has no sign for are control characters, which no stored
# text holds.
_CONTINUED = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ" + "".join(map(chr, range(0xA0, 0xC0)))
_C = f"[{re.escape(_CONTINUED)}]"
_PAIR = re.compile(f"[ÂÃÄÅ]{_C}")
_TRIPLE = re.compile(f"â(?:[€‚„†ˆ‰]{_C}|€(?![^\\W\\d_]))")
_RUN = re.compile(f"(?:[ÎÏÐÑØÙÚÛ]{_C}){{3,}}|(?:[àã-íï]{_C}{{2}}){{2,}}")
_RUSSIAN_SECOND = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї"
_RUSSIAN = re.compile(f"(?:[РС][{re.escape(_RUSSIAN_SECOND)}]){{3,}}")
_SHIFTED = re.compile("(?<=[a-zß-öø-ÿ])[\u01a0-\u01bf](?=[a-zß-öø-ÿ])")
_OTHER_ALPHABETS = re.compile("[\u1ea0-\u1ef9\u0110\u0111\u0198\u0199\u0253\u0257\u0186\u0254\u0190\u025b\u01dd\u0259]")
_SHIFT = 0xC0
# In one byte a character: a letter that leads (l), and what UTF-8 has after it (c).
_LED = bytes(0x6C if chr(b) in "ÂÃÄÅâÎÏÐÑØÙÚÛàãäåæçèéêëìíï" else 0x63 if 0x80 <= b < 0xC0 else 0x20 for b in range(256))
_MAYBE = re.compile("[ÂÃÄÅâÎÏÐÑØÙÚÛРС\u01a0-\u01bf]|[àã-íï][\u00a0-¿€-™]")


def proposals(text: str) -> list[tuple[int, int, str]]:
    """Return the words of `text` that a wrong decoding has spoilt: start, end (code points) and the mended word."""
    if not may_be_spoilt(text):
        return []
    found = sorted(_repairs(text))
    words: list[tuple[int, int, str]] = []
    place = 0
    while place < len(found):
        start, end = _word(text, found[place][0], found[place][1])
        parts, done = [], start
        while place < len(found) and found[place][0] < end:
            first, last, mended = found[place]
            parts += [text[done:first], mended]
            done, place = last, place + 1
            end = max(end, _word(text, first, last)[1])
        words.append((start, end, unicodedata.normalize("NFC", "".join([*parts, text[done:end]]))))
    return words


def may_be_spoilt(text: str) -> bool:
    """Tell whether some sign may be spoilt; of a text in one byte a character, in one look at all of it."""
    if text.isascii():
        return False
    found = one_byte(text)
    return _MAYBE.search(text) is not None if found is None else b"lc" in found[0].translate(_LED)


def _repairs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the spoilt signs, none within another, and what they stand for."""
    taken = bytearray(len(text))
    for start, end, mended in _candidates(text):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            yield start, end, mended


def _candidates(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _RUN.finditer(text):
        mended = _decoded(match[0], "cp1252")
        if mended and _one_script(mended):
            yield *match.span(), mended
    for match in _RUSSIAN.finditer(text):
        mended = _decoded(match[0], "cp1251")
        if mended and _one_script(mended):
            yield *match.span(), mended
    for match in _TRIPLE.finditer(text):
        mended = "”" if match[0] == "â€" else _decoded(match[0], "cp1252")
        if mended and (0x2010 <= ord(mended) <= 0x2044 or mended in "€™−≤≥≠→←"):
            yield *match.span(), mended
    for match in _PAIR.finditer(text):
        mended = _decoded(match[0], "cp1252")
        if mended and _fits(text, *match.span(), mended):
            yield *match.span(), mended
    if not _OTHER_ALPHABETS.search(text):
        for match in _SHIFTED.finditer(text):
            mended = chr(ord(match[0]) - _SHIFT)
            if mended.isalpha():
                yield *match.span(), mended


def _decoded(printed: str, encoding: str) -> str | None:
    """Return what UTF-8 was read as `encoding` to give `printed`, None when it was not."""
    try:
        mended = printed.encode(encoding).decode("utf-8")
    except UnicodeError:
        return None
    if len(mended) == 1 and "\x80" <= mended <= "\x9f":
        # A sign of Windows-1252 that was taken for a control character first.
        return mended.encode("latin-1").decode("cp1252", "replace")
    return mended


def _one_script(text: str) -> bool:
    """Tell whether all are letters of one script: the first word of a letter's name tells it."""
    names = {unicodedata.name(c, "?").split(" ")[0].split("-")[0] for c in text}
    return all(c.isalpha() for c in text) and (len(names) == 1 or names <= {"CJK", "HIRAGANA", "KATAKANA"})


def _fits(text: str, start: int, end: int, mended: str) -> bool:
    """Tell whether the mended letter suits its word: a capital amid small letters, or before a sign, is no letter."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start] == "Â":
        clear = not before or before.isspace() or before.islower() or before.isdigit()
        return not mended.isalpha() and clear and mended not in "¹²³"
    if not mended.isalpha():
        return False
    if mended.islower():
        return before.islower() or after.islower()
    return (not before or not before.isalpha()) and after.islower()


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of the word around `[start, end)`."""
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end
