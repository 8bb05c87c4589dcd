"""The rows of the list of cases."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from cases.models import Case
from casetracker.lists.columns import (
    API_URL,
    IDENTITY,
    ExternalKey,
    PageAddress,
    changed_at_field,
    column,
    version_field,
)
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.rows import ByField, Row, RowData, Rows
from casetracker.reading.parts.decisions import outcome
from casetracker.reading.parts.dispositions import OUTCOME, DispositionRow
from casetracker.reading.parts.fields import place_in_order
from casetracker.reading.parts.people import JudgeOnBench, Participant, People, people_of
from casetracker.reading.parts.reactions import ReactionRow, reactions_to
from casetracker.reading.parts.references import NUMBER, CourtRef
from casetracker.reading.parts.reviews import ReviewedBy, overturned_by, with_reviews
from rulings.models import Disposition, Ruling

MATCHED_AT_MOST = 3
CASE, NUMBER_THERE = "ruling__in_cases__case", "ruling__in_cases__number"
"""A case in which a ruling stands, and its number there."""


class CaseVerdict(Row):
    """The latest ruling that decides the case."""

    id = serializers.CharField(source="public_id", help_text="Public id.")
    url = PageAddress("ruling-detail", help_text="The address of its page.")
    number = NUMBER
    result = column(Disposition, "result", help_text="Of the first disposition.")
    favours = column(Disposition, "favours", help_text="Of the first disposition.")
    outcome = OUTCOME
    overturned_by = ReviewedBy(many=True)
    dispositions = DispositionRow(many=True)
    judges = JudgeOnBench(many=True)

    given = ("outcome", "overturned_by", "dispositions", "judges")

    class Meta:
        model = Ruling
        fields = [
            "id",
            "url",
            "number",
            "kind",
            "result",
            "favours",
            "issued_on",
            "outcome",
            "overturned_by",
            "dispositions",
            "judges",
        ]


def latest_verdicts(cases: Iterable[int], *, with_parties: bool = False) -> tuple[dict[int, RowData], People]:
    """The latest visible verdict of each case, by the case's primary key, and the people whom it took to build them."""
    cases = list(cases)
    rulings = Ruling.objects.visible().verdicts()
    latest, people = latest_rulings(rulings, cases, 1, cases if with_parties else [])
    return {case: verdict for case, [verdict] in latest.items()}, people


def latest_rulings(
    rulings: QuerySet, cases: Iterable[int], most: int, parties_of: Iterable[int] = ()
) -> tuple[dict[int, Rows], People]:
    """At most so many of these rulings for each of the cases, the latest first, by the case's primary key.

    Three statements: a published ruling has a disposition, so that the dispositions find every ruling. The people are
    those of the rulings, and the parties of the cases `parties_of`.
    """
    decided = rulings.filter(cases__in=cases)
    rows = Disposition.objects.current().filter(ruling__in=decided, ruling__in_cases__case__in=cases)
    rows = rows.order_by("ruling_id", "number", "id")
    columns = (*CaseVerdict.plan("ruling__").columns, *DispositionRow.columns())
    found: dict[int, dict[int, Rows]] = {}
    for values in sorted(rows.values("ruling_id", CASE, NUMBER_THERE, *columns), key=undated_first):
        values["ruling__number"] = values[NUMBER_THERE]
        of_case = found.setdefault(values[CASE], {})
        of_case.setdefault(values["ruling_id"], []).append(values)
    chosen = {case: list(of_case.values())[: -most - 1 : -1] for case, of_case in found.items()}
    shown = [decided[0]["ruling_id"] for of_case in chosen.values() for decided in of_case]
    people, overturned = people_of(parties_of, shown), overturned_by(shown)
    by_case = {case: [verdict(values, people, overturned) for values in of_case] for case, of_case in chosen.items()}
    return by_case, people


def undated_first(values: RowData) -> tuple[bool, Any]:
    """The place of a ruling among those of its case."""
    is_undated, day = place_in_order(values, "ruling__issued_on")
    return not is_undated, day


def verdict(values: Rows, people: People, overturned: dict[int, Rows]) -> RowData:
    """The row of a ruling, from the values of its dispositions."""
    dispositions = [DispositionRow.build(row, concerning=people.concerned.get(row["pk"], [])) for row in values]
    reviews = overturned.get(values[0]["ruling_id"], [])
    return CaseVerdict.build(
        values[0],
        "ruling__",
        outcome=with_reviews(outcome(dispositions), reviews),
        overturned_by=reviews,
        dispositions=dispositions,
        judges=people.judges.get(values[0]["ruling_id"], []),
    )


def matched_rulings(filterset: GroupedFilterSet, cases: list[int]) -> dict[int, Rows]:
    """The latest rulings of each case that meet the filters on rulings; none where no such filter is set."""
    condition = filterset.folded(filterset.group_conditions(), keep=("ruling",)).get("ruling")
    if condition is None:
        return {}
    return latest_rulings(Ruling.objects.visible().filter(condition), cases, MATCHED_AT_MOST)[0]


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
    api_url = PageAddress("api:case-detail", help_text=API_URL)
    key = ExternalKey()
    version = version_field()
    changed_at = changed_at_field()
    court = CourtRef(allow_null=True)
    petitioners = Participant(many=True)
    respondents = Participant(many=True)
    verdict = CaseVerdict(allow_null=True)
    matched = CaseVerdict(
        many=True,
        help_text=f"The latest rulings, at most {MATCHED_AT_MOST}, that met the filters; empty without one on rulings.",
    )
    reactions = ReactionRow(many=True)

    given = ("petitioners", "respondents", "verdict", "matched", "reactions")
    readers = (read_verdicts_and_parties, read_reactions, lambda rows: {"matched": {}})

    class Meta:
        model = Case
        fields = [
            *IDENTITY,
            "key",
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
            "matched",
            "reactions",
        ]
