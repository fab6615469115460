"""Front matter: a small subset of YAML, and nothing that YAML could do beyond it."""

import pytest

from readroom.importer.records.front_matter import first, many, split


def test_fields_of_every_shape() -> None:
    text = (
        '---\ntitle: "A: \'quoted\' title"\nauthor: Ida Storm # the first\ntags: [ferry, "winter, '
        "cold\", 'quay']\nauthors:\n- Ida\n- Olaf\n"
        "nested:\n  key: value\nsummary: >\n  folded\n  text\nempty:\nnothing: null\nDate Published: "
        "2021-10-07\n---\nBody"
    )
    fields, lines = split(text)
    assert lines == 16
    assert fields == {
        "title": "A: 'quoted' title",
        "author": "Ida Storm",
        "tags": ["ferry", "winter, cold", "quay"],
        "authors": ["Ida", "Olaf"],
        "summary": "folded text",
        "date published": "2021-10-07",
    }


@pytest.mark.parametrize(
    "text",
    [
        "no front matter",
        "---\ntitle: x\n\nnever closed",
        "---\nA sentence of prose, then a rule.\n---\nmore",
        "",
        "--- \n",
        "\n---\ntitle: x\n---\n",
    ],
)
def test_what_is_none(text: str) -> None:
    assert split(text) == ({}, 0)


def test_tags_aliases_and_depth_are_inert() -> None:
    text = (
        "---\ntitle: !!python/object/apply:os.system ['x']\na: &a [x,x]\nb: *a\nc: "
        + "[" * 20_000
        + "\nd: {a: b}\n---\nBody"
    )
    fields, lines = split(text)
    assert lines == 7
    assert not {"title", "b", "d"} & set(fields)


def test_one_and_many() -> None:
    fields = {"a": ["x", "y"], "b": "z"}
    assert (first(fields, "a", "b"), first(fields, "c"), many(fields, "b"), many(fields, "c", "a")) == (
        "z",
        None,
        ["z"],
        ["x", "y"],
    )


def test_toml() -> None:
    text = (
        '+++\ntitle = "Winter: ferry"\ndate = 2021-10-07T18:30:00+02:00\ndraft = false\nweight = 3\n'
        'authors = ["Ida Storm", "Olaf Quay"]\n[taxonomies]\ntags = ["ferry"]\ntitle = "no"\n[extra]\n'
        "day = 2021-10-08\n+++\nBody"
    )
    fields, lines = split(text)
    assert lines == 12
    assert fields == {
        "title": "Winter: ferry",
        "date": "2021-10-07T18:30:00+02:00",
        "weight": "3",
        "authors": ["Ida Storm", "Olaf Quay"],
        "tags": ["ferry"],
        "day": "2021-10-08",
    }


@pytest.mark.parametrize(
    "text",
    [
        "+++\ntitle = 1\nnever closed",
        "+++\nprose\n+++\nx",
        "+++\na = " + "[" * 5000 + "\n+++\nx",
        "+++\na = 1\na = 2\n+++\n",
    ],
)
def test_what_is_no_toml(text: str) -> None:
    assert split(text) == ({}, 0)
