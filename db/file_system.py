"""What file system a file stands on: SQLite's locks and its write-ahead log cannot be trusted over a network."""

import os
import re
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
NETWORK = {
    "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "coda", "ncpfs", "9p", "lustre", "ceph", "gpfs", "beegfs",
    "glusterfs", "orangefs", "panfs", "davfs", "ocfs2", "gfs2", "pvfs2", "fuse.sshfs", "fuse.rclone", "fuse.s3fs",
    "fuse.gcsfuse", "fuse.davfs", "fuse.glusterfs", "fuse.ceph", "fuse.cephfs", "fuse.gvfsd-fuse", "fuse.mfs",
    "fuse.juicefs", "fuse.smbnetfs", "fuse.curlftpfs",
}  # fmt: skip
"""File systems that other machines write to as well, as the kernel calls them."""


def network_file_system(path: Path) -> str | None:
    """Return the name of the network file system on which a file stands, or will; None when it is a local one.

    None too where the system does not say (it has no /proc).
    """
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    wanted = os.path.realpath(path)
    found, depth = "", -1
    for line in mounts.splitlines():
        place, kind = _mount(line)
        # Of two mounts on one place, the later one is seen.
        if len(place) >= depth and (wanted == place or wanted.startswith(place.rstrip("/") + "/")):
            found, depth = kind, len(place)
    return found if found in NETWORK else None


def _mount(line: str) -> tuple[str, str]:
    """Return the place and the kind of a mount: `36 35 98:0 /root /place options optional… - kind source options`."""
    head, _, tail = line.partition(" - ")
    parts, kind = head.split(" "), tail.split(" ")[0]
    if len(parts) < 5:
        return "\0", ""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), parts[4]), kind
