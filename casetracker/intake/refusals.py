"""Why a request that writes is refused, each with its status; and every error from below in the words of the API."""

import logging
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import DataError, IntegrityError, OperationalError
from rest_framework import exceptions, status
from rest_framework.response import Response

from casetracker.core.constraints import explain
from casetracker.core.policy import NotAllowed
from casetracker.core.units import Unit
from casetracker.exchange.errors import DocumentError, Unpublishable
from casetracker.intake.pointers import pointer
from casetracker.web.problems import SHOWN, exception_handler, respond

logger = logging.getLogger(__name__)
BUSY = "The record is busy, and nothing was written. Send the same request again."
SCOPES_COUNT = "The scopes of its token count, too."
RETRY_AFTER = {"Retry-After": "2"}


class Refused(exceptions.APIException):
    """A request that is not carried out; `more` stands in the problem beside the detail."""

    headers: dict[str, str]

    def __init__(self, detail: str, headers: dict[str, str] | None = None, **more: Any) -> None:
        super().__init__(detail)
        self.headers, self.more = headers or {}, more


class Unreadable(Refused):
    status_code = status.HTTP_400_BAD_REQUEST


class Conflict(Refused):
    status_code = status.HTTP_409_CONFLICT


class Stale(Refused):
    status_code = status.HTTP_412_PRECONDITION_FAILED

    def __init__(self, unit: Unit) -> None:
        super().__init__(
            f"Somebody changed it since: it stands at version {unit.version}. Read its document again, and send your "
            "change against that.",
            {"ETag": etag_of(unit)},
            version=unit.version,
        )


class TooLarge(Refused):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE


class Unprocessable(Refused):
    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY


class VersionMissing(Refused):
    status_code = status.HTTP_428_PRECONDITION_REQUIRED

    def __init__(self) -> None:
        super().__init__(
            "Say which version you change: send If-Match with the ETag of its document, such as “v17” in quotes."
        )


def etag_of(unit: Unit) -> str:
    return f'"v{unit.version}"'


def exists_already(unit: Unit) -> Conflict:
    return Conflict(
        "There is a record with this key already; change it with PATCH, or a case with PUT by its key.",
        id=unit.public_id,
    )


def in_words(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer every error of a request that writes; DRF calls this in place of the reading routes' handler."""
    if isinstance(error, Refused):
        return respond(error.status_code, str(error.detail), headers=error.headers, **error.more)
    if isinstance(error, DocumentError):
        return refused_document(error)
    if isinstance(error, exceptions.ValidationError):
        return at_places(422, [*places_in(error.detail, "")])
    if isinstance(error, DjangoValidationError):
        is_conflict = {each.code for each in error.error_list} == {"approved"} if not is_by_field(error) else False
        return at_places(409 if is_conflict else 422, by_place(error))
    if isinstance(error, NotAllowed):
        return respond(403, f"{error} {SCOPES_COUNT}")
    if isinstance(error, IntegrityError | DataError):
        return at_places(409, [("", explain(error))])
    if isinstance(error, OperationalError):  # a lock that nobody gave back in time
        logger.warning("A request that writes was given up: %s", error)
        return respond(503, BUSY, headers=RETRY_AFTER)
    return exception_handler(error, context)


def places_in(detail: Any, where: str) -> Iterator[tuple[str, str]]:
    """Yield pointers and texts of what a serializer found."""
    if isinstance(detail, dict):
        for name, each in detail.items():
            yield from places_in(each, where if name == "non_field_errors" else f"{where}/{name}")
    elif isinstance(detail, list):
        yield from ((where, str(each)) for each in detail)


def is_by_field(error: DjangoValidationError) -> bool:
    return hasattr(error, "error_dict")


def by_place(error: DjangoValidationError) -> list[tuple[str, str]]:
    """Return pointers and texts of an error of the actions, which names fields of the record or none."""
    if not is_by_field(error):
        return [("", text) for text in error.messages]
    named = error.message_dict.items()
    return [("" if name == "__all__" else f"/{name}", text) for name, texts in named for text in texts]


def refused_document(error: DocumentError) -> Response:
    """Answer 400 for what is no JSON, 409 for what cannot be published, and 422 for all else."""
    is_read = all(path.startswith("$") or path == "..." for path, _ in error.problems)
    code = 409 if isinstance(error, Unpublishable) else 422 if is_read else 400
    return at_places(code, [(pointer(path), text if is_read else f"{path}: {text}") for path, text in error.problems])


def at_places(code: int, found: list[tuple[str, str]]) -> Response:
    rows = [{"pointer": where, "detail": text} for where, text in found][:SHOWN]
    return respond(code, " ".join(": ".join(filter(None, row.values())) for row in rows), errors=rows)
