"""Cut a text into its sentences, without cutting at the points of abbreviations and initials."""

import re
from collections.abc import Iterator

END = re.compile(r"(?<=[.!?。؟॥।။។])[\"”’»)\]]*\s+|\n+")
BEFORE = re.compile(r"(\S+)$")
WORDS = """
    v vs cf ca approx mr mrs ms mx dr prof hon adv sr sra srta st ste gen col lt sgt capt rev fr mm mme mlle jr sen gov
    inc ltd co corp llc llp plc bros gmbh al etc esq dept univ assn assoc
    jan feb mar apr jun jul aug sept sep oct nov dec
"""
BEFORE_NUMBERS = """
    no nos nr nrs num núm art arts sec secs sect s ss para paras p pp ch cl reg r vol ed fig app dkt abs rs az
"""
ABBREVIATIONS, BEFORE_A_NUMBER = frozenset(WORDS.split()), frozenset(BEFORE_NUMBERS.split())
INITIALS = re.compile(r"[\"“‘(\[]*(?:[^\W\d_]\.)+$|[\"“‘(\[]*\w\.$")


def sentences(text: str) -> Iterator[str]:
    """The sentences in order, each without the space around it."""
    start = 0
    for end in END.finditer(text):
        if "\n" not in end[0] and goes_on(text[max(start, end.start() - 40) : end.start()], text[end.end() :][:1]):
            continue
        yield text[start : end.start() + len(end[0].rstrip())].strip()
        start = end.end()
    yield text[start:].strip()


def goes_on(before: str, following: str) -> bool:
    """Whether a point is no end: after an abbreviation or an initial, and before a small letter."""
    if not before.endswith("."):
        return False
    last = BEFORE.search(before)
    word = last[1] if last else ""
    bare = word.lower().strip('"“‘([.')
    return (
        following.islower()
        or bare in ABBREVIATIONS
        or (following.isdigit() and bare in BEFORE_A_NUMBER)
        or (bool(INITIALS.match(word)) and not bare.isdigit())
    )
