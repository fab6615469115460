"""Pages of several posts, and articles within posts: what the general rules make of republications."""

from readroom.importer.cut.page import cut_lines
from readroom.text.model import Article

QUAY = [
    "The harbour office of Dunmarrow has lost the keys of the swing bridge, and with them the only road to the "
    "northern quay. A locksmith from the county town was expected on Monday.",
    "“We know that they were in the drawer on Friday,” said the bridge master, Colm Rafter. “We know that the drawer "
    "was in the office.” The office has been locked as well.",
    "Two trawlers have been waiting outside since the weekend. Their crews are being fed by boat at the expense of "
    "the council, which has asked for receipts.",
]


def posts(page: str) -> tuple[Article, ...]:
    return cut_lines(page).articles


def test_a_blog_copies_an_article_under_its_own_words_and_goes_on_with_another_post() -> None:
    own = (
        "You could not make this up, and I have tried. The bridge I crossed for thirty years is stuck open because "
        "of a drawer. Here is the whole of it, before it goes behind the wall."
    )
    other = [
        "I have finished the shed. It took nine weekends, of which six were spent on the roof and two on the first "
        "roof. It is blue, because there was blue paint.",
        "People ask what it is for. It is for the things that were in the way while I was building it, and there is "
        "already no room left in it for a chair.",
    ]
    found = posts(
        "Low Water\nnotes from the wrong side of the bridge\n\n"
        "Tuesday, May 5, 2015\n\nThe drawer\n\n"
        f"{own}\n\n\nvia Dunmarrow Herald: https://herald.example/news/2015/keys\n\n"
        "Bridge stuck open as keys go missing\n\nBy Siobhan Tarn\nMay 4, 2015\n\n"
        + "\n\n".join(QUAY)
        + "\n\nPosted by lowwater at 9:14 PM\n\n\n"
        "Sunday, April 26, 2015\n\nA shed, finished\n\n"
        + "\n\n".join(other)
        + "\n\nPosted by lowwater at 7:02 PM\n\nOlder Posts\n"
    )
    assert [a.title for a in found] == ["The drawer", "A shed, finished"]
    assert [a.date.value if a.date else None for a in found] == ["2015-05-05", "2015-04-26"]
    (voice,) = found[0].body.voices
    assert (voice.title, voice.authors, voice.outlet, voice.url) == (
        "Bridge stuck open as keys go missing",
        ("Siobhan Tarn",),
        "Dunmarrow Herald",
        "https://herald.example/news/2015/keys",
    )
    assert voice.date is not None
    assert voice.date.value == "2015-05-04"
    inside = found[0].body.text[voice.start : voice.end]
    assert [b for b in inside.split("\n\n") if b != voice.title] == QUAY
    assert found[0].body.text.startswith(own)
    assert found[1].body.text == "\n\n".join(other)


def test_a_single_post_reprints_an_article_with_its_address_below_its_title() -> None:
    own = (
        "A reader sends this from the north. I print it as it came, and I only want to add that the man with the "
        "receipts was my uncle, who kept everything, including the drawer."
    )
    (article,) = posts(
        "The paper drawer\nHome\nAbout\nLinks\n\nKeys, bridges, uncles\n\nJune 2, 2018 by Aoife Lanigan\n\n"
        f"{own}\n\nFrom The Northern Quay Gazette (https://gazette.example/a/771)\n\n"
        "Locksmith sent for as bridge stays open\n\nPádraig Moll, May 30, 2018\n\n"
        + "\n\n".join(QUAY)
        + "\n\nShare this:\nTwitter\nFacebook\n\nRelated\nThe uncle, continued\n\nLeave a Reply\n"
    )
    assert article.title == "Keys, bridges, uncles"
    assert article.authors == ("Aoife Lanigan",)
    assert article.date is not None
    assert article.date.value == "2018-06-02"
    (voice,) = article.body.voices
    assert (voice.title, voice.authors, voice.outlet, voice.url) == (
        "Locksmith sent for as bridge stays open",
        ("Pádraig Moll",),
        "The Northern Quay Gazette",
        "https://gazette.example/a/771",
    )
    assert article.body.text.endswith(QUAY[-1])


def test_a_society_lists_posts_signed_below_with_a_bio_of_one_and_an_outlet_of_another() -> None:
    one = [
        "The lighthouse on Cold Ness has been painted for the first time since it was switched off, and ships now "
        "complain that they can see it.",
        "The society paid for the paint. It did not pay for the letter from the port, which says that a tower in "
        "stripes is a sea-mark, and needs a licence.",
    ]
    two = [
        "Nobody has lived on the Outer Ness since the well turned salt in 1932, but the parish still holds an "
        "election there every four years.",
        "The returning officer rows over with a box, waits until ten at night as the law demands, and rows back. The "
        "turnout has never been challenged.",
    ]
    three = [
        "A chart of 1788 that was thought to be lost has come back to the museum in a roll of wallpaper, with a note "
        "of apology that is not signed.",
        "It shows the Ness as an island, which it was, and a harbour that never was. The curator believes that it "
        "was drawn to please a creditor.",
    ]
    bio = "Ingram Pell writes on islands for The Sound. He has been the returning officer twice."
    end = "0 comments\nFacebookTwitterEmail\n"
    found = posts(
        "Cold Ness Society\n  • Home\n  • The light\n  • Contact\n"
        "The light\n\nA tower in stripes\n\n" + "\n\n".join(one) + f"\n\nHester Vane\n\nOctober 9, 2014 {end}"
        "The island\n\nAn election for nobody\n\n"
        + "\n\n".join(two)
        + f"\n\nBy Ingram Pell - The Sound\n{bio}\n\nOctober 2, 2014 {end}"
        "The museum\n\nBack in a roll of wallpaper\n\n"
        + "\n\n".join(three)
        + f"\n\nMoira Stott, Ness Advertiser\n\nSeptember 20, 2014 {end}"
        "Older Posts\n\n© 2014 Cold Ness Society\n"
    )
    assert [a.title for a in found] == ["A tower in stripes", "An election for nobody", "Back in a roll of wallpaper"]
    assert [a.authors for a in found] == [("Hester Vane",), ("Ingram Pell",), ("Moira Stott",)]
    assert [a.outlet for a in found] == [None, "The Sound", "Ness Advertiser"]
    assert [a.section for a in found] == ["The light", "The island", "The museum"]
    assert [a.body.text for a in found] == ["\n\n".join(text) for text in (one, two, three)]
    assert [(a.kind, a.text) for a in found[1].body.asides] == [("bio", bio)]


def test_a_german_weblog_announces_a_guest_and_the_paper_that_had_the_text_first() -> None:
    blocks = [
        "Wer im Moor einen Zaun zieht, zieht ihn für zwei Jahre. Dann ist der Pfahl weg, oder er steht, aber die "
        "Wiese ist weg, und man streitet vor Gericht um einen Strich auf der Karte.",
        "Mein Großvater hat deshalb nie einen Zaun gezogen. Er hat jeden Herbst mit dem Nachbarn Schnaps getrunken "
        "und dabei die Grenze erzählt, und im Frühjahr hat der Nachbar sie zurückerzählt.",
        "Seit es das Katasteramt gibt, wird weniger getrunken. Gestritten wird mehr.",
    ]
    bio = "Wiebke Harms ist Autorin und lebt in Grotmoor."
    note = "Der Text ist zuerst im Grotmoorer Boten erschienen."
    (article,) = posts(
        "Moorblog\n\nGrenzen erzählen\n\n3. Dezember 2012 von Wiebke Harms\n\n"
        + "\n\n".join(blocks)
        + f"\n\n{bio}\n\n{note}\n\nKategorie: Land und Leute\n\nHinterlasse einen Kommentar\n"
    )
    assert article.title == "Grenzen erzählen"
    assert article.authors == ("Wiebke Harms",)
    assert article.date is not None
    assert article.date.value == "2012-12-03"
    assert article.section == "Land und Leute"
    assert article.body.text == "\n\n".join(blocks)
    assert [(a.kind, a.text) for a in article.body.asides] == [("bio", bio), ("note", note)]
