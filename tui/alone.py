"""What the app does without: it opens no connection, so asyncio is loaded as where Python was built without TLS."""

import importlib
import sys
from types import ModuleType
from typing import cast


def asyncio_alone() -> None:
    """Import asyncio without `ssl`, which it would load and which nothing here uses.

    asyncio does so by itself where there is no such module. Who asks for `ssl` later gets it.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    modules["ssl"] = None  # Python's way to say that there is none
    try:
        importlib.import_module("asyncio")
    except ImportError:
        modules.pop("ssl", None)
        importlib.import_module("asyncio")
    finally:
        modules.pop("ssl", None)
