"""The words of a web page: nothing of it runs, nothing that it refers to is fetched."""

from html.parser import HTMLParser

LEFT_OUT = {
    "script",
    "style",
    "template",
    "noscript",
    "head",
    "title",
    "iframe",
    "object",
    "svg",
    "nav",
    "select",
    "button",
}
"""Elements whose text no reader of the judgment sees as a part of it."""
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s"),
    *("samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
}


class Words(HTMLParser):
    """Collects the text of each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[list[str]] = [[]]
        self.left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LEFT_OUT:
            self.left_out.append(tag)
        elif tag == "body":
            self.left_out.clear()
        if tag == "br":
            self.blocks[-1].append("\n")
        elif tag not in INLINE:
            self.blocks.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in self.left_out:
            while self.left_out.pop() != tag:
                pass
        if tag not in INLINE:
            self.blocks.append([])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            self.blocks[-1].append(data)


def read_html(text: str) -> list[str]:
    """Return the paragraphs of a page."""
    words = Words()
    words.feed(text)
    words.close()
    # Two line breaks part paragraphs in pages that know no better.
    pieces = (piece for block in words.blocks for piece in "".join(block).replace("\n\n", "\0").split("\0"))
    return [found for piece in pieces if (found := " ".join(piece.split()))]
