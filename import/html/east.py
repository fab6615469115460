"""Names of persons in Chinese, Japanese and Korean, told by the family names that are common there."""

# ruff: noqa: E501 (vocabularies read best one kind a line)

import re

_FAMILIES = """
佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村
斎藤 斉藤 清水 山崎 森田 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤
近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 岡本 藤原 金子 三浦 中野 中川 原田 松田 竹内 小野
田村 中山 和田 石田 上田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田
藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉 久保 松井 岩崎 桜井 野口 菅原 木下 野村 松尾 佐野
菊地 菊池 杉本 市川 古川 大西 島田 水野 桑原 高野 渡部 吉川 山内 西田 飯田 菅野 小島 北村 安田
川口 平田 関口 東 五十嵐 川崎 中田 永井 服部 岩田 土屋 本田 久保田 樋口 川村 秋山 辻 田口 浜田
矢野
"""
_JAPANESE = frozenset(_FAMILIES.split())
_CHINESE = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文"
)
_KOREAN = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모"
)
_KANJI = re.compile(r"[\u3400-\u9fff々]{3,5}|[\u3400-\u9fff々]{2,3}[ \u3000][\u3040-\u30ff\u3400-\u9fff々]{1,4}")
_HAN = re.compile(r"[\u4e00-\u9fff]{3}")
_HANGUL = re.compile(r"[가-힣]{3}")
_KANA = re.compile(r"[\u3040-\u30ff]")
_NO_NAMES = re.compile(r"[部局社所校院市区県府村町省厅处科室网報报新闻年日号期版组组織会會館馆店]$")
_CLOSING = re.compile(r"[【（(〔\[]\s?(?P<name>[^【】（）()〔〕\[\]\d、。]{3,9}?)\s?[】）)〕\]]\s?$")


def is_eastern_name(text: str, *, japanese: bool = False) -> bool:
    """Tell whether a string is the whole name of a person, as Chinese, Japanese (`japanese`: the page is) or Korean has it."""
    text = text.strip(" \u3000")
    if _HANGUL.fullmatch(text):
        return text[0] in _KOREAN
    if japanese:
        family = next((text[:n] for n in (3, 2, 1) if text[:n] in _JAPANESE), "")
        return (
            bool(family)
            and _KANJI.fullmatch(text) is not None
            and len(text) > len(family)
            and not _NO_NAMES.search(text)
        )
    return _HAN.fullmatch(text) is not None and text[0] in _CHINESE and not _NO_NAMES.search(text)


def closing_name(text: str) -> str | None:
    """Return the name in brackets at the end of a Japanese paragraph, with which newspapers there sign; None without."""
    found = _CLOSING.search(text[-14:])
    if found is None or not _KANA.search(text[:400]):
        return None
    return found["name"] if is_eastern_name(found["name"], japanese=True) else None
