"""One chapter of an EPUB to a page: its articles with their titles, notes and verdicts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from lxml import etree

from readroom.importer.damage import joined
from readroom.importer.decode import DAMAGED, decode
from readroom.importer.document.blocks import Block
from readroom.importer.document.head import Facts, letters, read_beside
from readroom.importer.epub.notes import SIGN, identified, take_notes, type_of
from readroom.importer.epub.package import role_of
from readroom.importer.epub.split import PERHAPS_NOTES, unpack
from readroom.importer.fields import date_of, language_of, line_of
from readroom.importer.formats import Unreadable
from readroom.importer.formats.html import declared_charset
from readroom.importer.html.fragment import fragment_body
from readroom.importer.html.tree import Line, Tree, loses, parse, read_lines
from readroom.text.language import detect
from readroom.text.model import Article, Aside, Body, Evidence, LineVerdict, Page, Span, Verdict
from readroom.text.tags import lines as plain_lines

_SUBSET = re.compile(r"<!DOCTYPE[^>\[]*\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CUT = "readroom: another chapter"
_COPYRIGHT = re.compile(
    r"©|\(c\)\s|\bcopyright\b|\ball rights reserved\b|\bISBN\b|alle rechte vorbehalten|tous droits", re.I
)
_NAMED = re.compile(r"\b(?:chapter|book)?-?title\b", re.IGNORECASE)
_FEW, _SOME = 20, 400  # words of a cover, of an imprint
_LINKS = 5  # of a table of contents
_TITLES = 3  # headings that make up a title


def read_chapter(data: bytes, number: int) -> Page:
    """Return the page of a chapter as `epub_split` packed it; raise Unreadable when it holds nothing to read."""
    head, files = unpack(data)
    count = len(head["paths"])
    sources, damaged = [], False
    for each in files:
        text, encoding = decode(each, declared_charset(each))
        damaged |= encoding.endswith(DAMAGED)
        sources.append(_SUBSET.sub("", text, count=1))
    if not any(source.strip() for source in sources[:count]):
        raise Unreadable("an empty file in place of a chapter")
    problem = "some bytes are not of the charset that it names" if damaged else None
    trees = [parse(source) for source in sources[:count]]
    for index, source in enumerate(sources[:count]):
        if loses(source, trees[index]):
            trees[index] = parse("".join(f"<p>{escape(line)}</p>" for line in plain_lines(source)))
            lost = "the parser lost most of the page; its text was read without structure"
            problem = joined(lost, "some bytes are not of the charset that it names" if damaged else None)
    tree = _joined(trees)
    others = dict(zip(head["notes"], (parse(s).root for s in sources[count:]), strict=True))
    role = _role(head["role"], tree)
    if role:
        return _without(tree, role, head, number, problem)
    notes = take_notes(tree.root, head["paths"], others)
    pieces = _pieces(tree.root, head["cuts"]) if head["cuts"] else [(_inner(tree.root), head["label"])]
    page = _Chapter(head, notes).page(pieces, head["before"])
    if not page.articles:
        tree = read_lines(tree.root)
        return _without(tree, _looks(tree, head["book"]) or "no text", head, number, problem)
    return replace(page, record=number, problem=problem)


def _joined(trees: Sequence[Tree]) -> Tree:
    """Return the files of a chapter as one tree."""
    first = trees[0]
    if len(trees) == 1:
        return first
    into = first.root.find("body")
    for tree in trees[1:]:
        body = tree.root.find("body")
        if into is None or body is None:
            continue
        if body.text:
            last = into[-1] if len(into) else None
            if last is None:
                into.text = (into.text or "") + body.text
            else:
                last.tail = (last.tail or "") + body.text
        into.extend(list(body))
    joined = read_lines(first.root)
    joined.suspect = any(tree.suspect for tree in trees)
    return joined


def _role(said: str | None, tree: Tree) -> str | None:
    """Return what a page is that is no text, by what the book or its own markup says."""
    if said == PERHAPS_NOTES:
        back = sum("#" in (a.get("href") or "") and not a.get("href", "").startswith("#") for a in tree.root.iter("a"))
        said = "notes" if back >= 2 else None
    if said:
        return said
    body = tree.root.find("body")
    if body is None:
        return None
    outer = [body, *(body if len(body) == 1 else [])]
    return next((found for e in outer if (found := role_of(e.get("epub:type") or e.get("role")))), None)


def _looks(tree: Tree, book: Mapping[str, Any]) -> str | None:
    """Return what a page is that is no text, by how it looks: a cover, a title page, contents, an imprint."""
    lines = tree.lines
    words = sum(line.words for line in lines)
    text = " ".join(line.text for line in lines)
    linked = sum(line.linked for line in lines)
    if words < _FEW and tree.images:
        return "cover"
    if len([line for line in lines if line.linked > 0.6 * len(line.text)]) >= _LINKS and linked > 0.6 * len(text):
        return "table of contents"
    if words < _SOME and _COPYRIGHT.search(text) and (words < _FEW * 5 or len(_COPYRIGHT.findall(text)) > 1):
        return "imprint"
    title = letters(book.get("title") or "")
    if words < 2 * _FEW and title and title in letters(text):
        return "title page"
    return None if words else "empty page"


def _without(tree: Tree, role: str, head: Mapping[str, Any], number: int, problem: str | None) -> Page:
    """Return a page that holds no article; every line of it says what it is."""
    lines = [text for line in tree.lines if (text := line.text.replace(SIGN, ""))]
    if not lines:
        raise Unreadable(f"a page of pictures ({role})" if tree.images else "an empty page")
    verdict: Verdict = "aside" if role == "notes" else "cut"
    verdicts = tuple(LineVerdict(i, verdict, role) for i in range(1, len(lines) + 1))
    book = head["book"]
    source = line_of(book.get("publisher")) or line_of(book.get("title"))
    return Page(
        "epub", "\n".join(lines), (), verdicts, source, language=language_of(book.get("language")), extractor="chapter",
        problem=problem, record=number,
    )  # fmt: skip


def _inner(root: Any) -> str:
    body = root.find("body")
    return _inside(
        etree.tostring(body if body is not None else root, encoding="unicode", method="html", with_tail=False)
    )


def _inside(html: str) -> str:
    """Return what stands between an element's first tag and its last."""
    return html[html.find(">") + 1 : html.rfind("</")]


def _pieces(root: Any, cuts: Sequence[Sequence[str]]) -> list[tuple[str, str | None]]:
    """Return the chapters of a file: their HTML, and the names that the contents give them (None before the first)."""
    places = identified(root)
    labels: list[str] = []
    order = {element: number for number, element in enumerate(root.iter())}
    first: str | None = None
    marks: list[tuple[int, Any, str]] = []
    for fragment, label in cuts:
        element = places.get(fragment)
        if element is None:
            first = first or (label if not fragment else None)
            continue
        while (above := element.getparent()) is not None and above.tag in (*_HEADINGS, "p", "a", "span"):
            element = above
        if element.tag == "body" or above is None:
            first = first or label
            continue
        marks.append((order[element], element, label))
    marks.sort(key=lambda mark: mark[0])
    for _, element, label in marks:
        comment = etree.Comment(_CUT)
        element.addprevious(comment)
        labels.append(label)
    pieces = _inner(root).split(f"<!--{_CUT}-->")
    return list(zip(pieces, [first, *labels], strict=False))


class _Chapter:
    """Makes the articles of one chapter."""

    def __init__(self, head: Mapping[str, Any], notes: Sequence[str]) -> None:
        self._book = head["book"]
        self._notes = list(notes)
        self._lines: list[str] = []
        self._verdicts: list[LineVerdict] = []
        self._articles: list[Article] = []

    def page(self, pieces: Sequence[tuple[str, str | None]], before: str | None) -> Page:
        """Return the page of the pieces; one without a name goes on from the chapter `before`."""
        for html, label in pieces:
            tree = parse(f"<html><body>{html}</body></html>")
            if tree.lines:
                self._piece(tree, label, before if label is None and len(pieces) > 1 else None)
        book = self._book
        return Page(
            "epub",
            "\n".join(self._lines),
            tuple(self._articles),
            tuple(self._verdicts),
            line_of(book.get("publisher")) or line_of(book.get("title")),
            language=language_of(book.get("language")),
            extractor="chapter",
        )

    def _piece(self, tree: Tree, label: str | None, goes_on: str | None) -> None:
        start, number = len(self._lines), len(self._articles) + 1
        lines = [line for line in tree.lines if line.text.replace(SIGN, "").strip()]
        blocks = [_block(line, start + n) for n, line in enumerate(lines, 1)]
        self._lines += [block.text for block in blocks]
        role = _looks(tree, self._book)
        facts = self._facts(blocks, label, goes_on)
        above = 0
        if role is None:
            for index in facts.used:
                above += lines[index].text.count(SIGN)
                _blank(lines[index])
        notes = self._notes_in(tree, above)
        body = self._body(tree, notes, above) if role is None else Body()
        if not body.text:
            reason = role or "a heading without a text"
            self._verdicts += [LineVerdict(b.line, "cut", reason) for b in blocks]
            return
        captions = {letters(aside.text) for aside in body.asides if aside.kind == "caption"}
        for index, block in enumerate(blocks):
            if index in facts.used:
                self._verdicts.append(LineVerdict(block.line, "metadata", facts.used[index], number))
            elif letters(block.one_line) in captions:
                self._verdicts.append(LineVerdict(block.line, "aside", "caption", number))
            else:
                reason = "heading" if block.kind == "heading" else "text"
                self._verdicts.append(LineVerdict(block.line, "kept", reason, number))
        for note in notes:
            self._lines.append(note)
            self._verdicts.append(LineVerdict(len(self._lines), "aside", "note", number))
        self._articles.append(self._article(body, facts, start + 1))

    def _notes_in(self, tree: Tree, above: int) -> list[str]:
        """Return the notes whose signs stand in a piece: `above` ones in its title, the others in its text."""
        count = above + sum(line.text.count(SIGN) for line in read_lines(tree.root).lines)
        taken, self._notes = self._notes[:count], self._notes[count:]
        return taken

    def _facts(self, blocks: list[Block], label: str | None, goes_on: str | None) -> Facts:
        """Return the title, and what is printed beside it."""
        facts = Facts()
        heads: list[int] = []
        for index, block in enumerate(blocks[:6]):
            if block.kind == "heading" and len(heads) < _TITLES and len(block.one_line) <= 300:
                heads.append(index)
            elif heads or len(block.one_line) > 60:
                break
        printed = " ".join(blocks[i].one_line for i in heads)
        if heads and label and letters(label) and letters(blocks[heads[0]].one_line) not in letters(label):
            # The contents name another one of the headings, or call the chapter differently: what is printed counts.
            named = [i for i in heads if letters(blocks[i].one_line) and letters(blocks[i].one_line) in letters(label)]
            facts.title = label if named else blocks[heads[0]].one_line
            heads = heads[: max(named, default=heads[0]) - heads[0] + 1]
        elif heads:
            facts.title = label if label and letters(label) else blocks[heads[0]].one_line
            named = [i for i in heads if letters(blocks[i].one_line) in letters(facts.title)]
            heads = [i for i in heads if i <= max(named, default=heads[0])]
        elif label:
            facts.title = label
            same = [i for i, b in enumerate(blocks[:4]) if letters(b.one_line) == letters(label)]
            heads = same[:1]
        elif goes_on:
            facts.title = goes_on
        for index in heads:
            facts.used[index] = "title"
        if facts.title:
            line = blocks[heads[0]].line if heads else None
            reason = "first heading" if printed else "table of contents" if label else "goes on from the file before"
            if printed and letters(facts.title) != letters(printed) and facts.title == label:
                reason = "first heading, by its name in the table of contents"
            facts.evidence["title"] = Evidence(line, 0.9 if printed else 0.7, reason)
        periodical = bool(self._book.get("periodical"))
        beside = Facts(used=dict(facts.used))
        read_beside(blocks[:14], beside, None, None)
        if beside.authors or periodical:
            facts.authors, facts.date, facts.outlet = beside.authors, beside.date, beside.outlet
            facts.used |= beside.used
            facts.evidence |= beside.evidence
        return facts

    def _body(self, tree: Tree, notes: Sequence[str], above: int) -> Body:
        """Return a piece's body with its notes, the first `above` of which are its title's."""
        for link in tree.root.iter("a"):
            if not (link.get("href") or "").lower().startswith(("http://", "https://", "mailto:")):
                link.attrib.pop("href", None)
        body = fragment_body(_inner(tree.root))
        offsets = [m.start() for m in re.finditer(SIGN, body.text)]
        line = len(self._lines) + 1
        asides = [Aside("note", 0, note, line + n) for n, note in enumerate(notes[:above])]
        for count, offset in enumerate(offsets[: len(notes) - above], above):
            end = body.text.find("\n\n", offset)
            end = len(body.text) if end < 0 else end
            asides.append(Aside("note", end - sum(o < end for o in offsets), notes[count], line + count))
        return _unsigned(body, offsets, asides) if offsets or asides else body

    def _article(self, body: Body, facts: Facts, first: int) -> Article:
        book = self._book
        evidence = dict(facts.evidence)
        authors = facts.authors
        if not authors and book.get("authors"):
            authors = tuple(n for each in book["authors"] if (n := line_of(each)))
            evidence["authors"] = Evidence(None, 0.8, "authors of the book")
        date = facts.date
        if date is None and (date := date_of(book.get("date"))):
            evidence["date"] = Evidence(None, 0.6, "date of the book")
        if date is not None and not "1400" < date.value[:4] < "2200":
            date = None
            evidence.pop("date", None)
        language = language_of(book.get("language")) or detect(body.text[:4000])
        title, publisher = line_of(book.get("title")), line_of(book.get("publisher"))
        return Article(
            body,
            title=facts.title,
            authors=authors,
            date=date,
            first_date=date_of(book.get("first_date")),
            outlet=facts.outlet,
            section=title if publisher else None,
            language=language,
            source=publisher or title,
            keywords=tuple(s for each in book.get("subjects") or () if (s := line_of(each))),
            lines=(first, len(self._lines)),
            evidence=evidence,
        )


def _block(line: Line, number: int) -> Block:
    """Return a line as a block, for what reads titles and bylines."""
    text = line.text.replace(SIGN, "")
    tag, block = line.block.tag, line.block
    heading = tag in _HEADINGS
    if not heading and any(above.tag in _HEADINGS for above in block.iterancestors()):
        heading = True
    heading = heading or (line.words <= 30 and _NAMED.search(type_of(block)) is not None)
    level = int(tag[1]) if tag in _HEADINGS else 2 if heading else None
    return Block("heading" if heading else "paragraph", text, level=level, line=number)


def _blank(line: Line) -> None:
    """Take a line's text out of its tree."""
    for element, tail in line.slots:
        if tail:
            element.tail = None
        else:
            element.text = None


def _unsigned(body: Body, offsets: Sequence[int], asides: Sequence[Aside]) -> Body:
    """Return a body without the signs at `offsets`, everything moved along, with more asides."""

    def moved(offset: int) -> int:
        return offset - sum(o < offset for o in offsets)

    spans: list[Span] = []
    for span in body.spans:
        start, end = moved(span.start), moved(span.end)
        if start < end:
            spans.append(replace(span, start=start, end=end))
    voices = tuple(replace(v, start=moved(v.start), end=moved(v.end)) for v in body.voices)
    own = [replace(a, at=moved(a.at), text=a.text.replace(SIGN, "")) for a in body.asides]
    merged = sorted((*own, *asides), key=lambda a: a.at)
    return Body(body.text.replace(SIGN, ""), tuple(spans), tuple(merged), voices)
