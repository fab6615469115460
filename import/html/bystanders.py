"""Names beside a text that are not its writer's: whom to ask, who is shown, whose words are quoted."""

# ruff: noqa: E501 (vocabularies read best one kind a line)

import re
from collections.abc import Sequence

from readroom.importer.html.byline import is_label
from readroom.importer.html.draft import Draft
from readroom.importer.html.elements import in_figure
from readroom.importer.html.filter import beside_image
from readroom.importer.html.region import HEADINGS
from readroom.importer.html.tree import Line, Tree

_QUOTES = frozenset('"“”„«»‘’「」')
_DASHES = frozenset("—–―-~")
_CONTACT = re.compile(
    r"^(?:ansprechpartner|(?:presse|ihr )?kontakt|rückfragen|weitere informationen|herausgeber|verantwortlich|impressum|zur person|"
    r"(?:press |media |for more information,? )?contacts?|enquiries|media enquiries|publisher|contacts? presse|renseignements|responsable|contacto|más información|"
    r"contatti|per informazioni|contatos?|informações|contact|informatie|kontakty|więcej informacji|kapcsolat|контакты|контакти|справки|iletişim|"
    r"επικοινωνία|联系人|联系电话|問い合わせ|お問い合わせ|문의|للتواصل|تماس)(?!\w)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<!\w)(?:tel|telefon|phone|téléphone|teléfono|telefono|fax|mobil|тел|tlf|puh|τηλ|电话|電話|전화|هاتف|تلفن)[\s.:：]{0,3}[+(\d]|(?:\d[\s/-]?){9,}",
    re.IGNORECASE,
)
_FACTS = 12  # words of a heading


def is_contact(lines: Sequence[Line], index: int, last: int) -> bool:
    """Tell whether a name below a text, which ends with the line `last`, is whom to ask: a heading or a number says so."""
    if index <= last:
        return False
    return any(_CONTACT.search(line.text) for line in lines[last + 1 : index + 1]) or any(
        _NUMBER.search(line.text) for line in lines[index : index + 3]
    )


def is_of_another(tree: Tree, draft: Draft, index: int) -> bool:
    """Tell whether a name is in a box of its own: under a heading below the text, or under a picture in it."""
    lines, last = tree.lines, draft.kept[-1]
    if index > last:
        return any(
            line.block.tag in HEADINGS and line.words <= _FACTS and not is_label(line.text)
            for line in lines[last + 1 : index]
        )
    return in_figure(lines[index].block) or (index in draft.kept and beside_image(tree, index))


def is_of_quotation(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a name stands below a quotation: it says whose words those are."""
    above = lines[index - 1] if index else None
    block = lines[index].block
    return (
        block.tag == "blockquote"
        or any(e.tag in ("blockquote", "figure") for e in block.iterancestors())
        or (
            above is not None
            and (above.text[-1:] in _QUOTES or above.text[:1] in _QUOTES or above.block.tag == "blockquote")
            and lines[index].text[:1] in _DASHES
        )
    )
