"""The tour corpus: its truth file against its raw files, and the comparison of an import with the truth."""

import importlib.util
import json
import re
import unicodedata
from collections import Counter
from copy import deepcopy
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from readroom.text import query
from readroom.text.gate import has_control
from readroom.tour import corpus, corpus_digest
from readroom.tui.commands import COMMANDS

Row = dict[str, Any]

_spec = importlib.util.spec_from_file_location(
    "tour_check", Path(__file__).parent.parent / "fixtures" / "tour_check.py"
)
assert _spec is not None
assert _spec.loader is not None
check = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(check)

TRUTH = check.load_truth()
ARTICLES: list[Row] = TRUTH["articles"]
NEWS = [a for a in ARTICLES if a["kind"] == "news"]
TEXTS: list[str] = check.article_texts(corpus(), ARTICLES)
FILES = sorted(p for p in corpus().rglob("*") if p.is_file())
SHAPES = {"year": r"\d{4}", "month": r"\d{4}-\d\d", "day": r"\d{4}-\d\d-\d\d", "minute": r"\d{4}-\d\d-\d\dT\d\d:\d\d"}
PAGES = {a["file"]: check.plain(corpus() / a["file"], a["record"]) for a in ARTICLES if a["record"] is None}


def page(article: Row) -> str:
    return PAGES.get(article["file"]) or check.plain(corpus() / article["file"], article["record"])


def test_every_file_is_in_the_truth() -> None:
    assert {p.relative_to(corpus()).as_posix() for p in FILES} == {a["file"] for a in ARTICLES}


def test_counts() -> None:
    assert len(NEWS) >= 24
    assert len(TRUTH["outlets"]) == 4
    assert {a["language"] for a in NEWS} == {"en", "de", "ar", "zh"}
    assert all(Counter(a["source"] for a in NEWS)[outlet] >= 4 for outlet in TRUTH["outlets"])
    assert len(TRUTH["events"]) == 3
    for event in TRUTH["events"]:
        told = [a for a in NEWS if event in a["events"]]
        assert {a["source"] for a in told} >= set(TRUTH["outlets"]), event
    assert all(a["events"] for a in NEWS)


def test_shapes() -> None:
    per_file = Counter(a["file"] for a in ARTICLES)
    kinds = Counter(p.suffix for p in FILES)
    assert kinds[".html"] >= 8
    assert sorted(n for f, n in per_file.items() if f.endswith(".txt"))[-2:] == [3, 6]
    assert max(n for f, n in per_file.items() if f.endswith(".jsonl")) >= 5
    assert sum(a["title"] is None for a in ARTICLES) == 1
    assert sum(a["date"] is None for a in ARTICLES) == 2
    assert {a["date_precision"] for a in ARTICLES} == {None, "year", "month", "day", "minute"}
    assert sum(a["first_date"] is not None for a in ARTICLES) == 1
    assert sum(len(a["voices"]) for a in ARTICLES) == 1
    assert any("<table>" in p.read_text(encoding="utf-8") for p in FILES if p.suffix == ".html")
    assert any("<blockquote>" in p.read_text(encoding="utf-8") for p in FILES if p.suffix == ".html")


@pytest.mark.parametrize("article", [a for a in NEWS if a["language"] != "zh"], ids=lambda a: a["title"] or "untitled")
def test_length(article: Row) -> None:
    assert 140 <= len(re.findall(r"\w+", TEXTS[ARTICLES.index(article)])) <= 700


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_encoding(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not has_control(text)
    assert "\r" not in text
    assert text.endswith("\n")
    assert "@" not in re.sub(r"@(?:context|type)\b", "", text)


class Nesting(HTMLParser):
    """Fails where an element is closed that is not the innermost open one."""

    VOID = frozenset(["meta", "link", "img", "br", "hr", "input"])

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".html"], ids=lambda p: p.name)
def test_html_is_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    parser = Nesting()
    parser.feed(text)
    parser.close()
    assert parser.open == []
    assert text.count("<h1") == 1
    for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
        assert json.loads(data)["headline"]


def test_jsonl_is_whole() -> None:
    for path in (p for p in FILES if p.suffix == ".jsonl"):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert len({row["id"] for row in rows}) == len(rows)
        assert [a["record"] for a in ARTICLES if a["file"].endswith(path.name)] == list(range(1, len(rows) + 1))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a["title"] or "untitled")
def test_fields_are_printed(article: Row) -> None:
    text = page(article)
    for value in (
        article["title"],
        article["outlet"],
        article["section"],
        article["date_printed"],
        article["first_date_printed"],
    ):
        assert value is None or value in text
    assert all(name in text for name in article["authors"])
    assert article["source"] in text or article["file"].startswith(article["source"] + "/")
    assert article["url"] is None or article["url"] in (corpus() / article["file"]).read_text(encoding="utf-8")
    assert all(check.squash(aside["text"]) in text for aside in article["asides"])
    shape = SHAPES[article["date_precision"]] if article["date"] else None
    assert shape is None or re.fullmatch(shape, article["date"])


def test_folder_names_its_source() -> None:
    named = [a for a in ARTICLES if a["record"] is None and a["language"] != "ar"]
    assert all(a["file"].split("/")[0] == a["source"] for a in named)


def test_articles_stand_apart() -> None:
    for before, article, text in zip([None, *ARTICLES], ARTICLES, TEXTS, strict=False):
        if before and before["file"] == article["file"] and article["record"] is None:
            assert article["title"] not in text
            assert before["date_printed"] not in text
    for article, text in zip(ARTICLES, TEXTS, strict=True):
        for voice in article["voices"]:
            assert check.squash(voice["opening"]) in text
            assert text.endswith(check.squash(voice["ending"]))
            assert all(value in text for value in (voice["title"], voice["outlet"], voice["url"], *voice["authors"]))


def test_shared_passages_stand_in_both() -> None:
    kinds = Counter(s["kind"] for s in TRUTH["shared"])
    assert kinds["duplicate"] >= 15
    assert kinds["quote"] >= 8
    for passage in TRUTH["shared"]:
        assert check.squash(passage["left_text"]) in TEXTS[passage["left"]], passage["left_text"]
        assert check.squash(passage["right_text"]) in TEXTS[passage["right"]], passage["right_text"]


def test_syndicated_article_moved_one_paragraph() -> None:
    pair = next((s["left"], s["right"]) for s in TRUTH["shared"] if s["moved"])
    passages = [s for s in TRUTH["shared"] if (s["left"], s["right"]) == pair]
    order = [
        TEXTS[pair[1]].index(s["right_text"])
        for s in sorted(passages, key=lambda s: TEXTS[pair[0]].index(s["left_text"]))
    ]
    stay = [place for place, s in zip(order, passages, strict=True) if not s["moved"]]
    assert len(passages) - len(stay) == 1
    assert order != sorted(order)
    assert stay == sorted(stay)
    assert ARTICLES[pair[0]]["title"] != ARTICLES[pair[1]]["title"]
    assert ARTICLES[pair[1]]["outlet"] == ARTICLES[pair[0]]["source"]
    assert 3 <= sum(s["left_text"] != s["right_text"] for s in passages) < len(passages)


@pytest.mark.parametrize("quotation", TRUTH["quotations"], ids=lambda q: q["speaker"])
def test_quotation_is_shortened_and_added_to(quotation: Row) -> None:
    complete, shortened, added = (quotation[k] for k in ("complete", "shortened", "added"))
    for printed in (complete, shortened, added):
        assert printed["text"] in TEXTS[printed["article"]]
    assert len({ARTICLES[p["article"]]["source"] for p in (complete, shortened, added)}) == 3
    assert shortened["text"] != complete["text"]
    assert all(part.strip() in complete["text"] for part in shortened["text"].split("…"))
    without = added["text"].replace(added["word"] + " ", "").replace(" " + added["word"], "")
    assert without.startswith(complete["text"]) or added["text"].replace("[", "").replace("]", "") == complete["text"]
    assert added["word"] not in TEXTS[complete["article"]]


@pytest.mark.parametrize("group", [*TRUTH["variants"], *TRUTH["acronyms"]], ids=lambda g: g.get("what") or g["long"])
def test_forms_stand_where_the_truth_says(group: Row) -> None:
    for form in group["forms"]:
        pattern = re.compile(rf"(?<!\w){re.escape(form['form'])}(?!\w)")
        found = [i for i, a in enumerate(ARTICLES) if a["kind"] == "news" and pattern.search(TEXTS[i])]
        assert found == form["articles"]
    for bracket in group.get("brackets", []):
        assert bracket["text"] in TEXTS[bracket["article"]]


def test_three_forms_and_long_form_in_brackets() -> None:
    for group in (TRUTH["variants"][0], TRUTH["acronyms"][0]):
        own = [{ARTICLES[i]["outlet"] or ARTICLES[i]["source"] for i in f["articles"]} for f in group["forms"]]
        assert own[0] - own[1] - own[2]
        assert own[1] - own[0] - own[2]
        assert own[2] - own[0] - own[1]
    assert len(TRUTH["variants"][0]["forms"]) == 3
    board = TRUTH["acronyms"][0]
    assert len(board["forms"]) == 3
    assert any(f"({board['long']})" in b["text"] for b in board["brackets"])


@pytest.mark.parametrize("figure", TRUTH["figures"], ids=lambda f: f["what"])
def test_accounts_differ(figure: Row) -> None:
    for value in figure["values"]:
        assert value["printed"] in TEXTS[value["article"]], value
    assert len({value["value"] for value in figure["values"]}) >= 2
    assert len({ARTICLES[value["article"]]["source"] for value in figure["values"]}) >= 2


def test_lessons_lie_on_top_in_their_order() -> None:
    lessons = [ARTICLES[lesson["article"]] for lesson in TRUTH["lessons"]]
    assert len(lessons) >= 4
    assert {a["source"] for a in lessons} == {"readroom tour"}
    newest_first = sorted((a for a in ARTICLES if a["date"]), key=lambda a: a["date"], reverse=True)
    assert newest_first[: len(lessons)] == lessons
    assert lessons[0]["title"].startswith("Start here")


def as_command_key(key: str) -> str:
    """Return a key of a lesson as the table of commands writes it; a count before it is dropped."""
    key = {"esc": "escape"}.get(key, key)
    key = re.sub(r"^(ctrl|alt|shift)-", r"\1+", key)
    key = re.sub(r"^,(.)$", r", \1", key)
    return re.sub(r"^\d+(?=.)", "", key)


@pytest.mark.parametrize("lesson", TRUTH["lessons"], ids=lambda n: ARTICLES[n["article"]]["section"])
def test_lesson_names_keys_that_there_are(lesson: Row) -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    assert [k for k in lesson["keys"] if as_command_key(k) not in keys] == []
    raw = (corpus() / ARTICLES[lesson["article"]]["file"]).read_text(encoding="utf-8")
    spans = set(re.findall(r"`([^`]+)`", raw))
    assert {s for s in spans if not s.startswith(("readroom", "--"))} == {*lesson["keys"], *lesson["queries"]}
    assert all(re.search(rf"readroom {command}\b|kaldrey\.db {command}\b", raw) for command in lesson["commands"])


@pytest.mark.parametrize("asked", [q for lesson in TRUTH["lessons"] for q in lesson["queries"]])
def test_query_of_a_lesson_is_understood(asked: str) -> None:
    parsed = query.parse(asked, today=date(2023, 6, 6))
    assert parsed.tree is not None
    assert parsed.notices == ()


def test_titles_that_lessons_name_exist() -> None:
    titles = {a["title"] for a in ARTICLES} | {a["source"] for a in ARTICLES}
    for lesson in TRUTH["lessons"]:
        raw = (corpus() / ARTICLES[lesson["article"]]["file"]).read_text(encoding="utf-8")
        assert [t for t in re.findall(r"(?<![*\w])\*([A-Z][^*\n]+)\*", raw) if t not in titles] == []


def test_corpus_is_a_real_folder_with_a_digest() -> None:
    assert corpus().is_dir()
    assert re.fullmatch(r"[0-9a-f]{64}", corpus_digest())
    assert corpus_digest() == corpus_digest()


def test_digest_sees_names_and_contents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readroom.tour.corpus", lambda: tmp_path)
    seen = {corpus_digest()}
    (tmp_path / "a.txt").write_text("one")
    seen.add(corpus_digest())
    (tmp_path / "a.txt").write_text("two")
    seen.add(corpus_digest())
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    seen.add(corpus_digest())
    assert len(seen) == 4


FIELDS = [*check.EXACT_FIELDS, "language", "outlet", "asides"]


def perfect_rows() -> list[Row]:
    """Return what a faultless import would give, with filler between the first and the last words."""
    rows = []
    for article in ARTICLES:
        middle = ["and so on"] * max((article["paragraphs"] or 3) - 2, 0)
        text = "\n\n".join([article["opening"], *middle, article["ending"]])
        voices = [{**voice, "start": 0, "end": 0} for voice in article["voices"]]
        for voice in voices:
            voice["start"] = len(text) + 2
            text += f"\n\n{voice['opening']}\n\n{voice['ending']}"
            voice["end"] = len(text)
        rows.append(
            {
                **deepcopy(article),
                "text": text,
                "voices": voices,
                "outlet_name": None,
                "page": {"record": article["record"]},
            }
        )
    return rows


def test_comparison_is_silent_when_all_is_right() -> None:
    assert check.compare_with_truth(perfect_rows()) == []


@pytest.mark.parametrize("field", FIELDS)
def test_comparison_sees_a_wrong_field(field: str) -> None:
    rows = perfect_rows()
    wrong = next(row for row in rows if row[field])
    wrong[field] = [] if isinstance(wrong[field], list) else "something else"
    assert check.compare_with_truth(rows)


def test_comparison_sees_what_is_missing_or_too_much() -> None:
    rows = perfect_rows()
    assert [line.rsplit(": ", 1)[1] for line in check.compare_with_truth(rows[1:])] == ["is missing"]
    assert [line.rsplit(": ", 1)[1] for line in check.compare_with_truth([*rows, rows[-1]])] == [
        "is no article of the truth"
    ]


@pytest.mark.parametrize(
    "change", [lambda t: "Share\n\n" + t, lambda t: t + "\n\nRelated links", lambda t: t.replace("\n\n", "\n", 1)]
)
def test_comparison_sees_another_text(change: Any) -> None:
    rows = perfect_rows()
    rows[0]["text"] = change(rows[0]["text"])
    assert check.compare_with_truth(rows)


@pytest.mark.parametrize("field", ["title", "authors", "outlet", "date", "url", "end"])
def test_comparison_sees_a_wrong_voice(field: str) -> None:
    rows = perfect_rows()
    voice = next(row for row in rows if row["voices"])["voices"][0]
    voice[field] = voice["start"] + 60 if field == "end" else None
    assert check.compare_with_truth(rows)
