"""`readroom review` and `audit` on the command line."""

from typing import Any

FIELDS = {"page", "field", "value", "confidence", "reason", "article", "key", "title", "file", "record", "line"}


def test_review_lists_what_is_unsure_and_accept_takes_it_off(tour: Any) -> None:
    rows = tour("review", "--below", "0.95", "--json").rows
    assert rows
    assert all(set(row) == FIELDS and row["confidence"] < 0.95 for row in rows)
    assert [r["confidence"] for r in rows] == sorted(r["confidence"] for r in rows)
    assert tour("review", "--below", "0.95", "--limit", 2, "--json").rows == rows[:2]
    first = rows[0]
    assert tour("review", "accept", first["article"], first["field"]).status == 0
    left = tour("review", "--below", "0.95", "--json").rows
    assert left == [r for r in rows if (r["article"], r["field"]) != (first["article"], first["field"])]
    assert tour("review", "reopen", first["article"]).status == 0
    assert tour("review", "--below", "0.95", "--json").rows == rows
    assert len(tour("review", "--below", "0.95").out.splitlines()) == len(rows)


def test_review_says_what_is_wrong(tour: Any) -> None:
    assert tour("review", "--below", "2").status == 2
    assert tour("review", "accept", "9999").line.startswith("readroom: no article '9999'")
    assert tour("review", "accept", "page:9999").line.startswith("readroom: no page '9999'")


def test_audit_is_a_page_and_an_object(tour: Any) -> None:
    found = tour("audit", "--sample", 5, "--seed", 3, "--json").value
    articles = tour("articles", "--json").rows
    assert found["articles"] == len(articles) == sum(n * int(k) for k, n in found["articles_per_page"].items())
    assert found["words"] == sum(row["words"] for row in articles)
    assert found["undated"] == sum(row["date"] is None for row in articles)
    assert sum(one["articles"] for one in found["years"]) == len(articles)
    assert sum(found["articles_per_page"].values()) == found["pages"]
    assert len(found["sample"]) == 5
    assert found["sample"] == tour("audit", "--sample", 5, "--seed", 3, "--json").value["sample"]
    page = tour("audit", "--sample", 5, "--seed", 3)
    assert page.err == ""
    for heading in ("Files and records", "Lines of the pages", "Outlets by year", "Longest", "Sample of 5, seed 3"):
        assert f"\n{heading}\n" in page.out
