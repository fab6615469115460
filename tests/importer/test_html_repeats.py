"""What every post has at its edge is no text of a post."""

from readroom.importer.formats.html import FORMAT
from readroom.text.model import Page

TEXTS = (
    "The lock keeper opened the upper gate at six and the first barge went through before anyone was awake.",
    "Nobody had told the baker about the new bridge, so he walked the long way round with his baskets again.",
    "A heron stood on the roof of the pump house all morning and watched the men with the measuring tape.",
)


def page(*posts: str) -> Page:
    body = "".join(posts)
    html = f"<!DOCTYPE html><html lang=en><head><title>Canal</title></head><body><h1>Canal</h1>{body}</body></html>"
    return FORMAT.read(html.encode(), "canal.html")


def bodies(found: Page) -> list[str]:
    return [article.body.text for article in found.articles]


def test_tools_and_counters_below_each_text_are_cut() -> None:
    posts = [
        f"<div class=post><h2>Note number {n}</h2><i>{n} May 2011</i><div class=x><p>{text}</p></div>"
        f"<div class=y><a href=#>Imprint it</a> | <a href=#>Mail it on</a> ({n} views)</div></div>"
        for n, text in enumerate(TEXTS, 1)
    ]
    assert bodies(page(*posts)) == list(TEXTS)


def test_labels_may_have_other_values() -> None:
    values = ("tired", "glad", "somewhere else")
    posts = [
        f"<div class=post><h2>Note number {n}</h2><i>{n} May 2011</i><p>{text}</p>"
        f"<div><b>State of mind:</b> {v}</div></div>"
        for n, (text, v) in enumerate(zip(TEXTS, values, strict=True), 1)
    ]
    assert bodies(page(*posts)) == list(TEXTS)


def test_a_short_paragraph_of_the_text_stays() -> None:
    posts = [
        f"<div class=post><h2>Note number {n}</h2><i>{n} May 2011</i><p>{text}</p><p>Lock {n}.</p></div>"
        for n, text in enumerate(TEXTS, 1)
    ]
    assert bodies(page(*posts)) == [f"{text}\n\nLock {n}." for n, text in enumerate(TEXTS, 1)]
