"""A number with its noun, as every room says it."""


def number_of(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 article`, `1,204 articles`; `many` is the plural where it is not one with s."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
