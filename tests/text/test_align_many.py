"""A base and several witnesses: who says what, and copies counted once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.align_many import MOST_TEXTS, Many, TooManyError, compare_many
from readroom.text.model import Body

BASE = "The harbour froze in the first week of January. Nobody had seen it since the great storm of 1963."
SAME = "It was cold. The harbour froze in the first week of January."
OTHER = "A ferry company offered its icebreaker at once. The harbour froze in the first week of January."
COPY = "A ferry company offered its icebreaker at once! The harbour froze in the first week of January. More soon."


@pytest.fixture(scope="module")
def many() -> Many:
    return compare_many(Body(BASE), [Body(t) for t in (SAME, OTHER, COPY)])


def test_each_sentence_has_a_mark_for_each_witness(many: Many) -> None:
    first, second = many.sentences
    assert [mark and mark.kind for mark in first.marks] == ["same", "same", "same"]
    assert second.marks == (None, None, None)
    assert many.is_everywhere(first)
    assert many.is_alone(second)
    assert BASE[slice(*second.range)].startswith("Nobody")
    assert second.at == (1, 2)


def test_versions_of_one_text_are_one_text(many: Many) -> None:
    assert len(set(many.texts[2:])) == 1
    assert compare_many(Body(BASE), [Body("Quite another text.")]).distinct == 2


def test_what_the_base_has_not_is_grouped(many: Many) -> None:
    said = [sorted(place.witness for place in group) for group in many.absent]
    assert [1, 2] in said
    assert [0] in said
    texts = (SAME, OTHER, COPY)
    (both,) = [group for group in many.absent if len(group) == 2]
    assert {texts[p.witness][slice(*p.range)][:15] for p in both} == {"A ferry company"}
    assert len(many.texts_of(both)) == 1


def test_too_many_is_said() -> None:
    with pytest.raises(TooManyError, match="13 texts are too many"):
        compare_many(Body("a"), [Body("b")] * (MOST_TEXTS + 1))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(BASE.split(". ") + OTHER.split(". ") + [""]), max_size=5), min_size=2, max_size=4)
)
def test_every_sentence_of_the_base_is_there_once_and_none_is_lost(texts: list[list[str]]) -> None:
    base, *others = (". ".join(parts) for parts in texts)
    found = compare_many(Body(base), [Body(text) for text in others])
    assert "".join(base[slice(*s.range)] for s in found.sentences).replace(" ", "") == base.replace(" ", "")
    absent = {(p.witness, p.range) for group in found.absent for p in group}
    assert absent == {(n, row.right) for n, c in enumerate(found.comparisons) for row in c.rows if row.kind == "right"}
    for sentence in found.sentences:
        assert len(sentence.marks) == len(others)
        assert not (found.is_alone(sentence) and any(sentence.marks))
        assert 1 <= len(found.saying(sentence)) <= found.distinct
    for least in range(1, found.distinct + 2):
        own, rest = found.said_by(least)
        counted = [sum(n in found.saying(s) for n in set(found.texts)) for s in found.sentences]
        assert own == [n for n, count in enumerate(counted) if count >= least]
        said = [{found.texts[p.witness + 1] for p in group} for group in found.absent]
        assert rest == [n for n, texts in enumerate(said) if len(texts) >= least]
        written = found.to_json(least)
        assert [s["number"] for s in written["sentences"]] == own
        assert [group["number"] for group in written["not_in_base"]] == rest
    if found.distinct > 1:
        assert found.said_by(found.distinct)[0] == found.to_json()["said_by_all"]
