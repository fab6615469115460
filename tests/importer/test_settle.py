"""What a source repeats on its pages is learnt at the end of an import, and its pages are cut again by that."""

from pathlib import Path

import pytest

from readroom.db.articles import get_article, list_articles
from readroom.db.check import check
from readroom.db.library import Library
from readroom.importer.session import Options, import_paths

PROSE = (
    "The harbour board voted on {day} to keep the {boat} running through the winter, after two hundred people had "
    "written to ask for it.\nThe {boat} will cross four times a day, and its crew will be paid from the fund of the "
    "fishing families."
)
BOATS = ("small ferry", "grain barge", "mail steamer", "pilot cutter", "night packet", "old tug")
BOX = "Every gift keeps our lighthouse lit: become a friend today"


def dump(number: int) -> str:
    text = PROSE.format(day=("Monday", "Tuesday", "Friday")[number % 3], boat=BOATS[number])
    first, rest = text.split("\n")
    return f"{BOATS[number].title()} stays\nMarch {number + 1}, 2021\n{first}\n{BOX}\n{rest}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(6):
        (tmp_path / "in" / f"{number}.txt").write_text(dump(number))
    return tmp_path


def run(folder: Path, *names: str, derive: bool = True) -> int:
    paths = [folder / "in" / name for name in names] or [folder / "in"]
    counts, _ = import_paths(folder / "l.db", paths, Options(1, "1", source="Light", derive=derive))
    return counts.recut


def texts(folder: Path) -> dict[int, str]:
    with Library.open(folder / "l.db") as library:
        assert list(check(library)) == []
        return {row.id: get_article(library, row.id).body.text for row in list_articles(library)}


def test_a_line_of_many_pages_is_cut_wherever_it_stands(folder: Path) -> None:
    assert run(folder) == 6
    found = texts(folder)
    assert len(found) == 6
    assert all(BOX not in text for text in found.values())
    assert all("crew will be paid" in text for text in found.values())
    assert run(folder) == 0


def test_the_articles_keep_their_ids(folder: Path) -> None:
    assert run(folder, derive=False) == 0
    before = texts(folder)
    assert all(BOX in text for text in before.values())
    assert run(folder) == 6
    assert texts(folder).keys() == before.keys()


def test_the_library_is_the_same_however_it_came_to_its_pages(folder: Path) -> None:
    for number in range(6):
        run(folder, f"{number}.txt")
    one_by_one = texts(folder)
    (folder / "l.db").unlink()
    run(folder)
    assert texts(folder) == one_by_one


def test_two_pages_teach_nothing(folder: Path) -> None:
    assert run(folder, "0.txt", "1.txt") == 0


def test_a_headline_that_papers_share_stays_the_title(tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    for number, boat in enumerate(BOATS[:5]):
        text = PROSE.format(day="Monday", boat=boat)
        (tmp_path / "wire" / f"{number}.txt").write_text(f"Barge sinks in the lower lock\nMarch 3, 2021\n{text}\n")
    import_paths(tmp_path / "l.db", [tmp_path / "wire"], Options(1, "1"))
    with Library.open(tmp_path / "l.db") as library:
        assert [row.title for row in list_articles(library)] == ["Barge sinks in the lower lock"] * 5
