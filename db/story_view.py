"""Stories as their readers see them: what was clustered, with what people decided of it."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from readroom.db.decided import Memory
from readroom.db.errors import LibraryError
from readroom.db.story_decisions import StoryDecision, story_decisions
from readroom.text.gate import clean_line


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story; `score`: how like the others it is (0 to 1; 1 where a person put it there)."""

    id: int
    key: str
    title: str
    date: str | None
    score: float
    maybe: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell the same event. `title` is what a person called it, else that of its most central article.

    `members` are in order of their dates. `decided`: what was decided of it.
    """

    id: str
    title: str
    members: tuple[Member, ...]
    decided: StoryDecision | None = None

    @property
    def firm(self) -> tuple[Member, ...]:
        """The members that belong to it for certain."""
        return tuple(member for member in self.members if not member.maybe)

    @property
    def first(self) -> str | None:
        """The date of its oldest article."""
        return min((member.date for member in self.firm if member.date), default=None)

    @property
    def last(self) -> str | None:
        """The date of its newest article."""
        return max((member.date for member in self.firm if member.date), default=None)


_MEMBERS = (
    "select m.story_id, a.id, a.key, ifnull(a.title, ifnull(a.opening, '')), a.date, m.score, m.maybe "
    "from json_each(?) j cross join story_member m on m.story_id = j.value join article a on a.id = m.article_id"
)
_LOOKED_UP = (
    "select a.id, a.key, ifnull(a.title, ifnull(a.opening, '')), a.date from json_each(?) j "
    "cross join article a on a.key = j.value"
)


def stories(
    connection: sqlite3.Connection,
    notebook: Memory | None = None,
    *,
    articles: Iterable[int] | None = None,
    limit: int = -1,
) -> list[Story]:
    """Return stories of two and more articles, the newest first: `limit` of them, or those of some articles."""
    if articles is None:
        sql = (
            "select m.story_id from story_member m join article a on a.id = m.article_id where m.maybe = 0 "
            "group by m.story_id having count(*) > 1 order by max(ifnull(a.date, '')) desc, m.story_id desc limit ?"
        )
        rows = connection.execute(sql, (limit,))
        wanted = None
    else:
        wanted = set(articles)
        sql = "select distinct m.story_id from json_each(?) j cross join story_member m on m.article_id = j.value"
        rows = connection.execute(sql, (json.dumps(sorted(wanted)),))
    found = _view(connection, story_decisions(connection, notebook), [story for (story,) in rows])
    if wanted is not None:
        found = [each for each in found if any(member.id in wanted for member in each.members)]
    found.sort(key=lambda each: (each.last or "", each.id), reverse=True)
    return found if limit < 0 else found[:limit]


def story(connection: sqlite3.Connection, notebook: Memory | None, ref: str) -> Story:
    """Return the story with an id, or that a person gave this name; raise LibraryError when there is none."""
    decided = story_decisions(connection, notebook)
    number = [int(ref)] if ref.isascii() and ref.isdigit() and len(ref) < 19 else []
    for each in _view(connection, decided, number):
        named = each.decided is not None and (each.decided.title or "").casefold() == ref.casefold()
        if ref in (each.id, each.decided.id if each.decided else None) or (named and not number):
            return each
    raise LibraryError(f"there is no story {clean_line(ref)!r}; list them with: readroom stories")


def articles_of(connection: sqlite3.Connection, notebook: Memory | None, ref: str) -> list[int]:
    """Return the ids of the articles of a story, without those that may belong to it; raise LibraryError."""
    return [member.id for member in story(connection, notebook, ref).firm]


def _view(connection: sqlite3.Connection, decided: Sequence[StoryDecision], wanted: Iterable[int]) -> list[Story]:
    """Return stories by their numbers, and all that something was decided of."""
    known = _members_by_key(connection, decided)
    about = {decision.id: _about(connection, decision, known) for decision in decided}
    numbers = {number for found in about.values() for number in found} | set(wanted)
    made = _made(connection, sorted(numbers))
    found: list[Story] = []
    pinned = {key: decision.id for decision in decided if decision.pinned for key in decision.known}
    absorbed = {number for found_numbers in about.values() for number in found_numbers}
    for decision in decided:
        members: dict[str, Member] = {}
        for number in about[decision.id]:
            members.update({m.key: replace(m, maybe=m.maybe and m.key not in members) for m in made.get(number, ())})
        if decision.pinned:
            members.update({key: replace(known[key], score=1.0) for key in decision.known if key in known})
        for key in list(members):
            if key in decision.out or pinned.get(key, decision.id) != decision.id:
                del members[key]
        name = str(about[decision.id][0]) if about[decision.id] else decision.id
        found.append(_story(name, members.values(), decision))
    for number, mine in made.items():
        if number not in absorbed:
            found.append(_story(str(number), [m for m in mine if m.key not in pinned], None))
    least = {True: 1, False: 2}
    return [each for each in found if len(each.firm) >= least[each.decided is not None]]


def _story(name: str, members: Iterable[Member], decision: StoryDecision | None) -> Story:
    ordered = tuple(sorted(members, key=lambda m: (m.maybe, m.date or "9", m.id)))
    central = max((m for m in ordered if not m.maybe), key=lambda m: (m.score, -m.id), default=None)
    title = (decision.title if decision else None) or (central.title if central else "")
    return Story(name, title, ordered, decision)


def _members_by_key(connection: sqlite3.Connection, decided: Sequence[StoryDecision]) -> dict[str, Member]:
    keys = {key for each in decided for key in (*each.known, *(k for group in each.joined for k in group))}
    rows = connection.execute(_LOOKED_UP, (json.dumps(sorted(keys)),))
    return {key: Member(article, key, title, day, 1.0) for article, key, title, day in rows}


def _about(connection: sqlite3.Connection, decision: StoryDecision, known: dict[str, Member]) -> list[int]:
    """Return the numbers of the stories that a decision is about today, by the articles that it named."""
    if decision.own:
        return []
    found: list[int] = []
    for group in (decision.known, *decision.joined):
        ids = [known[key].id for key in group if key in known]
        sql = (
            "select m.story_id from json_each(?) j cross join story_member m on m.article_id = j.value "
            "where m.maybe = 0"
        )
        votes = Counter(number for (number,) in connection.execute(sql, (json.dumps(ids),)))
        best = max(votes, key=lambda number: (str(number) == decision.id, votes[number], -number), default=None)
        if best is not None and best not in found:
            found.append(best)
    return found


def _made(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, list[Member]]:
    found: dict[int, list[Member]] = {}
    for number, article, key, title, day, score, maybe in connection.execute(_MEMBERS, (json.dumps(list(numbers)),)):
        found.setdefault(number, []).append(Member(article, key, title, day, score, bool(maybe)))
    return found
