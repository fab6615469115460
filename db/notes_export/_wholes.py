"""What is no highlight as Markdown: notes, what is said of articles, the codebook, collections, kept tables."""

from collections.abc import Callable

from readroom.db.notebook_record import Record
from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._passages import escaped


def note(one: Record, head: str) -> str:
    """Return a note under a heading; one's own text is Markdown."""
    about = f" (story {escaped(one['subject'])})" if one["kind"] == "story" else ""
    said = f"{(one['note'] or '').strip()}\n\n— {one['created']}"
    return f"\n{head}{escaped(one['heading'] or 'Note')}{about}\n\n{said}\n"


def about_article(bundle: Bundle, key: str) -> str:
    """Return the attributes of an article and the notes on it."""
    parts = [f"\n{escaped(name)}: {escaped(value)}\n" for name, value in bundle.attributes_of(key).items()]
    parts += [note(one, "### ") for one in bundle.notes if one["key"] == key]
    return "".join(parts)


def codebook(bundle: Bundle, head: str) -> str:
    """Return what tags mean, and the notes on them; empty when nothing is said of any."""
    notes: dict[str, list[Record]] = {}
    for one in bundle.notes:
        if one["kind"] == "tag":
            notes.setdefault(one["subject"], []).append(one)
    said = {code.name: code for code in bundle.codes if code.definition or code.colour or code.name in notes}
    parts = [f"\n{head}Codebook\n"] if said or notes else []
    for name in sorted({*said, *notes}, key=str.casefold):
        colour = f" ({said[name].colour})" if name in said and said[name].colour else ""
        parts.append(f"\n{head[0]}{head}{escaped(name)}{colour}\n")
        if name in said and said[name].definition:
            parts.append(f"\n{escaped(said[name].definition)}\n")
        parts += [note(one, f"{head[0]}{head[0]}{head}") for one in notes.get(name, [])]
    return "".join(parts)


def collections(bundle: Bundle, head: str, link: Callable[[str], str]) -> str:
    """Return each collection as a list; `link` makes of an article's key what stands for it."""
    parts = []
    for one in bundle.rest.collections:
        parts.append(f"\n{head}Collection: {escaped(one.name)}\n\n")
        if one.description:
            parts.append(f"{escaped(one.description)}\n\n")
        for item in one.items:
            box = "x" if item.state == "done" else " "
            reason = f" — {escaped(' '.join(item.reason.split()))}" if item.reason else ""
            parts.append(f"- [{box}] {link(item.article_key)}{reason}\n")
    return "".join(parts)


def tables(bundle: Bundle, head: str) -> str:
    """Return each kept table."""
    parts = []
    for one in bundle.rest.tables:
        lines = [one.header, ["---"] * len(one.header), *one.rows]
        rows = "".join("| " + " | ".join("" if c is None else escaped(str(c)) for c in line) + " |\n" for line in lines)
        parts.append(
            f"\n{head}Table: {escaped(one.name)}\n\n{escaped(' '.join(one.command))} · {one.created}\n\n{rows}"
        )
    return "".join(parts)
