"""Keys as people press them: ahead of the screen, too often, by mistake."""

import random

import pytest

HOSTILE_QUERIES = (
    '"', '""', '"unclosed', "(", ")))", "((()", "near/5(", "near/0(a b)", "near/99999999(a b)", "-", "--", "- -", "*",
    "**", "*a*", "a*b*c", "OR", "OR OR", "AND", "NOT", "NEAR", "~", "=", "=()", "/", "/(/", "/[a/", "/(a+)+$/", "date:",
    "date:foo", "date:2021-13", "date:..", "date:9999999999", "in:", "like:", "like:99999", "tag:", "saved:x", ":",
    "title:", "title:title:", "nosuchfield:x", "%s", "'; drop table article; --", "\\", "a" * 3000, "ferry " * 300,
    "\u202e", "e\u0301", "卡尔德雷岛", "حريق", "🚢", "-ferry", '-"the"', "date:none", "[@click=app.quit]x[/]",
)  # fmt: skip


def test_keys_typed_while_an_article_loads_are_not_lost(tour):
    terminal = tour.open("tour")
    terminal.until("Start here")
    # The second article is opened, scrolled, marked and noted before the first picture of it.
    terminal.press("j", "enter", "G", "v", "a", "typed ahead of the screen")
    terminal.until(lambda s: "─Note · saved" in s and "typed ahead of the screen" in s)
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    ((_, note),) = tour.notes()
    assert note == "typed ahead of the screen"


def test_keys_typed_before_the_first_picture_are_not_lost(tour):
    terminal = tour.open("tour")
    terminal.until_raw(b"\x1b[?1049h")
    terminal.press("j", "j", "enter")
    terminal.until("Marking: what you want to keep")
    terminal.until("Lesson 3")


def test_keys_typed_before_the_app_has_the_line_are_not_lost(tour):
    terminal = tour.open("tour")
    # The line discipline of the terminal still turns Enter into a line feed here.
    terminal.press("j", "j", "enter")
    terminal.until("Lesson 3")


def test_a_search_typed_ahead_finds_and_opens(tour):
    terminal = tour.open("tour")
    terminal.until("Start here")
    terminal.press("s", "Ragna title:dead", "enter", "j", "enter")
    terminal.until("Eleven dead in Narrows ferry disaster")
    terminal.until("Radio Kaldrey · ")


def test_what_is_pasted_between_keys_keeps_its_place(tour):
    terminal = tour.open("tour")
    terminal.until("Start here")
    terminal.press("enter", "v", "t")
    terminal.paste("pasted")
    terminal.press(" tag", "enter", "a", "one ")
    terminal.paste("two ")
    terminal.press("three")
    terminal.until(lambda s: "saved" in s and "one two three" in s)
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert tour.notes()[0][1] == "one two three"
    tagged = tour.run("--library", str(tour.data / "tour.db"), "notes", "list", "--json").stdout
    assert '"tags": ["pasted tag"]' in tagged


def test_keys_that_mean_nothing_do_nothing(tour):
    terminal = tour.open("tour")
    terminal.until("Start here")
    for key in ("X", "U", "\x1b[15~", "\x1bOP", "é", "卡", "\x00", "\x1f", "\x1bx", "\x1b[99;99~", "9999999999j", "gx"):
        terminal.press(key)
    terminal.press("!")
    terminal.until("! means nothing here; ? shows the keys")
    terminal.press("g", "g", "enter")
    terminal.until("Lesson 1")
    terminal.press("5")
    terminal.until("5…")
    terminal.press("g")
    terminal.until("5g…")
    terminal.press("escape")
    terminal.until(lambda s: "5g…" not in s)
    terminal.press("ctrl+q")
    assert terminal.wait() == 0


@pytest.mark.parametrize("where", ["articles", "reader", "cursor", "compare", "page", "help", "search"])
def test_q_often_enough_leaves(tour, where):
    terminal = tour.open("tour")
    terminal.until("Start here")
    keys = {
        "articles": (), "reader": ("enter",), "cursor": ("enter", "v", "v"), "compare": ("c", "j", "c"),
        "page": ("enter", "p"), "help": ("enter", "?"),
        "search": ("s", "ragna", "enter"),
    }  # fmt: skip
    terminal.press(*keys[where])
    terminal.press(*"qqqqqq")
    assert terminal.wait() == 0


@pytest.mark.parametrize("part", range(4))
def test_any_query_can_be_typed(tour, part):
    terminal = tour.open("tour")
    terminal.until("Start here")
    terminal.press("s")
    for query in HOSTILE_QUERIES[part::4]:
        terminal.until("Search:")
        terminal.press("\x15", query, "enter")
        terminal.quiet(0.05)
        terminal.press("s", "\x15")
        terminal.until(lambda s: s.split("\n")[0] == "Search:")
    terminal.press("ferry")
    terminal.until("in 9 articles")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize("seed", range(3))
def test_any_keys_leave_the_app_alive(tour, seed):
    terminal = tour.open("tour", columns=100, rows=30)
    terminal.until("Start here")
    chance = random.Random(seed)
    keys = [*"jkgGbnNcpvmMatdyuHLz?:/[]{}()hlwW.,=5sAi", "enter", "tab", "shift+tab", "space", "down", "up", "pagedown",
            "alt+1", "alt+2", "alt+3", "alt+4", "ctrl+d", "ctrl+n", "ctrl+r", "backspace", "ctrl+c"]  # fmt: skip
    for _ in range(40):
        terminal.press(*chance.choices(keys, k=8))
        terminal.quiet(0.02)
        if chance.random() < 0.3:
            terminal.press("escape")
            terminal.quiet(0.15)
        assert terminal.wait(0) is None, terminal.text()
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    tour.run("--library", str(tour.data / "tour.db"), "check")
