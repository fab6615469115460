"""Words that are counted at the end of an import: the index is asked until then."""

from readroom.db.library import Library
from readroom.db.terms import articles_with, forms_of, terms_behind
from readroom.text.query_tree import WILD


def counted(connection) -> dict[str, int]:
    return dict(connection.execute("select term, articles from term where articles > 0"))


def test_what_was_left_is_counted_from_the_index(shelf, make_article, make_page) -> None:
    shelf.put(make_page(make_article("The ferry left.", "One")))
    before = counted(shelf.library.connection)
    shelf.writer.begin()
    shelf.writer.leave_terms()
    shelf.writer.commit()
    shelf.put(make_page(make_article("The ferryman came.", "Two")))
    assert counted(shelf.library.connection) == before
    assert terms_behind(shelf.library.connection)
    with Library.open(shelf.path) as reader:
        assert forms_of(reader.connection, "ferr" + WILD, 10) == (["ferry", "ferryman"], 2)
        assert articles_with(reader.connection, ["the", "ferryman", "absent"]) == {"the": 2, "ferryman": 1}
        assert reader.connection.execute("pragma query_only").fetchone() == (1,)
    shelf.writer.begin()
    shelf.writer.settle_terms()
    shelf.writer.commit()
    assert not terms_behind(shelf.library.connection)
    once = dict.fromkeys(("ferry", "left", "one", "ferryman", "came", "two"), 1)
    assert counted(shelf.library.connection) == {"the": 2, **once}
    shelf.put(make_page(make_article("The last ferry.", "Three")))
    assert counted(shelf.library.connection)["ferry"] == 2


def test_another_writer_knows_that_words_were_left(shelf, make_article, make_page) -> None:
    from readroom.db.write import Writer

    shelf.writer.begin()
    shelf.writer.leave_terms()
    shelf.writer.commit()
    other = Writer(shelf.library)
    other.begin()
    other.settle_terms()
    other.commit()
    assert not terms_behind(shelf.library.connection)


def test_a_transaction_that_is_taken_back_leaves_nothing(shelf, make_article, make_page) -> None:
    shelf.writer.begin()
    shelf.writer.leave_terms()
    shelf.writer.rollback()
    shelf.put(make_page(make_article("The ferry left.", "One")))
    assert counted(shelf.library.connection)["ferry"] == 1
