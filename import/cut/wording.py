"""What a line says about its page, told by the phrases of the wording tables: comments, labels, links, bylines."""

import re

from readroom.importer.cut.phrases import lower
from readroom.importer.cut.wording_bylines import BY, POSTED_ON
from readroom.importer.cut.wording_comments import COUNTERS, HEADS
from readroom.importer.cut.wording_labels import CATEGORIES, ENTRIES, KEYWORDS
from readroom.importer.cut.wording_links import MORE, PAGER
from readroom.importer.cut.wording_lists import LISTS

_COUNTED_LAST = re.compile(
    r"^[“\"«„「『《〈].{1,200}[”\"»“」』》〉]\s?(?:的|への|上有|有|に|には|に対する|에 대한)\s?\d{1,5}\s?\w{0,8}$"
    r"|^[“\"«„].{1,200}[”\"»“]\s(?:üzerine|hakkında|için|yazısına)\s\d{1,5}\s\w{2,8}$"
    r"|^(?:在|对|對|于)\s?[〈《“「].{1,200}[〉》”」]\s?(?:中|上)?有?\s?\d{0,5}\s?\w{0,8}$"
)
_BY_AFTER_DAY = re.compile(r"^(?:posted|published|written|submitted)\s(?:on\s)?\S.{3,40}\sby\s+(?P<rest>\S.*)$", re.I)
QUOTES = frozenset('“"«„「『《〈在对對于')
"""Signs and words that open the heading of a thread where it begins with the title."""

_AROUND = " \u00a0\"“”„«'‘’「」『』《》:：.#-–—›»>"
_SHOW_ALL = re.compile(
    r"[.。]?\s*(?:show all posts|alle anzeigen|mostrar todas las entradas|mostra tutti i post|"
    r"mostrar todas as postagens|"
    r"mostrar todas as mensagens|afficher tous les articles|alle posts tonen|show older posts|показать все сообщения|"
    r"显示所有博文|顯示所有文章|すべての投稿を表示|tüm kayıtları göster|pokaż wszystkie posty|visa alla inlägg)[.。]?$",
    re.I,
)
_RUN_ON = re.compile(r"(?<=[a-zà-ÿа-яα-ώ])(?=[A-ZÀ-ÞА-ЯΑ-Ω])")
_LEADING = re.compile(r"^(?:[/|·•—–~-]{1,3}[\s\u00a0]?)?")
_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "der",
        "dem",
        "den",
        "die",
        "das",
        "ein",
        "einer",
        "einem",
        "la",
        "le",
        "les",
        "un",
        "une",
        "el",
        "los",
        "las",
        "una",
        "il",
        "lo",
        "gli",
        "het",
        "een",
        "o",
        "os",
        "as",
        "um",
        "uma",
    ]
)
_PREPOSITIONS = frozenset(
    [
        "by",
        "von",
        "par",
        "por",
        "di",
        "da",
        "de",
        "per",
        "door",
        "av",
        "af",
        "przez",
        "nga",
        "от",
        "від",
        "από",
        "از",
        "de:",
        "od",
    ]
)
_ENTRY_SIGNS = (
    "tagged", "permalink", "permalien", "enlace permanente", "lesezeichen", "posted in", "kategori", "categor",
    "catégor", "étiquet", "etiquet", "filed", "bookmark", "rss", "schlagw", "рубрик", "метк", "закладк", "برچسب",
    "دسته", "カテゴリ", "タグ", "分类", "分類", "标签", "publié dans", "publicad", "pubblicat", "etiket", "tagi",
    "trackback", "태그", "분류",
)  # fmt: skip
_SINGLES = frozenset(
    [
        "tags",
        "tagged",
        "labels",
        "categories",
        "kategorien",
        "schlagwörter",
        "schlagworte",
        "catégories",
        "étiquettes",
        "mots-clés",
        "categorías",
        "etiquetas",
        "categorie",
        "etichette",
        "categorias",
        "marcadores",
        "categorieën",
        "getagd",
        "kategorie",
        "kategorier",
        "рубрики",
        "рубрика",
        "метки",
        "теги",
        "тэги",
        "категории",
        "категория",
        "kategoriler",
        "etiketler",
        "kategori",
        "tagi",
        "etykiety",
        "stikkord",
        "taggar",
        "etiketter",
        "标签",
        "分类",
        "標籤",
        "分類",
        "分类于",
        "分類於",
        "发布在",
        "タグ",
        "カテゴリー",
        "カテゴリ",
        "카테고리",
        "태그",
        "الوسوم",
        "التصنيفات",
        "التصنيف",
        "برچسب",
        "برچسب\u200cها",
        "دسته",
        "دسته\u200cها",
        "keywords",
        "categoria",
        "ετικέτες",
        "tunnisteet",
        "címkék",
        "štítky",
        "etichete",
        "libellés",
    ]
)


# "Filed under Culture by Anna Miller", "Aus Lissabon berichtet Anna Miller".
_BY_AFTER_PLACE = re.compile(
    r"(?:(?i:filed|posted|published) (?:under|in) [^.!?:]{2,60}? by|(?i:aus) [A-ZÀ-Þ][^.!?:,]{2,30} bericht(?:et|en))"
    r" (?P<rest>[A-ZÀ-Þ].*)"
)


_PARTS_MOST = 4
_NUMBERED = re.compile(r"(?:\s?[:：]?\s?[(\[]?\d{1,5}[)\]]?(?!\w))?[\s:|·•,(\[)\]–—-]*")


def is_comments(text: str) -> bool:
    """Tell a counter of comments, a link to them, or the heading of their thread."""
    end = COUNTERS.end(text)
    place, parts = end, 0
    while place and place < len(text) and parts < _PARTS_MOST:
        # "Comments: 14 :: View comments (Post your comment)"
        place = _NUMBERED.match(text, place).end()  # type: ignore[union-attr]  # it matches nothing too
        if place == len(text) or COUNTERS.is_whole(text[place:]):
            return True
        step = COUNTERS.end(text[place:])
        place = place + step if step else 0
        parts += 1
    return (end > 0 and COUNTERS.is_whole(text)) or HEADS.begins(text, 300) or (text[0] in QUOTES and _is_counted(text))


def _is_counted(text: str) -> bool:
    return _COUNTED_LAST.match(text) is not None


def is_more(text: str) -> bool:
    """Tell a link to the rest of an article."""
    return MORE.begins(text, 120) and (len(text) <= 60 or text[-1] not in ".!?。")


def is_pager(text: str) -> bool:
    """Tell a link to older or newer pages, or to the next article."""
    if PAGER.begins(text, 160):
        return True
    # "Previous articleThe old pier"
    glue = _RUN_ON.search(text, 8, 40)
    return (
        glue is not None and len(text) <= 200 and " " in text[: glue.start()] and PAGER.is_whole(text[: glue.start()])
    )


def is_labels(text: str) -> bool:
    """Tell a line that begins by saying that categories or keywords follow, whatever follows."""
    for table in (KEYWORDS, CATEGORIES):
        end = table.end(text)
        if end:
            phrase = lower(text[:end]).strip(" \u00a0:：#[(|»›•·")
            rest = text[end:].lstrip()
            if text[end - 1] in ":：" or rest[:1] in (":", "："):
                return True
            if not rest or " " in phrase or (phrase in _SINGLES and text[end : end + 1] in ("", " ", "\u00a0")):
                return len(text) <= 60 or text[-1] not in ".!?。"
    return False


def is_bare_label(text: str) -> bool:
    """Tell a line that says that categories or keywords follow, and nothing else."""
    return KEYWORDS.is_whole(text) or CATEGORIES.is_whole(text)


def is_entry(text: str) -> bool:
    """Tell the sentence below an article that says where it was posted and how to link to it."""
    if not ENTRIES.end(text):
        return False
    low = lower(text)
    return any(map(low.__contains__, _ENTRY_SIGNS))


_ENTRY_BY = re.compile(
    r"\s(?:by|von|par|por|da|door|av|af|przez|автором|από)\s(?P<name>[^\W_][^.,;:()|]{1,40}?)"
    r"(?=\.(?:\s|$)|\s(?:and|und|et|y|e|en|och|og|i|и)\s|\s(?:on|am|le|el|il|op|den|em|dnia)\s|$)"
)


def name_in_entry(text: str) -> str | None:
    """Return who posted an article as the sentence below it says: "This entry was posted in Harbours by anna."."""
    match = _ENTRY_BY.search(text) if len(text) <= 300 and is_entry(text) else None
    return match["name"] if match else None


def categories_of(text: str) -> str | None:
    """Return what a line prints as the categories of an article, None when it prints none."""
    return CATEGORIES.rest(text)


def keywords_of(text: str) -> str | None:
    """Return what a line prints as the keywords of an article, None when it prints none."""
    return KEYWORDS.rest(text)


def label_of_list(text: str) -> str | None:
    """Return the label or month whose articles a heading announces, None when the line is no such heading."""
    found = LISTS.rest(text)
    if found is None:
        return None
    return _SHOW_ALL.sub("", found).strip(_AROUND)


def names_after_by(text: str) -> str | None:
    """Return what stands behind "By" or "Posted by" at the start of a line, in any language; None without one."""
    start = _LEADING.match(text)
    line = text[start.end() :] if start else text
    if line[:1] in "PpWwSs" and (match := _BY_AFTER_DAY.match(line)):
        return match["rest"]
    if line[:1] in "PpFfAa" and (match := _BY_AFTER_PLACE.match(line)):
        return match["rest"]
    end = BY.end(line)
    if not end:
        # "Posted byAnna Miller"
        glue = _RUN_ON.search(line, 0, 40)
        if glue is None or not (end := BY.end(f"{line[: glue.start()]} {line[glue.start() :]}")):
            return None
        line = f"{line[: glue.start()]} {line[glue.start() :]}"
    if POSTED_ON.end(line) > end:
        # "Written" may begin "written on".
        return None
    rest = line[end:].strip(" \u00a0:：/／")
    first = lower(rest).split(" ", 1)[0]
    if not rest or (first in _ARTICLES and lower(line[:end]).strip() in _PREPOSITIONS):
        return None
    return rest
