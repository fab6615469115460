"""Bylines as press databases print them: several names in one field, in capitals, family names first."""

import re

from readroom.importer.fields import line_of, names_of

_BY = re.compile(
    r"(?:(?:written |reported |compiled )?by|von|par|por|di|da|door|от|文[/／]|记者|記者|propos recueillis par|"
    r"textes? de|interview by|story by)\s*[:：]?\s+(?=\S)",
    re.I,
)
_AND = re.compile(r"(?<=[^\W\d_]{2})\s+(?:AND|UND|ET|EN|Y|E)\s+(?=[^\W\d_])")
_BY_INSIDE = re.compile(r"(?:^|[;,\s])\s*By\s+(?=[A-Z])")
_NOBODY = frozenset(
    (
        "anonymous",
        "anonym",
        "anonyme",
        "anónimo",
        "anonimo",
        "unknown",
        "author unknown",
        "unbekannt",
        "inconnu",
        "staff",
    )
)


def press_names(text: str) -> tuple[str, ...]:
    """Return the names of a byline as printed, without "By"; "Anonymous" is none.

    Between semicolons a comma stands inside a name ("Marlow, Ines; Abara, Tom").
    """
    line = line_of(text)
    if not line:
        return ()
    parts = [part for part in line.split(";") if part.strip()]
    if len(parts) == 1:
        parts = [part for part in _BY_INSIDE.split(line) if part and part.strip()]
    found: list[str] = []
    for part in parts:
        bare = _BY.sub("", part.strip(" ,;|"), count=1) if _BY.match(part.strip(" ,;|")) else part.strip(" ,;|")
        if len(parts) > 1 and bare.count(",") == 1:
            found.append(bare)
        elif bare:
            for name in _AND.split(bare):
                found += names_of(name) or ((name,) if "@" not in name and "://" not in name else ())
    return tuple(dict.fromkeys(name for name in found if name.casefold() not in _NOBODY))
