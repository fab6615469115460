"""Files that the fuzzer hurt: what each ended in an exception of, written anew."""

import contextlib
import io
import time

import pytest

from readroom.importer.formats import Record, Unreadable
from readroom.importer.formats.feed import FORMAT as FEED
from readroom.importer.formats.html import FORMAT as HTML
from readroom.importer.formats.markdown import FORMAT as MARKDOWN
from readroom.importer.mail.date import mail_date
from readroom.importer.press.flow import paragraphs, parse_fragment

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Quay Notes</title><item><title>A pump</title>
<description>The harbour pump was mended in a night, {} and nobody in the town has heard of it.</description>
</item></channel></rss>"""


@pytest.mark.parametrize(
    "reference", ["&#x110000;", "&#1114112", "&#xD800;", "&#99999999999999999999;", "&#xffffffffffffffff;", "&#x0;"]
)
def test_a_reference_to_no_character_costs_no_entry(reference: str) -> None:
    data = RSS.format(reference).encode()
    (record,) = [part for part in FEED.records(io.BytesIO(data)) if isinstance(part, Record)]
    page = FEED.read_record(record.data, record.number, "notes.rss")
    assert "The harbour pump was mended" in page.articles[0].body.text


@pytest.mark.parametrize("control", ["\x00", "\x01", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_fragment_may_begin_with_a_control_character(control: str) -> None:
    (flow,) = paragraphs(parse_fragment(f"{control}The pump<p{control}></p>"))
    assert flow.text == "The pump"


@pytest.mark.parametrize("year", ["99999999999999999999", "2147483648", "9999999999"])
def test_a_year_that_no_machine_can_count_is_no_date(year: str) -> None:
    assert mail_date(f"Tue, 3 Mar {year} 10:00:00 +0000") is None


def test_a_title_alone_is_no_article() -> None:
    with pytest.raises(Unreadable, match="no text below it"):
        MARKDOWN.read(b"---\ntitle: Ferry to run through the winter\n---\n", "a.md")


@pytest.mark.parametrize(
    "page",
    [
        # Blocks within an element of a line, and no other element around them.
        "<span>0<p>海边的小镇每个星期六都在旧码头开放市<h4>2 e : i s a O 1 m 0",
        # A block that stands in nothing.
        "<h4>C</body>t h u n e m e .<p>s r s r b r s r s r b r s r s r b r s r",
    ],
)
def test_markup_that_ends_in_the_middle_is_read(page: str) -> None:
    with contextlib.suppress(Unreadable):
        assert HTML.read(page.encode(), "a.html").text


def test_a_row_of_very_many_cells_takes_time_by_its_length() -> None:
    cells = "".join(f"<td>cell {n}</td>" for n in range(30_000))
    page = f"<html><body><p>The list of berths is below.</p><table><tr>{cells}</tr></table></body></html>"
    started = time.process_time()
    with contextlib.suppress(Unreadable):
        HTML.read(page.encode(), "a.html")
    assert time.process_time() - started < 5
