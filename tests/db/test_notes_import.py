"""Ways into a notebook: what is read, where its words are found, and what is said of the rest."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.db.articles import get_article
from readroom.db.errors import NotebookError
from readroom.db.notebook.codes import Code
from readroom.db.notes_import import w3c
from readroom.db.notes_import.incoming import Incoming, time_of
from readroom.db.notes_import.placing import Placed, Placer, _find
from readroom.db.notes_import.reading import read_notes
from readroom.text.utf16 import Utf16

NOW = "2031-06-01T00:00:00Z"
TEXT = (
    "🚢🚢 The ferry left the harbour before dawn. Nobody waved.\n\n"
    "The ferry left the harbour before noon, too; “nobody” waved then either.\n\nGulls 𝄞 sang."
)
URL = "https://valley.example/ferry"
Write = Callable[[Any], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(value: Any) -> Path:
        path = tmp_path / "notes.json"
        text = value if isinstance(value, str | bytes) else json.dumps(value)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return put


@pytest.fixture
def placer(shelf, make_article, make_page) -> Placer:  # type: ignore[no-untyped-def]
    shelf.put(make_page(make_article(TEXT, "Ferry", url=URL), source="The Valley"))
    shelf.put(make_page(make_article("Other words.", "Other", url=f"{URL}/two"), source="The Valley"))
    return Placer(shelf.library, now=NOW)


def annotation(exact: str, start: int | None = None, end: int | None = None, **more: Any) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = [{"type": "TextQuoteSelector", "exact": exact, **more.pop("quote", {})}]
    if start is not None:
        selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
    target = {"source": more.pop("source", URL), "selector": selectors}
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "target": target, **more}


def placed(placer: Placer, write: Write, value: Any) -> Placed:
    read = read_notes(write(value))
    found = placer.place(read.marks)
    found.refused = [*read.refused, *found.refused]
    return found


def test_an_annotation_of_hypothesis_is_placed_by_its_code_units(placer: Placer, write: Write) -> None:
    quote = "ferry left the harbour before dawn"
    start = Utf16(TEXT).units(TEXT.index(quote))
    one = annotation(
        quote, start, start + len(quote), id="https://hypothes.is/a/x1", source=f"{URL}/#top",
        creator="acct:ines@hypothes.is", created="2031-05-06T09:08:09.123456+02:00", modified="2031-05-07T07:08:09Z",
        body=[{"type": "TextualBody", "value": "hm\x1b[31m", "format": "text/markdown"},
              {"type": "TextualBody", "value": "a/b", "purpose": "tagging"}],
    )  # fmt: skip
    (found,) = placed(placer, write, one).highlights
    assert TEXT[found.start : found.end] == found.exact == quote
    assert (found.state, found.note, found.tags, found.author) == ("exact", "hm[31m", ("a/b",), "acct:ines@hypothes.is")
    assert (found.created, found.modified) == ("2031-05-06T07:08:09Z", "2031-05-07T07:08:09Z")
    again = placed(placer, write, [one]).highlights
    assert again == [found]


def test_twins_are_told_apart_by_position_and_surroundings(placer: Placer, write: Write) -> None:
    quote = "The ferry left the harbour"
    first, second = TEXT.index(quote), TEXT.rindex(quote)
    by_place = placed(placer, write, annotation(quote, second, second + len(quote))).highlights
    assert [(one.start, one.state) for one in by_place] != [(second, "exact")]  # no surroundings: another's text
    around = {"prefix": TEXT[second - 20 : second], "suffix": TEXT[second + len(quote) :][:20]}
    (found,) = placed(placer, write, annotation(quote, second, second + len(quote), quote=around)).highlights
    assert (found.start, found.state) == (second, "exact")
    result = placed(placer, write, annotation(quote))
    assert [one.state for one in result.highlights] == ["ambiguous"]
    assert result.highlights[0].suggestion is not None
    assert result.highlights[0].suggestion.start in (first, second)
    assert [one.reason for one in result.waiting] == ["its words may stand at several places: see the suggested one"]


def test_units_that_both_find_the_words_are_not_guessed() -> None:
    text = "🚢aaaaaaaaaaaa"
    mark = Incoming("x", "0" * 32, "aaa", start=4, end=7)
    assert _find(mark, text, None).state == "ambiguous"


SIGNS = st.text(st.sampled_from("ab 🚢𝄞é\n"), min_size=1, max_size=40)


@given(SIGNS, st.data())
@settings(max_examples=150, deadline=None)
def test_no_way_to_count_leads_to_other_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    exact = text[start:end]
    if not exact.strip():
        return
    around = {"prefix": text[max(0, start - 32) : start], "suffix": text[end : end + 32]}
    both = Utf16(text)
    for first, last in ((start, end), (both.units(start), both.units(end))):
        value = annotation(exact, first, last, quote=around)
        (mark,) = w3c.read([value]).marks
        found = _find(mark, text, None)
        if found.start is not None and found.state in ("exact", "shifted"):
            assert text[found.start : found.end] == exact
        if found.state == "exact":
            assert found.start == start or text.count(exact) > 1


def test_what_is_not_in_the_text_waits_with_its_note(placer: Placer, write: Write) -> None:
    rows = [
        annotation("The train left the station at midnight", 4, 40, bodyValue="keep me"),
        annotation("ferry left the harbor before dawn. Nobody", quote={"prefix": "🚢🚢 The ", "suffix": " waved."}),
        annotation("Nobody read this", source="https://elsewhere.example/x"),
        annotation("Nobody read this either", source="mailto:x"),
        {"type": "Annotation", "target": URL, "bodyValue": "on the page"},
        {"type": "Annotation", "target": {"source": URL, "selector": {"type": "TextPositionSelector", "start": 1}}},
    ]
    found = placed(placer, write, rows)
    assert [(one.exact[:12], one.state) for one in found.highlights] == [
        ("Nobody read ", "orphan"), ("The train le", "orphan"), ("ferry left t", "edited"),
    ]  # fmt: skip
    assert next(one.note for one in found.highlights if one.exact.startswith("The train")) == "keep me"
    for one in found.highlights:
        kept = found.texts[one.digest]
        assert kept[one.start : one.end] == one.exact
    edited = found.highlights[2].suggestion
    assert edited is not None
    assert TEXT[edited.start : edited.end] == "ferry left the harbour before dawn. Nobody"
    reasons = {one.where: one.reason for one in [*found.waiting, *found.refused]}
    assert reasons == {
        "annotation 1": "its words are not in the article's text",
        "annotation 2": "its words are not in the text as they are quoted: see the suggested place",
        "annotation 3": "no article has its address",
        "annotation 4": "it does not say which article it is about",
        "annotation 5": "it quotes no words, so no place can be checked",
        "annotation 6": "it quotes no words, so no place can be checked",
    }


def test_an_orphan_of_an_address_is_found_when_its_article_comes(
    placer: Placer, write: Write, shelf, make_article, make_page
) -> None:  # type: ignore[no-untyped-def]
    address = "https://elsewhere.example/later"
    (orphan,) = placed(placer, write, annotation("Late words", source=address)).highlights
    stored = shelf.put(make_page(make_article("Late words came.", "Late", url=address), source="Elsewhere"))
    assert get_article(shelf.library, stored.articles[0]).row.key == orphan.article_key


def test_blanks_and_quotation_marks_of_a_browser_do_not_matter(placer: Placer, write: Write) -> None:
    quote = 'before noon, too;\n   "nobody" waved'
    entry = {
        "url": URL,
        "annotations": [{"id": 7, "quote": quote, "text": "n", "ranges": [], "created_at": "2031-05-06T07:08:09+0000"}],
    }
    (found,) = placed(placer, write, [entry]).highlights
    assert found.exact == "before noon, too; “nobody” waved"
    assert (found.state, found.note, found.created) == ("exact", "n", "2031-05-06T07:08:09Z")


def test_annotations_of_wallabag_are_found_by_their_words(placer: Placer, write: Write) -> None:
    entries = [
        {"url": f"{URL}/", "title": "x", "content": "<p>", "annotations": [
            {"id": 1, "text": "one", "quote": "Gulls 𝄞 sang", "ranges": [{"start": "/p[3]", "startOffset": "0"}]},
            {"id": 2, "text": "two", "quote": "The ferry left the harbour", "ranges": []},
            {"id": 3, "text": "none", "quote": "", "ranges": []},
        ]},
        {"url": f"{URL}/two", "annotations": []},
    ]  # fmt: skip
    found = placed(placer, write, entries)
    assert [(one.exact, one.state, one.note) for one in found.highlights] == [
        ("Gulls 𝄞 sang", "exact", "one"), ("The ferry left the harbour", "ambiguous", "two"),
    ]  # fmt: skip
    assert [one.where for one in found.refused] == ["entry 1, annotation 3"]
    api = {"total": 1, "rows": [{"id": 1, "quote": "Gulls", "text": "n", "ranges": []}]}
    assert [one.reason for one in placed(placer, write, api).refused] == ["it does not say which article it is about"]


def row(**more: Any) -> dict[str, Any]:
    return {"id": "ab" * 16, "key": "k", "exact": "ferry", "start": 3, "end": 8, **more}


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ({"exact": 5}, "no highlight: it has no key and exact words"),
        ({"exact": " \x00 "}, "no highlight: its key or its words are empty"),
        ({"start": -1}, "start is no position"),
        ({"end": "8"}, "end is no position"),
        ({"start": True}, "start is no position"),
        ({"tags": "a"}, "tags are no list of texts"),
        ({"note": ["n"]}, "note is no text"),
        ({"note": "n" * 1_000_001}, "note is longer than 1,000,000 characters"),
    ],
)
def test_a_row_that_is_wrong_is_listed_and_the_others_are_taken(
    placer: Placer, write: Write, bad: dict[str, Any], reason: str
) -> None:
    lines = "\n".join(map(json.dumps, [row(**bad), row()])) + "\n{broken\n\n"
    found = placed(placer, write, lines)
    assert [(one.where, one.reason) for one in found.refused] == [("line 3", "no JSON"), ("line 1", reason)]
    assert [one.exact for one in found.highlights] == ["ferry"]


def test_a_hostile_row_is_made_harmless(placer: Placer, write: Write) -> None:
    value = row(
        id="../../x\ud800", note="a\x1b]0;x\x07b\u202e", author="I\nnes\u2066", tags=["\x1b[2J/ /"], colour="mauve",
        created="not a day", start=2**52, end=2**52 + 5, digest="'; drop table", state="sure", prefix="p" * 9999,
    )  # fmt: skip
    (found,) = placed(placer, write, json.dumps(value)).highlights
    assert (found.note, found.author, found.tags, found.colour) == ("a]0;xb", "I nes", ("[2J",), "yellow")
    assert (found.created, found.state, len(found.prefix)) == (NOW, "orphan", 32)
    assert len(found.id) == 32
    placed(placer, write, json.dumps(annotation("x", id="\ud800", source="https://\ud800.example")))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("PK\x03\x04", "zip archive"),
        (b"\x80\x81", "no text in UTF-8"),
        ("{}", "is JSON, but no notes"),
        ("[1, 2]", "is JSON, but no notes"),
        ("[" * 100_000, "holds no notes"),
        ("plain words", "holds no notes"),
        ("<html/>", "no REFI-QDA codebook"),
        ("<CodeBook", "no XML that can be read"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><CodeBook><Codes/></CodeBook>', "declares entities"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><CodeBook><Codes/></CodeBook>'.encode("utf-16"), "declares entities"),
    ],
)
def test_a_file_of_something_else_gives_one_line(write: Write, content: str | bytes, told: str) -> None:
    with pytest.raises(NotebookError, match=told) as problem:
        read_notes(write(content))
    assert len(str(problem.value).splitlines()) == 1


def test_an_empty_or_absent_file_says_so(write: Write, tmp_path: Path) -> None:
    assert read_notes(write("")).form == "an empty file"
    with pytest.raises(NotebookError, match="cannot be read"):
        read_notes(tmp_path / "absent")


def test_a_codebook_becomes_tags_with_their_meaning(write: Write) -> None:
    document = """\ufeff<?xml version="1.0" encoding="utf-8"?>
    <CodeBook xmlns="urn:QDA-XML:codebook:1.0"><!-- a comment --><Codes>
      <Code guid="{0D0C0B0A-1111-2222-3333-444455556666}" name="Actor" isCodable="false" color="#FFAA00">
        <Description> who
acts </Description>
        <Code guid="g2" name="state/church" isCodable="true" color="red"/>
        <Code guid="g3" name=" " isCodable="true"/>
      </Code></Codes></CodeBook>"""
    read = read_notes(write(document))
    assert read.codes == [
        Code("Actor", "who\nacts", "#ffaa00", "0d0c0b0a-1111-2222-3333-444455556666"),
        Code("Actor/state∕church", "", None, "g2"),
    ]
    assert [one.where for one in read.refused] == ["code g3"]


def test_the_same_mark_twice_counts_once(placer: Placer, write: Write) -> None:
    found = placed(placer, write, [row(), row(note="other")])
    assert len(found.highlights) == 1
    assert [one.reason for one in found.refused] == ["it stands in the file twice"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-05-06", "2031-05-06T00:00:00Z"),
        ("2031-05-06T01:00:00-03:00", "2031-05-06T04:00:00Z"),
        ("0001-01-01T00:00:00+14:00", None),
        ("soon", None),
        (5, None),
    ],
)
def test_times_are_utc_or_absent(value: object, expected: str | None) -> None:
    assert time_of(value) == expected


def test_a_twin_is_never_taken_for_a_passage_that_is_gone(placer: Placer, write: Write) -> None:
    quote = "Nobody waved."
    around = {"prefix": "The bell rang twice in the night. ", "suffix": " Then the fog came down on us."}
    value = annotation(quote, 40, 40 + len(quote), quote=around, bodyValue="n")
    (found,) = placed(placer, write, value).highlights
    assert found.state in ("ambiguous", "orphan")
    assert (found.exact, found.note, found.prefix) == (quote, "n", around["prefix"][-32:])
    own = row(key=value_key(placer), exact=quote, digest="0" * 64, state="exact", **around)
    (found,) = placed(placer, write, json.dumps(own)).highlights
    assert found.state in ("ambiguous", "orphan")


def value_key(placer: Placer) -> str:
    (target,) = placer._with_url(URL)
    return target.key
