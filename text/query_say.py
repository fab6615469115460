"""A syntax tree said in words, so that one can see how a query was understood."""

from collections.abc import Sequence

from readroom.text.query_expand import SPELT, Spellings, ways
from readroom.text.query_tree import (
    And,
    Dates,
    Field,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Regex,
    Term,
)


def _no_others(_word: str) -> tuple[str, ...]:
    return ()


def explained(node: Node | None, depth: int = 0, spellings: Spellings = _no_others) -> list[str]:
    """Return lines that say in words what `node` looks for, a step of two spaces for each level.

    `spellings` gives the other forms in which a library prints a word; two letters for ä, ö, ü and å are known here.
    """
    pad = "  " * depth
    match node:
        case None:
            return [pad + "every article"]
        case Not():
            return [pad + "not", *explained(node.child, depth + 1, spellings)]
        case And() | Or():
            head = "all of" if isinstance(node, And) else "at least one of"
            return [pad + head, *(line for c in node.children for line in explained(c, depth + 1, spellings))]
        case _:
            return [pad + _said(node, spellings)]


def _said(leaf: Term | Regex | Near | Field | Dates | Nothing, spellings: Spellings) -> str:
    match leaf:
        case Term():
            return f"{_named(leaf, spellings)} in {leaf.column or 'title or text'}"
        case Regex():
            how = ", capitals or not" if leaf.any_case else ""
            return f"the pattern /{leaf.pattern}/{how} in {leaf.column or 'title or text'}, as printed"
        case Near():
            words = ", ".join(_named(t, spellings) for t in leaf.terms)
            return f"{words}: in any order, at most {leaf.distance} words between, in {leaf.column or 'title or text'}"
        case Field():
            return f"{_FIELD_SAID[leaf.name]} {leaf.value}{_also(leaf, spellings)}" + (
                " (or a longer last word)" if leaf.prefix else ""
            )
        case Dates():
            return _dates_said(leaf)
        case Nothing():
            return "nothing: the query holds no word"


def _named(term: Term, spellings: Spellings) -> str:
    kind = "the word" if len(term.words) == 1 else "the phrase"
    if term.printed:
        begun = " and what begins so" if term.prefix else ""
        return f'{kind} "{" ".join(term.printed)}" as printed{begun}'
    if term.prefix:
        kind = "words that begin with" if len(term.words) == 1 else "the phrase that begins with"
    if term.variants:
        return f'{kind} "{" ".join(term.words)}" in all spellings that were accepted'
    letters = ", * for any letters" if term.wild else ""
    return f'{kind} "{" ".join(term.words)}"{letters}{_also(term, spellings)}'


def _also(leaf: Term | Field, spellings: Spellings) -> str:
    """Return the other spellings that are looked for too, each in quotation marks."""
    if isinstance(leaf, Field):
        if leaf.name not in SPELT:
            return ""
        leaf = Term(tuple(leaf.value.split()), leaf.prefix, written=leaf.written)
    others = ways(leaf, spellings)[1:]
    return f" (and its other spelling{'s' if len(others) > 1 else ''} {_listed(others)})" if others else ""


def _listed(every: Sequence[tuple[str, ...]]) -> str:
    return ", ".join(f'"{" ".join(words)}"' for words in every)


_FIELD_SAID = {
    "source": "source with the words",
    "outlet": "outlet with the words",
    "author": "an author with the words",
    "section": "section with the words",
    "keyword": "a keyword with the words",
    "voice": "somebody quoted at length (author, outlet or title) with the words",
    "aside": "a caption or other aside with the words",
    "file": "a file or folder with the words",
    "note": "a note of mine with the words",
    "lang": "language",
    "key": "key that begins with",
    "id": "number",
    "tag": "tagged",
    "has": "has a",
    "is": "is",
    "in": "in the collection",
    "attr": "with the attribute",
    "saved": "found by the saved search",
    "like": "among the articles most like number",
    "dup": "copies:",
    "story": "that tells the event of story",
}


def _dates_said(dates: Dates) -> str:
    what = "date" if dates.name == "date" else "date of first publication"
    if dates.none:
        return f"no {what}"
    how = "that may lie" if dates.loose else "that lies"
    if dates.first == dates.last:
        return f"{what} {how} in {dates.first}"
    if dates.first is None:
        return f"{what} {how} no later than {dates.last}"
    if dates.last is None:
        return f"{what} {how} in {dates.first} or later"
    return f"{what} {how} from {dates.first} to {dates.last}"
