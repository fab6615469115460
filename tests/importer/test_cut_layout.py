"""Articles told apart by the layout that they share, whatever their lines say."""

import pytest

from readroom.importer.cut.page import cut_lines
from readroom.text.model import Article

P1 = "The tower clock of Brennick has gone backwards since the flood, and the council likes it, since nobody is late."
P2 = "A watchmaker came from the city to look at it. He stayed for a week and left younger, as the children say."
P3 = "The flood took the lower mill and the upper bridge. It would have been easier the other way round, they found."
P4 = "Nobody asked the miller what he thought of it. He told everybody all the same, and twice on market days."
PROSE = [P1, P2, P3, P4]


def cut(page: str) -> list[tuple[str | None, str | None, tuple[str, ...], str]]:
    articles = cut_lines(page).articles
    return [(a.title, a.date.value[:10] if a.date else None, a.authors, a.body.text) for a in articles]


def test_a_title_glued_to_day_and_text_is_told_by_its_place() -> None:
    days = ["14 June 2005", "12 June 2005", "9 June 2005"]
    titles = ["Guestbook", "The lower mill", "On a bridge"]
    posts = [f"{d}\n{t}\n{b}\nposted by brill at 22:10" for d, t, b in zip(days, titles, PROSE, strict=False)]
    found = cut("Notes from Brennick\n" + "\n\n".join(posts))
    assert [(t, d) for t, d, _, _ in found] == list(
        zip(titles, ["2005-06-14", "2005-06-12", "2005-06-09"], strict=True)
    )
    assert [body for *_, body in found] == PROSE[:3]


def test_two_posts_without_blank_lines_are_two() -> None:
    page = f"Tin Bell\nHome About\nThe clock\nJune 3, 2011\n{P1}\n{P2}\nThe flood\nMay 28, 2011\n{P3}\n{P4}\nOlder"
    assert [(t, d) for t, d, _, _ in cut(page)] == [("The clock", "2011-06-03"), ("The flood", "2011-05-28")]


def test_a_comment_below_an_article_without_blank_lines_is_no_second_article() -> None:
    page = f"Tin Bell\nHome About\nThe clock\nMay 28, 2011\n{P1}\n{P2}\nJosie Platt\nJune 3, 2011\n{P3}\n{P4}\nOlder"
    assert len(cut(page)) == 1


def test_hours_and_labels_below_the_days_are_no_titles_and_an_untitled_post_stays() -> None:
    heads = ["May 14th, 2005\n10:42 pm\n[pit]\nThe clock", "May 12th, 2005\n08:15 am\n[pit]"]
    heads += ["May 9th, 2005\n11:03 pm\n[pit]\nThe flood", "May 2nd, 2005\n07:30 pm\n[pit]\nThe mill"]
    page = "the pit\n\n" + "\n\n".join(f"{h}\n{b}\n\n(3 comments)" for h, b in zip(heads, PROSE, strict=True))
    assert [(t, a) for t, _, a, _ in cut(page)] == [
        ("The clock", ("pit",)), (None, ("pit",)), ("The flood", ("pit",)), ("The mill", ("pit",)),
    ]  # fmt: skip


def test_titles_that_count_are_titles() -> None:
    days = ["May 1, 2020", "May 2, 2020", "May 3, 2020"]
    page = "\n\n".join(f"Week {n}\n\n{d}\n\n{b} {P4}" for n, (d, b) in enumerate(zip(days, PROSE, strict=False), 1))
    assert [t for t, *_ in cut(page)] == ["Week 1", "Week 2", "Week 3"]


def test_short_notes_stand_above_their_days() -> None:
    notes = ["Saw a heron on the mill.", "The kettle has been returned.", P1, "How many clocks? All of them.", "Rain."]
    days = ["2021-05-06 09:10", "2021-05-04 09:11", "2021-05-03 07:12", "2021-04-29 21:13", "2021-04-27 08:14"]
    page = "Mill notes\n\nAbout\n\n" + "\n\n".join(f"{n}\n\n{d}" for n, d in zip(notes, days, strict=True))
    assert [(t, d, b) for t, d, _, b in cut(page)] == [(None, d[:10], n) for n, d in zip(notes, days, strict=True)]


def test_the_first_title_is_as_near_to_its_text_as_the_others() -> None:
    posts = [f"{t}\n{b}\nwritten on {d}" for t, b, d in zip(["Clock", "Flood", "Mill"], PROSE, DAYS, strict=False)]
    found = cut("Brennick book\nwhat the river says\nHome\nArchive\n" + "\n".join(posts))
    assert [(t, b) for t, _, _, b in found] == list(zip(["Clock", "Flood", "Mill"], PROSE, strict=False))


DAYS = ["12 May 2010", "3 May 2010", "21 April 2010"]


def test_labels_above_the_titles_are_no_titles() -> None:
    parts = [("Town", "The clock that goes backwards"), ("River", "What the flood took away"), ("Mill", "Nobody asked")]
    parts.append(("Town", "A watchmaker leaves Brennick for good"))
    page = "Brennick Post\n\n" + "\n\n".join(
        f"{label}\n\n{title}\n\n{b} {P4}\n\nBy Ada Crewe" for (label, title), b in zip(parts, PROSE, strict=True)
    )
    assert [t for t, *_ in cut(page)] == [title for _, title in parts]


def test_titles_listed_at_the_top_are_found_again() -> None:
    titles = ["The clock goes back", "The flood", "Nobody asked the miller"]
    ends = ["Brennick Post, 12 May 2004. By Ada Crewe", "Ada Crewe spoke to him. River Echo, 3 May 2004", "Ada Crewe"]
    posts = [f"{t}\n\n{b}\n\n{P4}\n\n{e}\n\nto the top" for t, b, e in zip(titles, PROSE, ends, strict=False)]
    found = cut("Cuttings\n\n" + "\n".join(titles) + "\n\n" + "\n\n".join(posts))
    assert [t for t, *_ in found] == titles


def test_a_contents_list_of_one_text_leaves_it_whole() -> None:
    heads = ["The clock goes back", "The flood", "Nobody asked the miller"]
    text = "\n\n".join(f"{h}\n\n{b}\n\n{P4}" for h, b in zip(heads, PROSE, strict=False))
    page = "Brennick in May\n\nBy Ada Crewe\n\n" + "\n".join(heads) + f"\n\n{P2}\n\n{text}"
    assert len(cut(page)) == 1


def test_datelines_of_an_agency_begin_articles() -> None:
    titles = ["Clock runs backwards", "Flood takes mill", "Miller not asked"]
    leads = ["BRENNICK, March 3 (BPA) - ", "OSTER VALE, March 2 (BPA) - ", "BRENNICK, March 1 (BPA) - "]
    page = "Brennick Press\n\n" + "\n\n".join(
        f"{t}\n\n{lead}{b}\n\n{P4}" for t, lead, b in zip(titles, leads, PROSE, strict=False)
    )
    assert [t for t, *_ in cut(page)] == titles


def test_days_without_a_year_the_newest_first_are_entries() -> None:
    days = ["Monday, 3 May", "Thursday, 29 April", "Wednesday, 21 April", "Sunday, 11 April"]
    entries = [f"{d}\n\n{b}" for d, b in zip(days, PROSE, strict=True)]
    assert [(t, d, b) for t, d, _, b in cut("Diary\n\n" + "\n\n".join(entries))] == [(None, None, b) for b in PROSE]
    assert len(cut("Diary\n\n" + "\n\n".join(reversed(entries)))) == 1


def test_the_stages_of_a_journey_are_no_articles_and_its_day_is_kept() -> None:
    stages = "\n\n".join(f"{d} May 2014\n\n{b}" for d, b in zip((3, 5, 9), PROSE, strict=False))
    (article,) = cut_lines(f"Nine days\n\nBy Tom Wray\n\nPublished 2 June 2014\n\n{P4}\n\n{stages}").articles
    assert article.date is not None
    assert article.date.value == "2014-06-02"


def test_a_page_named_after_its_article_holds_one() -> None:
    replies = "\n\n".join(
        f"» Walls from {n}\n{b} [Read More]\n\nTracked on {d}" for n, b, d in zip("ab", PROSE, DAYS, strict=False)
    )
    page = (
        f"The clock (Tin Bell)\n\nTin Bell\n\n12 May 2010\n\nThe clock\n\n{P3}\n\n{P4}\n\nPosted by Ada on 12 May 2010"
    )
    found = cut(f"{page}\n\nTrackBack\n\n{replies}")
    assert [(t, d) for t, d, _, _ in found] == [("The clock", "2010-05-12")]


def test_lines_with_an_hour_of_one_form_end_the_notes_of_a_day() -> None:
    page = (
        f"Mill\n\nFriday, June 07, 2002\n\n{P1}\n\n3:10:45 PM   #   comment [0]\n\n"
        f"{P2}\n\n4:11:02 PM   #   comment [1]\n\n"
        f"Thursday, June 06, 2002\n\n{P3}\n\n3:12:09 PM   #   comment [0]"
    )
    assert [(d, b) for _, d, _, b in cut(page)] == [("2002-06-07", P1), ("2002-06-07", P2), ("2002-06-06", P3)]


def test_hours_alone_are_the_entries_of_one_report() -> None:
    page = "Flood: the day\n\nBy Ada Crewe\n\n7 June 2018\n\n" + "\n\n".join(
        f"1{n}:30 Uhr\n\n{b}" for n, b in enumerate(PROSE)
    )
    assert len(cut(page)) == 1


def test_names_with_days_below_the_texts_end_articles() -> None:
    lines = ["Jory - 03-02-2006, 21:10 - four replies - #", "Jory - 28-01-2006, 09:45 - none - #"]
    lines.append("Fen - 15-01-2006, 18:20 - a reply - #")
    titles = ["The clock", "The flood", "Mill"]
    page = "Brennick\nhome\n" + "\n".join(f"{t}\n{b}\n{e}" for t, b, e in zip(titles, PROSE, lines, strict=False))
    found = cut(page)
    assert [t for t, *_ in found] == titles
    assert [a for _, _, a, _ in found] == [("Jory",), ("Jory",), ("Fen",)]


@pytest.mark.parametrize("tags", ["#river", "#clock #mill"])
def test_hashtags_below_a_note_are_no_title(tags: str) -> None:
    days = ["May 14, 2013 at 9:10 PM", "May 12, 2013 at 8:02 AM", "May 2, 2013 at 7:40 PM"]
    page = "odd mills\n\n" + "\n\n".join(f"{b}\n\n{d}\n12 notes\n{tags}" for b, d in zip(PROSE, days, strict=False))
    assert [t for t, *_ in cut(page)] == [None, None, None]


def test_a_headline_that_is_printed_twice_is_not_the_site() -> None:
    head = "Clock of Brennick runs back for good, watchmaker says"
    text = f"Mill closes\n\nBy Ada Crewe\n\n7 June 2018\n\n{P1}\n\n{P2}\n\n{P3}\n\n{P4}\n\nMost read\n\n{head}\n"
    assert cut_lines(f"{head}\n\nHome\n\nNews\n\n{text}").source is None


def first(page: str) -> Article:
    return cut_lines(page).articles[0]


def test_the_title_of_a_letter_that_begins_its_page_is_not_its_standfirst() -> None:
    page = (
        f"The clock of the mill\nOn being told that it is late\nAda Crewe\nMar 3, 2022\n24\n7\nShare\n{P1}\n{P4}\nShare"
    )
    assert first(page).title == "The clock of the mill"
    assert first(page).authors == ("Ada Crewe",)


def test_the_day_of_a_change_beside_that_of_publication_is_no_text() -> None:
    head = "Clock | Post\n\nPost\n\nThe clock\n\n2014.05.10. 09:15, frissítve: 2014.05.11. 12:00\n\nAda Crewe\n\n"
    article = first(f"{head}{P1}\n\n{P2}")
    assert article.date is not None
    assert article.date.value[:10] == "2014-05-10"
    assert article.body.text == f"{P1}\n\n{P2}"
