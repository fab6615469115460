"""Reading keys: counts, sequences, the user's keymap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.tui.commands import COMMANDS, CONTEXTS
from readroom.tui.keys import MAX_COUNT, KeyReader, Pressed, build, keymap_path, load, normalise, token

ALL_KEYS = sorted({key for c in COMMANDS for s in c.keys for key in s.split()} | set("0123456789xX"))


@pytest.fixture
def reader():
    return KeyReader(build()[0])


def feed(reader, keys, context="articles"):
    outcome = Pressed()
    for key in keys:
        outcome = reader.feed(key, context)
    return outcome


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("j", "j", "j"), ("G", "G", "G"), ("upper_g", "G", "G"), ("question_mark", "?", "?"), ("space", " ", "space"),
        ("alt+1", "1", "alt+1"), ("ctrl+d", "\x04", "ctrl+d"), ("escape", "\x1b", "escape"), ("enter", "\r", "enter"),
        ("shift+tab", None, "shift+tab"), ("comma", ",", ","), ("ü", "ü", "ü"),
    ],
)  # fmt: skip
def test_a_key_is_named_by_what_it_types(key, character, name):
    assert token(key, character) == name


def test_a_count_stands_before_a_command(reader):
    assert feed(reader, "12j") == Pressed("line-down", 12)
    assert feed(reader, "j") == Pressed("line-down", None)
    assert feed(reader, "10G") == Pressed("bottom", 10)


def test_nought_begins_no_count(reader):
    assert feed(reader, "0").unknown == "0"
    assert feed(reader, "j").times is None


def test_a_count_has_an_end(reader):
    assert feed(reader, "9" * 30 + "j").times == MAX_COUNT


def test_a_sequence_waits_and_is_shown(reader):
    assert feed(reader, "3g") == Pressed(pending="3g")
    assert reader.pending == "3g"
    assert feed(reader, "g") == Pressed("top", 3)
    assert reader.pending == ""


def test_escape_lets_go_of_a_sequence_and_then_means_back(reader):
    feed(reader, "4,", "compare")
    assert reader.feed("escape", "compare") == Pressed()
    assert reader.feed("escape", "compare") == Pressed("back", None)


def test_a_sequence_that_is_none_is_forgotten_whole(reader):
    assert feed(reader, "gj") == Pressed(unknown="gj")
    assert feed(reader, "j") == Pressed("line-down", None)


def test_digits_inside_a_sequence_are_no_count(reader):
    assert feed(reader, "g5").unknown == "g5"


def test_contexts_keep_their_own_keys(reader):
    assert feed(reader, "l", "sources").command == "expand"
    assert feed(reader, "l", "reader").command == "char-right"
    assert feed(reader, "l", "articles").unknown == "l"
    assert feed(reader, ",l", "compare").command == "only-left"
    assert feed(reader, "s", "nowhere").command == "search"


@given(st.lists(st.sampled_from(ALL_KEYS), max_size=40), st.sampled_from(sorted(CONTEXTS)))
def test_any_keys_lead_somewhere_and_escape_clears(keys, context):
    reader = KeyReader(build()[0])
    for key in keys:
        outcome = reader.feed(key, context)
        assert not (outcome.command and outcome.pending)
        assert outcome.pending == reader.pending
    reader.feed("escape", context)
    assert reader.pending == ""


def test_the_users_keys_replace_the_defaults():
    keymap, problems = build(overrides={"line-down": ["n", "down"], "find-next": ["ctrl+g"]})
    assert problems == []
    assert keymap.lookup("articles", ("n",)) == "line-down"
    assert keymap.lookup("articles", ("j",)) is None
    assert keymap.lookup("reader", ("ctrl+g",)) == "find-next"
    assert keymap.keys["line-down"] == ("n", "down")


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        ({"line-down": ["q"]}, "line-down: q is the key of back"),
        ({"line-down": ["g"]}, "line-down: g is the key of top"),
        ({"line-down": ["escape x"]}, "line-down: escape x is the key of back"),
        ({"fly": ["x"]}, "no command fly"),
        ({"line-down": ["5"]}, "digits are counts"),
        ({"line-down": ["no_such_key"]}, "no key is called no_such_key"),
        ({"line-down": 7}, "must be a list of keys"),
        ({"line-down": [""]}, "must be a list of keys"),
    ],
)
def test_what_cannot_be_had_is_said_and_the_default_stays(overrides, said):
    keymap, problems = build(overrides=overrides)
    assert len(problems) == 1
    assert said in problems[0]
    assert "\n" not in problems[0]
    assert keymap.lookup("articles", ("j",)) == "line-down"
    assert keymap.lookup("articles", ("q",)) == "back"


def test_two_commands_that_swap_keys_may():
    keymap, problems = build(overrides={"line-down": ["k"], "line-up": ["j"]})
    assert problems == []
    assert keymap.lookup("reader", ("j",)) == "line-up"


def test_two_commands_that_want_one_key_leave_it_to_the_first():
    keymap, problems = build(overrides={"line-down": ["f"], "line-up": ["f"]})
    assert len(problems) == 1
    assert keymap.lookup("reader", ("f",)) == "line-down"
    assert keymap.lookup("reader", ("k",)) == "line-up"


@pytest.mark.parametrize(
    ("written", "key"),
    [("slash", "/"), ("question_mark", "?"), ("full_stop", "."), ("Down", "down"), ("ctrl+d", "ctrl+d"), ("+", "+")],
)
def test_keys_may_be_written_by_name(written, key):
    assert normalise(written) == key


@pytest.mark.parametrize("written", ["", " ", "hyperspace", "ctrl+", "fast+j", "\x1b"])
def test_what_is_no_key_is_refused(written):
    with pytest.raises(ValueError, match="no key"):
        normalise(written)


def test_the_keymap_file(tmp_path):
    path = tmp_path / "keys.toml"
    assert load(path)[1] == []
    path.write_text('[keys]\nline-down = ["f", "down"]\nzen = "Z"\n', encoding="utf-8")
    keymap, problems = load(path)
    assert problems == []
    assert keymap.lookup("help", ("f",)) == "line-down"
    assert keymap.lookup("help", ("Z",)) == "zen"


@pytest.mark.parametrize("written", ['[keys]\nline-down = ["j"', "keys = 3", "\xff"])
def test_a_broken_keymap_file_is_one_line(tmp_path, written):
    path = tmp_path / "keys.toml"
    path.write_bytes(written.encode("latin-1"))
    keymap, problems = load(path)
    assert len(problems) == 1
    assert "the default keys stay" in problems[0]
    assert keymap.lookup("help", ("j",)) == "line-down"


def test_where_the_keymap_is(tmp_path):
    assert keymap_path({"XDG_CONFIG_HOME": str(tmp_path)}) == tmp_path / "readroom" / "keys.toml"
    assert keymap_path({"XDG_CONFIG_HOME": "relative"}).is_absolute()
