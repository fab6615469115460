"""Nexis Uni and Lexis+ exports as Word and RTF: covers, several documents, broken ones, languages, single files."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer.formats import Record, Unreadable, find_format, formats
from readroom.text.model import Page

Paragraphs = list[tuple[str, str]]
Writer = Callable[[Paragraphs], bytes]

ENGLISH: Paragraphs = [
    ("User Name: A Reader", ""),
    ("Date and Time: Friday, March 19, 2021 4:51:00 PM CET", ""),
    ("Job Number: 100000001", ""),
    ("Documents (3)", ""),
    ("1. Ferry to run through the winter", ""),
    ("2. A photograph of the pier", ""),
    ("Client/Matter: -None-", ""),
    ("Ferry to run through the winter", "Bookmark_1"),
    ("The Harbour Gazette (Port Ellery)", ""),
    ("March 3, 2021 Wednesday", ""),
    ("Edition 1, Islands", ""),
    ("Copyright 2021 Harbour Gazette Press All Rights Reserved", ""),
    ("Section: NEWS; Pg. 4", ""),
    ("Length: 62 words", ""),
    ("Byline: Ines Marlow", ""),
    ("Highlight: Two hundred people had written.", ""),
    ("Body", "Body"),
    ("The harbour board voted on Tuesday to keep the small **fer**ry running through the winter.", ""),
    ("Notes: none, the clerk wrote.", ""),
    ("**Graphic**", ""),
    ("The ferry at the north pier on Monday.", ""),
    ("Classification", "Classification"),
    ("Language: ENGLISH", ""),
    ("Publication-Type: Newspaper", ""),
    ("Subject: FERRIES (90%); HARBORS (78%)", ""),
    ("Load-Date: March 4, 2021", ""),
    ("End of Document", ""),
    ("A photograph of the pier", "Bookmark_2"),
    ("The Evening Tide", ""),
    ("March 5, 2021 Friday 6:15 PM GMT", ""),
    ("Length: 0 words", ""),
    ("Body", ""),
    ("Load-Date: March 6, 2021", ""),
    ("End of Document", ""),
]
GERMAN: Paragraphs = [
    ("Fähre fährt auch im Winter", "Bookmark_1"),
    ("Hafenblatt", ""),
    ("3. März 2021 Mittwoch", ""),
    ("Copyright 2021 Hafenblatt Verlag Alle Rechte vorbehalten", ""),
    ("Rubrik: LOKALES; S. 3", ""),
    ("Länge: 31 Wörter", ""),
    ("Autor: Mara Lindqvist", ""),
    ("Volltext", ""),
    ("Der Hafenrat hat am Dienstag beschlossen, die kleine Fähre auch im Winter fahren zu lassen.", ""),
    ("Zweihundert Menschen hatten darum gebeten.", ""),
    ("Klassifizierung", ""),
    ("Sprache: GERMAN; DEUTSCH", ""),
    ("Ladedatum: 4. März 2021", ""),
    ("Ende des Dokuments", ""),
]
FRENCH: Paragraphs = [
    ("Nom d'utilisateur: Une lectrice", ""),
    ("Numéro de la tâche: 100000002", ""),
    ("Documents (1)", ""),
    ("1. Le bac circulera tout l'hiver", ""),
    ("Le bac circulera tout l'hiver", ""),
    ("Le Courrier du port", ""),
    ("3 mars 2021 mercredi 10:15 AM GMT+1", ""),
    ("Rubrique: PORT; Pg. 2", ""),
    ("Longueur: 31 mots", ""),
    ("Auteur: Maud Delaunay", ""),
    ("Encart: Le conseil a voté.", ""),
    ("Le conseil du port a décidé mardi de faire circuler le petit bac.", ""),
    ("Sujet : c'est ainsi que la trésorière a commencé.", ""),
    ("Classification", ""),
    ("Langue: FRENCH; FRANÇAIS", ""),
    ("Table des marées: N-4", ""),
    ("Date de chargement: 4 mars 2021", ""),
    ("Fin du document", ""),
]
# Lexis+: the date of loading above the text, a table in it, numbers of pages, a last record that breaks off.
PLUS: Paragraphs = [
    ("Date and Time: Friday, March 19, 2021 4:51:00 PM CET", ""),
    ("Job Number: 100000003", ""),
    ("Documents (2)", ""),
    ("1. Boats and piers", ""),
    ("Client/Matter: -None-", ""),
    ("Search Terms: pier", ""),
    ("|Content Type|Narrowed by", ""),
    ("|News|Sources: The Evening Tide", ""),
    ("2. Nets and tides", ""),
    ("Client/Matter: -None-", ""),
    ("Search Terms: pier", ""),
    ("|Content Type|Narrowed by", ""),
    ("|News|Sources: The Evening Tide", ""),
    ("Boats and **pier**s", ""),
    ("The Evening Tide", ""),
    ("March 6, 2021, Saturday,, FINAL EDITION", ""),
    ("Copyright 2021 Evening Tide", ""),
    ("Section:\u00a0NEWS;; COVER STORY", ""),
    ("Length:\u00a012 words", ""),
    ("Load-Date: March 7, 2021", ""),
    ("**Body**", "Body"),
    ("Every boat has a pier.", ""),
    ("|Boat|Pier", ""),
    ("|Ada|north", ""),
    ("Page 1 of 2", ""),
    ("Boats and piers", ""),
    ("**Who rows**", ""),
    ("Nobody rows.", ""),
    ("Graphic", ""),
    ("That is all.", ""),
    ("End of Document", ""),
    ("Nets and tides", ""),
    ("The Evening Tide", ""),
    ("March 7, 2021 Sunday", ""),
    ("Length: 5 words", ""),
    ("**Body**", ""),
    ("Nobody came.", ""),
]
CLASSIC: Paragraphs = [
    ("Download Request: Selected Items: 1-2", ""),
    ("1 of 2 DOCUMENTS", ""),
    ("The Harbour Gazette", ""),
    ("March 3, 2021 Wednesday", ""),
    ("Edition 1", ""),
    ("Ferry to run", ""),
    ("BYLINE: Ines Marlow", ""),
    ("LENGTH: 9 words", ""),
    ("The board voted to keep the ferry.", ""),
    ("LOAD-DATE: March 4, 2021", ""),
    ("2 of 2 DOCUMENTS", ""),
    ("The Evening Tide", ""),
    ("March 4, 2021 Thursday", ""),
    ("Second boat", ""),
    ("LENGTH: 4 words", ""),
    ("A boat was ordered.", ""),
    ("LANGUAGE: ENGLISH", ""),
]
ADDRESS = (
    "https://advance.lexis.example/api/document?collection=news&amp;id=urn:contentItem:62AB-1CD1-JBTY-T1M6-00000-00"
)
LINKED: Paragraphs = [
    ("@Ferry to run through the **win**ter", "Bookmark_1"),
    *ENGLISH[8:27],
]
LIST: Paragraphs = [*ENGLISH[:7], ("Search Terms: ferry", "")]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(paragraphs: Paragraphs) -> bytes:
    """Return a Word document; `**` begins and ends a bold run, `|` a row of a table, `@` a headline with a link."""
    rows: list[str] = []
    table: list[str] = []

    def runs(text: str) -> str:
        return "".join(
            f'<w:r>{"<w:rPr><w:b/></w:rPr>" if place % 2 else ""}<w:t xml:space="preserve">{part}</w:t></w:r>'
            for place, part in enumerate(text.split("**"))
            if part
        )

    for number, (text, bookmark) in enumerate([*paragraphs, ("", "")]):
        if text.startswith("|"):
            cells = "".join(f"<w:tc><w:p>{runs(cell)}</w:p></w:tc>" for cell in text[1:].split("|"))
            table.append(f"<w:tr>{cells}</w:tr>")
            continue
        if table:
            rows.append(f"<w:tbl>{''.join(table)}</w:tbl>")
            table = []
        mark = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>' if bookmark else ""
        inner = f'<w:hyperlink r:id="r9">{runs(text[1:])}</w:hyperlink>' if text.startswith("@") else runs(text)
        rows.append(f"<w:p>{mark}{inner}</w:p>")
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/hyperlink" Target="{ADDRESS}&amp;context=1000" TargetMode="External"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/'
        f'2006/relationships"><w:body>{"".join(rows)}</w:body></w:document>',
    }
    return zipped({name: text.encode() for name, text in parts.items()})


def rtf(paragraphs: Paragraphs) -> bytes:
    """Return the same as RTF."""
    rows = []
    for text, bookmark in paragraphs:
        mark = f"{{\\*\\bkmkstart {bookmark}}}{{\\*\\bkmkend {bookmark}}}" if bookmark else ""
        plain = "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text)
        if plain.startswith("@"):
            address = ADDRESS.replace("&amp;", "&")
            field = f'{{\\field{{\\*\\fldinst HYPERLINK "{address}&context=1000"}}{{\\fldrslt {plain[1:]}}}}}'
            rows.append(f"\\pard {mark}{field.replace('**', '')}\\par")
            continue
        if plain.startswith("|"):
            cells = plain[1:].split("|")
            ends = "".join(f"\\cellx{2000 * n}" for n in range(1, len(cells) + 1))
            rows.append(f"\\trowd{ends}" + "".join(f"\\pard\\intbl {cell}\\cell" for cell in cells) + "\\row")
            continue
        bold = "".join(f"{{\\b {part}}}" if place % 2 else part for place, part in enumerate(plain.split("**")))
        rows.append(f"\\pard {mark}{bold}\\par")
    return ("{\\rtf1\\ansi\\ansicpg1252\\uc1\n" + "\n".join(rows) + "\n}").encode("ascii")


def zipped(files: dict[str, bytes]) -> bytes:
    """Return an archive whose bytes are the same on every day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 3, 3, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def fixtures() -> dict[str, bytes]:
    """Return the committed files of these tests by their names."""
    return {
        "nexis_en.docx": docx(ENGLISH),
        "nexis_de.rtf": rtf(GERMAN),
        "nexis_fr.docx": docx(FRENCH),
        "nexis_plus.docx": docx(PLUS),
        "nexis_classic.rtf": rtf(CLASSIC),
        "nexis_linked.docx": docx(LINKED),
        "nexis_files.zip": zipped(
            {
                "Files (2)/Ferry to run through the winter.docx": docx(ENGLISH[7:27]),
                "Files (2)/Boats and piers.docx": docx([*PLUS[:2], ("Documents (1)", ""), *PLUS[3:8], *PLUS[13:31]]),
                "Files (2)/Files (2)_doclist.docx": docx(LIST),
            }
        ),
    }


def read(data: bytes) -> Page:
    found = find_format(data[:65536], "x")
    assert found is not None
    return found.read(data, "x")


@pytest.mark.parametrize("write", [docx, rtf])
def test_every_document_of_an_export(write: Writer) -> None:
    page = read(write(ENGLISH))
    assert page.extractor == f"lexisnexis {page.format}"
    (article,) = page.articles
    assert article.title == "Ferry to run through the winter"
    assert (article.source, article.edition) == ("The Harbour Gazette (Port Ellery)", "Edition 1, Islands")
    assert (article.authors, article.section, article.print_page) == (("Ines Marlow",), "NEWS", "Pg. 4")
    assert article.date is not None
    assert (article.date.value, article.date.line) == ("2021-03-03", 10)
    assert (article.database, article.language, article.keywords) == ("LexisNexis", "en", ("FERRIES", "HARBORS"))
    assert article.body.text == (
        "The harbour board voted on Tuesday to keep the small ferry running through the winter.\n\n"
        "Notes: none, the clerk wrote."
    )
    assert [(a.kind, a.text) for a in article.body.asides] == [
        ("deck", "Two hundred people had written."),
        ("caption", "The ferry at the north pier on Monday."),
    ]
    assert page.problem == "document 2 has no text; 2 documents where the export declares 3"
    lines = page.text.split("\n")
    assert [v.line for v in page.verdicts] == list(range(1, len(lines) + 1))
    assert [v.line for v in page.verdicts if v.reason == "cover of the export"] == list(range(1, 8))
    assert article.lines == (8, 27)
    for field in ("title", "date", "authors", "source"):
        assert lines[(article.evidence[field].line or 0) - 1]
    assert lines[(article.evidence["authors"].line or 0) - 1] == "Byline: Ines Marlow"


@pytest.mark.parametrize("write", [docx, rtf])
def test_the_german_interface(write: Writer) -> None:
    page = read(write(GERMAN))
    (article,) = page.articles
    assert (article.title, article.source) == ("Fähre fährt auch im Winter", "Hafenblatt")
    assert (article.authors, article.section, article.print_page) == (("Mara Lindqvist",), "LOKALES", "S. 3")
    assert article.date is not None
    assert (article.date.value, article.language) == ("2021-03-03", "de")
    assert article.body.text.count("\n\n") == 1
    assert page.problem is None


@pytest.mark.parametrize("write", [docx, rtf])
def test_a_record_without_body_and_bookmarks(write: Writer) -> None:
    page = read(write(FRENCH))
    (article,) = page.articles
    assert (article.title, article.source) == ("Le bac circulera tout l'hiver", "Le Courrier du port")
    assert article.date is not None
    assert (article.date.value, article.date.raw) == ("2021-03-03T10:15", "3 mars 2021 mercredi 10:15 AM")
    # A label's word within the text is text, one that nobody knows is none below it.
    assert article.body.text == (
        "Le conseil du port a décidé mardi de faire circuler le petit bac.\n\n"
        "Sujet : c'est ainsi que la trésorière a commencé."
    )
    assert "other label: Table des marées" in [v.reason for v in page.verdicts]
    assert (page.problem, article.keywords) == (None, ())


@pytest.mark.parametrize("write", [docx, rtf])
def test_the_number_of_a_document_stands_in_its_address(write: Writer) -> None:
    (article,) = read(write(LINKED)).articles
    assert article.title == "Ferry to run through the winter"
    assert article.accession == "62AB-1CD1-JBTY-T1M6-00000-00"
    assert article.url == ADDRESS.replace("&amp;", "&")
    assert article.evidence["accession"].line == 1


@pytest.mark.parametrize("write", [docx, rtf])
def test_lexis_plus(write: Writer) -> None:
    page = read(write(PLUS))
    boats, nets = page.articles
    assert (boats.title, boats.source, boats.edition) == ("Boats and piers", "The Evening Tide", "FINAL EDITION")
    assert (boats.section, boats.print_page) == ("NEWS;; COVER STORY", None)
    assert boats.date is not None
    assert boats.date.value == "2021-03-06"
    # "Graphic" is a label only where it is set as "Body" is.
    assert boats.body.text == (
        "Every boat has a pier.\n\nBoat | Pier\nAda | north\n\nWho rows\n\nNobody rows.\n\nGraphic\n\nThat is all."
    )
    spans = [(s.kind, boats.body.text[s.start : s.end]) for s in boats.body.spans]
    assert ("table", "Boat | Pier\nAda | north") in spans
    assert ("heading", "Who rows") in spans
    assert nets.body.text == "Nobody came."
    assert page.problem == "document 2: broken off: its end is missing"
    reasons = {v.line: v.reason for v in page.verdicts}
    lines = page.text.split("\n")
    assert reasons[lines.index("Page 1 of 2") + 1] == "number of the page"
    assert reasons[lines.index("Page 1 of 2") + 2] == "running head"
    assert lines.index("Boats and piers") + 1 == (boats.lines or (0, 0))[0]


@pytest.mark.parametrize("write", [docx, rtf])
def test_the_classic_layout(write: Writer) -> None:
    page = read(write(CLASSIC))
    assert page.extractor.endswith("classic layout")
    first, second = page.articles
    assert (first.title, first.source, first.edition) == ("Ferry to run", "The Harbour Gazette", "Edition 1")
    assert (second.title, second.body.text) == ("Second boat", "A boat was ordered.")
    assert page.problem is None


def test_single_files_with_their_list() -> None:
    data = fixtures()["nexis_files.zip"]
    found = find_format(data[:65536], "x")
    assert found is not None
    seen: list[str] = []
    for part in found.records(io.BytesIO(data)):
        assert isinstance(part, Record)
        reader = next(f for f in formats() if f.name == part.format)
        try:
            (article,) = reader.read(part.data, part.member or "").articles
            seen.append(article.title or "")
        except Unreadable as problem:
            seen.append(str(problem))
    assert seen == [
        "Ferry to run through the winter",
        "Boats and piers",
        "LexisNexis's list of 3 documents that were saved, no article itself",
    ]


@pytest.mark.parametrize("write", [docx, rtf])
def test_a_letter_that_names_the_words_is_no_export(write: Writer) -> None:
    letter = [("Dear reader", ""), ("Every document ends with a line: End of Document", ""), ("Yours, Ines", "")]
    assert not read(write(letter)).extractor.startswith("lexisnexis")
    manual = [("How to cite", ""), ("Some text about boats.", ""), ("End of Document", "")]
    assert not read(write(manual)).extractor.startswith("lexisnexis")


def test_the_fixtures_are_these(root: Path) -> None:
    folder = root / "tests" / "fixtures" / "formats"
    for name, data in fixtures().items():
        committed = (folder / name).read_bytes()
        if name.endswith(".zip"):
            assert zipfile.ZipFile(io.BytesIO(committed)).namelist() == zipfile.ZipFile(io.BytesIO(data)).namelist()
        else:
            assert read(committed) == read(data)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(ENGLISH + PLUS + CLASSIC), max_size=40), st.sampled_from([docx, rtf]))
def test_any_order_of_paragraphs_is_a_page_or_a_reason(paragraphs: Paragraphs, write: Writer) -> None:
    try:
        page = read(write(paragraphs))
    except Unreadable:
        return
    assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
    assert all(v.article is None or 1 <= v.article <= len(page.articles) for v in page.verdicts)
