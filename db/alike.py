"""Articles like another one: those that share its most telling words.

A word tells more the oftener it stands in the article and the fewer other articles have it: its weight is
(1 + ln tf) · ln(N / df) (Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988), for tf
times in the article, df articles with it, N in all. The articles are those that bm25 ranks first among all that have
any of the heaviest words.
"""

import math
from collections import Counter

from readroom.db.articles import text_of
from readroom.db.library import Library
from readroom.db.terms import articles_with
from readroom.text.fold import folded_words

TELLING = 20
"""How many words stand for an article."""
MOST = 100
"""How many articles are like another one at most."""
SHARE = 0.1
"""What part of the article's own score another one must have."""


def telling_words(library: Library, article_id: int) -> list[str]:
    """Return the folded words that tell most about an article, the most telling first; raise KeyError without one."""
    row = library.connection.execute("select ifnull(title, '') from article where id = ?", (article_id,)).fetchone()
    if row is None:
        raise KeyError(article_id)
    times = Counter(folded_words(f"{row[0]}\n{text_of(library, article_id)}"))
    (total,) = library.connection.execute("select count(*) from article").fetchone()
    with_it = articles_with(library.connection, times)
    weights = {
        word: (1 + math.log(times[word])) * math.log(total / articles)
        for word, articles in with_it.items()
        if articles > 1 and not word.isdigit()
    }
    return sorted((w for w in weights if weights[w] > 0), key=lambda w: (-weights[w], w))[:TELLING]


def alike(library: Library, article_id: int, weights: str) -> tuple[list[int], str | None]:
    """Return the docids of the articles most like one, best first and without it, and the words that they share.

    `weights` are those of title and text in bm25. The words come as an FTS5 expression; None when there is none. Raise
    KeyError when there is no such article.
    """
    words = telling_words(library, article_id)
    if not words:
        return [], None
    expression = "(" + " OR ".join(f'"{word}"' for word in words) + ")"
    sql = (
        f"select rowid, bm25(article_fts, {weights}) as score from article_fts where article_fts match ? "
        "order by score limit ?"
    )
    found = library.connection.execute(sql, (expression, MOST + 1)).fetchall()
    (own,) = library.connection.execute("select docid from article where id = ?", (article_id,)).fetchone()
    best = next((score for docid, score in found if docid == own), None)
    least = SHARE * best if best is not None else 0.0
    return [docid for docid, score in found if docid != own and score <= least][:MOST], expression
