"""Names in a byline: who wrote, and for whom."""

import re
from functools import lru_cache
from typing import NamedTuple

from readroom.importer.cut import patterns, wording
from readroom.importer.cut.wording_bylines import BY
from readroom.text.given_names import has_given_name
from readroom.text.months import MONTHS, WEEKDAYS
from readroom.text.names import as_printed, prepared

_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "del",
        "della",
        "dei",
        "van",
        "von",
        "der",
        "den",
        "dem",
        "het",
        "te",
        "ter",
        "ten",
        "zu",
        "zum",
        "zur",
        "al",
        "el",
        "la",
        "le",
        "les",
        "du",
        "des",
        "dos",
        "das",
        "do",
        "e",
        "y",
        "i",
        "bin",
        "ibn",
        "bint",
        "abu",
        "ben",
        "af",
        "av",
        "ul",
        "ud",
        "ad",
    ]
)
_HONORIFIC = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|sir|rev|gen|col|lt|hon|amb|ing|mag|dipl)\.?[\s.]+(?:(?:dr|"
    r"ing)\.?\s+)?)(?=\S)",
    re.I,
)
_OUTLET = re.compile(
    r"\b(?:times|post|news|newspaper|daily|weekly|press|world|review|journal|insider|today|herald|tribune|"
    r"guardian|magazine|radio|tv|television|network|agency|observer|gazette|chronicle|standard|express|mail|"
    r"telegraph|independent|monitor"
    r"|bulletin|report|reports|institute|foundation|society|media|online|wire|blog|beast|voice|watch|digest|"
    r"register|globe|sun|star|mirror|nation|republic|examiner|dispatch|courier|sentinel|zeitung|presse|"
    r"rundschau|nachrichten|spiegel|tagesblatt|tagblatt|abendblatt|anzeiger|kurier|bote|boten|allgemeine|"
    r"morgenpost|agentur|advertiser|agency|argus|courant|quarterly|monthly|intelligencer|messenger|recorder|mercury|"
    r"echo|reporter|inquirer|enquirer|agence|agencia|agenzia|noticias|prensa|heraldo|correo|"
    r"revista|vanguardia|tribuna|gazzetta|stampa|messaggero|nieuws|dagblad|агентство|вести|вестник|ведомости"
    r"|monde|figaro|libération|écho|courrier|gazette|país|mundo|diario|periódico|corriere|repubblica|giornale|"
    r"jornal|folha|gazeta|новости|газета|правда|известия|коммерсант)\b|\.(?:com|org|net|press|news|info|tv|co|"
    r"io|eu|uk|de|fr|ir|al|ru|it|es)\b",
    re.I,
)
_DOMAIN = re.compile(r"\b[\w-]+\.(?:com|org|net|press|news|info|tv|io|eu|co\.\w\w|[a-z]{2})$", re.I)
_STOPS = re.compile(
    r"\s*(?:[|·•‧/／]|//|\(|\[|–\s*$|;|\s(?:写真|撮影|撮影・編集|摄影|攝影|構成|編集|聞き手)\s?[＝=：:／/]|"
    r"\.\s(?=(?i:photo\w*|pictures?|images?|fotos?|bilder|illustrations?|immagini|foto)\s?[:：])|"
    r"(?<=[a-zà-ÿ]{4})\.\s(?=[A-ZÀ-Þ])|\.\s(?=[A-ZÀ-Þ]\w+\s(?:from|aus|du|de|del|dal|van|fra|från|by|von|par)\s))\s*"
)
_REPORTER = re.compile("(?P<name>[\uac00-\ud7a3]{2,4} ?기자)(?: \\S+@\\S+)?$")
_AT = re.compile(
    r"\s+(?:in|on|at|auf|am|um|à|alle|a las|dans|unter|op|den|på|kl|klo|saat|στις|в|у|на|در|في|zaman:?)\s+"
    r"|\s+(?:le|el|il|en|em|o|as|às|as|w|v|dnia|i|la)\s+(?=\d|[A-Za-zà-ÿ]+[,.]?\s\d)"
    r"|\s+(?:On|At)\s+(?=[A-Z][a-z]+\s\d|\d)|,?\s*(?i:publi\w+|pubbl\w+|veröff\w+|posted|updated|published|"
    r"filed|tagged)\s+|\s+(?:[a-zà-ÿа-яё]\S{0,5}\s+)?(?=\d)"
    r"|,?\s+(?i:abgelegt|archivado|archiviato|classé|opublikowan\w|kategori\w*|categor\w*|catégor\w*|schlagw\w+|"
    r"etiquet\w*|"
    r"étiquet\w*|рубрик\w*|метки|опубликован\w|tags?|leave a|comments?|kommentare?|commentaires?|comentarios?|"
    r"commenti)(?!\w)"
)
# "Anna Miller in Leeds and Tom Wray in York": the places between the names.
_POSTS = re.compile(
    r"\s(?:in|aus|en|à|de|da|i|fra|от|из|в)\s[A-ZÀ-ÞА-Я][^\d,;()|]{1,30}?(?=(?:,|\s(?:and|und|et|y|e|ed|en|og|och|i|и))\s"
    r"[A-ZÀ-ÞА-Я]\S+\s[^\d,;()|]{2,40}?\s(?:in|aus|en|à|de|da|i|fra|от|из|в)\s[A-ZÀ-ÞА-Я])"
)
# "Anna Miller and published …", "Anna Miller anna@paper.example": what is left behind the name.
HOURS = frozenset(
    (
        "Uhr",
        "Hrs",
        "Hours",
        "Heures",
        "ص",
        "م",
        "ق.ظ",
        "ب.ظ",
        "午前",
        "午後",
        "上午",
        "下午",
        "오전",
        "오후",
        "π.μ",
        "μ.μ",
    )
)
"""What stands behind the time of a day, and is no name."""
# "Anna Miller, de Lisboa": where from, behind the name.
_FROM_PLACE = re.compile(
    r"(?:de|da|do|em|en|à|aus|from|in|desde|dal?|из|з)\s[A-ZÀ-ÞА-Я][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?"
)
_INITIALS = re.compile(r"(?:[A-ZÀ-ÞА-Я]\.\s?){1,3}[A-ZÀ-ÞА-Я]\.")
_HANDLE = re.compile(r"(?<=\w)\s@\w{2,30}$")
_GREEK_OF = ("Της ", "Του ", "Των ")
_ARTICLES = frozenset(
    ("the", "das", "der", "die", "ein", "eine", "les", "los", "las", "il", "un", "une", "una", "een", "het")
)
_LABEL_BEHIND = re.compile(r"\s+(?=[^\W\d_]{1,15}\s?[:：]\s?\d)")
_LOOSE_END = re.compile(r"\s(?:(?:and|und|et|y|e|ed|en|og|och|i|и|ve)|\S+@\S+)$")
_FOR_WORDS = ("for", "of", "from", "für", "pour", "para", "per")
_FOR = re.compile(rf"\s+(?:{'|'.join(_FOR_WORDS)})\s+(?:the\s+)?(?=[A-Z])")
_DASH = re.compile(r"\s+[–—-]{1,2}\s*|\s*[–—]\s*")
_AND_WORDS = ("and", "und", "et", "y", "e", "ed", "en", "og", "och", "i", "и", "ve", "dhe", "و")
_SPLIT = re.compile(rf"\s*(?:,|、|،|;|\s&\s|\s(?:{'|'.join(_AND_WORDS)})\s)\s*")
# Nothing but words with a capital each: all that is cut off around names begins with a sign or a small letter, but
# `_AT`.
_BARE = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}")
_BETWEEN = frozenset((*_PARTICLES, *_FOR_WORDS, *_AND_WORDS, "dr", "ing"))
_SIGNS = re.compile(r"^[\s\u00a0,|/·•–—:-]{1,5}")
_IN_BRACKETS = re.compile(r"^\((?P<name>[^\W\d_][\w'’-]{1,20}(?: [^\W\d_][\w'’-]{1,20})?)\)$")
_SEPARATOR_END = re.compile(r"\s*[|·•‧,–—-]\s*$")
_NAME_END = re.compile(
    r"(?:^,\s|(?P<after_time>(?:\bmin\w{0,4}\.?(?: read)?|\bмин\w{0,4}\.?|\bdk\.?|分钟|分鐘|分|분|"
    r"دقيقة|دقائق|دقیقه)\s?[·•|]\s?))"
    r"(?P<name>[^\W\d_][^\d|·•,]{1,40})$"
)
_CHINESE_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_MAILED_MOST = 160
# "Anna Miller anna at example.org", as archives of mailing lists print it.
_MAILED = re.compile(
    r"(?P<name>[^\W\d_][^<>@|:,]{2,40}?)\s[<(]?[\w.+-]+(?:@|\s(?:at|bei|chez|en|\(at\)|\[at\])\s)(?:[\w-]+\.)+[a-z]{2,}[>)]?"
)
_VERB_NAME = re.compile(
    r"^[^\W\d_]+(?: [^\W\d_A-Z]+){0,3} (?P<name>[A-ZÀ-Ý]\w{1,20}(?: [A-ZÀ-Ý]\w{1,20})?) (?:on|el|le|il|am|em|op|"
    r"den|at|a|på|w|la)$"
)
# "Scritto da Anna il giorno": a verb, small words, a name, small words; the name of a section has an "in" before it.
_NAME_AMID = re.compile(
    r"^[A-ZÀ-Ý][a-zà-ÿăâîșțěščřžýáíéúůőű]{3,15}(?: [a-zà-ÿ]{2,3}) (?<!\bin )(?<!\ben )(?<!\bem )(?<!\bsu )(?<!\bna )"
    r"(?P<name>[A-ZÀ-Ý]\w{2,20}(?: [A-ZÀ-Ý]\w{1,20})?)(?: [^\W\dA-Z_]{1,8}){1,4}$"
)
_PREPOSITION_END = re.compile(r"\s(?:on|el|le|il|am|em|op|den|på)$")
_POSTED_TAIL = re.compile(
    r"[\s,|]*(?:posted|published|veröffentlicht|publié|publicado|publicada|pubblicato|geplaatst|опубликовано|"
    r"yayım tarihi|opublikowano)?\s*(?:on|am|le|el|il|op|em|в|dnia|pe|den|la)?\s*$",
    re.I,
)
_NAME_WORD = re.compile(r"^(?:[^\W\d_]['’.]?)+(?:[-'’·・][^\W\d_]+)*\.?$")


_LABELLED = re.compile(
    r"(?P<label>作者|记者|記者|撰文|来源|來源|автор|источник|author|autor(?:in)?|auteur|autore|source|quelle|"
    r"fuente|fonte|"
    r"نویسنده|منبع|الكاتب|المصدر)\s?[:：]\s?(?P<value>[^:：|·•]{2,60}?)\s?"
    r"(?=$|[|·•]|\s(?:[^\W\d_]{2,12})\s?[:：]|\s\d)",
    re.I,
)
_SOURCES = frozenset(["来源", "來源", "источник", "source", "quelle", "fuente", "fonte", "منبع", "المصدر"])


_REPORTED = re.compile("(?:記者|记者)[\\s:：]?(?P<name>[\u4e00-\u9fff]{2,4}?)(?=$|[\\s／/|、，,]|報導|报道|報道)")


# What `prepared` changes stands in few lines: suffixes, initials at the end, "with", names without a comma between.
_MAY_NEED = re.compile(
    r"[,،]| (?:with|avec|mit|con|com|and|und|et|y|e|en|og|i|и) |\s\w\.|\s(?:Jr|Sr)\b|[\u0600-\u06ff\u4e00-\u9fff]"
)


class Byline(NamedTuple):
    """Names as printed, without "By" and titles, and the outlet as printed."""

    authors: tuple[str, ...]
    outlet: str | None


@lru_cache(maxsize=512)
def parse_byline(text: str) -> Byline | None:
    """Return what a line that begins with "By" (in any of the known languages) says, or None if that is no byline."""
    if text.endswith("기자") or "기자 " in text[:9]:
        reporter = _REPORTER.match(text.lstrip("/=-– "))
        return Byline((reporter["name"],), None) if reporter else None
    if ("@" in text or " at " in text or "[at]" in text) and (mailed := _mailed(text)):
        return mailed
    bare, suffixes = prepared(text) if _MAY_NEED.search(text) else (text, {})
    names = wording.names_after_by(bare.lstrip("•▪◦‣∙●○■□➤►*· "))
    found = parse_names(names, marked=True) if names else None
    return found._replace(authors=tuple(as_printed(found.authors, text, suffixes))) if found else None


def _mailed(text: str) -> Byline | None:
    """Return the name in a line that is a name and an address, None when no name stands there alone."""
    match = _MAILED.fullmatch(text.strip()) if len(text) <= _MAILED_MOST else None
    name = match["name"].strip() if match else ""
    name = name if is_name(name) else _before_address(text.strip())
    return Byline((name,), None) if name else None


def _before_address(text: str) -> str:
    """Return the name to which an address is glued that begins with a part of it: "Anna Milleranna@paper.example"."""
    head, at, _ = text.partition("@")
    if not at or " " not in head or len(text) > _MAILED_MOST or not 4 <= len(head) <= 80:
        return ""
    for end in range(len(head) - 2, head.index(" ") + 2, -1):
        local, name = head[end:].lower(), head[:end]
        parts = [word.lower() for word in name.split() if len(word) > 2]
        if local[0].isalpha() and any(local.startswith(part) for part in parts) and is_name(name):
            return name
    return ""


def parse_names(text: str, *, marked: bool = False) -> Byline | None:
    """Return the names and the outlet in `text`; None when it is something else.

    `marked`: a "By" stood before it, so that one word, or a nickname in small letters, is enough for a name.
    """
    if _INITIALS.fullmatch(text.strip()) and marked:
        return Byline((text.strip(),), None)
    text = _HANDLE.sub("", text).strip(" \t\u00a0,.;:-–—|·）)】]／＝»›>")
    if text.startswith(_GREEK_OF) and is_name(text.split(" ", 1)[1]):
        # Greek papers say "of" before who wrote.
        text = text.split(" ", 1)[1]
    if text.startswith("de ") and has_given_name(text[3:]):
        # Romanian says "de" for "by"; no given name follows a particle.
        text = text[3:]
    if not marked and _begins_otherwise(text):
        return None
    if _BARE.fullmatch(text) and not _HONORIFIC.match(text) and not (marked and _AT.search(text)):
        whole = is_name(text, marked=marked) and (marked or not is_outlet(text))
        return Byline((text,), None) if whole else None
    outlet: str | None = None
    parts = _STOPS.split(text, maxsplit=1)
    text = parts[0].strip(" ,")
    if marked:
        text = _AT.split(_POSTS.sub("", text), maxsplit=1)[0].strip(" ,:：")
        text = _LABEL_BEHIND.split(text, maxsplit=1)[0]
        text = _LOOSE_END.sub("", text).strip(" ,")
    halves = _DASH.split(text, maxsplit=1)
    if (len(halves) == 2 and halves[0] and halves[1]) or (
        len(halves := _FOR.split(text, maxsplit=1)) == 2 and (is_outlet(halves[1]) or halves[1].istitle())
    ):
        text, outlet = halves[0].strip(" ,"), halves[1].strip(" ,")
    names: list[str] = []
    pieces = [p for p in _SPLIT.split(text) if p and p.strip()]
    nicknames = bool(pieces) and " " not in pieces[0].strip()
    for place, piece in enumerate(pieces):
        piece = piece.strip(" .") if len(piece) > 3 else piece.strip()
        if place and names and _FROM_PLACE.fullmatch(piece):
            break
        bare = _HONORIFIC.sub("", piece)
        if patterns.STAFF.match(piece) and place:
            continue
        last = place == len(pieces) - 1
        alone = (len(pieces) == 1 or not bare.islower()) and (nicknames or " " in bare)
        if is_name(bare, marked=marked and alone) and not (is_outlet(piece) and (place or not marked)):
            names.append(bare)
        elif last and names and outlet is None and (is_outlet(piece) or _capitalised(piece, marked)):
            outlet = piece
        elif names:
            # What follows the names and is neither: a post, a place.
            break
        else:
            return None
    if not names or (outlet is not None and len(outlet) > 60):
        return None
    return Byline(tuple(names), outlet)


def _begins_otherwise(text: str) -> bool:
    """Tell a line whose second word is a small one that stands in no name and between no two: most titles, quickly."""
    first, _, rest = text.partition(" ")
    second = rest.partition(" ")[0]
    return first.isalpha() and second.isalpha() and second[0].islower() and second not in _BETWEEN


def name_at_end(text: str) -> str | None:
    """Return the name at the end of a line with "by" before it, None without: "What a keeper wrote, by Anna Miller"."""
    tokens = text.split() if text[-1].isalpha() else []
    for words in (2, 3, 4):
        for by in (1, 2):
            head = len(tokens) - words - by
            name = " ".join(tokens[-words:])
            if head >= 2 and is_name(name) and BY.is_whole(" ".join(tokens[head : head + by])) and not is_outlet(name):
                return name
    return None


def parse_dateline(text: str, start: int, end: int) -> tuple[Byline, float] | None:
    """Return the names in a line whose date stands at `[start, end)`, with how sure they are (0 to 1); None without."""
    before, after = text[:start].strip(), text[end:].strip()
    if names := wording.names_after_by(before):
        found = parse_names(_POSTED_TAIL.sub("", names), marked=True)
        if found:
            return found, 0.9
    if (names := wording.names_after_by(_SIGNS.sub("", after))) and (found := parse_names(names[:80], marked=True)):
        return found, 0.9
    match = _IN_BRACKETS.match(after)
    if match and not (match["name"].isupper() and len(match["name"]) <= 4) and not _holds_month(match["name"]):
        return Byline((match["name"],), None), 0.7
    if (stem := _SEPARATOR_END.sub("", before)) != before and (found := parse_names(stem)):
        return found, 0.7
    if (match := _NAME_END.search(after)) and (is_name(match["name"]) or _is_short_name(match)):
        return Byline((match["name"],), None), 0.6
    if (stem := _PREPOSITION_END.sub("", before)) != before and is_name(stem) and not patterns.POSTED.match(stem):
        return Byline((stem,), None), 0.6
    if (match := _NAME_AMID.match(before)) and not _holds_month(match["name"]):
        return Byline((match["name"],), None), 0.55
    if (match := _VERB_NAME.match(before)) and match["name"].casefold() not in MONTHS:
        return Byline((match["name"],), None), 0.5
    return None


def _is_short_name(match: re.Match[str]) -> bool:
    """Tell a name of two to four Chinese characters behind a reading time, where templates print nothing else."""
    return match["after_time"] is not None and _CHINESE_NAME.fullmatch(match["name"]) is not None


def _holds_month(text: str) -> bool:
    return any(word.casefold() in MONTHS or word.casefold() in WEEKDAYS for word in text.split())


def parse_labelled(text: str) -> Byline | None:
    """Return the names and the outlet of a line such as "2020-03-12 | Source: Evening Post | Author: Anna Miller"."""
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    for match in _LABELLED.finditer(text):
        value = match["value"].strip(" ,，、|")
        if match["label"].casefold() in _SOURCES:
            outlet = outlet or value
        elif not authors and (found := parse_names(value, marked=True)):
            authors = found.authors
    if not authors and (reporter := _REPORTED.search(text)):
        authors = (reporter["name"],)
    return Byline(authors, outlet) if authors or outlet else None


def is_name(text: str, *, marked: bool = False) -> bool:
    """Tell whether `text` may be one person's name: two to five capitalised words, or any one word after a "By"."""
    tokens = text.split()
    if not 1 <= len(tokens) <= 5 or len(text) > 50 or text in HOURS:
        return False
    if not all(_NAME_WORD.match(t.replace("\u200c", "")) for t in tokens):
        return marked and len(tokens) == 1 and len(text) <= 24 and any(c.isalpha() for c in text)
    if not any(c.islower() or c.isupper() for c in text):
        return len(text) <= 30 and (marked or (len(tokens) <= 4 and has_given_name(text)))
    if len(tokens) == 1:
        return marked
    if not marked and tokens[0].casefold() in _ARTICLES:
        return False
    if tokens[0][0].islower() and tokens[0].casefold() not in _PARTICLES:
        return False
    if tokens[-1].islower() and not marked:
        return False
    return (
        all(t[0].isupper() or not t[0].islower() or t in _PARTICLES or t.startswith(("al-", "el-")) for t in tokens)
        and not text.isupper()
    ) or (marked and text.isupper())


def is_initials(text: str) -> bool:
    """Tell how people sign who are known to their readers: "R.C."."""
    return _INITIALS.fullmatch(text) is not None


def is_outlet(text: str) -> bool:
    """Tell whether `text` names a paper, a station or a site: by its words, its domain, or its capitals."""
    if len(text) > 60 or len(text.split()) > 7 or not text:
        return False
    return (
        _OUTLET.search(text) is not None
        or is_domain(text)
        or (any(t.isupper() and len(t) >= 3 and t.isalpha() for t in text.split()) and not _has_family_name(text))
    )


def _has_family_name(text: str) -> bool:
    """Tell a person whose family name alone is printed in capitals: "Anna MILLER"."""
    if text.isupper():
        return len(text.split()) <= 3 and has_given_name(text)
    head, _, last = text.rpartition(" ")
    return bool(head) and last.isupper() and not head.isupper() and has_given_name(text) and len(head.split()) <= 2


def is_domain(text: str) -> bool:
    """Tell whether `text` ends as a site's address does."""
    return _DOMAIN.search(text.strip()) is not None


def _capitalised(text: str, marked: bool) -> bool:
    tokens = text.split()
    return (0 if marked else 1) < len(tokens) <= 5 and all(t[0].isupper() for t in tokens)
