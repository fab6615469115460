"""Making stories after an import, or anew: which articles tell the same event.

Work goes on in transactions of a second or so: what was made when the program is stopped stays, and the next call goes
on. Articles are taken in the order of their dates, some hundreds at a time, with the stories that they may belong to;
those are looked at again as a whole, unless they are large. Memory hardly grows with the library.
"""

import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from readroom.db.names import read_names
from readroom.db.stored_text import readable
from readroom.db.story_words import StoryWords
from readroom.db.transaction import transaction
from readroom.text.clusters import STORY_VERSION, Clusters, cluster
from readroom.text.variants import VARIANTS_VERSION

TAKEN = 500
"""For how many articles stories are looked for in one transaction."""
LARGE = 40
"""A story with more members is not taken apart again, and only grows; its newest members stand for it."""
VERSIONS = {"name": VARIANTS_VERSION, "story": STORY_VERSION}

Progress = Callable[[int, int], None]
"""Is told how many articles are done, and of how many; what it raises stops the work."""


def stories_left(connection: sqlite3.Connection) -> int:
    """Return how many articles have yet to be looked at."""
    if not _current(connection):
        return int(connection.execute("select count(*) from article").fetchone()[0])
    return int(connection.execute("select count(*) from story_left").fetchone()[0])


def derive(connection: sqlite3.Connection, progress: Progress = lambda done, of: None) -> int:
    """Bring names and stories up to date, and return how many articles were looked at; not inside a transaction."""
    if not _current(connection):
        _forget(connection, names=True)
    left = int(connection.execute("select count(*) from story_left").fetchone()[0])
    if not left:
        return 0
    words = StoryWords(connection)
    ids = _by_date(connection)
    for start in range(0, len(ids), TAKEN):
        part = list(ids[start : start + TAKEN])
        with transaction(connection):
            _read(connection, words, part)
            _settle(connection, words, part)
        progress(start + len(part), left)
    return left


def rebuild_stories(connection: sqlite3.Connection, progress: Progress = lambda done, of: None) -> int:
    """Make stories anew, with their old ids; return how many articles were looked at. Not inside a transaction."""
    _forget(connection, names=False)
    return derive(connection, progress)


def rebuild_names(connection: sqlite3.Connection, progress: Progress = lambda done, of: None) -> int:
    """Make names and stories anew, and return how many articles were looked at; not inside a transaction."""
    _forget(connection, names=True)
    return derive(connection, progress)


def _current(connection: sqlite3.Connection) -> bool:
    rows = connection.execute("select name, version from derived")
    return {name: version for name, version in rows if name in VERSIONS} == VERSIONS


def _forget(connection: sqlite3.Connection, *, names: bool) -> None:
    """Empty the tables, but for the members of stories, which their ids are known by."""
    with transaction(connection):
        for table in ("story_article", "story_word", *(("name", "alias") if names else ())):
            connection.execute(f"delete from {table}")
        sql = "insert or replace into story_left (article_id, step) select article_id, ? from article_text"
        connection.execute(sql, (0 if names else 2,))
        for name, version in VERSIONS.items():
            connection.execute("insert or replace into derived (name, version) values (?, ?)", (name, version))


def _by_date(connection: sqlite3.Connection) -> "array[int]":
    """Return the articles whose story is yet to be looked for, the undated and the oldest first (8 bytes for each)."""
    sql = "select l.article_id from story_left l cross join article a on a.id = l.article_id order by a.docid"
    return array("q", (article for (article,) in connection.execute(sql)))


def _read(connection: sqlite3.Connection, words: StoryWords, ids: Sequence[int]) -> None:
    marks = ",".join("?" * len(ids))
    sql = (
        "select a.id, ifnull(a.title, ''), t.z, ifnull(a.first_date, a.date), l.step from story_left l "
        "join article a on a.id = l.article_id join article_text t on t.article_id = a.id "
        f"where l.step <> 1 and l.article_id in ({marks}) order by a.id"
    )
    found = [(*row[:2], readable(row[2]), *row[3:]) for row in connection.execute(sql, ids)]
    read_names(connection, (text for _, _, text, _, step in found if step == 0))
    words.put([row[:4] for row in found])


def _settle(connection: sqlite3.Connection, words: StoryWords, ids: Sequence[int]) -> None:
    words.put_keys(ids)
    links = {(min(a, b), max(a, b)) for a in ids for b in words.alike(a)}
    near = {article for pair in links for article in pair} | set(ids)
    stories = _stories_of(connection, near)
    before = _ids_before(connection, near)
    seeds: dict[int, list[int]] = {}
    for story in stories:
        group = _newest(connection, story)
        if len(group) > LARGE:
            seeds[story] = sorted({*group, *(article for article, old in before.items() if old == story)} - set(ids))
            near.update(seeds[story])
        else:
            near.update(group)
            links |= {(min(a, b), max(a, b)) for n, a in enumerate(group) for b in group[n + 1 :]}
    articles = {article: told for article, told in words.told(near).items() if told.words}
    outcome = cluster(articles, links, list(seeds.values()))
    _put(connection, near, set(seeds), outcome)
    connection.executemany("delete from story_left where article_id = ?", [(article,) for article in ids])


def _stories_of(connection: sqlite3.Connection, articles: Iterable[int]) -> list[int]:
    sql = (
        "select distinct m.story_id from json_each(?) j cross join story_member m on m.article_id = j.value "
        "where m.maybe = 0 order by 1"
    )
    return [story for (story,) in connection.execute(sql, (f"[{','.join(map(str, articles))}]",))]


def _newest(connection: sqlite3.Connection, story: int) -> list[int]:
    """Return members of a story that are still there and were looked at, `LARGE` + 1 at most, the newest first."""
    sql = (
        "select m.article_id from story_member m join story_article s on s.article_id = m.article_id "
        "where m.story_id = ? and m.maybe = 0 and m.article_id not in (select article_id from story_left) "
        "order by m.article_id desc limit ?"
    )
    return [article for (article,) in connection.execute(sql, (story, LARGE + 1))]


def _put(connection: sqlite3.Connection, near: Iterable[int], large: set[int], outcome: Clusters) -> None:
    """Write what came out: a group has the id of the story that most of its members had.

    Of those that are `large`, other members than these stay in them, or go along when two of them are joined.
    """
    before = _ids_before(connection, near)
    connection.executemany("delete from story_member where article_id = ?", [(article,) for article in sorted(near)])
    taken: set[int] = set()
    ids: dict[int, int] = {}
    claims = []
    for index, group in enumerate(outcome.groups):
        for story, number in Counter(before[a] for a in group if a in before).items():
            claims.append((-number, story, index))
    for _, story, index in sorted(claims):
        if story not in taken and index not in ids and (story in large or not _lives(connection, story)):
            ids[index] = story
            taken.add(story)
    for _, story, index in sorted(claims):
        if story in large and story not in taken and index in ids:
            sql = "update or replace story_member set story_id = ? where story_id = ? and maybe = 0"
            connection.execute(sql, (ids[index], story))
            taken.add(story)
    rows: list[tuple[int, int, float, int]] = []
    for index, (group, scores) in enumerate(zip(outcome.groups, outcome.scores, strict=True)):
        if index not in ids:
            ids[index] = int(connection.execute("insert into story default values").lastrowid or 0)
        rows += [(article, ids[index], round(score, 4), 0) for article, score in zip(group, scores, strict=True)]
    rows += [(article, ids[index], round(score, 4), 1) for article, index, score in outcome.maybe]
    connection.executemany("insert or replace into story_member values (?, ?, ?, ?)", rows)


def _ids_before(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[int, int]:
    sql = (
        "select m.article_id, m.story_id from json_each(?) j cross join story_member m on m.article_id = j.value "
        "where m.maybe = 0"
    )
    return dict(connection.execute(sql, (f"[{','.join(map(str, articles))}]",)))


def _lives(connection: sqlite3.Connection, story: int) -> bool:
    """Tell whether articles that were looked at since then have a story's id."""
    sql = (
        "select 1 from story_member m where m.story_id = ? and m.maybe = 0 "
        "and m.article_id not in (select article_id from story_left) limit 1"
    )
    return connection.execute(sql, (story,)).fetchone() is not None
