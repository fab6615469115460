"""The query language: any string becomes a tree, with notices about what was not understood as written.

Words are looked for together; `OR`, `-not`, "phrases", `w*rd*`, `=Word`, `/regex/`, `near/5(a b)`, parentheses,
`field:value`. A minus binds closest, then standing together, then `OR`. Only a known field with an impossible value is
an error.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from readroom.text.gate import clean
from readroom.text.query_dates import BadValue, parse_dates
from readroom.text.query_lex import FIELDS, Notice, Piece, pieces, quoted
from readroom.text.query_tree import (
    DATE_FIELDS,
    NOTE_FIELDS,
    WILD,
    WORD_FIELDS,
    And,
    Column,
    Field,
    Near,
    Node,
    Nothing,
    Or,
    Regex,
    Term,
    all_of,
    any_of,
    negated,
    terms_of,
)
from readroom.text.query_words import MAX_WORDS, words_of
from readroom.text.regex import BadPattern, compiled

__all__ = ["MAX_LENGTH", "MAX_WORDS", "BadValue", "Notice", "Query", "parse"]

MAX_LENGTH = 2000
"""How much of a query is read (code points)."""
MAX_DEPTH = 12
"""How deep parentheses may stand in one another; what is made of them must fit the parsers of SQLite."""
MAX_DISTANCE = 1000
NEAR_DISTANCE = 10
"""Words between, where `near(…)` names no number."""

_EXACT_FIELDS = frozenset({"key", "id", "lang", "tag", "has", "is", "in", "attr", "saved", "like", "dup", "story"}) | (
    NOTE_FIELDS - {"quote"}
)
_WORD_FIELDS = WORD_FIELDS | {"quote"}
_ID = re.compile(r"\d{1,18}(?:,\d{1,18})*", re.ASCII)
_CHOICES = {
    "has": {"highlight": "highlight", "highlights": "highlight", "note": "note", "notes": "note"},
    "is": {"unread": "unread", "read": "read"},
    "dup": {"all": "all", "fold": "fold"},
}
"""Fields with few values: what may be written, and what it means."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was read. `text` is what positions count in; `tree` is None when it asks for every article.

    `today` is what its relative dates counted from, and those of the saved searches in it count from. `exact`: every
    condition on a value as it is written, in the order of their places; the tree has each only once.
    """

    text: str
    tree: Node | None
    notices: tuple[Notice, ...] = ()
    today: date = date.max
    exact: tuple[Field, ...] = field(default=(), compare=False)


def parse(text: str, *, today: date, notes: bool = False) -> Query:
    """Return what `text` asks for; `today` is what relative dates count from. Raise BadValue, and nothing else.

    `notes`: highlights and notes are asked for, which have fields of their own.
    """
    notices: list[Notice] = []
    cut = clean(text[: MAX_LENGTH + 1])
    if len(text) > MAX_LENGTH:
        cut = _cut(clean(text[:MAX_LENGTH]), whole=text[MAX_LENGTH].isspace())
        notices.append(Notice(f"only the first {MAX_LENGTH} characters of the query are read", len(cut)))
    if not cut.strip():
        return Query(cut, None, tuple(notices), today)
    parser = _Parser(cut, today, notices, FIELDS | NOTE_FIELDS if notes else FIELDS)
    tree = parser.run()
    notices = _each_once(notices)
    if tree is None:
        nothing = Notice(f"{quoted(cut)} holds no word: nothing is found", 0)
        return Query(cut, Nothing(), (*_patterns(notices), nothing), today)
    return Query(cut, tree, tuple(notices), today, tuple(sorted(parser.exact, key=lambda one: one.position)))


def _patterns(notices: list[Notice]) -> list[Notice]:
    """Return the notices that say why something is no pattern: they explain why nothing is left to look for."""
    return [notice for notice in notices if notice.message.startswith("the pattern")]


def _each_once(notices: list[Notice]) -> list[Notice]:
    """Return notices in their order; those that say the same become one, which says how often."""
    times = Counter(notice.message for notice in notices)
    first = {notice.message: notice for notice in reversed(notices)}
    return [
        replace(first[message], message=f"{message} ({number} times)", times=number) if number > 1 else first[message]
        for message, number in times.items()
    ]


def _cut(text: str, *, whole: bool) -> str:
    """Return `text` without its last word, unless that is `whole` or the only one."""
    parts = text.rsplit(None, 1)
    return text if whole or len(parts) < 2 else parts[0]


@dataclass(slots=True)
class _Group:
    """Parentheses that are open: alternatives, each a list of what must hold together, and what waits for a partner."""

    opened: int
    scope: str | None = None
    near: int | None = None
    alternatives: list[list[Node]] = field(default_factory=lambda: [[]])
    negate: bool = False
    waiting: list[Piece] = field(default_factory=list)
    ignored: int = 0


class _Parser:
    """Reads pieces from left to right with its own stack, so that no nesting exhausts Python's."""

    def __init__(self, text: str, today: date, notices: list[Notice], fields: frozenset[str]) -> None:
        self._text = text
        self._fields = fields
        self._today = today
        self._notices = notices
        self._stack = [_Group(0)]
        self._scope: str | None = None
        self._words = 0
        self.exact: list[Field] = []

    def run(self) -> Node | None:
        for piece in pieces(self._text, self._notices, self._fields):
            if self._words >= MAX_WORDS and piece.kind in ("leaf", "near", "regex"):
                self._note(f"a query may look for {MAX_WORDS} words: the rest is left out", piece.position)
                break
            self._take(piece)
        else:
            while len(self._stack) > 1:
                self._note("a parenthesis is not closed: it is read to the end", self._stack[-1].opened)
                self._close()
        while len(self._stack) > 1:
            self._close()
        return self._finish(self._stack[-1])

    def _note(self, message: str, position: int) -> None:
        self._notices.append(Notice(message, position))

    def _take(self, piece: Piece) -> None:
        group = self._stack[-1]
        match piece.kind:
            case "leaf":
                scope, self._scope = self._scope or group.scope, None
                self._add_or_drop(self._leaf(piece, scope))
            case "regex":
                scope, self._scope = self._scope or group.scope, None
                self._add_or_drop(self._regex(piece, scope))
            case "field":
                self._scope = piece.text
            case "open" | "near":
                self._open(piece)
            case "close":
                self._take_close(piece)
            case "minus":
                group.negate = not group.negate
            case "not":
                group.negate = not group.negate
                group.waiting.append(piece)
            case "and" | "or":
                self._operator(piece)

    def _operator(self, piece: Piece) -> None:
        group = self._stack[-1]
        if not group.alternatives[-1] or group.waiting:
            self._add_or_drop(self._as_word(piece))
            return
        group.waiting.append(piece)
        if piece.kind == "or":
            group.alternatives.append([])

    def _as_word(self, piece: Piece) -> Node | None:
        self._note(f"{piece.text} joins nothing here: it is looked for as a word", piece.position)
        return self._leaf(Piece("leaf", piece.text, piece.position), self._stack[-1].scope)

    def _add_or_drop(self, node: Node | None) -> None:
        """Add a node; one without a word takes the negation before it along."""
        if node is not None:
            self._add(node)
            return
        group = self._stack[-1]
        group.negate = False
        group.waiting = [piece for piece in group.waiting if piece.kind != "not"]

    def _add(self, node: Node) -> None:
        group = self._stack[-1]
        group.alternatives[-1].append(negated(node) if group.negate else node)
        group.negate = False
        group.waiting.clear()

    def _open(self, piece: Piece) -> None:
        group = self._stack[-1]
        if len(self._stack) > MAX_DEPTH:
            if not group.ignored:
                self._note(f"parentheses deeper than {MAX_DEPTH} are left out", piece.position)
            group.ignored += 1
            return
        scope, self._scope = self._scope or group.scope, None
        near = None
        if piece.kind == "near":
            if scope in (None, "title", "text"):
                near = self._distance(piece)
            else:
                self._note(f"near works in title and text only, not in {scope}:", piece.position)
        self._stack.append(_Group(piece.position, scope, near))

    def _distance(self, piece: Piece) -> int:
        if not piece.text:
            self._note(f"near names no number: {NEAR_DISTANCE} words may stand between", piece.position)
            return NEAR_DISTANCE
        if len(piece.text) > 4 or int(piece.text) > MAX_DISTANCE:
            self._note(f"near reaches over {MAX_DISTANCE} words at most", piece.position)
            return MAX_DISTANCE
        return int(piece.text)

    def _take_close(self, piece: Piece) -> None:
        if self._stack[-1].ignored:
            self._stack[-1].ignored -= 1
        elif len(self._stack) > 1:
            self._close()
        else:
            self._note("a closing parenthesis closes nothing: it is left out", piece.position)

    def _close(self) -> None:
        node = self._finish(self._stack[-1])
        group = self._stack.pop()
        if node is None:
            self._note("parentheses without a word are left out", group.opened)
        self._add_or_drop(node)

    def _finish(self, group: _Group) -> Node | None:
        if group.waiting and self._words < MAX_WORDS:
            waiting, group.waiting, group.negate = group.waiting, [], False
            for piece in waiting:
                self._stack_word(group, piece)
        if not group.alternatives[-1]:
            group.alternatives.pop()
        if group.near is not None:
            return self._near(group)
        return any_of([node for parts in group.alternatives if (node := all_of(parts))])

    def _stack_word(self, group: _Group, piece: Piece) -> None:
        """Look for an operator that nothing followed as a word beside what stands before it."""
        if len(group.alternatives) > 1 and not group.alternatives[-1]:
            group.alternatives.pop()
        node = self._as_word(piece)
        if node is not None:
            group.alternatives[-1].append(node)

    def _near(self, group: _Group) -> Node | None:
        column = _column(group.scope)
        nodes = [node for parts in group.alternatives for node in parts]
        beside = [node for node in nodes if not isinstance(node, Term | And | Or)]
        found = [term for node in nodes if node not in beside for term in terms_of(node, positive_only=True)]
        terms = tuple(dict.fromkeys(replace(term, column=None) for term in found))
        plain = all(isinstance(node, Term) and node.column == column for node in nodes)
        if not plain or len(terms) < len(nodes) or len(group.alternatives) > 1:
            self._note("near takes words and phrases only, each once, without OR, minus or fields", group.opened)
        near: list[Node] = [Near(group.near or 0, terms, column, group.opened)] if len(terms) > 1 else []
        return all_of([*(near or [replace(term, column=column) for term in terms]), *beside])

    def _leaf(self, piece: Piece, scope: str | None) -> Node | None:
        text, at = piece.text, piece.position
        if self._words >= MAX_WORDS:
            return None
        if scope in DATE_FIELDS:
            self._words += 1
            return parse_dates(scope or "", text, today=self._today, at=at)
        if scope in _EXACT_FIELDS:
            self._words += 1
            return self._exact(scope or "", " ".join(text.split()), at)
        mark = self._mark(piece) if scope not in _WORD_FIELDS else ""
        as_printed = mark == "="
        wild = scope not in _WORD_FIELDS and not as_printed
        words = words_of(piece, self._notices, wild=wild, most=MAX_WORDS - self._words)
        if words is None:
            self._note(f"{quoted(text)} holds no word: it is left out", at)
            return None
        self._words += len(words.folded)
        prefix = words.prefix
        if scope == "note" and prefix:
            self._note("a * stands for nothing in note:", at)
            prefix = False
        if scope in _WORD_FIELDS:
            return Field(scope or "", " ".join(words.folded), prefix, at, words.written)
        variants = mark == "~" and not prefix and not any(WILD in word for word in words.folded)
        if mark == "~" and not variants:
            self._note(f"{quoted(text)} is looked for as words: a name with a * has no set of spellings", at)
        return Term(
            words.folded, prefix, _column(scope), words.printed if as_printed else (), None, at, words.written, variants
        )  # fmt: skip

    def _mark(self, piece: Piece) -> str:
        """Return what stands before a word or a phrase: `=` as printed, `~` in all accepted spellings."""
        return piece.mark or ("" if piece.quoted else piece.text[:1])

    def _regex(self, piece: Piece, scope: str | None) -> Node | None:
        if self._words >= MAX_WORDS:
            return None
        try:
            if scope not in (None, "title", "text"):
                raise BadPattern(f"{scope}: takes none")
            compiled(piece.text, any_case=bool(piece.mark))
        except BadPattern as problem:
            text = f"/{piece.text}/{piece.mark}"
            self._note(f"the pattern {quoted(text)} is looked for as words: {problem}", piece.position)
            return self._leaf(Piece("leaf", text, piece.position), scope)
        self._words += 1
        return Regex(piece.text, bool(piece.mark), _column(scope), piece.position)

    def _exact(self, name: str, value: str, at: int) -> Node | None:
        if not value:
            self._note(f"{name}: names nothing: it is left out", at)
            return None
        if name == "id" and not _ID.fullmatch(value):
            raise BadValue(f"id:{quoted(value)} is no number; write id:12 or id:12,15", at)
        if name == "like" and not (value.isascii() and value.isdigit() and len(value) < 19):
            raise BadValue(f"like:{quoted(value)} is no number of an article; write like:12", at)
        if name == "attr" and not (value.partition("=")[0] and (value.partition("=")[2] or "=" not in value)):
            raise BadValue(
                f'attr:{quoted(value)} says no value; write attr:stance=hostile, or attr:"stance=two words"', at
            )
        if name in _CHOICES:
            meant = _CHOICES[name].get(value.casefold())
            if meant is None:
                known = " or ".join(f"{name}:{choice}" for choice in dict.fromkeys(_CHOICES[name].values()))
                raise BadValue(f"{name}:{quoted(value)} is not known; what can be asked is {known}", at)
            value = meant
        found = Field(name, value.casefold().replace("_", "-") if name == "lang" else value, position=at)
        self.exact.append(found)
        return found


def _column(scope: str | None) -> Column | None:
    return "title" if scope == "title" else "text" if scope == "text" else None
