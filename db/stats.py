"""What a library holds, in numbers that say what they count."""

from readroom.db.library import Library


def stats(library: Library) -> dict[str, int | str | None]:
    """Return counts of articles, words, pages and sources, the undated, and the range of dates."""
    execute = library.connection.execute
    articles, words, undated, untitled, first, last = execute(
        "select count(*), coalesce(sum(words), 0), count(*) - count(date), count(*) - count(title), "
        "min(date), max(date) from article"
    ).fetchone()
    (pages,) = execute("select count(*) from page").fetchone()
    (sources,) = execute("select count(distinct source_id) from article").fetchone()
    (languages,) = execute("select count(distinct language) from article").fetchone()
    (skipped,) = execute("select count(*) from import_file where outcome = 'skipped'").fetchone()
    return {
        "library": library.id,
        "articles": articles,
        "words": words,
        "pages": pages,
        "sources": sources,
        "languages": languages,
        "undated_articles": undated,
        "untitled_articles": untitled,
        "first_date": first,
        "last_date": last,
        "skipped_files_and_records": skipped,
    }
