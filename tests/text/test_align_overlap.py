"""What two texts have in common, without rows."""

from readroom.text.align_overlap import covered, overlap_of, part_of, promising, side_of
from readroom.text.align_tokens import Lexicon, printed_words, split_words

PUMP = "The old pump at the lower quay had been broken since the winter, and nobody had found the money to mend it."
OTHER = "Gulls follow the mail boat every morning, and the pilot feeds them with the crusts that his daughter leaves."


def test_shares_count_words_in_both_directions() -> None:
    lexicon = Lexicon()
    left, right = side_of(PUMP, lexicon), side_of(f"{OTHER}\n\n{PUMP}", lexicon)
    found = overlap_of(left, right, lexicon)
    assert [match.kind for match in found.matches] == ["duplicate"]
    assert found.left_shared == found.right_shared == len(left.words)


def test_texts_of_the_same_words_are_one_passage_however_short() -> None:
    lexicon = Lexicon()
    found = overlap_of(side_of("Fog, again.", lexicon), side_of("FOG again", lexicon), lexicon)
    assert (found.left_shared, found.right_shared) == (2, 2)


def test_nothing_in_common() -> None:
    lexicon = Lexicon()
    assert overlap_of(side_of(PUMP, lexicon), side_of("", lexicon), lexicon).matches == []
    assert overlap_of(side_of(PUMP, lexicon), side_of(OTHER, lexicon), lexicon).left_shared == 0


def test_a_part_has_the_places_of_its_text() -> None:
    lexicon = Lexicon()
    text = f"{OTHER}\n{PUMP}\n{OTHER}"
    start = text.index(PUMP)
    part = part_of(split_words(text, lexicon), start, start + len(PUMP))
    (match,) = overlap_of(side_of(PUMP, lexicon), part, lexicon).matches
    assert text[slice(*part.words.span(*match.chain.right))] == PUMP.rstrip(".")


def test_a_turn_of_phrase_promises_nothing_more_does() -> None:
    lexicon = Lexicon()
    long, phrase = split_words(PUMP, lexicon), split_words(f"{OTHER} had been broken since the winter", lexicon)
    at = 19
    assert not promising(long.numbers, phrase.numbers, 7, at)
    assert promising(long.numbers, split_words(PUMP, lexicon).numbers, 7, 7)


def test_words_that_lie_in_two_parts_count_once() -> None:
    assert covered([(0, 5), (3, 4), (20, 1)]) == 8
    assert covered([]) == 0


def test_printed_words_are_those_that_are_numbered() -> None:
    for text in (PUMP, "U.S. envoy’s 1,055 men", "天地玄黄 U.S. e\u0301te\u0301"):
        words = split_words(text, Lexicon())
        assert printed_words(text) == [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)]
