"""Lines that look like furniture, bylines or captions and are text, and the other way round; further styles."""

import runpy
from pathlib import Path

import pytest

from readroom.text.model import Article

_SHARED = runpy.run_path(str(Path(__file__).parent.parent / "fixtures" / "cut_check.py"))
only = _SHARED["only"]


P1 = (
    "The ferry to Outer Skell has been replaced by a rope, which is cheaper to run and, according to the county, "
    "hardly ever late."
)
P2 = (
    "Passengers hold on to it and are told to think of the timetable. So far nobody has let go, although one man is "
    "said to have thought of it."
)
P3 = (
    "The old ferry lies at the slip with her name painted out. The painter says he was asked to paint the whole of "
    "her and paid for the name."
)
BODY = f"{P1}\n\n{P2}\n\n{P3}"


def value(article: Article) -> str | None:
    return article.date.value if article.date else None


def test_a_sub_heading_in_capitals_is_no_name() -> None:
    article = only(f"A rope for a ferry\n\nBy Jon Marr\n\nMay 3, 2012\n\n{P1}\n\nSecond Thoughts\n\n{P2}\n\n{P3}\n")
    assert article.authors == ("Jon Marr",)
    assert article.body.text == f"{P1}\n\nSecond Thoughts\n\n{P2}\n\n{P3}"


def test_a_person_of_the_text_who_is_a_writer_is_not_its_author() -> None:
    last = "Una Feather is a writer who came for the ferry and stayed for the rope, of which she speaks well."
    article = only(f"A rope for a ferry\n\nMay 3, 2012\n\n{P1} Una Feather was there.\n\n{P2}\n\n{P3}\n\n{last}\n")
    assert article.authors == ()
    assert article.body.text.endswith(last)


def test_an_author_in_the_text_of_whom_more_is_told_stays_in_it() -> None:
    line = "Jon Marr was born on the island, he told me, and I had no reason to doubt it, since I am he."
    article = only(f"A rope for a ferry\n\nBy Jon Marr\n\nMay 3, 2012\n\n{line}\n\n{P1}\n\n{P2}\n\n{P3}\n")
    assert article.body.text.startswith(line)


@pytest.mark.parametrize("title", ["Share the rope", "What are we waiting for", "No ferry, minister says"])
def test_titles_that_look_like_something_else(title: str) -> None:
    article = only(f"{title}\n\nBy Jon Marr\n\nMay 3, 2012\n\n{BODY}\n")
    assert article.title == title
    assert article.authors == ("Jon Marr",)


def test_an_untitled_text_keeps_the_byline_and_the_date_above_it() -> None:
    article = only(f"By Jon Marr\nMay 3, 2012\n\n{BODY}\n")
    assert article.title is None
    assert article.authors == ("Jon Marr",)
    assert value(article) == "2012-05-03"
    assert article.body.text == BODY


def test_a_day_in_the_first_sentence_is_not_always_that_of_the_text() -> None:
    first = "On March 3, 1911 - a Friday - the first ferry crossed to Outer Skell with four passengers and a cow."
    article = only(f"A rope for a ferry\n\n{first}\n\n{BODY}\n")
    assert article.date is None
    assert article.body.text.startswith(first)


def test_lines_of_verse_that_end_with_small_words_are_no_captions() -> None:
    poem = (
        "I went to look for the rope and the\nferry was gone and the tide was a\n"
        "long way out over the sand and the\nman at the slip said wait"
    )
    article = only(f"The slip\n\n{poem}\n")
    assert article.title == "The slip"
    assert article.body.asides == ()


def test_the_last_words_of_a_quotation_stay() -> None:
    article = only(
        f"A rope for a ferry\n\nMay 3, 2012\n\n{BODY}\n\n"
        "“Hold on, and think of the timetable.”\n— Una Feather\n\nShare\n"
    )
    assert article.authors == ()
    assert "Una Feather" in article.body.text


def test_a_site_with_a_menu_keeps_its_name_out_of_the_title() -> None:
    article = only(
        "The Outer Skell Courier\nHome\nNews\nTides\n\nA rope for a ferry, and what the island thinks of it\n\n"
        f"By Jon Marr\n\nMay 3, 2012\n\n{BODY}\n\n© 2012 The Outer Skell Courier\n"
    )
    assert article.title == "A rope for a ferry, and what the island thinks of it"


def test_a_feature_signed_at_the_end_in_capitals_below_a_rule() -> None:
    article = only(f"A rope for a ferry\n\n3 May 2012\n\n{BODY}\n\n* * *\n\nUNA FEATHER is the author of “Ropes”.\n")
    assert article.body.text.startswith(P1)
    assert [a.kind for a in article.body.asides] == ["bio"]


def test_a_press_office_prints_a_contact_below_its_release() -> None:
    article = only(
        "FOR IMMEDIATE RELEASE\n\nCounty opens rope to Outer Skell\n\nSkellmouth, May 3, 2012 – "
        f"{P1}\n\n{P2}\n\n{P3}\n\n###\n\nMedia contact:\nUna Feather, +44 0000 000000, press@county.example\n"
    )
    assert article.title == "County opens rope to Outer Skell"
    assert value(article) == "2012-05-03"
    assert article.body.text.endswith(P3)


def test_a_swiss_paper_prints_its_agency_in_brackets() -> None:
    blocks = [
        "Die Seilbahn auf den Hohgrat fährt wieder, allerdings nur hinunter. Hinauf müssen die Gäste vorerst zu Fuss, "
        "wie die Betreiber am Montag mitteilten.",
        "Der Verwaltungsrat sprach von einer Übergangslösung. Man habe festgestellt, dass die meisten Beschwerden "
        "die Bergfahrt beträfen.",
        "Der Fahrpreis bleibt gleich, weil die Aussicht dieselbe ist.",
    ]
    article = only(
        "Front\nInland\nAusland\n\nInland\n\nSeilbahn fährt nur noch talwärts\n\nPublikation: Montag, 3. Juni 2019, "
        "11:20 Uhr\n\n" + "\n\n".join(blocks) + "\n\n(sna)\n\nDrucken | Senden | Merken\n"
    )
    assert article.title == "Seilbahn fährt nur noch talwärts"
    assert value(article) == "2019-06-03T11:20"
    assert article.section == "Inland"
    assert article.body.text == "\n\n".join(blocks)


def test_a_turkish_paper_prints_giris_and_guncelleme() -> None:
    blocks = [
        "Kuzey kıyısındaki Taşlıburun köyünde otuz yıldır kapalı olan okul, öğretmen bulunamadığı halde pazartesi günü "
        "yeniden açıldı.",
        "Muhtar Recep Aydoğdu, çocukların zile yetiştiğini ve tahtaya kendi adlarını yazdığını söyledi. “Gerisi "
        "sonra gelir” dedi.",
        "Köyde on bir çocuk var ve on biri de sınıf başkanı seçildi.",
    ]
    article = only(
        "Ana Sayfa\nGündem\nSpor\n\nOkul açıldı, öğretmen bekleniyor\n\nGiriş: 12.09.2016 - 10:15\n"
        "Güncelleme: 13.09.2016 - 09:00\n\nHaber: Elif Karaca\n\n"
        + "\n\n".join(blocks)
        + "\n\nPaylaş\n\nİlgili Haberler\nBir zil sesi\n"
    )
    assert article.title == "Okul açıldı, öğretmen bekleniyor"
    assert article.authors == ("Elif Karaca",)
    assert value(article) == "2016-09-12T10:15"
    assert article.body.text == "\n\n".join(blocks)


def test_a_japanese_paper_prints_day_and_reporter_below() -> None:
    blocks = [
        "港町の古い灯台が三十年ぶりに点灯し、漁師たちは驚いて船を出すのをやめた。灯台の電気は昭和の終わりに止められたはずだった。",
        "町役場の担当者は「電気代を払った覚えはない」と話し、隣の家の住人は「うちの電気かもしれない」と話した。調査は来週まで続く。",
        "夜になると子どもたちが岬に集まり、光が海の上を三回まわるのを数えている。",
    ]
    article = only(
        "ホーム\n検索\n\n消えた灯台に明かり\n\n2018年7月9日 17時20分\n\n"
        + "\n\n".join(blocks)
        + "\n\n（記者：山口花子）\n\nシェア\n\n関連記事\n岬の一日\n"
    )
    assert article.title == "消えた灯台に明かり"
    assert article.language == "ja"
    assert article.authors == ("山口花子",)
    assert article.body.text == "\n\n".join(blocks)
