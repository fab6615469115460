"""JSON files: where the records stand, what is taken off them, what is broken, and what is left to JSON lines."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer import limits
from readroom.importer.formats import Declared, Left, Part, Record, Unreadable, find_format
from readroom.importer.formats.json import FORMAT
from readroom.importer.records import json_records
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Aside, Page, PrintedDate, Span

FIXTURES = Path(__file__).parent.parent / "fixtures" / "formats"
TEXT = "The lock keepers counted nine barges before noon, and sent the tenth one back."
FIRST = (
    "The lock keepers of Marrowick counted nine barges before noon, and sent the tenth one back.\n\n"
    "“It is the silt,” said Hedda Brandt, who has kept the lower gate since spring. “Nobody dredges what nobody sees.”"
)
SECOND = (
    "The town clerk found the missing ledger behind a radiator. It was dry, and every page was there.\n\n"
    "Its last entry is from the night of the flood."
)


def parts(data: Any) -> list[Part]:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return list(FORMAT.records(io.BytesIO(raw)))


def read(data: Any, columns: dict[str, str] | None = None) -> list[Page]:
    given = Settings(columns=columns)
    found = (p for p in parts(data) if isinstance(p, Record) and not p.refused)
    return [FORMAT.read_record(p.data, p.number, p.member or "a.json", given) for p in found]


def fixture(name: str) -> bytes:
    data = (FIXTURES / name).read_bytes()
    found = find_format(data[: limits.HEAD_BYTES], "")
    assert found is FORMAT, name
    return data


@pytest.mark.parametrize(
    "name", ["json_array.json", "json_minified.json", "json_hits.json", "json_named.json", "json_objects.json"]
)
def test_the_same_records_in_every_wrapping(name: str) -> None:
    found = [p for p in parts(fixture(name)) if isinstance(p, Record)]
    first, second = (FORMAT.read_record(p.data, p.number, "a", NOTHING).articles[0] for p in found[:2])
    assert (first.title, first.authors) == ("Tenth barge turned back at Marrowick", ("Hedda Lind", "Jon Ask"))
    assert first.date is not None
    assert (first.date.value, first.date.precision, first.date.raw) == ("2021-03-15", "day", "2021-03-15")
    assert (first.source, first.section, first.language) == ("Marrowick Mercury", "Waterways", "en")
    assert (first.url, first.keywords) == ("https://mercury.example/2021/tenth-barge", ("locks", "silt"))
    assert first.body.text == FIRST
    assert (second.title, second.authors) == ("Ledger behind the radiator", ("Jon Ask",))
    assert second.date is not None
    assert (second.date.value, second.date.raw) == ("2021-03-16", "16 March 2021")
    assert (second.url, second.keywords, second.section) == (None, (), None)
    assert second.body.text == SECOND
    assert [p.number for p in found] == list(range(1, len(found) + 1))


def test_every_line_of_a_record_has_a_verdict() -> None:
    page = read(fixture("json_array.json").replace(b'"Only a headline"', b'"Only a headline", "text": "x"'))[0]
    shown = list(zip(page.text.split("\n"), page.verdicts, strict=True))
    assert [(v.line, v.verdict, v.reason, v.article) for _, v in shown] == [
        (1, "cut", "id: not read", None),
        (2, "metadata", "headline", 1),
        (3, "metadata", "byline", 1),
        (4, "metadata", "pub_date", 1),
        (5, "metadata", "publication", 1),
        (6, "metadata", "section_name", 1),
        (7, "metadata", "web_url", 1),
        (8, "metadata", "keywords", 1),
        (9, "kept", "body", 1),
        (10, "kept", "body", 1),
        (11, "kept", "body", 1),
        (12, "cut", "shares: not read", None),
    ]
    assert shown[1][0] == "headline: Tenth barge turned back at Marrowick"
    assert shown[7][0] == "keywords: locks; silt"
    article = page.articles[0]
    assert article.lines == (1, 12)
    assert {field: e.line for field, e in article.evidence.items()} == {
        "title": 2, "authors": 3, "date": 4, "source": 5, "section": 6, "url": 7, "keywords": 8, "text": 9,
        "language": None,
    }  # fmt: skip
    assert article.evidence["title"].reason == "field headline"
    assert article.date == PrintedDate("2021-03-15", "day", "2021-03-15", 4)


def test_what_stands_around_the_array_holds_for_all() -> None:
    data = fixture("json_nested.json")
    assert [p for p in parts(data) if isinstance(p, Declared)] == [Declared(3)]
    pages = read(data)
    assert [(p.articles[0].source, p.articles[0].language) for p in pages] == [("Marrowick Mercury", "en")] * 2
    own = {"source": "The wire", "items": [{"title": "a", "text": TEXT, "publisher": "Bote"}, {"text": TEXT}]}
    assert [p.articles[0].source for p in read(own)] == ["Bote", "The wire"]


def test_a_json_feed() -> None:
    first, second = (page.articles[0] for page in read(fixture("json_feed.json")))
    assert (first.title, first.source, first.authors) == (
        "What the silt says",
        "Notes from the lower gate",
        ("Hedda Brandt",),
    )
    assert first.date is not None
    assert first.date.value == "2021-04-02T08:15"
    assert first.body.text == f"Below the gate\n\n{FIRST}"
    assert [(s.kind, s.start, s.end) for s in first.body.spans if s.kind in ("heading", "quote")] == [
        ("heading", 0, 14),
        ("quote", 16 + FIRST.index("“"), 16 + len(FIRST)),
    ]
    assert (second.title, second.body.text, second.source) == (None, SECOND, "Notes from the lower gate")


def test_a_web_interface_and_what_it_wraps() -> None:
    (article,) = (page.articles[0] for page in read(fixture("json_interface.json")))
    assert (article.title, article.body.text, article.authors, article.keywords) == (
        "Tenth barge – turned back",
        FIRST,
        (),
        (),
    )


def test_one_object_is_one_record_though_arrays_are_in_it() -> None:
    assert len(read(fixture("json_single.json"))) == 1
    record = {"title": "One", "text": TEXT, "authors": [{"name": "Jon Ask"}], "related": [{"title": "x", "text": "y"}]}
    (page,) = read(record)
    assert (page.articles[0].title, page.articles[0].authors) == ("One", ("Jon Ask",))


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"response": {"results": [{"webTitle": "A", "fields": {"bodyText": TEXT}}], "total": 9, "pageSize": 1}}, "A"),
        ({"response": {"numFound": 1, "docs": [{"title": ["A"], "text": [TEXT]}]}}, "A"),
        ({"data": [{"type": "news", "attributes": {"title": "A", "body": TEXT}}]}, "A"),
        ([{"_id": {"$oid": "1"}, "title": "A", "paragraphs": [TEXT]}], "A"),
        ({"docs": [{"headline": {"main": "A"}, "byline": {"original": "By Jon Ask"}, "text": TEXT}]}, "A"),
        ([{"article": {"title": "A", "text": TEXT}}], "A"),
    ],
)
def test_what_services_wrap_around_a_record_is_taken_off(record: Any, said: str) -> None:
    (page,) = read(record)
    assert (page.articles[0].title, page.articles[0].body.text) == (said, TEXT)


def test_only_the_whole_is_declared() -> None:
    hits = {"hits": {"total": {"value": 7}, "hits": [{"_source": {"text": TEXT}}]}}
    assert parts(hits)[0] == Declared(7)
    page = {"total": 7, "page": 2, "articles": [{"text": TEXT}]}
    assert isinstance(parts(page)[0], Record)


def test_names_of_people_and_keywords() -> None:
    people = [{"given": "Hedda", "family": "Lind"}, {"firstName": "Jon", "lastName": "Ask"}, {"display_name": "Desk"}]
    words = [{"name": "subject", "value": "Locks"}, {"label": "Silt"}, 7, "Water"]
    (page,) = read([{"text": TEXT, "authors": people, "keywords": words}])
    assert page.articles[0].authors == ("Hedda Lind", "Jon Ask", "Desk")
    assert page.articles[0].keywords == ("Locks", "Silt", "Water")


def test_a_whole_page_in_a_record_is_read_as_one() -> None:
    body = f"<nav>Home</nav><article><h1>Tenth barge</h1>{f'<p>{TEXT}</p>' * 4}</article>"
    html = f"<html><head><title>Tenth barge</title></head><body>{body}</body></html>"
    (page,) = read([{"url": "https://mercury.example/a", "html": html, "score": 3}])
    article = page.articles[0]
    assert (article.title, article.url) == ("Tenth barge", "https://mercury.example/a")
    assert article.body.text == "\n\n".join([TEXT] * 4)
    assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
    assert page.text.split("\n")[-2:] == ["url: https://mercury.example/a", "score: 3"]


def test_captions_stand_beside_the_text_and_are_shown() -> None:
    html = f'<p>{TEXT}</p><figure><img src="a.jpg"><figcaption>The gate</figcaption></figure>'
    (page,) = read([{"content": html}])
    assert page.articles[0].body.asides == (Aside("caption", len(TEXT), "The gate"),)
    assert (page.text.split("\n")[-1], page.verdicts[-1].verdict) == ("The gate", "aside")


def test_offsets_are_those_of_the_text() -> None:
    (page,) = read([{"content_html": f'<p>{TEXT} <a href="https://gate.example/">here</a></p>'}])
    body = page.articles[0].body
    assert body.spans == (Span("link", len(TEXT) + 1, len(TEXT) + 5, href="https://gate.example/"),)


def test_one_broken_record_does_not_stop_the_others() -> None:
    found = parts(fixture("json_broken.json"))
    assert [(p.number, bool(p.refused)) for p in found if isinstance(p, Record)] == [
        (1, False), (2, False), (3, True), (4, False), (5, True),
    ]  # fmt: skip
    assert Left("values that are no records") in found
    records = {p.number: p for p in found if isinstance(p, Record)}
    assert FORMAT.read_record(records[4].data, 4, "a").articles[0].title == "Ledger behind the radiator"
    with pytest.raises(Unreadable, match="broken JSON: expecting ',' delimiter at character"):
        FORMAT.read_record(records[2].data, 2, "a")
    assert records[5].member == "the rest of the file"


def test_a_record_that_is_too_long_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readroom.importer.records.json_scan.RECORD_BYTES", 4000)
    monkeypatch.setattr("readroom.importer.records.json_scan._CHUNK", 1000)
    data = [{"title": "A", "text": TEXT}, {"title": "B", "text": "x" * 9000}, {"title": "C", "text": TEXT}]
    first, second, third = (p for p in parts(data) if isinstance(p, Record))
    assert "the limit for a record" in (second.refused or "")
    titles = [FORMAT.read_record(p.data, p.number, "a").articles[0].title for p in (first, third)]
    assert titles == ["A", "C"]


def test_only_so_many_broken_records_are_looked_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_records, "JSON_BROKEN", 2)
    data = b'[{"a": 1, "b": 2},' + b'{"a": 1, "b": [2},' * 9 + b'{"a": 1, "b": 2}]'
    found = parts(data)
    assert [isinstance(p, Record) and bool(p.refused) for p in found] == [False, True, True, True]


def test_a_record_without_text_is_refused() -> None:
    found = [p for p in parts(fixture("json_array.json")) if isinstance(p, Record)]
    with pytest.raises(Unreadable, match=r"^no text in this record$"):
        FORMAT.read_record(found[2].data, 3, "a")


def test_other_names_are_asked_for_and_mapped() -> None:
    data = [{"ref": 1, "heading": "A table of tides", "payload": TEXT}, {"ref": 2, "heading": "B", "payload": "x"}]
    stream = io.BytesIO(json.dumps(data).encode())
    assert list(FORMAT.columns(stream) or ()) == ["ref", "heading", "payload"]
    unclear = FORMAT.unclear(io.BytesIO(stream.getvalue()), NOTHING)
    assert unclear is not None
    assert (unclear.missing, unclear.samples["payload"]) == (["text"], TEXT)
    mapped = Settings(columns={"payload": "text"})
    assert FORMAT.unclear(io.BytesIO(stream.getvalue()), mapped) is None
    page = read(data, {"Payload": "text"})[0]
    assert (page.articles[0].title, page.articles[0].body.text) == ("A table of tides", TEXT)


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b'[{"title": "x"}]', "", "json"),
        (b'\xef\xbb\xbf [\n  {"title": "x"}]', "a.txt", "json"),
        (json.dumps([{"a": 1}]).encode("utf-16"), "", "json"),
        (b'{\n  "title": "x"\n}', "", "json"),
        (b'{"articles": [{"title": "x"}]}', "", "json"),
        (b'{"articles": [\n{"title": "x"}\n]}', "", "json"),
        (b'{"title": "x", "text": "y"}', "", "jsonl"),
        (b'{"title": "x"}\n{"title": "y"}', "a.json", "jsonl"),
        (b'{"title": "x" broken\n{"title": "y"}', "a.jsonl", "jsonl"),
        (b'{"title": "' + b"x" * 70_000, "", "jsonl"),
        (b"[1, 2]", "", None),
        (b"[1, 2]", "a.json", "json"),
        (b"[a link](https://gate.example) and words", "a.md", "markdown"),
        (b"{broken", "a.json", None),
        (b"[", "", None),
    ],
)
def test_detection(head: bytes, name: str, expected: str | None) -> None:
    found = find_format(head, name)
    assert (found.name if found else None) == expected


OTHERS = [p.name for p in sorted(FIXTURES.iterdir()) if not p.name.startswith("json_")]


@pytest.mark.parametrize("name", OTHERS)
def test_nothing_of_others_is_taken(name: str) -> None:
    with (FIXTURES / name).open("rb") as file:
        assert find_format(file.read(limits.HEAD_BYTES), name) is not FORMAT


@pytest.mark.parametrize("data", [b"[]", b"{}x", b'{"articles": []}', b"[1, 2]", b"", b"   "])
def test_a_file_without_a_record_has_none(data: bytes) -> None:
    for part in parts(data):
        if isinstance(part, Record):
            assert part.refused or b"{}" in part.data


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["json_array.json", "json_hits.json", "json_feed.json", "json_broken.json"]), st.data())
def test_any_damage_ends_in_pages_or_reasons(name: str, data: st.DataObject) -> None:
    whole = (FIXTURES / name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    hurt = whole[:start] + data.draw(st.binary(max_size=6)) + whole[start + data.draw(st.integers(0, 60)) :]
    numbers = []
    for part in parts(hurt):
        if not isinstance(part, Record):
            continue
        numbers.append(part.number)
        if part.refused:
            continue
        try:
            page = FORMAT.read_record(part.data, part.number, "a")
        except Unreadable:
            continue
        assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
    assert numbers == list(range(1, len(numbers) + 1))
