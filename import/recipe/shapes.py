"""The shapes of lines that come again at each article, as the patterns of a recipe: "January 25, 2020 0 comments"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readroom.importer.cut.byline import parse_names
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.lines import Unit
from readroom.importer.recipe.pattern import PatternError, compile_pattern, tidy

_LONGEST = 160  # code points of a line that may be a marker
_LEAST_CONTENT = 80
_FULL = 0.6  # share of the stretches between markers that hold something to read
_MOST = 8
_SPECIAL = re.compile(r"[.^$*+?{}\[\]\\|()]")
_PART = re.compile(r"\d+|[^\W\d_]+|\s+|.", re.DOTALL)
_LABELLED = re.compile(
    r"^(?P<label>[^\W\d_][\w ]{1,24}[:：]|[#=*~§-]{1,8}(?=\s|\w))\s*(?P<rest>\S.*?)\s*(?P<end>[=#*~-]{2,8})?$"
)
_SIGNED = re.compile(
    r"^(?P<by>(?:.* )?(?i:by|von|par|por|da|di|door|av|af|przez|от|автор:?)\s)(?P<name>[^\W\d_].*?)"
    r"(?P<rest>\s(?:\||on|am|le|el|il|op|at|in|—|–|-)\s.*|,?\s*)$"
)
_RULE = re.compile(r"^[^\w\s](?:[^\w]){2,}$")
_AUTHOR = "(?P<author>.{2,80}?)"


@dataclass(frozen=True, slots=True)
class Shape:
    """Lines of one form: the pattern that finds them, and where they stand (page, unit), in order."""

    pattern: str
    places: tuple[tuple[int, int], ...]
    dated: bool
    titled: bool = False


def find_shapes(pages: Sequence[Facts]) -> list[Shape]:
    """Return the forms of lines that may part the articles of some pages of one source, the likeliest first."""
    keyed: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, facts in enumerate(pages):
        for index, unit in enumerate(facts.units):
            if unit.size <= _LONGEST and not unit.bullet:
                for key in _keys(unit):
                    keyed[key].append((number, index))
    found: dict[str, Shape] = {}
    for key, places in keyed.items():
        if len(places) < (2 if key[0] == "date" else 3):
            continue
        shape = _shape(key, [pages[p].units[i] for p, i in places], places)
        if shape and _parts(pages, shape) and len(places) >= len(found.get(shape.pattern, shape).places):
            found[shape.pattern] = shape
    ranked = sorted(found.values(), key=lambda s: (s.dated, len(s.places), -len(s.pattern)), reverse=True)
    return ranked[:_MOST]


def _keys(unit: Unit) -> Iterable[tuple[str, ...]]:
    """Yield under which forms a line may be put together with others, each of the sort that stands first."""
    text = tidy(unit.raw)
    if unit.dates and unit.dates[0].date.precision in ("day", "minute") and unit.kind in ("date", "byline", "tags"):
        first, last = unit.dates[0], unit.dates[-1]
        before, after = text[: first.start].split(), text[last.end :].split()
        ends = before[:1] + before[-1:]
        form = mask(first.date.raw)
        yield "date", form, *ends, "|", *after[:1]
        begins = str(len(before)) if len(before) < 2 else ends[0]
        yield "date", form, begins, "||"
        yield "date", form, begins, "=", mask_digits(text[last.end :])
    elif unit.kind in ("byline", "tags"):
        yield "aligned", text.split()[0]
    elif _RULE.match(text):
        yield "same", text
    elif unit.kind in ("share", "comments", "more", "ui") and sum(map(str.isalpha, text)) >= 3:
        yield "same", re.sub(r"\d+", "0", text)
    elif (match := _LABELLED.match(text)) and not unit.dates:
        yield "label", match["label"], match["end"] or ""


def _shape(key: tuple[str, ...], units: Sequence[Unit], places: Sequence[tuple[int, int]]) -> Shape | None:
    """Return the form of lines with one key, None when no pattern finds just them."""
    sort = key[0]
    texts = [tidy(unit.raw) for unit in units]
    titled = False
    if sort == "date":
        pattern = _dated(units, texts)
    elif sort == "aligned":
        pattern = _one_author(f"^{_between(texts)}$")
    elif sort == "label":
        rests = [match["rest"] for text in texts if (match := _LABELLED.match(text))]
        if len(set(rests)) < 0.8 * len(rests):
            return None
        titled = True
        end = rf" ?{escape(key[2])}" if key[2] else ""
        pattern = rf"^{escape(key[1])} ?(?P<title>[^\s].{{1,200}}?){end}$"
    else:
        pattern = f"^{mask_digits(texts[0])}$"
    try:
        compiled = compile_pattern(pattern)
    except PatternError:
        return None
    if sum(compiled.search(text) is not None for text in texts) < 0.8 * len(texts):
        return None
    if sort == "aligned" and not compiled.groupindex and ".{" not in pattern:
        # One name, or one label: it says nothing about the form of the others.
        return None
    return Shape(pattern, tuple(sorted(places)), sort == "date", titled)


def _dated(units: Sequence[Unit], texts: Sequence[str]) -> str:
    """Return the pattern of lines with a date: what they share is said, what differs is left open."""
    before = [text[: unit.dates[0].start] for unit, text in zip(units, texts, strict=True)]
    after = [text[unit.dates[-1].end :] for unit, text in zip(units, texts, strict=True)]
    masks = Counter(mask(unit.dates[0].date.raw) for unit in units)
    return _one_author(f"^{_between(before)}(?P<date>{masks.most_common(1)[0][0]}){_between(after)}$")


def _between(texts: Sequence[str]) -> str:
    """Return a pattern for texts that begin or end alike: names in their middle are the group "author"."""
    if len({mask_digits(text) for text in texts}) == 1:
        return _signed(texts[0])
    left = " " if all(text[:1] == " " for text in texts) else ""
    right = " " if all(text[-1:] == " " for text in texts) else ""
    words = [text.split() for text in texts]
    head = _common(words)
    tail = _common([list(reversed(w[len(head) :])) for w in words])
    middles = [" ".join(w[len(head) : len(w) - len(tail)]) for w in words]
    opening = _signed(" ".join(head) + " ") if head else ""
    closing = " " + mask_digits(" ".join(reversed(tail))) if tail else ""
    if all(re.fullmatch(r"[^\W\d_]+[,.]?", middle) for middle in middles):
        middle = r"[^\W\d_]+[,.]?"
    elif sum(map(_is_name, filter(None, middles))) >= 0.8 * len(middles):
        middle = _AUTHOR
    else:
        # What differs may be absent, with the space beside it.
        edges = left if head else "", right if tail else ""
        return edges[0] + opening.rstrip(" ") + ".{0,120}?" + closing.lstrip(" ") + edges[1]
    return left + opening + middle + closing + right


def _signed(text: str) -> str:
    """Return a pattern for a text in which numbers may differ, and the one name behind a "by": others will sign too."""
    signed = _SIGNED.match(text)
    if signed and _is_name(signed["name"]):
        return mask_digits(signed["by"]) + _AUTHOR + mask_digits(signed["rest"])
    return mask_digits(text)


def _one_author(pattern: str) -> str:
    """Return a pattern whose group "author" stands once."""
    head, group, rest = pattern.partition(_AUTHOR)
    return head + group + rest.replace(_AUTHOR, ".{2,80}?")


def _common(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the words that all rows begin with, numbers taken for the same."""
    found: list[str] = []
    for column in zip(*rows, strict=False):
        if len({mask_digits(word) for word in column}) > 1:
            break
        found.append(column[0])
    return found


def _is_name(text: str) -> bool:
    found = parse_names(text, marked=True)
    return found is not None and len(text) <= 80


def _parts(pages: Sequence[Facts], shape: Shape) -> bool:
    """Tell whether there is something to read between most of the lines of a form, or after each of them."""
    full = total = 0
    for number, facts in enumerate(pages):
        own = [i for p, i in shape.places if p == number]
        for index, following in pairwise([*own, len(facts.units)]):
            total += 1
            full += facts.content(index + 1, following) >= _LEAST_CONTENT
    return total > 0 and full >= _FULL * total and len(shape.places) <= 400 * len(pages)


def mask(raw: str) -> str:
    """Return a pattern for dates of the form of `raw`: its numbers and names are left open."""
    parts = []
    for part in _PART.findall(raw):
        if part.isdecimal():
            parts.append(r"\d{4}" if len(part) == 4 else r"\d{1,2}" if len(part) <= 2 else r"\d+")
        elif part[0].isalpha():
            parts.append(r"[^\W\d_]+")
        else:
            parts.append(escape(" " if part.isspace() else part))
    return "".join(parts)


def mask_digits(text: str) -> str:
    """Return a pattern for a text in which only the numbers may differ."""
    return re.sub(r"\d+", r"\\d+", escape(text))


def escape(text: str) -> str:
    """Return a pattern for just this text; spaces stay as they are, since people read it."""
    return _SPECIAL.sub(r"\\\g<0>", text)
