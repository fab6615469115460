"""A page by relevance where too many articles match to rank them all: what is likely to be best, ranked exactly.

bm25 takes a microsecond for each article that has a word, and as much again to see how telling the word is. Up to
`RANKED` matches that is done. Of more, a single word is read off its list (`best`), which is exact. For anything else
the candidates are those that the lists of its words rank first by the sum of their scores, and the newest matches;
each is held against the query and scored by its text with the same formula.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import islice
from json import dumps

from readroom.db.best import COMMON, State, best_of, lengths, score_of, state, total, weight_of
from readroom.db.holding import until_over
from readroom.db.library import Library
from readroom.db.plan import Plan
from readroom.db.tally import tallied, year_of
from readroom.db.terms import articles_with
from readroom.db.texts import read_texts
from readroom.text.match import Match, Matcher
from readroom.text.query_tree import And, Near, Node, Not, Nothing, Or, Term

RANKED = COMMON
"""In a library of no more articles, all matches are always ranked."""
SOON = 40_000.0
"""Elsewhere they are when that takes about so long (µs): see `_Words.soon_ranked`."""
LIKELY = 120
"""So many that the lists rank first are held against the query."""
NEWEST = 60
"""And so many of the newest matches."""
LATER = 4
"""Further pages choose among so many times more."""
LISTS, LISTED = 4, 20_000
"""So many lists are summed up, and so many articles of each."""
FRESH = 100
"""So many articles that came after the lists were made are looked at, the newest ones."""

Key = tuple[float, int]
"""Where a result stands: its score (smaller is better), and its docid (larger is newer, and first)."""


Row = tuple[int, int, float | None]


@dataclass(slots=True)
class Page:
    """Results in their order (id, docid, score), with title, text and hits of those that were looked into."""

    rows: list[Row]
    known: dict[int, tuple[str, Match]] = field(default_factory=dict)


def likely_page(
    library: Library, plan: Plan, limit: int, said: list[str], *, after: Key | None = None, before: Key | None = None
) -> Page | None:
    """Return a page of what is likely to be ranked first, and say how it was found; None when all can be ranked.

    `after` and `before` are where the page begins, or ends.
    """
    if plan.scoring is None or plan.words is None or not plan.terms:
        return None
    words = _Words(library, plan)
    if words.soon_ranked():
        return None
    listed = words.listed(limit, after, before, said)
    return listed if listed is not None else words.held_against(limit, after, before, said)


class _Words:
    """The words of a plan, with what the index knows of each."""

    def __init__(self, library: Library, plan: Plan) -> None:
        self._library = library
        self._connection = library.connection
        self._plan = plan
        self._every, self._tokens = total(self._connection)
        singles = [form for term in plan.terms for form in (*term.words, *(term.forms or ()))]
        self._having = articles_with(self._connection, dict.fromkeys(singles))

    def soon_ranked(self) -> bool:
        """Tell whether bm25 of all matches is soon done."""
        plan = self._plan
        if self._every <= RANKED:
            return True
        if plan.held_by:
            return False
        weighing = 0.04 * sum(self._having.values())
        # Where no word must be there, all that have any of them are ranked, whether they match or not.
        words = plan.words if plan.match is not None else Or(plan.terms)
        most, likely = self._most(words), self._about(words)
        first, last = plan.reach
        if first or last is not None:
            between = tallied(self._connection, first=year_of(first), last=None if last is None else year_of(last))
            most, likely = (part * between / self._every for part in (most, likely))
        if plan.sought is not None:
            most = likely = plan.sought
        return weighing + 0.3 * most + 1.5 * likely <= SOON

    def _about(self, node: Node | None) -> float:
        """Return how many articles match a tree if its words stand without regard to one another."""
        match node:
            case And():
                share = 1.0
                for child in node.children:
                    share *= 1.0 if isinstance(child, Not) else self._about(child) / self._every
                return share * self._every
            case _:
                return self._most(node)

    def _most(self, node: Node | None) -> float:
        """Return how many articles match a tree at most."""
        match node:
            case Term():
                return self._having_term(node)
            case Near():
                return min(map(self._having_term, node.terms))
            case And():
                return min(map(self._most, node.children))
            case Or():
                return min(self._every, sum(map(self._most, node.children)))
            case Nothing():
                return 0
            case _:
                return self._every

    def _having_term(self, term: Term) -> int:
        if term.forms is not None:
            return min(self._every, sum(self._having.get(form, 0) for form in term.forms))
        whole = term.words[:-1] if term.prefix else term.words
        # A beginning that is left to the index has few articles.
        return min((self._having.get(word, 0) for word in whole), default=COMMON // 2)

    # One word: read off its list

    def listed(self, limit: int, after: Key | None, before: Key | None, said: list[str]) -> Page | None:
        """Return a page off the list of the query's one word; None when there is none, or it does not fill the page."""
        term = self._plan.words
        made = state(self._connection)
        if not isinstance(term, Term) or not _plain(term) or self._plan.held_by or made is None or not made.whole:
            return None
        found = best_of(self._connection, term.words[0])
        if found is None:
            return None
        keys: list[Key] = [(score, docid) for docid, score in zip(*found, strict=True)]
        if fresh := self._fresh(made):
            gone = {docid for _, docid in fresh}
            keys = sorted([*fresh, *(key for key in keys if key[1] not in gone)], key=_order)
        if before is not None:
            keys = [key for key in keys if _order(key) < _order(before)][::-1]
        elif after is not None:
            keys = [key for key in keys if _order(key) > _order(after)]
        rows: list[Row] = list(islice(self._held(keys), limit))
        if len(rows) < limit and before is None:
            return None
        if (made.articles, made.newest) != self._now():
            said.append(
                "approximate: the lists of what common words rank first are older than the library; "
                "readroom rebuild best makes them anew"
            )
        return Page(rows[::-1] if before is not None else rows)

    def _now(self) -> tuple[int, int]:
        return self._every, int(self._connection.execute("select ifnull(max(id), 0) from article").fetchone()[0])

    def _fresh(self, made: State) -> list[Key]:
        """Return where the newest of the articles stand that came after the lists were made."""
        sql = "select id, docid from article where id > ? order by id desc limit ?"
        found = dict(self._connection.execute(sql, (made.newest, FRESH)).fetchall())
        return [key for _, key, _, _ in self._scored(found)]

    def _held(self, keys: Sequence[Key]) -> Iterator[tuple[int, int, float]]:
        """Yield (id, docid, score) of those for which the plan's conditions hold, in order."""
        where, values = self._plan.held
        start, step = 0, 200
        while start < len(keys):
            part = {docid: score for score, docid in keys[start : start + step]}
            sql = f"select a.id, a.docid from json_each(?) j cross join article a on a.docid = j.value where {where}"
            for article_id, docid in self._connection.execute(sql, [dumps(list(part)), *values]):
                yield article_id, docid, part[docid]
            start, step = start + step, 2_000

    # Anything else: candidates, held against the query

    def held_against(self, limit: int, after: Key | None, before: Key | None, said: list[str]) -> Page:
        """Return a page of the likeliest and the newest matches, ranked by their texts."""
        times = 1 if after is None and before is None else LATER
        newest = dict(self._newest(NEWEST * times))
        found = dict(newest)
        if len(newest) == NEWEST * times:
            likely = islice(self._held(self._likely(LIKELY * times * 4)), LIKELY * times)
            found.update((article_id, docid) for article_id, docid, _ in likely)
        scored = sorted(self._scored(found), key=lambda one: _order(one[1]))
        if len(newest) == NEWEST * times:
            said.append(
                f"approximate: ranked are the newest {len(newest)} and {len(scored) - len(newest)} that are likely "
                "to be best; --exact ranks all"
            )
        if before is not None:
            scored = [one for one in scored if _order(one[1]) < _order(before)][-limit:]
        elif after is not None:
            scored = [one for one in scored if _order(one[1]) > _order(after)]
        shown = scored[:limit]
        return Page(
            [(article_id, key[1], key[0]) for article_id, key, _, _ in shown],
            {article_id: (text, match) for article_id, _, text, match in shown},
        )

    def _newest(self, most: int) -> list[tuple[int, int]]:
        plan = self._plan
        sql = f"select a.id, a.docid from {plan.tables} where {plan.where} order by {plan.docid} desc limit ?"
        plan.budget.stops = True
        return list(until_over(lambda: self._connection.execute(sql, [*plan.values, most]), plan.budget))

    def _likely(self, most: int) -> list[Key]:
        """Return what the lists of the query's words rank first by the sum of their scores."""
        words = dict.fromkeys(word for term in self._plan.terms for word in (term.forms or term.words))
        common = sorted((word for word in words if self._having.get(word, 0) > COMMON), key=lambda w: self._having[w])
        sums: dict[int, float] = {}
        for word in common[:LISTS]:
            if found := best_of(self._connection, word):
                for docid, score in zip(found[0][:LISTED], found[1], strict=False):
                    sums[docid] = sums.get(docid, 0.0) + score
        return nsmallest(most, ((score, docid) for docid, score in sums.items()), key=_order)

    def _scored(self, found: dict[int, int]) -> list[tuple[int, Key, str, Match]]:
        """Return (id, where it stands, text, hits) of those articles (id to docid) that match."""
        if not found or self._plan.words is None:
            return []
        matcher, mean = Matcher(self._plan.words), self._tokens / max(self._every, 1)
        weights = {
            matcher.phrase(term)[0]: weight_of(self._having_term(term), self._every) for term in self._plan.terms
        }
        scored = []
        for article_id, title, text, holds in read_texts(self._library, self._plan, list(found)):
            match = matcher.match(title, text, holds.__getitem__)
            if match is None:
                continue
            times = dict.fromkeys(weights, 0.0)
            for spots, weight in ((match.title, 8.0), (match.text, 1.0)):
                for spot in spots:
                    if spot.term in times:
                        times[spot.term] += weight
            length = lengths(self._connection, found[article_id])
            score = -sum(weights[term] * score_of(often, length, mean) for term, often in times.items())
            scored.append((article_id, (score, found[article_id]), text, match))
        return scored


def _order(key: Key) -> Key:
    return key[0], -key[1]


def _plain(term: Term) -> bool:
    """Tell whether a term is one whole word, wherever and however it is printed."""
    return len(term.words) == 1 and not (term.prefix or term.forms or term.column or term.printed)
