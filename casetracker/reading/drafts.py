"""What a token with the scope `read-draft` reads of single cases, rulings and reactions: what a preview shows."""

from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.response import Response

from cases.models import Case
from casetracker.core import policy
from casetracker.core.models import ID_LENGTH
from casetracker.core.policy import Action
from casetracker.core.units import EditorialUnit
from casetracker.lists.api import RecordViewSet
from casetracker.lists.rows import RowData
from rulings.models import Reaction, Ruling

KINDS: tuple[type[EditorialUnit], ...] = (Case, Ruling, Reaction)


class ReadsDrafts(RecordViewSet):
    """A detail that also answers with what is not public, each record with its `state`; lists stay public.

    A sealed record is not found, though the draft of its case holds it as the desk's preview does. An address with
    parameters asks for what is public.
    """

    case_path: ClassVar[str]
    """The way from the record to its case, empty for a case."""

    def retrieve(self, request: Request, public_id: str) -> Response:
        record = None if request.GET or not may_read_drafts(request) else self.draft_called(public_id[:ID_LENGTH])
        return super().retrieve(request, public_id) if record is None else Response(with_states(self.draft(record)))

    def draft_called(self, public_id: str) -> Any:
        """Return the record with this id, whether public or not; None for one that is sealed, or whose case is."""
        path = f"{self.case_path}__" if self.case_path else ""
        records = self.get_queryset().model._base_manager.select_related(f"{path}court")
        return records.filter(**{"public_id": public_id, "is_sealed": False, f"{path}is_sealed": False}).first()

    def draft(self, record: Any) -> RowData:
        """The whole record with what is not public, as plain data."""
        raise NotImplementedError


def may_read_drafts(request: Request) -> bool:
    """Tell whether the token is for drafts, and its account may preview everything that a story consists of."""
    token: Any = request.auth
    if token is None or not token.has_scope("read-draft"):
        return False
    return all(policy.allows(request.user, Action.PREVIEW, kind) for kind in KINDS)


def with_states(record: RowData) -> RowData:
    """Say of the record, and of the rulings and reactions in it, how far each is."""
    nested = [*record.get("rulings", []), *record.get("reactions", [])]
    rows = [record, *nested]
    ids = [row["id"] for row in rows]
    states: dict[str, str] = {}
    for kind in KINDS:
        states.update(kind._base_manager.filter(public_id__in=ids).values_list("public_id", "state"))
    for row in rows:
        row["state"] = states[row["id"]]
    return record
