"""Parse what a reader types into a question: numbers, words, "phrases", OR, -not, prefix*, and fields (judge:name).

Nothing that is typed is a syntax error: what has no special meaning is read as words. `AND` may be written; OR binds
more tightly than the words around it, as in other search boxes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from django.core.exceptions import ValidationError

from casetracker.search.index.folding import SERVANT_OF, SYLLABLE, docket_terms, prefixes, sought_terms, terms, words
from casetracker.search.index.numbers import NUMBER, SECTION, number
from casetracker.search.index.shown import CHIEF, HELD, TEXT

TIERS = ("".join(CHIEF.values()), "".join(CHIEF.values()) + HELD, "".join(CHIEF.values()) + HELD + TEXT)
"""Zones in which all words of a question must stand, best first: names and numbers; what was held; the full text."""
WORDS_AT_MOST = 32
TOKEN = re.compile(
    rf"""(?P<minus>[-–−](?=["“”„\w\[§]))?(?:(?P<of>(?i:docket:)\s?)?(?P<number>{NUMBER})|(?P<section>{SECTION})|"""
    r"""(?:(?P<field>[A-Za-z]+):\s?(?=["“”„\w]))?"""
    r"""(?:["“”„](?P<phrase>[^"“”„]*)(?:["“”„]|$)|(?P<word>[^\s"“”„]+(?:["״”“][^\s"“”„]+)*)))""",
)
WHOLE_NUMBER = re.compile(NUMBER)
GERSHAYIM = re.compile('(?<=[א-ת])["“”״](?=[א-ת])')
DOCKET = re.compile(r"\d")
NOTHING = "Write at least one word or number that is to be found; this has none."
TOO_MANY = f"A question has at most {WORDS_AT_MOST} words; write fewer."


@dataclass(frozen=True)
class Phrase:
    """Terms that stand one after the other, in a field or anywhere; the last may be a beginning."""

    terms: tuple[str, ...]
    docket: tuple[str, ...] = ()
    field: str = ""
    is_prefix: bool = False

    def marked(self, zones: str) -> Iterator[tuple[str, ...]]:
        """The terms with the letter of each zone in which they may stand."""
        for zone in self.field or zones:
            found = (self.docket or self.terms) if zone == "d" else self.terms
            if found:
                yield tuple(zone + term for term in found)


@dataclass(frozen=True)
class Or:
    """At least one of several nodes; what matches `best`, where there is one, stands above what matches the others."""

    of: tuple["Node", ...]
    best: "Node | None" = None


@dataclass(frozen=True)
class Not:
    """A node that must stand nowhere in the record."""

    of: "Node"
    ZONES: ClassVar[str] = TIERS[-1]


@dataclass(frozen=True)
class And:
    """All of the wanted nodes and none of the unwanted."""

    wanted: tuple["Node", ...]
    unwanted: tuple[Not, ...] = ()


Node = Phrase | Or | And


def parse(text: str) -> And:
    """The question in a text. Raises ValidationError where there is nothing to find, or too much."""
    text = SERVANT_OF.sub(r"\1", GERSHAYIM.sub("", text))
    wanted: list[Node] = []
    unwanted: list[Not] = []
    joins = negates = False
    count = 0
    tokens = list(TOKEN.finditer(text))
    for place, token in enumerate(tokens):
        word = token["word"] or ""
        if joins_numbers(tokens, place):
            joins = True
            if not token["number"]:
                continue
        if word in ("OR", "|", "AND", "NOT", "&") and not token["minus"]:
            joins, negates = word in ("OR", "|") or (joins and word == "NOT"), word == "NOT"
            continue
        node = phrase(token)
        if node is None:
            continue
        count += len(words(token["phrase"] or word or token[0])) or 1
        if count > WORDS_AT_MOST:
            raise ValidationError(TOO_MANY)
        if token["minus"] or negates:
            unwanted.append(Not(node))
        elif joins and wanted:
            before = wanted.pop()
            wanted.append(Or((*(before.of if isinstance(before, Or) and not before.best else (before,)), node)))
        else:
            wanted.append(node)
        joins = negates = False
    if not wanted:
        raise ValidationError("Say also what is to be found, not only what is not." if unwanted else NOTHING)
    return And(tuple(wanted), tuple(unwanted))


def joins_numbers(tokens: list[re.Match[str]], place: int) -> bool:
    """Whether a list of numbers goes on here, as in “Nos. 14-13542, 14-13657 and 15-2”: one of them is enough."""
    before = tokens[place - 1]["number"] if place else None
    if not before or tokens[place]["minus"]:
        return False
    if tokens[place]["number"]:
        return before.endswith((",", ";"))
    after = tokens[place + 1]["number"] if place + 1 < len(tokens) else None
    return tokens[place]["word"] in ("and", "&") and bool(after)


def phrase(token: re.Match[str]) -> Node | None:
    """One number, word or phrase; None where it has neither letters nor digits."""
    if token["number"]:
        return number_node(token["number"], CHIEF["docket"] if token["of"] else "")
    if token["section"]:
        return Phrase(terms(token["section"]))
    zone = CHIEF.get((token["field"] or "").lower(), "")
    text = token["word"] if token["phrase"] is None else token["phrase"]
    if token["field"] and not zone:
        text = f"{token['field']} {text}"
    if zone in ("", CHIEF["docket"]) and WHOLE_NUMBER.fullmatch(text):
        return number_node(text, zone)
    if token["phrase"] is None and text.endswith("*"):
        return beginning(text, zone)
    return sought(text, zone)


def sought(text: str, zone: str = "") -> Phrase | None:
    """The phrase of a text; a single syllable of a script without spaces may begin a longer run."""
    found, is_beginning = sought_terms(text)
    return Phrase(found, tuple(docket_terms(text)), zone, is_beginning) if found else None


def number_node(typed: str, zone: str) -> Node:
    """A number in all its spellings; best as it was typed, or with the letters before it elsewhere in the record."""
    found = number(typed)
    exact, *others = [Phrase(form.terms, form.docket, zone) for form in found.forms]
    if not others and not found.words:
        return exact
    best: Node = exact
    if found.letters:
        best = Or((exact, And((*(Phrase((each,), field=zone) for each in found.letters), Or(tuple(others))))))
    apart = [And(tuple(Phrase(terms(word), tuple(docket_terms(word)), zone) for word in found.words))]
    return Or((exact, *others, *(apart if found.words else ())), best)


def strict(node: Node) -> Node:
    """The question with only the best of what each of its nodes may mean."""
    if isinstance(node, Or):
        return strict(node.best) if node.best else Or(tuple(map(strict, node.of)))
    return And(tuple(map(strict, node.wanted)), node.unwanted) if isinstance(node, And) else node


def beginning(text: str, zone: str) -> Node | None:
    """Words that begin like this: by the beginning itself, or by stems that are shorter than it."""
    *before, last = words(text) or [""]
    if not last or SYLLABLE.match(last):
        return sought(text, zone)
    lead = terms(" ".join(before))
    docket = tuple(docket_terms(text))
    begins, whole = prefixes(last)
    found: list[Node] = [Phrase((*lead, begin), docket, zone, is_prefix=True) for begin in begins]
    found += [Phrase((*lead, term), docket, zone) for term in whole]
    return Or(tuple(found), Phrase(terms(text), docket, zone))


def phrases(node: Node) -> Iterator[Phrase]:
    """Every wanted phrase, to mark it in what is shown."""
    if isinstance(node, Phrase):
        yield node
    else:
        for each in node.of if isinstance(node, Or) else node.wanted:
            yield from phrases(each)
