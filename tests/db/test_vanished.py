"""Records that are no longer in their container."""

from readroom.db.import_log import Origin
from readroom.db.vanished import Vanished


def put(shelf, make_article, make_page, path: str, records: dict[int, bytes]) -> dict[int, int]:
    pages = {}
    shelf.writer.begin()
    for number, digest in records.items():
        page = make_page(make_article(f"Text of {digest!r}.", f"T {digest!r}"))
        pages[number] = shelf.writer.store_page(page, Origin(path, "all.jsonl", number, digest), shelf.run).page_id
    shelf.writer.commit()
    return pages


def test_only_pages_of_records_that_are_gone(shelf, make_article, make_page) -> None:
    pages = put(shelf, make_article, make_page, "/a", {1: b"one", 2: b"two", 3: b"three"})
    other = put(shelf, make_article, make_page, "/b", {1: b"four"})
    vanished = shelf.writer.vanished("/a", iter([b"three", b"one", b"new"]))
    assert vanished
    assert [page in vanished for page in pages.values()] == [False, True, False]
    assert other[1] not in vanished
    vanished.forget()
    assert pages[2] not in vanished


def test_two_containers_at_a_time(shelf, make_article, make_page) -> None:
    first = put(shelf, make_article, make_page, "/a", {1: b"one", 2: b"two"})
    second = put(shelf, make_article, make_page, "/b", {1: b"three"})
    shelf.writer.begin()
    a = Vanished(shelf.library.connection, "/a", [b"one"])
    b = Vanished(shelf.library.connection, "/b", [])
    assert first[2] in a
    assert first[2] not in b
    a.forget()
    assert second[1] in b
    shelf.writer.commit()


def test_nothing_is_gone(shelf, make_article, make_page) -> None:
    pages = put(shelf, make_article, make_page, "/a", {1: b"one"})
    vanished = shelf.writer.vanished("/a", [b"one"])
    assert not vanished
    assert pages[1] not in vanished
