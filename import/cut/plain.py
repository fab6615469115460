"""A page that is plainly one article, cut in a short way: a title, who wrote it and when, and paragraphs of prose.

Most files of a researcher hold one article and nothing else. Nothing in them separates articles, announces others,
signs, repeats or is furniture; here that is told from the kinds of the lines, before the rules that look for such
things are asked. What a line is, which names and days its head holds, what stands at the end of a text, is told by the
functions of the general way themselves (`settle`, `identify`, `mark_inner` and others), so the answer is the same.

A page is given back (None) at the slightest doubt: when a unit has any kind but the few named here, when a line comes
twice, when a day stands at the start of a paragraph, when any of the functions called here gives a line of the text
a role, takes one from its ends or finds an outlet.

A new rule of the general way needs nothing here as long as it goes by kinds that a plain page does not have (it has
those of `_HEAD` and `_TEXT`), or belongs to one of the functions called here. A rule
on the words of paragraphs elsewhere (`markers`, `single`, `region` and what they ask) must be asked in `_is_apart`, one
on the words of the title in `_is_title`. The tests compare both ways on pages into which such lines are put.
"""

from collections.abc import Sequence

from readroom.importer.cut.appeals import without_appeals
from readroom.importer.cut.asides import mark_inner
from readroom.importer.cut.assemble import PARAGRAPH, build, mark_text
from readroom.importer.cut.byline import parse_byline
from readroom.importer.cut.cards import read_blog_name
from readroom.importer.cut.columns import named, signed_at_end, stamped
from readroom.importer.cut.confidence import block_evidence
from readroom.importer.cut.draft import Draft, verdict_of
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.groups import may_mark
from readroom.importer.cut.identify import bound, identify
from readroom.importer.cut.issue import items
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import LIMIT, Kind, Unit
from readroom.importer.cut.listed import datelined, entry_key
from readroom.importer.cut.region import main_range, with_last_lines, without_teasers
from readroom.importer.cut.shapes import figures
from readroom.importer.cut.single import one_block
from readroom.importer.cut.single_title import find_title, is_sure
from readroom.importer.cut.site import page_label
from readroom.importer.cut.talks import talk_start
from readroom.text.gate import clean
from readroom.text.language import detect
from readroom.text.model import Article, Body, LineVerdict

_HEAD: frozenset[Kind] = frozenset(("byline", "date"))
_TEXT: frozenset[Kind] = frozenset(("prose", "text", "bullet"))
_HEAD_MOST = 2
_SHORT = 60  # code points: paragraphs are longer
_SEVERAL = 3  # lines of text amid the prose, below which none of them separates articles


def cut_plain(facts: Facts, total: int) -> tuple[Article, tuple[LineVerdict, ...]] | None:
    """Return the one article of a plain page and the verdicts of its `total` lines; None for every other page."""
    units = facts.units
    first = _first_paragraph(facts)
    if not first or not _has_kinds(units, first) or not _is_apart(facts, first) or not _is_title(facts, first):
        return None
    draft = _draft(facts, first)
    body = _body(facts, draft) if draft is not None else None
    if draft is None or body is None:
        return None
    article = Article(
        body,
        draft.title,
        draft.authors,
        draft.date,
        draft.first_date,
        section=draft.section,
        language=detect(body.text),
        keywords=draft.keywords,
        lines=(units[0].first, units[-1].last),
        evidence=draft.evidence,
    )
    return article, _verdicts(draft, units, total)


def _first_paragraph(facts: Facts) -> int:
    """Return the first unit below the head of the page, 0 where a unit is no plain line.

    What has more short lines than paragraphs, or a line that comes twice, is no page of one article.
    """
    units, number = facts.units, len(facts.units)
    first = next((i for i in range(1, min(_HEAD_MOST + 2, number)) if units[i].kind not in _HEAD), 0)
    if not first or units[first].kind != "prose" or len(facts.counts) < number or facts.menu:
        return 0
    short = 0
    for unit in units:
        if unit.field or unit.raw[0] == ">" or len(unit.raw) > LIMIT:
            return 0
        short += unit.size <= _SHORT
    return first if 2 * (short - first) <= number - first else 0


def _has_kinds(units: Sequence[Unit], first: int) -> bool:
    """Tell a title, at most one byline and one day below it, and lines of text whose days are not about the article."""
    title, head = units[0], units[1:first]
    if title.kind != "text" or title.dates or sum(bool(unit.dates) for unit in head) > 1:
        return False
    if len({unit.kind for unit in head}) < len(head):
        return False
    for unit in head:
        if unit.bullet or title.text.startswith(unit.text):
            return False
        if unit.kind == "byline" and parse_byline(unit.text) is None:
            return False
    return not any(
        unit.kind not in _TEXT
        or (unit.kind == "text" and unit.dates)
        or (unit.kind == "prose" and unit.dates and may_mark(unit))
        or (unit.kind == "prose" and unit.size <= 100 and not ends_sentence(unit.text))
        for unit in units[first:]
    )


def _is_apart(facts: Facts, first: int) -> bool:
    """Tell that no line of the text begins, announces, ends or lists an article by its words."""
    units = facts.units
    end = len(units)
    lines = [unit for unit in units[first:] if unit.kind != "prose"]
    if lines and (len(lines) >= _SEVERAL or any(figures(unit.text) for unit in lines)):
        for found in (talk_start, stamped, items, signed_at_end, named):
            if found(facts) is not None:
                return False
    prose = main_range(facts, 0, end)
    if prose is None or prose[0] != first or with_last_lines(facts, first, prose[1], end) != end:
        return False
    return not (
        any((key := entry_key(unit)) != unit.text and key in facts.counts for unit in units)
        or page_label(facts) is not None
        or datelined(facts) is not None
        or without_teasers(facts, first, end) != end
        or without_appeals(facts, first, end) != end
    )


def _is_title(facts: Facts, first: int) -> bool:
    """Tell that the first unit is the title of the text that begins at `first`."""
    if facts.units[0].text[-1] == "]":
        return False
    sure = facts.units[first].size > 140 and not facts.entries
    return (sure and is_sure(facts, 0)) or find_title(facts, first, len(facts.units)) == 0


def _draft(facts: Facts, first: int) -> Draft | None:
    """Return what is found out about the article, None when a line of its text is not simply a paragraph."""
    end = len(facts.units)
    block = one_block(0, end, 0, facts.prose(first, end))
    draft = Draft(block)
    draft.evidence["cut"] = block_evidence(facts, block, 1, 1.0, 0.0)
    bound(facts, draft)
    if draft.first != first or draft.last != end or draft.ahead:
        return None
    identify(facts, draft, signed=False)
    mark_inner(facts, draft, frozenset())
    if draft.last != end or draft.outlet is not None or draft.roles.keys() != set(range(first)):
        return None
    read_blog_name(facts, [draft])
    draft.found("boundaries", facts.units[0].first, block.confidence, block.reason)
    return draft


def _body(facts: Facts, draft: Draft) -> Body | None:
    """Return the text of the article, None when something in it may not be stored as it stands."""
    units = facts.units[draft.first :]
    if any(unit.kind != "prose" for unit in units):
        mark_text(facts, draft)
        return build(facts, draft)
    text = "\n\n".join([unit.raw for unit in units])
    return Body(text) if clean(text) == text else None


def _verdicts(draft: Draft, units: Sequence[Unit], total: int) -> tuple[LineVerdict, ...]:
    """Return one verdict for each of the page's `total` lines."""
    verdicts: list[LineVerdict] = []
    for index, unit in enumerate(units):
        verdicts += [LineVerdict(line, "cut", "blank") for line in range(len(verdicts) + 1, unit.first)]
        role, reason = draft.roles.get(index, ("body", PARAGRAPH))
        verdict = verdict_of(role)
        verdicts += [LineVerdict(line, verdict, reason, 1) for line in range(unit.first, unit.last + 1)]
    verdicts += [LineVerdict(line, "cut", "blank") for line in range(len(verdicts) + 1, total + 1)]
    return tuple(verdicts)
