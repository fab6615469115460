"""How sure a cut is: sure where everything agrees, less sure where prose is left over or another reading is as good."""

from readroom.importer.cut.page import cut_lines

BODY = (
    "The board agreed on Tuesday to rebuild the old pier, which the storm of last winter had damaged on both sides.\n\n"
    "Engineers say that the work will take two years, because the piles have to be replaced one after the other."
)


def sure(page: str) -> list[tuple[float, str]]:
    return [(a.evidence["cut"].confidence, a.evidence["cut"].reason) for a in cut_lines(page).articles]


def test_a_whole_post_with_title_day_and_name_is_sure() -> None:
    ((confidence, reason),) = sure(f"The old pier\n\nMay 3, 2020 by Anna Miller\n\n{BODY * 3}\n\nTagged pier, storm\n")
    assert confidence >= 0.7
    assert ", but " not in reason


def test_a_text_without_title_and_day_is_less_sure_and_says_why() -> None:
    ((confidence, reason),) = sure(f"Home\nAbout\n\n{BODY}\n")
    assert confidence < 0.6
    assert "no title" in reason
    assert "neither day nor byline" in reason


def test_a_scrap_is_less_sure_than_an_article() -> None:
    long = sure(f"The old pier\n\nMay 3, 2020\n\n{BODY * 4}\n\nTagged pier\n")[0][0]
    short = sure(
        "The old pier\n\nMay 3, 2020\n\nThe pier is open again, they say, until the next storm.\n\nTagged pier\n"
    )
    assert short[0][0] < long


def test_days_between_the_paragraphs_of_one_article_make_it_doubtful() -> None:
    days = "\n\n".join(f"{n} May 2020\n\n{BODY}" for n in (3, 4, 5, 6))
    ((confidence, reason),) = sure(f"A diary of the pier\n\nby Anna Miller\n\n{BODY}\n\n{days}\n")
    assert confidence < sure(f"A diary of the pier\n\nby Anna Miller\n\n{BODY * 5}\n")[0][0]
    assert "days between its paragraphs" in reason


def test_one_article_with_lines_that_may_be_titles_and_no_day_is_doubtful() -> None:
    titles = ["The old pier", "What the mayor wants", "A rope for the ferry"]
    ((confidence, reason),) = sure("Harbour notes\n\n" + "\n\n".join(f"{title}\n\n{BODY}" for title in titles))
    assert confidence < 0.6
    assert "2 lines inside that may be titles" in reason


def test_one_article_with_counters_between_its_paragraphs_is_doubtful() -> None:
    page = "Harbour notes\n\n" + "\n\n".join(f"{BODY}\n\n{number} views" for number in (12, 7, 3))
    ((confidence, reason),) = sure(page)
    assert confidence < 0.6
    assert "lines of one form" in reason
