"""What waits for review: the least sure first, accepted until the page changes, found without reading everything."""

from dataclasses import replace

import pytest

from readroom.db.errors import LibraryError
from readroom.db.review import accept, doubts, reopen
from readroom.db.spelling import note_spellings
from readroom.text.model import Evidence, LineVerdict, Page, Voice

NOW = "2026-02-03T04:05:06+00:00"


def unsure(make_article, name: str, **confidences: float):
    """An article whose fields are as sure as is said."""
    evidence = {field: Evidence(3, sure, f"{field} by guess") for field, sure in confidences.items()}
    return make_article(f"Text of {name}.", name, "2020-01-01", authors=["Ann"], section="Sea", evidence=evidence)


def found(shelf, **more: object) -> list[tuple[str | None, str, str | None, float]]:
    """Title, field, value and confidence of what waits."""
    return [(d.title, d.field, d.value, d.confidence) for d in doubts(shelf.library, **more)]  # type: ignore[arg-type]


def test_the_least_sure_comes_first_and_what_is_sure_not_at_all(shelf, make_article, make_page) -> None:
    shelf.put(make_page(unsure(make_article, "A", title=0.9, date=0.55, section=0.3)), "a.txt")
    shelf.put(make_page(unsure(make_article, "B", title=0.5, cut=0.1, date=0.6)), "b.txt")
    assert found(shelf) == [("B", "cut", "B", 0.1), ("A", "section", "Sea", 0.3), ("B", "title", "B", 0.5),
                            ("A", "date", "2020-01-01", 0.55)]  # fmt: skip
    assert found(shelf, below=0.35) == [("B", "cut", "B", 0.1), ("A", "section", "Sea", 0.3)]
    assert len(found(shelf, below=0.95)) == 6
    assert found(shelf, field="title") == [("B", "title", "B", 0.5)]
    one = next(doubts(shelf.library))
    assert (one.file, one.record, one.line, one.reason, one.page) == ("b.txt", None, 3, "cut by guess", 2)
    assert {"page", "field", "value", "confidence", "reason", "article", "key", "file", "record", "line"} <= set(
        one.to_json()
    )


def test_a_page_that_is_only_partly_read_waits(shelf, make_article, make_page) -> None:
    stored = shelf.put(make_page(make_article("A.", "T"), problem="cut short at 16 MiB"), "a.txt")
    (one,) = doubts(shelf.library)
    assert (one.page, one.field, one.value, one.reason) == (stored.page_id, "page", None, "cut short at 16 MiB")
    assert found(shelf, field="page") == [(None, "page", None, 0.0)]
    accept(shelf.library, str(stored.articles[0]), "page", author=None, now=NOW)
    assert found(shelf) == []


def test_what_is_accepted_leaves_the_list_until_the_page_changes(shelf, make_article, make_page) -> None:
    page = make_page(unsure(make_article, "A", date=0.5, section=0.3), unsure(make_article, "B", date=0.4))
    stored = shelf.put(page, "a.txt")
    first = str(stored.articles[0])
    assert accept(shelf.library, first, "date", author="Ann", now=NOW) == 1
    assert found(shelf) == [("A", "section", "Sea", 0.3), ("B", "date", "2020-01-01", 0.4)]
    assert accept(shelf.library, first, None, author="Ann", now=NOW) == 1
    assert found(shelf) == [("B", "date", "2020-01-01", 0.4)]
    assert accept(shelf.library, f"page:{stored.page_id}", None, author="Ann", now=NOW) == 1
    assert found(shelf) == []
    shelf.put(page, "a.txt", replaces=[stored.page_id], digest=b"changed")
    assert len(found(shelf)) == 3


def test_what_was_accepted_can_be_put_on_the_list_again(shelf, make_article, make_page) -> None:
    stored = shelf.put(make_page(unsure(make_article, "A", date=0.5)), "a.txt")
    accept(shelf.library, str(stored.articles[0]), None, author=None, now=NOW)
    assert reopen(shelf.library, f"page:{stored.page_id}") == 1
    assert len(found(shelf)) == 1


def test_what_does_not_wait_cannot_be_accepted(shelf, make_article, make_page) -> None:
    stored = shelf.put(make_page(unsure(make_article, "A", date=0.5)), "a.txt")
    for ref, field, word in ((str(stored.articles[0]), "colour", "'colour' of"), ("page:99", None, "no page '99'"),
                             ("page:x", None, "no page 'x'"), ("99", None, "no article '99'")):  # fmt: skip
        with pytest.raises(LibraryError, match=word):
            accept(shelf.library, ref, field, author=None, now=NOW)


def test_words_that_may_be_mojibake_wait_with_their_mended_form(shelf, make_article, make_page) -> None:
    stored = shelf.put(make_page(make_article("The LondoƱo affair, and LondoƱo again.", "T")), "a.txt")
    shelf.put(make_page(make_article("Nothing odd here.", "U")), "b.txt")
    shelf.put(make_page(make_article("Plain.", "V", authors=["Åsa Öberg", "Ernesto LondoƱo"])), "c.txt")
    shelf.library.connection.execute("delete from spelling")
    note_spellings(shelf.library.connection, "LondoƱo")
    values = [(d.article, d.field, d.value) for d in doubts(shelf.library)]
    assert values == [
        (3, "spelling", "LondoƱo → Londoño"), *[(stored.articles[0], "spelling", "LondoƱo → Londoño")] * 2,
    ]  # fmt: skip
    assert next(doubts(shelf.library)).reason == "in the authors; may be mojibake, stays as printed"
    accept(shelf.library, "3", "spelling", author=None, now=NOW)
    accept(shelf.library, str(stored.articles[0]), "spelling", author=None, now=NOW)
    assert found(shelf) == []


def test_a_misspelt_word_has_the_line_that_it_stands_on(shelf, make_article) -> None:
    lines = (
        "Pier News", "The LondoƱo letters", "A LondoƱo came.", "Copied from elsewhere:", "by Ernesto LondoƱo",
        "He wrote it.", "LondoƱo left. LondoƱo stays.",
    )  # fmt: skip
    verdicts = tuple(
        LineVerdict(n, "metadata" if n in (2, 5) else "cut" if n == 1 else "kept", "", 1) for n in range(1, 8)
    )
    text = "\n\n".join(lines[n] for n in (2, 3, 5, 6))
    made = make_article(text, lines[1], lines=(2, 7))
    start = text.index("He wrote")
    voice = Voice(start, start + 12, authors=("Ines Roe", "Ernesto LondoƱo"))
    made = replace(made, body=replace(made.body, voices=(voice,)))
    shelf.put(Page("text", "\n".join(lines), (made,), verdicts, extractor="test"), "a.txt")
    told = [(d.reason.split(";")[0], d.line) for d in doubts(shelf.library, field="spelling")]
    assert told == [("in the title", 2), ("in the authors of a voice", 5), *[("in the text", n) for n in (3, 7, 7)]]


def test_the_list_of_a_large_library_reads_only_what_is_unsure(shelf, make_article, make_page) -> None:
    shelf.put(make_page(unsure(make_article, "A", date=0.5)), "a.txt")
    statements: list[str] = []
    shelf.library.connection.set_trace_callback(statements.append)
    next(doubts(shelf.library))
    shelf.library.connection.set_trace_callback(None)
    plan = [row[3] for row in shelf.library.connection.execute("explain query plan " + statements[0])]
    assert any("evidence_unsure" in step for step in plan), plan
    assert not any("TEMP B-TREE" in step for step in plan), plan
