"""How an import is done."""

from dataclasses import dataclass

from readroom.importer.asking import Ask
from readroom.importer.report import Watch
from readroom.importer.settings import NOTHING, Settings


@dataclass(frozen=True, slots=True)
class Options:
    """How an import is done. `version` is the program's.

    `source` overrides what pages say; `only` is a pattern of file names; `since` the earliest time at which a file was
    last modified (seconds since 1970). `derive`: what can be made from articles is brought up to date at the end.
    `ask` asks a person which column is which field; `watch` is told how far the run is.
    """

    workers: int
    version: str
    source: str | None = None
    only: str | None = None
    dry_run: bool = False
    settings: Settings = NOTHING
    since: float | None = None
    derive: bool = True
    ask: Ask | None = None
    watch: Watch | None = None
