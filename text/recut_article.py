"""One article of a page that is cut anew: where its lines and facts come from, and how it is made of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from readroom.text.language import detect
from readroom.text.model import Article, Aside, Body, Evidence, Verdict
from readroom.text.recut_body import NewLine, OldPiece, put_together
from readroom.text.recut_lines import pieces

FACTS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "authors": ("authors",),
    "date": ("date",),
    "first_date": ("first_date",),
    "outlet": ("outlet", "outlet_name"),
    "section": ("section",),
    "url": ("url",),
}
"""Facts that go where their line goes, by the name of their evidence, and the fields that hold them."""


@dataclass(slots=True, eq=False)
class Slot:
    """An article in the making. `base` is the one that it was (None: a new one), `parent` what it was split from."""

    base: Article | None
    number: int
    parent: "Slot | None" = None
    absorbed: list["Slot"] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)
    forgotten: set[int] = field(default_factory=set)
    said: dict[str, tuple[Any, int]] = field(default_factory=dict)
    touched: bool = False

    def say(self, name: str, value: Any, line: int) -> None:
        """Note a fact that an edit reads off a line (1-based)."""
        self.said[name] = value, line
        self.touched = True

    def forget(self, line: int) -> None:
        """Note that a line (1-based) says nothing about the article any more."""
        self.forgotten.add(line)
        self.said = {name: said for name, said in self.said.items() if said[1] != line}
        self.touched = True

    def givers(self) -> list[tuple["Slot", bool]]:
        """Return the slots whose facts may be its own, and whether also those that come from no line."""
        own: list[tuple[Slot, bool]] = [(self, True)]
        parent = self.parent
        while parent is not None:
            own.append((parent, False))
            own += [(slot, False) for slot in parent.absorbed]
            parent = parent.parent
        for slot in self.absorbed:
            own += [giver for giver in slot.givers() if giver[0] is not self]
        return own

    def fact(self, name: str, owner: "Callable[[int], Slot | None]") -> tuple[dict[str, Any], Evidence | None] | None:
        """Return the fields of a fact with its evidence, or None when the article has it not.

        `owner` tells to which slot a line (1-based) belongs.
        """
        if name in self.said:
            value, named = self.said[name]
            return {FACTS[name][0]: value}, Evidence(named, 1.0, "the line was named in a correction")
        for slot, whole in self.givers():
            if slot is not self and name in slot.said and owner(slot.said[name][1]) is self:
                return slot.fact(name, owner)
            if slot.base is None or not getattr(slot.base, FACTS[name][0]):
                continue
            evidence = slot.base.evidence.get(name)
            line = evidence.line if evidence else None
            holder = owner(line) if line is not None else None
            if line in self.forgotten or (holder is not self if holder is not None else not whole):
                continue
            return {part: getattr(slot.base, part) for part in FACTS[name]}, evidence
        return None


@dataclass(frozen=True, slots=True)
class Origins:
    """The page as it was cut before: its lines, and of each what became of it and the index of its article."""

    lines: Sequence[str]
    was: Sequence[tuple[Verdict, int | None]]
    articles: Sequence[Article]
    _known: dict[int, dict[int, OldPiece]] = field(default_factory=dict)

    def of(self, article: int) -> dict[int, OldPiece]:
        """Return which piece of an article's text came from which line (1-based)."""
        if article not in self._known:
            own = [n for n, (verdict, a) in enumerate(self.was, 1) if verdict == "kept" and a == article]
            found = pieces(self.articles[article].body.text, [self.lines[n - 1] for n in own])
            self._known[article] = {n: OldPiece(article, *p) for n, p in zip(own, found, strict=True)}
        return self._known[article]

    def part(self, line: int) -> OldPiece | NewLine | None:
        """Return what a line that is kept now gives to a text; None when its old text had nothing of it."""
        verdict, article = self.was[line - 1]
        if verdict != "kept" or article is None:
            return NewLine(self.lines[line - 1])
        piece = self.of(article)[line]
        return piece if piece.start < piece.end else None

    def line_before(self, article: int, at: int) -> int | None:
        """Return the line that the code point before `at` of an article's text came from."""
        found = [n for n, piece in self.of(article).items() if piece.start < max(at, 1) <= piece.end]
        return found[0] if found else None


def make_article(
    slot: Slot, own: Sequence[tuple[int, Verdict]], origins: Origins, owner: Callable[[int], Slot | None]
) -> Article:
    """Return the article that a slot has become; `own` are its lines (1-based) with their verdicts."""
    if not slot.touched and slot.base is not None:
        return slot.base
    parts = [
        NewLine(origins.lines[n - 1], heading=True) if n in slot.headings else origins.part(n)
        for n, verdict in own
        if verdict == "kept"
    ]
    bodies = [a.body for a in origins.articles]
    body = put_together(bodies, [p for p in parts if p is not None], _asides(slot, dict(own), origins, owner))
    lines = [n for n, _ in own]
    return _with_facts(slot, body, (lines[0], lines[-1]), owner)


def _asides(
    slot: Slot, own: dict[int, Verdict], origins: Origins, owner: Callable[[int], Slot | None]
) -> list[tuple[int, Aside]]:
    """Return the asides that belong to a slot: by their own line, else by the text that they stand after."""
    found: list[tuple[int, Aside]] = []
    for giver, whole in slot.givers():
        if giver.base is None:
            continue
        number = giver.number
        for aside in giver.base.body.asides:
            line = aside.line
            if line is not None and 1 <= line <= len(origins.lines) and origins.was[line - 1][0] == "aside":
                if own.get(line) == "aside":
                    found.append((number, aside))
                continue
            before = origins.line_before(number, aside.at)
            holder = owner(before) if before is not None else None
            if holder is slot or (holder is None and whole):
                found.append((number, aside))
    return found


def _with_facts(slot: Slot, body: Body, lines: tuple[int, int], owner: Callable[[int], Slot | None]) -> Article:
    base = slot.base
    nearest = next((giver.base for giver, _ in slot.givers() if giver.base is not None), None)
    values: dict[str, Any] = {"authors": ()}
    evidence = {n: e for n, e in (base.evidence.items() if base else ()) if n not in FACTS}
    for name in FACTS:
        found = slot.fact(name, owner)
        values |= dict.fromkeys(FACTS[name], () if name == "authors" else None) if found is None else found[0]
        if found is not None and found[1] is not None:
            evidence[name] = found[1]
    for name in ("cut", "boundaries"):
        if name in evidence or (name == "cut" and nearest is not None and name in nearest.evidence):
            evidence[name] = Evidence(lines[0], 1.0, "cut as a correction says")
    keywords = [k for giver, whole in slot.givers() if whole and giver.base for k in giver.base.keywords]
    made = replace(base, body=body) if base else Article(body, source=nearest.source if nearest else None)
    return replace(
        made,
        **values,
        language=base.language if base else detect(body.text),
        keywords=tuple(dict.fromkeys(keywords)),
        lines=lines,
        evidence=evidence,
    )
