"""When two texts are versions of one: near-duplicates, which are listed, and copies, which count once.

Shares are those of words of one text that stand in the other, 0 to 1. An article of which half is somebody else's says
half of its own: it is listed beside the other, and counts as a text of its own.
"""

HALF = 0.5
"""How much of one of two near-duplicates is at least in the other."""
COPY = 0.8
"""How much of one of two copies is at least in the other: what is cut from the end or reworded here and there."""
THIRD = 1 / 3
"""And how much of the other is at least in the one: a note that a long article quotes is no version of it."""


def are_near(left_in_right: float, right_in_left: float) -> bool:
    """Tell whether two texts are near-duplicates."""
    return max(left_in_right, right_in_left) >= HALF and min(left_in_right, right_in_left) >= THIRD


def are_copies(left_in_right: float, right_in_left: float) -> bool:
    """Tell whether two texts are copies of one."""
    return max(left_in_right, right_in_left) >= COPY and min(left_in_right, right_in_left) >= THIRD
