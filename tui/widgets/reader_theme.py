"""The themes of the reader: styles of the terminal's own sixteen colours. What a style means never rests on colour."""

from functools import lru_cache
from typing import NamedTuple

from rich.style import Style

from readroom.text.blocks import Face

NULL = Style.null()


class Theme(NamedTuple):
    """The styles of one theme: of plain text, of what was found, of the hit one is at, and the colour of code."""

    base: Style = NULL
    hit: Style = Style(bold=True, color="yellow")
    here: Style = Style(bold=True, reverse=True)
    code: str | None = "cyan"


THEMES: dict[str, Theme] = {
    "terminal": Theme(),
    # Yellow and cyan cannot be read on a light ground.
    "light": Theme(hit=Style(bold=True, color="magenta"), code="blue"),
    "plain": Theme(hit=Style(bold=True, underline=True), code=None),
    "paper": Theme(Style(color="black", bgcolor="white"), Style(bold=True, color="magenta"), code="blue"),
    "night": Theme(Style(color="white", bgcolor="black")),
}
"""By their names in `look.THEMES`. The first two leave plain text without a style: bytes are dear."""


@lru_cache(maxsize=128)
def face_style(face: Face, theme: Theme = THEMES["terminal"]) -> Style:
    """Return the style of a face of the layout."""
    if not face:
        return NULL
    return Style(
        bold=True if Face.BOLD in face else None,
        italic=True if Face.ITALIC in face else None,
        underline=True if Face.UNDERLINE in face else None,
        dim=True if Face.DIM in face else None,
        color=theme.code if Face.CODE in face else None,
    )
