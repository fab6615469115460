"""The lines around the title of a page's one article that look like titles: kickers, summaries, trails, captions."""

from readroom.importer.cut import words
from readroom.importer.cut.alone import names_alone
from readroom.importer.cut.facts import META, Facts
from readroom.importer.cut.head import is_signed_above
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.shapes import ends_sentence, steps
from readroom.importer.cut.wording_site import GENRES, HOMES

_STANDFIRST, _PARAGRAPH, _LONGER = 30, 100, 1.25
_TWICE, _SENTENCE_WORDS = 3, 5
_LEAST_SCORE, _LEAST_UNSPACED = 1.8, 0.8


def is_alone(facts: Facts, unit: Unit) -> bool:
    """Tell a line that stands alone, as far as the page has blank lines at all."""
    return unit.alone or not facts.spaced


def least(facts: Facts) -> float:
    """Return from which score on a line looks like a title: where no line stands alone, none has more than 1."""
    return _LEAST_SCORE if facts.spaced else _LEAST_UNSPACED


def is_kicker(facts: Facts, index: int) -> bool:
    """Tell the first of two lines of one length between the day and the text: it says what sort of text follows."""
    units = facts.units
    if index < 1 or index + 2 >= len(units) or units[index - 1].kind not in ("date", "byline"):
        return False
    title, text = units[index + 1], units[index + 2]
    return (
        title.kind == "text"
        and is_alone(facts, units[index])
        and is_alone(facts, title)
        and text.kind == "prose"
        and text.size >= _PARAGRAPH
        and facts.title_score(index + 1) >= facts.title_score(index) >= least(facts)
        and 1.0 <= title.size / units[index].size < _LONGER
        and len(title.text.split()) >= len(units[index].text.split()) >= 3
        and facts.counts[units[index].text] == 1
        and not any(title.text == u.text[: len(title.text)] for u in units[: index - 1])
        and not any(units[index].text in u.text for u in units[:index])
    )


def heads_page(facts: Facts, index: int) -> bool:
    """Tell a line of five words and more below a section or a menu, which is no motto at the top of the page."""
    units = facts.units
    if index <= _TWICE or len(units[index].text.split()) < _SENTENCE_WORDS or not is_alone(facts, units[index]):
        return False
    above = units[index - 1]
    return above.kind in ("breadcrumb", "tags") or _is_section(facts, index - 1)


def _is_section(facts: Facts, index: int) -> bool:
    """Tell a section or a genre above a title: a word that says so, or one alone where the site is named further up."""
    units = facts.units
    unit = units[index]
    low = unit.text.casefold()
    if unit.size > _STANDFIRST or unit.bullet or unit.kind not in ("text", "ui", "widget") or not is_alone(facts, unit):
        return False
    if low in GENRES or low in words.SECTIONS or unit.text in facts.entries:
        return True
    if any(u.kind == "copyright" and low in u.text.casefold() for u in units):
        return False
    named = any(u.kind == "text" and not u.bullet for u in units[: index - 1])
    return named and len(unit.text.split()) <= 2


def is_dek(facts: Facts, index: int) -> bool:
    """Tell the third of three lines above a byline or a day: a section or a genre, the title, what sums it up."""
    units = facts.units
    if index < _TWICE or index + 1 >= len(units):
        return False
    label, title, dek = units[index - 2 : index + 1]
    if units[index + 1].kind not in ("date", "byline") and not is_signed_above(facts, index + 1):
        return False
    genre = label.text.casefold() in GENRES
    if not (title.kind == dek.kind == "text" and is_alone(facts, title) and is_alone(facts, dek)):
        return False
    if not _is_section(facts, index - 2) or facts.counts[title.text] > 1 or names_alone(title.text):
        return False
    length = len(title.text.split())
    return (
        ((genre and length >= 2) or (length >= _SENTENCE_WORDS and index > _TWICE + 1))
        and facts.title_score(index - 1) >= least(facts)
        and len(dek.text.split()) >= 3
        and len(steps(title.text)) == 1
    )


def is_trail(facts: Facts, index: int) -> bool:
    """Tell a breadcrumb without signs between its steps: "Home News Region", the second step an entry of the menu."""
    first, _, rest = facts.units[index].text.partition(" ")
    low = rest.casefold()
    if first.casefold() not in HOMES or not rest or ends_sentence(rest):
        return False
    return any(low == entry.casefold() or low.startswith(entry.casefold() + " ") for entry in facts.entries if entry)


def stands_twice(facts: Facts, index: int) -> bool:
    """Tell the second of two equal lines at the top of the page: its name, and the title."""
    unit, units = facts.units[index], facts.units
    return 0 < index <= _TWICE and units[index - 1].text == unit.text and len(unit.text.split()) >= 3


def is_below_head(facts: Facts, index: int) -> bool:
    """Tell a line below the day or the byline of a title that stands right below a menu: a caption, a sub-heading."""
    units = facts.units
    for place in range(index - 1, max(index - 5, 1), -1):
        unit = units[place]
        if unit.kind not in META and not is_signed_above(facts, place):
            menu = units[place - 1]
            return (
                place < index - 1
                and any(u.kind in ("date", "byline") for u in units[place + 1 : index])
                and unit.kind == "text"
                and is_alone(facts, unit)
                and len(unit.text.split()) >= _SENTENCE_WORDS
                and facts.title_score(place) >= least(facts)
                and (menu.bullet or menu.kind in ("ui", "breadcrumb", "pager") or is_trail(facts, place - 1))
            )
    return False


def touches_date_apart(facts: Facts, index: int) -> bool:
    """Tell a line right above or below a day, blank lines between them or not."""
    units = facts.units
    return any(0 <= i < len(units) and units[i].kind == "date" for i in (index - 1, index + 1))
