"""What is said of an article that is gone: its notes, attributes, places in collections; given to another article."""

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from readroom.db.decided import STORY
from readroom.db.notebook import proposals, rows
from readroom.db.notebook.log import DECIDE
from readroom.db.notebook.steps import Changes, NotebookSteps
from readroom.text.counted import number_of
from readroom.text.gate import clean_line

_SAID = {
    "notes": "select subject, count(*) from note where kind = 'article' group by 1",
    "attributes": "select article_key, count(*) from article_attribute group by 1",
    "places": "select article_key, count(*) from collection_item group by 1",
    "corrections": "select article_key, count(*) from correction where field <> 'cut' group by 1",
}


@dataclass(slots=True)
class Said:
    """How much is said of an article: notes, attributes, places in collections, one's own corrections of its fields,
    decisions that it belongs to a story or does not.
    """

    notes: int = 0
    attributes: int = 0
    places: int = 0
    corrections: int = 0
    decisions: int = 0

    @property
    def count(self) -> int:
        """How much it is together."""
        return sum(dataclasses.astuple(self))

    @property
    def words(self) -> str:
        """What it is, in words."""
        every = (
            (self.notes, "note"),
            (self.attributes, "attribute"),
            (self.places, "place in a collection", "places in collections"),
            (self.corrections, "correction"),
            (self.decisions, "decision about stories", "decisions about stories"),
        )
        return ", ".join(number_of(*one) for one in every if one[0])


class NotebookSuccession(NotebookSteps):
    """What is said of whole articles, and by which article it is taken over when one is gone."""

    def said_of_articles(self) -> dict[str, Said]:
        """Return how much is said of each article, by its key."""
        found: dict[str, Said] = {}
        for name, sql in _SAID.items():
            for key, count in self._rows(sql):
                setattr(found.setdefault(key, Said()), name, count)
        for _, value in self._stories():
            for key in {*value.get("out", ()), *(value.get("known", ()) if value.get("pinned") else ())}:
                found.setdefault(key, Said()).decisions += 1
        return found

    def _stories(self) -> list[tuple[str, dict[str, Any]]]:
        rows = self._rows("select name, value from decision where kind = ? order by place, name", (STORY,))
        return [(name, value) for name, text in rows if isinstance(value := json.loads(text), dict)]

    def hand_over(self, key: str, to: str) -> Said:
        """Let what is said of one article be said of another, as one step; return how much that was.

        What the other has already stays as it is there: a value of the same attribute, a place in the same collection.
        """
        said = f"what is said of {clean_line(key)} is said of {clean_line(to)}"
        done = Said()
        with self._changing() as changes:
            execute = changes.connection.execute
            for (note,) in execute("select id from note where kind = 'article' and subject = ?", (key,)).fetchall():
                values = {"subject": to, "modified": changes.at}
                done.notes += changes.row("note", (note,), values, "note", said, article_key=to)
            names = execute("select name from article_attribute where article_key = ?", (key,)).fetchall()
            for (name,) in names:
                done.attributes += _given(changes, "article_attribute", (key, name), (to, name), "attribute", said, to)
            held = execute("select collection_id from collection_item where article_key = ?", (key,)).fetchall()
            for (one,) in held:
                done.places += _given(changes, "collection_item", (one, key), (one, to), "collect", said, to)
            for old in list(proposals.select(changes.connection, "article_key = ? and field <> 'cut'", (key,))):
                new = dataclasses.replace(old, article_key=to)
                proposals.put(changes.connection, new)
                changes.note(proposals.ACTION, old.id, {**proposals.change_of(old, new), "said": said}, to)
                done.corrections += 1
            for name, value in self._stories():
                new_value = {part: _with(each, key, to) for part, each in value.items()}
                if new_value != value:
                    text = json.dumps(new_value, ensure_ascii=False)
                    changes.row("decision", (STORY, name), {"value": text, "modified": changes.at}, DECIDE, said)
                    done.decisions += 1
        return done


def _with(value: Any, key: str, to: str) -> Any:
    """Return lists of keys, also lists in them, with one key in the place of another; anything else as it is."""
    if not isinstance(value, list):
        return to if value == key else value
    return [*{json.dumps(one): one for one in (_with(each, key, to) for each in value)}.values()]


def _given(
    changes: Changes, table: str, old: tuple[str, str], new: tuple[str, str], action: str, said: str, to: str
) -> bool:
    """Give a row another key unless there is one with it; tell whether that was done."""
    row = rows.read(changes.connection, table, old)
    if row is None or rows.read(changes.connection, table, new) is not None:
        return False
    changes.row(table, old, None, action, said, article_key=to)
    changes.row(table, new, {**row, "modified": changes.at}, action, said, article_key=to)
    return True
