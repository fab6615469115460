"""What several rules ask of the same line, worked out once: its dates, and the byline that it is."""

import re
from functools import lru_cache

from readroom.importer.cut.byline import Byline, parse_byline
from readroom.importer.cut.wording import names_after_by
from readroom.importer.html.people import names_printed
from readroom.text.dates import Order, find_dates
from readroom.text.model import PrintedDate
from readroom.text.names import as_printed, prepared

_REMEMBERED = 2048  # lines
_BULLETS = "•▪◦‣∙●○■□➤►*· "
_SHORT = 90  # characters of a line of names
_LONGEST = 400  # characters of a byline
# "Text: Anna Miller Foto: Tom Wray": who made the pictures, behind who wrote.
_PICTURES = re.compile(
    r"(?<=\w)\)?[\s,;/|.·&–-]+(?:(?:and|und|et|y|e|en|og|och|i|a|и)\s)?(?:fot[oó]s?|fotos|fotografías?|fotografias?|fotografie|fotografien?|photos?|photographs?|photography|pictures?|"
    r"bild(?:er)?|images?|imágenes|immagini|beeld|foto['’]s|kuvat?|billeder|zdjęci[ae]|fot\.|fotografije|képek|kép|фото\w*|снимк\w|світлини|φωτο\w*|φωτ\.|fotoğraf(?:lar)?|ảnh|foto-foto|"
    r"写真|撮影|摄影|图片|사진|صور|تصوير|عکس)\s?(?:[:：=＝/／]|by\s|von\s|par\s|por\s|de\s|di\s|$|(?=[^\W\d_a-zà-ÿа-яё]\S+\s[^\W\d_a-zà-ÿа-яё])).{0,80}$",
    re.IGNORECASE,
)
_INTERVIEWED = re.compile(r"^(?:das|dieses) (?:gespräch|interview) führten? (?=[A-ZÀ-Þ])", re.IGNORECASE)


@lru_cache(maxsize=_REMEMBERED)
def dates_in(text: str, order: Order | None = None) -> tuple[tuple[int, int, PrintedDate], ...]:
    """Return what `find_dates` finds: ranges in code points, `[start, end)`, each with its date."""
    return tuple(find_dates(text, order))


@lru_cache(maxsize=_REMEMBERED)
def byline_of(text: str) -> Byline | None:
    """Return the byline that a line is, None when it is none."""
    if len(text) > _LONGEST:
        return None
    if text[:3] in ("Das", "Die", "das", "die"):
        text = _INTERVIEWED.sub("Interview: ", text)
    if not (names_after_by(text.lstrip(_BULLETS)) or "@" in text or " at " in text or "[at]" in text or "기자" in text):
        return None  # most lines, quickly
    bare, suffixes = prepared(text)
    found = parse_byline(bare)
    if found is None:
        # Names that are joined by words that few bylines have, written as names elsewhere are.
        names = names_printed(names_after_by(bare) or "", loose=True) if len(bare) <= _SHORT and " " in bare else ()
        found = Byline(names, None) if names else None
    elif _PICTURES.search(bare):
        found = parse_byline(_without_pictures(bare)) or found
    return found._replace(authors=tuple(as_printed(found.authors, text, suffixes))) if found else None


def _without_pictures(text: str) -> str:
    """Return a byline without who made the pictures, named behind who wrote; "Text and pictures: …" stays whole."""
    names = names_after_by(text)
    if not names or not text.endswith(names):
        return text
    return text[: len(text) - len(names)] + _PICTURES.sub("", names, count=1)
