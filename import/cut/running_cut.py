"""A scanned text without its running heads: what they parted is joined, and the page is told of all of its lines."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from readroom.importer.cut.running_heads import find_running, near_line
from readroom.importer.cut.shapes import ends_sentence
from readroom.importer.hyphens import SIGNS, PageWords, is_parted
from readroom.text.dates import find_dates
from readroom.text.model import Article, Evidence, Page

_WRAPPED = 100  # columns; longer lines are whole paragraphs
_FULL, _DATED = 0.6, 0.7


def cut_between(text: str, cut: Callable[[str], Page], spared: Callable[[str], bool] | None = None) -> Page:
    """Return the page that `cut` makes of a text (gated) without its running heads; what they parted is joined.

    Nothing is done when one of them is `spared`: a recipe says what it is.
    """
    lines = text.split("\n")
    running = find_running(lines)
    if not running or (spared is not None and any(spared(lines[place]) for place in running)):
        return cut(text)
    from readroom.importer.recipe.lines import whole_page

    left, glued = _left(lines, running)
    words = PageWords(lines)
    printed: list[str] = []
    numbers: list[int] = []
    for place in left:
        if place in glued and printed:
            printed[-1] = _glue(printed[-1].rstrip(), lines[place].strip(), words)
        else:
            printed.append(lines[place])
            numbers.append(place)
    page = whole_page(cut("\n".join(printed)), text, numbers, running)
    verdicts = list(page.verdicts)
    for place, above in glued.items():
        verdicts[place] = replace(verdicts[above], line=place + 1)
    page = replace(page, verdicts=tuple(verdicts))
    return _dated(page, lines, sorted(running))


def _left(lines: Sequence[str], running: dict[int, str]) -> tuple[list[int], dict[int, int]]:
    """Return the lines that are left, and those of them that go on with the line above, with that line."""
    gone = set(running)
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    usual = lengths[len(lengths) // 2]
    width = lengths[-1 - len(lengths) // 20]
    glued: dict[int, int] = {}
    gaps: dict[tuple[int, int], int] = {}
    for place in sorted(running):
        above, below = near_line(lines, place, -1, gone), near_line(lines, place, 1, gone)
        if above is not None and below is not None:
            gaps[above, below] = sum(p not in running for p in range(above + 1, below))
    for (above, below), blank in gaps.items():
        closed = blank == min(gaps.values())
        if _goes_on(lines[above], lines[below], usual, width, closed=closed):
            gone |= {p for p in range(above + 1, below) if p not in running}
            if max(len(lines[above]), usual) > _WRAPPED:
                glued[below] = glued.get(above, above)
    return [place for place in range(len(lines)) if place not in gone], glued


def _goes_on(above: str, below: str, usual: int, width: int, *, closed: bool) -> bool:
    """Tell whether a paragraph that a running head parts goes on below it.

    `usual` is the length of a line, `width` that of the longest. A sentence may end with the page: then a line goes on
    that had no room for one more word. `closed`: no blank line stands there that does not stand at every page.
    """
    before, after = above.strip(), below.strip()
    if is_parted(before, after):
        return True
    least = _FULL * min(usual, _WRAPPED)
    if len(before) < least or before[-1] in ":;" or after.isupper():
        return False
    if not ends_sentence(before):
        return after[0].islower() or len(after) >= least
    indented = len(below) - len(below.lstrip()) > len(above) - len(above.lstrip())
    full = len(above.rstrip()) + 1 + len(after.split(None, 1)[0]) > width
    return closed and width <= _WRAPPED and full and not indented and len(after) >= least


def _glue(before: str, after: str, words: PageWords) -> str:
    return words.join(before, after) if before.endswith(SIGNS) and is_parted(before, after) else f"{before} {after}"


def _dated(page: Page, lines: Sequence[str], running: Sequence[int]) -> Page:
    """Give the one article of an issue the day that its running heads print, when it has no other."""
    if len(page.articles) != 1:
        return page
    article: Article = page.articles[0]
    if article.date is not None or "date" in article.evidence:
        return page
    found = [(place, day) for place in running for _, _, day in find_dates(lines[place].strip())[:1]]
    if not found or len({day.value for _, day in found}) > 1 or found[0][1].precision not in ("day", "minute"):
        return page
    place, day = found[0]
    told = Evidence(place + 1, _DATED, "day in the running heads of its pages")
    article = replace(article, date=replace(day, line=place + 1), evidence={**article.evidence, "date": told})
    return replace(page, articles=(article,))
