"""The lines of a message in plain text: how deeply each is quoted, by whom, and which are no text of the message."""

import re

from readroom.importer.mail.attribution import Said, attribution, is_marker, is_rule, label_block
from readroom.importer.mail.ends import mark_ends, mark_signed, unmarked_answer
from readroom.importer.mail.row import Row, contents

_DEEPEST = 20
_MOST_ATTEMPTS = 500  # attributions that are looked for in one message
_INITIALS = re.compile(r"\s?([A-Z][A-Za-z]{0,3})(?=>)")


def read_rows(text: str, *, flowed: bool = False, delete_space: bool = False) -> list[Row]:
    """Return the lines of a text (gated) with what each of them is."""
    initials = _initials(text)
    rows = [_row(line, initials, flowed, delete_space) for line in text.split("\n")]
    mark_signed(rows)
    mark_ends(rows)
    _mark_quoted(rows)
    return rows


def _initials(text: str) -> frozenset[str]:
    """Return the initials that stand before the signs of quotation ("AL> "), where a message does so repeatedly."""
    found = [m[1] for line in text.split("\n") if ">" in line[:8] and (m := _INITIALS.match(line))]
    return frozenset(name for name in set(found) if found.count(name) > 1) if len(found) < 10_000 else frozenset()


def _row(line: str, initials: frozenset[str], flowed: bool, delete_space: bool) -> Row:
    depth, at = 0, 0
    if initials and (found := _INITIALS.match(line)) and found[1] in initials:
        at = found.end()
    elif line[:2] == " >":
        at = 1
    while depth < 100 and line[at : at + 1] == ">":
        depth += 1
        at += 1
        if line[at : at + 2] == " >" and not flowed:
            at += 1
    if depth > 1 and line[at : at + 5] == "From " and line[at - 2] == " ":
        depth -= 1  # the quoting of a mailbox, which was then quoted by a message
    content = line[at:] if depth else line
    if content[:1] == " " and (depth or flowed):
        content = content[1:]
    flows = flowed and content.endswith(" ") and content != "-- "
    if flows and delete_space:
        content = content[:-1]
    return Row(
        line, depth, content if flows else content.rstrip(), flows=flows, role="text" if content.strip() else "blank"
    )


class _Levels:
    """How deeply lines are quoted, and by whom, while they are gone through."""

    def __init__(self) -> None:
        self._older: list[int] = []  # the depths at which an older message began
        self._said: dict[int, Said | None] = {}

    def begin(self, depth: int, said: Said | None) -> None:
        """An older message begins in lines of this depth."""
        self._older.append(depth)
        self.say(depth + len(self._older), said)

    def say(self, level: int, said: Said | None) -> None:
        """Note who is quoted at a level; what was quoted in that before is over."""
        self._said = {each: who for each, who in self._said.items() if each < level}
        self._said[level] = said

    def of(self, depth: int) -> tuple[int, Said | None]:
        """Return the level of lines of a depth, and who is quoted there."""
        while self._older and depth < self._older[-1]:
            self._older.pop()
        level = min(depth + len(self._older), _DEEPEST)
        return level, self._said.get(level) if level else None


def _mark_quoted(rows: list[Row]) -> None:
    """Set each line's level and whose words it holds; mark the lines that say so."""
    levels = _Levels()
    attempts = before = index = 0
    while index < len(rows):
        row = rows[index]
        if row.role != "text":
            row.level, row.said = levels.of(row.depth) if row.role != "blank" else (0, None)
            index += 1
            continue
        if taken := _older_message(rows, index, levels):
            index += taken
            before = rows[index - 1].depth
            continue
        if row.depth > before and attempts < _MOST_ATTEMPTS:
            attempts += 1
            if said := _announced(rows, index):
                levels.say(levels.of(row.depth)[0], said)
        row.level, row.said = levels.of(row.depth)
        before = row.depth
        index += 1


def _older_message(rows: list[Row], index: int, levels: _Levels) -> int:
    """Return how many lines announce an older message that is not marked line by line; 0 when none does."""
    row = rows[index]
    marked = is_marker(row.content) or is_rule(row.content)
    start = index
    if marked:
        start += 1
        while start < len(rows) and not rows[start].content.strip():
            start += 1
    found = label_block(contents(rows, start)) if start < len(rows) and rows[start].depth == row.depth else None
    if found:
        taken, said = found
    elif is_marker(row.content) and row.content.strip()[:2] in ("--", "==", "__"):
        taken, said, start = 1, None, index
    elif sent := unmarked_answer(rows, index):
        taken, said = sent
        start = index
    else:
        return 0
    for each in rows[index : start + taken]:
        if each.content.strip():
            each.role = "older message" if found or marked else "quoted by"
    levels.begin(row.depth, said)
    return start + taken - index


def _announced(rows: list[Row], index: int) -> Said | None:
    """Return what the lines before a quotation say about it, and mark them; None when they say nothing."""
    depth = rows[index].depth
    last = index - 1
    while last >= 0 and index - last <= 2 and rows[last].role == "blank":
        last -= 1
    best: tuple[int, Said] | None = None
    for first in range(last, max(last - 4, -1), -1):
        if rows[first].role != "text" or rows[first].depth >= depth or rows[first].depth != rows[last].depth:
            break
        said = attribution(" ".join(r.content.strip() for r in rows[first : last + 1]))
        if said and (best is None or _says_more(said, best[1])):
            best = first, said
    if best is None:
        return None
    for row in rows[best[0] : last + 1]:
        row.role = "quoted by"
    return best[1]


def _says_more(said: Said, other: Said) -> bool:
    """Tell whether an attribution says more than one of fewer lines: a date, a name rather than an address."""
    return (said.date is not None, "@" not in said.authors[0]) > (other.date is not None, "@" not in other.authors[0])
