"""Where the records of a JSON file stand: at the top, in one of its arrays, or under names of their own."""

import io
import json
from dataclasses import dataclass, field
from typing import Any, BinaryIO, cast

from readroom.importer.limits import JSON_LOOK
from readroom.importer.records.json_record import flat, has_prose
from readroom.importer.records.json_scan import Broken, Scanner
from readroom.importer.records.names import FIELDS, plain_name

Path = tuple[bytes, ...]

_CONTAINERS = frozenset(
    (
        "articles", "article", "items", "item", "hits", "results", "result", "records", "record", "documents", "docs",
        "entries", "entry", "posts", "stories", "news", "data", "rows", "list", "response", "value", "values", "texts",
        "elements", "papers", "pages", "corpus", "archive", "publications", "references", "artikel", "beitrage",
        "noticias", "articulos",
    )
)  # fmt: skip
_TOTALS = ("total", "totalresults", "total_results", "numfound", "num_found", "total_count", "total_hits", "totalhits")
_PAGED = ("page", "pages", "currentpage", "pagesize", "page_size", "start", "startindex", "offset", "next", "cursor")
_SHARED = ("source", "outlet", "language", "database")
_OPEN = (0x7B, 0x5B)  # { and [
_DEPTH = 4
_SAMPLES = 20  # records that are looked at
_SAMPLE_BYTES = 1 << 18  # of one of them
_LONGEST = 1000  # bytes of a value that is kept


@dataclass(slots=True)
class Node:
    """An array or object on the way to the records: its items, and what a look at some of them showed."""

    path: Path
    array: bool
    objects: int = 0
    others: int = 0
    size: int = 0
    ended: bool = False
    strings: list[str] = field(default_factory=list)
    samples: list[dict[str, Any]] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def prose(self) -> bool:
        """Whether one of its items has a text."""
        return any(has_prose(sample) for sample in self.samples)


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the records stand (`path` is None: each value at the top is one), what holds for all of them, how many.

    `samples` are some of the records, `declared` how many the file says that it holds.
    """

    path: Path | None
    context: dict[str, Any]
    declared: int | None
    samples: list[dict[str, Any]]


def shape_of(stream: BinaryIO) -> Shape:
    """Return where the records of a JSON file stand; the stream is at its beginning, and is read on from there."""
    look = Scanner(cast(BinaryIO, _Begun(stream, JSON_LOOK)))
    nodes: dict[Path, Node] = {}
    whole = True
    try:
        _look(look, (), nodes)
    except Broken:
        whole = look.offset < JSON_LOOK // 2
    top = nodes.get(())
    if top is None:
        return Shape(None, {}, None, [])
    if top.array:
        return Shape((), {}, None, top.samples)
    found = _chosen(nodes, whole=whole)
    if found is None:
        return Shape(None, {}, None, [flat(top.values)])
    around = [nodes[found.path[:depth]] for depth in range(len(found.path))]
    return Shape(found.path, _context(around), _declared(around), found.samples)


class _Begun(io.RawIOBase):
    """The beginning of a stream."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        super().__init__()
        self._stream = stream
        self._left = most

    def read(self, size: int = -1) -> bytes:
        """Read on, up to the limit."""
        data = self._stream.read(min(size, self._left))
        self._left -= len(data)
        return data


def _look(scanner: Scanner, path: Path, nodes: dict[Path, Node]) -> None:
    """Note the array or object that comes next, and those within it; raise Broken where it cannot be followed."""
    sign = scanner.peek()
    if sign not in _OPEN:
        raise Broken("neither an array nor an object", scanner.offset)
    node = nodes[path] = Node(path, sign == 0x5B)
    start = scanner.offset
    try:
        for key in scanner.items():
            _look_at(scanner, node, key, nodes)
            if not path and node.array and node.objects >= _SAMPLES:
                return
            node.size = scanner.offset - start
        node.ended = True
    finally:
        node.size = scanner.offset - start


def _look_at(scanner: Scanner, node: Node, key: bytes | None, nodes: dict[Path, Node]) -> None:
    sign = scanner.peek()
    if sign == 0x7B and (node.array or len(node.path) >= _DEPTH):
        node.objects += 1
        _sample(scanner, node)
    elif sign in _OPEN:
        node.objects += sign == 0x7B
        node.others += sign == 0x5B
        if key is None or len(node.path) >= _DEPTH:
            scanner.skip()
            return
        _look(scanner, (*node.path, key), nodes)
        within = nodes[(*node.path, key)]
        if sign == 0x7B and len(node.samples) < _SAMPLES:
            node.samples.append(flat(within.values))
        node.values[_name(key)] = within.values if sign == 0x7B else within.samples or within.strings
    else:
        node.others += 1
        if node.array and sign == 0x22 and len(node.strings) < _SAMPLES:
            node.strings.append("…")
        value = scanner.take(JSON_LOOK)
        if key is not None:
            node.values[_name(key)] = _value(value)


def _sample(scanner: Scanner, node: Node) -> None:
    if len(node.samples) >= _SAMPLES:
        scanner.skip()
        return
    data = scanner.take(JSON_LOOK)
    found = _value(data) if len(data) <= _SAMPLE_BYTES else None
    if isinstance(found, dict):
        node.samples.append(flat(found))


def _value(data: bytes) -> Any:
    """Return a value; of a long one only that it is there."""
    if len(data) > _LONGEST and not data.startswith((b"{", b"[")):
        return data[1:_LONGEST].decode("utf-8", "replace")
    try:
        return json.loads(data.decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError):
        return None


def _name(key: bytes) -> str:
    return key.decode("utf-8", "replace")


def _chosen(nodes: dict[Path, Node], *, whole: bool) -> Node | None:
    """Return the array (or the object with names of its own) that holds the records, None when the top is one."""
    top = nodes[()]
    if whole and has_prose(flat(top.values)):
        return None
    arrays = [n for n in nodes.values() if n.array and (n.objects > n.others or (_known(n) and not n.others))]
    if not whole and (endless := [n for n in arrays if not n.ended]):
        return endless[-1]
    if found := max(arrays, key=lambda n: (n.prose, _known(n), n.size), default=None):
        titled = {plain_name(name) for name in top.values} & set(FIELDS["title"])
        return found if _known(found) or not titled else None
    named = [n for n in nodes.values() if not n.array and n.objects > 1 and n.objects > n.others and n.prose]
    return max(named, key=lambda n: n.size, default=None)


def _known(node: Node) -> bool:
    return bool(node.path) and plain_name(_name(node.path[-1])) in _CONTAINERS


def _context(around: list[Node]) -> dict[str, Any]:
    """Return what the objects around the records say of all of them."""
    found: dict[str, Any] = {}
    for node in around:
        values = {plain_name(name): value for name, value in node.values.items() if isinstance(value, str) and value}
        for name in _SHARED:
            if said := next((values[n] for n in FIELDS[name] if n in values), None):
                found[name] = said
        if "jsonfeed.org" in values.get("version", "") and "title" in values:
            found["source"] = values["title"]
    return found


def _declared(around: list[Node]) -> int | None:
    """Return how many records there are in all, unless the file says that it is one page of them."""
    values = {plain_name(name): value for node in around for name, value in node.values.items()}
    if any(name in values for name in _PAGED):
        return None
    for name in _TOTALS:
        value = values.get(name)
        value = value.get("value") if isinstance(value, dict) else value
        if isinstance(value, int) and not isinstance(value, bool):
            return value
    return None
