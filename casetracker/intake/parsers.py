"""Bodies of requests that write: JSON that is read strictly, to a stated size, with the digest of its bytes."""

from collections.abc import Mapping
from hashlib import sha256
from typing import IO, Any, ClassVar

from rest_framework.parsers import BaseParser

from casetracker.exchange.parsing import read_json
from casetracker.intake.refusals import TooLarge, Unprocessable

MEGABYTE = 2**20
AT_MOST = 8 * MEGABYTE
"""Bytes of one document: forty times the largest case of the record."""
IMPORT_AT_MOST = 32 * MEGABYTE
LINES_AT_MOST = 1_000


class JSONBody(BaseParser):
    """JSON in which no name stands twice in one object; DRF's own parser would keep the last in silence."""

    media_type = "application/json"
    at_most: ClassVar[int] = AT_MOST

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        data = stream.read(self.at_most + 1)
        if len(data) > self.at_most:
            raise TooLarge(f"At most {self.at_most // MEGABYTE} MB are read of one request; send less at once.")
        request = (parser_context or {})["request"]
        request.body_digest = sha256(data).hexdigest()
        return self.parsed(data)

    def parsed(self, data: bytes) -> Any:
        return read_json(data)


class MergePatchBody(JSONBody):
    """A merge patch under its own name."""

    media_type = "application/merge-patch+json"


class ImportBody(JSONBody):
    """A list of documents as JSON."""

    at_most = IMPORT_AT_MOST

    def parsed(self, data: bytes) -> list[Any]:
        documents = read_json(data)
        if not isinstance(documents, list):
            raise Unprocessable("Send a list of documents, or one document on each line as application/x-ndjson.")
        return few_enough(documents)


class LinesBody(ImportBody):
    """A document on each line. A line that cannot be read is reported with its number and stops no other."""

    media_type = "application/x-ndjson"

    def parsed(self, data: bytes) -> list[Any]:
        return few_enough([line for line in data.split(b"\n") if line.strip()])


def few_enough(documents: list[Any]) -> list[Any]:
    if not documents:
        raise Unprocessable("There is no document in this request.")
    if len(documents) > LINES_AT_MOST:
        raise TooLarge(f"At most {LINES_AT_MOST:,} documents are taken in one request; send the rest in another.")
    return documents
