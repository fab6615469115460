"""Citations: what was printed, in one order, and nothing else."""

from readroom.text.citation import Cited, citation


def test_everything_that_is_known_stands_in_it() -> None:
    whole = Cited(
        ("Ada Quist", "Bo Lind"), "The mill", "The Valley", "2031-05-06", "Evening Post", "2031-05-08",
        "https://post.example/mill", "post.html", 3, (4, 9),
    )  # fmt: skip
    assert citation(whole) == (
        "Ada Quist and Bo Lind, “The mill”, The Valley, 2031-05-06, republished in Evening Post, 2031-05-08, "
        "https://post.example/mill, post.html, record 3, lines 4–9"
    )


def test_what_is_absent_is_said_or_left_out() -> None:
    assert citation(Cited()) == "[no title], n.d."
    assert citation(Cited(title="T", republished_in="P", file="a.txt", lines=(2, 2))) == (
        "“T”, n.d., republished in P, n.d., a.txt, line 2"
    )
