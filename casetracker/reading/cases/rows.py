"""The rows of the list of cases."""

from collections.abc import Iterable

from django.db.models import F
from rest_framework import serializers

from cases.models import Case
from casetracker.lists.columns import PageAddress
from casetracker.lists.rows import ByField, Row, RowData, Rows
from casetracker.reading.parts.decisions import outcome
from casetracker.reading.parts.dispositions import OUTCOME, DispositionRow
from casetracker.reading.parts.people import JudgeOnBench, Participant, People, people_of
from casetracker.reading.parts.reactions import ReactionRow, reactions_to
from casetracker.reading.parts.references import NUMBER, CourtRef
from rulings.models import Disposition, Ruling


class CaseVerdict(Row):
    """The latest ruling that decides the case."""

    id = serializers.CharField(source="public_id", help_text="Public id.")
    url = PageAddress("ruling-detail", help_text="The address of its page.")
    number = NUMBER
    result = serializers.CharField(help_text="Of the first disposition.")
    favours = serializers.CharField(help_text="Of the first disposition.")
    outcome = OUTCOME
    dispositions = DispositionRow(many=True)
    judges = JudgeOnBench(many=True)

    given = ("outcome", "dispositions", "judges")

    class Meta:
        model = Ruling
        fields = ["id", "url", "number", "kind", "result", "favours", "issued_on", "outcome", "dispositions", "judges"]


def latest_verdicts(cases: Iterable[int], *, with_parties: bool = False) -> tuple[dict[int, RowData], People]:
    """The latest visible verdict of each case, by the case's primary key, and the people whom it took to build them.

    Two statements: a published ruling has a disposition, so that the dispositions find every verdict.
    """
    cases = list(cases)
    rulings = Ruling.objects.visible().verdicts().filter(case__in=cases)
    rows = Disposition.objects.current().filter(ruling__in=rulings)
    rows = rows.order_by(F("ruling__issued_on_earliest").asc(nulls_first=True), "ruling_id", "number", "id")
    columns = (*CaseVerdict.plan("ruling__").columns, *DispositionRow.columns())
    latest: dict[int, Rows] = {}
    for values in rows.values("ruling_id", "ruling__case_id", *columns):
        found = latest.setdefault(values["ruling__case_id"], [])
        if found and found[0]["ruling_id"] != values["ruling_id"]:
            found.clear()
        found.append(values)
    people = people_of(cases if with_parties else [], [found[0]["ruling_id"] for found in latest.values()])
    return {case: verdict(found, people) for case, found in latest.items()}, people


def verdict(values: Rows, people: People) -> RowData:
    """The row of a ruling, from the values of its dispositions."""
    dispositions = [DispositionRow.build(row, concerning=people.concerned.get(row["pk"], [])) for row in values]
    return CaseVerdict.build(
        values[0],
        "ruling__",
        outcome=outcome(dispositions),
        dispositions=dispositions,
        judges=people.judges.get(values[0]["ruling_id"], []),
    )


def read_verdicts_and_parties(rows: Rows) -> ByField:
    """The latest verdict of each case with its judges, and who brought the case and who answers it."""
    latest, people = latest_verdicts([row["pk"] for row in rows], with_parties=True)
    sides = {side: {case: both[side] for case, both in people.parties.items()} for side in SIDES}
    return {"verdict": latest, **sides}


SIDES = ("petitioners", "respondents")


def read_reactions(rows: Rows) -> ByField:
    return {"reactions": reactions_to("case", [row["pk"] for row in rows])}


class CaseRow(Row):
    """A case with its parties, its verdict and the reactions."""

    id = serializers.CharField(source="public_id", help_text="Public id.")
    url = PageAddress("case-detail", help_text="The address of its page.")
    court = CourtRef(allow_null=True)
    petitioners = Participant(many=True)
    respondents = Participant(many=True)
    verdict = CaseVerdict(allow_null=True)
    reactions = ReactionRow(many=True)

    given = ("petitioners", "respondents", "verdict", "reactions")
    readers = (read_verdicts_and_parties, read_reactions)

    class Meta:
        model = Case
        fields = [
            "id",
            "url",
            "court",
            "title",
            "title_language",
            "caption",
            "court_as_stated",
            "docket_number",
            "case_type",
            "status",
            "finality",
            "hearing_access",
            "record_status",
            "filed_on",
            "petitioners",
            "respondents",
            "verdict",
            "reactions",
        ]
