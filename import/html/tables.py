"""Tables of HTML: their rows, and whether they hold data or only lay out a page."""

from typing import Any

_GROUPS = ("thead", "tbody", "tfoot")
_LAYOUT = (
    "table",
    "ul",
    "ol",
    "dl",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "article",
    "section",
    "form",
)
_LONG = 600  # characters; a cell that is longer holds text of a page, not data


def rows_of(table: Any) -> list[list[Any]]:
    """Return the cells of a table row by row; those of a table inside it are not among them."""
    rows: list[list[Any]] = []
    for child in table:
        if child.tag in _GROUPS:
            rows += (_cells(row) for row in child if row.tag == "tr")
        elif child.tag == "tr":
            rows.append(_cells(child))
    return [row for row in rows if row]


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def is_regular(table: Any) -> bool:
    """Tell whether all the text of a table stands in its cells."""
    for element in table.iter("table", "thead", "tbody", "tfoot", "tr"):
        inside = [element.text, *(child.tail for child in element)]
        if any(text and text.strip() for text in inside):
            return False
        allowed = (
            ("td", "th", "script", "style") if element.tag == "tr" else ("tr", "caption", "colgroup", "col", *_GROUPS)
        )
        if any(child.tag not in allowed for child in element):
            return False
    return True


def is_data(rows: list[list[Any]]) -> bool:
    """Tell whether a table holds data: several rows and columns, and no cell with the blocks or length of a text."""
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    for row in rows:
        for cell in row:
            if not len(cell):
                if len(cell.text or "") > _LONG:
                    return False
                continue
            if next(cell.iter(*_LAYOUT), None) is not None or sum(1 for _ in cell.iter("p", "div")) > 2:
                return False
            if len("".join(cell.itertext())) > _LONG:
                return False
    return True
