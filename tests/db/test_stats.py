"""What a library holds, in numbers."""

from collections.abc import Callable
from typing import Any

from readroom.db.stats import stats

Make = Callable[..., Any]


def test_an_empty_library(shelf: Any) -> None:
    assert stats(shelf.library) == {
        "library": shelf.library.id, "articles": 0, "words": 0, "pages": 0, "sources": 0, "languages": 0,
        "undated_articles": 0, "untitled_articles": 0, "first_date": None, "last_date": None,
        "skipped_files_and_records": 0,
    }  # fmt: skip


def test_each_number_counts_what_it_says(shelf: Any, make_article: Make, make_page: Make) -> None:
    shelf.put(
        make_page(
            make_article("One two three.", "A", "2019-05-06", language="en"),
            make_article("Vier fünf.", None, "2019", language="de"),
            source="The Gull",
        )
    )
    shelf.put(make_page(make_article("Six.", "B", None), source="The Tern"))
    shelf.put(make_page(source="Nobody"))
    found = stats(shelf.library)
    assert (found["articles"], found["words"], found["pages"], found["sources"]) == (3, 6, 3, 2)
    assert (found["languages"], found["undated_articles"], found["untitled_articles"]) == (2, 1, 1)
    assert (found["first_date"], found["last_date"]) == ("2019", "2019-05-06")


def test_what_was_skipped_is_counted_once_for_each_place(shelf: Any) -> None:
    from readroom.db.write import Origin

    shelf.writer.begin()
    for record in (1, 2, 2):
        shelf.writer.note_file(Origin("/p/a", "a", record, b"x", "p"), "skipped", shelf.run, reason="broken")
    shelf.writer.note_file(Origin("/p/b", "b", 0, b"y", "p"), "new", shelf.run)
    shelf.writer.commit()
    assert stats(shelf.library)["skipped_files_and_records"] == 2
