"""What a reader says of whole articles: stance, genre, coding status … a value for each name."""

from collections.abc import Iterable

from readroom.db.errors import NotebookError
from readroom.db.notebook.steps import NotebookSteps
from readroom.text.counted import number_of
from readroom.text.gate import clean_line


class NotebookAttributes(NotebookSteps):
    """Attributes of articles. Names and values are one line each; they are looked up without regard to case."""

    def attributes(self, article_key: str) -> dict[str, str]:
        """Return the attributes of an article by name."""
        return dict(
            self._rows("select name, value from article_attribute where article_key = ? order by name", (article_key,))
        )

    def all_attributes(self) -> dict[str, dict[str, str]]:
        """Return the attributes of every article that has some, by its key."""
        found: dict[str, dict[str, str]] = {}
        for key, name, value in self._rows("select article_key, name, value from article_attribute order by 1, 2"):
            found.setdefault(key, {})[name] = value
        return found

    def set_attribute(
        self, keys: str | Iterable[str], name: str, value: str | None, *, group: str | None = None
    ) -> int:  # fmt: skip
        """Give articles a value, or take it away (None or empty); return how many changed.

        A name is kept as it was first written.
        """
        wanted = list(dict.fromkeys([keys] if isinstance(keys, str) else keys))
        plain = _attribute_name(name)
        text = clean_line(value or "")
        with self._changing(group) as changes:
            for known, _ in self.attribute_names():
                if known.casefold() == plain.casefold():
                    plain = known
            wanted = [key for key in wanted if self.attributes(key).get(plain, "") != text]
            where = clean_line(wanted[0]) if len(wanted) == 1 else number_of(len(wanted), "article")
            said = f"{plain} = {text} of {where}" if text else f"no {plain} of {where}"
            row = {"value": text, "author": self.author, "modified": changes.at}
            return sum(
                changes.row(
                    "article_attribute", (key, plain), row if text else None, "attribute", said, article_key=key
                )
                for key in wanted
            )

    def rename_attribute(self, old: str, new: str) -> int:
        """Give an attribute another name in all articles; return in how many. Raise NotebookError when it is taken."""
        plain = _attribute_name(new)
        with self._changing() as changes:
            names = [name for name, _ in self.attribute_names() if name.casefold() == clean_line(old).casefold()]
            if not names:
                raise NotebookError(f"no article has an attribute {clean_line(old)!r}")
            taken = [name for name, _ in self.attribute_names() if name.casefold() == plain.casefold()]
            if set(taken) - set(names):
                raise NotebookError(f"there is an attribute {taken[0]!r} already; use another name")
            said = f"attribute “{names[0]}” renamed “{plain}”"
            rows = self._rows(
                "select article_key, value, author, modified from article_attribute where name = ?", (names[0],)
            )
            if names[0] == plain:
                return 0
            for key, value, author, modified in rows:
                changes.row("article_attribute", (key, names[0]), None, "attribute", said, article_key=key)
                values = {"value": value, "author": author, "modified": modified}
                changes.row("article_attribute", (key, plain), values, "attribute", said, article_key=key)
        return len(rows)

    def attribute_names(self) -> list[tuple[str, int]]:
        """Return every attribute with the number of articles that have it, the most used first."""
        return [
            (name, count)
            for name, count in self._rows(
                "select name, count(*) as used from article_attribute group by name order by used desc, name"
            )
        ]

    def attribute_values(self, name: str) -> list[tuple[str, int]]:
        """Return the known values of an attribute with their numbers of articles, the most used first."""
        found = self._rows(
            "select name, value, count(*) as used from article_attribute group by name, value order by used desc, value"
        )
        return [(value, count) for known, value, count in found if known.casefold() == clean_line(name).casefold()]

    def keys_with_attribute(self, name: str, value: str | None = None) -> set[str]:
        """Return the keys of the articles that have an attribute: with any value, or with this one."""
        wanted, text = clean_line(name).casefold(), None if value is None else clean_line(value).casefold()
        return {
            key
            for key, known, said in self._rows("select article_key, name, value from article_attribute")
            if known.casefold() == wanted and text in (None, said.casefold())
        }


def _attribute_name(name: str) -> str:
    plain = clean_line(name)
    if not plain or "=" in plain:
        raise NotebookError(f"{plain!r} is no name of an attribute; write one without =, such as stance")
    return plain
