"""Bytes to characters: marks, declarations, guesses; and that a file cannot name an arbitrary codec."""

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.decode import DAMAGED, codec_of, decode
from readroom.importer.formats import Unreadable

TEXTS = {
    "cp1252": "Die Stadträte haben über die Fähre beraten; für die Insel wäre das größte Schiff auch später möglich.",
    "iso8859-15": "Le conseil a décidé que le bac part déjà à dix heures, même en été, où que l'on aille après.",
    "cp1250": "Rada portu pytała, dlaczego się mówi, że prom był także wcześnie; są już oburzeni i być może będą.",
    "cp1251": "Портовый совет собрался во вторник, чтобы обсудить новое расписание парома.",
    "koi8-r": "Портовый совет собрался во вторник, чтобы обсудить новое расписание парома.",
    "iso8859-5": "Жители спросили, почему последний рейс уходит так рано.",
    "cp1253": "Το συμβούλιο του λιμανιού συνεδρίασε την Τρίτη για το νέο δρομολόγιο του πλοίου.",
    "cp1254": "Adalılar son vapurun neden bu kadar erken olduğu için çok üzgün, çünkü büyük şirket söz verdi.",
    "cp1255": "מועצת הנמל התכנסה ביום שלישי כדי לדון בלוח הזמנים החדש של המעבורת.",
    "cp1256": "اجتمع مجلس الميناء يوم الثلاثاء لمناقشة الجدول الجديد للعبارة.",
    "cp874": "สภาท่าเรือประชุมเมื่อวันอังคารเพื่อพิจารณาตารางเวลาใหม่ของเรือข้ามฟาก",
    "gb18030": "港口委员会星期二开会讨论新的渡轮时刻表。居民询问为什么最后一班船开得那么早。",
    "big5": "港口委員會星期二開會討論新的渡輪時刻表。居民詢問為什麼最後一班船開得那麼早。",
    "shift_jis": "港の会議は火曜日に開かれ、新しいフェリーの時刻表について話し合った。",
    "euc_jp": "港の会議は火曜日に開かれ、新しいフェリーの時刻表について話し合った。",
    "euc_kr": "항만 위원회는 화요일에 새로운 여객선 시간표를 논의하기 위해 모였다.",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_a_charset_is_told_without_a_declaration(encoding: str) -> None:
    assert decode(TEXTS[encoding].encode(encoding))[0] == TEXTS[encoding]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_decides_and_is_no_text(encoding: str) -> None:
    assert decode("Fähre".encode(encoding), "iso-8859-1")[0] == "Fähre"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_characters_without_a_mark_are_told_by_their_zeros(encoding: str) -> None:
    assert decode(("The ferry leaves at ten. " * 3).encode(encoding)) == ("The ferry leaves at ten. " * 3, encoding)


def test_utf8_wins_over_what_is_declared() -> None:
    assert decode("Fähre".encode(), "windows-1251") == ("Fähre", "utf-8")


def test_a_declaration_settles_what_bytes_leave_open() -> None:
    data = "Čtvrtek".encode("iso8859-2")
    assert decode(data, "ISO-8859-2") == ("Čtvrtek", "iso8859-2")
    assert decode("5 €".encode("cp1252"), "iso-8859-1") == ("5 €", "cp1252")


def test_a_false_declaration_is_not_believed() -> None:
    data = TEXTS["cp1251"].encode("cp1251")
    assert decode(data, "utf-8") == (TEXTS["cp1251"], "cp1251")


@pytest.mark.parametrize(
    "name", ["rot13", "unicode_escape", "idna", "zlib", "hex", "utf-7", "punycode", "../x", "", None]
)
def test_names_outside_the_list_are_no_codecs(name: str | None) -> None:
    assert codec_of(name) is None
    assert decode(b"\\x1b[31m +AOk- plain", name) == ("\\x1b[31m +AOk- plain", "utf-8")


def test_every_label_leads_to_a_codec() -> None:
    for label in (
        "latin1",
        "Shift_JIS",
        "gb2312",
        "big5",
        "euc-kr",
        "koi8-r",
        "windows-1256",
        "iso-8859-8",
        "us-ascii",
    ):
        assert codecs.lookup(codec_of(label) or "none")


def test_damaged_utf8_is_mended_and_said() -> None:
    data = "naïve café, ".encode() * 3 + "café.".encode("latin-1")
    assert decode(data) == ("naïve café, " * 3 + "café.", "utf-8" + DAMAGED)


@pytest.mark.parametrize("far", [0, 200])
def test_utf8_with_few_bad_bytes_is_utf8_however_short(far: int) -> None:
    data = (
        b"Zo\xff\xfe\xc3 \x80\x81 said \xe2\x80\x9cno\xe2\x80\x9d. " + b"The ferry left. " * far + "A naïve — ".encode()
    )
    text, encoding = decode(data)
    assert encoding == "utf-8" + DAMAGED
    assert "said “no”." in text
    assert text.endswith("A naïve — ")


def test_one_stray_byte_does_not_change_the_charset_and_is_said() -> None:
    for encoding in ("shift_jis", "gb18030", "big5", "euc_kr"):
        data = TEXTS[encoding].encode(encoding)
        for declared in (encoding, None):
            text, name = decode(data + b" \xff.", declared)
            assert text == TEXTS[encoding] + " \ufffd."
            assert name.endswith(DAMAGED)


@given(
    st.sampled_from([name for name in TEXTS if name not in ("cp1252", "iso8859-15", "cp1250", "cp1254")]),
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 12)), min_size=12, max_size=40),
)
def test_no_text_of_another_charset_is_taken_for_damaged_utf8(encoding: str, cuts: list[tuple[int, int]]) -> None:
    whole = TEXTS[encoding]
    text = " ".join(whole[at % len(whole) :][:length] for at, length in cuts)
    assert decode(text.encode(encoding))[1].removesuffix(DAMAGED) != "utf-8" or text.isascii()


@given(st.sampled_from(["cp1252", "iso8859-15", "cp1250", "cp1254"]), st.lists(st.integers(0, 99), min_size=1))
def test_no_western_text_is_taken_for_damaged_utf8(encoding: str, chosen: list[int]) -> None:
    words = TEXTS[encoding].split()
    text = " ".join(words[one % len(words)] for one in chosen)
    assert text.isascii() or not decode(text.encode(encoding))[1].startswith("utf-8")


@given(st.sampled_from(list(TEXTS)), st.lists(st.tuples(st.integers(0), st.sampled_from(b"\xff\xfe\x80")), max_size=4))
def test_utf8_of_any_script_stays_utf8_with_a_few_bytes_put_in(encoding: str, bad: list[tuple[int, int]]) -> None:
    data = bytearray((TEXTS[encoding] * 3).encode())
    for at, byte in bad:
        data.insert(at % (len(data) + 1), byte)
    assert decode(bytes(data))[1].startswith("utf-8")


def test_a_file_that_ends_inside_a_character_is_still_utf8() -> None:
    assert decode("a café, the café".encode()[:-1]) == ("a café, the caf\ufffd", "utf-8" + DAMAGED)
    assert decode("5 €".encode()[:-1]) == ("5 \ufffd", "utf-8" + DAMAGED)
    assert decode("café".encode("latin-1")) == ("café", "cp1252")


def test_iso_2022_jp_is_no_ascii() -> None:
    assert decode("日本語の記事です。".encode("iso2022_jp")) == ("日本語の記事です。", "iso-2022-jp")


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n", b"\x7fELF" + bytes(50), b"\0" * 5000, b"%PDF-1.7\n", random.Random(7).randbytes(5000)],
)
def test_other_data_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="not a text file"):
        decode(data)


def test_a_few_zero_bytes_do_not_make_a_text_binary() -> None:
    assert "ferry" in decode(b"The ferry\0 leaves at ten.\n" * 20)[0]
