"""Giving highlights that wait a place, and what is said of an article that is gone another article."""

import argparse
from typing import TYPE_CHECKING

from readroom.context import emit_json, emit_text, say
from readroom.db.errors import LibraryError, NotebookError
from readroom.notes_shared import opened, short
from readroom.text.counted import number_of

if TYPE_CHECKING:
    from readroom.db.following import Left
    from readroom.db.highlights import Highlight
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.db.notebook.succession import Said
    from readroom.notes import Commands

WHERE = "say where its words are: --start N --end N or --quote TEXT, of another article with --in ID; or --accept"


def register(parts: "Commands") -> None:
    """Add the command."""
    follow = parts.add_parser(
        "follow",
        help="what is said of articles that are gone: list it, or say it of another article",
        epilog="An article is gone where its page was cut otherwise or changed, or it was withdrawn. Highlights "
        "follow their words by themselves, or wait; notes on the article, attributes, places in collections and "
        "corrections wait.",
    )
    follow.add_argument("key", nargs="?", metavar="KEY", help="the article that is gone; without it, all are listed")
    follow.add_argument("--to", metavar="ID", help="another article than the one that has most of its words")
    follow.add_argument("--json", action="store_true", help="answer in JSON")
    follow.set_defaults(run=run_follow, usage_error=follow.error)


def run_follow(args: argparse.Namespace) -> int:
    """List what is said of articles that are gone, or say it of another article."""
    from readroom.db.following import left_behind

    if args.to is not None and args.key is None:
        args.usage_error("name the article that is gone: KEY --to ID")
    with opened(args) as (library, notebook):
        if library is None:
            raise NotebookError("which articles are gone is known to the library alone; name it with --library FILE")
        left = left_behind(notebook, library)
        if args.key is not None:
            return _hand_over(args, library, notebook, left)
        for one in left:
            if args.json:
                emit_json({"key": one.key, **_counts(one.said), "suggested_article": one.heir.id if one.heir else None})
            else:
                where = f"its words: article {one.heir.id}" if one.heir else "its words: in no article that is known"
                emit_text(f"{one.key}  {one.said.words}  {where}")
    return 0


def _hand_over(args: argparse.Namespace, library: "Library", notebook: "Notebook", left: "list[Left]") -> int:
    from readroom.db.articles import find_article, rows_by_id

    found = [one for one in left if one.key == args.key] or [one for one in left if one.key.startswith(args.key)]
    if len(found) != 1:
        what = "more than one article that is gone has a key that begins so" if found else "nothing waits of an article"
        raise NotebookError(f"{what}: {short(args.key, 60)!r}; list them with: readroom notes follow")
    heir = found[0].heir
    if args.to is None and heir is None:
        raise LibraryError(f"nobody knows where the words of {found[0].key} went; name an article: --to ID")
    to = find_article(library, args.to) if args.to is not None or heir is None else heir.id
    done = notebook.hand_over(found[0].key, rows_by_id(library, [to])[0].key)
    left_over = found[0].said.count - done.count
    if args.json:
        emit_json({"key": found[0].key, "article": to, **_counts(done), "left": left_over})
        return 0
    emit_text(f"said of article {to} now: {done.words or 'nothing'}; take it back with: readroom notes undo")
    if left_over:
        say(f"{left_over:,} of what is said of {found[0].key} stays there: article {to} has a value or a place already")
    return 0


def _counts(said: "Said") -> dict[str, int]:
    from dataclasses import asdict

    return asdict(said)


def say_what_waits(library: "Library", notebook: "Notebook") -> None:
    """Say how many highlights wait for a decision, and how much is said of articles that are gone."""
    from readroom.db.following import left_behind

    if marks := len(notebook.waiting()):
        waits = number_of(marks, "highlight waits", "highlights wait")
        how = "readroom notes edit NOTE-ID --accept, --in ID or --orphan"
        say(f"{waits} for a decision, since texts have changed: {how}")
    if left := left_behind(notebook, library):
        much = number_of(sum(one.said.count for one in left), "thing is", "things are")
        say(f"{much} said of {number_of(len(left), 'article')} that {'is' if len(left) == 1 else 'are'} gone: "
            "readroom notes follow")  # fmt: skip


def place(args: argparse.Namespace, library: "Library | None", notebook: "Notebook", highlight: "Highlight") -> None:
    """Give a highlight the place that was said: the suggested one, or a range or a quotation of an article's text."""
    from readroom.db.articles import find_article, get_article
    from readroom.db.following import suggested
    from readroom.db.heirs import present
    from readroom.db.notebook.places import Text

    if library is None:
        notebook.confirm(highlight.id, args.start, args.end, group="edit")
        return
    if args.accept:
        found = suggested(library, notebook, highlight)
        if found is None or found.text.key == highlight.article_key:
            notebook.confirm(highlight.id, group="edit")
        else:
            notebook.confirm(highlight.id, found.start, found.end, other=found.text, group="edit")
        return
    there = present(library, [highlight.article_key]).get(highlight.article_key)
    if args.within is None and there is None:
        raise NotebookError(
            f"the article of note {highlight.id[:8]} is not in the library; say in which one its words are: --in ID"
        )
    number = there[0] if args.within is None and there else find_article(library, args.within)
    article = get_article(library, number)
    text = article.body.text
    start, end = (args.start, args.end) if args.quote is None else quoted(text, args.quote, number)
    other = Text(article.row.key, article.digest, text)
    notebook.confirm(highlight.id, start, end, other=other, group="edit")


def quoted(text: str, quote: str, article: int) -> tuple[int, int]:
    """Return where a quotation stands in a text; raise LibraryError unless it does so once."""
    from readroom.text.gate import clean
    from readroom.text.quote import find_quote

    places = find_quote(text, clean(quote))
    if len(places) == 1:
        return places[0]
    said = f"“{short(quote, 60)}” occurs {number_of(len(places), 'time')} in the text of article {article}"
    if places:
        raise LibraryError(f"{said}; quote more of it, or say --start and --end")
    raise LibraryError(f"{said}; compare it with: readroom show {article}")
