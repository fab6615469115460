"""Fields of records and front matter: checked for their form, never guessed."""

import pytest

from readroom.importer.fields import date_of, keywords_of, language_of, line_of, names_of, url_of


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("By Ida Storm", ("Ida Storm",)),
        ("Ida Storm and Olaf Quay", ("Ida Storm", "Olaf Quay")),
        ("By IDA STORM, Coastal Press Writer", ("IDA STORM",)),
        ("By Ida Storm, PhD, and Olaf Quay with Anna Roe", ("Ida Storm, PhD", "Olaf Quay", "Anna Roe")),
        ("Storm, Ida", ("Storm, Ida",)),
        (["Ida Storm", "by Olaf Quay", ""], ("Ida Storm", "Olaf Quay")),
        ([{"name": "Ida Storm"}, {"x": 1}, 3], ("Ida Storm", "3")),
        ({"name": "Ida Storm"}, ("Ida Storm",)),
        (["von Neumann"], ("von Neumann",)),
        ("desk@harbour.example", ()),
        ("https://harbour.example/author/ida", ()),
        (None, ()),
        (True, ()),
    ],
)
def test_names(value: object, names: tuple[str, ...]) -> None:
    assert names_of(value) == names


def test_dates_in_seconds_are_days() -> None:
    found = date_of(1577836800)
    assert found is not None
    assert (found.value, found.raw) == ("2020-01-01", "1577836800")
    assert date_of("1577836800000") is not None
    assert date_of(1712345678901234567890) is None
    assert date_of({"x": 1}) is None


def test_languages_and_addresses() -> None:
    assert [language_of(v) for v in ("en-GB", "DE", "German", "klingon", 5)] == ["en", "de", "de", None, None]
    assert [url_of(v) for v in ("https://a.example/x", "javascript:alert(1)", "a.html")] == [
        "https://a.example/x",
        None,
        None,
    ]


def test_keywords() -> None:
    assert keywords_of("ferry, harbour; ferry") == ("ferry", "harbour")
    assert keywords_of(["ferry", {"name": "quay"}, None]) == ("ferry", "quay")


def test_a_line_is_clean_and_short() -> None:
    assert line_of(" a\x1b[31m\n b ") == "a[31m b"
    assert line_of("x" * 5000) == "x" * 1000
    assert line_of(12) == "12"
    assert line_of(["x"]) is None
