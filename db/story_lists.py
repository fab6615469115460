"""Lists of stories: their order at once, each with what is counted of it when it is looked at."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from readroom.db.articles import ArticleRow, rows_by_id
from readroom.db.decided import Memory
from readroom.db.library import Library
from readroom.db.relations import Accounts, accounts
from readroom.db.story_decisions import story_decisions
from readroom.db.story_view import Story, stories


@dataclass(frozen=True, slots=True)
class Told:
    """A story, and what is counted of its articles without those that may belong to it."""

    story: Story
    accounts: Accounts

    @property
    def maybe(self) -> int:
        """How many articles may belong to it."""
        return len(self.story.members) - len(self.story.firm)


def story_order(connection: sqlite3.Connection, memory: Memory | None) -> list[list[int]]:
    """Return one article (or some) of every story, the newest story first: what `told` reads stories by.

    Some 2 µs for each article that is in a story. A story that was only made by a decision is there too.
    """
    sql = (
        "select max(ifnull(a.date, '')), m.story_id, min(m.article_id) from story_member m "
        "join article a on a.id = m.article_id where m.maybe = 0 group by m.story_id having count(*) > 1"
    )
    rows = [(day, story, [article]) for day, story, article in connection.execute(sql)]
    decided = story_decisions(connection, memory)
    keys = sorted({key for each in decided for key in each.known})
    if not keys:
        rows.sort(key=lambda row: (row[0], row[1]), reverse=True)
        return [articles for _, _, articles in rows]
    found = connection.execute(
        "select a.key, a.id, m.story_id from json_each(?) j cross join article a on a.key = j.value "
        "left join story_member m on m.article_id = a.id and m.maybe = 0",
        (json.dumps(keys),),
    ).fetchall()
    # Stories that something was decided of are read whole, and put in their places by their own dates.
    touched = {story for _, _, story in found}
    rows = [row for row in rows if row[1] not in touched]
    about = {article for _, article, _ in found}
    for each in stories(connection, memory, articles=about):
        if each.firm:
            number = int(each.id) if each.id.isdigit() else 1 << 60
            rows.append((each.last or "", number, [each.firm[0].id]))
    seen = {tuple(row[2]) for row in rows}
    every = connection.execute(
        "select max(ifnull(a.date, '')), m.story_id, min(m.article_id) from json_each(?) j cross join story_member m "
        "on m.story_id = j.value join article a on a.id = m.article_id where m.maybe = 0 group by m.story_id",
        (json.dumps(sorted(story for story in touched if story is not None)),),
    )
    rows += [(day, story, [a]) for day, story, a in every if (a,) not in seen and a not in about]
    rows.sort(key=lambda row: (row[0], row[1]), reverse=True)
    return [articles for _, _, articles in rows]


def told(library: Library, memory: Memory | None, order: Sequence[Sequence[int]]) -> list[Told]:
    """Return the stories of some articles in their order, each once."""
    asked = [article for articles in order for article in articles]
    by_article: dict[int, Story] = {}
    for each in stories(library.connection, memory, articles=asked):
        for member in each.firm:
            by_article.setdefault(member.id, each)
    found: dict[str, Told] = {}
    for article in asked:
        each_story = by_article.get(article)
        if each_story is not None and each_story.id not in found:
            rows = rows_by_id(library, [member.id for member in each_story.firm])
            found[each_story.id] = Told(each_story, accounts(library, rows))
    return list(found.values())


def story_rows(library: Library, memory: Memory | None, ref: str) -> tuple[Told, list[ArticleRow], dict[int, int]]:
    """Return a story, the rows of its members in their order, and for each member the one whose text it has.

    Raise LibraryError when there is no such story.
    """
    from readroom.db.reuse.duplicates import representatives_of
    from readroom.db.story_view import story

    each = story(library.connection, memory, ref)
    rows = rows_by_id(library, [member.id for member in each.members])
    firm = {member.id for member in each.firm}
    mine = [row for row in rows if row.id in firm]
    return Told(each, accounts(library, mine)), rows, representatives_of(library.connection, [row.id for row in mine])
