"""A syntax tree printed as a query again: one that is parsed to the same tree, with its relative dates as days."""

from readroom.text.fold import folded_words
from readroom.text.query_tree import (
    STAR,
    WILD,
    WORD_FIELDS,
    And,
    Column,
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


def printed(node: Node | None) -> str:
    """Return `node` as a query that means the same; relative dates come out as the days that they meant."""
    match node:
        case None:
            return ""
        case Nothing():
            return '""'
        case Term():
            return _scope(node.column) + _term(node)
        case Regex():
            return f"{_scope(node.column)}/{node.pattern}/{'i' if node.any_case else ''}"
        case Near():
            return f"{_scope(node.column)}near/{node.distance}({' '.join(map(_term, node.terms))})"
        case Field():
            value = _unfolded(tuple(node.value.split()), node.written) if node.name in WORD_FIELDS else node.value
            return f'{node.name}:"{value}"' + ("*" if node.prefix else "")
        case Dates():
            return f"{node.name}:{dates_value(node)}"
        case Not():
            return f"-({printed(node.child)})" if isinstance(node.child, And | Or) else f"-{printed(node.child)}"
        case And():
            return " ".join(f"({printed(c)})" if isinstance(c, Or) else printed(c) for c in node.children)
        case Or():
            return " OR ".join(map(printed, node.children))


def dates_value(dates: Dates) -> str:
    """Return a condition on a date as it is written after the colon."""
    if dates.none:
        return "none"
    span = dates.first or ""
    if dates.first != dates.last:
        span += f"..{dates.last or ''}"
    return span + ("~" if dates.loose else "")


def _scope(column: Column | None) -> str:
    return f"{column}:" if column else ""


def _term(term: Term) -> str:
    star = WILD if term.prefix else ""
    if term.printed:
        return f'="{" ".join(term.printed)}"{star}' if len(term.printed) > 1 else f"={term.printed[0]}{star}"
    text = _unfolded(term.words, term.written)
    if term.variants:
        return f"~{text}" if text == term.words[0] else f'~"{text}"'
    return (text if text == term.words[0] else f'"{text}"') + star


def _unfolded(words: tuple[str, ...], written: str) -> str:
    """Return a text that folds to `words`: they themselves, but for letters whose folded form is not a letter."""
    letters = [word.replace(WILD, STAR) for word in words]
    return " ".join(words) if not written or folded_words(" ".join(letters)) == letters else written
