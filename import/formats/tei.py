"""TEI: texts and corpora in the XML of the Text Encoding Initiative (P4, P5)."""

import re

from readroom.importer.formats import Plain, Unreadable
from readroom.importer.limits import XML_DEPTH
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(?:TEI|teiCorpus)(?:\.2)?[\s>/]")


class TeiFormat(Plain):
    """One file, one page: an article for each text of a corpus, for each article of an issue."""

    name = "tei"
    title = "TEI"
    about = (
        "TEI XML, a text or a corpus: every TEI element is an article, and so is every division that is marked as one "
        '(div type="article"). Title, authors, date, paper and subjects come from the header, where the description '
        "of the source counts before that of the file. What is printed is read: sic, orig and abbr, not the encoder's "
        "corr, reg and expan. Notes, captions and running heads stand beside the text."
    )
    limits = f"{XML_DEPTH} levels of elements; 10 MB without markup; no document type of its own, no XInclude"
    endings = (".tei",)
    begins = b"<\x1c\x1d\x1e\x1f\x85\xa0"  # what is a blank to its prolog, read as Latin-1, may stand first

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the root element, or by the ending."""
        if name:
            return super().looks_like(head, name)
        if not any(name in head for name in (b"TEI", b"teiCorpus", b"T\0E\0I", b"t\0e\0i\0C")):
            return False
        from readroom.importer.xml_prolog import characters, prolog

        text = characters(head)
        return _ROOT.match(text, prolog(text).end) is not None

    def read(self, data: bytes, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page; raise Unreadable when it is no TEI, not safe, or holds no text."""
        from readroom.importer.tei.page import read_tei

        if not data.strip():
            raise Unreadable("the file is empty")
        return read_tei(data)


FORMAT = TeiFormat()
