"""The title of an article: as its page prints it, without the site's name behind it."""

import re
from collections.abc import Iterable, Sequence

from readroom.importer.html.dates import leads_home
from readroom.importer.html.meta import Head
from readroom.importer.html.tree import Line, letters
from readroom.importer.html.zones import Zones, names_of
from readroom.text.model import Evidence

_SEPARATOR = re.compile(r"\s+(?:[|–—»«·•:/\\]|-{1,2}|::|<|>)\s+|\s*[|»«｜：]\s*|(?<=\S):\s+(?=\S)")
_STRONG = re.compile(r"\s+(?:[|–—»«·•]|-{1,2}|::)\s+|\s*[|»«｜]\s*")
_TITLE = re.compile(
    r"(?<![a-z0-9])(?:(?:entry|post|article|story|headline|news|single|page)[-_]?(?:title|headline|heading)|headline)(?![a-z0-9])",
    re.IGNORECASE,
)
_BUTTON = re.compile(r"\s*\[\s?([^\[\]]{1,30}?)\s?\]$")
_STEP = re.compile(r"[→»›>/|:·]\s*$")
_HEADINGS = ("h1", "h2", "h3", "h4")
_LONGEST = 300  # characters


def heading_of(line: Line) -> str | None:
    """Return the tag of the heading that a line stands in, or None."""
    block = line.block
    for _ in range(3):
        if block is None:
            return None
        if block.tag in _HEADINGS:
            return str(block.tag)
        block = block.getparent()
    return None


def heading_text(line: Line) -> str:
    """Return what a heading prints without the button in brackets behind it ("Title[edit]")."""
    match = _BUTTON.search(line.text) if line.linked and line.text.endswith("]") else None
    if match is None or not any("".join(a.itertext()).strip("[] \xa0") == match[1] for a in line.block.iter("a")):
        return line.text
    return line.text[: match.start()] or line.text


def choose_title(
    head: Head, lines: Sequence[Line], kept: Sequence[int], zones: Zones
) -> tuple[str | None, int | None, Evidence | None]:
    """Return a page's title, the line that prints it (None when no line does), and why it is that."""
    first = next((i for i in kept if lines[i].words > 7 and not heading_of(lines[i])), kept[0] if kept else len(lines))
    last = kept[-1] if kept else len(lines)
    site = letters(head.site or "").casefold()
    headings = [
        i
        for i, line in enumerate(lines[: last + 1])
        if heading_of(line) and len(line.text) <= _LONGEST and letters(line.text).casefold() != site
        and zones(line.block) not in ("comments", "related", "sidebar", "footer")
    ]  # fmt: skip
    # The name of the site in the page's head leads home; no article's title does.
    headings = [i for i in headings if not leads_home(lines[i])] or headings
    said = _without_site(head.title, head, lines, headings) if head.title else None
    if said and letters(said).casefold() != site:
        line = _line_of(said, lines, headings)
        reason = head.evidence.get("title")
        return (
            (lines[line].text, line, reason)
            if line is not None
            else (said, _near(said, lines, headings, first), reason)
        )
    text, line, why = _printed(head, lines, headings, first)
    return _without_section(text, head), line, why


def _without_section(text: str | None, head: Head) -> str | None:
    """Return a heading without the section that is printed before it, where the title element has the rest alone."""
    whole = head.page_title
    if not text or not whole or text == whole or not text.endswith(whole) or len(whole) < 0.4 * len(text):
        return text
    return whole if _STEP.search(text[: -len(whole)]) else text


def _printed(
    head: Head, lines: Sequence[Line], headings: list[int], first: int
) -> tuple[str | None, int | None, Evidence | None]:
    """Find the title among the headings and the title element."""
    named = [i for i in headings if _is_named(lines[i])]
    page = letters(head.page_title or "").casefold()
    near = sorted(headings, key=lambda i: (i > first, abs(i - first)))
    within = [i for i in near if len(letters(lines[i].text)) > 2 and letters(lines[i].text).casefold() in page]
    if named and (len(named) == 1 or named[0] in within):
        return heading_text(lines[named[0]]), named[0], Evidence(named[0] + 1, 0.85, "heading named title")
    if within:
        best = max(
            within, key=lambda i: (len(lines[i].text) > 0.3 * len(head.page_title or ""), i <= first, -abs(i - first))
        )
        return lines[best].text, best, Evidence(best + 1, 0.8, "heading that the title element repeats")
    stripped = _without_site(head.page_title, head, lines, headings) if head.page_title else None
    ones = [i for i in near if heading_of(lines[i]) == "h1"]
    if ones and (ones[0] <= first or not stripped):
        return lines[ones[0]].text, ones[0], Evidence(ones[0] + 1, 0.65, "first heading")
    if stripped:
        line = _line_of(stripped, lines, range(min(first + 3, len(lines))))
        return stripped, line, Evidence(None, 0.5, "title element")
    if named:
        return lines[named[0]].text, named[0], Evidence(named[0] + 1, 0.6, "heading named title")
    above = [i for i in near if i <= first]
    if above:
        return lines[above[0]].text, above[0], Evidence(above[0] + 1, 0.5, "heading above the text")
    return None, None, None


def _is_named(line: Line) -> bool:
    block = line.block
    for _ in range(2):
        if block is None:
            return False
        if _TITLE.search(names_of(block)) or (block.get("itemprop") or "") in ("headline", "name headline"):
            return True
        block = block.getparent()
    return False


def _near(title: str, lines: Sequence[Line], headings: list[int], first: int) -> int | None:
    """Return the heading that prints a title with more or less around it, else the one first heading above the text."""
    key = letters(title).casefold()
    above = [i for i in headings if i <= first]
    for index in reversed(above):
        printed = letters(lines[index].text).casefold()
        if len(printed) > 8 and (key in printed or printed in key):
            return index
    ones = [i for i in above if heading_of(lines[i]) == "h1"]
    return ones[0] if len(ones) == 1 else None


def _line_of(title: str, lines: Sequence[Line], indexes: Iterable[int]) -> int | None:
    """Return the first line that prints a title with these letters."""
    key = letters(title).casefold()
    return next((i for i in indexes if letters(lines[i].text).casefold() == key), None)


def _without_site(title: str, head: Head, lines: Sequence[Line], headings: list[int]) -> str:
    """Return a title without the site's name at an end of it: what a heading prints, else by the site's own name."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title
    printed = {letters(lines[i].text).casefold() for i in headings}
    if letters(title).casefold() in printed:
        return title
    options = [title[: cut.start()] for cut in reversed(cuts)] + [title[cut.end() :] for cut in cuts]
    for option in options:
        if len(option) >= 3 and letters(option).casefold() in printed:
            return option.strip()
    site = letters(head.site or "").casefold()
    host = letters(re.sub(r"^https?://(?:www\.)?", "", head.url or "").split("/")[0]).casefold()
    for cut in (cuts[-1], cuts[0]):
        left, right = title[: cut.start()].strip(), title[cut.end() :].strip()
        for part, rest in ((right, left), (left, right)):
            key = letters(part).casefold()
            if key and (
                key == site or (len(key) > 3 and key in host) or (site and key in site and len(key) > 0.5 * len(site))
            ):
                return rest
    strong = list(_STRONG.finditer(title))
    if strong:
        left, right = title[: strong[-1].start()].strip(), title[strong[-1].end() :].strip()
        if len(right.split()) <= 4 < len(left.split()) + 2 and len(left) > len(right):
            return left
    return title
