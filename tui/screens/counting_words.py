"""The words of what a query finds, those near its hits, and those that tell its articles from others."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast, get_args

from readroom.db.counting import collocates as near
from readroom.db.counting import keyness as key
from readroom.db.counting.grams import gram_list
from readroom.db.counting.tables import Table, collocates_table, keyness_table, words_table
from readroom.db.counting.words import Sort, word_list
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.text.counted import number_of
from readroom.text.stop_words import LANGUAGES, stop_words
from readroom.tui import finding
from readroom.tui.host import host
from readroom.tui.screens.counting import MOST, Job, TableScreen

Told = Callable[[int], None]
STOPS = (None, *LANGUAGES)


def _number(text: str, most: int) -> int | None:
    """Return a number from 0 to `most`, None where the text is none."""
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 and int(plain) <= most else None


class _Minimum(TableScreen):
    """A table whose rows have at least so many hits, and that can leave stop words out."""

    minimum = 5
    stop: str | None = None

    async def do_minimum(self, count: int | None) -> None:
        """Ask how many hits a row has at least; a count before the key says it."""
        if count is not None:
            await self._at_least(str(count))
        else:
            await host(self).ask("At least how many hits", str(self.minimum), self._at_least)

    async def _at_least(self, text: str) -> None:
        if number := _number(text, 10**9):
            self.minimum = number
            await self.count()
        else:
            host(self).say("That is no number from 1 on")

    async def do_stop_words(self, count: int | None) -> None:
        """Leave the function words of a language out, of the next one, or of none."""
        self.stop = STOPS[(STOPS.index(self.stop) + 1) % len(STOPS)]
        await self.count()

    @property
    def _stopped(self) -> str:
        return f"without {self.stop} stop words" if self.stop else ""


class WordsScreen(_Minimum):
    """A word list, a list of runs of words, or clusters."""

    name_of_table = "Word list"
    context = "words"
    question = "Words of which articles (empty: all)"
    empty_is_all = True

    def __init__(self) -> None:
        super().__init__()
        self.minimum, self.length = 1, 1
        self.around: str | None = None
        self.pattern: str | None = None
        self.by_sentence = False
        self.sort: Sort = "hits"

    @property
    def settings(self) -> str:
        """What is listed."""
        runs = f"runs of {number_of(self.length, 'word')}" if self.length > 1 else ""
        around = f"with {self.around}" if self.around and self.length > 1 else ""
        least = f"{number_of(self.minimum, 'hit')} or more" if self.minimum > 1 else ""
        sentence = "inside sentences" if self.by_sentence and self.length > 1 else ""
        return " · ".join(p for p in (runs, around, sentence, self.pattern or "", least, self._stopped) if p)

    def job(self, text: str) -> Job:
        """Return what counts words, or runs of them."""
        query, size, sort = finding.read(text), self.length, self.sort
        stop = stop_words(self.stop) if self.stop else frozenset[str]()
        pattern, stop_name = self.pattern, self.stop
        least, around, by_sentence = self.minimum, self.around, self.by_sentence

        def run(library: Library, notebook: NotebookView | None, told: Told) -> Table:
            if size == 1:
                found = word_list(
                    library, query, notebook=notebook, pattern=pattern, stop=stop, stop_name=stop_name, minimum=least,
                    sort=sort, limit=MOST, progress=told,
                )  # fmt: skip
            else:
                found = gram_list(
                    library, query, size, around=around, by_sentence=by_sentence, notebook=notebook, pattern=pattern,
                    stop=stop, stop_name=stop_name, minimum=max(2, least), sort=sort, limit=MOST, progress=told,
                )  # fmt: skip
            return words_table(found, query, sort=sort)

        return run

    def sort_again(self, key: str) -> bool:
        """Count again in the order of a column."""
        wanted = {"hits": "hits", "per_million": "hits", "articles": "articles", "word": "word"}.get(key)
        self.sort = cast(Sort, wanted or self.sort)
        return wanted is not None

    async def do_run_length(self, count: int | None) -> None:
        """Count runs of one word more, and single words after five; a count before the key says how many."""
        self.length = max(1, min(count, 5)) if count is not None else self.length % 5 + 1
        if self.around and self.length == 1:
            self.around = None
        await self.count()

    async def do_clusters(self, count: int | None) -> None:
        """Ask for words that every run must hold."""
        await host(self).ask("Only runs that hold (empty: all)", self.around or "", self._around)

    async def _around(self, text: str) -> None:
        from readroom.text.fold import words

        self.around = text.strip() or None
        if self.around:
            self.length = max(self.length, min(5, words(self.around) + 2))
        await self.count()

    async def do_word_pattern(self, count: int | None) -> None:
        """Ask for a pattern that words must fit."""
        await host(self).ask("Only words like (harb*, *bour, h*r; empty: all)", self.pattern or "", self._pattern)

    async def _pattern(self, text: str) -> None:
        self.pattern = text.strip() or None
        await self.count()

    async def do_sentence_limit(self, count: int | None) -> None:
        """Count runs inside sentences, or inside lines."""
        self.by_sentence = not self.by_sentence
        await self.count()


class CollocatesScreen(_Minimum):
    """The words near the hits of a query."""

    name_of_table = "Collocates"
    context = "collocates"
    question = "Collocates of"

    def __init__(self) -> None:
        super().__init__()
        self.window = near.Window()
        self.sort: near.Measure = "logdice"

    @property
    def settings(self) -> str:
        """What counts as near."""
        w = self.window
        sentence = " in the sentence" if w.by_sentence else ""
        each = " · each window" if w.each else ""
        least = f"{number_of(self.minimum, 'hit')} or more"
        awaited = "E = f1·f2/N" if w.expected == "plain" else f"E = f1·f2·{w.left + w.right}/N"
        stopped = f" · {self._stopped}" if self.stop else ""
        return f"{w.left} left, {w.right} right{sentence}{each} · {awaited} · {least}{stopped}"

    def job(self, text: str) -> Job:
        """Return what counts collocates."""
        query, window, least, sort = finding.read(text), self.window, self.minimum, self.sort
        stop = stop_words(self.stop) if self.stop else frozenset[str]()
        stop_name = self.stop

        def run(library: Library, notebook: NotebookView | None, told: Told) -> Table:
            found = near.collocates(
                library, query, window=window, minimum=least, sort=sort, stop=stop, stop_name=stop_name, limit=MOST,
                notebook=notebook, progress=told,
            )  # fmt: skip
            return collocates_table(found, query, window=window, sort=sort)

        return run

    def sort_again(self, key: str) -> bool:
        """Count again in the order of a measure."""
        known = key in get_args(near.Measure)
        self.sort = cast(near.Measure, key if known else self.sort)
        return known

    async def do_window(self, count: int | None) -> None:
        """Ask for the words to the left and to the right; a count before the key is both."""
        if count is not None:
            await self._window(f"{count} {count}")
        else:
            value = f"{self.window.left} {self.window.right}"
            await host(self).ask("Words to the left and to the right", value, self._window)

    async def _window(self, text: str) -> None:
        sides = [_number(part, 50) for part in text.split()] or [None]
        if len(sides) > 2 or any(side is None for side in sides):
            host(self).say("A window is two numbers from 0 to 50, such as 5 5")
            return
        self.window = replace(self.window, left=cast(int, sides[0]), right=cast(int, sides[-1]))
        await self.count()

    async def do_sentence_limit(self, count: int | None) -> None:
        """End windows with the sentence, or with the text."""
        self.window = replace(self.window, by_sentence=not self.window.by_sentence)
        await self.count()

    async def do_each_window(self, count: int | None) -> None:
        """Count a word for each window that it is in, or once."""
        self.window = replace(self.window, each=not self.window.each)
        await self.count()

    async def do_expected_by(self, count: int | None) -> None:
        """Take the other convention for the expected frequency."""
        self.window = replace(self.window, expected="window" if self.window.expected == "plain" else "plain")
        await self.count()


class KeynessScreen(_Minimum):
    """The words that tell the articles of a query from others."""

    name_of_table = "Keyness"
    context = "keyness"
    question = "Keyness: words of which articles"

    def __init__(self) -> None:
        super().__init__()
        self.choice = key.Choice(limit=MOST)
        self.reference = ""

    @property
    def settings(self) -> str:
        """What is compared, and what is listed."""
        c = self.choice
        side = "" if c.side == "both" else f"{c.side} only"
        corrected = "corrected" if c.correction == "bonferroni" else "not corrected"
        level = f"p < {c.level:g} {corrected}" if c.level is not None else ""
        against = f"against {self.reference or 'all other articles'}"
        return " · ".join(part for part in (against, f"{number_of(self.minimum, 'hit')} or more", side, level) if part)

    def asks_notebook(self, text: str) -> bool:
        """Tell whether one of the queries can only be answered with the notebook."""
        return any(finding.asks_notebook(finding.read(each)) for each in (text, self.reference))

    def job(self, text: str) -> Job:
        """Return what compares the words."""
        query = finding.read(text)
        other = finding.read(self.reference) if self.reference else None
        choice = replace(self.choice, minimum=self.minimum)

        def run(library: Library, notebook: NotebookView | None, told: Told) -> Table:
            found = key.keyness(library, query, other, choice, notebook=notebook, progress=told)
            return keyness_table(found, query, other, sort=choice.sort)

        return run

    def sort_again(self, key_of: str) -> bool:
        """Count again in the order of a measure."""
        known = key_of.replace("_", "-") in key.MEASURES
        if known:
            self.choice = replace(self.choice, sort=cast(key.Measure, key_of.replace("_", "-")))
        return known

    async def do_reference(self, count: int | None) -> None:
        """Ask for the query of the articles that the words are compared with."""
        await host(self).ask("Compared with (empty: all other articles)", self.reference, self._reference)

    async def _reference(self, text: str) -> None:
        self.reference = text.strip()
        await self.count()

    async def do_key_side(self, count: int | None) -> None:
        """Show over-used words, under-used ones, or both."""
        sides = get_args(key.Side)
        self.choice = replace(self.choice, side=sides[(sides.index(self.choice.side) + 1) % len(sides)])
        await self.count()

    async def do_key_level(self, count: int | None) -> None:
        """Ask for the greatest p that is listed."""
        value = "" if self.choice.level is None else f"{self.choice.level:g}"
        await host(self).ask("Only p below (0.05, 0.01, 0.001; empty: all)", value, self._level)

    async def _level(self, text: str) -> None:
        level = _decimal(text)
        if text.strip() and (level is None or level > 1):
            host(self).say("That is no probability, such as 0.01")
            return
        self.choice = replace(self.choice, level=level)
        await self.count()

    async def do_key_correction(self, count: int | None) -> None:
        """Correct p for the number of words that are tested, or not."""
        other = "none" if self.choice.correction == "bonferroni" else "bonferroni"
        self.choice = replace(self.choice, correction=cast(key.Correction, other))
        await self.count()

    async def do_simple_add(self, count: int | None) -> None:
        """Ask what simple maths adds; a count before the key says it."""
        if count is not None:
            await self._add(str(count))
        else:
            await host(self).ask("Simple maths adds", f"{self.choice.added:g}", self._add)

    async def _add(self, text: str) -> None:
        added = _decimal(text)
        if added is None:
            host(self).say("That is no number above 0")
            return
        self.choice = replace(self.choice, added=added)
        await self.count()


def _decimal(text: str) -> float | None:
    """Return a number above 0, None where the text is none."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 < value < 1e9 else None
