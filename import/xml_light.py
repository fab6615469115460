"""Small XML files to plain nodes, by the standard library alone: cheap and safe enough for the import's own process.

No document type with declarations of its own is read; entities are those of HTML.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

from readroom.importer.formats import Unreadable
from readroom.importer.limits import XML_DEPTH

_MOST = 200_000  # nodes


@dataclass(slots=True)
class Node:
    """An element: its name without a prefix, its attributes as they are named, its children, the text inside it."""

    name: str
    attributes: dict[str, str]
    children: list["Node"] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        """Return an attribute by its name, with a prefix or without."""
        if name in self.attributes:
            return self.attributes[name]
        return next((v for k, v in self.attributes.items() if k.rpartition(":")[2] == name), None)

    def walk(self, *names: str) -> Iterator["Node"]:
        """Yield the nodes below this one that have one of the names."""
        stack = self.children[::-1]
        while stack:
            node = stack.pop()
            if node.name in names:
                yield node
            stack += node.children[::-1]

    def child(self, name: str) -> "Node | None":
        """Return the first child with a name."""
        return next((c for c in self.children if c.name == name), None)

    @property
    def text(self) -> str:
        """All the text inside, white space collapsed."""
        parts: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                parts.append(node)
                continue
            # A child's text stands behind the part of its parent's that came before it.
            for part, each in zip(reversed(node.parts), [None, *reversed(node.children)], strict=False):
                if each is not None:
                    stack.append(each)
                stack.append(part)
        return " ".join("".join(parts).split())


def parse_light(data: bytes, what: str) -> Node:
    """Return the root of a small XML file; raise Unreadable (which calls it `what`) when it is broken or not safe."""
    root: list[Node] = []
    opened: list[Node] = []
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > _MOST:
            raise Unreadable(f"{what} has more than {_MOST:,} elements, the limit")
        if len(opened) >= XML_DEPTH:
            raise Unreadable(f"{what} is nested deeper than {XML_DEPTH} levels, the limit for XML")
        node = Node(name.rpartition(":")[2], attributes, parts=[""])
        if opened:
            opened[-1].children.append(node)
            opened[-1].parts.append("")
        else:
            root.append(node)
        opened.append(node)

    def text(value: str) -> None:
        if opened:
            opened[-1].parts[-1] += value

    def doctype(name: str, system: str | None, public: str | None, subset: bool) -> None:
        if subset:
            raise Unreadable(f"{what} declares a document type of its own; such XML is not read")

    def entity(name: str, parameter: bool) -> None:
        if not parameter:
            text(html5.get(f"{name};", " "))

    parser = expat.ParserCreate()
    parser.SkippedEntityHandler = entity
    parser.buffer_text = True
    parser.UseForeignDTD(True)
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: opened.pop()
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreadable(f"{what} is broken XML: {expat.ErrorString(error.code)}, line {error.lineno}") from None
    except (ValueError, LookupError) as error:
        raise Unreadable(f"{what} is no XML: {error}") from None
    if not root:
        raise Unreadable(f"{what} is empty")
    return root[0]
