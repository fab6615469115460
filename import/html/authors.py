"""Names of authors as pages give them, without what stands around them: "By", posts, papers, addresses, weekdays."""

# ruff: noqa: E501 (vocabularies read best one kind a line)

import re

from readroom.importer.cut.byline import is_name, is_outlet, parse_byline, parse_names
from readroom.importer.cut.wording import is_comments, names_after_by
from readroom.importer.cut.wording_bylines import BY, POSTED_ON
from readroom.importer.cut.words import ACTIONS, SECTIONS
from readroom.importer.cut.words import UI as BUTTONS
from readroom.importer.html.offices import is_office_name
from readroom.importer.html.phrases import is_button, leads_elsewhere, promotes
from readroom.text.months import MONTHS, WEEKDAYS
from readroom.text.names import as_printed, inverted_names, prepared

_NOBODY = frozenset(
    (
        "admin", "administrator", "editor", "editors", "staff", "webmaster", "unknown", "anonymous", "none", "null", "author", "root",
        "redaktion", "redazione", "rédaction", "la rédaction", "redacción", "redactie", "redação", "redakcja", "newsroom", "news desk",
        "staff writer", "staff reporter", "web desk", "online desk", "guest", "guest author", "gastautor", "default", "user", "by",
    )
)  # fmt: skip
# Who signs for a house: nobody's name, but what the page prints for one.
_OFFICES = frozenset(
    (
        "admin",
        "administrator",
        "webmaster",
        "redaktion",
        "redazione",
        "rédaction",
        "la rédaction",
        "redacción",
        "redactie",
        "redação",
        "redakcja",
    )
)
_ADDRESS = re.compile(r"\(?[\w.+-]{1,60}@(?:[\w-]+\.)+\w+\)?|(?<!\S)@\w{2,30}")
_POST = re.compile(
    r"(?:[\s,/|–-]+)(?:(?:senior|chief|staff|special|executive|deputy|political|foreign|national|international|local|business|science|health|"
    r"sports?|crime|education|technology|washington|london|moscow|beijing)\s+){0,3}"
    r"(?:correspondents?|reporters?|writers?|editors?|columnists?|contributors?|producers?|journalists?|analysts?|"
    r"redakteur\w*|korrespondent\w*|reporter\w*|volont[äa]r\w*|autor\w*|envoyée?s? spéciale?(?:ux|s)?|correspondante?s?|journalistes?|"
    r"corresponsal\w*|enviad[oa]s? especial\w*|redactor\w*|periodista|inviat[oa]|corrispondente|giornalista|correspondente|enviad[oa]|"
    r"redacteur|verslaggever|correspondent)(?:\s.{0,40})?$",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:GmbH|AG|SE|Inc|Ltd|LLC|PLC|S\.?[AL]\.?|S\.?p\.?A|B\.?V|KG|e\.\s?V|Verlag\w*|Redaktion\w*|Ediciones|Editorial|Editors?|Publishing|Corporation|"
    r"Company|Group|Team|Rédaction|Redacción|Redazione|Redactie|Staff|Desk|Newsroom|Agency|Agentur|Pressestelle|Fraktion|Bundestag\w*|"
    r"Ministeri\w+|Behörde|Universit\w+|Institut\w*)\b"
)
_STATED = re.compile(
    r"(?<=\w)[\s|·,–-]+(?:Stand|Published|Updated|Posted|Last|Publiée?|Mise?|Veröffentlicht|Aktualisiert|Erschienen|Publicado|Actualizado|Pubblicato|"
    r"Aggiornato|Gepubliceerd|Bijgewerkt|Lesezeit|Follow)(?!\w).*$"
)
_REPORTERS = re.compile(
    r"[（(【]\s?(?:本报|本网)?(?:记者|記者|通讯员)\s?([^（）()【】\d]{2,24})[）)】]|(?<![가-힣])([가-힣]{2,4})\s?기자(?![가-힣])"
)
_CORRESPONDENT = re.compile(
    r"[/(]\s?[Кк]орр(?:еспондент)?\.?(?:\s[А-ЯЁ]{2,8})?\s([А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё-]+)[^/()]{0,20}[/)]"
)
# "paper.example", "www.paper.de"; but "j.smith" and "anna.berg" are users.
_ADDRESS_OF_SITE = re.compile(
    r"^(?:www\.[\w.-]+|[\w-]{2,}(?:\.[\w-]+)*\.(?:[a-z]{2}|com|org|net|info|news|press|media|online|example|blog|site|biz|edu|gov|int|tv))$",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]+")
_TEXT_BY = re.compile(r"^(?:取材・)?文\s*[・／/]\s*")
_ARTICLE = re.compile(
    r"^(?:the|our|le|la|les|l['’]|el|los|las|il|lo|gli|i|o|os|as|der|die|das|dem|den|de|het)\s*(?<=[\s'’])(?=\S)",
    re.IGNORECASE,
)
_MARKS = " \t\u00a0,.;:|·•–—-/[]()@"
_LONGEST = 200  # characters


def author_names(values: list[str], site: str | None, *, printed: bool = False) -> tuple[str, ...]:
    """Return the persons that strings name, without "By"; addresses, the site itself and non-names are left out.

    `printed`: a byline for readers, in which "admin" or the editors' office may stand for a person.
    """
    found: list[str] = []
    for value in values:
        for name in inverted_names(value, sure=True) or _names_in(value, site, printed=printed):
            if name not in found:
                found.append(name)
    return tuple(found)


def is_office(names: tuple[str, ...]) -> bool:
    """Tell whether a byline names only an account or an office."""
    return all(name.casefold() in _OFFICES or is_office_name(name) for name in names)


def _names_in(value: str, site: str | None, *, printed: bool) -> list[str]:
    if "://" in value or len(value) > _LONGEST or (site and value.casefold() == site.casefold()):
        return []
    value = _ADDRESS.sub(" ", value).strip()
    if not value or leads_elsewhere(value) or promotes(value) or _ADDRESS_OF_SITE.match(value):
        return []
    line = value = _TEXT_BY.sub("", value)
    value, suffixes = prepared(_POST.sub("", _STATED.sub("", value)))
    names = names_said(value)
    if not names:
        # "par le Dr Roux", "by the Editors": no rule of names reads what stands behind.
        value = _ARTICLE.sub("", names_after_by(value) or value)
        names = names_said(value) or ((value,) if _is_bare_name(value) else ())
    names = tuple(as_printed(names, line, suffixes))
    cleaned = (without_day(name).strip(_MARKS if not name.endswith(".") else _MARKS.replace(".", "")) for name in names)
    nobody = _NOBODY - _OFFICES if printed else _NOBODY
    return [name for name in cleaned if name and name.casefold() not in nobody and not _is_no_name(name)]


def names_said(value: str) -> tuple[str, ...]:
    """Return the names of a byline with or without its "By"; of one in capitals too, in which no name is an outlet."""
    spoken = _CAPITALS.sub(lambda m: m[0].title(), value) if _is_in_capitals(value) else value
    byline = parse_byline(spoken) or parse_names(spoken, marked=True)
    if byline is None:
        return ()
    if spoken is value:
        return byline.authors
    places = [spoken.find(name) for name in byline.authors]
    return tuple(value[at : at + len(name)] for at, name in zip(places, byline.authors, strict=True) if at >= 0)


def _is_in_capitals(value: str) -> bool:
    """Tell whether several names are printed in capitals: all words but the first and the small ones between them."""
    words = value.split()
    return sum(map(str.isupper, words)) > 2 and all(w.isupper() or w.islower() for w in words[1:])


def _is_bare_name(value: str) -> bool:
    """Tell whether a string that no rule of bylines reads may be a name still: few words, none of them small."""
    words = value.split()
    return (
        len(words) <= 5
        and value[:1].isalpha()
        and (len(words) == 1 or not any(w.islower() and len(w) > 3 for w in words))
    )


def _is_no_name(name: str) -> bool:
    """Tell a time, a number or a button from a name."""
    letters = sum(map(str.isalpha, name))
    digits = sum(map(str.isdigit, name))
    if POSTED_ON.is_whole(name) or BY.is_whole(name):
        return True
    return letters < 2 or (digits and (" " in name or digits >= letters)) or name.casefold() in BUTTONS


def without_day(name: str) -> str:
    """Return a name without the weekday or month that stands right behind it in a byline."""
    words = name.split()
    while len(words) > 1 and (
        words[-1].casefold().strip(".,") in MONTHS or words[-1].casefold().strip(".,") in WEEKDAYS
    ):
        words.pop()
    return " ".join(words)


def reporters(text: str) -> tuple[str, ...]:
    """Return the reporters that a Chinese, Korean or Russian text names in its dateline, or in a line of its own."""
    if found := _CORRESPONDENT.search(text[:200]):
        return author_names([found[1]], None)
    found = _REPORTERS.search(text[:400])
    if not found:
        return ()
    names = re.split(r"[、，,\s]+", (found[1] or found[2]).strip())
    return tuple(name for name in names if 2 <= len(name) <= 12)


def is_body(name: str) -> bool:
    """Tell whether a name is that of a company, an office, an agency or a paper, and not a person's."""
    return _COMPANY.search(name) is not None or is_outlet(name) or (name.isupper() and len(name) <= 4)


def name_among(segments: list[str]) -> str | None:
    """Return the one segment of a line of facts that is a person's name; None without one, or with several."""
    bare = [s.strip(_MARKS) for s in segments if s.strip(_MARKS) and not s.rstrip().endswith((":", "："))]
    names = [s for s in bare if " " in s and is_name(s) and not is_body(s) and not is_of_page(s)]
    return names[0] if len(names) == 1 else None


def is_of_page(text: str) -> bool:
    """Tell whether words with capitals are those of a button, a counter or a section, not a name."""
    if is_comments(text) or is_button(text) or promotes(text) or text.casefold() in SECTIONS:
        return True
    return any(word.casefold() in BUTTONS or word.casefold() in ACTIONS for word in text.split())
