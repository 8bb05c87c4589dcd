"""The keys by which records look alike: equal and reordered names, initials, spellings, addresses, numbers."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from casetracker.core.naming.names import Words, letters, without_honorifics, words_of

Key = tuple[str, bool]
"""A digest with the letter of what is alike before it, and whether sharing it with this record is reason to look."""

ALIKE = {
    "n": "the same name",
    "w": "the same words in another order",
    "i": "a name with initials",
    "s": "a similar spelling",
    "u": "the same address",
    "d": "the same court and number",
    "b": "the same court and number, once without its letters",
    "t": "the same title and court, and no number",
    "c": "the same title or caption",
}
"""What the letter before a key stands for, strongest first."""
SHORTEST_SKELETON = 4
TRACKING = re.compile(r"(utm_\w+|fbclid|gclid|mc_cid|mc_eid|ref|share|smid)\Z")
ARCHIVES = re.compile(r"\A(?:web\.archive\.org/web/\d+\w*|archive\.(?:org|today|is|ph)/\d+)/(?=https?:/)")
DOI_HOSTS = ("doi.org", "dx.doi.org")
LATIN = re.compile(r"[a-z0-9]+\Z")
SOUNDS = [("ph", "f"), ("tz", "z"), ("ts", "z"), ("ck", "k"), ("kh", "h"), ("ch", "h"), ("sh", "s"), ("th", "t")]
LETTERS = str.maketrans("wqcj", "vkky")


def key(letter: str, *texts: object, tells: bool = True) -> Key:
    said = "|".join(map(str, texts))
    return letter + hashlib.sha256(said.encode()).hexdigest()[:23], tells


def named(names: Iterable[str], *, is_person: bool = False, scope: str = "") -> Iterator[Key]:
    """Yield the keys of something with these names; only within one `scope`, such as a country, are two alike."""
    for name in names:
        bare = (without_honorifics(name) or name) if is_person else name
        words = words_of(bare)
        whole = letters(bare)
        if not whole:
            continue
        yield key("n", scope, whole)
        if len(words) > 1:
            yield key("w", scope, *sorted("".join(parts) for parts in words))
        skeleton = " ".join(sorted(skeleton_of("".join(parts)) for parts in words))
        if LATIN.match(whole) and len(skeleton) >= SHORTEST_SKELETON:
            yield key("s", scope, skeleton)
        if is_person:
            yield from with_initials(words)


def with_initials(words: Words) -> Iterator[Key]:
    """Yield family name and first initial, for `R. Barkai`, `Rachel Barkai` and `Barkai R.`; the short forms tell."""
    plain = ["".join(parts) for parts in words]
    long = [word for word in plain if len(word) > 1]
    if len(plain) < 2 or not long:
        return
    is_short = len(long) < len(plain)
    family = long[-1]
    given = plain[0] if plain[0] != family else plain[1]
    yield key("i", family, given[0], tells=is_short)


def skeleton_of(word: str) -> str:
    """Return the word by its sounds: vowels after the first letter, doubled letters and a plural's s left out."""
    word = word[:-1] if len(word) > 3 and word.endswith("s") else word
    for letters_of, sound in SOUNDS:
        word = word.replace(letters_of, sound)
    word = word.translate(LETTERS)
    rest = re.sub(r"[aeiouyh]", "", word[1:])
    return re.sub(r"([a-z])\1+", r"\1", word[:1] + rest)


def addressed(*addresses: str) -> Iterator[Key]:
    """Yield the keys of what can be read at these addresses."""
    for address in filter(None, addresses):
        yield key("u", normal_address(address))


def normal_address(address: str) -> str:
    """Return an address without what makes no difference: scheme, `www.`, tracking, order, a slash at its end."""
    try:
        parts = urlsplit(address.strip())
        number = parts.port
    except ValueError:  # such as a port above 65535
        return address.strip()
    host = (parts.hostname or "").removeprefix("www.")
    if host in DOI_HOSTS:  # a DOI is one whatever its case and whoever resolves it
        return f"doi.org{parts.path.rstrip('/').lower()}"
    inner = ARCHIVES.match(f"{host}{parts.path}")
    if inner:
        rest = address[address.index(inner[0].removeprefix(host)) + len(inner[0]) - len(host) :]
        return normal_address(re.sub(r"\A(https?):/+", r"\1://", rest))
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not TRACKING.match(pair[0])))
    port = f":{number}" if number not in (None, 80, 443) else ""
    return f"{host}{port}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")
