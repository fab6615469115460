"""Above a text, what no "By" and no date line announces: bare names, posts, the dateline of an agency."""

import re
from dataclasses import replace

from readroom.importer.cut import patterns
from readroom.importer.cut.byline import is_name, parse_names
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.shapes import ends_sentence
from readroom.text.dates import find_dates, parse_date
from readroom.text.given_names import has_given_name

# What people are in a parish, a club, a town or an office: they sign its news.
_OFFICE = re.compile(
    r"^(?:(?:der|die|ihr|ihre|euer|eure|your|the|le|la|il|el|o|a|de|stellv\.?|stellvertretende[rn]?|\d\.|erste[rn]?|vice|"
    r"co-|head|deputy|assistant)\s?)*(?:pfarrer(?:in)?|pastor(?:in)?|pastoral\w+|gemeindereferent(?:in)?|diakon(?:in)?|kaplan|"
    r"vikar(?:in)?|dekan(?:in)?|vorsitzende[rn]?|vorstand\w*|schriftführer(?:in)?|kassenwart(?:in)?|schriftleit\w+|"
    r"pressesprecher(?:in)?|pressewart(?:in)?|bürgermeister(?:in)?|schulleit\w+|rektor(?:in)?|geschäftsführ\w+|"
    r"redaktionsleit\w+|trainer(?:in)?|jugendwart(?:in)?|head ?teacher|principal|headmaster|headmistress|vicar"
    r"|rector|curate|"
    r"chair(?:man|woman|person)?|president|secretary|treasurer|councillor|mayor|librarian|curator|"
    r"curé|maire|présidente?|secrétaire|trésori(?:er|ère)|direct(?:eur|rice)|proviseure?|párroco|alcalde(?:sa)?|"
    r"presidente?a?|secretari[oa]|director[a]?|concejal|parroco|sindac[oa]|dirigente|segretari[oa]|assessor[ea]|"
    r"burgemeester|voorzitter|secretaris|penningmeester|dominee|proboszcz|wójt|prezes|sekretarz|dyrektor|"
    r"ordförande|sekreterare|kyrkoherde|kaplan|rektor|sognepræst|formand|formann|leder|puheenjohtaja|rehtori|"
    r"předseda|předsedkyně|starosta|starostka|farář|ředitel(?:ka)?|preot|paroh|primar|plébános|polgármester|elnök|"
    r"настоятель|протоиерей|священник|председатель|директор|голова|директорка)(?!\w)",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"(?P<name>[^\W\d_][^\d,.;:|]{3,40}?)\s(?:in|aus|à|en|da|de|i|fra|från|из|в|w|z)\s"
    r"(?P<place>[A-ZÀ-ÞА-ЯЁ][\w’'-]+(?:\s(?:[A-ZÀ-ÞА-ЯЁ]|de|am|an|on|upon)[\w’'-]*){0,3})"
)
_POST = re.compile(
    r"^(?:[\w'’&-]+\s){0,4}(?:[\w-]*(?:correspondent|reporter|editor|columnist|writer|critic|redakteur(?:in)?|"
    r"korrespondent(?:in)?|journalist(?:in)?|correspondante?|journaliste|chroniqueu\w+|redactora?|corresponsal|"
    r"periodista|inviat[oa]|corrispondente|giornalista|verslaggever|verslaggeefster|redacteur|redactrice|journaliste?|rédact\w+|reporter[ae]?|reportera|reportér\w*|repórter|"
    r"reportero|jornalista|redator[a]?|correspondente|colunista|cronista|columnista|redaktor(?:ka)?|dziennikar\w+|"
    r"korespondent\w*|publicyst\w+|redaktör|skribent|korrespondent|krönikör|toimittaja|päätoimittaja|kolumnisti|újságíró|"
    r"szerkesztő|tudósító|novinář(?:ka)?|redaktor(?:ka)?|zpravodaj(?:ka)?|ziarist[ăa]?|jurnalist[ăa]?|redactor|muhabir\w*|"
    r"editör\w*|yazar\w*|gazeteci|köşe yazarı|δημοσιογράφος|αρθρογράφος|συντάκτ\w+|ρεπόρτερ|корреспондент\w*|"
    r"обозреватель|журнал[иі]ст\w*|редактор\w*|колумнист\w*|репорт[её]р\w*|кореспондент\w*|wartawan|jurnalis|redaktur|"
    r"صحفي|صحافي|مراسل|محرر|كاتب|خبرنگار|روزنامه‌نگار|سردبیر|記者|编辑|記者|기자|논설위원))"
    r"(?:\s(?:in|at|for|of|für|aus|à|en|de|a|da|в)\s\S.{1,40})?$",
    re.I,
)
_LABELLED = re.compile(r"^[^\W\d][^:：\d]{1,24}[:：]\s?(?P<name>\S.{3,40})$")
_BEFORE_DAY = re.compile(r"^[^\W\d_a-z][^\d.!?:;]{1,40}?[,(]\s?(?:[^\W\d_]{2,12},?\s){0,2}$")
_EARLIEST = "1990"  # before it a place and a day open stories of the past
_AFTER_DAY = re.compile(r"^\)?\s?(?:[(/]?\s?[^()/]{2,40}[)/]\s?)?\s?(?:[–—-]\s?|[.:]\s)\S")
_NAME_MOST, _DATELINE_MOST, _PIECE = 60, 120, 14
_OFFICE_WORDS = 6


def is_post(text: str) -> bool:
    """Tell a line that says what somebody is at a paper: "Transport correspondent", "Redakteurin"."""
    if len(text) > _NAME_MOST or ends_sentence(text):
        return False
    return _POST.match(text) is not None or patterns.STAFF.match(text) is not None


def is_office(text: str) -> bool:
    """Tell a line that says what somebody is in a parish, a club, a town or a school: "Vicar", "1. Vorsitzende"."""
    if len(text) > _NAME_MOST or len(text.split()) > _OFFICE_WORDS or ends_sentence(text):
        return False
    return _OFFICE.match(text) is not None


def name_in_place(text: str) -> str | None:
    """Return the name in a line that says who reports from where: "Anna Miller in Leeds"; None for other lines."""
    match = _IN_PLACE.fullmatch(text) if len(text) <= _NAME_MOST else None
    return match["name"] if match and has_given_name(match["name"]) and is_name(match["name"]) else None


def is_signed_above(facts: Facts, index: int) -> bool:
    """Tell a bare line of names above a text: one that stands beside a date, or above what its bearer is at the paper.

    Names alone are not enough: "Second Thoughts" above a paragraph is a sub-heading.
    """
    units = facts.units
    unit = units[index]
    if unit.kind != "text" or unit.size > _NAME_MOST or unit.text[-1] in ".,;:!?":
        return False
    if parse_names(unit.text) is None and name_in_place(unit.text) is None:
        return False
    above = units[index - 1] if index else None
    below = units[index + 1] if index + 1 < len(units) else None
    if any(beside is not None and beside.kind == "date" for beside in (above, below)):
        return True
    # An address for mail glued below a name is its bearer's.
    mail = below is not None and not unit.below and below.kind == "url" and "@" in below.text
    return below is not None and (mail or is_post(below.text))


def names_behind_label(facts: Facts, index: int) -> str | None:
    """Return the name in a line right below that of the day that is a label and a name, whatever the label says."""
    unit = facts.units[index]
    if not index or unit.kind not in ("text", "caption") or unit.dates or facts.units[index - 1].kind != "date":
        return None
    match = _LABELLED.match(unit.text)
    return match["name"] if match and is_name(match["name"]) else None


def take_dateline(facts: Facts, draft: Draft) -> None:
    """Take the day from how an agency's text begins: "HARBOURTOWN, March 3, 2020 (Agency) - The council …"."""
    if draft.first >= draft.last or draft.date is not None:
        return
    unit = facts.units[draft.first]
    opening = unit.text[:_DATELINE_MOST]
    for start, end, day in find_dates(opening)[:1]:
        if (
            day.precision == "day"
            and day.value >= _EARLIEST
            and _BEFORE_DAY.match(opening[:start])
            and _AFTER_DAY.match(opening[end:])
        ):
            draft.date = replace(day, line=unit.first)
            draft.found("date", unit.first, 0.7, "day in the dateline of the first sentence")


def take_pieces(facts: Facts, draft: Draft) -> None:
    """Take a day that stands in pieces beside the title, one below the other: "3", "May", "2019"."""
    title = draft.block.title
    if title is None:
        return
    for start in range(max(title - 3, 0), min(title + 3, len(facts.units) - 2)):
        group = range(start, start + 3)
        pieces = [facts.units[i].text for i in group]
        if title in group or any(len(piece) > _PIECE for piece in pieces):
            continue
        day = parse_date(" ".join(pieces))
        if day and day.precision == "day":
            draft.date = replace(day, line=facts.units[start].first)
            draft.found("date", facts.units[start].first, 0.65, "day in pieces beside the title")
            for index in group:
                draft.give(index, "date", "part of the day beside the title")
            return
