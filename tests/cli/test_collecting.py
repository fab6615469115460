"""`readroom collection`, `tags`, `attributes`, and what `readroom notes` does beyond highlights, as one types them."""

import json
from typing import Any

import pytest

ARTICLES = (
    ("Ferry", "The ferry left at dawn. Nobody waved. The ferry came back.", "2030-05-06"),
    ("Lamp", "The lamp was out. A ferry waited.", "2031-01"),
    ("Undated", "Somebody waited for the lamp.", None),
)


@pytest.fixture
def town(desk: Any) -> Any:
    """A place with three articles."""
    rows = [{"title": title, "text": text, "date": day} for title, text, day in ARTICLES]
    path = desk.write("town.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert desk("import", path, "--source", "Pier").status == 0
    return desk


def ok(town: Any, *args: object) -> Any:
    said = town(*args)
    assert said.status == 0, said.err
    return said


def test_a_collection_from_a_query_to_its_end(town: Any) -> None:
    added = ok(town, "collection", "add", "Round one", "--query", "ferry", "--reason", "ferries", "--json").rows[0]
    assert (added["name"], added["added"], added["todo"]) == ("Round one", 2, 2)
    shown = ok(town, "collection", "show", "round one", "--json").rows
    assert [(row["title"], row["reason"], row["state"]) for row in shown] == [
        ("Lamp", "ferries", "todo"), ("Ferry", "ferries", "todo"),
    ]  # fmt: skip
    assert len(ok(town, "articles", 'in:"round one"', "--json").rows) == 2
    assert len(ok(town, "search", 'in:"round one" dawn', "--json").rows) == 1
    first = ok(town, "collection", "next", "Round one", "--json").rows[0]
    ok(town, "collection", "done", "Round one", first["id"])
    second = ok(town, "collection", "next", "Round one", "--json").rows[0]
    assert second["title"] == "Ferry"
    ok(town, "collection", "reason", "Round one", second["id"], "--reason", "the first one")
    assert "the first one" in ok(town, "collection", "show", "Round one", "--state", "todo").out
    ok(town, "collection", "done", "Round one", second["key"])
    ended = town("collection", "next", "Round one")
    assert (ended.status, ended.err) == (1, "nothing is to do in collection Round one\n")
    ok(town, "collection", "todo", "Round one", "--query", 'lamp in:"round one"')
    ok(town, "collection", "remove", "Round one", second["id"])
    ok(town, "collection", "rename", "Round one", "two")
    ok(town, "collection", "describe", "two", "what is left")
    (row,) = ok(town, "collection", "list", "--json").rows
    assert (row["name"], row["articles"], row["todo"], row["description"]) == ("two", 1, 1, "what is left")
    ok(town, "collection", "delete", "two")
    assert ok(town, "collection", "list").out == ""
    ok(town, "notes", "undo")
    assert "two" in ok(town, "collection", "list").out


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("collection", "show", "none"), 1, "there is no collection 'none'; make one with: readroom collection"),
        (("collection", "add", "x"), 2, "say which articles: ID… or --query Q"),
        (("articles", "in:none"), 1, "in:none: there is no such collection; list them with: readroom collection list"),
        (("tags", "rename", "a", "b"), 1, "there is no tag 'a'; list them with: readroom tags list"),
        (("attributes", "set", "stance", "1"), 2, "says no value; write NAME=VALUE"),
        (("notes", "add", "--on", "free"), 2, "say what the note is"),
        (("notes", "add", "--on", "page:1", "--note", "x"), 1, "write article:ID, tag:NAME, story:ID or free"),
        (("notes", "add", "--on", "free", "--tag", "t", "--note", "x"), 2, "stands on no passage"),
        (("notes", "mark-all", "ferry"), 2, "say which tag: --tag T"),
        (("notes", "mark-all", "ferry", "--tag", "t"), 1, "repeat the command with --yes"),
        (("notes", "layer", "hide", "none"), 1, "there is no layer 'none'"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(town: Any, args: tuple[str, ...], status: int, said: str) -> None:
    answer = town(*args)
    assert answer.status == status
    assert said in answer.err
    assert len(ok(town, "notes", "history").out.splitlines()) == 0


def test_tags_and_attributes(town: Any) -> None:
    ok(town, "notes", "add", 1, "--quote", "Nobody waved", "--tag", "crowd/silent")
    ok(town, "tags", "define", "crowd", "--definition", "people who stand", "--colour", "#a0b0c0")
    ok(town, "search", "tag:crowd", "--save", "crowds")
    assert [row["old"] for row in ok(town, "tags", "rename", "crowd", "people", "--json").rows] == [
        "crowd",
        "crowd/silent",
    ]
    assert [row["id"] for row in ok(town, "search", "saved:crowds", "--json").rows] == [1]
    ok(town, "tags", "move", "people/silent", "--top")
    rows = {row["tag"]: row for row in ok(town, "tags", "list", "--json").rows}
    assert (rows["people"]["definition"], rows["silent"]["highlights"]) == ("people who stand", 1)
    assert ok(town, "tags", "merge", "silent", "--into", "people", "--json").rows[0]["highlights"] == 1
    assert "1 highlight;" in ok(town, "tags", "delete", "people").out
    ok(town, "notes", "undo")
    assert ok(town, "notes", "list", "tag:people", "--json").rows[0]["tags"] == ["people"]
    ok(town, "attributes", "set", "stance=for", 1, "--query", "lamp")
    ok(town, "attributes", "set", "stance=", 1)
    assert ok(town, "attributes", "list", "--json").rows == [{"name": "stance", "value": "for", "articles": 2}]
    assert len(ok(town, "articles", "attr:stance=FOR", "--json").rows) == 2
    ok(town, "attributes", "rename", "stance", "position")
    assert ok(town, "attributes", "list", 2).out == "position = for\n"


def test_notes_on_other_things_than_passages(town: Any) -> None:
    made = ok(town, "notes", "add", "--on", "article:1", "--note", "on the whole", "--json").rows[0]
    assert (made["kind"], made["article"], made["note"]) == ("article", 1, "on the whole")
    ok(town, "notes", "add", "--on", "tag:crowd", "--note", "rule")
    ok(town, "notes", "add", "--on", "free", "--title", "Plan")
    assert [row["kind"] for row in ok(town, "notes", "list", "--json").rows] == ["article", "free", "tag"]
    edited = ok(town, "notes", "edit", made["id"][:10], "--title", "T", "--note", "new", "--json").rows[0]
    assert (edited["heading"], edited["note"]) == ("T", "new")
    assert town("notes", "edit", made["id"], "--tag", "x").status == 2
    ok(town, "notes", "remove", made["id"])
    assert len(ok(town, "notes", "list").out.splitlines()) == 3
    history = [row["words"] for row in ok(town, "notes", "history", "--json").rows]
    assert history[:2] == [
        f"removal of note “T” on article {made['key']}",
        f"change of note “on the whole” on article {made['key']}",
    ]
    assert "rule" in ok(town, "notes", "export", "--format", "markdown").out


def test_every_hit_is_marked_after_a_look(town: Any) -> None:
    seen = ok(town, "notes", "mark-all", "ferry", "--preview", "--json")
    assert [row["exact"].strip() for row in seen.rows] == [
        "A ferry waited.", "The ferry left at dawn.", "The ferry came back.",
    ]  # fmt: skip
    assert ok(town, "notes", "list").out == ""
    done = ok(town, "notes", "mark-all", "ferry", "--tag", "boat", "--note", "n", "--yes", "--json").rows[0]
    assert done == {"articles": 2, "hits": 3, "made": 3, "known": 0, "tagged": 0}
    groups = ok(town, "notes", "list", "--by", "article", "--json").rows
    assert [(row["label"], row["highlights"]) for row in groups] == [("Ferry", 2), ("Lamp", 1)]
    assert "3" in ok(town, "notes", "list", "--by", "tag").out
    assert ok(town, "notes", "undo").out == "undid: 3 passages of “ferry” marked #boat\n"
    assert ok(town, "notes", "list").out == ""


def test_a_layer_is_kept_hidden_and_adopted(town: Any) -> None:
    ok(town, "notes", "mark-all", "ferry", "--tag", "boat", "--yes")
    layer = town.folder / "uri.jsonl"
    ok(town, "notes", "export", "--as", "Uri", "-o", layer)
    ok(town, "notes", "undo")
    ok(town, "notes", "layer", "add", layer)
    layer.unlink()
    assert len(ok(town, "notes", "list", "by:uri").out.splitlines()) == 3
    assert ok(town, "notes", "list", "--no-layers").out == ""
    ok(town, "notes", "layer", "hide")
    assert ok(town, "notes", "list").out == ""
    assert ok(town, "notes", "layer", "list", "--json").rows[0]["hidden"] is True
    assert (
        "2 highlights adopted"
        in ok(town, "notes", "layer", "adopt", "uri", "title:ferry", "--map", "boat=ship/small").err
    )
    rows = ok(town, "notes", "list", "--json").rows
    assert [(row["author"], row["tags"]) for row in rows] == [("Uri", ["ship/small"])] * 2
    agreed = ok(town, "notes", "agreement", "mine", "uri", "--tag", "boat", "--json").rows[0]
    assert (agreed["second"], agreed["tags"]["boat"]["second"]) == ("uri", 3)
    ok(town, "notes", "layer", "remove", "uri")
    assert ok(town, "notes", "layer", "list").out == ""
