"""A thread of a forum is its first post."""

from readroom.importer.formats.html import FORMAT

FIRST = "My hatch leaks when the boat heels over, and I have tried two kinds of tape without any luck so far."
REPLY = "Take the hinges off first and look at the wood below them, mine was as soft as bread when I did."
OTHER = "Silicone held on ours for four winters until the frame itself went and had to be built anew."


def test_replies_to_the_first_title_are_no_articles() -> None:
    posts = zip(("Leaking hatch", "Re: Leaking hatch", "Re: Leaking hatch"), (FIRST, REPLY, OTHER), strict=True)
    html = "".join(
        f"<div class=post><h3><a href=#p>{title}</a></h3><p>by <b>ann</b> 3 May 2010</p><p>{text}</p></div>"
        for title, text in posts
    )
    found = FORMAT.read(f"<html lang=en><body><h1>Boats</h1>{html}</body></html>".encode(), "x.html")
    assert [(a.title, a.body.text) for a in found.articles] == [("Leaking hatch", FIRST)]


def test_posts_about_the_same_are_articles() -> None:
    posts = zip(("Leaking hatch", "Leaking hatch again", "Dry at last"), (FIRST, REPLY, OTHER), strict=True)
    html = "".join(f"<div class=post><h3>{title}</h3><i>3 May 2010</i><p>{text}</p></div>" for title, text in posts)
    found = FORMAT.read(f"<html lang=en><body><h1>Boats</h1>{html}</body></html>".encode(), "x.html")
    assert len(found.articles) == 3
