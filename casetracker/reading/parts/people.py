"""Who stands behind the rows of a list: the parties of cases and the judges of rulings."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.db.models import Case as If
from django.db.models import CharField, F, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf
from rest_framework import serializers

from cases.choices import PETITIONER_ROLES, RESPONDENT_ROLES
from cases.models import Participation
from casetracker.core.statements.values import by
from casetracker.lists.columns import column
from casetracker.lists.rows import Row, RowData, Rows
from casetracker.lists.rows.values import pick
from casetracker.reading.parts.fields import KEY
from casetracker.reading.parts.opinions import opinions_by_author
from casetracker.reading.parts.references import NUMBER, CaseRef, HasPage
from parties.cards import EXPOSURE_COLUMNS, has_page
from parties.models import Party
from rulings.choices import OPINION_KIND
from rulings.models import Opinion, PanelSeat, RulingCase

PERSON = ("kind", "owner", "order", "row", "id", "name", "role", "detail", *EXPOSURE_COLUMNS)
CASE_COLUMNS = ("public_id", "title", "title_language", "docket_number")
"""What `CaseRef` reads, in the places of a person's id, name, role and detail."""
NOBODY: dict[str, Rows] = {"petitioners": [], "respondents": []}


class JudgeOnBench(Row):
    """Who sat on the ruling; `id` is null where the judge is known by the name as stated alone."""

    id = serializers.CharField(allow_null=True)
    name = serializers.CharField()

    class Meta:
        model = PanelSeat
        fields = ["id", "name", "role", "part"]


class OpinionRow(Row):
    """An opinion of the ruling, with the names of its authors."""

    key = KEY
    number = NUMBER
    authors = serializers.ListField(child=serializers.CharField(), help_text="Names; none of a per curiam opinion.")

    class Meta:
        model = Opinion
        fields = ["key", "number", "kind", "authors"]


class Participant(Row):
    """A party in the case."""

    id = serializers.CharField()
    name = serializers.CharField(help_text="As it appears in this case.")
    kind = column(Party, "kind")
    has_page = HasPage(source="party")

    class Meta:
        model = Participation
        fields = ["id", "name", "kind", "role", "has_page"]


class Concerned(Row):
    """A party that a decision concerns."""

    key = KEY
    name = serializers.CharField(help_text="As it appears in this case.")
    has_page = HasPage(source="party")

    class Meta:
        model = Participation
        fields = ["key", "name", "side", "has_page"]


@dataclass
class People:
    """Parties by the primary key of their case, judges by that of their ruling, those concerned by a disposition's.

    `joined` has the further cases in which a ruling was given.
    """

    parties: dict[int, dict[str, Rows]]
    judges: dict[int, Rows]
    concerned: dict[int, Rows]
    joined: dict[int, Rows]
    opinions: dict[int, Rows]
    """By the primary key of the ruling, each with the names of its authors."""


def people_of(cases: Iterable[int], rulings: Iterable[int]) -> People:
    """The parties of the cases; the benches and the opinions of the rulings, and whom their decisions concern.

    One query reads all.
    """
    parties = Participation.objects.current().filter(case__in=cases, role__in=[*PETITIONER_ROLES, *RESPONDENT_ROLES])
    seats = PanelSeat.objects.current().judges().filter(ruling__in=rulings)
    nothing = Value("", output_field=CharField())
    of_benches = persons(seats, "judge", "ruling_id", "part", nothing, nothing)
    rows = persons(parties, "party", "case_id", "party__kind", *EXPOSURE_COLUMNS).union(
        of_benches, concerned_by(rulings), joined_cases(rulings), written_in(rulings), all=True
    )
    found = by([dict(zip(PERSON, row, strict=True)) for row in sorted(rows, key=itemgetter(0, 1, 2, 3))], "kind")
    return People(
        {case: on_sides(people) for case, people in by(found.get("party", []), "owner").items()},
        {
            ruling: [{**pick(row, "id", "name", "role"), "part": row["detail"]} for row in people]
            for ruling, people in by(found.get("judge", []), "owner").items()
        },
        {
            disposition: list(map(concerned, people))
            for disposition, people in by(found.get("concerned", []), "owner").items()
        },
        {ruling: list(map(joined_case, rows)) for ruling, rows in by(found.get("joined", []), "owner").items()},
        {ruling: in_kinds(rows) for ruling, rows in by(found.get("opinion", []), "owner").items()},
    )


def persons(queryset: QuerySet, link: str, owner: str, *detail: Any) -> QuerySet:
    """One part of the query: rows as `PERSON`."""
    kind = Value(link, output_field=CharField())
    unit = f"{link}__public_id"
    return queryset.order_by().values_list(kind, owner, "order", "pk", unit, name_used(link), "role", *detail)


def concerned_by(rulings: Iterable[int]) -> QuerySet:
    """Another part: whom the dispositions of the rulings concern, by their keys and sides in the case.

    In the place of the role stands the id of the case, where that is a joined one.
    """
    rows = Participation.objects.visible().filter(dispositions_concerning__ruling__in=rulings).order_by()
    rows = rows.annotate(home=F("dispositions_concerning__ruling__case"))  # within When it would join outwards
    is_own = When(case=F("home"), then=Value(""))
    case = If(is_own, default="case__public_id", output_field=CharField())
    columns = ("dispositions_concerning", "order", "pk", "key", name_used("party"), case, "side", *EXPOSURE_COLUMNS)
    return rows.values_list(Value("concerned", output_field=CharField()), *columns)


def concerned(row: RowData) -> RowData:
    key = "/".join(filter(None, (row["role"], row["id"])))
    return {"key": key, "name": row["name"], "side": row["detail"], "has_page": has_page(row)}


def joined_cases(rulings: Iterable[int]) -> QuerySet:
    """The last part: the visible cases of others in which the rulings were given."""
    rows = RulingCase.objects.visible().filter(ruling__in=rulings, order__gt=0)
    columns = (f"case__{name}" for name in CASE_COLUMNS)
    nothing = [Value("", output_field=CharField())] * len(EXPOSURE_COLUMNS)
    return rows.values_list(Value("joined", output_field=CharField()), "ruling_id", "order", "pk", *columns, *nothing)


def joined_case(row: RowData) -> RowData:
    return CaseRef.build(dict(zip(CASE_COLUMNS, pick(row, "id", "name", "role", "detail").values(), strict=True)))


def written_in(rulings: Iterable[int]) -> QuerySet:
    """Another part: the opinions of the rulings, once for each author."""
    rows = opinions_by_author().filter(ruling__in=rulings).order_by()
    nothing = Value("", output_field=CharField())
    seat, number = Coalesce("seat__id", 0), Coalesce("number", 0)
    return rows.values_list(
        Value("opinion", output_field=CharField()), "ruling_id", number, seat, "key", "author", "kind", *[nothing] * 3
    )


def in_kinds(rows: Rows) -> Rows:
    """The opinions of one ruling: the court's first, dissents last."""
    found: dict[str, RowData] = {}
    for row in sorted(rows, key=lambda row: OPINION_KIND.codes.index(row["role"])):
        opinion = {"key": row["id"], "number": row["order"] or None, "kind": row["role"], "authors": []}
        found.setdefault(row["id"], opinion)["authors"] += [row["name"]] if row["name"] else []
    return list(found.values())


def name_used(link: str) -> Coalesce:
    """The name that is used in this case, where it differs from that of the party or judge."""
    return Coalesce(NullIf("name_as_stated", Value("")), f"{link}__name", output_field=CharField())


def on_sides(people: Rows) -> dict[str, Rows]:
    rows = [{**pick(row, "id", "name", "role"), "kind": row["detail"], "has_page": has_page(row)} for row in people]
    return {
        "petitioners": [row for row in rows if row["role"] in PETITIONER_ROLES],
        "respondents": [row for row in rows if row["role"] in RESPONDENT_ROLES],
    }
