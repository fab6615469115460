"""Stories of a library: made, kept over new imports, and what people decide of them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readroom.db.errors import LibraryError, QueryError
from readroom.db.notebook import Notebook
from readroom.db.search import matching_ids
from readroom.db.stories import derive, rebuild_stories, stories_left
from readroom.db.story_decisions import keep_for_all, keep_here
from readroom.db.story_editing import merged, named, pinned, split
from readroom.db.story_view import Story, stories, story

FERRY = "ferry Ragna struck the ledge in thick fog and lifeboats brought passengers to the quay while bells rang"
FIRE = "archive burned in the customs house and firemen carried charred boxes from the cellar to the wet street"
VOTE = "council approved the barrier by a single vote after seven hours and protesters sang outside the chamber"
PLAIN = "Gulls and terns nest on the cliffs, where walkers admire orchids; painters rent cottages near the lighthouse."
TOLD = [
    (FERRY, "One", "2021-03-15"), (FERRY + " again, rescuers said", "Two", "2021-03-16"),
    (FIRE, "Three", "2021-03-16"), (FIRE + " as neighbours watched", "Four", "2021-03-17"),
    (VOTE, "Five", "2021-11-09"), (VOTE + ", the clerk said", "Six", "2021-11-10"), (PLAIN, "Seven", "2021-03-16"),
    ("Bakers sell rye loaves at noon; millers quarrel about flour prices and carts.", "Eight", "2021-04-01"),
]  # fmt: skip


@pytest.fixture
def told(shelf: Any, make_article: Any, make_page: Any) -> Any:
    """A library of three events, each told twice, and of other articles."""
    for number, (text, title, day) in enumerate(TOLD):
        shelf.put(make_page(make_article(text, title, day, source=f"Paper {number % 3}")))
    derive(shelf.library.connection)
    return shelf


@pytest.fixture
def notebook(tmp_path: Path) -> Any:
    """A notebook of its own."""
    with Notebook.open(tmp_path / "notes.db", author="A Reader") as opened:
        yield opened


def titles(told: Any, notebook: Any = None) -> list[list[str]]:
    found = stories(told.library.connection, notebook)
    return sorted(sorted(member.title for member in each.firm) for each in found)


def of(told: Any, title: str, notebook: Any = None) -> Story:
    (article,) = told.library.connection.execute("select id from article where title = ?", (title,)).fetchone()
    (found,) = stories(told.library.connection, notebook, articles=[article])
    return found


def test_tellings_of_one_event_are_a_story(told: Any) -> None:
    assert titles(told) == [["Five", "Six"], ["Four", "Three"], ["One", "Two"]]
    assert [each.last for each in stories(told.library.connection)] == ["2021-11-10", "2021-03-17", "2021-03-16"]
    assert stories_left(told.library.connection) == 0


def test_a_new_article_joins_and_the_id_stays(told: Any, make_article: Any, make_page: Any) -> None:
    before = of(told, "One").id
    told.put(make_page(make_article(FERRY + " in the night", "Nine", "2021-03-17", source="Radio")))
    assert stories_left(told.library.connection) == 1
    derive(told.library.connection)
    assert of(told, "Nine").id == before
    assert [member.title for member in of(told, "Nine").firm] == ["One", "Two", "Nine"]


def test_a_rebuild_keeps_the_ids(told: Any) -> None:
    sql = "select story_id, article_id, maybe from story_member order by 1, 2"
    before = told.library.connection.execute(sql).fetchall()
    assert rebuild_stories(told.library.connection) == len(TOLD)
    assert told.library.connection.execute(sql).fetchall() == before


def test_stopping_between_two_steps_changes_nothing(told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readroom.db.stories.TAKEN", 3)
    rebuild_stories(told.library.connection)
    sql = "select article_id, story_id from story_member where maybe = 0 order by 1"
    before = told.library.connection.execute(sql).fetchall()

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild_stories(told.library.connection, stop)
    assert stories_left(told.library.connection) == len(TOLD) - 3
    derive(told.library.connection)
    assert told.library.connection.execute(sql).fetchall() == before


def test_the_same_words_in_another_month_are_another_event(told: Any, make_article: Any, make_page: Any) -> None:
    told.put(make_page(make_article(FERRY + " once more", "Later", "2021-09-15", source="Radio")))
    derive(told.library.connection)
    assert ["One", "Two"] in titles(told)


def test_a_query_finds_the_articles_of_a_story(told: Any, notebook: Any) -> None:
    ferry = of(told, "One")

    def found(text: str) -> set[int]:
        return set(matching_ids(told.library, text, notebook=notebook, today=date(2026, 1, 1)))

    assert found(f"story:{ferry.id}") == {member.id for member in ferry.firm}
    assert found(f"again story:{ferry.id}") == {member.id for member in ferry.firm if member.title == "Two"}
    keep_here(notebook, named(ferry, "The Ragna").changed)
    assert found('story:"the ragna"') == found(f"story:{ferry.id}")
    assert found(f"-story:{ferry.id}").isdisjoint(found(f"story:{ferry.id}"))
    with pytest.raises(QueryError, match=r"no story '999'.*character 7"):
        found("story:999")


def test_a_name_stays_with_its_articles(told: Any, notebook: Any) -> None:
    keep_here(notebook, named(of(told, "One"), "The\x1b Ragna").changed)
    rebuild_stories(told.library.connection)
    assert of(told, "Two", notebook).title == "The Ragna"
    assert of(told, "Two").title != "The Ragna"


def test_a_pinned_story_stays_together(told: Any, notebook: Any) -> None:
    keep_here(notebook, pinned(of(told, "One")).changed)
    told.library.connection.execute("delete from story_member")
    assert titles(told, notebook) == [["One", "Two"]]
    assert titles(told) == []


def test_split_and_merge_survive_a_new_clustering(told: Any, notebook: Any) -> None:
    keep_here(notebook, merged(of(told, "One"), [of(told, "Three")]).changed)
    assert titles(told, notebook) == [["Five", "Six"], ["Four", "One", "Three", "Two"]]
    rebuild_stories(told.library.connection)
    one = of(told, "One", notebook)
    assert len(one.firm) == 4
    out = [member.id for member in one.firm if member.title in ("Three", "Four")]
    change = split(one, out, [])
    keep_here(notebook, change.changed, change.gone)
    assert titles(told, notebook) == [["Five", "Six"], ["Four", "Three"], ["One", "Two"]]
    assert story(told.library.connection, notebook, "m1").firm[0].title == "Three"


def test_one_article_split_off_stands_alone(told: Any, notebook: Any) -> None:
    ferry = of(told, "One")
    out = next(member.id for member in ferry.firm if member.title == "Two")
    keep_here(notebook, split(ferry, [out], []).changed)
    assert titles(told, notebook) == [["Five", "Six"], ["Four", "Three"], ["One"]]


def test_what_cannot_be(told: Any) -> None:
    ferry = of(told, "One")
    with pytest.raises(LibraryError, match="is not in story"):
        split(ferry, [999], [])
    with pytest.raises(LibraryError, match="no article left"):
        split(ferry, [member.id for member in ferry.firm], [])
    with pytest.raises(LibraryError, match="into itself"):
        merged(ferry, [ferry])


def test_the_curators_decisions_hold_for_all(told: Any, notebook: Any) -> None:
    connection = told.library.connection
    connection.execute("begin")
    keep_for_all(connection, named(of(told, "One"), "The Ragna").changed, made="2026", author="C")
    connection.execute("commit")
    assert of(told, "One").title == of(told, "One", notebook).title == "The Ragna"
    keep_here(notebook, named(of(told, "One", notebook), "My ferry").changed)
    assert of(told, "One", notebook).title == "My ferry"


def test_a_large_story_only_grows(
    told: Any, make_article: Any, make_page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readroom.db.stories.LARGE", 3)
    ferry = of(told, "One").id
    for number in range(12):
        told.put(make_page(make_article(f"{FERRY} at {number}", f"More {number}", "2021-03-16", source="Radio")))
        derive(told.library.connection)
    found = of(told, "More 11")
    assert (found.id, len(found.firm)) == (ferry, 14)
    rebuild_stories(told.library.connection)
    assert len(of(told, "More 11").firm) == 14


def test_hostile_texts_come_to_an_end(told: Any, make_article: Any, make_page: Any) -> None:
    for text in ("word " * 200_000, "卡尔德雷岛以一票之差通过" * 9_000, "A" * 300_000, "(Ab " * 50_000):
        told.put(make_page(make_article(text, None, None, source="Odd")))
    assert derive(told.library.connection) == 4
    assert ["One", "Two"] in titles(told)


def test_articles_that_are_gone_are_in_no_story(told: Any) -> None:
    connection = told.library.connection
    (two,) = connection.execute("select id from article where title = 'Two'").fetchone()
    connection.execute("delete from article_text where article_id = ?", (two,))
    assert connection.execute("select count(*) from story_word where article_id = ?", (two,)).fetchone() == (0,)
    derive(connection)
    assert connection.execute("select 1 from story_article where article_id = ?", (two,)).fetchone() is None
