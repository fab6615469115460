"""Who is at work, as the system knows it: the name that signs highlights and corrections."""

import os
import pwd

from readroom.text.gate import clean_line


def account_name() -> str | None:
    """Return the name of the account that runs the program, or None when it has none."""
    try:
        return clean_line(pwd.getpwuid(os.geteuid()).pw_name) or None
    except KeyError:
        return None
