"""Who is at work, as the system knows it: the name that signs highlights and corrections."""

import os
import pwd
from contextlib import suppress
from pathlib import Path

from readroom.text.gate import clean_line

ACCOUNTS = Path("/etc/passwd")


def account_name() -> str | None:
    """Return the name of the account that runs the program, or None when it has none."""
    name = _listed(os.geteuid())
    if name is None:
        with suppress(KeyError):
            name = pwd.getpwuid(os.geteuid()).pw_name
    return clean_line(name) or None if name else None


def _listed(user: int) -> str | None:
    """Return the name that the list of local accounts has: it is asked first, since it needs no socket to a service."""
    with suppress(OSError):
        for line in ACCOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
            fields = line.split(":")
            if len(fields) == 7 and fields[2] == str(user):
                return fields[0]
    return None
