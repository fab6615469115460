"""Comparing three articles and more on the command line: a base, and a sign for each other article beside it."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from readroom.compare import article_lines, printed
from readroom.context import emit_json, write_pieces

if TYPE_CHECKING:
    from readroom.db.articles import FullArticle
    from readroom.text.align_many import Many

LEGEND = '= same, ≈ edited, " quotation, ∩ shared, ~ only related, ↻ again, · nothing of it, ! to check'


def compare_several(
    args: argparse.Namespace,
    articles: "Sequence[FullArticle]",
    write: Callable[[Iterator[str]], None],
) -> None:
    """Compare the first article with the others, and write it as it was asked for."""
    from readroom.text.align_many import compare_many

    base, *witnesses = articles
    many = compare_many(base.body, [article.body for article in witnesses], loose=args.loose)
    least = args.said_by or 1
    if args.json:
        emit_json(many_json(base, witnesses, many, least))
    elif args.format == "text":
        write(many_lines(base, witnesses, many, least))
    else:
        from readroom.db.comparison_export import many_csv, many_markdown

        pieces = many_csv if args.format == "csv" else many_markdown
        write_pieces(pieces(base, witnesses, many, least), args.output, "comparison")


def many_json(base: "FullArticle", witnesses: "Sequence[FullArticle]", many: "Many", least: int = 1) -> dict[str, Any]:
    """Return a base and its witnesses as plain JSON values, of what at least `least` distinct texts say."""
    from readroom.db.comparison_words import outlet_of, outlets_saying

    found = many.to_json(least)
    texts = found.pop("texts")
    for entry in found["sentences"]:
        entry["outlets"] = outlets_saying(base, witnesses, many.sentences[entry["number"]].marks)
    for entry in found["not_in_base"]:
        entry["outlets"] = len({outlet_of(witnesses[s["witness"]]) for s in entry["sentences"]})
    found["differences"] = [_difference_json(entry, (base, *witnesses), texts) for entry in found["differences"]]
    return {
        "base": base.row.id,
        "base_text": texts[0],
        "witnesses": [
            {
                "id": article.row.id,
                "outlet": outlet_of(article),
                "text": text,
                "base_in_it": round(comparison.left_in_right, 4),
                "it_in_base": round(comparison.right_in_left, 4),
                "longest": comparison.longest,
            }
            for article, comparison, text in zip(witnesses, many.comparisons, texts[1:], strict=True)
        ],
        "texts": many.distinct,
        "outlets": len({outlet_of(article) for article in (base, *witnesses)}),
        "said_by": {
            "at_least": least,
            "sentences": len(found["sentences"]),
            "of_sentences": len(many.sentences),
            "not_in_base": len(found["not_in_base"]),
            "of_not_in_base": len(many.absent),
        },
        **found,
    }


def _difference_json(entry: dict[str, Any], articles: "Sequence[FullArticle]", texts: Sequence[int]) -> dict[str, Any]:
    """Return a difference with the words of each version, and the ids, texts and outlets of who says it."""
    from readroom.db.comparison_words import outlet_of

    versions = []
    for said in entry["versions"]:
        numbers = [0 if s["witness"] is None else s["witness"] + 1 for s in said]
        first = said[0]["range"]
        versions.append(
            {
                "words": articles[numbers[0]].body.text[slice(*first)] if first else None,
                "texts": len({texts[n] for n in numbers}),
                "outlets": len({outlet_of(articles[n]) for n in numbers}),
                "articles": [{"id": articles[n].row.id, **s} for n, s in zip(numbers, said, strict=True)],
            }
        )
    return {**entry, "versions": versions}


def many_lines(base: "FullArticle", witnesses: "Sequence[FullArticle]", many: "Many", least: int = 1) -> Iterator[str]:
    """Yield a base and its witnesses as lines of text, with what at least `least` distinct texts say."""
    from readroom.db.comparison_words import check_counts, check_words, said_by, tally
    from readroom.text.align_report import shares

    yield from article_lines("base", base)
    for number, (article, comparison) in enumerate(zip(witnesses, many.comparisons, strict=True), 1):
        yield from article_lines(f"{number:>4}", article)
        yield f"      {shares(comparison, 'the base', str(number))}"
    yield from ("", tally(base, witnesses, many))
    if least > 1:
        yield f"shown: {said_by(many, least)}"
    kept, absent = many.said_by(least)
    shown = set(kept)
    yield check_counts(many, shown)
    for place in many.differences:
        if place.sentence in shown:
            at = many.sentences[place.sentence].at
            yield f"  {check_words(place, base, witnesses, many)}  ({at[0]}.{at[1]})"
    yield from ("", LEGEND, "")
    yield from _sentence_lines(base, many, kept)
    yield from ("", "Not in the base, what most texts have first:")
    for places in (many.absent[n] for n in absent):
        names = ",".join(str(n + 1) for n in dict.fromkeys(place.witness for place in places))
        first = places[0]
        yield f"{names:>4}  {printed(witnesses[first.witness].body.text, first.range)}"


def _sentence_lines(base: "FullArticle", many: "Many", numbers: Sequence[int]) -> Iterator[str]:
    """Yield sentences of the base with the signs of each witness: what it has of them, and whether to check that."""
    from readroom.text.align_report import CHECK, MARKS

    differing = many.differing
    for number in numbers:
        sentence, check = many.sentences[number], differing.get(number, set())
        signs = [MARKS[mark.kind] if mark else "·" for mark in sentence.marks]
        if differing:
            signs = [sign + (CHECK if n in check else " ") for n, sign in enumerate(signs)]
        note = "all " if many.is_everywhere(sentence) else "only" if many.is_alone(sentence) else "    "
        place = f"{sentence.at[0]}.{sentence.at[1]}"
        yield f"{''.join(signs)} {note} {place:>5}  {printed(base.body.text, sentence.range)}"
