"""The linear scan of tags: what is text, what is not, and that nothing is lost where markup is broken."""

import pytest

from readroom.text.tags import events, lines


def test_blocks_are_lines_and_phrases_are_not() -> None:
    assert lines("<h1>One</h1><p>two <b>three</b>\n four<br>five</p>six") == ["One", "two three four", "five", "six"]


def test_entities_are_characters() -> None:
    assert lines("<p>fish &amp; chips &#8364;5</p>") == ["fish & chips €5"]


def test_scripts_styles_and_comments_are_no_text() -> None:
    assert lines("<script>let a = '<p>';</script>a<style>p{}</style><!-- <p>no</p> -->b") == ["a", "b"]


@pytest.mark.parametrize(
    "source",
    [
        "kept <!-- and this too",
        "kept <![CDATA[ and this too",
        '<p title="open>kept and this too',
        "<textarea>kept and this too",
        "<title>kept and this too",
        "<plaintext>kept and this too",
    ],
)
def test_what_is_never_closed_keeps_its_text(source: str) -> None:
    assert " ".join(lines(source)).endswith("and this too")


def test_an_unclosed_script_swallows_the_rest() -> None:
    assert lines("<p>before</p><script>var x = 1;") == ["before"]


def test_a_greater_sign_in_a_value_does_not_end_the_tag() -> None:
    assert lines('<a title="a > b" href=x>link</a>') == ["link"]


def test_names_are_lower_case() -> None:
    assert list(events("<P CLASS=x></P>")) == [("open", "p"), ("close", "p")]


@pytest.mark.parametrize(
    "bait", ["<", "<a ", "<!--", "<![CDATA[", "<?", "</", '<a href="', "<!a", "\n<", '<a href="x">y', "<a b=''>"]
)
def test_repeated_openings_are_scanned_once(bait: str) -> None:
    # A scan that starts again at each of them would take hours, not the test's time.
    assert len(lines(bait * 30_000 + " end")) <= 30_001
