"""The cutting measured on the real pages, where they are at hand: floors that a change must not fall below."""

import json
import subprocess
import sys
from pathlib import Path

from readroom.importer.cut.page import cut_lines
from readroom.text.gate import clean
from readroom.text.model import Article


def articles_of(file: Path) -> tuple[Article, ...]:
    return cut_lines(clean(file.read_text(encoding="utf-8"))).articles


def score(script: Path, data: Path, *options: str) -> dict[str, float]:
    run = subprocess.run(
        [sys.executable, str(script), str(data), "--json", *options], capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)


def test_seed_pages(shared: Path, tmp_path: Path) -> None:
    rows = [
        {
            "file": file.name,
            "text": a.body.text,
            "title": a.title,
            "date": a.date.value if a.date else None,
            "authors": a.authors,
            "outlet": a.outlet,
            "source": a.source,
        }
        for file in sorted((shared / "seeds").glob("*.txt"))
        for a in articles_of(file)
    ]
    data = tmp_path / "rows.jsonl"
    data.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    found = score(shared / "tools" / "score_articles.py", data)
    assert found["count"] == found["files"] == 5
    assert found["extra"] == 0
    assert found["boundary"] == 17
    assert found["title"] == 17
    assert found["date"] == 17
    assert found["authors"] == 17
    assert found["outlet"] == 17
    assert found["body_f1"] >= 0.985


def test_blog_pages(shared: Path, tmp_path: Path) -> None:
    pages = {
        file.stem: [
            {
                "title": a.title,
                "date": a.date.value[:10] if a.date else None,
                "author": ", ".join(a.authors) or None,
                "text": a.body.text,
            }
            for a in articles_of(file)
        ]
        for file in sorted((shared / "pages" / "text").glob("*.txt"))
    }
    data = tmp_path / "pages.json"
    data.write_text(json.dumps(pages), encoding="utf-8")
    found = score(shared / "pages" / "score.py", data)["summary"]["all"]  # type: ignore[index]
    floors = {
        "count_accuracy": 0.97,
        "boundary_f1": 0.99,
        "body_f1": 0.99,
        "title_accuracy": 0.99,
        "date_accuracy": 0.99,
        "author_accuracy": 0.98,
    }
    assert {k: found[k] for k in floors if found[k] < floors[k]} == {}
