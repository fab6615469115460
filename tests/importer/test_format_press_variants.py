"""What exports of press databases vary in: languages, generations, missing and unknown fields, broken documents."""

import io
from pathlib import Path
from typing import Any

import pytest

from readroom.importer.formats import Declared, Format, Left, Part, Record, Unreadable, find_format
from readroom.text.model import Article, Page


@pytest.fixture
def folder(root: Path) -> Path:
    return root / "tests" / "fixtures" / "formats"


def opened(path: Path) -> tuple[Format, bytes]:
    data = path.read_bytes()
    reader = find_format(data[:65536], path.name)
    assert reader is not None
    return reader, data


def parts(path: Path) -> list[Part]:
    reader, data = opened(path)
    return list(reader.records(io.BytesIO(data)))


def pages(path: Path) -> list[Page | str]:
    reader, data = opened(path)
    if not reader.container:
        return [reader.read(data, path.name)]
    found: list[Page | str] = []
    for part in reader.records(io.BytesIO(data)):
        if isinstance(part, Record):
            try:
                found.append(reader.read_record(part.data, part.number, path.name))
            except Unreadable as problem:
                found.append(str(problem))
    return found


def articles(path: Path) -> list[Article | str]:
    return [a for page in pages(path) for a in ([page] if isinstance(page, str) else page.articles)]


def one(found: Article | str) -> Article:
    assert isinstance(found, Article)
    return found


def day(article: Article) -> str | None:
    return article.date.value if article.date else None


def asides(article: Article) -> list[tuple[str, str]]:
    return [(a.kind, a.text) for a in article.body.asides]


def reasons(page: Page | str) -> dict[str, str]:
    assert isinstance(page, Page)
    lines = page.text.split("\n")
    return {lines[v.line - 1].strip(): v.reason for v in page.verdicts if lines[v.line - 1].strip()}


VARIANTS = [
    "nexis_wires.txt", "nexis_dates_de.txt", "nexis_cp1252_fr.txt", "nexis_utf16_it.txt", "nexis_table.html",
    "nexis_fr.docx", "nexis_plus.docx", "nexis_classic.rtf", "factiva_zh.html", "factiva_ru.html",
    "factiva_codes_more.html", "factiva_contents.rtf", "factiva_table_codes.rtf", "factiva_more.xml",
    "europresse_new.html", "europresse_tables.html", "proquest_more.txt", "proquest_more.html",
    "proquest_forwarded.eml",
]  # fmt: skip


@pytest.mark.parametrize("name", VARIANTS)
def test_every_line_has_a_verdict_and_every_field_its_line(folder: Path, name: str) -> None:
    for page in pages(folder / name):
        if isinstance(page, str):
            continue
        lines = page.text.split("\n")
        assert [v.line for v in page.verdicts] == list(range(1, len(lines) + 1))
        assert "not understood" not in {v.reason for v in page.verdicts}
        for article in page.articles:
            assert article.database
            for field in ("title", "accession", "source", "section", "print_page", "edition"):
                value = getattr(article, field)
                if value:
                    near = " ".join(lines[(article.evidence[field].line or 0) - 1 :][:4])
                    assert value in " ".join(near.split()), (field, value, near)
            if article.date:
                assert article.date.raw in lines[(article.date.line or 0) - 1]
            for aside in article.body.asides:
                assert 0 <= aside.at <= len(article.body.text)
                assert aside.line is not None
                assert aside.text.split()[0].strip("—") in " ".join(lines[aside.line - 1 :][:3])
        # No letter of what was kept is lost, and nothing else is in a text.
        kept = "".join(
            lines[v.line - 1].removeprefix("Full text: ").removeprefix("Abstract: ")
            for v in page.verdicts
            if v.verdict == "kept"
        )
        text = "".join(a.body.text for a in page.articles)
        assert sorted(c for c in kept if c.isalnum()) == sorted(c for c in text if c.isalnum()), name


def test_a_wire_story(folder: Path) -> None:
    path = folder / "nexis_wires.txt"
    assert [p for p in parts(path) if isinstance(p, Declared)] == [Declared(7)]
    wire = one(articles(path)[0])
    assert (wire.title, wire.authors, wire.edition) == (
        "BC-Ferry-Winter, 2nd Ld-Writethru",
        ("INES MARLOW",),
        "BC cycle",
    )
    assert (wire.source, wire.section, day(wire)) == ("Coastal Press International", "Domestic News", "2021-03-03")
    assert "NOTES: that is what the clerk wrote" in wire.body.text
    assert wire.keywords == ("FERRIES", "HARBORS")
    assert reasons(pages(path)[0])["TIDE-TABLE: N-4"] == "other label: TIDE-TABLE"
    assert reasons(pages(path)[0])["3:45 AM Eastern Time"] == "time"


def test_a_broadcast(folder: Path) -> None:
    show = one(articles(folder / "nexis_wires.txt")[1])
    assert (show.title, show.source, show.authors) == ("Ferry vote; who paid for the boat", "HARBOUR RADIO", ())
    assert show.body.text.split("\n\n") == [
        "TOM ABARA, HOST: Good morning, and welcome.",
        "INES MARLOW: Good morning. PHOTO: that is a word I never use.",
        "ABARA: Thanks for coming.",
    ]
    assert asides(show) == [("deck", "The board has voted."), ("deck", "Two guests talk about it.")]


def test_a_correction_in_two_paragraphs_and_a_copyright_on_top(folder: Path) -> None:
    found = one(articles(folder / "nexis_wires.txt")[2])
    assert (found.title, found.source, found.edition) == (
        "Pier lights mended; Town pays half",
        "The Evening Tide",
        "Late Edition - Final",
    )
    assert asides(found) == [
        ("note", "Correction Appended"),
        ("note", "An earlier version named the wrong pier."),
        ("note", "It was the north pier."),
        ("caption", "Table (source: harbour office)"),
    ]


def test_issues_without_a_day(folder: Path) -> None:
    spring, letters, winter, fault = articles(folder / "nexis_wires.txt")[3:]
    assert (day(one(spring)), one(spring).title, one(spring).print_page) == ("2021", None, "Pg. 12-14")
    assert one(letters).body.text.count("\n\n") == 1
    assert day(one(winter)) is None
    assert one(winter).evidence["date"].reason == "not read as a date: Winter 2020/2021"
    assert one(winter).title == "Two years in one winter"
    assert isinstance(fault, str)
    assert fault.startswith("no document: LexisNexis says 'We are sorry")


def test_german_dates(folder: Path) -> None:
    first, second, third = map(one, articles(folder / "nexis_dates_de.txt"))
    assert (day(first), first.edition, first.title) == ("2010-01-11", "Ausgabe Nord", "Netze und Gezeiten")
    assert (day(second), second.url) == ("2012-02-27T21:50", "http://hafenblatt.example/warnung")
    assert second.authors == ("Lindqvist, Mara",)
    assert asides(second) == [("deck", "Der Rat hat gewarnt.")]
    assert (day(third), third.title, third.source) == ("2010-01", None, "Das Hafenmagazin")


def test_charsets_of_text_exports(folder: Path) -> None:
    (french,) = map(one, articles(folder / "nexis_cp1252_fr.txt"))
    assert (french.title, french.edition) == ("Le bac est à quai", "Édition du soir")
    assert french.authors == ("Maud Delaunay", "Jean Perrin")
    assert french.keywords == ("TRANSPORT MARITIME", "PORT-ELLERY")
    italian, dutch = map(one, articles(folder / "nexis_utf16_it.txt"))
    assert (italian.title, italian.language, italian.print_page) == ("Il battello è in porto", "it", "Pag. 4")
    assert (dutch.title, dutch.language, dutch.print_page) == ("De boot ligt stil", "nl", "blz. 2")


def test_a_byte_order_mark_and_page_breaks_change_nothing(folder: Path) -> None:
    path = folder / "nexis_en.txt"
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    reader, _ = opened(path)
    broken = data.replace(b"                               2 of 4", b"\f                               2 of 4")

    def read(bytes_: bytes) -> list[Any]:
        found = []
        for part in reader.records(io.BytesIO(bytes_)):
            if isinstance(part, Record):
                try:
                    found.append(reader.read_record(part.data, part.number, "x").articles[0].body)
                except Unreadable as problem:
                    found.append(str(problem))
        return found

    assert read(data) == read(b"\xef\xbb\xbf" + data) == read(broken) == read(data.replace(b"\n", b"\r\n"))
    assert read(data) == read(data.decode().encode("utf-16-be")) == read(data.replace(b"\n", b"\r"))


def test_lexisnexis_html_with_tables_and_faults(folder: Path) -> None:
    path = folder / "nexis_table.html"
    assert [p for p in parts(path) if isinstance(p, Declared)] == [Declared(3)]
    table, fault, german = articles(path)
    assert (one(table).title, one(table).edition) == (None, "Island Final Edition")
    assert (one(table).section, one(table).print_page) == (None, "Pg. B22")
    assert one(table).body.text == "Boat | Pier | Crossings\nAda | north | 4"
    assert [s.kind for s in one(table).body.spans][:2] == ["table", "row"]
    assert isinstance(fault, str)
    assert "there is an error in this document" in fault
    assert (one(german).title, day(one(german))) == ("Erster Teil; Zweiter Teil", "2012-02-27T21:50")
    headings = [one(german).body.text[s.start : s.end] for s in one(german).body.spans if s.kind == "heading"]
    assert headings == ["Niemand kam zur Sitzung"]
    assert asides(one(german)) == [("deck", "Der Rat hat gewarnt."), ("note", "Es war der Nordpier.")]


def test_factiva_in_chinese(folder: Path) -> None:
    first, last = map(one, articles(folder / "factiva_zh.html"))
    assert (first.title, first.section, first.authors) == ("Nets and tides", "Weekend", ("INES MARLOW",))
    assert (day(first), first.source, first.print_page, first.language) == (
        "2021-03-03",
        "The Harbour Gazette",
        "9",
        "en",
    )
    assert (first.outlet, first.edition, first.accession) == (None, None, "HGZ0000020210303eh3300021")
    assert first.body.text.endswith("IN memory of them the bell was rung.")
    assert asides(first) == [("caption", "The nets on the north pier. Photo: Ines Marlow")]
    assert (last.title, last.authors, last.outlet) == (
        "Second boat; Who will row it",
        ("Carla Reyes", "Jon Wren"),
        "CP",
    )
    assert last.body.text == "The yard will deliver a boat in May."
    assert reasons(pages(folder / "factiva_zh.html")[1])["© 2021 Factiva, Inc. All rights reserved."] == (
        "Factiva's own words"
    )


def test_factiva_in_russian_and_japanese(folder: Path) -> None:
    russian, japanese = map(one, articles(folder / "factiva_ru.html"))
    assert (russian.title, russian.authors, day(russian)) == ("Паром пойдёт и зимой", ("Анна Ветрова",), "2021-03-03")
    assert (russian.language, russian.source) == ("ru", "Портовые ведомости")
    assert (japanese.title, day(japanese), japanese.language) == ("冬も渡し船", "2021-03-03", "ja")
    assert japanese.body.text == "港の委員会は、冬も小さな船を走らせることを決めた。"


def test_factiva_codes_that_are_rare_or_unknown(folder: Path) -> None:
    (page,) = pages(folder / "factiva_codes_more.html")
    assert isinstance(page, Page)
    (article,) = page.articles
    assert (article.authors, article.outlet) == (("Maud Delaunay", "Jean Perrin"), "Agence France-Presse")
    assert (article.section, article.source, page.problem) == ("Port", "Le Courrier du port", None)
    assert article.body.text.endswith("Bateau     Quai\nAda        nord")
    assert asides(article) == [
        ("deck", "Deux cents personnes l'avaient demandé"),
        ("caption", "Le bac au quai nord."),
        ("note", "Une première version nommait un autre quai."),
    ]
    why = reasons(page)
    assert (why["N-4"], why["Récapitulatif de la recherche"]) == ("other label: XQ", "Factiva's own words")


def test_a_page_of_styles_in_front_hides_no_export(folder: Path) -> None:
    data = (folder / "factiva_zh.html").read_bytes()
    long = data.replace(b"</style>", b".filler{color:#000}" * 5000 + b"</style>")
    assert b'id="article-' not in long[:65536]
    found = find_format(long[:65536], "x.html")
    assert found is not None
    assert found.name == "factiva-html"
    assert sum(isinstance(p, Record) for p in found.records(io.BytesIO(long))) == 2


def test_a_page_of_factiva_without_articles(folder: Path) -> None:
    data = (folder / "factiva_zh.html").read_bytes().split(b"<span></span>")[0]
    found = find_format(data, "x.html")
    assert found is not None
    assert list(found.records(io.BytesIO(data))) == [Left("a page of Factiva without articles")]


def test_factiva_as_rtf_with_contents_and_summary(folder: Path) -> None:
    (page,) = pages(folder / "factiva_contents.rtf")
    assert isinstance(page, Page)
    first, second = page.articles
    assert (first.section, first.title, first.edition) == ("News", "Ferry to run through the winter", "Late Edition")
    assert first.body.text.split("\n\n")[-1] == "IN memory of the old boat, a bell was rung."
    assert (second.title, second.accession) == ("Nets and tides", "EVT0000020210305eh3500042")
    why = reasons(page)
    assert why["Ferry to run through the winter....2"] == "cover of the export"
    assert why["Harbour Gazette Press Ltd"] == "publisher"
    assert why["Results Found 2"] == "below the last document"


def test_factiva_codes_in_a_table_of_rtf(folder: Path) -> None:
    first, second = map(one, articles(folder / "factiva_table_codes.rtf"))
    assert first.body.text == "IN April the ferry runs again.\n\nThe board said so.\n\nIt will cross four times a day."
    assert first.keywords == ("Port Ellery Shipping Ltd", "Ferry Services", "Local News")
    assert (first.section, second.title, second.language) == ("News", "Zweites Boot bestellt", "de")
    assert (second.accession, day(second)) == ("HBL0000020210404eh4400044", "2021-04-04")


def test_factiva_xml_with_everything(folder: Path) -> None:
    path = folder / "factiva_more.xml"
    assert [p for p in parts(path) if isinstance(p, Declared)] == [Declared(2)]
    first, second = articles(path)
    article = one(first)
    assert (article.title, article.authors, article.outlet) == (
        "Piers counted",
        ("Ines Marlow", "Tom Abara"),
        "Reuters",
    )
    assert article.body.text == (
        "The harbour office has counted its piers.\n\nPier     Boats\nNorth        2\nSouth        1\n\n"
        "The fourth is a wall."
    )
    assert asides(article) == [
        ("deck", "There are four"),
        ("caption", "The wall."),
        ("note", "An earlier version counted five."),
    ]
    assert second == "no text in this record"


def test_europresse_of_today(folder: Path) -> None:
    found = articles(folder / "europresse_new.html")
    first, third = one(found[0]), one(found[2])
    assert (first.source, first.title) == ("Le Courrier du port (site web)", "Le bac circulera tout l'hiver")
    assert (first.section, first.print_page, day(first)) == ("Port", "p. 11", "2021-03-03")
    assert (first.authors, first.outlet) == (("Maud Delaunay", "Jean Perrin"), "La Marée du soir")
    assert first.accession == "news·20210303·CDP·0q1503_1256056"
    assert first.body.text.split("\n\n") == [
        "Le conseil du port a décidé mardi de faire circuler le petit bac.",
        "Quatre allers-retours",
        "Il fera quatre allers-retours par jour.",
        "Bateau | Quai\nAda | nord",
        "Numéro de quai : le quatre, dit-on.",
    ]
    assert asides(first)[2:] == [
        ("deck", "Deux cents personnes l'avaient demandé."),
        ("caption", "Le bac au quai nord."),
        ("note", "Une première version nommait un autre quai."),
    ]
    assert found[1] == "only a link: Europresse does not hold the text of this document"
    assert (third.authors, day(third), third.section) == (("Carla Reyes",), "2021-03-04T18:15", "News")
    assert third.body.text.count("\n\n") == 1


def test_europresse_in_text_nodes(folder: Path) -> None:
    first, second = map(one, articles(folder / "europresse_tables.html"))
    assert (first.title, first.section, day(first), first.authors) == ("Un titre : le phare", "Port", "2006-10-05", ())
    assert first.body.text == (
        "Le phare est rallumé, dit-on à l'école. Les pêcheurs ont applaudi.\n\nPersonne n'a dormi."
    )
    assert (second.title, second.source, second.print_page) == ("Les filets", "Le Magazine du port", "p. 03")
    assert (second.authors, second.accession) == (("Maud Delaunay",), "news·20061012·MDP·156190")
    assert second.body.text == "Personne n'est venu chercher les filets.\n\n(1) Une note."


def test_labels_of_proquest_that_vary(folder: Path) -> None:
    path = folder / "proquest_more.txt"
    found = articles(path)
    first, second, third = map(one, found[:3])
    assert (first.title, first.edition) == ("Ferry to run through the winter", "Island Final Edition")
    assert (day(first), first.authors) == ("2021-03-03", ("Ines Marlow",))
    assert first.url == "https://www.proquest.com/docview/2400000051"
    assert first.keywords[2:] == ("Boats", "Sea transportation", "Port Ellery Shipping Ltd", "Kelso Point Yard")
    assert first.body.text.split("\n\n")[3:] == ["Subject: that is how the letter began.", "With files from Tom Abara"]
    assert reasons(pages(path)[0])["Tide table: N-4"] == "other label: Tide table"
    # A label's form does not make a paragraph one, where the text has blank lines of its own.
    assert second.body.text.endswith("Contact: the harbour office, in the morning.")
    assert (day(second), second.source) == ("2021-04-08", "The Evening Tide")
    assert (day(third), third.body.text.count("\n\n")) == ("2020", 1)
    page = pages(path)[2]
    assert isinstance(page, Page)
    assert page.problem == "only the abstract: the record has no full text"
    assert found[3:] == [
        "no text in this record: ProQuest has no full text of it",
        "no text in this record",
    ]


def test_proquest_markup_that_is_broken(folder: Path) -> None:
    first, second = map(one, articles(folder / "proquest_more.html"))
    assert first.body.text == (
        "The pier lights were mended on Friday.\n\nLocation: the north pier, as everybody knows.\n\n"
        "They were tested at night."
    )
    assert asides(first) == [("note", "It was the south pier.")]
    assert first.keywords == ("Lights", "Piers & quays", "Harbour Office")
    assert second.body.text == "There are forty boats.\n\nThere are four piers."
    assert (second.title, day(second)) == ("Boats counted", "2021-03-10")


def test_proquest_forwarded_as_plain_text(folder: Path) -> None:
    first, second = map(one, articles(folder / "proquest_forwarded.eml"))
    assert (first.title, first.edition, first.authors) == (
        "Ferry to run through the winter",
        "Island Final Edition",
        ("Marlow, Ines",),
    )
    assert first.body.text.split("\n\n")[1] == "Subject: the treasurer said, and nobody laughed."
    assert (first.accession, first.url) == ("2400000071", "https://search.proquest.com/docview/2400000071")
    assert (second.title, second.body.text) == ("Nets and tides", "The tide took six nets.")


PAGES = {
    "a blog with boxes called article": b'<html><head><title>Tides</title></head><body><div class="article">'
    b'<td class="index">Contents</td><p>About Factiva and <b>HD</b> screens.</p></div></body></html>',
    "a page about Factiva": b"<html><head><title>Factiva</title></head><body><p>What Factiva is.</p></body></html>",
    "a page about Europresse": b"<html><body><p>Classes: DocPublicationName, titreArticleVisu.</p></body></html>",
    "a page with an anchor": b'<html><body><a name="DocID_1"></a><p>Nothing else.</p></body></html>',
    "a comment about documents": b"<html><body><!-- <DOC NUMBER=1> --><p>An old collection.</p></body></html>",
    "a list in capitals": b"MINUTES\n\n1 of 10 DOCUMENTS\n\nThe harbour board voted on Tuesday.\n",
    "a letter with a rule": b"_" * 60 + b"\n\nLinks: none of them work.\n\nYours, Ines\n",
    "a mail about ProQuest": b"From: a@example.org\nSubject: ProQuest\nContent-Transfer-Encoding: quoted-printable\n\n"
    b"Do we have ProQuest?\n",
}


@pytest.mark.parametrize("name", PAGES)
def test_ordinary_pages_that_name_them_are_left_alone(name: str) -> None:
    found = find_format(PAGES[name], "x")
    assert found is None or not found.name.startswith(("nexis", "factiva", "europresse", "proquest"))
