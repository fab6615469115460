"""Letters of a mailing list on a web page have a subject and a writer."""

from readroom.importer.html.letterhead import letterhead
from readroom.importer.html.page import read_page
from readroom.importer.html.tree import parse

HEAD = (
    "<b>Date:</b> Tue, 14 Oct 2003<br><b>From:</b> Ann Roe &lt;a@hidden&gt;<br><b>Subject:</b> [leaf] Weir stones<br>"
)
TEXT = "The stones of the weir are numbered on the lower side, and number nine is missing since Sunday."


def test_subject_and_writer_are_read_and_the_lines_are_the_heads() -> None:
    lines = parse(f"<body><p>Message: 1<br>{HEAD}</p><p>{TEXT}</p></body>").lines
    found = letterhead(lines, 0, len(lines))
    assert found is not None
    assert (found.subject, found.authors, found.lines) == ("[leaf] Weir stones", ("Ann Roe",), (0, 1, 2, 3))


def test_a_text_that_only_begins_with_from_is_no_letter() -> None:
    lines = parse(f"<body><p>From: the weir to the bridge</p><p>{TEXT}</p></body>").lines
    assert letterhead(lines, 0, len(lines)) is None


def test_a_digest_becomes_its_letters() -> None:
    letters = "".join(
        f"<hr><b>Message: {n}</b><br>{HEAD.replace('Weir', f'Weir {n}')}<pre>{n}. {TEXT}</pre>" for n in range(1, 4)
    )
    articles = read_page(f"<html><body>{letters}</body></html>").articles
    assert [a.title for a in articles] == [f"[leaf] Weir {n} stones" for n in (1, 2, 3)]
    assert {a.authors for a in articles} == {("Ann Roe",)}
