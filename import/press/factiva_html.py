"""The boxes of a Factiva article in HTML as lines and paragraphs."""

from collections.abc import Sequence

from readroom.importer.press.blocks import Block, Kind
from readroom.importer.press.factiva import COUNT
from readroom.importer.press.flow import Flow, paragraphs, parse_fragment
from readroom.importer.press.sheet import Sheet
from readroom.text.gate import clean_line

Rows = list[tuple[str, int, Sequence[Block]]]


def boxes(source: str) -> tuple[Sheet, Rows, list[Block], int | None]:
    """Return the sheet of an article's HTML, its rows by code, its paragraphs, and which of these is the headline."""
    root = parse_fragment(source)
    lines: list[str] = []
    rows: Rows = []
    for row in list(root.iter("tr")):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if len(cells) < 2 or "index" not in (cells[0].get("class") or "").split():
            continue
        code = clean_line(cells[0].text_content()).strip(": ").upper()
        at = len(lines)
        lines.append(code)
        flows = paragraphs(cells[1], rows=True)
        rows.append((code, at, [_block(lines, flow, heading=_is_heading(flow)) for flow in flows]))
        row.drop_tree()
    if rows:
        sheet = Sheet(lines, "Factiva")
        for flow in paragraphs(root):
            lines.append(flow.text)
            sheet.say(len(lines) - 1, "cut", "Factiva's own words")
        return sheet, rows, [], None
    found = paragraphs(root, rows=True)
    title = next((i for i, flow in enumerate(found[:6]) if _is_heading(flow)), 0 if found else None)
    count = next((i for i, flow in enumerate(found[:24]) if COUNT.match(flow.text)), 0)
    blocks = [_block(lines, flow, heading=_is_heading(flow) and i != title) for i, flow in enumerate(found)]
    # A list of paragraphs that are not marked as such, in older copies: all below the words is text.
    if not any(block.part == "body" for block in blocks[count:]):
        blocks = [Block(b.text, b.first, b.last, b.kind, b.cells, "" if b.part == "body" else b.part) for b in blocks]
    return Sheet(lines, "Factiva"), rows, blocks, title


def _block(lines: list[str], flow: Flow, *, heading: bool) -> Block:
    lines.append(flow.text)
    kind: Kind = "row" if flow.cells else "code" if flow.code else "heading" if heading else "text"
    part = "author" if "author" in flow.classes else "body" if _is_body(flow) else ""
    return Block(flow.text, len(lines) - 1, len(lines) - 1, kind, flow.cells, part, flow.box)


def _is_body(flow: Flow) -> bool:
    return any(name.lower().endswith("articleparagraph") for name in flow.classes)


def _is_heading(flow: Flow) -> bool:
    if any(name.endswith("Headline") for name in flow.classes):
        return True
    return not flow.tags.isdisjoint(("h1", "h2", "h3", "h4")) and "factivalogo" not in flow.classes
