"""What can happen to cases, on top of the one write path."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from cases.models import Case, CaseRelation, CaseSource, Citation
from casetracker.core.numbering import next_numbers
from casetracker.core.policy import Account
from casetracker.core.publishing import publish
from casetracker.core.writing import Writing


def publish_case(
    case: Case,
    *,
    by: Account | None = None,
    publish_at: datetime | None = None,
    reason: str = "",
    within: Writing | None = None,
) -> None:
    """Make the case public; its rulings and reactions are published on their own.

    Raises ValidationError, which lists what is missing.
    """
    publish(case, by=by, problems=[], publish_at=publish_at, reason=reason, within=within)


def number_sources(case: Case) -> None:
    """Number on the case every source that a visible unit of its story cites."""
    now = timezone.now()
    if not Case.objects.visible(now).filter(pk=case.pk).exists():
        return
    joined = case.all_rulings.visible(now).exclude(case=case).values("public_id")
    story = Q(unit_id=case.public_id) | Q(unit__parent_id=case.public_id, unit__visible_from__lte=now)
    story |= Q(unit_id__in=joined)
    cited = Citation.objects.filter(story).exclude(source__cases__case=case, source__cases__number__isnull=False)
    columns = ("source_id", "source__external_key", "source__public_id")
    new = list(dict.fromkeys(cited.order_by("id").values_list(*columns)))
    known = CaseSource._base_manager.filter(case=case)
    numbers = next_numbers(case, "casesource", known, len(new))
    taken = set(known.values_list("key", flat=True)) if new else set()
    rows = []
    for (pk, external_key, public_id), number in zip(new, numbers, strict=True):
        key = public_id if external_key in taken else external_key  # sources of two systems may have one key
        taken.add(key)
        rows.append(CaseSource(case=case, source_id=pk, key=key, number=number))
    CaseSource.objects.bulk_create(rows)


def join_awaiting(case: Case, name: str = "") -> None:
    """Link the relations of other cases that named this one so, or by its key, before it was loaded."""
    key = name or f"{case.external_system}:{case.external_key}"
    CaseRelation._base_manager.filter(to_key=key, to_case__isnull=True).update(to_case=case, to_key="")
