import pytest

from readroom.tui.widgets.tag_prompt import completions, split_tags

KNOWN = [("war", 9), ("people/Rajan", 4), ("Water", 3), ("people", 1)]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["war", "people/Rajan", "Water", "people"]),
        ("wa", ["war", "Water"]),
        ("war, wa", ["Water"]),
        ("WATER", []),
        ("pe", ["people/Rajan", "people"]),
        ("raj", ["people/Rajan"]),
        ("x", []),
        ("war,", ["people/Rajan", "Water", "people"]),
    ],
)
def test_completions(typed, offered):
    assert [tag for tag, _ in completions(typed, KNOWN)] == offered


def test_tags_of_a_typed_line():
    assert split_tags(" one, two words ,,three/four, ") == ("one", "two words", "three/four")
    assert split_tags(" , ") == ()
