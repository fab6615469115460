"""HTML elements to Markdown, by markdownify's rules with ours where an article needs more.

The converter walks lxml's own tree, so a page is parsed once. What it writes is read back by `from_markdown`: every
paragraph is one line, characters that Markdown would take for markup are escaped, captions are images.
"""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from markdownify import MarkdownConverter

from readroom.importer.html.tables import is_data, is_regular, rows_of
from readroom.importer.html.tree import SKIPPED
from readroom.text.markdown_inline import followable
from readroom.text.tags import INLINE

_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\x1e"  # a line break, until the whole is written: no text holds this character
_ESCAPE = re.compile(r"([\\`*_\[\]<&~|])")
_BREAKS = re.compile(rf"[ \xa0]*{_BREAK}[ \xa0]*(?:{_BREAK}[ \xa0]*)+")
_TO_CHANGE = re.compile(rf"[\\`*_\[\]<&~|\t\r\n\f{_BREAK}]|  ")  # what may not stand in plain text as it is
_TO_SPACE = re.compile(r"[\t\r\n\f]|  ")
_EDGES = re.compile(rf"^[ \xa0{_BREAK}]+|[ \xa0{_BREAK}]+$")
# What would start a heading, a list, a quotation, code or a rule at the beginning of a line.
_START = re.compile(r"(?=[#>+\-=])|\d{1,9}(?=[.)](?: |$))")
_PIPE = re.compile(r"(?<!\\)\|")
_TICKS = re.compile("`+")
_ANCHOR = re.compile(r"^[#¶§🔗\s]*$")
_FILE = re.compile(r"\S*\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?)$|\S*[_\d]{4,}\S*$|https?://\S*$", re.IGNORECASE)
_PICTOGRAM = re.compile(r"emoji|smiley|latex|math", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|cutline|legende|bildunterschrift|(?:image|img|photo|picture|media|foto|bild|imagen|immagine)[-_]{0,2}"
    r"(?:caption|text|info|description|desc|credits?|copyright|legend|byline|source))(?:$|[\s_-])",
    re.IGNORECASE,
)

_CAPTIONS = frozenset(["figcaption", "p", "div", "span", "small", "dd", "td", "em", "cite", "li", "center", "strong"])
_TEXTS = ("table", "pre", "blockquote", "p", "ul", "ol", "h1", "h2")
_Parents = set[str]


def is_caption(element: Any) -> bool:
    """Tell whether an element holds the caption of an image, or is a figure of images and words on them."""
    if element.tag == "figcaption":
        return True
    if element.tag == "figure":
        return next(element.iter("img", "picture"), None) is not None and next(element.iter(*_TEXTS), None) is None
    name = element.get("class")
    return name is not None and _names_caption(name) and _has_no_image(element)


@lru_cache(maxsize=4096)
def _names_caption(name: str) -> bool:
    return _CAPTION.search(name) is not None


def _has_no_image(element: Any) -> bool:
    return next(element.iter("img", "figure", "h1", "h2"), None) is None


_Converter: Any = MarkdownConverter  # its stubs leave out the methods that it is meant to be extended by


def _in_caption(element: Any, figure: Any) -> bool:
    while element is not figure:
        if element.tag == "figcaption":
            return True
        element = element.getparent()
    return False


class HtmlConverter(_Converter):  # type: ignore[misc]
    """markdownify over lxml elements. `base` is the page's URL, against which its links are resolved."""

    def __init__(self, base: str | None = None) -> None:
        super().__init__(heading_style="atx", bullets="-", strong_em_symbol="*")
        self._base = base

    def markdown(self, element: Any) -> str:
        """Return the Markdown of an element and all that is in it."""
        return self.process_tag(element, set()).strip("\n").replace(_BREAK, "<br>")

    def process_tag(self, node: Any, parent_tags: _Parents | None = None) -> str:
        """Return the Markdown of one element; a block begins with a line end, inline text does not."""
        tag = node.tag
        if not isinstance(tag, str) or tag in SKIPPED:
            return ""
        parents = parent_tags or set()
        if tag == "table":
            return self._table(node, parents)
        if tag in ("ul", "ol", "menu", "dir"):
            return self._list(node, parents)
        if tag == "figure" and is_caption(node):
            return self._figure(node, parents)
        if tag in _CAPTIONS and is_caption(node):
            text = self._caption(self._inner(node, {*parents, "_inline", tag}))
            return text.strip("\n") if "_inline" in parents else text
        inner = {*parents, tag}
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            inner.add("_inline")
        elif tag in ("pre", "code", "kbd", "samp"):
            inner.add("_noformat")
        text = self._inner(node, inner)
        convert = self.get_conv_fn_cached(tag)
        if convert is not None:
            return str(convert(node, text, parents))
        if tag in INLINE or "_inline" in parents:
            return text if tag in INLINE else f" {text} "
        return f"\n\n{text.strip()}\n\n" if text.strip() else ""

    def _inner(self, node: Any, parents: _Parents) -> str:
        """Return what is inside an element: a run of inline text, or blocks with a blank line between them."""
        text = ""
        run: list[str] = [self._text(node.text, parents)] if node.text else []
        for child in node:
            piece = self.process_tag(child, parents)
            if piece.startswith("\n"):
                # A list inside an item follows on the next line: a blank one would loosen the list around it.
                near = node.tag == "li" and not piece.startswith("\n\n")
                text = _joined(text, self._paragraphs(run), "\n\n")
                text = _joined(text, [piece.strip("\n")], "\n" if near else "\n\n")
                run = []
            elif piece:
                run.append(piece)
            if child.tail:
                run.append(self._text(child.tail, parents))
        if not text and (node.tag in INLINE or "_noformat" in parents or "_inline" in parents):
            return "".join(run)
        text = _joined(text, self._paragraphs(run), "\n\n")
        return f"\n\n{text}\n\n" if node.tag in INLINE else text

    def _paragraphs(self, run: list[str]) -> list[str]:
        """Return the paragraphs of a run of inline text: two line breaks in a row end one."""
        whole = "".join(run)
        if _BREAK not in whole:
            parts = [_spaced(whole).strip()]
        else:
            parts = [_EDGES.sub("", _spaced(text).strip()) for text in _BREAKS.split(whole)]
        return [_START.sub(r"\g<0>\\", text, count=1) if _START.match(text) else text for text in parts if text]

    def _text(self, text: str, parents: _Parents) -> str:
        if not _TO_CHANGE.search(text):
            return text
        text = text.replace(_BREAK, "")
        if "_noformat" in parents:
            return text if "pre" in parents else _spaced(text)
        return _ESCAPE.sub(r"\\\1", _spaced(text))

    def _caption(self, text: str) -> str:
        text = _SPACE.sub(" ", text.replace(_BREAK, " ").replace("![", "").replace("](#)", "")).strip()
        return f"\n\n![{text}](#)\n\n" if text else ""

    def _figure(self, node: Any, parents: _Parents) -> str:
        """Return the descriptions, captions and credits of a figure's images, each as an image of Markdown."""
        found: list[str] = []
        for element in node.iter():
            if element.tag == "img":
                found.append(self.convert_img(element, "", parents))
            elif element.tag == "figcaption":
                found.append(self.process_tag(element, {*parents, "_inline"}))
            elif isinstance(element.tag, str) and element.tag not in SKIPPED and not _in_caption(element, node):
                found += [
                    self._caption(self._text(t, parents)) for t in (element.text, *(c.tail for c in element)) if t
                ]
        text = " ".join(piece.strip() for piece in found if piece.strip())
        return text if "_inline" in parents or not text else f"\n\n{text}\n\n"

    def _marked(self, name: str, text: str, parents: _Parents) -> str:
        """Return inline text inside a tag of Markdown's raw HTML: its ends are plain where those of `**` are not."""
        body = text.strip(" ")
        if "_noformat" in parents or not body.replace(_BREAK, "").strip() or "\n" in body:
            return text
        before, after = " " * text.startswith(" "), " " * text.endswith(" ")
        body = _BREAKS.sub(f"</{name}>{_BREAK}{_BREAK}<{name}>", body)
        return f"{before}<{name}>{body}</{name}>{after}"

    def convert_li(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return an item that stands outside a list: a list of its own."""
        lines = text.strip().split("\n")
        return "\n\n- " + "\n  ".join(lines) + "\n\n" if text.strip() else ""

    def convert_b(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return strong text."""
        return self._marked("strong", text, parent_tags)

    convert_strong = convert_b

    def convert_em(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return emphasised text."""
        return self._marked("em", text, parent_tags)

    convert_i = convert_em

    def convert_del(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return struck-out text as it is: it was printed."""
        return text

    convert_s = convert_del

    def convert_a(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return a link with its target, when it leads anywhere."""
        target = el.get("href") or ""
        if target.startswith("#") and "_inline" in parent_tags and _ANCHOR.match(text.replace("\\", "")):
            return ""  # the mark behind a heading that links to the heading
        body = text.strip(" ")
        if not body or "_noformat" in parent_tags or "\n" in body or _BREAKS.search(body) or target.startswith("#"):
            return text
        if self._base and target:
            try:
                target = urljoin(self._base, target)
            except ValueError:
                return text
        href = followable(target)
        if not href or "a" in parent_tags:
            return text
        href = href.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E").replace("\n", "").replace("&", "&amp;")
        before, after = " " * text.startswith(" "), " " * text.endswith(" ")
        return f"{before}[{body}](<{href}>){after}"

    def convert_br(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return a line break."""
        if "pre" in parent_tags:
            return "\n"
        return f" {text}" if "_inline" in parent_tags else f"{_BREAK}{text}"

    def convert_q(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return a quotation within a line, in the marks that a browser prints."""
        return f"“{text}”" if text.strip() else text

    def convert_textarea(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return what a field is filled with: where it is text of an article, it is code to be copied."""
        return str(self.convert_pre(el, "".join(el.itertext()), parent_tags))

    def convert_hN(self, n: int, el: Any, text: str, parent_tags: _Parents) -> str:  # noqa: N802
        """Return a heading; a number sign at its end is part of it."""
        text = text.rstrip()
        return str(super().convert_hN(n, el, f"{text[:-1]}\\#" if text.endswith("#") else text, parent_tags))

    def convert_hr(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return the end of a paragraph: a rule has no text."""
        return "" if "_inline" in parent_tags else "\n\n"

    def convert_img(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return an image's description: part of the line for a pictogram, else an image of Markdown."""
        alt = _SPACE.sub(" ", el.get("alt") or "").strip()
        if not alt:
            return ""
        if _PICTOGRAM.search(el.get("class") or ""):
            return self._text(alt, parent_tags)
        if "_noformat" in parent_tags or len(alt.split()) < 3 or _FILE.match(alt):
            return ""
        return f"![{self._text(alt, parent_tags)}](#)"

    def convert_pre(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return a block of code, fenced by more backticks than it holds."""
        if not text.strip():
            return ""
        if "_inline" in parent_tags:
            return " " + _ESCAPE.sub(r"\\\1", _SPACE.sub(" ", text)) + " "
        fence = "`" * max(3, 1 + max((len(m) for m in _TICKS.findall(text)), default=0))
        return f"\n\n{fence}\n{text.strip(chr(10))}\n{fence}\n\n"

    def _list(self, node: Any, parents: _Parents) -> str:
        """Return a list, its items with the numbers that a browser prints."""
        start = node.get("start") or ""
        number = int(start) if start.isdecimal() and len(start) < 10 else 1
        items: list[str] = []
        inner = {*parents, node.tag}
        if node.find("li") is None:
            return str(self.convert_div(node, self._inner(node, inner), parents))
        loose = [(node, node.text), *((child, child.tail) for child in node)]
        if any(text and text.strip() for _, text in loose):
            _wrap(node)
        for child in node:
            text = self._inner(child, {*inner, "li"}) if child.tag == "li" else self.process_tag(child, inner)
            text = text.strip(" \n")
            if not text:
                continue
            if child.tag in ("ul", "ol") and items:
                items[-1] += "\n" + _indented(text, "  ")
                continue
            value = child.get("value") or ""
            number = int(value) if value.isdecimal() and len(value) < 10 else number
            bullet = f"{number}. " if node.tag == "ol" else "- "
            number += 1
            items.append(text if "_inline" in parents else bullet + _indented(text, " " * len(bullet)).lstrip(" "))
        if "_inline" in parents or not items:
            return f" {' '.join(items)} "
        previous = node.getprevious()
        apart = previous is not None and previous.tag in ("ul", "ol") and not (previous.tail or "").strip()
        before = "\n\n<!-- -->\n\n" if apart else "\n" if "li" in parents else "\n\n"
        return before + "\n".join(items) + "\n\n"

    def convert_dt(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return a term as a paragraph of its own."""
        return str(self.convert_p(el, text, parent_tags))

    convert_dd = convert_td = convert_th = convert_tr = convert_dt

    def convert_caption(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return a table's caption."""
        return self._caption(text)

    def convert_rt(self, el: Any, text: str, parent_tags: _Parents) -> str:
        """Return the reading of a character, in parentheses when the page has none."""
        parent = el.getparent()
        bare = parent is None or parent.find("rp") is None
        return f"({text})" if bare and text.strip() else text

    def _table(self, node: Any, parents: _Parents) -> str:
        """Return a table of Markdown; a table that only lays out a page becomes paragraphs."""
        rows = rows_of(node)
        if "_inline" in parents or not is_regular(node) or not is_data(rows):
            text = self._inner(node, {*parents, "div"}).strip()
            return f" {text} " if "_inline" in parents else f"\n\n{text}\n\n" if text else ""
        lines = [[self._cell(cell, parents) for cell in row] for row in rows]
        lines = [line for line in lines if any(line)]
        if not lines:
            return ""
        width = max(map(len, lines))
        lines = [line + [""] * (width - len(line)) for line in lines]
        if not any(cell.tag == "th" for cell in rows[0]):
            lines.insert(0, [""] * width)
        lines.insert(1, ["---"] * width)
        captions = "".join(self.process_tag(c, parents) for c in node.iterchildren("caption"))
        return f"{captions}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n\n"

    def _cell(self, cell: Any, parents: _Parents) -> str:
        text = self._inner(cell, {*parents, "_inline", cell.tag})
        return _PIPE.sub(r"\\|", _SPACE.sub(" ", text.replace(_BREAK, " "))).strip()


def _wrap(node: Any) -> None:
    """Put text that stands in a list outside its items into items of its own."""
    for child in [None, *node]:
        text = node.text if child is None else child.tail
        if text and text.strip():
            item = node.makeelement("li")
            item.text = text
            if child is None:
                node.text = None
                node.insert(0, item)
            else:
                child.tail = None
                child.addnext(item)


def _spaced(text: str) -> str:
    """Return `text` with one space for each run of white space."""
    return _SPACE.sub(" ", text) if _TO_SPACE.search(text) else text


def _joined(text: str, blocks: list[str], between: str) -> str:
    """Return `text` with the blocks that are not empty after it."""
    return between.join((text, *filter(None, blocks))) if text else between.join(filter(None, blocks))


def _indented(text: str, by: str) -> str:
    return "\n".join(by + line if line else line for line in text.split("\n"))
