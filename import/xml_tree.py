"""XML parsed safely: no entities, no DTD, no network, and no document that declares either of its own."""

from typing import Any

from lxml import etree

from readroom.importer.formats import Unreadable
from readroom.importer.limits import XML_DEPTH
from readroom.importer.xml_prolog import characters, prolog
from readroom.text.gate import clean_line

_PROLOG = 1 << 16  # bytes that are looked at before a parser sees any


def parse_xml(data: bytes, what: str) -> Any:
    """Return the root element of XML; raise Unreadable (which calls it `what`) when it is broken or not safe.

    Comments and processing instructions are left out.
    """
    if not data.strip(b"\0\t\r\n "):
        raise Unreadable(f"{what} is empty")
    if prolog(characters(data[:_PROLOG])).declares:
        raise Unreadable(f"{what} declares a document type of its own; such XML is not read")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )  # fmt: skip (and no collect_ids=False: with it libxml2 loads the document type)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(_reason(what, clean_line(str(error)))) from None
    except (ValueError, LookupError) as error:
        raise Unreadable(f"{what} is no XML: {clean_line(str(error))[:120]}") from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and (
        any(True for _ in declared.iterentities()) or any(True for _ in declared.iterelements())
    ):
        raise Unreadable(f"{what} declares a document type of its own; such XML is not read")
    return root


def _reason(what: str, said: str) -> str:
    if "depth" in said.casefold():
        return f"{what} is nested deeper than {XML_DEPTH} levels, the limit for XML"
    return f"{what} is broken XML: {said[:120]}"


def local_name(element: Any) -> str:
    """Return an element's name without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
