"""A quotation with its citation, as it is copied. Pure."""

from readroom.db.articles import FullArticle
from readroom.text.fold import words
from readroom.text.gate import clean_line
from readroom.text.model import Voice


def quotation(article: FullArticle, start: int, end: int) -> str:
    """Return the words `[start, end)` (code points) of an article in quotation marks, with where they are from below.

    Words of a voice are cited as the voice's, found in the article. Paragraphs keep their blank lines.
    """
    from readroom.text.sentences import paragraphs

    text = article.body.text[start:end].strip()
    parts = [" ".join(text[first:last].split()) for first, last in paragraphs(text)]
    quoted = "\n\n".join(parts)
    return f"“{quoted}”\n— {citation(article, start, end)}\n"


def citation(article: FullArticle, start: int, end: int) -> str:
    """Return author, title, outlet, source, date, words and URL of a passage on one line, as far as they are known."""
    row = article.row
    found = _joined(
        ", ".join(row.authors),
        f"“{row.title}”" if row.title else "untitled",
        article.outlet_name or row.outlet or "",
        row.source if row.source not in (article.outlet_name, row.outlet) else "",
        _date(row.date, row.first_date),
        _words(article.body.text, start, end),
        row.url or "",
    )
    voice = voice_at(article, start, end)
    return f"{_voice(voice)}; in: {found}" if voice and _voice(voice) else found


def voice_at(article: FullArticle, start: int, end: int) -> Voice | None:
    """Return the innermost voice that holds the whole range, or None."""
    holding = [v for v in article.body.voices if v.start <= start and end <= v.end]
    return min(holding, key=lambda v: v.end - v.start, default=None)


def _voice(voice: Voice) -> str:
    title = f"“{voice.title}”" if voice.title else ""
    date = voice.date.value if voice.date else ""
    return _joined(", ".join(voice.authors), title, voice.outlet or "", date, voice.url or "")


def _date(date: str | None, first: str | None) -> str:
    shown = date or "undated"
    return f"{shown} (first published {first})" if first and first != date else shown


def _words(text: str, start: int, end: int) -> str:
    """Return which words of the text these are, counted from 1."""
    first = words(text[:start]) + 1
    last = first + max(words(text[start:end]), 1) - 1
    return f"word {first}" if first == last else f"words {first}–{last}"


def _joined(*parts: str) -> str:
    return ", ".join(clean_line(part) for part in parts if part.strip())
