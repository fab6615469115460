"""Counting more things than fit into memory: full tallies go to temporary files in order, merged at the end."""

import heapq
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from types import TracebackType
from typing import IO, Self

MOST = 1_000_000
"""How many different things are held in memory (some 250 bytes each)."""


class Tally:
    """How often each of some words stands somewhere, and in how many texts; a context manager."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._hits: Counter[str] = Counter()
        self._texts: Counter[str] = Counter()
        self._runs: list[IO[str]] = []
        self._files = ExitStack()
        self.total = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._files.close()

    def add(self, found: Sequence[str]) -> None:
        """Count what stands in one text; nothing may hold a tab or a line feed."""
        self.total += len(found)
        self._hits.update(found)
        self._texts.update(set(found))
        if len(self._hits) >= self._most:
            self._spill()

    def _spill(self) -> None:
        run = self._files.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n"))  # noqa: SIM115
        run.writelines(f"{thing}\t{self._hits[thing]}\t{self._texts[thing]}\n" for thing in sorted(self._hits))
        run.seek(0)
        self._runs.append(run)
        self._hits.clear()
        self._texts.clear()

    def items(self) -> Iterator[tuple[str, int, int]]:
        """Yield each thing with its hits and its texts, in order; to be asked once."""
        rest = ((thing, self._hits[thing], self._texts[thing]) for thing in sorted(self._hits))
        merged = heapq.merge(*map(_lines, self._runs), rest, key=itemgetter(0)) if self._runs else rest
        for thing, parts in groupby(merged, key=itemgetter(0)):
            hits = texts = 0
            for _, more_hits, more_texts in parts:
                hits += more_hits
                texts += more_texts
            yield thing, hits, texts


def _lines(run: IO[str]) -> Iterator[tuple[str, int, int]]:
    for line in run:
        thing, hits, texts = line.rstrip("\n").split("\t")
        yield thing, int(hits), int(texts)
