"""XML that any program reads: UTF-8 without a byte order mark, no character that XML does not know."""

import re
from xml.etree.ElementTree import Element, indent, tostring

from readroom.text.gate import clean_line

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text_of(value: str) -> str:
    """Return a text as XML can hold it."""
    return _NOT_XML.sub("", value)


def attributes(**values: str | None) -> dict[str, str]:
    """Return the attributes that have a value, each on one line."""
    return {name: text_of(clean_line(value)) for name, value in values.items() if value is not None}


def document(root: Element) -> bytes:
    """Return the document."""
    indent(root)
    content: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{content}\n'.encode()
