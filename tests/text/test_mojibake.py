"""Spoilt letters are found and mended beside the text; clean text in any language is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.text.mojibake import proposals

CLEAN = {
    "en": "Don’t ask “why” – the café’s façade cost €10 or £9, ½ of it in cents… naïve, isn’t it?",
    "de": "„SPÄT“ sagte er in Öl, „GRÖẞE“, und die Mäuse; Ähnliches an der Ä“-Stelle: Straße, § 5 «Übung».",
    "fr": "« Voilà\u00a0», dit-il à la FORÊT «\u00a0ÉTÉ\u00a0», où l’œuvre coûte 5\u00a0€\u00a0; ç’aurait été "
    "naïf à l’âge d’or.",
    "es": "¿Dónde está el NIÑO? ¡En España! «AÑO» nuevo, 1.º y 2.ª, 20 °C.",
    "it": "«Perché è così?» PERÒ l’università, più giù, VERITÀ».",
    "pt": "SÃO PAULO, coração, “AÇÃO” e não; à «Â» e ãs.",
    "nl": "Eén ideeën-reünie in België, ’s avonds.",
    "sv": "»Å« i å, ÅÄÖ, »RÅ« och Ängelholm – fågel.",
    "ru": "Россия, РОССИЯ и СССР: «Ёлка» № 5 — «РС» или «РР».",
    "tr": "İSTANBUL’da çığ, ÂŞIK “ÂŞIK”, ğüşöç; Âdem.",
    "ar": "قال «المجلس» إن الرصيف مفتوح، ٥٠٪.",
    "fa": "می‌گوید «اسکله» باز است؛ ۵۰٪.",
    "zh": "港口委员会“很高兴”——码头、工程。",
    "ja": "港の「委員会」は、桟橋を開いた。",
    "pl": "Łódź: „ŻÓŁĆ” i gęś – źdźbło; ŁÓDŹ”.",
    "vi": "Người được mời ở đường phố lớn, nước tươi.",
    "ko": "항구 ‘위원회’는 “부두”가 열렸다.",
    "el": "Το συμβούλιο «ΩΣ» χαίρεται· ΑΥΤΟ».",
}


@pytest.mark.parametrize("code", sorted(CLEAN))
def test_clean_text_has_no_proposals(code: str) -> None:
    assert proposals(CLEAN[code]) == []


@given(st.lists(st.sampled_from([w for text in CLEAN.values() for w in text.split(" ")]), max_size=12))
def test_clean_words_in_any_order_have_none(words: list[str]) -> None:
    assert proposals(" ".join(words)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Carlos LondoƱo came", [("LondoƱo", "Londoño")]),
        ("fÃ¼r die SchÃ¶nheit", [("fÃ¼r", "für"), ("SchÃ¶nheit", "Schönheit")]),
        ("Ã‰cole, Ã¼ber", [("Ã‰cole", "École"), ("Ã¼ber", "über")]),
        ("donâ€™t â€“ 10 â‚¬", [("donâ€™t", "don’t"), ("â€“", "–"), ("â‚¬", "€")]),
        ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", [("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет")]),
        ("РџСЂРёРІРµС‚ again", [("РџСЂРёРІРµС‚", "Привет")]),
        ("Â© 2010", [("Â©", "©")]),
        ("the ownerÂ—the man", [("ownerÂ—the", "owner—the")]),
    ],
)
def test_spoilt_words_are_mended(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[start:end], mended) for start, end, mended in proposals(text)] == found


@given(st.text(max_size=200))
def test_any_text_gives_ordered_ranges_within_it(text: str) -> None:
    last = 0
    for start, end, mended in proposals(text):
        assert last <= start < end <= len(text)
        assert mended != text[start:end]
        last = end


@given(st.text(alphabet="äöüßéèñçàœ’“”–€ abcdefgh", min_size=1, max_size=40))
def test_what_was_double_encoded_is_found_where_it_is_sure(text: str) -> None:
    spoilt = text.encode("utf-8").decode("cp1252", "ignore")
    for start, end, mended in proposals(spoilt):
        assert len(mended) <= end - start


def test_nothing_is_missed_by_the_first_look() -> None:
    from readroom.text import mojibake

    for lead in "ÂÃÄÅâÎÏÐÑØÙÚÛàãäåæçèéêëìíï":
        for sign in mojibake._CONTINUED:
            for text in (f"a{lead}{sign}b", f"{lead}{sign}{sign}" * 3):
                assert mojibake.may_be_spoilt(text) or not list(mojibake._candidates(text)), text
