"""Charset names that may be believed, and a guess at the charset of bytes that declare none.

The guess looks at what a wrong charset gets wrong: how frequent the commonest letters of a script are, and whether
the commonest words with accents come out. Validity alone says little: most single-byte charsets take any byte.
"""

# ruff: noqa: E501 (tables of words read best one language a line)

import re

# Labels of the WHATWG Encoding Standard, with Python's codec for each. No codec outside this table is ever used.
LABELS: dict[str, str] = {
    label: codec
    for codec, labels in {
        "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
        "utf-16-le": "utf-16le utf-16 unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff",
        "utf-16-be": "utf-16be unicodefffe",
        "cp866": "866 cp866 csibm866 ibm866",
        "iso8859-2": "csisolatin2 iso-8859-2 iso8859-2 iso88592 iso_8859-2 l2 latin2",
        "iso8859-3": "csisolatin3 iso-8859-3 iso8859-3 iso_8859-3 l3 latin3",
        "iso8859-4": "csisolatin4 iso-8859-4 iso8859-4 iso_8859-4 l4 latin4",
        "iso8859-5": "csisolatincyrillic cyrillic iso-8859-5 iso8859-5 iso_8859-5",
        "iso8859-6": "arabic asmo-708 csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso8859-6 iso_8859-6",
        "iso8859-7": "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso8859-7 iso_8859-7 sun_eu_greek",
        "iso8859-8": "csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso8859-8 iso_8859-8 visual logical iso-8859-8-i",
        "iso8859-10": "csisolatin6 iso-8859-10 iso8859-10 l6 latin6",
        "iso8859-13": "iso-8859-13 iso8859-13",
        "iso8859-14": "iso-8859-14 iso8859-14",
        "iso8859-15": "csisolatin9 iso-8859-15 iso8859-15 iso_8859-15 l9 latin-9",
        "iso8859-16": "iso-8859-16 iso8859-16",
        "koi8-r": "cskoi8r koi koi8 koi8-r koi8_r",
        "koi8-u": "koi8-ru koi8-u",
        "mac-roman": "csmacintosh mac macintosh x-mac-roman",
        "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
        "cp874": "dos-874 iso-8859-11 iso8859-11 tis-620 windows-874",
        "cp1250": "cp1250 windows-1250 x-cp1250",
        "cp1251": "cp1251 windows-1251 x-cp1251",
        "cp1252": (
            "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso8859-1 iso88591 iso_8859-1 l1 latin1 "
            "us-ascii windows-1252 x-cp1252 latin-1"
        ),
        "cp1253": "cp1253 windows-1253 x-cp1253",
        "cp1254": "cp1254 csisolatin5 iso-8859-9 iso8859-9 iso_8859-9 l5 latin5 windows-1254 x-cp1254",
        "cp1255": "cp1255 windows-1255 x-cp1255",
        "cp1256": "cp1256 windows-1256 x-cp1256",
        "cp1257": "cp1257 windows-1257 x-cp1257",
        "cp1258": "cp1258 windows-1258 x-cp1258",
        "gb18030": "gb18030 chinese csgb2312 gb2312 gb_2312 gb_2312-80 gbk x-gbk iso-ir-58",
        "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
        "euc_jp": "cseucpkdfmtjapanese euc-jp x-euc-jp",
        "iso2022_jp": "csiso2022jp iso-2022-jp",
        "cp932": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
        "cp949": "cseuckr csksc56011987 euc-kr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949",
    }.items()
    for label in labels.split()
}

_SAMPLE = 1 << 15  # bytes that are looked at
_LEAST_SCORE = 0.35  # less speaks for no script
_MENDED = 12  # characters beyond ASCII for each one that does not fit, in a charset that is still believed
_UNASSIGNED = re.compile("[\x80\uf8f0-\uf8f3]")  # what Python makes of bytes that windows-932 does not use
_HIGH = re.compile(rb"[\x80-\xff]+")
_GLUED = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]+|[\x80-\xff]+(?=[A-Za-z])")
_INNER_SIGN = re.compile(r"(?<=[^\W\d_])[^\w\s\x00-\x7f’–—…](?=[^\W\d_])|(?<=[a-zà-ÿ])[²³¹ÐÞÝÆØ¼½¾]")
_WORD = re.compile(r"[^\W\d_]+")

_WIDE = frozenset(("gb18030", "big5hkscs", "euc_jp", "cp932", "cp949"))
_INNER_CAPITAL = re.compile(r"(?<=[а-яёα-ω])[А-ЯЁΑ-Ω]")
_PUNCTUATION = "«»“”„‘’–—…№·،؛؟¿¡ \u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652ั็ี่้ืุู์ิ"

# The commonest letters of each script; in a wrong charset of the same script they come out as rare ones.
_COMMON: dict[str, str] = {
    "gb18030": "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里，。",
    "big5hkscs": "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡，。",
    "euc_jp": "のにはをたがでてとしれさいなるもかすこらっりまけん、。",
    "cp932": "のにはをたがでてとしれさいなるもかすこらっりまけん、。",
    "cp949": "이다의는에을가고를하은로지한도기사서어자인정리대해스일시나그아라부",
    "cp1251": "оеаинтсрвлкмдпуяыьгзбчйхжшюії",
    "koi8-r": "оеаинтсрвлкмдпуяыьгзбчйхжшю",
    "cp866": "оеаинтсрвлкмдпуяыьгзбчйхжшю",
    "iso8859-5": "оеаинтсрвлкмдпуяыьгзбчйхжшю",
    "cp1253": "αοιετσνηυρπκμλςίόάήέύώδγθ",
    "iso8859-7": "αοιετσνηυρπκμλςίόάήέύώδγθ",
    "cp1255": "יוהלאתרמבשנדעםחקפטכגסן",
    "cp1256": "اليمنوترهبدعسفةكقحأجشصطخگپچیئءى،",
    "cp874": "านรอกเงมยลวดท้่ีสต็ะัแปบคหิุพ",
}
# Frequent words that hold accents: they tell apart the charsets of scripts that are mostly ASCII.
_WORDS: dict[str, frozenset[str]] = {
    codec: frozenset(words.split())
    for codec, words in {
        "cp1252": (
            "à été être même où après déjà très aussi français où là ça était années première pays café "
            "für über können auch würde während später größte zurück müssen jährlich möglich dafür gegenüber früher "
            "más según también está están años él qué número así después país día política españa sólo además "
            "não são também já até é você está há então português às três será à "
            "è più perché può così già città però sarà là né "
            "är för på från även också när då år något många själv å være når også små två få være på først større "
            "één vóór geïnteresseerd coördinatie és és això però també què més són està "
            "että við það þetta ekki verið voor hän että myös sitä sekä tämä ovat päivä"
        ),
        "cp1250": (
            "się że są być także może które która przez był było już będzie jeżeli więc można też między "
            "že při není před také již která které až může být ještě více už tím než když protože roku říká "
            "či ktorý ktorá sú však ešte môže aj keď až tiež "
            "első erről ebből időben jövő ő őt később nő nők idő ről ből től gyűlés jelentős főváros lehetőség és hogy már még között több után első volt magyar előtt szerint lehet két így is őket kérdés "
            "să și şi în că după până către fără această mai între "
            "što već još više kuće će još može među i koji četiri že še več tudi lahko kjer"
        ),
        "cp1254": "için olduğu çok değil gün büyük şu şey göre çünkü önce sonra türkiye ağustos yıl yılında ılık sağ doğru şimdi",
        "cp1257": "yra kad už būti taip dėl šis kurį tačiau arī ir ļoti vairāk būs kā šo gadā tādēļ ka pēc või ka juba või üle",
    }.items()
}
_WORDS["iso8859-2"] = _WORDS["cp1250"]
_WORDS["iso8859-13"] = _WORDS["cp1257"]


def guess(data: bytes) -> str:
    """Return the codec that reads `data` (which is not UTF-8) best; windows-1252 when nothing speaks for another."""
    sample = data if len(data) <= _SAMPLE else _around(data)
    high = sum(map(len, _HIGH.findall(sample)))
    # Letters of another script never stand beside ASCII letters; bytes of a two-byte character may.
    latin = sum(map(len, _GLUED.findall(sample))) > 0.3 * max(high, 1)
    codecs = [codec for codec in _COMMON if codec in _WIDE or not latin]
    for read in (_text, _mended):
        scores = {codec: _score(text, codec) for codec in codecs if (text := read(sample, codec)) is not None}
        best = max(scores, key=scores.__getitem__, default="cp1252")
        if scores.get(best, 0.0) > _LEAST_SCORE:
            return best
    best = "cp1252"
    best_score = _word_score(_text(sample, best), _WORDS[best])
    for codec, known in _WORDS.items():
        score = _word_score(_text(sample, codec), known)
        if score > best_score:
            best, best_score = codec, score
    return best


def reads_well(text: str, codec: str) -> bool:
    """Tell whether a text that was read with a codec, with U+FFFD for what did not fit, is one but for few bytes."""
    beyond = sum(c > "\x7f" for c in text)
    if _MENDED * text.count("\ufffd") > beyond:
        return False
    return codec not in _COMMON or _score(text.replace("\ufffd", ""), codec) > _LEAST_SCORE


def unassigned_marked(text: str) -> str:
    """Return a text that was read as windows-932 with U+FFFD for each byte that it leaves open."""
    return _UNASSIGNED.sub("\ufffd", text)


def _mended(sample: bytes, codec: str) -> str | None:
    """Decode a sample with a few bytes that do not fit, and leave them out; None when there are more."""
    text = sample.decode(codec, "replace")
    text = unassigned_marked(text) if codec == "cp932" else text
    damage = text.count("\ufffd")
    return None if _MENDED * damage > sum(c > "\x7f" for c in text) else text.replace("\ufffd", "")


def _around(data: bytes) -> bytes:
    """Return a part of `data` that begins near its first byte beyond ASCII."""
    first = _HIGH.search(data)
    start = max(data.rfind(b"\n", 0, first.start()) + 1, first.start() - 1024) if first else 0
    return data[start : start + _SAMPLE]


def _text(sample: bytes, codec: str) -> str | None:
    """Decode a sample; None when it does not fit. A character that the end of the sample cuts is forgiven."""
    for cut in range(4):
        try:
            text = sample[: len(sample) - cut].decode(codec)
            return None if codec == "cp932" and _UNASSIGNED.search(text) else text
        except UnicodeDecodeError as error:
            if error.start < len(sample) - 4:
                break
    if codec in ("cp1250", "cp1252", "cp1254", "cp1257"):
        return sample.decode(codec, "replace")
    return None


def _score(text: str, codec: str) -> float:
    return _script_score(text, frozenset(_COMMON[codec]), wide=codec in _WIDE)


def _script_score(text: str, letters: frozenset[str], *, wide: bool) -> float:
    """Return which share of the characters beyond ASCII are common letters of the script.

    A `wide` charset (two bytes a character) that fits at all has stood a test that the others have not; what it
    never prints in a text counts against it, as signs and capitals inside words do for the others.
    """
    beyond = [c for c in text if c > "\x7f"]
    if not beyond:
        return 0.0
    good = sum(c in letters for c in beyond)
    if wide:
        odd = sum(not (c in "〜～" or "\u2010" <= c <= "\u30ff" or "\u4e00" <= c <= "\uff60") for c in beyond)
        return (good - odd) / len(beyond) + (0.3 if not odd and good > len(beyond) * 0.08 else 0)
    odd = sum(not c.isalpha() and c not in _PUNCTUATION for c in beyond)
    return (good - odd - len(_INNER_CAPITAL.findall(text))) / len(beyond)


def _word_score(text: str | None, known: frozenset[str]) -> float:
    """Return which share of the words with accents are known ones, less the share of words with a sign inside."""
    if text is None:
        return -1.0
    words = [w for w in _WORD.findall(text.lower()) if not w.isascii()]
    odd = len(_INNER_SIGN.findall(text))
    return (sum(w in known for w in words) - odd) / max(len(words), 1)
