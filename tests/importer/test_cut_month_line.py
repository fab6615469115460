"""A month or a year on a line of its own above the text is the article's date, as far as it says."""

import pytest

from readroom.importer.cut.page import cut_lines
from readroom.text.model import Article

BODY = (
    "The mail boat went down in the bay with all that it held, and the master rowed ashore with two of his men.\n\n"
    "The bags were found on the beach a week later by children, who took them to the post office in a barrow.\n"
)


def cut(*head: str, body: str = BODY) -> Article:
    (article,) = cut_lines("\n".join([*head, "", body])).articles
    return article


@pytest.mark.parametrize(
    ("line", "value", "precision"),
    [
        ("February 1924", "1924-02", "month"),
        ("Greifswald, März 1931", "1931-03", "month"),
        ("1931", "1931", "year"),
        ("[1931]", "1931", "year"),
    ],
)
def test_it_is_the_date(line: str, value: str, precision: str) -> None:
    for head in (("The mail boat sank", "By Ada Reed", line), ("The mail boat sank", line, "By Ada Reed")):
        article = cut(*head)
        if precision == "year" and head[1] == line:
            # Not right above the text: it may be something else.
            assert article.date is None
            assert article.evidence["date"].confidence < 0.6
            continue
        assert article.date is not None
        assert (article.title, article.date.value, article.date.precision) == (head[0], value, precision)
        assert 0.6 <= article.evidence["date"].confidence < 0.7
        assert article.body.text == BODY.strip()


def test_what_it_may_not_be_is_left_to_a_reviewer() -> None:
    paged = cut("The mail boat sank", "By Ada Reed", "1931", body=f"{BODY}\n1932\n")
    assert paged.date is None
    assert paged.evidence["date"].confidence < 0.6
    two = cut("The mail boat sank", "By Ada Reed", "January–February 1931")
    assert two.date is None
    assert two.evidence["date"].confidence < 0.6


def test_a_day_goes_before_it() -> None:
    article = cut("The mail boat sank", "By Ada Reed", "February 1924", body=f"{BODY}\nPosted on 3 March 1924\n")
    assert article.date is not None
    assert article.date.value == "1924-03-03"
