"""Lines about an article that stand at its ends: where it was published first, who wrote it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from readroom.importer.html.known import dates_in
from readroom.text.dates import Order
from readroom.text.model import PrintedDate
from readroom.text.months import MONTHS

_LONGEST = 400  # characters of a note of first publication
_BIO_LEAST, _BIO_MOST = 30, 700  # characters of a line about the author
_KIND = (
    r"(?:article|post|piece|story|essay|interview|column|report|text|commentary|analysis|op-?ed|"
    r"artikel|beitrag|essay|gespräch|bericht|kommentar|aufsatz|reportage|kolumne|stück|"
    r"texte|entretien|tribune|enquête|billet|chronique|reportage|"
    r"artículo|texto|entrevista|columna|nota|reportaje|crónica|"
    r"articolo|testo|intervista|inchiesta|pezzo|analisi|commento|"
    r"artigo|reportagem|crónica|crônica|verhaal|stuk|opiniestuk|статья|материал|интервью|текст)"
)
_OPENS = re.compile(
    r"^[\W_]*(?:note\s?[:：]\s?)?(?:(?:an? (?:\w+ )?version of )?(?:this|the above|dies(?:er|es|e)|der|das|die|"
    r"cet(?:te)?|ce|est[ea]|el|la|quest[oa]|il|dit|deze|эта|этот|данн\w+)\s+|"
    r"l['’]|quest['’]|une version de cet(?:te)? |"
    rf"eine \w* ?fassung dieses )?(?:(?:guest|opinion|news|gast|meinungs)[ -]?)?{_KIND}\s",
    re.IGNORECASE,
)
_FIRST = (
    r"(?:first|originally|previously|initially|earlier|zuerst|ursprünglich|erstmals|zunächst|zuvor|initialement|"
    r"originellement|d['’]abord|à l['’]origine|originalmente|originariamente|inicialmente|inizialmente|in origine|"
    r"(?:por|pela|per la|pour la) (?:primera vez|primeira vez|prima volta|première fois)|oorspronkelijk|eerder|eerst|"
    r"впервые|первоначально)"
)
_VERB = (
    r"(?:published|appeared|posted|printed|aired|ran|erschien(?:en)?|veröffentlicht|publiziert|gedruckt|abgedruckt|"
    r"publiée?s?|parue?s?|publicad[oa]|apareció|pubblicat[oa]|appars[oa]|uscit[oa]|gepubliceerd|verschenen|verscheen|опубликован\w*)"
)
_AGAIN = (
    r"(?:re-?published|re-?printed|re-?posted|cross-?posted|syndicated|excerpted|nachdruck|übernommen|repris|"
    r"reproducido|tratto)"
)
_SAYS = re.compile(rf"(?<!\w)(?:{_FIRST}\s(?:[\w.,]+\s){{0,8}}?{_VERB}|{_VERB}\s+{_FIRST})(?!\w)", re.IGNORECASE)
_VERBS = re.compile(rf"(?<!\w)(?:{_VERB}|{_AGAIN})(?!\w)", re.IGNORECASE)
_BARE = re.compile(
    rf"^[\W_]*(?:{_FIRST}\s+(?:am\s|on\s|le\s|el\s|il\s)?(?:[\w.,]+\s){{0,6}}?{_VERB}|{_VERB}\s+{_FIRST}|"
    rf"{_AGAIN}\s+(?:from|with|by|courtesy|aus|de|da)|{_FIRST}\s+(?:in|im|bei|auf|dans|sur|en|su|nel|op)\s)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?<!\w)(?:by|in|on|at|from|of|bei|auf|im|in|von|aus|dans|sur|par|chez|de|en|por|su|sul|sull['’]|sulla|da|dal|dalla|nel|"
    r"nell['’]|nella|op|door|em|no|na|pelo|pela|в|на)(?:\s+|(?<=['’]))(?=(?P<name>\S[^\n]{1,120}))",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"\s+(?:on|am|le|el|il|op|em|vom|under|unter|with|mit|as|where|when|at|before|and|und|et|y|e|en|which|this|here|erschienen|"
    r"veröffentlicht|publiziert|gedruckt|abgedruckt|gepubliceerd|verschenen|publiée?|pubblicat[oa]|publicad[oa])(?=\s+[^\WA-ZÀ-Þ]|\s*[.,;:)]|\s*$)"
    r"|\s*[,;:()\[\]|\x1f]|[.!](?:[\s”\"»]|$)|\s+[–—-]\s+|\s+\d"
)
_ISSUE = re.compile(
    r"^(?:(?:the\s|der\s|la\s|le\s|l['’])?(?:\w+\s)?(?:ausgabe|heft|nummer|nr|issue|edition|numéro|número|numero|edición|edizione)\.?"
    r"(?:\s[\d/.-]+)?\s(?:\x1f\s)?(?:of|der|des|von|de|du|del|della|di)\s)",
    re.IGNORECASE,
)
_DATE_LEAD = re.compile(r"(?:\s(?:on|am|vom|le|el|il|op|em|in|im|en|del|dal|of)(?:\s\w{2,10},?)?)?\s*$", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}$")
_NO_OUTLET = re.compile(
    r"(?:english|german|french|spanish|italian|dutch|russian|arabic|deutsch\w*|englisch\w*|französisch\w*|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)$",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:writers?|journalist\w*|authors?|professor\w*|fellow|editor\w*|reporters?|researchers?|analyst|correspondents?|columnist|"
    r"contribut\w+|scholar|lecturer|blogger|directors?|expert|teaches|historian|novelist|poet|photographer|translator|economist|"
    r"autor\w*|redakteur\w*|historiker\w*|wissenschaftl\w*|forscher\w*|korrespondent\w*|schriftsteller\w*|lehrt|chercheu\w+|"
    r"journaliste|écrivain\w*|auteur\w*|professeure?|historien\w*|maître|enseigne|periodista|escritor\w*|profesor\w*|historiador\w*|"
    r"investigador\w*|giornalista|scrit\w+|storic[oa]|ricercat\w+|insegna|docente|jornalista|escritor\w*|schrijver|onderzoeker|"
    r"журналист\w*|писател\w*|историк)\b",
    re.IGNORECASE,
)
_IS = (
    r"(?:is|was|works|writes|teaches|lives|covers|ist|war|schreibt|lebt|arbeitet|lehrt|est|écrit|vit|travaille|enseigne|es|escribe|"
    r"trabaja|vive|è|é|scrive|insegna|lavora|escreve|schrijft|werkt|woont|—|пишет|живёт|работает|has been|has written)"
)
_OPENING = re.compile(rf"^(?P<name>(?:[^\W\d_][\w'’.-]*\s){{1,4}}?){_IS}\s")
_THE_AUTHOR = re.compile(
    r"^(?:the (?:author|writer)|der autor|die autorin|unser autor|unsere autorin|l['’]auteure?|el autor|la autora|"
    rf"l['’]autore|l['’]autrice|o autor|a autora|de auteur|автор) {_IS}\s",
    re.IGNORECASE,
)


# A line that begins with this very article, and not with some article or other.
_THIS = re.compile(
    r"[\W_]*(?:an?\s|this|the above|dies|cet|est[ea]|quest|dit|deze|эта|этот|une version|eine )", re.IGNORECASE
)


class Note(NamedTuple):
    """What a line says of the first publication: who published it, as printed, and when."""

    outlet: str | None
    date: PrintedDate | None


def read_note(text: str, order: Order | None = None) -> Note | None:
    """Return what a line says of where and when an article was published first; None when it says nothing of that.

    Only a line that is about the article itself counts, not a sentence that speaks of some publication.
    """
    if len(text) > _LONGEST:
        return None
    opens = _OPENS.match(text)
    said = _BARE.match(text)
    if opens and not said:
        said = _SAYS.search(text, 0, 220) or (_VERBS.search(text, 0, 160) if _THIS.match(opens[0]) else None)
    if said is None:
        return None
    dates = dates_in(text, order)
    outlet = _outlet(text, dates, said.start())
    after = opens.end() if opens else 0
    date = next((found for start, _, found in dates if start >= after), None)
    return Note(outlet, date) if outlet or date else None


def _outlet(text: str, dates: Sequence[tuple[int, int, PrintedDate]], start: int) -> str | None:
    """Return the name of who published an article, out of a line that says it from `start` on."""
    from readroom.importer.cut.outlets import without_article

    for first, last, _ in reversed(dates):
        before = _DATE_LEAD.sub("", text[:first])
        text = f"{before} \x1f {text[last:]}"
    for place in _PLACE.finditer(text, min(start, len(text))):
        name = _ISSUE.sub("", place["name"].lstrip("\"“„«»‘'’ \x1f"))
        name = _NAME_END.split(name, maxsplit=1)[0].strip(" \"“”„«»‘’'*_")
        name = without_article(name).strip(" \"“”„«»‘’'")
        word = name.split(" ")[0].casefold()
        if not name or len(name.split()) > 8 or _NO_OUTLET.match(word) or word in MONTHS:
            continue
        if len(name) > 1 and (_ADDRESS.match(name) or not (name[0].islower() or name[0].isdigit())):
            return name
    return None


def is_bio(text: str, authors: tuple[str, ...]) -> bool:
    """Tell whether a line below a text is about its author: it opens with the name and says what she is or does."""
    if not _BIO_LEAST <= len(text) <= _BIO_MOST:
        return False
    if _THE_AUTHOR.match(text):
        return True
    opening = _OPENING.match(text)
    if opening and opening["name"].strip() in authors:
        return True
    near = text[:60]
    named = any(_stands(name.split()[-1], near) for name in authors if name)
    return named and _POST.search(text[:400]) is not None


def _stands(word: str, text: str) -> bool:
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def author_in_bio(text: str) -> str | None:
    """Return the name that a line about an author opens with, when it says what she is; else None."""
    from readroom.importer.cut.byline import is_name

    opening = _OPENING.match(text)
    if opening is None or not _BIO_LEAST <= len(text) <= _BIO_MOST or not _POST.search(text[:400]):
        return None
    name = opening["name"].strip()
    return name if " " in name and is_name(name) else None
