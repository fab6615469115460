"""Which article of a new page is which of the old one."""

from readroom.db.former import Former, same_article, same_passages

ONE = "The harbour board voted on Tuesday to keep the small ferry running through the winter."
TWO = "Two hundred people had written to ask for it, and nobody on the board spoke against."
THREE = "The yard at Kelso Point will deliver a second boat in May, as the treasurer had hoped."


def former(number: int, title: str | None = None) -> Former:
    return Former(number, f"k{number}", number, title, f"d{number}", number)


def test_key_then_text_then_title_then_the_only_one() -> None:
    found = [former(1, "A"), former(2, "B")]
    assert same_article(found, "k2", "d1", "A", alone=False) == found[1]
    assert same_article(found, "x", "d1", "B", alone=False) == found[0]
    assert same_article(found, "x", "y", "B", alone=False) == found[1]
    assert same_article(found, "x", "y", "C", alone=True) is None
    assert same_article(found[:1], "x", "y", "C", alone=True) == found[0]


def test_an_article_is_known_by_its_passages_when_the_cut_is_another() -> None:
    texts = {1: f"{ONE}\n\n{TWO}\n\n{THREE}", 2: THREE}
    found = [former(1), former(2)]
    assert same_passages(found, f"{ONE}\n\n{TWO}", lambda f: texts[f.id]) == found[0]
    assert same_passages(found[1:], f"{ONE}\n\n{TWO}", lambda f: texts[f.id]) is None
    assert same_passages(found, "Short.\n\nLines.", lambda f: "Short.\n\nLines.") is None
