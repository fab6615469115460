"""The project file of a REFI-QDA archive: users, codes, variables, texts with their coded passages."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from readroom.db.articles import FullArticle
from readroom.db.highlights import Highlight
from readroom.db.notebook_record import Record
from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._codes import add_codes, all_codes, code_guids
from readroom.db.notes_export._guids import guid, mark_guid
from readroom.db.notes_export._xml import attributes, text_of
from readroom.text.gate import clean_line

NAMESPACE = "urn:QDA-XML:project:1.0"
NOBODY = "[no name]"
VARIABLES = ("key", "title", "authors", "date", "first date", "source", "outlet", "section", "language", "URL", "file")
"""What is said of each article, all of it text: a date may be only a year."""
Mark = tuple[Record, int]
"""A record, with how many code points before its text are left out of the source."""


def project(bundle: Bundle) -> tuple[Element, dict[str, str]]:
    """Return the project, and the texts by the GUIDs of their sources."""
    about = bundle.about
    users = dict.fromkeys(one["author"] or NOBODY for one in bundle.records) or {NOBODY: None}
    first = _user(next(iter(users)))
    root = Element(
        "Project",
        {
            "xmlns": NAMESPACE,
            "name": "readroom notes",
            "origin": f"readroom {about['readroom']}",
            **_dated(first, about["date"], about["date"], who=("creatingUserGUID", "modifyingUserGUID")),
        },
    )
    named = SubElement(root, "Users")
    for user in users:
        SubElement(named, "User", attributes(guid=_user(user), name=user))
    codes = all_codes(bundle)
    guids = code_guids(codes)
    if codes:
        add_codes(SubElement(root, "CodeBook"), codes, guids)
    texts: dict[str, str] = {}
    sources = _sources(bundle, guids, texts)
    if len(sources):
        variables = SubElement(root, "Variables")
        for name in VARIABLES:
            SubElement(variables, "Variable", attributes(guid=guid("variable", name), name=name, typeOfVariable="Text"))
        root.append(sources)
    said = "\n".join(f"{name}: {value}" for name, value in about.items())
    SubElement(root, "Description").text = text_of(f"{said}\npositions: code points over texts with LF line ends")
    return root, texts


def _sources(bundle: Bundle, guids: Mapping[str, str], texts: dict[str, str]) -> Element:
    """Return `Sources`: one for each text that is marked; an article whose text has changed may have several."""
    sources = Element("Sources")
    groups: dict[tuple[str, str], list[Mark]] = {}
    for highlight, one in zip(bundle.highlights, bundle.records, strict=True):
        text, left_out = _text(bundle, highlight, one)
        name = guid("text", str(one["key"]), highlight.digest)
        texts[name] = text
        groups.setdefault((name, highlight.digest), []).append((one, left_out))
    for (name, digest), marks in groups.items():
        article = bundle.article(marks[0][0])
        sources.append(_source(name, article, marks, guids, now=article is not None and article.digest == digest))
    return sources


def _text(bundle: Bundle, highlight: Highlight, one: Record) -> tuple[str, int]:
    """Return the text that a highlight's positions are in, and how many code points of it are left out in front."""
    article = bundle.article(one)
    if article and article.digest == highlight.digest:
        return article.body.text, 0
    whole = bundle.text_of(highlight.digest)
    if whole is not None and one["digest"] == highlight.digest:
        return whole, 0
    return one["prefix"] + one["exact"] + one["suffix"], highlight.start - len(one["prefix"])


def _source(
    name: str, article: FullArticle | None, marks: Sequence[Mark], guids: Mapping[str, str], *, now: bool
) -> Element:
    first = marks[0][0]
    records = [one for one, _ in marks]
    title = clean_line(first["title"] or "") or "[no title]"
    source = Element(
        "TextSource",
        attributes(
            guid=name,
            name=f"{first['date'] or 'n.d.'} {title} ({first['key']})" + ("" if now else ", an earlier text"),
            plainTextPath=f"internal://{name}.txt",
            **_dated(
                _user(first["author"] or NOBODY),
                min(one["created"] for one in records),
                max(one["modified"] for one in records),
            ),
        ),
    )
    for one, left_out in marks:
        source.append(_selection(one, left_out, guids))
    for variable, value in _values(article).items():
        held = SubElement(source, "VariableValue")
        SubElement(held, "VariableRef", {"targetGUID": guid("variable", variable)})
        SubElement(held, "TextValue").text = text_of(value)
    return source


def _selection(one: Record, left_out: int, guids: Mapping[str, str]) -> Element:
    user = _user(one["author"] or NOBODY)
    words = clean_line(one["exact"])
    selection = Element(
        "PlainTextSelection",
        attributes(
            guid=mark_guid(one),
            name=words if len(words) <= 60 else words[:59].rstrip() + "…",
            startPosition=str(one["start"] - left_out),
            endPosition=str(one["end"] - left_out),
            **_dated(user, one["created"], one["modified"]),
        ),
    )
    if one["note"]:
        SubElement(selection, "Description").text = text_of(one["note"])
    for tag in one["tags"]:
        said = attributes(guid=guid("coding", mark_guid(one), tag), creatingUser=user, creationDateTime=one["created"])
        SubElement(SubElement(selection, "Coding", said), "CodeRef", {"targetGUID": guids[tag]})
    return selection


def _dated(
    user: str, created: str, modified: str, who: tuple[str, str] = ("creatingUser", "modifyingUser")
) -> dict[str, str]:
    return {who[0]: user, "creationDateTime": created, who[1]: user, "modifiedDateTime": modified}


def _user(name: str) -> str:
    return guid("user", name)


def _values(article: FullArticle | None) -> dict[str, str]:
    if article is None:
        return {}
    row = article.row
    found = (row.key, row.title, "; ".join(row.authors), row.date, row.first_date, row.source, row.outlet, row.section,
             row.language, row.url, row.file)  # fmt: skip
    return {name: value for name, value in zip(VARIABLES, found, strict=True) if value}
