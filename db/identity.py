"""What identifies an article: its key, the digest of its text, its place by date."""

import hashlib
import re
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

from readroom.db.articles import DAY_SHIFT, FIRST_DATED
from readroom.db.stored_text import text_digest
from readroom.text.fold import fold
from readroom.text.model import Article

__all__ = ["base_key", "day_base", "own_url", "text_digest"]
_PLAIN_URL = re.compile(r"(https?://[a-z0-9.-]+)((?:/[A-Za-z0-9_.~%+,=@-]*)*)")
"""What most addresses are, for which nothing but the slash has to be looked at."""


def own_url(url: str) -> str:
    """Return `url` as it names a page: no fragment, scheme and host in lower case, no slash at the end."""
    if found := _PLAIN_URL.fullmatch(url):
        return found[1] + found[2].rstrip("/")
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/"), parts.query, ""))


def base_key(article: Article, source: str, *, alone: bool) -> str:
    """Return the key that an article asks for; two articles may ask for the same.

    It comes from the article's own URL (only if it is `alone` on its page), else from source, title and date, else
    from the text. An article that brings a key (an export read again) keeps it; a press database's own number comes
    before everything else.
    """
    if article.key:
        return article.key
    if article.database and article.accession:
        return _key("accession", fold(article.database), article.accession)
    if article.url and alone:
        return _key("url", own_url(article.url))
    if article.title and article.date:
        return _key("title", fold(source), fold(article.title), article.date.value[:10])
    if article.title:
        return _key("title", fold(source), fold(article.title))
    return _key("text", article.body.text)


def _key(*parts: str) -> str:
    # The letter in front keeps a key from being taken for an id.
    return "a" + hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()


def day_base(iso: str | None) -> int:
    """Return the docid below the first article of this day; a year or a month stands at its first day."""
    return _day_base(iso[:10]) if iso else 0


@lru_cache(maxsize=1 << 14)
def _day_base(iso: str) -> int:
    year, month, day = [*iso.split("-"), "1", "1"][:3]
    try:
        return max(date(int(year), int(month), int(day)).toordinal() << DAY_SHIFT, FIRST_DATED)
    except ValueError:
        return 0
