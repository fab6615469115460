"""`readroom stories` and `story:` on the tour library."""

from typing import Any


def test_articles_of_one_story_tell_of_one_event(tour: Any, truth: dict[str, Any]) -> None:
    events = {each["title"]: set(each["events"]) for each in truth["articles"] if each["title"]}
    rows = tour("stories", "--json").rows
    assert len(rows) > 5
    for row in rows:
        told = [events[title] for number in row["ids"] if (title := shown_title(tour, number)) in events]
        assert not any(told) or set.intersection(*told), row


def shown_title(tour: Any, number: int) -> str | None:
    """The title of an article."""
    title: str | None = tour("show", number, "--format", "json").value["title"]
    return title


def story_of(tour: Any, words: str) -> dict[str, Any]:
    """The one story of the articles that some words find."""
    (found,) = tour("stories", words, "--json").rows
    return dict(found)


def test_first_reports_of_the_ferry_are_one_story(tour: Any) -> None:
    found = story_of(tour, 'title:"Nine dead as ferry"')
    assert "Eleven dead in Narrows ferry disaster" in {shown_title(tour, number) for number in found["ids"]}
    assert (found["articles"], found["named"], found["pinned"]) == (len(found["ids"]), False, False)
    assert found["first"] <= found["last"]


def test_naming_splitting_and_merging(tour: Any) -> None:
    ferry, fire = story_of(tour, 'title:"Nine dead as ferry"'), story_of(tour, 'title:"Fire guts"')
    assert "The Ragna" in tour("stories", "name", ferry["id"], "The", "Ragna").out
    assert tour("search", "--count", "--json", 'story:"the ragna"').value["articles"] == ferry["articles"]
    merged = tour("stories", "merge", ferry["id"], fire["id"], "--json").value
    assert sorted(merged["ids"]) == sorted(ferry["ids"] + fire["ids"])
    parts = tour("stories", "split", ferry["id"], *fire["ids"], "--json").rows
    assert [sorted(part["ids"]) for part in parts] == [sorted(ferry["ids"]), sorted(fire["ids"])]
    assert tour("rebuild", "story").status == 0
    assert sorted(story_of(tour, 'story:"The Ragna"')["ids"]) == sorted(ferry["ids"])
    assert tour("stories", "forget", ferry["id"]).status == 0
    assert not story_of(tour, f"story:{ferry['id']}")["named"]


def test_a_pin_for_all_readers(tour: Any) -> None:
    found = story_of(tour, 'title:"Nine dead as ferry"')
    assert "(pinned)" in tour("stories", "pin", found["id"], "--library-wide").out
    tour.notes.unlink(missing_ok=True)
    assert story_of(tour, f"story:{found['id']}")["pinned"]


def test_a_story_that_is_not_there_is_one_line(tour: Any) -> None:
    for argv in (("search", "story:999"), ("stories", "pin", "999"), ("articles", "story:none")):
        said = tour(*argv)
        assert said.status == 1
        assert "there is no story" in said.line
