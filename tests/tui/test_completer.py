"""What the notebook completes a query with: collections, and names and values of attributes."""

from types import SimpleNamespace

import pytest

from readroom.tui.completer import Offers
from readroom.tui.completing import wanted_at


class Notebook:
    """A notebook with two collections and two attributes."""

    def collections(self):
        return [SimpleNamespace(name="Chapter two"), SimpleNamespace(name="method")]

    def attribute_names(self):
        return [("stance", 3), ("Genre", 1)]

    def attribute_values(self, name):
        return [("hostile", 2), ("not clear", 1)] if name.casefold() == "stance" else []


class Backend:
    async def notes(self, job):
        return job(Notebook())


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("in:", ['"Chapter two"', "method"]),
        ("ferry in:tw", ['"Chapter two"']),
        ("attr:", ["stance", "Genre"]),
        ("attr:gen", ["Genre"]),
        ("attr:stance", ['"stance=hostile"', '"stance=not clear"']),
        ("-attr:stance=no", ['"stance=not clear"']),
        ('attr:"stance=not c', ['"stance=not clear"']),
        ("attr:tone=", []),
    ],
)
async def test_what_the_notebook_offers(query, offered):
    wanted = wanted_at(query, len(query))
    assert wanted is not None
    assert [offer.text for offer in await Offers(Backend)(wanted)] == offered
