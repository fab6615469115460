"""A plain-text dump of a page, cut into its articles; every line gets a verdict."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from readroom.importer.cut.affixes import without_affixes
from readroom.importer.cut.asides import mark_inner, reason_of, template
from readroom.importer.cut.assemble import build, mark_text
from readroom.importer.cut.author_column import read_column
from readroom.importer.cut.cards import read_blog_name
from readroom.importer.cut.confidence import cut_evidence
from readroom.importer.cut.draft import Draft, verdict_of
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.frame import without_frame
from readroom.importer.cut.furniture import Furniture, mark_furniture
from readroom.importer.cut.heads_plan import HeadsPlan, cut_headed
from readroom.importer.cut.hour_line import read_hour_lines
from readroom.importer.cut.identify import bound, date_issue, identify, inherit_dates
from readroom.importer.cut.kinds import settle
from readroom.importer.cut.layout import template_lines
from readroom.importer.cut.lines import Unit, read_units
from readroom.importer.cut.markers import Marking, find_markings
from readroom.importer.cut.outlets import outlet_name, same_outlet
from readroom.importer.cut.plain import cut_plain
from readroom.importer.cut.running_cut import cut_between
from readroom.importer.cut.shapes import figures
from readroom.importer.cut.shared_signs import read_shared_signs
from readroom.importer.cut.sharing import mark_share_lists
from readroom.importer.cut.single import find_single
from readroom.importer.cut.site import page_label, site_name
from readroom.importer.cut.split import Block, split
from readroom.importer.cut.voices import find_voices
from readroom.text.dates import Order, printed_order
from readroom.text.language import detect
from readroom.text.model import Article, LineVerdict, Page, Verdict

if TYPE_CHECKING:
    from readroom.importer.cut.recipe import Plan
    from readroom.importer.recipe.recipe import Recipe

_NUMERIC = re.compile(r"\d[./-]\d{1,2}[./-]\d\d")
# What `find_dates` may read in two ways; a year that stands first it reads in one.
_EITHER_WAY = re.compile(r"(?<!\d)\d{1,2}([./-])\d{1,2}\1\d\d")
_MOST_OUTLETS = 100
EXTRACTOR = "lines"
_DMY_LANGUAGES = frozenset(
    (
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "ru",
        "uk",
        "pl",
        "tr",
        "ro",
        "cs",
        "da",
        "no",
        "sv",
        "fi",
        "sq",
        "ar",
        "el",
        "bg",
        "ca",
        "gl",
        "hr",
        "sk",
        "sl",
        "sr",
        "mk",
        "be",
        "et",
        "id",
        "vi",
        "he",
    )
)


def cut_lines(
    text: str,
    *,
    format: str = "text",  # noqa: A002 (the page's own word for it)
    recipe: "Recipe | None" = None,
    furniture: Furniture | None = None,
) -> Page:
    """Return the page that `text` (gated, LF line ends) is: its articles, and a verdict for each of its lines.

    A page without prose has no article. What a `recipe` says goes before the general rules. `furniture` counts the
    lines of other pages of the same source.
    """
    if recipe is None:
        return cut_between(text, lambda left: cut_headed(left, None, lambda plan: _cut(left, format, plan, furniture)))
    from readroom.importer.cut.recipe import cut_with, names_line

    def headed(left: str, plan: "Plan") -> Page:
        return cut_headed(left, plan, lambda own: _cut(left, format, own, furniture))

    return cut_between(text, lambda left: cut_with(left, recipe, headed), partial(names_line, recipe))


def _cut(
    text: str,
    format: str,  # noqa: A002
    plan: "Plan | HeadsPlan | None" = None,
    furniture: Furniture | None = None,
) -> Page:
    units, total = read_units(text, plan.apart if plan else ())
    order = (plan.order if plan else None) or _order(units)
    settle(units, order)
    mark_share_lists(units)
    if furniture is not None:
        mark_furniture(units, furniture)
    if plan:
        plan.look(units, order)
    facts = Facts(units)
    if plan is None and furniture is None and (plain := cut_plain(facts, total)) is not None:
        return _page(format, text, plain[:1], plain[1], None)
    drafts = _drafts(facts, plan)
    source = site_name(facts, drafts)
    for draft in drafts:
        if draft.outlet and source and same_outlet(draft.outlet, source):
            # The site names itself: nobody published it before.
            draft.outlet = None
            draft.evidence.pop("outlet", None)
    names = {
        outlet: outlet_name(outlet, facts) for outlet in sorted({d.outlet for d in drafts if d.outlet})[:_MOST_OUTLETS]
    }
    cut = [(draft, _article(facts, draft, source, names)) for draft in drafts]
    # What has no text is no article, whatever stands over it.
    drafts = [draft for draft, article in cut if article.body.text]
    articles = tuple(article for _, article in cut if article.body.text)
    return _page(format, text, articles, _verdicts(facts, drafts, total), source)


def _page(
    format: str,  # noqa: A002
    text: str,
    articles: tuple[Article, ...],
    verdicts: tuple[LineVerdict, ...],
    source: str | None,
) -> Page:
    languages = Counter(a.language for a in articles if a.language)
    language = languages.most_common(1)[0][0] if languages else None
    return Page(format, text, articles, verdicts, source, language=language, extractor=EXTRACTOR)


def _order(units: list[Unit]) -> Order | None:
    """Return how the page writes numeric dates: as one of them shows, else as its language does."""
    lines = [u for u in units if u.size <= 400 and figures(u.text) >= 4]
    numeric = [u.text for u in lines if u.size <= 300 and _NUMERIC.search(u.text)]
    order = printed_order(numeric)
    if order is not None or not numeric or not any(_EITHER_WAY.search(u.text) for u in lines):
        return order
    return "dmy" if detect(" ".join(u.text[:500] for u in units[:200])) in _DMY_LANGUAGES else None


def _blocks(facts: Facts) -> tuple[list[Block], list[Marking]]:
    """Return the blocks of the page's articles by the general rules, and the readings that they were chosen from."""
    markings = find_markings(facts)
    if markings:
        facts.template = template_lines(facts, markings[0].markers)
        return split(facts, markings[0]), markings
    single = find_single(facts)
    return [single] if single is not None else [], []


def _drafts(facts: Facts, plan: "Plan | HeadsPlan | None") -> list[Draft]:
    blocks = plan.blocks(facts) if plan else None
    markings: list[Marking] = []
    if blocks is None:
        blocks, markings = _blocks(facts)
    if plan:
        blocks = plan.adjust(facts, blocks)
    drafts = [Draft(block) for block in blocks]
    for draft, evidence in zip(drafts, cut_evidence(facts, blocks, markings), strict=True):
        draft.evidence["cut"] = evidence
    facts.labels = frozenset(
        facts.units[i].text for b in blocks if b.title is not None and len(blocks) > 1 for i in range(b.start, b.title)
    )
    for draft in drafts:
        if plan:
            plan.begin(facts, draft)
        bound(facts, draft)
        if plan:
            plan.bounded(facts, draft)
    without_frame(facts, drafts)
    signed = _signed(facts, drafts)
    # What stands under labelled heads is no page with a template.
    headed = isinstance(plan, HeadsPlan)
    repeated = frozenset() if headed else _repeated(facts, drafts)
    label = None if headed else page_label(facts)
    for draft in drafts:
        identify(facts, draft, signed=signed)
    read_column(facts, drafts)
    read_hour_lines(facts, drafts)
    read_shared_signs(facts, drafts)
    without_affixes(facts, drafts)
    for draft in drafts:
        if plan:
            plan.finish(facts, draft)
        find_voices(facts, draft)
        mark_inner(facts, draft, repeated)
        mark_text(facts, draft)
        if draft.section is None and label is not None:
            draft.section = label[0]
            draft.found("section", label[1], 0.8, "label that the page shows the articles of")
    read_blog_name(facts, drafts)
    if len(drafts) > 1:
        inherit_dates(facts, drafts)
        date_issue(facts, drafts)
    return drafts


def _signed(facts: Facts, drafts: list[Draft]) -> bool:
    """Tell whether articles of this page end with a byline that says "By"."""
    ends = [facts.units[max(d.first, d.last - 2) : d.last] for d in drafts]
    return len(drafts) > 1 and sum(any(u.kind == "byline" for u in units) for units in ends) >= 1


def _repeated(facts: Facts, drafts: list[Draft]) -> frozenset[str]:
    """Return the templates of the short lines that stand in the text of most of the articles."""
    if len(drafts) < 3:
        return frozenset()
    counts: Counter[str] = Counter()
    for draft in drafts:
        counts.update({template(u) for u in facts.units[draft.first : draft.last] if u.size <= 200})
    return frozenset(text for text, count in counts.items() if count >= max(3, 0.8 * len(drafts)))


def _article(facts: Facts, draft: Draft, source: str | None, names: Mapping[str, str]) -> Article:
    body = build(facts, draft)
    block = draft.block
    draft.found("boundaries", facts.units[block.start].first, block.confidence, block.reason)
    outlet = draft.outlet
    return Article(
        body,
        draft.title,
        draft.authors,
        draft.date,
        draft.first_date,
        outlet,
        names.get(outlet, outlet) if outlet else None,
        draft.section,
        detect(body.text),
        source=source,
        keywords=draft.keywords,
        lines=(facts.units[block.start].first, facts.units[block.end - 1].last),
        evidence=dict(draft.evidence),
    )


def _verdicts(facts: Facts, drafts: list[Draft], total: int) -> tuple[LineVerdict, ...]:
    """Return one verdict for each of the page's `total` lines."""
    found: dict[int, tuple[Verdict, str, int | None]] = {}
    for number, draft in enumerate(drafts, 1):
        for index in range(draft.block.start, draft.block.end):
            unit = facts.units[index]
            role, reason = draft.roles.get(index, ("cut", reason_of(unit) or "above the title"))
            verdict = verdict_of(role)
            for line in range(unit.first, unit.last + 1):
                found[line] = verdict, reason, number
    for unit in facts.units:
        reason = reason_of(unit) or ("item of a menu" if unit.bullet else "outside every article")
        for line in range(unit.first, unit.last + 1):
            found.setdefault(line, ("cut", reason, None))
    blank: tuple[Verdict, str, int | None] = ("cut", "blank", None)
    return tuple(LineVerdict(line, *found.get(line, blank)) for line in range(1, total + 1))
