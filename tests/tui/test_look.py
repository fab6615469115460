"""How the reader looks, what is set in a file, and places that have letters: the pure parts."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.tui import bookmarks
from readroom.tui.look import NARROWEST, THEMES, WIDEST, Look
from readroom.tui.settings import NO_BIDI, Settings, load
from readroom.tui.widgets import reader_theme

JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda v: st.dictionaries(st.text(), v))


def test_every_theme_has_its_styles():
    assert tuple(reader_theme.THEMES) == THEMES


@given(st.integers(-9999, 9999), st.integers(-9999, 9999), st.sampled_from(THEMES))
def test_a_look_comes_back_as_it_was_kept(width, margin, theme):
    look = Look(theme=theme).wider(width).moved(margin)
    assert NARROWEST <= look.width <= WIDEST
    assert Look.from_json(look.to_json()) == look


@given(JSON | st.fixed_dictionaries({"width": JSON, "margin": JSON, "theme": JSON}))
def test_what_cannot_be_understood_is_no_harm(kept):
    look = Look.from_json(kept)
    assert look.theme in THEMES
    assert NARROWEST <= look.width <= WIDEST


@given(st.integers(1, 300), st.integers(0, 3))
def test_the_text_comes_before_the_margin(columns, gutter):
    text, margin = Look(72, 40).fitted(columns, gutter)
    assert text >= 4
    assert text + margin + gutter <= max(columns, 4 + gutter)
    assert margin == 0 or text == 72


# The file of settings


def written(folder, text):
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_terminal_turns_text_round(tmp_path):
    assert load(tmp_path / "settings.toml") == (Settings("terminal"), [])


@pytest.mark.parametrize("bidi", ["terminal", "off"])
def test_who_turns_text_round_can_be_set(tmp_path, bidi):
    assert load(written(tmp_path, f'[reader]\nbidi = "{bidi}"\n')) == (Settings(bidi), [])


@pytest.mark.parametrize("text", ["[reader\n", 'reader = "x"\n', '[reader]\nbidi = "often"\n', "[reader]\nbidi = 3\n"])
def test_a_file_that_cannot_be_understood_is_said_in_one_line(tmp_path, text):
    settings, problems = load(written(tmp_path, text))
    assert settings == Settings()
    assert len(problems) == 1
    assert "settings.toml" in problems[0]
    assert "\n" not in problems[0]


def test_a_setting_that_does_not_exist_is_named(tmp_path):
    _, problems = load(written(tmp_path, "[reader]\nwidht = 90\n"))
    assert problems == [f"{tmp_path / 'settings.toml'}: there is no setting widht"]


def test_without_the_extra_one_line_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "bidi", None)
    assert load(written(tmp_path, '[reader]\nbidi = "app"\n')) == (Settings("terminal"), [NO_BIDI])


# Places that have letters


class Memory:
    def __init__(self):
        self.kept = {}

    def state(self, key, default=None):
        return self.kept.get(key, default)

    def set_state(self, key, value):
        self.kept[key] = value


def test_small_letters_belong_to_an_article_and_capitals_to_all():
    memory = Memory()
    for letter, key in (("a", "one"), ("a", "two"), ("A", "one")):
        bookmarks.put(memory, letter, bookmarks.bookmark(key, "some words of a text", 5))
    assert {letter: mark.key for letter, mark in bookmarks.marks(memory, "two").items()} == {"a": "two", "A": "one"}
    memory.kept["places:two"] = {"a": 3, "b": ["x", "y", "z"]}
    assert set(bookmarks.marks(memory, "two")) == {"A"}


def test_a_place_is_found_again_when_the_text_has_grown():
    text = "Nothing here. " * 5 + "The ferry came back at noon with bread for the islands."
    mark = bookmarks.bookmark("one", text, text.index("The ferry"))
    assert bookmarks.find(mark, text) == (mark.offset, True)
    assert bookmarks.find(mark, "New words. " + text) == (mark.offset + 11, True)
    assert bookmarks.find(mark, "short") == (4, False)
    assert bookmarks.find(mark, "") == (0, False)
