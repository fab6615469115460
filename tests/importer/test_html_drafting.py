"""Whole pages in varied templates and languages, each with what a reader must find on it."""

import json
from pathlib import Path
from typing import Any

import pytest

from readroom.importer.formats.html import FORMAT
from readroom.text.model import Article

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "html"
TRUTH: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))


def differences(article: Article, truth: dict[str, Any]) -> list[str]:
    """Return what an article has otherwise than the truth; a field that the truth leaves out must be absent."""
    text, asides = article.body.text, [[a.kind, a.text] for a in article.body.asides]
    quotes = [text[s.start : s.end] for s in article.body.spans if s.kind == "quote"]
    pairs = [
        ("title", article.title, truth.get("title")),
        ("authors", list(article.authors), truth.get("authors", [])),
        ("date", article.date and article.date.value, truth.get("date")),
        ("section", article.section, truth.get("section")),
        ("outlet", article.outlet, truth.get("outlet")),
        ("first date", article.first_date and article.first_date.value, truth.get("first_date")),
        ("opening", text[: len(truth["opening"])], truth["opening"]),
        ("ending", text[-len(truth["ending"]) :], truth["ending"]),
        ("asides", asides, truth.get("asides", [])),
        ("number of quotations", len(quotes), len(truth.get("quotes", []))),
    ]
    if "blocks" in truth:
        pairs.append(("number of blocks", len(text.split("\n\n")), truth["blocks"]))
    found = [f"{name} is {have!r}, not {want!r}" for name, have, want in pairs if have != want]
    found += [f"{words!r} stands in the text" for words in truth.get("absent", []) if words in text]
    return found + [f"{q!r} is no quotation" for q in truth.get("quotes", []) if not any(q in have for have in quotes)]


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_a_page(name: str) -> None:
    found = FORMAT.read((FOLDER / f"{name}.html").read_bytes(), f"{name}.html")
    assert [a.title for a in found.articles] == [truth["title"] for truth in TRUTH[name]]
    assert [d for a, truth in zip(found.articles, TRUTH[name], strict=True) for d in differences(a, truth)] == []
