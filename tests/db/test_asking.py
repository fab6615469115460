"""Asking a library for more than words: as printed, patterns, stars, saved searches, likeness, facets."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import pytest

from readroom.db import forms, holding
from readroom.db import search as searching
from readroom.db.articles import rows_by_id
from readroom.db.counts import count, count_articles
from readroom.db.errors import QueryError
from readroom.db.facets import FACETS, FacetCount, facet
from readroom.db.holding import Budget, Holder
from readroom.db.library import Library
from readroom.db.saved import save_search, saved_searches
from readroom.db.search import matching_ids, search, stream, understand
from readroom.text.query import parse

TODAY = date(2031, 5, 6)


class Notes:
    """A notebook that remembers, with one collection."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def keys_tagged(self, tag: str) -> set[str]:
        return set()

    def keys_noted(self, words: Iterable[str]) -> set[str]:
        return {"k2"} if not list(words) else set()

    def article_keys_with_highlights(self) -> set[str]:
        return {"k1", "k2"}

    def keys_read(self) -> set[str]:
        return {"k1"}

    def keys_in(self, collection: str) -> set[str] | None:
        return {"k3", "k1"} if collection == "my own" else None

    def decided(self, kind: str) -> dict[str, Any]:
        return dict(self.kept.get(kind, {}))

    def decide(self, kind: str, values: Mapping[str, Any], said: str) -> int:
        self.kept.setdefault(kind, {}).update(values)
        return len(values)


ARTICLES = (
    ("Mole", "The mole, a Mole and the MOLE. Walls of granite.", "2030-01-02"),
    ("Granite", "A wall of granite; the old wall stands on Müller ground.", "2030-02-02"),
    ("Tide", "The tide tables of the old mole: pages 12-14.", "2031"),
    (None, "Nobody walks on the wharf; it is walled off. Granite walls.", None),
)


@pytest.fixture
def library(shelf: Any, make_article: Callable[..., Any], make_page: Callable[..., Any]) -> Library:
    for n, (title, text, day) in enumerate(ARTICLES, 1):
        more = {"authors": ["Ida Brun", "Jo Falk"][: n % 3], "section": "Sea" if n < 3 else None, "key": f"k{n}"}
        made = make_article(text, title, day, source="Pier" if n % 2 else "Bay", keywords=("stone",) * (n < 3), **more)
        shelf.put(make_page(made))
    found: Library = shelf.library
    return found


def ids(library: Library, query: str, notebook: Any = None, **more: Any) -> list[int]:
    made = understand(query, today=TODAY)
    found = [hit.row.id for hit in search(library, made, notebook=notebook, **more)]
    everything = list(matching_ids(library, query, today=TODAY, notebook=notebook))
    assert sorted(found) == sorted(everything)
    assert [hit.row.id for hit in stream(library, made, notebook=notebook)] == everything
    assert count(library, made, notebook=notebook).articles == len(everything)
    assert count_articles(library, made, notebook=notebook) == len(everything)
    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("=Mole", [1]),
        ("=mole", [3, 1]),
        ("=MOLE", [1]),
        ("=MoLe", []),
        ("-=mole", [2, 4]),
        ("text:=Mole", [1]),
        ('="A wall"', [2]),
        ('="a Wall"', []),
        ("=Müller", [2]),
        ("=Muller", []),
        ("(=Mole source:bay) OR =Müller", [2]),
        ("near/3(=old mole)", [3]),
        ("near/3(=Old mole)", []),
        ("wal*", [2, 1, 4]),
        ("*all", [2]),
        ("*alls", [1, 4]),
        ("w*l", [2]),
        ("w*l*", [2, 1, 4]),
        ("-w*l*", [3]),
        ('"old *"', [3, 2]),
        ('"old w*l"', [2]),
        ('"w*s of granite"', [1]),
        ("near/2(t*e tables)", [3]),
        ("title:*ol*", [1]),
        ("q*z", []),
        ("mole OR q*z", [3, 1]),
        ("-q*z", [3, 2, 1, 4]),
        (r"/\d+-\d+/", [3]),
        (r"-/\d+-\d+/", [2, 1, 4]),
        ("granite /[Ww]alls/", [1, 4]),
        ("title:/^[MT]/", [3, 1]),
        ("/granite/i", [2, 1, 4]),
        ("(/MOLE/ source:pier) OR tide", [3, 1]),
        ("mole -/MOLE/", [3]),
        ('"the mole a mole and the mole walls of granite"', [1]),
        ('"the mole a mole and the mole walls of marble"', []),
        ("dup:all tide", [3]),
        ("author:brun section:sea", [2, 1]),
        ("keyword:stone", [2, 1]),
        ("date:none", [4]),
    ],
)
@pytest.mark.parametrize("sort", ["date", "rank"])
def test_what_is_found(library: Library, query: str, expected: list[int], sort: str) -> None:
    found = ids(library, query, sort=sort)
    assert found == expected if sort == "date" else set(found) == set(expected)


def test_the_notebook_is_asked(library: Library) -> None:
    notes = Notes()
    for query, expected in (
        ("is:read", [1]), ("is:unread", [3, 2, 4]), ("-is:unread", [1]), ("has:note", [2]), ("has:highlight", [2, 1]),
        ('in:"my own"', [3, 1]), ("mole is:unread", [3]),
    ):  # fmt: skip
        assert ids(library, query, notes) == expected, query
    assert ids(library, "is:unread") == [3, 2, 1, 4]


def remarks_on(library: Library, query: str, notebook: Any = None, **more: Any) -> list[str]:
    remarks: list[str] = []
    search(library, understand(query, today=TODAY), notebook=notebook, remarks=remarks, **more)
    return remarks


@pytest.mark.parametrize("notebook", [Notes(), None])
def test_a_collection_that_is_not_there_is_said(library: Library, notebook: Any) -> None:
    with pytest.raises(
        QueryError, match=r"in:other: there is no such collection; .* \(character 9 of the query\)"
    ) as one:
        ids(library, "tide in:other", notebook)
    assert one.value.position == 8
    assert remarks_on(library, 'in:"my own"', Notes()) == []


def test_attributes_of_articles_are_asked_for(library: Library) -> None:
    class More(Notes):
        def keys_with_attribute(self, name: str, value: str | None = None) -> set[str]:
            return {(None, "stance"): {"k1"}, ("con", "stance"): {"k3"}}.get((value, name), set())

    assert ids(library, "attr:stance", More()) == [1]
    assert ids(library, 'attr:"stance=con"', More()) == ids(library, "attr:stance=con", More()) == [3]
    assert ids(library, "-attr:stance mole", More()) == ids(library, "mole -id:1", More())
    assert ids(library, "attr:stance", Notes()) == []
    for wrong in ("attr:stance=", "attr:=con"):
        with pytest.raises(QueryError, match="says no value"):
            ids(library, wrong, More())


def test_saved_searches(library: Library) -> None:
    notes = Notes()
    assert save_search(notes, "stone", parse("granite OR wal*", today=TODAY)) == "granite OR wal*"
    assert save_search(notes, "new", parse("date:30d", today=TODAY)) == "date:2031-04-06..2031-05-06"
    save_search(notes, "both", parse("saved:stone -saved:new", today=TODAY))
    assert sorted(saved_searches(notes)) == ["both", "new", "stone"]
    assert ids(library, "saved:stone -title:mole", notes) == [2, 4]
    assert ids(library, "saved:both", notes) == [2, 1, 4]
    assert ids(library, "tide OR saved:both", notes) == [3, 2, 1, 4]
    for name, query, problem in (
        ("stone", "saved:both", "asks for itself"), ("own", "saved:own", "asks for itself"),
        ("other", "saved:nowhere", "names no saved search"),
    ):  # fmt: skip
        with pytest.raises(QueryError, match=problem):
            save_search(notes, name, parse(query, today=TODAY))
    with pytest.raises(QueryError, match=r'"nowhere" names no saved search; there is both, new, stone') as raised:
        ids(library, "tide saved:nowhere", notes)
    assert raised.value.position == 11
    with pytest.raises(QueryError, match="--save"):
        ids(library, "saved:stone")


def test_saved_searches_cannot_grow_without_end() -> None:
    notes = Notes()
    save_search(notes, "a0", parse("tide", today=TODAY))
    for n in range(1, 5):
        save_search(notes, f"a{n}", parse(f"(saved:a{n - 1} mole) OR (saved:a{n - 1} wall)", today=TODAY))
    with pytest.raises(QueryError, match="more than 32"):
        save_search(notes, "a5", parse("(saved:a4 mole) OR saved:a4", today=TODAY))


def test_a_saved_search_that_counts_dates_leaves_out_the_undated(library: Library) -> None:
    notes = Notes()
    save_search(notes, "year", parse("granite date:2030", today=TODAY))
    assert count(library, understand("saved:year", today=TODAY), notebook=notes).undated_out == 1


def test_facets_sum_up_what_is_found(library: Library) -> None:
    query = understand("wal* OR tide", today=TODAY)
    found = {name: [(row.value, row.articles) for row in facet(library, query, name)] for name in FACETS}
    assert found == {
        "source": [("Bay", 2), ("Pier", 2)],
        "year": [("2031", 1), ("2030", 2), (None, 1)],
        "outlet": [(None, 4)],
        "language": found["language"],
        "section": [("Sea", 2), (None, 2)],
        "keyword": [("stone", 2), (None, 2)],
        "author": [("Ida Brun", 3), ("Jo Falk", 1), (None, 1)],
        "tag": [(None, 4)],
    }
    assert facet(library, understand("nowhere", today=TODAY), "source") == []
    assert facet(library, understand("", today=TODAY), "section") == [FacetCount("Sea", 2), FacetCount(None, 2)]


def test_articles_that_share_telling_words(shelf: Any, make_article: Callable[..., Any], make_page: Any) -> None:
    def put(title: str, text: str) -> int:
        return int(shelf.put(make_page(make_article(text, title, "2030-01-01"))).articles[0])

    for n in range(30):
        put(f"Filler {n}", "The council met and the council spoke of money, as it does.")
    one = put("Dredger", "The dredger Halvdan sank off Skerry point, and the council met.")
    two = put("Salvage", "Halvdan, the dredger, lies off Skerry; divers went down.")
    put("Other", "The council spoke of parking, and of nothing else.")
    assert [hit.row.id for hit in search(shelf.library, understand(f"like:{one}", today=TODAY))] == [two]
    assert [hit.row.id for hit in search(shelf.library, understand(f"like:{two}", today=TODAY), sort="rank")] == [one]
    assert ids(shelf.library, f"like:{one} divers") == [two]
    assert ids(shelf.library, f"like:{one} -divers") == []
    with pytest.raises(QueryError, match="names no article"):
        ids(shelf.library, "like:99999")


# What takes long is cut short, and said


@pytest.fixture
def many(shelf: Any, make_article: Callable[..., Any], make_page: Any) -> Library:
    """Sixty articles; each has a word of its own, and one that all have."""
    for n in range(60):
        title = "Quay" if n % 20 == 0 else "Sea"
        shelf.put(make_page(make_article(f"The tide at pier s{n:02}x{'y' * (n % 7)} was low.", title, f"20{n + 10}")))
    found: Library = shelf.library
    return found


def test_the_commonest_forms_stand_for_a_short_beginning(many: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "FORMS", 20)
    query = understand("s*", today=TODAY)
    assert remarks_on(many, "s*") == ["s*: the 20 commonest of 61 words"]
    found = search(many, query, limit=99)
    summary = count(many, query, exact=False)
    assert len(found) == summary.articles == count_articles(many, query, exact=False) < 61
    assert sum(hit.hits for hit in found) == summary.hits
    assert summary.notes == ("s*: the 20 commonest of 61 words",)
    assert len(search(many, query, limit=99, exact=True)) == count(many, query).articles == 60
    assert remarks_on(many, "s*", exact=True) == []
    assert remarks_on(many, "s0*") == []
    assert remarks_on(many, "*x*") == ["*x*: the 20 commonest words"]


def test_texts_are_looked_into_for_so_long(many: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "SECONDS", 0.0)
    assert search(many, understand("/tide/", today=TODAY)) == []
    assert search(many, understand("-/tide/", today=TODAY)) == []
    (remark,) = remarks_on(many, "/tide/")
    assert remark == ("0 texts were looked at and the others were not, since that takes too long; --exact looks at all")
    assert len(search(many, understand("/tide/", today=TODAY), limit=99, exact=True)) == 60
    assert len(search(many, understand("/tide/", today=TODAY), limit=99, seconds=60)) == 60
    looked: list[int] = []
    monkeypatch.setattr(holding, "STEP", 10)
    assert len(list(stream(many, understand("/tide/", today=TODAY), progress=looked.append))) == 60
    assert looked == [10, 20, 30, 40, 50, 60]


def test_a_text_that_takes_too_long_is_left_and_counted(many: Library) -> None:
    times = iter(range(1000))
    budget = Budget(clock=lambda: float(next(times)))
    tree = parse("/tide/", today=TODAY).tree
    assert tree is not None
    (packed,) = many.connection.execute("select z from article_text limit 1").fetchone()
    assert Holder(tree, budget).holds("", packed) is None
    assert budget.remarks() == ["1 text took too long for the pattern: not finished"]


def test_a_count_stops_where_it_is_told(many: Library) -> None:
    query = understand("tide", today=TODAY)
    summary = count(many, query, most=10)
    assert (summary.articles, summary.more, summary.hits) == (10, True, 0)
    assert count(many, query, most=60).articles == 60
    assert not count(many, query, most=60).more
    assert count_articles(many, query, most=10) == 11


def words_of_the_index(library: Library) -> dict[str, int]:
    library.connection.execute("create virtual table if not exists temp.v using fts5vocab (main, article_fts, row)")
    return dict(library.connection.execute("select term, doc from temp.v"))


def test_the_words_are_in_step_with_the_index(shelf: Any, make_article: Any, make_page: Any) -> None:
    def counted() -> dict[str, int]:
        return dict(shelf.library.connection.execute("select term, articles from term where articles > 0"))

    shelf.put(make_page(make_article("Ärger am KAI, 北京 ١٢ naïve a_b x\u0301y", "Der Kai")))
    first = shelf.put(make_page(make_article("The kai and the quay", "Quay", key="q")), "a.txt")
    assert counted() == words_of_the_index(shelf.library)
    assert counted()["kai"] == 2
    shelf.put(make_page(make_article("The pier", "Quay", key="q")), "a.txt", replaces=[first.page_id])
    assert counted() == words_of_the_index(shelf.library)
    assert counted()["kai"] == 1
    assert [row.title for row in rows_by_id(shelf.library, [1])] == ["Der Kai"]


def test_what_has_too_many_words_to_rank_is_ordered_by_date(many: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "WEIGHED", 1)
    assert remarks_on(many, "tide", sort="rank") == []
    (remark,) = remarks_on(many, "tide pier", sort="rank")
    assert "newest come first" in remark
    query = understand("tide pier", today=TODAY)
    assert search(many, query, sort="rank", limit=9) == search(many, query, limit=9)
    assert search(many, query, sort="rank", limit=9, exact=True)[0].score is not None
