"""Function words, folded as all words are."""

from readroom.text.fold import fold
from readroom.text.stop_words import LANGUAGES, stop_words


def test_each_list_is_folded_and_holds_the_commonest() -> None:
    for language, word in {"en": "the", "de": "und", "fr": "les", "es": "el"}.items():
        assert word in stop_words(language)
    for language in LANGUAGES:
        found = stop_words(language)
        assert len(found) > 80
        assert all(fold(word) == word for word in found)
    assert {"uber", "dass"} <= stop_words("de")
