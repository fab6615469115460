"""The names that press databases print for languages, in the languages of their interfaces."""

import re

from readroom.importer.fields import language_of

_NAMES = {
    "ar": "arabisch arabe árabe arabo arabisk арабский 阿拉伯文 阿拉伯语 アラビア語",
    "ca": "catalan katalanisch català catalán catalano",
    "cs": "czech tschechisch tchèque checo ceco чешский",
    "da": "dänisch danois danés danese датский",
    "de": "allemand alemán alemão tedesco duits немецкий 德文 德语 ドイツ語",
    "el": "griechisch grec griego greco греческий",
    "en": "englisch anglais inglés inglês inglese engels английский 英文 英语 英語 영어",
    "es": "spanisch espagnol espanhol spagnolo spaans испанский 西班牙文 西班牙语 スペイン語",
    "fi": "finnisch finnois finlandés",
    "fr": "französisch francés francês francese frans французский 法文 法语 フランス語",
    "hu": "hungarian ungarisch hongrois húngaro",
    "id": "indonesian indonesisch indonésien bahasa 印尼文",
    "it": "italienisch italien italiaans итальянский 意大利文 意大利语 イタリア語",
    "ja": "japanisch japonais japonés giapponese японский 日文 日语 日本語",
    "ko": "koreanisch coréen coreano корейский 韩文 韩语 韓国語 한국어",
    "ms": "malay malaiisch malais",
    "nl": "niederländisch holländisch néerlandais neerlandés holandés holandês olandese нидерландский オランダ語",
    "no": "norwegisch norvégien noruego",
    "pl": "polnisch polonais polaco polacco польский",
    "pt": "portugiesisch portugais portugués portoghese portugees португальский 葡萄牙文 ポルトガル語",
    "ro": "romanian rumänisch roumain rumano",
    "ru": "russisch russe ruso russo русский 俄文 俄语 ロシア語",
    "sv": "schwedisch suédois sueco svedese шведский",
    "tr": "türkisch turc turco турецкий",
    "uk": "ukrainisch ukrainien ucraniano украинский",
    "vi": "vietnamese vietnamesisch vietnamien",
    "zh": "chinesisch chinois chino chinês cinese китайский 中文 汉语 中国語 简体中文 繁体中文 繁體中文",
}
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}


def language_code(text: str) -> str | None:
    """Return the ISO 639-1 code of the first language that is named ("GERMAN; DEUTSCH", "Chinese - Simplified")."""
    for part in text.replace("/", ";").split(";"):
        name = part.strip().casefold()
        for word in (name, name.split(" ")[0].strip(" ,-–(") if name else "", re.split(r"[(（]", name)[0].strip()):
            if word and (code := _CODES.get(word) or language_of(word)):
                return code
    return None
