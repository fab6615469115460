"""Names for other programs that stay the same from one export to the next."""

from typing import Any
from uuid import UUID, uuid5

_OURS = UUID("7b0c1d8e-55a4-4c27-9f36-0f6a3d0e9b51")
"""The name space of readroom's own names."""


def guid(kind: str, *names: str) -> str:
    """Return the GUID of a thing that is known by its names."""
    return str(uuid5(_OURS, "\x1f".join((kind, *names))))


def mark_guid(record: dict[str, Any]) -> str:
    """Return the GUID of a highlight: its own id; of one in a layer, a name made of both."""
    if record.get("layer"):
        return guid("mark", str(record["layer"]), record["id"])
    try:
        return str(UUID(record["id"]))
    except ValueError:
        return guid("mark", record["id"])
