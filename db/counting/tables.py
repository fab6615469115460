"""Counts as tables: the same columns, facts and pictures for the command line, the app and what the notebook keeps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from readroom.db.counting.head import Head
from readroom.db.counting.places import Names, Parts, Place, articles, lines, nowhere, period, word
from readroom.text.bars import bars, columns, strip
from readroom.text.cells import cells
from readroom.text.counted import number_of
from readroom.text.query_tree import Dates, Field, Node, Not, without_rule
from readroom.text.table import Column, Row

if TYPE_CHECKING:
    from readroom.db.counting.collocates import Collocates, Window
    from readroom.db.counting.dispersion import Dispersion
    from readroom.db.counting.keyness import Keyness
    from readroom.db.counting.over_time import Dated, OverTime
    from readroom.db.counting.scope import Split
    from readroom.db.counting.words import WordList
    from readroom.db.library import Library
    from readroom.text.query import Query

NO_PART = {"source": "no source", "outlet": "no outlet", "year": "undated", "month": "undated or no month"}


@dataclass(frozen=True, slots=True)
class Table:
    """A count as rows and columns.

    `facts`: what JSON says besides; `lines`: what stands over the rows for people, `short` the same in few words.
    `sorted_by`: the key of the column that rows are in the order of. `listed`: how many rows there are in all.
    `picture` gives a strip for each row, in so many columns; `plot` a picture of so many columns and lines. `where`
    says what is behind a row's cell.
    """

    kind: str
    head: Head
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sorted_by: str
    listed: int
    facts: Mapping[str, Any] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    short: str = ""
    picture: Callable[[Sequence[Row], int], Sequence[str]] | None = None
    plot: Callable[[int, int], Sequence[str]] | None = None
    where: Callable[[Row, str], Place] = lambda row, key: nowhere("nothing is known of what is behind this")


WORD_COLUMNS = (
    Column("word", "word"),
    Column("hits", "hits"),
    Column("per_million", "per million", 1),
    Column("articles", "articles"),
)


def words_table(found: "WordList", query: "Query", *, sort: str = "hits") -> Table:
    """Return a word list, or a list of runs of words."""
    asked = Parts.of(query)
    note = "hits of the query's own words are lines, too: the line above counts each" if asked.words else ""

    def where(row: Row, key: str) -> Place:
        wanted = word(row["word"])
        return articles(asked.whole, wanted) if key == "articles" else lines(wanted, asked.whole, note=note)

    facts = {"types": found.types, "listed": found.listed, "stopped": found.stopped}
    rows = tuple(asdict(row) for row in found.rows)
    return Table("words", found.head, WORD_COLUMNS, rows, sort, found.listed, facts, where=where)


OVER_TIME_COLUMNS = (
    Column("period", "period"),
    Column("hits", "hits"),
    Column("articles", "articles"),
    Column("per_million", "per million", 1),
    Column("words", "words", more=True),
    Column("all_articles", "all articles", more=True),
)


def over_time_table(
    found: "OverTime", query: "Query", library: "Library", *, split: "Split | None", dated: "Dated", shown: str
) -> Table:
    """Return hits by period; `shown` is the column that the bars are of. Split, only rows with articles are there."""
    rows = []
    for row in found.rows:
        values = {**asdict(row), "per_million": row.per_million}
        part = values.pop("part")
        rows.append({**values, split: part} if split else values)
    asked, names = Parts.of(query), Names(library, split) if split else None

    def where(row: Row, key: str) -> Place:
        condition: list[Node] = [period(row["period"], dated)]
        if split and names is not None:
            part = names.condition(row[split])
            if part is None:
                return nowhere("the query language cannot say: articles without one")
            condition.append(part)
        if key in ("words", "all_articles"):
            return articles(asked.conditions, *condition)
        return articles(asked.whole, *condition) if key == "articles" else lines(asked.whole, *condition)

    made: tuple[Column, ...] = OVER_TIME_COLUMNS
    if split:
        made = (made[0], Column(split, split), *made[1:])
    return Table(
        "over-time", found.head, made, tuple(rows), "period", len(rows),
        lines=(f"bars: {shown.replace('_', ' ')}" + ("; rows without hits are left out here" if split else ""),),
        picture=lambda some, width: bars([row[shown] for row in some], width),
        plot=lambda width, height: _plot(rows, split, shown, width, height), where=where,
    )  # fmt: skip


def _plot(rows: Sequence[Row], split: "Split | None", shown: str, width: int, height: int) -> list[str]:
    """Return columns for each period in order; split, a strip for each of the parts with most hits."""
    periods = [row for row in rows if row["kind"] == "period"]
    if not periods or width < 12:
        return []
    if split is None:
        values = [row[shown] for row in periods]
        most = max((value or 0 for value in values), default=0)
        label = Column(shown, shown, 1 if shown == "per_million" else 0)
        edge = [label.cell({shown: most}), *[""] * (height - 3), "0"]
        side = max(map(len, edge))
        drawn = columns(values, width - side - 1, height - 1)
        names = f"{periods[0]['period']} … {periods[-1]['period']}"
        return [f"{left:>{side}} {line}" for left, line in zip(edge, drawn, strict=True)] + [" " * (side + 1) + names]
    order = sorted({row["period"] for row in periods})
    parts: dict[str, dict[str, float]] = {}
    for row in periods:
        parts.setdefault(row[split] or NO_PART[split], {})[row["period"]] = row[shown] or 0
    most_first = sorted(parts, key=lambda part: -sum(parts[part].values()))[: height - 1]
    side = min(24, max(map(cells, most_first)))
    most = max((value for part in most_first for value in parts[part].values()), default=0)
    found = []
    for part in most_first:
        shares = [round(parts[part].get(name, 0) / most * 1000) if most else 0 for name in order]
        found.append(f"{_cut(part, side)} {strip(shares, 1000)}"[:width])
    return [*found, " " * (side + 1) + f"{order[0]} … {order[-1]}"]


def _cut(text: str, width: int) -> str:
    """Return a text in exactly so many cells of a terminal."""
    while cells(text) > width:
        text = text[:-1]
    return text + " " * (width - cells(text))


COLLOCATE_COLUMNS = (
    Column("word", "collocate"),
    Column("hits", "in windows"),
    Column("total", "in all"),
    Column("articles", "articles"),
    Column("logdice", "logDice", 2),
    Column("mi", "MI", 2),
    Column("mi3", "MI3", 2),
    Column("t", "T", 2),
    Column("ll4", "LL (4 cells)", 1),
    Column("ll2", "LL (2 cells)", 1, more=True),
    Column("dice", "Dice", 4, more=True),
    Column("expected", "expected", 2, more=True),
)


def collocates_table(found: "Collocates", query: "Query", *, window: "Window", sort: str) -> Table:
    """Return collocates."""
    asked = Parts.of(query)
    span = max(window.left, window.right)
    exact = window.left == window.right and not window.by_sentence
    note = "" if exact else "near knows no sides and no sentences: there may be more than was counted"

    def where(row: Row, key: str) -> Place:
        if key == "total":
            return lines(word(row["word"]), asked.conditions)
        pair = asked.near(row["word"], span)
        if pair is None:
            return lines(word(row["word"]), asked.whole, note="near cannot say this query: the whole texts are meant")
        if key == "articles":
            return articles(pair, asked.conditions)
        return lines(pair, asked.conditions, note=note)

    facts = {"nodes": found.nodes, "inside": found.inside, "listed": found.listed}
    rows = tuple(asdict(row) for row in found.rows)
    return Table("collocates", found.head, COLLOCATE_COLUMNS, rows, sort, found.listed, facts, where=where)


KEYNESS_COLUMNS = (
    Column("word", "word"),
    Column("target", "target"),
    Column("reference", "reference"),
    Column("ll4", "LL (4 cells)", 1),
    Column("log_ratio", "log ratio", 2, sign=True),
    Column("diff", "%DIFF", 0, sign=True),
    Column("bic", "BIC", 1),
    Column("p_corrected", "p corrected", 4),
    Column("ll2", "LL (2 cells)", 1, more=True),
    Column("odds", "odds ratio", 2, more=True),
    Column("simple", "simple maths", 2, more=True),
    Column("p", "p", 4, more=True),
    Column("target_articles", "target art.", more=True),
    Column("reference_articles", "reference art.", more=True),
)


def keyness_table(found: "Keyness", target: "Query", reference: "Query | None", *, sort: str) -> Table:
    """Return keywords; a number of the target leads there, one of the reference to the other articles."""
    one = Parts.of(target).whole
    other: Node | None = None if reference is None else Parts.of(reference).whole
    if reference is None and (every := without_rule(one)) is not None:
        other = Not(every)

    def where(row: Row, key: str) -> Place:
        within = other if key.startswith("reference") else one
        wanted = word(row["word"])
        return articles(wanted, within) if key.endswith("_articles") else lines(wanted, within)

    sizes = [{"articles": number, "words": words} for number, words in (found.target, found.reference)]
    facts = {"target": sizes[0], "reference": sizes[1], "shared": found.shared, "tested": found.tested,
             "listed": found.listed}  # fmt: skip
    rows = tuple(asdict(row) for row in found.rows)
    return Table("keyness", found.head, KEYNESS_COLUMNS, rows, sort.replace("-", "_"), found.listed, facts, where=where)


DISPERSION_COLUMNS = (
    Column("part", "part"),
    Column("hits", "hits"),
    Column("words", "words"),
    Column("per_million", "per million", 1),
    Column("articles", "articles", more=True),
)
MEASURES = (
    ("juilland_d", "Juilland's D", "1 is even"),
    ("dp", "DP (Gries)", "0 is even"),
    ("dp_norm", "DP normalised", "0 is even"),
    ("egbert", "1 - DP (Egbert)", "1 is even"),
    ("carroll_d2", "Carroll's D2", "1 is even"),
    ("rosengren_s", "Rosengren's S", "1 is even"),
    ("arf", "ARF", "hits, were they even"),
    ("awt", "AWT", "words until the next hit"),
    ("ald", "ALD", "log10 of the distance in words"),
)


def dispersion_table(found: "Dispersion", query: "Query", library: "Library", by: str) -> Table:
    """Return the parts with their strips, and the measures as lines over them."""
    asked = Parts.of(query)
    names = Names(library, "source" if by == "source" else "outlet") if by in ("source", "outlet") else None
    facts = {"parts": found.parts, "range": found.range, **{key: getattr(found, key) for key, _, _ in MEASURES}}
    said = [f"{'range':16} {found.range:>10,}  of {number_of(found.parts, 'part')} have hits"]
    short = [f"range {found.range:,} of {found.parts:,}"]
    for key, title, direction in MEASURES:
        value = "–" if facts[key] is None else f"{facts[key]:,.4f}"
        said.append(f"{title:16} {value:>10}  {direction}")
        short.append(f"{title} {value}" + (f" ({direction})" if " is " in direction else ""))

    def where(row: Row, key: str) -> Place:
        condition = _part(by, row["part"], names)
        if condition is None:
            return nowhere("the query language cannot say: articles without one")
        if key in ("words", "articles"):
            return articles(asked.conditions, condition)
        return lines(asked.whole, condition)

    rows = tuple(
        {"part": part.name, "hits": part.hits, "words": part.words, "articles": part.articles,
         "per_million": part.per_million, "places": part.places.tolist()}
        for part in found.rows
    )  # fmt: skip
    parts = {part.name: part for part in found.rows}

    def strips(some: Sequence[Row], width: int) -> list[str]:
        codes = [parts[row["part"]].barcode(width) for row in some]
        most = max((max(code) for code in codes), default=0)
        return [strip(code, most) for code in codes]

    return Table(
        "dispersion", found.head, DISPERSION_COLUMNS, rows, "hits", found.range, facts, tuple(said), " · ".join(short),
        strips, where=where,
    )  # fmt: skip


def _part(by: str, name: str | None, names: Names | None) -> Node | None:
    if names is not None:
        return names.condition(name)
    if by == "article":
        return Field("id", str(name))
    if name is None:
        return Dates("date", none=True) if by == "year" else None
    return Dates("date", name, name)


def for_people(table: Table, library: "Library", by: str | None = None) -> Table:
    """Return a table with names where rows have none, and an article's title beside its number.

    `by` is what a dispersion's parts are, or what a table over time is split by.
    """
    if by == "article":
        from readroom.db.articles import rows_by_id

        found = rows_by_id(library, [int(row["part"]) for row in table.rows])
        titles = {str(row.id): row.title or row.opening for row in found}
        return _named(table, "part", lambda row: f"{row['part']} {titles.get(row['part'], '')}"[:40].rstrip())
    key = "part" if table.kind == "dispersion" else by
    if key is None or by not in NO_PART:
        return table
    return _named(table, key, lambda row: row[key] if row[key] is not None else NO_PART[by])


def _named(table: Table, key: str, name: Callable[[Row], str]) -> Table:
    """Return a table whose cells of a column are shown under a name; what is behind them stays what it was."""
    shown = tuple(replace(column, key=f"{key}_shown") if column.key == key else column for column in table.columns)
    rows = tuple({**row, f"{key}_shown": name(row)} for row in table.rows)
    return replace(table, columns=shown, rows=rows)
