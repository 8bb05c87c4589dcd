"""In which encoding a text is: as its first bytes or its own markup say, or else UTF-8; it is never guessed."""

import codecs
import re

MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
STATED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
HEAD = 4_096


class UnknownEncoding(ValueError):
    """The text is in no encoding that it states, and not in UTF-8."""


def read_text(data: bytes, *, is_whole: bool = True) -> tuple[str, str]:
    """Return the text and its encoding; of a file's beginning (not `is_whole`), as far as characters are complete."""
    encoding = stated_encoding(data)
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        return decoder.decode(data, final=is_whole), encoding.removesuffix("-sig")
    except (UnicodeDecodeError, LookupError) as error:
        known = f"it says that it is in {encoding}, and is not" if encoding != "utf-8" else "it is not in UTF-8"
        raise UnknownEncoding(f"The encoding of this text is not known ({known}): save it as UTF-8.") from error


def stated_encoding(data: bytes) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    found = STATED.search(data[:HEAD])
    name = found[1].decode("ascii").lower() if found else "utf-8"
    return "utf-8" if name == "utf8" or not is_text_encoding(name) else name


def is_text_encoding(name: str) -> bool:
    """Tell whether Python knows it as an encoding of text; hex and zip, for example, are none."""
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return True  # reading says that it is not known
