"""PDF files, by pdfium (the extra `pdf`)."""

from readroom.importer.formats import Plain, Unreadable
from readroom.importer.limits import PDF_PAGES, PDF_SECONDS
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_BLANKS = 1024  # bytes in which the header stands


class PdfFormat(Plain):
    """One file, one page of the library; it may hold several articles."""

    name = "pdf"
    title = "PDF"
    about = (
        "The printed text in reading order, in one column or several: words parted at the end of a line are joined, "
        "paragraphs go on across columns and pages, headings are told by their size. Running heads, page numbers, "
        "captions and footnotes stand beside the text as asides. One article a file, or several where each stands "
        "under a heading with a date line or a byline. Title and author are those that the first page prints. A scan "
        "without text is skipped: it needs text recognition first. Tables are read line by line."
    )
    needs = "pdf"
    modules = ("pypdfium2",)
    limits = (
        f"{PDF_PAGES:,} pages, and {PDF_SECONDS} s of processor time for them; what is beyond is left out, and said"
    )
    endings = (".pdf",)
    signs = b"%"
    holds = (b"%pdf-",)

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the header, or by the ending."""
        if name:
            return super().looks_like(head, name)
        return head[:_BLANKS].lstrip(b"\xef\xbb\xbf\0\t\r\n ").startswith(b"%PDF-")

    def read(self, data: bytes, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page; raise Unreadable when it is no PDF, locked, or a scan without text."""
        from readroom.importer.document.page import document_page
        from readroom.importer.pdf.blocks import blocks_of
        from readroom.importer.pdf.lines import read_print
        from readroom.importer.recipe.recipe import chooser

        if not data.strip():
            raise Unreadable("the file is empty")
        found = read_print(data)
        empty = [sheet.number + 1 for sheet in found.sheets if not sheet.lines]
        if len(empty) == len(found.sheets):
            raise Unreadable(
                "; ".join([*found.problems, "no text on its pages: a scan, or empty; run text recognition (OCR) first"])
            )
        problems = list(found.problems)
        if empty:
            shown = ", ".join(map(str, empty[:5])) + (" …" if len(empty) > 5 else "")
            problems.append(f"no text on {len(empty)} of {found.pages:,} pages ({shown})")
        blocks = blocks_of(found)
        return document_page(
            "pdf", blocks, properties=found.properties, problem="; ".join(problems) or None,
            recipe=chooser(settings, name),
        )  # fmt: skip


FORMAT = PdfFormat()
