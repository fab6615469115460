"""Plain text: page dumps and single articles, cut into articles line by line."""

from dataclasses import replace
from pathlib import PurePath

from readroom.importer.formats import Plain, Unreadable, ending
from readroom.importer.limits import TEXT_LINES
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import NO_ARTICLE, Page


class TextFormat(Plain):
    """Plain-text files; a file without an ending is one when its bytes are text."""

    name = "text"
    light = True
    title = "Text dumps"
    about = (
        "A whole page as plain text, menus and all, or a single article. It is cut line by line: see "
        "[how a page is cut](importing.md#how-a-page-is-cut). Lines that a program has broken are paragraphs again, "
        "and words parted at their ends are joined. A file without an ending is read when it is UTF-8 text."
    )
    limits = f"64 MiB and {TEXT_LINES:,} lines a page"
    endings = (".txt", ".text")
    begins = b""  # its content has no mark
    nameless = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the ending; plain text has no other mark."""
        if ending(name) in self.endings:
            return True
        return bool(name) and "." not in PurePath(name).name and bool(head.strip()) and _is_text(head)

    def read(self, data: bytes, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of a text file; raise Unreadable when it is no text, or empty."""
        from readroom.importer.cut.furniture import Furniture
        from readroom.importer.cut.page import cut_lines
        from readroom.importer.damage import damage_of, with_problem
        from readroom.importer.decode import decode
        from readroom.importer.recipe.recipe import chooser
        from readroom.text.gate import clean

        text, encoding = decode(data)
        text = clean(text)
        if not text.strip():
            raise Unreadable("no text in this file" if data.strip() else "the file is empty")
        text, left_out = _first_lines(text)
        choose = chooser(settings, name)
        furniture = Furniture.from_json(settings.furniture) if settings.furniture else None
        page = cut_lines(text, recipe=choose(text, None) if choose else None, furniture=furniture)
        if left_out and page.problem is None:
            problem = f"{left_out:,} lines beyond the limit of {TEXT_LINES:,} were not read"
            page = replace(page, problem=problem)
        if not page.articles and page.problem is None:
            page = replace(page, problem=NO_ARTICLE)
        return with_problem(page, damage_of(encoding))


def _first_lines(text: str) -> tuple[str, int]:
    """Return as much of a text as is read, and how many lines are beyond that."""
    beyond = text.count("\n") + 1 - TEXT_LINES
    if beyond <= 0:
        return text, 0
    return "\n".join(text.split("\n", TEXT_LINES)[:TEXT_LINES]), beyond


def _is_text(head: bytes) -> bool:
    if b"\0" in head:
        return False
    try:
        head[:4096].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= min(len(head), 4096) - 3
    return True


FORMAT = TextFormat()
