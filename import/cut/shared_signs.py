"""What all articles of a page have beside their texts: a name with a post, a signature, an hour of the page's one day.

"Callum Rae Reporter, Portlossie" under each title; a name or an office ("Press service of the council") alone at the
end of each text; "21:10" over the entries of a report that is written as things happen, with the day above them all.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from readroom.importer.cut.alone import is_name_of_person
from readroom.importer.cut.byline import Byline, is_name
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts, is_bare_date
from readroom.importer.cut.fields import take_byline
from readroom.importer.cut.head import is_post
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.shapes import ends_sentence

_ALIKE, _LINE_MOST, _TOP = 0.8, 80, 6
_HOUR = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?(?:[ap]\.?m\.?|uhr|h))?", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:прес[-\s]?служб|пресс[-\s]?служб|отдел |відділ |press (?:office|service|department|team)\b|(?:news"
    r"|editorial) (?:desk|"
    r"team|staff)\b|pressestelle|pressedienst|presseamt|presseabteilung|öffentlichkeitsarbeit"
    r"|service (?:de )?(?:presse|"
    r"communication)|la rédaction|gabinete de (?:prensa|comunicaci|imprensa)|oficina de (?:prensa|comunicaci)"
    r"|ufficio stampa|"
    r"assessoria|ascom\b|persdienst|afdeling communicatie|biuro prasowe|tiskov|sajtóosztály|biroul de presă|basın |"
    r"haber merkezi|humas\b|presstjänst|pressetjeneste|γραφείο τύπου|روابط عمومی|المكتب الإعلامي|إدارة الإعلام|宣传部"
    r"|办公室$|"
    r"広報|홍보)",
    re.IGNORECASE,
)


def read_shared_signs(facts: Facts, drafts: Sequence[Draft]) -> None:
    """Give the articles of a page the names and the day that such lines say, where nearly all articles have them."""
    if len(drafts) < 2:
        return
    if not any(draft.authors for draft in drafts):
        _read_posts(facts, drafts)
    if not any(draft.authors for draft in drafts):
        _read_signatures(facts, drafts)
    if all(draft.date is None for draft in drafts):
        _date_entries(facts, drafts)


def name_before_post(facts: Facts, text: str) -> str | None:
    """Return the name with which a line begins, when nothing follows but a post or the name of the site."""
    words = text.replace(",", " ,").split()
    if len(text) > _LINE_MOST or len(words) < 3 or ends_sentence(text):
        return None
    for number in (2, 3):
        name, rest = " ".join(words[:number]), " ".join(words[number:]).replace(" ,", ",").strip(" ,|–—-")
        if rest and is_name(name):
            head = rest.split(",")[0]
            if is_post(head) or any(rest == unit.text for unit in facts.units[:_TOP]):
                return name
    return None


def _read_posts(facts: Facts, drafts: Sequence[Draft]) -> None:
    found: list[tuple[Draft, int, str]] = []
    for draft in drafts:
        title = draft.block.title
        for index in range(0 if title is None else title + 1, 0 if title is None else min(title + 3, draft.last - 1)):
            if facts.units[index].kind == "text" and (name := name_before_post(facts, facts.units[index].text)):
                found.append((draft, index, name))
                break
    if len(found) < max(2, _ALIKE * len(drafts)) or not any(is_name_of_person(name) for _, _, name in found):
        return
    for draft, index, name in found:
        unit = facts.units[index]
        take_byline(draft, index, unit, Byline((name,), None), 0.75, "name with a post under each title")
        draft.first = index + 1 if draft.first == index else draft.first


def _read_signatures(facts: Facts, drafts: Sequence[Draft]) -> None:
    """Take the names alone at the ends of the texts; at least one must be an office, or come again."""
    lines = [(d, d.last - 1) for d in drafts if d.last - d.first > 1 and _may_sign(facts, d.last - 1)]
    if len(lines) < max(2, _ALIKE * len(drafts)):
        return
    texts = [facts.units[i].text for _, i in lines]
    offices = [_OFFICE.match(text) is not None for text in texts]
    if not all(office or is_name(text) for office, text in zip(offices, texts, strict=True)):
        return
    if not any(offices) and len(set(texts)) == len(texts) and not all(map(is_name_of_person, texts)):
        return
    for draft, index in lines:
        unit = facts.units[index]
        take_byline(draft, index, unit, Byline((unit.text,), None), 0.7, "alone at the end of each text")
        draft.last = index


def _may_sign(facts: Facts, index: int) -> bool:
    unit = facts.units[index]
    return (
        unit.kind == "text"
        and unit.above > 0
        and not unit.bullet
        and unit.size <= _LINE_MOST
        and not any(map(str.isdigit, unit.text))
        and not ends_sentence(unit.text)
        and facts.units[index - 1].kind == "prose"
    )


def _date_entries(facts: Facts, drafts: Sequence[Draft]) -> None:
    """Give entries with nothing but their hours the page's one day, which stands above them all."""
    if sum(_has_hour(facts, draft) for draft in drafts) < _ALIKE * len(drafts):
        return
    top = min(min(d.block.start, d.first) for d in drafts)
    days = [i for i in range(top) if is_bare_date(facts.units[i]) and not facts.units[i].bullet]
    if len({facts.units[i].dates[0].date.value[:10] for i in days}) != 1:
        return
    unit = facts.units[days[-1]]
    if unit.dates[0].date.precision not in ("day", "minute"):
        return
    for draft in drafts:
        draft.date = replace(unit.dates[0].date, line=unit.first)
        draft.found("date", unit.first, 0.6, "the page's one day, over entries with their hours")


def _has_hour(facts: Facts, draft: Draft) -> bool:
    units: Sequence[Unit] = facts.units[max(0, draft.block.start - 2) : draft.first]
    return any(_HOUR.fullmatch(unit.text) for unit in units)
