"""Texts of Western Europe in one byte a character: what is asked of every character is asked of all of them at once."""

LATIN, WINDOWS = 0, 1
CHARSETS = ("latin-1", "cp1252")
"""Latin letters alone; and with the quotes, dashes and few letters that Windows adds. Both hold composed forms only."""


def one_byte(text: str) -> tuple[bytes, int] | None:
    """Return `text` in one byte a character and which of `CHARSETS` that is; None when it has other characters."""
    try:
        return text.encode("latin-1"), LATIN
    except UnicodeEncodeError:
        pass
    try:
        return text.encode("cp1252"), WINDOWS
    except UnicodeEncodeError:
        return None
