"""Names in a line that is known to be a byline."""

import re

from readroom.text.gate import clean_line

_BY = re.compile(
    r"^(?:written by|posted by|by|von|par|por|di|da|door|af|av|przez|od|yazan|автор(?:ы)?|作者|記者|记者|文|نویسنده|"
    r"الكاتب|بقلم|author|autor(?:in)?|auteur|autore)(?:\s*[:：]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[,;、،&]|\s(?:and|und|et|y|e|ed|en|og|och|i|и|ve|dhe|و)\s)\s*", re.IGNORECASE)
_ENDS = re.compile(r"\s+[|·•–—]\s+|\s*[|•]\s*")


def byline_names(line: str) -> tuple[str, ...]:
    """Return the names in a byline as printed, without "By" and without what follows a dash or a bar."""
    text = _BY.sub("", clean_line(line))
    names = (part.strip(" .,;:") for part in _BETWEEN.split(_ENDS.split(text, maxsplit=1)[0]))
    return tuple(dict.fromkeys(name for name in names if any(map(str.isalnum, name))))
