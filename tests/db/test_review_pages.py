"""The review list by page: the likeliest wrong first, what sticks out in its source, and corrections that wait."""

from dataclasses import replace

from readroom.db.corrections import parse_setting
from readroom.db.curator import Curator
from readroom.db.review import CORRECTION, NO_ARTICLE, accept, doubts
from readroom.db.review_pages import by_page, pages_to_review
from readroom.text.model import Evidence
from readroom.text.recut_edits import edit_lines

NOW = "2026-02-03T04:05:06+00:00"


def unsure(make_article, name: str, **confidences: float):
    """An article whose fields are as sure as is said."""
    evidence = {field: Evidence(3, sure, f"{field} by guess") for field, sure in confidences.items()}
    return make_article(f"Text of {name}.", name, "2020-01-01", authors=["Ann"], section="Sea", evidence=evidence)


def order(shelf, **more: object) -> list[tuple[str, list[str]]]:
    """The files with their fields, in the order of the list."""
    return [(p.file, [one.field for one in p.entries]) for p in pages_to_review(shelf.library, **more)]  # type: ignore[arg-type]


def test_one_entry_a_page_and_the_likeliest_wrong_first(shelf, make_article, make_page) -> None:
    shelf.put(make_page(unsure(make_article, "A", date=0.5)), "one.txt")
    shelf.put(
        make_page(unsure(make_article, "B", date=0.5, title=0.45), unsure(make_article, "C", date=0.5)), "many.txt"
    )
    shelf.put(make_page(unsure(make_article, "D", text=0.5)), "abstract.txt")
    shelf.put(make_page(unsure(make_article, "E", section=0.2)), "least.txt")
    shelf.put(make_page(make_article("F.", "F"), problem="cut short"), "partial.txt")
    assert order(shelf) == [
        ("many.txt", ["title", "date", "date"]), ("least.txt", ["section"]), ("partial.txt", ["page"]),
        ("one.txt", ["date"]), ("abstract.txt", ["text"]),
    ]  # fmt: skip
    first, *_, last = pages_to_review(shelf.library)
    assert (first.ref, first.title, first.doubt) == (f"page:{first.page}", "B", 0.8875)
    assert (last.ref, last.title, last.doubt) == (str(last.entries[0].article), "D", 0.2)
    assert order(shelf, below=0.3) == [("least.txt", ["section"]), ("partial.txt", ["page"])]
    assert order(shelf, field="title") == [("many.txt", ["title"])]
    assert [p.file for p in pages_to_review(shelf.library, most=1)] == ["least.txt"]


def test_many_misspelt_words_are_one_doubt(shelf, make_article, make_page) -> None:
    shelf.put(make_page(make_article("LondoƱo here, LondoƱo there, and again LondoƱo.", "T")), "a.txt")
    (page,) = pages_to_review(shelf.library)
    assert (len(page.entries), page.doubt) == (3, 0.15)
    assert by_page(()) == []


def test_a_page_without_articles_waits_until_it_is_accepted(shelf, make_article, make_page) -> None:
    stored = shelf.put(replace(make_page(), text="Home\nAbout"), "menu.txt")
    withdrawn = shelf.put(make_page(make_article("A.", "A")), "a.txt")
    curator = Curator(shelf.library, author="Ann", now=NOW)
    curator.begin()
    curator.remove(withdrawn.articles)
    curator.commit()
    (one,) = doubts(shelf.library)
    assert (one.page, one.field, one.reason, one.article) == (stored.page_id, "page", NO_ARTICLE, None)
    assert accept(shelf.library, f"page:{stored.page_id}", None, author=None, now=NOW) == 1
    assert list(doubts(shelf.library)) == []


def test_fields_that_stick_out_in_their_source_wait(shelf, make_article, make_page) -> None:
    for n in range(12):
        title = "Harbour Notes" if n < 6 else f"T{n}"
        shelf.put(make_page(make_article(f"Text {n}.", title, f"2020-01-{n + 1:02}")), f"{n}.txt")
    for name in ("x", "y", "z"):  # copies of one article
        shelf.put(make_page(make_article("Copied.", "Copy", "2020-05-05", source="Wire")), f"{name}.txt")
    shelf.put(make_page(make_article("Undated.", "U")), "undated.txt")
    shelf.put(make_page(make_article("Later.", "L", "2031-01-01")), "later.txt")
    evidence = {"title": Evidence(1, 0.2, "guess")}
    shelf.put(make_page(make_article("Text.", "Harbour Notes", "2020-02-01", evidence=evidence)), "known.txt")
    found = {(d.file, d.field, d.confidence) for d in doubts(shelf.library)}
    assert found == {
        *((f"{n}.txt", "title", 0.3) for n in range(6)), ("known.txt", "title", 0.2), ("undated.txt", "date", 0.5),
        ("later.txt", "date", 0.1),
    }  # fmt: skip
    (undated,) = [d for d in doubts(shelf.library, field="date") if d.file == "undated.txt"]
    assert (undated.value, undated.reason) == (None, "absent; 14 of the 15 articles of its source have one")
    assert accept(shelf.library, str(undated.article), "date", author=None, now=NOW) == 1
    assert "undated.txt" not in {d.file for d in doubts(shelf.library)}


def test_a_correction_of_a_line_follows_it_or_waits_on_the_list(shelf, make_article, make_page) -> None:
    def page(*blocks: str):
        return make_page(make_article("\n\n".join(blocks), "T"))

    share, first, last = "Share this page", "The water came over the mole at dawn.", "The boats were safe all day."
    curator = Curator(shelf.library, author="Ann", now=NOW)
    stored = shelf.put(page(first, share, last), "a.txt")
    curator.begin()
    number = curator.recut_page(stored.page_id, edit_lines(f"{first}\n\n{share}\n\n{last}", "cut", 3)).correction
    curator.correct(stored.articles, *parse_setting("section=Sea"))
    curator.commit()
    shelf.writer.decisions.forget()

    def text_of_page(page_id: int) -> str:
        from readroom.db.articles import get_article

        (article,) = shelf.writer.articles_of(page_id)
        return get_article(shelf.library, article).body.text

    # One word of the line changes: it is found again, and nothing waits.
    stored = shelf.put(page(first, "Share that page", last), "a.txt", replaces=[stored.page_id])
    assert text_of_page(stored.page_id) == f"{first}\n\n{last}"
    assert [d for d in doubts(shelf.library) if d.field == CORRECTION] == []
    # The line is gone, and another one with its words stands elsewhere: nothing is cut, the correction waits.
    stored = shelf.put(page(first, last, "Read on below", share, "The end."), "a.txt", replaces=[stored.page_id])
    assert share in text_of_page(stored.page_id)
    (one,) = [d for d in doubts(shelf.library) if d.field == CORRECTION]
    assert (one.page, one.value) == (stored.page_id, f"cut line 3: {share}")
    assert one.reason == f"correction {number} waits: the page has no such line; edit --undo {number} takes it back"
    # The page comes back as it was: the correction is applied again.
    stored = shelf.put(page(first, share, last + " "), "a.txt", replaces=[stored.page_id])
    assert text_of_page(stored.page_id) == f"{first}\n\n{last}"
    assert [d for d in doubts(shelf.library) if d.field == CORRECTION] == []


def test_a_correction_of_what_is_not_here_waits_without_a_page(shelf) -> None:
    curator = Curator(shelf.library, author="Ann", now=NOW)
    curator.begin()
    curator.attach(curator.add(field="section", value="Sea"), ["anotherkey"])
    curator.commit()
    (page,) = pages_to_review(shelf.library)
    assert (page.ref, page.page, page.doubt, page.file) == ("-", None, 0.95, "article anotherkey")
