"""The mailing list or newsgroup that a message came by: its source."""

import re

from readroom.importer.mail.mime import Headers, decode_words
from readroom.importer.mail.names import person
from readroom.text.gate import clean_line

_LIST = re.compile(r"^(.*?)<([^<>\s]{3,200})>\s*$")
_NUMBERED = re.compile(r"[0-9a-f.-]{8,}(?:\.|$)|\d+\.", re.IGNORECASE)
_YAHOO = re.compile(r"\blist\s+([\w.+-]{2,80})@", re.IGNORECASE)


def source_of(headers: Headers) -> str | None:
    """Return the name of the list or newsgroup that a message came by, None when it came by none."""
    if (raw := headers.raw("list-id")) and (found := _list_name(raw)):
        return found
    if groups := headers.text("newsgroups"):
        return clean_line(groups.split(",")[0])[:100] or None
    if address := headers.text("x-beenthere"):
        return clean_line(address).partition("@")[0][:100] or None
    if named := _YAHOO.search(headers.text("mailing-list") or ""):
        return named[1]
    if (raw := headers.raw("x-mailing-list")) and (name := person(decode_words(raw))):
        return name.partition("@")[0]
    return None


def _list_name(raw: str) -> str | None:
    """Return what a List-Id calls its list: its words, else the identifier, unless that is only a number."""
    found = _LIST.match(clean_line(raw))
    if not found:
        return clean_line(decode_words(raw))[:100] or None
    words = clean_line(decode_words(found[1])).strip("\"' ")
    if _NUMBERED.match(found[2]):
        # What senders of newsletters number for themselves; its words are their customer's number.
        return None
    return words[:100] or found[2]
