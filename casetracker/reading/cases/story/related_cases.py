"""How a case hangs together with others: the ladder of its instances, and related cases."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from cases.choices import RELATION_KIND, RELATION_REVERSED
from cases.models import Case, CaseRelation
from casetracker.lists.rows import Rows, date_columns, dated, pick, unit_columns, unit_in
from casetracker.reading.cases.rows import latest_verdicts, with_judges
from casetracker.reading.parts.people import people_of

CARD = ("public_id", "title", "docket_number", "court_as_stated", "status")
STEPS_AT_MOST = 4
"""Instances above or below a case; no legal order has more."""


def ladder_and_related(case: Case, relations: list[CaseRelation]) -> tuple[Rows, Rows]:
    """The instances of the dispute from first to last, this case among them, and the other related cases."""
    steps = {case.pk: 0}
    for relation in relations:
        other, step = (relation.to_case, -1) if relation.case_id == case.pk else (relation.case, 1)
        if relation.kind == "appeal_of" and other and other.is_public:
            steps[other.pk] = step
    if len(steps) > 1:
        extend(steps)
    cards = case_cards([*steps, *others(case, relations)]) if len(steps) > 1 or relations else {}
    ladder = [
        cards[pk] | {"is_this": pk == case.pk}
        for pk, _ in sorted(steps.items(), key=lambda s: (s[1], s[0]))
        if pk in cards
    ]
    return (ladder if len(ladder) > 1 else []), related(case, relations, cards)


def extend(steps: dict[int, int]) -> None:
    """Follow appeals up and down until nothing new is found; never through a hidden case."""
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


def others(case: Case, relations: list[CaseRelation]) -> list[int]:
    return [
        relation.to_case_id if relation.case_id == case.pk else relation.case_id
        for relation in relations
        if relation.to_case_id
    ]


def case_cards(cases: list[int]) -> dict[int, dict[str, Any]]:
    """Visible cases, each with its court, dates and latest verdict, by row id."""
    rows = list(
        Case.objects.visible()
        .filter(pk__in=cases)
        .values("pk", *CARD, *date_columns("filed_on"), *unit_columns("court", "name", "country"))
    )
    latest = latest_verdicts([row["pk"] for row in rows]) if rows else {}
    verdicts = with_judges(latest, people_of([], [ruling for ruling, _ in latest.values()]).judges)
    return {
        row["pk"]: {
            "id": row["public_id"],
            "url": f"/cases/{row['public_id']}/",
            **pick(row, *CARD[1:]),
            **dated(row, "filed_on"),
            "court": unit_in(row, "court", "name", "country"),
            "verdict": verdicts.get(row["pk"]),
        }
        for row in rows
    }


def related(case: Case, relations: list[CaseRelation], cards: dict[int, dict[str, Any]]) -> Rows:
    """Relations that the ladder does not show, read from this case's end; a hidden case is as one that is not here."""
    found = []
    for relation in relations:
        outward = relation.case_id == case.pk
        other = relation.to_case if outward else relation.case
        card = cards.get(other.pk) if other else None
        is_named = outward and relation.to_text
        if (card and relation.kind == "appeal_of") or not (card or is_named):
            continue
        label = RELATION_KIND.label(relation.kind)
        found.append(
            {
                "key": relation.key,
                "kind": relation.kind,
                "is_outward": outward,
                "label": label if outward else RELATION_REVERSED.get(relation.kind, label),
                "case": card,
                "text": relation.to_text,
                "note": relation.note,
            }
        )
    return found
