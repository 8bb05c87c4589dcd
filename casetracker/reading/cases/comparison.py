"""What cases side by side tell: the facts of their stories, in the order in which a case is told."""

from collections import Counter
from collections.abc import Iterable

from cases.choices import (
    CASE_STATUS,
    CASE_TYPE,
    CLAIM_KIND,
    FINALITY,
    HEARING_ACCESS,
    PETITIONER_ROLES,
    RESPONDENT_ROLES,
    ROLE,
    SIDE,
)
from casetracker.core.dates import PartialDate
from casetracker.core.dates.durations import between
from casetracker.core.naming.folding import folded
from casetracker.core.naming.places import language_name
from casetracker.core.statements.values import by
from casetracker.lists.rows import RowData, Rows
from casetracker.reading.comparing.facts import Cells, Fact, Told, by_topic, fact, in_words, of_each, on
from casetracker.reading.comparing.told import (
    addressed,
    bases_told,
    court_told,
    holding_told,
    judges_told,
    known,
    reactions_told,
)
from casetracker.web.addresses import unit_address
from rulings.choices import FINDING, REVIEW_EFFECT, RULING_KIND

Story = RowData


def facts_of_cases(stories: Rows) -> list[Fact]:
    """The rows of the comparison; those of which no case knows anything are left out."""
    verdicts = [verdict_of(story) for story in stories]
    return [
        *fact("Court", of_each(stories, court), "Not known"),
        *fact("Docket number", of_each(stories, lambda story: in_words(story["docket_number"]))),
        *fact("Type", of_each(stories, lambda story: in_words(CASE_TYPE.label(story["case_type"])))),
        *sides(stories),
        *fact("Counsel", of_each(stories, counsel), "Nobody named"),
        *fact("Filed", of_each(stories, lambda story: on(story["filed_on"])), "Not known"),
        *fact("Verdict", of_each(verdicts, outcome), "None in this collection"),
        *fact("From filing to verdict", of_each(stories, time_to_verdict), "Not known"),
        *fact("Judges", of_each(verdicts, lambda row: judges_told(row.get("judges", []))), "Not known"),
        *fact("Basis", of_each(verdicts, lambda row: bases_told(row.get("dispositions", []))), "Not known"),
        *fact("Claims", of_each(stories, claims), is_inline=False),
        *by_topic([holdings(story) for story in stories], holding_told),
        *fact("Other rulings", of_each(stories, other_rulings), "None in this collection", is_inline=False),
        *fact("On review", of_each(stories, reviews), "No review found", is_inline=False),
        *fact("Where it stands", of_each(stories, standing), "Not known"),
        *fact("Reactions", of_each(stories, reactions), is_inline=False),
        *fact("Hearing", of_each(stories, lambda story: known(HEARING_ACCESS, story["hearing_access"])), "Not known"),
        *fact("Languages", of_each(stories, languages), "Not known"),
        *fact("Topics", of_each(stories, topics), is_linked=False),
        *fact("Disputed facts", of_each(stories, disputes)),
        *fact("Sources", sources(stories), is_inline=False),
        *fact("Last checked", of_each(stories, lambda story: on(story["last_checked_on"])), "Never"),
    ]


def sides(stories: Rows) -> Iterable[Fact]:
    for side in SIDE:
        yield from fact(SIDE.label(side), participants(stories, side), "Nobody named", is_linked=False)


def verdict_of(story: Story) -> RowData:
    return next((row for row in story["rulings"] if row["id"] == story["verdict"]), {})


def court(story: Story) -> list[Told]:
    if story["court"]:
        return court_told(story["court"], story["sitting_as"] and f"as {story['sitting_as']}")
    return in_words(story["court_as_stated"])


def participants(stories: Rows, side: str) -> Cells:
    """Who stands on one side; whoever has no page is not traced from case to case.

    The usual roles go without saying, since the side and the type of the case stand in rows of their own.
    """
    return [[participant(row) for row in by(story["participations"], "side").get(side, [])] for story in stories]


def participant(row: RowData) -> Told:
    party = row["party"]
    return Told(
        row["name"],
        unit_address("party-detail", party["id"]) if party["has_page"] else "",
        note="" if row["role"] in (*PETITIONER_ROLES, *RESPONDENT_ROLES) else ROLE.phrase(row["role"]),
        identity=party["id"] if party["has_page"] else "",
    )


def counsel(story: Story) -> Iterable[Told]:
    """Each once, for whichever parties; what makes counsel the same is the name, since nothing else is known."""
    rows = [row for party in story["participations"] for row in party["counsel"]]
    for row in {(row["name"], row["firm"]): row for row in rows}.values():
        name = row["name"] or row["firm"]
        yield Told(name, note=row["firm"] if row["name"] else "", identity=f"name:{folded(name)}")


def outcome(verdict: RowData) -> list[Told]:
    if not verdict:
        return []
    return [Told(verdict["outcome"], verdict["url"], on=verdict["issued_on"], identity=verdict["id"])]


def time_to_verdict(story: Story) -> list[Told]:
    """From the filing to the latest verdict, in words; nothing where a date or a verdict is not known."""
    issued = verdict_of(story).get("issued_on")
    if not (story["filed_on"] and issued):
        return []
    time = between(PartialDate.parse(story["filed_on"]), PartialDate.parse(issued))
    return [] if time == "not known" else in_words(time)


def claims(story: Story) -> Iterable[Told]:
    for claim in story["claims"]:
        findings = dict.fromkeys(FINDING.phrase(answer["finding"]) for answer in claim["answered_by"])
        yield Told(claim["statement"], lead=", ".join([CLAIM_KIND.label(claim["kind"]), *findings]))


def holdings(story: Story) -> Rows:
    return [{**holding, "ruling": ruling} for ruling in story["rulings"] for holding in ruling["holdings"]]


def other_rulings(story: Story) -> Iterable[Told]:
    for ruling in story["rulings"]:
        if ruling["id"] != story["verdict"]:
            kind = RULING_KIND.phrase(ruling["kind"])
            yield Told(ruling["outcome"], ruling["url"], note=kind, on=ruling["issued_on"], identity=ruling["id"])


def reviews(story: Story) -> Iterable[Told]:
    for ruling in story["rulings"]:
        for review in ruling["reviewed_by"]:
            effect = REVIEW_EFFECT.label(review["effect"])
            yield Told(review["case"], review["url"], lead=effect, on=review["issued_on"], identity=review["ruling"])


def standing(story: Story) -> Iterable[Told]:
    yield from known(CASE_STATUS, story["status"])
    if story["finality"] != "unknown":
        yield Told(FINALITY.phrase(story["finality"]), identity=story["finality"])
    if story["next_on"]:
        yield Told("next date", on=story["next_on"])


def reactions(story: Story) -> Iterable[Told]:
    return reactions_told((row, addressed(story["url"], row, "A")) for row in story["reactions"])


def languages(story: Story) -> Iterable[Told]:
    return (Told(language_name(tag), identity=tag) for tag in story["languages"])


def topics(story: Story) -> Iterable[Told]:
    for topic in story["topics"]:
        yield Told(topic["name"], unit_address("topic-detail", topic["id"]), identity=topic["id"])


def disputes(story: Story) -> list[Told]:
    """How many facts are disputed, the open ones first."""
    is_settled = [dispute["is_settled"] for dispute in story["disputed_facts"]]
    counts = [(is_settled.count(False), "open"), (is_settled.count(True), "settled")]
    return [Told(f"{number} {word}", f"{story['url']}#disputed") for number, word in counts if number]


def sources(stories: Rows) -> Cells:
    """How many each case rests on, and those on which several do."""
    found = Counter(source["id"] for story in stories for source in story["sources"])
    return [
        [
            *([Told(f"{len(story['sources'])} in all", f"{story['url']}#sources")] if story["sources"] else []),
            *(
                Told(source["title"], unit_address("source-detail", source["id"]), identity=source["id"])
                for source in story["sources"]
                if found[source["id"]] > 1
            ),
        ]
        for story in stories
    ]


def relations_between(stories: Rows) -> list[tuple[str, str, str]]:
    """What one of the cases is to another, each relation once: the ids of both, with the label between them."""
    ids = {story["id"] for story in stories}
    appeals = [("Appeal of", row["id"], row["appeal_of"]) for story in stories for row in story["ladder"]]
    others = [
        (row["label"], story["id"], row["case"]["id"])
        for story in stories
        for row in story["related"]
        if row["is_outward"] and row["case"]
    ]
    found = dict.fromkeys((case, label, other) for label, case, other in [*appeals, *others] if {case, other} <= ids)
    return list(found)
