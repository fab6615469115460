"""Made-up news that is told as news is: events with facts, which outlets put in words of their own.

An event has a subject, a kind, actors (some of them in the news every day) and facts; a fact is a few ideas, names and
numbers. An outlet says a fact in its own order, with its own word for an idea and its own ending, among function words
and words of no account. The first facts are told by nearly all, the last by few. Quotations are the same in all that
have them. There are follow-ups with what is new and some of what was, other events of the same kind and people,
articles on a subject that tell of no event, round-ups, copies with another heading, and a line that stands under all
articles of an outlet. What belongs to no event has a negative number.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

_FUNCTION = (
    "the of and to in a that for on with was as by at is from it be were has had have an are this which not or but his "
    "her their they he she who its been after when one more about into than also some no other first two new said"
)
FUNCTION = _FUNCTION.split()
ENDINGS = ("", "", "", "s", "ed", "ing")


@dataclass(frozen=True)
class Style:
    """How the news of one set are. Chances are from 0 to 1."""

    events: int = 50
    days: int = 3650
    outlets: tuple[int, ...] = (3,)
    words: tuple[int, int] = (250, 900)
    subjects: int = 12
    known: float = 0.7
    """That an event has actors who are in the news every day."""
    twins: float = 0.0
    """That an event has another one of its kind."""
    same_people: float = 0.3
    """That a twin has the same actors."""
    own_words: float = 0.35
    """That an outlet says an idea by another word than the usual."""
    facts: int = 24
    shared: float = 0.6
    """How much of a text tells facts; the rest is of the subject, or of no account."""
    follow: float = 0.0
    """That an outlet reports again."""
    gap: tuple[int, int] = (2, 8)
    """After so many days."""
    background: float = 0.0
    """So many articles of no event for each event."""
    round_ups: float = 0.0
    copies: float = 0.0
    """That an article is printed again elsewhere."""
    undated: float = 0.0
    spread: int = 1
    """Within so many days an event is told."""
    syllables: str = "ba be bi bo da de di do fa fe ga go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe pi po"


STYLES: dict[str, Style] = {
    "trio": Style(),
    "twins": Style(
        events=40, days=1, outlets=(4, 5, 6, 8, 10), words=(60, 260), twins=1.0, same_people=0.1, facts=14, subjects=40
    ),
    "month": Style(
        events=130, days=30, outlets=(1, 1, 2, 3, 3, 4, 5), words=(90, 600), follow=0.25, gap=(2, 5), background=0.4,
        round_ups=0.08, copies=0.1, twins=0.3,
    ),
    "briefs": Style(events=120, days=200, outlets=(1, 2, 3, 3), words=(35, 75), facts=8, shared=0.75, twins=0.2),
}  # fmt: skip
HELD: dict[str, Style] = {
    "week": Style(
        events=70, days=7, outlets=(1, 2, 2, 3, 4), words=(120, 450), own_words=0.5, background=0.5, twins=0.4,
        subjects=8, follow=0.15, gap=(1, 3),
        syllables="cha sho thu vre wil xan yor zem bru cle dra fri gro hal ist jun kes lom mur nor",
    ),
    "reads": Style(
        events=60, days=1500, outlets=(2, 3, 4), words=(80, 2200), shared=0.45, own_words=0.45, subjects=10, known=0.9,
        background=0.3, syllables="ar ber cor dul er fin gal hor im jol kar lin mon nel or pir qua res sol tur",
    ),
    "repeats": Style(
        events=80, days=120, outlets=(1, 2, 3), words=(100, 500), copies=0.5, twins=0.5, same_people=0.8, follow=0.3,
        gap=(3, 9), undated=0.3, syllables="ab ce du eb fo gi hu ja ke lu my ne op ry su ta ul vi wo ze",
    ),
    "kinds": Style(
        events=30, days=1, outlets=(5, 7, 9, 12), words=(120, 400), twins=1.0, same_people=0.25, facts=18, subjects=20,
        own_words=0.25, syllables="an bel con dor ent for gen hem ing lan men ner ous per ral ser ter ver",
    ),
    "few": Style(events=8, days=60, outlets=(1, 2, 3, 3), words=(150, 600), subjects=4, background=0.5, twins=0.3),
}  # fmt: skip


@dataclass
class _Event:
    number: int
    subject: int
    kind: int
    names: list[str]
    facts: list[list[str]]
    quotes: list[str]
    day: int


class Newsroom:
    """A made-up language, its people and outlets, and what they report in a style."""

    def __init__(self, seed: int, style: Style) -> None:
        self._style = style
        self._random = random.Random(seed)
        self._syllables = style.syllables.split()
        self._made: set[str] = set()
        self._general = [self._ideas() for _ in range(4_000)]
        self._common = list(accumulate(1 / (n + 12) for n in range(4_000)))
        self._subjects = [[self._ideas() for _ in range(110)] for _ in range(style.subjects)]
        self._kinds = [[[self._ideas() for _ in range(24)] for _ in range(3)] for _ in range(style.subjects)]
        self._people = [f"{self._word().title()} {self._word().title()}" for _ in range(500)]
        self._famous = list(accumulate(1 / (n + 1.5) for n in range(25)))
        self._places = [self._word().title() for _ in range(80)]
        self._papers = [
            f"The {self._word().title()} {kind}" for kind in ("Post", "Star", "Echo", "Herald", "Mail", "Sun")
        ]
        self._papers += [
            f"{self._word().title()} {kind}" for kind in ("Radio", "News", "Wire", "Journal", "Online", "Line")
        ]
        self._feet = {paper: self._sentence(self._pick_general(9)) for paper in self._papers}
        self._habits: dict[tuple[str, str], str] = {}

    def _word(self) -> str:
        while True:
            word = "".join(self._random.choice(self._syllables) for _ in range(self._random.choice((2, 2, 3, 3, 4))))
            word += self._random.choice(("", "n", "r", "s", "t", "l", "m"))
            if word not in self._made and len(word) > 3:
                self._made.add(word)
                return word

    def _ideas(self) -> list[str]:
        """Return the words for one idea, the usual one first."""
        return [self._word() for _ in range(self._random.choice((1, 1, 2, 3)))]

    def _say(self, idea: list[str], paper: str) -> str:
        choice = self._random
        if len(idea) > 1 and choice.random() < self._style.own_words:
            habit = self._habits.setdefault((paper, idea[0]), choice.choice(idea[1:]))
            word = habit if choice.random() < 0.7 else choice.choice(idea)
        else:
            word = idea[0]
        return word + choice.choice(ENDINGS)

    def _pick_general(self, number: int) -> list[str]:
        picked = self._random.choices(self._general, cum_weights=self._common, k=number)
        return [self._random.choice(idea[:2]) + self._random.choice(ENDINGS) for idea in picked]

    def _sentence(self, words: list[str]) -> str:
        """Return words among as many function words."""
        said: list[str] = []
        for word in words:
            said += self._random.choices(FUNCTION, k=self._random.choice((0, 1, 1, 2)))
            said.append(word)
        text = " ".join(said)
        return text[:1].upper() + text[1:] + "."

    def articles(self) -> Iterator[dict[str, Any]]:
        """Yield all articles of the set."""
        choice, style = self._random, self._style
        events: list[_Event] = []
        while len(events) < style.events:
            event = self._event(len(events), None)
            events.append(event)
            if choice.random() < style.twins:
                events.append(self._event(len(events), event))
        for event in events:
            yield from self._told(event)
        other = -1
        for _ in range(int(style.background * len(events))):
            yield self._background(other)
            other -= 1
        events.sort(key=lambda event: event.day)
        for _ in range(int(style.round_ups * len(events))):
            at = choice.randrange(max(1, len(events) - 5))
            yield self._round_up(other, events[at : at + 5])
            other -= 1

    def _event(self, number: int, like: _Event | None) -> _Event:
        choice, style = self._random, self._style
        subject = like.subject if like else choice.randrange(style.subjects)
        kind = like.kind if like else choice.randrange(3)
        names = choice.sample(self._people[25:], choice.randint(2, 5))
        if like and choice.random() < style.same_people:
            names[:2] = like.names[:2]
        elif choice.random() < style.known:
            names += choice.choices(self._people[:25], cum_weights=self._famous, k=choice.randint(1, 2))
        names += choice.sample(self._places, 2)
        special = [self._word() for _ in range(choice.randint(1, 4))]
        facts = []
        for _ in range(style.facts):
            fact = choice.sample([idea[0] for idea in self._kinds[subject][kind]], choice.choice((0, 1, 1, 2)))
            fact += [idea[0] for idea in choice.sample(self._subjects[subject], choice.choice((1, 2)))]
            fact += self._pick_rare(choice.choice((1, 2)))
            fact += choice.sample(names, choice.choice((0, 1, 1, 2)))
            if choice.random() < 0.3:
                fact.append(str(choice.choice((choice.randint(2, 60), choice.randint(100, 9_000)))))
            if choice.random() < 0.2:
                fact.append(choice.choice(special))
            facts.append(fact)
        quotes = [f"“{self._sentence(self._pick_general(6))}”" for _ in range(5)]
        return _Event(number, subject, kind, names, facts, quotes, choice.randrange(style.days))

    def _pick_rare(self, number: int) -> list[str]:
        return [idea[0] for idea in self._random.sample(self._general[150:], number)]

    def _words_of(self, event: _Event, fact: list[str], paper: str) -> list[str]:
        known = {idea[0]: idea for idea in (*self._kinds[event.subject][event.kind], *self._subjects[event.subject])}
        said = [self._say(known[word], paper) if word in known else word for word in fact]
        self._random.shuffle(said)
        return said + self._pick_general(self._random.choice((2, 3, 4)))

    def _told(self, event: _Event) -> Iterator[dict[str, Any]]:
        choice, style = self._random, self._style
        papers = choice.sample(self._papers, min(len(self._papers), choice.choice(style.outlets)))
        new: list[list[str]] = []
        for paper in papers:
            day = event.day + choice.randint(0, style.spread)
            article = self._article(event, event.facts, paper, day)
            yield article
            if choice.random() < style.copies:
                lines = article["text"].split("\n\n")[:-1]
                if len(lines) > 4:
                    del lines[choice.randrange(1, len(lines))]
                copier = choice.choice([other for other in self._papers if other != paper])
                title = article["title"] if choice.random() < 0.5 else self._sentence(self._pick_general(4))
                yield {**article, "source": copier, "title": title, "text": "\n\n".join([*lines, self._feet[copier]])}
        for paper in papers:
            if choice.random() < style.follow:
                new = new or self._event(event.number, event).facts[:10]
                facts = [fact for pair in zip(new, event.facts[:10], strict=True) for fact in pair]
                yield self._article(event, facts, paper, event.day + choice.randint(*style.gap))

    def _article(self, event: _Event, facts: list[list[str]], paper: str, day: int) -> dict[str, Any]:
        choice, style = self._random, self._style
        lowest, highest = style.words
        wanted = int(lowest * (highest / lowest) ** choice.random())
        told = [fact for n, fact in enumerate(facts) if choice.random() < max(0.25, 1 - 0.06 * n)]
        sentences = [self._sentence(self._words_of(event, fact, paper)) for fact in told]
        sentences += [quote for quote in event.quotes if choice.random() < 0.35]
        lead, rest = sentences[:2], sentences[2:]
        choice.shuffle(rest)
        text: list[str] = []
        count = 0
        for sentence in (*lead, *rest):
            if count >= wanted:
                break
            text.append(sentence)
            count += len(sentence.split())
            while count < wanted and choice.random() > style.shared:
                text.append(self._aside(event.subject, paper))
                count += len(text[-1].split())
        while count < wanted * 0.6:
            text.append(self._aside(event.subject, paper))
            count += len(text[-1].split())
        title = self._words_of(event, told[0] + told[-1][:2], paper)[:7]
        return self._record(event.number, paper, " ".join(title), text, day)

    def _aside(self, subject: int, paper: str) -> str:
        choice = self._random
        words = [self._say(idea, paper) for idea in choice.sample(self._subjects[subject], choice.choice((0, 1, 2)))]
        if choice.random() < 0.3:
            words += choice.choices(self._people[:25], cum_weights=self._famous)
        return self._sentence(words + self._pick_general(choice.choice((4, 6, 8))))

    def _record(self, event: int, paper: str, title: str, text: list[str], day: int) -> dict[str, Any]:
        paragraphs = [" ".join(text[at : at + 3]) for at in range(0, len(text), 3)]
        record = {
            "event": event, "source": paper, "title": title[:1].upper() + title[1:],
            "text": "\n\n".join([*paragraphs, self._feet[paper]]),
        }  # fmt: skip
        if self._random.random() >= self._style.undated:
            record["date"] = (date(2016, 1, 1) + timedelta(days=day)).isoformat()
        return record

    def _background(self, number: int) -> dict[str, Any]:
        choice, style = self._random, self._style
        paper, subject = choice.choice(self._papers), choice.randrange(style.subjects)
        text = [self._aside(subject, paper) for _ in range(choice.randint(4, 30))]
        text.append(self._sentence([*choice.sample(self._people, 2), *self._pick_general(5)]))
        return self._record(number, paper, " ".join(self._pick_general(6)), text, choice.randrange(style.days))

    def _round_up(self, number: int, events: list[_Event]) -> dict[str, Any]:
        paper = self._random.choice(self._papers)
        text = [self._sentence(self._words_of(event, event.facts[n], paper)) for event in events for n in (0, 1)]
        return self._record(number, paper, " ".join(self._pick_general(5)), text, events[-1].day + 1)
