"""The client itself: one site, its resources, its search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any

import httpx
from typing_extensions import Self, Unpack

from casetracker_client.generated import models, parameters
from casetracker_client.generated.resources import Resources
from casetracker_client.rows import Rows
from casetracker_client.transport import Cache, Retries, Transport, user_agent
from casetracker_client.writing import Document, load


class Casetracker(Resources):
    """One site that runs Casetracker.

    `base_url` is the address of the site, such as https://cases.example.org. Reading needs no `token`. With a `cache`
    (a dict, or a mapping that keeps longer) what has not changed is not sent again. `http` takes what httpx.Client
    takes: `proxy`, `verify`, `transport`.
    """

    def __init__(
        self,
        base_url: str,
        token: str | None = None,
        *,
        timeout: float = 30,
        retries: Retries | None = None,
        cache: Cache | None = None,
        **http: Any,
    ) -> None:
        headers = {"User-Agent": user_agent(), **({"Authorization": f"Bearer {token}"} if token else {})}
        self._http = httpx.Client(timeout=timeout, headers=headers, **http)
        self._transport = Transport(base_url, http=self._http, retries=retries or Retries(), cache=cache)
        super().__init__(self._transport)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def search(self, q: str, **filters: Unpack[parameters.Search]) -> Iterator[models.SearchRow]:
        """The cases in which the words stand, the best matches first, read page by page."""
        number, has_next = 1, True
        while has_next:
            page = self._transport.read("search/", {**filters, "q": q, "page": number})
            yield from page["results"]
            number, has_next = number + 1, page["has_next"]

    def changes(self, since: str | None = None, **filters: Unpack[parameters.Changes]) -> Rows[models.Change]:
        """What changed in the public record, in the order in which it happened, after the cursor `since`.

        Go through `.pages()` and keep a page's `cursor` once you have done what its `results` say.
        """
        return Rows(self._transport, "changes/", {**filters, "since": since})

    def load(
        self,
        documents: Iterable[Document],
        *,
        publish: bool = False,
        apply: bool = False,
        dry_run: bool = False,
    ) -> Iterator[models.Imported]:
        """Load documents of cases, each by itself, and tell what came of each; `dry_run` takes all of them back."""
        return load(self._transport, documents, {"publish": publish, "apply": apply, "dry_run": dry_run})

    def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, object] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Any request, for what has no method here; `path` is within the API, such as `cases/`."""
        return self._transport.send(method, path, params=params, json=json, headers=headers)
