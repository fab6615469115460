"""The short way through the cutter: it takes plain pages and gives the page that the general way gives."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer.cut import appeals, byline, kinds, page, shapes
from readroom.importer.cut.lines import read_units
from readroom.importer.cut.page import cut_lines
from readroom.text.dates import find_dates
from readroom.text.gate import clean
from readroom.text.model import Page

P1 = (
    "The lock keepers of the upper canal have asked for a second pair of hands at night, because the old gates no "
    "longer close by themselves when the water is high and the wind stands on them."
)
P2 = (
    "Nobody on the council denies that the gates are worn, but the money for new ones was spent on the towpath last "
    "spring, and the next grant will not come before the autumn of next year."
)
P3 = (
    "“We sleep in our boots from October on,” said Ada Wren, who has kept the third lock for twenty years and whose "
    "father kept it before her, when coal still came down the canal."
)
P4 = (
    "Bis dahin sollen Freiwillige aus den Dörfern am Kanal aushelfen, die an zwei Abenden in der Woche kommen und "
    "dafür im Sommer mit dem Boot fahren dürfen, so oft sie wollen."
)
P5 = "The engineers came on 3 May 2009 and again in the summer, measured the gates, and wrote a report of ninety pages."
PARAGRAPHS = (P1, P2, P3, P4, P5, f"{P1} {P2} {P4}", "It took years.", "She laughed, and went back to her gate.")
TITLES = ("Night watch at the upper locks", "Die Nacht an der Schleuse", "Locks", "Is the canal lost?", "Ada Wren")
BYLINES = ("By Ada Wren", "Von Tom Sedge", "Par Léa Roseau, 3 mai 2009", "Autor: Tom Sedge", "Ada Wren", "")
DATES = (
    "2009-05-03",
    "3 May 2009",
    "3. Mai 2009",
    "03/05/2009",
    "Published: May 3, 2009",
    "May 2009",
    "3 мая 2009",
    "",
)
ODD = (
    "Share", "Facebook Twitter Email", "3 comments", "Leave a comment", "Ada Wren says:", "Tags: locks, canal",
    "The third lock at dusk. Photo: Tom Sedge", "(Photo: Tom Sedge)", "© 2009 Canal Courier. All rights reserved.",
    "This article first appeared in the Canal Courier on 1 May 2009.", "Ada Wren is a lock keeper and a writer.",
    "About the author", "Source: Canal Courier", "(tsd)", "— Ada Wren", "Ada Wren", "Ada Wren, Canal Courier",
    "(Reporting by Ada Wren; editing by Tom Sedge)", "Please consider supporting our work with a few coins a month.",
    "OSTLEY, March 3, 2009 (Agency) - The keepers met on Tuesday, and what they said was heard as far as the weir.",
    "“We sleep in our boots from October on,”", "- a gate", "• a rope, and a lamp that burns all night in any wind",
    "What comes next", "At 10:42 pm", "Related", "News > Canal > Locks", "4 May 2009", "Read more", "1 2 3 … 9",
    "3 May 2009 was the day on which the water rose, and nobody who saw it from the bridge will forget it.",
    "Posted by Ada at 10:42 PM | Comments (3)", "https://canal.example/locks", "> What was written before.", "Locks",
    "The story breaks off here …", "Issue 12, May 2009", "Canal Courier", "From: Ada Wren", "Date: 3 May 2009",
    "Bob Marsh 3 days ago", "* * *", "[edit]", "10:30", P1, P2, "Night watch at the upper locks",
)  # fmt: skip


def short_way(text: str) -> Page | None:
    """Return the page where the short way takes it, None where the general way is asked."""
    with patch.object(page, "_drafts", side_effect=LookupError):
        try:
            return cut_lines(text)
        except LookupError:
            return None


def general_way(text: str) -> Page:
    with patch.object(page, "cut_plain", return_value=None):
        return cut_lines(text)


def assert_equal(text: str) -> bool:
    """Compare both ways, and tell whether the short one took the page."""
    found = short_way(text)
    if found is None:
        return False
    wanted = general_way(text)
    assert found == wanted
    assert found.to_json() == wanted.to_json()
    assert list(found.articles[0].evidence) == list(wanted.articles[0].evidence)
    return True


@pytest.mark.parametrize(
    "head", ["By Ada Wren\n2009-05-03", "Von Tom Sedge\n3. Mai 2009", "3 May 2009", "By Ada Wren", ""]
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_an_article_with_nothing_around_it_takes_the_short_way(head: str, gap: str) -> None:
    assert assert_equal(f"Night watch at the upper locks\n\n{head}\n\n{gap.join((P1, P2, P3, P4))}\n")


def test_what_the_head_says_is_read_on_the_short_way() -> None:
    body = f"{P1}\n\nWhat comes next\n\n{P2}\n\n{P4}"
    found = short_way(f"Night watch at the upper locks\n\nBy Ada Wren\n3 May 2009\n\n{body}")
    assert found is not None
    (article,) = found.articles
    assert article.title == "Night watch at the upper locks"
    assert article.authors == ("Ada Wren",)
    assert article.date is not None
    assert article.date.value == "2009-05-03"
    assert article.body.text == body
    assert [span.kind for span in article.body.spans] == ["heading"]
    assert [v.verdict for v in found.verdicts if v.reason != "blank"] == ["metadata"] * 3 + ["kept"] * 4


@pytest.mark.parametrize(
    "line",
    [
        "3 comments",
        "Share",
        "The third lock. Photo: Tom Sedge",
        "Ada Wren is a writer who lives on a boat.",
        "4 May 2009",
        P1,
    ],
)
def test_a_page_with_furniture_or_a_signature_is_left_to_the_general_way(line: str) -> None:
    text = f"Night watch at the upper locks\n\nBy Ada Wren\n2009-05-03\n\n{P1}\n\n{P2}\n\n{P4}\n\n{line}\n"
    assert short_way(text) is None
    assert cut_lines(text) == general_way(text)


@given(
    st.sampled_from(TITLES),
    st.sampled_from(BYLINES),
    st.sampled_from(DATES),
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=7, unique=True),
    st.lists(st.tuples(st.sampled_from(ODD), st.integers(0, 9)), max_size=3),
    st.sampled_from(["\n\n", "\n", "\n\n\n"]),
)
@settings(derandomize=True, max_examples=400, deadline=None)
def test_both_ways_give_the_same_page(
    title: str, name: str, day: str, body: list[str], odd: list[tuple[str, int]], gap: str
) -> None:
    lines = list(body)
    for line, place in odd:
        lines.insert(place, line)
    head = "\n".join(line for line in (name, day) if line)
    assert_equal(clean(f"{title}\n\n{head}\n\n{gap.join(lines)}"))


PIECES = (
    "The keepers of the third lock", "photo by Tom Sedge", "share this on facebook and twitter", "said that the water",
    "was originally published in", "In Garden. tags:", "follow the newsletter", "(Reuters)", "/ AFP",
    "all rights reserved",
    "rose by 3 May 2009", "Next", "Read more about it", "Comments", "had never been so high", "“as it was”", "| News |",
    "before", "1 2 3", "https://canal.example", "» weiter", "– and nobody knew why –", "Print", "Home", "since 1998",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=14),
    st.sampled_from([".", "!", "?", ".”", "", ")", "…", ":"]),
)
@settings(derandomize=True, max_examples=700, deadline=None)
def test_a_sentence_is_prose_on_the_quick_way_only_where_no_rule_finds_anything(pieces: list[str], end: str) -> None:
    for text in (" ".join(pieces) + end, ", ".join(pieces) + end):
        (quick,), (slow,) = read_units(text)[0], read_units(text)[0]
        kinds._classify(quick, None)
        with patch.object(kinds, "_is_plain", return_value=False):
            kinds._classify(slow, None)
        assert quick == slow


WORDS = (
    "Ada", "Wren", "Tom", "de", "von", "The", "Canal", "Courier", "and", "for", "On", "in", "Published", "Dr", "dr",
    "ing", "watch", "Times", "Tags", "y", "AP", "Mc", "3", "May", "—", "Jr.", "Comment", "a",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), st.booleans())
@settings(derandomize=True, max_examples=1000, deadline=None)
def test_names_are_read_alike_quickly_and_slowly(words: list[str], marked: bool) -> None:
    text = " ".join(words)
    found = byline.parse_names(text, marked=marked)
    with patch.object(byline, "_begins_otherwise", return_value=False), patch.object(byline, "_BARE") as bare:
        bare.fullmatch.return_value = None
        assert byline.parse_names(text, marked=marked) == found


@pytest.mark.parametrize(
    "day", [*filter(None, DATES), "3 May '09", "3.5.2009", "2009年5月3日", "٣ مايو ٢٠٠٩", "5/3/09", "Annmay 3, 2009"]
)
def test_no_day_is_missed_for_its_figures(day: str) -> None:
    assert shapes.may_hold_date(day) >= bool(find_dates(day, "dmy"))


@pytest.mark.parametrize(
    "text",
    [
        "Get the Courier in your inbox.", "UNSUBSCRIBE at any time.", "No spam.", "Sign up for our letters.",
        "Subscribe to this podcast.", "Please consider donating.", "Become a patron.", "Buy me a coffee.",
        "We are on Patreon.", "Jetzt Newsletter abonnieren", "jederzeit kündbar", "Unterstützen Sie uns",
        "Inscrivez-vous", "Se désinscrire", "Soutenez-nous", "Faire un don", "Suscríbete", "Apóyanos",
        "Date de baja", "Iscriviti alla lista", "Sostienici", "Fai una donazione", "Inscreva-se",
        "Apoie o canal", "Schrijf je in", "Steun ons", "Подпишитесь на нас", "Поддержите проект",
        "SİGN UP FOR OUR news",
    ],
)  # fmt: skip
def test_whatever_asks_readers_holds_a_word_that_is_looked_for_first(text: str) -> None:
    assert appeals._ASKS.search(text)
    assert appeals.asks_readers(text)
