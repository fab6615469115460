"""The project file of a REFI-QDA archive: users, codes, variables, texts with their coded passages."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from readroom.db.articles import FullArticle
from readroom.db.highlights import Highlight
from readroom.db.notebook_record import Record
from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._codes import add_codes, all_codes, code_guids
from readroom.db.notes_export._guids import guid, mark_guid
from readroom.db.notes_export._qde_notes import OWN, add_notes, add_sets, note_refs
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
    users = dict.fromkeys(one["author"] or NOBODY for one in (*bundle.records, *bundle.notes)) or {NOBODY: None}
    if bundle.other_articles():
        users |= {NOBODY: None}
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
        add_codes(SubElement(root, "CodeBook"), codes, guids, note_refs(bundle, "tag"))
    texts: dict[str, str] = {}
    made: dict[str, list[str]] = {}
    sources = _sources(bundle, guids, texts, made)
    if len(sources):
        variables = SubElement(root, "Variables")
        own = dict.fromkeys(one.name for one in bundle.rest.attributes)
        for name in (*VARIABLES, *(f"{OWN}{name}" for name in own)):
            SubElement(variables, "Variable", attributes(guid=guid("variable", name), name=name, typeOfVariable="Text"))
        root.append(sources)
    add_notes(root, bundle, lambda who, at, changed: _dated(_user(who or NOBODY), at, changed))
    add_sets(root, bundle, made)
    said = "\n".join(f"{name}: {value}" for name, value in about.items())
    SubElement(root, "Description").text = text_of(f"{said}\npositions: code points over texts with LF line ends")
    return root, texts


def _sources(bundle: Bundle, guids: Mapping[str, str], texts: dict[str, str], made: dict[str, list[str]]) -> Element:
    """Return `Sources`: one for each text that is marked; an article whose text has changed may have several.

    An article without marks, of which something else is said, is one too. `made` is told the sources of each article.
    """
    sources = Element("Sources")
    groups: dict[tuple[str, str], list[Mark]] = {}
    for highlight, one in zip(bundle.highlights, bundle.records, strict=True):
        text, left_out = _text(bundle, highlight, one)
        name = guid("text", str(one["key"]), highlight.digest)
        texts[name] = text
        groups.setdefault((name, highlight.digest), []).append((one, left_out))
    for (name, digest), marks in groups.items():
        article = bundle.article(marks[0][0])
        made.setdefault(str(marks[0][0]["key"]), []).append(name)
        now = article is not None and article.digest == digest
        sources.append(_source(name, article, marks, guids, bundle, now=now))
    for article in bundle.other_articles():
        name = guid("text", article.row.key, article.digest)
        texts[name] = article.body.text
        made.setdefault(article.row.key, []).append(name)
        sources.append(_unmarked(name, article, bundle))
    return sources


def _unmarked(name: str, article: FullArticle, bundle: Bundle) -> Element:
    """Return the source of an article that has no highlight."""
    title = clean_line(article.row.title or "") or "[no title]"
    at = bundle.about["date"]
    said = attributes(
        guid=name, name=f"{article.row.date or 'n.d.'} {title} ({article.row.key})",
        plainTextPath=f"internal://{name}.txt", **_dated(_user(NOBODY), at, at),
    )  # fmt: skip
    source = Element("TextSource", said)
    _add_said(source, article, article.row.key, bundle)
    return source


def _add_said(source: Element, article: FullArticle | None, key: str, bundle: Bundle) -> None:
    """Add what is said of an article as a whole: notes, then variables."""
    for note in note_refs(bundle, "article").get(key, ()):
        SubElement(source, "NoteRef", {"targetGUID": note})
    own = {f"{OWN}{name}": value for name, value in bundle.attributes_of(key).items()}
    for variable, value in (_values(article) | own).items():
        held = SubElement(source, "VariableValue")
        SubElement(held, "VariableRef", {"targetGUID": guid("variable", variable)})
        SubElement(held, "TextValue").text = text_of(value)


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
    name: str,
    article: FullArticle | None,
    marks: Sequence[Mark],
    guids: Mapping[str, str],
    bundle: Bundle,
    *,
    now: bool,
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
    _add_said(source, article, str(first["key"]), bundle)
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
