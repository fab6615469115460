"""Who wrote a page's text, and when, in the ordinary ways that pages print it."""

import pytest

from readroom.importer.html.page import read_page

PARAGRAPHS = (
    "The bakery on Mill Lane closed its shutters for the last time on a wet morning, and nobody had told the pigeons.",
    "For thirty years one family had lit the ovens at two o'clock, and the street had learned to sleep through it all.",
    "When the lease came up for renewal the landlord asked for twice the rent; the answer was a card in the window.",
    "The ovens will go to a school in the next valley, where the cook says that she has been waiting for them.",
)
ADA = ("Ada Wren",)


def page(*, top: str = "", below: str = "", end: str = "", after: str = "", head: str = "", lang: str = "en") -> str:
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f'<html lang="{lang}"><head><title>The last loaf - Valley Post</title>{head}</head><body>'
        f'<div class="top"><a href="/">Valley Post</a></div><div class="wrap"><div class="story">{top}'
        f'<h1>The last loaf</h1>{below}{text}{end}</div>{after}</div><div class="bottom"><a href="/i">Imprint</a></div>'
        "</body></html>"
    )


@pytest.mark.parametrize(
    "around",
    [
        {"below": "<p>By Ada Wren</p>"},
        {"below": "<p>Ada Wren</p>"},
        {"below": "<h2>Ada Wren</h2>"},
        {"top": '<div class="kicker">Ada Wren</div>'},
        {"below": "<p>Ada Wren<br>Staff Reporter</p>"},
        {"below": "<p>Ada Wren, Reporter</p>"},
        {"below": "<p>Words: Ada Wren. Photographs: Tom Pike</p>"},
        {"below": "<p>Interview by Ada Wren</p>"},
        {"below": "<p><em>A guest post by Ada Wren</em></p>"},
        {"below": "<p>Aus Lissabon berichtet Ada Wren</p>", "lang": "de"},
        {"below": "<p>Von Ada Wren, Freiburg</p>", "lang": "de"},
        {"end": "<p>Text: Ada Wren, Fotos: Tom Pike</p>", "lang": "de"},
        {"end": "<p>Propos recueillis par Ada Wren</p>", "lang": "fr"},
        {"end": '<p align="right"><em>Ada Wren</em></p>'},
        {"end": "<p>(Ada Wren)</p>"},
        {"end": "<p>— Ada Wren</p>"},
        {"end": "<p>Ada Wren, Valley Post</p>"},
        {"end": "<p>Reporting by Ada Wren; editing by Tom Pike</p>"},
        {"end": "<p>The school opens in May. (aw)</p>", "after": '<p class="legend">(aw) = Ada Wren</p>'},
        {"after": "<div><h3>About the author</h3><p>Ada Wren writes about bread and rent for this paper.</p></div>"},
        {"below": '<p><a href="mailto:ada@valley.example">Ada Wren</a></p>'},
        {"below": "<dl><dt>Author</dt><dd>Ada Wren</dd><dt>Published</dt><dd>3 May 2019</dd></dl>"},
        {"below": '<div class="contributor">Ada Wren</div>'},
        {"below": '<div class="author-wrapper"><span>Ada Wren</span><span>Culture editor</span></div>'},
        {"below": '<p><span class="item-title">Author</span><span class="item-content">Ada Wren</span></p>'},
        {"head": '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Wren">'},
        {"head": '<meta property="og:article:author" content="Ada Wren">'},
        {
            "head": '<script type="application/ld+json">{"@graph": [{"@type": ["WebPage"], "author": {"@id": "#p"}}, '
            '{"@type": "Person", "@id": "#p", "name": "Ada Wren"}]}</script>'
        },
    ],
)
def test_who_wrote_is_found_and_is_no_text(around: dict[str, str]) -> None:
    (article,) = read_page(page(**around)).articles
    assert article.authors == ADA
    assert article.title == "The last loaf"
    assert "Wren" not in article.body.text
    assert article.body.text.startswith(PARAGRAPHS[0])


@pytest.mark.parametrize(
    "around",
    [
        {"below": "<p>Local News</p>"},
        {"below": "<h3>Bread and Butter</h3>"},
        {"top": '<div class="kicker">Ada Wren</div>', "end": "<p>Wren herself went home.</p>"},
        {"below": '<figure><img src="a.jpg"><figcaption>The shop. Photo: Ada Wren</figcaption></figure>'},
        {"end": "<blockquote><p>Bread is patience.</p><p>— Ada Wren</p></blockquote>"},
        {"end": "<p>She waits. (dpa)</p>"},
        {"end": "<p>She waits. (aw)</p>"},
        {"after": "<h3>Read also</h3><ul><li><a href='/a'>Ada Wren</a></li><li><a href='/b'>Tom Pike</a></li></ul>"},
        {"head": '<meta name="author" content="admin">'},
    ],
)
def test_who_is_named_otherwise_is_no_author(around: dict[str, str]) -> None:
    (article,) = read_page(page(**around)).articles
    assert article.authors == ()


@pytest.mark.parametrize(
    ("around", "day"),
    [
        ({"below": "<p>Posted: Friday, May 3, 2019 5:30 am | Updated: 9:14 am, Sat May 4, 2019.</p>"}, "2019-05-03"),
        ({"below": "<p>Aktualisiert am 07.06.2019 - Veröffentlicht am 03.05.2019</p>", "lang": "de"}, "2019-05-03"),
        ({"below": "<div><b>3</b></div><div>May</div><div>2019</div>"}, "2019-05-03"),
        (
            {"top": "<div><i>Published: 3 May 2019 - 12:45</i> <i>Number: 84</i> <i>Views: 21</i></div>"},
            "2019-05-03",
        ),
        (
            {"head": '<script type="application/ld+json">{"@type": "Article", "dateCreated": "2019-05-03"}</script>'},
            "2019-05-03",
        ),
        ({"end": '<p class="foot">posted by Ada Wren at 10:31 PM on May 3, 2019</p>'}, "2019-05-03"),
        ({"end": "<p>Filed under Culture by Ada Wren on May 3, 2019</p>"}, "2019-05-03"),
        ({"top": "<div>Today: Friday, 3 May 2019</div>"}, None),
        (
            {
                "top": "<p>9 February 2017</p>",
                "end": "<h3>More news</h3><ul><li><a href='/a'>Student wins map prize</a> (19 January 2017)</li>"
                "<li><a href='/b'>Field centre reopens after flood</a> (12 December 2016)</li></ul>",
            },
            "2017-02-09",
        ),
    ],
)
def test_the_day_is_that_of_the_text(around: dict[str, str], day: str | None) -> None:
    (article,) = read_page(page(**around)).articles
    assert (article.date.value[:10] if article.date else None) == day
    assert article.body.text == "\n\n".join(PARAGRAPHS)


def test_a_dateline_dates_and_stays_text() -> None:
    (article,) = read_page(page().replace("The bakery", "Freiburg, 3 May 2019. The bakery")).articles
    assert article.date is not None
    assert article.date.value == "2019-05-03"
    assert article.body.text.startswith("Freiburg, 3 May 2019. The bakery")
    (story,) = read_page(page().replace("The bakery", "Paris, 14 July 1789. The bakery")).articles
    assert story.date is None


def posts(make: str, wrap: str = "{}") -> str:
    items = []
    for number, (name, day) in enumerate(
        (("Ada Wren", "3 May 2019"), ("Tom Pike", "21 April 2019"), ("Ida Storm", "2 April 2019"))
    ):
        text = f"<p>{number}. {PARAGRAPHS[number]}</p><p>{PARAGRAPHS[3]}</p>"
        items.append(wrap.format(make.format(n=number, name=name, day=day, text=text)))
    body = f"<div class='wrap'>{''.join(items)}</div>"
    return f"<html lang='en'><head><title>Valley Post</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "make",
    [
        "<h2><a href='/{n}'>The story number {n}</a></h2><p>{day}</p>{text}<p>({name})</p>",
        "<p>{name}</p><h2><a href='/{n}'>The story number {n}</a></h2><p>{day}</p>{text}",
        "<h2><a href='/{n}'>The story number {n}</a></h2><p>By {name} | {day}</p>{text}",
        "<h2><a href='/{n}'>The story number {n}</a></h2><p>{day} · {name} · Town · 3 Comments</p>{text}",
        "<h2><a href='/{n}'>The story number {n}</a></h2><p>{name} schrieb am {day}:</p>{text}",
        "<h2><a href='/{n}'>The story number {n}</a></h2><p>von {name} » {day}, 12:40</p>{text}",
    ],
)
@pytest.mark.parametrize("wrap", ["{}<hr>", "<div class='post'>{}</div>"])
def test_the_name_of_a_post_is_never_its_neighbours(make: str, wrap: str) -> None:
    articles = read_page(posts(make, wrap)).articles
    assert [a.authors for a in articles] == [("Ada Wren",), ("Tom Pike",), ("Ida Storm",)]
    assert [a.date and a.date.value[:10] for a in articles] == ["2019-05-03", "2019-04-21", "2019-04-02"]
    assert all(a.title and a.title.startswith("The story number") for a in articles)
    assert not any(name in a.body.text for a in articles for name in ("Wren", "Pike", "Storm"))


def test_short_posts_in_boxes_of_two_colours_keep_their_text() -> None:
    page_ = posts(
        "<h2><a href='/{n}'>The story number {n}</a></h2><p>By {name} | {day}</p>{text}", "<div class='row'>{}</div>"
    )
    for number in (0, 1, 2):
        page_ = page_.replace("<div class='row'>", f"<div class='row{number % 2}'>", 1)
    assert [len(a.body.text.split("\n\n")) for a in read_page(page_).articles] == [2, 2, 2]


def test_an_account_that_the_page_prints_is_who_posted() -> None:
    (article,) = read_page(page(below="<p>Posted by admin on 3 May 2019</p>")).articles
    assert article.authors == ("admin",)
    assert article.evidence["authors"].confidence < 0.5


def test_contents_that_lead_to_the_articles_of_an_issue_divide_it() -> None:
    names = ("Rosa Quint", "Dan Feld", "Kwame A.")
    entries = "".join(f"<li><a href='#a{n}'>Item {n}</a></li>" for n in range(3))
    parts = "".join(
        f"<a name='a{n}'></a><h2>{title}</h2><p><i>by {name}</i></p><p>{PARAGRAPHS[n]}</p>{more}"
        "<p><a href='#t'>Top</a></p><hr>"
        for n, (title, name, more) in enumerate(
            zip(
                ("Laundry wins back pay", "Notes on the court", "Songs from below"),
                names,
                (f"<p>{PARAGRAPHS[3]}</p>", f"<h2>What would help</h2><p>{PARAGRAPHS[3]}</p>", ""),
                strict=True,
            )
        )
    )
    source = (
        "<html><head><title>The Ladle</title></head><body>"
        "<center><h1>The Ladle</h1><b>February 10, 2006, No. 3</b></center>"
        f"<ul>{entries}</ul><hr>{parts}</body></html>"
    )
    articles = read_page(source).articles
    assert [a.title for a in articles] == ["Laundry wins back pay", "Notes on the court", "Songs from below"]
    assert [a.authors for a in articles] == [(name,) for name in names]
    assert {a.date and a.date.value for a in articles} == {"2006-02-10"}
    assert "What would help" in articles[1].body.text


def test_figures_of_a_table_notes_and_linked_openings_stay() -> None:
    opening = '<p><a href="/t">Over on the long thread about bread and rent</a>, one reader writes:</p>'
    table = "<table><tr><td>Train</td><td>6.14</td></tr><tr><td>Goods</td><td>7.02</td></tr></table>"
    notes = '<div class="footnotes"><ol><li>Pike, The Oven, p. 12. <a href="#r1">↩</a></li></ol></div>'
    (article,) = read_page(page(below=opening, end=f"{table}<p>{PARAGRAPHS[2]} Twice.</p>{notes}")).articles
    assert article.body.text.startswith("Over on the long thread")
    assert "6.14" in article.body.text
    assert "Pike, The Oven, p. 12." in article.body.text
