"""Cases that belong together: the instances of one dispute, and other related cases."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from rest_framework import serializers

from cases.choices import RELATION_KIND, RELATION_REVERSED
from cases.models import Case, CaseRelation
from casetracker.lists.columns import PageAddress
from casetracker.lists.rows import ByField, Row, RowData, Rows
from casetracker.reading.cases.rows import CaseVerdict, latest_verdicts
from casetracker.reading.parts.fields import KEY, is_visible
from casetracker.reading.parts.references import CourtRef

STEPS_AT_MOST = 4
"""Instances above or below a case; no legal order has more."""


def verdicts(rows: Rows) -> ByField:
    return {"verdict": latest_verdicts([row["pk"] for row in rows])[0]}


class LinkedCase(Row):
    """Another case, in short."""

    id = serializers.CharField(source="public_id", help_text="Public id.")
    url = PageAddress("case-detail", help_text="The address of its page.")
    court = CourtRef(allow_null=True)
    verdict = CaseVerdict(allow_null=True)

    given = ("verdict",)
    readers = (verdicts,)

    class Meta:
        model = Case
        fields = ["id", "url", "title", "docket_number", "court_as_stated", "status", "filed_on", "court", "verdict"]


class Instance(LinkedCase):
    """One instance of the dispute."""

    is_this = serializers.BooleanField()

    class Meta(LinkedCase.Meta):
        fields = [*LinkedCase.Meta.fields, "is_this"]


class Related(Row):
    """A related case, or the name of one that is not in the collection."""

    key = KEY
    is_outward = serializers.BooleanField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field of the answer, not DRF's own attribute
    case = LinkedCase(allow_null=True)
    text = serializers.CharField(source="to_text", allow_blank=True)
    note = serializers.CharField(allow_blank=True)

    given = ("is_outward", "label", "case")
    reads = ("case_id", "to_case_id", "case__visible_from", "to_case__visible_from")

    class Meta:
        model = CaseRelation
        fields = ["key", "kind", "is_outward", "label", "case", "text", "note"]


def ladder_and_related(case: int, relations: Rows) -> tuple[Rows, Rows]:
    """The instances of the dispute from first to last, this case among them, and the other related cases.

    `case` is a primary key, `relations` are the columns of `Related` in both directions.
    """
    steps = {case: 0}
    for relation in relations:
        other, visible_from = other_end(case, relation)
        if relation["kind"] == "appeal_of" and other and is_visible(visible_from):
            steps[other] = -1 if relation["case_id"] == case else 1
    if len(steps) > 1:
        follow_appeals(steps)
    others = [other for other, _ in (other_end(case, relation) for relation in relations) if other]
    linked = linked_cases([*steps, *others]) if len(steps) > 1 or relations else {}
    in_order = [pk for pk, _ in sorted(steps.items(), key=lambda step: (step[1], step[0])) if pk in linked]
    ladder = [linked[pk] | {"is_this": pk == case} for pk in in_order]
    return (ladder if len(ladder) > 1 else []), related(case, relations, linked)


def other_end(case: int, relation: RowData) -> tuple[int | None, datetime | None]:
    """The primary key of the case at the other end, and the instant from which it is visible."""
    end = "to_case" if relation["case_id"] == case else "case"
    return relation[f"{end}_id"], relation[f"{end}__visible_from"]


def follow_appeals(steps: dict[int, int]) -> None:
    """Add the instances that appeals lead to, up and down, but never through a hidden case."""
    edge = set(steps)
    for _ in range(STEPS_AT_MOST):
        upper_is_shown = Exists(Case.objects.visible().filter(pk=OuterRef("to_case")))
        rows = CaseRelation.objects.visible().filter(
            Q(case__in=edge) | Q(to_case__in=edge), upper_is_shown, kind="appeal_of"
        )
        new = set()
        for lower, upper in rows.order_by().values_list("to_case_id", "case_id"):
            for known, other, step in ((lower, upper, 1), (upper, lower, -1)):
                if known in steps and other not in steps:
                    steps[other] = steps[known] + step
                    new.add(other)
        if not new:
            return
        edge = new


def linked_cases(cases: list[int]) -> dict[int, RowData]:
    """The visible ones of these cases, by primary key."""
    rows = list(Case.objects.visible().filter(pk__in=cases).values(*LinkedCase.columns()))
    return dict(zip((row["pk"] for row in rows), LinkedCase.build_all(rows), strict=True))


def related(case: int, relations: Rows, linked: dict[int, RowData]) -> Rows:
    """Relations that the ladder does not show, from this case's end; a hidden case counts as one that is not here."""
    shown = []
    for relation in relations:
        is_outward = relation["case_id"] == case
        other = linked.get(other_end(case, relation)[0] or 0)
        is_named = is_outward and relation["to_text"]
        if (other and relation["kind"] == "appeal_of") or not (other or is_named):
            continue
        label = RELATION_KIND.label(relation["kind"])
        label = label if is_outward else RELATION_REVERSED.get(relation["kind"], label)
        shown.append(Related.build(relation, is_outward=is_outward, label=label, case=other))
    return shown
