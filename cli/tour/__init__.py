"""The tour library: a small corpus of our own writing that also teaches readroom.

An island that does not exist, three events, four newsrooms that tell them differently; and six lessons.
"""

import hashlib
from importlib.resources import files
from pathlib import Path

__all__ = ["corpus", "corpus_digest"]


def corpus() -> Path:
    """Return the folder of the packaged corpus; nothing is written there, the library stands elsewhere."""
    return Path(str(files(__name__).joinpath("corpus")))


def corpus_digest() -> str:
    """Return the SHA-256 (hexadecimal) over the corpus, names and contents; another one asks for a new library."""
    root = corpus()
    digest = hashlib.sha256()
    for name, path in sorted((p.relative_to(root).as_posix(), p) for p in root.rglob("*") if p.is_file()):
        content = path.read_bytes()
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
