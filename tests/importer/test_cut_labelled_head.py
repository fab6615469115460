"""Labelled heads: each field from its label, in any language, at the top of a text only."""

import pytest

from readroom.importer.cut.labelled_head import find_heads
from readroom.importer.cut.page import cut_lines
from readroom.importer.recipe.files import shipped
from readroom.importer.recipe.learn import Sample, learn
from readroom.importer.recipe.recipe import load, parse
from readroom.importer.refused_dates import with_refused_dates
from readroom.text.model import Article

ONE = (
    "The old crane fell into the basin at noon, and nobody was hurt, since all the men had gone to their dinner.\n\n"
    "The harbour master says that a new one will cost more than the town has in its chest this winter."
)
TWO = (
    "A whale was seen off the mole on Sunday by half of the congregation, and it stayed there for an hour.\n\n"
    "The sermon was heard by few; the vicar has written to us about it at some length, and not in anger."
)
FRONT = load(next(path for path in shipped() if path.stem == "front-matter"))

HEADS = {
    "en": (
        "Headline: The crane\nByline: By Ada Reed\nDate: May 3, 1922\nPublication: The Lamp",
        "Ada Reed",
        "The Lamp",
    ),
    "de": (
        "Überschrift: The crane\nVon: Käthe Weber\nDatum: 3.05.1922\nZeitung: Hafenbote",
        "Käthe Weber",
        "Hafenbote",
    ),
    "fr": ("Titre : The crane\nPar : Zoé Martin\nDate : 3 mai 1922\nJournal : Le Phare", "Zoé Martin", "Le Phare"),
    "es": ("Titular: The crane\nAutora: Inés Olmo\nFecha: 3 de mayo de 1922\nPeriódico: La Voz", "Inés Olmo", "La Voz"),
    "it": ("Titolo: The crane\nDi: Carlo Benti\nData: 3 maggio 1922\nFonte: Il Molo", "Carlo Benti", "Il Molo"),
    "pt": ("Título: The crane\nPor: Inácio Teles\nData: 3 de maio de 1922\nJornal: O Cais", "Inácio Teles", "O Cais"),
    "nl": ("Kop: The crane\nDoor: Wilma Steen\nDatum: 3 mei 1922\nKrant: De Bode", "Wilma Steen", "De Bode"),
    "ru": ("Заголовок: The crane\nАвтор: Анна Орлова\nДата: 3 мая 1922\nГазета: Маяк", "Анна Орлова", "Маяк"),
    "uk": ("Заголовок: The crane\nАвтор: Олена Коваль\nДата: 3 травня 1922\nДжерело: Порт", "Олена Коваль", "Порт"),
    "pl": ("Tytuł: The crane\nAutor: Jan Żak\nData: 3 maja 1922\nŹródło: Kurier", "Jan Żak", "Kurier"),
    "cs": ("Název: The crane\nAutor: Jana Malá\nDatum: 3. května 1922\nZdroj: Maják", "Jana Malá", "Maják"),
    "sv": ("Rubrik: The crane\nAv: Åsa Lind\nDatum: 3 maj 1922\nTidning: Bladet", "Åsa Lind", "Bladet"),
    "da": ("Overskrift: The crane\nAf: Karen Holm\nDato: 3. maj 1922\nAvis: Bladet", "Karen Holm", "Bladet"),
    "no": ("Tittel: The crane\nAv: Kari Holm\nDato: 3. mai 1922\nKilde: Bladet", "Kari Holm", "Bladet"),
    "el": (
        "Τίτλος: The crane\nΣυντάκτης: Ελένη Παππά\nΗμερομηνία: 3 Μαΐου 1922\nΠηγή: Ο Φάρος",
        "Ελένη Παππά",
        "Ο Φάρος",
    ),
    "ro": ("Titlu: The crane\nAutor: Ion Pop\nData: 3 mai 1922\nSursa: Gazeta", "Ion Pop", "Gazeta"),
    "hu": ("Cím: The crane\nSzerző: Kovács Anna\nDátum: 1922. május 3.\nForrás: Hírlap", "Kovács Anna", "Hírlap"),
    "tr": ("BAŞLIK: The crane\nYAZAR: Ayşe Gün\nTARİH: 3 Mayıs 1922\nKAYNAK: Posta", "Ayşe Gün", "Posta"),
    "id": ("Judul: The crane\nPenulis: Siti Rahayu\nTanggal: 3 Mei 1922\nSumber: Koran", "Siti Rahayu", "Koran"),
    "ar": ("العنوان: The crane\nالكاتب: أحمد علي\nالتاريخ: 3 مايو 1922\nالمصدر: الميناء", "أحمد علي", "الميناء"),
    "fa": ("عنوان: The crane\nنویسنده: علی رضایی\nتاریخ: 1922-05-03\nمنبع: بندر", "علی رضایی", "بندر"),
    "zh": ("标题：The crane\n作者：王小明\n日期：1922年5月3日\n来源：港口日报", "王小明", "港口日报"),
    "ja": ("タイトル：The crane\n著者：田中太郎\n日付：1922年5月3日\n出典：港新聞", "田中太郎", "港新聞"),
}


def cut(text: str, *, recipe: bool = False) -> list[Article]:
    return list(with_refused_dates(cut_lines(text, recipe=FRONT if recipe else None)).articles)


@pytest.mark.parametrize("language", HEADS)
def test_each_field_comes_from_its_label(language: str) -> None:
    head, author, source = HEADS[language]
    for recipe in (False, True):
        (article,) = cut(f"{head}\n\n{ONE}\n", recipe=recipe)
        assert (article.title, article.authors, article.source) == ("The crane", (author,), source)
        assert (article.date and article.date.value, article.outlet, article.body.text) == ("1922-05-03", None, ONE)
        assert all(article.evidence[name].confidence > 0.9 for name in ("title", "authors", "date", "source"))


def test_more_fields_and_what_a_label_says_beside_others() -> None:
    (article,) = cut(
        f"Titel: Der Kran\nRubrik: Lokales\nAutor: von Anna Weber; Reed, Ada\nDateline: HARBOURTOWN, 3 May 1922\n"
        f"Seite: 4\nTags: crane, harbour\nBox: 12\nLanguage: English\nText: {ONE}"
    )
    assert (article.title, article.section, article.authors) == ("Der Kran", "Lokales", ("Anna Weber", "Reed, Ada"))
    assert (article.print_page, article.keywords, article.language) == ("4", ("crane", "harbour"), "en")
    assert (article.date and article.date.value, article.body.text) == ("1922-05-03", ONE)
    (above,) = cut(f"The crane\nBy: Ada Reed\nDate: 3 May 1922\n\n{ONE}")
    assert (above.title, above.authors, above.body.text) == ("The crane", ("Ada Reed",), ONE)
    (wrapped,) = cut(f"TITLE: The crane that\n  fell\n\nBY: Ada Reed\n\n-----\n{ONE}")
    assert (wrapped.title, wrapped.authors, wrapped.body.text) == ("The crane that fell", ("Ada Reed",), ONE)


@pytest.mark.parametrize(
    ("line", "field", "said"),
    [
        ("Date: 31 June 1922", "date", "no day that there is"),
        ("Date: 03/04/1922", "date", "more than one way"),
        ("Date: c. 1925", "date", "no date that can be read"),
        ("By: Staff reporter and others of this house", "authors", "labelled"),
    ],
)
def test_what_is_unsure_waits_for_review(line: str, field: str, said: str) -> None:
    for recipe in (False, True):
        (article,) = cut(f"Title: The crane\n{line}\nSource: The Lamp\n\n{ONE}", recipe=recipe)
        assert article.date is None
        assert article.evidence[field].confidence < 0.6
        assert recipe or said in article.evidence[field].reason


@pytest.mark.parametrize("parted", ["-----\n\n", "* * *\n", "=" * 60 + "\n", ""])
def test_several_heads_are_several_articles(parted: str) -> None:
    articles = cut(f"Title: One\nBy: Ada Reed\n\n{ONE}\n\n{parted}Title: Two\nBy: Tom Baker\nDate: 1922\n\n{TWO}\n")
    assert [(a.title, a.authors, a.body.text) for a in articles] == [
        ("One", ("Ada Reed",), ONE),
        ("Two", ("Tom Baker",), TWO),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Note: the widow was asked to go.\n\n{ONE}",
        f"Paper: mayor knew of the toll\n\n{ONE}",
        f"Title: one two\n{ONE}",
        f"The crane\n\n{ONE}\n\nTitle: One\nAuthor: Ada Reed\n\n{TWO}",
        "Title: One\nAuthor: Ada Reed\n",
    ],
)
def test_what_is_no_head(text: str) -> None:
    assert find_heads(text.split("\n")) == []


def test_labelled_lines_further_down_are_text() -> None:
    form = f"The form said:\n\nAuthor: nobody\nDate: none\n\n{TWO}"
    (article,) = cut(f"Title: The crane\nBy: Ada Reed\n\n{ONE}\n\n{form}")
    assert (article.title, article.authors, article.section) == ("The crane", ("Ada Reed",), None)
    assert article.body.text.startswith(ONE)
    assert article.body.text.endswith(TWO)


def test_a_title_alone_may_come_again_with_its_label() -> None:
    articles = cut(f"HEADLINE: One\n\n{ONE}\n\nHEADLINE: Two\n\n{TWO}\n")
    assert [(a.title, a.body.text) for a in articles] == [("One", ONE), ("Two", TWO)]


def test_what_a_recipe_says_goes_first() -> None:
    text = f"Title: The crane\nBy: Ada Reed\nDate: 3 May 1922\n\n{ONE}"
    own = parse("[article]\ndate = 'none'\nbyline = 'head'\n", "own.toml")
    (article,) = cut_lines(text, recipe=own).articles
    assert (article.title, article.authors, article.date) == ("The crane", ("Ada Reed",), None)


def test_a_proposed_recipe_reads_labels() -> None:
    texts = [f"Titel: Der Kran\nVon: Anna Weber\n\n{body}\n" for body in (ONE, TWO)]
    found = learn([Sample(f"{n}.txt", cut_lines(text)) for n, text in enumerate(texts)])
    assert (found.tables["article"]["labelled"], found.tables["split"]) == (True, {"single": True})
