"""Phrases at the start of a line: which is found, where it ends, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.cut.phrases import Phrases, lower, may_open

TABLE = Phrases({"en": "posted in | posted | next | no comments | # comments | page # of # | comments #",
                 "ru": "# комментари* | далее", "ar": "نشر في", "zh": "上一篇 | # 条评论 | 标签："})  # fmt: skip


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Posted in Harbour", "Posted in"),
        ("Posted by Anna", "Posted"),
        ("» No Comments »", "» No Comments"),
        ("12 Comments", "12 Comments"),
        ("(3) comments", "(3) comments"),
        ("Page 2 of 14", "Page 2 of 14"),
        ("Comments (4)", "Comments (4)"),
        ("5 комментариев к записи", "5 комментариев"),
        ("نُشِر في 5 مارس", "نُشِر في"),
        ("上一篇：旧码头", "上一篇"),
        ("3条评论", "3条评论"),
        ("标签：港口", "标签："),
    ],
)
def test_the_longest_phrase_is_found(line: str, found: str) -> None:
    assert line[: TABLE.end(line)] == found


@pytest.mark.parametrize("line", ["", "Postedin", "Nextel phones", "Comment on this", "12 commentators", "码头上一篇"])
def test_words_that_only_begin_alike_are_not_found(line: str) -> None:
    assert TABLE.end(line) == 0


def test_a_single_word_is_a_link_and_the_beginning_of_a_sentence_is_not() -> None:
    assert TABLE.begins("Next »")
    assert TABLE.begins("Next: the old pier")
    assert not TABLE.begins("Next to the harbour stands a chapel")
    assert TABLE.begins("Posted in Harbour and Coast")
    assert not TABLE.begins("Posted in Harbour and Coast", 5)
    assert TABLE.is_whole("« далее »")
    assert not TABLE.is_whole("далее о причале")
    assert TABLE.rest("Posted in: Coast") == "Coast"
    assert TABLE.rest("Coast") is None


@given(st.text(max_size=120))
def test_any_line_has_an_end_within_it(line: str) -> None:
    end = TABLE.end(line)
    assert 0 <= end <= len(line)
    assert len(lower(line)) == len(line)
    assert may_open(line) or not end
