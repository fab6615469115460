"""HTML pages to articles: text, fields, verdicts, several posts, and pages that parsers lose."""

# ruff: noqa: E501 (pages read best one a line)

import pytest

from readroom.importer.formats import Unreadable
from readroom.importer.formats.html import FORMAT
from readroom.importer.html.tree import letters
from readroom.text.model import Article, Page

PARAGRAPHS = [
    "The harbour board voted on Thursday evening to keep the small ferry through the winter, after two hours of talk.",
    "Olaf Quay, who has steered it for thirty years, said that the island would be cut off if it stayed in port.",
    "The operator had asked to end the service in October because fewer than nine passengers a day cross then.",
    "A compromise was found in the end: two crossings a day, none on Sundays, and a fare that rises by a third.",
    "The board will look at the figures again in spring, when the new quay is meant to open on the mainland side.",
]
PROSE = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def page(body: str, head: str = "", attributes: str = ' lang="en"') -> Page:
    source = f"<!DOCTYPE html><html{attributes}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return FORMAT.read(source.encode(), "page.html")


def only(found: Page) -> Article:
    assert len(found.articles) == 1
    return found.articles[0]


NEWS = f"""
<header class="site-header"><a href="/">Sound Observer</a>
<nav><ul><li><a href="/n">News</a><li><a href="/s">Sport</a></ul></nav></header>
<main><article>
<h1>Winter ferry stays</h1>
<p class="byline">By Ida Storm</p><time class="published" datetime="2021-10-07T18:30:00+02:00">7 October 2021</time>
<figure><img src="a.jpg" alt="The small ferry at its quay">
<figcaption>The Ida at the quay. (Photo: B. Lens)</figcaption></figure>
<div class="entry-content">{PROSE}
<ul><li>two crossings</li><li>no Sundays</li></ul>
<div class="sharedaddy"><a href="#">Facebook</a> <a href="#">Twitter</a></div></div>
</article>
<section id="comments"><h3>2 comments</h3>
<p>By Nils: I never liked that boat and I never will, whatever the board may say about it.</p></section>
</main>
<footer><p>Copyright Sound Observer, all rights reserved, Harbour Street 1</p></footer>
"""


def test_a_news_page_becomes_one_article() -> None:
    found = page(
        NEWS,
        '<title>Winter ferry stays | Sound Observer</title><meta property="og:site_name" content="Sound Observer">',
    )
    article = only(found)
    assert article.body.text == "\n\n".join([*PARAGRAPHS, "- two crossings\n- no Sundays"])
    assert article.title == "Winter ferry stays"
    assert article.authors == ("Ida Storm",)
    assert article.date is not None
    assert (article.date.value, article.date.precision) == ("2021-10-07T18:30", "minute")
    assert article.source == found.source == "Sound Observer"
    assert article.language == "en"
    assert [a.text for a in article.body.asides] == [
        "The small ferry at its quay",
        "The Ida at the quay. (Photo: B. Lens)",
    ]
    assert found.problem is None


def test_every_line_has_a_verdict_with_its_reason() -> None:
    found = page(NEWS, "<title>Winter ferry stays</title>")
    lines = found.text.split("\n")
    assert [v.line for v in found.verdicts] == list(range(1, len(lines) + 1))
    said = {lines[v.line - 1]: (v.verdict, v.reason, v.article) for v in found.verdicts}
    assert said[PARAGRAPHS[0]] == ("kept", "text", 1)
    assert said["Winter ferry stays"] == ("metadata", "title", 1)
    assert said["By Ida Storm"][0] == "metadata"
    assert said["The Ida at the quay. (Photo: B. Lens)"][:2] == ("aside", "caption")
    assert said["News"] == ("cut", "navigation", None)
    assert said["Facebook Twitter"] == ("cut", "share buttons", None)
    assert said["2 comments"] == ("cut", "reader comments", None)
    assert said["Copyright Sound Observer, all rights reserved, Harbour Street 1"] == ("cut", "page footer", None)


def test_kept_lines_are_the_articles_text() -> None:
    found = page(NEWS)
    kept = "".join(found.text.split("\n")[v.line - 1] for v in found.verdicts if v.verdict == "kept")
    assert letters(kept) == letters(only(found).body.text)


def test_evidence_says_where_a_field_comes_from() -> None:
    data = '{"@type": "NewsArticle", "headline": "Winter ferry stays", "datePublished": "2021-10-07"}'
    article = only(page(NEWS, f'<script type="application/ld+json">{data}</script>'))
    assert article.evidence["title"].reason == "JSON-LD headline"
    assert article.evidence["date"].reason == "JSON-LD datePublished"
    assert all(0 <= e.confidence <= 1 for e in article.evidence.values())


def test_a_page_without_marks_is_read_by_its_prose() -> None:
    article = only(
        page(f"<table><tr><td><a href=a>Home</a></td><td><h2>Winter ferry stays</h2>{PROSE}</td></tr></table>")
    )
    assert article.body.text == "\n\n".join(PARAGRAPHS)
    assert article.title == "Winter ferry stays"
    assert article.date is None
    assert article.authors == ()


def test_the_title_is_not_repeated_in_the_text() -> None:
    article = only(
        page(f"<div class=entry-content><h1>Winter ferry stays</h1>{PROSE}</div>", "<title>Winter ferry stays</title>")
    )
    assert article.title == "Winter ferry stays"
    assert article.body.text.startswith(PARAGRAPHS[0])


def test_the_first_outlet_of_a_republished_text() -> None:
    found = page(
        f"<article><h1>Winter ferry stays</h1>{PROSE}"
        "<p>This article was originally published in the Island Gazette.</p></article>"
    )
    article = only(found)
    assert article.outlet == "Island Gazette"
    assert "originally" not in article.body.text
    assert [(a.kind, a.at) for a in article.body.asides] == [("note", len(article.body.text))]


def test_a_blog_index_becomes_its_posts() -> None:
    posts = "".join(
        f'<div class="post hentry"><h2 class="entry-title"><a href="http://blog.example/{n}">Post number {n}</a></h2>'
        f'<div class="entry-meta">Posted on October {n}, 2021 by Ida Storm</div>'
        f'<div class="entry-content"><p>{PARAGRAPHS[n]}</p>'
        f'<p>More of {n}.</p></div><div class="entry-utility">Tagged ferry | <a href="#c">{n} Comments</a></div></div>'
        for n in (1, 2, 3)
    )
    found = page(f"<h1>Sound blog</h1>{posts}<div id=sidebar><h3>Archives</h3><a href=x>October 2021</a></div>")
    assert [a.title for a in found.articles] == ["Post number 1", "Post number 2", "Post number 3"]
    assert [a.body.text for a in found.articles] == [f"{PARAGRAPHS[n]}\n\nMore of {n}." for n in (1, 2, 3)]
    assert [a.date.value for a in found.articles if a.date] == ["2021-10-01", "2021-10-02", "2021-10-03"]
    assert [a.authors for a in found.articles] == [("Ida Storm",)] * 3
    assert [a.url for a in found.articles] == [f"http://blog.example/{n}" for n in (1, 2, 3)]
    assert {v.article for v in found.verdicts if v.verdict == "kept"} == {1, 2, 3}


def test_posts_without_elements_of_their_own_are_told_by_their_dates() -> None:
    posts = "".join(
        f"<h3>Post {n}</h3><p>{PARAGRAPHS[n]}</p><div class=byline>posted by Ida at {n}:30 PM</div>"
        for n in (1, 2, 3, 4)
    )
    found = page(f"<div id=main><h2>07 October 2021</h2>{posts}</div>")
    assert [a.title for a in found.articles] == ["Post 1", "Post 2", "Post 3", "Post 4"]
    assert {a.date.value for a in found.articles if a.date} == {"2021-10-07"}
    assert [a.body.text for a in found.articles] == PARAGRAPHS[1:]


def test_sub_headings_do_not_divide_an_article() -> None:
    body = "".join(f"<h2>Part {n}</h2><p>{PARAGRAPHS[n]}</p><p>{PARAGRAPHS[n - 1]}</p>" for n in (1, 2, 3, 4))
    article = only(page(f"<h1>Winter ferry stays</h1>{body}"))
    assert [article.body.text[s.start : s.end] for s in article.body.spans if s.kind == "heading"] == [
        f"Part {n}" for n in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize(("tag", "depth"), [("section", 900), ("i", 900), ("div", 300)])
def test_text_behind_deep_nesting_is_read_with_its_structure(tag: str, depth: int) -> None:
    found = page(f"<article><h1>Winter ferry stays</h1>{f'<{tag}>' * depth}{PROSE}{f'</{tag}>' * depth}</article>")
    assert all(p in only(found).body.text for p in PARAGRAPHS)
    assert found.problem is None


@pytest.mark.parametrize("tag", ["div", "blockquote", "span", "table", "ul", "svg"])
def test_text_that_the_parser_loses_is_read_without_structure(tag: str) -> None:
    found = page(f"<article><h1>Winter ferry stays</h1>{f'<{tag}>' * 20_000}{PROSE * 2}</article>")
    assert all(letters(p) in letters(only(found).body.text) for p in PARAGRAPHS)
    assert found.problem is not None or found.extractor != "linear text"


def test_a_comment_that_never_ends_does_not_hide_the_page() -> None:
    found = page(f"<h1>Winter ferry stays</h1><!-- {PROSE * 3}")
    assert PARAGRAPHS[0] in only(found).body.text


def test_scripts_never_reach_the_text() -> None:
    article = only(
        page(f"<article><h1>T</h1>{PROSE}<script>var tracking = 1;</script><style>p{{color:red}}</style></article>")
    )
    assert "tracking" not in article.body.text
    assert "color" not in article.body.text


def test_control_characters_do_not_come_in_by_entities() -> None:
    found = page(
        f"<article><h1>A&#27;[31m title</h1>{PROSE}<p>last &#x202e;words &#155;here in this text</p></article>"
    )
    assert only(found).title == "A[31m title"
    assert not set("\x1b\u202e\x9b") & set(found.text + only(found).body.text)


def test_no_article_is_said_and_an_empty_page_refused() -> None:
    found = page("<p>Log in</p>")
    assert found.articles == ()
    assert found.problem == "no article was found on this page"
    with pytest.raises(Unreadable):
        page("")


def test_a_damaged_file_is_partly_read() -> None:
    source = (
        f"<html><head><meta charset=utf-8></head><body><article><h1>Fähre</h1>{PROSE}</article></body></html>".encode()
    )
    assert FORMAT.read(source.replace(b"board", "böard é".encode("latin-1"), 1), "x.html").problem is not None


def test_a_saved_page_says_where_and_when() -> None:
    saved = "url: https://sound.example/a \n saved date: Thu Oct 07 2021 18:30:11 GMT+0200"
    note = f"<!--\n Page saved with SingleFile \n {saved} \n-->"
    found = FORMAT.read(
        f"<!DOCTYPE html> <html>{note}<body><article><h1>T</h1>{PROSE}</article></body></html>".encode(), "a.html"
    )
    assert found.url == "https://sound.example/a"
    assert found.crawl_date is not None
    assert found.crawl_date.value == "2021-10-07T18:30"


def test_real_pages_keep_their_letters(shared) -> None:  # type: ignore[no-untyped-def]
    for path in sorted((shared / "pages" / "html").glob("*.html"))[::4]:
        found = FORMAT.read(path.read_bytes(), path.name)
        lines = found.text.split("\n")
        for number, article in enumerate(found.articles, 1):
            kept = [letters(lines[v.line - 1]) for v in found.verdicts if v.verdict == "kept" and v.article == number]
            have = letters(article.body.text) + letters(" ".join(a.text for a in article.body.asides))
            assert all(k in have for k in kept), path.name


def test_each_article_says_how_sure_its_cut_is() -> None:
    cut = only(page(NEWS)).evidence["cut"]
    assert cut.reason == "own region"
    assert 0.7 < cut.confidence <= 1
    posts = "".join(f"<article><h2>Post {n}</h2>{PROSE}</article>" for n in range(3))
    found = page(posts)
    assert {a.evidence["cut"].reason for a in found.articles} == {"posts"}
    assert all(0.5 < a.evidence["cut"].confidence < cut.confidence for a in found.articles)


def test_a_list_of_teasers_is_marked() -> None:
    teasers = "".join(
        f"<article><h2><a href=/{n}>Title {n}</a></h2><p>{text[:70]} …</p><a href=/{n}>Read more</a></article>"
        for n, text in enumerate(PARAGRAPHS)
    )
    found = page(teasers)
    assert found.extractor == "teasers"
    assert all(a.evidence["cut"].confidence < 0.5 for a in found.articles)


@pytest.mark.parametrize(
    "lead",
    [
        "<div class=standfirst><p>Two boats a day, and none on Sundays</p></div>",
        "<h2>The board keeps the ferry, but makes it dearer and slower</h2>",
        "<div><div><span>The board keeps the ferry, but it will be dearer and slower.</span></div></div>",
        "<div class=teaser-text><p>The board keeps the ferry, but it will be dearer and slower.</p></div>",
    ],
)
def test_a_standfirst_is_text(lead: str) -> None:
    found = only(page(f"<main><header><h1>Winter ferry stays</h1>{lead}</header><div class=b>{PROSE}</div></main>"))
    assert found.body.text.count("\n\n") == len(PARAGRAPHS)
    assert not found.body.text.startswith(PARAGRAPHS[0])


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Ida Storm Published on 7 October 2021 at 18:30, updated a day later</p>",
        "<p>Subscribe to our newsletter and never miss a boat again.</p>",
        "<p><a href=/x>The old quay is sold to a man from the other side</a></p>",
        "<div><img src=a.jpg><p>The ferry at its quay on a Thursday in October.</p></div>",
    ],
)
def test_what_is_no_standfirst(line: str) -> None:
    found = only(page(f"<main><header><h1>Winter ferry stays</h1>{line}</header><div class=b>{PROSE}</div></main>"))
    assert found.body.text.startswith(PARAGRAPHS[0])


def test_a_printed_day_counts_more_than_the_clock_of_a_server() -> None:
    head = '<meta property="article:published_time" content="2021-10-08T01:30:00Z">'
    found = only(page(f"<main><h1>Winter ferry stays</h1><p>October 7, 2021 9:30 pm</p>{PROSE}</main>", head))
    assert found.date
    assert found.date.value[:10] == "2021-10-07"


def test_the_sentence_below_a_post_gives_its_date() -> None:
    sentence = (
        "This entry was posted on Saturday, October 9th, 2010 at 6:22 pm and is filed under Boats. You can follow any responses "
        "to this entry through the RSS feed. You can leave a response, or trackback from your own site."
    )
    found = only(
        page(
            f"<div class=post><h2>Winter ferry stays</h2><div class=entry>{PROSE}<p class=postmetadata>{sentence}</p></div></div>"
        )
    )
    assert found.date
    assert found.date.value == "2010-10-09T18:22"
    assert "filed under" not in found.body.text


def test_a_person_is_believed_before_a_company() -> None:
    head = '<meta name="author" content="Quay Verlag GmbH">'
    assert only(page(f"<main><h1>Winter ferry stays</h1><p>By Ida Storm</p>{PROSE}</main>", head)).authors == (
        "Ida Storm",
    )
    assert only(page(f"<main><h1>Winter ferry stays</h1>{PROSE}</main>", head)).authors == ("Quay Verlag GmbH",)


CHARSETS = {
    "utf-16": "Der Rat will die Fähre auch im Winter behalten, für fünf Jahre, sagte der Bürgermeister am Abend.",
    "windows-1250": "Rada portu pytała, dlaczego się mówi, że prom był także wcześnie; są już oburzeni i być może będą.",
    "windows-1251": "Портовый совет собрался во вторник, чтобы обсудить новое расписание парома на зиму.",
    "windows-1252": "Le conseil a décidé que le bac part déjà à dix heures, même en été, où que l’on aille après.",
    "windows-1253": "Το συμβούλιο του λιμανιού συνεδρίασε την Τρίτη για το νέο δρομολόγιο του πλοίου.",
    "windows-1254": "Adalılar son vapurun neden bu kadar erken olduğu için çok üzgün, çünkü büyük şirket söz verdi.",
    "windows-1255": "מועצת הנמל התכנסה ביום שלישי כדי לדון בלוח הזמנים החדש של המעבורת.",
    "windows-1256": "اجتمع مجلس الميناء يوم الثلاثاء لمناقشة الجدول الجديد للعبارة.",
    "windows-1257": "Uosto taryba antradienį posėdžiavo dėl naujo kelto tvarkaraščio, nes žiema jau čia.",
    "big5": "港口委員會星期二開會討論新的渡輪時刻表。居民詢問為什麼最後一班船開得那麼早。",
    "gb18030": "港口委员会星期二开会讨论新的渡轮时刻表。居民询问为什么最后一班船开得那么早。",
    "shift_jis": "港の会議は火曜日に開かれ、新しいフェリーの時刻表について話し合った。",
    "euc-kr": "항만 위원회는 화요일에 새로운 여객선 시간표를 논의하기 위해 모였다.",
    "koi8-r": "Портовый совет собрался во вторник, чтобы обсудить новое расписание парома на зиму.",
}


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("charset", CHARSETS)
def test_pages_of_every_charset(charset: str, declared: bool) -> None:
    text = CHARSETS[charset]
    if charset == "windows-1257" and not declared:
        pytest.skip("letters of the Baltic are told from others by a declaration only")
    meta = f"<meta charset={charset}>" if declared and charset != "utf-16" else ""
    source = (
        f"<html><head>{meta}<title>x</title></head><body><article><h1>x</h1>"
        + f"<p>{text}</p>" * 3
        + "</article></body></html>"
    )
    found = FORMAT.read(source.encode(charset), "page.html")
    assert text in only(found).body.text
    assert found.problem is None


def test_what_could_not_be_decoded_is_said() -> None:
    source = f"<html><body><article>{PROSE}<p>Fähre für alle, größer und schöner.</p></article></body></html>".encode()
    found = FORMAT.read(source.replace("schöner".encode(), b"sch\xf6ner"), "page.html")
    assert found.problem == "some bytes are not utf-8"
    assert "schöner" in only(found).body.text
