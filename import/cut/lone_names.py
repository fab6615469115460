"""Names alone on a line whose given names no list holds, in languages that write nothing else so."""

from readroom.importer.cut.byline import Byline, is_name, is_outlet
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import META, STOP, Facts
from readroom.importer.cut.fields import take_byline
from readroom.text.language import detect

_DASHES = "—–―- "
_LABELS = frozenset(
    ("text", "texte", "tekst", "texto", "testo", "foto", "photo", "photos", "fotos", "bild", "текст", "фото", "skrivet")
)
# Languages in which two words with capitals are a name: nouns and the words of headings are written small.
_NAMES_ONLY = frozenset(
    ("ru", "uk", "bg", "sr", "mk", "be", "pl", "cs", "sk", "sl", "hr", "bs", "hu", "ro", "tr", "fi", "sv", "da", "no",
     "nb", "fr", "es", "it", "pt", "el", "ca", "gl", "sq", "lt", "lv", "et", "nl")
)  # fmt: skip
_SAMPLE = 2_000  # code points of the text by which its language is told


def is_lone_name(facts: Facts, draft: Draft, index: int) -> bool:
    """Tell a name alone right above or below a text in a language that writes no other two words with capitals.

    The text does not speak of its bearer, and nothing else on the page is named so.
    """
    unit = facts.units[index]
    printed = unit.text.strip(_DASHES)
    tokens = [token.title() if token.isupper() and "." not in token else token for token in printed.split()]
    text = " ".join(tokens)
    if not 2 <= len(tokens) <= 3 or not unit.alone or unit.kind != "text" or not is_name(text) or is_outlet(text):
        return False
    if tokens[0].casefold() in _LABELS or text in facts.entries or facts.counts[unit.text] > 1:
        return False
    if any(token != token.title() or len(token) < 2 for token in tokens):
        return False
    others = (u.text for i, u in enumerate(facts.units) if i != index)
    if any(tokens[-1] in other or text.casefold() in other.casefold() for other in others):
        return False
    below = facts.units[index + 1] if index + 1 < len(facts.units) else None
    if index >= draft.first + 1 and below is not None and below.kind not in META and below.kind not in STOP:
        return False
    sample = " ".join(u.text for u in facts.units[draft.first : draft.last])[:_SAMPLE]
    return detect(sample) in _NAMES_ONLY


def read_under_title(facts: Facts, draft: Draft) -> None:
    """Take a name alone between the title and the text of a page's one article, which nothing else says to be one."""
    title, first = draft.block.title, draft.first
    if draft.authors or draft.block.position != "single" or title is None or first != title + 1:
        return
    if draft.last - first > 1 and is_lone_name(facts, draft, first):
        unit = facts.units[first]
        take_byline(draft, first, unit, Byline((unit.text,), None), 0.5, "a name alone below the title")
        draft.first += 1
