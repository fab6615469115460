"""Where the hits of a query are: from the index where it knows them, else from the texts."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from readroom.db.counting.common import common_spread
from readroom.db.counting.phrases import indexed_phrases, phrase_places
from readroom.db.counting.scope import SPLITS, Scope, Split
from readroom.db.counting.vocab import vocab
from readroom.text.fold import count_words, fold, index_form
from readroom.text.header import Count, Summary
from readroom.text.match import Match, Matcher

CHUNK = 5000
"""How many articles are looked up at a time."""
Bucket = tuple[str | None, str | None]
"""A date cut to the day, and what articles are told apart by."""


@dataclass(slots=True)
class Found:
    """Hits and articles by date and split, and what the header says of them."""

    buckets: dict[Bucket, list[int]] = field(default_factory=dict)
    summary: Summary = field(default_factory=Summary)


def find(scope: Scope, column: str, split: Split | None) -> Found:
    """Return the hits of a scope by a date's `column` (date or first_date), cut to the day, and by `split`."""
    phrases = indexed_phrases(scope) if scope.has_words else None
    undated_out, first_out = scope.left_out()
    if not scope.has_words:
        found = _articles_only(scope, column, split)
    elif phrases is None:
        found = _from_texts(scope, column, split)
    elif split is None and (known := _from_kept(scope, phrases, column)) is not None:
        found = known
    elif all(len(phrase) == 1 for phrase in phrases):
        found = _from_index(scope, [word for (word,) in phrases], column, split)
    else:
        found = _from_phrases(scope, phrases, column, split)
    summary = found.summary
    found.summary = replace(summary, undated_out=undated_out, first_out=first_out, has_words=scope.has_words)
    return found


def _articles_only(scope: Scope, column: str, split: Split | None) -> Found:
    value, join = SPLITS[split] if split else ("null", "")
    sql = (
        f"select substr(a.{column}, 1, 10), {value}, count(*), sum(a.date is null) from {scope.plan.tables} {join} "
        f"where {scope.plan.where} group by 1, 2"
    )
    found, total, without = Found(), 0, 0
    for day, part, articles, undated in scope.library.connection.execute(sql, scope.plan.values):
        found.buckets[day, part] = [0, articles]
        total += articles
        without += undated
    found.summary = Summary(0, total, undated=without, has_words=False)
    return found


def _from_kept(scope: Scope, phrases: list[tuple[str, ...]], column: str) -> Found | None:
    """Return the hits of one common word in the whole library, where its days are kept."""
    if column != "date" or scope.within is not None or [len(phrase) for phrase in phrases] != [1]:
        return None
    spread = common_spread(scope.library.connection, phrases[0][0])
    if spread is None:
        return None
    found = Found({(day or None, None): list(numbers) for day, numbers in spread.days.items()})
    hits, articles = (sum(column) for column in zip(*spread.days.values(), strict=True)) if spread.days else (0, 0)
    found.summary = Summary(
        hits, articles, {"title": Count(*spread.title), "text": Count(*spread.text)}, {},
        undated=spread.days.get("", [0, 0])[1],
    )  # fmt: skip
    return found


def _from_index(scope: Scope, words: list[str], column: str, split: Split | None) -> Found:
    execute = scope.library.connection.execute
    value, join = SPLITS[split] if split else ("null", "")
    instance = vocab(scope.library.connection, "instance")
    held, values = scope.plan.held
    chosen, wanted = (
        ("= ?", words[0]) if len(words) == 1 else ("in (select value from json_each(?))", json.dumps(words))
    )
    sql = (
        f"select substr(a.{column}, 1, 10), {value}, count(*), sum(i.n), sum(i.t), sum(i.t > 0), sum(i.n > i.t), "
        f"sum(a.date is null) from (select doc, count(*) n, sum(col = 'title') t from {instance} where term {chosen} "
        f"group by doc) i cross join article a on a.docid = i.doc {join} where {held} group by 1, 2"
    )
    found = Found()
    sums = [0] * 6
    for day, part, *numbers in execute(sql, [wanted, *values]):
        found.buckets[day, part] = [numbers[1], numbers[0]]
        sums = [total + number for total, number in zip(sums, numbers, strict=True)]
    articles, hits, in_title, titles, texts, undated = sums
    forms: dict[str, Count] = {}
    if len(words) > 1:
        sql = (
            f"select i.term, sum(i.n), count(*) from (select doc, term, count(*) n from {instance} where term {chosen} "
            f"group by doc, term) i cross join article a on a.docid = i.doc where {held} group by 1 order by 2 desc, 1"
        )
        forms = {term: Count(number, holding) for term, number, holding in execute(sql, [wanted, *values])}
    by_field = {"title": Count(in_title, titles), "text": Count(hits - in_title, texts)}
    found.summary = Summary(hits, articles, by_field, forms, undated=undated)
    return found


def _from_phrases(scope: Scope, phrases: list[tuple[str, ...]], column: str, split: Split | None) -> Found:
    by_article: dict[int, Counter[tuple[bool, str]]] = {}
    for docid, in_text, _, phrase in phrase_places(scope.library.connection, phrases):
        by_article.setdefault(docid, Counter())[in_text, " ".join(phrase)] += 1
    found, tally = Found(), Tally()
    for docid, day, part, dated in _articles(scope, sorted(by_article), column, split):
        hits = by_article[docid]
        bucket = found.buckets.setdefault((day, part), [0, 0])
        bucket[0] += hits.total()
        bucket[1] += 1
        tally.add_counted(hits, dated=bool(dated))
    found.summary = tally.summary()
    return found


def _articles(
    scope: Scope, docids: list[int], column: str, split: Split | None
) -> Iterator[tuple[int, str | None, str | None, int]]:
    """Yield (docid, date cut to the day, part, whether dated) of those articles that the conditions allow."""
    value, join = SPLITS[split] if split else ("null", "")
    held, values = scope.plan.held
    sql = (
        f"select a.docid, substr(a.{column}, 1, 10), {value}, a.date is not null from json_each(?) j "
        f"cross join article a on a.docid = j.value {join} where {held}"
    )
    for start in range(0, len(docids), CHUNK):
        yield from scope.library.connection.execute(sql, [json.dumps(docids[start : start + CHUNK]), *values])


def _from_texts(scope: Scope, column: str, split: Split | None) -> Found:
    value, join = SPLITS[split] if split else ("null", "")
    if join:
        value = "(select name from source where id = a.source_id)"
    found, tally = Found(), Tally()
    for title, text, match, (day, part, dated) in matches(
        scope, f", substr(a.{column}, 1, 10), {value}, a.date is not null"
    ):
        bucket = found.buckets.setdefault((day, part), [0, 0])
        bucket[0] += match.hits
        bucket[1] += 1
        tally.add(title, text, match, dated=bool(dated))
    found.summary = tally.summary()
    return found


def matches(
    scope: Scope, columns: str = "", *, ordered: bool = False
) -> Iterator[tuple[str, str, Match, tuple[Any, ...]]]:
    """Yield (title, text, hits, further columns) of each article of a scope."""
    matcher = Matcher(scope.plan.words) if scope.plan.words is not None and scope.has_words else None
    for title, text, holds, more in scope.texts(columns, ordered=ordered):
        match = matcher.match(title, text, holds.__getitem__) if matcher else None
        yield title, text, match or Match(), more


class Tally:
    """What the header says of hits, as it grows; spellings are folded."""

    def __init__(self) -> None:
        self._hits: Counter[str] = Counter()
        self._articles: Counter[str] = Counter()
        self._form_hits: Counter[str] = Counter()
        self._form_articles: Counter[str] = Counter()
        self._total = self._undated = 0

    def add(self, title: str, text: str, match: Match, *, dated: bool) -> None:
        """Count the hits of an article."""
        hits: Counter[tuple[bool, str]] = Counter()
        for in_text, source, spots in ((False, title, match.title), (True, text, match.text)):
            hits.update((in_text, fold(source[spot.start : spot.end])) for spot in spots)
        self.add_counted(hits, dated=dated)

    def add_counted(self, hits: Counter[tuple[bool, str]], *, dated: bool) -> None:
        """Count the hits of an article, by whether they are in the text, and by their folded form."""
        self._total += 1
        self._undated += not dated
        columns: Counter[str] = Counter()
        forms: Counter[str] = Counter()
        for (in_text, form), number in hits.items():
            columns["text" if in_text else "title"] += number
            forms[form] += number
        self._hits.update(columns)
        self._articles.update(columns.keys())
        self._form_hits.update(forms)
        self._form_articles.update(forms.keys())

    def summary(self) -> Summary:
        """Return the counts."""
        return Summary(
            self._hits.total(),
            self._total,
            {name: Count(self._hits[name], self._articles[name]) for name in ("title", "text")},
            {form: Count(hits, self._form_articles[form]) for form, hits in self._form_hits.most_common()},
            undated=self._undated,
        )


def places(title: str, text: str, match: Match) -> list[int]:
    """Return how many words of title and text stand before each hit, in order; the text follows the title."""
    before = [count_words(index_form(title[: spot.start])) for spot in match.title]
    if match.text:
        shift = count_words(index_form(title))
        before += [shift + count_words(index_form(text[: spot.start])) for spot in match.text]
    return sorted(before)
