"""What is said about a base and its witnesses in words: how much all say, where they differ, and who says what."""

from collections.abc import Container, Sequence

from readroom.db.articles import FullArticle
from readroom.text.align_checked import Checked, Saying
from readroom.text.align_many import SAID, Many
from readroom.text.align_report import checks_of
from readroom.text.counted import number_of
from readroom.text.gate import clean_line


def tally(base: FullArticle, witnesses: Sequence[FullArticle], many: Many) -> str:
    """Return how many articles, distinct texts and outlets there are, and how much all or only the base say."""
    outlets = {outlet_of(article) for article in (base, *witnesses)}
    everywhere = sum(map(many.is_everywhere, many.sentences))
    alone = sum(map(many.is_alone, many.sentences))
    return (
        f"{number_of(len(witnesses) + 1, 'article')}: {number_of(many.distinct, 'distinct text')}, "
        f"{number_of(len(outlets), 'outlet')}; of {number_of(len(many.sentences), 'sentence')} of the base, "
        f"{everywhere:,} said by all texts, "
        f"{alone:,} only here; "
        f"{len(many.absent):,} not in the base"
    )


def said_by(many: Many, least: int) -> str:
    """Return how much at least so many distinct texts say, in words: of all, of the base, and of what it has not."""
    kept, absent = map(len, many.said_by(least))
    own, others = len(many.sentences), len(many.absent)
    return (
        f"said by {least} or more of {number_of(many.distinct, 'text')}: {kept + absent:,} of {own + others:,} "
        f"({kept:,} of {number_of(own, 'sentence')} of the base, {absent:,} of {others:,} not in it)"
    )


def outlet_of(article: FullArticle) -> str:
    """Return who published an article: its outlet, else the source that it was read on."""
    return clean_line(article.outlet_name or article.row.outlet or article.row.source)


def outlets_saying(base: FullArticle, witnesses: Sequence[FullArticle], marks: Sequence[object]) -> int:
    """Return how many outlets say a sentence of the base, its own among them; `marks` are those of the sentence."""
    saying = [a for a, m in zip(witnesses, marks, strict=True) if m is not None and getattr(m, "kind", None) in SAID]
    return len({outlet_of(article) for article in (base, *saying)})


def check_counts(many: Many, sentences: Container[int] | None = None) -> str:
    """Return how many differences there are to check, by kind, and what is counted; in these sentences of the base
    only, where some are given.
    """
    kinds = [d.kind for d in many.differences if sentences is None or d.sentence in sentences]
    counted = checks_of(kinds)
    return f"{counted}; each place of the base counts once, however many texts and copies differ" if kinds else counted


def check_words(
    place: Checked, base: FullArticle, witnesses: Sequence[FullArticle], many: Many, *, placed: bool = False
) -> str:
    """Return a difference to check in words: its kind, then what is said and by which outlets and articles.

    `placed`: each article with where it says it, in code points of its text.
    """
    articles = (base, *witnesses)
    names = publishers(articles)

    def name(saying: Saying) -> str:
        where = f" [{saying.range[0]}, {saying.range[1]})" if placed and saying.range else ""
        return f"{names[saying.article]} ({number_in(saying)}){where}"

    said = [f"{_said(v, articles, many)}: {', '.join(map(name, v))}" for v in place.versions]
    return f"{place.kind}: {' · '.join(said)}"


def publishers(articles: Sequence[FullArticle]) -> list[str]:
    """Return the outlet of each article; where several sources have articles of one outlet, with the source."""
    sources: dict[str, set[str]] = {}
    for article in articles:
        sources.setdefault(outlet_of(article), set()).add(article.row.source)

    def name(article: FullArticle) -> str:
        outlet, source = outlet_of(article), clean_line(article.row.source)
        return f"{outlet} in {source}" if len(sources[outlet]) > 1 and outlet != source else outlet

    return [name(article) for article in articles]


def check_summary(place: Checked, base: FullArticle, witnesses: Sequence[FullArticle], *, named: bool) -> str:
    """Return the same in short: its kind and what is said; `named`: by which articles, by their numbers."""
    articles = (base, *witnesses)
    names = [f": {', '.join(map(number_in, v))}" if named else "" for v in place.versions]
    said = [version_words(v, articles) + name for v, name in zip(place.versions, names, strict=True)]
    return f"{place.kind}: {' · '.join(said)}"


def number_in(saying: Saying) -> str:
    """Return how the article that says it is called: base, or its number."""
    return str(saying.article) if saying.article else "base"


def version_words(version: Sequence[Saying], articles: Sequence[FullArticle]) -> str:
    """Return the words of a version as its first article prints them, or that they are none."""
    article, part, _ = version[0]
    return f"“{clean_line(' '.join(articles[article].body.text[slice(*part)].split()))}”" if part else "nothing"


def _said(version: Sequence[Saying], articles: Sequence[FullArticle], many: Many) -> str:
    """Return the words of a version; where articles that are one text say it, how many texts they are."""
    words, texts = version_words(version, articles), len({many.texts[saying.article] for saying in version})
    return f"{words}, {number_of(texts, 'text')}" if texts < len(version) else words
