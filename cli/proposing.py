"""Corrections of a reader who cannot write to the library: kept in their notebook, listed, taken back, shown."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, notes_path, open_library, open_notebook, say, some_of
from readroom.db.errors import NotebookError, ReadroomError
from readroom.text.counted import number_of
from readroom.writing import BLANK, NOTHING, agree, line_edits, meant, page_of, say_settled

if TYPE_CHECKING:
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.db.own_values import Own
    from readroom.text.recut_edits import LineEdit

_SHORT = 8
"""How much of a correction's id a list shows."""


def keep(args: argparse.Namespace, settings: Sequence[tuple[str, str | None]], refused: str) -> int:
    """Keep what `readroom edit` was asked for in the reader's notebook, since the library refused it."""
    from readroom.db.articles import rows_by_id
    from readroom.db.own_values import own_values
    from readroom.db.unlike import unlike

    with open_library(args) as library, open_notebook(args, library) as notebook:
        notebook.need_writing()
        ids, _ = meant(args, library, args.what)
        if not ids:
            raise ReadroomError(f"no article is found by {args.what!r}; nothing was changed")
        say(f"{refused}; what you correct is kept in your notebook")
        edits = line_edits(args, library, ids)
        own = own_values(notebook.proposals())
        wanted = [(*one, unlike(library.connection, ids, *one, own)) for one in settings]
        say_settled(wanted, len(ids))
        differ = {one for _, _, some in wanted for one in some}
        concerned = ids if edits else [one for one in ids if one in differ]
        if concerned and not agree(args, library, concerned, f"set {', '.join([*args.set, *args.line])}"):
            say(NOTHING)
            return 1
        keys = {row.id: row.key for row in rows_by_id(library, ids)}
        fit = _fitting(library, notebook, ids[0], edits) if edits else None
        said = [(keys[one], field, value) for field, value, some in wanted for one in some]
        kept = notebook.propose_all(said, reason=args.reason)
        if fit:
            kept.append(notebook.propose_cut(keys[ids[0]], *fit))
        changed = len({one.article_key for one in kept})
    if args.line and not edits:
        say(BLANK)
    if not kept:
        say(NOTHING)
        if args.json:
            emit_json({"corrections": [], "articles": 0, "kept": []})
        return 1
    if args.json:
        emit_json({"corrections": [], "articles": changed, "kept": [one.id for one in kept]})
    else:
        emit_text(
            f"kept in your notebook, corrected by you: {number_of(changed, 'article')}; "
            "take it back with: readroom notes undo; list all with: readroom edit --list --mine"
        )
    return 0


def _fitting(
    library: "Library", notebook: "Notebook", article: int, edits: "Sequence[LineEdit]"
) -> "tuple[tuple[bytes, str, int | None], Sequence[LineEdit]] | None":
    """Return where a page is and the edits of it that fit, after those that its reader has kept; None: none does."""
    from readroom.db.page_work import changes_anything, look, page_work, proposed_edits

    work = page_work(library, page_of(library, article))
    before = proposed_edits(notebook.proposals(page_digest=work.place[0]))
    seen = look(work, [*before, *edits])
    for one in seen.unfit:
        say(f"not done: {one.edit.do} line {one.edit.line}: {one.why}")
    fit = [edit for edit in edits if not any(one.edit is edit for one in seen.unfit)]
    return (work.place, fit) if fit and changes_anything(work, before, fit) else None


def list_mine(args: argparse.Namespace) -> int:
    """List what the reader's notebook proposes."""
    with open_library(args) as library, open_notebook(args, library) as notebook:
        for one in some_of(args, notebook.proposals(), "nothing is corrected in your notebook"):
            row = one.to_row()
            if args.json:
                emit_json({"id": one.id, **row})
                continue
            several = row["value"] if isinstance(row["value"], list) else None
            value = one.value or "(absent)"
            if several is not None:
                value = number_of(len(several), "line") if one.field == "cut" else "; ".join(several)
            emit_text(f"{one.id[:_SHORT]}  {one.created[:10]}  {one.field}: {value}  [{one.article_key}]")
    return 0


def undo_mine(args: argparse.Namespace) -> int:
    """Take a correction of the notebook away, by its id or how that begins."""
    with open_library(args) as library, open_notebook(args, library) as notebook:
        found = [one for one in notebook.proposals() if one.id.startswith(args.undo.lower())]
        if len(found) != 1:
            what = "more than one correction begins with" if found else "there is no correction"
            raise NotebookError(f"{what} {args.undo!r} in your notebook; see: readroom edit --list --mine")
        notebook.drop_proposal(found[0].id)
    if args.json:
        emit_json({"correction": found[0].id, "articles": 1})
    else:
        emit_text(f"took back your correction of {found[0].field}; readroom notes undo brings it again")
    return 0


def own_of(args: argparse.Namespace, library: "Library") -> "Own":
    """Return what the reader's notebook says of fields, if there is one; it is not made."""
    import os

    from readroom.db.notebook_path import notebook_path
    from readroom.db.own_values import peek_own

    return peek_own(notes_path(args) or notebook_path(library.id, os.environ))


def with_own(said: dict[str, Any], own: Sequence[str]) -> dict[str, Any]:
    """Return an article as JSON, with the fields in which it is as its reader has corrected it, if there are any."""
    return {**said, "corrected_by_you": list(own)} if own else said
