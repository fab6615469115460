"""Factiva records with codes: what each two-letter code holds, and the lines that every export prints."""

import re
from collections.abc import Iterable, Sequence

from readroom.importer.press.blocks import Block, add_text
from readroom.importer.press.names import press_names
from readroom.importer.press.sheet import LIKELY, Sheet

COUNT = re.compile(
    r"\s*(?P<count>\d[\d.,\s\u202f\u00a0]*)\s*(?:words?|W[öo]rter|Wort|mots?|palabras?|palavras?|parol[ae]|woorden|"
    r"слов\w*|字|語|単語|个字|個字|단어|كلمة)\s*$",
    re.I,
)
ACCESSION = r"[A-Z][A-Z0-9]{3,9}(?:19|20)\d{6}[0-9A-Za-z]{6,12}"
DOCUMENT = re.compile(
    rf"\s*(?:Document|Dokument|Documento|Документ|文件|文档|文檔|文書|文章|ドキュメント|記事|문서)\s*[:：]?\s*"
    rf"(?P<number>{ACCESSION})\s*$"
)
COPYRIGHT = re.compile(
    r"\s*(?:\(c\)|©|\(C\)|Copyright|Copr\.|Alle Rechte|Tous droits|Todos los derechos|All Rights|Tutti i diritti|"
    r"版权|版權|著作権|Все права)",
    re.I,
)
FURNITURE = re.compile(
    r"\s*(?:©|\(c\)|Copyright)\s*\d{4}\s*(?:Factiva|Dow Jones)|\s*(?:Search Summary|Suchzusammenfassung|"
    r"Récapitulatif de la recherche|Resumen de (?:la )?búsqueda|Riepilogo della ricerca|検索の概要|"
    r"搜索摘要|搜寻摘要)\s*$",
    re.I,
)
_AGENCY = re.compile(
    r"(?:by |from |via )?(?:the )?(reuters|associated press|ap|agence france[- ]presse|afp|dpa(?:-afx)?|"
    r"bloomberg(?: news)?|"
    r"press association|pa|efe|ansa|xinhua(?: news agency)?|tass|itar-tass|interfax|kyodo(?: news)?|upi|belga|anp|apa|"
    r"sda|ats|lusa|canadian press|cp|aap|pti|ians|dow jones(?: newswires)?|"
    r"australian associated press)$",
    re.I,
)

# What each code holds: a field, or what is done with it.
CODES = {
    "HD": "title", "HL": "title", "BY": "authors", "CR": "credit", "WC": "other", "PD": "date", "ET": "other",
    "SN": "source", "SC": "other", "ED": "edition", "PG": "print_page", "VOL": "other", "LA": "language", "CY": "other",
    "LP": "text", "TD": "text", "CT": "other", "RF": "other", "CO": "keywords", "IN": "keywords", "NS": "keywords",
    "RE": "keywords", "IPC": "other", "IPD": "keywords", "PUB": "other", "AN": "accession", "SE": "section",
    "CLM": "section", "ART": "caption", "CX": "correction", "DE": "other", "NGC": "other", "GC": "other",
    "RST": "other", "DLN": "other", "LOC": "other", "TI": "other", "NT": "notes", "AU": "authors", "UR": "url",
    "PR": "other", "FT": "text",
}  # fmt: skip


def read_codes(sheet: Sheet, rows: Iterable[tuple[str, int, Sequence[Block]]]) -> None:
    """Read rows of (code, the code's line, paragraphs of its value)."""
    for code, line, blocks in rows:
        field = CODES.get(code)
        last = max([line, *(block.last for block in blocks)])
        text = " ".join(block.text for block in blocks)
        if field is None:
            # What is not known is kept beside the text, never in it.
            sheet.other(line, code, last)
            continue
        # A code may stand on a line of its own: what is cited is the line of its value.
        sheet.say(line, "metadata", code)
        line = blocks[0].first if blocks else line
        match field:
            case "text":
                add_text(sheet, blocks)
            case "title":
                for block in blocks:
                    title(sheet, block, code)
            case "caption":
                sheet.aside("caption", text, line, code, last)
            case "correction" | "notes":
                sheet.aside("note", text, line, code, last)
            case "authors":
                names = tuple(dict.fromkeys(name for block in blocks for name in press_names(block.text)))
                sheet.put("authors", names, line, code, last=last)
            case "keywords":
                for block in blocks:
                    sheet.put("keywords", keywords_of(block.text), block.first, code, last=block.last)
            case "credit":
                credit(sheet, text, line, code, last)
            case "accession":
                number = DOCUMENT.match(text) or re.search(rf"(?P<number>{ACCESSION})", text)
                sheet.put("accession", number["number"] if number else text.strip(), line, code, last=last)
            case "other":
                sheet.say(line, "metadata", code, last)
            case _:
                sheet.put(field, text, line, code, last=last)


def title(sheet: Sheet, block: Block, label: str) -> None:
    """Take a headline; the lines below the first one are a standfirst."""
    text = re.sub(r"^\d{1,5}\)\s+", "", block.text)  # the number in a list that was printed with it
    if "title" in sheet.values:
        sheet.aside("deck", text, block.first, label, block.last)
    else:
        sheet.put("title", text, block.first, label, last=block.last)


def credit(sheet: Sheet, text: str, line: int, label: str, last: int) -> None:
    """Take a line of credit: an agency is the outlet; "Special to …" or a title of the author is none."""
    agency = _AGENCY.match(text.strip(" .()"))
    if agency:
        sheet.put("outlet", agency[1], line, label, LIKELY, last=last)
    else:
        sheet.other(line, label, last)


def keywords_of(text: str) -> tuple[str, ...]:
    """Return the names of "code : Name | code : Name", or of "Name; Name"."""
    parts = text.split("|") if "|" in text else text.split(";") if " : " not in text else [text]
    found = (part.split(" : ", 1)[-1].strip() for part in parts)
    return tuple(dict.fromkeys(name for name in found if name))
