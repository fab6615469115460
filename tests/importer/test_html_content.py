"""The main content: the ways to it, one after the other, each by its name."""

import pytest

from readroom.importer.html import content as html_content
from readroom.importer.html.content import Found, common_root, fill_gaps, main_lines, match
from readroom.importer.html.tree import Tree, parse

SENTENCES = [
    f"The harbour board spoke for a long time about question number {n} of the winter ferry." for n in range(12)
]
PROSE = "".join(f"<p>{s}</p>" for s in SENTENCES)
MENU = "<ul class=menu><li><a href=a>Home</a><li><a href=b>Sport</a><li><a href=c>Weather today</a></ul>"


def texts(tree: Tree, kept: list[int]) -> list[str]:
    return [tree.lines[i].text for i in kept]


def test_the_page_s_own_structure_says_what_its_content_is() -> None:
    tree = parse(
        f"<body>{MENU}<div class='entry-content'>{PROSE}<div class=sharedaddy>Tweet</div></div><p>Footer "
        "words</p></body>"
    )
    kept, how, sure = main_lines(tree)
    assert (texts(tree, kept), how) == (SENTENCES, "own region")
    assert sure > 0.9


def test_a_name_is_not_believed_when_the_prose_stands_elsewhere() -> None:
    tree = parse(f"<body><div class='entry-content'><p>{SENTENCES[0]}</p></div><div>{PROSE}</div></body>")
    assert set(texts(tree, main_lines(tree).lines)) == set(SENTENCES)


def test_it_is_less_sure_of_a_page_whose_prose_is_scattered() -> None:
    boxes = "".join(
        f"<div class={chr(97 + n)}><h3><a href=/{n}>Another long title, number {n}</a></h3><p>{s}</p></div>"
        for n, s in enumerate(SENTENCES)
    )
    whole = main_lines(parse(f"<body><div>{PROSE}</div></body>")).sure
    beside = main_lines(parse(f"<body><div>{PROSE[: len(PROSE) // 3]}</div><div>{boxes}</div></body>")).sure
    assert beside < whole - 0.15


def only(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let the named ways find nothing."""
    for name in names:
        nothing: object = (lambda *_, **__: None) if name == "find_region" else (lambda *_, **__: [])
        monkeypatch.setattr(html_content, name, nothing)


def test_trafilatura_is_asked_where_the_structure_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "find_region")
    tree = parse(f"<body>{MENU}<div><h1>Ferry</h1>{PROSE}</div></body>")
    kept, how, sure = main_lines(tree)
    assert how == "trafilatura fast"
    assert set(SENTENCES) <= set(texts(tree, kept))
    assert "Home" not in texts(tree, kept)
    assert sure < 0.5


def test_a_doubtful_region_yields_to_a_way_that_finds_much_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_content, "sureness", lambda *_: 0.1)
    monkeypatch.setattr(html_content, "text_lines", lambda *_: [3, 4])
    tree = parse(f"<body>{MENU}<div><h1>Ferry</h1>{PROSE}</div></body>")
    assert main_lines(tree).how == "trafilatura fast"


@pytest.mark.parametrize("failure", [ValueError, RecursionError, None])
def test_fallbacks_when_trafilatura_finds_nothing(
    monkeypatch: pytest.MonkeyPatch, failure: type[Exception] | None
) -> None:
    def nothing(*_: object, **__: object) -> None:
        if failure:
            raise failure

    only(monkeypatch, "find_region")
    monkeypatch.setattr("trafilatura.bare_extraction", nothing)
    tree = parse(f"<body>{MENU}<div><p>Short.</p><div>{PROSE}</div></div></body>")
    kept, how, _ = main_lines(tree)
    assert (texts(tree, kept), how) == (SENTENCES, "largest element")


def test_a_huge_page_is_not_given_to_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "find_region")
    monkeypatch.setattr(html_content, "_MOST_ELEMENTS", 5)
    assert main_lines(parse(f"<body><div>{PROSE}</div></body>")).how == "largest element"


@pytest.mark.parametrize(("left", "how"), [("_prose", "prose of the page"), ("_everything", "whole page")])
def test_the_widest_nets_come_last(monkeypatch: pytest.MonkeyPatch, left: str, how: str) -> None:
    nets = {"_kept_by_trafilatura", "_largest", "_prose", "_everything"}
    only(monkeypatch, "find_region", *(nets - {left}))
    found: Found = main_lines(parse(f"<body><div>{PROSE}</div></body>"))
    assert found.how == how
    assert len(found.lines) == len(SENTENCES)


def test_a_page_of_scraps_is_kept_whole() -> None:
    tree = parse("<body>" + "".join(f"<p>word{n}</p>" for n in range(300)) + "</body>")
    assert len(main_lines(tree).lines) == 300


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
