"""Persons' names that a line prints without a "By": alone, several with a joiner, with a role, a place or a paper behind.

The given name must be a common one (`readroom.text.given_names`, `given.py`): nothing else tells "Anna Miller" from
"Local News" where no word announces it.
"""

# ruff: noqa: E501 (vocabularies read best one kind a line)

import re

from readroom.importer.cut.byline import is_outlet
from readroom.importer.cut.head import is_post
from readroom.importer.html.authors import is_body, is_of_page
from readroom.importer.html.given import FAMILY_FIRST, GIVEN, GIVEN_BEHIND
from readroom.importer.html.offices import is_office_name
from readroom.importer.html.phrases import is_credit
from readroom.text.given_names import is_given_name

_WORD = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_](?:[^\W\d_'’.‌]|-(?=[^\W\d_]))*\.?")
_INITIAL = re.compile(r"(?:[^\W\d_a-zа-яёіїєґ]\.-?\s?){1,3}")
_INITIALS = re.compile(r"(?:[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ]\.\s?){2,3}$")
_HOURS = frozenset(("a.m.", "p.m.", "v.u.z.", "d.c.", "a.d.", "b.c.", "u.s.", "u.k.", "e.u.", "v.i.s.d.p."))
_PARTICLES = frozenset(
    ("de", "da", "do", "dos", "das", "di", "del", "della", "dei", "du", "des", "la", "le", "las", "los", "van", "von", "der", "den",
     "ter", "ten", "zu", "zum", "zur", "al", "el", "bin", "ben", "ibn", "y", "e", "i", "af", "av")
)  # fmt: skip
_JOIN = re.compile(
    r"\s*(?:,|;|،|&|\+|/|\s(?:and|und|et|y|e|ed|en|og|och|i|и|і|й|та|ve|a|și|és|ja|dan|và|dhe|in|και|ו|و)\s)\s*",
    re.IGNORECASE,
)
_REST = re.compile(r"\s*(?:[,،|/·•]|\s[–—-]{1,2}\s|\()\s*")
_BY = re.compile(
    r"^(?:de|da|do|di|von|vom|od|nga|av|af|oleh|του|της|των|από|by|par|por|przez|от|від|door)\s+(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_DASH = re.compile(r"^\s*[—–―~-]{1,2}\s*(?=[^\W\d_])")
# What places begin with, and names do not.
_PLACES = """
san santa santo saint sainte st st. sankt sant são sao szent sv. sfânta sfântul villa ville puerto porto port nueva nuevo
nova novo novi nowy nowa stara stary velika veliki monte mont montes río rio valle castel castello pueblo ciudad buenos
grand grande haute haut bas basse plaza piazza place rue calle via avenida parque casa grupo noticias sala нижний великий
новый старый верхний северный
"""
_SAINTS = frozenset(_PLACES.split())
_AROUND = " \t\u00a0*·•–—―~-()[]|/"
_MOST = 90  # characters of such a line
_WORDS = 12
_PLACE = 2  # words of a place before a name
_BEHIND = 5  # words of a role, a place or a paper behind a name


def initials(text: str) -> str | None:
    """Return a sign of two or three initials with full stops that a string consists of: "R.C."."""
    bare = text.strip(" \t\u00a0()[]–—-/|")
    return bare if _INITIALS.match(bare) and bare.replace(" ", "").casefold() not in _HOURS else None


def is_person(text: str) -> bool:
    """Tell whether a string is one person's name: two to four words, one of them a given name, or initials before one."""
    if not is_shaped(text):
        return False
    cased = [w for w in text.split() if w.casefold() not in _PARTICLES]
    known = [_is_given(w) for w in cased]
    if known[0] or cased[0].casefold() in FAMILY_FIRST:
        return True
    # "Kovács János", "Петров Иван", "MILLER Anna": the family's name first; "M. Soler".
    behind = cased[-1].casefold() in GIVEN_BEHIND or (
        known[-1] and (cased[0] > "Ͱ" or (cased[0].isupper() and len(cased[0]) > 2))
    )
    return behind or (_INITIAL.fullmatch(cased[0]) is not None and len(cased[-1]) > 2)


def is_shaped(text: str) -> bool:
    """Tell whether a string is written as a person's name is: two to five words with capitals, no button, no paper."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 50 or not all(_WORD.fullmatch(w) for w in words):
        return False
    cased = [w for w in words if w.casefold() not in _PARTICLES]
    if len(cased) < 2 or any(w[0].islower() for w in cased) or cased[0].casefold() in _SAINTS:
        return False
    # "Ivan PETROV", "ANNA MILLER": capitals are how names are printed here, no sign of a paper.
    plain = " ".join(w.title() if len(w) > 2 and w.isupper() else w for w in words)
    return not (is_of_page(text) or is_body(plain))


def _is_given(word: str) -> bool:
    low = word.casefold().strip(".")
    return (
        low in GIVEN
        or low in GIVEN_BEHIND
        or is_given_name(low.title())
        or any(p in GIVEN for p in low.split("-") if len(p) > 2)
    )


def names_printed(text: str, *, loose: bool = False) -> tuple[str, ...]:
    """Return the persons that a line consists of, as printed, with no more than a role or a place behind; else ().

    Several keep the order and what each is called; what joins them goes. `loose`: the shape of a name is enough, where
    the language of the page writes nothing else so and the place is one for names.
    """
    if not 3 < len(text) <= _MOST or len(text.split()) > _WORDS or any(map(str.isdigit, text)) or "@" in text:
        return ()
    if text[-1] in ":!?…":
        return ()
    bare = _DASH.sub("", text).strip(_AROUND)
    bare = bare[:-1] if bare.endswith(".") and not _INITIALS.search(bare[-4:]) else bare
    if is_credit(text):
        return ()
    for line in dict.fromkeys((_BY.sub("", bare), bare)):
        if names := _persons(line, loose):
            return names
        head, *rest = (part.strip(_AROUND) for part in _REST.split(line, maxsplit=1))
        if not rest:
            continue
        if (names := _persons(head, loose)) and _may_follow(rest[0]):
            return names
        if len(head.split()) <= _PLACE and head[:1].isalpha() and (names := _persons(rest[0], loose)):
            return names  # "Lyon – Anne Roux"
    return ()


def _persons(text: str, loose: bool) -> tuple[str, ...]:
    """Return the names that a string joins, when all have the shape of one and a person's given name is among them."""
    names = tuple(part.strip() for part in _JOIN.split(text) if part.strip())
    if not names or not all(map(is_shaped, names)):
        return ()
    return names if any(map(is_person, names)) or (loose and all(map(_is_plain, names))) else ()


def _is_plain(name: str) -> bool:
    """Tell whether a name is two or three words of small letters behind a capital, none of them a letter only."""
    words = [word for word in name.split() if word.casefold() not in _PARTICLES]
    return 2 <= len(words) <= 3 and all(len(w) > 1 and not w.isupper() and w[0].isupper() for w in words)


def _may_follow(text: str) -> bool:
    """Tell whether what stands behind a name may be what somebody is, a place, or who they write for."""
    if not text or is_post(text) or is_outlet(text) or is_office_name(text):
        return True
    return len(text.split()) <= _BEHIND and text[-1] not in ".!?:" and not is_of_page(text)
