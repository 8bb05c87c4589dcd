"""Whole documents by the API: loaded as the command `load_cases` does it, and what came of it as JSON."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from cases.models import Case
from casetracker.core.policy import Account
from casetracker.exchange.errors import DocumentError
from casetracker.exchange.incoming_units import LoadReport
from casetracker.exchange.load import load_document
from casetracker.exchange.shapes import Document
from casetracker.intake.doubts import warnings_about
from casetracker.intake.pointers import pointer
from casetracker.intake.refusals import Conflict, exists_already

WAITING = (
    "The document would change records that are published; nothing is loaded. Look at them, and send it again with "
    "apply=yes and a token that has the scope publish."
)
CANDIDATES = (
    "Records of the document may be here already, under other keys; nothing is loaded. Decide about each: see candidates."
)


@dataclass(frozen=True)
class Loading:
    """How a document is loaded, and for whom."""

    by: Account
    publish: bool = False
    apply: bool = False
    decisions: Any = None


def create_case(document: Document, loading: Loading) -> tuple[Case, dict[str, Any]]:
    """Load the document of a case that is not here yet."""
    with transaction.atomic():
        there = case_of(document)
        if there:
            raise exists_already(there)
        return load(document, loading)


def load(document: Document, loading: Loading) -> tuple[Case, dict[str, Any]]:
    """Load the document; return its case and the report. Raises Conflict where somebody has to decide first.

    Two requests with one document at a time: the one that comes second finds what the first has made.
    """
    try:
        report = run(document, loading)
    except DocumentError as error:
        if not isinstance(error.__cause__, IntegrityError):
            raise
        report = run(document, loading)
    if report.status == "waiting":
        raise Conflict(WAITING, waiting=report.waiting)
    if report.status == "candidates":
        raise Conflict(CANDIDATES, candidates=candidates_of(report))
    case = case_of(document)
    assert case is not None
    return case, as_json(report, document)


def run(document: Document, loading: Loading) -> LoadReport:
    options: dict[str, Any] = {"decisions": loading.decisions} if loading.decisions else {}
    return load_document(document, by=loading.by, publish=loading.publish, apply=loading.apply, **options)


def case_of(document: Document) -> Case | None:
    key = {"external_system": document["system"], "external_key": document["case"]["key"]}
    return Case._base_manager.filter(**key).first()


def candidates_of(report: LoadReport) -> list[dict[str, Any]]:
    found = [each.as_json() for each in report.candidates]
    return [{"pointer": pointer(row.pop("path")), **row} for row in found]


def as_json(report: LoadReport, document: Document) -> dict[str, Any]:
    """Return what a load did, in the words of the command's report, and what editors would ask about it."""
    return {
        "status": report.status,
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
