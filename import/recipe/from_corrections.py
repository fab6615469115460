"""A recipe made of the corrections of one source: what they have in common, and what no recipe can say."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from readroom.db.errors import LibraryError, ReadroomError
from readroom.db.library import Library
from readroom.db.pages import page_text
from readroom.db.stored_page import stored_cut
from readroom.importer.recipe.common import LEAST, Picked, pattern_of, pick
from readroom.importer.recipe.learn import NO_MATCH, name_source
from readroom.importer.recipe.pattern import tidy
from readroom.importer.recipe.proposing import TOGETHER
from readroom.importer.recipe.shapes import mask_digits
from readroom.importer.recipe.trial import Proposal, Sample
from readroom.importer.recipe.write import to_toml
from readroom.text.counted import number_of

_LINE_OF = {"title": "title", "authors": "author", "date": "date"}
"""The fields of corrections that a line of the page may hold, and the groups of patterns for them."""
_RULE = {"title": "title", "author": "byline", "date": "date"}
_EDITED = {"title": "title", "byline": "author", "date": "date"}


class Gathered:
    """What corrections of one source say: lines by what they are, lines to cut and to keep, values, and the rest."""

    def __init__(self) -> None:
        self.corrections = 0
        self.lines: dict[str, list[Picked]] = defaultdict(list)
        self.dropped: list[tuple[int, str]] = []
        self.kept: list[tuple[int, str]] = []
        self.begun: list[Picked] = []
        self.merged: set[int] = set()
        self.outlets: Counter[tuple[str, str]] = Counter()
        self.languages: Counter[str] = Counter()
        self.pages: dict[int, None] = {}
        self.unsaid: list[str] = []


def recipe_of(library: Library, rows: Iterable[Mapping[str, Any]], source: str | None) -> tuple[str, list[str]]:
    """Return a recipe as TOML from corrections, as `correction_file.exported` has them, and what it could not say.

    `source`: of which source; it may be left out where all are of one. Raise ReadroomError when there are none of it.
    """
    by_source = _gather(library, list(rows))
    if source is None and len(by_source) != 1:
        names = "; ".join(f"{name} ({g.corrections})" for name, g in sorted(by_source.items()))
        said = f"name one of them behind --recipe: {names}" if names else "make some first: readroom edit --help"
        raise ReadroomError(f"a recipe is for one source, and there are corrections of {len(by_source)}: {said}")
    name = next(iter(by_source)) if source is None else source
    if name not in by_source:
        raise ReadroomError(f"there are no corrections of source {name!r}; there are of: {'; '.join(by_source)}")
    found = by_source[name]
    proposal = Proposal()
    _say(proposal, library, found)
    expressed = bool(proposal.tables)
    _match(proposal, name, _samples(library, found.pages))
    unsaid = found.unsaid if expressed else ["nothing that two corrections have in common", *found.unsaid]
    rest = [f"Not said by this recipe: {one}" for one in unsaid]
    heading = "\n".join([
        f"Made by readroom from {number_of(found.corrections, 'correction')} of {name}. Read it, and try it with",
        "readroom explain PAGE --recipe THIS-FILE. In the folder recipes beside the library it is used by itself.",
        *rest,
    ])  # fmt: skip
    return to_toml(proposal.tables, proposal.notes, heading), unsaid


# Gathering


def _gather(library: Library, rows: Sequence[Mapping[str, Any]]) -> dict[str, Gathered]:
    by_source: dict[str, Gathered] = defaultdict(Gathered)
    for row in rows:
        field, value = row["field"], row["value"]
        if field == "cut":
            _gather_cut(library, row, by_source)
            continue
        counted: set[str] = set()
        for key in row["keys"]:
            found = library.connection.execute(
                "select a.id, a.page_id, s.name from article a join source s on s.id = a.source_id where a.key = ?",
                (key,),
            ).fetchone()
            if found is None:
                continue
            article, page, name = found
            into = by_source[name]
            into.pages[page] = None
            into.corrections += name not in counted
            counted.add(name)
            _gather_value(library, into, field, value, (key, article, page))
    return by_source


def _gather_value(library: Library, into: Gathered, field: str, value: Any, place: tuple[str, int, int]) -> None:
    key, article, page = place
    shown = "; ".join(value) if isinstance(value, list) else value
    said = f"{field} of article {article}: {shown or '(absent)'}"
    if field == "language" and value:
        into.languages[value] += 1
    elif field == "outlet" and value and (before := _printed_outlet(library, key, article)) not in (None, value):
        into.outlets[str(before), value] += 1
    elif field == "source":
        return  # the recipe bears its name
    elif value and (group := _LINE_OF.get(field)):
        wanted = value[0] if isinstance(value, list) else value
        lines = page_text(library, page).split("\n")
        first = next((n for n, line in enumerate(lines) if line.strip()), 0)
        picked = (pick(page, line, group, wanted, first=n == first) for n, line in enumerate(lines))
        best = min((p for p in picked if p), key=lambda p: len(p.text), default=None)
        if best is None:
            into.unsaid.append(f"{said} (no line of its page has it)")
        else:
            into.lines[group].append(best)
    else:
        into.unsaid.append(said)


def _printed_outlet(library: Library, key: str, article: int) -> str | None:
    """Return what an article's page prints as its outlet: what it was before it was corrected, if it was."""
    row = library.connection.execute(
        "select json_extract(x.before, '$.outlet') from correction_article x join correction c "
        "on c.id = x.correction_id where x.article_key = ? and c.field = 'outlet' order by c.id limit 1",
        (key,),
    ).fetchone()
    if row is None:
        row = library.connection.execute("select outlet from article where id = ?", (article,)).fetchone()
    return row[0] if row else None


def _gather_cut(library: Library, row: Mapping[str, Any], by_source: dict[str, Gathered]) -> None:
    place = row["page"] or {}
    found = library.connection.execute(
        "select p.id, s.name from page p join source s on s.id = p.source_id where p.digest = ? or "
        "(p.file = ? and p.record is ?) order by p.digest = ? desc limit 1",
        (digest := bytes.fromhex(place.get("digest", "")), place.get("file"), place.get("record"), digest),
    ).fetchone()
    if found is None:
        return
    page, name = found
    into = by_source[name]
    into.corrections += 1
    into.pages[page] = None
    for edit in row["value"]:
        do, text = edit["do"], tidy(edit["text"])
        first = not edit.get("above")
        if do in ("cut", "keep"):
            (into.dropped if do == "cut" else into.kept).append((page, text))
        elif do == "merge":
            into.merged.add(page)
        elif do == "split":
            into.begun.append(Picked(page, text, 0, len(text), first))
        elif picked := _edited(library, page, text, _EDITED[do], first=first):
            into.lines[_EDITED[do]].append(picked)
        else:
            into.unsaid.append(f"{do} at line {edit['line']} of {place.get('file')}: {text[:60]}")


def _edited(library: Library, page: int, text: str, group: str, *, first: bool) -> Picked | None:
    """Return where a line that was named for a title, a byline or a date has it."""
    if group == "author":
        rows = library.connection.execute("select authors from article where page_id = ?", (page,)).fetchall()
        authors = [name for (names,) in rows for name in json.loads(names)]
        for name in sorted(authors, key=len):
            if picked := pick(page, text, group, name, first=first):
                return picked
    return pick(page, text, group, first=first)


# Saying


def _say(proposal: Proposal, library: Library, found: Gathered) -> None:
    _say_split(proposal, library, found)
    others = _lines_elsewhere(library, found.pages)
    for table, lines in (("drop", found.dropped), ("keep", found.kept)):
        patterns = list(_same_lines(lines, others, found.unsaid, "cut" if table == "drop" else "kept"))
        if patterns:
            proposal.give(table, "lines", patterns, f"Lines that were {'cut' if table == 'drop' else 'kept'} by hand.")
    for group, picked in found.lines.items():
        each = list({(one.page, one.text, one.start): one for one in picked}.values())
        _say_line(proposal, group, each, found.unsaid)
    for (printed, usual), _ in sorted(found.outlets.items()):
        proposal.give("outlets", printed, usual)
    if len(found.languages) == 1:
        proposal.give("article", "language", next(iter(found.languages)))
    elif found.languages:
        found.unsaid.append(f"languages differ: {', '.join(sorted(found.languages))}")


def _match(proposal: Proposal, name: str, samples: Sequence[Sample]) -> None:
    """Say of which source it is, and by what its pages are told from others."""
    name_source(proposal, samples)
    table = proposal.tables.get("source", {})
    printed = table.get("match_text")
    if printed and not all(printed in map(tidy, sample.page.text.split("\n")) for sample in samples):
        # A name that was given may be a word of any page.
        del table["match_text"]
        proposal.notes["source match_text"] = NO_MATCH
    proposal.tables["source"] = {"name": name, **{key: value for key, value in table.items() if key != "name"}}
    proposal.notes.pop("source name", None)


def _say_line(proposal: Proposal, group: str, picked: Sequence[Picked], unsaid: list[str]) -> None:
    said = pattern_of(picked, group)
    fits: Sequence[Picked] = ()
    if said is not None:
        pattern, fits = said
        proposal.give("article", _RULE[group], pattern, f"So stand {len(fits)} of {len(picked)} that were corrected.")
    elif group == "title" and len(firsts := [p for p in picked if p.first and p.start == 0]) >= LEAST:
        fits = firsts
        proposal.give("article", "title", "first-line", f"So stand {len(fits)} of {len(picked)} that were corrected.")
    unsaid += [f"{group} in the line: {one.text[:80]}" for one in picked if one not in fits]


def _say_split(proposal: Proposal, library: Library, found: Gathered) -> None:
    titles = {(one.page, one.text) for one in found.lines.get("title", ())}
    dated = [one for b in found.begun if (one := pick(b.page, b.text, "date"))]
    marker = pattern_of(dated, "date")
    own = marker[1] if marker else []
    if marker:
        note = f"Articles were begun at {len(own)} such lines."
        proposal.give("split", "marker", marker[0], note)
        proposal.give("split", "marker_position", "above-title")
    told = {(one.page, one.text) for one in own}
    rest = [one for one in found.begun if (one.page, one.text) not in told | titles]
    found.unsaid += [f"an article begins at: {one.text[:80]}" for one in rest]
    if len(found.merged) >= LEAST and not found.begun and all(_articles(library, p) == 1 for p in found.merged):
        proposal.give("split", "single", True, "The pages that were corrected hold one article each.")
    elif found.merged:
        found.unsaid.append(f"articles joined on {number_of(len(found.merged), 'page')}")


def _same_lines(
    lines: Sequence[tuple[int, str]], others: Mapping[str, int], unsaid: list[str], what: str
) -> Iterator[str]:
    """Yield the patterns of lines that were picked twice, or that several pages of the source have."""
    forms: dict[str, list[str]] = defaultdict(list)
    for _, text in lines:
        forms[mask_digits(text)].append(text)
    for form, texts in forms.items():
        if len(texts) >= LEAST or others.get(texts[0], 0) >= LEAST:
            yield f"^{form}$"
        else:
            unsaid.append(f"{what}: {texts[0][:80]}")


def _lines_elsewhere(library: Library, pages: Iterable[int]) -> Counter[str]:
    """Return on how many pages of the source each line stands, of the pages that one learns from."""
    return Counter(line for _, page in _near(library, pages) for line in set(map(tidy, page.split("\n"))))


def _near(library: Library, pages: Iterable[int]) -> Iterator[tuple[int, str]]:
    first = next(iter(pages), None)
    rows = library.connection.execute(
        "select o.id from page p join page o on o.source_id is p.source_id where p.id = ? order by abs(o.id - p.id) "
        "limit ?",
        (first, 4 * TOGETHER),
    ).fetchall()
    for (page,) in rows:
        yield page, page_text(library, page)


def _samples(library: Library, pages: Iterable[int]) -> list[Sample]:
    found: list[Sample] = []
    for page in list(pages)[:TOGETHER]:
        try:
            cut = stored_cut(library, page)
        except LibraryError:
            continue
        found.append(Sample(cut.origin.file, cut.page))
    return found


def _articles(library: Library, page: int) -> int:
    return int(library.connection.execute("select count(*) from article where page_id = ?", (page,)).fetchone()[0])
