"""Pages that somebody saved as one file: MHTML, SingleFile, and what browsers note."""

import base64
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer import limits
from readroom.importer.formats import Unreadable, find_format
from readroom.importer.formats.mhtml import FORMAT as MHTML
from readroom.importer.formats.singlefile import FORMAT as SINGLEFILE
from readroom.importer.formats.singlefile import without_data
from readroom.importer.web.singlefile_page import saved_date
from readroom.text.model import Page

FIXTURES = Path(__file__).parent.parent / "fixtures" / "formats"
ENGLISH = "On the last day of the month the ferry crossed the sound twice"


def read(name: str) -> Page:
    data = (FIXTURES / name).read_bytes()
    found = find_format(data[: limits.HEAD_BYTES], name)
    assert found is (MHTML if name.startswith("mhtml") else SINGLEFILE)
    page = found.read(data, name)
    assert len(page.verdicts) == page.text.count("\n") + 1
    assert page.problem is None
    return page


@pytest.mark.parametrize(
    ("name", "title", "language", "url", "fetched", "text"),
    [
        (
            "mhtml_chrome.mhtml", "The ferry that went twice", "en", "https://mole.example/story/9?from=front",
            "2021-02-28T09:12", ENGLISH,
        ),
        (
            "mhtml_ie_de.mht", "Die Fähre fuhr zweimal", "de", "http://sund.example/faehre.html", "2021-02-28T10:05",
            "Am letzten Tag des Monats fuhr die Fähre zweimal über den Sund",
        ),
        ("mhtml_word_fr.mht", "Le bac est passé deux fois", "fr", None, None, "le bac a traversé le détroit deux fois"),
        (
            "singlefile_page.html", "The ferry that went twice", "en", "https://mole.example/story/9",
            "2021-02-28T10:12", ENGLISH,
        ),
        (
            "singlefile_legacy_de.html", "Die Fähre fuhr zweimal", "de", "http://sund.example/faehre.html",
            "2016-02-28T10:05", "fuhr die Fähre zweimal",
        ),
        (
            "singlefile_browser_fr.html", "Le bac est passé deux fois", "fr", "https://detroit.example/le-bac", None,
            "le bac a traversé le détroit deux fois",
        ),
    ],
)  # fmt: skip
def test_saved_pages(name: str, title: str, language: str, url: str | None, fetched: str | None, text: str) -> None:
    page = read(name)
    (article,) = page.articles
    assert (article.title, article.language) == (title, language)
    assert (page.url, article.url) == (url, url)
    assert (page.crawl_date.value if page.crawl_date else None) == fetched
    assert text in article.body.text
    assert page.format == name.split("_")[0]
    assert "advertisement" not in page.text


def test_a_saved_page_is_read_as_html_is() -> None:
    (article,) = read("mhtml_chrome.mhtml").articles
    assert (article.authors, article.source) == (("Ida Brook",), "The Mole")
    assert article.date is not None
    assert article.date.value == "2021-02-27"
    assert [s.href for s in article.body.spans if s.kind == "link"] == ["https://mole.example/story/7"]
    assert article.evidence["url"].reason == "noted where the page was fetched"


def test_the_files_inside_a_page_are_left_out_before_it_is_parsed() -> None:
    data = (FIXTURES / "singlefile_page.html").read_bytes()
    bare = without_data(data)
    assert data.count(b"base64,") == bare.count(b"base64,") == 2
    assert len(bare) < len(data) - 5000
    picture = base64.b64encode(bytes(3000))
    assert (
        without_data(b'<img src="data:image/png;base64,' + picture + b'"> text')
        == b'<img src="data:image/png;base64,"> text'
    )
    assert without_data(b"base64,c2hvcnQ= stays") == b"base64,c2hvcnQ= stays"


def test_bait_takes_no_time() -> None:
    started = time.process_time()
    for data in (
        b"base64," * 500_000,
        b"data:" * 700_000,
        b"base64," + b"A" * 4_000_000,
        b"data:a;base64,A A " * 200_000,
    ):
        assert len(without_data(data)) <= len(data)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("note", "value"),
    [
        ("saved date: Sun Feb 28 2021 10:12:44 GMT+0100 (Central European Standard Time)", "2021-02-28T10:12"),
        ("saved date: Sun Feb 28 2021", "2021-02-28"),
        ("saved date: Sun Foo 28 2021 10:12:44 GMT+0100", None),
        ("saved date: Sun Feb 99 2021 10:12:44 GMT+0100", None),
        ("url: x", None),
    ],
)
def test_the_day_of_saving(note: str, value: str | None) -> None:
    found = saved_date(note)
    assert (found.value if found else None) == value


def test_the_root_is_the_part_that_the_header_names() -> None:
    page = "<html><body><article><h1>{}</h1>" + "<p>" + ENGLISH + ", as it had done before the bridge.</p>" * 3
    data = (
        'From: <Saved by Blink>\nContent-Type: multipart/related; start="<two@x>"; boundary=b\n\n--b\n'
        f"Content-Type: text/html\nContent-ID: <one@x>\n\n{page.format('Frame')}\n--b\n"
        f"Content-Type: text/html\nContent-ID: <two@x>\n\n{page.format('Root')}\n--b--\n"
    )
    assert MHTML.read(data.encode(), "a").articles[0].title == "Root"


def test_files_without_a_page_are_refused() -> None:
    for data in (
        b"",
        b"From: <Saved by Blink>\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx",
    ):
        with pytest.raises(Unreadable):
            MHTML.read(data, "a.mhtml")
    with pytest.raises(Unreadable):
        SINGLEFILE.read(b"", "a.html")


def test_mail_with_pictures_in_it_is_no_saved_page() -> None:
    related = b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Location: x\n\n"
    head = b"From: Ida <ida@mole.example>\nTo: all\nSubject: x\nDate: Tue, 2 Mar 2021 10:05:00 +0000\n"
    assert find_format(b"Message-ID: <x@y>\n" + head + related, "a.mht") is not MHTML
    assert find_format(b"MIME-Version: 1.0\n" + related, "") is MHTML


def test_only_the_first_comment_counts() -> None:
    note = "<!-- Page saved with SingleFile\n url: https://mole.example/ \n-->"
    assert find_format(f"<!doctype html><html>{note}".encode(), "") is SINGLEFILE
    for text in (f"<!doctype html><html><!-- x -->{note}", f"words {note}", "<html><!-- saved from somewhere -->"):
        assert find_format(text.encode(), "a.html") is not SINGLEFILE


def test_no_other_fixture_is_taken_for_a_saved_page() -> None:
    for path in sorted(FIXTURES.iterdir()):
        found = find_format(path.read_bytes()[: limits.HEAD_BYTES], path.name)
        mine = {"mhtml": MHTML, "singlefile": SINGLEFILE}.get(path.name.split("_")[0])
        assert (found is mine) if mine else (found not in (MHTML, SINGLEFILE)), path.name


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from([p.name for p in sorted(FIXTURES.iterdir()) if p.name.startswith(("mhtml", "single"))]), st.data()
)
def test_any_damage_ends_in_a_page_or_a_reason(name: str, data: st.DataObject) -> None:
    whole = (FIXTURES / name).read_bytes()
    start = data.draw(st.integers(0, len(whole) - 1))
    hurt = whole[:start] + data.draw(st.binary(max_size=12)) + whole[start + data.draw(st.integers(0, 60)) :]
    reader = MHTML if name.startswith("mhtml") else SINGLEFILE
    try:
        page = reader.read(hurt, name)
    except Unreadable:
        return
    assert len(page.verdicts) == page.text.count("\n") + 1
