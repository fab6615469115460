"""Lines that are nothing but who wrote: a person's name alone, with a post or a paper behind it, or signs explained."""

import re
from collections.abc import Iterable, Sequence

from readroom.importer.cut.byline import is_name, is_outlet
from readroom.importer.cut.head import is_office, is_post
from readroom.text.given_names import has_given_name, is_given_name

_MOST = 90  # code points of such a line
_AROUND = " \t\u00a0*·•–—―~-()[]"
_SIGNS = frozenset("~—–―-(")
# How the clergy and learned people sign.
_TITLES = re.compile(
    r"^(?:(?:ks|x|o|br|s|pr|pfr|ing|mgr|bc|dr|drs|prof|rev|fr|sr|dom|don|d|p|hw|ds|mons|msgr|can|canon|father|sister|brother|"
    r"pastoralreferent(?:in)?|gemeindereferent(?:in)?|diakon(?:in)?|kaplan|vikar(?:in)?|pfarrer(?:in)?|pastor|père|abbé|padre|pater|pater|отец|протоиерей|иерей|священник|свящ|прот|иер|о|παπα)\.?\s){1,3}(?=\S)",
    re.IGNORECASE,
)
_YOURS = re.compile(
    r"^(?:ihre?|eure?|euer|dein|deine|your|yours|votre|vuestr[oa]|su|tu|vostr[oa]|il vostro|uw|jullie|ваш|ваша"
    r"|wasz|váš|"
    r"er)\s(?=[A-ZÀ-ÞА-Я])",
    re.IGNORECASE,
)
_PICTURES = re.compile(r"(?:фото|photos?|fotos?|pictures?|bilder?|zdjęcia|fot\.|résumé)(?!\w)", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|&|\s(?:and|und|et|y|e|ed|en|og|och|i|и)\s)\s*")
_REST = re.compile(r"\s*(?:,|\||/|·|•|\s[–—-]\s|\()\s*")
_SIGN = re.compile(r"[(\[/]\s?(?P<sign>[A-Za-zà-ÿ]{2,5})\s?[)\]/]\.?$")
_AGENCIES = frozenset(
    ("dpa", "afp", "ap", "epd", "kna", "sid", "apa", "sda", "efe", "ansa", "anp", "tt", "rtr", "tass")
)


def names_alone(text: str) -> tuple[str, ...]:
    """Return the persons that a line consists of, with their posts or a paper behind them; () when it says more.

    Nothing announces them, so the first name of each must be a common one: "Local News" is no person.
    """
    if len(text) > _MOST or any(map(str.isdigit, text)) or text[-1:] in ":!?…" or "@" in text:
        return ()
    bare = _YOURS.sub("", text.strip(_AROUND).rstrip("."))
    names = tuple(part for part in _AND.split(bare) if part)
    if text[:1] in _SIGNS and is_given_name(bare):
        return (bare,)  # "~ Anna ~"
    if names and all(map(_is_person, names)):
        return names
    parts = _REST.split(bare, maxsplit=1)
    rest = parts[1].strip(_AROUND) if len(parts) == 2 else ""
    if rest and _PICTURES.match(rest) and _is_person(parts[0].strip()):
        return (parts[0].strip(),)
    if (
        rest
        and _is_person(parts[0].strip())
        and (is_post(rest) or is_office(rest) or (is_outlet(rest) and not is_name_of_person(rest)))
    ):
        return (parts[0].strip(),)
    return ()


def is_name_of_person(text: str) -> bool:
    """Tell whether a string is a name in two to five words, the first of them a common given name."""
    bare = _TITLES.sub("", text)
    if bare.isupper():
        bare = bare.title()
    return has_given_name(bare) and is_name(bare)


def _is_person(text: str) -> bool:
    return is_name_of_person(text) and not is_outlet(text)


def name_of_sign(last: str, lines: Iterable[str]) -> str | None:
    """Return the name that a legend among `lines` gives for the sign in brackets at the end of a text's `last` line.

    "… for years. (aw)" and "aw = Ada Wren"; a sign that nothing explains is left alone.
    """
    found = _SIGN.search(last[-12:])
    sign = found["sign"] if found else ""
    if not sign or sign.casefold() in _AGENCIES:
        return None
    legend = re.compile(
        rf"(?:^|[\s,;(\[]){re.escape(sign)}[)\]]?\s*(?:=|:|–|—|-|steht für|stands for)\s*"
        r"(?P<name>[^,;()=\d]{4,50})(?=[,;()]|$)"
    )
    for line in lines:
        if len(line) <= 400 and (match := legend.search(line)) and is_name(name := match["name"].strip(" .")):
            return name
    return None


def is_signed_again(text: str, authors: Sequence[str]) -> bool:
    """Tell whether a line is nothing but names that are known: of authors named elsewhere on the page."""
    known = {name.casefold() for name in authors}
    names = [part for part in _AND.split(text.strip(_AROUND).rstrip(".")) if part]
    return bool(names) and all(name.casefold() in known for name in names)
