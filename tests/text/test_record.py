"""Records compare, hash and show themselves as dataclasses do."""

from dataclasses import dataclass, replace

from readroom.text.record import record


@record
class Point:
    """A record of two fields."""

    x: int
    name: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class Model:
    """The same, as dataclasses make it."""

    x: int
    name: str | None = None


def test_a_record_is_as_a_dataclass() -> None:
    for x, name in ((1, None), (1, "a"), (2, "a")):
        one, model = Point(x, name), Model(x, name)
        assert repr(one) == repr(model).replace("Model", "Point")
        assert hash(one) == hash(model)
        for y, other in ((1, None), (1, "a"), (2, "a")):
            assert (one == Point(y, other)) is (model == Model(y, other))
        assert one != model
        assert replace(one, x=5) == Point(5, name)
    assert not hasattr(Point(1), "__dict__")
