"""Posts that dated lines divide."""

# ruff: noqa: E501 (pages read best one a line)

import pytest

from readroom.importer.html.marks import find_marked, without_date
from readroom.importer.html.posts import Post
from readroom.importer.html.region import measure
from readroom.importer.html.tree import Tree, parse
from readroom.importer.html.zones import zones_of

DAYS = ("3 May 2019", "21 April 2019", "2 April 2019")
TEXT = "The harbour board spoke for a long time about question number {} of the winter ferry and of the new quay."


def read(source: str) -> tuple[Tree, list[Post]]:
    tree = parse(f"<body>{source}</body>")
    return tree, find_marked(tree, measure(tree, zones_of(tree)))


def said(tree: Tree, posts: list[Post]) -> list[tuple[str | None, list[str]]]:
    return [
        (None if p.title is None else tree.lines[p.title].text, [tree.lines[i].text for i in p.kept or ()])
        for p in posts
    ]


WANTED = [(f"Title {n}", [TEXT.format(n)]) for n in range(3)]


@pytest.mark.parametrize(
    "form",
    [
        "<h2>Title {n}</h2><div class=d>{day}</div><p>{text}</p>",
        "<div class=d>{day}</div><h3>Title {n}</h3><p>{text}</p>",
        "<p class=t>Title {n}</p><p>{text}</p><p class=d>posted on {day} by Ida</p>",
        "<table><tr><td class=h><a href=/{n}>Title {n}</a></td></tr><tr><td class=d>{day}</td></tr><tr><td><p>{text}</p></td></tr></table>",
    ],
)
def test_a_title_and_a_date_at_the_same_place_of_each(form: str) -> None:
    tree, posts = read(
        "<div>" + "".join(form.format(n=n, day=d, text=TEXT.format(n)) for n, d in enumerate(DAYS)) + "</div>"
    )
    assert said(tree, posts) == WANTED
    assert all(p.apart for p in posts)


def test_a_title_behind_the_date_in_one_line() -> None:
    form = "<div class=p>{day} <b>Title {n}</b><p>{text}</p></div>"
    tree, posts = read("".join(form.format(n=n, day=d, text=TEXT.format(n)) for n, d in enumerate(DAYS)))
    assert [without_date(title or "") for title, _ in said(tree, posts)] == ["Title 0", "Title 1", "Title 2"]


def test_an_opening_above_the_first_post_is_none_of_it() -> None:
    form = "<h3>Title {n}</h3><p>{text}</p><p class=d>Evening Post, {day}</p>"
    posts = "".join(form.format(n=n, day=d, text=TEXT.format(n)) for n, d in enumerate(DAYS))
    tree, found = read(f"<div><h1>What the papers wrote</h1><p>Here are some of them.</p>{posts}</div>")
    assert said(tree, found) == WANTED


def test_posts_that_share_elements_are_told_so() -> None:
    _, posts = read("<table><tr><td><h2>Title 0</h2></td></tr><tr><td><div class=d>3 May 2019</div><p>" + TEXT + "</p></td>"
                    "<td><h2>Title 1</h2><div class=d>2 May 2019</div><p>" + TEXT + "</p></td></tr></table>")  # fmt: skip
    assert [p.apart for p in posts] in ([False, False], [])


def test_dates_in_one_article_divide_nothing() -> None:
    chronicle = "".join(f"<h3>{d}</h3><p>{TEXT.format(n)}</p>" for n, d in enumerate(DAYS))
    assert read(f"<div><h1>A year of the ferry</h1>{chronicle}</div>")[1] == []


def test_dates_of_comments_divide_nothing() -> None:
    comments = "".join(f"<h4>Reader {n}</h4><div class=d>{d}</div><p>{TEXT.format(n)}</p>" for n, d in enumerate(DAYS))
    text = "".join(f"<p>{TEXT.format(n)}</p>" for n in range(5))
    assert read(f"<div><h1>The ferry</h1>{text}<h3>3 comments</h3>{comments}</div>")[1] == []


def test_teasers_beside_an_article_divide_nothing() -> None:
    text = "".join(f"<p>{TEXT.format(n)}</p>" for n in range(9))
    cards = "".join(
        f"<div><h4><a href=/{n}>Other {n}</a></h4><span class=d>{d}</span><p>A short line.</p></div>"
        for n, d in enumerate(DAYS)
    )
    assert read(f"<div><h1>The ferry</h1>{text}</div><div>{cards}</div>")[1] == []


def test_days_that_count_back_divide_a_page_of_news() -> None:
    rows = "".join(f"<tr><td><b>{day}</b></td></tr><tr><td>{TEXT.format(n)}</td></tr>" for n, day in enumerate(DAYS))
    assert len(read(f"<h2>News</h2><table>{rows}</table>")[1]) == len(DAYS)
    back = "".join(
        f"<tr><td><b>{day}</b></td></tr><tr><td>{TEXT.format(n)}</td></tr>" for n, day in enumerate(reversed(DAYS))
    )
    assert read(f"<h2>A chronicle</h2><table>{back}</table>")[1] == []
