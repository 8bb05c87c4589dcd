"""What rulings side by side tell: the rows of their list, and what each of them held."""

from collections.abc import Iterable

from casetracker.core.statements.values import by
from casetracker.lists.rows import RowData, Rows
from casetracker.reading.comparing.facts import Fact, Told, by_topic, fact, in_words, of_each, on
from casetracker.reading.comparing.told import (
    addressed,
    bases_told,
    court_told,
    holding_told,
    judges_told,
    known,
    reactions_told,
)
from casetracker.reading.parts.decisions import date_in_words, decision
from casetracker.reading.parts.listing import visible_parts
from casetracker.reading.parts.rows import HoldingPart
from casetracker.reading.rulings.rows import RulingRow
from casetracker.web.addresses import unit_address
from rulings.choices import DECIDED_BY, FAVOURS, OPINION_KIND, REVIEW_EFFECT, RULING_KIND, STAGE
from rulings.models import Holding, Ruling


def read_rulings(rulings: list[Ruling]) -> Rows:
    """The rulings with what they held, in their order; as many statements for four as for two."""
    pks = [ruling.pk for ruling in rulings]
    rows = {row["id"]: row for row in RulingRow.read(Ruling.objects.visible().filter(pk__in=pks))}
    holdings = visible_parts(Holding).filter(ruling__in=pks).order_by("number", "pk")
    held = by(HoldingPart.read(holdings), "unit")
    return [titled({**rows[each.public_id], "holdings": held.get(each.public_id, [])}) for each in rulings]


def titled(row: RowData) -> RowData:
    case = row["case"]
    return {
        **row,
        "title": title_of(row["kind"], row["issued_on"]),
        "title_language": "",
        "within": case["title"],
        "within_language": case["title_language"],
        "within_url": case["url"],
    }


def title_of(kind: str, issued_on: str | None) -> str:
    """What a ruling is called: “Judgment of 12 July 2020”."""
    return f"{RULING_KIND.label(kind)} of {date_in_words(issued_on) if issued_on else 'unknown date'}"


def facts_of_rulings(rulings: Rows) -> list[Fact]:
    """The rows of the comparison; those of which no ruling knows anything are left out."""
    return [
        *fact("Also given in", of_each(rulings, joined_cases), "One case alone"),
        *fact("Court", of_each(rulings, lambda row: court_told(row["court"])), "Not known"),
        *fact("Given on", of_each(rulings, lambda row: on(row["issued_on"])), "Not known"),
        *fact("Published on", of_each(rulings, lambda row: on(row["published_on"])), "Not known"),
        *fact("Stage", of_each(rulings, lambda row: known(STAGE, row["stage"])), "Not known"),
        *fact("Brought by", of_each(rulings, lambda row: people(row["petitioners"])), "Nobody named", is_linked=False),
        *fact("Against", of_each(rulings, lambda row: people(row["respondents"])), "Nobody named", is_linked=False),
        *fact("Decided", of_each(rulings, decided), is_inline=False),
        *fact("Favours", of_each(rulings, lambda row: known(FAVOURS, row["favours"])), "Not known"),
        *fact("Basis", of_each(rulings, lambda row: bases_told(row["dispositions"])), "Not known"),
        *fact("Bench", of_each(rulings, bench), "Not known"),
        *fact("Votes", of_each(rulings, votes), "Not known"),
        *fact("Opinions", of_each(rulings, opinions), is_inline=False),
        *by_topic([row["holdings"] for row in rulings], holding_told),
        *fact("Overturned", of_each(rulings, overturned), "No review found", is_inline=False),
        *fact("Reactions", of_each(rulings, reactions), is_inline=False),
    ]


def joined_cases(row: RowData) -> Iterable[Told]:
    """The further cases in which it was given; its own stands in the head of the column."""
    for case in row["cases"][1:]:
        yield Told(case["title"], case["url"], language=case["title_language"], identity=case["id"])


def people(rows: Rows) -> Iterable[Told]:
    """Whoever has no page is not traced from ruling to ruling."""
    for row in rows:
        has_page = row["has_page"]
        url = unit_address("party-detail", row["id"]) if has_page else ""
        yield Told(row["name"], url, identity=row["id"] if has_page else "")


def decided(row: RowData) -> Iterable[Told]:
    return (Told(decision(disposition)) for disposition in row["dispositions"])


def bench(row: RowData) -> Iterable[Told]:
    if row["judges"]:
        return judges_told(row["judges"])
    return known(DECIDED_BY, row["decided_by"])


def votes(row: RowData) -> list[Told]:
    return in_words(f"{row['votes_for']} for, {row['votes_against']} against") if row["votes_for"] else []


def opinions(row: RowData) -> Iterable[Told]:
    for opinion in row["opinions"]:
        names = ", ".join(opinion["authors"])
        yield Told(names, f"{row['url']}#R{row['number']}", lead=OPINION_KIND.label(opinion["kind"]))


def overturned(row: RowData) -> Iterable[Told]:
    for review in row["overturned_by"]:
        effect = REVIEW_EFFECT.label(review["effect"])
        yield Told(review["case"], review["url"], lead=effect, on=review["issued_on"], identity=review["ruling"])


def reactions(row: RowData) -> Iterable[Told]:
    return reactions_told(
        (each, addressed(unit_address("case-detail", each["case"]), each, "A")) for each in row["reactions"]
    )
