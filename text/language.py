"""Which language a text is written in: by its script, and by its commonest words where several share one.

Small and sure rather than complete: a text that shows too little, or shows two languages alike, has no answer.
"""

import re
import struct
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

SAMPLE = 4_000
"""How many code points are looked at, from the start of the text."""

_STOP_WORDS: dict[str, str] = {
    "en": "the of and to in is that it was for on with as are be by this from at have not but they you which were has",
    "de": "der die das und ist nicht ein eine zu den von mit dem sich auf für im auch als werden wird bei dass oder",
    "fr": "le la les des et est une dans que qui pour pas sur plus par avec au ce sont mais nous vous ont cette aux du",
    "es": "el la los las que de y en un una por con para es no se del al como más pero sus fue este ha su lo",
    "it": "il la che di e un una per non è con del della sono le dei gli nel alla più anche come ma si ha questo",
    "pt": "o a os as que de e do da em um uma para com não é por dos das no na mais ao como foi seu são ou",
    "nl": "de het een van en in is dat op te zijn voor met niet die aan er ook als bij om maar door naar heeft was",
    "sv": "och att det som en på är av för med den till inte om ett har de jag var från men så vi kan",
    "da": "og at det som en på er af for med den til ikke om et har de jeg var fra men så vi kan blev",
    "no": "og at det som en på er av for med den til ikke om et har de jeg var fra men så vi kan ble",
    "fi": "ja on ei se että oli hän mutta ovat myös kun niin sekä joka tai mukaan ole voi sen",
    "pl": "i w na z się nie do to że jest o jak za po od przez przy ale są dla który która będzie oraz",
    "cs": "a se v na je že s z do o to jako ale za po pro by jsou která který není byl také od",
    "ro": "și în de la cu pe nu că este o un din care pentru sunt mai dar ca fost au prin",
    "hu": "a az és hogy nem is egy ez de volt meg csak mint már van ha vagy el még",
    "tr": "ve bir bu da de için ile çok olarak daha gibi ne olan var kadar sonra ama en değil mi olduğu",
    "sq": "dhe të në e për me një që i nga është se më ka ky kjo nuk si por do janë u ishte së",
    "id": "yang dan di ini itu dengan untuk tidak dari dalam akan pada juga adalah ke karena oleh sebagai",
    "hr": "i u je na se da su za od s a kao koji što nije bi ili ali iz te",
}
_RARE = {
    "sv": ("och", "att", "är", "av", "för", "jag"),
    "da": ("og", "af", "ikke", "jeg", "blev"),
    "no": ("og", "av", "ikke", "jeg", "ble"),
}
_CODES = tuple(_STOP_WORDS)
_FIELDS = struct.Struct(f"<{len(_CODES)}H")
"""A score for each of the languages, all of them in one integer: what a word says for each is then one addition."""
_NONE_YET = sum(1 << 15 + 16 * place for place in range(len(_CODES)))  # in the middle: scores can be negative
_SAYS: dict[bytes, int] = {}
"""What a word, in UTF-8, says for the languages."""


def _say(word: str, code: str, weight: int) -> None:
    _SAYS[word.encode()] = _SAYS.get(word.encode(), 0) + (weight << 16 * _CODES.index(code))


for _code, _row in _STOP_WORDS.items():
    for _word in frozenset(_row.split()):
        _say(_word, _code, 1)
for _code, _rare in _RARE.items():
    # The Scandinavian three share most of their small words; those that only one has decide.
    for _word in _rare:
        _say(_word, _code, 2)
    _say("the", _code, -1)
    _say("of", _code, -1)
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("latin", "A", "Z"), ("latin", "a", "z"), ("latin", "\u00c0", "\u024f"), ("cyrillic", "\u0400", "\u04ff"),
    ("arabic", "\u0620", "\u06d3"), ("kana", "\u3041", "\u30fa"), ("han", "\u3400", "\u9fff"),
    ("hangul", "\uac00", "\ud7a3"), ("greek", "\u0370", "\u03ff"), ("hebrew", "\u05d0", "\u05ea"),
    ("devanagari", "\u0900", "\u097f"), ("thai", "\u0e01", "\u0e4e"), ("armenian", "\u0531", "\u0587"),
    ("georgian", "\u10a0", "\u10ff"),
)  # fmt: skip
_ONE_LANGUAGE = {
    "hangul": "ko",
    "greek": "el",
    "hebrew": "he",
    "devanagari": "hi",
    "thai": "th",
    "armenian": "hy",
    "georgian": "ka",
}
_LEAST_LETTERS = 20
_THREEFOLD = ("han", "kana", "hangul")
_CAPITALS, _SMALL = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz"
_ASCII = bytes(range(128))
_NO_LETTER = _ASCII.translate(None, _CAPITALS + _SMALL)
# Letters of ASCII in lower case, blanks for its other characters; what is beyond ASCII stays.
_LETTERS = bytes.maketrans(_CAPITALS + _NO_LETTER, _SMALL + b" " * len(_NO_LETTER))
_MOST_CHANGED = 40  # characters that are changed in a text one after the other


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, or None when it is not clear."""
    sample = text[:SAMPLE]
    data = sample.encode("utf-8", "surrogatepass")
    letters = data.translate(_LETTERS)
    if len(data) == len(sample):
        return _latin(letters.split()) if len(letters) - letters.count(b" ") >= _LEAST_LETTERS else None
    if len(data) > 1.5 * len(sample):
        printed, latin = Counter(sample), 0
    else:
        # Letters of ASCII are counted together, where they are many.
        beyond = data.translate(None, _ASCII)
        printed = Counter(beyond.decode("utf-8", "surrogatepass"))
        latin = len(letters) - letters.count(b" ") - len(beyond)
    counts = _scripts(latin, printed)
    signs = counts.get("han", 0) + counts.get("kana", 0)
    # A Chinese or Japanese character says as much as several letters.
    if sum(counts.values()) + 3 * signs < _LEAST_LETTERS:
        return None
    weights = {script: number * (3 if script in _THREEFOLD else 1) for script, number in counts.items()}
    weight = max(weights.values())
    script = _first(sample, [script for script, each in weights.items() if each == weight])
    if script in ("han", "kana"):
        return "ja" if counts.get("kana", 0) > 0.05 * signs else "zh"
    if weight < 0.5 * sum(weights.values()):
        return None
    if script == "latin":
        return _latin(_words(sample, letters, printed))
    if script == "cyrillic":
        return _cyrillic(printed)
    if script == "arabic":
        return _arabic(printed, len(sample))
    return _ONE_LANGUAGE[script]


def _scripts(latin: int, printed: Counter[str]) -> dict[str, int]:
    """Return how many letters of each script there are among those that are printed, and `latin` ones besides."""
    counts = {"latin": latin} if latin else {}
    for letter, number in printed.items():
        if script := _script(letter):
            counts[script] = counts.get(script, 0) + number
    return counts


@lru_cache(maxsize=8192)
def _script(letter: str) -> str:
    return next((name for name, low, high in _SCRIPTS if low <= letter <= high), "")


def _first(sample: str, scripts: list[str]) -> str:
    """Return which of some scripts comes first in a text."""
    return scripts[0] if len(scripts) == 1 else next(each for c in sample if (each := _script(c)) in scripts)


def _words(sample: str, letters: bytes, printed: Iterable[str]) -> list[bytes]:
    """Return the words of a sample, in lower case and UTF-8.

    `letters` is the sample's UTF-8 with ASCII as it is in words, `printed` the characters that it holds beyond that.
    """
    changes = [(letter, as_word) for letter in printed if (as_word := _in_words(letter)) != letter]
    if len(changes) > _MOST_CHANGED:
        return [word.encode() for word in _WORD.findall(sample.casefold())]
    for letter, as_word in changes:
        letters = letters.replace(letter.encode("utf-8", "surrogatepass"), as_word.encode())
    return letters.split()


@lru_cache(maxsize=8192)
def _in_words(letter: str) -> str:
    """Return what a character is in words: in lower case where it is a letter, a blank where it is none."""
    return "".join(c if _WORD.match(c) else " " for c in letter.casefold())


def _latin(words: list[bytes]) -> str | None:
    said = sum(filter(None, map(_SAYS.get, words)), _NONE_YET)
    scores = [score - (1 << 15) for score in _FIELDS.unpack(said.to_bytes(_FIELDS.size, "little"))]
    *_, second, hits = sorted(scores)
    if hits < 3 or hits < 0.08 * len(words) or hits < 1.15 * second:
        return None
    return _CODES[scores.index(hits)]


def _cyrillic(printed: Counter[str]) -> str | None:
    letters: Counter[str] = Counter()
    for letter, number in printed.items():
        letters[letter.casefold()] += number
    total = sum(n for c, n in letters.items() if "\u0400" <= c <= "\u04ff")
    if letters["і"] + letters["ї"] + letters["є"] > 0.02 * total:
        return "be" if letters["ў"] else "uk"
    if letters["ј"] + letters["ђ"] + letters["љ"] + letters["њ"] > 0.02 * total:
        return "mk" if letters["ѓ"] + letters["ќ"] else "sr"
    if letters["ы"] + letters["э"] + letters["ё"] > 0.002 * total:
        return "ru"
    return "bg" if letters["ъ"] > 0.01 * total else "ru" if total >= 40 else None


def _arabic(letters: Counter[str], total: int) -> str:
    if letters["ٹ"] + letters["ڈ"] + letters["ے"] + letters["ں"] > 0.01 * total:
        return "ur"
    persian = sum(letters[c] for c in "پچژگیک")
    arabic = sum(letters[c] for c in "ةيكىإأ")
    return "fa" if persian > arabic else "ar"
