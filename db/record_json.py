"""An article as JSON: the fields that the command line promises."""

from dataclasses import asdict
from typing import Any

from readroom.db.articles import ArticleRow, FullArticle
from readroom.text.model import Aside, Span, Voice


def row_json(row: ArticleRow) -> dict[str, Any]:
    """Return what `readroom articles --json` says of an article. Absent values are None, lists are empty."""
    return {
        "id": row.id,
        "key": row.key,
        "title": row.title,
        "authors": list(row.authors),
        "date": row.date,
        "first_date": row.first_date,
        "date_precision": row.date_precision,
        "source": row.source,
        "outlet": row.outlet,
        "section": row.section,
        "language": row.language,
        "url": row.url,
        "file": row.file,
        "words": row.words,
    }


def span_json(span: Span) -> dict[str, Any]:
    """Return a span; `level` and `href` only where it has them."""
    return {k: v for k, v in asdict(span).items() if v is not None}


def voice_json(voice: Voice) -> dict[str, Any]:
    """Return a voice; its date is flat, as an article's is."""
    date = voice.date
    return {
        "start": voice.start,
        "end": voice.end,
        "title": voice.title,
        "authors": list(voice.authors),
        "outlet": voice.outlet,
        "date": date.value if date else None,
        "date_precision": date.precision if date else None,
        "date_raw": date.raw if date else None,
        "url": voice.url,
    }


def aside_json(aside: Aside) -> dict[str, Any]:
    """Return an aside with the place in the text where it is shown."""
    return asdict(aside)


def article_json(article: FullArticle) -> dict[str, Any]:
    """Return what `readroom show --format json` says of an article."""
    return {
        **row_json(article.row),
        "date_raw": article.date_raw,
        "first_date_precision": article.first_date_precision,
        "first_date_raw": article.first_date_raw,
        "crawl_date": article.crawl_date,
        "outlet_name": article.outlet_name,
        "database": article.database,
        "accession": article.accession,
        "edition": article.edition,
        "print_page": article.print_page,
        "keywords": list(article.keywords),
        "digest": article.digest,
        "text": article.body.text,
        "spans": [span_json(s) for s in article.body.spans],
        "voices": [voice_json(v) for v in article.body.voices],
        "asides": [aside_json(a) for a in article.body.asides],
        "page": {
            "file": article.row.file,
            "record": article.record,
            "member": article.member,
            "lines": list(article.lines) if article.lines else None,
        },
        "evidence": {field: asdict(e) for field, e in sorted(article.evidence.items())},
    }
