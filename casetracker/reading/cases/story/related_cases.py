"""Cases that belong together: the instances of one dispute, and other related cases."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from rest_framework import serializers

from cases.choices import RELATION_KIND, RELATION_REVERSED
from cases.models import Case, CaseRelation
from casetracker.lists.columns import PageAddress
from casetracker.lists.rows import ByField, Row, RowData, Rows
from casetracker.reading.cases.rows import CaseVerdict, latest_verdicts
from casetracker.reading.parts.fields import KEY, is_visible, place_in_order
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
    appeal_of = serializers.CharField(
        allow_null=True, help_text="The public id of the case below, of the ladder; null for the first instance."
    )
    depth = serializers.IntegerField(help_text="How many instances of the ladder stand below it.")

    class Meta(LinkedCase.Meta):
        fields = [*LinkedCase.Meta.fields, "is_this", "appeal_of", "depth"]


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


def read_relations(case: Case) -> Rows:
    """Relations in both directions, those to hidden cases too: whoever shows them leaves these out."""
    rows = CaseRelation.objects.current().filter(Q(case=case) | Q(to_case=case))
    return list(rows.order_by("id").values(*Related.columns()))


def ladder_and_related(case: int, relations: Rows) -> tuple[Rows, Rows]:
    """The instances of the dispute, this case among them, and the other related cases.

    Each instance is followed by its appeals, in the order of their dates. `case` is a primary key, `relations` are the
    columns of `Related` in both directions.
    """
    appeals: dict[int, int] = {}
    for relation in relations:
        other, visible_from = other_end(case, relation)
        if relation["kind"] == "appeal_of" and other and is_visible(visible_from):
            upper, lower = (case, other) if relation["case_id"] == case else (other, case)
            appeals.setdefault(upper, lower)
    instances = {case, *appeals, *appeals.values()}
    if appeals:
        follow_appeals(instances, appeals)
    others = [other for other, _ in (other_end(case, relation) for relation in relations) if other]
    linked = linked_cases([*instances, *others]) if appeals or relations else {}
    ladder = in_tree_order(case, {pk: linked[pk] for pk in instances if pk in linked}, appeals)
    return (ladder if len(ladder) > 1 else []), related(case, relations, linked)


def in_tree_order(case: int, instances: dict[int, RowData], appeals: dict[int, int]) -> Rows:
    """The instances, each followed by its appeals; `appeals` leads from each appeal to the case below."""
    by_date = sorted(instances, key=lambda pk: (*first_day(instances[pk]), pk))
    shown: dict[int, RowData] = {}

    def show(pk: int, depth: int) -> None:
        below = appeals.get(pk)
        appeal_of = instances[below]["id"] if below in instances else None
        shown[pk] = instances[pk] | {"is_this": pk == case, "appeal_of": appeal_of, "depth": depth}
        for upper in by_date:
            if appeals.get(upper) == pk and upper not in shown:
                show(upper, depth + 1)

    for pk in [*(pk for pk in by_date if appeals.get(pk) not in instances), *by_date]:
        if pk not in shown:  # the second round finds only cases that are said to be appeals of each other
            show(pk, 0)
    return list(shown.values())


def first_day(case: RowData) -> tuple[bool, Any]:
    """When a case began, as far as it is known: its filing, or else its verdict; the undated last."""
    dated = (case, "filed_on") if case["filed_on"] or not case["verdict"] else (case["verdict"], "issued_on")
    return place_in_order(*dated)


def other_end(case: int, relation: RowData) -> tuple[int | None, datetime | None]:
    """The primary key of the case at the other end, and the instant from which it is visible."""
    end = "to_case" if relation["case_id"] == case else "case"
    return relation[f"{end}_id"], relation[f"{end}__visible_from"]


def follow_appeals(instances: set[int], appeals: dict[int, int]) -> None:
    """Add the instances that appeals lead to, up and down, but never through a hidden case."""
    edge = set(instances)
    for _ in range(STEPS_AT_MOST):
        upper_is_shown = Exists(Case.objects.visible().filter(pk=OuterRef("to_case")))
        rows = CaseRelation.objects.visible().filter(
            Q(case__in=edge) | Q(to_case__in=edge), upper_is_shown, kind="appeal_of"
        )
        found = set()
        for upper, lower in rows.order_by("pk").values_list("case_id", "to_case_id"):
            appeals.setdefault(upper, lower)
            found |= {upper, lower}
        edge = found - instances
        instances |= edge
        if not edge:
            return


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
