"""A plain citation of quoted words: what the page printed, and nothing that it did not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cited:
    """Whose words are cited, and where they stand; what is not known is None or empty.

    `date` is when `outlet` published them. `republished_in` is the source whose page they were read on, where that is
    another one, and `republished_on` when it published them. `lines` are the first and last line in `file`.
    """

    authors: tuple[str, ...] = ()
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    republished_in: str | None = None
    republished_on: str | None = None
    url: str | None = None
    file: str | None = None
    record: int | None = None
    lines: tuple[int, int] | None = None


def citation(cited: Cited) -> str:
    """Return the citation on one line, such as `Ada Quist, “The mill”, The Valley, 2031-05-06, mill.txt, lines 1–9`.

    An absent title is "[no title]", an absent date "n.d."; an absent author or outlet is left out.
    """
    parts = [
        " and ".join(cited.authors),
        f"“{cited.title}”" if cited.title else "[no title]",
        cited.outlet or "",
        cited.date or "n.d.",
    ]
    if cited.republished_in:
        parts.append(f"republished in {cited.republished_in}")
        parts.append(cited.republished_on or "n.d.")
    parts += [cited.url or "", place(cited)]
    return ", ".join(part for part in parts if part)


def place(cited: Cited) -> str:
    """Return the file, the record in it and the lines; empty when nothing is known."""
    parts = [cited.file or ""]
    if cited.file and cited.record is not None:
        parts.append(f"record {cited.record}")
    if cited.lines:
        first, last = cited.lines
        parts.append(f"line {first}" if first == last else f"lines {first}–{last}")
    return ", ".join(part for part in parts if part)
