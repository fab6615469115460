"""The language of a text: told when it is clear, None when it is not."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readroom.text import language
from readroom.text.language import SAMPLE, detect

TEXTS = {
    "en": "The board of the harbour said that it was glad to have the pier back, and that the work will go on.",
    "de": "Der Rat der Stadt ist froh, dass die Mole wieder offen ist, und die Arbeiten werden mit dem Bau "
    "fortgesetzt.",
    "fr": "Le conseil du port est content que la jetée soit ouverte, et les travaux vont continuer dans la ville "
    "avec nous.",
    "es": "El consejo del puerto está contento de que el muelle se haya abierto, y las obras no se paran por la "
    "lluvia.",
    "it": "Il consiglio del porto è contento che il molo sia aperto, e i lavori non si fermano per la pioggia "
    "della notte.",
    "pt": "O conselho do porto está contente porque o cais foi aberto, e as obras não param com a chuva que cai "
    "em nós.",
    "nl": "Het bestuur van de haven is blij dat de pier weer open is, en het werk gaat door met een nieuwe ploeg.",
    "ru": "Совет порта рад, что пирс снова открыт, и эти работы будут продолжены, как мы и говорили вчера.",
    "ar": "قال مجلس الميناء إن الرصيف مفتوح مرة أخرى وإن العمل سيستمر في المدينة كما كان مقررا",
    "fa": "شورای بندر گفت که اسکله دوباره باز شده است و کار در شهر ادامه پیدا می‌کند چنان که گفته بودیم",
    "zh": "港口委员会很高兴码头重新开放，工程将继续进行，正如我们昨天所说的那样。",
    "ja": "港の委員会は桟橋が再び開いたことを喜んでおり、工事はこれからも続けられる予定です。",
    "sq": "Këshilli i portit është i gëzuar që skela u hap përsëri dhe puna nuk do të ndalet për shkak të shiut "
    "në qytet.",
    "pl": "Rada portu jest zadowolona, że molo jest znowu otwarte, a prace nie są przerywane przez deszcz i do "
    "tego się uda.",
    "tr": "Liman kurulu iskelenin yeniden açılması için çok mutlu ve çalışmalar bir yıl daha devam edecek gibi, "
    "ama ne var ki.",
    "sv": "Hamnens styrelse sade att den är glad att piren har öppnats igen, och att arbetet ska fortsätta som jag "
    "skrev i går.",
    "uk": "Рада порту рада, що пірс знову відкрито, і ці роботи триватимуть, як ми й казали вчора.",
    "ko": "항구 위원회는 부두가 다시 열려서 기쁘다고 말했고 공사는 계속될 것이라고 말했다.",
    "el": "Το συμβούλιο του λιμανιού χαίρεται που η προβλήτα άνοιξε ξανά και οι εργασίες συνεχίζονται.",
}


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_sentence_shows_its_language(code: str) -> None:
    assert detect(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "   \n", "1234 5678", "xyzzy plugh", "OK", "Москва"])
def test_too_little_has_no_language(text: str) -> None:
    assert detect(text) is None


def test_two_scripts_alike_have_no_language() -> None:
    assert detect("abcdefghijklmnopqrst " * 3 + "абвгдежзиклмнопрстуф " * 3) is None


@given(st.text(max_size=300))
def test_any_text_gives_a_code_or_none(text: str) -> None:
    found = detect(text)
    assert found is None or (len(found) == 2 and found.isalpha())


ODD = "’“”–…\u00a0\u00ad\u0130\u0131\u017f\u212a\u0149ßẞﬁ²Ⅷ٣ªÉéŁłΣς\u0301\ud800\U0001f600_09,. \n\x85\u2028"
PROSE = st.lists(
    st.one_of(
        st.sampled_from(["the", "OF", "que", "och", "är", "Që", "più", "że"]), st.sampled_from(ODD), st.text(max_size=5)
    )
)


@given(PROSE.map("".join))
@example("".join(map(chr, range(0x100, 0x400))) + " the quay")
def test_words_are_runs_of_letters_in_lower_case(text: str) -> None:
    letters = text.encode("utf-8", "surrogatepass").translate(language._LETTERS)
    beyond = [c for c in dict.fromkeys(text) if not c.isascii()]
    words = [word.decode() for word in language._words(text, letters, beyond)]
    assert words == re.findall(r"[^\W\d_]+", text.casefold())


@given(st.lists(st.sampled_from([*TEXTS.values(), *ODD, "abc ", "где ", "港"]), max_size=12).map("".join))
def test_what_is_beyond_the_sample_changes_nothing(text: str) -> None:
    sample = (text + " ") * (SAMPLE // (len(text) + 1) + 1)
    assert detect(sample) == detect(sample[:SAMPLE]) == detect(sample[:SAMPLE] + TEXTS["el"] * 9)


@pytest.mark.parametrize(
    ("text", "code"),
    [("ы" * 30 + "한" * 10, "ru"), ("한" * 10 + "ы" * 30, "ko"), ("中" * 8 + "あ" * 8, "ja"), ("あ中" * 9, "ja")],
)
def test_of_two_scripts_alike_the_first_counts(text: str, code: str) -> None:
    assert detect(text) == code


def test_two_languages_alike_have_none() -> None:
    assert detect("harbour " * 4 + "the de " * 9) == detect("harbour " * 4 + "der the " * 9) is None
    assert detect("harbour " * 4 + "the " * 9) == "en"
    assert detect("hamnen " * 4 + "och att det " * 9) == "sv"


@pytest.mark.parametrize("code", ["en", "de", "sv", "pl", "sq"])
def test_marks_between_the_words_change_no_language(code: str) -> None:
    marks = [chr(0x2190 + n) for n in range(120)]
    few = "".join(word + marks[n % 30] for n, word in enumerate((TEXTS[code] + " ").split() * 3))
    many = "".join(word + marks[n % 120] for n, word in enumerate((TEXTS[code] + " ").split() * 8))
    assert detect(few) == detect(many) == code
