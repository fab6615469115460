"""The balance of an import: sums that add up, what was declared, corrections that fit no more, samples by seed."""

from dataclasses import replace

from readroom.db.audit import audit, draw
from readroom.db.corrections import parse_setting
from readroom.db.curator import Curator
from readroom.db.import_log import Origin, Read
from readroom.text.model import LineVerdict
from readroom.text.recut_edits import edit_lines


def fill(shelf, make_article, make_page) -> None:
    """Six articles on four pages, and a file that was skipped."""
    for n in range(3):
        article = make_article(f"Words number {n} of it.", f"T{n}", "2020-01-01", authors=["Ann"], outlet="Gull")
        shelf.put(make_page(article), f"{n}.txt")
    verdicts = (
        LineVerdict(1, "cut", "menu"),
        LineVerdict(2, "metadata", "title", 1),
        LineVerdict(3, "kept", "prose", 1),
    )
    three = [
        make_article("One.", None, None),
        make_article("A longer one than these.", "Long", "2021"),
        make_article("Two."),
    ]
    shelf.put(replace(make_page(*three, source="Wire"), verdicts=verdicts), "list.txt")
    shelf.writer.begin()
    shelf.writer.note_file(Origin("/papers/x.bin", "x.bin", 0, b"x"), "skipped", shelf.run, reason="no reader")
    shelf.writer.commit()


def test_the_sums_add_up(shelf, make_article, make_page) -> None:
    fill(shelf, make_article, make_page)
    told: list[tuple[int, int]] = []
    found = audit(shelf.library, progress=lambda done, total: told.append((done, total)))
    assert (found.files, found.containers, found.records, found.pages, found.articles) == (5, 0, 0, 4, 6)
    assert found.words == 3 * 5 + 1 + 5 + 1
    assert sum(one["count"] for one in found.outcomes) == 5
    assert {"outcome": "skipped", "reason": "no reader", "count": 1} in found.outcomes
    assert found.lines == {"kept": 4, "metadata": 1, "aside": 0, "cut": 1}
    assert found.articles_per_page == {1: 3, 3: 1}
    assert (found.undated, found.untitled, found.without_author) == (2, 2, 3)
    assert found.years == [
        {"outlet": "Gull", "year": 2020, "articles": 3}, {"outlet": None, "year": 2021, "articles": 1},
        {"outlet": None, "year": None, "articles": 2},
    ]  # fmt: skip
    assert found.source_years == [
        {"source": "papers", "year": 2020, "articles": 3}, {"source": "Wire", "year": 2021, "articles": 1},
        {"source": "Wire", "year": None, "articles": 2},
    ]  # fmt: skip
    assert [one["words"] for one in found.shortest] == [1, 1, 5, 5, 5]
    assert told == [(4, 4)]


def test_pages_without_articles_are_counted(shelf, make_page) -> None:
    shelf.put(make_page(), "empty.txt")
    assert audit(shelf.library).articles_per_page == {0: 1}


def test_what_a_container_declares_is_held_against_what_was_found(shelf, make_article, make_page) -> None:
    shelf.writer.begin()
    for record in (1, 2):
        page = replace(make_page(make_article(f"A{record}.", "T")), record=record)
        shelf.writer.store_page(page, Origin("/p/all.jsonl", "all.jsonl", record, b"%d" % record), shelf.run)
    whole = Origin("/p/all.jsonl", "all.jsonl", 0, b"all")
    shelf.writer.note_file(whole, "new", shelf.run, read=Read(None, 3, {"revisit records": 2}))
    shelf.writer.commit()
    found = audit(shelf.library)
    assert (found.files, found.containers, found.records) == (1, 1, 2)
    assert found.declared == [{"file": "all.jsonl", "declared": 3, "found": 2}]
    assert found.left_out == {"revisit records": 2}
    assert sum(one["count"] for one in found.outcomes) == 2


def test_corrections_that_fit_no_more_are_named(shelf, make_article, make_page) -> None:
    page = make_page(make_article("First line.\n\nSecond line.\n\nThird.", "T"))
    stored = shelf.put(page, "a.txt")
    curator = Curator(shelf.library, author="Ann", now="2026-02-03T04:05:06+00:00")
    curator.begin()
    curator.correct(stored.articles, *parse_setting("title=Another"))
    cut = curator.recut_page(stored.page_id, edit_lines(page.text, "cut", 1, 3)).correction
    gone = curator.add(field="section", value="Sea", article_key="nobody")
    curator.attach(gone, ["nobody"])
    lost = curator.add(field="cut", value='[{"do": "cut", "line": 1, "text": "x"}]', page_digest=b"?", file="lost.txt")
    curator.commit()
    shelf.writer.decisions.forget()
    assert [u["correction"] for u in audit(shelf.library).unfit] == [gone, lost]
    changed = make_page(make_article("First line.\n\nAnother line.\n\nThird.", "T"))
    shelf.put(changed, "a.txt", replaces=[stored.page_id])
    found = audit(shelf.library)
    assert found.corrections == {"fields": 2, "cuts": 2, "withdrawn": 0, "sources": 0}
    assert {(u["correction"], u["what"], u["where"]) for u in found.unfit} == {
        (gone, "section", "article nobody"), (lost, "cut", "lost.txt"), (cut, "cut", "a.txt line 3: Second line."),
    }  # fmt: skip


def test_the_same_seed_draws_the_same_sample(shelf, make_article, make_page) -> None:
    for n in range(30):
        shelf.put(make_page(make_article(f"Text {n}.", f"T{n}", lines=(1, 1))), f"{n}.txt")
    first = draw(shelf.library, 10, 7)
    assert first == draw(shelf.library, 10, 7)
    assert [one["id"] for one in first] != [one["id"] for one in draw(shelf.library, 10, 8)]
    assert len({one["id"] for one in first}) == 10
    assert first[0]["lines"] == [1, 1]
    assert first[0]["file"] == f"{first[0]['id'] - 1}.txt"
    assert len(draw(shelf.library, 99, 1)) == 30
    assert draw(shelf.library, 0, 1) == []
