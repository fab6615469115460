"""Who signed below a text without a "By": names alone, names and an outlet, an outlet alone, an agency's credits."""

import re
from collections.abc import Sequence

from readroom.importer.cut import patterns
from readroom.importer.cut.alone import name_of_sign, names_alone
from readroom.importer.cut.byline import Byline, is_domain, is_name, is_outlet, parse_byline, parse_names
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.fields import take_byline, take_outlet
from readroom.importer.cut.han_names import is_han_name
from readroom.importer.cut.head import is_office
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lone_names import is_lone_name

_QUOTES = '"„“”«»‚‘’'
_DASHES = "—–―-"
_REPORTED = re.compile(
    r"^[(\[]\s?(?:additional |further )?(?:reporting|writing|reported|written|texte?|bericht|reportage)"
    r"(?: and (?:writing|editing))?\s?(?:by|von|par|de|:)\s(?P<names>[^;()\[\]]{3,80})[^()\[\]]{0,160}[)\]]\.?$",
    re.I,
)
_EDITED = re.compile(
    r"^[(（\[【]?\s?(?:(?:责任编辑|责编|编辑|校对|責任編輯|編輯|редактор|editors?|redaktion|redacción)\s?[:：]|"
    r"edit(?:ed|ing) by\s)\s?\S.{0,60}[)）\]】]?$",
    re.I,
)
_DESK = re.compile(r"^(?:[a-zà-ÿ]{2,5}(?:/[a-zà-ÿ]{2,5}){1,4}|\([A-Za-zà-ÿ]{2,5}(?:[/,-]\s?[a-zà-ÿ]{2,5}){0,4}\))$")
_BRACKETS = re.compile(r"^[(（\[【](?P<inner>[^()（）]{3,80})[)）\]】]$")
_SMALL = frozenset(
    ["of", "the", "and", "for", "in", "on", "&", "de", "la", "le", "du", "des", "der", "die", "das",
     "und", "von", "zu", "y", "e", "et", "el", "los", "di", "del", "da", "do", "i", "и"]
)  # fmt: skip
_BACKED, _LEAST_PROSE = 0.6, 300
# Japanese and Chinese papers sign so; agencies do too.
_IN_HAN_BRACKETS = re.compile("[（(【](?P<name>[\u4e00-\u9fff々]{3,5})[）)】]$")
_HAN_MOST = 21
_INITIALS = re.compile(r"(?P<open>\()?(?P<name>(?:[A-ZÀ-ÞА-Я]\.\s?){1,3}[A-ZÀ-ÞА-Я]\.)(?(open)\))$")
_GREETING = re.compile(
    r"(?:yours|best|kind|warm|with best|with kind|sincerely|mit (?:freundlich|herzlich|besten|lieben)|herzlich"
    r"|viele grüße|"
    r"liebe grüße|ihre?$|eure?$|euer$|cordialement|bien à vous|amitiés|votre$|un (?:cordial )?saludo|atentamente"
    r"|saludos|"
    r"cordiali|un saluto|il vostro|atenciosamente|um abraço|com os melhores|met (?:vriendelijke|hartelijke)|groet|"
    r"с уважением|искренне ваш|ваш[аи]?$|з повагою|z poważaniem|pozdrawiam|s pozdravem|saygılar|med vänlig|hälsningar|"
    r"med venlig|mvh\b|hilsen|ystävällisin|üdvözlettel|cu (?:stimă|drag)|με εκτίμηση|مع (?:التحية|خالص)|با احترام"
    r"|敬上|敬具|"
    r"hormat kami|salam)",
    re.IGNORECASE,
)


def parse_signature(text: str) -> Byline | None:
    """Return name and outlet of "Anna Miller, Harbour and Coast", or what `parse_names` finds in other lines."""
    head, comma, rest = text.strip(_DASHES + " ").partition(",")
    rest = rest.strip(" ,")
    if comma and " " in head.strip() and is_name(head.strip()) and _is_title(rest) and not is_name(rest.strip(".")):
        return Byline((head.strip(),), rest.strip(_QUOTES))
    return parse_names(text)


def _is_title(text: str) -> bool:
    """Tell a name in several words or in quotation marks, all but the small words capitalised."""
    bare = text.strip(_QUOTES)
    tokens = bare.split()
    return (
        1 <= len(tokens) <= 6
        and "," not in bare
        and len(bare) <= 60
        and not any(c.isdigit() for c in bare)
        and (bare != text or (tokens[0][0].isupper() and all(t[0].isupper() or t in _SMALL for t in tokens)))
    )


def read_signature(facts: Facts, draft: Draft, indexes: Sequence[int], *, signed: bool) -> None:
    """Read the last lines that are nothing but names, or names and an outlet, or an outlet; the last one first.

    `signed`: other articles of the page end with a byline, so that a name there needs no more evidence.
    """
    for index in indexes:
        unit = facts.units[index]
        if draft.role(index) is None and unit.size <= _HAN_MOST and (match := _IN_HAN_BRACKETS.match(unit.text)):
            if not draft.authors and is_han_name(match["name"]) and _is_last(facts, draft, index):
                take_byline(
                    draft, index, unit, Byline((match["name"],), None), 0.6, "a name in brackets below the text"
                )
        elif (
            draft.role(index) is None
            and unit.size <= _HAN_MOST
            and not draft.authors
            and (match := _INITIALS.match(unit.text))
            and _is_last(facts, draft, index)
        ):
            take_byline(draft, index, unit, Byline((match["name"],), None), 0.5, "initials below the text")
        elif draft.role(index) is None and unit.size <= 240 and (match := _REPORTED.match(unit.text)):
            if found := parse_names(match["names"], marked=True):
                take_byline(draft, index, unit, found, 0.8, "credits of an agency below the text")
        elif (
            draft.role(index) is None
            and (match := _BRACKETS.match(unit.text))
            and (by := parse_byline(match["inner"]) or _named(match["inner"]))
        ):
            take_byline(draft, index, unit, by, 0.8, "byline in brackets below the text")
        elif draft.role(index) is None and unit.size <= 80 and _EDITED.match(unit.text):
            draft.give(index, "byline", "names the editor of the text")
        elif draft.role(index) is None and unit.size <= 24 and _DESK.match(unit.text):
            draft.give(index, "byline", "signs of the desk")
        elif draft.role(index) is None and _is_agency(facts, draft, index):
            draft.give(index, "outlet", "names the agency again")
            take_outlet(draft, unit, unit.text, 0.7, "a last line that names the agency of the first sentence")
    if draft.authors:
        _signed_again(facts, draft, indexes)
        return
    for index in indexes[:3]:
        if draft.role(index) is None and _read_line(facts, draft, index, signed=signed):
            return
    _read_alone(facts, draft, indexes)


def _read_alone(facts: Facts, draft: Draft, indexes: Sequence[int]) -> None:
    """Take a name that stands alone below the last paragraph, or that a legend on the page gives for its signs."""
    index = next((i for i in indexes if draft.role(i) is None), None)
    if index is None or index <= draft.first:
        return
    unit = facts.units[index]
    apart = draft.block.position in ("single", "end")  # else a name may stand above the title that follows
    if apart and unit.kind == "text" and _is_last(facts, draft, index) and (names := names_alone(unit.text)):
        take_byline(draft, index, unit, Byline(names, None), 0.55, "a name alone below the text")
        return
    if (
        apart
        and draft.block.position == "single"
        and _is_last(facts, draft, index)
        and is_lone_name(facts, draft, index)
    ):
        take_byline(
            draft, index, unit, Byline((unit.text.strip(_DASHES + " "),), None), 0.5, "a name alone below the text"
        )
        return
    below = [*facts.units[index : index + 12], *facts.units[max(index, len(facts.units) - 12) :]]
    for place in (index, index - 1):
        last = facts.units[place]
        if last.kind == "prose" and (name := name_of_sign(last.raw, (u.text for u in below if u is not last))):
            draft.authors = (name,)
            draft.found("authors", last.last, 0.6, "signs below the text, explained on the page")
            if place < index:
                draft.give(index, "byline", "explains signs")
            return


def _named(text: str) -> Byline | None:
    names = names_alone(text)
    return Byline(names, None) if names else None


def _is_agency(facts: Facts, draft: Draft, index: int) -> bool:
    """Tell a line that is nothing but the name in brackets near the start of the text."""
    text = facts.units[index].text
    return 2 <= len(text) <= 16 and text.isupper() and f"({text})" in facts.units[draft.first].text[:120]


def _signed_again(facts: Facts, draft: Draft, indexes: Sequence[int]) -> None:
    """Mark a last line that names the author a second time: "Anna Miller (Saint-Malo, correspondante)"."""
    for index in indexes[:2]:
        unit = facts.units[index]
        if draft.role(index) is not None:
            continue
        if unit.size <= 100 and not ends_sentence(unit.text) and unit.kind == "text":
            rest = next((unit.text.strip(_DASHES + " ")[len(a) :] for a in draft.authors if _opens(unit.text, a)), None)
            if rest is not None and (not rest or rest.lstrip()[0] in "(,|/–—-"):
                draft.give(index, "byline", "names the author again")
        return


def _opens(text: str, name: str) -> bool:
    return text.strip(_DASHES + " ").startswith(name)


def _read_line(facts: Facts, draft: Draft, index: int, *, signed: bool) -> bool:
    """Take the names or the outlet that the unit consists of; return whether it did."""
    unit = facts.units[index]
    if unit.kind != "text" or unit.size > 120 or ends_sentence(unit.text.rstrip(",")) or unit.text[0] in '“"':
        return False
    found = parse_signature(unit.text)
    if found and index > draft.first:
        last = _is_last(facts, draft, index)
        backed = signed or draft.block.position == "end" or (last and bool(found.outlet))
        if unit.text[0] in _DASHES:
            # "— Anna Miller" below a quotation says whose words it is.
            backed = last and facts.units[index - 1].text[0] not in _QUOTES
        if (found.outlet and is_outlet(found.outlet)) or backed or _has_bio(found.authors, facts, index):
            take_byline(draft, index, unit, found, 0.8 if found.outlet else _BACKED, "names alone below the text")
            return True
    elif (
        is_outlet(unit.text)
        and len(unit.text.split()) <= 4
        and unit.text[-1] not in ":!?"
        and (is_domain(unit.text) or signed)
    ):
        draft.give(index, "outlet", "names an outlet below the text")
        take_outlet(draft, unit, unit.text, 0.7, "a last line that names an outlet")
        return True
    return False


def _is_last(facts: Facts, draft: Draft, index: int) -> bool:
    """Tell whether nothing of the text follows the unit, and a whole paragraph stands above it."""
    return (
        all(draft.role(i) is not None for i in range(index + 1, draft.last))
        and (facts.units[index - 1].kind == "prose" or _leads_to_name(facts.units[index - 1].text))
        and facts.prose(draft.first, index) >= _LEAST_PROSE
    )


def _leads_to_name(text: str) -> bool:
    """Tell how letters end before the name, or what the one who signs is: "Yours,", "Your parish clerk"."""
    return len(text) <= 60 and (_GREETING.match(text) is not None or is_office(text))


def _has_bio(names: Sequence[str], facts: Facts, index: int) -> bool:
    near = facts.units[max(0, index - 1) : index + 2]
    return any(
        name.split()[-1] in u.text[:60] and u.size > 40 and patterns.ROLE.search(u.text[:400])
        for name in names
        for u in near
    )
