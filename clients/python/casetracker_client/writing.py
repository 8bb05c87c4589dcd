"""Writing, for whoever has a token. A change names the version that it is meant for: nothing is overwritten unseen."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import httpx

from casetracker_client.resource import Resource
from casetracker_client.transport import Transport

if TYPE_CHECKING:
    from casetracker_client.generated.models import Imported, Loaded, Written

Document = Mapping[str, Any]
"""A record in the interchange format (docs/interchange.md)."""
DOCUMENTS_AT_ONCE = 100
SECONDS_BETWEEN_REPORTS = 1


@dataclass(frozen=True)
class Stored:
    """A record as editors have it: its document and the version to name when it is changed."""

    version: int
    document: dict[str, Any]


class Writes(Resource):
    """A resource whose records can be made and changed."""

    def create(self, document: Document, /) -> Written:
        """A new record; a draft, where its kind has drafts."""
        answer: Written = self._write("POST", "", document)
        return answer

    def document(self, public_id: str, /) -> Stored:
        """The record as it stands, drafts too."""
        answer = self._transport.send("GET", f"{self.path}/{public_id}/document/")
        return Stored(version_in(answer), answer.json())

    def patch(self, public_id: str, changes: Document, /, *, version: int, remove: bool = False) -> Written:
        """Change the members that `changes` has (a merge patch, RFC 7396; `reason` says why).

        Raises Outdated where the record stands at another version than the one named. What a list of parts leaves out
        stays, unless `remove` says otherwise.
        """
        answer: Written = self._write("PATCH", f"{public_id}/", changes, version=version, remove=remove)
        return answer

    def _write(
        self, method: str, place: str, body: Document, *, version: int | None = None, **flags: bool | None
    ) -> Any:
        expected = {} if version is None else {"If-Match": f'"v{version}"'}
        asked = {name: True if is_set else None for name, is_set in flags.items()}
        return write(self._transport, method, f"{self.path}/{place}", json=body, headers=expected, params=asked).json()


class WritesEditorial(Writes):
    """A resource whose records are drafted, published and withdrawn."""

    def publish(
        self, public_id: str, /, *, version: int, reason: str = "", at: datetime | None = None, attached: bool = False
    ) -> Written:
        """Show it to everybody, now or from an instant on; `attached`: with every draft that belongs to it."""
        instant = {"publish_at": at.isoformat()} if at else {}
        body = {"reason": reason, "attached": attached, **instant}
        answer: Written = self._write("POST", f"{public_id}/publish/", body, version=version)
        return answer

    def withdraw(self, public_id: str, /, *, version: int, reason: str) -> Written:
        """Show it to nobody any more; readers are told the reason."""
        answer: Written = self._write("POST", f"{public_id}/withdraw/", {"reason": reason}, version=version)
        return answer


class WritesByKey(WritesEditorial):
    """Cases, which come as whole documents and are known by the keys of other systems."""

    def put(
        self, system: str, key: str, document: Document, /, *, publish: bool = False, apply: bool = False
    ) -> Loaded:
        """Create or change the case that has this key in that system; the same document again changes nothing.

        `publish` shows new records at once, `apply` changes what is public. Raises Conflict where a record may be here
        under another key: `document["candidates"]` names them.
        """
        answer: Loaded = self._write(
            "PUT", f"by-key/{quote(system, safe='')}/{quote(key, safe='')}/", document, publish=publish, apply=apply
        )
        return answer


def write(transport: Transport, method: str, path: str, *, params: Document, **more: Any) -> httpx.Response:
    """Send it under a key of its own, so that it can be sent again when the answer is lost."""
    headers = {**more.pop("headers", {}), "Idempotency-Key": str(uuid.uuid4())}
    return transport.send(method, path, params=params, headers=headers, **more)


def load(transport: Transport, documents: Iterable[Document], flags: Mapping[str, bool]) -> Iterator[Imported]:
    """Send the documents, some at a time, and give what came of each, in their order; `line` counts all of them."""
    rest, sent = iter(documents), 0
    asked = {name: True if is_set else None for name, is_set in flags.items()}
    while batch := list(islice(rest, DOCUMENTS_AT_ONCE)):
        report = write(transport, "POST", "imports/", json=batch, params=asked).json()
        while not report["is_finished"]:
            transport.retries.sleep(SECONDS_BETWEEN_REPORTS)
            report = transport.send("GET", f"imports/{report['id']}/").json()
        for told in report["documents"]:
            told["line"] += sent
            yield told
        sent += len(batch)


def version_in(answer: httpx.Response) -> int:
    """The version that an ETag such as `"v17"` or `W/"v17"` names."""
    return int(answer.headers["ETag"].removeprefix("W/").strip('"').removeprefix("v"))
