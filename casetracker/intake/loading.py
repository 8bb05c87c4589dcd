"""Whole documents by the API: loaded as the command `load_cases` does it, and what came of it as JSON."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from cases.models import Case
from casetracker.core.policy import Account
from casetracker.exchange.errors import DocumentError
from casetracker.exchange.load import load_document
from casetracker.exchange.matching.candidates import Decisions
from casetracker.exchange.matching.known import known_by_key
from casetracker.exchange.report import LoadReport
from casetracker.exchange.shapes import Document
from casetracker.intake.doubts import warnings_about
from casetracker.intake.pointers import pointer
from casetracker.intake.refusals import Conflict, exists_already

Made = TypeVar("Made")
WAITING = (
    "The document would change records that are published; nothing is loaded. Look at them, and send it again with "
    "apply=yes and a token that has the scope publish."
)
CANDIDATES = (
    "Records of the document may be here already, under other keys; nothing is loaded. Look at the candidates, and "
    "send it again with same=REFERENCE:ID or different=REFERENCE in the address for each."
)


@dataclass(frozen=True)
class Loading:
    """How a document is loaded, and for whom."""

    by: Account
    publish: bool = False
    apply: bool = False
    decisions: Decisions = field(default_factory=dict)


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
    how = {"publish": loading.publish, "apply": loading.apply}
    report = load_document(document, by=loading.by, decisions=loading.decisions, **how)
    if report.status == "candidates":
        raise Conflict(CANDIDATES, candidates=candidates_of(report))
    case = case_of(document)
    if is_new and case and not report.is_new:
        raise exists_already(case)
    if report.status == "waiting":
        raise Conflict(WAITING, waiting=report.waiting)
    assert case is not None
    return case, as_json(report, document)


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
    """Return the case that the document means, under its key or under another one by which it was matched."""
    found: Case | None = known_by_key(Case, document["system"], document["case"]["key"])
    return found


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
        "linked": report.linked,
        "absent": report.absent,
        "gone": report.gone,
        "notices": report.notices,
        "warnings": warnings_about(report.units, document),
    }
