"""What goes between the import and its workers: frames of a JSON head and raw bytes. Nothing is ever unpickled."""

import json
import os
import struct
from typing import Any

_HEAD = struct.Struct("!QQ")
LARGEST = 1 << 20
"""What is read at once, in bytes: as much as a pipe holds."""
Frame = tuple[Any, bytes]


def write_frame(descriptor: int, head: Any, payload: bytes = b"") -> None:
    """Write one frame; raise BrokenPipeError when the other side is gone."""
    # File names may hold bytes that are no UTF-8, as surrogates.
    encoded = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    for part in (_HEAD.pack(len(encoded), len(payload)) + encoded, payload):
        data = memoryview(part)
        while data:
            data = data[os.write(descriptor, data) :]


def read_frame(descriptor: int) -> Frame | None:
    """Read one frame; return None when the other side has closed. Raise ValueError when it is no frame."""
    sizes = _read_exactly(descriptor, _HEAD.size)
    if sizes is None:
        return None
    head_size, payload_size = _HEAD.unpack(sizes)
    head = _read_exactly(descriptor, head_size)
    payload = _read_exactly(descriptor, payload_size)
    if head is None or payload is None:
        return None
    return json.loads(head.decode("utf-8", "surrogatepass")), payload


def _read_exactly(descriptor: int, size: int) -> bytes | None:
    parts: list[bytes] = []
    while size:
        part = os.read(descriptor, min(size, LARGEST))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)
