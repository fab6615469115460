"""`readroom review` and `audit` on the command line."""

from typing import Any

FIELDS = {
    "page",
    "field",
    "value",
    "confidence",
    "reason",
    "article",
    "key",
    "title",
    "file",
    "record",
    "line",
    "page_doubt",
}


def test_review_lists_what_is_unsure_and_accept_takes_it_off(tour: Any) -> None:
    rows = tour("review", "--below", "0.95", "--json").rows
    assert rows
    assert all(set(row) == FIELDS and row["confidence"] < 0.95 for row in rows)
    assert [r["page_doubt"] for r in rows] == sorted((r["page_doubt"] for r in rows), reverse=True)
    pages = list(dict.fromkeys(r["page"] for r in rows))
    assert tour("review", "--below", "0.95", "--limit", 2, "--json").rows == [r for r in rows if r["page"] in pages[:2]]
    first = rows[0]
    assert tour("review", "accept", first["article"], first["field"]).status == 0
    left = tour("review", "--below", "0.95", "--json").rows
    told = {(r["article"], r["field"]) for r in rows} - {(first["article"], first["field"])}
    assert {(r["article"], r["field"]) for r in left} == told
    assert tour("review", "reopen", first["article"]).status == 0
    assert tour("review", "--below", "0.95", "--json").rows == rows
    assert len(tour("review", "--below", "0.95").out.splitlines()) == len(pages)
    assert f"{len(pages) - 1} more pages" in tour("review", "--below", "0.95", "--limit", 1).err


def test_review_has_a_line_for_each_page_with_all_its_fields(desk: Any) -> None:
    prose = "The harbour board voted on Tuesday to keep the small ferry running through the whole of the winter. " * 3
    desk.write("papers/a.txt", f"Ferry stays\n31 June 2021\n\n{prose}\n")
    desk.write("papers/b.txt", "Home\nAbout\nContact\n")
    said = desk("import", desk.folder / "papers")
    assert "1 page with no article in it: readroom review lists it" in said.out
    first, second = desk("review").out.splitlines()
    assert "a.txt  Ferry stays  date (not read as a date: 31 June 2021 is no day that there is, line 2)" in first
    assert second.split()[0].startswith("page:")
    assert second.endswith("b.txt  page (no article was found on this page)")
    assert desk("review", "accept", second.split()[0]).status == 0
    assert desk("review").out.splitlines() == [first]


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
    assert sum(one["articles"] for one in found["source_years"]) == len(articles)
    assert {one["source"] for one in found["source_years"]} == {row["source"] for row in articles}
    assert {one["outlet"] for one in found["years"]} >= {row["outlet"] for row in articles if row["outlet"] is None}
    assert sum(found["articles_per_page"].values()) == found["pages"]
    assert len(found["sample"]) == 5
    assert found["sample"] == tour("audit", "--sample", 5, "--seed", 3, "--json").value["sample"]
    page = tour("audit", "--sample", 5, "--seed", 3)
    assert all(f"{one['id']:>7}  {one['key']}  " in page.out for one in found["sample"])
    assert page.err == ""
    for heading in (
        "Files and records",
        "Lines of the pages",
        "Sources by year",
        "Outlets by year",
        "Longest",
        "Sample of 5, seed 3",
    ):
        assert f"\n{heading}" in page.out
    without = sum(row["outlet"] is None for row in articles)
    assert f"as their page prints it; {without} of {len(articles)} print none)" in page.out


def test_an_entry_is_turned_into_a_recipe(desk: Any) -> None:
    prose = "The quay number {} held through the night. It was repaired in the spring, and nobody asked who had paid."
    for page in range(2):
        posts = "\n".join(
            f"Report {n} from coast {page}\n\n{prose.format(4 * page + n)}\n\nMay {n}, 201{page} ~ {n} hearts\n"
            for n in range(1, 5)
        )
        desk.write(f"gull/{page}.txt", f"Gull Street Journal\nHome\n\n{posts}\nWhere to find us\nQuay 5\n")
    assert desk("import", desk.folder / "gull", "--source", "Gull").status == 0
    path = desk.folder / "gull.toml"
    said = desk("review", "recipe", "page:1", "-o", path)
    assert said.status == 0
    page = desk.folder / "gull" / "0.txt"
    assert said.err.splitlines() == [
        f"written: {path}",
        "0.txt: 4 articles by the general rules, 4 by the recipe (4 with a title, 4 with a date)",
        "1.txt: 4 articles by the general rules, 4 by the recipe (4 with a title, 4 with a date)",
        f"try it: readroom explain {page} --recipe {path}",
    ]
    text = path.read_text(encoding="utf-8")
    assert f"# readroom explain {page} --recipe THIS-FILE" in text
    assert 'name = "Gull"' in text
    assert desk("recipe", "check", path).status == desk("explain", page, "--recipe", path).status == 0
    assert desk("review", "recipe", "1", "-o", path).line.endswith("is there already; name another file with -o")
    page.unlink()  # what the library has of it does as well
    assert desk("review", "recipe", 1).out.startswith("# Proposed by readroom from 2 pages.")
    assert desk("review", "recipe", "page:99").line.startswith("readroom: no page '99'")
