"""What mail programs print above what they quote: who wrote it, and when.

A line such as "On 2 March 2021, Ada Lind wrote:" in the forms and languages of the usual programs, or a block of labels
(From, Sent, Subject) under a line of dashes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readroom.importer.mail.date import mail_date
from readroom.importer.mail.names import person
from readroom.text.dates import Order, find_dates
from readroom.text.gate import clean_line
from readroom.text.model import PrintedDate

LONGEST = 400
"""Code points of an attribution: longer ones are prose."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who wrote what is quoted, when, and under which title, as far as a mail program says it."""

    authors: tuple[str, ...] = ()
    date: PrintedDate | None = None
    title: str | None = None


_DMY = r"Am|Le|El|Il giorno|Il|Em|Op|W dniu|Dnia|Dne|Den"
_VERB = (
    r"wrote|writes|said|schrieb|schreibt|geschrieben|a écrit|écrit|écrivait|escribió|escribe|ha escrito|ha scritto|"
    r"scrive|escreveu|schreef|schrijft|het volgende geschreven|skrev|napisał\(a\)|napisała?|napsal\(a\)|"
    r"napsala?|написала?|пишет"
)
_TO = r"(?:\s+(?:in message|in article|in news:|dans le message|im Newsbeitrag|en el mensaje)\b.{0,200})?"
_END = r"\s*[:：]\s*$"
# "On DATE, NAME wrote:"
_DATED_FIRST = re.compile(rf"(?P<in>On|At|In article|{_DMY})\s+(?P<middle>\S.*?\S),?\s+(?:{_VERB}){_TO}{_END}")
# "Am DATE schrieb NAME:"
_VERB_INSIDE = re.compile(
    rf"(?P<in>{_DMY})\s+(?P<date>\d?.*?\d.*?),?\s+(?:schrieb|schreef|skrev|napisał\(a\)|napisała?|napsala?)\s+"
    rf"(?P<name>\S.*?){_END}"
)
# "NAME wrote on DATE:", "NAME hat am DATE geschrieben:"
_NAME_FIRST = re.compile(
    rf"(?P<name>\S.{{0,200}}?)\s+(?:(?:{_VERB})\s+(?P<in>on|am|le|el|il|em|op)|hat\s+(?P<am>am))\s+"
    rf"(?P<date>.*?\d.*?)(?:\s+(?:{_VERB}))?{_END}"
)
# "Quoting NAME:"
_QUOTING = re.compile(rf"(?:Quoting|Zitat von|Zitiere|Citation de|Citando a|Cita de|Citando)\s+(?P<name>\S.*?){_END}")
# "NAME wrote:"
_NAME_ONLY = re.compile(rf"(?P<name>\S.{{0,200}}?)\s+(?:{_VERB}){_TO}{_END}")
# "2014-01-02 10:00 GMT+01:00 NAME <address>:"
_BARE = re.compile(r"(?P<middle>.*?\d.*?<[^<>\s]{3,200}>)\s*[:：]\s*$")
# "* NAME <address> [2014-01-02 10:00]:"
_BRACKETS = re.compile(r"\*?\s*(?P<name>\S.*?<[^<>\s]{3,200}>)\s*[\[(](?P<date>.*?\d.*?)[\])]\s*[:：]?\s*$")
# What stands between a date and a name: a rest of the time, a zone, a weekday.
_ZONE = r"(?:GMT|UTC|CES?T|MES?Z|BST|[ECMP][DS]T|Z)"
_REST = re.compile(
    rf"^[\s,;.]*(?:(?:at|um|à|a las|às|alle(?: ore)?|om|kl\.?)\s+)?(?:\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?)?\s*"
    rf"(?:[AaPp]\.?\s?[Mm]\b\.?)?\s*(?:Uhr|hrs|h\b)?\s*(?:{_ZONE}\b)?\s*(?:[+-]\d{{2}}:?\d{{2}})?\s*"
    rf"(?:\({_ZONE}\))?[\s,;:–-]*(?:(?:hat|heeft|ha)\s+)?"
)
_FIGURES = re.compile(r"^.*\d(?!\d)")
_CUT = re.compile(r"\.\.\.\s*$")  # Outlook Express cuts the number of the message
_ARTICLE = re.compile(r"^(?:article\s+)?<[^<>\s]{1,300}>,?\s*")

_PARTICLES = frozenset(
    (
        *("von", "van", "der", "den", "de", "del", "della", "di", "da", "du", "la", "le", "los", "y", "e", "zu", "ter"),
        *("ten", "bin", "ibn", "al", "af", "av"),
    )
)
_NO_NAMES = frozenset(
    (
        *("i", "he", "she", "they", "we", "you", "it", "one", "who", "somebody", "someone", "everybody", "and", "but"),
        *("so", "then", "ich", "er", "sie", "es", "du", "ihr", "wir", "man", "wer", "je", "tu", "il", "elle", "on"),
        *("nous", "vous", "ils", "elles", "qui", "yo", "tú", "él", "ella", "ellos", "nosotros", "usted", "quien", "io"),
        *("lui", "lei", "noi", "voi", "eu", "ele", "ela"),
    )
)
_MARKER = re.compile(
    r"[-_=*\s]{0,60}(?:Original[ -]?Message|Forwarded [Mm]essage(?: follows)?|Original message text|"
    r"Urspr(?:ü|ue)ngliche Nachricht|Originalnachricht|Original-Nachricht|Weitergeleitete Nachricht|"
    r"Message d[’']origine|Message original|Message transféré|Message transmis|Courriel d[’']origine|"
    r"Mensaje original|Mensaje reenviado|Messaggio originale|Messaggio inoltrato|Mensagem original|"
    r"Mensagem (?:re)?encaminhada|Oorspronkelijk bericht|Doorgestuurd bericht)[-_=*\s]{0,60}[:：]?\s*$"
    r"|(?:Begin forwarded message|Anfang der weitergeleiteten (?:Nachricht|E-Mail)|Début du (?:message|courriel) "
    r"(?:réexpédié|transféré)|Inicio del mensaje reenviado|Inizio messaggio inoltrato|Begin doorgestuurd bericht)"
    r"\s*[:：]\s*$",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_-]{20,}\s*$")
_LABELS = {
    label: field
    for field, labels in {
        "from": "From|Von|De|Da|Van|Fra|Od|От",
        "date": "Sent|Date|Gesendet|Datum|Envoyé|Envoyé le|Enviado|Enviado el|Fecha|Inviato|Data|Enviada em|Verzonden",
        "to": "To|An|À|A|Para|Aan|Til|Do|Cc|Kopie|Bcc|Reply-To|Antwort an|CC|Répondre à|Responder a",
        "title": "Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Emne",
        "other": "Importance|Wichtigkeit|Attachments|Anlagen|Pièces jointes|Organization|Organisation|Message-ID",
    }.items()
    for label in labels.split("|")
}
_LABEL = re.compile(rf"\s{{0,4}}\*{{0,2}}({'|'.join(map(re.escape, _LABELS))})\s?[:：]\*{{0,2}}(?:\s+(.*)|$)")
_DAY_FIRST = re.compile(r"Von|De|Da|Van|Fra|Od|От")


def attribution(text: str) -> Said | None:
    """Return who wrote what follows, by one line of text that announces it; None when it is no such line."""
    text = clean_line(text)
    if "news:" in text:
        text = _CUT.sub(":", text)
    if len(text) > LONGEST or not text.endswith((":", "：", "]", ")")):
        return None
    if found := _DATED_FIRST.match(text):
        return _after_date(found["middle"], _order(found["in"]))
    if found := _VERB_INSIDE.match(text):
        return _made(found["name"], found["date"], _order(found["in"]))
    if found := _NAME_FIRST.match(text):
        return _made(found["name"], found["date"], _order(found["in"] or found["am"]))
    if found := _QUOTING.match(text):
        return _made(found["name"], "", None)
    if found := _BRACKETS.match(text):
        return _made(found["name"], found["date"], None)
    if found := _NAME_ONLY.match(text):
        return _made(found["name"], "", None) if _short(found["name"]) else None
    if found := _BARE.match(text):
        return _after_date(found["middle"], None)
    return None


def _order(word: str) -> Order | None:
    return None if word.lower() in ("on", "at", "in article") else "dmy"


def _after_date(middle: str, order: Order | None) -> Said | None:
    """Return what "DATE, NAME" says; the date may be one that is not read."""
    middle = _ARTICLE.sub("", middle)
    dates = find_dates(middle, order)
    if dates:
        start, end, date = dates[0]
        rest = _REST.sub("", middle[end:], count=1)
        if not rest.strip():
            # The name stands before the date: "Ada Lind, on 2 March 2021".
            rest = middle[:start]
        return _made(rest, None, None, date)
    head = middle.partition("<")[0]
    if figures := _FIGURES.match(head):
        return _made(_REST.sub("", middle[figures.end() :], count=1), None, None)
    return _made(middle, None, None) if _short(middle) else None


def _made(name: str, printed: str | None, order: Order | None, date: PrintedDate | None = None) -> Said | None:
    found = person(name)
    if found is None:
        return None
    if printed:
        dates = find_dates(printed, order)
        date = dates[0][2] if dates else mail_date(printed)
    return Said((found,), date)


def _short(name: str) -> bool:
    """Tell whether a text may be a name: a few words with capitals, or an address."""
    if "@" in name and len(name.split()) <= 8:
        return True
    words = name.partition("<")[0].partition("(")[0].strip(" \"'").split()
    if not words or len(words) > 5 or words[0].lower() in _NO_NAMES:
        return False
    return all(w.lower() in _PARTICLES or not w[:1].islower() for w in words) and any(w[:1].isupper() for w in words)


def is_marker(text: str) -> bool:
    """Tell whether a line says that an older message follows ("-----Original Message-----")."""
    return len(text) <= 120 and _MARKER.match(text.strip()) is not None


def is_rule(text: str) -> bool:
    """Tell whether a line is a rule, which some programs draw over an older message."""
    return _RULE.match(text) is not None


def label_block(lines: Sequence[str]) -> tuple[int, Said] | None:
    """Return how many lines a block of labels takes that begins with the first line, and what it says; else None.

    It names who sent a message, and two more of when, to whom and what about.
    """
    fields: dict[str, str] = {}
    order: Order | None = None
    taken = 0
    last = ""
    for index, line in enumerate(lines[:24]):
        found = _LABEL.match(line[:LONGEST]) if line.strip() else None
        if found:
            last = _LABELS[found[1]]
            if index == 0 and last not in ("from", "title", "date"):
                return None
            if last == "from" and _DAY_FIRST.match(found[1]):
                order = "dmy"
            fields.setdefault(last, (found[2] or "").strip())
            taken = index + 1
        elif line.strip() and last and (line[:1].isspace() or (last == "to" and ("@" in line or ";" in line))):
            taken = index + 1  # a long field goes on
        else:
            break
    if "from" not in fields or len({"date", "to", "title"} & fields.keys()) < (1 if "date" in fields else 2):
        return None
    author = person(fields["from"])
    dates = find_dates(fields.get("date", ""), order)
    date = dates[0][2] if dates else mail_date(fields.get("date"))
    return taken, Said((author,) if author else (), date, clean_line(fields.get("title", ""))[:LONGEST] or None)
