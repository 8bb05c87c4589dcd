"""The rows of the list of cases."""

from collections.abc import Iterable

from django.db.models import F
from rest_framework import serializers

from cases.models import Case
from casetracker.lists.columns import PageAddress
from casetracker.lists.rows import ByField, Row, RowData, Rows
from casetracker.reading.parts.dispositions import DispositionRow
from casetracker.reading.parts.people import JudgeOnBench, Participant, people_of
from casetracker.reading.parts.reactions import ReactionRow, reactions_to
from casetracker.reading.parts.references import NUMBER, CourtRef
from rulings.models import Disposition, Ruling


class CaseVerdict(Row):
    """The latest ruling that decides the case."""

    id = serializers.CharField(source="public_id", help_text="Public id.")
    url = PageAddress("ruling-detail", help_text="The address of its page.")
    number = NUMBER
    result = serializers.CharField()
    favours = serializers.CharField()
    dispositions = DispositionRow(many=True)
    judges = JudgeOnBench(many=True)

    given = ("dispositions", "judges")

    class Meta:
        model = Ruling
        fields = ["id", "url", "number", "kind", "result", "favours", "issued_on", "dispositions", "judges"]


def latest_verdicts(cases: Iterable[int]) -> dict[int, tuple[int, RowData]]:
    """The latest visible verdict of each case, by the case's primary key: its own, and the row without its judges.

    One statement: a published ruling has a disposition, so that the dispositions find every verdict.
    """
    ruling, disposition = CaseVerdict.plan("ruling__"), DispositionRow.plan()
    rulings = Ruling.objects.visible().verdicts().filter(case__in=cases)
    rows = Disposition.objects.current().filter(ruling__in=rulings)
    rows = rows.order_by(F("ruling__issued_on_earliest").asc(nulls_first=True), "ruling_id", "number", "id")
    latest: dict[int, tuple[int, RowData]] = {}
    for values in rows.values("ruling_id", "ruling__case_id", *ruling.columns, *disposition.columns):
        case, pk = values["ruling__case_id"], values["ruling_id"]
        if case not in latest or latest[case][0] != pk:
            latest[case] = pk, ruling.build(values) | {"dispositions": [], "judges": []}
        latest[case][1]["dispositions"].append(disposition.build(values))
    return latest


def read_verdicts_and_parties(rows: Rows) -> ByField:
    """The latest verdict of each case with its judges, and who brought the case and who answers it."""
    ids = [row["pk"] for row in rows]
    latest = latest_verdicts(ids)
    people = people_of(ids, [ruling for ruling, _ in latest.values()])
    sides = {side: {case: both[side] for case, both in people.parties.items()} for side in SIDES}
    return {"verdict": with_judges(latest, people.judges), **sides}


SIDES = ("petitioners", "respondents")


def with_judges(latest: dict[int, tuple[int, RowData]], judges: dict[int, Rows]) -> dict[int, RowData]:
    return {case: verdict | {"judges": judges.get(ruling, [])} for case, (ruling, verdict) in latest.items()}


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
            "next_on",
            "petitioners",
            "respondents",
            "verdict",
            "reactions",
        ]
