"""Sets of spellings and names of one thing: what is proposed, what was accepted, and what `~name` looks for.

A decision is about two names, folded. The curator's stand in the library (`variant`), a reader's in their notebook; a
reader's own goes before. Accepted pairs make sets: what is one with one of them is one with all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from readroom.db.decided import SPELLING, Keeper, Memory
from readroom.db.library import Library
from readroom.db.names import commonest_names, known_aliases, printed_names, proposed
from readroom.db.terms import articles_with
from readroom.text.fold import fold
from readroom.text.gate import clean_line
from readroom.text.query import Query
from readroom.text.query_tree import And, Near, Node, Not, Or, Term, any_of
from readroom.text.variants import PROPOSED

MOST = 40
"""A set is looked for in at most so many spellings."""

Decision = Literal["accepted", "rejected"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about two names, as they were written; `whose` is `library` or `notebook`."""

    a: str
    b: str
    state: Decision
    whose: Literal["library", "notebook"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling of a name: as printed, its articles and hits, how likely it is (None: not proposed by its letters).

    `state` is `proposed`, `accepted` or `rejected`; the name itself is `asked`. `of`: the name that it is one of.
    """

    term: str
    of: str
    articles: int
    hits: int
    score: float | None
    state: str
    whose: str | None = None


def pair_of(one: str, other: str) -> Pair:
    """Return two names folded, in order."""
    a, b = sorted((fold(one), fold(other)))
    return a, b


def decisions(library: Library, notebook: Memory | None) -> dict[Pair, Decided]:
    """Return every decision by its pair; a reader's own goes before the library's."""
    found: dict[Pair, Decided] = {}
    sql = "select a, b, printed_a, printed_b, state from variant"
    for a, b, one, other, state in library.connection.execute(sql):
        found[a, b] = Decided(one, other, state, "library")
    for one, other, state in notebook.decided(SPELLING).values() if notebook is not None else ():
        found[pair_of(one, other)] = Decided(one, other, state, "notebook")
    return found


def decide_here(notebook: Keeper, names: Sequence[str], state: Decision | None) -> list[Pair]:
    """Keep in a notebook that the first of some names is one with each of the others, or is not; None: forget it."""
    pairs = _pairs(names)
    values = {" = ".join(pair): [*both, state] if state else None for pair, both in pairs.items()}
    if values:
        notebook.decide(SPELLING, values, _said(pairs.values(), state))
    return list(pairs)


def _said(written: Iterable[tuple[str, str]], state: Decision | None) -> str:
    """Return a decision about the first of some names and each of the others in words."""
    *names, last = dict.fromkeys(name for both in written for name in both)
    said = f"{', '.join(names)} and {last}"
    if state is None:
        return f"decision about {said} taken back"
    return f"{state}: {said} are {'one' if state == 'accepted' else 'not one'}"


def decide_for_all(
    library: Library, names: Sequence[str], state: Decision | None, *, made: str, author: str | None
) -> list[Pair]:
    """Keep the same in the library, for all its readers. Inside the caller's transaction."""
    pairs = _pairs(names)
    for (a, b), (one, other) in pairs.items():
        library.connection.execute("delete from variant where a = ? and b = ?", (a, b))
        if state is not None:
            first, second = (one, other) if fold(one) == a else (other, one)
            values = (a, b, first, second, state, made, author)
            library.connection.execute("insert into variant values (?, ?, ?, ?, ?, ?, ?)", values)
    return list(pairs)


def _pairs(names: Sequence[str]) -> dict[Pair, tuple[str, str]]:
    written = [clean_line(name) for name in names]
    found = {pair_of(written[0], other): (written[0], other) for other in written[1:]}
    return {pair: both for pair, both in found.items() if all(pair) and pair[0] != pair[1]}


def members(accepted: Iterable[Pair], name: str) -> list[str]:
    """Return the folded names that are one with a folded name, itself first."""
    beside: dict[str, list[str]] = {}
    for a, b in accepted:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    found = [name]
    for one in found:
        found += sorted(set(beside.get(one, ())) - set(found))
    return found


def set_of(library: Library, notebook: Memory | None, name: str) -> list[str]:
    """Return the folded names of the accepted set that a folded name is in, itself first."""
    decided = decisions(library, notebook)
    return members((pair for pair, each in decided.items() if each.state == "accepted"), name)


def with_sets(tree: Node | None, library: Library, notebook: Memory | None, notes: list[str]) -> Node | None:
    """Return a tree that looks for each `~name` in all of its accepted spellings; note a name that has none."""
    match tree:
        case Term() if tree.variants:
            ways = _ways(tree, library, notebook, notes)
            return any_of(list(ways))
        case Near() if any(term.variants for term in tree.terms):
            trees: list[Near] = [replace(tree, terms=())]
            for term in tree.terms:
                ways = _ways(term, library, notebook, notes) if term.variants else [term]
                trees = [replace(near, terms=(*near.terms, way)) for near in trees for way in ways][:MOST]
            return any_of(list(trees))
        case Not():
            child = with_sets(tree.child, library, notebook, notes)
            return Not(child) if child is not None else tree
        case And() | Or():
            children = [with_sets(child, library, notebook, notes) for child in tree.children]
            return replace(tree, children=tuple(child for child in children if child is not None))
        case _:
            return tree


def _ways(term: Term, library: Library, notebook: Memory | None, notes: list[str]) -> list[Term]:
    name = " ".join(term.words)
    found = set_of(library, notebook, name)
    if len(found) == 1:
        notes.append(f"no spelling of {name} was accepted; see: readroom variants {name}")
    if len(found) > MOST:
        notes.append(f"~{name}: {MOST} of its {len(found)} spellings")
    plain = replace(term, variants=False)
    return [plain, *(replace(plain, words=tuple(other.split()), written=other) for other in found[1:MOST])]


def spellings(library: Library, notebook: Memory | None, name: str, *, least: float = PROPOSED) -> list[Spelling]:
    """Return a name, then its accepted spellings, those that are proposed, and the rejected ones."""
    asked = fold(name)
    decided = decisions(library, notebook)
    accepted = members((pair for pair, each in decided.items() if each.state == "accepted"), asked)
    scores: dict[str, float | None] = dict.fromkeys(accepted)
    scores.update(proposed(library.connection, asked, least))
    for long, short, _ in known_aliases(library.connection, asked):
        scores.setdefault(fold(short) if fold(long) == asked else fold(long), None)
    scores.update({other: scores.get(other) for a, b in decided if asked in (a, b) for other in (a, b)})
    written = {fold(text): text for each in decided.values() for text in (each.a, each.b)}
    written |= {fold(text): text for row in known_aliases(library.connection, asked) for text in row[:2]}
    written |= printed_names(library.connection, scores) | {asked: name}
    found = []
    for term, score in scores.items():
        each = decided.get(pair_of(asked, term))
        state = "asked" if term == asked else "accepted" if term in accepted else each.state if each else "proposed"
        articles, hits = counted(library, term)
        whose = each.whose if each else None
        found.append(Spelling(written.get(term, term), name, articles, hits, score, state, whose))
    order = ("asked", "accepted", "proposed", "rejected")
    return sorted(found, key=lambda each: (order.index(each.state), -(each.score or 0.0), -each.articles, each.term))


def all_proposals(
    library: Library, notebook: Memory | None, *, names: int = 2_000, least: float = PROPOSED
) -> list[Spelling]:
    """Return what is proposed for the commonest names and was not decided yet: each pair once, the likeliest first."""
    decided = decisions(library, notebook)
    found: dict[Pair, tuple[str, str, float | None]] = {}
    score: float | None
    for term in commonest_names(library.connection, names):
        for other, score in proposed(library.connection, term, least):
            found.setdefault(pair_of(term, other), (term, other, score))
    for long, short, _ in known_aliases(library.connection):
        found.setdefault(pair_of(long, short), (fold(long), fold(short), None))
    shown = printed_names(library.connection, {term for row in found.values() for term in row[:2]})
    shown |= {fold(text): text for row in known_aliases(library.connection) for text in row[:2]}
    rows = []
    sets = accepted_sets(decided)
    for pair, (term, other, score) in found.items():
        if pair not in decided and not any(term in each and other in each for each in sets):
            articles, hits = counted(library, other)
            rows.append(Spelling(shown.get(other, other), shown.get(term, term), articles, hits, score, "proposed"))
    return sorted(rows, key=lambda each: (-(each.score or 1.0), each.of, each.term))


def counted(library: Library, name: str) -> tuple[int, int]:
    """Return in how many articles a folded name stands, and how often."""
    words = name.split()
    connection = library.connection
    if len(words) == 1 and not articles_with(connection, words):
        return 0, 0
    sql = "select rowid from article_fts where article_fts match ?"
    (articles,) = connection.execute(f"select count(*) from ({sql})", (f'"{name}"',)).fetchone()
    return int(articles), _hits(library, name) if articles else 0


def _hits(library: Library, name: str) -> int:
    connection = library.connection
    if " " in name:
        from readroom.db.counts import count

        return count(library, Query(name, Term(tuple(name.split())))).hits
    if not connection.execute("select 1 from temp.sqlite_master where name = 'name_word'").fetchone():
        (guarded,) = connection.execute("pragma query_only").fetchone()
        connection.execute("pragma query_only = 0")  # this makes a table of the connection's own, nothing in the file
        connection.execute("create virtual table temp.name_word using fts5vocab (main, article_fts, row)")
        connection.execute(f"pragma query_only = {guarded}")
    row = connection.execute("select cnt from temp.name_word where term = ?", (name,)).fetchone()
    return int(row[0]) if row else 0


def accepted_sets(decided: Mapping[Pair, Decided]) -> list[list[str]]:
    """Return every accepted set, each in order of the alphabet."""
    pairs = [pair for pair, each in decided.items() if each.state == "accepted"]
    seen: set[str] = set()
    found = []
    for name in sorted({name for pair in pairs for name in pair}):
        if name not in seen:
            found.append(sorted(members(pairs, name)))
            seen.update(found[-1])
    return found
