"""Whatever is typed or pasted into the search box ends in results or in one line, and the box keeps it."""

import json
import subprocess
import sys

import pytest
from textual.events import Paste

from readroom.tui.screens.search import SearchScreen

OWN = (
    "", "   ", '"', "((((", "ferry)", "near/5(", "near/99999999999(a b)", "-", "- -", "OR OR OR", "* ** ***",
    "=", "=[/b]",
    "/(a+)+$/", "/[/", "date:", "date:9999-99", "date:..", "title:title:title:", "like:-1", "id:1e9", "~", "saved:x",
    "\u202e[@click=app.quit]x[/]", "\x1b]52;c;eA==\x07", "\x00", "a" * 5000, "a OR " * 900, "(" * 900,
    "'; drop table article;--",
    "{0} %s %n", "漢字 カナ", "e" + "\u0301" * 500, "\U000e0041", "NOT AND NEAR", "rowid:1", "article_fts : x", "^a",
    "a + b",
)  # fmt: skip


async def ask(desk, query: str) -> None:
    """Paste a query into an empty box, wait for what comes of it, and look at the screen."""
    await desk.press("ctrl+u")
    await desk.app.on_event(Paste(query))
    await desk.settle()
    assert desk.app.failure is None, query[:80]
    assert isinstance(desk.app.screen, SearchScreen)
    assert not any(c < " " or "\x7f" <= c <= "\x9f" for line in desk.lines for c in line), query[:80]


@pytest.fixture
def generated(shared, tmp_path) -> list[str]:
    """The queries of the generator of hostile input."""
    script = shared / "tools" / "make_bad_inputs.py"
    subprocess.run(
        [sys.executable, str(script), str(tmp_path / "made"), "--only", "terminal"], check=True, capture_output=True
    )
    lines = (tmp_path / "made" / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["query"] for line in lines]


async def test_every_query_of_ours_is_answered(room):
    room.fill(30)
    async with room.open() as desk:
        await desk.press("s")
        for query in OWN:
            await ask(desk, query)
        await desk.press("ctrl+u")
        await desk.type("harbour")
        assert " in " in desk.text


async def test_every_query_of_the_generator_is_answered(room, generated):
    assert len(generated) > 90
    room.fill(30)
    async with room.open() as desk:
        await desk.press("s")
        for query in generated:
            await ask(desk, query)
        await desk.press("ctrl+u")
        await desk.type("harbour")
        assert " in " in desk.text
