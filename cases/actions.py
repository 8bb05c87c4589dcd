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
    new = list(dict.fromkeys(cited.order_by("id").values_list("source_id", "source__external_key")))
    numbers = next_numbers(case, "casesource", CaseSource._base_manager.filter(case=case), len(new))
    CaseSource.objects.bulk_create(
        CaseSource(case=case, source_id=pk, key=key, number=number)
        for (pk, key), number in zip(new, numbers, strict=True)
    )


def join_awaiting(case: Case) -> None:
    """Link the relations of other cases that named this one by its key before it was loaded."""
    key = f"{case.external_system}:{case.external_key}"
    CaseRelation._base_manager.filter(to_key=key, to_case__isnull=True).update(to_case=case, to_key="")
