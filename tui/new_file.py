"""Writing a file that a reader has named: a new one, never over another."""

from collections.abc import Iterable
from pathlib import Path


def write_new(path: Path, pieces: Iterable[str | bytes], about: str = "") -> str:
    """Write pieces, text as UTF-8, to a new file; return what went wrong as a line, "" when nothing did.

    `about` says what the file is; it goes to a file beside it, of the same name with `.txt` behind.
    """
    try:
        with path.open("xb") as out:
            try:
                for piece in pieces:
                    out.write(piece.encode() if isinstance(piece, str) else piece)
                out.flush()
            except BaseException:
                # Half a file is none.
                path.unlink(missing_ok=True)
                raise
        if about:
            path.with_name(f"{path.name}.txt").write_text(about, encoding="utf-8")
    except FileExistsError:
        return f"{path} is there already: give it another name"
    except OSError as problem:
        return f"{path} cannot be written: {problem.strerror or problem}"
    return ""
