"""The bench of a ruling as it is drawn: seats in order of precedence, the part of each, votes as far as recorded."""

from dataclasses import dataclass
from typing import Any

from django import template

from casetracker.lists.rows import RowData, Rows
from rulings.choices import APART, DISSENTS

register = template.Library()

PRECEDENCE = (
    "author",
    "joined",
    "concurring",
    "concurring_in_part",
    "unknown",
    "dissenting_in_part",
    "dissenting",
    "recused",
)
"""The order of the parts, behind whoever presides."""


@dataclass(frozen=True)
class Bench:
    """Several judges who decided together."""

    seats: list[tuple[RowData, Rows]]
    """Each with the opinions that the judge wrote or joined."""
    unnamed: int
    """How many judges sat of whom no name is known."""
    unknown: int
    """Of how many of those named nobody knows how they voted."""
    votes_for: int | None
    votes_against: int | None
    is_counted: bool
    """Whether the votes are the parts of the judges, counted; the sources give no numbers."""
    dissent_on: Rows
    """The decisions on whose claims a dissent speaks."""


@register.filter
def drawn_bench(ruling: RowData) -> Bench | None:
    """The bench as it is drawn; None for one judge, a jury, or where nobody is named, of which words tell all."""
    judges = ruling["judges"]
    size = max(ruling["bench_size"] or 0, len(judges))
    if not judges or size < 2:
        return None
    in_order = sorted(judges, key=lambda seat: (seat["role"] != "presiding", PRECEDENCE.index(seat["part"])))
    unnamed, unknown = size - len(judges), sum(seat["part"] == "unknown" for seat in judges)
    votes_for, votes_against = ruling["votes_for"], ruling["votes_against"]
    is_counted = votes_for is None and not unnamed and not unknown and ruling["is_bench_complete"]
    if is_counted:
        votes_for = sum(seat["part"] not in APART for seat in judges)
        votes_against = sum(seat["part"] in DISSENTS for seat in judges)
    return Bench(
        seats=[(seat, opinions_of(ruling, seat)) for seat in in_order],
        unnamed=unnamed,
        unknown=unknown,
        votes_for=votes_for,
        votes_against=votes_against,
        is_counted=is_counted,
        dissent_on=dissented_on(ruling) if any(seat["part"] in DISSENTS for seat in judges) else [],
    )


def opinions_of(ruling: RowData, seat: RowData) -> Rows:
    def is_in(rows: Rows) -> bool:
        return any(row["key"] == seat["key"] for row in rows)

    return [row for row in ruling["opinions"] if is_in(row["authors"]) or is_in(row["joiners"])]


def dissented_on(ruling: RowData) -> Rows:
    """The decisions on a claim of which something was said in dissent."""
    claims = {named(claim) for row in ruling["holdings"] if row["weight"] == "dissent" for claim in row["claims"]}
    return [row for row in ruling["dispositions"] if claims & {named(claim) for claim in row["claims"]}]


def named(claim: RowData) -> tuple[str, Any]:
    """A claim by its key, and by its case where that is a joined one."""
    return claim["key"], (claim["case"] or {}).get("id")
