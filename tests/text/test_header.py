"""The line over a result."""

from readroom.text.header import Count, Summary, header


def test_everything_that_was_counted_is_said() -> None:
    summary = Summary(
        24, 9, {"title": Count(2, 2), "text": Count(22, 9)}, {"Quay": Count(19, 7), "quay": Count(5, 2)}, undated_out=3
    )
    assert header(summary) == (
        "24 hits in 9 articles · text 22 in 9, title 2 in 2 · Quay 19 in 7, quay 5 in 2 · every copy counted · "
        "3 undated not considered"
    )


def test_what_says_nothing_is_left_out() -> None:
    one = Summary(1, 1, {"title": Count(0, 0), "text": Count(1, 1)}, {"quay": Count(1, 1)})
    assert header(one) == "1 hit in 1 article · text · every copy counted"
    assert header(Summary()) == "nothing found"
    assert header(Summary(undated_out=2)) == "nothing found · 2 undated not considered"
    assert header(Summary(articles=3, has_words=False, undated=1)) == (
        "3 articles · every copy counted · 1 of them undated"
    )


def test_many_and_long_spellings_are_summed_up() -> None:
    forms = {f"form{n}": Count(9 - n, 1) for n in range(7)} | {"x" * 90: Count(20, 2)}
    line = header(Summary(65, 9, {"text": Count(65, 9)}, forms))
    assert "x" * 39 + "… 20 in 2, form0 9 in 1, form1 8 in 1, form2 7 in 1 and 4 more spellings" in line


def test_json_holds_the_same() -> None:
    summary = Summary(2, 1, {"title": Count(0, 0), "text": Count(2, 1)}, {"quay": Count(2, 1)}, undated_out=4)
    assert summary.to_json() == {
        "hits": 2,
        "articles": 1,
        "by_field": {"title": {"hits": 0, "articles": 0}, "text": {"hits": 2, "articles": 1}},
        "variants": {"quay": {"hits": 2, "articles": 1}},
        "undated": 0,
        "undated_out": 4,
        "first_out": 0,
        "counted": "each",
        "folded": None,
    }


def test_what_was_not_counted_is_said() -> None:
    more = Summary(articles=10_000, has_words=False, more=True, notes=("st*: the 100 commonest of 8,800 words",))
    assert header(more) == (
        "10,000+ articles · every copy counted · hits not counted: --count counts them · "
        "st*: the 100 commonest of 8,800 words"
    )
    assert header(more, "= counts them").startswith(
        "10,000+ articles · every copy counted · hits not counted: = counts"
    )
    assert more.to_json()["notes"] == ["st*: the 100 commonest of 8,800 words"]
    assert more.to_json()["more"] is True
