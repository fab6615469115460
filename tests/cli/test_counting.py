"""The counting commands on the tour library, against a count of their own that reads the texts one by one."""

import csv
import io
import math
import re
import shlex
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from readroom.text.table import Column

WORD = re.compile(r"[^\W\u3040-\u9fff]+")  # kana and Han are words by themselves


@pytest.fixture
def texts(tour: Any) -> list[dict[str, Any]]:
    """Every article of the tour, as `export` writes it."""
    return list(tour("export", "articles").rows)


def words_of(article: dict[str, Any]) -> list[str]:
    """Words by a way of our own: accents off, then what is ASCII; other scripts are left out."""
    both = f"{article['title'] or ''}\n{article['text']}"
    bare = "".join(c for c in unicodedata.normalize("NFKD", both.lower()) if not unicodedata.combining(c))
    return [w for w in WORD.findall(bare.translate({0xF8: "o", 0xDF: "ss", 0xE6: "ae", 0x142: "l"})) if w.isascii()]


def test_words_are_those_of_another_count(tour: Any, texts: list[dict[str, Any]]) -> None:
    hits, holding = Counter[str](), Counter[str]()
    for article in texts:
        hits.update(words_of(article))
        holding.update(set(words_of(article)))
    found = tour("words", "--json", "--all").value
    ours = {row["word"]: (row["hits"], row["articles"]) for row in found["rows"] if row["word"].isascii()}
    assert ours == {word: (number, holding[word]) for word, number in hits.items()}
    assert found["head"]["out_of"] == {"words": sum(row["hits"] for row in found["rows"]), "articles": len(texts)}
    assert found["types"] == found["listed"] == len(found["rows"])


def test_over_time_is_that_of_another_count(tour: Any, texts: list[dict[str, Any]]) -> None:
    hits, articles, every = Counter[str](), Counter[str](), Counter[str]()
    for article in texts:
        year = (article["date"] or "undated")[:7] if article["date"] else "undated"
        if len(year) == 4:
            year += " (no month)"
        number = words_of(article).count("ferry")
        hits[year] += number
        articles[year] += number > 0
        every[year] += 1
    rows = tour("over-time", "ferry", "--by", "month", "--json").value["rows"]
    assert {r["period"]: (r["hits"], r["articles"], r["all_articles"]) for r in rows if r["all_articles"]} == {
        year: (hits[year], articles[year], every[year]) for year in every
    }
    assert tour("search", "ferry", "--count", "--json").value["hits"] == sum(hits.values()) > 10


def test_collocates_are_those_of_another_count(tour: Any, texts: list[dict[str, Any]]) -> None:
    near, whole, nodes = Counter[str](), Counter[str](), 0
    for article in texts:
        whole.update(words_of(article))
        for part in ({**article, "text": ""}, {**article, "title": None}):
            words = words_of(part)
            at = [n for n, word in enumerate(words) if word == "ferry"]
            nodes += len(at)
            window = {k for n in at for k in range(max(0, n - 4), min(len(words), n + 3)) if words[k] != "ferry"}
            near.update(words[k] for k in window)
    found = tour("collocates", "ferry", "--left", 4, "--right", 2, "--min", 1, "--all", "--json").value
    assert {row["word"]: row["hits"] for row in found["rows"]} == dict(near)
    assert found["nodes"] == nodes
    total = found["head"]["out_of"]["words"]
    for row in found["rows"]:
        o, f2 = near[row["word"]], whole[row["word"]]
        assert row["logdice"] == pytest.approx(14 + math.log2(2 * o / (nodes + f2)))
        assert row["mi"] == pytest.approx(math.log2(o * total / (nodes * f2)))


def test_keyness_and_dispersion_are_those_of_another_count(tour: Any, texts: list[dict[str, Any]]) -> None:
    inside, outside = Counter[str](), Counter[str]()
    parts: dict[str, list[int]] = {}
    for article in texts:
        words = words_of(article)
        (inside if article["source"] == "Radio Kaldrey" else outside).update(words)
        part = parts.setdefault(article["source"], [0, 0])
        part[0] += words.count("ferry")
    found = tour("keyness", 'source:"radio kaldrey"', "--min", 1, "--all", "--json").value
    rows = {row["word"]: row for row in found["rows"] if row["word"].isascii()}
    assert {w: (row["target"], row["reference"]) for w, row in rows.items()} == {
        word: (inside[word], outside[word]) for word in inside | outside
    }
    c, d = found["target"]["words"], found["reference"]["words"]
    row, a, b = rows["ferry"], inside["ferry"], outside["ferry"]
    share = (a + b) / (c + d)
    assert row["ll2"] == pytest.approx(2 * (a * math.log(a / c / share) + b * math.log(b / d / share)))
    spread = tour("dispersion", "ferry", "--by", "source", "--all", "--json").value
    assert {row["part"]: row["hits"] for row in spread["rows"]} == {name: hits for name, (hits, _) in parts.items()}
    total, size = sum(hits for hits, _ in parts.values()), sum(row["words"] for row in spread["rows"])
    assert spread["dp"] == pytest.approx(sum(abs(r["hits"] / total - r["words"] / size) for r in spread["rows"]) / 2)
    assert spread["range"] == sum(1 for hits, _ in parts.values() if hits)


@pytest.mark.parametrize(
    "line",
    [
        "words --pattern f* --stop en --min 3 --sort articles source:radio",
        "words --ngram 3 --around 'the ferry' --sentence --limit 4",
        "over-time --by week --split source --date first 'ferry OR quay'",
        "collocates --left 2 --sentence --each --expected window --min 2 '\"the ferry\"'",
        "keyness --side positive --p 0.5 --correction none --add 2 -- date:2021 -date:2021",
        "dispersion --by month ferry",
    ],
)
def test_the_command_in_the_head_repeats_the_count(tour: Any, line: str) -> None:
    name, *rest = shlex.split(line)
    options = [word for word in rest if word.startswith("--")]
    first = tour(name, "--json", *rest)
    assert first.status == 0, first.err
    words = shlex.split(first.value["head"]["command"])
    assert words[:3] == ["readroom", "--library", str(tour.library)]
    assert all(option in words for option in options)
    again = tour(words[3], "--json", *words[4:])
    assert again.value["rows"] == first.value["rows"]
    assert len(first.value["rows"]) > 0


def test_csv_has_its_header_in_front_and_numbers_as_numbers(tour: Any) -> None:
    said = tour("keyness", "source:radio", "--csv", "--all")
    lines = said.out.splitlines()
    assert lines[0].startswith("# ")
    assert "every copy counted" in lines[0]
    assert lines[1].startswith("# readroom --library ")
    rows = list(csv.DictReader(io.StringIO("\n".join(lines[2:]))))
    assert any(float(row["log_ratio"]) < 0 for row in rows)
    assert any(row["diff"] == "" for row in rows)
    assert {row["positive"] for row in rows} == {"true", "false"}
    bare = tour("keyness", "source:radio", "--csv", "--all", "--no-head")
    assert bare.out.splitlines() == lines[2:]


def test_tables_have_header_command_and_picture(tour: Any) -> None:
    head, again, shown, blank, titles, *rows = tour("over-time", "ferry").out.splitlines()
    assert head.startswith(
        "17 hits in 9 articles · text 15 in 9, title 2 in 2 · every copy counted · 1 of them undated"
    )
    assert again.startswith("again: readroom ")
    assert (shown, blank) == ("bars: per million", "")
    assert titles.split() == ["period", "hits", "articles", "per", "million"]
    assert [row.split()[0] for row in rows] == ["2021", "2022", "2023", "undated"]
    assert max(rows, key=lambda row: row.count("█")).startswith("undated")
    spread = tour("dispersion", "ferry", "--by", "source").out
    assert "DP (Gries)" in spread
    assert "0 is even" in spread
    assert "·" in spread.splitlines()[-1]


def test_cells_say_what_they_cannot_and_small_probabilities_are_not_none() -> None:
    assert Column("odds", "odds", 2).cell({"odds": math.inf}) == "∞"
    assert Column("diff", "%DIFF", 0, sign=True).cell({"diff": None}) == "–"
    assert Column("diff", "%DIFF", 0, sign=True).cell({"diff": 1547.1}) == "+1,547"
    assert Column("p", "p corrected", 4).cell({"p": 0.00002}) == "2e-05"
    assert Column("per_million", "per million", 1).cell({"per_million": 0.04}) == "0.0"


def test_stop_words_of_a_file(tour: Any) -> None:
    path = tour.write("stop.txt", "The\nof")
    found = tour("words", "--stop", path, "--json", "--limit", 1).value
    assert found["rows"][0]["word"] == "and"
    assert found["stopped"] > 1000
    assert any("2 stop words left out" in note for note in found["head"]["notes"])


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("words", "--stop", "xx"), "neither a file of words nor one of"),
        (("words", "--around", "ferry"), "name their length"),
        (("words", "--ngram", "2", "--around", "one two"), "holds 1 to 1"),
        (("words", "--json", "--csv"), "name one"),
        (("collocates", "date:2021"), "no word"),
        (("dispersion", "source:radio"), "no word"),
        (("keyness", "source:nobody"), "finds no words"),
        (("over-time", "date:never"), "date:"),
    ],
)
def test_what_cannot_be_counted_is_one_line(tour: Any, argv: tuple[str, ...], said: str) -> None:
    answer = tour(*argv)
    assert answer.status == 1
    assert said in answer.line
    assert answer.out == ""


def test_nothing_found_is_no_failure(tour: Any) -> None:
    for name in ("over-time", "collocates", "dispersion"):
        answer = tour(name, "zzzznothing")
        assert answer.status == 0, answer.err
        assert answer.out.startswith("nothing found · every copy counted · out of ")
    assert tour("words", "zzzznothing").status == 0


def test_the_document_shows_what_the_program_prints(tour: Any, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = (root / "docs" / "counting.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```console\n\$ readroom (.*)\n((?:.*\n)*?)```$", page, re.MULTILINE)
    assert len(shown) >= 5
    for line, wanted in shown:
        said = tour(*shlex.split(line)).out.replace(f"readroom --library {tour.library}", "readroom")
        assert shape(said) == shape(wanted), line


def shape(text: str) -> list[str]:
    """A table without its numbers and pictures, which change with every better cut of the tour's pages."""
    return [" ".join(re.sub(r"[\d.,▁-█▉-▏·]+", " ", line).split()) for line in text.splitlines()]
