"""Highlights whose article was cut otherwise, withdrawn, or changed with others of its page: they follow, or wait."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readroom.db import heirs
from readroom.db.articles import get_article
from readroom.db.check import check
from readroom.db.curator import Curator
from readroom.db.errors import LibraryError
from readroom.db.following import follow_texts, left_behind, suggested
from readroom.db.highlights import GONE
from readroom.db.import_log import Origin
from readroom.db.library import Library
from readroom.db.notebook import Highlight, Notebook
from readroom.text.body import BodyBuilder
from readroom.text.model import Article, LineVerdict, Page
from readroom.text.recut_edits import edit_lines

REPORTS = (
    ("The pier", "The pier at Oxmouth lost nine planks in the night.", "Yes. Nobody was on it, said the warden."),
    ("The school", "Forty children had their lessons in the chapel.", "Yes. The stove had cracked on Monday."),
    ("The mail", "Yes. The mail came two days late from Harrow Vale.", "A bridge was under water at the mill."),
    ("The fair", "The fair will be held without the carousel.", "Its horses are still at the painter's."),
)
"""Title and paragraphs. One short sentence stands in three of them."""


def page(*reports: tuple[str, ...]) -> Page:
    """A page with some reports, one below the other."""
    lines: list[str] = []
    verdicts: list[LineVerdict] = []
    articles: list[Article] = []
    for number, (title, *paragraphs) in enumerate(reports, 1):
        builder = BodyBuilder()
        first = len(lines) + 1
        lines += [title, *paragraphs]
        for paragraph in paragraphs:
            builder.block(paragraph)
        verdicts.append(LineVerdict(first, "metadata", "title", number))
        verdicts += [LineVerdict(n, "kept", "prose", number) for n in range(first + 1, len(lines) + 1)]
        articles.append(Article(builder.done(), title, lines=(first, len(lines))))
    return Page("text", "\n".join(lines), tuple(articles), tuple(verdicts), "Oxmouth Gazette")


class Desk:
    """A library with one page, and a notebook beside it."""

    def __init__(self, folder: Path, *reports: tuple[str, ...]) -> None:
        self.path = folder / "library.db"
        self.notebook = Notebook.open(folder / "notes.db", author="Ann")
        self.pages = 0
        self.page = page(*reports)
        self.offer(self.page)
        self.library = Library.open(self.path)

    def close(self) -> None:
        self.library.close()
        self.notebook.close()

    def offer(self, new: Page, reading: str | None = None) -> None:
        """Import the page, or another one in its place; the same bytes if they were read in another way."""
        self.pages += reading is None
        with Library.open_writable(self.path) as library:
            writer = Curator(library, author="Ann", now="2026-02-03T04:05:06+00:00")
            writer.begin()
            run = writer.start_run({}, version="test", now="2026-02-03T04:05:06+00:00")
            replaces = [number for (number,) in library.connection.execute("select id from page")]
            origin = Origin("/g.txt", "g.txt", 0, bytes([self.pages]))
            writer.store_page(new, origin, run, replaces=() if reading else replaces, reading=reading)
            writer.commit()

    def curate(self, do, *values):
        """Do something as a curator."""
        with Library.open_writable(self.path) as library:
            curator = Curator(library, author="Ann", now="2026-02-03T04:05:06+00:00")
            curator.begin()
            found = getattr(curator, do)(*values)
            curator.commit()
            return found

    def edit(self, do: str, line: int) -> int:
        """Cut the page anew; return the number of the correction."""
        (number,) = self.library.connection.execute("select id from page").fetchone()
        return self.curate("recut_page", number, edit_lines(self.page.text, do, line)).correction  # type: ignore[arg-type]

    def articles(self) -> dict[int, tuple[str, str]]:
        """The articles: id to key and text."""
        ids = [number for (number,) in self.library.connection.execute("select id from article order by id")]
        return {one.row.id: (one.row.key, one.body.text) for one in (get_article(self.library, n) for n in ids)}

    def mark(self, article: int, words: str) -> Highlight:
        """Mark words of an article."""
        one = get_article(self.library, article)
        start = one.body.text.index(words)
        return self.notebook.add(one.row.key, one.digest, one.body.text, start, start + len(words))

    def follow(self) -> dict[str, tuple[int | None, str, str]]:
        """Let highlights follow: words to id of the article, state, and the words that stand there now."""
        follow_texts(self.notebook, self.library)
        by_key = {key: (number, text) for number, (key, text) in self.articles().items()}
        found = {}
        for one in self.notebook.highlights():
            number, text = by_key.get(one.article_key, (None, ""))
            found[one.exact] = (number, one.state, "" if one.waiting else text[one.start : one.end])
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, *REPORTS)
    yield desk
    desk.close()


LATE, UNDER, FORTY = "two days late", REPORTS[2][2], "Forty children"


def test_words_of_a_merged_article_follow_and_come_back(desk: Desk) -> None:
    for words in (LATE, UNDER, "Yes."):
        desk.mark(3, words)
    before = desk.articles()
    correction = desk.edit("merge", 7)
    assert set(desk.articles()) == {1, 2, 4}
    found = desk.follow()
    assert found[LATE] == (2, "shifted", LATE)
    assert found[UNDER] == (2, "shifted", UNDER)
    assert desk.notebook.waiting() == [one for one in desk.notebook.highlights() if one.exact == "Yes." and one.waiting]
    desk.curate("undo", correction)
    assert desk.articles() == before
    assert desk.follow() == {words: (3, "exact", words) for words in (LATE, UNDER, "Yes.")}


def test_words_of_a_split_article_follow(desk: Desk) -> None:
    desk.mark(2, FORTY)
    desk.mark(2, REPORTS[1][2])
    correction = desk.edit("split", 6)
    assert desk.follow() == {FORTY: (2, "exact", FORTY), REPORTS[1][2]: (5, "shifted", REPORTS[1][2])}
    stove = "The stove had cracked on Monday."
    desk.mark(5, stove)
    desk.curate("undo", correction)
    assert desk.follow()[REPORTS[1][2]] == (2, "exact", REPORTS[1][2])
    assert desk.follow()[stove] == (2, "shifted", stove)
    again = desk.edit("split", 6)
    assert again != correction
    assert set(desk.articles()) == {1, 2, 3, 4, 5}, "the same article has the same id again"


def test_an_id_is_never_that_of_two_articles(desk: Desk) -> None:
    first = desk.edit("merge", 7)
    desk.curate("remove", [4])
    desk.edit("split", 3)
    assert set(desk.articles()) == {1, 2, 5}
    desk.curate("undo", first)
    assert desk.articles()[3][1] == "\n\n".join(REPORTS[2][1:])
    desk.offer(page(*REPORTS[:2]))
    desk.offer(page(*REPORTS))
    assert desk.articles()[3][1] == "\n\n".join(REPORTS[2][1:])
    assert not list(check(desk.library))


@pytest.mark.parametrize("way", ["file", "recipe", "furniture"])
def test_words_follow_however_the_page_is_cut_otherwise(desk: Desk, way: str) -> None:
    for words in (LATE, UNDER, FORTY):
        desk.mark(3 if words != FORTY else 2, words)
    joined = ("The school", *REPORTS[1][1:], *REPORTS[2])
    before = desk.articles()
    for reports, wanted in (((REPORTS[0], joined, REPORTS[3]), 2), (REPORTS, 3)):
        if way == "furniture":
            (number,) = desk.library.connection.execute("select id from page").fetchone()
            assert desk.curate("replace_cut", number, page(*reports))
        else:
            desk.offer(page(*reports), str(wanted) if way == "recipe" else None)
        assert desk.follow() == {
            FORTY: (2, "exact", FORTY),
            **{words: (wanted, "shifted" if wanted == 2 else "exact", words) for words in (LATE, UNDER)},
        }
    assert desk.articles() == before
    assert not list(check(desk.library))


def test_words_that_were_cut_wait_and_are_placed_by_hand_in_another_article(desk: Desk) -> None:
    made = desk.mark(2, FORTY)
    desk.edit("cut", 5)
    assert desk.follow()[FORTY][:2] == (2, "orphan")
    desk.edit("merge", 4)
    # The line is brought back into the article above.
    desk.edit("keep", 5)
    desk.edit("split", 6)
    (one,) = [one for one in desk.notebook.highlights() if one.id == made.id]
    desk.follow()
    waiting = desk.notebook.get(made.id)
    if waiting.waiting:
        found = suggested(desk.library, desk.notebook, waiting)
        assert found is not None
        assert found.text.text[found.start : found.end] == FORTY
        placed = desk.notebook.confirm(made.id, found.start, found.end, other=found.text)
        assert (placed.article_key, placed.state) == (found.text.key, "exact")
        assert one.article_key in desk.notebook.last_touched or desk.notebook.undo()
        assert desk.notebook.get(made.id) == waiting


def test_a_notebook_of_two_libraries_follows_each(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    desk.mark(3, UNDER)
    other = Desk(tmp_path / "other", *REPORTS)
    other.notebook.close()
    other.notebook = desk.notebook
    desk.edit("merge", 7)
    for _ in range(2):
        assert desk.follow() == {UNDER: (2, "shifted", UNDER)}
        assert other.follow() == {UNDER: (3, "exact", UNDER)}
    other.library.close()


def test_an_article_that_left_its_file_has_marks_that_wait_and_come_back(desk: Desk) -> None:
    made = desk.mark(3, LATE)
    desk.offer(page(*REPORTS[:2], REPORTS[3]))
    assert desk.follow()[LATE] == (None, "orphan", "")
    assert [one.id for one in desk.notebook.waiting()] == [made.id]
    kept = desk.notebook.keep_orphan(made.id)
    assert (kept.kept_in, desk.notebook.waiting()) == (GONE, [])
    steps = desk.notebook.steps
    desk.follow()
    assert desk.notebook.steps == steps, "nothing is written while nothing has changed"
    desk.offer(page(*REPORTS))
    assert desk.follow()[LATE] == (3, "exact", LATE)
    assert desk.notebook.get(made.id).kept_in is None


def test_words_of_an_article_never_go_to_its_twin(tmp_path: Path) -> None:
    twin = ("The pier again", *REPORTS[0][1:])
    desk = Desk(tmp_path, REPORTS[0], REPORTS[1], twin)
    try:
        desk.mark(1, REPORTS[0][1])
        desk.mark(3, "nine planks")
        desk.offer(page(REPORTS[1], twin))
        assert desk.follow()[REPORTS[0][1]] == (None, "orphan", "")
        found = suggested(desk.library, desk.notebook, desk.notebook.waiting()[0])
        assert found is not None
        assert (found.article, found.text.text[found.start : found.end]) == (3, REPORTS[0][1])
        assert desk.follow()["nine planks"] == (3, "exact", "nine planks")
    finally:
        desk.close()


def test_a_withdrawn_article_has_marks_that_wait_until_it_is_back(desk: Desk) -> None:
    desk.mark(3, LATE)
    key = desk.articles()[3][0]
    desk.notebook.set_attribute(key, "stance", "dry")
    desk.curate("remove", [3])
    assert desk.follow()[LATE] == (None, "orphan", "")
    assert [(one.key, one.said.count, one.heir) for one in left_behind(desk.notebook, desk.library)] == [(key, 1, None)]
    desk.curate("restore", key)
    assert desk.follow()[LATE] == (3, "exact", LATE)
    assert left_behind(desk.notebook, desk.library) == []


def test_what_is_said_of_a_whole_article_waits_and_is_handed_over(desk: Desk) -> None:
    notebook, old, new = desk.notebook, desk.articles()[3][0], desk.articles()[2][0]
    notebook.add_note("article", old, text="Slow.")
    for key, name in ((old, "stance"), (new, "stance"), (old, "genre")):
        notebook.set_attribute(key, name, f"{name} of {key}")
    notebook.new_collection("round")
    notebook.add_to_collection("round", [old])
    notebook.propose(old, "title", "The late mail")
    notebook.decide("story", {"7": {"id": "7", "out": [old], "known": [new, "other"], "joined": [[old, new]]}}, "told")
    desk.edit("merge", 7)
    (left,) = left_behind(notebook, desk.library)
    assert left.heir is not None
    assert (left.key, left.said.words, left.heir.key) == (
        old, "1 note, 2 attributes, 1 place in a collection, 1 correction, 1 decision about stories", new
    )  # fmt: skip
    assert (linked := notebook.linked(old, desk.library)) is not None
    assert (linked.kind, linked.id) == ("article", new)
    assert notebook.hand_over(old, new).count == 5
    assert notebook.decided("story") == {"7": {"id": "7", "out": [new], "known": [new, "other"], "joined": [[new]]}}
    assert notebook.attributes(new) == {"genre": f"genre of {old}", "stance": f"stance of {new}"}
    assert [one.key for one in notebook.notes()] == [new]
    assert notebook.keys_in("round") == {new}
    assert [one.article_key for one in notebook.proposals()] == [new]
    assert [one.said.words for one in left_behind(notebook, desk.library)] == ["1 attribute"]
    assert notebook.undo() == f"undid: what is said of {old} is said of {new}"
    assert left_behind(notebook, desk.library) == [left]
    notebook.redo()
    assert [one.said.words for one in left_behind(notebook, desk.library)] == ["1 attribute"]


def test_a_place_in_another_article_is_undone_with_its_article(desk: Desk) -> None:
    made = desk.mark(3, UNDER)
    desk.offer(page(*REPORTS[:2], ("Late", "A bridge was under water near the mill.")))
    desk.follow()
    waiting = desk.notebook.get(made.id)
    assert waiting.waiting
    found = suggested(desk.library, desk.notebook, waiting)
    assert found is not None
    placed = desk.notebook.confirm(made.id, found.start, found.end, other=found.text)
    assert placed.article_key == found.text.key
    desk.notebook.undo()
    assert set(desk.notebook.last_touched) == {made.article_key, found.text.key}
    assert desk.notebook.get(made.id) == waiting
    desk.notebook.redo()
    assert desk.notebook.get(made.id) == placed


def test_a_page_of_another_schema_names_no_heirs_but_its_neighbours(desk: Desk) -> None:
    made = desk.mark(3, LATE)
    desk.edit("merge", 7)
    with Library.open_writable(desk.path) as library:
        # As it was noted before it was noted where words went.
        library.connection.execute("update recut set new_key = null where old_key = ?", (made.article_key,))
    assert desk.follow()[LATE] == (None, "orphan", "")
    found = suggested(desk.library, desk.notebook, desk.notebook.get(made.id))
    assert found is not None
    assert (found.article, found.text.text[found.start : found.end]) == (2, LATE)
    assert [one.id for one in heirs.neighbours(desk.library, made.article_key)] == [1, 2, 4]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["merge", "split", "cut", "keep", "undo"]), st.integers(1, 12)),
        min_size=1,
        max_size=6,
    )
)
def test_no_mark_is_lost_or_moved_to_other_words_whatever_is_cut(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"), *REPORTS)
    try:
        before, made = desk.articles(), {}
        for number, (_, text) in before.items():
            for words in (
                sentence for line in text.split("\n\n") for sentence in line.split(". ") if "Yes" not in sentence
            ):
                made[desk.mark(number, words).exact] = number
        keys = {key: number for number, (key, _) in before.items()}
        live: list[int] = []
        for do, line in deeds:
            try:
                if do != "undo":
                    live.append(desk.edit(do, line))
                elif live:
                    desk.curate("undo", live.pop(line % len(live)))
            except LibraryError:
                continue
            now = desk.articles()
            assert all(keys.setdefault(key, number) == number for number, (key, _) in now.items())
            assert len(set(keys.values())) == len(keys)
            found = desk.follow()
            assert found.keys() == made.keys()
            for words, (number, state, there) in found.items():
                assert there == words or state in ("edited", "ambiguous", "orphan"), (words, number, state)
        for number in reversed(live):
            desk.curate("undo", number)
        assert desk.articles() == before
        found = desk.follow()
        assert {words: (number, there) for words, (number, _, there) in found.items()} == {
            words: (number, words) for words, number in made.items()
        }
        assert not list(check(desk.library))
    finally:
        desk.close()
