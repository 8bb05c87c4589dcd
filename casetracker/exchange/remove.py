"""Remove everything that came from one system, such as the demo record."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import QuerySet

from cases.models import Case, CaseRelation
from casetracker.core.change_log import append_changes, recording, removal_of
from casetracker.core.models import Loaded, Revision, UnitId
from casetracker.core.units import ReferenceUnit, Unit
from casetracker.core.visibility import references_of, refresh_references, units_by_model
from casetracker.core.writing import Writing, update_followers, writing
from casetracker.exchange.shapes import REFERENCES, unit_model
from rulings.models import Disposition, Holding, JoinedCase, Reaction, Ruling, RulingReview


@recording()
def remove_system(system: str) -> dict[str, int]:
    """Delete the system's cases with everything attached, and its reference units that nothing else uses.

    Links of other cases wait for them again. The change log keeps its rows and says what was removed.
    Return how many units of each kind were deleted.
    """
    cases = Case.objects.filter(external_system=system)
    units: list[Unit] = [*Reaction.objects.filter(case__in=cases), *Ruling.objects.filter(case__in=cases), *cases]
    references = references_of(units)
    joined = Case.objects.filter(with_rulings__ruling__case__in=cases).exclude(pk__in=cases)
    others: list[Unit] = [*joined.distinct()]
    with writing(reason=f"Records of {system} to which it led were removed.") as change:
        detach_joined(change, cases)
    detach(cases)
    delete(units)
    while unused := unused_references(system):
        delete(unused)
        units += unused
    update_followers([*units, *others, *refresh_references(references)])
    Loaded.objects.filter(system=system).delete()
    append_changes([removal_of(unit) for unit in units])
    return dict(Counter(unit.kind_name() for unit in units))


def detach(cases: QuerySet[Case]) -> None:
    """Undo the links that would prevent deleting the cases and their rulings."""
    CaseRelation.objects.filter(case__in=cases).delete()
    RulingReview.objects.filter(ruling__case__in=cases).delete()
    for relation in CaseRelation.objects.filter(to_case__in=cases):
        assert relation.to_case is not None
        relation.to_key = full_key(relation.to_case)
        relation.to_case = None
        relation.save()
    for review in RulingReview.objects.filter(reviewed__case__in=cases):
        assert review.reviewed is not None
        review.to_key = f"{full_key(review.reviewed.case)}/{review.reviewed.key}"
        review.reviewed = None
        review.save()
    JoinedCase.objects.filter(ruling__case__in=cases).delete()
    Reaction.objects.filter(case__in=cases).update(about_ruling=None, about_event=None, in_reply_to=None)


def detach_joined(change: Writing, cases: QuerySet[Case]) -> None:
    """Undo, as a change of them, what links rulings and reactions of other cases to these; a joined case waits."""
    rulings = Ruling._base_manager.filter(joined_cases__case__in=cases).exclude(case__in=cases).distinct()
    reactions = Reaction._base_manager.filter(about_ruling__case__in=cases).exclude(case__in=cases)
    change.touch_stored([*rulings, *reactions])
    for field in (Disposition.claims, Disposition.requested_by, Disposition.concerning, Holding.claims):
        target = f"{field.field.m2m_reverse_field_name()}__case__in"
        field.through.objects.filter(**{target: cases}).delete()
    for joined in JoinedCase.objects.filter(case__in=cases).exclude(ruling__case__in=cases):
        assert joined.case is not None
        JoinedCase.objects.filter(pk=joined.pk).update(case=None, to_key=full_key(joined.case), number_there=None)
    reactions.update(about_ruling=None)


def full_key(case: Case) -> str:
    return f"{case.external_system}:{case.external_key}"


def delete(units: Sequence[Unit]) -> None:
    """Delete units with their parts, citations, revisions and public ids; children must come before their parents."""
    for model, group in units_by_model(units).items():
        ids = [unit.public_id for unit in group]
        model._base_manager.filter(public_id__in=ids).delete()
        Revision.objects.filter(unit__in=ids).delete()
        UnitId.objects.filter(pk__in=ids).delete()


def unused_references(system: str) -> list[Unit]:
    """The system's reference units to which nothing refers but their own parts."""
    found: list[Unit] = []
    for kind in REFERENCES.values():
        model = unit_model(kind)
        assert issubclass(model, ReferenceUnit)
        survivors = UnitId.objects.filter(merged_into__isnull=False).values("merged_into")
        unused = model._base_manager.filter(external_system=system).exclude(public_id__in=survivors)
        for relation in model._meta.related_objects:
            name, user = relation.field.name, relation.related_model
            if getattr(user, "owner", None) != name:
                users = user._base_manager.filter(**{f"{name}__isnull": False}).values(name)
                unused = unused.exclude(pk__in=users)
        found += unused
    return found
