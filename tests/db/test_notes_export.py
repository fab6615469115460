"""Ways out of a notebook: that others can read them, and that positions quote the right words."""

import csv
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import bibtexparser
import pytest
import rispy

from readroom.db.articles import get_article
from readroom.db.errors import NotebookError
from readroom.db.notebook import Notebook
from readroom.db.notebook.codes import Code
from readroom.db.notebook_record import records
from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export import exporter, names
from readroom.db.notes_export._references import bare_page
from readroom.db.notes_export.markdown import files
from readroom.text.utf16 import Utf16

ABOUT = {"query": "tag:a", "library": "lib", "readroom": "9.9", "date": "2031-06-01T00:00:00Z", "counted": "two & more"}
TEXT = "A 🚢 came in.\n\nThe pilot 🧭 slept; “nobody” said <why> & when.\n\n𝄞 sang the gulls."
QDE = {"q": "urn:QDA-XML:project:1.0"}
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class Desk:
    """A library with articles, a notebook with marks, and bundles of both."""

    def __init__(self, shelf, make_article, make_page, path: Path) -> None:  # type: ignore[no-untyped-def]
        self.library = shelf.library
        articles = (
            make_article(
                TEXT, "Gulls & {ships}", "2031-05", authors=["Ada Quist", "Bo Lind"], url="https://v.example/g_1"
            ),
            make_article("Untitled words of somebody.", keywords=("tides",)),
            make_article("Printed words.", "100% wool", "2031-05-06", print_page="A12", outlet="The Ridge"),
        )
        self.ids = [
            shelf.put(make_page(one, source="The Valley"), f"{n}.txt").articles[0] for n, one in enumerate(articles)
        ]
        self.notebook = Notebook.open(path, author="Ines")
        self.marked = [
            self.mark(0, "🚢 came", tags=["a/b"]),
            self.mark(0, "𝄞 sang the", tags=["a", "c d"], note="<b>&\x0b note\nof two lines"),
            self.mark(1, "words of", tags=[]),
            self.mark(2, "Printed", tags=["a/b/c"]),
        ]

    def mark(self, number: int, quote: str, **more: object):  # type: ignore[no-untyped-def]
        article = get_article(self.library, self.ids[number])
        text = article.body.text
        start = text.index(quote)
        return self.notebook.add(article.row.key, article.digest, text, start, start + len(quote), **more)  # type: ignore[arg-type]

    def bundle(self) -> Bundle:
        marks = self.notebook.highlights()
        return Bundle(
            ABOUT, marks, records(marks, self.library), codes=self.notebook.codes(), library=self.library,
            text_of=self.notebook.text_of, rest=self.notebook.rest(),
        )  # fmt: skip

    def export(self, name: str) -> str:
        return "".join(piece for piece in exporter(name).export(self.bundle()) if isinstance(piece, str))

    def qdpx(self) -> zipfile.ZipFile:
        data = b"".join(piece for piece in exporter("qdpx").export(self.bundle()) if isinstance(piece, bytes))
        return zipfile.ZipFile(io.BytesIO(data))


@pytest.fixture
def desk(shelf, make_article, make_page, tmp_path: Path) -> Iterator[Desk]:  # type: ignore[no-untyped-def]
    found = Desk(shelf, make_article, make_page, tmp_path / "n.db")
    with found.notebook:
        yield found


def test_every_format_writes_what_is_marked(desk: Desk) -> None:
    assert names() == ["bibtex", "csl", "csv", "jsonl", "markdown", "qdc", "qdpx", "ris", "w3c"]
    for name in names():
        pieces = list(exporter(name).export(desk.bundle()))
        assert pieces
        assert all(isinstance(piece, bytes if exporter(name).binary else str) for piece in pieces)


# REFI-QDA: the rules of the published schema, as one table: the children in their order with how many there may be,
# and the attributes with their types, those that must be there with an exclamation mark.
DATED = "creatingUser:guid creationDateTime:time modifyingUser:guid modifiedDateTime:time"
RULES = {
    "Project": ("Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description? NoteRef*",
                "name!text origin:text creatingUserGUID:guid creationDateTime:time modifyingUserGUID:guid "
                "modifiedDateTime:time basePath:text"),
    "Users": ("User+", ""),
    "User": ("", "guid!guid name:text id:text"),
    "CodeBook": ("Codes", "origin:text"),
    "Codes": ("Code+", ""),
    "Code": ("Description? NoteRef* Code*", "guid!guid name!text isCodable!bool color:rgb"),
    "Variables": ("Variable+", ""),
    "Variable": ("Description?", "guid!guid name!text typeOfVariable!kind"),
    "Sources": ("TextSource+", ""),
    "TextSource": ("Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*",
                   f"guid!guid name:text richTextPath:text plainTextPath:text {DATED}"),
    "PlainTextSelection": ("Description? Coding* NoteRef*",
                           f"guid!guid name:text startPosition!int endPosition!int {DATED}"),
    "Coding": ("CodeRef NoteRef*", "guid!guid creatingUser:guid creationDateTime:time"),
    "CodeRef": ("", "targetGUID!guid"),
    "VariableValue": ("VariableRef TextValue?", ""),
    "VariableRef": ("", "targetGUID!guid"),
    "TextValue": ("", ""),
    "Description": ("", ""),
    "Notes": ("Note+", ""),
    "Note": ("Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*",
             f"guid!guid name:text richTextPath:text plainTextPath:text {DATED}"),
    "PlainTextContent": ("", ""),
    "NoteRef": ("", "targetGUID!guid"),
    "Sets": ("Set+", ""),
    "Set": ("Description? MemberCode* MemberSource* MemberNote*", "guid!guid name!text"),
    "MemberSource": ("", "targetGUID!guid"),
}  # fmt: skip
TYPES = {
    "text": r"[^\n]*", "guid": GUID.pattern, "bool": "true|false|0|1", "int": r"-?\d+", "rgb": "#[0-9A-Fa-f]{6}",
    "time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?", "kind": "Text|Boolean|Integer|Float|Date|DateTime",
}  # fmt: skip


def broken_rules(element: ElementTree.Element, namespace: str) -> list[str]:
    """Return what in a document is not as the schema of REFI-QDA has it."""
    space, _, tag = element.tag.rpartition("}")
    if space != "{" + namespace or tag not in RULES:
        return [f"unknown element {element.tag}"]
    children, attributes = RULES[tag]
    names = " ".join(child.tag.rpartition("}")[2] for child in element)
    pattern = "".join(f"(?:{part.rstrip('?*+')} ){part[-1] if part[-1] in '?*+' else ''}" for part in children.split())
    found = [] if re.fullmatch(pattern, f"{names} " if names else "") else [f"children of {tag}: {names}"]
    rules = {re.split("[!:]", rule)[0]: rule for rule in attributes.split()}
    found += [f"{tag} lacks {name}" for name, rule in rules.items() if "!" in rule and name not in element.attrib]
    for name, value in element.attrib.items():
        kind = re.split("[!:]", rules[name])[1] if name in rules else None
        if kind is None or not re.fullmatch(TYPES[kind], value):
            found.append(f"{tag}@{name} is {value!r}")
    return found + [problem for child in element for problem in broken_rules(child, namespace)]


def test_the_rules_of_the_schema_find_what_is_wrong() -> None:
    ns = QDE["q"]
    bad = f'<Project xmlns="{ns}"><CodeBook/><Users><User guid="x"/></Users><Odd/></Project>'
    found = broken_rules(ElementTree.fromstring(bad), ns)
    assert len(found) == 5
    assert found[1] == "Project lacks name"


def test_a_project_keeps_to_the_published_schema(desk: Desk) -> None:
    desk.notebook.take_in([], {}, [Code("a", "what it means", "#ffd400", "0D0C0B0A-1111-2222-3333-444455556666")])
    archive = desk.qdpx()
    assert archive.testzip() is None
    data = archive.read("project.qde")
    assert not data.startswith(b"\xef\xbb\xbf")
    root = ElementTree.fromstring(data)
    assert broken_rules(root, QDE["q"]) == []
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))
    known = set(guids)
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "targetGUID" or name.endswith(("User", "UserGUID")):
                assert value in known, (element.tag, name)
    for name in ("TextSource", "PlainTextSelection"):
        for element in root.iterfind(f".//q:{name}", QDE):
            dated = {"creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"}
            assert dated <= element.attrib.keys()
    (code,) = (one for one in root.iterfind(".//q:Code", QDE) if one.get("name") == "a")
    assert (code.get("guid"), code.get("color")) == ("0d0c0b0a-1111-2222-3333-444455556666", "#ffd400")
    assert code.findtext("q:Description", namespaces=QDE) == "what it means"
    assert [one.get("name") for one in code.iterfind("q:Code", QDE)] == ["b"]
    assert "query: tag:a" in (root.findtext("q:Description", namespaces=QDE) or "")


def say_more(desk: Desk) -> None:
    """Say of a notebook all that is no highlight."""
    keys = [get_article(desk.library, number).row.key for number in desk.ids]
    notes = desk.notebook
    notes.add_note("article", keys[0], text="On the *whole*; see [[Plan]].")
    notes.add_note("tag", "a/b", title="Rule", text="Only what was seen.")
    notes.add_note("free", title="Plan", text=f"Begin with [[{keys[1]}|the untitled one]].")
    notes.add_note("story", "7", text="One event.", known=keys[:2])
    notes.define_tag("a", definition="what is a", colour="#102030")
    notes.set_attribute(keys[:2], "stance", "for: & against")
    notes.add_to_collection("First <round>", [keys[2], keys[0], "gone"], reason="has a date", create=True)
    notes.set_items("First <round>", keys[:1], state="done")
    notes.save_table(
        "tags", command=["words", "--json"], header=["tag", "n"], rows=[["a", 2], [None, 1.5]], library=desk.library
    )


def test_what_is_no_highlight_is_in_a_project(desk: Desk) -> None:
    say_more(desk)
    desk.notebook.remove(desk.marked[3].id)
    archive = desk.qdpx()
    root = ElementTree.fromstring(archive.read("project.qde"))
    assert broken_rules(root, QDE["q"]) == []
    known = {element.get("guid"): element for element in root.iter() if element.get("guid")}
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "targetGUID" or name.endswith(("User", "UserGUID")):
                assert value in known, (element.tag, name)
    notes = {one.get("guid"): one.findtext("q:PlainTextContent", "", QDE) for one in root.iterfind(".//q:Note", QDE)}
    assert sorted(notes.values())[0].startswith("Begin with")
    on = {one.get("name"): [notes[ref.get("targetGUID")] for ref in one.iterfind("q:NoteRef", QDE)]
          for one in (*root.iterfind(".//q:TextSource", QDE), *root.iterfind(".//q:Code", QDE))}  # fmt: skip
    assert on["b"] == ["Only what was seen."]
    assert next(texts for name, texts in on.items() if "Gulls" in str(name)) == ["On the *whole*; see [[Plan]]."]
    (members,) = ([ref.get("targetGUID") for ref in one.iterfind("q:MemberSource", QDE)]
                  for one in root.iterfind(".//q:Set", QDE))  # fmt: skip
    paths = [known[member].get("plainTextPath", "") for member in members]
    texts = [archive.read(path.replace("internal://", "sources/")).decode() for path in paths]
    assert texts == ["Printed words.", TEXT]
    values = [one.findtext("q:TextValue", "", QDE) for one in root.iterfind(".//q:VariableValue", QDE)]
    assert values.count("for: & against") == 2


def test_a_folder_of_markdown_leads_to_what_is_linked(desk: Desk) -> None:
    say_more(desk)
    found = dict(files(desk.bundle()))
    assert "see [[Plan]]." in found["2031-05 Gulls & {ships}.md"]
    untitled = next(name for name, text in found.items() if "words of" in text and not name.startswith(("index", "20")))
    assert f"Begin with [[{untitled[:-3]}|the untitled one]]." in found["Plan.md"]
    assert "- [x] [[2031-05 Gulls & {ships}]] — has a date" in found["index.md"]
    assert "Only what was seen." in found["index.md"]
    assert 'attributes: {"stance": "for: & against"}' in found["2031-05 Gulls & {ships}.md"]
    whole = desk.export("markdown")
    for said in (
        "On the *whole*",
        "stance: for: & against",
        "Only what was seen.",
        "Begin with",
        "| a | 2 |",
        "what is a",
    ):
        assert said in whole


def test_positions_in_a_project_quote_the_marked_words(desk: Desk) -> None:
    """An independent reader: only the zip, the XML, and slices of the texts by code points."""
    archive = desk.qdpx()
    root = ElementTree.fromstring(archive.read("project.qde"))
    codes = {one.get("guid"): one.get("name") for one in root.iterfind(".//q:Code", QDE)}
    quoted: dict[str, list[str | None]] = {}
    for source in root.iterfind(".//q:TextSource", QDE):
        path = source.attrib["plainTextPath"].replace("internal://", "sources/")
        text = archive.read(path).decode("utf-8")
        assert "\r" not in text
        for selection in source.iterfind("q:PlainTextSelection", QDE):
            start, end = int(selection.attrib["startPosition"]), int(selection.attrib["endPosition"])
            tags = [codes[ref.get("targetGUID")] for ref in selection.iterfind("q:Coding/q:CodeRef", QDE)]
            quoted[text[start:end]] = tags
    assert quoted == {"🚢 came": ["b"], "𝄞 sang the": ["a", "c d"], "words of": [], "Printed": ["c"]}
    notes = [one.text for one in root.iterfind(".//q:PlainTextSelection/q:Description", QDE)]
    assert notes == ["<b>& note\nof two lines"]


def test_a_project_is_the_same_each_time(desk: Desk) -> None:
    first, second = ("".join(map(str, exporter("qdpx").export(desk.bundle()))) for _ in "ab")
    assert first == second


def test_a_text_that_changed_stays_beside_the_new_one(desk: Desk) -> None:
    one = desk.marked[0]
    text = TEXT.replace("🚢 came in", "boat left")
    desk.notebook.reanchor(one.article_key, "d-new", text)
    archive = desk.qdpx()
    root = ElementTree.fromstring(archive.read("project.qde"))
    assert broken_rules(root, QDE["q"]) == []
    for source in root.iterfind(".//q:TextSource", QDE):
        text = archive.read(f"sources/{source.get('guid')}.txt").decode()
        for selection in source.iterfind("q:PlainTextSelection", QDE):
            quote = text[int(selection.attrib["startPosition"]) : int(selection.attrib["endPosition"])]
            assert quote in {mark.exact for mark in desk.marked}


def test_a_codebook_keeps_to_the_published_schema(desk: Desk) -> None:
    ns = "urn:QDA-XML:codebook:1.0"
    root = ElementTree.fromstring(desk.export("qdc"))
    assert broken_rules(root, ns) == []
    found = [(one.get("name"), one.get("isCodable")) for one in root.iter(f"{{{ns}}}Code")]
    assert found == [("a", "true"), ("b", "true"), ("c", "true"), ("c d", "true")]
    for one in desk.marked:
        desk.notebook.remove(one.id)
    with pytest.raises(NotebookError, match="no tags"):
        desk.export("qdc")


def test_a_level_that_is_no_tag_is_not_codable(desk: Desk) -> None:
    desk.notebook.remove(desk.marked[1].id)
    root = ElementTree.fromstring(desk.export("qdc"))
    found = {one.get("name"): one.get("isCodable") for one in root.iter("{urn:QDA-XML:codebook:1.0}Code")}
    assert found == {"a": "false", "b": "true", "c": "true"}


def test_annotations_are_as_the_model_has_them(desk: Desk) -> None:
    document = json.loads(desk.export("w3c"))
    assert document["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (document["type"], document["total"]) == ("AnnotationCollection", 4)
    assert document["readroom:positions"] == "code points"
    assert (document["readroom:query"], document["readroom:library"]) == ("tag:a", "lib")
    texts = {one.row.key: one.body.text for one in (get_article(desk.library, i) for i in desk.ids)}
    for one in document["first"]["items"]:
        quote, place = one["target"]["selector"]
        text = texts[one["target"]["readroom:key"]]
        assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])
        assert text[place["end"] :].startswith(quote["suffix"])
        assert one["creator"] == {"type": "Person", "name": "Ines"}
        assert re.fullmatch(r"urn:uuid:" + GUID.pattern, one["id"])
        assert {body["purpose"] for body in one.get("body", [])} <= {"tagging", "commenting"}
    sources = [one["target"]["source"] for one in document["first"]["items"]]
    assert sources.count("https://v.example/g_1") == 2
    assert all(source.startswith("urn:readroom:article:a") for source in sources if "v.example" not in source)
    gulls = next(one for one in document["first"]["items"] if one["target"]["selector"][0]["exact"] == "𝄞 sang the")
    start = gulls["target"]["selector"][1]["start"]
    assert start == TEXT.index("𝄞") != Utf16(TEXT).units(start)


def test_references_say_what_was_printed_and_nothing_else(desk: Desk) -> None:
    items = {one.get("title"): one for one in json.loads(desk.export("csl"))}
    gulls = items["Gulls & {ships}"]
    assert gulls["author"] == [{"literal": "Ada Quist"}, {"literal": "Bo Lind"}]
    assert gulls["issued"] == {"date-parts": [[2031, 5]]}
    assert (gulls["type"], gulls["container-title"]) == ("webpage", "The Valley")
    assert items[None].keys() == {"id", "type", "container-title", "keyword", "note"}
    wool = items["100% wool"]
    assert (wool["type"], wool["container-title"], wool["page"]) == ("article-newspaper", "The Ridge", "A12")
    assert "issued" not in wool
    assert "Republished in The Valley, 2031-05-06" in wool["note"]


@pytest.mark.parametrize(
    ("printed", "page"),
    [
        ("Pg. 3", "3"), ("Pgs. 3-4", "3-4"), ("Page A4", "A4"), ("S. 12", "12"), ("p.7", "7"), ("Pág. 9", "9"),
        ("S12", "S12"), ("A12", "A12"), ("Sports", "Sports"), ("Page one", "Page one"), ("", None), (None, None),
    ],
)  # fmt: skip
def test_a_page_is_cited_without_the_word_for_it(printed: str | None, page: str | None) -> None:
    assert bare_page(printed) == page


def test_ris_is_read_by_another_program(desk: Desk) -> None:
    found = {one.get("title"): one for one in rispy.loads(desk.export("ris"))}
    gulls = found["Gulls & {ships}"]
    assert gulls["authors"] == ["Ada Quist", "Bo Lind"]
    assert (gulls["type_of_reference"], gulls["year"], gulls["date"]) == ("ELEC", "2031", "2031/05//")
    assert gulls["urls"] == ["https://v.example/g_1"]
    assert found[None]["keywords"] == ["tides"]
    assert "year" not in found[None]


def test_bibtex_is_read_by_another_program(desk: Desk) -> None:
    text = desk.export("bibtex")
    assert "% query: tag:a\n" in text
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    entries = {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}
    assert len(entries) == 3
    by_title = {fields.get("title"): fields for fields in entries.values()}
    assert by_title[r"{Gulls \& \{ships\}}"]["author"] == "{Ada Quist} and {Bo Lind}"
    assert by_title[r"{100\% wool}"]["journal"] == "The Ridge"
    assert "year" not in by_title[None]


def test_a_table_has_the_citation(desk: Desk) -> None:
    rows = list(csv.DictReader(io.StringIO(desk.export("csv"))))
    by_quote = {row["exact"]: row for row in rows}
    assert by_quote["🚢 came"]["citation"] == (
        "Ada Quist and Bo Lind, “Gulls & {ships}”, The Valley, 2031-05, https://v.example/g_1, 0.txt"
    )
    assert by_quote["words of"]["citation"] == "[no title], The Valley, n.d., 1.txt"


def test_a_folder_has_a_file_for_each_article_and_links_that_lead_there(desk: Desk) -> None:
    found = dict(files(desk.bundle()))
    assert len(found) == 4
    assert all(re.fullmatch(r'[^\\/:*?"<>|#^\[\]]+\.md', name) for name in found)
    for target, block in re.findall(r"\[\[([^\]#|]+)(?:#(\^[^|\]]+))?", found["index.md"]):
        assert f"{target}.md" in found
        assert not block or f"\n{block}\n" in found[f"{target}.md"]
    gulls = found["2031-05 Gulls & {ships}.md"]
    assert 'tags: ["a", "a/b", "c-d"]\n' in gulls
    assert 'export_query: "tag:a"\n' in gulls
    assert "> The pilot" not in gulls
    assert "\n> 𝄞 sang the\n" in gulls


def test_no_name_leads_out_of_a_folder_or_over_another(desk: Desk) -> None:
    bundle = desk.bundle()
    titles = ["../../etc/passwd", "../../etc/passwd", "INDEX", "CON\u202e.", "a" * 300]
    for one, title in zip(bundle.records, titles, strict=False):
        one.update(title=title, date=None, key=f"{title}/{one['id']}")
    names = [name for name, _ in files(bundle)]
    assert len({name.casefold() for name in names}) == len(names) == 5
    assert all("/" not in name and not name.startswith(".") and len(name.encode()) < 255 for name in names)


def test_a_format_is_added_by_one_file(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import readroom.db.notes_export as package

    code = "SUFFIX = '.txt'\n\n\ndef export(bundle):\n    yield from (one['exact'] + '\\n' for one in bundle.records)\n"
    (tmp_path / "words.py").write_text(code)
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    try:
        assert "words" in names()
        assert "Printed\n" in desk.export("words")
        assert [name for name, _ in package.files("words", desk.bundle())] == ["notes.txt", "notes.about.json"]
    finally:
        sys.modules.pop("readroom.db.notes_export.words", None)
