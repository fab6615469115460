"""One line of a message in plain text, and what it was found to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from readroom.importer.mail.attribution import Said
from readroom.text.model import Verdict

Role = Literal[
    "text", "blank", "quoted by", "older message", "signature", "footer", "digital signature", "archive's note"
]
_VERDICTS: dict[Role, tuple[Verdict, str]] = {
    "text": ("kept", "text"),
    "blank": ("cut", "blank"),
    "quoted by": ("metadata", "author of the quotation"),
    "older message": ("metadata", "header of the quoted message"),
    "signature": ("aside", "signature"),
    "footer": ("cut", "footer of the mailing list or the mail program"),
    "digital signature": ("cut", "digital signature"),
    "archive's note": ("cut", "note of the archive about an attached file"),
}


@dataclass(slots=True)
class Row:
    """One line of a message: as printed, how many signs of quotation it has, and what stands behind them.

    `level` is how deeply it is quoted in all, with older messages below a line of dashes counted. `flows`: the line
    was only wrapped here (RFC 3676).
    """

    printed: str
    depth: int
    content: str
    role: Role = "text"
    level: int = 0
    said: Said | None = None
    flows: bool = False

    @property
    def verdict(self) -> tuple[Verdict, str]:
        """What becomes of the line, and why."""
        if self.role == "text" and self.level:
            who = self.said.authors[0] if self.said and self.said.authors else None
            return "kept", f"quotation of {who}" if who else "quotation"
        return _VERDICTS[self.role]


def contents(rows: Sequence[Row], index: int) -> list[str]:
    """Return what stands in the next lines of the same depth, at most 24."""
    found: list[str] = []
    for row in rows[index : index + 24]:
        if row.depth != rows[index].depth and row.content.strip():
            break
        found.append(row.content)
    return found
