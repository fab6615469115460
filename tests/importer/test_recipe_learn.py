"""Learning a recipe: markers, head and foot, furniture, and that what is proposed is tried."""

import pytest

from readroom.importer.cut.facts import Facts
from readroom.importer.cut.kinds import settle
from readroom.importer.cut.lines import read_units
from readroom.importer.cut.page import cut_lines
from readroom.importer.html.page import read_page
from readroom.importer.recipe.learn import Sample, learn
from readroom.importer.recipe.recipe import Recipe, parse
from readroom.importer.recipe.shapes import find_shapes, mask, mask_digits
from readroom.importer.recipe.trial import Proposal, agreement, cut_all, quality
from readroom.importer.recipe.write import to_toml

SENTENCES = (
    "The harbour board agreed on Tuesday to rebuild the old pier, which the storm of last winter had damaged badly.",
    "Engineers say that the work will take two years, because the piles have to be replaced one after the other.",
    "Fishermen who use the inner basin asked for a shorter closure, and the board promised to look at their plan.",
    "A second bus will run to the island from Monday on, since the company has found a driver at long last.",
    "Snow lay on the quay for the first time in nine years, and the children of the school came down to see it.",
    "The lamp at the end of the mole is lit again, after the wire had been cut by an anchor in the spring.",
)
MONTHS = ("January", "March", "May", "July", "September", "November")


def text_of(number: int) -> str:
    a, b, c = (SENTENCES[(number + k) % len(SENTENCES)] for k in range(3))
    return f"{a} {b}\n\n{c} This was number {number} of our reports from the coast."


def archive(page: int) -> str:
    """An archive page: menus above and below, the date and a share line below each post, a line on every post."""
    posts = "\n".join(
        f"Report {n} from the {('pier', 'quay', 'mole', 'basin')[n % 4]}\n\n{text_of(n)}\n\n"
        "Follow our reporters on the radio\n"
        f"{MONTHS[n % 6]} {n + 1}, 20{10 + page} ~ {n * 7} hearts\n"
        for n in range(page * 4, page * 4 + 4)
    )
    head = "Gull Street Journal\nHome\nReports\nImprint"
    return f"{head}\n\n{posts}\nWhere to find us\nQuay 5, Harbourtown\n© 2020 Gull Street Journal\n"


def samples(*texts: str) -> list[Sample]:
    return [Sample(f"page-{n}.txt", cut_lines(text)) for n, text in enumerate(texts, 1)]


@pytest.fixture(scope="module")
def archives() -> list[Sample]:
    return samples(*(archive(page) for page in range(3)))


@pytest.fixture(scope="module")
def proposed(archives: list[Sample]) -> Proposal:
    return learn(archives)


def test_the_marker_is_found_with_its_form_and_its_place(proposed: Proposal) -> None:
    split = proposed.tables["split"]
    assert split == {
        "marker": r"^(?P<date>[^\W\d_]+ \d{1,2}, \d{4}) ~ \d+ hearts$",
        "marker_position": "after-article",
    }
    assert proposed.notes["split marker"] == "Stands 12 times on 3 of the 3 pages that were tried."


def test_head_foot_and_furniture_are_found(proposed: Proposal) -> None:
    drop = proposed.tables["drop"]
    assert drop["until"] == ["^Imprint$"]
    assert drop["from"] == ["^Where to find us$"]


def test_lines_that_were_kept_on_all_pages_are_dropped() -> None:
    line = "Follow our reporters on the radio, every day at 12, and tell us what you think of it."
    pages = samples(*(f"Report {n}\n\n{text_of(n)}\n\n{line}\n\n{text_of(n + 1)}\n" for n in range(3)))
    assert all(line in sample.page.articles[0].body.text for sample in pages)
    found = learn(pages)
    assert found.tables["drop"] == {
        "lines": [r"^Follow our reporters on the radio, every day at \d+, and tell us what you think of it\.$"]
    }
    assert found.tables["split"] == {"single": True}
    recipe = Recipe.of(found.tables, "learnt")
    assert [cut_lines(s.page.text, recipe=recipe).articles[0].body.text for s in pages] == [
        f"{text_of(n)}\n\n{text_of(n + 1)}" for n in range(3)
    ]
    assert "# They stand on all pages, or in most articles.\nlines =" in to_toml(found.tables, found.notes)


def test_the_source_is_named(proposed: Proposal) -> None:
    assert proposed.tables["source"] == {"name": "Gull Street Journal", "match_text": "Gull Street Journal"}
    assert proposed.tables["article"]["language"] == "en"


def test_the_proposal_cuts_the_pages_it_was_made_from_and_others(archives: list[Sample], proposed: Proposal) -> None:
    recipe = Recipe.of(proposed.tables, "learnt")
    for page, text in enumerate([*(s.page.text for s in archives), archive(3)]):
        found = cut_lines(text, recipe=recipe).articles
        assert [a.title for a in found] == [
            f"Report {n} from the {('pier', 'quay', 'mole', 'basin')[n % 4]}" for n in range(page * 4, page * 4 + 4)
        ]
        assert [a.body.text for a in found] == [text_of(n) for n in range(page * 4, page * 4 + 4)]
        assert all(a.date for a in found)


def test_it_is_written_as_toml_with_a_comment_for_each_guess(proposed: Proposal) -> None:
    text = to_toml(proposed.tables, proposed.notes, "A heading")
    assert parse(text, "learnt.toml") == Recipe.of(proposed.tables, "learnt")
    assert "# The first line of the foot that all of the pages have.\nfrom =" in text


def test_pages_that_the_general_rules_take_for_one_article_are_cut() -> None:
    pages = []
    for page in range(2):
        posts = "\n".join(f"{SENTENCES[n]} {SENTENCES[n - 1]}\n>>>> {page * 3 + n} <<<<" for n in range(3))
        pages.append(f"Gull Street Journal\n{posts}\n")
    before = samples(*pages)
    assert [len(s.page.articles) for s in before] == [1, 1]
    split = learn(before).tables.get("split", {})
    assert split.get("marker_position") == "after-article" or "single" in split


def test_titles_behind_a_label_are_found() -> None:
    text = "".join(f"HEADLINE: Report {n} on the harbour\n\n{text_of(n)}\n\n" for n in range(4))
    found = learn(samples(text))
    assert found.tables["split"] == {"marker": "^HEADLINE: ?(?P<title>[^\\s].{1,200}?)$"}
    recipe = Recipe.of(found.tables, "learnt")
    assert [a.title for a in cut_lines(text, recipe=recipe).articles] == [
        f"Report {n} on the harbour" for n in range(4)
    ]


def test_comments_below_a_single_article_are_no_markers() -> None:
    pages = []
    for page in range(3):
        talk = "".join(f"Ann\nMay {n}, 2020 at 10:2{n}\n\n{SENTENCES[n]}\n\n" for n in range(3, 6))
        pages.append(
            f"Report {page}\n\nMay {page + 1}, 2020\n\n{text_of(page)}\n\n{text_of(page + 1)}\n\n3 Comments\n\n{talk}"
        )
    before = samples(*pages)
    found = learn(before)
    recipe = Recipe.of(found.tables, "learnt")
    assert [len(cut_lines(s.page.text, recipe=recipe).articles) for s in before] == [1, 1, 1]
    split = found.tables["split"]
    assert split.get("single") or "10:2" not in split["marker"]


def test_a_lone_page_and_a_bare_one_are_no_trouble() -> None:
    assert "split" not in learn(samples(f"Report\n\nMay 1, 2020\n\n{text_of(1)}")).tables
    found = learn(samples("Home\nAbout"))
    assert found.tables.get("split") is None
    assert found.notes["source name"] == 'name = "the source\'s name"'
    assert "only used with --recipe" in found.notes["source match_text"]
    assert learn(samples("")).tables == {}


def test_files_with_names_alike_are_told_by_them() -> None:
    bare = [Sample(f"deep/report-{n}.txt", cut_lines(f"Report\n\n{text_of(n)}")) for n in range(2)]
    assert learn(bare).tables["source"]["match_file"] == "report-*"


def test_numeric_dates_show_their_order_over_all_pages() -> None:
    pages = [f"Report {n}\n\nPosted on 0{n}/{11 + n}/2020\n\n{text_of(n)}" for n in (1, 2)]
    assert learn(samples(*pages)).tables["article"]["date_order"] == "mdy"


@pytest.mark.parametrize(
    ("lines", "pattern"),
    [
        (["January 25, 2020 0 comments", "May 3, 2020 12 comments"],
         r"^(?P<date>[^\W\d_]+ \d{1,2}, \d{4}) \d+ comments$"),
        (["Posted on 3 May 2020 by Ann Miller", "Posted on 1 May 2020 by Tom Baker"],
         r"^Posted on (?P<date>\d{1,2} [^\W\d_]+ \d{4}) by (?P<author>.{2,80}?)$"),
        (["Posted on 3 May 2020 by Ann Miller", "Posted on 1 May 2020 by Ann Miller"],
         r"^Posted on (?P<date>\d{1,2} [^\W\d_]+ \d{4}) by (?P<author>.{2,80}?)$"),
        (["Sunday, May 3, 2020", "Friday, May 1, 2020"], r"^[^\W\d_]+[,.]? (?P<date>[^\W\d_]+ \d{1,2}, \d{4})$"),
        (["By Ann Miller", "By Tom Baker", "By Zoe Reed"], r"^By (?P<author>.{2,80}?)$"),
        (["~ ~ ~", "~ ~ ~", "~ ~ ~"], r"^~ ~ ~$"),
    ],
)  # fmt: skip
def test_forms_of_lines(lines: list[str], pattern: str) -> None:
    text = "".join(f"Report {n}\n\n{line}\n\n{text_of(n)}\n\n" for n, line in enumerate(lines))
    units, _ = read_units(text)
    settle(units, None)
    shapes = find_shapes([Facts(units)])
    assert pattern in [shape.pattern for shape in shapes]
    assert all(sum(shape.pattern == other.pattern for other in shapes) == 1 for shape in shapes)


def test_masks() -> None:
    assert mask("25. Januar 2020, 10:30") == r"\d{1,2}\. [^\W\d_]+ \d{4}, \d{1,2}:\d{1,2}"
    assert mask_digits("(12) a-b c") == r"\(\d+\) a-b c"


def test_quality_prefers_whole_pages_and_plausible_articles() -> None:
    text = "".join(f"Report {n}\n\nMay {n + 1}, 2020\n\n{text_of(n)}\n\n" for n in range(4))
    marker = {"marker": r"^(?P<date>May \d+, 2020)$"}
    right, wrong = (
        cut_all([text], {"split": {**marker, "marker_position": position}})
        for position in ("below-title", "after-article")
    )
    assert quality(right) > quality(wrong)
    assert quality([]) == quality(cut_all(["Home"], {})) == 0.0
    assert agreement(right, right) == 1.0
    assert agreement(cut_all([text], {"split": {"single": True}}), right) == 0.0


def html_page(number: int, *, home: bool = True) -> str:
    """A page of a blog, as its template makes them."""
    links = '<a href="https://www.gull.example/">Home</a> <a href="https://www.gull.example/about">About</a>'
    where = ("north", "south", "east")[number]
    return (
        f"<html lang=en><body><div class=nav>{links if home else ''}</div><div class='post p{number}'>"
        f"<h2 class=entry-title>Letter from the {where} quay</h2>"
        f"<p class=meta>By <span class=author>Ann Brook</span>, <time class=published datetime=2021-03-0{number + 1}>"
        f"{number + 1} March 2021</time></p><div class=entry-content><p>The {where} quay held through the night, and "
        "the boats lay safe behind it until the evening came at last.</p><p>It was mended in spring by the people of "
        f"the {where} side, and nobody has asked them yet who paid for it.</p></div>"
        "<div class=share>Share this</div></div></body></html>"
    )


def html_samples(*sources: str) -> list[Sample]:
    return [Sample(f"{n}.html", read_page(source), source) for n, source in enumerate(sources)]


def test_what_html_pages_mark_alike_is_proposed() -> None:
    found = learn(html_samples(*map(html_page, range(3)))).tables
    assert found["html"] == {
        "posts": ".post", "content": ".entry-content", "title": ".entry-title", "byline": ".author",
        "date": ".published",
    }  # fmt: skip
    assert found["source"] == {"match_url": "gull.example"}
    recipe = Recipe.of(found, "gull")
    # A page without an address of its own is told by where its links lead.
    assert read_page(html_page(0), lambda text, url: recipe if recipe.matches(text, url) else None).recipe == "gull"


def test_what_one_html_page_lacks_is_not_proposed() -> None:
    pages = [html_page(n, home=n > 0) for n in range(3)]
    pages[1] = pages[1].replace("entry-title", "headline")
    found = learn(html_samples(*pages)).tables
    assert "title" not in found["html"]
    assert found["html"]["content"] == ".entry-content"
    assert "match_url" not in found.get("source", {})
