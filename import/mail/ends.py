"""What stands in a message's text and is none of it: signatures, footers of lists, digital signatures, notes."""

import re
from collections.abc import Sequence

from readroom.importer.mail.attribution import LONGEST, Said, attribution, is_marker, label_block
from readroom.importer.mail.row import Role, Row, contents

_FOOTER_RULE = re.compile(r"(?:_{30,}|-{30,}|={30,}|--~--~[-~]{5,})\s*$")
_FOOTER = re.compile(
    r"You received this message because you are subscribed|To (?:un)?subscribe\b|\bunsubscribe\b|"
    r"\bmailing list\b|https?://\S+/(?:mailman|listinfo|unsubscribe)|Yahoo! Groups Links|Mailingliste|"
    r"liste de diffusion|lista de (?:correo|distribuci)|Zum Abbestellen|Pour se désabonner|Para darse de baja",
    re.IGNORECASE,
)
_PROGRAM = re.compile(
    r"(?:Sent from (?:my|Mail for|Yahoo|Outlook|the all)\b|Get Outlook for\b|Sent via\b|Von meinem \S{1,30} gesendet|"
    r"Gesendet (?:von|mit) (?:meinem|der|Mail)\b|Envoyé (?:de|depuis) mon\b|Enviado desde mi\b|Enviado do meu\b|"
    r"Inviato da(?:l mio)?\b|Verzonden (?:met|vanaf)\b|Télécharger Outlook)[^.]{0,80}(?:\.|<https?:\S{1,200}>)?$"
)
_SCRUBBED = re.compile(r"-{10,} next part -{10,}\s*$")
_SCRUBBED_SAYS = re.compile(
    r"(?:An? [\w\s-]{0,40}(?:attachment|message) was scrubbed|A non-text attachment|Skipped content of type|"
    r"(?:Name|Type|Size|Desc|Url|URL|From|Subject|Date)\s?:)"
)
_PGP = re.compile(r"-----(BEGIN|END) PGP (SIGNED MESSAGE|SIGNATURE|PUBLIC KEY BLOCK|MESSAGE)-----\s*$")
_LONG_SIGNATURE = 12


def mark_signed(rows: list[Row]) -> None:
    """Mark what signs a message digitally; the text between the marks is the message's."""
    inside = head = False
    for row in rows:
        found = _PGP.match(row.content) if row.content.startswith("-----") else None
        if found:
            row.role = "digital signature"
            head = found[2] == "SIGNED MESSAGE"
            inside = found[1] == "BEGIN" and not head
        elif inside:
            row.role = "digital signature"
        elif head:
            head = bool(row.content)
            row.role = "digital signature"
        elif row.content.startswith("- -"):
            row.content = row.content[2:]


def mark_ends(rows: list[Row]) -> None:
    """Mark signatures, footers and what list archives note of attached files."""
    index = 0
    while index < len(rows):
        row = rows[index]
        if row.role != "text":
            index += 1
        elif _SCRUBBED.match(row.content):
            index = _mark_note(rows, index)
        elif _is_footer(rows, index):
            index = _mark_while(rows, index, "footer", row.depth)
        elif row.depth == 0 and row.content.rstrip() == "--" and _is_signature(rows, index):
            end = _mark_while(rows, index, "signature", 0)
            texts = [r.content for r in rows[index + 1 : end] if r.content.strip()]
            if _FOOTER.search(texts[0]) if texts else end < len(rows) and _is_footer(rows, end):
                for each in rows[index:end]:
                    each.role = "footer"
            index = end
        else:
            if _PROGRAM.match(row.content.strip()) and _stands_alone(rows, index):
                row.role = "footer"
            index += 1


def _mark_note(rows: list[Row], index: int) -> int:
    rows[index].role = "archive's note"
    index += 1
    while index < len(rows) and _SCRUBBED_SAYS.match(rows[index].content):
        rows[index].role = "archive's note"
        index += 1
    return index


def _mark_while(rows: list[Row], index: int, role: Role, depth: int) -> int:
    """Mark lines to the end, or to a line that is quoted otherwise or begins something else."""
    first = index
    while index < len(rows):
        row = rows[index]
        if row.role == "digital signature" or (row.role != "blank" and row.depth != depth):
            break
        if index > first and row.role == "text":
            if is_marker(row.content) or _SCRUBBED.match(row.content) or label_block(contents(rows, index)):
                break
            if role == "signature" and (
                _is_footer(rows, index) or _announces(rows, index) or unmarked_answer(rows, index)
            ):
                break
        row.role = role if row.content.strip() or index == first else "blank"
        index += 1
    return index


def _announces(rows: Sequence[Row], index: int) -> bool:
    """Tell whether lines from here on announce a quotation that follows them."""
    for end in range(index + 1, min(index + 4, len(rows))):
        after = next((r for r in rows[end : end + 2] if r.content.strip()), None)
        if after is not None and after.depth > rows[index].depth:
            return attribution(" ".join(contents(rows, index)[: end - index])) is not None
    return False


def _is_footer(rows: Sequence[Row], index: int) -> bool:
    """Tell whether a mailing list's own lines begin here: a rule with some of its words below, or the words at once."""
    content = rows[index].content
    if content.startswith("You received this message because you are subscribed"):
        return True
    if not _FOOTER_RULE.match(content) or label_block(contents(rows, index + 1)):
        return False
    return any(_FOOTER.search(line[:LONGEST]) for line in contents(rows, index + 1)[:6])


def _is_signature(rows: Sequence[Row], index: int) -> bool:
    """Tell whether a line of two dashes is followed by a signature: with its blank always, else by few lines."""
    if rows[index].printed == "-- ":
        return True
    return sum(1 for line in contents(rows, index + 1) if line.strip()) <= _LONG_SIGNATURE


def _stands_alone(rows: Sequence[Row], index: int) -> bool:
    before = index == 0 or not rows[index - 1].content.strip()
    return before and (index + 1 == len(rows) or not rows[index + 1].content.strip())


def unmarked_answer(rows: Sequence[Row], index: int) -> tuple[int, Said] | None:
    """Return in how many lines a mail program announces a message that it then quotes without signs, and what it says.

    Prose may say that somebody wrote something on a day; only programs give the hour, or an address.
    """
    lines = contents(rows, index)[:3]
    for count in range(1, len(lines) + 1):
        text = " ".join(lines[:count]).strip()
        if not lines[count - 1].strip() or len(text) > LONGEST:
            return None
        if not text.endswith((":", "：")) or (said := attribution(text)) is None or said.date is None:
            continue
        if "@" in text or said.date.precision == "minute":
            after = next((r for r in rows[index + count :] if r.content.strip()), None)
            return (count, said) if after is not None and after.depth == rows[index].depth else None
    return None
