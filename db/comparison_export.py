"""A comparison as a file: a table of its rows (CSV), or a text to read (Markdown). Offsets are code points."""

import re
from collections.abc import Iterator, Sequence

from readroom.db.articles import FullArticle
from readroom.db.citing import cited
from readroom.db.comparison_words import check_counts, check_words, said_by, tally
from readroom.db.csv_lines import csv_line
from readroom.db.statement import statement
from readroom.text.align_checked import Saying
from readroom.text.align_many import Many
from readroom.text.align_model import Comparison, Difference, DifferenceKind, Range, Row
from readroom.text.align_report import CHECK, MARKS, checks, counts, overlap, percent, shares
from readroom.text.citation import citation
from readroom.text.counted import number_of
from readroom.text.gate import clean_line

COLUMNS = (
    "row", "kind", "similarity", "moved_to", "id_a", "place_a", "start_a", "end_a", "text_a",
    "id_b", "place_b", "start_b", "end_b", "text_b", "to_check",
)  # fmt: skip
MANY_COLUMNS = (
    "base", "place", "start", "end", "text", "texts", "of", "article", "kind", "similarity", "found", "found_start",
    "found_end", "to_check",
)  # fmt: skip
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def csv_rows(left: FullArticle, right: FullArticle, comparison: Comparison) -> Iterator[str]:
    """Yield the head and a line for each row of a comparison of two articles."""
    yield csv_line(COLUMNS)
    texts = left.body.text, right.body.text
    for number, row in enumerate(comparison.rows):
        noted = [said(d, *texts) for d in comparison.differences if d.row == number]
        yield csv_line([
            str(number + 1), row.kind, f"{row.similarity:.4f}", "" if row.moved is None else str(row.moved + 1),
            *_side(left, row.left, row.left_at), *_side(right, row.right, row.right_at), "; ".join(noted),
        ])  # fmt: skip


def about(articles: Sequence[FullArticle], library_id: str) -> str:
    """Return what an exported comparison is: of which articles, from which library, and what its shares count."""
    which = "\n".join(f"{article.row.id} {article.row.key}: {_name(article)}" for article in articles)
    counted = "words of each text that are in the other, each word once; stock phrases apart"
    return statement(f"comparison of {number_of(len(articles), 'article')}\n{which}", library_id, counted=counted)


def said(difference: Difference, left: str, right: str) -> str:
    """Return a difference in words: its kind, and what stands on each side."""
    a, b = (_line(text, part) or "—" for text, part in ((left, difference.left), (right, difference.right)))
    return f"{difference.kind}: {a} / {b}"


def _side(article: FullArticle, part: Range | None, at: tuple[int, int] | None) -> tuple[str, ...]:
    if part is None or at is None:
        return (str(article.row.id), "", "", "", "")
    return str(article.row.id), f"{at[0]}.{at[1]}", str(part[0]), str(part[1]), _line(article.body.text, part)


def _line(text: str, part: Range | None) -> str:
    """Return a part of a text on one line."""
    return clean_line(" ".join(text[slice(*part)].split())) if part else ""


def markdown(left: FullArticle, right: FullArticle, comparison: Comparison) -> Iterator[str]:
    """Yield a comparison of two articles as Markdown, line by line: words gone struck out, words new in bold."""
    texts = left.body.text, right.body.text
    yield f"# {_plain(_name(left))} / {_plain(_name(right))}\n\n"
    for name, article in (("A", left), ("B", right)):
        yield f"* {name}: {_plain(citation(cited(article)))}\n"
    yield f"\n{overlap(comparison)}; {counts(comparison)}; {checks(comparison)}.\n"
    to_check = [d for d in comparison.differences if d.kind != "spelling"]
    if to_check:
        yield "\n## Differences to check\n\n"
        for difference in to_check:
            yield f"* {_plain(said(difference, *texts))} (row {difference.row + 1})\n"
    yield "\n## Row by row\n"
    for number, row in enumerate(comparison.rows):
        yield f"\n{_head(number, row)}\n\n{_row(row, *texts)}"


def _head(number: int, row: Row) -> str:
    places = " ".join(f"{side}{at[0]}.{at[1]}" for side, at in (("A", row.left_at), ("B", row.right_at)) if at)
    share = f", {percent(row.similarity)}" if 0 < row.similarity < 1 else ""
    elsewhere = f", elsewhere: row {row.moved + 1}" if row.moved is not None else ""
    return f"**{number + 1}** · {_plain(MARKS[row.kind])} {row.kind}{share} · {places}{elsewhere}"


def _row(row: Row, left: str, right: str) -> str:
    if row.kind == "same":
        return f"> {_plain(_line(left, row.left))}\n"
    parts = []
    for side, text, part, mark in (("A", left, row.left, "~~"), ("B", right, row.right, "**")):
        if part:
            parts.append(f"> {side}: {_marked(row, text, part, 0 if side == 'A' else 1, mark)}\n")
    return ">\n".join(parts)


def _marked(row: Row, text: str, part: Range, side: int, mark: str) -> str:
    """Return one side of a row with what differs between marks; where only a part corresponds, nothing is marked."""
    if row.kind != "edited":
        return _plain(_line(text, part))
    pieces: list[str] = []
    at = part[0]
    for op in row.ops:
        start, end = (op.left, op.right)[side]
        if op.kind != "equal" and start < end:
            pieces += [_escaped(text[at:start]), f"{mark}{_plain(text[start:end])}{mark}"]
            at = end
    return clean_line("".join([*pieces, _escaped(text[at : part[1]])]))


def many_csv(base: FullArticle, witnesses: Sequence[FullArticle], many: Many, least: int = 1) -> Iterator[str]:
    """Yield the head and a line for each sentence of the base and each witness, then what the base has not; only what
    at least `least` distinct texts say.
    """
    kept, absent = many.said_by(least)
    noted: dict[tuple[int, int], list[str]] = {}
    for place in many.differences:
        for saying in place.differing:
            words = _placed(place.kind, base, witnesses[saying.article - 1], saying)
            noted.setdefault((place.sentence, saying.article - 1), []).append(words)
    yield csv_line(MANY_COLUMNS)
    for number in kept:
        sentence = many.sentences[number]
        head = _many_head(base, sentence.range, sentence.at)
        texts = str(len(many.saying(sentence)))
        for witness, (article, mark) in enumerate(zip(witnesses, sentence.marks, strict=True)):
            row = many.comparisons[witness].rows[mark.row] if mark else None
            kind, alike = (mark.kind, f"{row.similarity:.4f}") if mark and row else ("absent", "")
            found = _found(article, row.right if row else None)
            to_check = "; ".join(noted.get((number, witness), ()))
            yield csv_line([*head, texts, str(many.distinct), str(article.row.id), kind, alike, *found, to_check])
    for places in (many.absent[n] for n in absent):
        texts = str(len(many.texts_of(places)))
        for said in places:
            article = witnesses[said.witness]
            head = (str(base.row.id), "", "", "", "")
            found = _found(article, said.range)
            yield csv_line([*head, texts, str(many.distinct), str(article.row.id), "not in the base", "", *found, ""])


def _found(article: FullArticle, part: Range | None) -> tuple[str, str, str]:
    """Return what an article has, on one line, and where."""
    return (_line(article.body.text, part), str(part[0]), str(part[1])) if part else ("", "", "")


def _placed(kind: DifferenceKind, base: FullArticle, other: FullArticle, saying: Saying) -> str:
    """Return a difference of the base and another article in words, each side with where it stands."""
    parts = (base.body.text, saying.difference.left if saying.difference else None), (other.body.text, saying.range)
    a, b = (f"{_line(text, part)} [{part[0]}, {part[1]})" if part else "—" for text, part in parts)
    return f"{kind}: {a} / {b}"


def _many_head(base: FullArticle, part: Range, at: tuple[int, int]) -> tuple[str, ...]:
    return (str(base.row.id), f"{at[0]}.{at[1]}", str(part[0]), str(part[1]), _line(base.body.text, part))


def many_markdown(base: FullArticle, witnesses: Sequence[FullArticle], many: Many, least: int = 1) -> Iterator[str]:
    """Yield a base and its witnesses as Markdown: a table of sentences and signs, then what the base has not; only
    what at least `least` distinct texts say.
    """
    kept, absent = many.said_by(least)
    yield f"# {_plain(_name(base))}, and who says it too\n\n* base: {_plain(citation(cited(base)))}\n"
    for number, (article, comparison) in enumerate(zip(witnesses, many.comparisons, strict=True), 1):
        yield f"* {number}: {_plain(citation(cited(article)))}; {shares(comparison, 'the base', str(number))}\n"
    yield f"\n{tally(base, witnesses, many)}.\n\n"
    yield f"Only what is {said_by(many, least)}.\n\n" if least > 1 else ""
    shown = set(kept)
    yield f"{_plain(check_counts(many, shown))}.\n\n"
    if to_check := many.checked(shown):
        yield "## Differences to check\n\n"
        for place in to_check:
            at = many.sentences[place.sentence].at
            yield f"* {_plain(check_words(place, base, witnesses, many, placed=True))}; {at[0]}.{at[1]}\n"
        yield "\n## Sentence by sentence\n\n"
    differing = many.differing
    yield f"| sentence | {' | '.join(str(n + 1) for n in range(len(witnesses)))} | texts |\n"
    yield f"| --- |{' --- |' * (len(witnesses) + 1)}\n"
    for number in kept:
        sentence = many.sentences[number]
        signs = [
            (_plain(MARKS[mark.kind]) if mark else "·") + (CHECK if witness in differing.get(number, ()) else "")
            for witness, mark in enumerate(sentence.marks)
        ]
        texts = f"{len(many.saying(sentence))} of {many.distinct}"
        yield f"| {_plain(_line(base.body.text, sentence.range))} | {' | '.join(signs)} | {texts} |\n"
    yield "\n## Not in the base\n\n"
    for places in (many.absent[n] for n in absent):
        first = places[0]
        names = ", ".join(str(n + 1) for n in dict.fromkeys(place.witness for place in places))
        yield f"* {names}: {_plain(_line(witnesses[first.witness].body.text, first.range))}\n"


def _name(article: FullArticle) -> str:
    return clean_line(article.row.title or article.row.opening)


def _plain(text: str) -> str:
    """Return text of a corpus, on one line, so that no sign of it is Markdown."""
    return _escaped(clean_line(text))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
