"""What a comparison of two texts says. All ranges are code points, `[start, end)`, in the left or the right text."""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Range = tuple[int, int]
PassageKind = Literal["duplicate", "quote", "shared", "related", "stock"]
RowKind = Literal["same", "edited", "quote", "shared", "related", "left", "right", "repeat", "moved"]
OpKind = Literal["equal", "delete", "insert", "replace", "spelling"]
DifferenceKind = Literal["number", "amount", "date", "name", "negation", "spelling"]


class Op(NamedTuple):
    """One step from the left words to the right ones; a range is empty where that side has nothing."""

    kind: OpKind
    left: Range
    right: Range


@dataclass(frozen=True, slots=True)
class Passage:
    """Two ranges that correspond.

    `words` is how many words match; `identity` is their share of both ranges (0 to 1, Dice). For `related` passages
    they are the shared stems and the cosine. `moved`: it stands in another order than the passages around it.
    """

    kind: PassageKind
    left: Range
    right: Range
    words: int
    identity: float
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences that are read side by side; the rows without a left range tell where right ones stand.

    `moved` is the index of another row: for a row with both sides whose right side stands elsewhere, the row of the
    kind "moved" at that place, and back; for a "repeat", the row that shows the same passage first. `similarity` is
    the share of equal words (0 to 1, Dice). `left_at` and `right_at` are paragraph and sentence, from 1.
    `ops` cover both sides of rows "same" and "edited"; in "quote", "shared" and "related" only what corresponds.
    """

    kind: RowKind
    left: Range | None
    right: Range | None
    left_at: tuple[int, int] | None = None
    right_at: tuple[int, int] | None = None
    moved: int | None = None
    similarity: float = 0.0
    ops: tuple[Op, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference to check in the row with the index `row`: the words on each side, None where there are none.

    "spelling" stands apart: two spellings of one word, no difference in what is said.
    """

    kind: DifferenceKind
    row: int
    left: Range | None
    right: Range | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts aligned. `left_shared` of the `left_words` words of the left text are in the right one, and so on.

    `longest` is the longest run of equal words. Stock phrases and related sentences count nowhere here.
    """

    passages: tuple[Passage, ...]
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]
    left_words: int
    right_words: int
    left_shared: int
    right_shared: int
    longest: int

    @property
    def left_in_right(self) -> float:
        """The share (0 to 1) of the left text's words that are in the right one."""
        return self.left_shared / self.left_words if self.left_words else 0.0

    @property
    def right_in_left(self) -> float:
        """The share (0 to 1) of the right text's words that are in the left one."""
        return self.right_shared / self.right_words if self.right_words else 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the comparison as plain JSON values; ranges are two-element lists."""
        return {
            "left_words": self.left_words,
            "right_words": self.right_words,
            "left_shared": self.left_shared,
            "right_shared": self.right_shared,
            "left_in_right": round(self.left_in_right, 4),
            "right_in_left": round(self.right_in_left, 4),
            "longest": self.longest,
            "passages": [_passage(p) for p in self.passages],
            "rows": [_row(r) for r in self.rows],
            "differences": [
                {"kind": d.kind, "row": d.row, "left": _range(d.left), "right": _range(d.right)}
                for d in self.differences
            ],
        }


def _range(value: Range | None) -> list[int] | None:
    return list(value) if value is not None else None


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "kind": passage.kind,
        "moved": passage.moved,
        "left": _range(passage.left),
        "right": _range(passage.right),
        "words": passage.words,
        "identity": round(passage.identity, 4),
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "left": _range(row.left),
        "right": _range(row.right),
        "left_at": _range(row.left_at),
        "right_at": _range(row.right_at),
        "moved": row.moved,
        "similarity": round(row.similarity, 4),
        "ops": [{"op": o.kind, "left": _range(o.left), "right": _range(o.right)} for o in row.ops],
    }
