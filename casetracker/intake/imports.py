"""Many documents of one request: each loaded in a transaction of its own, with a report for each.

A request works on its import for a moment; what is left is done in the background (`tasks.py`). A document is loaded
and its report stored in one transaction, so a kill loses none and loads none twice.
"""

import logging
from collections.abc import Iterable
from time import monotonic
from typing import Any

import orjson
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from casetracker.exchange.errors import DocumentError
from casetracker.exchange.parsing import parse_bytes
from casetracker.intake.loading import Loading, load
from casetracker.intake.models import IMPORTS_KEPT, Import, ImportedDocument, bearer
from casetracker.intake.refusals import Refused, in_words
from casetracker.tokens.models import ApiToken
from casetracker.web.problems import problem

logger = logging.getLogger(__name__)
AT_ONCE = 2.0
"""Seconds that a request works on its import."""
IN_ONE_TASK = 10.0
"""Seconds that a task works on an import, so that other tasks get their turn."""
OUT_OF_USE = "The token of this import can be used no longer; this document was not loaded."
FAILED = "An error kept this document from being loaded. Whoever runs this site finds it in the log."
REFUSALS = (Refused, DocumentError, PermissionDenied, ValidationError, IntegrityError)
Report = dict[str, Any]


@transaction.atomic
def begin(token: ApiToken, documents: Iterable[Any], **options: bool) -> Import:
    """Note an import and what was sent for it; nothing of it is loaded yet."""
    made = Import.objects.create(token=token, **options)
    sent = (each if isinstance(each, bytes) else orjson.dumps(each) for each in documents)
    rows = [ImportedDocument(run=made, line=line, sent=data) for line, data in enumerate(sent, start=1)]
    ImportedDocument.objects.bulk_create(rows, batch_size=50)
    return made


def work_on(key: str, seconds: float) -> bool:
    """Load the next documents of an import for so many seconds; tell whether all are done."""
    end = monotonic() + seconds
    while take_next(key):
        if monotonic() >= end:
            return False
    return True


@transaction.atomic
def take_next(key: str) -> bool:
    """Load one document and store its report, both or neither; tell whether there may be another."""
    run = Import.objects.select_for_update(of=("self",)).filter(pk=key, finished_at=None).first()
    if run is None:
        return False
    row = run.documents.filter(report__isnull=True).first()
    if row is None:
        run.finished_at = timezone.now()
        run.save(update_fields=["finished_at"])
        return False
    row.report, row.sent = report_on(run, row), b""
    row.save(update_fields=["report", "sent"])
    return True


def report_on(run: Import, row: ImportedDocument) -> Report:
    token = ApiToken.objects.select_related("account").get(pk=run.token_id)
    if not (token.is_living and token.account.is_active):
        return refused(problem(403, OUT_OF_USE))
    loading = Loading(bearer(token.account, token), run.publish, run.apply)
    try:
        with transaction.atomic():
            report = load_one(bytes(row.sent), loading)
            transaction.set_rollback(run.dry_run)
            return report
    except OperationalError:  # the database is away or busy: the task is tried again
        raise
    except REFUSALS as error:
        answer = in_words(error, {})
        assert answer is not None  # all of them have words
        return refused(answer.data)
    except Exception:
        logger.exception("%s, line %s failed.", run, row.line)
        return refused(problem(500, FAILED))


def load_one(sent: bytes, loading: Loading) -> Report:
    case, report = load(parse_bytes(sent), loading)
    return {"id": case.public_id, **report}


def refused(told: Report) -> Report:
    return {"status": "refused", "problem": told}


def as_json(run: Import, address: str) -> Report:
    """Return the report as it stands: of every document what came of it, or that its turn has not come."""
    rows = run.documents.values_list("line", "report")
    waiting: Report = {"status": "waiting"}
    return {
        "id": run.pk,
        "api_url": address,
        "is_finished": run.finished_at is not None,
        "dry_run": run.dry_run,
        "documents": [{"line": line, **(report or waiting)} for line, report in rows],
    }


def purge() -> int:
    """Forget imports that are kept no longer; return how many there were."""
    old = Import.objects.filter(made_at__lt=timezone.now() - IMPORTS_KEPT)
    count = old.count()
    old.delete()
    return count
