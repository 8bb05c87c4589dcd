"""Keeps when the story of a case last changed: the case itself, its rulings and reactions, and rulings joined to it."""

from collections.abc import Sequence

from django.utils import timezone

from cases.models import Case
from casetracker.core.locking import lock_rows
from casetracker.core.models import Change
from rulings.models import JoinedCase, Reaction, RulingCase


def move_stories(changes: Sequence[Change]) -> None:
    """Note now as the last change of the cases to which these public changes belong.

    The cases are locked in one order, before the log is, so that no two transactions wait for each other.
    """
    ids: dict[str, list[str]] = {}
    for change in changes:
        ids.setdefault(change.kind, []).append(change.unit_ref)
    cases = set(Case._base_manager.filter(public_id__in=ids.get("case", ())).values_list("pk", flat=True))
    if "ruling" in ids:
        for model in (RulingCase, JoinedCase):  # also where it stood until now
            rows = model._base_manager.filter(ruling__public_id__in=ids["ruling"], case__isnull=False)
            cases |= set(rows.values_list("case", flat=True))
    if "reaction" in ids:
        reactions = Reaction._base_manager.filter(public_id__in=ids["reaction"])
        cases |= set(reactions.values_list("case", flat=True))
    if cases:
        found = Case._base_manager.filter(pk__in=cases)
        lock_rows(found)
        found.update(story_changed_at=timezone.now())
