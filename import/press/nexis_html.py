"""The classic HTML of LexisNexis as lines and paragraphs.

Its markup says only how a thing looks; but the class in which the labels are set is that of the sub-headings too, and
a headline is one element whatever its lines.
"""

from collections import Counter
from collections.abc import Sequence

from readroom.importer.press.blocks import Block
from readroom.importer.press.flow import Flow, paragraphs, parse_fragment
from readroom.importer.press.nexis_labels import find_label
from readroom.importer.press.sheet import Sheet


def sheet_of(source: str) -> tuple[Sheet, list[Block]]:
    """Return the sheet and the paragraphs of a record, which begins inside a comment and ends before the next one."""
    source = source.partition("-->")[2]
    opened = source.rfind("<!--")
    if opened >= 0 and "-->" not in source[opened:]:
        source = source[:opened]
    flows = paragraphs(parse_fragment(source), rows=True)
    labels, plain = _classes(flows)
    blocks: list[Block] = []
    text = False
    for number, flow in enumerate(flows):
        found = find_label(flow.text)
        heading = (
            text
            and found is None
            and not flow.cells
            and bool(labels & flow.classes)
            and not plain & flow.classes
            and len(flow.text) <= 120
            and not flow.text.endswith((":", ".", ","))
        )
        if flow.cells:
            blocks.append(Block(flow.text, number, number, "row", flow.cells, box=flow.box))
        else:
            blocks.append(Block(flow.text, number, number, "heading" if heading else "text", box=flow.box))
        text = text or (found is not None and found.field == "length")
    return Sheet([flow.text for flow in flows], "LexisNexis"), blocks


def _classes(flows: Sequence[Flow]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the class in which labels are set, and that of the values beside them: the text's own.

    A hit within a sub-heading has a class of its own.
    """
    labels = Counter(c for flow in flows if find_label(flow.text) for c in flow.first - flow.whole)
    values = Counter(c for flow in flows if find_label(flow.text) for c in flow.classes - flow.whole - flow.first)
    return frozenset(c for c, _ in labels.most_common(1)), frozenset(c for c, _ in values.most_common(1))
