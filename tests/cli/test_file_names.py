"""`file:` in a query: names of files and folders, with the signs that they have."""

from typing import Any

import pytest

NAMES = ("sub/na_me.html", "sub/deep/other_file-2.md", "plain.md", "100%.md")


@pytest.fixture
def folder(desk: Any) -> Any:
    """A library of files with odd names, one article in each."""
    prose = "The harbour board voted on Tuesday to keep the small ferry running through the whole of the winter. " * 3
    for name in NAMES:
        desk.write(
            f"in/{name}", f"<h1>{name}</h1><p>{prose}</p>" if name.endswith("html") else f"# {name}\n\n{prose}\n"
        )
    assert desk("import", desk.folder / "in").status == 0
    return desk


@pytest.mark.parametrize(
    ("query", "files"),
    [
        ("file:sub/na_me.html", {NAMES[0]}),
        ("file:na_me.html", {NAMES[0]}),
        ("file:na_me", {NAMES[0]}),
        ("file:NA_ME", {NAMES[0]}),
        ("file:sub", {NAMES[0], NAMES[1]}),
        ("file:sub/deep", {NAMES[1]}),
        ('file:"deep/other_file-2.md"', {NAMES[1]}),
        ("file:other_*", {NAMES[1]}),
        ("file:plain", {NAMES[2]}),
        ("file:100%", {NAMES[3]}),
        ("file:name", set()),
    ],
)
def test_a_file_is_found_by_its_name(folder: Any, query: str, files: set[str]) -> None:
    assert {row["file"] for row in folder("articles", query, "--json").rows} == files
    ids = {row["id"] for row in folder("articles", query, "--json").rows}
    assert {row["id"] for row in folder("search", f"{query} harbour", "--json").rows} == ids
