"""The main content: the ways to it, one after the other, each by its name."""

import pytest

from readroom.importer import html_content
from readroom.importer.html_content import common_root, fill_gaps, main_lines, marked, match
from readroom.importer.html_tree import Tree, parse

SENTENCES = [
    f"The harbour board spoke for a long time about question number {n} of the winter ferry." for n in range(12)
]
PROSE = "".join(f"<p>{s}</p>" for s in SENTENCES)
MENU = "<ul class=menu><li><a href=a>Home</a><li><a href=b>Sport</a><li><a href=c>Weather today</a></ul>"


def texts(tree: Tree, kept: list[int]) -> list[str]:
    return [tree.lines[i].text for i in kept]


def test_an_element_that_says_so_is_the_content() -> None:
    tree = parse(
        f"<body>{MENU}<div class='entry-content'>{PROSE}<div class=sharedaddy>Tweet</div></div><p>Footer "
        "words</p></body>"
    )
    kept, how = main_lines(tree)
    assert (texts(tree, kept), how) == (SENTENCES, "marked element")


def test_it_is_not_believed_when_the_prose_stands_elsewhere() -> None:
    tree = parse(f"<body><div class='entry-content'><p>{SENTENCES[0]}</p></div><div>{PROSE}</div></body>")
    assert marked(tree) == []


def test_trafilatura_finds_what_has_no_name() -> None:
    tree = parse(f"<body>{MENU}<div><h1>Ferry</h1>{PROSE}</div></body>")
    kept, how = main_lines(tree)
    assert how == "trafilatura fast"
    assert set(SENTENCES) <= set(texts(tree, kept))
    assert "Home" not in texts(tree, kept)


@pytest.mark.parametrize("failure", [ValueError, RecursionError, None])
def test_fallbacks_when_trafilatura_finds_nothing(
    monkeypatch: pytest.MonkeyPatch, failure: type[Exception] | None
) -> None:
    def nothing(*_: object, **__: object) -> None:
        if failure:
            raise failure

    monkeypatch.setattr("trafilatura.bare_extraction", nothing)
    tree = parse(f"<body>{MENU}<div><p>Short.</p><div>{PROSE}</div></div></body>")
    kept, how = main_lines(tree)
    assert (texts(tree, kept), how) == (SENTENCES, "largest element")


def test_a_huge_page_is_not_given_to_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_content, "_MOST_ELEMENTS", 5)
    assert main_lines(parse(f"<body><div>{PROSE}</div></body>"))[1] == "largest element"


def test_a_page_of_scraps_is_kept_whole() -> None:
    tree = parse("<body>" + "".join(f"<p>word{n}</p>" for n in range(300)) + "</body>")
    kept, _ = main_lines(tree)
    assert len(kept) == 300


def test_lines_are_matched_in_their_order_and_once() -> None:
    tree = parse(
        f"<body><p>Ferry</p><p>{SENTENCES[0]}</p><p>Ferry</p><p>{SENTENCES[1]}</p><p>{SENTENCES[0]}</p><p>"
        "Other</p></body>"
    )
    body = parse(f"<body><p>{SENTENCES[0]}</p><p>Ferry</p><p>{SENTENCES[1]}</p></body>").root
    assert match(tree.lines, body) == [1, 2, 3]


def test_headings_and_prose_between_kept_lines_are_kept() -> None:
    tree = parse(
        f"<body><div><h2>A</h2><p>{SENTENCES[0]}</p><h2>B</h2><p>{SENTENCES[1]}</p><p>x</p><p>"
        f"{SENTENCES[2]}</p></div></body>"
    )
    assert fill_gaps(tree, [1, 3, 5]) == [0, 1, 2, 3, 5]


def test_the_common_root_is_no_part_of_a_list() -> None:
    tree = parse("<body><div id=a><ul><li>one<li>two</ul></div></body>")
    assert common_root(tree, [0, 1]).get("id") == "a"
