"""Differences to check in sentences that are only related, and what is none."""

import pytest

from readroom.text.align import compare_texts

# What else the articles say: without it every word would be as rare as any other.
BESIDE = (
    "Gulls slept on the roofs. Bread was short in every street. A brass band played until dusk. Snow fell again.",
    "Prices rose in autumn. A whale was seen from the pier. Children drew it on walls. Rain ruined the drawings.",
)


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (
            "To mend the lights after the storm, Holm named Ulla Varga as the head of the harbour office.",
            "As the first mayor of the town, Berg named Ulla Varga, who had been a pilot for many years, as head of "
            "the harbour office.",
            [("name", "Holm", "Berg")],
        ),
        (
            "The storm killed 12 sailors on the ferry near the lighthouse of Ardo.",
            "Near the lighthouse of Ardo, according to the ferry company, 15 sailors were lost when the storm came.",
            [("number", "12", "15")],
        ),
        (
            "The ferry Ragna sank near Ardo on 3 March 2020 with its captain.",
            "On 4 March 2020 near Ardo a ferry, the Ragna, and its captain were lost when it sank.",
            [("date", "3 March 2020", "4 March 2020")],
        ),
        (
            "The captain was warned about the ice before the ferry left Ardo harbour.",
            "Before he left Ardo harbour with the ferry, the captain of it was never warned about drifting ice.",
            [("negation", None, "never")],
        ),
        (
            "The storm killed 12 sailors on the ferry near the lighthouse of Ardo.",
            "Near the lighthouse of Ardo, according to the ferry company, twelve sailors were lost in the storm.",
            [],
        ),
        (
            "The captain was warned about the ice before the ferry left Ardo harbour.",
            "Not at this hour but earlier the captain of the ferry in Ardo harbour had heard of the drifting ice.",
            [],
        ),
    ],
)
def test_what_stands_beside_the_same_words(
    left: str, right: str, found: list[tuple[str, str | None, str | None]]
) -> None:
    left, right = f"{left}\n\n{BESIDE[0]}", f"{right}\n\n{BESIDE[1]}"
    comparison = compare_texts(left, right)
    assert comparison.rows[0].kind == "related"
    assert [
        (d.kind, d.left and left[slice(*d.left)], d.right and right[slice(*d.right)]) for d in comparison.differences
    ] == found
