"""Errors of the API as RFC 9457 problem documents."""

import logging
from http import HTTPStatus
from typing import Any

import orjson
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import DataError, IntegrityError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.response import Response

from casetracker.core.constraints import explain
from casetracker.core.policy import NotAllowed
from casetracker.core.text import short_quotations
from casetracker.web.resolver import Gone, Moved

CONTENT_TYPE = "application/problem+json"
TOO_LARGE = "The body is larger than is taken here; send less at once."
UNAVAILABLE = "The database does not answer just now; try again."
RETRY_AFTER = 5
"""Seconds after which a client may ask again what the database could not answer."""
BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_FULL")
"""SQLite's names for a database that cannot be used now; its other errors of operation are faults of ours."""
logger = logging.getLogger("django.request")
SHOWN = 20
"""The most errors named in one answer; without a limit, a short address could have a very long answer."""


class InvalidParameters(exceptions.APIException):
    """A request whose parameters cannot be answered; `errors` are texts by parameter."""

    status_code = HTTPStatus.BAD_REQUEST

    def __init__(self, errors: dict[str, list[str]]) -> None:
        self.errors = errors
        super().__init__("The address has parameters that cannot be answered.")


class ContentTooLarge(exceptions.APIException):
    """A body that is larger than the route takes; `most` is in bytes."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE

    def __init__(self, most: int | None = None) -> None:
        super().__init__(f"The body has more than {most:,} bytes; send less at once." if most else TOO_LARGE)


def problem(status: int, detail: str, **more: Any) -> dict[str, Any]:
    """Build the document: type, title, status, detail, and whatever else helps."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": short_quotations(detail),
        **more,
    }


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer every error that a client can cause with a problem document; DRF calls this."""
    if isinstance(error, Moved):
        return Response(status=308, headers={"Location": error.location_like(context["request"].path)})
    if isinstance(error, Gone):
        return respond(410, f"Withdrawn: {error.reason}")
    if isinstance(error, Http404):
        return respond(404, "There is nothing here, or nothing that is public.")
    if isinstance(error, PermissionDenied):
        return respond(403, str(error) if isinstance(error, NotAllowed) else "This is not allowed.")
    if isinstance(error, InvalidParameters):
        return invalid(error.errors)
    if isinstance(error, RequestDataTooBig):
        return respond(413, TOO_LARGE)
    if isinstance(error, OperationalError) and is_unavailable(error):
        logger.error("The database does not answer", exc_info=error)
        return respond(503, UNAVAILABLE, headers={"Retry-After": str(RETRY_AFTER)})
    if isinstance(error, SuspiciousOperation):  # such as more than a thousand parameters
        return respond(400, "This request cannot be read.")
    if isinstance(error, DjangoValidationError):
        return invalid(error.message_dict if hasattr(error, "error_dict") else {"": error.messages})
    if isinstance(error, IntegrityError | DataError):
        return respond(409, explain(error))
    if isinstance(error, exceptions.Throttled):
        seconds = max(1, int(getattr(error, "wait", None) or 1))
        return respond(429, too_many(seconds), headers={"Retry-After": str(seconds)})
    if isinstance(error, exceptions.ParseError):
        return respond(400, "The body cannot be read; send what the Content-Type says, in UTF-8.")
    if isinstance(error, exceptions.APIException):
        header = getattr(error, "auth_header", None)
        return respond(error.status_code, str(error.detail), headers={"WWW-Authenticate": header} if header else None)
    return None


def too_many(seconds: int) -> str:
    """Say what a client that asks too often can do."""
    return f"These are too many requests; ask again in {seconds} seconds. Each answer says in RateLimit what is left."


def is_unavailable(error: OperationalError) -> bool:
    """Whether the database cannot be used now, so that the same request may be answered later."""
    name = getattr(error.__cause__, "sqlite_errorname", None)
    return name is None or name.startswith(BUSY)


def invalid(errors: dict[str, list[str]]) -> Response:
    rows = [{"parameter": name, "detail": short_quotations(text)} for name, texts in errors.items() for text in texts][
        :SHOWN
    ]
    return respond(400, " ".join(": ".join(filter(None, row.values())) for row in rows), errors=rows)


def respond(status: int, detail: str, headers: dict[str, Any] | None = None, **more: Any) -> Response:
    return Response(problem(status, detail, **more), status=status, headers=headers, content_type=CONTENT_TYPE)


def plain_problem(request: HttpRequest, status: int, detail: str) -> HttpResponse:
    """Answer with a problem outside DRF: for addresses under /api/ without a route, and for crashes."""
    return HttpResponse(orjson.dumps(problem(status, detail)), status=status, content_type=CONTENT_TYPE)
