"""Threads of a forum: the first post is the article, and what stands below are replies to it."""

# ruff: noqa: E501 (vocabularies read best one kind a line)

import re
from collections.abc import Sequence
from dataclasses import replace

from readroom.importer.html.letterhead import letterhead
from readroom.importer.html.posts import HEADINGS, Post, title_line
from readroom.importer.html.title import heading_of
from readroom.importer.html.tree import Line, letters

_REPLY = re.compile(
    r"\s*(?:re|aw|antw|sv|vs|odp|rv|res|rif|r|ynt|回复|回覆|ответ|رد)\s*(?:\[\d+\])?\s*[:：]\s*", re.IGNORECASE
)
# What a forum prints about who posted: the day she joined, the number of her posts.
_PROFILE = re.compile(
    r"(?:join(?:ed)?(?: date)?|registered|member since|posts|messages|registriert(?: seit)?|dabei seit|mitglied seit|beiträge|"
    r"inscrit(?:e)?(?: le)?|inscription|mensajes|registrado|fecha de ingreso|messaggi|iscritto(?: dal)?|registrazione|mensagens|"
    r"berichten|geregistreerd|lid geworden|сообщени[йя]|регистрация|зарегистрирован|mesaj(?:lar)?|kayıt|posty|dołączył|innlegg|inlägg|indlæg)"
    r"\s*[:：]?\s*(?:\d|\w{3,10}\.?\s\d)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_SHORT = 30  # words of a line about who posted
_AGREED = 0.8  # of the posts that must have one


def first_of_thread(lines: Sequence[Line], posts: Sequence[Post]) -> Post | None:
    """Return the post that opens a thread, with its title; None when the posts are no thread.

    The others are called replies to its title, or each post says how long its writer has been a member.
    """
    if len(posts) < 2 or any(letterhead(lines, p.first, p.last) for p in posts[:2]):
        return None
    titles = [title_line(lines, p.first, p.last) if p.title is None else p.title for p in posts]
    named = [lines[i].text for i in titles[1:] if i is not None]
    first = titles[0]
    opening = letters(lines[first].text).casefold() if first is not None else ""
    replies = [t for t in named if _REPLY.match(t) and letters(_REPLY.sub("", t, count=1)).casefold() == opening]
    if named and opening and len(replies) >= _AGREED * len(named):
        return replace(posts[0], title=first)
    if not _is_profiled(lines, posts[0]) or not _is_profiled(lines, posts[-1]):
        return None
    if sum(_is_profiled(lines, post) for post in posts) < _AGREED * len(posts):
        return None
    if first is None or lines[first].block.tag not in HEADINGS:
        first = next((i for i in range(posts[0].first - 1, -1, -1) if heading_of(lines[i])), first)
    return replace(posts[0], title=first)


def _is_profiled(lines: Sequence[Line], post: Post) -> bool:
    """Tell whether a post says how long its writer has been a member, or how much she has written."""
    short = (line.text for line in lines[post.first : post.last] if line.words <= _SHORT)
    return any(_FIGURE.search(text) and _PROFILE.search(text) for text in short)
