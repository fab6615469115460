"""Every widget of the app is shown a hostile corpus, and draws it without a character that acts on a terminal.

The widgets are listed from the app's own modules: one that the walk below does not come to fails the test, and so does
one that shows none of the corpus and is not named in `WITHOUT`, with the reason.
"""

import importlib
import json
import pkgutil
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from textual.screen import Screen
from textual.widget import Widget

import readroom.tui
from readroom.text.body import BodyBuilder
from readroom.text.model import Article, Aside, Evidence, PrintedDate, Span, Voice

ACTS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\u200b\u200e\u200f\u061c]")
MARK = "Qx7"
"""Begins every hostile string, so that it is known where one was shown."""
WITHOUT = {
    "HelpList": "the table of keys",
    "PaletteList": "the table of commands",
    "WelcomeText": "shown without a library",
    "ColourPrompt": "the names of colours",
}
"""Widgets that show nothing of a corpus, and what they show."""
OWN = (
    "\x1b]52;c;cHduZWQ=\x07", "\x1b]0;title\x07\x1b[2J\x1b[31;1mred", "\x9b31m\x9d52;c;eA==\x9c\x90q\x84\x85",
    "[@click=app.quit]press[/] [/bold] [red]no[[/]", "\u202eesrever\u202c \u2066isolated\u2069\ufeff",
    "a\x00\x08\x0c\x7fb",
    "one\ttwo\rthree\u2028four\u2029five", "\u200f\u061c\u200b\u200e", "e" + "\u0301" * 300, "漢" * 90,
    "\U0001f468\u200d\U0001f469" * 40,
)  # fmt: skip


FURNISHED = runpy.run_path(str(Path(__file__).with_name("hostile_room.py")))
"""A library with all that is derived, a notebook with a layer, and the walk through their screens."""


def article(number: int, payload: str) -> Article:
    """An article whose every field is the payload."""
    bad = f"{MARK} {payload}"
    builder = BodyBuilder()
    for _ in range(3):
        builder.block(f"{bad} and the ferry left the quay at nine, as the keeper of the lamp had written.", [])
    text = builder.done().text
    asides, voices = (Aside("caption", 0, bad),), (Voice(0, 20, bad, (bad,), bad, None, bad),)
    links = (Span("link", 0, 20, None, f"https://example.org/{bad}"),)
    body = type(builder.done())(text, links, asides, voices)
    doubt = {"title": Evidence(1, 0.1, bad), "date": Evidence(1, 0.1, bad)}
    date = PrintedDate(f"20{number % 90 + 10}-01-02", "day", bad)
    # One source would be the same for all; keywords and outlets are offered as completions and as facets.
    return Article(
        body, bad, (bad,), date, date, bad, bad, bad, "en", f"https://example.org/{number}", source=f"{bad} {number}",
        keywords=(bad,), lines=(1, 3), evidence=doubt,
    )  # fmt: skip


def widgets() -> set[type[Widget]]:
    """The classes of widgets that the app makes objects of: those that no other class of its own is made from."""
    for module in pkgutil.walk_packages(readroom.tui.__path__, "readroom.tui."):
        importlib.import_module(module.name)
    found: set[type[Widget]] = set()
    waiting: list[type[Widget]] = [Widget]
    while waiting:
        each = waiting.pop()
        below = each.__subclasses__()
        waiting += below
        if each.__module__.startswith("readroom.tui") and not below:
            found.add(each)
    return found


def is_frame(each: type[Widget]) -> bool:
    """Tell of a widget that holds others and draws nothing itself."""
    return any(base.__module__ == "textual.containers" for base in each.__mro__)


@pytest.fixture
def drawn(monkeypatch):
    """What each class of widget has drawn: its name, and all its lines."""
    lines: dict[str, set[str]] = {}
    drawers = {each for leaf in widgets() for each in leaf.__mro__ if "render_line" in vars(each)} - {Widget}
    for each in drawers:
        was = vars(each)["render_line"]

        def draw(self, y, was=was):
            strip = was(self, y)
            lines.setdefault(type(self).__name__, set()).add(strip.text)
            return strip

        monkeypatch.setattr(each, "render_line", draw)
    return lines


def assert_harmless(desk) -> None:
    """Nothing on the screen acts on a terminal."""
    for line in desk.lines:
        found = ACTS.search(line)
        assert found is None, f"{found[0]!r} in {line!r} on {type(desk.app.screen).__name__}"


WALK = (
    "alt+1|j l j alt+2|" + "j|" * 30 + "g g enter|G|g g v a",
    f" {MARK} \u202e[/b]",
    "escape|t",
    f" {MARK}tag[/]",
    "enter|t|escape|M|escape|alt+4|alt+3|p|j j|q|c ctrl+n c|] j q|, v|j|q|s",
    " ferry",
    "enter|, f|tab j j|, r|tab|tab|, s",
    f" {MARK}saved \u2066[/b]",
    "enter|S|j|q|q|s|ctrl+u",
    " source:q",
    "tab|escape|q|K",
    " ferry",
    "enter|j >|, d|q|q|?|j|q|:|escape|alt+2|g g enter",
    ", ` a|`|escape|, l|j|enter|q",
)
"""Keys to press, with "|" between steps, and texts to type, which begin with a blank."""


async def walk(desk, count: int, steps: tuple[str, ...] = WALK) -> set[str]:
    """Go everywhere, then through `count` articles; look at the screen after each step, and return the screens."""
    seen: set[str] = set()
    for part in (*steps, "|".join(["ctrl+n"] * (count - 1))):
        if part.startswith(" "):
            await desk.type(part[1:])
            assert_harmless(desk)
            seen.add(type(desk.app.screen).__name__)
            continue
        for step in filter(None, part.split("|")):
            await desk.press(*step.split())
            assert_harmless(desk)
            seen.add(type(desk.app.screen).__name__)
    return seen


async def test_every_widget_and_screen_is_shown_and_none_passes_anything_on(room, drawn, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    seen: set[str] = set()
    room.fill(more=[article(number, payload) for number, payload in enumerate(OWN)])
    for size in ((80, 24), (170, 50)):
        async with room.open(*size) as desk:
            seen |= await walk(desk, len(OWN))
    async with room.open(library=False) as desk:
        assert_harmless(desk)
        seen.add(type(desk.app.screen).__name__)
    second = type(room)(tmp_path / "second")
    second.folder.mkdir()
    FURNISHED["furnish"](second, [article(number, payload) for number, payload in enumerate(OWN[:4])])
    async with second.open(120, 40) as desk:
        seen |= await walk(desk, 1, FURNISHED["WALK"])
    screens = {each.__name__ for each in widgets() if issubclass(each, Screen)}
    assert screens - seen == set(), "screens that the walks do not come to: lead one of them there"
    names = {each.__name__ for each in widgets() if not issubclass(each, Screen) and not is_frame(each)}
    # A query is shown with its words folded.
    shown = {name for name, lines in drawn.items() if MARK.casefold() in "\n".join(lines).casefold()}
    silent = names - WITHOUT.keys() - shown
    assert names - drawn.keys() == set(), "widgets that the walks do not come to: lead one of them there"
    assert silent == set(), "widgets that showed nothing of the corpus: name them in WITHOUT, or lead a walk there"


async def test_the_payloads_of_the_generator_are_shown_as_text(room, drawn, shared, tmp_path):
    made = subprocess.run(
        [sys.executable, str(shared / "tools" / "make_bad_inputs.py"), str(tmp_path / "made"), "--only", "terminal"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    files = sorted((tmp_path / "made" / "tree" / "terminal").glob("[0-9]*.jsonl"))
    titles = {path.stem: json.loads(path.read_text(encoding="utf-8"))["title"] for path in files}
    payloads = [payload[:3000] for payload in titles.values()]
    assert len(payloads) > 50
    room.fill(more=[article(number, payload) for number, payload in enumerate(payloads)])
    async with room.open(120, 40) as desk:
        await walk(desk, len(payloads))
    read = "\n".join(drawn["ReaderPane"])
    assert [name for name, payload in titles.items() if "_rich_" in name and payload.split()[0] not in read] == []
