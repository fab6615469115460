"""`readroom reuse`, `duplicates` and `quotations` on the tour library, held against its truth."""

from typing import Any

import pytest


@pytest.fixture
def numbers(tour: Any, truth: dict[str, Any]) -> dict[int, int]:
    """The ids of the truth's articles, by their numbers there."""
    ids = {(row["file"], row["title"]): row["id"] for row in tour("articles", "--json").rows}
    return {n: ids[article["file"], article["title"]] for n, article in enumerate(truth["articles"])}


@pytest.fixture
def expected(numbers: dict[int, int], truth: dict[str, Any]) -> set[tuple[int, int, str]]:
    """The pairs of articles of the truth with what they share."""
    return {(*sorted((numbers[s["left"]], numbers[s["right"]])), s["kind"]) for s in truth["shared"]}  # type: ignore[misc]


def test_reuse_finds_every_pair_of_the_truth(
    tour: Any, numbers: dict[int, int], expected: set[tuple[int, int, str]]
) -> None:
    found: dict[tuple[int, int, str], dict[str, Any]] = {}
    for one in numbers.values():
        found |= {(*sorted((one, row["id"])), row["kind"]): row for row in tour("reuse", one, "--json").rows}
    assert found.keys() >= expected
    # What the truth does not name: two papers print a quotation after a third one; ten words that three articles share.
    more = {name: row for name, row in found.items() if name not in expected}
    assert len({name[:2] for name, row in more.items() if row["kind"] != "shared"}) <= 1
    assert {(row["words"], row["identity"]) for row in more.values() if row["kind"] == "shared"} <= {(10, 1.0)}


def test_reuse_says_where_and_which_is_earlier(tour: Any, numbers: dict[int, int], truth: dict[str, Any]) -> None:
    copy, original = numbers[26], numbers[1]
    rows = [row for row in tour("reuse", copy, "--json").rows if row["id"] == original]
    text = tour("show", copy, "--format", "json").value["text"]
    there = tour("show", original, "--format", "json").value["text"]
    for row in rows:
        assert row["earlier"] == original
        assert text[slice(*row["left"])].split()[0] == there[slice(*row["right"])].split()[0]
        assert 0 < row["left_in_right"] <= 1
    said = tour("reuse", copy).out
    assert "that article is the earlier one" in said
    assert "copied" not in said


def test_reuse_of_an_article_that_shares_nothing(tour: Any, numbers: dict[int, int]) -> None:
    (alone,) = [a for a in numbers.values() if not tour("reuse", a, "--json").rows][:1]
    assert tour("reuse", alone).out.splitlines()[-1] == "no other article shares text with it"


def test_duplicates_are_those_of_the_truth(tour: Any, expected: set[tuple[int, int, str]]) -> None:
    rows = tour("duplicates", "--json").rows
    assert {(row["a"], row["b"]) for row in rows} == {(a, b) for a, b, kind in expected if kind == "duplicate"}
    assert all(0.5 <= max(row["a_in_b"], row["b_in_a"]) <= 1 for row in rows)
    assert tour("duplicates").out.splitlines()[-1] == f"{len(rows)} groups"


def test_the_ledger_is_that_of_the_truth(tour: Any, numbers: dict[int, int], truth: dict[str, Any]) -> None:
    entries: dict[int, dict[int, dict[str, Any]]] = {}
    for row in tour("quotations", "--json").rows:
        entries.setdefault(row["family"], {})[row["id"]] = row
    for known in truth["quotations"]:
        complete, shortened, added = (known[name] for name in ("complete", "shortened", "added"))
        articles = [numbers[part["article"]] for part in (complete, shortened, added)]
        (entry,) = [e for e in entries.values() if all(a in e for a in articles)]
        full, short, more = (entry[a] for a in articles)
        assert full["quotation"].rstrip(".") == complete["text"].rstrip(".")
        assert full["left_out"] == full["put_in"] == []
        assert short["left_out"]
        assert more["put_in"] == [added["word"]]
        assert [row["date"] or "~" for row in entry.values()] == sorted(row["date"] or "~" for row in entry.values())


def test_the_ledger_of_what_a_query_finds(tour: Any) -> None:
    said = tour("quotations", "light", "ledge").out
    assert "[only]" in said
    assert "without quotation marks" in said
    assert tour("quotations", "id:99999").out.strip() == "no quotation that two articles print"
    assert len(tour("quotations", "id:22", "--all", "--json").rows) > len(tour("quotations", "id:22", "--json").rows)
    assert len({row["family"] for row in tour("quotations", "--limit", "2", "--json").rows}) == 2


def test_what_was_not_compared_yet_is_said(desk: Any) -> None:
    desk.write("a.txt", "A title\n\nSome words of a short article that nobody has looked at yet.\n")
    assert desk("import", "--no-derive", desk.folder / "a.txt").status == 0
    done = desk("duplicates")
    assert done.status == 0
    assert "1 article has not been compared" in done.err


def test_an_article_that_is_not_there_is_one_line(tour: Any) -> None:
    done = tour("reuse", "nowhere")
    assert done.status == 1
    assert "nowhere" in done.line
