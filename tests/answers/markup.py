"""HTML with its insignificant white space taken out: what is left differs only where a reader can see or hear it.

Next to block-level tags and at their edges white space says nothing; between inline tags it does, however much of it.
"""

import re
from html.parser import HTMLParser

SPACE = re.compile("[ \t\n\r\f]+")
"""HTML's own; a no-break space is no such space."""
BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|caption|col|colgroup|datalist|dd|details|dialog|div|dl|doctype|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|head|header|hr|html|legend|li|link|main|menu|meta|nav|ol|optgroup|option|p|pre|"
    "search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul|"
    "desc|g|path|rect|symbol|text|use"
)
"""Those of the last line stand in pictures, where white space is not drawn."""
VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
VERBATIM = {"pre", "script", "style", "textarea"}
VERBATIM_CLASSES = {"conflict"}
"""Where the style sheet keeps line ends (`white-space: pre-line`)."""
LISTS = {"aria-describedby", "aria-labelledby", "class", "headers", "rel"}
"""Attributes that hold names with white space between them."""


def normal(html: str) -> list[str]:
    """The page as tags and texts, one to a line; texts stand in quotes, so that spaces at their ends show."""
    page = Page()
    page.feed(html)
    page.close()
    page.end_text(is_edge=True)
    return page.lines


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.text = ""
        self.is_after_edge = True
        self.is_in_head = False
        self.verbatim, self.depth = "", 0
        """The tag within which every character counts, and how many of them are open."""

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = sorted((name, value_of(name, value or "")) for name, value in attrs)
        self.is_in_head = self.is_in_head or tag == "head"
        self.add(tag, f"<{' '.join([tag, *(f'{name}={value!r}' for name, value in given)])}>")
        if self.verbatim:
            self.depth += tag == self.verbatim
        elif tag in VERBATIM or VERBATIM_CLASSES & set(dict(given).get("class", "").split()):
            self.verbatim, self.depth = tag, 1

    def handle_endtag(self, tag: str) -> None:
        if VOID.fullmatch(tag):
            return
        self.add(tag, f"</{tag}>")
        self.is_in_head = self.is_in_head and tag != "head"
        self.depth -= tag == self.verbatim
        if not self.depth:
            self.verbatim = ""

    def handle_decl(self, decl: str) -> None:
        self.add("doctype", f"<!{decl.lower()}>")

    def handle_comment(self, data: str) -> None:
        self.add("", f"<!--{data}-->")

    def add(self, tag: str, line: str) -> None:
        is_edge = bool(BLOCK.fullmatch(tag)) or self.is_in_head
        self.end_text(is_edge)
        self.lines.append(line)
        self.is_after_edge = is_edge

    def end_text(self, is_edge: bool) -> None:
        """Write down the text that ends here, before a tag that is the edge of a block, or not."""
        text, self.text = self.text, ""
        if not self.verbatim:
            text = SPACE.sub(" ", text)
            text = text.removeprefix(" ") if self.is_after_edge else text
            text = text.removesuffix(" ") if is_edge else text
        if text:
            self.lines.append(f'"{text}"')


def value_of(name: str, value: str) -> str:
    return " ".join(SPACE.split(value.strip())) if name in LISTS else value
