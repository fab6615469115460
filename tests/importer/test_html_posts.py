"""Several articles on a page: what is strong evidence, and what is not."""

from readroom.importer.html.posts import are_teasers, find_posts, find_sections, kept_lines, title_line
from readroom.importer.html.tree import Tree, parse

WORDS = "The harbour board spoke for a long time about question number {} of the winter ferry and the new quay."


def tree(body: str) -> Tree:
    return parse(f"<body>{body}</body>")


def texts(found: Tree, kept: list[int]) -> list[str]:
    return [found.lines[i].text for i in kept]


def test_repeated_elements_with_headings_are_posts() -> None:
    for kind in (
        "article",
        'div class="post"',
        'li class="hentry tag-nav category-menu"',
        'div itemtype="http://schema.org/BlogPosting"',
    ):
        tag = kind.split()[0]
        found = tree("".join(f"<{kind}><h2>Post {n}</h2><p>{WORDS.format(n)}</p></{tag}>" for n in range(3)))
        assert [found.lines[p.first].text for p in find_posts(found)] == ["Post 0", "Post 1", "Post 2"], kind


def test_teasers_beside_an_article_are_none() -> None:
    main = "".join(f"<p>{WORDS.format(n)}</p>" for n in range(9))
    teasers = "".join(f"<article><h3>Other {n}</h3><p>A short line about it.</p></article>" for n in range(4))
    assert find_posts(tree(f"<article><h1>Main</h1>{main}</article><div class=related>{teasers}</div>")) == []


def test_comments_are_none() -> None:
    comments = "".join(
        f'<article class="comment"><h4>Reader {n}</h4><p>{WORDS.format(n)}</p></article>' for n in range(4)
    )
    assert find_posts(tree(comments)) == []


def test_a_page_that_says_it_is_one_article_needs_more() -> None:
    posts = "".join(f"<article><h2>Post {n}</h2><p>{WORDS.format(n)}</p></article>" for n in range(3))
    page = tree(f"<div>{'<p>' + WORDS.format(9) + '</p>'}</div>{posts}")
    assert len(find_posts(page)) == 3
    assert find_posts(page, is_article=True) == []


def test_the_text_of_a_post_is_without_its_facts() -> None:
    post = (
        '<div class="post"><div class="date">1 May 2020</div><h2>Post {0}</h2><p class="byline">By Ida</p>'
        '<div class="entry"><p>{1}</p><p>Short.</p>'
        '</div><p class="postmetadata">Tags: a, b</p></div>'
    )
    found = tree("".join(post.format(n, WORDS.format(n)) for n in range(2)))
    title, kept = kept_lines(found, find_posts(found)[0])
    assert title is not None
    assert found.lines[title].text == "Post 0"
    assert texts(found, kept) == [WORDS.format(0), "Short."]


def test_links_at_the_end_of_a_post_are_no_text() -> None:
    found = tree(
        "".join(
            f"<article><h2>P{n}</h2><p>{WORDS.format(n)}</p><p><a href=x>Read the rest</a></p></article>"
            for n in range(2)
        )
    )
    assert texts(found, kept_lines(found, find_posts(found)[1])[1]) == [WORDS.format(1)]


def test_sections_need_a_date_each_in_one_form() -> None:
    dated = "".join(
        f"<h3>Post {n}</h3><p>{WORDS.format(n)}</p><p class=d>Posted on {n} May 2020</p>" for n in (1, 2, 3)
    )
    assert len(find_sections(tree(f"<div>{dated}</div>"))) == 3
    bare = "".join(f"<h3>Part {n}</h3><p>{WORDS.format(n)}</p><p>{WORDS.format(n + 1)}</p>" for n in (1, 2, 3))
    assert find_sections(tree(f"<div>{bare}</div>")) == []


def test_a_date_over_the_posts_belongs_to_none() -> None:
    days = "".join(
        f"<h2>{n} May 2020</h2><h3>Post {n}</h3><p>{WORDS.format(n)}</p><p class=posted>by Ida</p>" for n in (1, 2, 3)
    )
    found = tree(f"<div>{days}</div>")
    assert [texts(found, list(range(p.first, p.last)))[-1] for p in find_sections(found)] == ["by Ida"] * 3


def test_a_title_is_named_or_the_first_heading() -> None:
    found = tree('<h3>A label</h3><h2 class="entry-title">The title</h2><p>x</p>')
    assert title_line(found.lines, 0, 3) == 1
    assert title_line(found.lines, 0, 1) == 0
    assert title_line(found.lines, 2, 3) is None


def test_a_post_without_a_title_is_one_among_others() -> None:
    form = '<div class="post"><h2>Post {0}</h2><div class="entry"><p>{1}</p></div></div>'
    bare = '<div class="post"><div class="entry"><p>' + WORDS.format(9) + "</p></div></div>"
    found = tree(form.format(0, WORDS.format(0)) + bare + form.format(1, WORDS.format(1)))
    assert [p.last - p.first for p in find_posts(found)] == [2, 1, 2]


def test_announcements_are_told_from_posts() -> None:
    short = "<article><h2>Post {0}</h2><p>The board spoke about question number {0} and then …</p></article>"
    whole = "<article><h2>Post {0}</h2><p>{1}</p></article>"
    for form, teasers in ((short, True), (whole, False)):
        found = tree("".join(form.format(n, WORDS.format(n)) for n in range(4)))
        assert are_teasers(found, find_posts(found)) is teasers
