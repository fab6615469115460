"""What is said over a concordance: how many lines, out of what, which of them, and how to have the same again."""

import shlex
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import timedelta

from readroom.text.concordance import WINDOW, SortKey
from readroom.text.counted import number_of
from readroom.text.header import Count, Summary, header
from readroom.text.match import Match, Spot
from readroom.text.query import Query, parse
from readroom.text.query_print import printed

FORMS = 20_000
"""Of more spellings than these, none is named: what is counted must not grow with the library."""
LONG = 200
"""Spellings that are longer (code points) are counted by their beginning."""


@dataclass(slots=True)
class Tally:
    """What was counted while lines were read. `whole`: all there is was read; `undated_out`: articles that only their
    missing date keeps out, `first_out` the same of `first:`; `notes`: what was not done as it was asked. `once`: copies
    count once; `each`: hits and articles with every copy then, when all was read.
    """

    lines: int = 0
    articles: int = 0
    matching: int = 0
    undated: int = 0
    title_hits: int = 0
    title_articles: int = 0
    whole: bool = False
    once: bool = False
    each: Count | None = None
    undated_out: int = 0
    first_out: int = 0
    notes: list[str] = field(default_factory=list)
    _hits: dict[str, int] = field(default_factory=dict)
    _in: dict[str, int] = field(default_factory=dict)
    _named: bool = True

    def add(self, title: str, text: str, match: Match, *, dated: bool) -> None:
        """Count an article that matches."""
        self.matching += 1
        self.undated += not dated
        self.lines += len(match.text)
        self.articles += bool(match.text)
        self.title_hits += len(match.title)
        self.title_articles += bool(match.title)
        if self._named:
            forms = [_form(text, spot) for spot in match.text]
            if match.title:
                forms += [_form(title, spot) for spot in match.title]
            hits, articles = self._hits, self._in
            for form in forms:
                hits[form] = hits.get(form, 0) + 1
            for form in forms if len(forms) == 1 else set(forms):
                articles[form] = articles.get(form, 0) + 1
            if len(hits) > FORMS:
                self._named = False
                hits.clear()
                articles.clear()

    def note(self, said: Iterable[str]) -> None:
        """Hear what was not done as it was asked, each once."""
        self.notes += [one for one in said if one not in self.notes]

    def copy(self) -> "Tally":
        """Return counts that go on from these."""
        return replace(self, notes=[*self.notes], _hits=copy(self._hits), _in=copy(self._in))

    def summary(self) -> Summary:
        """Return the counts as those of a search."""
        most_first = sorted(self._hits.items(), key=lambda item: -item[1])
        return Summary(
            hits=self.lines + self.title_hits,
            articles=self.matching,
            by_field={
                "title": Count(self.title_hits, self.title_articles), "text": Count(self.lines, self.articles),
            },
            forms={form: Count(hits, self._in[form]) for form, hits in most_first},
            undated=self.undated,
            undated_out=self.undated_out,
            first_out=self.first_out,
            notes=tuple(self.notes),
            once=self.once,
            each=self.each,
        )  # fmt: skip


def _form(text: str, spot: Spot) -> str:
    form = text[spot.start : min(spot.end, spot.start + LONG)]
    return form if form.isalnum() else " ".join(form.split())


def head(
    tally: Tally, *, shown: int | None = None, articles: int | None = None, sample: tuple[int, int] | None = None
) -> str:
    """Return the line, such as `20 lines in 8 articles · 24 hits in 9 articles · text 20 in 8, title 4 in 4 · …`.

    `shown` lines in so many `articles` are there, where they are not all that were counted; `sample`: size and seed.
    """
    lines = tally.lines if shown is None else shown
    parts = [lines_in(lines, tally.articles if articles is None else articles)]
    summary = tally.summary()
    if not tally.whole:
        parts.append("the newest: others were not read")
        parts += header(replace(summary, hits=0, has_words=False)).split(" · ")[1:] if tally.matching else []
        return " · ".join(parts)
    if sample is not None:
        parts.append(f"a random sample of {tally.lines:,}, seed {sample[1]}")
    elif lines < tally.lines:
        parts.append(f"of {tally.lines:,}")
    if tally.title_hits:
        parts.append("hits in titles have no line")
    return " · ".join([*parts, header(summary)])


def lines_in(lines: int, articles: int) -> str:
    """Return numbers of lines and articles in words."""
    return f"{number_of(lines, 'line')} in {number_of(articles, 'article')}"


def frozen(query: Query) -> str:
    """Return a query as it was written; one with a relative date with the days that it means."""
    later = parse(query.text, today=query.today + timedelta(days=400))
    return query.text if later.tree == query.tree else printed(query.tree)


def command(
    query: str,
    *,
    window: int = WINDOW,
    keys: Sequence[SortKey] = (),
    sample: tuple[int, int] | None = None,
    limit: int | None = None,
    library: str | None = None,
    notes: str | None = None,
) -> str:
    """Return the command line that gives the same lines again."""
    files = (*(("--library", library) if library else ()), *(("--notes", notes) if notes else ()))
    parts = ["readroom", *files, "concordance"]
    parts += ["--window", str(window)] if window != WINDOW else []
    parts += [f"--sort={','.join(map(str, keys))}"] if keys else []
    parts += ["--sample", str(sample[0]), "--seed", str(sample[1])] if sample else []
    parts += ["--limit", str(limit)] if limit is not None else []
    parts += ["--", query] if query.startswith("-") else [query]
    return shlex.join(parts)
