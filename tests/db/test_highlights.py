"""Tags and words of highlights: the forms in which they are kept and found."""

import pytest

from readroom.db.highlights import Highlight, Suggestion, clean_tags, holds, note_holds, tagged


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["b", "a", "b"], ("b", "a")),
        (["  two\twords \n"], ("two words",)),
        (["a//b/", "/c", "/", ""], ("a/b", "c")),
        (["e\u0301t\u00e9"], ("été",)),
        (["x\x1b[0m\u202e"], ("x[0m",)),
    ],
)
def test_tags_are_one_clean_line_each(typed: list[str], kept: tuple[str, ...]) -> None:
    assert clean_tags(typed) == kept
    assert clean_tags(kept) == kept


def test_a_tag_meets_what_is_below_it() -> None:
    assert tagged(" Politics/ ")[1] == ("politics", "politics/", "politics0")


def highlight(exact: str, note: str) -> Highlight:
    return Highlight("i", "k", "d", 0, 4, exact, "", "", "red", ("a",), note, None, "c", "m", "edited", None)


@pytest.mark.parametrize(
    ("words", "found"), [("été", True), ("ETE", True), ("quai d", True), ("uai", False), ("—", True), ("…", False)]
)
def test_words_are_looked_for_folded_and_from_their_start(words: str, found: bool) -> None:
    assert holds(highlight("L'été — au quai", "du port"), words) is (found and words != "quai d")
    assert holds(highlight("L'été — au quai du port", ""), words) is found


def test_all_words_of_a_note_are_asked_for() -> None:
    assert note_holds("Über den Fluß, again", ["again", "uber den"])
    assert not note_holds("Über den Fluß, again", ["again", "flu"])
    assert note_holds("anything", [])


def test_a_highlight_survives_json() -> None:
    one = highlight("words", "note")
    two = Highlight(
        "i", "k", "d", 0, 4, "word", "p", "s", "red", (), "", "A", "c", "m", "edited", Suggestion("e", 1, 2, 0.5)
    )
    assert [Highlight.from_json(h.to_json()) for h in (one, two)] == [one, two]
