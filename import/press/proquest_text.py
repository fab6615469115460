"""The full text of a ProQuest record: a paragraph a line; captions, credits and corrections between them."""

import re

from readroom.importer.press.sheet import LIKELY, Sheet

NONE = re.compile(
    r"(?:None available|Not available|Nicht verfügbar|Keine verfügbar|Aucun[e]? disponible|Non disponible|"
    r"No disponible|Ninguno disponible|Não disponível|Noneavailable|"
    r"(?:The )?full ?text (?:is )?(?:not |un)available\b.*|Volltext nicht verfügbar\b.*|"
    r"Texte (?:intégral|complet) (?:non|indisponible)\b.*|Texto completo no disponible\b.*)\.?\s*$",
    re.I,
)
_INSIDE = re.compile(
    r"(CAPTION|CREDIT|PHOTO|CORRECTION|ILLUSTRATION|GRAPHIC|CHART|MAP|DRAWING|Caption|Credit|Illustration|Correction|"
    r"Legende|Légende|Leyenda|Crédit|Photograph)\s*:\s*(.*)"
)
_HEADS = frozenset(("illustration", "photograph", "photographs", "illustrations", "photo", "graphic", "caption"))
_BUTTONS = re.compile(r"(?:Enlarge this image\.?|View Image\s*-?.*|html>|</?\w+>|Image removed\.?)\s*$", re.I)
_DASHES = re.compile(r"[-–—_*=\s]{2,}$")
_APPENDED = re.compile(r"\(?(?:SEE )?CORRECTION APPENDED\)?\s*;?\s*", re.I)


def read_text(sheet: Sheet, start: int, end: int, rest: str, label: str, *, authored: bool) -> None:
    """Read the text from its label's line, on which `rest` stands, to `end`; `authored` if a label names an author."""
    if NONE.match(rest.strip()):
        sheet.say(start, "metadata", label)
        rest = ""
    elif rest.strip():
        _read_line(sheet, start, rest.strip(), "", authored=authored)
    else:
        sheet.say(start, "metadata", label)
    held = ""
    for line in range(start + 1, end):
        text = sheet.lines[line].strip()
        if text:
            held = _read_line(sheet, line, text, held, authored=authored)


def _read_line(sheet: Sheet, line: int, text: str, held: str, *, authored: bool) -> str:
    """Read a line of the text; return the heading that the next line belongs to, if it was one."""
    if _DASHES.match(text):
        sheet.say(line, "cut", "a rule")
        return held
    if _BUTTONS.match(text):
        sheet.say(line, "cut", "ProQuest's own words")
        return held
    if text.casefold() in _HEADS:
        sheet.say(line, "metadata", text)
        return text
    found = _INSIDE.match(text)
    if found is None:
        if held and text.casefold().startswith(("photo", "map", "chart", "drawing")):
            sheet.aside("caption", text, line, held)
            return held
        sheet.paragraph(text, line)
        return ""
    kind = found[1].casefold()
    if kind in ("credit", "crédit"):
        by = re.match(r"By\s+(?=\S)", found[2])
        if by and not authored:
            sheet.put("authors", found[2], line, found[1], LIKELY)
        else:
            sheet.say(line, "metadata", found[1])
    elif kind == "correction":
        sheet.aside("note", _APPENDED.sub("", found[2]) or found[0], line, found[1])
    else:
        sheet.aside("caption", found[2] or found[0], line, found[1])
    return held
