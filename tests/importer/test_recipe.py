"""Recipes as files: what each fault is called, which pages a recipe takes, the way to a worker and back."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer.recipe.check import LARGEST, faults, shown
from readroom.importer.recipe.keys import KEYS, OUTLETS, TABLES
from readroom.importer.recipe.recipe import Recipe, RecipeError, Rule, chooser, load, parse
from readroom.importer.recipe.write import to_toml
from readroom.importer.settings import NOTHING, Settings
from readroom.text.gate import clean_line, has_control

FULL = r"""
[source]
name = "Harbour Gazette"
match_url = "gazette.example"
match_text = ["THE HARBOUR GAZETTE", "Harbour Gazette Ltd"]
match_file = "gazette-*.txt"

[split]
marker = '^(?P<date>\d+ \w+ \d{4})$'
marker_position = "above-title"
attach_after = ['^Share$']

[drop]
lines = ['^blank$']
from = '^Older$'
until = ['^Menu$']
between = [['^Box$', '^End of box$']]

[keep]
lines = ['^PS']

[article]
title = "first-line"
byline = ['^By (?P<author>.+)$', '^(?P<author>.+) reports$']
date = "none"
section = "label-above-title"
outlet = "none"
source = '^From (?P<source>.+)$'
url = '^(?P<url>https://.+)$'
keywords = '^Tags: (?P<keywords>.+)$'
labelled = true
date_order = "ymd"
language = "en"

[outlets]
"The Lamp" = "Evening Lamp"

[html]
posts = "article"
content = [".text", ".body"]
remove = ".ad"
title = "h2"
byline = ".by"
date = "time"
section = ".cat"
"""


def fault_of(text: str, name: str = "gazette.toml") -> str:
    with pytest.raises(RecipeError) as fault:
        parse(text, name)
    assert "\n" not in str(fault.value)
    return str(fault.value).removeprefix(f"recipe {name}: ")


def test_every_key_is_read() -> None:
    recipe = parse(FULL, "gazette.toml")
    assert (recipe.name, recipe.source) == ("gazette", "Harbour Gazette")
    assert recipe.match_url == ("gazette.example",)
    assert recipe.match_text == ("THE HARBOUR GAZETTE", "Harbour Gazette Ltd")
    assert recipe.match_file == ("gazette-*.txt",)
    assert recipe.marker.find("3 May 2020")
    assert (recipe.position, recipe.single) == ("above-title", False)
    assert recipe.attach_after.find("Share")
    assert recipe.drop_lines.find("blank")
    assert recipe.drop_from.find("Older")
    assert recipe.drop_until.find("Menu")
    assert [(bool(a.find("Box")), bool(b.find("End of box"))) for a, b in recipe.drop_between] == [(True, True)]
    assert recipe.keep_lines.find("PS: more")
    assert recipe.rules["title"] == Rule("first-line")
    assert recipe.rules["byline"].patterns.find("Ann Miller reports")
    assert recipe.rules["date"] == Rule("none")
    assert (recipe.labelled, recipe.date_order, recipe.order, recipe.language) == (True, "ymd", None, "en")
    assert (recipe.usual("The Lamp"), recipe.usual("the lamp"), recipe.usual("Lamp")) == ("Evening Lamp",) * 2 + (None,)
    assert {name: len(found) for name, found in recipe.html.items()} == {
        "posts": 1, "content": 2, "remove": 1, "title": 1, "byline": 1, "date": 1, "section": 1,
    }  # fmt: skip
    named = {(key.table, key.name) for key in KEYS}
    assert {(table, key) for table, keys in recipe.tables.items() if table != OUTLETS for key in keys} | {
        ("split", "single")
    } == named


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "says nothing: give it at least one key"),
        ("[source]", "says nothing: give it at least one key"),
        ("[dorp]\nlines = 'x'", "[dorp] is no table of a recipe; did you mean [drop]?"),
        (
            "[zzz]\nx = 1",
            "[zzz] is no table of a recipe; "
            "there are [source], [split], [drop], [keep], [article], [outlets] and [html]",
        ),
        ("drop = 1", "[drop] is a table: write [drop] on a line of its own"),
        ("[drop]\nline = 'x'", "[drop] line is no key; did you mean lines?"),
        ("[keep]\nx = 'x'", "[keep] x is no key; there are lines"),
        ("[drop]\nfrom = 1", "[drop] from holds 1, which is no text in quotation marks"),
        ("[drop]\nfrom = []", "[drop] from is an empty list"),
        (
            "[drop]\nlines = ['(x']",
            "[drop] lines is no regular expression: missing ), unterminated subpattern at position 0",
        ),
        ("[drop]\nlines = ['(?P<a>x)']", "[drop] lines has a group a, which nothing reads: write (...) without a name"),
        ("[drop]\nbetween = ['a', 'b']", "[drop] between is a list of pairs: [['^first line$', '^last line$']]"),
        (
            "[drop]\nbetween = [['a', '(b']]",
            "[drop] between is no regular expression: missing ), unterminated subpattern at position 0",
        ),
        ("[split]\nsingle = 'yes'", "[split] single is neither true nor false"),
        ("[split]\nmarker = 'x'", "[split] marker_position is missing: say above-title, below-title or after-article"),
        (
            "[split]\nmarker = 'x'\nmarker_position = 'after'",
            "[split] marker_position 'after' is none of above-title, below-title, after-article",
        ),
        (
            "[split]\nmarker = 'x'\nmarker_position = 'above-titel'",
            "[split] marker_position 'above-titel' is none of above-title, below-title, after-article; "
            "did you mean above-title?",
        ),
        (
            "[split]\nmarker = '(?P<titel>x)'\nmarker_position = 'above-title'",
            "[split] marker has a group titel, which nothing reads; did you mean title?",
        ),
        (
            "[split]\nmarker = 'x'\nmarker_position = 'above-title'\nsingle = true",
            "[split] single and marker exclude each other: one article needs no marker",
        ),
        (
            "[split]\nattach_after = 'x'",
            "[split] attach_after says something about the marker: give [split] marker too",
        ),
        (
            "[article]\ntitle = 'first-isolate'",
            "[article] title 'first-isolate' is neither first-isolated, first-line, none nor a pattern with a group "
            "title; did you mean first-isolated?",
        ),
        ("[article]\ntitle = '^x$'", "[article] title has no group title: mark the value as (?P<title>...)"),
        (
            "[article]\ntitle = ['none', '^(?P<title>x)']",
            "[article] title is either one of its words or a list of patterns",
        ),
        ("[article]\nurl = 'head'", "[article] url 'head' is not a pattern with a group url"),
        (
            "[article]\nlanguage = 'english'",
            "[article] language 'english' is no language: write two small letters, such as \"en\"",
        ),
        ("[article]\ndate_order = 'ydm'", "[article] date_order 'ydm' is none of dmy, mdy, ymd; did you mean ymd?"),
        ("[source]\nname = ' '", "[source] name is empty"),
        ("[source]\nname = 3", "[source] name is 3, which is no text in quotation marks"),
        (
            "[source]\nmatch_text = ['a', 2020-01-01]",
            "[source] match_text is 2020-01-01, which is no text in quotation marks",
        ),
        (f"[source]\nname = '{'x' * 301}'", "[source] name has more than 300 characters"),
        (f"[drop]\nlines = {['x'] * 201}", "[drop] lines has more than 200 items"),
        ("[outlets]\n'Lamp' = 1", '[outlets] "Lamp" is 1, which is no text in quotation marks'),
        ("[outlets]\n'' = 'Lamp'", '[outlets] "" is empty'),
        ("[html]\nposts = 'a:hover'", "[html] posts 'a:hover' cannot be read from ':hover' on"),
        ("[html]\nposts = 1", "[html] posts holds 1, which is no text in quotation marks"),
        ("x = [", "is no TOML: invalid value (at end of document)"),
        ("#" * (LARGEST + 1), "has more than 65,536 characters"),
        ("x = " + "[" * 5000, "is nested too deeply"),
    ],
)
def test_a_fault_names_the_file_the_table_the_key_and_what_is_wrong(text: str, said: str) -> None:
    assert fault_of(text) == said


def test_names_out_of_a_file_cannot_act_in_a_terminal() -> None:
    said = fault_of('["a\\u001b[2J\\nb"]\nx = 1')
    assert said.startswith("[a[2J b] is no table of a recipe")
    assert shown("x" * 500) == "x" * 79 + "…"
    name = "bad\x1b]0;\x07.toml"
    assert fault_of("", name="bad]0;.toml").startswith("says nothing")
    with pytest.raises(RecipeError, match=r"^recipe bad\]0;\.toml: says nothing"):
        parse("", name)


def test_all_faults_are_found_at_once() -> None:
    assert list(faults({"drop": {"line": 1, "from": "("}, "spilt": {}})) == [
        "[drop] line is no key; did you mean lines?",
        "[drop] from is no regular expression: missing ), unterminated subpattern at position 0",
        "[spilt] is no table of a recipe; did you mean [split]?",
    ]


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "gazette.toml"
    with pytest.raises(RecipeError, match=r"gazette.toml cannot be read: No such file"):
        load(path)
    path.write_bytes(b"[source]\nname = '\xe9'")
    with pytest.raises(RecipeError, match=r"^recipe gazette.toml: is not in UTF-8; save it as UTF-8$"):
        load(path)
    path.write_bytes(b"\xef\xbb\xbf[source]\nname = 'Caf\xcc\x81'")
    assert load(path).source == "Caf\u0301"


def test_letters_are_compared_as_pages_store_them() -> None:
    recipe = parse("[source]\nmatch_text = 'Cafe\u0301'\n[drop]\nlines = '^Cafe\u0301$'", "x")
    assert recipe.matches("Das Caf\u00e9 am Hafen")
    assert recipe.drop_lines.find("Caf\u00e9")


@pytest.mark.parametrize(
    ("source", "page", "fits"),
    [
        ("match_url = 'Gazette.example'", ("", "https://www.gazette.example/a", "a.txt"), True),
        ("match_url = 'gazette.example'", ("gazette.example", None, "a.txt"), False),
        ("match_text = 'GAZETTE'", ("THE GAZETTE", None, "a.txt"), True),
        ("match_text = 'GAZETTE'", ("The Gazette", None, "a.txt"), False),
        ("match_file = 'gazette-*'", ("", None, "2020/gazette-1.txt"), True),
        ("match_file = '2020/*'", ("", None, "2020/gazette-1.txt"), True),
        ("match_file = 'gazette-*'", ("", None, "a.txt"), False),
        ("match_url = 'x.example'\nmatch_text = 'GAZETTE'", ("GAZETTE", None, "a"), True),
        ("match_url = 'x.example'\nmatch_text = 'GAZETTE'", ("GAZETTE", "https://y.example/", "a"), False),
        ("match_url = 'x.example'\nmatch_text = 'GAZETTE'", ("", "https://x.example/", "a"), False),
        ("match_text = ['A B', 'C D']", ("some C D", None, "a"), True),
        ("name = 'x'", ("x", "https://x.example/", "x"), False),
    ],
)
def test_a_page_is_taken_when_all_that_is_asked_for_and_known_is_there(
    source: str, page: tuple[str, str | None, str], fits: bool
) -> None:
    assert parse(f"[source]\n{source}", "x").matches(*page) is fits


def test_the_forced_recipe_goes_before_the_first_that_matches() -> None:
    first, second, forced = (
        parse(f"[source]\nname = '{n}'\nmatch_text = 'TEXT'", n).to_json() for n in ("first", "second", "forced")
    )
    choose = chooser(Settings((first, second)), "page.txt")
    assert choose is not None
    found = choose("a TEXT", None)
    assert found is not None
    assert found.name == "first"
    assert choose("nothing", None) is None
    choose = chooser(Settings((first,), forced), "page.txt")
    assert choose is not None
    assert choose("nothing", None) == parse("[source]\nname = 'forced'\nmatch_text = 'TEXT'", "forced")
    assert chooser(NOTHING, "page.txt") is None


def test_a_recipe_goes_to_a_worker_as_json_and_comes_back() -> None:
    recipe = parse(FULL, "gazette.toml")
    carried = Settings.from_json(json.loads(json.dumps(Settings(forced=recipe.to_json()).to_json())))
    assert carried.forced is not None
    assert Recipe.from_json(carried.forced) == recipe
    assert carried.digest == Settings(forced=recipe.to_json()).digest


def test_comments_and_order_of_keys_are_no_change() -> None:
    one = parse("[drop]\nlines = 'a'\nfrom = 'b'\n", "x").to_json()
    other = parse("# a comment\n[drop]\nfrom = 'b'\nlines = 'a'\n", "x").to_json()
    changed = parse("[drop]\nlines = 'a'\nfrom = 'c'\n", "x").to_json()
    assert Settings((one,)).digest == Settings((other,)).digest != Settings((changed,)).digest


KEY_NAMES = st.sampled_from([key.name for key in KEYS]) | st.text(max_size=6)
PATTERNS = st.sampled_from(
    ["^x$", "(", "(a+)+$", ".*", "^(?P<title>.+)$", "none", "first-line", "p > a", "(?P<date>x)"]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | PATTERNS | st.dates() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
TABLE_NAMES = st.sampled_from(TABLES) | st.text(max_size=5)


def check_line(said: str) -> None:
    assert said.startswith("recipe any.toml: ")
    assert not has_control(said)
    assert "\n" not in said


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(TABLE_NAMES, VALUES | st.dictionaries(KEY_NAMES, VALUES, max_size=4), max_size=4))
def test_any_tables_are_a_recipe_or_one_line(tables: dict[str, Any]) -> None:
    try:
        recipe = Recipe.of(tables, "any.toml")
    except RecipeError as problem:
        check_line(str(problem))
    else:
        assert Recipe.from_json(json.loads(json.dumps(recipe.to_json()))).name == "any"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(FULL.split("\n")), max_size=12).map("\n".join))
def test_any_text_is_a_recipe_or_one_line(text: str) -> None:
    try:
        recipe = parse(text, "any.toml")
    except RecipeError as problem:
        check_line(str(problem))
    else:
        assert recipe.tables


def test_what_is_written_is_read_again() -> None:
    recipe = parse(FULL, "gazette.toml")
    text = to_toml(recipe.tables, {"split marker": "two\nlines", "html posts": "said"}, "A heading")
    assert text.startswith("# A heading\n\n[source]\n")
    assert "# two\n# lines\nmarker = '^(?P<date>" in text
    assert Recipe.of(parse(text, "gazette.toml").tables, "gazette") == recipe


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="ab\\'\"# \n\u0301é[]=", max_size=12), min_size=1, max_size=4), st.text(max_size=12))
def test_any_string_survives_writing(texts: list[str], heading: str) -> None:
    written = tomllib.loads(to_toml({"drop": {"lines": texts}, "split": {"single": True}}, {"drop lines": heading}))
    assert written == {"drop": {"lines": [clean_line(text) for text in texts]}, "split": {"single": True}}
