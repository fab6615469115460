"""Names of authors, without what stands around them."""

import pytest

from readroom.importer.html.authors import author_names, is_body, name_among, reporters, without_day


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("By Ada Lindqvist", ("Ada Lindqvist",)),
        ("Ada Lindqvist and Joris Penn", ("Ada Lindqvist", "Joris Penn")),
        ("By ADA LINDQVIST alindqvist@post.example", ("ADA LINDQVIST",)),
        ("By Ada Lindqvist @adalind", ("Ada Lindqvist",)),
        ("Ada Lindqvist Senior Washington Correspondent", ("Ada Lindqvist",)),
        ("Von Ada Lindqvist und Joris Penn Stand: 7. Juni 2018", ("Ada Lindqvist", "Joris Penn")),
        ("By Ada Lindqvist Tuesday", ("Ada Lindqvist",)),
        ("9:39AM", ()),
        ("quay.example", ()),
        ("View all posts", ()),
        ("Share this article", ()),
        ("Redaktion", ()),
        ("https://quay.example/ada", ()),
        ("ida_on_the_pier", ("ida_on_the_pier",)),
    ],
)
def test_names(value: str, names: tuple[str, ...]) -> None:
    assert author_names([value], None) == names


def test_the_site_is_no_author() -> None:
    assert author_names(["Quay Post", "Ada Lindqvist"], "Quay Post") == ("Ada Lindqvist",)


def test_companies_and_agencies_are_no_persons() -> None:
    for name in ("Quay Verlag GmbH", "DPA", "Evening Post", "Universität Ost"):
        assert is_body(name), name
    assert not is_body("Ada Lindqvist")


def test_the_one_name_among_facts() -> None:
    assert name_among(["11 May", " 4 min ", "Ada Lindqvist"]) == "Ada Lindqvist"
    assert name_among(["No Comments", "Share Comments", "News"]) is None
    assert name_among(["Ada Lindqvist", "Joris Penn"]) is None
    assert name_among(["Publication Date:"]) is None


def test_reporters_of_a_dateline() -> None:
    assert reporters("新闻网青石6月9日电（记者 王立）青石镇") == ("王立",)
    assert reporters("（记者王立、李明）") == ("王立", "李明")
    assert reporters("김하나 기자 hana@quay.example") == ("김하나",)
    assert reporters("The pilot said nothing.") == ()


def test_a_weekday_behind_a_name_goes() -> None:
    assert without_day("Ada Lindqvist Monday") == "Ada Lindqvist"
    assert without_day("May") == "May"
