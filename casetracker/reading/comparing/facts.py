"""The rows of a comparison: each fact with a cell for every record, and what is the same in all of them told once."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from casetracker.lists.rows import RowData, Rows

SHOWN_AT_MOST = 8
"""Items that a cell shows; the page of the record has them all."""
IN_WORDS = {2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True)
class Told:
    """One thing that a cell tells: `lead` in bold, `text`, `names`, the date `on`, and a `note` in a softer tone.

    The `url` is that of the lead where there is one, so that a long text is not all a link.
    """

    text: str = ""
    url: str = ""
    lead: str = ""
    note: str = ""
    on: str | None = None
    language: str = ""
    stance: str = ""
    names: tuple[tuple[str, str], ...] = ()
    """Each with its address, which may be blank."""
    identity: str = ""
    """What makes it the same in another column; what has none is never the same."""
    among: str = ""
    """In how many of the columns it is, where that is several and not all."""


Cells = list[list[Told]]


@dataclass(frozen=True)
class Fact:
    """One row: what all columns have, and what each has beside it."""

    heading: str
    shared: list[Told]
    cells: Cells
    unknown: str
    """What a cell says that has nothing."""
    is_inline: bool


@dataclass(frozen=True)
class Line:
    """One row of the table: what all columns share of a fact, or a cell for each; both where a fact has both."""

    fact: Fact
    cells: list[tuple[RowData, list[Told]]]
    """Each with its column; none where the row is of what all share."""
    is_first: bool = True
    is_last: bool = True


def lines(facts: Iterable[Fact], columns: Rows) -> list[Line]:
    """The rows of the table."""
    found = []
    for each in facts:
        has_shared, has_cells = bool(each.shared), any(each.cells)
        if has_shared:
            found.append(Line(each, [], is_last=not has_cells))
        if has_cells:
            found.append(Line(each, list(zip(columns, each.cells, strict=True)), is_first=not has_shared))
    return found


def fact(
    heading: str,
    cells: Iterable[Iterable[Told]],
    unknown: str = "Not recorded",
    *,
    is_inline: bool = True,
    is_linked: bool = True,
) -> list[Fact]:
    """The row of a fact, or none where no column knows it.

    Where not `is_linked`, only what all share is linked: the page of the record, to which the head leads, has the rest.
    """
    known = [list(cell) for cell in cells]
    if not any(known):
        return []
    columns = len(known)
    same = Counter(key for cell in known for key in {key_of(told) for told in cell if told.identity})
    shared = once(told for told in known[0] if same[key_of(told)] == columns)
    held = Counter(identity for cell in known for identity in {told.identity for told in cell if told.identity})
    for told in shared:
        held[told.identity] = 0  # it is told already
    alone = [[with_number(told, held, columns) for told in cell if same[key_of(told)] < columns] for cell in known]
    if not is_linked:
        alone = [[replace(told, url="") for told in cell] for cell in alone]
    return [Fact(heading, shared, list(map(once, alone)), "Nothing else" if shared else unknown, is_inline)]


def key_of(told: Told) -> tuple[str, str]:
    """What must be the same in all columns to be told once: a judge who wrote here and dissented there is not."""
    return told.identity, told.note


def with_number(told: Told, held: Counter[str], columns: int) -> Told:
    """The same, with in how many of the columns it is: of things that have a page, or of somebody's name."""
    number = held[told.identity]
    if number < 2 or told.identity == told.text:
        return told
    if number < columns:
        return replace(told, among=f"in {IN_WORDS[number]} of the {IN_WORDS[columns]}")
    return replace(told, among="in both" if columns == 2 else f"in all {IN_WORDS[columns]}")


def once(cell: Iterable[Told]) -> list[Told]:
    """The items of a cell, each once: as it is told first."""
    return list({(told.identity or told, told.note): told for told in reversed(list(cell))}.values())[::-1]


def of_each(records: Sequence[RowData], tell: Callable[[RowData], Iterable[Told]]) -> Cells:
    """The cells of a row: what each record tells."""
    return [list(tell(record)) for record in records]


def in_words(text: str) -> list[Told]:
    """A single fact in words, which is the same where the words are."""
    return [Told(text, identity=text)] if text else []


def on(edtf: str | None) -> list[Told]:
    """A single date."""
    return [Told(on=edtf, identity=edtf)] if edtf else []


def by_topic(held: list[Rows], tell: Callable[[RowData], Told]) -> list[Fact]:
    """What each court held: a row for each topic on which several spoke, and one for all the rest.

    A holding on several topics stands under the one on which most of the columns spoke, and only there.
    """
    spoken = Counter(topic for holdings in held for topic in {t["id"] for h in holdings for t in h["topics"]})
    names = {topic["id"]: topic["name"] for holdings in held for row in holdings for topic in row["topics"]}
    places: dict[str, list[list[Told]]] = {}
    for column, holdings in enumerate(held):
        for holding in holdings:
            topics = [topic["id"] for topic in holding["topics"] if spoken[topic["id"]] > 1]
            chief = max(topics, key=lambda topic: spoken[topic]) if topics else ""
            places.setdefault(chief, [[] for _ in held])[column].append(tell(holding))
    in_order = sorted(places, key=lambda topic: (topic == "", -spoken[topic], names.get(topic, "")))
    others = "Other holdings" if len(places) > 1 else "Holdings"
    return [
        row
        for topic in in_order
        for row in fact(f"Held on {names[topic]}" if topic else others, places[topic], is_inline=False)
    ]
