"""`readroom articles`, `show` and `sources`: fields by their names, order, and the three names of an article."""

import re
from collections import Counter
from typing import Any

import pytest

from readroom.text.markdown import from_markdown

FIELDS = (
    "id", "key", "title", "authors", "date", "first_date", "date_precision", "source", "outlet", "section", "language",
    "url", "file", "words",
)  # fmt: skip
MORE = ("date_raw", "text", "spans", "voices", "asides", "page")
NULLABLE = ("title", "date", "first_date", "date_precision", "outlet", "section", "language", "url", "date_raw")


def titled(tour: Any, title: str) -> dict[str, Any]:
    """The one article with this title."""
    (found,) = (row for row in tour("articles", "--json").rows if row["title"] == title)
    return found  # type: ignore[no-any-return]


def test_each_row_has_every_field(tour: Any) -> None:
    said = tour("articles", "--json")
    assert (said.status, said.err) == (0, "")
    assert len(said.rows) == 41
    for row in said.rows:
        assert tuple(row) == FIELDS
        assert isinstance(row["authors"], list)
        assert isinstance(row["id"], int)
        assert row["words"] > 0
        assert row["source"]
        assert row["file"]
        assert all(row[name] != "" for name in NULLABLE if name in row)
        assert (row["date"] is None) == (row["date_precision"] is None)
    assert len({row["key"] for row in said.rows}) == len({row["id"] for row in said.rows}) == 41


def test_the_newest_come_first_and_the_undated_last(tour: Any) -> None:
    dates = [row["date"] for row in tour("articles", "--json").rows]
    dated = [date for date in dates if date]
    assert dates == [*dated, *[None] * (len(dates) - len(dated))]
    begins = [date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date[:10] for date in dated]
    assert begins == sorted(begins, reverse=True)


def test_dates_are_cut_to_their_precision(tour: Any) -> None:
    shapes = {
        "year": r"\d{4}",
        "month": r"\d{4}-\d\d",
        "day": r"\d{4}-\d\d-\d\d",
        "minute": r"\d{4}-\d\d-\d\dT\d\d:\d\d",
    }
    rows = [row for row in tour("articles", "--json").rows if row["date"]]
    assert {row["date_precision"] for row in rows} == set(shapes)
    assert all(re.fullmatch(shapes[row["date_precision"]], row["date"]) for row in rows)


def test_as_text_it_is_a_line_each(tour: Any) -> None:
    rows, lines = tour("articles", "--json").rows, tour("articles").out.splitlines()
    assert len(lines) == len(rows)
    for row, line in zip(rows, lines, strict=True):
        assert line.split()[0] == str(row["id"])
        assert (row["date"] or "undated") in line
        assert row["source"] in line
        assert (row["title"] or "« ") in line


def test_a_query_narrows_the_list(tour: Any) -> None:
    found = tour("articles", "date:2021-11 OR date:none", "--json").rows
    assert found
    assert all(row["date"] is None or row["date"].startswith("2021-11") for row in found)
    every = tour("articles", "--json").rows
    assert found == [row for row in every if row["date"] is None or row["date"].startswith("2021-11")]
    assert tour("articles", "nothingofthekind", "--json") == (0, "", "")
    notice = tour("articles", '"ledge light', "--json")
    assert notice.rows
    assert notice.line.startswith("note: ")
    wrong = tour("articles", "date:foo")
    assert (wrong.status, wrong.out) == (1, "")
    assert "date:foo" in wrong.line


def test_an_article_is_shown_by_id_key_and_beginning_of_a_key(tour: Any) -> None:
    rows = tour("articles", "--json").rows
    row = rows[0]
    shown = tour("show", row["id"], "--json")
    assert shown.err == ""
    assert tour("show", row["key"], "--json").value == shown.value
    unique = next(n for n in range(2, 17) if sum(r["key"].startswith(row["key"][:n]) for r in rows) == 1)
    assert tour("show", row["key"][:unique], "--json").value == shown.value


@pytest.mark.parametrize("ref", ["a", "999", "zzz", "", "1 ", "0", "-0", "9" * 30, "%", "'; drop table article"])
def test_what_names_no_one_article_is_one_line(tour: Any, ref: str) -> None:
    said = tour("show", "--", ref)
    assert (said.status, said.out) == (1, "")
    assert repr(ref) in said.line
    assert ("more than one" in said.line) == (ref == "a")
    assert said.line.endswith("list them with: readroom articles")


def test_show_has_every_field(tour: Any, truth: dict[str, Any]) -> None:
    kinds = Counter[str]()
    for row in tour("articles", "--json").rows:
        article = tour("show", row["id"], "--format", "json").value
        assert {name: article[name] for name in FIELDS} == row
        assert set(MORE) < set(article)
        text = article["text"]
        assert text == text.strip()
        for span in article["spans"]:
            kinds[span["kind"]] += 1
            assert {"kind", "start", "end"} <= set(span) <= {"kind", "start", "end", "level", "href"}
            assert 0 <= span["start"] < span["end"] <= len(text)
            assert (span["kind"] == "link") == ("href" in span)
        for voice in article["voices"]:
            assert 0 <= voice["start"] < voice["end"] <= len(text)
            assert {"title", "authors", "outlet", "date", "url"} <= set(voice)
            assert isinstance(voice["authors"], list)
        for aside in article["asides"]:
            assert {"kind", "at", "text"} <= set(aside)
            assert 0 <= aside["at"] <= len(text)
        assert set(article["page"]) == {"file", "record", "member", "lines"}
        assert article["page"]["file"] == row["file"]
        assert (article["page"]["record"] is not None) == row["file"].endswith(".jsonl")
        first, last = article["page"]["lines"] or (1, 1)
        assert 1 <= first <= last
    assert {"heading", "emphasis", "link", "quote", "list_item", "table", "row", "cell", "code", "voice"} <= set(kinds)


def test_text_without_its_head_is_the_stored_text(tour: Any) -> None:
    for row in tour("articles", "--json").rows:
        assert tour("show", row["id"], "--no-head").out == tour("show", row["id"], "--json").value["text"] + "\n"


def test_text_has_a_head_and_the_asides_where_they_stand(tour: Any) -> None:
    asides = 0
    for row in tour("articles", "--json").rows:
        article = tour("show", row["id"], "--json").value
        head, _, text = tour("show", row["id"]).out.partition("\n\n")
        title, *lines = head.split("\n")
        assert title == (row["title"] or "(no title)")
        fields = dict(line.split(":", 1) for line in lines)
        assert fields["source"].strip() == row["source"]
        assert fields["words"].strip() == f"{row['words']:,}"
        assert fields["date"].split()[0] == (row["date"] or "undated")
        assert (fields.get("url") or "").strip() == (row["url"] or "")
        assert (fields.get("by") or "").strip() == "; ".join(row["authors"])
        assert fields["file"].strip().startswith(row["file"])
        marked = [f"[{aside['kind']}: {aside['text']}]" for aside in article["asides"]]
        asides += len(marked)
        for mark in marked:
            assert f"\n\n{mark}\n" in f"\n\n{text}\n"
            text = f"\n\n{text}".replace(f"\n\n{mark}", "", 1).removeprefix("\n\n")
        assert "".join(text.split()) == "".join(article["text"].split())
    assert asides > 3


def test_an_aside_within_a_line_stands_after_it() -> None:
    from readroom.shown import text_with_asides
    from readroom.text.model import Aside, Body

    asides = (Aside("deck", 0, "D"), Aside("caption", 2, "C"), Aside("note", 7, "N"), Aside("bio", 7, "B"))
    assert text_with_asides(Body("one\n\ntwo", asides=asides[:2])) == "[deck: D]\n\none\n\n[caption: C]\n\ntwo"
    assert text_with_asides(Body("one\n\ntwo", asides=asides[2:])) == "one\n\ntwo\n\n[note: N]\n\n[bio: B]"
    assert text_with_asides(Body("", asides=asides[:1])) == "[deck: D]"


def test_markdown_has_its_fields_in_front(tour: Any) -> None:
    row = titled(tour, "Nine dead as ferry Ragna strikes Widow’s Ledge in fog")
    out = tour("show", row["id"], "--format", "markdown").out
    head, _, rest = out.removeprefix("---\n").partition("\n---\n")
    assert f'title: "{row["title"]}"' in head.splitlines()
    assert f"date: {row['date']}" in head.splitlines()
    authors = "".join(f'\n  - "{name}"' for name in row["authors"])
    assert f"\nauthors:{authors}\ndate:" in head
    title, _, body = rest.strip().partition("\n\n")
    assert title == f"# {row['title']}"
    assert from_markdown(body).text == tour("show", row["id"], "--json").value["text"]


def test_sources_have_their_articles_by_year(tour: Any) -> None:
    rows = tour("articles", "--json").rows
    said = tour("sources", "--json")
    assert said.err == ""
    assert {row["name"]: row["articles"] for row in said.rows} == Counter(row["source"] for row in rows)
    for source in said.rows:
        assert tuple(source) == ("id", "name", "articles", "undated", "first", "last", "years")
        own = [row for row in rows if row["source"] == source["name"]]
        assert source["undated"] == sum(row["date"] is None for row in own)
        years = Counter(int(row["date"][:4]) for row in own if row["date"])
        assert [(y["year"], y["articles"]) for y in source["years"]] == sorted(years.items(), reverse=True)
    counts = [row["articles"] for row in said.rows]
    assert counts == sorted(counts, reverse=True)
    lines = tour("sources").out.splitlines()
    assert len(lines) == len(said.rows)
    assert re.fullmatch(r" +\d+  .+  \((\d{4}: \d+(, )?)*(undated: \d+)?\)", lines[0])


def test_search_compare_and_notes_have_their_fields(tour: Any) -> None:
    hit = tour("search", "ledge light", "--json").rows[0]
    assert {"id", "title", "source", "outlet", "date", "score", "snippet", "marks"} <= set(hit)
    assert {hit["snippet"][s:e].lower() for s, e in hit["marks"]} <= {"ledge", "light"}
    count = tour("search", "ledge light", "--count", "--json").value
    assert {"hits", "articles", "by_field", "variants", "undated", "folded"} <= set(count)
    left, right = (titled(tour, t) for t in ("What burned at the Customs House", "A harbour loses its memory"))
    found = tour("compare", left["id"], right["id"], "--json").value
    assert (found["left"], found["right"]) == (left["id"], right["id"])
    assert {"left_in_right", "right_in_left", "longest", "passages", "rows", "differences"} <= set(found)
    assert all(0 <= found[share] <= 1 for share in ("left_in_right", "right_in_left"))
    assert all({"kind", "moved", "left", "right", "words", "identity"} <= set(p) for p in found["passages"])
    assert all({"kind", "left", "right", "moved", "ops"} <= set(row) for row in found["rows"])
    assert {p["moved"] for p in found["passages"]} == {True, False}
    note = tour("notes", "add", left["id"], "--start", "0", "--end", "5", "--tag", "fire", "--json").value
    (listed,) = tour("notes", "list", "--json").rows
    assert listed == note
    assert {
        "id", "key", "article", "start", "end", "exact", "prefix", "suffix", "colour", "tags", "note", "author",
        "created", "modified", "state",
    } <= set(note)  # fmt: skip
    assert (note["article"], note["key"], note["tags"], note["state"]) == (left["id"], left["key"], ["fire"], "exact")
