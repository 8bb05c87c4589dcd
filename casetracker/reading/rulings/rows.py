"""The rows of the lists of rulings and of verdicts."""

from rest_framework import serializers

from casetracker.lists.columns import API_URL, IDENTITY, PageAddress, changed_at_field, column, version_field
from casetracker.lists.rows import ByField, Row, Rows
from casetracker.reading.parts.decisions import outcome
from casetracker.reading.parts.dispositions import OUTCOME, DispositionRow, dispositions_of
from casetracker.reading.parts.fields import KEY
from casetracker.reading.parts.people import JudgeOnBench, OpinionRow, Participant, people_of
from casetracker.reading.parts.reactions import ReactionRow, reactions_to
from casetracker.reading.parts.references import CASES, NUMBER, CaseRef, CourtRef
from casetracker.reading.parts.reviews import ReviewedBy, overturned_by, with_reviews
from casetracker.reading.text_versions import TextVersionRow
from rulings.models import Disposition, Ruling


def read_people_and_decisions(rows: Rows) -> ByField:
    """Judges, opinions and decisions by ruling, parties by case, and what overturned it; three statements."""
    rulings = [row["pk"] for row in rows]
    found = people_of({row["case_id"] for row in rows}, rulings)
    decided = dispositions_of(rulings, found)
    parties = [(row["pk"], found.parties[row["case_id"]]) for row in rows if row["case_id"] in found.parties]
    sides = {side: {pk: of_case[side] for pk, of_case in parties} for side in ("petitioners", "respondents")}
    overturned = overturned_by(rulings)
    own = CaseRef.plan("case__")
    outcomes = {
        ruling: with_reviews(outcome(decided.get(ruling, [])), overturned.get(ruling, [])) for ruling in rulings
    }
    return {
        "cases": {row["pk"]: [own.build(row), *found.joined.get(row["pk"], [])] for row in rows},
        "judges": found.judges,
        "opinions": found.opinions,
        "dispositions": decided,
        "outcome": outcomes,
        "overturned_by": overturned,
        **sides,
    }


def read_reactions(rows: Rows) -> ByField:
    return {"reactions": reactions_to("about_ruling", [row["pk"] for row in rows])}


class RulingRow(Row):
    """A ruling with its case, its parties, what it decided, who gave it, and the reactions."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("ruling-detail", help_text="The address of its page.")
    api_url = PageAddress("api:ruling-detail", help_text=API_URL)
    version = version_field()
    changed_at = changed_at_field()
    key = KEY
    case = CaseRef(help_text="Its own case.")
    cases = CaseRef(many=True, help_text=CASES)
    court = CourtRef(allow_null=True)
    number = NUMBER
    result = column(Disposition, "result", help_text="Of the first disposition.")
    favours = column(Disposition, "favours", help_text="Of the first disposition.")
    outcome = OUTCOME
    overturned_by = ReviewedBy(many=True)
    dispositions = DispositionRow(many=True)
    judges = JudgeOnBench(many=True)
    opinions = OpinionRow(many=True, help_text="The court's first, dissents last.")
    text_versions = TextVersionRow(many=True, help_text="Its text as published and as changed since, by date.")
    petitioners = Participant(many=True)
    respondents = Participant(many=True)
    reactions = ReactionRow(many=True)

    given = (
        "cases",
        "outcome",
        "overturned_by",
        "dispositions",
        "judges",
        "opinions",
        "petitioners",
        "respondents",
        "reactions",
    )
    readers = (read_people_and_decisions, read_reactions)
    reads = ("case_id",)

    class Meta:
        model = Ruling
        fields = [
            *IDENTITY,
            "key",
            "case",
            "cases",
            "court",
            "number",
            "kind",
            "stage",
            "decided_by",
            "votes_for",
            "votes_against",
            "result",
            "favours",
            "is_verdict",
            "summary",
            "issued_on",
            "published_on",
            "outcome",
            "overturned_by",
            "dispositions",
            "judges",
            "bench_size",
            "opinions",
            "text_versions",
            "petitioners",
            "respondents",
            "reactions",
        ]
