"""JSON files: an array of records, an object with one in it, or objects one behind the other."""

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

from readroom.importer.formats import Part, Plain, ending
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readroom.importer.asking import Unclear

_ARRAY = re.compile(rb"\[\s*(?:\{|\])")
_OBJECT = re.compile(rb"\{\s*(?:\"|\})")


class JsonFormat(Plain):
    """`.json` files of records; a record is an object, its number its place in the array."""

    name = "json"
    title = "JSON"
    about = (
        'An array of records, or an object with one (`{"articles": […]}`, `{"data": {"items": […]}}`), or one record, '
        "pretty-printed or not. What search engines (Elasticsearch, Solr), web interfaces (the Guardian, WordPress, "
        "JSON Feed) and MongoDB wrap around a record is taken off; the names of the fields are those of "
        "[JSON lines](#json-lines). A file in which several arrays could be meant is read by the one whose records "
        "have text; `--map NAME=FIELD` says what a field of another name is."
    )
    limits = "16 MiB a record, 1,000 levels, the file of any size"
    endings = (".json",)
    begins = b"[{"
    container = True
    details = (
        "Every field has its line in the page view: what it was taken for, or that it was not read. What stands around "
        "the array (`source`, `language`, the title of a JSON Feed) holds for each record that does not say otherwise; "
        "`total` and the like are compared with what was found, unless the file is one page of many. Where a record "
        "cannot be followed to its end, it is refused, and the next one that begins with the same names is read.\n\n"
        "A record without text is `skipped`; so are lists of addresses, such as those of Omnivore, whose articles "
        "stand as HTML beside the list in its archive."
    )

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by an array of objects, or an object that is neither a line of many nor the only record of a line."""
        from readroom.importer.utf8 import head_as_utf8

        head = head_as_utf8(head).lstrip()
        if ending(name) in self.endings:
            return _OBJECT.match(head) is not None or head.startswith(b"[")
        if _ARRAY.match(head):
            return True
        if not _OBJECT.match(head):
            return False
        line, _, rest = head.partition(b"\n")
        return not _are_lines(line, rest) if rest.strip() else _holds_array(head)

    def columns(self, stream: BinaryIO) -> Sequence[str] | None:
        """Return the names of the fields of the first records."""
        from readroom.importer.records.json_records import json_names

        return json_names(stream)[0] or None

    def unclear(self, stream: BinaryIO, settings: Settings) -> "Unclear | None":
        """Return what the fields' names leave open: which one is the text, when none of the first records has one."""
        from readroom.importer.asking import Unclear
        from readroom.importer.records.json_records import json_names
        from readroom.importer.records.places import may_have_text

        names, samples = json_names(stream)
        columns = tuple((settings.columns or {}).items())
        if not samples or any(may_have_text(sample, columns) for sample in samples):
            return None
        shown = {name: next((str(s[name]) for s in samples if s.get(name)), "") for name in names}
        return Unclear(names, shown, ["text"])

    def records(self, stream: BinaryIO) -> "Iterator[Part]":
        """Yield the records, one at a time; what cannot be followed to its end is refused."""
        from readroom.importer.records.json_records import json_parts

        yield from json_parts(stream)

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page that one record is; raise Unreadable when it is broken, or holds no text."""
        from readroom.importer.recipe.recipe import chooser
        from readroom.importer.records.json_record import unpack
        from readroom.importer.records.page import record_page

        fields, problem = unpack(data)
        columns = tuple((settings.columns or {}).items())
        return record_page(fields, "json", number, columns=columns, problem=problem, recipe=chooser(settings, name))


def _are_lines(line: bytes, rest: bytes) -> bool:
    """Tell whether a file has an object on every line, the first of which may be broken."""
    if line.rstrip().endswith((b"{", b"[", b",", b":")):
        return False
    return any(_is_object(each) for each in (line, *rest.split(b"\n", 3)[:3]))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _holds_array(head: bytes) -> bool:
    """Tell whether the one object that a file seems to be holds the records instead of being one."""
    import io

    from readroom.importer.records.json_shape import shape_of

    return shape_of(io.BytesIO(head)).path is not None


FORMAT = JsonFormat()
