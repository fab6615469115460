"""The labels of fields that stand above a text, by language: "Title: …", "Datum: …", "Źródło: …".

The names that the fields of records go by are labels too (`records.names`); here are those of more languages. The
cutter and the shipped recipe `front-matter` read heads by this one table.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from readroom.importer.cut.wording_bylines import BY, POSTED_ON
from readroom.importer.cut.wording_labels import CATEGORIES
from readroom.importer.records.names import FIELDS

Label = Literal[
    "title", "subject", "rubric", "subtitle", "authors", "date", "first_date", "source", "outlet", "section",
    "language", "url", "keywords", "edition", "print_page", "accession", "database", "place", "other", "text",
]  # fmt: skip
"""What a label says. `subject` is a title where there is no other, else keywords; `rubric` is a title in Swedish and a
section elsewhere; `place` is where a text was written ("Dateline:"); `text` begins the text; `other` is no field.
"""

_TITLES = {
    "en": "title | headline | heading | article title",
    "de": "titel | überschrift | schlagzeile",
    "fr": "titre | gros titre | intitulé",
    "es": "título | titular",
    "it": "titolo",
    "pt": "título | manchete",
    "nl": "titel | kop | koptekst",
    "ru": "заголовок | название | заглавие",
    "uk": "заголовок | назва",
    "pl": "tytuł | nagłówek",
    "cs": "titulek | název | nadpis | titul",
    "sv": "titel",
    "da": "titel | overskrift",
    "no": "tittel | overskrift",
    "fi": "otsikko",
    "el": "τίτλος | επικεφαλίδα",
    "ro": "titlu | titlul",
    "hu": "cím | főcím | címe",
    "tr": "başlık | manşet",
    "id": "judul",
    "ar": "العنوان | عنوان",
    "fa": "عنوان | تیتر",
    "he": "כותרת",
    "zh": "标题 | 標題 | 题目 | 題目",
    "ja": "タイトル | 見出し | 標題 | 題名",
    "ko": "제목",
}
_SUBJECTS = {
    "en": "subject | topic",
    "de": "betreff | thema",
    "fr": "objet | sujet",
    "es": "asunto | tema",
    "it": "oggetto | tema",
    "pt": "assunto | tema",
    "nl": "onderwerp",
    "ru": "тема",
    "uk": "тема",
    "pl": "temat",
    "cs": "předmět | téma",
    "sv": "ämne",
    "da": "emne",
    "el": "θέμα",
    "ro": "subiect",
    "hu": "tárgy | téma",
    "tr": "konu",
    "id": "subjek",
    "ar": "الموضوع | موضوع",
    "fa": "موضوع",
    "zh": "主题 | 主題",
    "ja": "件名 | 主題",
}
_AUTHORS = {
    "en": "author | authors | by | byline | by line | writer | reporter | correspondent | from",
    "de": "autor | autorin | autoren | von | verfasser | verfasserin",
    "fr": "auteur | autrice | auteure | auteurs | par | de | signature",
    "es": "autor | autora | autores | por | firma | de",
    "it": "autore | autrice | autori | di | da | firma",
    "pt": "autor | autora | autores | por | de",
    "nl": "auteur | auteurs | door | schrijver | van",
    "ru": "автор | авторы | от",
    "uk": "автор | автори | від",
    "pl": "autor | autorka | autorzy | od",
    "cs": "autor | autorka | autoři | od",
    "sv": "av | författare | skribent | från | byline",
    "da": "af | forfatter | skribent | fra",
    "no": "av | forfatter | skribent | fra",
    "fi": "kirjoittaja | tekijä | toimittaja",
    "el": "συντάκτης | συντάκτρια | συγγραφέας | από | του | της | γράφει",
    "ro": "autor | autoare | autori | autorul | de",
    "hu": "szerző | szerzők | írta",
    "tr": "yazar | yazan | yazarlar | muhabir",
    "id": "penulis | oleh | pengarang",
    "ar": "الكاتب | الكاتبة | المؤلف | بقلم | كاتب | من",
    "fa": "نویسنده | نویسندگان | به قلم | مولف",
    "he": "מאת | מחבר",
    "zh": "作者 | 记者 | 記者 | 撰文",
    "ja": "著者 | 作者 | 筆者 | 執筆者 | 記者",
    "ko": "저자 | 글쓴이 | 기자 | 작성자",
}
_DATES = {
    "en": "date | dated | published | published on | publication date | date of publication | issue date | pubdate",
    "de": "datum | erschienen | erschienen am | veröffentlicht am | erscheinungsdatum",
    "fr": "date | date de publication | date de parution | paru le | publié le",
    "es": "fecha | fecha de publicación",
    "it": "data | data di pubblicazione",
    "pt": "data | data de publicação",
    "nl": "datum | publicatiedatum | verschenen",
    "ru": "дата | дата публикации | опубликовано",
    "uk": "дата | дата публікації | опубліковано",
    "pl": "data | data publikacji | data wydania",
    "cs": "datum | datum vydání | vydáno",
    "sv": "datum | publicerad | publicerat | publiceringsdatum",
    "da": "dato | udgivet | udgivelsesdato",
    "no": "dato | publisert | utgitt",
    "fi": "päivämäärä | päiväys | julkaistu",
    "el": "ημερομηνία | ημερομηνία δημοσίευσης",
    "ro": "data | data publicării",
    "hu": "dátum | kelt | megjelenés | megjelent | kelte",
    "tr": "tarih | yayın tarihi",
    "id": "tanggal | tanggal terbit",
    "ar": "التاريخ | تاريخ | تاريخ النشر",
    "fa": "تاریخ | تاریخ انتشار",
    "he": "תאריך",
    "zh": "日期 | 发表日期 | 發表日期 | 出版日期 | 发布日期 | 發佈日期",
    "ja": "日付 | 掲載日 | 発行日 | 年月日",
    "ko": "날짜 | 발행일 | 게재일",
}
_SOURCES = {
    "en": "source | newspaper | publication | paper | periodical | magazine | journal | published in | printed in",
    "de": "quelle | zeitung | zeitschrift | blatt | erschienen in | medium",
    "fr": "source | journal | publication | périodique | revue | quotidien | paru dans | publié dans",
    "es": "fuente | periódico | diario | revista | publicación | publicado en | publicada en",
    "it": "fonte | giornale | quotidiano | testata | rivista | pubblicato in | pubblicato su",
    "pt": "fonte | jornal | periódico | revista | publicação | publicado em",
    "nl": "bron | krant | tijdschrift | blad | verschenen in",
    "ru": "источник | газета | издание | журнал | опубликовано в",
    "uk": "джерело | газета | видання | часопис | журнал",
    "pl": "źródło | gazeta | pismo | czasopismo | dziennik | opublikowano w",
    "cs": "zdroj | noviny | časopis | list | pramen",
    "sv": "källa | tidning | publikation | tidskrift",
    "da": "kilde | avis | blad | tidsskrift | publikation",
    "no": "kilde | avis | blad | tidsskrift | publikasjon",
    "fi": "lähde | lehti | sanomalehti",
    "el": "πηγή | εφημερίδα | έντυπο | περιοδικό",
    "ro": "sursa | sursă | ziar | ziarul | publicația | gazeta | revista",
    "hu": "forrás | újság | lap | folyóirat | hírlap",
    "tr": "kaynak | gazete | dergi | yayın",
    "id": "sumber | koran | surat kabar | majalah | media",
    "ar": "المصدر | الصحيفة | الجريدة | المجلة",
    "fa": "منبع | روزنامه | نشریه | مجله",
    "he": "מקור | עיתון",
    "zh": "来源 | 來源 | 出处 | 出處 | 报纸 | 報紙 | 报刊 | 刊物",
    "ja": "出典 | 新聞 | 媒体 | 掲載紙 | 紙名 | 雑誌",
    "ko": "출처 | 신문 | 매체",
}
_SECTIONS = {
    "en": "section | category | column | desk",
    "de": "ressort | rubrik | sparte | kategorie",
    "fr": "rubrique | section | catégorie",
    "es": "sección | categoría",
    "it": "sezione | rubrica | categoria",
    "pt": "seção | secção | editoria | categoria | caderno",
    "nl": "rubriek | katern | categorie | sectie",
    "ru": "рубрика | раздел",
    "uk": "рубрика | розділ",
    "pl": "dział | rubryka | sekcja | kategoria",
    "cs": "rubrika | sekce | oddíl",
    "sv": "avdelning | sektion | kategori",
    "da": "sektion | afdeling | kategori",
    "no": "seksjon | avdeling | kategori",
    "fi": "osasto",
    "el": "στήλη | ενότητα | κατηγορία",
    "ro": "rubrica | secțiunea | secțiune",
    "hu": "rovat",
    "tr": "bölüm | köşe | kategori",
    "id": "rubrik berita | kolom | kategori",
    "ar": "القسم | الباب",
    "fa": "بخش | ستون",
    "zh": "栏目 | 欄目 | 版块",
    "ja": "欄 | 面 | 部門",
    "ko": "섹션 | 분류",
}
_PLACES = {
    "en": "dateline | place | location",
    "de": "ort | datumszeile",
    "fr": "lieu",
    "es": "lugar",
    "it": "luogo",
    "pt": "local",
    "nl": "plaats",
    "ru": "место",
    "pl": "miejsce",
    "cs": "místo",
    "sv": "ort | plats",
    "da": "sted",
    "el": "τόπος",
    "ro": "locul",
    "hu": "hely",
    "tr": "yer",
    "id": "tempat",
}
_PAGES = {
    "en": "page | pages | p | pg",
    "de": "seite | seiten",
    "es": "página | páginas",
    "it": "pagina",
    "nl": "pagina | bladzijde",
    "ru": "страница | стр",
    "pl": "strona",
    "cs": "strana",
    "sv": "sida",
    "da": "side",
    "el": "σελίδα",
    "ro": "pagina",
    "hu": "oldal",
    "tr": "sayfa",
    "id": "halaman",
    "zh": "版面 | 版次 | 页码",
    "ja": "ページ | 頁",
}
_SUBTITLES = {
    "en": "subtitle | sub-title | subheading | subheadline | standfirst | deck",
    "de": "untertitel",
    "fr": "sous-titre | chapeau",
    "es": "subtítulo",
    "it": "sottotitolo",
    "pt": "subtítulo",
    "nl": "ondertitel",
    "ru": "подзаголовок",
    "pl": "podtytuł",
    "sv": "underrubrik",
    "da": "underrubrik | undertitel",
}
_OTHERS = "length | words | word count | copyright | copyright notice | document type | type | format | volume | issue"
_TABLES: tuple[tuple[Label, Mapping[str, str]], ...] = (
    ("title", _TITLES), ("subject", _SUBJECTS), ("authors", _AUTHORS), ("date", _DATES), ("source", _SOURCES),
    ("section", _SECTIONS), ("place", _PLACES), ("print_page", _PAGES), ("subtitle", _SUBTITLES),
    ("other", {"en": _OTHERS}), ("url", {"en": "address | web address"}), ("rubric", {"sv": "rubrik"}),
)  # fmt: skip
_RECORDS: tuple[tuple[str, Label], ...] = (
    ("title", "title"), ("authors", "authors"), ("date", "date"), ("first_date", "first_date"), ("source", "source"),
    ("outlet", "outlet"), ("section", "section"), ("language", "language"), ("url", "url"), ("keywords", "keywords"),
    ("edition", "edition"), ("print_page", "print_page"), ("accession", "accession"), ("database", "database"),
    ("crawl_date", "other"), ("text", "text"),
)  # fmt: skip
_SWEDISH = frozenset(("av", "forfattare", "skribent", "tidning", "kalla", "publicerad", "publicerat", "tidskrift"))
_LABEL_MOST = 40


def _plain(label: str) -> str:
    """Return a label as labels are compared: small letters without accents, one space between words."""
    low = unicodedata.normalize("NFKD", label.casefold())
    return " ".join("".join(c for c in low if not unicodedata.combining(c)).replace("ı", "i").replace("_", " ").split())


def _labels() -> dict[str, Label]:
    found: dict[str, Label] = {}
    for kind, table in _TABLES:
        for row in table.values():
            for label in row.split("|"):
                if kind == "rubric":
                    found[_plain(label)] = kind
                found.setdefault(_plain(label), kind)
    for name, kind in _RECORDS:
        for label in FIELDS[name]:
            found.setdefault(_plain(label), kind)
    return found


_LABELS = _labels()


@lru_cache(maxsize=1024)
def label_of(printed: str) -> Label | None:
    """Return what a printed label (without its colon) says, None when it is no label of a field."""
    if len(printed) > _LABEL_MOST:
        return None
    if found := _LABELS.get(_plain(printed)):
        return found
    if BY.is_whole(printed):
        return "authors"
    if POSTED_ON.is_whole(printed):
        return "date"
    return "section" if CATEGORIES.is_whole(printed) else None


def is_subject(printed: str) -> bool:
    """Tell the label of what a message is about, or of a title."""
    return _LABELS.get(_plain(printed)) in ("title", "subject")


def is_swedish(printed: str) -> bool:
    """Tell a label that is Swedish only: beside it, "Rubrik:" is a headline and no section."""
    return _plain(printed) in _SWEDISH
