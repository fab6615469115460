"""Which language a text is written in: by its script, and by its commonest words where several share one.

Small and sure rather than complete: a text that shows too little, or shows two languages alike, has no answer.
"""

import re
from collections import Counter
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
_LANGUAGES: dict[str, list[str]] = {}
for _code, _row in _STOP_WORDS.items():
    for _word in frozenset(_row.split()):
        _LANGUAGES.setdefault(_word, []).append(_code)
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


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, or None when it is not clear."""
    sample = text[:SAMPLE]
    letters = Counter(sample)
    counts: Counter[str] = Counter()
    for letter, number in letters.items():
        counts[_script(letter)] += number
    del counts[""]
    total = sum(counts.values())
    # A Chinese or Japanese character says as much as several letters.
    if total + 3 * (counts["han"] + counts["kana"]) < _LEAST_LETTERS:
        return None
    weights = Counter({s: n * (3 if s in ("han", "kana", "hangul") else 1) for s, n in counts.items()})
    script, weight = weights.most_common(1)[0]
    if script in ("han", "kana"):
        return "ja" if counts["kana"] > 0.05 * (counts["han"] + counts["kana"]) else "zh"
    if weight < 0.5 * sum(weights.values()):
        return None
    if script == "latin":
        return _latin(sample)
    if script == "cyrillic":
        return _cyrillic(letters)
    if script == "arabic":
        return _arabic(letters)
    return _ONE_LANGUAGE[script]


@lru_cache(maxsize=8192)
def _script(letter: str) -> str:
    return next((name for name, low, high in _SCRIPTS if low <= letter <= high), "")


def _latin(sample: str) -> str | None:
    words = Counter(_WORD.findall(sample.casefold()))
    total = sum(words.values())
    scores: Counter[str] = Counter()
    for word in words.keys() & _LANGUAGES.keys():
        for code in _LANGUAGES[word]:
            scores[code] += words[word]
    for code, rare in _RARE.items():
        # The Scandinavian three share most of their small words; those that only one has decide.
        scores[code] += 2 * sum(words[w] for w in rare) - words["the"] - words["of"]
    (best, hits), (_, second) = scores.most_common(2)
    if hits < 3 or hits < 0.08 * total or hits < 1.15 * second:
        return None
    return best


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


def _arabic(letters: Counter[str]) -> str:
    if letters["ٹ"] + letters["ڈ"] + letters["ے"] + letters["ں"] > 0.01 * sum(letters.values()):
        return "ur"
    persian = sum(letters[c] for c in "پچژگیک")
    arabic = sum(letters[c] for c in "ةيكىإأ")
    return "fa" if persian > arabic else "ar"
