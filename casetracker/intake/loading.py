"""Whole documents by the API: loaded as the command `load_cases` does it, and what came of it as JSON."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from cases.models import Case
from casetracker.core.models import UnitId
from casetracker.core.policy import Account
from casetracker.exchange.errors import DocumentError
from casetracker.exchange.incoming_units import LoadReport
from casetracker.exchange.load import load_document
from casetracker.exchange.shapes import Document
from casetracker.intake.doubts import warnings_about
from casetracker.intake.pointers import pointer
from casetracker.intake.refusals import Conflict, exists_already

Made = TypeVar("Made")
WAITING = (
    "The document would change records that are published; nothing is loaded. Look at them, and send it again with "
    "apply=yes and a token that has the scope publish."
)
MERGED = "The case of this document was merged into {}, which stays as it is; send it there under the key of that."
CANDIDATES = (
    "Records of the document may be here already, under other keys; nothing is loaded. Decide about each of the "
    "candidates."
)


@dataclass(frozen=True)
class Loading:
    """How a document is loaded, and for whom."""

    by: Account
    publish: bool = False
    apply: bool = False
    decisions: Any = None


def load(document: Document, loading: Loading, *, is_new: bool = False) -> tuple[Case, dict[str, Any]]:
    """Load the document; return its case and the report. Raises Conflict where somebody has to decide first.

    With `is_new`, its case must not be here yet.
    """
    return twice(lambda: load_once(document, loading, is_new=is_new))


def twice(create: Callable[[], Made]) -> Made:
    """Create something under a key; if another request did so at the same moment, start anew and find what it made."""
    try:
        return create()
    except DocumentError as error:
        if not isinstance(error.__cause__, IntegrityError):
            raise
        return create()


@transaction.atomic
def load_once(document: Document, loading: Loading, *, is_new: bool) -> tuple[Case, dict[str, Any]]:
    refuse_merged(case_of(document))
    options: dict[str, Any] = {"decisions": loading.decisions} if loading.decisions else {}
    report = load_document(document, by=loading.by, publish=loading.publish, apply=loading.apply, **options)
    if report.status == "candidates":
        raise Conflict(CANDIDATES, candidates=candidates_of(report))
    case = case_of(document)
    if is_new and case and not report.is_new:
        raise exists_already(case)
    if report.status == "waiting":
        raise Conflict(WAITING, waiting=report.waiting)
    assert case is not None
    return case, as_json(report, document)


def refuse_merged(case: Case | None) -> None:
    """Raise Conflict for a case that was merged into another."""
    survivor = case and UnitId.objects.filter(pk=case.public_id).values_list("merged_into", flat=True).first()
    if survivor:
        raise Conflict(MERGED.format(survivor), id=survivor)


def require_key(document: Document, system: str, key: str) -> None:
    """Raise DocumentError where the document has another key than the address to which it was sent."""
    wrong = [
        (path, f"the address names “{asked}”; write the same in both.")
        for path, asked, said in (
            ("$.system", system, document["system"]),
            ("$.case.key", key, document["case"]["key"]),
        )
        if asked != said
    ]
    if wrong:
        raise DocumentError(*wrong)


def case_of(document: Document) -> Case | None:
    key = {"external_system": document["system"], "external_key": document["case"]["key"]}
    return Case._base_manager.filter(**key).first()


def candidates_of(report: LoadReport) -> list[dict[str, Any]]:
    found = [each.as_json() for each in report.candidates]
    return [{"pointer": pointer(row.pop("path")), **row} for row in found]


def as_json(report: LoadReport, document: Document) -> dict[str, Any]:
    """Return what a load did, in the words of the command's report, and what editors would ask about it."""
    return {
        "status": "created" if report.is_new else report.status,
        "created": report.created,
        "changed": report.changed,
        "kept": [
            {"record": unit.public_id, "path": path, "sent": sent if isinstance(sent, str | list) else str(sent)}
            for unit, path, sent in report.kept
        ],
        "absent": report.absent,
        "gone": report.gone,
        "notices": report.notices,
        "warnings": warnings_about(report.units, document),
    }
