"""Tables of RTF: charsets by their numbers, characters by their control words, and groups that are no text."""

CODEPAGES = {
    0: "cp1252", 437: "cp437", 708: "iso8859-6", 737: "cp737", 775: "cp775", 819: "cp1252", 850: "cp850", 852: "cp852",
    855: "cp855", 857: "cp857", 858: "cp858", 860: "cp860", 861: "cp861", 862: "cp862", 863: "cp863", 865: "cp865",
    866: "cp866", 869: "cp869", 874: "cp874", 932: "cp932", 936: "gb18030", 949: "cp949", 950: "cp950",
    1250: "cp1250", 1251: "cp1251", 1252: "cp1252", 1253: "cp1253", 1254: "cp1254", 1255: "cp1255", 1256: "cp1256",
    1257: "cp1257", 1258: "cp1258", 1361: "johab", 10000: "mac-roman", 10006: "mac-greek", 10007: "mac-cyrillic",
    10029: "mac-latin2", 10081: "mac-turkish", 28592: "iso8859-2", 28595: "iso8859-5", 28605: "iso8859-15",
    54936: "gb18030", 65001: "utf-8",
}  # fmt: skip
"""Python's codec for each code page (`\\ansicpg`, `\\cpg`); no other codec is ever used."""

CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""The same for a font's charset (`\\fcharset`); 0 and what is not here follow the document."""

SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f", "softline": "\n",
}  # fmt: skip

SYMBOLS = {"~": "\xa0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}
"""Characters by control symbols. An optional hyphen (`\\-`) is none."""

NO_TEXT = frozenset((
    "annotation", "atnauthor", "atndate", "atnid", "atnparent", "atnref", "atntime", "atrfend", "atrfstart", "author",
    "background", "buptim", "category", "colorschememapping", "colortbl", "comment", "company", "creatim",
    "datafield", "datastore", "docvar", "ebcend", "ebcstart", "factoidname", "falt", "ffdeftext", "ffentrymcr",
    "ffexitmcr", "ffformat", "ffhelptext", "ffl", "ffname", "ffstattext", "filetbl", "fontemb", "fontfile", "ftncn",
    "ftnsep", "ftnsepc", "aftncn", "aftnsep", "aftnsepc", "generator", "gridtbl", "hl", "hlfr", "hlinkbase", "hlloc",
    "hlsrc", "hsv", "htmltag", "keycode", "keywords", "latentstyles", "levelnumbers", "leveltext", "lfolevel",
    "linkval", "list", "listlevel", "listname", "listoverride", "listoverridetable", "listpicture", "liststylename",
    "listtable", "lsdlockedexcept", "mailmerge", "manager", "mmathPr", "nesttableprops", "nextfile", "nonesttables",
    "nonshppict", "objalias", "objclass", "objdata", "objname", "objsect", "objtime", "oldcprops", "oldpprops",
    "oldsprops", "oldtprops", "oleclsid", "operator", "panose", "password", "passwordhash", "pgp", "pgptbl",
    "picprop", "pict", "pnseclvl", "pntxta", "pntxtb", "printim", "private", "propname", "protend", "protstart",
    "protusertbl", "pxe", "revtbl", "revtim", "rsidtbl", "rxe", "shppict", "sp", "staticval", "subject", "svb", "tc",
    "tcn", "template", "themedata", "txe", "userprops", "wgrffmtfilter", "windowcaption", "writereservation",
    "writereservhash", "xe", "xform", "xmlattrname", "xmlattrvalue", "xmlclose", "xmlname", "xmlnstbl", "xmlopen",
    "bkmkend", "do",
))  # fmt: skip
"""Groups that are left out, whatever stands in them."""

STARRED = frozenset(
    ("fldinst", "bkmkstart", "shpinst", "shptxt", "shpgrp", "footnote", "ud", "pn", "cs", "ts", "shp", "fldrslt",
     "mmath", "moMath", "moMathPara", "listtext", "pntext", "dptxbx", "dptxbxtext")
)  # fmt: skip
"""Groups that are read although they are marked as ones that old programs may pass over."""
