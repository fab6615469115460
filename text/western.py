"""Texts of Western Europe in one byte a character: what is asked of every character is asked of all of them at once."""

LATIN, WINDOWS = 0, 1
CHARSETS = ("latin-1", "cp1252")
"""Latin letters alone; and with the quotes, dashes and few letters that Windows adds. Both hold composed forms only."""


_last: tuple[str, tuple[bytes, int] | None] = ("", (b"", LATIN))


def one_byte(text: str) -> tuple[bytes, int] | None:
    """Return `text` in one byte a character and which of `CHARSETS` that is; None when it has other characters.

    The last text is kept in mind: a text that is stored is asked about by all that look at it.
    """
    global _last
    last, found = _last
    if last is not text:
        found = _one_byte(text)
        _last = text, found
    return found


def _one_byte(text: str) -> tuple[bytes, int] | None:
    try:
        return text.encode("latin-1"), LATIN
    except UnicodeEncodeError:
        pass
    try:
        return text.encode("cp1252"), WINDOWS
    except UnicodeEncodeError:
        return None
