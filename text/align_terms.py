"""Words that comparing treats in their own way: stop words, negation, numbers and dates as words; like spellings.

All forms are folded: small letters, no diacritics, no apostrophes.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import Indel


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP = _set(
    """
    a about above after again against all also although am among an and another any are as at be became because been
    before being below between both but by can could did do does doing down during each either few for from further
    had has have having he her here hers herself him himself his how i if in into is it its itself just like many may
    me might more most much must my myself nor of off on once one only or other our ours out over own per same shall
    she should since so some such than that the their theirs them themselves then there these they this those through
    thus to too under until up upon us very was we were what when where which while who whom whose why will with would
    yet you your yours said says mr mrs ms dr
    der die das den dem des ein eine einen einem einer eines er sie es wir ihr ihre ihren sich sein seine seiner und
    oder aber als auch auf aus bei bis da dass durch fur hat haben ich im in ist mit nach noch nur ob ohne sind so uber
    um unter vom von vor war waren was wenn werden wie wird wurde wurden zu zum zur
    le la les l un une des du de d et ou mais que qui dans par pour sur avec sans se sa son ses ce cette ces il elle ils
    elles est sont ete a au aux en
    el los las una unos unas y o pero que en con por para del al se su sus es son fue ha como
    il lo gli i e che di da nel nella con per su si sono stato
    het een en of maar dat die van op te met voor door zijn is was
    os as um uma uns umas e ou mas do da dos das no na nos nas ao pelo pela
    """
)
"""Words that carry grammar more than sense: English, German, French, Spanish, Italian, Dutch, Portuguese."""

NEGATION = _set(
    """
    no not never none neither nor nobody nothing nowhere without cannot
    nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder ohne
    pas jamais aucun aucune rien sans ni nunca ningun ninguna ninguno nada sin jamas
    non mai nessun nessuno nessuna niente senza niet geen nooit niemand niets zonder nao nenhum nenhuma sem
    لا ليس لم لن ليست غير نه هرگز не нет никогда без
    """
)
"""Words that deny."""

_COUNTED = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
NUMBERS = {word: str(number) for number, word in enumerate(_COUNTED.split(), 2)} | {
    "zero": "0",
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "zwei": "2", "drei": "3", "vier": "4", "funf": "5", "sechs": "6", "sieben": "7", "acht": "8", "neun": "9",
    "zehn": "10", "elf": "11", "zwolf": "12", "zwanzig": "20", "dreißig": "30", "dreissig": "30",
    "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "sept": "7", "huit": "8", "neuf": "9", "dix": "10",
    "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6", "siete": "7", "ocho": "8", "nueve": "9",
    "diez": "10", "hundred": "100", "hundreds": "100s", "hundert": "100", "cent": "100", "cien": "100",
    "thousand": "1000", "thousands": "1000s", "tausend": "1000", "mille": "1000", "mil": "1000",
    "million": "1000000", "millions": "1000000s", "millionen": "1000000", "billion": "1000000000",
    "billions": "1000000000s", "milliarden": "1000000000", "trillion": "1000000000000",
    "dozen": "12", "dozens": "12s", "dutzend": "12", "half": "1/2", "third": "1/3", "quarter": "1/4",
    "percent": "%", "prozent": "%",
}  # fmt: skip
"""Number words and what they are in figures; "one" is a stop word."""

CALENDAR = _set(
    """
    january february march april june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday
    januar februar marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
    janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
    lundi mardi mercredi jeudi vendredi samedi dimanche
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    lunes martes miercoles jueves viernes sabado domingo
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
    today yesterday tomorrow tonight
    """
)
"""Months and days of the week; "may" is left out, it is a verb more often."""

WEEKDAYS = {
    day: n
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miercoles jueves viernes sabado domingo",
    )
    for n, day in enumerate(names.split())
}
"""Days of the week, folded, and their numbers from Monday, 0."""
CURRENCIES = _set(
    """
    dollar dollars euro euros pound pounds cent cents yen yuan rouble roubles ruble rubles rupee rupees franc francs
    crown crowns krone kroner krona kronor peso pesos real reais lira zloty percent prozent pourcent
    """
)
"""Units that make a number an amount."""

_SOUNDS = tuple(pair.split(":") for pair in ["kh:k", "gh:g", "ph:f", "dh:d", "ck:k", "ch:x", "q:k", "z:s", "w:v"])
_SOFT_C = re.compile("c(?=[eiy])")
_VOWEL_FIRST = re.compile("^[aeiou]")
_VOWELS = re.compile("(?<=.)[aeiouyh]+")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word, like sounds written alike: Qasem, Qassim and Kassem become one."""
    for printed, sound in _SOUNDS:
        word = word.replace(printed, sound)
    word = _SOFT_C.sub("s", word).replace("c", "k")
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", _VOWEL_FIRST.sub("a", word)))


@lru_cache(maxsize=1 << 15)
def is_number(word: str) -> bool:
    """Tell whether a folded word holds a figure or is a number word."""
    return any(map(str.isdecimal, word)) or word in NUMBERS


@lru_cache(maxsize=1 << 15)
def alike(left: str, right: str) -> bool:
    """Tell whether two folded words may be forms of one (Indel similarity from .74, or a common beginning of four).

    Generous: it carries a match over inflected and respelled words, and is no proof.
    """
    if min(len(left), len(right)) < 4 or any(map(str.isdecimal, left + right)):
        return False
    if left[:4] == right[:4]:
        return True
    similarity = Indel.normalized_similarity(left, right)
    return similarity >= 0.74 or (similarity >= 0.6 and skeleton(left) == skeleton(right))


@lru_cache(maxsize=1 << 14)
def respelled(left: str, right: str) -> bool:
    """Tell whether two folded words are spellings of one word: behaviour and behavior, Qasem and Qassim."""
    if left == right:
        return True
    if min(len(left), len(right)) < 4 or left in STOP or right in STOP or is_number(left) or is_number(right):
        return False
    similarity = Indel.normalized_similarity(left, right)
    if similarity < 0.6:
        return False
    if skeleton(left) == skeleton(right):
        return True
    # A letter more, less or out of place within a long word; another ending makes another word.
    return similarity >= 0.85 and left[0] == right[0] and left[-2:] == right[-2:]
