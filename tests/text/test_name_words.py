"""Names in a text, the words beside them, and acronyms in brackets."""

import pytest

from readroom.text.name_words import aliases_in, names_in

TEXT = "Mayor Ines Carrow spoke. Nobody saw Carrow leave; the Quay was empty. The quay is long. KHWB kept silent."


def test_names_are_words_with_a_capital_that_are_never_without() -> None:
    found = names_in(TEXT)
    assert found.keys() == {"mayor", "ines", "carrow", "nobody"}
    assert (found["carrow"].inside, found["carrow"].first) == (2, 0)
    assert (found["nobody"].inside, found["nobody"].first) == (0, 1)


def test_neighbours_are_the_words_beside() -> None:
    assert names_in(TEXT)["carrow"].beside.keys() == {"ines", "mayor", "spoke", "nobody", "saw", "leave"}


def test_names_are_folded_and_kept_as_printed() -> None:
    assert dict(names_in("Dag Höglund said so, and Höglund left.")["hoglund"].printed) == {"Höglund": 2}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The Kaldrey Harbour Board (KHB) met.", [("Kaldrey Harbour Board", "KHB")]),
        ("the Friends of the Narrows (FN/NF) said", [("Friends of the Narrows", other) for other in ("FN", "NF")]),
        ("Oslo-based Ferry Office (FO) said", [("Ferry Office", "FO")]),
        ("the HWB (Harbour and Waterways Board) said", [("Harbour and Waterways Board", "HWB")]),
        ("Ferry-e-Nord (FEN) sails", [("Ferry-e-Nord", "FEN")]),
        ("Ines Carrow (BBC) reports (2021) for us (see above)", []),
        ("in brackets (ABC) alone", []),
        ("(", []),
    ],
)  # fmt: skip
def test_acronyms_in_brackets(text: str, pairs: list[tuple[str, str]]) -> None:
    assert list(aliases_in(text)) == pairs


def test_hostile_texts_end() -> None:
    assert names_in("A" * 300_000) == {}
    assert list(aliases_in("(AB " * 60_000)) == []
    assert list(aliases_in("Word " * 50_000 + "(" * 50_000)) == []
