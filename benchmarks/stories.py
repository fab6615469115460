"""Stories in libraries of made-up news: how well events are told apart (B³), and what that costs for each article.

    python benchmarks/stories.py [N] --folder FOLDER [--seed S] [--held] [--json]

Makes libraries of made-up words: events that several outlets tell in their own words, each telling with half of what
there is to say, in the days after the event. Every second event has a twin: the same people and subject, another event.
`wire.py` makes others, in sentences of templates, with follow-ups, background articles and round-ups; `newsroom.py`
several styles in which outlets use words of their own: three outlets on an event over ten years, other events of the
same kind and people without dates, a month of news, short notes. --held adds styles that nothing was fitted to.
Prints B³ precision, recall and F1 (Bagga and Baldwin 1998) with dates and without; then, for a library of N articles
(20,000 unless told), milliseconds (processor) for each article, and the bytes that stories and names take.
"""

import argparse
import json
import random
import resource
import time
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from newsroom import HELD, STYLES, Newsroom
from wire import Wire

from readroom.db.library import Library
from readroom.db.stories import derive
from readroom.importer.session import Options, import_paths

OUTLETS = ("Courier", "Herald", "Radio", "Gazette", "Post", "Star", "Echo")
SYLLABLES = (
    "ba", "be", "bi", "bo", "da", "de", "di", "do", "fa", "fe", "ga", "go", "ka", "ke", "ki", "ko", "la", "le",
    "li", "lo", "ma", "me", "mi", "mo", "na", "ne", "ni", "no", "pa", "pe", "pi", "po", "ra", "re", "ri", "ro",
)  # fmt: skip
COMMON, SUBJECTS, SUBJECT_WORDS, PEOPLE = 3_000, 40, 220, 600
TABLES = ("name", "alias", "story_article", "story_word", "story", "story_member")


class Press:
    """A made-up language, its people and subjects, and articles written in it."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._made: set[str] = set()
        self._common = [self._word(3) for _ in range(COMMON)]
        self._weights = list(accumulate(1 / (n + 8) for n in range(COMMON)))
        self._subjects = [[self._word(4) for _ in range(SUBJECT_WORDS)] for _ in range(SUBJECTS)]
        self._people = [self._word(4).title() for _ in range(PEOPLE)]

    def _word(self, most: int) -> str:
        while True:
            word = "".join(self._random.choice(SYLLABLES) for _ in range(self._random.randint(2, most)))
            word += self._random.choice("nrstlm")
            if word not in self._made:
                self._made.add(word)
                return word

    def events(self, number: int, days: int) -> Iterator[dict[str, Any]]:
        """Yield the tellings of so many events that happen within so many days."""
        happened = 0
        while happened < number:
            subject = self._random.randrange(SUBJECTS)
            people = self._random.sample(self._people, 4)
            day = self._random.randrange(days)
            twin = self._random.random() < 0.5
            for which in range(2 if twin else 1):
                yield from self._event(happened, subject, people, day + which * self._random.randint(5, 60))
                happened += 1

    def _event(self, event: int, subject: int, people: list[str], day: int) -> Iterator[dict[str, Any]]:
        choice = self._random
        theirs = people[:2] + choice.sample(self._people, 2)
        facts = choice.sample(self._subjects[subject], 25) + choice.sample(self._common[200:], 30)
        facts += [self._word(4) for _ in range(4)]
        for outlet in choice.sample(OUTLETS, choice.choice((1, 2, 2, 3, 3, 4, 5))):
            said = choice.sample(facts, len(facts) * 11 // 20)
            own = choice.sample(self._common, 30) + choice.sample(self._subjects[subject], 12)
            words: list[str] = []
            for _ in range(choice.randint(120, 500)):
                kind = choice.random()
                if kind < 0.62:
                    words.append(choice.choices(self._common, cum_weights=self._weights)[0])
                elif kind < 0.68:
                    words.append(choice.choice(theirs))
                elif kind < 0.74:
                    words.append(choice.choice(self._subjects[subject]))
                else:
                    words.append(choice.choice(said if kind < 0.88 else own))
            told = date(2019, 1, 1) + timedelta(days=day + min(9, int(choice.expovariate(0.7))))
            lines = [" ".join(words[at : at + 18]).capitalize() + "." for at in range(0, len(words), 18)]
            yield {
                "event": event,
                "source": outlet,
                "title": " ".join([choice.choice(theirs), *choice.sample(said, 4)]).capitalize(),
                "text": "\n\n".join(" ".join(lines[at : at + 4]) for at in range(0, len(lines), 4)),
                "date": told.isoformat(),
            }


def b_cubed(truth: Mapping[int, int], found: Mapping[int, int]) -> tuple[float, float, float]:
    """Return B³ precision, recall and F1 of a grouping; articles that are in no group stand alone."""
    groups: dict[int, set[int]] = {}
    events: dict[int, set[int]] = {}
    for article, event in truth.items():
        events.setdefault(event, set()).add(article)
        groups.setdefault(found.get(article, -article), set()).add(article)
    precision = recall = 0.0
    for article, event in truth.items():
        mine = groups[found.get(article, -article)]
        both = len(mine & events[event])
        precision += both / len(mine)
        recall += both / len(events[event])
    precision, recall = precision / len(truth), recall / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def library_of(folder: Path, name: str, records: list[dict[str, Any]]) -> tuple[Path, dict[int, int]]:
    """Import records without what is derived; return the library, and each article's event."""
    file = folder / f"{name}.jsonl"
    rows = ({key: value for key, value in record.items() if key != "event"} for record in records)
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    path = folder / f"{name}.db"
    for old in folder.glob(f"{name}.db*"):
        old.unlink()
    import_paths(path, [file], Options(1, "benchmark", derive=False))
    with Library.open(path) as library:
        sql = "select a.id, p.record from article a join page p on p.id = a.page_id"
        return path, {article: records[record - 1]["event"] for article, record in library.connection.execute(sql)}


def made(path: Path) -> tuple[float, dict[int, int], int]:
    """Make the stories of a library; return the seconds (processor), each article's story, and the bytes they take."""
    with Library.open_writable(path) as library:
        started = time.process_time()
        derive(library.connection)
        seconds = time.process_time() - started
        found = dict(library.connection.execute("select article_id, story_id from story_member where maybe = 0"))
        sql = f"select sum(pgsize) from dbstat where name in ({','.join('?' * len(TABLES))})"
        try:
            size = int(library.connection.execute(sql, TABLES).fetchone()[0] or 0)
        except Exception:
            size = 0
        return seconds, found, size


def sets(seed: int, *, held: bool) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the sets by name: each with its dates, and again without them."""
    makers = (("", Press), ("wire", Wire))
    made_up = [(f"{name} {size}".strip(), list(maker(seed).events(events, days)))
               for name, maker in makers for size, events, days in (("", 200, 365), ("small", 12, 120))]  # fmt: skip
    styles = {**STYLES, **(HELD if held else {})}
    made_up += [(name, list(Newsroom(seed, style).articles())) for name, style in styles.items()]
    for name, records in made_up:
        if name not in styles or styles[name].days > 1:
            yield name or "words", records
        yield f"{name or 'words'} undated", [{k: v for k, v in row.items() if k != "date"} for row in records]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", nargs="?", type=int, default=20_000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--held", action="store_true", help="also the styles that nothing was fitted to")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    results: dict[str, Any] = {}
    for name, records in sets(args.seed, held=args.held):
        path, truth = library_of(args.folder, name.replace(" ", "-"), records)
        _, found, _ = made(path)
        p, r, f = b_cubed(truth, found)
        results[name] = {"articles": len(truth), "precision": round(p, 4), "recall": round(r, 4), "f1": round(f, 4)}
        if not args.json:
            print(f"{name:>15}: {len(truth):,} articles, B³ precision {p:.3f}, recall {r:.3f}, F1 {f:.3f}", flush=True)
    if args.number:
        records = list(Press(args.seed + 1).events(args.number * 10 // 29, max(30, args.number // 60)))[: args.number]
        path, truth = library_of(args.folder, "large", records)
        seconds, found, size = made(path)
        p, r, f = b_cubed(truth, found)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        results["large"] = {
            "articles": len(truth), "f1": round(f, 4), "ms": round(1000 * seconds / len(truth), 3),
            "bytes": size // len(truth), "mb": memory,
        }  # fmt: skip
        if not args.json:
            print(f"       large: {len(truth):,} articles, B³ F1 {f:.3f}, {1000 * seconds / len(truth):.2f} ms and "
                  f"{size / len(truth):,.0f} bytes for each article; at most {memory} MB of memory")  # fmt: skip
    if args.json:
        print(json.dumps(results))


if __name__ == "__main__":
    main()
