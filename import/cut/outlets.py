"""The usual form of an outlet's name, from the form that is printed."""

import re

from readroom.importer.cut.byline import is_domain
from readroom.importer.cut.facts import Facts

_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "to",
        "de",
        "la",
        "le",
        "du",
        "des",
        "der",
        "die",
        "das",
        "und",
        "von",
        "y",
        "e",
        "di",
    ]
)
_DOT_WORD = re.compile(r"(?<=\w)\.(?=press$|news$|media$|world$|times$|today$)", re.I)

# Small letters only: "Le Monde" and "Die Zeit" keep their article, "the Evening Post" loses it.
_LEAD = re.compile(
    r"^(?:(?:the|der|die|das|dem|den|le|la|les|el|los|il|lo|de|het)\s+|l['’]|[\w.-]+-based\s+"
    r"|(?:web\s?site|journal|magazine|newspaper|blog|daily|weekly)\s+)"
)


def outlet_name(printed: str, facts: Facts) -> str:
    """Return the name as it is usually written: another spelling on the same page, else capitals for its words.

    A page that also prints the name with more spaces ("Evening Harbour" for "Eveningharbour") shows how it is written.
    """
    other = _spelled_elsewhere(printed, facts)
    if other is not None:
        return other
    if is_domain(printed) and " " not in printed:
        return printed
    words = _DOT_WORD.sub(" ", printed).split()
    return " ".join(
        w if (place and w.casefold() in _SMALL) or (not w[0].islower() and not place) else _capital(w, place)
        for place, w in enumerate(words)
    )


def same_outlet(one: str, other: str) -> bool:
    """Tell whether two printed names are the same but for case, spaces, "The" and a domain's ending."""
    return _key(one) == _key(other)


def without_article(printed: str) -> str:
    """Return a name without the article and the noun that stand before it in a sentence ("the journal Harbour")."""
    while (lead := _LEAD.match(printed)) and lead.end() < len(printed):
        printed = printed[lead.end() :]
    return printed


def _key(name: str) -> str:
    name = re.sub(r"^the\s+|^www\.|\.(?:com|org|net|info|news|co\.uk|[a-z]{2})$", "", name.casefold().strip())
    return "".join(c for c in name if c.isalnum())


def _capital(word: str, place: int) -> str:
    if place and word.casefold() in _SMALL:
        return word
    return word[0].upper() + word[1:]


def _spelled_elsewhere(printed: str, facts: Facts) -> str | None:
    """Return the same letters as the page spells them elsewhere with more spaces, or None."""
    letters = [re.escape(c) for c in printed if c.isalnum()]
    if not 6 <= len(letters) <= 60:
        return None
    loose = re.compile(r"\b" + r"[ .-]?".join(letters) + r"\b", re.I)
    best: str | None = None
    opening = re.compile(re.escape(printed[:4]), re.I)
    for unit in facts.units:
        if not opening.search(unit.text):
            continue
        for match in loose.finditer(unit.text):
            if match[0].count(" ") > (best or printed).count(" ") and match[0][:1].isupper():
                best = match[0]
    return best
