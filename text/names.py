"""Names in a line that is known to be a byline: who is meant, as printed; and the order in which a name is looked for."""

# ruff: noqa: E501 (vocabularies read best one kind a line)

import re
from collections.abc import Iterable, Mapping

from readroom.text.gate import clean_line

_BY = re.compile(
    r"^(?:(?:written|posted|reported|words|story|text) by|by|von|par|por|di|da|door|af|av|przez|od|yazan|scritto da|escrito por|écrit par|geschrieben von|"
    r"автор(?:ы)?|作者|撰文|(?:取材・)?文|نویسنده|الكاتب|بقلم|author|autor(?:in)?|auteur|autore|text|texte?|texto|testo|tekst)(?:\s*[:：=＝・/／]\s*|\s+)(?=\S)|"
    r"^(?:本报|本網|本网)?(?:記者|记者)\s*[:：]?\s*(?=\S)",
    re.IGNORECASE,
)
_AND = r"(?:and|und|et|y|e|ed|en|og|och|i|и|і|ve|dhe|و)"
_BETWEEN = re.compile(rf"\s*(?:[,;、،&]|\s{_AND}\s)\s*", re.IGNORECASE)
_OXFORD = re.compile(rf"\s*[,،]\s+({_AND}|&)\s+", re.IGNORECASE)
_WITH = re.compile(r"(?<=\w)\s+(?:with|avec|mit|con|com)\s+(?=[^\W\d_a-z]\S*\s[^\W\d_a-z])")
_WITHS = (" with ", " avec ", " mit ", " con ", " com ")
_ENDS = re.compile(r"\s+[|·•–—]\s+|\s*[|•]\s*|\s+(?:for|für|pour)\s+(?=(?:the\s)?[A-ZÀ-Þ])")
_BRACKETS = re.compile(r"\s*[(（\[][^()（）\[\]]{0,60}[)）\]]")
_PLACE = re.compile(
    r"(?<=\w)\s+(?:in|at|aus|à|из|в)\s+[A-ZÀ-ÞА-Я][^\d,;&]{1,30}?(?=\s*(?:,|;|&|$)|\s(?:and|und|et|y|e|ed|og|och|i|и|ve)\s)"
)
_EN = re.compile(_PLACE.pattern.replace("(?:in|", "(?:en|in|", 1))
"""The same where "en" says where; in Dutch it is an "and"."""
_ROMANCE = re.compile(r"(?:por|par|escrito|écrit|texto|texte)\s", re.IGNORECASE)
# "written by Ann and published from …": what was done with the text after it was written.
_AND_PUBLISHED = re.compile(
    rf"\s{_AND}\s(?:posted|published|filed|publiée?|posté|veröffentlicht|publicad[oa]|pubblicato|gepubliceerd|geplaatst|udgivet|publisert|publicera[dt]|"
    r"opublikowan[eay]|опубликован\w*)(?!\w).*$",
    re.IGNORECASE,
)
_PAPER = re.compile(r"(?:The|Die|Der|Das|Le|La|Les|El|Il|De|Het)\s")
# What a learned or a younger person prints behind the name; a comma may stand before it.
_SUFFIX = r"(?:Jr|Sr|Jnr|Snr|II|III|IV|Ph\.?\s?D|M\.?D|M\.?A|M\.?Sc|LL\.?M|LL\.?D|D\.?Phil|J\.?D|Esq|MP|MEP|QC|KC|OBE|MBE|CBE|S\.?J|O\.?P)"
_AFTER_COMMA = re.compile(rf"([^\s,;]+)(\s*,\s+{_SUFFIX}\.?)(?=\s*(?:,|;|&|\)|$)|\s+{_AND}\s)")
_ABBREVIATED = re.compile(r"(?:^|[\s.])(?:\w|Jr|Sr|Jnr|Snr|Ph\.?D|Esq|Md)$")
_POST = re.compile(
    r"^(?:(?:senior|chief|staff|special|executive|deputy|associate|assistant|managing|contributing|guest|political|foreign|national|international|local|business|"
    r"science|health|sports?|crime|education|technology|religion|diplomatic|economics|arts?|travel|legal|war)\s+){0,4}"
    r"(?:correspondents?|reporters?|writers?|editors?|columnists?|contributors?|producers?|journalists?|analysts?|photographers?|"
    r"\w{0,12}redakteur\w*|\w{0,12}korrespondent\w*|reporter\w*|volont[äa]r\w*|envoyée?s? spéciale?(?:ux|s)?|correspondante?s?|journalistes?|"
    r"corresponsal\w*|enviad[oa]s? especial\w*|redactora?|periodista|inviat[oa]|corrispondente|giornalista|correspondente|redacteur|verslaggever|"
    r"корреспондент\w*|обозреватель|muhabir\w*|yazar|agencies|agenturen|agences|agencias|agenzie|staff|others|news agencies)(?:\s.{0,40})?$|"
    # "Coastal Press Writer", "Staff der Zeitung": a paper's or an agency's name, and the post there.
    r"^(?:[\w&'’.-]+\s){1,4}(?:(?:staff|senior|special|political|chief)\s)?(?:writer|reporter|correspondent|editor|columnist|contributor|critic|photographer)$",
    re.IGNORECASE,
)
_LONGEST = 1000  # code points of a byline
_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "di", "da", "du", "des", "la", "le", "las", "los", "dos", "das", "do", "ter", "ten", "zu", "zur", "zum",
     "bin", "bint", "ibn", "al", "el", "af", "av", "abu", "st", "y", "e", "ó", "ní", "mac")
)  # fmt: skip
_NAME_WORD = re.compile(r"(?:[^\W\d_]['’.]?)+(?:[-'’][^\W\d_]+)*\.?$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,3}$")
_HAN = re.compile(r"[\u4e00-\u9fff]{3}(?:[ \u3000][\u4e00-\u9fff]{3}){1,5}$")
_ARABIC_AND = re.compile(r"(?<=\w)\s+و(?=[\u0621-\u064a]{3})")
# First names that begin with the letter that also means "and".
_WAW = (
    "ليد",
    "ائل",
    "سام",
    "سيم",
    "حيد",
    "ديع",
    "جيه",
    "جدي",
    "فاء",
    "داد",
    "هيب",
    "ضاح",
    "لاء",
    "هبة",
    "هبي",
    "صفي",
    "ردة",
    "ئام",
    "جدان",
    "رد",
)


def byline_names(line: str) -> tuple[str, ...]:
    """Return the names in a byline as printed: without "By", places, posts, papers, and what follows a dash or a bar."""
    line = clean_line(line)[:_LONGEST]
    text = without_by(line)
    if inverted := inverted_names(text, sure=text != line):
        return inverted
    place = _EN if _ROMANCE.match(line) else _PLACE
    bare, suffixes = prepared(place.sub("", _BRACKETS.sub("", _ENDS.split(text, maxsplit=1)[0])))
    parts = (part.strip(" .,;:") for part in _BETWEEN.split(bare))
    names = [name for name in parts if any(map(str.isalnum, name))]
    if len(names) == 2 and names[1].count(" ") == 0 and " " in names[0] and "," in bare:
        names.pop()  # "Ann Roe, Lyon": one word behind a whole name is a place
    named = [name for n, name in enumerate(names) if not n or not (_POST.match(name) or _is_paper(name))]
    return tuple(dict.fromkeys(as_printed(named, line, suffixes)))


def without_by(line: str) -> str:
    """Return a byline without the "By" that it begins with, in any of the known languages."""
    return _BY.sub("", line)


def _is_paper(name: str) -> bool:
    """Tell whether a name behind another is a paper's, an agency's, or one with a label of its own."""
    return ":" in name or "：" in name or (name.isupper() and len(name) <= 5) or _PAPER.match(name) is not None


def prepared(text: str) -> tuple[str, dict[str, str]]:
    """Return a byline in which names stand between plain commas, and what was printed behind the last words of names.

    "Ann Roe, PhD, and Bo Chen" becomes "Ann Roe and Bo Chen" and {"Roe": ", PhD"}; `as_printed` puts it back.
    """
    suffixes: dict[str, str] = {}
    text = _AND_PUBLISHED.sub("", text)
    if "," in text:
        suffixes = {match[1]: match[2] for match in _AFTER_COMMA.finditer(text)}
        text = _AFTER_COMMA.sub(r"\1", text) if suffixes else text
    if "," in text or "،" in text:
        text = _OXFORD.sub(r" \1 ", text)
    if any(word in text for word in _WITHS):
        text = _WITH.sub(", ", text)
    if text.isascii():
        return text, suffixes
    if _HAN.match(text.rpartition("：")[2].rpartition(":")[2].strip()):
        text = re.sub(r"(?<=[\u4e00-\u9fff])[ \u3000](?=[\u4e00-\u9fff])", "、", text)
    if text.count(" ") > 2 and (match := _ARABIC_AND.search(text, text.find(" ") + 1)):
        rest = text[match.end() :]
        if " " in rest and not rest.startswith(_WAW):
            text = f"{text[: match.start()]}، {rest}"
    return text, suffixes


def as_printed(names: Iterable[str], line: str, suffixes: Mapping[str, str]) -> list[str]:
    """Return names with what `line` prints behind them: the full stop of an abbreviation, a suffix after a comma."""
    found = []
    for name in names:
        if _ABBREVIATED.search(name) and not name.endswith(".") and f"{name}." in line:
            name = f"{name}."
        more = suffixes.get(name.rpartition(" ")[2], "")
        found.append(f"{name}{more}" if more and f"{name}{more}" in line else name)
    return found


def is_inverted(text: str, *, sure: bool = False) -> bool:
    """Tell whether `text` is one person's name with the family name first: "Roe, Ann", "van der Berg, Ludwig".

    Two words and one ("García Márquez, Ana") may be a person and a place as well; `sure` leaves them out.
    """
    family, comma, given = text.partition(",")
    first, second = family.split(), given.split()
    if not comma or "," in given or not 1 <= len(first) <= 4 or not 1 <= len(second) <= 3 or len(text) > 60:
        return False
    if not all(_NAME_WORD.match(word) for word in (*first, *second)) or _POST.match(given.strip()):
        return False
    if re.fullmatch(rf"{_SUFFIX}\.?", given.strip()) or second[0][0].islower() or first[-1][0].islower():
        return False
    own = [word for word in first if word.casefold() not in _PARTICLES]
    if len(own) == 1:
        return len(first) == 1 or first[0].casefold() in _PARTICLES
    return not sure and len(own) == 2 and (len(second) == 1 or _INITIALS.match(given.strip()) is not None)


def inverted_names(text: str, *, sure: bool = False) -> tuple[str, ...]:
    """Return names that stand family name first, as printed: one, or several between semicolons or "and"; else ()."""
    for parts in (text.split(";"), re.split(rf"\s(?:{_AND}|&)\s", text)):
        found = [
            part.strip(" .;") if not _ABBREVIATED.search(part.strip(" .;")) else part.strip(" ;") for part in parts
        ]
        found = [part for part in found if part]
        if found and all(is_inverted(part, sure=sure and len(found) == 1) for part in found):
            return tuple(dict.fromkeys(found))
    return ()


def normal_name(name: str) -> str:
    """Return a name in the order in which it is spoken: "Ann Roe" of "Roe, Ann"; what stands in no such order as it is."""
    if not is_inverted(name):
        return name
    family, _, given = name.partition(",")
    return f"{given.strip()} {family.strip()}"
