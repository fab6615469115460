"""The real pages, where they are at hand: imported, exported, scored, and every count made again in another way.

The words and phrases are chosen from the texts when the test runs; none of them stands here.
"""

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from readroom.importer.session import Options, import_paths

_LATIN = re.compile(r"[^\W\d_]+")
HOSTILE = (
    "", " ", '"', '""', '"""', "''", "(", ")", "()", "((((", "))))", "(()", "*", "**", "a*", "*a", "a*b", "-", "--",
    "-a",
    "- a", "-(a", "OR", "AND", "NOT", "OR OR", "a OR", "OR a", "a AND", "NOT NOT a", "a NOT", "near", "near/", "near/5",
    "near/5(", "near/5()", "near/99999999(a b)", "near/-1(a b)", "near(near(a b) c)", "NEAR(a b, 5)", "a NEAR b",
    "NEAR/2(a b)", ":", "::", "title:", "title::a", "text:(", 'text:"', "nofield:a", "title:text:a", "date:none",
    "first:none", "date:2020..", "lang:", "lang:%", "lang:_", "key:%", "key:'", "id:1,2,3", "tag:", 'tag:"x y"',
    "has:highlight", "note:a*", "{title text}: a", "title : a", "- title:a", "^a", "a ^b", "a + b", '"a" + "b"', "a.b",
    "a/b", "/a/", "/(/", "/[/", "=a", "~a", "in:1", "is:unread", "saved:x", "like:1", "story:1", "a;b",
    "'; drop table article; --", "' or 1=1", "\\", "\\\\", "%", "_", "\x00", "a\x00b", "\ud800", "\u202ea", "\ufeff",
    "\u200c", "ـ", "É", "ﬁ", "ẞ", "İ", "漢", "ไทย", "\U0001f600", "a" * 5000, "a " * 3000, "(" * 500 + "a" + ")" * 500,
    '"a" ' * 300, "a OR " * 300 + "a", "-" * 200 + "a", "a* " * 200, "near/3(" + "a " * 100 + ")", "\n", "a\nb\tc",
    "article_fts", "rowid:1", "select", "match 'a'", "?", "??", "@a", "#a", "$a", "&", "|", "a|b", "a||b", "!a", "<a>",
    "[a]", "{a}", "`a`", "a,b", "１２", "٣", "-date:2020", "date:2020~", "date:30d", "date:99999d", "a -a", "-a -a",
)  # fmt: skip


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the real pages."""
    path = tmp_path_factory.mktemp("seeds") / "library.db"
    import_paths(path, [shared / "seeds"], Options(2, "test"))
    return path


@pytest.fixture
def pages(desk: Any, seeds: Path) -> Any:
    """A place with a copy of that library."""
    shutil.copyfile(seeds, desk.library)
    return desk


def plain(text: str) -> str:
    """A text without case and accents, in a way that owes nothing to the program's own folding."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def spots(pattern: str, text: str) -> int:
    return sum(1 for _ in re.finditer(rf"(?<!\w){pattern}(?!\w)", plain(text)))


def stored(pages: Any) -> list[tuple[str, str]]:
    rows = pages("export", "articles").rows
    assert len(rows) >= 16
    return [(row["title"] or "", row["text"]) for row in rows]


def counted(pages: Any, query: str) -> dict[str, Any]:
    said = pages("search", "--count", "--json", "--", query)
    assert (said.status, said.err) == (0, "")
    return said.value  # type: ignore[no-any-return]


def expected(texts: list[tuple[str, str]], pattern: str) -> dict[str, Any]:
    by_field = {}
    for name, column in (("title", 0), ("text", 1)):
        hits = [spots(pattern, text[column]) for text in texts]
        by_field[name] = {"hits": sum(hits), "articles": sum(n > 0 for n in hits)}
    return {
        "hits": sum(field["hits"] for field in by_field.values()),
        "articles": sum(spots(pattern, title) + spots(pattern, text) > 0 for title, text in texts),
        "by_field": by_field,
    }


def agree(pages: Any, texts: list[tuple[str, str]], query: str, pattern: str) -> None:
    found = counted(pages, query)
    wanted = expected(texts, pattern)
    assert wanted["hits"], "the pattern finds nothing: the test would prove nothing"
    assert {name: found[name] for name in wanted} == wanted
    assert sum(form["hits"] for form in found["variants"].values()) == found["hits"]
    rows = pages("search", "--json", "--limit", "1000", "--", query).rows
    assert sum(row["hits"] for row in rows) == wanted["hits"]
    assert len(rows) == wanted["articles"]
    for row in rows:
        assert all(re.fullmatch(pattern, plain(row["snippet"][s:e])) for s, e in row["marks"])


def frequent(texts: list[tuple[str, str]]) -> Iterator[tuple[str, int]]:
    counts = Counter(w for title, text in texts for w in _LATIN.findall(plain(f"{title}\n{text}")) if w.isascii())
    yield from counts.most_common()


def test_ten_words(pages: Any) -> None:
    texts = stored(pages)
    ranked = [word for word, count in frequent(texts) if len(word) > 1]
    # From the most frequent to one that stands once, evenly by rank.
    chosen = [ranked[(len(ranked) - 1) * n // 9] for n in range(10)]
    assert len(set(chosen)) == 10
    for word in chosen:
        agree(pages, texts, word, word)
        agree(pages, texts, word.upper(), word)


def test_two_phrases(pages: Any) -> None:
    texts = stored(pages)
    pairs: Counter[str] = Counter()
    triples: Counter[str] = Counter()
    for _, text in texts:
        for line in re.split(r"[^\w ]+", plain(text)):
            words = [w for w in line.split() if w.isascii() and w.isalpha()]
            pairs.update(" ".join(p) for p in pairwise(words))
            triples.update(" ".join(p) for p in zip(words, words[1:], words[2:], strict=False))
    for phrase in (next(p for p, n in pairs.most_common() if len(set(p.split())) == 2), triples.most_common(1)[0][0]):
        pattern = r"\W+".join(phrase.split())
        agree(pages, texts, f'"{phrase}"', pattern)


def test_a_prefix(pages: Any) -> None:
    texts = stored(pages)
    begins = Counter(word[:4] for word, _ in frequent(texts) if len(word) > 5)
    prefix = next(p for p, forms in begins.most_common() if forms > 3)
    agree(pages, texts, f"{prefix}*", rf"{prefix}\w*")


def test_the_articles_score_as_well_through_import_and_export(pages: Any, shared: Path) -> None:
    file = pages.folder / "out.jsonl"
    assert pages("export", "articles", "-o", file).status == 0
    done = subprocess.run(
        [sys.executable, str(shared / "tools" / "score_articles.py"), str(file), "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["count"] == found["files"] == 5
    assert found["extra"] == 0
    assert found["boundary"] >= 16
    assert found["title"] >= 16
    assert found["date"] == 17
    assert found["authors"] >= 16
    assert found["outlet"] >= 16
    assert found["body_f1"] >= 0.985


def test_the_library_of_the_real_pages_is_sound(pages: Any, shared: Path) -> None:
    assert pages("check").status == 0
    again = pages("import", shared / "seeds", "--json").value
    assert (again["new"], again["updated"], again["unchanged"]) == (0, 0, 5)
    assert pages("check").status == 0


def answered(desk: Any, query: str) -> None:
    """A query is answered, or refused in one line that names a field with an impossible value."""
    for options in (
        ["--json", "--limit", "5"],
        ["--count", "--json"],
        ["--explain", "--limit", "2"],
        ["--sort", "rank"],
    ):
        said = desk("search", *options, "--", query)
        text = said.out + said.err
        assert "Traceback" not in text
        assert not re.search(r"sqlite|fts5|syntax error|no such column|malformed|unterminated", said.err, re.IGNORECASE)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
        if said.status:
            assert (said.status, said.out) == (1, "")
            place = r"readroom: (date|first|id|has|is|in|attr|like|dup|saved):.* \(character \d+ of the query\)$"
            assert re.match(place, said.line), said.line
        elif "--count" in options:
            assert said.value["articles"] >= 0


def test_a_hundred_hostile_queries(tour: Any) -> None:
    assert len(HOSTILE) >= 100
    for query in HOSTILE:
        answered(tour, query)


def test_the_hostile_queries_of_the_generator(tour: Any, shared: Path) -> None:
    generator = shared / "tools" / "make_bad_inputs.py"
    if not generator.exists():
        pytest.skip("the generator of hostile input is not at hand")
    # The script ends with the call that writes its files, which takes seconds and is not wanted here.
    source, _, _ = generator.read_text(encoding="utf-8").rpartition("\nmain()")
    script: dict[str, Any] = {"__name__": "generator"}
    exec(compile(source, str(generator), "exec"), script)
    queries = [query["query"] for query in script["queries"]()]
    assert len(queries) >= 90
    for query in queries:
        answered(tour, query)
