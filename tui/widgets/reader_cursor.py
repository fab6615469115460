"""The cursor in a text, and what it selects: motions over characters, words, sentences and paragraphs. Pure."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from readroom.text.cells import cluster_start, next_cluster, previous_cluster
from readroom.text.fold import tokens

Range = tuple[int, int]
Unit = Literal["character", "word", "sentence", "paragraph"]
Grain = Literal["sentence", "word", "character"]

_FINER: dict[Grain, Grain] = {"sentence": "word", "word": "character", "character": "sentence"}


class TextUnits:
    """The words, sentences and paragraphs of one text, found when they are first asked for (code points)."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> list[Range]:
        """The ranges of the words."""
        return [(token.start, token.end) for token in tokens(self.text)]

    @cached_property
    def sentences(self) -> list[Range]:
        """The ranges of the sentences."""
        from readroom.text.sentences import sentences

        return sentences(self.text)

    @cached_property
    def paragraphs(self) -> list[Range]:
        """The ranges of the paragraphs."""
        from readroom.text.sentences import paragraphs

        return paragraphs(self.text)

    def ranges(self, unit: Unit) -> list[Range]:
        """Return the ranges of a unit that is no character."""
        if unit == "word":
            return self.words
        return self.sentences if unit == "sentence" else self.paragraphs

    def at(self, unit: Unit, offset: int) -> Range:
        """Return the range that holds `offset`; between two, the later one; after the last, the last.

        A text without such a unit gives the range of the character.
        """
        ranges = [] if unit == "character" else self.ranges(unit)
        if not ranges:
            start = cluster_start(self.text, min(offset, max(len(self.text) - 1, 0)))
            return start, next_cluster(self.text, start)
        index = max(_index(ranges, offset), 0)
        if ranges[index][1] <= offset and index + 1 < len(ranges):
            index += 1
        return ranges[index]

    def move(self, unit: Unit, offset: int, count: int) -> int:
        """Return where the unit begins that is `count` further on (back when negative), at most the last (the first).

        From inside a unit, the first step back goes to its own beginning.
        """
        if unit == "character":
            return self._move_characters(offset, count)
        ranges = self.ranges(unit)
        if not ranges:
            return offset
        index = _index(ranges, offset)
        if count < 0 and index >= 0 and ranges[index][0] < offset:
            count += 1
        return ranges[max(0, min(index + count, len(ranges) - 1))][0]

    def _move_characters(self, offset: int, count: int) -> int:
        """Move by what is seen as one character; line ends are stepped over."""
        step = next_cluster if count > 0 else previous_cluster
        for _ in range(min(abs(count), len(self.text))):
            to = step(self.text, offset)
            while 0 < to < len(self.text) and self.text[to] == "\n":
                to = step(self.text, to)
            if to >= len(self.text) or self.text[to] == "\n":
                break
            offset = to
        return offset


def _index(ranges: list[Range], offset: int) -> int:
    """Return the number of the last range that begins at or before `offset`; -1 when there is none."""
    return bisect_right(ranges, offset, key=lambda r: r[0]) - 1


@dataclass(slots=True)
class Cursor:
    """Where the reader is in the text, and what is selected.

    `offset` is None while the text is only read. While something is selected, `grain` says by what the selection
    grows, `anchor` is where it began; both ends are widened to whole units of that grain.
    """

    units: TextUnits
    offset: int | None = None
    anchor: int | None = None
    grain: Grain | None = None

    @property
    def shown(self) -> bool:
        """Whether there is a cursor in the text."""
        return self.offset is not None

    @property
    def selection(self) -> Range | None:
        """The selected range in code points, or None."""
        if self.offset is None or self.anchor is None or self.grain is None or not self.units.text:
            return None
        one, other = self._end(self.grain, self.anchor), self._end(self.grain, self.offset)
        return min(one[0], other[0]), max(one[1], other[1])

    def _end(self, grain: Grain, offset: int) -> Range:
        """Return the unit at an end of the selection; between two words it is the sign that stands there."""
        start, end = self.units.at(grain, offset)
        return (start, end) if grain != "word" or start <= offset < end else self.units.at("character", offset)

    def place(self, offset: int) -> None:
        """Put the cursor on the code point at `offset`."""
        self.offset = cluster_start(self.units.text, max(0, min(offset, len(self.units.text) - 1)))

    def select(self) -> None:
        """Select the sentence at the cursor; when something is selected, go on by the next finer unit."""
        if self.offset is None:
            return
        if self.grain is None or self.anchor is None:
            self.anchor, self.grain = self.offset, "sentence"
            return
        selection = self.selection
        if selection is not None:
            # The ends stay where they are: it is the next motion that is finer.
            ends = selection[0], previous_cluster(self.units.text, selection[1])
            self.anchor, self.offset = ends if self.offset >= self.anchor else ends[::-1]
        self.grain = _FINER[self.grain]

    def move(self, unit: Unit, count: int) -> None:
        """Move by units; while something is selected, by no less than its grain."""
        if self.offset is None or not self.units.text:
            return
        if self.grain == "sentence" and unit != "paragraph":
            unit = "sentence"
        elif self.grain == "word" and unit == "character":
            unit = "word"
        if self.grain is not None and unit == "paragraph" and count > 0:
            self.offset = self._paragraph_end(self.offset, count)
        else:
            self.offset = self.units.move(unit, self.offset, count)

    def _paragraph_end(self, offset: int, count: int) -> int:
        """Return the last character of the paragraph, or of the next one when the selection reaches that far."""
        for _ in range(count):
            end = self.units.at("paragraph", offset)[1]
            if self.units.at(self.grain or "character", offset)[1] >= end:
                end = self.units.at("paragraph", end)[1]
            offset = previous_cluster(self.units.text, end)
        return offset

    def back(self) -> bool:
        """Let go of the selection, else of the cursor; tell whether there was anything to let go of."""
        if self.grain is not None:
            self.unselect()
            return True
        shown = self.shown
        self.offset = None
        return shown

    def unselect(self) -> None:
        """Let go of the selection; the cursor stays."""
        self.anchor = self.grain = None
