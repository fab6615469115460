"""REFI-QDA project (`.qdpx`): a zip of `project.qde` and the marked texts, for QualCoder, MAXQDA, NVivo, ATLAS.ti.

Positions are code points over texts with LF line ends, UTF-8 without a byte order mark. Users and both dates stand
everywhere, since importers fail without them.
"""

import io
import zipfile
from collections.abc import Iterator

from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._qde import project
from readroom.db.notes_export._xml import document

SUFFIX = ".qdpx"
BINARY = True
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The time of every member, so that the same notes give the same file."""


def export(bundle: Bundle) -> Iterator[bytes]:
    """Yield the file; a highlight whose text nobody has brings its own words and surroundings as a text."""
    root, texts = project(bundle)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "project.qde", document(root))
        for name, text in texts.items():
            _add(archive, f"sources/{name}.txt", text.encode())
    yield out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, _WHEN)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    archive.writestr(member, data)
