"""The story of a case in three steps: what was asked, what was decided, who reacted."""

from typing import Any, NamedTuple

from casetracker.core.dates import PartialDate
from casetracker.core.dates.durations import between
from casetracker.lists.rows import RowData, Rows
from rulings.choices import APART, STANCE

STEP = {
    "petition": "Petition",
    "administrative_petition": "Petition",
    "high_court_petition": "Petition",
    "constitutional_application": "Petition",
    "civil_claim": "Claim",
    "class_action": "Claim",
    "appeal": "Appeal",
    "leave_to_appeal": "Application",
    "criminal": "Charges",
    "investigation": "Complaint",
}
"""What brought the case, by its type; the first step of its story."""

ASKED_FIRST = ["relief_sought", "charge", "counterclaim", "issue", "ground", "allegation", "defence"]
"""The claim that says best what a case is about is the first of these kinds that it has."""
NAMED_AT_MOST = 2
BENCH_AT_MOST = 4
REACTIONS_AT_MOST = 5
WORDS_AT_MOST = 90
"""Characters of a quotation that a line has room for."""


class Named(NamedTuple):
    """Some of many: those who are named, and how many others there are."""

    rows: Rows
    others: int


class Line(NamedTuple):
    """What one speaker made of it: the reaction, and its words where some are quoted and short enough."""

    reaction: RowData
    quoted: RowData | None


class Strip(NamedTuple):
    """The three steps; what is not known is None, blank or empty."""

    base: str
    """The address of the case's page, or nothing on that page itself; anchors follow it."""
    step: str
    bringing: Named
    opposing: Named
    asked: RowData | None
    verdict: RowData | None
    after: str
    """How long after the filing, such as `about 14 months`."""
    bench: Named
    held: RowData | None
    """What the verdict held first."""
    earlier: Rows
    """The verdicts before the latest one."""
    latest: RowData | None
    """The latest ruling, where there is no verdict."""
    lines: list[Line]
    further: int
    """How many speakers' reactions the lines leave out."""
    first_on: str | None
    last_on: str | None
    """The dates between which these reactions were made; one of them alone where both are the same."""


def strip_of(story: RowData, base: str = "") -> Strip:
    rulings = story["rulings"]
    verdict = next((row for row in rulings if row["id"] == story["verdict"]), None)
    claim, reactions = asked(story["claims"]), reactions_told(story)
    lines = [line(reaction) for reaction in once_for_each_speaker(reactions)]
    dates = [reaction["made_on"] for reaction in reactions if reaction["made_on"]]
    shown = chosen(lines)
    return Strip(
        base=base,
        step=STEP.get(story["case_type"], "Case"),
        bringing=named(those_who_ask(story, claim)),
        opposing=named(those_asked_of(story, claim)),
        asked=claim,
        verdict=verdict,
        after=time_between(story["filed_on"], verdict["issued_on"]) if verdict else "",
        bench=bench(verdict["judges"]) if verdict else Named([], 0),
        held=next((row for row in verdict["holdings"] if row["weight"] == "holding"), None) if verdict else None,
        earlier=[row for row in rulings if row["is_verdict"] and row is not verdict],
        latest=rulings[-1] if rulings and not verdict else None,
        lines=shown,
        further=len(lines) - len(shown),
        first_on=dates[0] if dates else None,
        last_on=dates[-1] if dates and dates[-1] != dates[0] else None,
    )


def those_who_ask(story: RowData, claim: RowData | None) -> Rows:
    """Who raised the claim that is told; whoever brought the case where that is not recorded."""
    bringing = [row for row in story["petitioners"] if row["side"] != "opposing"] or story["petitioners"]
    return (told_in(story, claim["raised_by"]) if claim else []) or bringing


def those_asked_of(story: RowData, claim: RowData | None) -> Rows:
    """Against whom it is raised; whoever has to answer the case where that is not recorded."""
    opposing = [row for row in story["respondents"] if row["side"] == "opposing"]
    return (told_in(story, claim["against"]) if claim else []) or opposing


def told_in(story: RowData, keys: list[str]) -> Rows:
    return [row for row in story["participations"] if row["key"] in keys]


def named(participations: Rows) -> Named:
    """Each party once, the first of many."""
    parties = list({row["party"]["id"]: row for row in participations}.values())
    shown = parties if len(parties) == NAMED_AT_MOST + 1 else parties[:NAMED_AT_MOST]
    return Named(shown, len(parties) - len(shown))


def asked(claims: Rows) -> RowData | None:
    return min(claims, key=lambda claim: ASKED_FIRST.index(claim["kind"]), default=None)


def bench(judges: Rows) -> Named:
    """Who decided; of many the first, and whoever did not decide with the court."""
    if len(judges) <= BENCH_AT_MOST:
        return Named(judges, 0)
    shown = [judge for place, judge in enumerate(judges) if place < NAMED_AT_MOST or judge["part"] in APART]
    return Named(shown, len(judges) - len(shown))


def time_between(filed_on: str | None, issued_on: str | None) -> str:
    """The time from the one to the other in words; blank where it is not known."""
    if not (filed_on and issued_on):
        return ""
    time = between(PartialDate.parse(filed_on), PartialDate.parse(issued_on))
    return "" if time == "not known" else time


def reactions_told(story: RowData) -> Rows:
    """Those to the verdict; all of them where nobody reacted to it."""
    to_verdict = [row for row in story["reactions"] if row["about"]["ruling"] == story["verdict"]]
    return to_verdict if story["verdict"] and to_verdict else story["reactions"]


def once_for_each_speaker(reactions: Rows) -> Rows:
    """One reaction for each speaker and stance, if possible one whose words are quoted."""
    found: dict[Any, RowData] = {}
    for reaction in reactions:
        key = (reaction["stance"], *(speaker["id"] for speaker in reaction["speakers"]))
        if key not in found or (words(reaction) and not words(found[key])):
            found[key] = reaction
    return list(found.values())


def line(reaction: RowData) -> Line:
    return Line(reaction, words(reaction))


def words(reaction: RowData) -> RowData | None:
    """The point whose words can be quoted: in the page's language if there is one."""
    short = [point for point in reaction["points"] if 0 < len(point["quotation"]) <= WORDS_AT_MOST]
    return min(short, key=lambda point: point["quotation_language"] not in ("", "en"), default=None)


def chosen(lines: list[Line]) -> list[Line]:
    """As many lines as there is room for, each stance among them, in their order."""
    if len(lines) <= REACTIONS_AT_MOST + 1:
        return lines
    stances = [each.reaction["stance"] for each in lines]
    firsts = [stances.index(stance) for stance in STANCE if stance in stances]
    places = list(dict.fromkeys([*firsts, *range(len(lines))]))[:REACTIONS_AT_MOST]
    return [lines[place] for place in sorted(places)]
