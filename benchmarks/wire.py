"""Made-up news of another style than `stories.py` makes: templates, with follow-ups and with what is no event.

Of each event several outlets tell in the first days; some report again days later, with what is new and a line of what
had happened. Between them stand background articles (the same places and offices, no event) and round-ups, which give
one line to each of several events. Background articles and round-ups belong to no story.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

OUTLETS = ("Courier", "Herald", "Radio", "Gazette", "Post", "Star", "Echo", "Mirror")
_STARTS = tuple(
    word
    for word in [
        "Bar",
        "Cal",
        "Dor",
        "Eld",
        "Fen",
        "Gar",
        "Hal",
        "Ist",
        "Jor",
        "Kes",
        "Lan",
        "Mor",
        "Nor",
        "Ost",
        "Pel",
        "Quin",
        "Ros",
        "Sel",
        "Tor",
        "Ull",
        "Ver",
        "Wex",
        "Yar",
        "Zel",
    ]
)
_ENDS = tuple(
    word
    for word in [
        "by",
        "den",
        "field",
        "gate",
        "ham",
        "lin",
        "mark",
        "ness",
        "port",
        "rick",
        "sey",
        "ton",
        "vale",
        "wick",
        "worth",
        "mouth",
        "stead",
        "burn",
        "combe",
        "dale",
    ]
)
_FIRST = [
    "Anna",
    "Boris",
    "Clara",
    "David",
    "Elena",
    "Frank",
    "Greta",
    "Hasan",
    "Irene",
    "Jonas",
    "Karin",
    "Liam",
    "Maria",
    "Nadim",
    "Olga",
    "Peter",
    "Rosa",
    "Samir",
]
_KINDS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    # Of each kind: what is told of the event, what is new days later, and what is always true.
    "fire": (
        ("A fire destroyed the {thing} in {place} on {day}.", "Flames at the {thing} were seen from {near}.",
         "{number} people were taken to hospital in {near}.", "{person}, who leads the fire service, spoke of arson.",
         "The {thing} had been built by {org} in {year}.", "Smoke from the {thing} closed the road to {near}.",
         "{other} said that nobody was missing.", "Damage at the {thing} is put at {sum} million."),
        ("Investigators of the {place} fire looked at the wiring of the {thing}.",
         "{org} promised to build the {thing} again within {months} months.",
         "A worker, {new}, was questioned about the night of the fire."),
        ("Old buildings in the region are often made of timber.", "The fire service has asked for more engines.",
         "Insurance for wooden houses has become dear."),
    ),
    "vote": (
        ("The council of {place} voted for the {thing} on {day}.", "The {thing} passed by {number} votes.",
         "{person} called the {thing} a gift to {org}.", "{other} voted against it, as did the members from {near}.",
         "Work on the {thing} is to begin in {months} months.", "The {thing} will cost {sum} million.",
         "Protesters from {near} waited outside the hall.", "It was the longest sitting since {year}."),
        ("{org} took the council of {place} to court over the {thing}.",
         "{person} defended the vote on the {thing} before {new}.", "A petition against the {thing} was handed over."),
        ("Councils have little money for large plans.", "Turnout at local elections is low.",
         "Most decisions are taken in committees that nobody hears of."),
    ),
    "wreck": (
        ("The ferry {thing} ran aground off {place} on {day}.", "{number} passengers of the {thing} were rescued.",
         "{person}, the captain of the {thing}, had asked for help at once.", "The {thing} belongs to {org}.",
         "Boats from {near} took the passengers ashore.", "{other} spoke of fog and a strong current.",
         "The {thing} was built in {year}.", "Oil from the {thing} reached the beach of {near}."),
        ("Divers found a hole {months} metres long in the {thing}.", "{org} said that the {thing} would be broken up.",
         "An inquiry heard {new} about the last hour of the {thing}."),
        ("The coast has many rocks that no chart shows.", "Ferries carry most of the goods to the islands.",
         "Lights and buoys are cared for by one old ship."),
    ),
    "strike": (
        ("Workers at the {thing} works in {place} went on strike on {day}.", "{number} people stopped work at {org}.",
         "{person} of the union asked for {sum} per cent more.", "{other} of {org} called the demand a joke.",
         "Goods for {near} did not leave the gates of the {thing} works.", "The last strike there was in {year}.",
         "Families in {near} collected food for the strikers.", "Talks are to go on for {months} days."),
        ("{org} and the union of the {thing} works agreed on a wage.", "The strike at the {thing} works is over.",
         "{new} was named to settle what is left of the quarrel at {org}."),
        ("Wages in the trade have hardly risen.", "Few young people learn the trade any more.",
         "Unions have lost a third of their members."),
    ),
    "trial": (
        ("{person} was sentenced to {months} months in {place} on {day}.", "The court found {org} had been cheated.",
         "The trial over the {thing} fund had lasted {number} days.", "{other} spoke for the defence.",
         "{sum} million had gone from the {thing} fund.", "Witnesses had come from {near}.",
         "The {thing} fund was set up in {year}.", "The judge called the {thing} affair a shame."),
        ("{person} appealed against the sentence in the {thing} affair.", "{org} asked the {thing} fund for money.",
         "A second trial over the {thing} fund was ordered by {new}."),
        ("Courts have too few judges.", "Fraud is seldom found before years have gone by.",
         "Most trials end without a witness being heard."),
    ),
}  # fmt: skip
_ALWAYS = (
    "The weather is expected to change at the weekend.", "Officials did not want to say more.",
    "People in the streets spoke of nothing else.", "It was not the first time.", "Nobody could be reached.",
    "The minister is to speak about it in the chamber.", "Neighbours remembered better days.",
)  # fmt: skip


class Wire:
    """A made-up country, and what its outlets report."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._places = [self._name() for _ in range(60)]
        self._people = [f"{self._random.choice(_FIRST)} {self._name()}" for _ in range(220)]
        self._orgs = [f"{self._name()} {word}" for word in ("Line", "Trust", "Company", "Works") for _ in range(12)]

    def _name(self) -> str:
        return self._random.choice(_STARTS) + self._random.choice(_ENDS)

    def events(self, number: int, days: int) -> Iterator[dict[str, Any]]:
        """Yield the articles of so many events within so many days, with a third as many that belong to none."""
        lines: list[tuple[int, str]] = []
        for event in range(number):
            kind = self._random.choice(sorted(_KINDS))
            day = self._random.randrange(days)
            slots = self._slots(day)
            yield from self._told(event, kind, slots, day)
            lines.append((day, _KINDS[kind][0][0].format(**slots)))
        for other in range(number // 4):
            yield self._background(-1 - other, days)
        lines.sort()
        for other in range(number // 12):
            yield self._round_up(-1 - number - other, lines)

    def _slots(self, day: int) -> dict[str, str]:
        choice = self._random
        place, near = choice.sample(self._places, 2)
        person, other, new = choice.sample(self._people, 3)
        thing = self._name() + choice.choice(("", " Star", " Mill", " Bridge", " Hall"))
        when = (date(2019, 1, 1) + timedelta(days=day)).strftime("%A")
        return {
            "place": place, "near": near, "person": person, "other": other, "new": new, "thing": thing,
            "org": choice.choice(self._orgs), "number": str(choice.randint(3, 400)), "sum": str(choice.randint(2, 90)),
            "months": str(choice.randint(3, 60)), "year": str(choice.randint(1880, 2010)), "day": when,
        }  # fmt: skip

    def _told(self, event: int, kind: str, slots: dict[str, str], day: int) -> Iterator[dict[str, Any]]:
        choice = self._random
        core, later, _ = _KINDS[kind]
        outlets = choice.sample(OUTLETS, choice.choice((1, 2, 3, 3, 4, 5)))
        for outlet in outlets:
            said = [core[0], *choice.sample(core[1:], choice.randint(3, 6))]
            yield self._article(event, outlet, [line.format(**slots) for line in said], day + choice.choice((0, 0, 1)))
        for outlet in outlets:
            if choice.random() < 0.4:
                said = [*choice.sample(later, choice.randint(2, 3)), *choice.sample(core, 2)]
                lines = [line.format(**slots) for line in said]
                yield self._article(event, outlet, lines, day + choice.randint(2, 7))

    def _article(self, event: int, outlet: str, lines: list[str], day: int) -> dict[str, Any]:
        choice = self._random
        text = [*lines, *choice.sample(_ALWAYS, choice.randint(1, 3))]
        return {
            "event": event, "source": outlet, "title": text[0].rstrip("."), "text": "\n\n".join(text),
            "date": (date(2019, 1, 1) + timedelta(days=day)).isoformat(),
        }  # fmt: skip

    def _background(self, event: int, days: int) -> dict[str, Any]:
        choice = self._random
        place, org, person = choice.choice(self._places), choice.choice(self._orgs), choice.choice(self._people)
        lines = [f"{person} has lived in {place} for forty years.", f"{org} is the largest employer of {place}."]
        lines += [line for kind in choice.sample(sorted(_KINDS), 2) for line in _KINDS[kind][2]]
        return self._article(event, choice.choice(OUTLETS), lines, choice.randrange(days))

    def _round_up(self, event: int, lines: list[tuple[int, str]]) -> dict[str, Any]:
        at = self._random.randrange(max(1, len(lines) - 6))
        day, told = lines[at + 5 if at + 5 < len(lines) else -1][0], [line for _, line in lines[at : at + 6]]
        return self._article(event, self._random.choice(OUTLETS), told, day + 1)
