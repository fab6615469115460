"""The words of one piece of a query: told apart and folded, with what a `*` in them stands for."""

import re
from dataclasses import dataclass

from readroom.text.fold import folded_words, tokens
from readroom.text.query_lex import Notice, Piece, quoted
from readroom.text.query_tree import STAR, WILD

MAX_WORDS = 64
"""How many words and values a query may look for."""

_LAST_STARS = re.compile(r"\*+[^\w*]*$")
_MARKS = re.compile(r"(?<!\w)[~=](?=\w)")
_STARS = re.compile(f"{STAR}+")


@dataclass(frozen=True, slots=True)
class Words:
    """What a piece is looked for by. `folded`: its words, each may hold a `*`; `printed`: as they stand there.

    `prefix`: the last one may go on. `written`: the piece from its first word to its last one.
    """

    folded: tuple[str, ...]
    printed: tuple[str, ...]
    prefix: bool
    written: str


def words_of(piece: Piece, notices: list[Notice], *, wild: bool, most: int) -> Words | None:
    """Return the words of a piece, `most` of them; None when it has none. Note what was not understood.

    `wild`: a `*` may stand anywhere in a word, and not only at the end of the last one.
    """
    text, at = piece.text, piece.position
    if not piece.quoted and text.lower().startswith("near/") and folded_words(text):
        notices.append(Notice(f"{quoted(text)} is looked for as words: write near/5(one other)", at))
    if piece.quoted and (mark := _MARKS.search(text)):
        plain = " ".join(_MARKS.sub("", text).split())
        where = f"write it before the quotation mark, {mark[0]}{quoted(plain)}"
        notices.append(Notice(f"a {mark[0]} before a word of {quoted(text)} is left out: {where}", at))
    stars = _LAST_STARS.search(text)
    head = text[: stars.start()] if stars else text
    wild = wild and STAR not in head
    every = tokens(head.replace(WILD, STAR) if wild else head)
    found = [token for token in every if not wild or token.folded.strip(STAR)]
    if not found:
        return None
    kept = found[:most]
    prefix = stars is not None and kept[-1].end == len(head)
    if len(kept) < len(found):
        notices.append(Notice(f"a query may look for {MAX_WORDS} words: the rest is left out", at))
    elif len(found) < len(every) or (stars and not prefix) or (not wild and WILD in head):
        where = "in or at the end of a word" if wild else "at the end of the last word"
        notices.append(Notice(f"a * works only {where}: one in {quoted(text)} is left out", at))
    folded = [_STARS.sub(WILD, token.folded) if wild else token.folded for token in kept]
    if wild and folded[-1].endswith(WILD):
        folded[-1], prefix = folded[-1].removesuffix(WILD), True
    written = head[kept[0].start : kept[-1].end]
    return Words(
        tuple(folded),
        tuple(head[token.start : token.end] for token in kept),
        prefix,
        " ".join((written if wild else written.replace(WILD, " ")).split()),
    )
