"""`publish` and `salvage` from the command line."""

import json
import sqlite3
from typing import Any


def test_publish_says_what_it_did(tour: Any) -> None:
    shared = tour.folder / "shared.db"
    said = tour("publish", shared)
    assert (said.status, said.out) == (0, "")
    assert "41 articles published as" in said.err
    again = tour("publish", shared, "--json")
    assert again.status == 0
    found = json.loads(again.out)
    assert (found["path"], found["articles"]) == (str(shared), 41)
    assert found["replaced"]
    assert found["bytes"] == shared.stat().st_size
    assert tour("--library", shared, "check", files=False).status == 0


def test_salvage_says_what_was_lost(tour: Any) -> None:
    whole = tour("salvage", tour.folder / "whole.db", "--json")
    assert whole.status == 0
    assert json.loads(whole.out)["lost"] == {}
    with sqlite3.connect(tour.library) as connection:
        (packed,) = connection.execute("select z from article_text where article_id = 3").fetchone()
    connection.close()
    tour.library.write_bytes(tour.library.read_bytes().replace(packed[20:120], bytes(100)))
    said = tour("salvage", tour.folder / "saved.db")
    assert (said.status, said.out) == (0, "")
    assert "lost: 1 article\n" in said.err
    assert "40 articles on " in said.err
    assert tour("--library", tour.folder / "saved.db", "check", files=False).status == 0


def test_what_cannot_be_done_is_one_line(tour: Any) -> None:
    for command in (["publish", tour.library], ["salvage", tour.library], ["publish", "/nowhere/x.db"]):
        said = tour(*command)
        assert (said.status, said.out) == (1, "")
        assert said.line


def test_what_was_lost_comes_back_with_the_next_import(tour: Any) -> None:
    from readroom.tour import corpus

    before = tour("articles", "--json").out
    with sqlite3.connect(tour.library) as connection:
        rows = connection.execute("select z from article_text where article_id % 7 = 3").fetchall()
    connection.close()
    content = tour.library.read_bytes()
    for (packed,) in rows:
        content = content.replace(packed[20:120], bytes(100))
    tour.library.write_bytes(content)
    saved = tour.folder / "saved.db"
    assert tour("salvage", saved).status == 0
    said = tour("--library", saved, "import", corpus(), "--json", files=False)
    assert said.status == 0
    again = {
        row["key"]: row
        for row in map(json.loads, tour("--library", saved, "articles", "--json", files=False).out.splitlines())
    }
    assert again.keys() == {json.loads(line)["key"] for line in before.splitlines()}
    assert tour("--library", saved, "check", files=False).status == 0
    assert json.loads(tour("--library", saved, "import", corpus(), "--json", files=False).out)["unchanged"] > 30
